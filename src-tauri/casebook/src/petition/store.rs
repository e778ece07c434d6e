//! Petitions in the register.

use rusqlite::{Row, named_params};

use super::{Incoming, Petition};
use crate::casebook::{Reader, Writer};
use crate::error::Result;
use crate::number::Number;
use crate::person::store::{Owner, attendees, put_attendees};
use crate::slice::{Cancelled, Putting};

pub(crate) fn put(w: &Writer, id: i64, petition: &Petition, number: Number, putting: Putting) -> Result<()> {
    let incoming = petition.incoming.as_ref();
    w.prepare(include_str!("put.sql"))?.execute(named_params! {
        ":id": id,
        ":year": number.year,
        ":no": number.no,
        ":received_on": petition.received_on,
        ":written_on": petition.written_on,
        ":source": petition.source,
        ":incoming_no": incoming.and_then(|incoming| incoming.no.as_ref()),
        ":incoming_on": incoming.and_then(|incoming| incoming.on),
        ":incoming_from": incoming.and_then(|incoming| incoming.from.as_ref()),
        ":via_visit": petition.via_visit,
        ":signer_count": petition.signer_count,
        ":anonymity": petition.anonymity,
        ":evidence": petition.evidence,
        ":respondent": petition.respondent,
        ":kind": petition.kind,
        ":field": petition.field,
        ":level": petition.level,
        ":matter": petition.matter,
        ":eligibility": petition.eligibility,
        ":ineligibility_reason": petition.ineligibility_reason,
        ":competence": petition.competence,
        ":disposition": petition.disposition,
        ":processed_on": petition.processed_on,
        ":duplicate_of": petition.duplicate_of,
        ":summary": petition.summary,
        ":note": petition.note,
        ":cancelled_on": petition.cancelled.as_ref().map(|cancelled| cancelled.on),
        ":cancelled_reason": petition.cancelled.as_ref().map(|cancelled| &cancelled.reason),
    })?;
    match putting {
        Putting::New => Ok(()),
        Putting::Again => put_attendees(w, Owner::Petition, id, &petition.petitioners),
    }
}

crate::slice::readers!(Petition, "petition", from_row, "petition.year, petition.no");

fn from_row(r: Reader<'_>, row: &Row<'_>) -> Result<Petition> {
    Ok(Petition {
        reference: row.get("ref")?,
        number: Some(Number { year: row.get("year")?, no: row.get("no")? }),
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
        disposition: row.get("disposition")?,
        processed_on: row.get("processed_on")?,
        duplicate_of: row.get("original_ref")?,
        summary: row.get("summary")?,
        note: row.get("note")?,
        cancelled: Cancelled::from_row(row)?,
    })
}

fn incoming(row: &Row<'_>) -> rusqlite::Result<Option<Incoming>> {
    let incoming =
        Incoming { no: row.get("incoming_no")?, on: row.get("incoming_on")?, from: row.get("incoming_from")? };
    let empty = incoming.no.is_none() && incoming.on.is_none() && incoming.from.is_none();
    Ok((!empty).then_some(incoming))
}

/// Gives every mark of whoever sent a denunciation, or what may turn out to be one, or handed it in at a visit.
pub(crate) fn denouncers(r: Reader<'_>) -> Result<Vec<String>> {
    let mut statement = r.prepare(include_str!("denouncers.sql"))?;
    let marks = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(marks)
}
