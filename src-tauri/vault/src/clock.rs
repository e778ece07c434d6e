//! Whether the machine's day can be right. A dead battery starts every morning in 2005; a clock may run ahead. What is
//! in doubt is asked of the clerk, whose answer holds until the program ends; nothing of the register depends on it.

use chrono::{Days, NaiveDate};

/// The register was not used for so long only if nobody sat at it for more than a year.
const LONGEST_REST: Days = Days::new(400);

/// Why a day cannot be right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// This day is before the program was made.
    BeforeProgram(NaiveDate),
    /// This day is before the day of the last act.
    Backwards(NaiveDate, NaiveDate),
    /// This day is long after the day of the last act.
    FarAhead(NaiveDate, NaiveDate),
}

/// Judges the machine's day by the day the program was made and the day of the register's last act. One day back is a
/// flight or a night shift, no doubt.
#[must_use]
pub fn doubt(today: NaiveDate, made: NaiveDate, last: Option<NaiveDate>) -> Option<Doubt> {
    if today < made {
        return Some(Doubt::BeforeProgram(today));
    }
    let last = last?;
    if last.checked_sub_days(Days::new(1)).is_some_and(|yesterday| today < yesterday) {
        return Some(Doubt::Backwards(today, last));
    }
    let far = last.checked_add_days(LONGEST_REST).is_some_and(|latest| today > latest);
    far.then_some(Doubt::FarAhead(today, last))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_that_cannot_be_is_doubted_and_one_that_can_is_not() {
        let (made, last) = (day("2026-11-01"), day("2026-11-23"));
        for (today, doubted) in [
            ("1970-01-01", Some(Doubt::BeforeProgram(day("1970-01-01")))),
            ("2005-01-01", Some(Doubt::BeforeProgram(day("2005-01-01")))),
            ("2026-11-21", Some(Doubt::Backwards(day("2026-11-21"), last))),
            ("2026-11-22", None),
            ("2026-11-23", None),
            ("2026-11-24", None),
            ("2027-12-28", None),
            ("2027-12-29", Some(Doubt::FarAhead(day("2027-12-29"), last))),
            ("2036-11-23", Some(Doubt::FarAhead(day("2036-11-23"), last))),
            ("2038-01-20", Some(Doubt::FarAhead(day("2038-01-20"), last))),
        ] {
            assert_eq!(doubt(day(today), made, Some(last)), doubted, "{today}");
        }
        assert_eq!(doubt(day("2038-01-20"), made, None), None, "a register that is not there yet has no last act");
    }
}
