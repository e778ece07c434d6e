//! What a cell means: days in every way an office writes them, identity numbers whose leading zeros Excel lost,
//! counts, crosses.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use chrono::NaiveDate;
use regex::Regex;
use words::day::{self, DayFault, PartialDay};
use words::vietnamese::fold::{fold, tokens};

use super::doubt::Doubt;
use super::sheet::Cell;
use super::vocabulary::written;

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
    if let Some(day) = zoned(text).or_else(|| named_month(text, year)) {
        return Ok(day);
    }
    let text = text.split(" 00:00").next().unwrap_or(text);
    if let Some(day) = text.trim().get(..10).and_then(day::iso).filter(|_| text.trim().get(10..11) == Some("T")) {
        return Ok(day);
    }
    let groups: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).collect();
    match groups.as_slice() {
        [] => return Err(Doubt::NotADate),
        [day, month] if day.len() <= 2 && month.len() <= 2 => {
            let last = NaiveDate::from_ymd_opt(year.ok_or(Doubt::NoYear)?, 12, 31).ok_or(Doubt::NoYear)?;
            return day::parse_typed(&format!("{day}/{month}"), last).map_err(doubt);
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

/// Reads a moment of the world's time as the day it was in Vietnam: `2019-09-04T17:00:00.000Z` is the fifth.
fn zoned(text: &str) -> Option<NaiveDate> {
    let at = chrono::DateTime::parse_from_rfc3339(text.trim()).ok()?;
    let vietnam = chrono::FixedOffset::east_opt(7 * 3600)?;
    Some(at.with_timezone(&vietnam).date_naive())
}

/// Reads a month by its name: `05-Sep-2019`, `5 tháng Chín 2019`.
fn named_month(text: &str, year: Option<i32>) -> Option<NaiveDate> {
    const ENGLISH: [&str; 12] = ["jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    const VIETNAMESE: [&str; 12] =
        ["gieng", "hai", "ba", "tu", "nam", "sau", "bai", "tam", "chin", "muoi", "muoi mot", "muoi hai"];
    let words = tokens(text);
    let at = words.iter().position(|word| {
        word.chars().all(char::is_alphabetic)
            && word.len() <= 9
            && ENGLISH.iter().any(|month| {
                word.starts_with(month)
                    && (word.len() == 3 || word.len() >= 4 && !matches!(word.as_str(), "mang" | "nove"))
            })
    });
    let number = |word: Option<&String>| word.and_then(|word| word.parse::<u32>().ok());
    if let Some(at) = at {
        let month = ENGLISH.iter().position(|month| words.get(at).is_some_and(|word| word.starts_with(month)))?;
        let day = number(at.checked_sub(1).and_then(|before| words.get(before)))?;
        let year = number(words.get(at + 1))
            .and_then(|year| i32::try_from(year).ok())
            .filter(|year| *year > 1900)
            .or(year)?;
        return NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()? + 1, day);
    }
    let at = words.iter().position(|word| word == "thang")?;
    let day = number(at.checked_sub(1).and_then(|before| words.get(before)))?;
    let rest = words.get(at + 1..)?;
    let (month, used) = [2, 1].iter().find_map(|used| {
        let said = rest.get(..*used)?.join(" ");
        VIETNAMESE.iter().position(|month| *month == said).map(|month| (month, *used))
    })?;
    let told = rest.iter().skip(used).find_map(|word| word.parse::<i32>().ok().filter(|year| *year > 1900));
    NaiveDate::from_ymd_opt(told.or(year)?, u32::try_from(month).ok()? + 1, day)
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

/// Finds the first day inside a text, one without a year in the year given: `số 12/PC ngày 20/9`.
pub(super) fn first_day_in(text: &str, year: Option<i32>, today: NaiveDate) -> Option<NaiveDate> {
    static SHORT: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)ng(?:ày|ay)\s+(\d{1,2})\s*(?:[/.\-]|tháng)\s*(\d{1,2})(?:[^\d/.\-]|$|[.](?:\s|$))").ok()
    });
    static BARE: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"(?:^|[\s,;(])(\d{1,2})/(\d{1,2})(?:[\s,;).]|$)").ok());
    let whole = days_in(text, today).first().copied();
    whole.or_else(|| {
        let found = SHORT
            .as_ref()
            .and_then(|short| short.captures(text))
            .or_else(|| BARE.as_ref().and_then(|bare| bare.captures(text)))?;
        let part = |at: usize| found.get(at).and_then(|part| part.as_str().parse().ok());
        NaiveDate::from_ymd_opt(year?, part(2)?, part(1)?)
    })
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

/// Gives the digits of an identity number Excel took for a figure, with the leading zeros it lost: CMND 9 digits, căn cước 12.
/// A round figure of eleven digits has been rounded, and is no number of anybody's.
pub(super) fn whole_identity(number: f64) -> Option<String> {
    if number.fract() != 0.0 || !(1e6..1e12).contains(&number) {
        return None;
    }
    let digits = format!("{number:.0}");
    let rounded = digits.len() >= 10 && digits.ends_with("00000");
    match digits.len() {
        7..=9 => Some(format!("{digits:0>9}")),
        10..=12 if !rounded => Some(format!("{digits:0>12}")),
        _ => None,
    }
}

