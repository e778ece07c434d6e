//! Numbers of what comes in: a record of a book that brought none is given the next one.

use std::collections::HashMap;

use vault::Writer;
use vault::error::Result;
use words::slice::Slice;

use super::Entered;
use super::load::Read;
use crate::reference;

/// Gives each record its id, and its number where it has a book: those it brought stand, the others follow the
/// highest given so far, by date and then by line.
pub(super) fn places(w: &Writer, batch: &[Read]) -> Result<Vec<Entered>> {
    let mut next_ids: HashMap<Slice, i64> = HashMap::new();
    let mut places = Vec::with_capacity(batch.len());
    for read in batch {
        let slice = read.entry.slice();
        let id = match next_ids.get(&slice) {
            Some(id) => *id,
            None => reference::next_id(w.read(), slice)?,
        };
        next_ids.insert(slice, id + 1);
        let number = read.entry.numbering().and_then(|(_, number)| number);
        if let Some(number) = number {
            reference::raise_counter(w, slice, number)?;
        }
        places.push(Entered { id, number });
    }
    let mut unnumbered: Vec<_> = batch
        .iter()
        .zip(places.iter_mut())
        .filter_map(|(read, place)| Some((read.entry.numbering()?, read.entry.slice(), place)))
        .filter(|((_, number), ..)| number.is_none())
        .collect();
    unnumbered.sort_by_key(|((day, _), ..)| *day);
    for ((day, _), slice, place) in unnumbered {
        place.number = Some(reference::next_number(w, slice, day)?);
    }
    Ok(places)
}
