//! A record as search sees it, and which records stand by another: what is read to enter a text and to show a result.

use std::borrow::Cow;

use rusqlite::named_params;
use vault::Reader;
use vault::act::optional;
use vault::error::Result;
use vault::sql::Statements;
use words::codes::Code;
use words::number::Number;
use words::slice::Slice;

use super::{Findable, is_found};
use crate::entry::Entry;
use crate::entry::store::by_id;
use crate::record::person::{Attendee, Particulars, Who};
use crate::record::petition::Petition;
use crate::record::visit::Visit;
use crate::record::{Logged, office, person, referral};
use crate::reference::whereabouts;
use crate::secrecy::marks::Marks;
use crate::secrecy::{self, Sight, Veil, secret_title};

/// Reads a record as search sees it; `None` for a slice that is not searched.
pub(crate) fn findable(r: Reader<'_>, slice: Slice, id: i64) -> Result<Option<Findable>> {
    match slice {
        Slice::Referral => referral(r, id),
        found if is_found(found) => match by_id(r, slice, id)? {
            Some(entry) => findable_as(r, id, &entry, None),
            None => Ok(None),
        },
        _ => Ok(None),
    }
}

/// Sees a record that is at hand as search does. One that was just entered does not know its number itself.
pub(super) fn findable_as(r: Reader<'_>, id: i64, entry: &Entry, number: Option<Number>) -> Result<Option<Findable>> {
    findable_under(r, None, id, entry, number)
}

/// The same where it is at hand too who is kept secret: where nobody is, the register need not be asked for each record.
pub(super) fn findable_under(
    r: Reader<'_>,
    marks: Option<&Marks>,
    id: i64,
    entry: &Entry,
    number: Option<Number>,
) -> Result<Option<Findable>> {
    let has_secrets = marks.is_none_or(|marks| !marks.is_empty());
    let plain = |on, title: &str, texts| Findable {
        number: None,
        on,
        title: title.to_owned(),
        secret: false,
        is_called_by_name: false,
        has_covered: false,
        texts,
    };
    let found = match entry {
        Entry::Petition(one) => Some(petition(r, one, number.or(one.number))?),
        Entry::Visit(one) => Some(visit(r, (id, has_secrets), one, number.or(one.number))?),
        Entry::Matter(one) => {
            Some(plain(None, &one.title, texts([("title", Some(&one.title)), ("note", one.note.as_ref())])))
        }
        Entry::Referral(_) => return referral(r, id),
        log => log.logged().map(|Logged { on, title, texts }| plain(Some(on), &title, texts)),
    };
    if !has_secrets {
        return Ok(found);
    }
    let veil = Veil::of(r, entry.slice(), id, Sight::Screen)?;
    found.map(|found| found.covered(&veil)).transpose()
}

fn petition(r: Reader<'_>, petition: &Petition, number: Option<Number>) -> Result<Findable> {
    let secret = petition.is_secret();
    let number = number.map(|number| number.to_string());
    let people = if secret { Vec::new() } else { particulars(r, &petition.petitioners)? };
    let title = match people.first() {
        _ if secret => secret_title(Slice::Petition, number.as_deref().unwrap_or_default()),
        Some(first) => first.full_name.clone(),
        None => petition.summary.chars().take(80).collect(),
    };
    let mut texts = texts([
        ("number", number.as_ref()),
        ("number_written", petition.number_written.as_ref()),
        ("settled.doc_no", petition.settled.as_ref().and_then(|settled| settled.doc_no.as_ref())),
        ("incoming.no", petition.incoming.as_ref().and_then(|incoming| incoming.no.as_ref())),
        ("summary", Some(&petition.summary)),
        ("note", petition.note.as_ref().filter(|_| !secret)),
        ("respondent", petition.respondent.as_ref().filter(|_| !secret)),
    ]);
    texts.extend(people_texts(r, "petitioners", &people)?);
    let is_called_by_name = !people.is_empty();
    let on = Some(petition.received_on);
    Ok(Findable { number, on, title, secret, is_called_by_name, has_covered: false, texts })
}

