//! The drill: the newest backup is restored in a folder of its own, opened as a register, examined, and compared with
//! what it should hold; then nothing of it stays.

use serde::Serialize;

use super::stock::{self, scratch};
use super::{Contents, Manifest, build, file, inspect, lay_out, own_place};
use crate::casebook::Casebook;
use crate::error::{Error, Result};
use crate::{act, open};

/// What a drill showed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Drill {
    /// The backup that was restored.
    pub manifest: Manifest,
    /// It opened and every page, key and link of it is whole.
    pub sound: bool,
    /// It holds as many records of each slice as it says.
    pub counts: bool,
    /// The head of its journal is the head today's register had at that act.
    pub head: bool,
    /// How many acts today's register has beyond it; the operation log has these.
    pub behind: i64,
}

impl Drill {
    /// Everything held.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.sound && self.counts && self.head
    }
}

/// Restores the newest backup for practice. There must be one.
pub fn drill(book: &Casebook) -> Result<Drill> {
    let newest = stock::stock(book)?.into_iter().next().ok_or(Error::NotFound("backup"))?;
    let path = stock::find(book, newest.place, newest.sequence)?;
    let place = scratch(&own_place(book).folder)?;
    let folder = place.join("dien-tap");
    crate::disk::make_folder(&folder)?;
    inspect(&path)?;
    let (mut from, header) = file::open(&path)?;
    lay_out(&mut from, &header, &folder.join(open::FILE))?;
    let key = stock::proved(&folder.join(open::FILE), &book.ring, &header)?;
    build::bring_up(&folder, key, &book.ring, &header, None)?;
    let manifest = header.manifest;
    book.slots()?.write(&folder, &book.ring)?;
    let restored = build::practise(&folder, book)?;
    let examination = restored.examine()?;
    let contents = Contents::read(&restored.reader)?;
    drop(restored);
    let acts = manifest.contents.acts;
    Ok(Drill {
        sound: examination.ok,
        // The schema may be newer than the backup's: opening it brought it to today's.
        counts: manifest.contents.counts.iter().all(|(slice, count)| contents.counts.get(slice) == Some(count)),
        head: act::head_at(&book.reader, acts)?.as_ref() == Some(&manifest.contents.journal_head),
        behind: act::last(&book.reader)? - acts,
        manifest,
    })
}
