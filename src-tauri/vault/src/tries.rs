//! Wrong passphrases, counted in a file beside the register, so that starting the program anew forgives nothing. The
//! wait is reckoned from when the program looks, by its own steady clock: no date is kept that a wrong clock could turn
//! into years. It slows who sits at this machine; who took the files away is slowed by the key's cost.

use std::path::Path;

use crate::disk;
use crate::error::Result;

const FILE: &str = "so.lan-sai";
/// So many are free; then each costs twice the wait of the one before.
const FREE: u32 = 3;
/// Never more than this, in seconds.
const LONGEST: u64 = 300;

/// How many wrong passphrases there were since the last right one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tries(u32);

impl Tries {
    /// Reads the count of a register's folder.
    #[must_use]
    pub fn read(folder: &Path) -> Self {
        let text = std::fs::read_to_string(folder.join(FILE)).unwrap_or_default();
        Self(text.trim().parse().unwrap_or(0))
    }

    /// Counts a try before it is made: a program that is killed while it tries has tried.
    pub fn count(self, folder: &Path) -> Result<Self> {
        let counted = Self(self.0.saturating_add(1));
        disk::write(&folder.join(FILE), counted.0.to_string().as_bytes())?;
        Ok(counted)
    }

    /// Takes a counted try back: it failed for another reason.
    pub fn take_back(self, folder: &Path) -> Result<()> {
        let before = self.0.saturating_sub(1);
        if before == 0 {
            self.forget(folder);
            return Ok(());
        }
        disk::write(&folder.join(FILE), before.to_string().as_bytes())
    }

    /// Forgets them after a right one. Answers how many wrong ones there had been.
    pub fn forget(self, folder: &Path) -> u32 {
        // One that cannot be removed only makes the next mistake wait.
        let _ = disk::remove(&folder.join(FILE));
        self.0.saturating_sub(1)
    }

    /// Gives the seconds to wait before the next try.
    #[must_use]
    pub fn wait(self) -> u64 {
        match self.0.checked_sub(FREE) {
            None | Some(0) => 0,
            Some(over) => 2_u64.saturating_pow(over).min(LONGEST),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn three_tries_are_free_and_a_new_start_forgives_none() {
        let folder = tempfile::tempdir().unwrap();
        let waits: Vec<u64> =
            (0..14).map(|_| Tries::read(folder.path()).count(folder.path()).unwrap().wait()).collect();
        assert_eq!(waits, [0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]);
        let tries = Tries::read(folder.path()).count(folder.path()).unwrap();
        tries.take_back(folder.path()).unwrap();
        assert_eq!(Tries::read(folder.path()), Tries(14));
        assert_eq!(tries.forget(folder.path()), 14);
        assert_eq!(Tries::read(folder.path()).wait(), 0);
    }
}
