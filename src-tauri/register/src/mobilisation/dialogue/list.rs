//! Dialogues as rows.

use vault::Reader;
use vault::error::Result;
use words::slice::Slice;

use crate::row::{Filter, Glance, Listing, Order, Row, Test, read, show};

pub(crate) const LISTING: Listing = Listing {
    slice: Slice::Dialogue,
    orders: &[
        Order(&["on", "date"], "dialogue.on_day", "dialogue.id"),
        Order(&["topic"], "dialogue.topic", "dialogue.id"),
    ],
    filters: &[
        Filter(&["on", "date"], Test::Sql("dialogue.on_day = :value")),
        Filter(&["from"], Test::Sql("dialogue.on_day >= :value")),
        Filter(&["to"], Test::Sql("dialogue.on_day <= :value")),
        Filter(&["kind", "kind_say"], Test::Code("dialogue_kind", "dialogue.kind")),
        Filter(&["topic"], Test::Told("instr(fold(dialogue.topic), :value) > 0")),
        Filter(&["host"], Test::Told("instr(fold(dialogue.host), :value) > 0")),
        Filter(&["place"], Test::Told("instr(fold(dialogue.place), :value) > 0")),
        Filter(
            &["promises"],
            Test::Sql(
                "exists (select 1 from promise where promise.dialogue = dialogue.id and promise.done_on is null)
                    = (:value = 'open')",
            ),
        ),
        Filter(&["cancelled"], Test::Sql("(dialogue.cancelled_on is not null) = (:value = 'yes')")),
    ],
    row,
    rows: None,
    standing: "",
};

fn row(r: Reader<'_>, id: i64, _: Glance) -> Result<Option<Row>> {
    let row = read::one(r, include_str!("row.sql"), id)?;
    Ok(row.map(|row| show::log(row, "on_day", "topic", &[("dialogue_kind", "kind")])))
}
