//! Refs, ids and numbers.

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};
use rusqlite::named_params;

use crate::casebook::act::optional;
use crate::casebook::{Reader, Writer};
use crate::codes::Code;
use crate::entry::Entry;
use crate::error::{Error, Result};
use crate::number::Number;
use crate::slice::{Placed, Slice};
use crate::{
    close, contribution, decision, democracy_item, dialogue, directive, emulation, hamlet, internal_rule, matter,
    model, office, officer, opinion, outreach, paper, person, petition, referral, resolution, session, setting, unit,
    visit,
};

/// Tells what a ref names.
pub(crate) fn whereabouts(r: Reader<'_>, reference: &str) -> Result<Option<(Slice, i64)>> {
    optional(
        r.prepare("select slice, record from reference where ref = :ref")?
            .query_row(named_params! { ":ref": reference }, |row| Ok((row.get(0)?, row.get(1)?))),
    )
}

/// Gives those of some refs that name something already.
pub(crate) fn known<'a>(r: Reader<'_>, refs: impl Iterator<Item = &'a str>) -> Result<HashSet<String>> {
    let refs = refs.collect::<serde_json::Value>().to_string();
    let mut statement = r.prepare(
        "select given.value from json_each(:refs) as given
         where exists (select 1 from reference where reference.ref = given.value)",
    )?;
    let known = statement.query_map(named_params! { ":refs": refs }, |row| row.get(0))?;
    Ok(known.collect::<rusqlite::Result<_>>()?)
}

/// Gives the ref of a record.
pub(crate) fn reference(r: Reader<'_>, slice: Slice, id: i64) -> Result<Option<String>> {
    optional(
        r.prepare("select ref from reference where slice = :slice and record = :id")?
            .query_row(named_params! { ":slice": slice, ":id": id }, |row| row.get(0)),
    )
}

/// Gives a ref nobody has yet.
pub(crate) fn free_reference(r: Reader<'_>, slice: Slice) -> Result<String> {
    free_reference_after(r, slice, 0)
}

/// Gives a ref nobody has yet, leaving out some before it that are as good as given.
pub(super) fn free_reference_after(r: Reader<'_>, slice: Slice, after: i64) -> Result<String> {
    let mut id = next_id(r, slice)? + after;
    loop {
        let reference = format!("{}-{id}", slice.code());
        if whereabouts(r, &reference)?.is_none() {
            return Ok(reference);
        }
        id += 1;
    }
}

/// Names records.
pub(crate) fn name<'a>(w: &Writer, records: impl IntoIterator<Item = (&'a str, Slice, i64)>) -> Result<()> {
    let mut values = Vec::new();
    for (reference, slice, id) in records {
        values.extend([reference.into(), slice.code().into(), id.into()]);
    }
    w.insert_all("reference (ref, slice, record)", ":ref, :slice, :record", &values)
}

/// Gives the id the next record of a slice will have; ids are never reused.
pub(crate) fn next_id(r: Reader<'_>, slice: Slice) -> Result<i64> {
    let last: Option<i64> = optional(
        r.prepare("select seq from sqlite_sequence where name = :slice")?
            .query_row(named_params! { ":slice": slice }, |row| row.get(0)),
    )?;
    Ok(last.unwrap_or(0) + 1)
}

/// Gives the next number of a book's year.
pub(super) fn next_number(w: &Writer, book: Slice, day: NaiveDate) -> Result<Number> {
    let year = day.year();
    let no = w
        .prepare(
            "insert into counter (book, year, last) values (:book, :year, 1)
             on conflict (book, year) do update set last = last + 1 returning last",
        )?
        .query_row(named_params! { ":book": book, ":year": year }, |row| row.get(0))?;
    Ok(Number { year, no })
}

/// Keeps a book's counter at least at a number that was brought along.
pub(crate) fn raise_counter(w: &Writer, book: Slice, number: Number) -> Result<()> {
    w.prepare(
        "insert into counter (book, year, last) values (:book, :year, :no)
         on conflict (book, year) do update set last = excluded.last where last < excluded.last",
    )?
    .execute(named_params! { ":book": book, ":year": number.year, ":no": number.no })?;
    Ok(())
}

/// Tells whether a number is given.
pub(super) fn has_number(r: Reader<'_>, book: Slice, number: Number) -> Result<bool> {
    let sql = match book {
        Slice::Visit => "select 1 from visit where year = :year and no = :no",
        _ => "select 1 from petition where year = :year and no = :no",
    };
    Ok(r.prepare(sql)?.exists(named_params! { ":year": number.year, ":no": number.no })?)
}

/// Gives a record's number.
pub(crate) fn number(r: Reader<'_>, book: Slice, id: i64) -> Result<Option<Number>> {
    let sql = match book {
        Slice::Visit => "select year, no from visit where id = :id",
        Slice::Petition => "select year, no from petition where id = :id",
        _ => return Ok(None),
    };
    optional(
        r.prepare(sql)?
            .query_row(named_params! { ":id": id }, |row| Ok(Number { year: row.get(0)?, no: row.get(1)? })),
    )
}

/// Gives a record of any slice that can be corrected.
pub(crate) fn get(r: Reader<'_>, slice: Slice, id: i64) -> Result<Option<Entry>> {
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
pub(super) fn add<'a, I: Iterator<Item = Placed<'a>>>(w: &Writer, records: impl Fn() -> I) -> Result<()> {
    for (entry, id, number) in records() {
        if !matches!(entry, Entry::Matter(_) | Entry::Visit(_) | Entry::Petition(_)) {
            put(w, id, entry, number)?;
        }
    }
    matter::store::add(w, records())?;
    visit::store::add(w, records())?;
    petition::store::add(w, records())?;
    person::store::add_attendees(w, records())
}

/// Puts a record of any slice.
pub(super) fn put(w: &Writer, id: i64, entry: &Entry, number: Option<Number>) -> Result<()> {
    let numbered = || number.ok_or(Error::NotFound("number"));
    match entry {
        Entry::Unit(one) => unit::store::put(w, id, one),
        Entry::Setting(one) => setting::store::put(w, id, one),
        Entry::Office(one) => office::store::put(w, id, one),
        Entry::Hamlet(one) => hamlet::store::put(w, id, one),
        Entry::Officer(one) => officer::store::put(w, id, one),
        Entry::Person(one) => person::store::put(w, id, one),
        Entry::Session(one) => session::store::put(w, id, one),
        Entry::Matter(one) => matter::store::put(w, id, one),
        Entry::Visit(one) => visit::store::put(w, id, one, numbered()?),
        Entry::Petition(one) => petition::store::put(w, id, one, numbered()?),
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
