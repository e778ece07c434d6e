//! Petitions as rows: the twenty columns of the sổ theo dõi đơn (4-registers §4.2). Whatever could name a denouncer is
//! masked here, in Rust; the window never has it.

use std::sync::Arc;

use vault::Reader;
use vault::error::Result;
use words::slice::Slice;

use crate::record::referral::unreplied;
use crate::row::show::{address, after, day, flag, joined, people, secret, text, words};
use crate::row::{Filter, Glance, Listing, Order, Row, Test, read};
use crate::secrecy::marks::Marks;
use crate::secrecy::{Sight, Tie, Veil};

/// Who wrote a petition, for each of some petitions: `:ids`.
pub const PEOPLE: &str = include_str!("people.sql");

pub(crate) const LISTING: Listing = Listing {
    slice: Slice::Petition,
    orders: &[
        Order(&["number", "c1"], "petition.year", "petition.no"),
        Order(&["number_written"], "coalesce(petition.number_written, '')", "petition.id"),
        // A denouncer's name puts nothing in order: it stands with those that have none.
        Order(
            &["name", "c5"],
            "name_order((
                select person.full_name from petition_person join person on person.id = petition_person.person
                where petition_person.petition = petition.id and petition_person.place = 0 and not exists (select 1 from secret_petition where secret_petition.id = petition.id)
            ))",
            "petition.id",
        ),
        Order(&["on", "c2"], "petition.received_on", "petition.id"),
        Order(&["source", "c4"], "petition.source", "petition.id"),
        Order(&["written_on", "c8"], "coalesce(petition.written_on, '')", "petition.id"),
        Order(&["level", "c13"], "coalesce(petition.level, '')", "petition.id"),
        Order(&["eligibility", "c14"], "petition.eligibility", "petition.id"),
        Order(
            &["matter_title", "c16"],
            "coalesce((select title from matter where matter.id = petition.matter), '')",
            "petition.id",
        ),
        Order(&["kind", "c11"], "coalesce(petition.kind, '')", "petition.id"),
        Order(&["field", "c12"], "coalesce(petition.field, '')", "petition.id"),
        Order(&["competence", "c15"], "petition.competence", "petition.id"),
        Order(&["disposition", "c17"], "coalesce(petition.disposition, '')", "petition.id"),
        Order(&["signer_count", "c7"], "petition.signer_count", "petition.id"),
        Order(&["summary", "c9"], "petition.summary", "petition.id"),
    ],
    filters: &[
        Filter(&["number", "c1"], Test::Sql("petition.no || '/' || petition.year like :value || '%'")),
        Filter(&["number_written"], Test::Told("instr(fold(coalesce(petition.number_written, '')), :value) > 0")),
        Filter(&["on"], Test::Sql("petition.received_on = :value")),
        Filter(&["from"], Test::Sql("petition.received_on >= :value")),
        Filter(&["to"], Test::Sql("petition.received_on <= :value")),
        Filter(
            &["c2"],
            Test::Sql(
                "(instr(strftime('%d/%m/%Y', petition.received_on), :value) > 0
                    or instr(petition.received_on, :value) = 1)",
            ),
        ),
        Filter(&["source", "c4"], Test::Code("source", "petition.source")),
        Filter(&["kind", "c11"], Test::Code("kind", "petition.kind")),
        Filter(&["field", "c12"], Test::Code("field", "petition.field")),
        Filter(&["level", "c13"], Test::Code("level", "petition.level")),
        Filter(&["eligibility", "c14"], Test::Code("eligibility", "petition.eligibility")),
        Filter(&["competence", "c15"], Test::Code("competence", "petition.competence")),
        Filter(&["settled"], Test::Sql("(petition.settled_on is not null) = (:value = 'yes')")),
        Filter(&["competent_class"], Test::Code("competent_class", "petition.competent_class")),
        Filter(&["disposition", "c17"], Test::Code("disposition", "petition.disposition")),
        Filter(&["summary", "c9"], Test::Told("instr(fold(petition.summary), :value) > 0")),
        Filter(
            &["respondent", "c10"],
            Test::Told(
                "instr(fold(coalesce(petition.respondent, '')), :value) > 0
                    and not exists (select 1 from secret_petition where secret_petition.id = petition.id)",
            ),
        ),
        Filter(
            &["name", "c5"],
            Test::Words(
                "exists (
                    select 1 from petition_person join person on person.id = petition_person.person
                    where petition_person.petition = petition.id and instr(fold(person.full_name), :value) > 0
                ) and not exists (select 1 from secret_petition where secret_petition.id = petition.id)",
            ),
        ),
        Filter(
            &["address", "c6"],
            Test::Words(
                "exists (
                    select 1 from petition_person join person on person.id = petition_person.person
                    where petition_person.petition = petition.id
                        and instr(fold(coalesce(person.address, '')), :value) > 0
                ) and not exists (select 1 from secret_petition where secret_petition.id = petition.id)",
            ),
        ),
        Filter(
            &["c3"],
            Test::Words(
                "instr(fold(coalesce(petition.incoming_no, '') || ' ' || coalesce(petition.incoming_from, '')), :value) > 0",
            ),
        ),
        Filter(&["signer_count", "c7"], Test::Sql("petition.signer_count = cast(:value as integer)")),
        Filter(&["c8"], Test::Sql("instr(coalesce(petition.written_on, ''), :value) > 0")),
        Filter(
            &["office", "c18"],
            Test::Words(
                "exists (
                    select 1 from referral join office on office.id = referral.office
                    where referral.petition = petition.id and instr(fold(office.name), :value) > 0
                )",
            ),
        ),
        Filter(
            &["c19"],
            Test::Words(
                "exists (
                    select 1 from resolution
                    where resolution.matter = petition.matter
                        and instr(fold(coalesce(resolution.decision_no, '')), :value) > 0
                )",
            ),
        ),
        Filter(
            &["note", "c20"],
            Test::Told(
                "instr(fold(coalesce(petition.note, '')), :value) > 0
                    and not exists (select 1 from secret_petition where secret_petition.id = petition.id)",
            ),
        ),
        Filter(
            &["matter"],
            Test::Sql("petition.matter = (select record from reference where slice = 'matter' and ref = :value)"),
        ),
        Filter(
            &["matter_title", "c16"],
            Test::Words(
                "petition.matter in (
                    select matter.id from matter
                    join reference on reference.slice = 'matter' and reference.record = matter.id
                    join finding on finding.id = reference.id
                    where instr(fold(title), :value) > 0 and instr(finding.text, words(:value)) > 0
                )",
            ),
        ),
        Filter(
            &["visit"],
            Test::Sql("petition.via_visit = (select record from reference where slice = 'visit' and ref = :value)"),
        ),
        Filter(
            &["original"],
            Test::Sql(
                "petition.duplicate_of = (select record from reference where slice = 'petition' and ref = :value)",
            ),
        ),
        Filter(
            &["person"],
            Test::Sql(
                "petition.id in (
                    select petition from petition_person
                    where person = (select record from reference where slice = 'person' and ref = :value)
                ) and not exists (select 1 from secret_petition where secret_petition.id = petition.id)",
            ),
        ),
        Filter(
            &["open"],
            Test::Sql("(petition.processed_on is null and petition.cancelled_on is null) = (:value = 'yes')"),
        ),
        Filter(
            &["unreplied"],
            Test::Sql(concat!(
                "exists (select 1 from referral where referral.petition = petition.id and ",
                unreplied!(),
                ") = (:value = 'yes')",
            )),
        ),
        Filter(&["cancelled"], Test::Sql("(petition.cancelled_on is not null) = (:value = 'yes')")),
    ],
    row,
    rows: Some(rows),
    standing: "",
};

