//! Papers made and corrected; what they are before they are issued.

use calendar::period::Period;
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Map, Value, json};
use vault::error::{Error, Result};
use vault::{Act, Casebook, Done, Moment, Reader};
use words::fault::{Fault, Trouble};
use words::slice::Slice;

use super::form::{Enters, Form, form};
use super::issue::{after_what_it_answers, keys};
use super::offer::offered;
use super::{Paper, compose};
use register::enter::{self, Named};
use register::entry::Entry;
use report::Asked;

/// A paper not made yet, filled as far as the record goes.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Blank {
    /// Its form, with its fields.
    pub form: &'static Form,
    /// Its draft.
    #[cfg_attr(feature = "types", ts(type = "Draft"))]
    pub draft: Map<String, Value>,
}

/// Fills a paper as far as the record goes. Its day is that of the fact; only what is a fact of today (an announcement, a
/// reminder) bears today.
pub fn blank(r: Reader<'_>, code: &str, about: Option<&str>, period: Option<&str>, now: Moment) -> Result<Blank> {
    let form = form(code).ok_or_else(|| Error::fault(Fault::at("form", Trouble::UnknownCode)))?;
    let mut draft = Map::new();
    draft.insert("form".to_owned(), code.into());
    let mut on = now.today;
    let mut office = None;
    if let Some(reference) = about {
        draft.insert("about".to_owned(), reference.into());
        let slice = register::reference::slice_of(r, reference)?.ok_or(Error::NotFound("record"))?;
        match register::entry::store::get(r, slice, reference)?.1 {
            Entry::Visit(one) => on = one.date,
            Entry::Session(one) => on = one.date.min(now.today),
            Entry::Referral(one) => office = one.office,
            Entry::Petition(one) => {
                on = one.processed_on.unwrap_or(one.received_on);
                let letter = letter_of(r, form.enters, reference, now.today)?;
                if let Some(letter) = letter {
                    // A letter entered with its number is this paper, issued.
                    if let (Some(no), Some(day)) = (letter.doc_no, letter.doc_date) {
                        draft.insert("doc_no".to_owned(), no.into());
                        draft.insert("doc_date".to_owned(), day.to_string().into());
                    }
                    office = letter.office;
                }
            }
            _ => {}
        }
    }
    if let Some(period) = period {
        // A report says what happened to its last day; a schedule is announced before its first.
        let span = Period::parse(period).map(|one| Asked::plainly(one).days(r)).transpose()?;
        if let Some(span) = span {
            on = on.min(if form.code == "schedule" { span.from } else { span.to });
        }
        draft.insert("period".to_owned(), period.into());
    }
    draft.insert("on".to_owned(), on.to_string().into());
    if form.office {
        draft.extend(office.map(|office| ("office".to_owned(), office.into())));
    }
    let paper = read(draft.clone(), now)?;
    let (fields, recipients) = compose::beginning(r, &paper)?;
    draft.insert("fields".to_owned(), fields.into_iter().map(|(name, text)| (name, Value::from(text))).collect());
    draft.insert("recipients".to_owned(), recipients.into());
    // Who signs beside others, below the words of what happened or a proposal to the head, is the clerk.
    let beside = form.on(on).is_some_and(|version| !version.signatures.is_empty());
    let signer = if form.plain || beside { clerk(r, on)? } else { signer(r, on)? };
    draft.extend(signer.map(|signer| ("signer".to_owned(), signer.into())));
    Ok(Blank { form, draft })
}

/// The first officer in office on a day who signs papers.
pub(super) fn signer(r: Reader<'_>, on: NaiveDate) -> Result<Option<String>> {
    let mut found = None;
    register::record::officer::store::each(r, |one| {
        let there = one.valid_from.is_none_or(|from| from <= on) && one.valid_to.is_none_or(|to| on <= to);
        let head = one.title.to_lowercase().starts_with("chủ tịch");
        if there && (found.is_none() || head) {
            found = Some(one.reference);
        }
        Ok(())
    })?;
    Ok(found)
}

