//! Directives and inspections as rows.

use vault::Reader;
use vault::error::Result;
use words::slice::Slice;

use crate::row::{Filter, Glance, Listing, Order, Row, Test, read, show};

pub(crate) const LISTING: Listing = Listing {
    slice: Slice::Directive,
    orders: &[
        Order(&["on", "date"], "directive.on_day", "directive.id"),
        Order(&["title"], "directive.title", "directive.id"),
    ],
    filters: &[
        Filter(&["on", "date"], Test::Sql("directive.on_day = :value")),
        Filter(&["from"], Test::Sql("directive.on_day >= :value")),
        Filter(&["to"], Test::Sql("directive.on_day <= :value")),
        Filter(&["kind", "kind_say"], Test::Code("directive_kind", "directive.kind")),
        Filter(&["title"], Test::Told("instr(fold(directive.title), :value) > 0")),
        Filter(&["issuer"], Test::Told("instr(fold(directive.issuer), :value) > 0")),
        Filter(&["subject"], Test::Told("instr(fold(directive.subject), :value) > 0")),
        Filter(&["cancelled"], Test::Sql("(directive.cancelled_on is not null) = (:value = 'yes')")),
    ],
    row,
    rows: None,
    standing: "",
};

fn row(r: Reader<'_>, id: i64, _: Glance) -> Result<Option<Row>> {
    let row = read::one(r, include_str!("row.sql"), id)?;
    Ok(row.map(|row| show::log(row, "on_day", "title", &[("directive_kind", "kind")])))
}
