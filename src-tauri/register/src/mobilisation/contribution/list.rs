//! Contributions as rows.

use vault::Reader;
use vault::error::Result;
use words::slice::Slice;

use crate::row::{Filter, Glance, Listing, Order, Row, Test, read, show};

pub(crate) const LISTING: Listing = Listing {
    slice: Slice::Contribution,
    orders: &[
        Order(&["on", "date"], "contribution.on_day", "contribution.id"),
        Order(&["programme"], "contribution.programme", "contribution.id"),
    ],
    filters: &[
        Filter(&["on", "date"], Test::Sql("contribution.on_day = :value")),
        Filter(&["from"], Test::Sql("contribution.on_day >= :value")),
        Filter(&["to"], Test::Sql("contribution.on_day <= :value")),
        Filter(&["source", "source_say"], Test::Code("contribution_source", "contribution.source")),
        Filter(&["programme"], Test::Told("instr(fold(contribution.programme), :value) > 0")),
        Filter(&["work"], Test::Told("instr(fold(contribution.work), :value) > 0")),
        Filter(&["cancelled"], Test::Sql("(contribution.cancelled_on is not null) = (:value = 'yes')")),
    ],
    row,
    rows: None,
    standing: "",
};

fn row(r: Reader<'_>, id: i64, _: Glance) -> Result<Option<Row>> {
    let row = read::one(r, include_str!("row.sql"), id)?;
    Ok(row.map(|row| show::log(row, "on_day", "programme", &[("contribution_source", "source")])))
}
