//! Which records hold what a denouncer is told by: what becomes of their texts when somebody becomes one, or is one no longer.

use std::collections::BTreeSet;

use vault::Reader;
use vault::error::Result;
use words::slice::Slice;

use super::{store, text_store};
use crate::secrecy::marks::Marks;
use crate::secrecy::person::Person;

/// So many people are looked for one by one; for more, every text of the register is read through.
const FOLLOWED: usize = 32;
/// So many records that hold a name are looked at.
const HOLDING: usize = 5_000;

/// Gives the records whose texts are to be entered anew where papers changed: what is tied to them, and what may tell of their
/// people.
pub(super) fn around(r: Reader<'_>, papers: &BTreeSet<i64>) -> Result<Vec<(Slice, i64)>> {
    if papers.is_empty() {
        return Ok(Vec::new());
    }
    let changed = Marks::follow(r, papers)?;
    let mut due = Vec::new();
    for (paper, matters, visits) in &changed.ties {
        due.extend(store::tied(r, *paper, matters, visits)?);
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
        due.extend(store::holding_all(r, &words, HOLDING)?);
    }
    Ok(due)
}
