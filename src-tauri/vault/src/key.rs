//! The key of a register: a random 256-bit data key, wrapped once by the passphrase and once by the printed
//! recovery code, in a small file of its own. A wrong passphrase is thereby told apart from a damaged register.

use std::path::Path;

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::disk;
use crate::error::{Error, Result};
use crate::moment::hex;
pub use crate::page::Key;

/// The name of the key-slot file inside a register's folder.
pub const FILE: &str = "khoa.dnth";
const FORMAT: u32 = 1;
/// Crockford's base 32: no I, L, O, U, so that a printed code survives being read aloud.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The name of its second copy.
pub const COPY: &str = "khoa.dnth.cu";
/// A key-slot file is about a thousand bytes.
const LONGEST: u64 = 64 * 1024;

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

/// The printed recovery code: 128 random bits and a check, in six groups of five.
pub struct RecoveryCode(Zeroizing<String>);

impl RecoveryCode {
    fn random() -> Result<Self> {
        let bytes = random::<16>()?;
        let mut bits: Vec<u8> = bytes.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1)).collect();
        let check = Sha256::digest(bytes.as_slice());
        bits.extend(check.iter().take(3).flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1)).take(22));
        let letters: String = bits
            .chunks(5)
            .filter_map(|five| ALPHABET.get(five.iter().fold(0_usize, |sum, bit| sum * 2 + usize::from(*bit))))
            .map(|letter| char::from(*letter))
            .collect();
        Ok(Self(Zeroizing::new(letters)))
    }

    /// Gives the six groups, as printed.
    #[must_use]
    pub fn groups(&self) -> Vec<String> {
        self.0.as_bytes().chunks(5).map(|group| String::from_utf8_lossy(group).into_owned()).collect()
    }

    /// Reads a typed code: case, spaces and dashes do not matter, O is 0, I and L are 1.
    #[must_use]
    pub fn typed(text: &str) -> Zeroizing<String> {
        let plain = |letter: char| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        Zeroizing::new(text.chars().filter(char::is_ascii_alphanumeric).map(plain).collect())
    }
}

#[derive(Serialize, Deserialize, Clone)]
#[serde(deny_unknown_fields)]
struct Slot {
    cost: KeyCost,
    salt: String,
    nonce: String,
    sealed: String,
}

/// The key-slot file.
#[derive(Serialize, Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub struct KeySlots {
    format: u32,
    /// The register these slots open.
    pub register: String,
    /// Whether that register is for practice: shown before it is unlocked.
    pub practice: bool,
    passphrase: Slot,
    recovery: Slot,
    /// Nobody has yet typed back two groups of the printed recovery code.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unconfirmed: bool,
    /// SHA-256 over the rest, so that a damaged file is not taken for a wrong passphrase.
    check: String,
}

impl KeySlots {
    /// Makes a new key with its two slots.
    pub fn create(passphrase: &str, practice: bool, cost: KeyCost) -> Result<(Self, Key, RecoveryCode)> {
        let key = Key::random()?;
        let code = RecoveryCode::random()?;
        let register = hex(&random::<16>()?);
        let mut slots = Self {
            format: FORMAT,
            passphrase: Slot::seal(&key, passphrase, cost, &aad(&register, "passphrase"))?,
            recovery: Slot::seal(&key, &code.0, cost, &aad(&register, "recovery"))?,
            register,
            practice,
            unconfirmed: false,
            check: String::new(),
        };
        slots.check = slots.sum()?;
        Ok((slots, key, code))
    }

    /// Reads the file of a register's folder.
    pub fn read(folder: &Path) -> Result<Self> {
        Self::read_file(&folder.join(FILE))
    }

    /// Reads its second copy.
    pub(crate) fn read_copy(folder: &Path) -> Result<Self> {
        Self::read_file(&folder.join(COPY))
    }

    /// What is no plain file, or too long to be one of ours, is damaged and never read.
    fn read_file(path: &Path) -> Result<Self> {
        match disk::read_small(path, LONGEST) {
            Ok(Some(bytes)) => Self::parse(&bytes),
            Ok(None) => Err(Error::Damaged("key slots")),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(Error::NoRegister),
            Err(error) => Err(error.into()),
        }
    }

