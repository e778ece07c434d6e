//! What the register itself says of its data keys: which generation it is written under, and the older keys, sealed.

use rusqlite::{Connection, named_params};

use crate::error::{Error, Result};
use crate::key::{Key, Ring};

/// Since which generation a register's secrets are in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Since {
    /// The passphrase.
    pub(crate) passphrase: u32,
    /// The recovery sheet.
    pub(crate) sheet: u32,
}

impl Since {
    /// Both since today's.
    pub(crate) fn today(ring: &Ring) -> Self {
        Self { passphrase: ring.generation(), sheet: ring.generation() }
    }
}

/// Reads the ring of a register that today's key opened. Another generation than the key's slots said is none of theirs.
pub(crate) fn ring(db: &Connection, register: &str, today: &Key, generation: u32) -> Result<Ring> {
    let sql = "select generation, older from data_key where id = 1";
    let (held, older): (i64, Vec<u8>) = db.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if held != i64::from(generation) {
        return Err(Error::Damaged("key slots"));
    }
    Ring::open(register, generation, today.clone(), &older)
}

/// Writes it.
pub(crate) fn note(db: &Connection, register: &str, ring: &Ring, since: Since) -> Result<()> {
    let sql =
        "update data_key set generation = :generation, older = :older, passphrase = :passphrase, sheet = :sheet";
    db.execute(
        sql,
        named_params! {
            ":generation": ring.generation(),
            ":older": ring.seal(register)?,
            ":passphrase": since.passphrase,
            ":sheet": since.sheet,
        },
    )?;
    Ok(())
}

/// Tells since when the secrets are in force.
pub(crate) fn since(db: &Connection) -> Result<Since> {
    let sql = "select passphrase, sheet from data_key where id = 1";
    let since = |row: &rusqlite::Row<'_>| Ok(Since { passphrase: row.get(0)?, sheet: row.get(1)? });
    Ok(db.query_row(sql, [], since)?)
}

/// Tells whether a register's file knows generations of keys.
pub(crate) fn is_there(db: &Connection) -> Result<bool> {
    Ok(db.query_row("select exists (select 1 from sqlite_schema where name = 'data_key')", [], |row| row.get(0))?)
}