fn row(r: Reader<'_>, id: i64, glance: Glance) -> Result<Option<Row>> {
    written(r, id, glance.sight)
}

fn rows(r: Reader<'_>, ids: &[i64], glance: Glance) -> Result<Vec<Option<Row>>> {
    all_written(r, ids, glance.sight)
}

/// The texts of a row, and of a paper sent out, that somebody wrote.
const TEXTS: [&str; 10] = [
    "number_written",
    "settled_doc_no",
    "summary",
    "respondent",
    "note",
    "matter_title",
    "cancelled_reason",
    "incoming_no",
    "incoming_from",
    "decision",
];
const TEXTS_SENT: [&str; 4] = ["office", "doc_no", "reply_doc_no", "reply_content"];

/// Writes a row of the book as somebody may see it.
pub fn written(r: Reader<'_>, id: i64, sight: Sight) -> Result<Option<Row>> {
    Ok(all_written(r, &[id], sight)?.pop().flatten())
}

fn all_written(r: Reader<'_>, ids: &[i64], sight: Sight) -> Result<Vec<Option<Row>>> {
    let marks = Marks::of(r)?;
    let rows = read::given(r, include_str!("row.sql"), ids)?;
    let wrote = read::given(r, PEOPLE, ids)?;
    let sent = read::given(r, include_str!("sent.sql"), ids)?;
    let parts = ids.iter().zip(rows).zip(wrote).zip(sent);
    let written = parts.map(|(((id, mut row), wrote), sent)| {
        let Some(row) = row.pop() else { return Ok(None) };
        let matters = row.get("matter_id").and_then(serde_json::Value::as_i64).into_iter().collect();
        let tie = Tie { matters, paper: Some(*id), visit: None };
        let veil = Veil::tied(r, Arc::clone(&marks), tie, sight);
        written_of(row, &wrote, sent, (veil, sight)).map(Some)
    });
    written.collect()
}

