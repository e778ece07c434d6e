//! The good rows once more, for the writing: drafted portion by portion, a portion ahead of what is being written, by whichever
//! core is free. Never more than that is held.

use std::collections::HashSet;
use std::sync::mpsc::sync_channel;

use register::enter::{self, Loaded};
use vault::error::Result;
use vault::{Casebook, Done, Moment};

use super::mapping::Plan;
use super::row::Walked;
use super::verdict::{AT_ONCE, Judged};

/// Enters the good rows in one act. `progress` is told how many records stand written, of how many.
pub(super) fn write(
    casebook: &mut Casebook,
    judged: Judged,
    (batch, plan, now): (&str, &Plan, Moment),
    progress: impl FnMut(usize, usize) -> bool,
) -> Result<Done<Loaded>> {
    let Judged { walked, good, drafting, roll, .. } = judged;
    std::thread::scope(|both| {
        let (tell, told) = sync_channel(1);
        both.spawn(move || {
            let mut made = HashSet::new();
            for some in good.chunks(AT_ONCE) {
                let lines: Vec<&Walked> = some.iter().filter_map(|place| walked.get(*place)).collect();
                // Nobody listens once the writing has stopped.
                if tell.send(drafting.records(&lines, (batch, plan, now), &mut made)).is_err() {
                    break;
                }
            }
        });
        enter::import(casebook, roll, told.into_iter(), now, progress)
    })
}
