//! Counts, whole numbers and areas of a draft.

use super::Draft;
use crate::fault::Trouble;

impl Draft {
    /// Takes a count of at least one that must be there.
    pub fn head_count(&mut self, field: &str) -> i64 {
        let count = self.maybe_whole(field);
        match count {
            Some(1..) => {}
            Some(_) => self.fault(field, Trouble::BelowOne),
            None => self.fault_once(field, Trouble::Missing),
        }
        count.unwrap_or(1)
    }

    /// Takes a count of nought or more, if it is there.
    pub fn maybe_count(&mut self, field: &str) -> Option<i64> {
        let count = self.maybe_whole(field)?;
        if count < 0 {
            self.fault(field, Trouble::Negative);
        }
        Some(count)
    }

    /// Takes a whole number, if it is there. Anything past a million milliards is no figure of an office.
    pub fn maybe_whole(&mut self, field: &str) -> Option<i64> {
        let value = self.take(field)?;
        match value.as_i64().filter(|whole| whole.abs() <= 1_000_000_000_000_000) {
            Some(whole) => Some(whole),
            None => self.wrong_type(field),
        }
    }

    /// Takes an area in square metres, to one decimal, as tenths.
    pub fn maybe_area(&mut self, field: &str) -> Option<i64> {
        let value = self.take(field)?;
        let Some(metres) = value.as_f64().filter(|metres| metres.abs() <= 1e12) else {
            return self.wrong_type(field);
        };
        if metres < 0.0 {
            self.fault(field, Trouble::Negative);
        }
        #[expect(clippy::cast_possible_truncation, reason = "bounded above")]
        Some((metres * 10.0).round() as i64)
    }
}
