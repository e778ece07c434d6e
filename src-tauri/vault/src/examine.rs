//! Examining a register on a fresh connection: one bad page would poison later checks on the same one.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::Connection;
use serde::Serialize;

use crate::above::Above;
use crate::door::Reader;
use crate::error::Result;
use crate::key::Key;
use crate::{act, journal, log, open, records};

/// What an examination found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Examination {
    /// Nothing is wrong.
    pub ok: bool,
    /// How many records of each kind there are, by their table, cancelled ones included.
    pub counts: BTreeMap<&'static str, i64>,
    /// The head of the journal's chain.
    pub journal_head: String,
    /// What is wrong, in the engine's words, without any content.
    pub findings: Vec<String>,
}

/// How a finding ends that says of a kind of record that one of it cannot be read.
pub(crate) const ILLEGIBLE: &str = "what is stored cannot be read";

/// Checks every page's seal, the engine's own structure, the foreign keys, the search index, the chain, and whether
/// everything can be read back.
pub(crate) fn examine(folder: &Path, key: &Key, above: Above) -> Result<Examination> {
    let db = open::reader(folder, key)?;
    let mut findings = Vec::new();
    for pragma in ["cipher_integrity_check", "integrity_check", "foreign_key_check"] {
        findings.extend(answers(&db, pragma)?.into_iter().map(|answer| format!("{pragma}: {answer}")));
    }
    if let Some(table) = records::stranger(&db)? {
        findings.push(format!("{table}: a record is not as the journal has it"));
    }
    if let Some(id) = act::broken_at(&db)? {
        findings.push(format!("journal: act {id} does not fit the chain"));
    }
    if let Some(id) = act::looks_broken_at(&db)? {
        findings.push(format!("access: look {id} does not fit the chain"));
    }
    findings.extend((above.illegible)(Reader { db: &db })?.iter().map(|what| format!("{what}: {ILLEGIBLE}")));
    let register: String = db.query_row("select uid from register where id = 1", [], |row| row.get(0))?;
    let log = log::standing(folder, key, &register)?;
    findings.extend(log.findings);
    if log.acts != act::last(&db)? {
        findings.push("log: does not end where the journal does".to_owned());
    }
    Ok(Examination { ok: findings.is_empty(), counts: counts(&db)?, journal_head: act::head(&db)?, findings })
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

/// Tells whether the seal of every page of a register is as it was written.
pub(crate) fn is_sealed(db: &Connection) -> Result<bool> {
    Ok(answers(db, "cipher_integrity_check")?.is_empty())
}

fn answers(db: &Connection, pragma: &str) -> Result<Vec<String>> {
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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::act::Look;
    use crate::moment::Moment;
    use crate::released;

    /// Does something to a closed register with a tool that knows the key and no journal.
    fn tampered(sql: &str) -> Vec<String> {
        let room = tempfile::tempdir().unwrap();
        let mut book = released::newest(room.path());
        for about in ["petition:1", "petition:2", "petition:3"] {
            book.look(Look::Reveal, about, Moment::on(book.last_day().unwrap())).unwrap();
        }
        let key = book.key.clone();
        drop(book);
        let tool = open::writer(room.path(), &key).unwrap();
        tool.execute_batch(sql).unwrap();
        drop(tool);
        released::open(room.path())
            .map_or_else(|error| vec![error.to_string()], |book| book.examine().unwrap().findings)
    }

    #[test]
    fn what_a_foreign_tool_changes_removes_adds_or_reorders_is_found() {
        assert_eq!(tampered(""), Vec::<String>::new());
        for sql in [
            "update petition set summary = 'khác' where id = 2",
            "update petition_person set person = 1 where id = 3",
            "update visit set people_count = 9 where id = 1",
            "delete from referral where id = 1",
            "insert into hamlet (name) values ('Thôn lạ')",
            "update journal set after = coalesce(after, '') || ' ' where id = 5",
            "update journal set before = null, after = null where id = 5",
            "delete from journal where id = 5",
            "update act set today = '2019-01-01' where id = 1",
            "delete from access where id = 1",
            "update access set about = 'petition:9' where id = 2",
            "update access set id = 9 where id = 1; update access set id = 1 where id = 2; update access set id = 2 where id = 9",
        ] {
            assert!(!tampered(sql).is_empty(), "{sql}");
        }
    }
}
