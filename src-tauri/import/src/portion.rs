//! The good rows once more, for the writing: drafted portion by portion, a portion ahead of what is being written, by whichever
//! core is free. Never more than that is held.

use std::collections::HashSet;
use std::sync::mpsc::sync_channel;

use register::enter::{self, Coming, Correction, Renumbered, Roll};
use vault::error::Result;
use vault::{Casebook, Done, Moment};

use super::drafted::{Drafting, Good};
use super::judge::{AT_ONCE, Part};
use super::row::Walked;

/// What is to be written.
pub(super) struct Writing<'a> {
    pub parts: &'a [Part<'a>],
    pub walked: Vec<Vec<Walked<'a>>>,
    pub good: Vec<Good>,
    pub drafting: Drafting,
    pub roll: Roll,
    pub corrections: Vec<Correction>,
    pub renumbered: Vec<Renumbered>,
}

/// Enters the good rows in one act. `progress` is told how many records stand written, of how many.
pub(super) fn write(
    casebook: &mut Casebook,
    writing: Writing<'_>,
    now: Moment,
    progress: impl FnMut(usize, usize) -> bool,
) -> Result<Done<()>> {
    let Writing { parts, walked, good, drafting, roll, corrections, renumbered } = writing;
    std::thread::scope(|both| {
        let (tell, told) = sync_channel(1);
        both.spawn(move || {
            let mut made = HashSet::new();
            for some in good.chunks(AT_ONCE) {
                // Nobody listens once the writing has stopped.
                if tell.send(drafting.records(parts, &walked, some, &mut made)).is_err() {
                    break;
                }
            }
        });
        enter::import(casebook, Coming { roll, portions: told.into_iter(), corrections, renumbered }, now, progress)
    })
}
