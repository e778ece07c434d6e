//! The sentence that shows how a deadline was reckoned, so that the clerk can check it against a wall calendar.

use chrono::{Datelike, NaiveDate, Weekday};

use super::holiday::Day;
use super::rule::{Limit, unit, written};
use super::working::Walk;

/// Writes the sentence: event, length, the day it ends, why that day moved, and which days were not counted.
pub(super) fn sentence(
    rule: &Limit,
    from: NaiveDate,
    length: u32,
    suspended: i64,
    counted: &Walk,
    end: &Walk,
) -> String {
    let sign = if rule.before { '−' } else { '+' };
    let pause = if suspended > 0 { format!(" + {suspended:02} ngày tạm đình chỉ") } else { String::new() };
    // A walk to the next working day that met nothing did not move.
    let reached = end.met.first().map_or(end.day, |(day, _)| *day);
    let moved = if reached == end.day {
        String::new()
    } else {
        format!(", {} ({}) → {}", weekday(reached), reasons(&end.met), written(end.day))
    };
    let (event, unit) = (&rule.event, unit(rule.unit));
    let mut parts =
        vec![format!("{event} {} {sign} {length:02} {unit}{pause} = {}{moved}", written(from), written(reached))];
    let (holidays, saturdays) = (spans(&counted.met, Day::Holiday), spans(&counted.met, Day::WorkedSaturday));
    if !holidays.is_empty() {
        parts.push(format!("không tính nghỉ lễ {}", holidays.join(", ")));
    }
    if !saturdays.is_empty() {
        parts.push(format!("tính cả thứ Bảy làm bù {}", saturdays.join(", ")));
    }
    if counted.provisional || end.provisional {
        parts.push("tạm tính, chưa có lịch nghỉ chính thức".to_owned());
    }
    parts.join("; ")
}

/// Says why a day that is not worked moved the limit; the dates only where there is more than one reason.
fn reasons(met: &[(NaiveDate, Day)]) -> String {
    let name = |kind: Day| {
        if kind == Day::Weekend { "cuối tuần" } else { "nghỉ lễ" }
    };
    let groups: Vec<_> = met.chunk_by(|(_, one), (_, other)| one == other).collect();
    let said = groups.iter().filter_map(|group| {
        let (_, kind) = group.first()?;
        let dates = spans(group, *kind).join(", ");
        Some(if groups.len() == 1 { name(*kind).to_owned() } else { format!("{} {dates}", name(*kind)) })
    });
    said.collect::<Vec<_>>().join(", ")
}

/// Writes the days of one kind, runs of neighbouring days as first–last.
fn spans(met: &[(NaiveDate, Day)], kind: Day) -> Vec<String> {
    let mut days: Vec<NaiveDate> = met.iter().filter(|(_, other)| *other == kind).map(|(day, _)| *day).collect();
    days.sort_unstable();
    days.chunk_by(|day, next| day.succ_opt() == Some(*next))
        .filter_map(|run| match (run.first(), run.last()) {
            (Some(first), Some(last)) if first != last => Some(format!("{}–{}", written(*first), written(*last))),
            (Some(only), _) => Some(written(*only)),
            _ => None,
        })
        .collect()
}

fn weekday(day: NaiveDate) -> &'static str {
    match day.weekday() {
        Weekday::Mon => "Thứ Hai",
        Weekday::Tue => "Thứ Ba",
        Weekday::Wed => "Thứ Tư",
        Weekday::Thu => "Thứ Năm",
        Weekday::Fri => "Thứ Sáu",
        Weekday::Sat => "Thứ Bảy",
        Weekday::Sun => "Chủ nhật",
    }
}
