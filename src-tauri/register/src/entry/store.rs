//! Records of any slice: read by id or by ref, put where they belong.

use rusqlite::named_params;
use serde_json::{Map, Value};
use vault::error::{Error, Result};
use vault::sql::Statements;
use vault::{Reader, Writer};
use words::number::Number;
use words::slice::Slice;

use super::{Entry, Placed, kinds};
use crate::mobilisation::{
    contribution, democracy_item, dialogue, directive, emulation, internal_rule, model, outreach,
};
use crate::record::person::store::Owner;
use crate::record::{close, paper};
use crate::record::{
    decision, hamlet, matter, office, officer, opinion, person, petition, referral, resolution, session, setting,
    unit, visit,
};
use crate::reference::whereabouts;

/// Gives a record by its ref, with its id.
pub fn get(r: Reader<'_>, slice: Slice, reference: &str) -> Result<(i64, Entry)> {
    let held = whereabouts(r, reference)?.filter(|(found, _)| *found == slice);
    let (_, id) = held.ok_or(Error::NotFound("record"))?;
    Ok((id, by_id(r, slice, id)?.ok_or(Error::NotFound("record"))?))
}

macro_rules! stores {
    ($($kind:ident($held:ty) $store:ident { $put:ident $(($number:ident))? $(, $get:ident)? })+) => {
        /// Gives a record of any slice that can be corrected.
        pub fn by_id(r: Reader<'_>, slice: Slice, id: i64) -> Result<Option<Entry>> {
            Ok(match slice {
                $($(Slice::$kind => $store::store::$get(r, id)?.map(|one| Entry::$kind(one.into())),)?)+
                _ => None,
            })
        }

        /// Puts a record of any slice.
        pub(crate) fn put(w: &Writer, id: i64, entry: &Entry, number: Option<Number>) -> Result<()> {
            match entry {
                $(Entry::$kind(one) => $store::store::$put(w, id, one $(, $number(number)?)?),)+
            }
        }
    };
}

kinds!(stores);

/// Enters new records. Those a book has thousands of go in together, all others one by one.
pub(crate) fn add<'a, I: Iterator<Item = Placed<'a>>>(w: &Writer, records: impl Fn() -> I) -> Result<()> {
    for (entry, id, number) in records() {
        if !matches!(entry, Entry::Matter(_) | Entry::Visit(_) | Entry::Petition(_)) {
            put(w, id, entry, number)?;
        }
    }
    let (mut matters, mut visits, mut petitions) = (Vec::new(), Vec::new(), Vec::new());
    for (entry, id, number) in records() {
        match entry {
            Entry::Matter(one) => matters.push((one, id)),
            Entry::Visit(one) => visits.push((one.as_ref(), id, numbered(number)?)),
            Entry::Petition(one) => petitions.push((one.as_ref(), id, numbered(number)?)),
            _ => {}
        }
    }
    matter::store::add(w, &matters)?;
    visit::store::add(w, &visits)?;
    petition::store::add(w, &petitions)?;
    let people = records().filter_map(|(entry, id, _)| match entry {
        Entry::Visit(one) => Some((Owner::Visit, id, one.people.as_slice())),
        Entry::Petition(one) => Some((Owner::Petition, id, one.petitioners.as_slice())),
        _ => None,
    });
    person::store::add_attendees(w, people)
}

fn numbered(number: Option<Number>) -> Result<Number> {
    number.ok_or(Error::NotFound("number"))
}

/// Writes a record as a line of the open format.
pub fn line_of(entry: &Entry) -> Result<Map<String, Value>> {
    match serde_json::to_value(entry) {
        Ok(Value::Object(line)) => Ok(line),
        _ => Err(Error::NotFound("record")),
    }
}

/// What may stand only once, as a text.
pub(crate) fn key(entry: &Entry) -> Option<String> {
    Some(match entry {
        Entry::Close(one) => format!("close {} {}", one.period, one.revision),
        Entry::Counted(one) => format!("counted {} {} {}", one.period, one.revision, one.entry),
        Entry::SentFile(one) => format!("sent_file {} {} {} {}", one.period, one.revision, one.name, one.place),
        Entry::Reopen(one) => format!("reopen {} {}", one.period, one.revision),
        Entry::Late(one) => format!("late {} {} {}", one.period, one.revision, one.entry),
        _ => return None,
    })
}

/// Tells whether what may stand only once stands already.
pub(crate) fn has(r: Reader<'_>, entry: &Entry) -> Result<bool> {
    let entry_of = |reference: &str| Ok::<_, Error>(whereabouts(r, reference)?.unwrap_or((Slice::Close, 0)));
    let (table, period, revision, rest) = match entry {
        Entry::Close(one) => ("close", &one.period, one.revision, None),
        Entry::Reopen(one) => ("reopen", &one.period, one.revision, None),
        Entry::Counted(one) => ("counted", &one.period, one.revision, Some(entry_of(&one.entry)?)),
        Entry::Late(one) => ("late", &one.period, one.revision, Some(entry_of(&one.entry)?)),
        Entry::SentFile(one) => {
            let sql = "select 1 from sent_file
                 where period = :period and revision = :revision and name = :name and place = :place";
            return Ok(r.prepare(sql)?.exists(named_params! {
                ":period": one.period, ":revision": one.revision, ":name": one.name, ":place": one.place,
            })?);
        }
        _ => return Ok(false),
    };
    let sql = format!("select 1 from {table} where period = :period and revision = :revision");
    match rest {
        None => Ok(r.prepare(&sql)?.exists(named_params! { ":period": period, ":revision": revision })?),
        Some((slice, record)) => {
            let sql = format!("{sql} and slice = :slice and record = :record");
            Ok(r.prepare(&sql)?.exists(named_params! {
                ":period": period, ":revision": revision, ":slice": slice, ":record": record,
            })?)
        }
    }
}
