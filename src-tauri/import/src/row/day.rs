//! The days of a column, told by the column: books go forward, so that a day whose month and day were swapped, whose year is
//! missing or mistyped stands out among its neighbours. Where two readings remain, the row says so.

use chrono::{Datelike, NaiveDate};

use super::{Doubt, Line, Walked};
use crate::cell;
use crate::heading::Column;
use crate::mapping::Plan;
use crate::sheet::Cell;

/// How one cell may be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    AsWritten,
    /// Month first.
    Swapped,
    /// In another year than the title's.
    Turned,
    /// In another year than was typed.
    Retyped,
}

#[derive(Debug, Clone, Copy)]
struct Reading {
    day: NaiveDate,
    how: How,
    cost: f64,
}

/// What the cells of a column say together.
#[derive(Debug, Default, Clone, Copy)]
struct Evidence {
    /// Texts whose first number is above twelve: day first.
    day_first: usize,
    /// Texts whose second number is above twelve: month first.
    month_first: usize,
    /// Dates of Excel on a day above the twelfth.
    late_dates: usize,
    /// Dates of Excel.
    dates: usize,
}

/// Settles the day of each line, and the year of days written without one.
pub(super) fn settle(walked: &mut [Walked<'_>], plan: &Plan, today: NaiveDate) {
    let Some(column) = plan.day_column() else { return };
    let (place, holds) = (column.place, column.holds);
    let mut lines: Vec<&mut Line<'_>> =
        walked.iter_mut().filter_map(|one| if let Walked::Line(line) = one { Some(line) } else { None }).collect();
    let evidence = evidence(&lines, place);
    let years = years(&lines, place, plan.year, today);
    let several = !column.also.is_empty();
    let readings: Vec<Vec<Reading>> = lines
        .iter()
        .map(|line| {
            line.at(place)
                .map(|cell| readings(line, cell, evidence, &years, plan.year, today, several))
                .unwrap_or_default()
        })
        .collect();
    let chosen = best(&readings);
    for ((line, chosen), own) in lines.iter_mut().zip(chosen).zip(&readings) {
        let Some(cell) = line.at(place).cloned() else {
            line.year = plan.year;
            continue;
        };
        if let Some(reading) = chosen {
            line.day = Ok(Some(reading.day));
            line.year = Some(reading.day.year());
            match reading.how {
                How::AsWritten => {}
                How::Swapped => line.doubt(holds, Doubt::Swapped),
                How::Turned => line.doubt(holds, Doubt::YearTurned),
                // A day that has not come says what is wrong by itself.
                How::Retyped if own.iter().any(|one| one.how == How::AsWritten && one.day > today) => {
                    line.day = Ok(own.iter().find(|one| one.how == How::AsWritten).map(|one| one.day));
                }
                How::Retyped => {
                    line.day = Err(Doubt::OtherYear);
                    line.doubt(holds, Doubt::OtherYear);
                }
            }
        } else {
            line.year = plan.year;
            let unread = line.doubts.iter().any(|(column, doubt)| *column == holds && doubt.is_hard());
            if !unread && !matches!(cell, Cell::Flag(false)) && !cell.shown().trim().is_empty() {
                let doubt = cell::day(&cell, plan.year, today).err().unwrap_or(Doubt::NotADate);
                line.day = Err(doubt);
                line.doubt(holds, doubt);
            }
        }
    }
}

/// Gives the two or three numbers of a text that is a day of numbers only, perhaps with a time after it.
fn numbers(text: &str) -> Option<Vec<(u32, usize)>> {
    let first = text
        .split_whitespace()
        .find(|word| word.contains(['/', '-', '.']) && word.starts_with(|c: char| c.is_ascii_digit()))?;
    let first = first.split('T').next()?;
    let parts: Option<Vec<(u32, usize)>> = first
        .trim_end_matches([',', '.', ';'])
        .split(['/', '-', '.'])
        .map(|part| Some((part.parse().ok()?, part.len())))
        .collect();
    parts.filter(|parts| (2..=3).contains(&parts.len()))
}

fn evidence(lines: &[&mut Line<'_>], place: u32) -> Evidence {
    let mut evidence = Evidence::default();
    for line in lines {
        match line.at(place) {
            Some(Cell::Day(day)) => {
                evidence.dates += 1;
                evidence.late_dates += usize::from(day.day() > 12);
            }
            Some(Cell::Text(text)) => {
                let Some(parts) = numbers(text) else { continue };
                if let [(first, length), (second, _), ..] = parts.as_slice()
                    && *length <= 2
                {
                    evidence.day_first += usize::from((13..=31).contains(first) && *second <= 12);
                    evidence.month_first += usize::from(*first <= 12 && (13..=31).contains(second));
                }
            }
            _ => {}
        }
    }
    evidence
}

/// The years whole days of the column are in, and the title's.
fn years(lines: &[&mut Line<'_>], place: u32, title: Option<i32>, today: NaiveDate) -> Vec<i32> {
    let mut counted: std::collections::BTreeMap<i32, usize> = std::collections::BTreeMap::new();
    for line in lines {
        let whole = line.at(place).and_then(|cell| cell::day(cell, None, today).ok());
        if let Some(day) = whole {
            *counted.entry(day.year()).or_default() += 1;
        }
    }
    let mut years: Vec<i32> = title.into_iter().collect();
    if let Some((most, _)) = counted.iter().max_by_key(|(_, times)| **times) {
        years.push(*most);
    }
    years.dedup();
    years
}

fn readings(
    line: &Line<'_>,
    cell: &Cell,
    evidence: Evidence,
    years: &[i32],
    title: Option<i32>,
    today: NaiveDate,
    several: bool,
) -> Vec<Reading> {
    let mut readings = Vec::new();
    let mut offer = |day: Option<NaiveDate>, how: How, cost: f64| {
        if let Some(day) = day.filter(|day| (1900..=2100).contains(&day.year())) {
            let late = if day > today { 4.0 } else { 0.0 };
            readings.push(Reading { day, how, cost: cost + late });
        }
    };
    let damaged = evidence.dates > 0 && evidence.late_dates == 0 && evidence.day_first > 0;
    let month_first = evidence.month_first > 0 && evidence.day_first == 0;
    let whole = match cell {
        Cell::Number(number) => line
            .sheet
            .serial_day(*number)
            .filter(|_| (10_000.0..90_000.0).contains(number))
            .or_else(|| cell::day(cell, None, today).ok()),
        // `06/7/2020; 01/7/2020` under a heading that names two days: the first is the first one's.
        Cell::Text(text) if several => {
            cell::day(cell, None, today).ok().or_else(|| cell::days_in(text, today).first().copied())
        }
        _ => cell::day(cell, None, today).ok(),
    };
    let (straight, turned) = match cell {
        // Only the order can tell a lone date of Excel from one whose month came first.
        Cell::Day(_) if damaged => (1.5, 0.0),
        Cell::Text(_) if month_first => (5.0, 0.0),
        Cell::Text(text) if is_american(text) => (2.0, 1.5),
        _ => (0.0, 6.5),
    };
    if let Some(day) = whole {
        offer(Some(day), How::AsWritten, straight);
        if day.day() <= 12 && day.day() != day.month() {
            offer(NaiveDate::from_ymd_opt(day.year(), day.day(), day.month()), How::Swapped, turned);
        }
        for year in years.iter().filter(|year| **year != day.year()) {
            offer(NaiveDate::from_ymd_opt(*year, day.month(), day.day()), How::Retyped, straight + 5.5);
        }
        return readings;
    }
    let Cell::Text(text) = cell else { return readings };
    match numbers(text).as_deref() {
        // Nothing but month first can be meant.
        Some([(month, _), (day, _), (year, length)]) if *month <= 12 && (13..=31).contains(day) => {
            let year = i32::try_from(if *length == 2 { 2000 + *year } else { *year }).unwrap_or(0);
            offer(NaiveDate::from_ymd_opt(year, *month, *day), How::Swapped, 0.0);
        }
        Some([(day, _), (month, _)]) => {
            for (at, year) in years.iter().flat_map(|year| [(0, *year), (1, year + 1), (2, year - 1)]) {
                let how = if title.is_none_or(|title| title == year) { How::AsWritten } else { How::Turned };
                let far = if title.is_some_and(|title| (title - year).abs() > 1) { 3.0 } else { 0.0 };
                offer(
                    NaiveDate::from_ymd_opt(year, *month, *day),
                    how,
                    far + [0.0, 1.0, 3.0].get(at).copied().unwrap_or(3.0),
                );
            }
        }
        Some([(day, _), (month, _), (short, 2)]) => {
            let year = i32::try_from(*short).unwrap_or(0) + 2000;
            let of = |year| NaiveDate::from_ymd_opt(year, *month, *day);
            offer(of(year).filter(|day| *day <= today && years.contains(&year)), How::AsWritten, 0.0);
        }
        _ => {
            // `ngày 5 tháng 9`, `sáng 5/9`: a day without a year among words.
            for year in years {
                let day = cell::day(cell, Some(*year), today).ok();
                let how = if title.is_none_or(|title| title == *year) { How::AsWritten } else { How::Turned };
                offer(day, how, 0.0);
            }
        }
    }
    readings
}

/// A time as an American program writes it.
fn is_american(text: &str) -> bool {
    let upper = text.trim_end().to_uppercase();
    upper.ends_with(" AM") || upper.ends_with(" PM")
}

/// Chooses a reading for each row so that the whole column goes forward as well as it can.
fn best(readings: &[Vec<Reading>]) -> Vec<Option<Reading>> {
    let direction = direction(readings);
    // The cheapest way to each reading of the last row that had any.
    let mut ways: Vec<Vec<(f64, usize)>> = Vec::with_capacity(readings.len());
    let mut before: Option<usize> = None;
    for (row, own) in readings.iter().enumerate() {
        let costs = own.iter().map(|reading| {
            let above = before.and_then(|above| Some((readings.get(above)?, ways.get(above)?)));
            let Some((above, costs)) = above else { return (reading.cost, usize::MAX) };
            let all = above
                .iter()
                .zip(costs)
                .enumerate()
                .map(|(at, (from, (cost, _)))| (cost + step(from.day, reading.day, direction), at));
            let (cost, at) = all.min_by(|one, other| one.0.total_cmp(&other.0)).unwrap_or((0.0, usize::MAX));
            (cost + reading.cost, at)
        });
        let costs: Vec<_> = costs.collect();
        if !costs.is_empty() {
            before = Some(row);
        }
        ways.push(costs);
    }
    let mut chosen = vec![None; readings.len()];
    let mut next: Option<usize> = None;
    for row in (0..readings.len()).rev() {
        let (Some(own), Some(costs)) = (readings.get(row), ways.get(row)) else { continue };
        if own.is_empty() {
            continue;
        }
        let at = next.filter(|at| *at < own.len()).or_else(|| {
            (0..costs.len()).min_by(|one, other| {
                let cost = |at: &usize| costs.get(*at).map_or(f64::MAX, |(cost, _)| *cost);
                cost(one).total_cmp(&cost(other))
            })
        });
        let Some(at) = at else { continue };
        next = costs.get(at).map(|(_, from)| *from);
        if let Some(slot) = chosen.get_mut(row) {
            *slot = own.get(at).copied();
        }
    }
    chosen
}

/// Tells whether the days that can be read one way only go forward (1), backward (−1) or in no order (0).
fn direction(readings: &[Vec<Reading>]) -> i32 {
    let sure: Vec<NaiveDate> = readings
        .iter()
        .filter_map(|own| {
            own.iter().find(|reading| reading.how == How::AsWritten && reading.cost < 1.0).or_else(|| own.first())
        })
        .map(|reading| reading.day)
        .collect();
    let steps = sure.windows(2).filter_map(|pair| if let [one, other] = pair { Some(other.cmp(one)) } else { None });
    let (mut up, mut down) = (0_usize, 0_usize);
    for order in steps {
        up += usize::from(order.is_gt());
        down += usize::from(order.is_lt());
    }
    match (up, down) {
        (0, 0..=1) => 1,
        _ if down * 4 <= up || up + down <= 6 && up >= down => 1,
        _ if up * 4 <= down => -1,
        // Swapped days break the order of half a column; only a long column is known to have none.
        _ if sure.len() <= 12 => 1,
        _ => 0,
    }
}

/// What it costs to go from one day to the next: a book hardly goes back, and seldom makes a long pause.
fn step(from: NaiveDate, to: NaiveDate, direction: i32) -> f64 {
    let days = i32::try_from((to - from).num_days()).unwrap_or(i32::MAX) * direction;
    match days {
        0..=45 => 0.0,
        ..0 => 1.0 + (f64::from(-days) / 30.0).min(8.0),
        _ => (f64::from(days - 45) / 60.0).min(5.0),
    }
}

/// Reads another day of a line, one that goes with no order: the day on the paper, the day it was sent.
pub(super) fn other(
    line: &Line<'_>,
    plan: &Plan,
    holds: Column,
    today: NaiveDate,
) -> Option<Result<NaiveDate, Doubt>> {
    let cell = line.cell(plan, holds)?;
    Some(cell::day(cell, line.year, today))
}
