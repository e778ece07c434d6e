//! Changing one thing about a record, cancelling it, and entering several records that name each other.

use serde_json::{Map, Value, json};
use vault::error::Result;
use vault::{Act, Casebook, Done, Moment, Writer};
use words::codes::Code;
use words::slice::Slice;

use super::{Entered, answer, enter, load};
use crate::entry::store::{get, line_of};
use crate::reference;
use crate::secret;

/// Changes a record's own draft and puts it in its place.
pub fn amend(
    book: &mut Casebook,
    act: Act,
    slice: Slice,
    reference: &str,
    now: Moment,
    change: impl FnOnce(&mut Map<String, Value>),
) -> Result<Done<Entered>> {
    book.write(act, now, |w| {
        let (_, entry) = get(w.read(), slice, reference)?;
        let mut draft = line_of(&entry)?;
        change(&mut draft);
        enter::replace(w, load::read_all(vec![(None, draft)], now)?)
    })
}

/// Cancels a record with a reason. It stays in its book, and its number stays used.
pub fn cancel(
    book: &mut Casebook,
    slice: Slice,
    reference: &str,
    reason: &str,
    now: Moment,
) -> Result<Done<Entered>> {
    let cancelled = json!({ "on": now.today, "reason": reason });
    amend(book, Act::Cancel, slice, reference, now, |draft| {
        draft.insert("cancelled".to_owned(), cancelled);
    })
}

/// Enters drafts that name each other by `@visit`, `@petition`, `@matter`, in one act.
pub fn receive(
    book: &mut Casebook,
    drafts: Vec<(Slice, Map<String, Value>)>,
    now: Moment,
) -> Result<Done<Vec<Named>>> {
    book.write(Act::Add, now, |w| together(w, drafts, now))
}

/// Enters drafts as [`receive`] does and sets some keys of records already there, in one act.
pub(crate) fn receive_and_set(
    book: &mut Casebook,
    drafts: Vec<(Slice, Map<String, Value>)>,
    sets: Vec<(Slice, String, Map<String, Value>)>,
    now: Moment,
) -> Result<Done<Vec<Named>>> {
    let act = if sets.is_empty() { Act::Add } else { Act::Correct };
    book.write(act, now, |w| {
        let named = if drafts.is_empty() { Vec::new() } else { together(w, drafts, now)? };
        for (slice, reference, keys) in sets {
            let (_, entry) = get(w.read(), slice, &reference)?;
            let mut line = line_of(&entry)?;
            line.extend(keys);
            enter::replace(w, load::read_all(vec![(None, line)], now)?)?;
        }
        Ok(named)
    })
}

/// Corrects a petition and enters with it its new matter and the paper sent out about it, in one act.
pub fn process(
    book: &mut Casebook,
    reference: &str,
    mut petition: Map<String, Value>,
    mut more: Vec<(Slice, Map<String, Value>)>,
    now: Moment,
) -> Result<Done<Named>> {
    book.write(Act::Correct, now, |w| {
        let own = (Slice::Petition, reference.to_owned());
        // The matter first: the petition names it. What is sent out names the petition as it now is.
        let after = more.iter().position(|(slice, _)| *slice != Slice::Matter).unwrap_or(more.len());
        let sent = more.split_off(after);
        let mut refs: Vec<(Slice, String)> =
            together(w, more, now)?.into_iter().map(|named| (named.slice, named.reference)).collect();
        refs.push(own);
        unmasked(w, Slice::Petition, reference, &mut petition)?;
        petition.insert("ref".to_owned(), reference.into());
        petition.insert("type".to_owned(), Slice::Petition.code().into());
        let line = placed(petition, &refs);
        let entered = enter::replace(w, load::read_all(vec![(None, line)], now)?)?;
        together(w, sent.into_iter().map(|(slice, draft)| (slice, placed(draft, &refs))).collect(), now)?;
        Ok(Named { slice: Slice::Petition, reference: reference.to_owned(), entered })
    })
}

/// What entering one of several records answers.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Named {
    /// Its slice.
    #[serde(rename = "type")]
    pub slice: Slice,
    /// What lines call it.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Its id and its number.
    #[serde(flatten)]
    pub entered: Entered,
}

/// Enters drafts that name each other, inside an act.
fn together(w: &Writer, drafts: Vec<(Slice, Map<String, Value>)>, now: Moment) -> Result<Vec<Named>> {
    let mut named = Vec::with_capacity(drafts.len());
    let mut last: Vec<(Slice, i64)> = Vec::new();
    for (slice, mut draft) in drafts {
        // A second record of the same slice needs the ref after the first one's.
        let before = i64::try_from(last.iter().filter(|(one, _)| *one == slice).count()).unwrap_or(0);
        if before > 0 && draft.get("ref").is_none_or(Value::is_null) {
            let reference = reference::free_reference_after(w.read(), slice, before)?;
            draft.insert("ref".to_owned(), reference.into());
        }
        last.push((slice, before));
        named.push((slice, enter::named(w, slice, draft)?));
    }
    let refs: Vec<(Slice, String)> = named.iter().map(|(slice, draft)| (*slice, reference_of(draft))).collect();
    let lines: Vec<Map<String, Value>> = named.into_iter().map(|(_, draft)| placed(draft, &refs)).collect();
    let of_one_matter = answer::of_one_matter(&lines);
    let entered = enter::enter(w, load::read_all(lines.into_iter().map(|line| (None, line)).collect(), now)?)?;
    for pair in &of_one_matter {
        answer::join(w, pair, now)?;
    }
    let answer = refs.into_iter().zip(entered);
    Ok(answer.map(|((slice, reference), entered)| Named { slice, reference, entered }).collect())
}

/// Puts the refs just given in the place of `@visit` and its like.
fn placed(draft: Map<String, Value>, refs: &[(Slice, String)]) -> Map<String, Value> {
    draft.into_iter().map(|(key, value)| (key, named_value(value, refs))).collect()
}

fn named_value(value: Value, refs: &[(Slice, String)]) -> Value {
    match value {
        Value::String(text) => {
            let slice = text.strip_prefix('@').and_then(Slice::from_code);
            let named = slice.and_then(|slice| refs.iter().find(|(one, _)| *one == slice));
            named.map_or(Value::String(text), |(_, reference)| Value::String(reference.clone()))
        }
        Value::Array(list) => list.into_iter().map(|one| named_value(one, refs)).collect(),
        other => other,
    }
}

fn reference_of(draft: &Map<String, Value>) -> String {
    draft.get("ref").and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// Gives back to a draft what its screen was not shown.
pub(super) fn unmasked(w: &Writer, slice: Slice, reference: &str, draft: &mut Map<String, Value>) -> Result<()> {
    if !secret::holds_mask(draft) {
        return Ok(());
    }
    let (_, entry) = get(w.read(), slice, reference)?;
    secret::unmask(draft, &line_of(&entry)?);
    Ok(())
}
