//! What changes at the key slots of an open register: its passphrase, its recovery code, and whether that was confirmed.

use crate::Casebook;
use crate::error::Result;
use crate::key::{KeyCost, KeySlots, RecoveryCode};

impl Casebook {
    /// Wraps the key by a new passphrase. That of a real register must pass the gate.
    pub fn change_passphrase(&self, passphrase: &str) -> Result<()> {
        self.change_passphrase_at(passphrase, None)
    }

    /// The same; a guess at it costs no less than was measured on this machine.
    pub fn change_passphrase_at(&self, passphrase: &str, cost: Option<KeyCost>) -> Result<()> {
        if !self.practice {
            words::passphrase::gate(passphrase, &self.own_words()?)?;
        }
        let mut slots = KeySlots::read(&self.folder)?;
        slots.change_passphrase_at(&self.key, passphrase, cost)?;
        slots.write(&self.folder)
    }

    /// What the register itself makes easy to guess: the names of its unit.
    fn own_words(&self) -> Result<Vec<String>> {
        let mut statement = self.reader.prepare("select name, place from unit")?;
        let names = statement.query_map([], |row| Ok([row.get::<_, String>(0)?, row.get(1)?]))?;
        Ok(names.collect::<rusqlite::Result<Vec<_>>>()?.into_iter().flatten().collect())
    }

    /// Wraps the key by a new recovery code, which is shown once and kept nowhere. The one printed before opens nothing
    /// any more, and the new one waits to be confirmed.
    pub fn renew_recovery(&self) -> Result<RecoveryCode> {
        let mut slots = KeySlots::read(&self.folder)?;
        let code = slots.renew_recovery(&self.key)?;
        slots.write(&self.folder)?;
        Ok(code)
    }

    /// Says whether the printed recovery code was typed back.
    pub fn confirm_recovery(&self, confirmed: bool) -> Result<()> {
        let mut slots = KeySlots::read(&self.folder)?;
        slots.confirm_recovery(confirmed)?;
        slots.write(&self.folder)
    }

    /// Tells whether nobody has yet typed back the printed recovery code.
    pub fn is_unconfirmed(&self) -> Result<bool> {
        Ok(KeySlots::read(&self.folder)?.unconfirmed)
    }
}
