//! The key-slot file: which register, which generation, and what opens its data key.

use std::path::Path;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::recovery_sheet::Sheet;
use super::{COPY, DAMAGED, FILE, Key, KeyCost, RecoveryCode, Ring, Secret, SheetOf, aad, random};
use crate::error::{Error, Result};
use crate::moment::hex;
use crate::{disk, open};

/// The first format had no generations, and the key wrapped by the recovery code itself.
const FIRST: u32 = 1;
const FORMAT: u32 = 2;
/// A key-slot file is about a thousand bytes, and 72 more for each generation: room for some thousands.
const LONGEST: u64 = 256 * 1024;

/// The data key wrapped by a secret; all of it as hex.
#[derive(Serialize, Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub(super) struct Slot {
    pub(super) cost: KeyCost,
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    generation: Option<u32>,
    /// What the register's file begins with: slots that name another are none of this file's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    passphrase: Slot,
    recovery: Sheet,
    /// The older keys, sealed under the one these slots open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    older: Option<String>,
    /// Nobody has yet typed back two groups of the printed recovery code.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unconfirmed: bool,
    /// What only the data key could write over all of the above, as hex: whoever can write to the disk and laid the public
    /// half of a sheet of their own here would be given the next key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    seal: Option<String>,
    /// SHA-256 over the rest, so that a damaged file is not taken for a wrong passphrase.
    check: String,
}

impl KeySlots {
    /// Makes a new register's key with what opens it.
    pub(crate) fn found(passphrase: &str, practice: bool, cost: KeyCost) -> Result<(Self, Ring, RecoveryCode)> {
        let (ring, code, register) = (Ring::first()?, RecoveryCode::random()?, hex(&random::<16>()?));
        let sheet = Sheet::of(code.letters(), cost, &ring, &register)?;
        Ok((Self::of(register, practice, &ring, (passphrase, cost), sheet)?, ring, code))
    }

    fn of(register: String, practice: bool, ring: &Ring, by: (&str, KeyCost), recovery: Sheet) -> Result<Self> {
        let slots = Self {
            format: FORMAT,
            generation: Some(ring.generation()),
            file: Some(hex(&[0; open::SALT])),
            passphrase: Slot::seal(ring.today(), by.0, by.1, &aad(&register, "passphrase"))?,
            recovery,
            older: Some(hex(&ring.seal(&register)?)),
            register,
            practice,
            unconfirmed: false,
            seal: None,
            check: String::new(),
        };
        slots.sealed(ring.today())
    }