    /// Reads the bytes of such a file.
    pub fn parse(bytes: &[u8]) -> Result<Self> {
        let value: serde_json::Value = serde_json::from_slice(bytes).map_err(|_| Error::Damaged("key slots"))?;
        let format = value.get("format").and_then(serde_json::Value::as_u64).unwrap_or(0);
        if format > u64::from(FORMAT) {
            return Err(Error::Newer(i64::try_from(format).unwrap_or(i64::MAX)));
        }
        let slots: Self = serde_json::from_value(value).map_err(|_| Error::Damaged("key slots"))?;
        let sane = slots.passphrase.cost.is_sane() && slots.recovery.cost.is_sane();
        if !sane || slots.check != slots.sum()? { Err(Error::Damaged("key slots")) } else { Ok(slots) }
    }

    /// Writes the file and its copy. Where a kill comes between, the file itself is the newer one.
    pub fn write(&self, folder: &Path) -> Result<()> {
        let text = serde_json::to_vec_pretty(self).map_err(|_| Error::Damaged("key slots"))?;
        disk::write(&folder.join(FILE), &text)?;
        disk::write(&folder.join(COPY), &text)
    }

    /// Tells whether two of them say the same.
    pub(crate) fn is_as(&self, other: &Self) -> bool {
        self.check == other.check
    }

    /// Opens the key with the passphrase.
    pub fn unlock(&self, passphrase: &str) -> Result<Key> {
        self.passphrase.open(passphrase, &aad(&self.register, "passphrase"))
    }

    /// Opens the key with the recovery code as typed.
    pub fn recover(&self, code: &str) -> Result<Key> {
        self.recovery.open(&RecoveryCode::typed(code), &aad(&self.register, "recovery"))
    }

    /// Wraps the key by a new passphrase; the recovery code stays.
    pub fn change_passphrase(&mut self, key: &Key, passphrase: &str) -> Result<()> {
        self.change_passphrase_at(key, passphrase, None)
    }

    /// The same; a guess at it costs no less than one at the old.
    pub(crate) fn change_passphrase_at(&mut self, key: &Key, passphrase: &str, cost: Option<KeyCost>) -> Result<()> {
        let dearer = cost.filter(|cost| cost.is_sane() && cost.work() > self.passphrase.cost.work());
        let cost = dearer.unwrap_or(self.passphrase.cost);
        self.passphrase = Slot::seal(key, passphrase, cost, &aad(&self.register, "passphrase"))?;
        self.check = self.sum()?;
        Ok(())
    }

    /// Wraps the key by a new recovery code; the one printed before opens nothing any more.
    pub fn renew_recovery(&mut self, key: &Key) -> Result<RecoveryCode> {
        let code = RecoveryCode::random()?;
        self.recovery = Slot::seal(key, &code.0, self.recovery.cost, &aad(&self.register, "recovery"))?;
        self.unconfirmed = true;
        self.check = self.sum()?;
        Ok(code)
    }

    /// Says whether the printed recovery code was typed back.
    pub fn confirm_recovery(&mut self, confirmed: bool) -> Result<()> {
        self.unconfirmed = !confirmed;
        self.check = self.sum()?;
        Ok(())
    }

    fn sum(&self) -> Result<String> {
        let bare = Self { check: String::new(), ..self.clone() };
        let text = serde_json::to_vec(&bare).map_err(|_| Error::Damaged("key slots"))?;
        Ok(hex(&Sha256::digest(text)))
    }
}

impl Slot {
    fn seal(key: &Key, secret: &str, cost: KeyCost, aad: &[u8]) -> Result<Self> {
        let (salt, nonce) = (random::<16>()?, random::<24>()?);
        let wrap = cost.derive(secret, &salt)?;
        let cipher = XChaCha20Poly1305::new(&(*wrap).into());
        let sealed = cipher
            .encrypt(&XNonce::from(nonce), Payload { msg: key.as_slice(), aad })
            .map_err(|_| Error::Damaged("key slots"))?;
        Ok(Self { cost, salt: hex(&salt), nonce: hex(&nonce), sealed: hex(&sealed) })
    }

