//! Taking back a whole batch, days later if need be. Its rows leave the register, so that the corrected file can come
//! in under the numbers it brings; the journal keeps all of them, and a number the register gave is not given again.
//! What was corrected since is never thrown away.

use std::collections::BTreeMap;

use serde::Serialize;
use vault::error::{Error, Result};
use vault::{Act, Casebook, Done, Moment};

use super::{Refusal, store};
use register::index;

/// A batch that stands in the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Batch {
    /// Its name.
    pub batch: String,
    /// The day its first rows came in.
    pub on: String,
    /// How many records of each slice it has.
    pub records: BTreeMap<String, usize>,
}

/// Lists the batches that stand, the oldest first.
pub fn batches(book: &Casebook) -> Result<Vec<Batch>> {
    let mut batches: Vec<Batch> = Vec::new();
    for (batch, on, slice) in store::standing(book.read())? {
        let place = batches.iter().position(|one| one.batch == batch).unwrap_or(batches.len());
        if place == batches.len() {
            batches.push(Batch { batch, on, records: BTreeMap::new() });
        }
        if let Some(one) = batches.get_mut(place) {
            *one.records.entry(slice).or_default() += 1;
        }
    }
    Ok(batches)
}

/// Takes a batch back, with what came in later from its rejected rows, and says how many records left.
pub fn undo(book: &mut Casebook, batch: &str, now: Moment) -> Result<Done<usize>> {
    let acts = store::acts(book.read(), batch)?;
    if acts.is_empty() {
        return Err(Error::NotFound("batch"));
    }
    book.write(Act::ReturnImport, now, |w| {
        let mut left = 0;
        for act in acts.iter().rev() {
            if store::is_changed_since(w.read(), *act)? {
                return Err(Refusal::ChangedSince.into());
            }
            if store::is_sent(w.read(), *act)? {
                return Err(Refusal::Sent.into());
            }
            left += store::remove(w, *act)?;
        }
        // Nothing of what was taken back stays in the pages of the index.
        index::make_anew(w)?;
        if store::is_torn(w.read())? { Err(Refusal::ChangedSince.into()) } else { Ok(left) }
    })
}
