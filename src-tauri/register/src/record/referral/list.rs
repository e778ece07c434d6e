//! Papers sent out as rows: an internal hand-over and an external referral are told apart by `side`.

use chrono::NaiveDate;
use vault::Reader;
use vault::error::Result;
use words::day::iso;
use words::slice::Slice;

use super::unreplied;
use crate::record::petition::list::PEOPLE;
use crate::row::show::{after, day, flag, joined, people, text, words};
use crate::row::{Filter, Glance, Listing, Order, Row, Test, read};

pub(crate) const LISTING: Listing = Listing {
    slice: Slice::Referral,
    orders: &[
        Order(&["on"], "referral.on_day", "referral.id"),
        Order(&["reply_due"], "coalesce(referral.reply_due, '')", "referral.id"),
        Order(&["kind"], "referral.kind", "referral.id"),
        // Received later, numbered later: the paper's own id keeps the order of its number.
        Order(&["petition_number"], "referral.petition", "referral.id"),
        Order(&["number", "doc_no"], "coalesce(referral.doc_no, '')", "referral.id"),
    ],
    filters: &[
        Filter(&["kind"], Test::Code("referral_kind", "referral.kind")),
        Filter(&["number", "doc_no"], Test::Told("instr(fold(coalesce(referral.doc_no, '')), :value) > 0")),
        Filter(
            &["petition_number"],
            Test::Words(
                "instr((select no || '/' || year from petition where petition.id = referral.petition), :value) > 0",
            ),
        ),
        Filter(&["from"], Test::Sql("referral.on_day >= :value")),
        Filter(&["to"], Test::Sql("referral.on_day <= :value")),
        Filter(
            &["side"],
            Test::Sql(
                "case referral.kind when 'guide' then 'citizen'
                    else (select office.kind from office where office.id = referral.office) end = :value",
            ),
        ),
        Filter(
            &["state"],
            Test::Sql(
                "case
                    when referral.reply_on is not null then 'replied'
                    when referral.reply_due is null or referral.cancelled_on is not null then 'none'
                    when (select cancelled_on from petition where petition.id = referral.petition) is not null then 'none'
                    when referral.reply_due < :today then 'overdue'
                    else 'awaiting'
                end = :value",
            ),
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
                "(referral.reply_due is not null and referral.reply_on is null and referral.cancelled_on is null
                    and (select cancelled_on from petition where petition.id = referral.petition) is null)
                    = (:value = 'yes')",
            ),
        ),
        Filter(
            &["unreplied"],
            Test::Sql(concat!("(", unreplied!(), ") = (:value = 'yes')")),
        ),
        Filter(&["cancelled"], Test::Sql("(referral.cancelled_on is not null) = (:value = 'yes')")),
    ],
    row,
    rows: None,
    standing: "",
};

fn row(r: Reader<'_>, id: i64, Glance { today, .. }: Glance) -> Result<Option<Row>> {
    let Some(mut row) = read::one(r, include_str!("row.sql"), id)? else { return Ok(None) };
    let wrote = match row.get("petition_id").and_then(serde_json::Value::as_i64) {
        Some(petition) => read::given(r, PEOPLE, &[petition])?.pop().unwrap_or_default(),
        None => Vec::new(),
    };
    let secret = flag(&row, "secret");
    let columns = [
        ("number", text(&row, "doc_no")),
        ("on", text(&row, "on_day")),
        ("name", people(&wrote, secret, |one| text(one, "full_name"))),
        ("kind_say", words(&row, "referral_kind", "kind")),
        // Guidance goes to the citizen, whichever body it names.
        ("side", if text(&row, "kind") == "guide" { "citizen".to_owned() } else { text(&row, "side") }),
        ("reply", reply(&row)),
        ("state", state(&row, today).to_owned()),
    ];
    let sent = iso(&text(&row, "on_day")).unwrap_or(today);
    row.extend(columns.into_iter().map(|(key, value)| (key.to_owned(), value.into())));
    row.insert("age_days".to_owned(), (today - sent).num_days().into());
    row.insert("secret".to_owned(), secret.into());
    row.insert("cancelled".to_owned(), (!text(&row, "cancelled_on").is_empty()).into());
    row.shift_remove("petition_cancelled");
    row.shift_remove("petition_id");
    row.shift_remove("on_day");
    Ok(Some(row))
}

fn reply(row: &Row) -> String {
    let letter = joined([after("số ", &text(row, "reply_doc_no")), after("ngày ", &day(row, "reply_on"))], " ");
    joined([letter, text(row, "reply_content")], ": ")
}

/// How it stands: `none awaiting overdue replied`.
fn state(row: &Row, today: NaiveDate) -> &'static str {
    if !text(row, "reply_on").is_empty() {
        return "replied";
    }
    match iso(&text(row, "reply_due")) {
        // As the list of what is due has it: no reply is awaited about a paper that was cancelled.
        Some(due) if text(row, "cancelled_on").is_empty() && !flag(row, "petition_cancelled") => {
            if due < today {
                "overdue"
            } else {
                "awaiting"
            }
        }
        _ => "none",
    }
}
