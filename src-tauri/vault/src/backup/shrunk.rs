//! A register whose backups suddenly hold less: none of the old ones goes until the clerk says that it is right.

use rusqlite::named_params;

use super::{Manifest, Place, keep, places, stock};
use crate::access::Look;
use crate::act::optional;
use crate::casebook::Casebook;
use crate::error::{Error, Result};
use crate::moment::Moment;

/// A register's own backups in a place that suddenly hold less.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shrunk {
    /// Where they are.
    pub place: Place,
    /// The one that holds less.
    pub now: Manifest,
    /// The one before it.
    pub before: Manifest,
}

/// Tells whether a backup in a place that can be reached holds suddenly less than the one before, and the clerk has not
/// yet said that it is right. Until then none of the old ones there goes.
pub fn shrunk(book: &Casebook) -> Result<Option<Shrunk>> {
    for place in places(book)?.into_iter().filter(|place| place.here) {
        let backups: Vec<Manifest> =
            stock::own(book, &place.folder)?.into_iter().map(|(manifest, _)| manifest).collect();
        let found = keep::dropped(&backups.iter().collect::<Vec<_>>(), accepted(book, &place)?);
        if let Some((now, before)) = found {
            return Ok(Some(Shrunk { now: now.clone(), before: before.clone(), place }));
        }
    }
    Ok(None)
}

/// Takes down that the clerk says it is right: old backups go again in their turn.
pub fn accept_shrunk(book: &mut Casebook, now: Moment) -> Result<()> {
    let shrunk = shrunk(book)?.ok_or(Error::NotFound("backup"))?;
    book.look(Look::Shrunk, &format!("{}{}", about(&shrunk.place), shrunk.now.sequence), now)
}

fn about(place: &Place) -> String {
    format!("backup:{}:", place.id)
}

/// The number of the newest backup in a place whose loss the clerk has said is right.
pub(super) fn accepted(book: &Casebook, place: &Place) -> Result<i64> {
    let sql = "select about from access where kind = 'shrunk' and instr(about, :about) = 1 order by id desc limit 1";
    let about = about(place);
    let last: Option<String> =
        optional(book.reader.query_row(sql, named_params! { ":about": about }, |row| row.get(0)))?;
    Ok(last.and_then(|last| last.strip_prefix(&about)?.parse().ok()).unwrap_or(0))
}
