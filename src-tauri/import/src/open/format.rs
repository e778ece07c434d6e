//! How a number is shown, as far as it changes what the cell says: as a day, as an hour, with zeros before it.

use crate::sheet::{Cell, Sheet};

/// A number format of Excel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Format {
    Plain,
    Day,
    Hour,
    /// Whole numbers with the zeros and signs that stand in the format.
    Digits(Vec<Place>),
}

/// One place of a format of whole numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Zero,
    Digit,
    Letter(char),
}

impl Format {
    /// Gives a format that has a number and no text of its own, those of eastern languages included.
    pub fn builtin(number: u32) -> Self {
        match number {
            14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 => Self::Day,
            18..=21 | 32..=35 | 45 | 47 | 55 | 56 => Self::Hour,
            _ => Self::Plain,
        }
    }

    /// Reads the text of a format: what it does with positive numbers.
    pub fn read(code: &str) -> Self {
        let (mut places, mut has) = (Vec::new(), Has::default());
        let mut letters = code.chars();
        while let Some(letter) = letters.next() {
            match letter {
                ';' => break,
                '"' => places.extend(letters.by_ref().take_while(|one| *one != '"').map(Place::Letter)),
                '\\' => places.extend(letters.next().map(Place::Letter)),
                '_' | '*' => drop(letters.next()),
                '[' => {
                    let inside: String = letters.by_ref().take_while(|one| *one != ']').collect();
                    // [h]:mm counts hours, more than a day has.
                    has.elapsed |= matches!(inside.to_lowercase().as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss");
                }
                '0' => places.push(Place::Zero),
                '#' => places.push(Place::Digit),
                'd' | 'D' | 'y' | 'Y' | 'b' | 'B' => has.day = true,
                'm' | 'M' => has.month = true,
                'h' | 'H' | 's' | 'S' => has.hour = true,
                ' ' | '-' | '(' | ')' | '+' | '/' | ':' | '\'' | '$' => places.push(Place::Letter(letter)),
                _ => has.other = true,
            }
            if matches!(letter, 'G' | 'g' | 'E' | '@' | '%') && !has.day && !has.hour {
                return Self::Plain;
            }
        }
        match has {
            Has { elapsed: true, .. } => Self::Plain,
            Has { day: true, .. } | Has { month: true, hour: false, .. } => Self::Day,
            Has { hour: true, .. } => Self::Hour,
            Has { other: true, .. } => Self::Plain,
            _ if places.iter().any(|place| matches!(place, Place::Zero | Place::Digit)) => Self::Digits(places),
            _ => Self::Plain,
        }
    }

    /// Makes the cell of a number. A small number that merely wears the format of a date stays a number.
    pub fn cell(&self, number: f64, sheet: &Sheet) -> Cell {
        let shown = match self {
            Self::Plain => None,
            Self::Digits(places) => digits(places, number).map(Cell::Text),
            Self::Day | Self::Hour if (0.0..1.0).contains(&number) && *self == Self::Hour => Some(hour(number)),
            Self::Day | Self::Hour => sheet.serial_day(number).map(Cell::Day),
        };
        shown.unwrap_or(Cell::Number(number))
    }
}

/// What stands in a format.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a letter seen or not")]
struct Has {
    day: bool,
    month: bool,
    hour: bool,
    elapsed: bool,
    other: bool,
}

/// Shows an hour of the day: 8:30.
fn hour(number: f64) -> Cell {
    #[expect(clippy::cast_possible_truncation, reason = "a day has 1,440 minutes")]
    let minutes = (number * 1_440.0).round() as i64;
    Cell::Text(format!("{}:{:02}", minutes / 60 % 24, minutes % 60))
}

/// Shows a whole number with the signs of its format, where they give it digits it does not have.
fn digits(places: &[Place], number: f64) -> Option<String> {
    if number < 0.0 || number.fract() != 0.0 || number >= 1e15 {
        return None;
    }
    let plain = format!("{number:.0}");
    let is_place = |place: &&Place| !matches!(place, Place::Letter(_));
    let room = places.iter().filter(is_place).count();
    let shown_always = places.iter().filter(is_place).skip_while(|place| **place != Place::Zero).count();
    let figures = format!("{plain:0>shown_always$}");
    let mut left = figures.chars();
    // What is longer than its format begins at the first place, what is shorter leaves the first places empty.
    let mut place_of = 0;
    let mut text = String::new();
    for place in places {
        if let Place::Letter(letter) = place {
            text.push(*letter);
            continue;
        }
        let here = if place_of == 0 { figures.len().saturating_sub(room) } else { 0 };
        let is_filled = room - place_of <= figures.len();
        text.extend(left.by_ref().take(here + usize::from(is_filled)));
        place_of += 1;
    }
    let of_text: String = text.chars().filter(char::is_ascii_digit).collect();
    (of_text != plain).then(|| text.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(code: &str, number: f64) -> Cell {
        Format::read(code).cell(number, &Sheet::default())
    }

    #[test]
    fn zeros_that_a_format_shows_are_kept() {
        let text = |code, number| match shown(code, number) {
            Cell::Text(text) => text,
            other => format!("{other:?}"),
        };
        assert_eq!(text("000000000", 95_012_345.0), "095012345");
        assert_eq!(text("0##", 7.0), "007");
        assert_eq!(text("00000", 12.0), "00012");
        assert_eq!(text("0000 000 000", 912_345_678.0), "0912 345 678");
        assert_eq!(text("0000\\.000\\.000;@", 912_345_678.0), "0912.345.678");
        assert_eq!(text("\"0\"#########", 912_345_678.0), "0912345678");
        assert_eq!(text("[$-42A]000\"/TB\"", 5.0), "005/TB");
        for plain in ["General", "0", "#,##0", "0.00", "@", "0%", "0.00E+00", "\"Số \"0", "###-####", "000000000"] {
            assert_eq!(shown(plain, 123_456_789.0), Cell::Number(123_456_789.0), "{plain}");
        }
        assert_eq!(shown("00", 1.5), Cell::Number(1.5));
        assert_eq!(shown("00", -1.0), Cell::Number(-1.0));
    }

    #[test]
    fn a_day_is_told_by_the_letters_of_its_format() {
        for code in [
            "dd/mm/yyyy",
            "[$-42A]d\\-mmm;@",
            "yyyy\\-mm\\-dd hh:mm",
            "[$-1010000]d/m/yy;@",
            "\"ngày\" d/m",
            "mm/yyyy",
        ] {
            assert_eq!(shown(code, 43_713.4).shown(), "05/09/2019", "{code}");
        }
        assert_eq!(shown("h:mm AM/PM", 0.354_166_7), Cell::Text("8:30".into()));
        assert_eq!(shown("[h]:mm", 43_713.0), Cell::Number(43_713.0));
        assert_eq!(shown("dd/mm/yyyy", 5.0), Cell::Number(5.0));
        assert_eq!(shown("[Red]#,##0.00", 43_713.0), Cell::Number(43_713.0));
        assert_eq!(Format::builtin(14), Format::Day);
    }
}
