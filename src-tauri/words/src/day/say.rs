//! Why what was typed is no day, as a Vietnamese sentence.

use super::DayFault;

/// Says why what was typed is no day.
#[must_use]
pub fn say(fault: &DayFault) -> String {
    match fault {
        DayFault::NotADate => {
            "Không đọc được ngày. Hãy gõ như 5/9, 0509, 05/09/2025, h (hôm nay), hq (hôm qua).".into()
        }
        DayFault::NoSuchDay { day, month, year } => {
            let why = why_no_such_day(*month, *year);
            let year = year.map(|year| format!("/{year}")).unwrap_or_default();
            format!("Không có ngày {day}/{month}{year}: {why}.")
        }
        DayFault::TwoDigitYear => "Năm hai chữ số không rõ thế kỷ nào. Hãy gõ đủ bốn chữ số.".into(),
        DayFault::OutOfRange => "Năm phải từ 1900 đến 2100.".into(),
    }
}

fn why_no_such_day(month: u32, year: Option<i32>) -> String {
    let days = match (month, year) {
        (2, Some(year)) if chrono::NaiveDate::from_ymd_opt(year, 2, 29).is_some() => "29",
        (2, Some(_)) => "28",
        (2, None) => "28 hoặc 29",
        (4 | 6 | 9 | 11, _) => "30",
        (1..=12, _) => "31",
        _ => return "một năm có 12 tháng".to_owned(),
    };
    format!("tháng {month} chỉ có {days} ngày")
}
