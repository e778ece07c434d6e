//! Opening a register: what its log puts back is followed by what the register derives from it.

use std::path::Path;

use vault::backup::{self, Rescued};
use vault::error::Result;
use vault::{Casebook, Moment};

use crate::derived::derived;

/// Opens a register with its passphrase.
pub fn open(folder: &Path, passphrase: &str) -> Result<Casebook> {
    Casebook::open(folder, passphrase, derived)
}

/// Opens a register with its recovery code.
pub fn recover(folder: &Path, code: &str) -> Result<Casebook> {
    Casebook::recover(folder, code, derived)
}

/// Puts the newest good backup and the log's acts in the place of a damaged register, which is set aside and kept.
pub fn rescue(folder: &Path, passphrase: &str, now: Moment) -> Result<Rescued> {
    backup::rescue(folder, passphrase, now, derived)
}

/// Does the same on one backup the clerk chose, wherever it lies.
pub fn rescue_from(backup: &Path, folder: &Path, passphrase: &str, now: Moment) -> Result<Rescued> {
    backup::rescue_from(backup, folder, passphrase, now, derived)
}
