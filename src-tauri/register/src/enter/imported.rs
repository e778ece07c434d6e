//! What only an import does: papers whose number the house gave in passing make way for those the paper book numbers itself.

use chrono::Datelike;
use vault::Writer;
use vault::error::Result;
use words::number::Number;
use words::slice::Slice;

use super::Renumbered;
use crate::record::petition::store;
use crate::reference;

/// Takes their numbers from papers, and gives those their own whose number the paper book tells and nobody has.
pub(super) fn make_way(w: &Writer, renumbered: &[Renumbered]) -> Result<()> {
    for (reference, _) in renumbered {
        if let Some((Slice::Petition, id)) = reference::whereabouts(w.read(), reference)? {
            store::give_up_number(w, id)?;
        }
    }
    for (reference, own) in renumbered {
        let (Some((no, year)), Some((_, id))) = (*own, reference::whereabouts(w.read(), reference)?) else {
            continue;
        };
        let number = Number { year, no };
        if !reference::has_number(w.read(), Slice::Petition, number)? {
            number_anew(w, id, number)?;
        }
    }
    Ok(())
}

/// Gives a new number to those that have none now.
pub(super) fn settle_renumbered(w: &Writer, renumbered: &[Renumbered]) -> Result<()> {
    for (reference, _) in renumbered {
        let Some((Slice::Petition, id)) = reference::whereabouts(w.read(), reference)? else { continue };
        if let Some(day) = store::day_of_numberless(w.read(), id)? {
            let year = day.year();
            let no = reference::last_number(w.read(), Slice::Petition, year)? + 1;
            number_anew(w, id, Number { year, no })?;
        }
    }
    Ok(())
}

fn number_anew(w: &Writer, id: i64, number: Number) -> Result<()> {
    store::take_number(w, id, number)?;
    reference::raise_counter(w, Slice::Petition, number)?;
    w.touch(Slice::Petition, id);
    Ok(())
}
