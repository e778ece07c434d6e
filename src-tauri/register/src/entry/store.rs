//! Records of any slice: read by id or by ref, put where they belong.

use rusqlite::named_params;
use serde_json::{Map, Value};
use vault::error::{Error, Result};
use vault::sql::Statements;
use vault::{Reader, Writer};
use words::number::Number;
use words::slice::Slice;

use super::{Entry, Placed};
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

/// Gives a record of any slice that can be corrected.
pub fn by_id(r: Reader<'_>, slice: Slice, id: i64) -> Result<Option<Entry>> {
    Ok(match slice {
        Slice::Office => office::store::get(r, id)?.map(Entry::Office),
        Slice::Hamlet => hamlet::store::get(r, id)?.map(Entry::Hamlet),
        Slice::Officer => officer::store::get(r, id)?.map(Entry::Officer),
        Slice::Person => person::store::get(r, id)?.map(Entry::Person),
        Slice::Session => session::store::get(r, id)?.map(Entry::Session),
        Slice::Matter => matter::store::get(r, id)?.map(Entry::Matter),
        Slice::Visit => visit::store::get(r, id)?.map(|one| Entry::Visit(Box::new(one))),
        Slice::Petition => petition::store::get(r, id)?.map(|one| Entry::Petition(Box::new(one))),
        Slice::Referral => referral::store::get(r, id)?.map(|one| Entry::Referral(Box::new(one))),
        Slice::Paper => paper::store::get(r, id)?.map(|one| Entry::Paper(Box::new(one))),
        Slice::Resolution => resolution::store::get(r, id)?.map(|one| Entry::Resolution(Box::new(one))),
        Slice::Outreach => outreach::store::get(r, id)?.map(|one| Entry::Outreach(Box::new(one))),
        Slice::Model => model::store::get(r, id)?.map(|one| Entry::Model(Box::new(one))),
        Slice::Contribution => contribution::store::get(r, id)?.map(|one| Entry::Contribution(Box::new(one))),
        Slice::Dialogue => dialogue::store::get(r, id)?.map(|one| Entry::Dialogue(Box::new(one))),
        Slice::DemocracyItem => democracy_item::store::get(r, id)?.map(|one| Entry::DemocracyItem(Box::new(one))),
        Slice::InternalRule => internal_rule::store::get(r, id)?.map(|one| Entry::InternalRule(Box::new(one))),
        Slice::Emulation => emulation::store::get(r, id)?.map(|one| Entry::Emulation(Box::new(one))),
        Slice::Directive => directive::store::get(r, id)?.map(|one| Entry::Directive(Box::new(one))),
        Slice::Opinion => opinion::store::get(r, id)?.map(Entry::Opinion),
        Slice::Unit
        | Slice::Setting
        | Slice::Decision
        | Slice::Close
        | Slice::Counted
        | Slice::SentFile
        | Slice::Reopen
        | Slice::Late => None,
    })
}

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

/// Puts a record of any slice.
pub(crate) fn put(w: &Writer, id: i64, entry: &Entry, number: Option<Number>) -> Result<()> {
    match entry {
        Entry::Unit(one) => unit::store::put(w, id, one),
        Entry::Setting(one) => setting::store::put(w, id, one),
        Entry::Office(one) => office::store::put(w, id, one),
        Entry::Hamlet(one) => hamlet::store::put(w, id, one),
        Entry::Officer(one) => officer::store::put(w, id, one),
        Entry::Person(one) => person::store::put(w, id, one),
        Entry::Session(one) => session::store::put(w, id, one),
        Entry::Matter(one) => matter::store::put(w, id, one),
        Entry::Visit(one) => visit::store::put(w, id, one, numbered(number)?),
        Entry::Petition(one) => petition::store::put(w, id, one, numbered(number)?),
        Entry::Referral(one) => referral::store::put(w, id, one),
        Entry::Paper(one) => paper::store::put(w, id, one),
        Entry::Resolution(one) => resolution::store::put(w, id, one),
        Entry::Outreach(one) => outreach::store::put(w, id, one),
        Entry::Model(one) => model::store::put(w, id, one),
        Entry::Contribution(one) => contribution::store::put(w, id, one),
        Entry::Dialogue(one) => dialogue::store::put(w, id, one),
        Entry::DemocracyItem(one) => democracy_item::store::put(w, id, one),
        Entry::InternalRule(one) => internal_rule::store::put(w, id, one),
        Entry::Emulation(one) => emulation::store::put(w, id, one),
        Entry::Directive(one) => directive::store::put(w, id, one),
        Entry::Close(one) => close::store::put(w, id, one),
        Entry::Counted(one) => close::store::put_counted(w, id, one),
        Entry::SentFile(one) => close::store::put_file(w, id, one),
        Entry::Reopen(one) => close::store::put_reopen(w, id, one),
        Entry::Late(one) => close::store::put_late(w, id, one),
        Entry::Opinion(one) => opinion::store::put(w, id, one),
        Entry::Decision(one) => decision::store::put(w, id, one),
    }
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
