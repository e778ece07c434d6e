//! Days as typed, read by the house.

use casebook::calendar::holiday::Holidays;
use casebook::calendar::working;
use casebook::day::{self, DayFault, PartialDay};
use casebook::fault::Trouble;
use casebook::slice::Slice;
use casebook::wording;
use chrono::NaiveDate;
use serde::Serialize;

use crate::answer::{Answer, Result};
use crate::command::State;

/// A day as read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Day {
    iso: String,
    /// For the field it was typed in.
    show: String,
    /// What should be asked about it.
    asks: Vec<String>,
}

/// Reads a day as the clerk types it; one that lies ahead, as a last day does, is not asked about for that.
#[tauri::command(async)]
pub fn desk_day(desk: State<'_>, text: String, ahead: Option<bool>) -> Result<Day> {
    let today = desk.now().today;
    if ahead == Some(true) {
        let day = day::parse_typed_ahead(&text, today).map_err(unread)?;
        return Ok(Day { iso: day.to_string(), show: day::show_with_weekday(day), asks: asks(day, day) });
    }
    let day = day::parse_typed(&text, today).map_err(unread)?;
    let mut asks = asks(day, today);
    let closed = desk.read(|book, _| casebook::close::covers(book.read(), day, Slice::Visit)).unwrap_or(false);
    asks.extend(closed.then(|| "Ngày này thuộc kỳ đã chốt số liệu. Vẫn ghi?".to_owned()));
    Ok(Day { iso: day.to_string(), show: day::show_with_weekday(day), asks })
}

/// Reads a day that may be known only in part.
#[tauri::command(async)]
pub fn desk_partial_day(desk: State<'_>, text: String) -> Result<Day> {
    let today = desk.now().today;
    let day = PartialDay::parse_typed(&text, today).map_err(unread)?;
    let future = day.earliest() > today;
    let asks = future.then(|| "Ngày này ở sau hôm nay. Đúng không?".to_owned()).into_iter().collect();
    Ok(Day { iso: day.to_string(), show: day.show(), asks })
}

fn asks(day: NaiveDate, today: NaiveDate) -> Vec<String> {
    let mut asks = Vec::new();
    if day > today {
        asks.push("Ngày này ở sau hôm nay. Đúng không?".to_owned());
    }
    if !working::is_working(&Holidays::standard(), day).value {
        asks.push(format!("{} là ngày nghỉ. Đúng không?", day::show_with_weekday(day)));
    }
    asks
}

fn unread(fault: DayFault) -> Answer {
    let trouble = match fault {
        DayFault::NoSuchDay { .. } => Trouble::NoSuchDay,
        _ => Trouble::NotADate,
    };
    Answer::fault("date", trouble, &wording::day(&fault))
}
