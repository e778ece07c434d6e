//! A second reckoning by another road: ticking off days one by one on a wall calendar.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::deadline::{Flags, reckon};
use super::holiday::Holidays;

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Appendix B of the domain as it stands there, read apart from `assets/law/holidays.toml`.
const APPENDIX_B: &str = "\
2019,off,2019-01-01 2019-02-04 2019-02-05 2019-02-06 2019-02-07 2019-02-08 2019-04-15 2019-04-29 2019-04-30 2019-05-01 2019-09-02
2019,work,2019-01-05 2019-05-04
2020,off,2020-01-01 2020-01-23 2020-01-24 2020-01-27 2020-01-28 2020-01-29 2020-04-02 2020-04-30 2020-05-01 2020-09-02
2021,off,2021-01-01 2021-02-10 2021-02-11 2021-02-12 2021-02-15 2021-02-16 2021-04-21 2021-04-30 2021-05-03 2021-09-02 2021-09-03
2022,off,2022-01-03 2022-01-31 2022-02-01 2022-02-02 2022-02-03 2022-02-04 2022-04-11 2022-05-02 2022-05-03 2022-09-01 2022-09-02
2023,off,2023-01-02 2023-01-20 2023-01-23 2023-01-24 2023-01-25 2023-01-26 2023-05-01 2023-05-02 2023-05-03 2023-09-01 2023-09-04
2024,off,2024-01-01 2024-02-08 2024-02-09 2024-02-12 2024-02-13 2024-02-14 2024-04-18 2024-04-29 2024-04-30 2024-05-01 2024-09-02 2024-09-03
2024,work,2024-05-04
2025,off,2025-01-01 2025-01-27 2025-01-28 2025-01-29 2025-01-30 2025-01-31 2025-04-07 2025-04-30 2025-05-01 2025-05-02 2025-09-01 2025-09-02
2025,work,2025-04-26
2026,off,2026-01-01 2026-01-02 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-04-27 2026-04-30 2026-05-01 2026-08-31 2026-09-01 2026-09-02 2026-11-24
2026,work,2026-01-10 2026-08-22";

/// Marks each day of 2019–2026 as worked or not.
fn wall_calendar() -> BTreeMap<NaiveDate, bool> {
    let days = on("2019-01-01").iter_days().take_while(|day| day.year() <= 2026);
    let mut wall: BTreeMap<_, _> =
        days.map(|day| (day, !matches!(day.weekday(), Weekday::Sat | Weekday::Sun))).collect();
    for line in APPENDIX_B.lines() {
        let columns: Vec<&str> = line.split(',').collect();
        for day in columns[2].split(' ') {
            wall.insert(on(day), columns[1] == "work");
        }
    }
    wall
}

/// Ticks the days off one by one on the wall calendar; `None` where it ends before the limit does.
fn by_hand(
    wall: &BTreeMap<NaiveDate, bool>,
    from: NaiveDate,
    days: u64,
    working: bool,
    back: bool,
) -> Option<NaiveDate> {
    let step = |day: NaiveDate| {
        if back { day - Days::new(1) } else { day + Days::new(1) }
    };
    let (mut day, mut ticked) = (from, 0);
    while ticked < days {
        day = step(day);
        ticked += u64::from(!working || *wall.get(&day)?);
    }
    while !*wall.get(&day)? {
        day = step(day);
    }
    Some(day)
}

/// The lengths as read once more from the domain: plain, complex, remote, both; a rule valid at `from`.
fn lengths_by_hand(rule: &str, new_law: bool) -> (bool, [u64; 4]) {
    match rule {
        "D05" | "D06" if new_law => (true, [7; 4]),
        "D05" | "D06" => (false, [10; 4]),
        "D05'" | "D04" | "D20" | "D27" | "D28" => (true, [7; 4]),
        "D02" | "D09" | "D15" => (true, [3; 4]),
        "D01" | "D21" | "D22" | "D25" | "D26" => (true, [5; 4]),
        "D03" => (true, [10; 4]),
        "D07" => (false, [30, 45, 45, 60]),
        "D08" => (false, [45, 60, 60, 70]),
        "D10" => (false, [7; 4]),
        "D11" | "D13" => (false, [30, 30, 45, 45]),
        "D12" => (false, [90; 4]),
        "D14" => (false, [5; 4]),
        "D23" | "D24" => (false, [30; 4]),
        _ => (false, [20; 4]),
    }
}

#[test]
fn a_hundred_thousand_deadlines_agree_with_ticking_off_days_on_a_wall_calendar() {
    const RULES: [&str; 27] = [
        "D01", "D02", "D03", "D04", "D05", "D05'", "D06", "D07", "D08", "D09", "D10", "D11", "D12", "D13", "D14",
        "D15", "D20", "D21", "D22", "D23", "D24", "D25", "D26", "D27", "D28", "D29", "D30",
    ];
    let (wall, standard) = (wall_calendar(), Holidays::standard());
    let days: Vec<NaiveDate> = wall.keys().copied().collect();
    let mut seed: u64 = 20_190_905;
    let mut draw = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % below
    };
    let mut agreed = 0;
    while agreed < 100_000 {
        let (rule, from, case) = (RULES[draw(RULES.len())], days[draw(days.len())], draw(4));
        let (working, lengths) = lengths_by_hand(rule, from >= on("2026-07-01"));
        let suspended = if working || rule == "D14" || draw(3) > 0 { 0 } else { draw(40) };
        let length = lengths[case] + u64::try_from(suspended).unwrap();
        let Some(expected) = by_hand(&wall, from, length, working, matches!(rule, "D01" | "D14")) else {
            continue;
        };
        let flags = Flags { remote: case >= 2, complex: case % 2 == 1 };
        let deadline = reckon(rule, from, flags, i64::try_from(suspended).unwrap(), &standard).unwrap();
        assert_eq!(deadline.due, expected, "{rule} from {from} {flags:?}: {}", deadline.arithmetic);
        assert!(!deadline.provisional, "{rule} from {from}");
        agreed += 1;
    }
}
