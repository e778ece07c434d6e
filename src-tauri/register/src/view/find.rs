//! Finding: one box over names, addresses, hamlets, content, titles, telephones, register and document numbers and those of the
//! paper book. Both sides are folded (no accents, đ = d, no case). A denouncer's fields never enter the index, so they can be
//! neither title nor match.

mod show;

use serde::Serialize;
use vault::Reader;
use vault::error::Result;
use words::slice::Slice;
use words::vietnamese::sought::Sought;

pub use self::show::{Hit, Only, Passage, show};
use crate::index::{search_store, store};

/// One record that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Found {
    /// Its slice.
    #[serde(rename = "type")]
    pub slice: Slice,
    /// Its id.
    pub id: i64,
    /// Its number: in the year's book, or of the document.
    pub number: Option<String>,
    /// Its day.
    pub on: Option<chrono::NaiveDate>,
    /// What to show.
    pub title: String,
    /// Where the words stand: field, start and length in characters.
    #[serde(rename = "match")]
    pub matched: Vec<(String, usize, usize)>,
}

/// Finds the records that hold every word of a text, each as the beginning of a word; the newest first.
pub fn find(r: Reader<'_>, text: &str, limit: usize) -> Result<Vec<Found>> {
    let sought = Sought::of(text);
    if sought.is_empty() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for (slice, id) in search_store::matching(r, &sought, limit)? {
        let Some(findable) = store::findable(r, slice, id)? else { continue };
        let matched = findable.matches(findable.held(&sought));
        found.push(Found { slice, id, number: findable.number, on: findable.on, title: findable.title, matched });
    }
    Ok(found)
}
