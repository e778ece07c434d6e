//! Sessions as rows: the lịch tiếp công dân.

use chrono::NaiveDate;
use vault::Reader;
use vault::error::Result;
use words::slice::Slice;

use crate::row::show::{after, day, flag, joined, text, words};
use crate::row::{Filter, Glance, Listing, Order, Row, Test, read};

pub(crate) const LISTING: Listing = Listing {
    slice: Slice::Session,
    orders: &[
        Order(&["on", "date"], "session.date", "session.id"),
        Order(&["lane"], "session.lane", "session.id"),
        Order(&["host"], "session.host", "session.id"),
    ],
    filters: &[
        Filter(&["on", "date"], Test::Sql("session.date = :value")),
        Filter(&["from"], Test::Sql("session.date >= :value")),
        Filter(&["to"], Test::Sql("session.date <= :value")),
        Filter(&["lane"], Test::Code("lane", "session.lane")),
        Filter(&["kind"], Test::Code("session_kind", "session.kind")),
        Filter(&["body"], Test::Code("body", "session.body")),
        Filter(&["place"], Test::Words("instr(fold(coalesce(session.place, '')), :value) > 0")),
        Filter(&["host"], Test::Words("instr(fold(session.host), :value) > 0")),
        Filter(
            &["state"],
            Test::Sql(
                "case
                    when session.cancelled_on is not null then 'cancelled'
                    when session.moved_to is not null then 'moved'
                    when not session.held and session.date <= :today then 'to_confirm'
                    when not session.held then 'planned'
                    else 'held'
                end = :value",
            ),
        ),
        Filter(&["held"], Test::Sql("session.held = (:value = 'yes')")),
        Filter(&["cancelled"], Test::Sql("(session.cancelled_on is not null) = (:value = 'yes')")),
    ],
    row,
    rows: None,
    standing: "",
};

fn row(r: Reader<'_>, id: i64, Glance { today, .. }: Glance) -> Result<Option<Row>> {
    let Some(mut row) = read::one(r, include_str!("row.sql"), id)? else { return Ok(None) };
    let state = state(&row, today);
    let columns = [
        ("on", text(&row, "date")),
        ("_day", words::day::iso(&text(&row, "date")).map(words::day::show_with_weekday).unwrap_or_default()),
        ("lane_say", words(&row, "lane", "lane")),
        ("kind_say", words(&row, "session_kind", "kind")),
        ("_body", words(&row, "body", "body")),
        ("with_body_say", words(&row, "body", "with_body")),
        ("state", state.0.to_owned()),
        ("_state", joined([state.1.to_owned(), after("sang ", &day(&row, "moved_to"))], " ")),
    ];
    row.extend(columns.into_iter().map(|(key, value)| (key.to_owned(), value.into())));
    for key in ["published", "held", "visitors_came"] {
        let is_set = flag(&row, key);
        row.insert(key.to_owned(), is_set.into());
    }
    row.insert("cancelled".to_owned(), (state.0 == "cancelled").into());
    row.insert("secret".to_owned(), false.into());
    Ok(Some(row))
}

fn state(row: &Row, today: NaiveDate) -> (&'static str, &'static str) {
    if !text(row, "cancelled_on").is_empty() {
        ("cancelled", "đã hủy")
    } else if !text(row, "moved_to").is_empty() {
        ("moved", "chuyển")
    } else if !flag(row, "held") {
        let passed = words::day::iso(&text(row, "date")).is_some_and(|day| day <= today);
        if passed { ("to_confirm", "chưa xác nhận") } else { ("planned", "sắp tới") }
    } else if flag(row, "visitors_came") {
        ("held", "đã tiếp")
    } else {
        ("empty", "không có công dân đến")
    }
}
