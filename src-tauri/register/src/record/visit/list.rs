//! Visits as rows: the columns of the sổ tiếp công dân, whichever layout shows them.

use vault::Reader;
use vault::error::Result;
use words::slice::Slice;

use crate::record::referral::unreplied;
use crate::row::show::{address, after, day, flag, joined, people, text, words};
use crate::row::{Filter, Glance, Listing, Order, Row, Test, read};
use crate::secrecy::{Sight, Veil};

/// Asks who came to one visit (`:id`), in their order.
pub const PEOPLE: &str = include_str!("people.sql");

pub(crate) const LISTING: Listing = Listing {
    slice: Slice::Visit,
    orders: &[
        Order(&["number", "c1"], "visit.year", "visit.no"),
        Order(&["number_written"], "coalesce(visit.number_written, '')", "visit.id"),
        // A denouncer's name puts nothing in order: it stands with those that have none.
        Order(
            &["name", "c3"],
            "name_order((
                select person.full_name from visit_person join person on person.id = visit_person.person
                where visit_person.visit = visit.id and visit_person.place = 0 and not exists (select 1 from secret_visit where secret_visit.id = visit.id)
            ))",
            "visit.id",
        ),
        Order(&["on", "c2"], "visit.date", "visit.id"),
        Order(&["outcome", "c12"], "coalesce(visit.outcome, '')", "visit.id"),
        Order(&["lane"], "visit.lane", "visit.id"),
        Order(&["people_count", "c7"], "visit.people_count", "visit.id"),
        Order(&["content", "c5"], "visit.content", "visit.id"),
    ],
    filters: &[
        Filter(&["number", "c1"], Test::Sql("visit.no || '/' || visit.year like :value || '%'")),
        Filter(&["number_written"], Test::Told("instr(fold(coalesce(visit.number_written, '')), :value) > 0")),
        Filter(&["on"], Test::Sql("visit.date = :value")),
        Filter(&["from"], Test::Sql("visit.date >= :value")),
        Filter(&["to"], Test::Sql("visit.date <= :value")),
        Filter(
            &["c2"],
            Test::Sql("(instr(strftime('%d/%m/%Y', visit.date), :value) > 0 or instr(visit.date, :value) = 1)"),
        ),
        Filter(&["lane"], Test::Code("lane", "visit.lane")),
        Filter(&["status"], Test::Code("status", "visit.status")),
        Filter(&["mode"], Test::Code("mode", "visit.mode")),
        Filter(&["content", "c5"], Test::Told("instr(fold(visit.content), :value) > 0")),
        Filter(&["outcome", "c12"], Test::Told("instr(fold(coalesce(visit.outcome, '')), :value) > 0")),
        Filter(&["people_count", "c7"], Test::Sql("visit.people_count = cast(:value as integer)")),
        Filter(
            &["name", "c3"],
            Test::Words(
                "exists (
                    select 1 from visit_person join person on person.id = visit_person.person
                    where visit_person.visit = visit.id and instr(fold(person.full_name), :value) > 0
                ) and not exists (select 1 from secret_visit where secret_visit.id = visit.id)",
            ),
        ),
        Filter(
            &["c4"],
            Test::Sql(
                "exists (
                    select 1 from visit_person join person on person.id = visit_person.person
                    where visit_person.visit = visit.id and instr(coalesce(person.id_number, ''), :value) > 0
                ) and not exists (select 1 from secret_visit where secret_visit.id = visit.id)",
            ),
        ),
        Filter(
            &["kind", "c6", "b6"],
            Test::Code("kind", "(select petition.kind from petition where petition.via_visit = visit.id)"),
        ),
        Filter(
            &["c13"],
            Test::Told("instr(fold(coalesce(visit.cancelled_reason, visit.refusal_ground, '')), :value) > 0"),
        ),
        Filter(
            &["session"],
            Test::Sql("visit.session = (select record from reference where slice = 'session' and ref = :value)"),
        ),
        Filter(
            &["matter"],
            Test::Sql(
                "visit.id in (
                    select visit from visit_matter
                    where matter = (select record from reference where slice = 'matter' and ref = :value)
                )",
            ),
        ),
        Filter(
            &["person"],
            Test::Sql(
                "visit.id in (
                    select visit from visit_person
                    where person = (select record from reference where slice = 'person' and ref = :value)
                ) and not exists (select 1 from secret_visit where secret_visit.id = visit.id)",
            ),
        ),
        Filter(
            &["unreplied"],
            Test::Sql(concat!(
                "exists (select 1 from referral join petition on petition.id = referral.petition where petition.via_visit = visit.id and ",
                unreplied!(),
                ") = (:value = 'yes')",
            )),
        ),
        Filter(&["cancelled"], Test::Sql("(visit.cancelled_on is not null) = (:value = 'yes')")),
    ],
    row,
    rows: None,
    standing: "",
};

fn row(r: Reader<'_>, id: i64, glance: Glance) -> Result<Option<Row>> {
    written(r, id, glance.sight)
}