    /// Makes the slots of the next generation of keys. A guess at its passphrase costs no less than one at the old.
    pub(crate) fn next(
        &self,
        ring: &Ring,
        passphrase: &str,
        cost: Option<KeyCost>,
        sheet: SheetOf<'_>,
    ) -> Result<Self> {
        let old = self.passphrase.cost;
        let cost = cost.filter(|cost| cost.is_sane() && cost.work() > old.work()).unwrap_or(old);
        let recovery = self.recovery.next(sheet, ring, &self.register)?;
        let mut next = Self::of(self.register.clone(), self.practice, ring, (passphrase, cost), recovery)?;
        next.unconfirmed = matches!(sheet, SheetOf::New(_)) || self.unconfirmed && matches!(sheet, SheetOf::Kept);
        next.sealed(ring.today())
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
            Ok(None) => Err(DAMAGED),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(Error::NoRegister),
            Err(error) => Err(error.into()),
        }
    }

    /// Reads the bytes of such a file.
    pub fn parse(bytes: &[u8]) -> Result<Self> {
        let value: serde_json::Value = serde_json::from_slice(bytes).map_err(|_| DAMAGED)?;
        let format = value.get("format").and_then(serde_json::Value::as_u64).unwrap_or(0);
        if format > u64::from(FORMAT) {
            return Err(Error::Newer(i64::try_from(format).unwrap_or(i64::MAX)));
        }
        let slots: Self = serde_json::from_value(value).map_err(|_| DAMAGED)?;
        let sane = slots.passphrase.cost.is_sane() && slots.recovery.cost().is_sane();
        let whole = match slots.format {
            FIRST => {
                let later = [slots.file.as_ref(), slots.older.as_ref(), slots.seal.as_ref()];
                slots.generation.is_none() && later == [None; 3] && slots.recovery.is_of_before_pairs()
            }
            FORMAT => slots.generation > Some(0) && slots.file.is_some() && slots.seal.is_some(),
            _ => false,
        };
        if sane && whole && slots.check == slots.sum()? { Ok(slots) } else { Err(DAMAGED) }
    }

    /// Writes the file and its copy, for the register's file that lies in the folder. Where a kill comes between, the
    /// file itself is the newer one.
    pub(crate) fn write(&self, folder: &Path, ring: &Ring) -> Result<()> {
        let mut slots = self.clone();
        slots.format = FORMAT;
        slots.generation = Some(self.generation());
        slots.file = Some(hex(&open::salt(folder)?.ok_or(Error::Damaged("register"))?));
        slots.older.get_or_insert_default();
        let text = serde_json::to_vec_pretty(&slots.sealed(ring.today())?).map_err(|_| DAMAGED)?;
        disk::write(&folder.join(FILE), &text)?;
        disk::write(&folder.join(COPY), &text)
    }

    /// Tells whether two of them say the same.
    pub(crate) fn is_as(&self, other: &Self) -> bool {
        self.check == other.check
    }

    /// Tells whether they were written for a register's file, by what it begins with. The first format does not say;
    /// a file that was made since is none of its.
    pub(crate) fn is_for(&self, salt: &open::Salt) -> bool {
        match &self.file {
            Some(file) => *file == hex(salt),
            None => !open::Leaf::of(salt).has_generations(),
        }
    }

    /// Tells whether they are of before there were generations.
    pub(crate) fn is_of_before_generations(&self) -> bool {
        self.format == FIRST
    }

    /// Which generation of the data key they open.
    pub(crate) fn generation(&self) -> u32 {
        self.generation.unwrap_or(1)
    }

    /// Tells whether a new key can be sealed to the sheet in force only with its code at hand.
    pub(crate) fn has_old_sheet(&self) -> bool {
        self.recovery.is_of_before_pairs()
    }

    /// Opens the data key with the passphrase.
    pub fn unlock(&self, passphrase: &str) -> Result<Key> {
        self.passphrase.open(passphrase, &aad(&self.register, "passphrase"))
    }

    /// Opens it with the recovery code as typed.
    pub fn recover(&self, code: &str) -> Result<Key> {
        self.recovery.open(code, self.generation(), &self.register)
    }

    /// Opens it, and with it all that are older.
    pub(crate) fn open(&self, secret: Secret<'_>) -> Result<Ring> {
        let today = match secret {
            Secret::Passphrase(passphrase) => self.unlock(passphrase)?,
            Secret::Code(code) => self.recover(code)?,
        };
        if self.format > FIRST && self.seal != Some(self.seal_of(&today)?) {
            return Err(DAMAGED);
        }
        let older = unhex(self.older.as_deref().unwrap_or_default()).ok_or(DAMAGED)?;
        Ring::open(&self.register, self.generation(), today, &older)
    }

    /// Says whether the printed recovery code was typed back.
    pub(crate) fn confirmed(mut self, confirmed: bool) -> Self {
        self.unconfirmed = !confirmed;
        self
    }

    fn sealed(mut self, today: &Key) -> Result<Self> {
        self.seal = Some(self.seal_of(today)?);
        self.check = self.sum()?;
        Ok(self)
    }

    fn seal_of(&self, today: &Key) -> Result<String> {
        let bare = Self { seal: None, check: String::new(), ..self.clone() };
        let text = serde_json::to_vec(&bare).map_err(|_| DAMAGED)?;
        let mut about = b"so-tiep-dan/slots/2/".to_vec();
        about.extend(Sha256::digest(text));
        let mut own = [0; 32];
        let derived = Hkdf::<Sha256>::new(Some(self.register.as_bytes()), today.as_slice());
        derived.expand(&about, &mut own).map_err(|_| DAMAGED)?;
        Ok(hex(&own))
    }

    fn sum(&self) -> Result<String> {
        let bare = Self { check: String::new(), ..self.clone() };
        let text = serde_json::to_vec(&bare).map_err(|_| DAMAGED)?;
        Ok(hex(&Sha256::digest(text)))
    }
}

