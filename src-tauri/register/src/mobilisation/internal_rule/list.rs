//! Internal rules as rows.

use vault::Reader;
use vault::error::Result;
use words::slice::Slice;

use crate::row::{Filter, Glance, Listing, Order, Row, Test, read, show};

pub(crate) const LISTING: Listing = Listing {
    slice: Slice::InternalRule,
    orders: &[
        Order(&["on", "date"], "internal_rule.on_day", "internal_rule.id"),
        Order(&["title"], "internal_rule.title", "internal_rule.id"),
    ],
    filters: &[
        Filter(&["on", "date"], Test::Sql("internal_rule.on_day = :value")),
        Filter(&["from"], Test::Sql("internal_rule.on_day >= :value")),
        Filter(&["to"], Test::Sql("internal_rule.on_day <= :value")),
        Filter(&["kind", "kind_say"], Test::Code("rule_kind", "internal_rule.kind")),
        Filter(&["title"], Test::Told("instr(fold(internal_rule.title), :value) > 0")),
        Filter(&["cancelled"], Test::Sql("(internal_rule.cancelled_on is not null) = (:value = 'yes')")),
    ],
    row,
    rows: None,
    standing: "",
};

fn row(r: Reader<'_>, id: i64, _: Glance) -> Result<Option<Row>> {
    let row = read::one(r, include_str!("row.sql"), id)?;
    Ok(row.map(|row| show::log(row, "on_day", "title", &[("rule_kind", "kind")])))
}
