//! The keys of a register. Its data key, random and of 256 bits, has generations: a new passphrase or a new recovery
//! sheet makes a new one. A small file of its own holds the key of today, wrapped by the passphrase and sealed to the
//! sheet, and the older ones sealed under it, so that the new reads the old and the old never the new. A wrong
//! passphrase is thereby told apart from damage.

mod code;
mod recovery_sheet;
mod ring;
mod slots;

use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::error::{Error, Result};
pub use crate::page::Key;

pub use self::code::RecoveryCode;
pub use self::recovery_sheet::SheetOf;
pub(crate) use self::ring::Ring;
pub use self::slots::KeySlots;

/// The name of the key-slot file inside a register's folder.
pub const FILE: &str = "khoa.dnth";
/// The name of its second copy.
pub const COPY: &str = "khoa.dnth.cu";

/// The most a key-slot file may ask for: KiB, passes, and both together.
const MOST_MEMORY: u32 = 256 * 1024;
const MOST_PASSES: u32 = 64;
const MOST_WORK: u64 = 64 * 64 * 1024;

/// What one guess at a passphrase must cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyCost {
    /// Memory in KiB.
    pub memory: u32,
    /// Passes over that memory.
    pub passes: u32,
}

impl KeyCost {
    /// The least this program writes: 64 MiB, three passes.
    pub const FLOOR: Self = Self { memory: 64 * 1024, passes: 3 };
    /// What one guess should take on the machine the register lives on, in milliseconds.
    const GOAL: u128 = 850;

    /// Gives what a guess must cost on a machine that takes so long for the floor: 0.7 to 1.0 s, never below the floor.
    #[must_use]
    pub fn measured(floor: std::time::Duration) -> Self {
        let passes = Self::GOAL * u128::from(Self::FLOOR.passes) / floor.as_millis().max(1);
        let passes = u32::try_from(passes).unwrap_or(u32::MAX);
        Self { passes: passes.clamp(Self::FLOOR.passes, MOST_PASSES), ..Self::FLOOR }
    }

    /// Derives a wrapping key, and so measures what it costs on this machine.
    pub fn derive(self, secret: &str, salt: &[u8]) -> Result<Key> {
        let params = Params::new(self.memory, self.passes, 1, Some(32)).map_err(|_| Error::Damaged("key slots"))?;
        // With room from the beginning: a text that grows leaves its beginning behind.
        let mut normal = Zeroizing::new(String::with_capacity(3 * secret.len()));
        normal.extend(secret.nfc());
        Key::fill(|key| {
            Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
                .hash_password_into(normal.as_bytes(), salt, key)
                .map_err(|_| Error::Damaged("key slots"))
        })
    }

    /// A file from elsewhere may not ask for gigabytes or minutes.
    fn is_sane(self) -> bool {
        (8..=MOST_MEMORY).contains(&self.memory)
            && (1..=MOST_PASSES).contains(&self.passes)
            && self.work() <= MOST_WORK
    }

    fn work(self) -> u64 {
        u64::from(self.memory) * u64::from(self.passes)
    }
}

/// What opens a register or a backup.
#[derive(Clone, Copy)]
pub enum Secret<'a> {
    /// Its passphrase.
    Passphrase(&'a str),
    /// The code on its recovery sheet, as typed, or the whole text of the sheet.
    Code(&'a str),
}

impl<'a> From<&'a str> for Secret<'a> {
    fn from(passphrase: &'a str) -> Self {
        Self::Passphrase(passphrase)
    }
}

/// Gives random bytes of the operating system.
pub fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| Error::Entropy)?;
    Ok(bytes)
}

/// What a sealed key is bound to: its register, and what it was sealed for.
fn aad(register: &str, slot: &str) -> Vec<u8> {
    format!("so-tiep-dan/1/{register}/{slot}").into_bytes()
}

/// The key slots of a register are not what was written.
const DAMAGED: Error = Error::Damaged("key slots");
