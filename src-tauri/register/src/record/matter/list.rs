//! Matters as rows: what visits and petitions stand behind each.

use vault::Reader;
use vault::error::Result;
use words::codes;
use words::slice::Slice;

use crate::record::referral::unreplied;
use crate::row::show::{flag, text, words};
use crate::row::{Filter, Glance, Listing, Order, Row, Test, read};

pub(crate) const LISTING: Listing = Listing {
    slice: Slice::Matter,
    orders: &[Order(&["number", "id"], "matter.id", "matter.id"), Order(&["title"], "matter.title", "matter.id")],
    filters: &[
        Filter(&["title"], Test::Told("instr(fold(matter.title), :value) > 0")),
        Filter(&["kind"], Test::Code("kind", "matter.kind")),
        Filter(&["field"], Test::Code("field", "matter.field")),
        Filter(&["competence"], Test::Code("competence", "matter.competence")),
        Filter(&["complex"], Test::Sql("(matter.complex_on is not null) = (:value = 'yes')")),
        Filter(
            &["unreplied"],
            Test::Sql(concat!(
                "exists (select 1 from referral join petition on petition.id = referral.petition where petition.matter = matter.id and ",
                unreplied!(),
                ") = (:value = 'yes')",
            )),
        ),
        Filter(&["cancelled"], Test::Sql("(matter.cancelled_on is not null) = (:value = 'yes')")),
        Filter(
            &["visit"],
            Test::Sql(
                "matter.id in (
                    select matter from visit_matter
                    where visit = (select record from reference where slice = 'visit' and ref = :value)
                )",
            ),
        ),
    ],
    row,
    rows: None,
    standing: "",
};

fn row(r: Reader<'_>, id: i64, _: Glance) -> Result<Option<Row>> {
    let Some(mut row) = read::one(r, include_str!("row.sql"), id)? else { return Ok(None) };
    let last = text(&row, "last_petition").max(text(&row, "last_visit"));
    row.insert("on".to_owned(), last.clone().into());
    row.insert("last_on".to_owned(), last.into());
    row.insert("number".to_owned(), text(&row, "id").into());
    let kinds: Vec<String> = text(&row, "kinds").split(',').map(|kind| codes::words("kind", kind)).collect();
    let kinds = kinds.join(", ");
    // Nobody has written about it: it is what was said at a reception.
    let kinds = if kinds.is_empty() { words(&row, "kind", "kind") } else { kinds };
    row.insert("kinds".to_owned(), kinds.into());
    row.insert("complex".to_owned(), (!text(&row, "complex_on").is_empty()).into());
    let secret = flag(&row, "secret");
    row.insert("secret".to_owned(), secret.into());
    row.insert("cancelled".to_owned(), (!text(&row, "cancelled_on").is_empty()).into());
    Ok(Some(row))
}
