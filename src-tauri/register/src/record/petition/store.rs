//! Petitions in the register.

use chrono::NaiveDate;
use rusqlite::types::ToSqlOutput;
use rusqlite::{OptionalExtension, Row, ToSql, params_from_iter};
use vault::error::Result;
use vault::sql::{Rows, Statements};
use vault::{Reader, Writer};
use words::number::Number;

use super::{Incoming, Petition, Settled};
use crate::record::person::store::{Owner, attendees, put_attendees};
use crate::record::{Cancelled, value_of};

/// Enters new petitions, but for their people.
pub(crate) fn add(w: &Writer, records: &[(&Petition, i64, Number)]) -> Result<()> {
    let petitions = records.iter().map(|(one, id, number)| values(*id, one, *number)).collect::<Result<Vec<_>>>()?;
    w.add_all(include_str!("add.sql"), &petitions)
}

/// Puts a corrected petition in its place.
pub(crate) fn put(w: &Writer, id: i64, petition: &Petition, number: Number) -> Result<()> {
    w.prepare(include_str!("put.sql"))?.execute(params_from_iter(values(id, petition, number)?))?;
    put_attendees(w, Owner::Petition, id, &petition.petitioners)
}

/// Takes its number from a petition for the while of one act. No number of a book is below one: nobody else has it meanwhile.
pub(crate) fn give_up_number(w: &Writer, id: i64) -> Result<()> {
    w.prepare("update petition set no = -id where id = ?1")?.execute([id])?;
    Ok(())
}

/// Gives a petition a number of its year.
pub(crate) fn take_number(w: &Writer, id: i64, number: Number) -> Result<()> {
    w.prepare("update petition set no = ?2 where id = ?1 and year = ?3")?.execute((id, number.no, number.year))?;
    Ok(())
}

/// Gives the day a petition was received that gave its number up and has no other yet.
pub(crate) fn day_of_numberless(r: Reader<'_>, id: i64) -> Result<Option<NaiveDate>> {
    let day =
        r.prepare("select received_on from petition where id = ?1 and no < 0")?.query_row([id], |row| row.get(0));
    Ok(day.optional()?)
}

/// The values of a petition in the order `put.sql` and `add.sql` name them.
fn values(id: i64, petition: &Petition, number: Number) -> Result<[ToSqlOutput<'_>; 32]> {
    let incoming = petition.incoming.as_ref();
    Ok([
        id.into(),
        number.year.into(),
        number.no.into(),
        petition.number_written.to_sql()?,
        petition.received_on.to_sql()?,
        petition.written_on.to_sql()?,
        petition.source.to_sql()?,
        value_of(incoming, |incoming| &incoming.no)?,
        value_of(incoming, |incoming| &incoming.on)?,
        value_of(incoming, |incoming| &incoming.from)?,
        petition.via_visit.to_sql()?,
        petition.signer_count.into(),
        petition.anonymity.to_sql()?,
        petition.evidence.to_sql()?,
        petition.respondent.to_sql()?,
        petition.kind.to_sql()?,
        petition.field.to_sql()?,
        petition.level.to_sql()?,
        petition.matter.to_sql()?,
        petition.eligibility.to_sql()?,
        petition.ineligibility_reason.to_sql()?,
        petition.competence.to_sql()?,
        petition.disposition.to_sql()?,
        petition.processed_on.to_sql()?,
        petition.duplicate_of.to_sql()?,
        petition.summary.to_sql()?,
        petition.note.to_sql()?,
        value_of(petition.cancelled.as_ref(), |cancelled| &cancelled.on)?,
        value_of(petition.cancelled.as_ref(), |cancelled| &cancelled.reason)?,
        value_of(petition.settled.as_ref(), |settled| &settled.on)?,
        value_of(petition.settled.as_ref(), |settled| &settled.doc_no)?,
        petition.competent_class.to_sql()?,
    ])
}

crate::record::readers!(Petition, "petition", from_row, "petition.year, petition.no");

fn from_row(r: Reader<'_>, row: &Row<'_>) -> Result<Petition> {
    Ok(Petition {
        reference: row.get("ref")?,
        number: Some(Number { year: row.get("year")?, no: row.get("no")? }),
        number_written: row.get("number_written")?,
        received_on: row.get("received_on")?,
        written_on: row.get("written_on")?,
        source: row.get("source")?,
        incoming: incoming(row)?,
        via_visit: row.get("visit_ref")?,
        petitioners: attendees(r, Owner::Petition, row.get("id")?)?,
        signer_count: row.get("signer_count")?,
        anonymity: row.get("anonymity")?,
        evidence: row.get("evidence")?,
        respondent: row.get("respondent")?,
        kind: row.get("kind")?,
        field: row.get("field")?,
        level: row.get("level")?,
        matter: row.get("matter_ref")?,
        eligibility: row.get("eligibility")?,
        ineligibility_reason: row.get("ineligibility_reason")?,
        competence: row.get("competence")?,
        competent_class: row.get("competent_class")?,
        disposition: row.get("disposition")?,
        processed_on: row.get("processed_on")?,
        settled: settled(row)?,
        duplicate_of: row.get("original_ref")?,
        summary: row.get("summary")?,
        note: row.get("note")?,
        cancelled: Cancelled::from_row(row)?,
    })
}

fn settled(row: &Row<'_>) -> rusqlite::Result<Option<Settled>> {
    let on: Option<NaiveDate> = row.get("settled_on")?;
    on.map(|on| Ok(Settled { on, doc_no: row.get("settled_doc_no")? })).transpose()
}

fn incoming(row: &Row<'_>) -> rusqlite::Result<Option<Incoming>> {
    let incoming =
        Incoming { no: row.get("incoming_no")?, on: row.get("incoming_on")?, from: row.get("incoming_from")? };
    let empty = incoming.no.is_none() && incoming.on.is_none() && incoming.from.is_none();
    Ok((!empty).then_some(incoming))
}
