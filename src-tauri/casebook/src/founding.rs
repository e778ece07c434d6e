//! A new register of a unit, as both doors make it: everything that could go wrong is asked before there is one, its
//! recovery code is handed out first, and it begins with its unit, two copies of its key and a backup.

use std::path::Path;

use serde_json::{Map, Value};

use crate::casebook::entrance::Machine;
use crate::casebook::key::{KeyCost, RecoveryCode};
use crate::casebook::{Casebook, Moment, New, backup};
use crate::error::Result;
use crate::slice::Slice;
use crate::{opening, passphrase};
use register::enter::{self, read_unit};

/// What a register is founded with.
pub struct Founding<'a> {
    /// Its passphrase.
    pub passphrase: &'a str,
    /// What a guess at it must cost on this machine.
    pub cost: KeyCost,
    /// Its unit, as a draft.
    pub unit: Map<String, Value>,
}

/// Makes the register of a unit. `hand_out` gets the recovery code while there is no register yet; where it fails, there
/// will be none.
pub fn found(
    folder: &Path,
    founding: &Founding<'_>,
    machine: &Machine,
    now: Moment,
    hand_out: impl FnOnce(&RecoveryCode) -> Result<()>,
) -> Result<(Casebook, RecoveryCode)> {
    let unit = read_unit(founding.unit.clone(), now)?;
    passphrase::gate(founding.passphrase, &[unit.name, unit.place])?;
    machine.check_place(folder)?;
    machine.check_clock(now)?;
    let new = New { passphrase: founding.passphrase, practice: false, cost: founding.cost };
    let (mut book, code) = opening::create_telling(folder, &new, now, hand_out)?;
    enter::add(&mut book, Slice::Unit, founding.unit.clone(), now)?;
    // A disk without room for a backup keeps nobody from working; that there is none is told until there is one.
    let _ = backup::keep_safe(&book, now);
    machine.lay_ballast(folder);
    book.doubt_clock(machine.made);
    Ok((book, code))
}
