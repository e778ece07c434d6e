//! What a text is to a spreadsheet. A number or a day that is kept as text is marked with a green corner in Excel, sorts by
//! its letters and adds up to nothing; so it is kept as what it is, with a format that shows the same letters.

use chrono::{Datelike, NaiveDate};

/// The most digits a number of a spreadsheet keeps exactly.
const MOST_DIGITS: usize = 15;

/// What a cell keeps.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum CellValue {
    /// The text itself.
    Text,
    /// A whole number of so many digits, leading noughts included.
    Number(u64, usize),
    /// A number with a part, which no text is taken for.
    Part(f64),
    /// A day written `05/09/2019`.
    Day(NaiveDate),
}

/// How a cell shows what it keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellShape {
    /// As a text.
    Text,
    /// As a number without noughts before it.
    Number,
    /// As a number of so many digits.
    Digits(usize),
    /// As a number with a decimal.
    Part,
    /// As a day.
    Day,
}

impl CellShape {
    /// The number format.
    #[must_use]
    pub fn format(self) -> String {
        match self {
            Self::Text => "@".to_owned(),
            Self::Number => "0".to_owned(),
            Self::Digits(digits) => "0".repeat(digits),
            Self::Part => "#,##0.0".to_owned(),
            Self::Day => "dd/mm/yyyy".to_owned(),
        }
    }
}

impl CellValue {
    /// Reads a text; whatever a format could not show letter for letter stays a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        if (1..=MOST_DIGITS).contains(&text.len()) && text.bytes().all(|letter| letter.is_ascii_digit()) {
            return text.parse().map_or(Self::Text, |number| Self::Number(number, text.len()));
        }
        day(text).map_or(Self::Text, Self::Day)
    }

    /// How it is shown as it was written.
    #[must_use]
    pub fn shape(self) -> CellShape {
        match self {
            Self::Text => CellShape::Text,
            Self::Number(number, digits) if number.checked_ilog10().map_or(1, |tens| tens as usize + 1) == digits => {
                CellShape::Number
            }
            Self::Number(_, digits) => CellShape::Digits(digits),
            Self::Part(_) => CellShape::Part,
            Self::Day(_) => CellShape::Day,
        }
    }

    /// The number a spreadsheet keeps: of a day, those since the last of 1899; none for a text.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "fifteen digits, and days of some centuries")]
    pub fn number(self) -> Option<f64> {
        match self {
            Self::Text => None,
            Self::Number(number, _) => Some(number as f64),
            Self::Part(number) => Some(number),
            Self::Day(day) => Some((day - EPOCH).num_days() as f64),
        }
    }
}

const EPOCH: NaiveDate = match NaiveDate::from_ymd_opt(1899, 12, 30) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// Reads a day of which every digit stands; before March 1900 spreadsheets count a day that never was.
fn day(text: &str) -> Option<NaiveDate> {
    let letters = text.as_bytes();
    let [_, _, b'/', _, _, b'/', _, _, _, _] = letters else { return None };
    let part = |range| text.get(range).filter(|part: &&str| part.bytes().all(|letter| letter.is_ascii_digit()));
    let (day, month, year) = (part(0..2)?, part(3..5)?, part(6..10)?);
    let day = NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
    (day.year() > 1900).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str) -> (Option<f64>, String) {
        let value = CellValue::of(text);
        (value.number(), value.shape().format())
    }

    #[test]
    fn a_number_or_a_day_is_kept_as_one_and_shown_as_it_was_written() {
        assert_eq!(kept("128"), (Some(128.0), "0".to_owned()));
        assert_eq!(kept("0"), (Some(0.0), "0".to_owned()));
        assert_eq!(kept("006099000123"), (Some(6_099_000_123.0), "000000000000".to_owned()));
        assert_eq!(kept("05/09/2019"), (Some(43_713.0), "dd/mm/yyyy".to_owned()));
    }

    #[test]
    fn what_no_format_could_show_letter_for_letter_stays_a_text() {
        for text in
            ["", "12a", "12/2026", "1234567890123456", "31/02/2019", "5/9/2019", "05/09/1900", "-1", "٣", "1,5"]
        {
            assert_eq!(kept(text), (None, "@".to_owned()), "{text}");
        }
    }
}
