//! Commendations and movements as rows.

use vault::Reader;
use vault::error::Result;
use words::slice::Slice;

use crate::row::{Filter, Glance, Listing, Order, Row, Test, read, show};

pub(crate) const LISTING: Listing = Listing {
    slice: Slice::Emulation,
    orders: &[
        Order(&["on", "date"], "emulation.on_day", "emulation.id"),
        Order(&["movement"], "emulation.movement", "emulation.id"),
    ],
    filters: &[
        Filter(&["on", "date"], Test::Sql("emulation.on_day = :value")),
        Filter(&["from"], Test::Sql("emulation.on_day >= :value")),
        Filter(&["to"], Test::Sql("emulation.on_day <= :value")),
        Filter(&["holder_kind", "holder_kind_say"], Test::Code("holder_kind", "emulation.holder_kind")),
        Filter(&["level", "level_say"], Test::Code("recognition_level", "emulation.level")),
        Filter(&["movement"], Test::Told("instr(fold(emulation.movement), :value) > 0")),
        Filter(&["award"], Test::Told("instr(fold(emulation.award), :value) > 0")),
        Filter(&["holder"], Test::Told("instr(fold(emulation.holder), :value) > 0")),
        Filter(&["cancelled"], Test::Sql("(emulation.cancelled_on is not null) = (:value = 'yes')")),
    ],
    row,
    rows: None,
    standing: "",
};

fn row(r: Reader<'_>, id: i64, _: Glance) -> Result<Option<Row>> {
    let row = read::one(r, include_str!("row.sql"), id)?;
    Ok(row.map(|row| {
        show::log(row, "on_day", "movement", &[("holder_kind", "holder_kind"), ("recognition_level", "level")])
    }))
}
