//! Days as a Vietnamese office writes them: the day always first, never `May 9`, and ISO inside the register.
//! The calendar of working days and deadlines is elsewhere; here a day is only read and written.

mod partial;
mod say;

pub use partial::PartialDay;
pub use say::say;

use std::ops::RangeInclusive;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use crate::vietnamese::fold::fold;

/// The years a register can speak of. Outside them a digit was mistyped.
const YEARS: RangeInclusive<i32> = 1900..=2100;

/// Says why what was typed is no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayFault {
    /// It does not look like a date.
    NotADate,
    /// The calendar has no such day: 31/02, 29/02/2025, 5/13.
    NoSuchDay {
        /// The day of the month as typed.
        day: u32,
        /// The month as typed.
        month: u32,
        /// The year, where one was typed.
        year: Option<i32>,
    },
    /// The year has two digits and could be of this century or the last.
    TwoDigitYear,
    /// The year is before 1900 or after 2100.
    OutOfRange,
}

/// Reads what a clerk types: `5/9`, `0509`, `5-9-25`, `05092025`, `05.09.2019`, `ngày 05 tháng 9 năm 2019`,
/// `2019-09-05`, `h` (hôm nay), `hq` (hôm qua), and what `show_with_weekday` wrote. Without a year it is the
/// latest such day that is not after `today`. A year of two digits is taken for this century when the day
/// lies in the last twenty years or the next one, and refused otherwise.
pub fn parse_typed(text: &str, today: NaiveDate) -> Result<NaiveDate, DayFault> {
    parse_by(text, today, today)
}

/// Reads a day that lies ahead, as a last day: without a year it is the first such day from `today` on.
pub fn parse_typed_ahead(text: &str, today: NaiveDate) -> Result<NaiveDate, DayFault> {
    let year_on = today.checked_add_months(Months::new(12)).and_then(|day| day.pred_opt());
    parse_by(text, today, year_on.unwrap_or(today))
}

/// Reads what was typed on `today`; without a year, the latest such day up to `last`.
fn parse_by(text: &str, today: NaiveDate, last: NaiveDate) -> Result<NaiveDate, DayFault> {
    let typed = fold(text);
    let typed = typed.split('(').next().unwrap_or_default().trim();
    match typed {
        "h" | "hom nai" => return Ok(today),
        "hq" | "hom qua" => return today.checked_sub_days(Days::new(1)).ok_or(DayFault::OutOfRange),
        _ => {}
    }
    match numbers(typed).as_slice() {
        [run] => parse_run(run, today, last),
        [day, month] => latest(short(day)?, short(month)?, last),
        [year, month, day] if year.len() == 4 => on(short(day)?, short(month)?, number(year)?),
        [day, month, year] => in_year(short(day)?, short(month)?, year, today),
        _ => Err(DayFault::NotADate),
    }
}

/// Reads a stored day, strictly `YYYY-MM-DD`.
pub fn iso(text: &str) -> Option<NaiveDate> {
    let has_shape = text.len() == 10
        && text.bytes().enumerate().all(|(place, byte)| match place {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    has_shape.then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()).flatten()
}

/// Writes a day for screen and print: `05/09/2019`.
pub fn show(day: NaiveDate) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}

/// Names the day of the week: `thứ Sáu`, `Chủ nhật`.
pub fn weekday(day: NaiveDate) -> &'static str {
    match day.weekday() {
        Weekday::Mon => "thứ Hai",
        Weekday::Tue => "thứ Ba",
        Weekday::Wed => "thứ Tư",
        Weekday::Thu => "thứ Năm",
        Weekday::Fri => "thứ Sáu",
        Weekday::Sat => "thứ Bảy",
        Weekday::Sun => "Chủ nhật",
    }
}

/// Writes a day with its weekday: `05/09/2025 (thứ Sáu)`.
pub fn show_with_weekday(day: NaiveDate) -> String {
    format!("{} ({})", show(day), weekday(day))
}

/// Writes a day as a document does: `ngày 05 tháng 9 năm 2019`. Nghị định 30/2020/NĐ-CP puts a zero before
/// days under 10 and before months 1 and 2, so that nobody can write a digit in front of them.
pub fn in_words(day: NaiveDate) -> String {
    let month = day.month();
    let zero = if month <= 2 { "0" } else { "" };
    format!("ngày {:02} tháng {zero}{month} năm {}", day.day(), day.year())
}

