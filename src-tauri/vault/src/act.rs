//! What the clerk can do to the register, and the chain that makes the history tamper-evident.

use rusqlite::{Connection, named_params};
use sha2::{Digest, Sha256};
use words::codes::{Code, codes};

use crate::chain;
use crate::error::{Error, Result};
use crate::moment::{Moment, hex};

codes! {
    /// An act: one transaction, one entry of the journal.
    Act "act" {
        /// A new register.
        Begin = "begin",
        /// The practice register was filled.
        Practise = "practise",
        /// A file in the open format came in.
        Load = "load",
        /// The rows of an office's own workbook came in.
        Import = "import",
        /// A whole batch of an import taken back.
        ReturnImport = "return_import",
        /// A new record.
        Add = "add",
        /// A record corrected.
        Correct = "correct",
        /// A record cancelled with a reason; its number stays used.
        Cancel = "cancel",
        /// The last act taken back; an act itself.
        Undo = "undo",
        /// What was taken back done again; an act itself.
        Redo = "redo",
        /// Two persons or matters made one.
        Merge = "merge",
        /// Two that were merged parted again.
        Part = "part",
        /// A period's figures frozen as they are sent.
        Close = "close",
        /// A closed period opened again, with the reason.
        Reopen = "reopen",
        /// An entry that came too late for a closed period was left where it is.
        Leave = "leave",
        /// The register was restored from a backup.
        Restore = "restore",
        /// The content of papers was destroyed after their year.
        Retire = "retire",
    }
}

/// The bytes an act needs in the log beyond the texts of its rows: for itself, and for each row.
pub(crate) const ROOM: u64 = 512;
pub(crate) const ROW_ROOM: u64 = 64;

/// Enters an act: its id, and its chain as far as it goes before its rows.
pub(crate) fn begin(db: &Connection, act: Act, now: Moment) -> Result<(i64, Sha256)> {
    let (at, today) = (now.instant(), now.today.to_string());
    db.prepare_cached("insert into act (kind, at, today) values (:kind, :at, :today)")?
        .execute(named_params! { ":kind": act, ":at": at, ":today": today })?;
    let id = db.last_insert_rowid();
    Ok((id, chain_of(&head_before(db, id)?, id, [act.code(), &at, &today])))
}

/// Seals an act with the digest of everything it changed, chained to the one before.
pub(crate) fn seal(db: &Connection, act: i64, digest: &[u8]) -> Result<()> {
    db.prepare_cached("update act set digest = :digest where id = :id")?
        .execute(named_params! { ":digest": digest, ":id": act })?;
    Ok(())
}

/// Seals an act whose rows the journal has already.
pub(crate) fn seal_again(db: &Connection, act: i64) -> Result<()> {
    seal(db, act, &digest_of(db, act, &head_before(db, act)?)?)
}

