//! What the register itself says of its data keys: which generation it is written under, and the older keys, sealed.

use rusqlite::{Connection, named_params};

use crate::error::{Error, Result};
use crate::key::{Key, Ring};

/// Since when a register's secrets are in force, in generations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Since {
    /// The generation of today's key.
    pub(crate) generation: u32,
    /// That in which the passphrase became what it is.
    pub(crate) passphrase: u32,
    /// That in which the recovery sheet did.
    pub(crate) sheet: u32,
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

/// Writes it, with what changed in this generation; what did not stays as it was.
pub(crate) fn note(db: &Connection, register: &str, ring: &Ring, passphrase: bool, sheet: bool) -> Result<()> {
    let sql = "update data_key set generation = :generation, older = :older,
        passphrase = case when :passphrase then :generation else passphrase end,
        sheet = case when :sheet then :generation else sheet end";
    db.execute(
        sql,
        named_params! {
            ":generation": ring.generation(),
            ":older": ring.seal(register)?,
            ":passphrase": passphrase,
            ":sheet": sheet,
        },
    )?;
    Ok(())
}

/// Tells since when the secrets are in force.
pub(crate) fn since(db: &Connection) -> Result<Since> {
    let sql = "select generation, passphrase, sheet from data_key where id = 1";
    let since =
        |row: &rusqlite::Row<'_>| Ok(Since { generation: row.get(0)?, passphrase: row.get(1)?, sheet: row.get(2)? });
    Ok(db.query_row(sql, [], since)?)
}

/// Tells whether a register's file knows generations of keys.
pub(crate) fn is_there(db: &Connection) -> Result<bool> {
    Ok(db.query_row("select exists (select 1 from sqlite_schema where name = 'data_key')", [], |row| row.get(0))?)
}
