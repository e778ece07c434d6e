//! Numbers of what comes in: a record of a book that brought none is given the next one.

use std::collections::HashMap;
use std::collections::hash_map::Entry as MapEntry;

use chrono::{Datelike, NaiveDate};
use vault::Writer;
use vault::error::{Error, Result};
use words::number::Number;
use words::slice::Slice;

use super::Entered;
use super::load::Read;
use crate::reference;

/// What is known of a record before it has a place: its slice and, where that has a book, its day and the number it brought.
pub(super) type Unplaced = (Slice, Option<(NaiveDate, Option<Number>)>);

/// Gives what is known of a record that was read.
pub(super) fn unplaced(read: &Read) -> Unplaced {
    (read.entry.slice(), read.entry.numbering())
}

/// Gives each record its id, and its number where it has a book: those it brought stand, the others follow the
/// highest given so far, by date and then by line. However many they are, each year of a book is counted on once.
pub(super) fn places(w: &Writer, records: &[Unplaced]) -> Result<Vec<Entered>> {
    let mut next_ids: HashMap<Slice, i64> = HashMap::new();
    let mut places = Vec::with_capacity(records.len());
    let mut counters = Counters::default();
    for (slice, numbering) in records {
        let id = match next_ids.get(slice) {
            Some(id) => *id,
            None => reference::next_id(w.read(), *slice)?,
        };
        next_ids.insert(*slice, id + 1);
        let number = numbering.and_then(|(_, number)| number);
        if let Some(number) = number {
            let last = counters.last(w, *slice, number.year)?;
            *last = number.no.max(*last);
        }
        places.push(Entered { id, number });
    }
    let unnumbered = records.iter().zip(&mut places).filter_map(|((slice, numbering), place)| {
        let (day, number) = (*numbering)?;
        number.is_none().then_some((day, *slice, place))
    });
    let mut unnumbered: Vec<_> = unnumbered.collect();
    unnumbered.sort_by_key(|(day, ..)| *day);
    for (day, slice, place) in unnumbered {
        let last = counters.last(w, slice, day.year())?;
        *last = last.checked_add(1).ok_or(Error::NotFound("number"))?;
        place.number = Some(Number { year: day.year(), no: *last });
    }
    counters.keep(w)?;
    Ok(places)
}

/// The last number of each year of a book, as the records of a batch count on.
#[derive(Default)]
struct Counters(HashMap<(Slice, i32), u32>);

impl Counters {
    fn last(&mut self, w: &Writer, book: Slice, year: i32) -> Result<&mut u32> {
        Ok(match self.0.entry((book, year)) {
            MapEntry::Occupied(known) => known.into_mut(),
            MapEntry::Vacant(unknown) => unknown.insert(reference::last_number(w.read(), book, year)?),
        })
    }

    fn keep(self, w: &Writer) -> Result<()> {
        let mut all: Vec<_> = self.0.into_iter().collect();
        all.sort_unstable();
        all.into_iter().try_for_each(|((book, year), no)| reference::raise_counter(w, book, Number { year, no }))
    }
}
