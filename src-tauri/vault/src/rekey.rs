//! A new generation of keys: a new passphrase, a new recovery sheet, or both. The register is written anew beside the old
//! one, under a data key that nothing of before opens, proved, and put in its place by one marker; then the old one is
//! destroyed, and every place at hand gets a backup that today's secrets open.

use std::path::Path;
use std::sync::Arc;

use rusqlite::Connection;

use crate::access::{self, Look};
use crate::backup::{self, Place};
use crate::casebook::Casebook;
use crate::data_key::{self, Since};
use crate::error::{Error, Result};
use crate::key::{Key, KeyCost, KeySlots, Ring, Secret, SheetOf};
use crate::log::{self, Flaw};
use crate::moment::Moment;
use crate::swap::{self, Staging, Step, Swap};
use crate::{act, copies, disk, open, sound};

/// Where a register lies while it is written anew.
const BESIDE: &str = "so.dnth.kia";

/// What opens the register from now on.
#[derive(Clone, Copy)]
pub struct NewKeys<'a> {
    /// Its passphrase.
    pub passphrase: &'a str,
    /// It is another than before; that of a real register must pass the gate. One that stays must be the one in force.
    pub is_another: bool,
    /// What a guess at it must cost on this machine; never less than at the one before.
    pub cost: Option<KeyCost>,
    /// The recovery sheet it is sealed to.
    pub sheet: SheetOf<'a>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renewed {
    /// The generation of the keys now in force; the first was 1.
    pub generation: u32,
    /// The places that could be reached and did not get a new backup.
    pub without: Vec<Place>,
}

/// A place whose backups open only with secrets of before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lagging {
    /// Where.
    pub place: Place,
    /// Even the sheet of before is needed there, not only the passphrase.
    pub sheet: bool,
}

impl Casebook {
    /// Makes a new generation of keys. Where it fails before the marker is set, the register stands as it was and is closed;
    /// after it, the new one stands, whether or not it could be opened here: [`entrance::is_there`] and the next opening
    /// find it.
    ///
    /// [`entrance::is_there`]: crate::entrance::is_there
    pub fn renew(self, keys: &NewKeys<'_>, now: Moment) -> Result<(Self, Renewed)> {
        self.renew_by(keys, now, &mut || Ok(()))
    }

    fn renew_by(self, keys: &NewKeys<'_>, now: Moment, step: Step<'_>) -> Result<(Self, Renewed)> {
        self.check_secrets(keys)?;
        let ring = self.ring.next()?;
        let (folder, practice, clock, above) = (self.folder.clone(), self.practice, self.clock, self.above);
        step()?;
        let staging = Staging::begin(Swap::Rekey, &folder)?;
        self.write_under(&ring, keys, &staging.inside())?;
        let about = [(keys.is_another, "passphrase"), (matches!(keys.sheet, SheetOf::New(_)), "sheet")];
        let about: Vec<&str> = about.iter().filter(|(changes, _)| *changes).map(|(_, what)| *what).collect();
        let is_cut = log::missed(&folder, &self.writer)?.iter().any(|(flaw, _)| *flaw != Flaw::Foreign);
        let enter = |book: &mut Self| {
            book.look(Look::Keys, &about.join("+"), now)?;
            if is_cut { book.log.borrow().note_lost(&book.writer) } else { Ok(()) }
        };
        swap::settle(&staging.inside(), &ring, &[], practice, above, enter)?;
        step()?;
        let set = staging.set(step);
        if set.is_err() && !swap::is_unfinished(&folder) {
            set?;
        }
        // The lock stays ours while no connection is open.
        let lock = Arc::clone(&self.lock);
        drop(self);
        if let Err(error) = swap::go(Swap::Rekey, &folder, step) {
            // Once more, as the next opening would: what held a file may have let it go.
            swap::finish(&folder).map_err(|_| error)?;
        }
        let mut book = Self::unlocked(&folder, &ring, practice, (lock, None), above)?;
        book.clock = clock;
        let (without, generation) = (backup::everywhere(&book, now), book.ring.generation());
        Ok((book, Renewed { generation, without }))
    }

    /// The generation of keys in force; the first was 1.
    #[must_use]
    pub fn generation(&self) -> u32 {
        self.ring.generation()
    }

    fn check_secrets(&self, keys: &NewKeys<'_>) -> Result<()> {
        let slots = self.slots()?;
        let is_today = |secret| slots.open(secret).is_ok_and(|ring| **ring.today() == **self.ring.today());
        if keys.is_another && !self.practice {
            words::passphrase::gate(keys.passphrase, &self.own_words()?)?;
        }
        if !keys.is_another && !is_today(Secret::Passphrase(keys.passphrase)) {
            return Err(Error::WrongPassphrase);
        }
        match keys.sheet {
            SheetOf::Typed(code) if !is_today(Secret::Code(code)) => Err(Error::WrongPassphrase),
            SheetOf::Kept if slots.has_old_sheet() => Err(Error::OldSheet),
            _ => Ok(()),
        }
    }

