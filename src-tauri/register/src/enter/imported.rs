//! What only an import does: papers whose number the house gave in passing make way for those the paper book numbers itself.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::named_params;
use vault::Writer;
use vault::error::Result;
use vault::sql::Statements;
use words::codes::Code;
use words::number::Number;
use words::slice::Slice;

use super::Loaded;
use super::load::Read;
use crate::reference;

/// Takes their numbers from papers, and gives those their own whose number the paper book tells and nobody has.
pub(super) fn make_way(w: &Writer, renumbered: &[(String, Option<(u32, i32)>)]) -> Result<()> {
    for (reference, _) in renumbered {
        if let Some((Slice::Petition, id)) = reference::whereabouts(w.read(), reference)? {
            // No number of a book is below one: nobody else has it meanwhile.
            w.prepare("update petition set no = -id where id = :id")?.execute(named_params! { ":id": id })?;
        }
    }
    for (reference, own) in renumbered {
        let (Some((no, year)), Some((_, id))) = (*own, reference::whereabouts(w.read(), reference)?) else { continue };
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
pub(super) fn settle_renumbered(w: &Writer, renumbered: &[(String, Option<(u32, i32)>)]) -> Result<()> {
    for (reference, _) in renumbered {
        let Some((Slice::Petition, id)) = reference::whereabouts(w.read(), reference)? else { continue };
        let (no, day): (i64, NaiveDate) = w
            .prepare("select no, received_on from petition where id = :id")?
            .query_row(named_params! { ":id": id }, |row| Ok((row.get(0)?, row.get(1)?)))?;
        if no < 0 {
            let number = reference::next_number(w, Slice::Petition, day)?;
            w.prepare("update petition set no = :no where id = :id")?.execute(named_params! { ":id": id, ":no": number.no })?;
            w.touch(Slice::Petition, id);
        }
    }
    Ok(())
}

/// Counts records by the batch in their refs and by their slice.
pub(super) fn counts(records: &[Read]) -> BTreeMap<String, Loaded> {
    let mut counts: BTreeMap<String, Loaded> = BTreeMap::new();
    for read in records {
        let reference = read.entry.reference().unwrap_or_default();
        let batch = reference.strip_prefix("import-").and_then(|rest| rest.get(..8)).unwrap_or_default();
        *counts.entry(batch.to_owned()).or_default().entry(read.entry.slice().code()).or_default() += 1;
    }
    counts
}
