//! What a cell means: days in every way an office writes them, identity numbers whose leading zeros Excel lost,
//! counts, crosses.

use chrono::NaiveDate;
use words::day::{self, DayFault, PartialDay};
use words::vietnamese::fold::{fold, tokens};

use super::row::Doubt;
use super::sheet::Cell;

/// Reads a day. A day without a year belongs to the year of the row above, or of the book's title.
pub(super) fn day(cell: &Cell, year: Option<i32>, today: NaiveDate) -> Result<NaiveDate, Doubt> {
    match cell {
        Cell::Day(day) => Ok(*day),
        Cell::Number(number) if (10_000.0..90_000.0).contains(number) => Cell::serial(*number).ok_or(Doubt::NotADate),
        // 05092019 typed as a number has lost its zero.
        Cell::Number(number) if number.fract() == 0.0 && (1e6..1e8).contains(number) => {
            day::parse_typed(&format!("{number:08.0}"), today).map_err(doubt)
        }
        // 5.1 may have been 5/1 or 5/10: nobody can tell any more.
        Cell::Number(_) | Cell::Flag(_) | Cell::Unknown(_) => Err(Doubt::NotADate),
        Cell::Text(text) => text_day(text, year, today),
    }
}

fn text_day(text: &str, year: Option<i32>, today: NaiveDate) -> Result<NaiveDate, Doubt> {
    let groups: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).collect();
    match groups.as_slice() {
        [] => return Err(Doubt::NotADate),
        [day, month] if day.len() <= 2 && month.len() <= 2 => {
            let last = NaiveDate::from_ymd_opt(year.ok_or(Doubt::NoYear)?, 12, 31).ok_or(Doubt::NoYear)?;
            return day::parse_typed(text, last).map_err(doubt);
        }
        [lone] if lone.len() <= 4 => return Err(Doubt::NotADate),
        _ => {}
    }
    let whole = day::parse_typed(text, today).map_err(doubt);
    if whole == Err(Doubt::NotADate) {
        return match days_in(text, today).as_slice() {
            [] => Err(Doubt::NotADate),
            [one] => Ok(*one),
            [first, rest @ ..] if rest.iter().all(|day| day == first) => Ok(*first),
            _ => Err(Doubt::SeveralDays),
        };
    }
    whole
}

fn doubt(fault: DayFault) -> Doubt {
    match fault {
        DayFault::NotADate => Doubt::NotADate,
        DayFault::NoSuchDay { .. } | DayFault::OutOfRange => Doubt::NoSuchDay,
        DayFault::TwoDigitYear => Doubt::TwoDigitYear,
    }
}

/// Finds the whole days inside a text: `CV số 12/UBND ngày 05/9/2019`, `ngày 05 tháng 9 năm 2019`.
pub(super) fn days_in(text: &str, today: NaiveDate) -> Vec<NaiveDate> {
    let signed = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')'));
    let mut days: Vec<NaiveDate> = signed
        .map(|word| word.trim_matches(|c: char| !c.is_ascii_digit()))
        .filter(|word| word.split(['/', '.', '-']).count() == 3)
        .filter_map(|word| day::parse_typed(word, today).ok())
        .collect();
    let words = tokens(text);
    days.extend(words.windows(5).filter_map(|window| match window {
        [day, thang, month, nam, year] if thang == "thang" && nam == "nam" => {
            day::parse_typed(&format!("{day}/{month}/{year}"), today).ok()
        }
        _ => None,
    }));
    days
}

/// Reads a day that may be known only in part.
pub(super) fn partial_day(cell: &Cell, today: NaiveDate) -> Result<PartialDay, Doubt> {
    match cell {
        Cell::Number(number) if number.fract() == 0.0 && (1900.0..=2100.0).contains(number) => {
            PartialDay::parse_typed(&cell.shown(), today).map_err(doubt)
        }
        Cell::Text(text) => match PartialDay::parse_typed(text, today) {
            Ok(day) => Ok(day),
            Err(_) => day(cell, None, today).map(PartialDay::Day),
        },
        _ => day(cell, None, today).map(PartialDay::Day),
    }
}

