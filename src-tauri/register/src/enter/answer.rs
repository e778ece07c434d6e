//! What follows from an answer about likeness as it is entered: two papers of one matter stand under it, also where only
//! one of them had one. An answer that comes in by a file changes nothing but itself.

use serde_json::{Map, Value, json};
use vault::error::Result;
use vault::{Moment, Writer};
use words::codes::Code;
use words::slice::Slice;

use super::{batch, load};
use crate::entry::store::{get, line_of};
use crate::entry::{Entry, store};
use crate::record::decision::Verdict;
use crate::reference;

/// Gives the pairs that lines say to be of one matter.
pub(super) fn of_one_matter(lines: &[Map<String, Value>]) -> Vec<[String; 2]> {
    let pair = |line: &Map<String, Value>| {
        let says = |key: &str, code: &str| line.get(key).is_some_and(|value| value == code);
        let about: Vec<String> = serde_json::from_value(line.get("about")?.clone()).ok()?;
        let is_one = says("type", Slice::Decision.code()) && says("verdict", Verdict::SameMatter.code());
        is_one.then(|| about.try_into().ok()).flatten()
    };
    lines.iter().filter_map(pair).collect()
}

/// Puts the one of a pair that has no matter under the other's.
pub(super) fn join(w: &Writer, [one, other]: &[String; 2], now: Moment) -> Result<()> {
    for (from, to) in [(one, other), (other, one)] {
        let (Some(matter), None) = (matter_of(w, from)?, matter_of(w, to)?) else { continue };
        let Some((slice, _)) = reference::whereabouts(w.read(), to)? else { continue };
        let mut line = line_of(&get(w.read(), slice, to)?.1)?;
        match slice {
            Slice::Petition => line.insert("matter".to_owned(), matter.into()),
            Slice::Visit => line.insert("matters".to_owned(), json!([matter])),
            _ => continue,
        };
        batch::replace(w, load::read_all(vec![(None, line)], now)?)?;
    }
    Ok(())
}

fn matter_of(w: &Writer, reference: &str) -> Result<Option<String>> {
    let Some((slice, id)) = reference::whereabouts(w.read(), reference)? else { return Ok(None) };
    Ok(match store::by_id(w.read(), slice, id)? {
        Some(Entry::Petition(petition)) => petition.matter,
        Some(Entry::Visit(visit)) => visit.matters.into_iter().next(),
        _ => None,
    })
}
