//! What only an import does: papers whose number the house gave in passing make way for those the paper book numbers itself.

use chrono::NaiveDate;
use rusqlite::named_params;
use vault::Writer;
use vault::error::Result;
use vault::sql::Statements;
use words::number::Number;
use words::slice::Slice;

use super::Renumbered;
use crate::reference;

/// Takes their numbers from papers, and gives those their own whose number the paper book tells and nobody has.
pub(super) fn make_way(w: &Writer, renumbered: &[Renumbered]) -> Result<()> {
    for (reference, _) in renumbered {
        if let Some((Slice::Petition, id)) = reference::whereabouts(w.read(), reference)? {
            // No number of a book is below one: nobody else has it meanwhile.
            w.prepare("update petition set no = -id where id = :id")?.execute(named_params! { ":id": id })?;
        }
    }
    for (reference, own) in renumbered {
        let (Some((no, year)), Some((_, id))) = (*own, reference::whereabouts(w.read(), reference)?) else {
            continue;
        };
        let number = Number { year, no };
        if !reference::has_number(w.read(), Slice::Petition, number)? {
            w.prepare("update petition set no = :no where id = :id and year = :year")?
                .execute(named_params! { ":id": id, ":no": no, ":year": year })?;
            reference::raise_counter(w, Slice::Petition, number)?;
            w.touch(Slice::Petition, id);
        }
    }
    Ok(())
}

/// Gives a new number to those that have none now.
pub(super) fn settle_renumbered(w: &Writer, renumbered: &[Renumbered]) -> Result<()> {
    for (reference, _) in renumbered {
        let Some((Slice::Petition, id)) = reference::whereabouts(w.read(), reference)? else { continue };
        let (no, day): (i64, NaiveDate) = w
            .prepare("select no, received_on from petition where id = :id")?
            .query_row(named_params! { ":id": id }, |row| Ok((row.get(0)?, row.get(1)?)))?;
        if no < 0 {
            let year = chrono::Datelike::year(&day);
            let number = Number { year, no: reference::last_number(w.read(), Slice::Petition, year)? + 1 };
            reference::raise_counter(w, Slice::Petition, number)?;
            w.prepare("update petition set no = :no where id = :id")?
                .execute(named_params! { ":id": id, ":no": number.no })?;
            w.touch(Slice::Petition, id);
        }
    }
    Ok(())
}
