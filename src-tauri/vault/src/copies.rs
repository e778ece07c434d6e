//! The two copies of a register's key slots, and how they stand to each other.

use std::path::Path;

use crate::error::{Error, Result};
use crate::key::KeySlots;
use crate::open;

/// How the two copies of a register's key stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Copies {
    /// Both are there and say the same.
    Same,
    /// A kill came between them, or an older program wrote them: the file itself is the newer one.
    Behind,
    /// One was spoilt or gone.
    Mended,
}

/// Reads the key slots of a register: the file itself, or its copy where the file is spoilt or gone. Answers how the two
/// stand. A backup is never read for them.
pub(crate) fn slots_of(folder: &Path) -> Result<(KeySlots, Copies)> {
    let spoilt = |error: &Error| matches!(error, Error::Damaged(_) | Error::NoRegister);
    match (KeySlots::read(folder), KeySlots::read_copy(folder)) {
        (Ok(slots), Ok(copy)) if slots.is_as(&copy) => Ok((slots, Copies::Same)),
        (Ok(slots), Err(error)) if spoilt(&error) => Ok((slots, Copies::Mended)),
        (Ok(slots), _) => Ok((slots, Copies::Behind)),
        (Err(error), Ok(copy)) if spoilt(&error) && folder.join(open::FILE).exists() => Ok((copy, Copies::Mended)),
        // Where the file of the register stands without any key, it is a damaged register, not none.
        (Err(Error::NoRegister), Err(Error::NoRegister)) if folder.join(open::FILE).exists() => {
            Err(Error::Damaged("key slots"))
        }
        (Err(Error::NoRegister), Err(error @ Error::Damaged(_))) | (Err(error), _) => Err(error),
    }
}