impl Slot {
    pub(super) fn seal(key: &Key, secret: &str, cost: KeyCost, aad: &[u8]) -> Result<Self> {
        let (salt, nonce) = (random::<16>()?, random::<24>()?);
        let wrap = cost.derive(secret, &salt)?;
        let cipher = XChaCha20Poly1305::new(&(*wrap).into());
        let sealed =
            cipher.encrypt(&XNonce::from(nonce), Payload { msg: key.as_slice(), aad }).map_err(|_| DAMAGED)?;
        Ok(Self { cost, salt: hex(&salt), nonce: hex(&nonce), sealed: hex(&sealed) })
    }

    pub(super) fn open(&self, secret: &str, aad: &[u8]) -> Result<Key> {
        let salt = unhex(&self.salt).filter(|salt| salt.len() == 16).ok_or(DAMAGED)?;
        let nonce: [u8; 24] = unhex(&self.nonce).and_then(|bytes| bytes.try_into().ok()).ok_or(DAMAGED)?;
        let sealed = unhex(&self.sealed).ok_or(DAMAGED)?;
        let wrap = self.cost.derive(secret, &salt)?;
        let cipher = XChaCha20Poly1305::new(&(*wrap).into());
        let opened = cipher
            .decrypt(&XNonce::from(nonce), Payload { msg: &sealed, aad })
            .map_err(|_| Error::WrongPassphrase)?;
        Key::copied(&Zeroizing::new(opened)).ok_or(DAMAGED)
    }
}