/// Tells words that say there is no paper.
pub(super) fn says_no_paper(text: &str) -> bool {
    let folded = fold(text);
    !text.contains(|c: char| c.is_ascii_digit())
        && ["khong", "chua co", "mat", "quen", "chua cap"].iter().any(|none| folded.starts_with(none))
}

/// Reads a telephone number; Excel takes its leading zero.
pub(super) fn phone(cell: &Cell) -> String {
    match cell {
        Cell::Number(number) if (1e8..1e10).contains(number) => format!("0{number:.0}"),
        other => other.shown(),
    }
}

/// Finds how many people a text counts, only where a count stands: `01 người`, `KN/7`, `3`, `KN lần 2/5 người`.
pub(super) fn count(text: &str) -> Option<i64> {
    static PEOPLE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)(\d{1,6})\s*(?:người|nguoi|công dân|cong dan|hộ|ho\b|cd\b|lượt|nhân khẩu|khẩu)").ok()
    });
    static LAST: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"[\p{L})]\s*[/\-:;,\n ]\s*(\d{1,4})\s*$").ok());
    let within = |count: i64| (1..=100_000).contains(&count).then_some(count);
    if let Ok(alone) = text.trim().trim_end_matches('.').parse::<i64>() {
        return within(alone);
    }
    let number = |found: regex::Captures<'_>| found.get(1)?.as_str().parse().ok();
    let said = PEOPLE.as_ref().and_then(|people| people.captures_iter(text).last()).and_then(number);
    said.or_else(|| LAST.as_ref().and_then(|last| last.captures(text)).filter(|_| !dated(text)).and_then(number))
        .and_then(within)
}

/// Tells a text that ends in a day, a document or a time: its last number counts nobody.
fn dated(text: &str) -> bool {
    let folded = fold(text);
    let last: Vec<&str> = folded.split_whitespace().rev().take(2).collect();
    last.iter().any(|word| word.matches('/').count() >= 2)
        || folded.contains("ngai")
        || last.get(1).is_some_and(|word| matches!(*word, "lan" | "so" | "thu"))
}

/// Tells a cell that is only a cross or a tick, the ticks of Wingdings included.
pub(super) fn is_mark(text: &str) -> bool {
    let folded = fold(text);
    matches!(
        folded.trim_matches('.'),
        "x" | "xx" | "v" | "✓" | "✔" | "√" | "☑" | "☒" | "co" | "c" | "+" | "*" | "1" | "þ" | "u" | "ü"
    )
}

/// Tells words that begin by denying or putting off.
pub(super) fn denies(text: &str) -> bool {
    let words = tokens(text);
    words.first().is_some_and(|word| matches!(word.as_str(), "khong" | "ko" | "chua"))
}

/// Tells a cell that says no: `không`, `0`, a dash.
pub(super) fn is_nothing(text: &str) -> bool {
    static NOTHING: LazyLock<BTreeSet<String>> =
        LazyLock::new(|| written("mark", "nothing").into_iter().map(fold).collect());
    let folded = fold(text);
    !folded.contains(|c: char| c.is_alphanumeric()) && !is_mark(text) || NOTHING.contains(folded.trim_matches('.'))
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
    fn a_lost_leading_zero_is_given_back_and_a_rounded_figure_is_no_number() {
        assert_eq!(whole_identity(95_012_345.0).as_deref(), Some("095012345"));
        assert_eq!(whole_identity(6_099_001_234.0).as_deref(), Some("006099001234"));
        assert_eq!(whole_identity(19_099_001_234.0).as_deref(), Some("019099001234"));
        assert_eq!(whole_identity(123_456_789.0).as_deref(), Some("123456789"));
        for none in [1.2e10, 3.409_91e10, 1.0, 12.5] {
            assert_eq!(whole_identity(none), None, "{none}");
        }
    }

    #[test]
    fn a_count_is_read_only_where_people_are_counted() {
        for (text, count_of) in [
            ("KN lần 2/5 người", Some(5)),
            ("Đơn tố cáo ngày 5/9, 3 người", Some(3)),
            ("01 đơn KN/2 người", Some(2)),
            ("02 đơn KN", None),
            ("PA theo đơn số 12/2022/2 người", Some(2)),
            ("KN/1", Some(1)),
            ("Phản ánh, kiến nghị khác/ 1", Some(1)),
            ("KN lần 2", None),
            ("15 hộ dân", Some(15)),
            ("3", Some(3)),
        ] {
            assert_eq!(count(text), count_of, "{text}");
        }
    }

    #[test]
    fn a_cross_is_a_cross_and_a_dash_is_none() {
        assert!(["x", "X", " x ", "✓", "v"].iter().all(|mark| is_mark(mark)));
        assert!(["", "-", "0", "Không"].iter().all(|none| is_nothing(none)));
        assert_eq!(count("KN/07 người"), Some(7));
    }
}
