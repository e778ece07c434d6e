//! The numbers of the paper book: kept as they are written, and ours where they can be the numbers of the year's book.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::line::Numbered;
use super::{Doubt, Line, Walked};
use crate::heading::Column;
use crate::mapping::Plan;
use crate::sheet::Cell;

/// Settles the number of each line. One number that stands twice does not throw away the others.
pub(super) fn settle(walked: &mut [Walked<'_>], plan: &Plan) {
    let book = plan.column(Column::Number).or_else(|| plan.column(Column::Ordinal));
    let Some(column) = book else { return };
    let ours = column.holds == Column::Number;
    let mut lines: Vec<&mut Line<'_>> =
        walked.iter_mut().filter_map(|one| if let Walked::Line(line) = one { Some(line) } else { None }).collect();
    let mut held: BTreeMap<(u32, i32), usize> = BTreeMap::new();
    for line in &mut lines {
        let year = line.day.ok().flatten().map(|day| day.year());
        let Some(mut numbered) = line.at(column.place).and_then(|cell| read(cell, year)) else { continue };
        if !ours {
            numbered.ours = None;
        }
        if let Some(number) = numbered.ours {
            *held.entry(number).or_default() += 1;
        }
        line.number = numbered;
    }
    for line in &mut lines {
        let Some(number) = line.number.ours else {
            if ours && line.number.written.is_some() && line.day.is_ok_and(|day| day.is_some()) {
                line.doubt(column.holds, Doubt::NumberKept);
            }
            continue;
        };
        if held.get(&number).is_some_and(|times| *times > 1) {
            line.number.ours = None;
            line.doubt(column.holds, Doubt::NumberTwice);
        }
    }
}

/// Reads a number with the year of its entry. Excel makes a date of `4/2019`, the first of that month.
fn read(cell: &Cell, year: Option<i32>) -> Option<Numbered> {
    let written = match cell {
        Cell::Day(day) if day.day() == 1 => format!("{}/{}", day.month(), day.year()),
        Cell::Day(day) => format!("{}/{}", day.day(), day.month()),
        Cell::Unknown(_) | Cell::Flag(_) => return None,
        other => other.shown().split_whitespace().collect::<Vec<_>>().join(" "),
    };
    let written = written.trim_matches(['.', ' ']).to_owned();
    if written.is_empty() || !written.contains(char::is_alphanumeric) {
        return None;
    }
    let plain = written.strip_prefix("số ").or_else(|| written.strip_prefix("Số ")).unwrap_or(&written).to_owned();
    let (no, of) = plain.split_once('/').map_or((plain.as_str(), None), |(no, of)| (no, Some(of)));
    let whole = |part: &str| part.trim().parse::<u32>().ok().filter(|no| (1..1_000_000).contains(no));
    let of = match of {
        None => year,
        Some(of) => of
            .trim()
            .parse::<i32>()
            .ok()
            .filter(|of| (1900..=2100).contains(of) && year.is_none_or(|year| year == *of)),
    };
    let ours = whole(no).zip(of);
    Some(Numbered { written: Some(written.chars().take(50).collect()), ours })
}