    /// Writes the register under a new key into an empty folder, with its key slots, and proves it.
    fn write_under(&self, ring: &Ring, keys: &NewKeys<'_>, new: &Path) -> Result<()> {
        let slots = self.slots()?;
        let next = slots.next(ring, keys.passphrase, keys.cost, keys.sheet)?;
        let file = new.join(open::FILE);
        write_under(&self.writer, &file, ring)?;
        let db = open::writer(new, ring.today())?;
        // A sheet typed to be kept is sealed to anew, and its code is what it was.
        let (mut since, today) = (data_key::since(&db)?, Since::today(ring));
        if keys.is_another {
            since.passphrase = today.passphrase;
        }
        if matches!(keys.sheet, SheetOf::New(_)) {
            since.sheet = today.sheet;
        }
        data_key::note(&db, &slots.register, ring, since)?;
        drop(db);
        let stands = |db: &Connection| {
            let chains = (act::head(db)?, access::last_look(db)?, act::broken_at(db)?, access::looks_broken_at(db)?);
            Ok::<_, Error>((sound::counts(db)?, chains))
        };
        let live = stands(&self.writer)?;
        if !sound::is_sound(&file, ring.today(), |db| Ok(stands(db)? == live))? {
            return Err(Error::Disk(std::io::ErrorKind::InvalidData.into()));
        }
        next.write(new, ring)
    }

    /// What the register itself makes easy to guess: the names of its unit.
    fn own_words(&self) -> Result<Vec<String>> {
        let mut statement = self.reader.prepare("select name, place from unit")?;
        let names = statement.query_map([], |row| Ok([row.get::<_, String>(0)?, row.get(1)?]))?;
        Ok(names.collect::<rusqlite::Result<Vec<_>>>()?.into_iter().flatten().collect())
    }

    /// The key slots in force.
    pub(crate) fn slots(&self) -> Result<KeySlots> {
        copies::held(&self.folder).map(copies::Held::into_slots)
    }

    /// Says whether the printed recovery code was typed back.
    pub fn confirm_recovery(&self, confirmed: bool) -> Result<()> {
        self.slots()?.confirmed(confirmed).write(&self.folder, &self.ring)
    }

    /// Tells whether nobody has yet typed back the printed recovery code.
    pub fn is_unconfirmed(&self) -> Result<bool> {
        Ok(self.slots()?.unconfirmed)
    }

    /// Tells whether the recovery sheet is of an older program: a new passphrase then needs its code, or a new sheet.
    pub fn has_old_sheet(&self) -> Result<bool> {
        Ok(self.slots()?.has_old_sheet())
    }

    /// Proves the passphrase in force.
    pub fn knows(&self, passphrase: &str) -> Result<()> {
        self.slots()?.unlock(passphrase).map(drop)
    }

    /// Lists the places that will be [`Casebook::lagging`] once there is a new sheet: those that hold backups and cannot be
    /// reached.
    pub fn will_lag(&self) -> Result<Vec<Lagging>> {
        let away = backup::newest_generations(self)?.into_iter().filter(|(place, _)| !place.here);
        Ok(away.map(|(place, _)| Lagging { place, sheet: true }).collect())
    }

    /// Lists the places that hold backups, none of which opens with today's passphrase or sheet.
    pub fn lagging(&self) -> Result<Vec<Lagging>> {
        let Since { passphrase, sheet } = data_key::since(&self.reader)?;
        let newest = backup::newest_generations(self)?.into_iter();
        let lags = newest.filter(|(_, generation)| *generation < passphrase.max(sheet));
        Ok(lags.map(|(place, generation)| Lagging { place, sheet: generation < sheet }).collect())
    }
}

/// Writes a register anew under a ring's key: the same pages, none of them as before.
pub(crate) fn write_under(from: &Connection, to: &Path, ring: &Ring) -> Result<()> {
    open::copy_out(from, to, ring.today())?;
    disk::sync_file(to)
}

/// Brings a register that lies in a folder, written under a key of before, under a ring's key.
pub(crate) fn bring_under(folder: &Path, key: &Key, register: &str, ring: &Ring, since: Since) -> Result<()> {
    let (file, beside) = (folder.join(open::FILE), folder.join(BESIDE));
    disk::rename(&file, &beside)?;
    write_under(&open::copy(&beside, key)?, &file, ring)?;
    disk::remove(&beside)?;
    data_key::note(&open::writer(folder, ring.today())?, register, ring, since)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests;
