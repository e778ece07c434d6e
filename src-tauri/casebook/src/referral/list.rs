//! Papers sent out as rows: an internal hand-over and an external referral are told apart by `side`.

use crate::casebook::Reader;
use crate::error::Result;
use crate::list::show::{day, flag, people, text, words};
use crate::list::{Filter, Listing, Order, Row, Test, store};
use crate::slice::Slice;

pub(crate) const LISTING: Listing = Listing {
    slice: Slice::Referral,
    orders: &[
        Order(&["on"], "referral.on_day", "referral.id"),
        Order(&["reply_due"], "coalesce(referral.reply_due, '')", "referral.id"),
        Order(&["kind"], "referral.kind", "referral.id"),
        Order(&["number", "doc_no"], "coalesce(referral.doc_no, '')", "referral.id"),
    ],
    filters: &[
        Filter(&["kind"], Test::Code("referral_kind", "referral.kind")),
        Filter(&["number", "doc_no"], Test::Words("instr(fold(coalesce(referral.doc_no, '')), :value) > 0")),
        Filter(&["from"], Test::Sql("referral.on_day >= :value")),
        Filter(&["to"], Test::Sql("referral.on_day <= :value")),
        Filter(
            &["side"],
            Test::Code("office_kind", "(select office.kind from office where office.id = referral.office)"),
        ),
        Filter(
            &["office"],
            Test::Words("referral.office in (select id from office where instr(fold(name), :value) > 0)"),
        ),
        Filter(
            &["petition"],
            Test::Sql("referral.petition = (select record from reference where slice = 'petition' and ref = :value)"),
        ),
        Filter(
            &["awaiting"],
            Test::Sql(
                "(referral.reply_due is not null and referral.reply_on is null and referral.cancelled_on is null)
                    = (:value = 'yes')",
            ),
        ),
        Filter(&["cancelled"], Test::Sql("(referral.cancelled_on is not null) = (:value = 'yes')")),
    ],
    row,
    standing: "",
};

fn row(r: Reader<'_>, id: i64) -> Result<Option<Row>> {
    let Some(mut row) = store::one(r, include_str!("row.sql"), id)? else { return Ok(None) };
    let wrote = match row.get("petition_id").and_then(serde_json::Value::as_i64) {
        Some(petition) => store::all(r, include_str!("../petition/people.sql"), petition)?,
        None => Vec::new(),
    };
    let secret = flag(&row, "secret");
    let columns = [
        ("number", text(&row, "doc_no")),
        ("on", text(&row, "on_day")),
        ("name", people(&wrote, secret, |one| text(one, "full_name"))),
        ("_kind", words(&row, "referral_kind", "kind")),
        ("_on", day(&row, "on_day")),
        ("_doc_date", day(&row, "doc_date")),
        ("_reply_due", day(&row, "reply_due")),
        ("_reply_on", day(&row, "reply_on")),
        ("_side", words(&row, "office_kind", "side")),
        ("state", state(&row).to_owned()),
    ];
    row.extend(columns.into_iter().map(|(key, value)| (key.to_owned(), value.into())));
    row.insert("secret".to_owned(), secret.into());
    row.insert("cancelled".to_owned(), (!text(&row, "cancelled_on").is_empty()).into());
    row.shift_remove("petition_id");
    row.shift_remove("on_day");
    Ok(Some(row))
}

/// How it stands, but for the day: whether it is late is a matter of `due`.
fn state(row: &Row) -> &'static str {
    if !text(row, "cancelled_on").is_empty() {
        "cancelled"
    } else if !text(row, "reply_on").is_empty() {
        "replied"
    } else if text(row, "reply_due").is_empty() {
        "sent"
    } else {
        "awaiting_reply"
    }
}
