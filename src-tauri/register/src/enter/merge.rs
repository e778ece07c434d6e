//! Merging two persons or two matters that turned out to be one, and parting them again, days later if need be. What
//! stood behind the second then stands behind the first; no paper and no visit is touched in what it says, so that the
//! number of đơn, of lượt and of người never changes (peers F22). The answer is kept as a `decision`.

mod candidate;
mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use vault::error::{Error, Result};
use vault::last_act::{Change, changes};
use vault::{Act, Casebook, Done, Moment, Reader, Writer};
use words::slice::Slice;

pub use self::candidate::{Candidate, Stand, candidates};
use crate::entry::Entry;
use crate::entry::store::{by_id, get};
use crate::index;
use crate::record::decision::Verdict;
use crate::reference::reference;
pub use vault::error::NotMerged as Refusal;

/// A person: known to the book, or standing only in one visit or paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(untagged, deny_unknown_fields)]
pub enum Whom {
    /// By ref.
    Known {
        /// The ref.
        person: String,
    },
    /// The one at a place, from 0, of a visit or petition.
    At {
        /// The visit or petition, by ref.
        #[serde(rename = "in")]
        record: String,
        /// The place.
        place: usize,
    },
}

/// A merge that stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Merge {
    /// Persons or matters.
    #[serde(rename = "type")]
    pub slice: Slice,
    /// What stayed, by ref.
    pub kept: String,
    /// What it is called.
    pub kept_title: String,
    /// What was merged into it, by ref.
    pub other: String,
    /// What that is called.
    pub other_title: String,
    /// The day.
    pub on: NaiveDate,
}

/// Merges a matter into another.
pub fn matters(book: &mut Casebook, kept: &str, other: &str, now: Moment) -> Result<Done<Merge>> {
    book.write(Act::Merge, now, |w| {
        unite(w, Slice::Matter, kept, other)?;
        standing(w.read(), Slice::Matter, kept, other)
    })
}

/// Merges a person into another. Both become known to the book, so that they can be named and parted.
pub fn people(book: &mut Casebook, kept: &Whom, other: &Whom, now: Moment) -> Result<Done<Merge>> {
    book.write(Act::Merge, now, |w| {
        let (kept, other) = (known(w, kept)?, known(w, other)?);
        unite(w, Slice::Person, &kept, &other)?;
        standing(w.read(), Slice::Person, &kept, &other)
    })
}

/// Parts two that were merged. What came to the first since then stays with it.
pub fn part(book: &mut Casebook, kept: &str, other: &str, now: Moment) -> Result<Done<()>> {
    book.write(Act::Part, now, |w| separate(w, kept, other))
}

/// Lists the merges that stand, the newest first.
pub fn merges(r: Reader<'_>, slice: Slice) -> Result<Vec<Merge>> {
    store::standing(r, slice, None)
}

/// Takes a merge or a parting back, as undo does.
pub(crate) fn undo(w: &Writer, changed: &[Change]) -> Result<Vec<String>> {
    let (slice, verdict, kept, other) = store::answer_in(w.read(), changed)?.ok_or(Error::NotFound("decision"))?;
    if verdict == Verdict::Different {
        unite(w, slice, &kept, &other)?;
        return Ok(vec![format!("tách {}", words::codes::Code::label(slice).to_lowercase())]);
    }
    separate(w, &kept, &other)?;
    Ok(vec![format!("gộp {}", words::codes::Code::label(slice).to_lowercase())])
}

fn standing(r: Reader<'_>, slice: Slice, kept: &str, other: &str) -> Result<Merge> {
    store::standing(r, slice, Some((kept, other)))?.pop().ok_or(Error::NotFound("decision"))
}

/// Makes sure that a person has a ref.
fn known(w: &Writer, whom: &Whom) -> Result<String> {
    match whom {
        Whom::Known { person } => get(w.read(), Slice::Person, person).map(|_| person.clone()),
        Whom::At { record, place } => {
            let id = store::person_at(w.read(), record, *place)?.ok_or(Error::NotFound("person"))?;
            match reference(w.read(), Slice::Person, id)? {
                Some(held) => Ok(held),
                None => store::name_person(w, id),
            }
        }
    }
}

/// Puts everything behind `other` behind `kept`.
fn unite(w: &Writer, slice: Slice, kept: &str, other: &str) -> Result<()> {
    let (kept_id, first) = get(w.read(), slice, kept)?;
    let (other_id, second) = get(w.read(), slice, other)?;
    if kept_id == other_id {
        return Err(Refusal::Itself.into());
    }
    if is_gone(w.read(), &first)? || is_gone(w.read(), &second)? {
        return Err(Refusal::Gone.into());
    }
    let verdict = if let Entry::Matter(first) = &first {
        store::unite_matters(w, kept_id, other_id, &first.title)?;
        Verdict::SameMatter
    } else {
        if store::stand_side_by_side(w.read(), kept_id, other_id)? {
            return Err(Refusal::SideBySide.into());
        }
        store::unite_people(w, kept_id, other_id)?;
        Verdict::SamePerson
    };
    store::answer(w, kept, other, verdict)?;
    found_again(w, slice, [kept_id, other_id])
}

fn is_gone(r: Reader<'_>, entry: &Entry) -> Result<bool> {
    let cancelled = matches!(entry, Entry::Matter(matter) if matter.cancelled.is_some());
    let merged = entry.reference().map_or(Ok(false), |reference| store::is_merged(r, reference))?;
    Ok(cancelled || merged)
}

/// Puts back behind `other` what the merge had moved and still stands as it left it.
fn separate(w: &Writer, kept: &str, other: &str) -> Result<()> {
    let (slice, act) = store::act_of(w.read(), kept, other)?.ok_or(Error::NotFound("decision"))?;
    let act = act.ok_or(Refusal::FromElsewhere)?;
    if store::has_later(w.read(), kept, other)? {
        return Err(Refusal::Later.into());
    }
    let (kept_id, _) = get(w.read(), slice, kept)?;
    let (other_id, _) = get(w.read(), slice, other)?;
    for change in changes(w.read(), act)?.iter().rev() {
        store::put_back(w, change, kept_id, other_id)?;
    }
    store::answer(w, kept, other, Verdict::Different)?;
    found_again(w, slice, [kept_id, other_id])
}

/// Makes what changed findable, and says that it did.
fn found_again(w: &Writer, slice: Slice, ids: [i64; 2]) -> Result<()> {
    for id in ids {
        w.touch(slice, id);
        let Some(entry) = by_id(w.read(), slice, id)? else { continue };
        index::index(w, std::iter::once((&entry, id, None)), Vec::new())?;
    }
    Ok(())
}
