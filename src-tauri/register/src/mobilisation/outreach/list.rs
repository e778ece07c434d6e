//! Outreach events as rows.

use vault::Reader;
use vault::error::Result;
use words::slice::Slice;

use crate::row::{Filter, Glance, Listing, Order, Row, Test, read, show};

pub(crate) const LISTING: Listing = Listing {
    slice: Slice::Outreach,
    orders: &[
        Order(&["on", "date"], "outreach.on_day", "outreach.id"),
        Order(&["title"], "outreach.title", "outreach.id"),
    ],
    filters: &[
        Filter(&["on", "date"], Test::Sql("outreach.on_day = :value")),
        Filter(&["from"], Test::Sql("outreach.on_day >= :value")),
        Filter(&["to"], Test::Sql("outreach.on_day <= :value")),
        Filter(&["title"], Test::Told("instr(fold(outreach.title), :value) > 0")),
        Filter(&["topic"], Test::Told("instr(fold(outreach.topic), :value) > 0")),
        Filter(&["host"], Test::Told("instr(fold(outreach.host), :value) > 0")),
        Filter(&["place"], Test::Told("instr(fold(outreach.place), :value) > 0")),
        Filter(&["about_reception"], Test::Sql("outreach.about_reception = (:value = 'yes')")),
        Filter(&["cancelled"], Test::Sql("(outreach.cancelled_on is not null) = (:value = 'yes')")),
    ],
    row,
    rows: None,
    standing: "",
};

fn row(r: Reader<'_>, id: i64, _: Glance) -> Result<Option<Row>> {
    let row = read::one(r, include_str!("row.sql"), id)?;
    Ok(row.map(|row| show::log(row, "on_day", "title", &[])))
}
