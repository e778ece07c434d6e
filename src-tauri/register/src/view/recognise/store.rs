//! Where to look for what a draft is like. Candidates come from the search index, which never held a denouncer; each
//! look is bounded, whatever the size of the register.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use chrono::NaiveDate;
use rusqlite::{Row, named_params};
use vault::Reader;
use vault::act::optional;
use vault::error::Result;
use vault::sql::Statements;
use words::slice::Slice;

use super::Sought;
use super::likeness::{Content, Incoming, Somebody};
use crate::index;
use crate::secrecy::{Sight, Veil, secret_title};

/// A visit or petition as recognition looks at it; the people of a secret one are not read.
pub(super) struct Held {
    pub slice: Slice,
    pub reference: String,
    pub number: String,
    pub on: NaiveDate,
    pub title: String,
    pub text: String,
    pub matter: Option<String>,
    pub matter_title: Option<String>,
    pub original: Option<String>,
    pub via_visit: Option<String>,
    pub secret: bool,
    pub people: Vec<Somebody>,
    pub incoming: Option<Incoming>,
}

/// The newest records read for one name, number or document.
const A_LOOK: usize = 40;
/// The words of a content that are looked for, and the newest records read for each.
const WORDS: usize = 40;
const A_WORD: usize = 300;
/// The people of a record that are looked at.
const PEOPLE: usize = 8;
/// The records that share most words.
const BEST: usize = 24;

/// Gives the records worth comparing.
pub(super) fn candidates(r: Reader<'_>, sought: &Sought) -> Result<BTreeSet<(Slice, i64)>> {
    let mut rows: Vec<i64> = Vec::new();
    for one in &sought.people {
        for number in one.identity.iter().flat_map(super::likeness::Identity::written) {
            rows.extend(holding(r, &[&number], A_LOOK)?);
        }
        let name: Vec<&str> = one.name.iter().map(String::as_str).collect();
        if let ([first, .., last], false) = (name.as_slice(), one.place.is_empty()) {
            let placed: Vec<&str> = [*first, *last].into_iter().chain(one.place.iter().map(String::as_str)).collect();
            rows.extend(holding(r, &placed, A_LOOK)?);
        }
        if name.len() > 1 && (one.born.is_some() || !one.place.is_empty()) {
            rows.extend(holding(r, &name, A_LOOK)?);
        }
    }
    if let Some(incoming) = &sought.incoming {
        let words: Vec<&str> = incoming.tokens.iter().map(String::as_str).collect();
        rows.extend(holding(r, &words, A_LOOK)?);
    }
    rows.extend(alike(r, &sought.content)?);
    let mut found = BTreeSet::new();
    for row in rows.into_iter().collect::<BTreeSet<i64>>() {
        let mut statement = r.prepare("select slice, record from reference where id = :row")?;
        let at: (Slice, i64) =
            statement.query_row(named_params! { ":row": row }, |row| Ok((row.get(0)?, row.get(1)?)))?;
        if matches!(at.0, Slice::Visit | Slice::Petition) {
            found.insert(at);
        }
    }
    Ok(found)
}

