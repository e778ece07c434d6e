//! Making and opening a register, with what only the house knows of it: what follows from rows its log puts back, and
//! whether everything in it can be read.

use std::path::Path;

use vault::above::Above;
use vault::backup::{self, Rescued, Restored, Way};
use vault::error::Result;
use vault::key::{KeyCost, RecoveryCode, Secret};
use vault::{Casebook, Examination, Moment, New};

use crate::legible::illegible;
use register::derived::derived;

const ABOVE: Above = Above { follow: derived, illegible };

/// Makes a new register in a folder that does not exist yet or is empty. Answers it with the recovery code, which is
/// shown once and kept nowhere.
pub fn create(
    folder: &Path,
    passphrase: &str,
    practice: bool,
    cost: KeyCost,
    now: Moment,
) -> Result<(Casebook, RecoveryCode)> {
    Casebook::create(folder, passphrase, practice, cost, now, ABOVE)
}

/// Makes one and hands its recovery code out before there is a register; where that fails there will be none.
pub(crate) fn create_telling(
    folder: &Path,
    new: &New<'_>,
    now: Moment,
    hand_out: impl FnOnce(&RecoveryCode) -> Result<()>,
) -> Result<(Casebook, RecoveryCode)> {
    Casebook::create_telling(folder, new, now, ABOVE, hand_out)
}

/// Examines a closed register, opening it with its passphrase. One so damaged that it does not open is examined as far
/// as it can be.
pub fn check(folder: &Path, passphrase: &str) -> Result<Examination> {
    vault::check(folder, passphrase, ABOVE)
}

/// Opens a register with its passphrase.
pub fn open(folder: &Path, passphrase: &str) -> Result<Casebook> {
    settled(Casebook::open(folder, passphrase, ABOVE)?)
}

/// Opens a register with its recovery code.
pub fn recover(folder: &Path, code: &str) -> Result<Casebook> {
    settled(Casebook::recover(folder, code, ABOVE)?)
}

/// Makes the search index of a register of an earlier schema anew: it held what is covered now.
fn settled(mut book: Casebook) -> Result<Casebook> {
    book.derive_anew(register::index::everything)?;
    Ok(book)
}

/// Restores a backup into a folder that is new, empty or holds a register, which is set aside and kept.
pub fn restore(backup: &Path, folder: &Path, way: &Way<'_>, now: Moment) -> Result<Restored> {
    backup::restore(backup, folder, way, now, ABOVE)
}

/// Says what restoring it would do, and changes nothing.
pub fn foretell(backup: &Path, folder: &Path, way: &Way<'_>, now: Moment) -> Result<Restored> {
    backup::foretell(backup, folder, way, now, ABOVE)
}

/// Puts the newest good backup and the log's acts in the place of a damaged register, which is set aside and kept.
pub fn rescue<'a>(folder: &Path, secret: impl Into<Secret<'a>>, now: Moment) -> Result<Rescued> {
    backup::rescue(folder, secret, now, ABOVE)
}

/// Does the same on one backup the clerk chose, wherever it lies.
pub fn rescue_from<'a>(backup: &Path, folder: &Path, secret: impl Into<Secret<'a>>, now: Moment) -> Result<Rescued> {
    backup::rescue_from(backup, folder, secret, now, ABOVE)
}