/// Writes a row of what the register holds of it: here alone a denouncer is covered.
fn written_of<'a>(
    mut row: Row,
    wrote: &'a [Row],
    mut sent: Vec<Row>,
    (veil, sight): (Veil<'a>, Sight),
) -> Result<Row> {
    let is_secret = flag(&row, "secret");
    let is_unclassified = !is_secret && text(&row, "kind").is_empty();
    let leaves = matches!(sight, Sight::Book | Sight::List);
    let covered = sight != Sight::Whole && (is_secret || leaves && is_unclassified);
    let veil = veil.with_own(wrote, covered);
    veil.columns(&mut row, &TEXTS)?;
    sent.iter_mut().try_for_each(|one| veil.columns(one, &TEXTS_SENT))?;
    let (wrote, sent) = (&*veil.people(wrote), &*sent);
    for hidden in ["respondent", "note"] {
        let masked = secret(covered, text(&row, hidden));
        row.insert(hidden.to_owned(), masked.into());
    }
    let sender = sender(wrote, &row, covered);
    let title = title(&row, &sender, covered);
    let columns = [
        ("on", text(&row, "received_on")),
        ("name", sender.clone()),
        ("c1", text(&row, "number")),
        ("c2", day(&row, "received_on")),
        ("c3", incoming(&row)),
        ("c4", words(&row, "source", "source")),
        ("c5", sender),
        ("c6", people(wrote, covered, address)),
        ("c7", text(&row, "signer_count")),
        ("c8", day(&row, "written_on")),
        ("c9", text(&row, "summary")),
        ("c10", text(&row, "respondent")),
        ("c11", words(&row, "kind", "kind")),
        ("c12", words(&row, "field", "field")),
        ("c13", words(&row, "level", "level")),
        ("c14", eligibility(&row)),
        ("c15", words(&row, "competence", "competence")),
        ("c16", text(&row, "matter_title")),
        ("c17", disposition(&row, sent)),
        ("c18", assigned(sent)),
        ("c19", result(&row)),
        ("c20", note(&row, sent)),
        ("_title", title),
    ];
    row.extend(columns.into_iter().map(|(key, value)| (key.to_owned(), value.into())));
    row.insert("secret".to_owned(), is_secret.into());
    row.insert("unclassified".to_owned(), is_unclassified.into());
    row.insert("cancelled".to_owned(), (!text(&row, "cancelled_on").is_empty()).into());
    row.shift_remove("received_on");
    row.shift_remove("matter_id");
    Ok(row)
}

fn sender(wrote: &[Row], row: &Row, is_secret: bool) -> String {
    let named = people(wrote, is_secret, |one| text(one, "full_name"));
    if named.is_empty() { words(row, "anonymity", "anonymity") } else { named }
}

/// What the paper is called where its sender would stand.
fn title(row: &Row, sender: &str, is_secret: bool) -> String {
    if is_secret {
        return crate::secrecy::mask::secret_title(Slice::Petition, &text(row, "number"));
    }
    joined([format!("Đơn số {}", text(row, "number")), sender.to_owned()], " – ")
}

fn incoming(row: &Row) -> String {
    let letter = joined([text(row, "incoming_no"), after("ngày ", &day(row, "incoming_on"))], " ");
    joined([letter, text(row, "incoming_from")], ", ")
}

fn eligibility(row: &Row) -> String {
    let reason = words(row, "ineligibility_reason", "ineligibility_reason");
    joined([words(row, "eligibility", "eligibility"), reason], ": ")
}

fn disposition(row: &Row, sent: &[Row]) -> String {
    let out: Vec<String> = sent.iter().filter(|one| text(one, "kind") != "remind").map(letter).collect();
    joined([words(row, "disposition", "disposition"), out.join("; ")], ": ")
}

fn letter(one: &Row) -> String {
    joined([after("số ", &text(one, "doc_no")), after("ngày ", &day(one, "doc_date")), text(one, "office")], ", ")
}

fn assigned(sent: &[Row]) -> String {
    let inside = sent.iter().filter(|one| text(one, "side") == "internal");
    let all: Vec<String> =
        inside.map(|one| joined([text(one, "office"), after("hạn ", &day(one, "reply_due"))], ", ")).collect();
    all.join("; ")
}

fn result(row: &Row) -> String {
    joined([after("Số ", &text(row, "decision")), words(row, "outcome", "outcome")], ": ")
}

fn note(row: &Row, sent: &[Row]) -> String {
    let replies: Vec<String> = sent
        .iter()
        .filter(|one| !text(one, "reply_on").is_empty())
        .map(|one| joined(["Phúc đáp".to_owned(), text(one, "reply_doc_no"), day(one, "reply_on")], " "))
        .collect();
    joined(
        [
            after("Đã hủy: ", &text(row, "cancelled_reason")),
            after("Đơn trùng với đơn số ", &text(row, "original")),
            text(row, "note"),
            replies.join("; "),
        ],
        "; ",
    )
}
