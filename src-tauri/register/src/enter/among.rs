//! What is too much to be held at once: checked line by line, of which only what the next lines and the numbers of all of them
//! need is kept; and then put in portion by portion, read once more, in one act.

use std::rc::Rc;

use calendar::law::Law;
use vault::error::{Error, Result};
use vault::{Reader, Writer};
use words::fault::{Fault, Findings};

use super::LISTED;
use super::batch::{self, Closed, Taken};
use super::load::Read;
use super::numbering::{self, Unplaced};
use super::world::World;
use crate::index::Many;
use crate::record::setting;
use crate::reference;

/// The records of a sheet, checked line by line against each other and the register.
pub struct Among<'a> {
    r: Reader<'a>,
    law: Rc<Law>,
    taken: Taken,
    closed: Closed,
    roll: Roll,
}

/// The records of one line of a sheet.
#[derive(Default)]
pub struct Line<'l> {
    /// Those it shares with lines after it, and comes first with.
    pub shared: Vec<&'l Read>,
    /// Its own.
    pub own: Vec<&'l Read>,
    /// Those it shares with lines before it, which came with them.
    pub beside: Vec<&'l Read>,
}

/// Every record that will come in, in order: what must be known of all before the first is written.
#[derive(Default)]
pub struct Roll {
    records: Vec<Unplaced>,
    soft: Vec<Fault>,
}

impl<'a> Among<'a> {
    /// Begins to check.
    pub fn of(r: Reader<'a>) -> Result<Self> {
        let (law, taken) = (Rc::new(setting::law(r)?), Taken::of(r, &[])?);
        Ok(Self { r, law, taken, closed: Closed::default(), roll: Roll::default() })
    }

    /// Asks the register which refs of the next lines' own records it has: many at once.
    pub fn expect<'r>(&mut self, refs: impl Iterator<Item = &'r Read>) -> Result<()> {
        let known = reference::known(self.r, refs.filter_map(|read| read.entry.reference()))?;
        self.taken.refs.extend(known);
        Ok(())
    }

    /// Finds what is wrong with the records of a line that was [expected](Self::expect), each with its row; what its own
    /// records are called is taken from now on, even where the line stays outside.
    pub fn check(&mut self, line: &Line<'_>) -> Result<Findings> {
        let all = line.shared.iter().chain(&line.own).chain(&line.beside);
        let world = World::under(Rc::clone(&self.law), self.r, all.map(|read| &read.entry));
        let mut found = Findings::default();
        for read in &line.shared {
            batch::find(self.r, &world, None, &mut self.closed, read, &mut found)?;
        }
        for read in &line.own {
            batch::find(self.r, &world, Some(&mut self.taken), &mut self.closed, read, &mut found)?;
        }
        Ok(found)
    }

    /// Takes a line that comes in, with what is soft in it.
    pub fn take(&mut self, line: &Line<'_>, soft: Vec<Fault>) {
        let records = line.shared.iter().chain(&line.own);
        self.roll.records.extend(records.map(|read| numbering::unplaced(read)));
        // More than are listed nobody is told of.
        let room = LISTED.saturating_sub(self.roll.soft.len());
        self.roll.soft.extend(soft.into_iter().take(room));
    }

    /// Ends with what comes in.
    #[must_use]
    pub fn end(self) -> Roll {
        self.roll
    }
}

impl Roll {
    /// Tells whether nothing comes in.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }
}

/// Puts in the records of a roll, portion by portion. `progress` is told how many stand written, of how many, and answers
/// whether to go on.
pub(super) fn settle(
    w: &Writer,
    roll: Roll,
    portions: impl Iterator<Item = Vec<Read>>,
    progress: &mut dyn FnMut(usize, usize) -> bool,
) -> Result<()> {
    let total = roll.records.len();
    let places = numbering::places(w, &roll.records)?;
    let (mut many, mut soft, mut done) = (Many::begin(w)?, roll.soft, 0);
    drop(roll.records);
    let mut go_on = |done| if progress(done, total) { Ok(()) } else { Err(Error::Cancelled) };
    for portion in portions {
        let own = places.get(done..done + portion.len()).ok_or(Error::NotFound("record"))?;
        let first = batch::put_in(w, &portion, own)?;
        for (entry, id, _) in batch::placed(&portion, own) {
            w.touch(entry.slice(), id);
        }
        many.take(w, first, batch::placed(&portion, own))?;
        soft.extend(batch::matters_with_both(w, &portion)?);
        done += portion.len();
        go_on(done)?;
    }
    if done < total {
        return Err(Error::NotFound("record"));
    }
    many.end(w, &mut || go_on(total))?;
    soft.sort_by_key(|fault| fault.line);
    soft.truncate(LISTED);
    w.soften(soft);
    Ok(())
}
