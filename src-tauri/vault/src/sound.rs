//! Whether a register's file is as it was written: the seals of its pages, the engine's own checks, how much it holds.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::Connection;

use crate::error::{Error, Result};
use crate::key::Key;
use crate::{journal, open};

/// Judges an error of the engine: where pages of a register's file are not as they were written, the file is damaged. The
/// engine says the same things of a statement that is wrong.
pub(crate) fn judged(folder: &Path, key: &Key, error: Error) -> Error {
    let in_doubt = match &error {
        Error::Store(_) => true,
        Error::Disk(why) => why.kind() == std::io::ErrorKind::Other,
        _ => false,
    };
    let is_broken = || !matches!(open::broken_pages(folder, key), Ok((pages, false)) if pages.is_empty());
    if in_doubt && is_broken() { Error::Damaged("register") } else { error }
}

/// Tells whether every page of a copy is as it was written, and looks into it. Whether its chain fits is the register's
/// matter, for a register that was tampered with must still be backed up. The seals of the pages and what is in them are
/// checked at once: neither needs the other.
pub(crate) fn is_sound(copy: &Path, key: &Key, look: impl FnOnce(&Connection) -> Result<bool>) -> Result<bool> {
    std::thread::scope(|both| {
        let seals = both.spawn(|| Ok(answers(&open::copy(copy, key)?, "cipher_integrity_check")?.is_empty()));
        let content =
            open::copy(copy, key).and_then(|db| Ok(answers(&db, "integrity_check")?.is_empty() && look(&db)?));
        let seals: Result<bool> = seals.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        Ok(seals? && content?)
    })
}

/// Tells whether the structure of a register's file, which nobody changes meanwhile, is right.
pub(crate) fn is_structured(file: &Path, key: &Key) -> Result<bool> {
    Ok(answers(&open::copy(file, key)?, "integrity_check")?.is_empty())
}

/// Tells whether the seal of every page of a register is as it was written.
pub(crate) fn is_sealed(db: &Connection) -> Result<bool> {
    Ok(answers(db, "cipher_integrity_check")?.is_empty())
}

/// Gives what the engine answers to a check of its own, without its "ok".
pub(crate) fn answers(db: &Connection, pragma: &str) -> Result<Vec<String>> {
    let mut statement = db.prepare(&format!("pragma {pragma}"))?;
    let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
    let all: Vec<String> = rows.collect::<rusqlite::Result<_>>()?;
    Ok(all.into_iter().filter(|answer| answer != "ok").collect())
}

/// Counts the records of each kind the register has a table for: one of an older schema lacks some.
pub(crate) fn counts(db: &Connection) -> Result<BTreeMap<&'static str, i64>> {
    let mut statement = db.prepare_cached("select name from sqlite_schema where type = 'table'")?;
    let tables: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let count = |table: &'static str| {
        let known = if journal::BY_REF.contains(&table) {
            format!("where id in (select record from reference where slice = '{table}')")
        } else {
            String::new()
        };
        Ok((table, db.query_row(&format!("select count(*) from {table} {known}"), [], |row| row.get(0))?))
    };
    journal::records().filter(|table| tables.iter().any(|held| held == table)).map(count).collect()
}