/// The first officer in office on a day who writes down what happened: not the head or a deputy, unless there is nobody
/// else.
fn clerk(r: Reader<'_>, on: NaiveDate) -> Result<Option<String>> {
    let mut found = None;
    register::record::officer::store::each(r, |one| {
        let there = one.valid_from.is_none_or(|from| from <= on) && one.valid_to.is_none_or(|to| on <= to);
        let title = one.title.to_lowercase();
        let leads = title.starts_with("chủ tịch") || title.starts_with("phó chủ tịch");
        if there && !leads && found.is_none() {
            found = Some(one.reference);
        }
        Ok(())
    })?;
    if found.is_some() { Ok(found) } else { signer(r, on) }
}

/// The letter a petition was sent with, if one is entered already and no paper is it.
fn letter_of(
    r: Reader<'_>,
    enters: Enters,
    petition: &str,
    today: NaiveDate,
) -> Result<Option<register::record::referral::Referral>> {
    let kind = match enters {
        Enters::Refer => "refer",
        Enters::Guide => "guide",
        _ => return Ok(None),
    };
    for row in register::view::list::behind(r, Slice::Referral, "petition", petition, today)? {
        let is = |key: &str, value: &str| row.get(key).is_some_and(|held| held == value);
        let reference = row.get("ref").and_then(Value::as_str).unwrap_or_default();
        if is("kind", kind)
            && row.get("cancelled").is_some_and(|flag| flag == false)
            && super::store::of_referral(r, reference)?.is_none()
            && let Entry::Referral(one) = register::entry::store::get(r, Slice::Referral, reference)?.1
        {
            return Ok(Some(*one));
        }
    }
    Ok(None)
}

/// Makes a paper and enters it as what it is, its number and day blank. Faults: a field missing, law not in force on its
/// day, a signer or body not in office, a denouncer named, a copy to the denounced.
pub fn make(book: &mut Casebook, draft: Map<String, Value>, now: Moment) -> Result<Done<Named>> {
    let paper = read(draft.clone(), now)?;
    let form = form(&paper.form).ok_or_else(|| Error::fault(Fault::at("form", Trouble::UnknownCode)))?;
    let r = book.read();
    after_what_it_answers(r, &paper)?;
    let sheet = compose::compose(r, &paper, true)?;
    let offers = offered(r, paper.about.as_deref(), now)?;
    if offers.iter().all(|offer| offer.form != form.code) {
        return Err(Error::fault(Fault::at("form", Trouble::NoForm)));
    }
    let mut draft = draft;
    if paper.doc_no.is_some() {
        draft.insert("sheet".to_owned(), json!(sheet));
    }
    let mut first = Vec::new();
    if let Some(referral) = referral(r, form, &paper, now)? {
        match referral {
            Letter::Held(reference) => {
                draft.insert("referral".to_owned(), reference.into());
            }
            Letter::New(new) => {
                first.push((Slice::Referral, new));
                draft.insert("referral".to_owned(), "@referral".into());
            }
        }
    }
    first.push((Slice::Paper, draft));
    let sets = match (form.enters, &paper.about) {
        (Enters::Empty, Some(session)) => {
            let keys = keys([("held", true.into()), ("visitors_came", false.into())]);
            vec![(Slice::Session, session.clone(), keys)]
        }
        _ => Vec::new(),
    };
    let mut done = enter::receive_and_set(book, first, sets, now)?;
    let last = done.value.pop().ok_or(Error::NotFound("paper"))?;
    Ok(Done { value: last, touched: done.touched, soft: done.soft })
}

/// Makes a paper where its record or period has none of its form yet, unless one more is wanted. Faults: those of
/// `make`, and the one that is there already, at `form`.
pub fn make_first(book: &mut Casebook, draft: Map<String, Value>, again: bool, now: Moment) -> Result<Done<Named>> {
    let held = super::store::same(book.read(), &read(draft.clone(), now)?)?;
    match held.filter(|_| !again) {
        Some(held) => Err(Error::fault(Fault::at("form", Trouble::MadeBefore(held)))),
        None => make(book, draft, now),
    }
}

