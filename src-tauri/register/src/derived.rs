//! What follows from rows put back from the log, and no journal says: the books' counters, the field list, the search
//! index.

use serde_json::{Map, Value};
use vault::Writer;
use vault::above::Following;
use vault::error::Result;
use vault::last_act::Change;
use words::codes::Code;
use words::number::Number;
use words::slice::Slice;

use crate::record::setting;
use crate::{index, reference};

/// The records of an act whose search text changes.
#[derive(Default)]
struct Derived {
    due: Vec<(Slice, i64)>,
    /// Papers were destroyed, or records taken out: the index keeps nothing of them.
    erases: bool,
}

/// Begins to follow an act.
pub fn derived() -> Box<dyn Following> {
    Box::<Derived>::default()
}

impl Following for Derived {
    fn row(&mut self, w: &Writer<'_>, change: &Change) -> Result<()> {
        for held in [&change.before, &change.after].into_iter().flatten() {
            self.due.extend(found_by(&change.table, change.row, held));
        }
        self.erases |= change.table == "retirement";
        if change.table == "reference" && change.after.is_none() {
            // Its record is gone with it, and nothing else would name its text.
            self.erases |= index::leave_place(w, change.row)?;
        }
        match (Slice::from_code(&change.table), &change.after) {
            (Some(book @ (Slice::Visit | Slice::Petition)), Some(held)) => {
                number(held).map_or(Ok(()), |number| reference::raise_counter(w, book, number))
            }
            (Some(Slice::Setting), Some(_)) => setting::store::put_field_of(w, change.row),
            _ => Ok(()),
        }
    }

    fn act(&mut self, w: &Writer<'_>) -> Result<()> {
        index::again(w, std::mem::take(&mut self.due))?;
        if std::mem::take(&mut self.erases) { index::make_anew(w) } else { Ok(()) }
    }
}

/// The records whose search text a row is part of.
fn found_by(table: &str, id: i64, held: &Map<String, Value>) -> Vec<(Slice, i64)> {
    let owner = |slice, key: &str| held.get(key).and_then(Value::as_i64).map(|id| (slice, id));
    match table {
        "visit_person" | "visit_matter" => owner(Slice::Visit, "visit").into_iter().collect(),
        "petition_person" => owner(Slice::Petition, "petition").into_iter().collect(),
        "goods" => owner(Slice::Contribution, "contribution").into_iter().collect(),
        "promise" => owner(Slice::Dialogue, "dialogue").into_iter().collect(),
        "petition" => [Some((Slice::Petition, id)), owner(Slice::Visit, "via_visit")].into_iter().flatten().collect(),
        _ => Slice::from_code(table).map(|slice| (slice, id)).into_iter().collect(),
    }
}

fn number(held: &Map<String, Value>) -> Option<Number> {
    let year = i32::try_from(held.get("year")?.as_i64()?).ok()?;
    Some(Number { year, no: u32::try_from(held.get("no")?.as_i64()?).ok()? })
}