/// Takes the numbers out of a folded date; anything that is neither a number, a sign between numbers nor one
/// of the words ngày, tháng, năm stays as it is and is refused later as no number.
fn numbers(folded: &str) -> Vec<&str> {
    let is_word = |part: &&str| !matches!(*part, "" | "ngai" | "thang" | "nam");
    folded.split(|c: char| c.is_whitespace() || matches!(c, '/' | '-' | '.' | ',')).filter(is_word).collect()
}

/// Reads digits typed in one run: `0509`, `050925`, `05092025`.
fn parse_run(run: &str, today: NaiveDate, last: NaiveDate) -> Result<NaiveDate, DayFault> {
    let part = |from, to| run.get(from..to).ok_or(DayFault::NotADate);
    match run.len() {
        4 => latest(short(part(0, 2)?)?, short(part(2, 4)?)?, last),
        6 | 8 => in_year(short(part(0, 2)?)?, short(part(2, 4)?)?, part(4, run.len())?, today),
        _ => Err(DayFault::NotADate),
    }
}

/// Finds the latest such day that is not after today. 29/02 can be eight years back.
fn latest(day: u32, month: u32, today: NaiveDate) -> Result<NaiveDate, DayFault> {
    let years = (0..=8).map(|back| today.year() - back);
    let mut days = years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
    days.find(|found| *found <= today).ok_or(DayFault::NoSuchDay { day, month, year: None })
}

fn in_year(day: u32, month: u32, year: &str, today: NaiveDate) -> Result<NaiveDate, DayFault> {
    match year.len() {
        4 => on(day, month, number(year)?),
        2 => in_this_century(day, month, 2000 + number::<i32>(year)?, today),
        _ => Err(DayFault::NotADate),
    }
}

fn on(day: u32, month: u32, year: i32) -> Result<NaiveDate, DayFault> {
    if !YEARS.contains(&year) {
        return Err(DayFault::OutOfRange);
    }
    NaiveDate::from_ymd_opt(year, month, day).ok_or(DayFault::NoSuchDay { day, month, year: Some(year) })
}

/// Takes a year of two digits only where nobody could mean the last century.
fn in_this_century(day: u32, month: u32, year: i32, today: NaiveDate) -> Result<NaiveDate, DayFault> {
    if !(today.year() - 20..=today.year() + 1).contains(&year) {
        return Err(DayFault::TwoDigitYear);
    }
    let found = on(day, month, year)?;
    let not_before = today.checked_sub_months(Months::new(20 * 12)).ok_or(DayFault::OutOfRange)?;
    let not_after = today.checked_add_months(Months::new(12)).ok_or(DayFault::OutOfRange)?;
    if (not_before..=not_after).contains(&found) { Ok(found) } else { Err(DayFault::TwoDigitYear) }
}

/// Reads a day or a month, one digit or two.
fn short(digits: &str) -> Result<u32, DayFault> {
    if digits.len() <= 2 { number(digits) } else { Err(DayFault::NotADate) }
}