/// An identity number as far as it could be read.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Identity {
    pub number: Option<String>,
    pub kind: Option<&'static str>,
    pub issued_on: Option<NaiveDate>,
    pub issued_by: Option<String>,
    /// The number is of no length an identity number has.
    pub odd: bool,
}

/// Reads an identity number. A number Excel took for a figure gets its leading zeros back: CMND 9 digits, căn
/// cước 12. What was typed as text is kept as it was typed.
pub(super) fn identity(cell: &Cell, today: NaiveDate) -> Identity {
    match cell {
        Cell::Number(number) => {
            let digits = format!("{number:.0}");
            let width = match digits.len() {
                7..=9 => 9,
                10..=12 => 12,
                other => other,
            };
            known(format!("{digits:0>width$}"))
        }
        Cell::Text(text) => identity_in(text, today),
        Cell::Day(_) | Cell::Flag(_) | Cell::Unknown(_) => Identity { odd: true, ..Identity::default() },
    }
}

fn identity_in(text: &str, today: NaiveDate) -> Identity {
    let folded = fold(text);
    if ["khong", "chua co", "khong co", "mat"].iter().any(|none| folded.starts_with(none)) {
        return Identity { kind: Some("none"), ..Identity::default() };
    }
    let (head, rest) = split_issue(text);
    let number: String = head.chars().filter(char::is_ascii_alphanumeric).collect();
    let digits: String = head.chars().filter(char::is_ascii_digit).collect();
    let lettered = number.len() == digits.len() + 1 && number.starts_with(|c: char| c.is_ascii_alphabetic());
    let mut read = if lettered {
        Identity { number: Some(number), kind: Some("passport"), ..Identity::default() }
    } else if digits.is_empty() {
        Identity { odd: true, ..Identity::default() }
    } else {
        known(digits)
    };
    if let [issued] = days_in(rest, today).as_slice() {
        read.issued_on = Some(*issued);
    }
    read.issued_by = issuer(rest);
    read
}

/// Cuts `012345678 cấp ngày 05/9/2010 tại CA Bắc Kạn` before its issue.
fn split_issue(text: &str) -> (&str, &str) {
    let cut = text.char_indices().map(|(at, _)| at).find(|at| {
        let rest = fold(text.get(*at..).unwrap_or_default());
        *at > 0 && ["cap", "ngai cap", "noi cap", "ngai", ";", ","].iter().any(|word| rest.starts_with(word))
    });
    cut.and_then(|at| text.split_at_checked(at)).unwrap_or((text, ""))
}

fn issuer(text: &str) -> Option<String> {
    let after = ["tại ", "Nơi cấp", "nơi cấp", "do "].iter().find_map(|word| text.split_once(word))?.1;
    Some(after.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | '.' | ';')).to_owned())
        .filter(|name| !name.is_empty())
}

fn known(digits: String) -> Identity {
    let kind = match digits.len() {
        9 => "cmnd",
        12 => "cccd",
        _ => "other",
    };
    Identity { odd: kind == "other", number: Some(digits), kind: Some(kind), ..Identity::default() }
}

/// Reads a telephone number; Excel takes its leading zero.
pub(super) fn phone(cell: &Cell) -> String {
    match cell {
        Cell::Number(number) if (1e8..1e10).contains(number) => format!("0{number:.0}"),
        other => other.shown(),
    }
}

/// Finds the first whole number: `01 người`, `KN/7`, `3`.
pub(super) fn count(text: &str) -> Option<i64> {
    let digits = text.split(|c: char| !c.is_ascii_digit()).find(|group| !group.is_empty())?;
    digits.parse().ok().filter(|count| (1..=100_000).contains(count))
}