/// Says that nobody came to a session and makes the record of it, in one act. Where the record cannot be made (nobody in
/// office to write it, a routine day) only the session is confirmed, and the answer names the session.
pub fn empty(book: &mut Casebook, session: &str, now: Moment) -> Result<Done<Named>> {
    let blank = blank(book.read(), "empty_minutes", Some(session), None, now)?;
    match make(book, blank.draft, now) {
        Err(Error::Faults(..)) => {}
        made => return made,
    }
    let held = |line: &mut Map<String, Value>| {
        line.extend(keys([("held", true.into()), ("visitors_came", false.into())]));
    };
    let done = enter::amend(book, Act::Correct, Slice::Session, session, now, held)?;
    done.map(|entered| Ok(Named { slice: Slice::Session, reference: session.to_owned(), entered }))
}

enum Letter {
    Held(String),
    New(Map<String, Value>),
}

/// The referral a paper is: the one entered when the petition was processed, else a new one.
fn referral(r: Reader<'_>, form: &Form, paper: &Paper, now: Moment) -> Result<Option<Letter>> {
    let kind = match form.enters {
        Enters::Refer => "refer",
        Enters::Guide => "guide",
        Enters::Remind => "remind",
        _ => return Ok(None),
    };
    let Some(about) = &paper.about else { return Ok(None) };
    let petition = match register::reference::slice_of(r, about)? {
        Some(Slice::Referral) => match register::entry::store::get(r, Slice::Referral, about)?.1 {
            Entry::Referral(one) => one.petition,
            _ => return Ok(None),
        },
        _ => about.clone(),
    };
    let held = letter_of(r, form.enters, &petition, now.today)?;
    if let Some(held) = held.filter(|held| held.office == paper.office || paper.office.is_none()) {
        return Ok(Some(Letter::Held(held.reference)));
    }
    let mut new = Map::new();
    new.insert("petition".to_owned(), petition.into());
    new.insert("kind".to_owned(), kind.into());
    new.insert("on".to_owned(), paper.on.to_string().into());
    new.extend(paper.office.clone().map(|office| ("office".to_owned(), office.into())));
    Ok(Some(Letter::New(new)))
}

/// Puts a corrected draft in the place of a paper not issued yet. It has not been printed then.
pub fn correct(
    book: &mut Casebook,
    reference: &str,
    mut draft: Map<String, Value>,
    now: Moment,
) -> Result<Done<Named>> {
    let held = get(book.read(), reference)?;
    if held.doc_no.is_some() || held.cancelled.is_some() {
        return Err(Error::fault(Fault::at("form", Trouble::AlreadyIssued)));
    }
    draft.shift_remove("printed_on");
    draft.extend(held.referral.clone().map(|referral| ("referral".to_owned(), referral.into())));
    compose::compose(book.read(), &read(draft.clone(), now)?, true)?;
    let done = enter::correct(book, Slice::Paper, reference, draft, now)?;
    done.map(|entered| Ok(Named { slice: Slice::Paper, reference: reference.to_owned(), entered }))
}

pub(super) fn get(r: Reader<'_>, reference: &str) -> Result<Paper> {
    match register::entry::store::get(r, Slice::Paper, reference)?.1 {
        Entry::Paper(paper) => Ok(*paper),
        _ => Err(Error::NotFound("paper")),
    }
}

/// Reads a draft that is not entered yet.
fn read(mut draft: Map<String, Value>, now: Moment) -> Result<Paper> {
    for own in ["type", "ref"] {
        draft.shift_remove(own);
    }
    draft.insert("ref".to_owned(), "paper".into());
    let mut draft = words::draft::Draft::of(draft, now.today);
    let paper = Paper::read(&mut draft);
    draft.finish(paper).map(|(paper, _)| paper).map_err(|faults| Error::Faults(faults, 0))
}