/// The texts of a row, and of a paper handed in, that somebody wrote.
const TEXTS: [&str; 6] = ["number_written", "content", "outcome", "refusal_ground", "cancelled_reason", "matters"];
const TEXTS_OF_PAPERS: [&str; 4] = ["office", "doc_no", "reply_doc_no", "reply_content"];

/// Writes a row of the book as somebody may see it.
pub fn written(r: Reader<'_>, id: i64, sight: Sight) -> Result<Option<Row>> {
    let Some(mut row) = read::one(r, include_str!("row.sql"), id)? else { return Ok(None) };
    let came = read::all(r, PEOPLE, id)?;
    let mut papers = read::all(r, include_str!("papers.sql"), id)?;
    let secret = flag(&row, "secret");
    let leaves = matches!(sight, Sight::Book | Sight::List);
    let covered = sight != Sight::Whole && (secret || leaves && flag(&row, "unclassified"));
    let veil = Veil::of(r, Slice::Visit, id, sight)?.with_own(&came, covered);
    veil.columns(&mut row, &TEXTS)?;
    papers.iter_mut().try_for_each(|paper| veil.columns(paper, &TEXTS_OF_PAPERS))?;
    let came = veil.people(&came);
    let columns = [
        ("on", text(&row, "on_day")),
        ("name", people(&came, covered, |one| text(one, "full_name"))),
        ("c1", text(&row, "number")),
        ("c2", day(&row, "on_day")),
        ("c3", people(&came, covered, |one| joined([text(one, "full_name"), address(one)], " – "))),
        ("c4", people(&came, covered, identity)),
        ("c5", joined([text(&row, "content"), after("Vụ việc: ", &text(&row, "matters"))], "\n")),
        ("c6", each(&papers, |one| words(one, "kind", "kind"))),
        ("c7", text(&row, "people_count")),
        ("c8", String::new()),
        ("c9", if papers.iter().any(|one| text(one, "competence") == "within") { "x" } else { "" }.to_owned()),
        ("c10", each(&papers, |one| sent(one, &["guide", "return"]))),
        ("c11", each(&papers, |one| sent(one, &["refer", "assign", "accept"]))),
        ("c12", joined([text(&row, "outcome"), each(&papers, reply)], "\n")),
        ("c13", note(&row)),
        ("b6", kind_and_people(&papers, &row)),
        ("b8", each(&papers, |one| sent(one, &["accept", "assign", "answer"]))),
        ("b10", each(&papers, |one| sent(one, &["refer"]))),
        ("_lane", words(&row, "lane", "lane")),
        ("_status", words(&row, "status", "status")),
        ("_papers", each(&papers, |one| text(one, "number"))),
    ];
    row.extend(columns.into_iter().map(|(key, value)| (key.to_owned(), value.into())));
    row.insert("secret".to_owned(), secret.into());
    row.insert("unclassified".to_owned(), (flag(&row, "unclassified") && !secret).into());
    row.insert("cancelled".to_owned(), (!text(&row, "cancelled_on").is_empty()).into());
    row.shift_remove("on_day");
    Ok(Some(row))
}

fn each(papers: &[Row], say: impl Fn(&Row) -> String) -> String {
    let all: Vec<String> = papers.iter().map(say).filter(|text| !text.is_empty()).collect();
    all.join("; ")
}

fn identity(one: &Row) -> String {
    match text(one, "id_type").as_str() {
        "none" => words(one, "id_type", "id_type"),
        "" => text(one, "id_number"),
        _ => joined([words(one, "id_type", "id_type"), text(one, "id_number")], " "),
    }
}

/// Where a paper went, if that is one of the ways the column stands for.
fn sent(paper: &Row, ways: &[&str]) -> String {
    if !ways.contains(&text(paper, "disposition").as_str()) {
        return String::new();
    }
    let letter = joined([text(paper, "doc_no"), after("ngày ", &day(paper, "doc_date"))], " ");
    let office = text(paper, "office");
    let place = if office.is_empty() { words(paper, "disposition", "disposition") } else { office };
    joined([place, after("số ", &letter)], ", ")
}

fn reply(paper: &Row) -> String {
    let letter = joined([after("số ", &text(paper, "reply_doc_no")), after("ngày ", &day(paper, "reply_on"))], " ");
    joined([after("Phúc đáp ", &letter), text(paper, "reply_content")], ": ")
}

fn kind_and_people(papers: &[Row], row: &Row) -> String {
    joined([each(papers, |one| words(one, "kind", "kind")), format!("{} người", text(row, "people_count"))], " / ")
}

fn note(row: &Row) -> String {
    let refused = if text(row, "status") == "refused" { words(row, "status", "status") } else { String::new() };
    joined(
        [
            after("Đã hủy: ", &text(row, "cancelled_reason")),
            joined([refused, text(row, "refusal_ground")], ": "),
            after("Chuyển lên lượt tiếp số ", &text(row, "escalated")),
        ],
        "; ",
    )
}