/// Tells a cell that is only a cross or a tick, the ticks of Wingdings included.
pub(super) fn is_mark(text: &str) -> bool {
    let folded = fold(text);
    matches!(
        folded.trim_matches('.'),
        "x" | "xx" | "v" | "✓" | "✔" | "√" | "☑" | "☒" | "co" | "c" | "+" | "*" | "1" | "þ" | "u" | "ü"
    )
}

/// Tells a cell that says no: `không`, `0`, a dash.
pub(super) fn is_nothing(text: &str) -> bool {
    matches!(fold(text).as_str(), "" | "0" | "-" | "–" | "—" | "khong" | "khong co" | "k" | "ko" | "/" | "☐")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        day::iso("2026-11-23").unwrap()
    }

    fn read(text: &str, year: Option<i32>) -> Result<String, Doubt> {
        day(&Cell::Text(text.into()), year, today()).map(|day| day.to_string())
    }

    #[test]
    fn a_day_is_read_however_the_office_wrote_it() {
        for text in [
            "5/9/2019",
            "05.09.2019",
            "ngày 05 tháng 9 năm 2019",
            "8h30 ngày 05/9/2019",
            "Ngày 05/9/2019, buổi sáng",
            "Sáng ngày 5 tháng 9 năm 2019",
            "2019-09-05",
            "5/9/19",
        ] {
            assert_eq!(read(text, None).as_deref(), Ok("2019-09-05"), "{text}");
        }
        for number in [43_713.0, 43_713.5, 5_092_019.0] {
            assert_eq!(day(&Cell::Number(number), None, today()).unwrap().to_string(), "2019-09-05");
        }
    }

    #[test]
    fn a_day_without_a_year_belongs_to_the_year_above_and_never_to_this_one() {
        assert_eq!(read("5/9", Some(2019)).as_deref(), Ok("2019-09-05"));
        assert_eq!(read("5/9", None), Err(Doubt::NoYear));
        assert_eq!(read("31/2", Some(2019)), Err(Doubt::NoSuchDay));
    }

    #[test]
    fn what_is_no_day_is_not_made_one() {
        assert_eq!(read("31/02/2019", None), Err(Doubt::NoSuchDay));
        assert_eq!(read("05/9/2019 và 12/9/2019", None), Err(Doubt::SeveralDays));
        for text in ["h", "hôm nay", "2019", "tháng 9", "x"] {
            assert_eq!(read(text, Some(2019)), Err(Doubt::NotADate), "{text}");
        }
    }

    #[test]
    fn a_lost_leading_zero_is_given_back() {
        let read = |number| identity(&Cell::Number(number), today()).number.unwrap();
        assert_eq!(read(95_012_345.0), "095012345");
        assert_eq!(read(6_099_001_234.0), "006099001234");
        assert_eq!(read(19_099_001_234.0), "019099001234");
        assert_eq!(read(123_456_789.0), "123456789");
    }

    #[test]
    fn an_identity_number_is_read_with_its_issue() {
        let read = |text: &str| identity(&Cell::Text(text.into()), today());
        let card = read("CMND 095 012 345 cấp ngày 05/9/2010 tại CA Bắc Kạn");
        assert_eq!((card.number.as_deref(), card.kind), (Some("095012345"), Some("cmnd")));
        assert_eq!(card.issued_on, day::iso("2010-09-05"));
        assert_eq!(card.issued_by.as_deref(), Some("CA Bắc Kạn"));
        assert_eq!(read("B1234567").kind, Some("passport"));
        assert_eq!(read("không xuất trình"), Identity { kind: Some("none"), ..Identity::default() });
        assert!(read("12345678").odd);
    }

    #[test]
    fn a_cross_is_a_cross_and_a_dash_is_none() {
        assert!(["x", "X", " x ", "✓", "v"].iter().all(|mark| is_mark(mark)));
        assert!(["", "-", "0", "Không"].iter().all(|none| is_nothing(none)));
        assert_eq!(count("KN/07 người"), Some(7));
    }
}