pub(super) fn unhex(text: &str) -> Option<Vec<u8>> {
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
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    const QUICK: KeyCost = KeyCost { memory: 8, passes: 1 };

    fn again(slots: &KeySlots) -> KeySlots {
        KeySlots::parse(&serde_json::to_vec(slots).unwrap()).unwrap()
    }

    /// What opens the slots of the next generation.
    fn next(slots: &KeySlots, ring: &Ring, passphrase: &str, sheet: SheetOf<'_>) -> (KeySlots, Ring) {
        let ring = ring.next().unwrap();
        (again(&slots.next(&ring, passphrase, None, sheet).unwrap()), ring)
    }

    fn opens(slots: &KeySlots, secret: Secret<'_>) -> Option<[u8; 32]> {
        slots.open(secret).ok().map(|ring| **ring.today())
    }

    #[test]
    fn passphrase_and_recovery_code_open_the_same_key() {
        let (slots, ring, code) = KeySlots::found("bốn từ dễ nhớ", false, QUICK).unwrap();
        let (slots, key) = (again(&slots), ring.today());
        assert_eq!(*slots.unlock("bốn từ dễ nhớ").unwrap(), **key);
        assert_eq!(opens(&slots, Secret::Code(&code.groups().join("-").to_lowercase())), Some(**key));
    }

    #[test]
    fn a_passphrase_typed_decomposed_is_the_same_passphrase() {
        let (slots, ring, _) = KeySlots::found("tiếp dân", false, QUICK).unwrap();
        let decomposed: String = "tiếp dân".nfd().collect();
        assert_eq!(**ring.today(), *slots.unlock(&decomposed).unwrap());
    }

    #[test]
    fn a_wrong_secret_is_not_a_damaged_file_nor_the_other_way_round() {
        let (slots, ..) = KeySlots::found("đúng", false, QUICK).unwrap();
        for wrong in [Secret::Passphrase("sai"), Secret::Code("sai"), Secret::Code("")] {
            assert!(matches!(slots.open(wrong), Err(Error::WrongPassphrase)));
        }
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
    fn a_new_passphrase_leaves_the_sheet_and_a_new_sheet_the_passphrase() {
        let (first, ring, old) = KeySlots::found("cũ", false, QUICK).unwrap();
        let old = old.groups().concat();
        let (second, ring) = next(&first, &ring, "mới", SheetOf::Kept);
        assert_eq!(opens(&second, Secret::Passphrase("mới")), Some(**ring.today()));
        assert_eq!(opens(&second, Secret::Code(&old)), Some(**ring.today()));
        assert_eq!(opens(&second, Secret::Passphrase("cũ")), None);
        let new = RecoveryCode::random().unwrap();
        let (third, ring) = next(&second, &ring, "mới", SheetOf::New(&new));
        assert!(third.unconfirmed && third.generation() == 3);
        assert_eq!(opens(&third, Secret::Code(&new.groups().concat())), Some(**ring.today()));
        assert_eq!(opens(&third, Secret::Code(&old)), None);
        assert_eq!(third.open(Secret::Passphrase("mới")).unwrap().all().count(), 3);
        assert!(!again(&third.confirmed(true).sealed(ring.today()).unwrap()).unconfirmed);
    }

    #[test]
    fn a_sheet_laid_into_the_file_by_who_can_write_to_the_disk_was_given_the_next_key() {
        let (slots, _, _) = KeySlots::found("đúng", false, QUICK).unwrap();
        let (theirs, _, code) = KeySlots::found("kẻ khác", false, QUICK).unwrap();
        let mut forged = KeySlots { recovery: theirs.recovery, ..slots };
        forged.check = forged.sum().unwrap();
        let forged = again(&forged);
        assert!(matches!(forged.open(Secret::Passphrase("đúng")), Err(Error::Damaged("key slots"))));
        assert!(forged.open(Secret::Code(&code.groups().concat())).is_err());
        // Nor under the first format, which had no seal, and no pairs.
        let (slots, ..) = KeySlots::found("đúng", false, QUICK).unwrap();
        let (theirs, ..) = KeySlots::found("kẻ khác", false, QUICK).unwrap();
        let (generation, file, older, seal) = (None, None, None, None);
        let mut bare = KeySlots { format: FIRST, generation, file, older, seal, recovery: theirs.recovery, ..slots };
        bare.check = bare.sum().unwrap();
        let parsed = KeySlots::parse(&serde_json::to_vec(&bare).unwrap());
        assert!(matches!(parsed, Err(Error::Damaged("key slots"))));
        for change in
            [|slots: &mut KeySlots| slots.generation = Some(9), |slots: &mut KeySlots| slots.practice = true]
        {
            let (mut slots, ..) = KeySlots::found("đúng", false, QUICK).unwrap();
            change(&mut slots);
            slots.check = slots.sum().unwrap();
            assert!(matches!(again(&slots).open(Secret::Passphrase("đúng")), Err(Error::Damaged(_))));
        }
    }

    #[test]
    fn the_sheet_of_an_older_program_takes_a_new_key_only_with_its_code() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/books/schema-0009");
        let old = KeySlots::read(&folder).unwrap();
        assert!(old.is_of_before_generations() && old.has_old_sheet() && old.generation() == 1);
        let ring = old.open(Secret::Passphrase("bốn từ dễ nhớ")).unwrap();
        let refused = old.next(&ring.next().unwrap(), "mới", None, SheetOf::Kept);
        assert!(matches!(refused, Err(Error::OldSheet)));
        let code = RecoveryCode::random().unwrap().groups().concat();
        let (slots, ring) = next(&old, &ring, "mới", SheetOf::Typed(&code));
        assert_eq!(opens(&slots, Secret::Code(&code)), Some(**ring.today()));
        assert!(!slots.has_old_sheet());
    }
}
