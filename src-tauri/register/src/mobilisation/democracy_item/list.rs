//! Items of grassroots democracy as rows.

use vault::Reader;
use vault::error::Result;
use words::slice::Slice;

use crate::row::{Filter, Glance, Listing, Order, Row, Test, read, show};

pub(crate) const LISTING: Listing = Listing {
    slice: Slice::DemocracyItem,
    orders: &[
        Order(&["on", "date"], "democracy_item.on_day", "democracy_item.id"),
        Order(&["title"], "democracy_item.title", "democracy_item.id"),
    ],
    filters: &[
        Filter(&["on", "date"], Test::Sql("democracy_item.on_day = :value")),
        Filter(&["from"], Test::Sql("democracy_item.on_day >= :value")),
        Filter(&["to"], Test::Sql("democracy_item.on_day <= :value")),
        Filter(&["kind", "kind_say"], Test::Code("democracy_kind", "democracy_item.kind")),
        Filter(&["title"], Test::Told("instr(fold(democracy_item.title), :value) > 0")),
        Filter(&["form"], Test::Told("instr(fold(democracy_item.form), :value) > 0")),
        Filter(&["cancelled"], Test::Sql("(democracy_item.cancelled_on is not null) = (:value = 'yes')")),
    ],
    row,
    rows: None,
    standing: "",
};

fn row(r: Reader<'_>, id: i64, _: Glance) -> Result<Option<Row>> {
    let row = read::one(r, include_str!("row.sql"), id)?;
    Ok(row.map(|row| show::log(row, "on_day", "title", &[("democracy_kind", "kind")])))
}