/// Writes the head of a chain as it is printed: sixteen letters in fours.
#[must_use]
pub fn head_words(head: &str) -> String {
    let letters: Vec<char> = head.chars().take(16).collect();
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// Gives the head of the journal's chain, as hex; what a report prints.
pub(crate) fn head(db: &Connection) -> Result<String> {
    let digest: Option<Vec<u8>> = optional(
        db.prepare_cached("select digest from act where id = (select max(id) from act)")?
            .query_row([], |row| row.get(0)),
    )?;
    Ok(hex(&digest.unwrap_or_default()))
}

/// Gives the head as it was before an act that is just being done; the same as [`head`] where none is.
pub(crate) fn sealed_head(db: &Connection) -> Result<String> {
    let digest: Option<Vec<u8>> = optional(
        db.prepare_cached(
            "select digest from act where id >= (select max(id) from act) - 1 and digest is not null
             order by id desc limit 1",
        )?
        .query_row([], |row| row.get(0)),
    )?;
    Ok(hex(&digest.unwrap_or_default()))
}

/// Gives the id of the last act, 0 where there is none.
pub(crate) fn last(db: &Connection) -> Result<i64> {
    Ok(db.query_row("select coalesce(max(id), 0) from act", [], |row| row.get(0))?)
}

/// Gives the moment of the last act, or the beginning of time where there is none.
pub(crate) fn last_moment(db: &Connection) -> Result<Moment> {
    let last: Option<(String, chrono::NaiveDate)> = optional(
        db.prepare_cached("select at, today from act where id = (select max(id) from act)")?
            .query_row([], |row| Ok((row.get("at")?, row.get("today")?))),
    )?;
    let Some((at, today)) = last else { return Ok(Moment::on(chrono::NaiveDate::default())) };
    Ok(Moment { at: at.parse().map_err(|_| Error::Damaged("journal"))?, today })
}

/// Gives the digest of an act as hex; none where the register never had it.
pub(crate) fn head_at(db: &Connection, act: i64) -> Result<Option<String>> {
    let digest: Option<Vec<u8>> = optional(
        db.prepare_cached("select digest from act where id = :act")?
            .query_row(named_params! { ":act": act }, |row| row.get(0)),
    )?;
    Ok(digest.map(|digest| hex(&digest)))
}

/// Gives the act whose head begins with these letters; none where the journal never had such a head.
pub(crate) fn with_head(db: &Connection, letters: &str) -> Result<Option<i64>> {
    optional(
        db.prepare("select id from act where substr(lower(hex(digest)), 1, length(:letters)) = :letters limit 1")?
            .query_row(named_params! { ":letters": letters }, |row| row.get(0)),
    )
}

/// Follows the chain from its beginning; gives the first act that does not fit.
pub(crate) fn broken_at(db: &Connection) -> Result<Option<i64>> {
    Ok(chain::follow(db)?.broken)
}

/// The digest of one journal row.
pub(crate) fn row_digest(table: &str, row: i64, before: Option<&str>, after: Option<&str>) -> [u8; 32] {
    digest(&[], &[table, &row.to_string(), before.unwrap_or("\u{0}"), after.unwrap_or("\u{0}")])
}

/// The chain of an act before its rows: kind, at, today.
pub(crate) fn chain_of(before: &[u8], act: i64, [kind, at, today]: [&str; 3]) -> Sha256 {
    Sha256::new().chain_update(chained(before, &[&act.to_string(), kind, at, today]))
}

/// The digest an act must have.
fn digest_of(db: &Connection, act: i64, before: &[u8]) -> Result<Vec<u8>> {
    let (kind, at, today): (String, String, String) = db
        .prepare_cached("select kind, at, today from act where id = :act")?
        .query_row(named_params! { ":act": act }, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let mut whole = chain_of(before, act, [&kind, &at, &today]);
    let mut digests = db.prepare_cached("select digest from journal where act = :act order by id")?;
    let mut rows = digests.query(named_params! { ":act": act })?;
    while let Some(row) = rows.next()? {
        whole.update(row.get_ref(0)?.as_blob().map_err(|_| Error::Damaged("journal"))?);
    }
    Ok(whole.finalize().to_vec())
}

fn head_before(db: &Connection, act: i64) -> Result<Vec<u8>> {
    let digest: Option<Option<Vec<u8>>> = optional(
        db.prepare_cached("select digest from act where id < :act order by id desc limit 1")?
            .query_row(named_params! { ":act": act }, |row| row.get(0)),
    )?;
    Ok(digest.flatten().unwrap_or_default())
}

/// Tells whether the retention act cleared an entry of the journal: it says so in an entry of its own.
pub(crate) fn is_retired(db: &Connection, entry: i64) -> Result<bool> {
    let said = "select exists (select 1 from journal, json_each(json_extract(journal.after, '$.entries')) as cleared
                where journal.table_name = 'retirement' and cleared.value = :entry)";
    Ok(db.prepare_cached(said)?.query_row(named_params! { ":entry": entry }, |row| row.get(0))?)
}

/// SHA-256 over a predecessor and parts, each with its length, so that no two lists of parts collide.
pub(crate) fn chained(before: &[u8], parts: &[&str]) -> Vec<u8> {
    digest(before, parts).to_vec()
}

fn digest(before: &[u8], parts: &[&str]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(before);
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().into()
}

/// Turns "no row" into none.
pub fn optional<T>(answer: rusqlite::Result<T>) -> Result<Option<T>> {
    match answer {
        Ok(value) => Ok(Some(value)),
        Err(rusqlite::Error::QueryReturnedNoRows) => Ok(None),
        Err(error) => Err(error.into()),
    }
}
