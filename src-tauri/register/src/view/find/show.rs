//! What was found, as a screen shows it: where the words stand in the title, and the passages of other fields that hold
//! them, each with its marks. It can be narrowed to what is overdue, or to what nobody has answered yet.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::Serialize;
use vault::Reader;
use vault::error::Result;
use words::fault::field_label;
use words::slice::Slice;
use words::vietnamese::sought::{Sought, find};

use super::{Found, search_store, store};
use crate::index::Findable;
use crate::view::list;

/// A record that was found, with its marks. Places and lengths are counted in characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Hit {
    /// What was found.
    #[serde(flatten)]
    pub found: Found,
    /// Where the words stand in the title.
    pub marks: Vec<(usize, usize)>,
    /// The other fields that hold them.
    pub passages: Vec<Passage>,
}

/// A piece of a field around what was found in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "FoundPassage"))]
pub struct Passage {
    /// The field's name for the clerk.
    pub label: String,
    /// The piece.
    pub text: String,
    /// Where the words stand in it.
    pub marks: Vec<(usize, usize)>,
}

/// What it is narrowed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Only {
    /// What is overdue.
    Overdue,
    /// What was sent out and not answered yet.
    Unreplied,
}

impl Only {
    /// Reads the name of the filter.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Overdue, Self::Unreplied].into_iter().find(|one| one.name() == name)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Unreplied => "unreplied",
        }
    }
}

/// The slices that can be overdue or unanswered.
const NARROWED: [Slice; 4] = [Slice::Visit, Slice::Petition, Slice::Matter, Slice::Referral];
/// How far back is looked for what a narrowed search finds.
const LOOKED_THROUGH: usize = 100_000;
/// How many letters stand before a mark and in the whole passage, and how many passages are shown.
const BEFORE: usize = 30;
const PASSAGE: usize = 120;
const PASSAGES: usize = 3;

/// Finds records and shows where; a narrowed search without words lists all it is narrowed to.
pub fn show(r: Reader<'_>, text: &str, only: Option<Only>, limit: usize, today: NaiveDate) -> Result<Vec<Hit>> {
    let sought = Sought::of(text);
    let found = match only {
        _ if sought.is_empty() && only.is_none() => Vec::new(),
        None => search_store::matching(r, &sought, limit)?,
        Some(only) => narrowed(r, &sought, only, today)?,
    };
    let mut shown = Vec::new();
    for (slice, id) in found.into_iter().take(limit) {
        let Some(findable) = store::findable(r, slice, id)? else { continue };
        let words = findable.held(&sought);
        let (marks, passages) = (marks(&findable.title, words), findable.passages(words));
        let matched = findable.matches(words);
        let found = Found { slice, id, number: findable.number, on: findable.on, title: findable.title, matched };
        shown.push(Hit { found, marks, passages });
    }
    Ok(shown)
}

fn narrowed(r: Reader<'_>, sought: &Sought, only: Only, today: NaiveDate) -> Result<Vec<(Slice, i64)>> {
    let mut open: Vec<(Slice, i64)> = Vec::new();
    for slice in NARROWED {
        let ids = list::ids(r, slice, only.name(), "yes", LOOKED_THROUGH, today)?;
        open.extend(ids.into_iter().map(|id| (slice, id)));
    }
    if sought.is_empty() {
        return Ok(open);
    }
    let open: HashSet<(Slice, i64)> = open.into_iter().collect();
    Ok(search_store::matching(r, sought, LOOKED_THROUGH)?.into_iter().filter(|one| open.contains(one)).collect())
}

/// Gives the first place of each word in a text, in order, none inside another.
fn marks(text: &str, words: &[String]) -> Vec<(usize, usize)> {
    let mut all: Vec<(usize, usize)> = words.iter().filter_map(|word| find(text, word)).collect();
    all.sort_unstable_by_key(|(start, length)| (*start, usize::MAX - length));
    let mut end = 0;
    all.retain(|(start, length)| {
        let is_after = *start >= end;
        if is_after {
            end = start + length;
        }
        is_after
    });
    all
}

impl Findable {
    /// Gives the pieces of the fields that hold words the title does not.
    fn passages(&self, words: &[String]) -> Vec<Passage> {
        let missing: Vec<String> = words.iter().filter(|word| find(&self.title, word).is_none()).cloned().collect();
        let mut passages = Vec::new();
        for (field, text) in self.texts.iter().filter(|(_, text)| *text != self.title) {
            let own = marks(text, &missing);
            let Some((first, _)) = own.first() else { continue };
            let from = first.saturating_sub(BEFORE);
            let kept = own.iter().filter(|(start, length)| start + length <= from + PASSAGE);
            passages.push(Passage {
                label: field_label(field),
                marks: kept.map(|(start, length)| (start - from, *length)).collect(),
                text: text.chars().skip(from).take(PASSAGE).collect(),
            });
        }
        passages.truncate(PASSAGES);
        passages
    }
}
