//! What leaves the register or is uncovered: each look is entered in a chain of its own before anything is given, so that
//! nothing leaves that was never entered ([`Casebook::look`]).

use rusqlite::{Connection, TransactionBehavior, named_params};
use words::codes::{Code, codes};

use crate::act::{self, chained, optional};
use crate::casebook::Casebook;
use crate::error::{Error, Result};
use crate::moment::Moment;

codes! {
    /// Something looked at or taken out.
    Look "look" {
        /// The complete register in the open format.
        Export = "export",
        /// A denouncer's identity, with the reason given.
        Reveal = "reveal",
        /// A period's workbook.
        Workbook = "workbook",
        /// A paper, printed or written to a file.
        Print = "print",
        /// Wrong passphrases before a right one: how many.
        Refused = "refused",
        /// A printed register, with the reason where it was not masked.
        Register = "register",
        /// The clerk said that it is right that a backup holds less than the one before.
        Shrunk = "shrunk",
        /// A new passphrase, a new recovery sheet, or both: a new generation of keys.
        Keys = "keys",
    }
}

impl Casebook {
    /// Enters something looked at or taken out. Whoever gives it does so only after this: what cannot be entered is not given.
    pub fn look(&mut self, look: Look, about: &str, now: Moment) -> Result<()> {
        self.check_clock(now)?;
        let log = self.log.get_mut();
        log.catch_up(&self.writer)?;
        let transaction = self.writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        enter(&transaction, look, about, now)?;
        log.reserve(act::ROOM + about.len() as u64)?;
        transaction.commit()?;
        log.append(&self.writer).map_err(|_| Error::LogBehind)
    }
}

/// Follows the chain of what was looked at from its beginning; gives the first look that does not fit.
pub(crate) fn looks_broken_at(db: &Connection) -> Result<Option<i64>> {
    let mut looks = db.prepare("select id, kind, about, at, today, digest from access order by id")?;
    let mut rows = looks.query([])?;
    let mut before = Vec::new();
    let mut expected = 1;
    while let Some(row) = rows.next()? {
        let id: i64 = row.get("id")?;
        let text = |column: &str| row.get::<_, String>(column);
        let parts = [text("kind")?, text("about")?, text("at")?, text("today")?];
        let digest: Vec<u8> = row.get("digest")?;
        if id != expected || digest != look_digest(&before, parts.each_ref().map(String::as_str)) {
            return Ok(Some(id));
        }
        before = digest;
        expected += 1;
    }
    Ok(None)
}

/// Gives the id of the last look, 0 where there is none.
pub(crate) fn last_look(db: &Connection) -> Result<i64> {
    Ok(db.query_row("select coalesce(max(id), 0) from access", [], |row| row.get(0))?)
}

/// Enters a look into the chain of its own.
fn enter(db: &Connection, look: Look, about: &str, now: Moment) -> Result<()> {
    let before: Option<Vec<u8>> =
        optional(
            db.query_row("select digest from access where id = (select max(id) from access)", [], |row| row.get(0)),
        )?;
    let parts = [look.code(), about, &now.instant(), &now.today.to_string()];
    let digest = look_digest(&before.unwrap_or_default(), parts);
    db.execute(
        "insert into access (kind, about, at, today, digest) values (:kind, :about, :at, :today, :digest)",
        named_params! { ":kind": look, ":about": about, ":at": now.instant(), ":today": now.today, ":digest": digest },
    )?;
    Ok(())
}

/// The digest of a look, over the one before: kind, about, at, today.
pub(crate) fn look_digest(before: &[u8], parts: [&str; 4]) -> Vec<u8> {
    chained(before, &parts)
}