    fn open(&self, secret: &str, aad: &[u8]) -> Result<Key> {
        let damaged = || Error::Damaged("key slots");
        let salt = unhex(&self.salt).filter(|salt| salt.len() == 16).ok_or_else(damaged)?;
        let nonce: [u8; 24] = unhex(&self.nonce).and_then(|bytes| bytes.try_into().ok()).ok_or_else(damaged)?;
        let sealed = unhex(&self.sealed).ok_or_else(damaged)?;
        let wrap = self.cost.derive(secret, &salt)?;
        let cipher = XChaCha20Poly1305::new(&(*wrap).into());
        let opened = cipher
            .decrypt(&XNonce::from(nonce), Payload { msg: &sealed, aad })
            .map_err(|_| Error::WrongPassphrase)?;
        let opened = Zeroizing::new(opened);
        Key::fill(|key| {
            if opened.len() != key.len() {
                return Err(damaged());
            }
            key.copy_from_slice(&opened);
            Ok(())
        })
    }
}

/// Gives random bytes of the operating system.
pub(crate) fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| Error::Entropy)?;
    Ok(bytes)
}

fn aad(register: &str, slot: &str) -> Vec<u8> {
    format!("so-tiep-dan/{FORMAT}/{register}/{slot}").into_bytes()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u32>> = text.chars().map(|digit| digit.to_digit(16)).collect();
    let pairs = digits?;
    if pairs.len() % 2 == 1 {
        return None;
    }
    pairs.chunks(2).map(|pair| u8::try_from(pair.iter().fold(0, |sum, digit| sum * 16 + digit)).ok()).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const QUICK: KeyCost = KeyCost { memory: 8, passes: 1 };

    #[test]
    fn passphrase_and_recovery_code_open_the_same_key() {
        let (slots, key, code) = KeySlots::create("bốn từ dễ nhớ", false, QUICK).unwrap();
        let slots = KeySlots::parse(&serde_json::to_vec(&slots).unwrap()).unwrap();
        assert_eq!(*slots.unlock("bốn từ dễ nhớ").unwrap(), *key);
        assert_eq!(code.groups().len(), 6);
        assert!(code.groups().iter().all(|group| group.len() == 5));
        assert_eq!(*slots.recover(&code.groups().join("-").to_lowercase()).unwrap(), *key);
    }

    #[test]
    fn a_passphrase_typed_decomposed_is_the_same_passphrase() {
        let (slots, key, _) = KeySlots::create("tiếp dân", false, QUICK).unwrap();
        let decomposed: String = "tiếp dân".nfd().collect();
        assert_eq!(*slots.unlock(&decomposed).unwrap(), *key);
    }

    #[test]
    fn a_wrong_passphrase_is_not_a_damaged_file_nor_the_other_way_round() {
        let (slots, ..) = KeySlots::create("đúng", false, QUICK).unwrap();
        assert!(matches!(slots.unlock("sai"), Err(Error::WrongPassphrase)));
        let text = serde_json::to_string(&slots).unwrap();
        for at in 0..text.len() {
            let mut bytes = text.clone().into_bytes();
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1;
            }
            let answer = KeySlots::parse(&bytes);
            assert!(matches!(answer, Err(Error::Damaged(_) | Error::Newer(_))), "flip at {at}");
        }
    }

    #[test]
    fn a_new_recovery_code_waits_to_be_confirmed_and_the_old_one_opens_nothing() {
        let (mut slots, key, old) = KeySlots::create("đúng", false, QUICK).unwrap();
        assert!(!slots.unconfirmed);
        let new = slots.renew_recovery(&key).unwrap();
        let mut slots = KeySlots::parse(&serde_json::to_vec(&slots).unwrap()).unwrap();
        assert!(slots.unconfirmed && slots.recover(&old.groups().concat()).is_err());
        assert_eq!(*slots.recover(&new.groups().concat()).unwrap(), *key);
        slots.confirm_recovery(true).unwrap();
        assert!(!KeySlots::parse(&serde_json::to_vec(&slots).unwrap()).unwrap().unconfirmed);
    }

    #[test]
    fn a_new_passphrase_leaves_the_recovery_code_as_it_is() {
        let (mut slots, key, code) = KeySlots::create("cũ", false, QUICK).unwrap();
        slots.change_passphrase(&key, "mới").unwrap();
        assert!(slots.unlock("cũ").is_err());
        assert_eq!(*slots.unlock("mới").unwrap(), *key);
        assert_eq!(*slots.recover(&code.groups().concat()).unwrap(), *key);
    }
}
