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

/// Lists the imports that stand, the oldest first; the sheets of one workbook are one.
pub fn batches(book: &Casebook) -> Result<Vec<Batch>> {
    let mut batches: Vec<Batch> = Vec::new();
    // A sheet's batch, whatever act brought rows of it, belongs with the first batch of the act that first did.
    let mut whole: BTreeMap<String, String> = BTreeMap::new();
    let mut first: BTreeMap<i64, String> = BTreeMap::new();
    for (act, batch, on, slice) in store::standing(book.read())? {
        let of_act = first.entry(act).or_insert_with(|| whole.get(&batch).unwrap_or(&batch).clone()).clone();
        let batch = whole.entry(batch).or_insert(of_act).clone();
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

/// What was taken back.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Returned {
    /// How many records of each slice left.
    pub records: BTreeMap<String, usize>,
    /// The refs of records that stay, for somebody changed them or something that needs them since.
    pub kept: Vec<String>,
}

/// Takes an import back, by the name of the whole or of any of its sheets, with what came in later from its rejected rows. What
/// was changed since stays, with all it needs.
pub fn undo(book: &mut Casebook, batch: &str, now: Moment) -> Result<Done<Returned>> {
    let acts = store::acts(book.read(), batch)?;
    if acts.is_empty() {
        return Err(Error::NotFound("batch"));
    }
    book.write(Act::ReturnImport, now, |w| {
        let mut returned = Returned::default();
        for act in &acts {
            if store::is_sent(w.read(), *act)? {
                return Err(Refusal::Sent.into());
            }
        }
        let kept = store::kept(w.read(), &acts)?;
        for act in acts.iter().rev() {
            store::remove(w, *act, &kept, &mut returned.records)?;
        }
        returned.kept = store::refs_of(w.read(), &kept)?;
        // Nothing of what was taken back stays in the pages of the index.
        index::make_anew(w)?;
        if store::is_torn(w.read())? { Err(Refusal::ChangedSince.into()) } else { Ok(returned) }
    })
}
