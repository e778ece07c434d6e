//! Papers as rows: what was made, what is issued, what still waits for its number.

use calendar::period::Period;
use vault::Reader;
use vault::error::Result;
use words::codes::Code;
use words::slice::Slice;

use super::form;
use crate::row::Filter;
use crate::row::Glance;
use crate::row::Listing;
use crate::row::Order;
use crate::row::Row;
use crate::row::Test;
use crate::row::read;
use crate::row::show::day;
use crate::row::show::text;
use crate::secrecy;

pub(crate) const LISTING: Listing = Listing {
    slice: Slice::Paper,
    orders: &[
        Order(&["on"], "coalesce(paper.doc_date, paper.on_day)", "paper.id"),
        Order(&["doc_no", "number"], "coalesce(paper.doc_no, '')", "paper.id"),
    ],
    filters: &[
        Filter(&["form"], Test::Sql("paper.form = :value")),
        Filter(&["about"], Test::Sql("paper.about = (select id from reference where ref = :value)")),
        Filter(&["doc_no", "number"], Test::Words("instr(fold(coalesce(paper.doc_no, '')), :value) > 0")),
        Filter(&["on"], Test::Sql("coalesce(paper.doc_date, paper.on_day) = :value")),
        Filter(
            &["state"],
            Test::Sql(
                "case
                    when paper.cancelled_on is not null then 'cancelled'
                    when paper.doc_no is not null then 'issued'
                    else 'waiting'
                end = :value",
            ),
        ),
    ],
    row,
    rows: None,
    standing: "",
};

fn row(r: Reader<'_>, id: i64, glance: Glance) -> Result<Option<Row>> {
    let Some(mut row) = read::one(r, include_str!("row.sql"), id)? else { return Ok(None) };
    let id = row.get("about_id").and_then(serde_json::Value::as_i64);
    let about = if let Some((slice, id)) = Slice::from_code(&text(&row, "about_slice")).zip(id) {
        secrecy::called(r, slice, id, glance.sight)?
    } else {
        let period = text(&row, "period");
        Period::parse(&period).map_or(period, Period::say)
    };
    let dated = text(&row, "doc_date");
    let state = if !text(&row, "cancelled_on").is_empty() {
        ("cancelled", "đã hủy")
    } else if dated.is_empty() {
        ("waiting", "chờ số")
    } else {
        ("issued", "đã phát hành")
    };
    let form = text(&row, "form");
    let named = form::form(&form).map_or(form, |form| form.name.clone());
    let on = if dated.is_empty() { text(&row, "on_day") } else { dated };
    let columns = [
        ("on", on),
        ("name", named),
        ("about", about),
        ("number", text(&row, "doc_no")),
        ("_printed", day(&row, "printed_on")),
        ("state", state.0.to_owned()),
        ("_state", state.1.to_owned()),
    ];
    row.extend(columns.into_iter().map(|(key, value)| (key.to_owned(), value.into())));
    row.insert("cancelled".to_owned(), (state.0 == "cancelled").into());
    row.insert("secret".to_owned(), false.into());
    row.shift_remove("on_day");
    row.shift_remove("about_id");
    Ok(Some(row))
}
