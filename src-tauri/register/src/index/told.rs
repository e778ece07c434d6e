//! Which records hold what a denouncer is told by: what becomes of their texts when somebody becomes one, or is one no longer.

use std::collections::BTreeSet;

use vault::Reader;
use vault::error::Result;
use words::slice::Slice;

use super::{search_store, text_store, tie_store};
use crate::secrecy;
use crate::secrecy::marks::Marks;
use crate::secrecy::person::Person;

/// So many people are looked for one by one; for more, every text of the register is read through.
const FOLLOWED: usize = 32;
/// So many records that hold a name are looked at.
const HOLDING: usize = 5_000;

/// What an act changed: papers, by themselves or by their people, and matters.
#[derive(Default)]
pub(super) struct Around {
    papers: BTreeSet<i64>,
    matters: Vec<i64>,
}

impl Around {
    /// Takes a record that was entered, corrected or taken out.
    pub(super) fn take(&mut self, r: Reader<'_>, slice: Slice, id: i64) -> Result<()> {
        self.papers.extend(secrecy::papers_behind(r, slice, id)?);
        self.matters.extend((slice == Slice::Matter).then_some(id));
        Ok(())
    }
}

/// Gives the records whose texts are to be entered anew where papers changed: what is tied to them, and what may tell of their
/// people.
pub(super) fn around(r: Reader<'_>, changed: &Around) -> Result<Vec<(Slice, i64)>> {
    let mut due = Vec::new();
    if changed.matters.len() <= FOLLOWED {
        // Of matters that became one, what stood behind the other stands behind a denunciation too.
        due.extend(tie_store::tied_to_matters(r, &changed.matters)?);
    }
    if changed.papers.is_empty() {
        return Ok(due);
    }
    let changed = Marks::follow(r, &changed.papers)?;
    for (paper, matters, visits) in &changed.ties {
        due.extend(tie_store::tied(r, *paper, matters, visits)?);
    }
    if changed.told.len() > FOLLOWED {
        let marks = Marks::of_people(changed.told);
        text_store::each_text(r, |slice, id, text| {
            if marks.may_be_told(text) {
                due.push((slice, id));
            }
        })?;
        return Ok(due);
    }
    let told: BTreeSet<Vec<String>> = changed.told.iter().flat_map(Person::told_by).collect();
    for words in told {
        due.extend(search_store::holding_all(r, &words, HOLDING)?);
    }
    Ok(due)
}
