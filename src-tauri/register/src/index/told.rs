//! Which records hold what a denouncer is told by: what becomes of their texts when somebody becomes one, or is one no longer.

use std::collections::BTreeSet;

use vault::Reader;
use vault::error::Result;
use words::slice::Slice;

use super::{store, text_store};
use crate::secrecy::marks::{Changed, Marks};

/// So many denunciations are followed one by one; of more, every text of the register is read through.
const FOLLOWED: usize = 32;
/// So many records that hold a name are looked at.
const HOLDING: usize = 5_000;

/// Gives the records whose texts are to be entered anew where papers changed: what is tied to them, and what may tell of their
/// people.
pub(super) fn around(r: Reader<'_>, papers: &BTreeSet<i64>) -> Result<Vec<(Slice, i64)>> {
    if papers.is_empty() {
        return Ok(Vec::new());
    }
    let (marks, changed) = Marks::with(r, papers)?;
    let mut due = Vec::new();
    for (paper, matters, visits) in changed.iter().map(Changed::ties) {
        due.extend(store::tied(r, paper, &matters, &visits)?);
    }
    let told: BTreeSet<Vec<String>> = changed.iter().flat_map(Changed::told_by).collect();
    if changed.len() > FOLLOWED {
        text_store::each_text(r, |slice, id, text| {
            if marks.may_be_told(text) {
                due.push((slice, id));
            }
        })?;
        return Ok(due);
    }
    for words in told {
        due.extend(store::holding_all(r, &words, HOLDING)?);
    }
    Ok(due)
}
