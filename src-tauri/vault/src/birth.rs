//! Making a register: all of it, or nothing that would be in the way of the next try.

use std::path::Path;
use std::sync::Arc;

use crate::above::Above;
use crate::data_key::{self, Since};
use crate::error::{Error, Result};
use crate::key::{KeyCost, KeySlots, RecoveryCode, Ring};
use crate::{Act, Casebook, Moment, disk, open, schema, swap};

/// What a new register is made with.
pub struct New<'a> {
    /// Its passphrase; that of a real register must pass the gate.
    pub passphrase: &'a str,
    /// It is for practice.
    pub practice: bool,
    /// What a guess at the passphrase costs.
    pub cost: KeyCost,
}

impl Casebook {
    /// Makes a new register in a folder that does not exist yet or is empty. Answers it with the recovery code,
    /// which is shown once and kept nowhere. The passphrase of a real one must pass the gate.
    pub fn create(
        folder: &Path,
        passphrase: &str,
        practice: bool,
        cost: KeyCost,
        now: Moment,
        above: Above,
    ) -> Result<(Self, RecoveryCode)> {
        let new = New { passphrase, practice, cost };
        Self::create_telling(folder, &new, now, above, |_| Ok(()))
    }

    /// The same; the recovery code is handed out before there is a register, and where that fails there is none.
    pub fn create_telling(
        folder: &Path,
        new: &New<'_>,
        now: Moment,
        above: Above,
        hand_out: impl FnOnce(&RecoveryCode) -> Result<()>,
    ) -> Result<(Self, RecoveryCode)> {
        if !new.practice {
            words::passphrase::gate(new.passphrase, &[])?;
        }
        // A lock and what a killed restore left unfinished are nothing.
        let held = if folder.exists() { swap::names(folder)? } else { Vec::new() };
        if held.iter().any(|name| name != open::LOCK && !swap::is_staging(name)) {
            return Err(Error::NotEmpty);
        }
        let was_there = folder.exists();
        disk::make_folders(folder)?;
        let made = Self::begin(folder, new, now, above, hand_out);
        if made.is_err() {
            // A disk that is full or may not be written leaves no half register behind, which would be in the way.
            open::clear(folder, was_there);
        }
        made
    }

    fn begin(
        folder: &Path,
        new: &New<'_>,
        now: Moment,
        above: Above,
        hand_out: impl FnOnce(&RecoveryCode) -> Result<()>,
    ) -> Result<(Self, RecoveryCode)> {
        let lock = Arc::new(open::lock(folder)?);
        disk::make_private(folder);
        swap::finish(folder)?;
        let (slots, ring, code) = KeySlots::found(new.passphrase, new.practice, new.cost)?;
        hand_out(&code)?;
        Self::blank(folder, &ring, &slots)?;
        // The key goes to disk last: a folder without it is no register yet.
        slots.write(folder, &ring)?;
        let pages = open::pages(folder)?;
        let writer = open::writer(folder, ring.today())?;
        let mut book = Self::on(folder, &ring, new.practice, (writer, pages), (lock, None), above)?;
        // What makes the file a register is in the file itself, not only in its write-ahead log.
        open::move_log(&book.writer, 0)?;
        book.write(Act::Begin, now, |_| Ok(()))?;
        Ok((book, code))
    }

    /// Makes the file of a register without a single act.
    pub(crate) fn blank(folder: &Path, ring: &Ring, slots: &KeySlots) -> Result<()> {
        let mut writer = open::create(folder, ring.today())?;
        schema::migrate(&mut writer)?;
        writer.execute(
            "insert into register (id, uid, practice) values (1, :uid, :practice)",
            rusqlite::named_params! { ":uid": slots.register, ":practice": slots.practice },
        )?;
        data_key::note(&writer, &slots.register, ring, Since::today(ring))
    }
}
