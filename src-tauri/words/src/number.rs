//! Numbers of the two books: `12/2026`. They run through a calendar year and are never given twice, a
//! cancelled entry's included. And how any number is written.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use crate::draft::Draft;
use crate::fault::Trouble;

/// A number in a year's book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number {
    /// The year of the book.
    pub year: i32,
    /// The number in it, from 1.
    pub no: u32,
}

impl Number {
    /// Reads `12/2026`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (no, year) = text.split_once('/')?;
        let digits = |part: &str| part.chars().all(|digit| digit.is_ascii_digit());
        if !digits(no) || !digits(year) || year.len() != 4 || no.starts_with('0') {
            return None;
        }
        Some(Self { year: year.parse().ok()?, no: no.parse().ok().filter(|no| (1..=9_999_999).contains(no))? })
    }

    /// Reads `number` of a draft. A date corrected into another year keeps its number, so that is only soft.
    pub fn read(draft: &mut Draft, day: NaiveDate) -> Option<Self> {
        let text = draft.maybe_text("number", 20)?;
        let number = Self::parse(&text);
        match number {
            None => draft.fault("number", Trouble::BadNumber),
            Some(number) if number.year != day.year() => draft.soft("number", Trouble::OtherYear),
            Some(_) => {}
        }
        number
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.no, self.year)
    }
}

impl serde::Serialize for Number {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Sets the thousands of digits apart with dots.
#[must_use]
pub fn apart(digits: &str) -> String {
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_it_is_written_and_nothing_else_is_one() {
        assert_eq!(Number::parse("12/2026"), Some(Number { year: 2026, no: 12 }));
        for text in ["", "12", "12/26", "0/2026", "012/2026", "-1/2026", "1/2026/", "a/2026", "+1/2026"] {
            assert_eq!(Number::parse(text), None, "{text}");
        }
    }
}