fn number<N: std::str::FromStr>(digits: &str) -> Result<N, DayFault> {
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| is_number).ok_or(DayFault::NotADate)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn on_the(day: &str) -> NaiveDate {
        iso(day).unwrap()
    }

    /// What the clerk gets for it on Monday 23/11/2026.
    fn typed(text: &str) -> Result<String, DayFault> {
        parse_typed(text, on_the("2026-11-23")).map(|day| day.to_string())
    }

    #[test]
    fn a_last_day_without_a_year_lies_ahead() {
        let ahead = |text: &str| parse_typed_ahead(text, on_the("2026-11-23")).map(|day| day.to_string());
        for (text, day) in [
            ("30/11", "2026-11-30"),
            ("2311", "2026-11-23"),
            ("22/11", "2027-11-22"),
            ("5/9/2026", "2026-09-05"),
            ("h", "2026-11-23"),
        ] {
            assert_eq!(ahead(text).as_deref(), Ok(day), "{text}");
        }
        assert_eq!(typed("30/11").as_deref(), Ok("2025-11-30"), "a fact lies behind");
    }

    #[test]
    fn the_fifth_of_september_is_never_may_ninth() {
        for text in [
            "5/9/2019",
            "05-09-2019",
            "05.09.2019",
            "05092019",
            "2019-09-05",
            " 5 / 9 / 2019 ",
            "5.9.2019",
            "ngày 05 tháng 9 năm 2019",
            "Ngày 5 tháng 09 năm 2019",
            "nga\u{300}y 05 tha\u{301}ng 9 na\u{306}m 2019",
            "05/09/2019 (thứ Năm)",
        ] {
            assert_eq!(typed(text).as_deref(), Ok("2019-09-05"), "{text}");
        }
    }

    #[test]
    fn a_day_without_a_year_is_the_latest_one_not_after_today() {
        assert_eq!(typed("5/9").as_deref(), Ok("2026-09-05"));
        assert_eq!(typed("0509").as_deref(), Ok("2026-09-05"));
        assert_eq!(typed("23/11").as_deref(), Ok("2026-11-23"));
        assert_eq!(typed("24/11").as_deref(), Ok("2025-11-24"));
        assert_eq!(typed("29/2").as_deref(), Ok("2024-02-29"));
    }

    #[test]
    fn h_is_today_and_hq_is_yesterday() {
        assert_eq!(typed("h").as_deref(), Ok("2026-11-23"));
        assert_eq!(typed("HQ").as_deref(), Ok("2026-11-22"));
        assert_eq!(typed("hôm qua").as_deref(), Ok("2026-11-22"));
    }

    #[test]
    fn a_year_of_two_digits_is_taken_only_when_it_is_near() {
        assert_eq!(typed("5-9-25").as_deref(), Ok("2025-09-05"));
        assert_eq!(typed("050925").as_deref(), Ok("2025-09-05"));
        assert_eq!(typed("23/11/06").as_deref(), Ok("2006-11-23"));
        assert_eq!(typed("23/11/27").as_deref(), Ok("2027-11-23"));
        for text in ["22/11/06", "24/11/27", "7/3/56", "7/3/99", "31/2/56"] {
            assert_eq!(typed(text), Err(DayFault::TwoDigitYear), "{text}");
        }
    }

    #[test]
    fn a_day_the_calendar_lacks_is_named() {
        assert_eq!(typed("31/02"), Err(DayFault::NoSuchDay { day: 31, month: 2, year: None }));
        assert_eq!(typed("29/2/2025"), Err(DayFault::NoSuchDay { day: 29, month: 2, year: Some(2025) }));
        assert_eq!(typed("31-4-25"), Err(DayFault::NoSuchDay { day: 31, month: 4, year: Some(2025) }));
        assert_eq!(typed("9/13/2019"), Err(DayFault::NoSuchDay { day: 9, month: 13, year: Some(2019) }));
        assert_eq!(typed("5/9/1856"), Err(DayFault::OutOfRange));
        assert_eq!(typed("5/9/2109"), Err(DayFault::OutOfRange));
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in
            ["", "5", "năm", "5/9/219", "5/9/2019/1", "9/2019", "mai", "05O92019", "+5/9", "050920255", "５/９"]
        {
            assert_eq!(typed(text), Err(DayFault::NotADate), "{text}");
        }
    }

    #[test]
    fn a_stored_day_is_strictly_iso() {
        assert_eq!(iso("2019-09-05").map(show).as_deref(), Some("05/09/2019"));
        for text in ["2019-9-5", "2019-02-30", "+019-09-05", "2019/09/05", "2019-09-05 ", ""] {
            assert_eq!(iso(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_is_shown_with_its_weekday_and_written_out_in_documents() {
        assert_eq!(show_with_weekday(on_the("2025-09-05")), "05/09/2025 (thứ Sáu)");
        assert_eq!(show_with_weekday(on_the("2025-09-07")), "07/09/2025 (Chủ nhật)");
        assert_eq!(in_words(on_the("2019-09-05")), "ngày 05 tháng 9 năm 2019");
        assert_eq!(in_words(on_the("2020-02-15")), "ngày 15 tháng 02 năm 2020");
        assert_eq!(in_words(on_the("2020-12-30")), "ngày 30 tháng 12 năm 2020");
    }

    proptest! {
        #[test]
        fn every_day_shown_can_be_typed_back(year in 1900..=2100i32, place in 1..=365u32) {
            let day = NaiveDate::from_yo_opt(year, place).unwrap();
            for text in [show(day), show_with_weekday(day), in_words(day), day.to_string()] {
                prop_assert_eq!(parse_typed(&text, on_the("2026-11-23")), Ok(day));
            }
        }

        #[test]
        fn nothing_typed_breaks_the_reader(text in any::<String>(), digits in "[0-9/.() hqHngàytáe-]{0,12}") {
            let today = on_the("2026-11-23");
            let _ = (parse_typed(&text, today), PartialDay::parse_typed(&digits, today));
            let _ = (parse_typed(&digits, today), iso(&digits), PartialDay::parse_iso(&digits));
        }
    }
}