/// Gives the newest rows of the index that hold every one of some whole words.
fn holding(r: Reader<'_>, words: &[&str], limit: usize) -> Result<Vec<i64>> {
    let query: Vec<String> = words.iter().map(|word| format!("\"{}\"", word.replace('"', ""))).collect();
    let mut statement = r.prepare(&index::search_store::newest())?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = statement
        .query_map(named_params! { ":search": query.join(" "), ":limit": limit }, |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}

/// Gives the rows that share the most telling words with a content: a word that few rows hold counts for more.
fn alike(r: Reader<'_>, content: &Content) -> Result<Vec<i64>> {
    let mut shared: BTreeMap<i64, f64> = BTreeMap::new();
    let telling = content.telling();
    // From all of a long content, not only from its beginning.
    let step = telling.len().div_ceil(WORDS).max(1);
    for word in telling.iter().step_by(step) {
        let rows = holding(r, &[word], A_WORD)?;
        #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
        let weight = 1.0 + (A_WORD as f64 / rows.len().max(1) as f64).ln();
        for row in rows {
            *shared.entry(row).or_default() += weight;
        }
    }
    let mut best: Vec<(i64, f64)> = shared.into_iter().collect();
    best.sort_by(|one, other| other.1.total_cmp(&one.1).then(other.0.cmp(&one.0)));
    best.truncate(BEST);
    Ok(best.into_iter().map(|(row, _)| row).collect())
}

/// Reads a record; `None` when it is cancelled.
pub(super) fn held(r: Reader<'_>, slice: Slice, id: i64) -> Result<Option<Held>> {
    let sql = match slice {
        Slice::Petition => include_str!("petition.sql"),
        _ => include_str!("visit.sql"),
    };
    let mut statement = r.prepare(sql)?;
    let read = |row: &Row<'_>| from_row(slice, row);
    let Some(mut held) = optional(statement.query_row(named_params! { ":id": id }, read))? else { return Ok(None) };
    let veil = Veil::of(r, slice, id, Sight::Screen)?;
    held.text = veil.text(&held.text)?.into_owned();
    if let Some(title) = &mut held.matter_title {
        *title = veil.text(title)?.into_owned();
    }
    if held.secret {
        held.title = secret_title(slice, &held.number);
        return Ok(Some(held));
    }
    let mut statement = r.prepare(include_str!("people.sql"))?;
    let mut rows = statement.query(named_params! { ":slice": slice, ":record": id })?;
    let mut people: Vec<(i64, String, Somebody)> = Vec::new();
    while let Some(row) = rows.next()? {
        people.push((row.get("place")?, row.get("full_name")?, somebody(row)?));
    }
    people.sort_by_key(|(place, ..)| *place);
    people.truncate(PEOPLE);
    held.title = people.first().map(|(_, name, _)| name.clone()).unwrap_or_default();
    held.people = people.into_iter().map(|(.., one)| one).collect();
    Ok(Some(held))
}

fn from_row(slice: Slice, row: &Row<'_>) -> rusqlite::Result<Held> {
    let incoming: Option<String> = row.get("incoming_no")?;
    let (on, from): (Option<String>, Option<String>) = (row.get("incoming_on")?, row.get("incoming_from")?);
    Ok(Held {
        slice,
        reference: row.get("ref")?,
        number: row.get("number")?,
        on: row.get("on_day")?,
        title: String::new(),
        text: row.get("text")?,
        matter: row.get("matter")?,
        matter_title: row.get("matter_title")?,
        original: row.get("original")?,
        via_visit: row.get("via_visit")?,
        secret: row.get("secret")?,
        people: Vec::new(),
        incoming: incoming.and_then(|no| Incoming::of(&no, on.as_deref(), from.as_deref())),
    })
}

fn somebody(row: &Row<'_>) -> rusqlite::Result<Somebody> {
    let text = |column: &str| row.get::<_, Option<String>>(column).map(Option::unwrap_or_default);
    let hamlet: Option<String> = row.get("hamlet")?;
    Ok(Somebody::of(
        &row.get::<_, String>("full_name")?,
        hamlet.as_deref(),
        &text("address")?,
        &text("birth")?,
        &text("id_number")?,
    ))
}

/// Gives a person the book knows.
pub(super) fn known(r: Reader<'_>, reference: &str) -> Result<Option<Somebody>> {
    let mut statement = r.prepare(include_str!("known.sql"))?;
    optional(statement.query_row(named_params! { ":ref": reference }, somebody))
}

/// Gives the name of a hamlet.
pub(super) fn hamlet(r: Reader<'_>, reference: &str) -> Result<Option<String>> {
    let sql = "select hamlet.name from hamlet
               join reference on reference.slice = 'hamlet' and reference.record = hamlet.id
               where reference.ref = :ref";
    optional(r.prepare(sql)?.query_row(named_params! { ":ref": reference }, |row| row.get(0)))
}

/// Gives the refs about which the clerk has answered before.
pub(super) fn answered(r: Reader<'_>, own: Option<&str>) -> Result<HashSet<String>> {
    let Some(own) = own else { return Ok(HashSet::new()) };
    let mut statement = r.prepare(include_str!("answered.sql"))?;
    let refs = statement.query_map(named_params! { ":own": own }, |row| row.get(0))?;
    Ok(refs.collect::<rusqlite::Result<_>>()?)
}
