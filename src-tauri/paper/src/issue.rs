//! A paper issued: its number and day are entered where it is entered, and its text is kept as it is sent and shown so from then on.

use chrono::NaiveDate;
use serde_json::{Map, Value, json};
use vault::error::{Error, Result};
use vault::{Casebook, Done, Moment, Reader};
use words::fault::{Fault, Trouble};
use words::slice::Slice;

use register::enter::{self, Named};
use register::entry::Entry;
use register::entry::secret::is_about_secret;
use register::record::paper::sheet::Sheet;
use register::secrecy::{Sight, Veil};

use super::form::{Enters, form};
use super::make::get;
use super::{Paper, compose};

/// Gives an issued paper its number and day, keeps its text as it is sent, and enters both where the paper is entered:
/// in its referral, or as the outcome of the visit. A bare number is given the paper's sign: 5 becomes `05/TB-UBND`.
pub fn issue(book: &mut Casebook, reference: &str, no: &str, on: NaiveDate, now: Moment) -> Result<Done<Named>> {
    let mut paper = get(book.read(), reference)?;
    if paper.doc_no.is_some() || paper.cancelled.is_some() {
        return Err(Error::fault(Fault::at("doc_no", Trouble::AlreadyIssued)));
    }
    let form = form(&paper.form).ok_or_else(|| Error::fault(Fault::at("form", Trouble::UnknownCode)))?;
    let symbol = form.on(on).and_then(|version| version.symbol.clone()).unwrap_or_default();
    let no = no.trim();
    let no = match no.parse::<u32>() {
        Ok(bare) => format!("{bare:02}/{symbol}"),
        Err(_) => no.to_owned(),
    };
    if no.is_empty() {
        return Err(Error::fault(Fault::at("doc_no", Trouble::Missing)));
    }
    if on > now.today {
        return Err(Error::fault(Fault::at("doc_date", Trouble::Future)));
    }
    paper.doc_no = Some(no.clone());
    paper.doc_date = Some(on);
    after_what_it_answers(book.read(), &paper)?;
    let sheet = compose::compose(book.read(), &paper, true)?;
    let number = keys([("doc_no", no.clone().into()), ("doc_date", on.to_string().into())]);
    let mut own = number.clone();
    own.insert("sheet".to_owned(), json!(sheet));
    // What was printed before was a draft.
    own.insert("printed_on".to_owned(), Value::Null);
    let mut sets = vec![(Slice::Paper, reference.to_owned(), own)];
    if let Some(referral) = &paper.referral {
        sets.push((Slice::Referral, referral.clone(), number));
    }
    if form.enters == Enters::Outcome {
        let said = format!("{} số {no} ngày {}", form.name, words::day::show(on));
        let visit = unanswered(book.read(), &paper)?;
        sets.extend(visit.map(|visit| (Slice::Visit, visit, keys([("outcome", said.into())]))));
    }
    let (id, _) = register::entry::store::get(book.read(), Slice::Paper, reference)?;
    enter::receive_and_set(book, Vec::new(), sets, now)?.map(|_| {
        let entered = enter::Entered { id, number: None };
        Ok(Named { slice: Slice::Paper, reference: reference.to_owned(), entered })
    })
}

/// Refuses a paper that bears a day before that of the petition, visit or letter it answers.
pub(super) fn after_what_it_answers(r: Reader<'_>, paper: &Paper) -> Result<()> {
    let (Some(on), Some(about)) = (paper.doc_date, &paper.about) else { return Ok(()) };
    let slice = register::reference::slice_of(r, about)?.ok_or(Error::NotFound("record"))?;
    let answered = match register::entry::store::get(r, slice, about)?.1 {
        Entry::Visit(one) => one.date,
        Entry::Petition(one) => one.received_on,
        Entry::Referral(one) => one.doc_date.unwrap_or(one.on),
        _ => return Ok(()),
    };
    if on < answered {
        return Err(Error::fault(Fault::at("doc_date", Trouble::BeforeAnswered(answered))));
    }
    Ok(())
}

/// An issued paper says what it said; one that still is secret on the screen is put together anew, covered.
pub(super) fn text(r: Reader<'_>, paper: &Paper, show: bool) -> Result<Sheet> {
    match &paper.sheet {
        Some(sheet) if show => Ok(sheet.clone()),
        Some(sheet) if !is_secret(r, paper)? => covered(r, paper, sheet),
        _ => compose::compose(r, paper, show),
    }
}

/// A paper that was issued before anybody knew of a denunciation is shown as it was, but for who denounces.
fn covered(r: Reader<'_>, paper: &Paper, sheet: &Sheet) -> Result<Sheet> {
    let about = match &paper.about {
        Some(about) => register::reference::whereabouts(r, about)?,
        None => None,
    };
    let veil = match about {
        Some((slice, id)) => Veil::of(r, slice, id, Sight::Screen)?,
        None => Veil::of_nobody(r, Sight::Screen)?,
    };
    let mut sheet = sheet.clone();
    for text in sheet.written_mut() {
        *text = veil.text(text)?.into_owned();
    }
    Ok(sheet)
}

fn is_secret(r: Reader<'_>, paper: &Paper) -> Result<bool> {
    let Some(about) = &paper.about else { return Ok(false) };
    is_about_secret(r, about)
}

/// The visit a written answer answers, where it has no outcome yet.
fn unanswered(r: Reader<'_>, paper: &Paper) -> Result<Option<String>> {
    let Some(about) = &paper.about else { return Ok(None) };
    let slice = register::reference::slice_of(r, about)?.ok_or(Error::NotFound("record"))?;
    let visit = match register::entry::store::get(r, slice, about)?.1 {
        Entry::Visit(_) => about.clone(),
        Entry::Petition(one) => match one.via_visit {
            Some(visit) => visit,
            None => return Ok(None),
        },
        _ => return Ok(None),
    };
    match register::entry::store::get(r, Slice::Visit, &visit)?.1 {
        Entry::Visit(one) if one.outcome.is_none() => Ok(Some(visit)),
        _ => Ok(None),
    }
}

pub(super) fn keys<const N: usize>(pairs: [(&str, Value); N]) -> Map<String, Value> {
    pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}
