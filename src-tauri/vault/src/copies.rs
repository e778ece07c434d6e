//! The two copies of a register's key slots, and how they stand to each other and to the register's file: slots that were
//! written for another file, be it this register's of yesterday, are as good as none.

use std::path::Path;

use crate::error::{Error, Result};
use crate::key::{Key, KeySlots, Ring, Secret};
use crate::{backup, data_key, open};

/// How the two copies of a register's key stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Copies {
    /// Both are there and say the same.
    Same,
    /// They differ and both are this file's: a kill came between them.
    Behind,
    /// One was spoilt, gone, or of another file.
    Mended,
}

/// The key slots of a register.
pub(crate) struct Held {
    slots: KeySlots,
    /// The copy, where it says something else and is this file's too.
    other: Option<KeySlots>,
    /// How the copies stand.
    pub(crate) standing: Copies,
}

impl Held {
    /// Opens the register's keys, with whichever of the copies does. Which of two that differ is in force is what the
    /// register's file says.
    pub(crate) fn open(&self, folder: &Path, secret: Secret<'_>) -> Result<(KeySlots, Ring)> {
        self.open_one(folder, secret).map_err(|error| match error {
            // The backup made before the register was brought to generations, and every one since, has slots that know them:
            // what lies here was laid back.
            Error::WrongPassphrase
                if self.slots.is_of_before_generations()
                    && backup::knows_generations(folder, &self.slots.register) =>
            {
                Error::Damaged("key slots")
            }
            other => other,
        })
    }

    fn open_one(&self, folder: &Path, secret: Secret<'_>) -> Result<(KeySlots, Ring)> {
        let opened = self.slots.open(secret).map(|ring| (self.slots.clone(), ring));
        let Some(other) = &self.other else { return opened.and_then(|(slots, ring)| in_force(folder, slots, ring)) };
        let opened = match opened {
            Ok((slots, ring)) if open::opens(folder, ring.today()) => Ok((slots, ring)),
            opened => match other.open(secret) {
                Ok(ring) if open::opens(folder, ring.today()) => Ok((other.clone(), ring)),
                _ => opened,
            },
        };
        opened.and_then(|(slots, ring)| in_force(folder, slots, ring))
    }

    /// The slots as they stand, unopened.
    pub(crate) fn into_slots(self) -> KeySlots {
        self.slots
    }
}

/// Reads the key slots of a register: the file itself, or its copy where the file is spoilt, gone or of another file. A
/// backup is never read for them.
pub(crate) fn held(folder: &Path) -> Result<Held> {
    let salt = open::salt(folder)?;
    let is_for = |slots: &KeySlots| salt.is_none_or(|salt| slots.is_for(&salt));
    let (file, copy) = (KeySlots::read(folder), KeySlots::read_copy(folder));
    if let (Ok(one), Ok(other)) = (&file, &copy) {
        let (newer, older) = if one.generation() > other.generation() { (one, other) } else { (other, one) };
        // The file is of before the newer of its own keys: it was laid back, and with it the older. Nothing is mended so.
        if newer.generation() > older.generation() && newer.register == older.register && !is_for(newer) {
            return Err(Error::Damaged("key slots"));
        }
    }
    let read = |slots: Result<KeySlots>| match slots {
        Ok(slots) if !is_for(&slots) => Err(Error::Damaged("key slots")),
        other => other,
    };
    let held = |slots, other, standing| Ok(Held { slots, other, standing });
    match (read(file), read(copy)) {
        (Ok(slots), Ok(copy)) if slots.is_as(&copy) => held(slots, None, Copies::Same),
        (Ok(slots), Ok(copy)) if slots.is_of_before_generations() => held(copy, Some(slots), Copies::Behind),
        (Ok(slots), Ok(copy)) => held(slots, Some(copy), Copies::Behind),
        (Ok(slots), Err(error)) if is_spoilt(&error) => held(slots, None, Copies::Mended),
        (Ok(slots), Err(_)) => held(slots, None, Copies::Behind),
        (Err(error), Ok(copy)) if is_spoilt(&error) && stands(folder) => held(copy, None, Copies::Mended),
        // Where the file of the register stands without any key, it is a damaged register, not none.
        (Err(Error::NoRegister), Err(Error::NoRegister)) if stands(folder) => Err(Error::Damaged("key slots")),
        (Err(Error::NoRegister), Err(error @ Error::Damaged(_))) | (Err(error), _) => Err(error),
    }
}

/// Refuses slots of an older program on a register that has generations of keys: they were laid back, and what opens them is
/// not what opens it.
pub(crate) fn in_force(folder: &Path, slots: KeySlots, ring: Ring) -> Result<(KeySlots, Ring)> {
    if slots.is_of_before_generations() && knows_generations(folder, ring.today()) {
        return Err(Error::Damaged("key slots"));
    }
    Ok((slots, ring))
}

/// Tells whether a register's file was brought to the schema that has generations of keys. A file that cannot be read says
/// so by itself.
fn knows_generations(folder: &Path, key: &Key) -> bool {
    open::writer(folder, key).and_then(|db| data_key::is_there(&db)).unwrap_or(false)
}

/// Gives every copy that can be read, whatever file it was written for: for a register that does not open.
pub(crate) fn any(folder: &Path) -> Vec<KeySlots> {
    [KeySlots::read(folder), KeySlots::read_copy(folder)].into_iter().flatten().collect()
}

fn is_spoilt(error: &Error) -> bool {
    matches!(error, Error::Damaged(_) | Error::NoRegister)
}

fn stands(folder: &Path) -> bool {
    folder.join(open::FILE).exists()
}