fn visit(r: Reader<'_>, (id, may_be_secret): (i64, bool), visit: &Visit, number: Option<Number>) -> Result<Findable> {
    let secret = may_be_secret && secrecy::store::is_secret_visit(r, id)?;
    let number = number.map(|number| number.to_string());
    let people = if secret { Vec::new() } else { particulars(r, &visit.people)? };
    let title = match people.first() {
        Some(first) => first.full_name.clone(),
        None => secret_title(Slice::Visit, number.as_deref().unwrap_or_default()),
    };
    let mut texts = texts([
        ("number", number.as_ref()),
        ("number_written", visit.number_written.as_ref()),
        ("content", Some(&visit.content)),
        ("outcome", visit.outcome.as_ref()),
        ("refusal_ground", visit.refusal_ground.as_ref()),
        ("cancelled.reason", visit.cancelled.as_ref().map(|cancelled| &cancelled.reason)),
    ]);
    texts.extend(people_texts(r, "people", &people)?);
    let is_called_by_name = !people.is_empty();
    Ok(Findable { number, on: Some(visit.date), title, secret, is_called_by_name, has_covered: false, texts })
}

/// Gives the particulars of people, those the book knows and those who stand only there.
fn particulars<'a>(r: Reader<'_>, people: &'a [Attendee]) -> Result<Vec<Cow<'a, Particulars>>> {
    let mut all = Vec::with_capacity(people.len());
    for one in people {
        match &one.who {
            Who::Unlisted(particulars) => all.push(Cow::Borrowed(particulars.as_ref())),
            Who::Known { person } => {
                let held = whereabouts(r, person)?.filter(|(slice, _)| *slice == Slice::Person);
                let known = held.map(|(_, id)| person::store::get(r, id)).transpose()?.flatten();
                all.extend(known.map(|known| Cow::Owned(known.particulars)));
            }
        }
    }
    Ok(all)
}

fn referral(r: Reader<'_>, id: i64) -> Result<Option<Findable>> {
    let Some(referral) = referral::store::get(r, id)? else { return Ok(None) };
    let office = match &referral.office {
        Some(office) => match whereabouts(r, office)? {
            Some((_, id)) => office::store::get(r, id)?.map(|office| office.name),
            None => None,
        },
        None => None,
    };
    let title = [Some(referral.kind.label().to_owned()), referral.doc_no.clone(), office.clone()];
    let reply = referral.reply.as_ref();
    let found = Findable {
        number: referral.doc_no.clone(),
        on: Some(referral.on),
        title: title.into_iter().flatten().collect::<Vec<_>>().join(" – "),
        secret: false,
        is_called_by_name: false,
        has_covered: false,
        texts: texts([
            ("doc_no", referral.doc_no.as_ref()),
            ("office", office.as_ref()),
            ("reply.doc_no", reply.and_then(|reply| reply.doc_no.as_ref())),
            ("reply.content", reply.and_then(|reply| reply.content.as_ref())),
        ]),
    };
    found.covered(&Veil::of(r, Slice::Referral, id, Sight::Screen)?).map(Some)
}

fn people_texts(r: Reader<'_>, field: &str, people: &[Cow<'_, Particulars>]) -> Result<Vec<(String, String)>> {
    let mut all = Vec::new();
    for (place, one) in people.iter().enumerate() {
        let hamlet: Option<String> = match &one.hamlet {
            Some(hamlet) => optional(
                r.prepare(
                    "select hamlet.name from hamlet
                     join reference on reference.slice = 'hamlet' and reference.record = hamlet.id
                     where reference.ref = :ref",
                )?
                .query_row(named_params! { ":ref": hamlet }, |row| row.get(0)),
            )?,
            None => None,
        };
        let fields = [
            ("full_name", Some(&one.full_name)),
            ("address", one.address.as_ref()),
            ("hamlet", hamlet.as_ref()),
            ("id_number", one.id_number.as_ref()),
            ("phone", one.phone.as_ref()),
        ];
        all.extend(texts(fields).into_iter().map(|(name, text)| (format!("{field}.{place}.{name}"), text)));
    }
    Ok(all)
}

fn texts<const N: usize>(fields: [(&str, Option<&String>); N]) -> Vec<(String, String)> {
    fields.into_iter().filter_map(|(field, text)| Some((field.to_owned(), text?.clone()))).collect()
}
