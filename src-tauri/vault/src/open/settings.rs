//! How each connection is set, and what is asserted of it: what protects this program, how it waits for the disk, what it
//! lends the engine of its own.

use rusqlite::Connection;
use rusqlite::config::DbConfig;
use rusqlite::functions::FunctionFlags;
use rusqlite::limits::Limit;

use crate::error::{Error, Result};
use crate::moment::hex;

/// What protects this program from a file made by somebody else.
pub(super) fn harden(db: &Connection) -> Result<()> {
    for (config, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
    ] {
        db.set_db_config(config, on)?;
        if db.db_config(config)? != on {
            return Err(Error::Damaged("program: a setting of the engine does not hold"));
        }
    }
    for (limit, value) in LIMITS {
        db.set_limit(*limit, *value)?;
    }
    Ok(())
}

pub(super) fn configure(db: &Connection, reads_only: bool) -> Result<()> {
    harden(db)?;
    for (name, value) in PRAGMAS {
        set(db, name, *value)?;
    }
    let mode: String = db.query_row("pragma journal_mode = wal", [], |row| row.get(0))?;
    if mode != "wal" {
        return Err(Error::Disk(std::io::ErrorKind::Unsupported.into()));
    }
    set(db, "synchronous", 2)?;
    set(db, "query_only", i64::from(reads_only))?;
    db.set_prepared_statement_cache_capacity(256);
    fold_words(db)
}

/// Lets a list's filter compare texts as search does (no accents, đ = d, no case), numbers be compared however they are
/// grouped, a paper that says it denounces be told from others, what waits for the search index be found
/// as the index would find it, and a list's order put names as a Vietnamese clerk does (given name first).
fn fold_words(db: &Connection) -> Result<()> {
    // Innocuous: it only folds what it is given.
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    db.create_scalar_function("name_order", 1, flags, |call| {
        let name: Option<String> = call.get(0)?;
        Ok(name.map(|name| hex(&words::vietnamese::order::sort_key(&name))).unwrap_or_default())
    })?;
    db.create_scalar_function("holds", 2, flags, |call| {
        Ok(words::vietnamese::fold::holds(call.get_raw(0).as_str()?, call.get_raw(1).as_str()?))
    })?;
    db.create_scalar_function("may_denounce", 1, flags, |call| {
        let text: Option<String> = call.get(0)?;
        Ok(text.is_some_and(|text| words::vietnamese::accusation::is_told(&text)))
    })?;
    db.create_scalar_function("digits", 1, flags, |call| {
        let text: Option<String> = call.get(0)?;
        Ok(text.and_then(|text| words::vietnamese::digits::number(&text)))
    })?;
    db.create_scalar_function("may_be_one", 2, flags, |call| {
        let (one, other): (Option<String>, Option<String>) = (call.get(0)?, call.get(1)?);
        Ok(one.zip(other).is_some_and(|(one, other)| words::vietnamese::name::may_be_one(&one, &other)))
    })?;
    db.create_scalar_function("words", 1, flags, |call| {
        Ok(words::vietnamese::fold::tokens(call.get_raw(0).as_str()?).join(" "))
    })?;
    db.create_scalar_function("fold", 1, flags, |call| Ok(words::vietnamese::fold::fold(&call.get::<String>(0)?)))?;
    Ok(())
}

/// Name and value of each pragma that is set and read back. FULL is 2, MEMORY is 2.
const PRAGMAS: &[(&str, i64)] = &[
    ("foreign_keys", 1),
    ("trusted_schema", 0),
    ("cell_size_check", 1),
    ("recursive_triggers", 1),
    ("secure_delete", 1),
    ("temp_store", 2),
    // The hot set stays decoded: SQLCipher pays only for pages that are not in the cache.
    ("cache_size", -65_536),
    ("journal_size_limit", 16_777_216),
    ("busy_timeout", 5_000),
    // The engine moves its log by itself nowhere; [`move_log`] does, once it has grown, and closing does.
    ("wal_autocheckpoint", 0),
];

/// The room for all pages of a register that is gone through from end to end; KiB, as the engine is told.
pub(super) const WHOLE: i64 = -524_288;

const LIMITS: &[(Limit, i32)] = &[
    (Limit::SQLITE_LIMIT_ATTACHED, 2),
    (Limit::SQLITE_LIMIT_SQL_LENGTH, 100_000),
    (Limit::SQLITE_LIMIT_LENGTH, 32 * 1024 * 1024),
    (Limit::SQLITE_LIMIT_EXPR_DEPTH, 100),
    (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200),
];

pub(super) fn set(db: &Connection, name: &str, value: i64) -> Result<()> {
    db.pragma_update(None, name, value)?;
    if number(db, name)? == value { Ok(()) } else { Err(Error::Damaged("program: a pragma does not hold")) }
}

pub(super) fn number(db: &Connection, name: &str) -> Result<i64> {
    Ok(db.pragma_query_value(None, name, |row| row.get(0))?)
}
