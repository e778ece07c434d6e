//! Models as rows.

use vault::Reader;
use vault::error::Result;
use words::slice::Slice;

use crate::row::{Filter, Glance, Listing, Order, Row, Test, read, show};

pub(crate) const LISTING: Listing = Listing {
    slice: Slice::Model,
    orders: &[
        Order(&["on", "registered_on"], "model.registered_on", "model.id"),
        Order(&["name"], "model.name", "model.id"),
    ],
    filters: &[
        Filter(&["on", "date"], Test::Sql("model.registered_on = :value")),
        Filter(&["from"], Test::Sql("model.registered_on >= :value")),
        Filter(&["to"], Test::Sql("model.registered_on <= :value")),
        Filter(&["field", "field_say"], Test::Code("model_field", "model.field")),
        Filter(&["state", "state_say"], Test::Code("model_state", "model.state")),
        Filter(&["holder_kind", "holder_kind_say"], Test::Code("holder_kind", "model.holder_kind")),
        Filter(
            &["recognised_level", "recognised_level_say"],
            Test::Code("recognition_level", "model.recognised_level"),
        ),
        Filter(&["name"], Test::Told("instr(fold(model.name), :value) > 0")),
        Filter(&["holder"], Test::Told("instr(fold(model.holder), :value) > 0")),
        Filter(&["place"], Test::Told("instr(fold(model.place), :value) > 0")),
        Filter(&["cancelled"], Test::Sql("(model.cancelled_on is not null) = (:value = 'yes')")),
    ],
    row,
    rows: None,
    standing: "",
};

fn row(r: Reader<'_>, id: i64, _: Glance) -> Result<Option<Row>> {
    let row = read::one(r, include_str!("row.sql"), id)?;
    Ok(row.map(|row| {
        show::log(
            row,
            "registered_on",
            "name",
            &[
                ("model_field", "field"),
                ("model_state", "state"),
                ("holder_kind", "holder_kind"),
                ("recognition_level", "recognised_level"),
            ],
        )
    }))
}
