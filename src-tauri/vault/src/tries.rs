//! Wrong passphrases, counted in a file beside the register, so that starting the program anew forgives nothing, nor does
//! going to another door. When the last was made stands with it; a clock that was set back makes nobody wait longer than
//! the wait itself. It slows who sits at this machine; who took the files away is slowed by the key's cost.

use std::path::Path;

use chrono::{DateTime, Utc};

use crate::disk;
use crate::error::Result;

const FILE: &str = "so.lan-sai";
/// So many are free; then each costs twice the wait of the one before.
const FREE: u32 = 3;
/// Never more than this, in seconds.
const LONGEST: u64 = 300;

/// How many wrong passphrases there were since the last right one, and when the last was.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tries {
    count: u32,
    /// In seconds of 1970; an older program did not say.
    at: Option<i64>,
}

impl Tries {
    /// Reads the count of a register's folder.
    #[must_use]
    pub fn read(folder: &Path) -> Self {
        let bytes = disk::read_small(&folder.join(FILE), 64).ok().flatten().unwrap_or_default();
        let text = String::from_utf8(bytes).unwrap_or_default();
        let mut words = text.split_whitespace();
        let count = words.next().and_then(|word| word.parse().ok()).unwrap_or(0);
        Self { count, at: words.next().and_then(|word| word.parse().ok()) }
    }

    fn keep(self, folder: &Path) -> Result<Self> {
        let at = self.at.map(|at| format!(" {at}")).unwrap_or_default();
        disk::write(&folder.join(FILE), format!("{}{at}", self.count).as_bytes())?;
        Ok(self)
    }

    /// Counts a try before it is made: a program that is killed while it tries has tried.
    pub fn count(self, folder: &Path, at: DateTime<Utc>) -> Result<Self> {
        Self { count: self.count.saturating_add(1), at: Some(at.timestamp()) }.keep(folder)
    }

    /// Where the clock was set back since the last try, the wait begins anew from now.
    pub(crate) fn mind_clock(self, folder: &Path, at: DateTime<Utc>) -> Result<()> {
        if self.at.is_none_or(|last| at.timestamp() < last) {
            Self { at: Some(at.timestamp()), ..self }.keep(folder)?;
        }
        Ok(())
    }

    /// Gives the seconds that are left to wait.
    #[must_use]
    pub fn left(self, at: DateTime<Utc>) -> u64 {
        let gone = self.at.and_then(|last| u64::try_from(at.timestamp() - last).ok()).unwrap_or(0);
        self.wait().saturating_sub(gone)
    }

    /// Takes a counted try back: it failed for another reason.
    pub fn take_back(self, folder: &Path) -> Result<()> {
        let before = Self { count: self.count.saturating_sub(1), ..self };
        if before.count == 0 {
            self.forget(folder);
            return Ok(());
        }
        before.keep(folder).map(drop)
    }

    /// Forgets them after a right one. Answers how many wrong ones there had been.
    pub fn forget(self, folder: &Path) -> u32 {
        // One that cannot be removed only makes the next mistake wait.
        let _ = disk::remove(&folder.join(FILE));
        self.count.saturating_sub(1)
    }

    /// Gives the seconds to wait before the next try.
    #[must_use]
    pub fn wait(self) -> u64 {
        match self.count.checked_sub(FREE) {
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
        let at = DateTime::UNIX_EPOCH;
        let waits: Vec<u64> =
            (0..14).map(|_| Tries::read(folder.path()).count(folder.path(), at).unwrap().wait()).collect();
        assert_eq!(waits, [0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]);
        let tries = Tries::read(folder.path()).count(folder.path(), at).unwrap();
        tries.take_back(folder.path()).unwrap();
        assert_eq!(Tries::read(folder.path()), Tries { count: 14, at: Some(0) });
        assert_eq!(tries.forget(folder.path()), 14);
        assert_eq!(Tries::read(folder.path()).wait(), 0);
    }
}
