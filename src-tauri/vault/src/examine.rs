//! Examining a register on a fresh connection: one bad page would poison later checks on the same one. Whatever part of
//! it cannot be read is a finding; the rest is examined all the same.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::Connection;
use serde::Serialize;

use crate::above::Above;
use crate::access;
use crate::audit::say;
use crate::casebook::Casebook;
use crate::chain::Followed;
use crate::door::Reader;
use crate::error::{Error, Result};
use crate::kept::Kept;
use crate::key::{self, Key, KeySlots, Ring, Secret};
use crate::log::Flaw;
use crate::{act, chain, copies, log, open, records, sound};

/// What an examination found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Examination {
    /// Nothing is wrong, or everything that was is mended.
    pub ok: bool,
    /// How many records of each kind there are, by their table, cancelled ones included; empty where they cannot be counted.
    pub counts: BTreeMap<&'static str, i64>,
    /// The head of the journal's chain; empty where it cannot be read.
    pub journal_head: String,
    /// Whether a head that was asked about is a link of the chain; none where none was.
    pub head_known: Option<bool>,
    /// What is wrong, without any content.
    pub findings: Vec<Finding>,
}

/// One thing an examination found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What it is.
    pub code: What,
    /// The name of the file in the register's folder.
    pub file: String,
    /// The pages of that file, from 1; empty where it is not a matter of pages.
    pub pages: Vec<u64>,
    /// For the clerk: what it is and what to do.
    pub say: String,
}

/// What an examination can find.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// Pages are not as they were written.
    Pages,
    /// The file, or a part of it, cannot be read.
    Unreadable,
    /// The engine's own structure, a link between records or the search index is wrong.
    Structure,
    /// A record is not what the journal made of it.
    Record,
    /// What is stored of a kind of record cannot be read back.
    Illegible,
    /// The chain of what changed does not fit.
    Journal,
    /// The chain of what was looked at does not fit.
    Access,
    /// A file of the operation log does not open, or not to its end.
    LogDamaged,
    /// A file of the operation log does not follow the one before.
    LogOrder,
    /// A file of the operation log is gone.
    LogMissing,
    /// Entries of the operation log were gone when the register was opened.
    LogLost,
    /// The operation log does not end where the journal does.
    LogEnd,
    /// A file that is none of the operation log's was set aside.
    LogForeign,
    /// Both copies of the key are spoilt.
    Key,
    /// One copy of the key was spoilt and is mended.
    KeyCopy,
}

impl What {
    /// Tells whether it needs nothing more to be done.
    #[must_use]
    pub fn is_mended(self) -> bool {
        matches!(self, Self::LogForeign | Self::KeyCopy)
    }
}

impl From<Flaw> for What {
    fn from(flaw: Flaw) -> Self {
        match flaw {
            Flaw::Unreadable | Flaw::Tail => Self::LogDamaged,
            Flaw::Order => Self::LogOrder,
            Flaw::Missing => Self::LogMissing,
            Flaw::Lost => Self::LogLost,
            Flaw::Foreign => Self::LogForeign,
        }
    }
}

/// Examines a closed register, opening it with its passphrase. One so damaged that it does not open is examined as far
/// as it can be.
pub fn check(folder: &Path, passphrase: &str, above: Above) -> Result<Examination> {
    let damaged = match Casebook::open(folder, passphrase, above) {
        Ok(book) => return book.examine(),
        Err(damaged @ Error::Damaged(_)) => damaged,
        Err(error) => return Err(error),
    };
    let mut found = Found::of(above);
    let Some((register, ring)) = opened(folder, passphrase)? else {
        found.note(What::Key, key::FILE, Vec::new());
        return Ok(found.end());
    };
    let _lock = open::lock(folder)?;
    found.all(folder, &ring, &register)?;
    if found.findings.iter().all(|finding| finding.code.is_mended()) {
        // It did not open, whatever the parts say one by one.
        let file =
            if matches!(damaged, Error::Damaged(what) if what.starts_with("log")) { log::NAME } else { open::FILE };
        found.note(What::Unreadable, file, Vec::new());
    }
    Ok(found.end())
}

/// Opens the keys of a register that does not open itself. Where the file's own beginning is gone, no slots are known to be
/// its; the passphrase then says which are. None where nothing is left to open.
fn opened(folder: &Path, passphrase: &str) -> Result<Option<(String, Ring)>> {
    let secret = Secret::Passphrase(passphrase);
    match copies::held(folder) {
        Ok(held) => held.open(folder, secret).map(|(slots, ring)| Some((slots.register, ring))),
        Err(Error::Damaged(_)) => {
            let opened = |slots: KeySlots| {
                let ring = slots.open(secret).ok()?;
                let (slots, ring) = copies::in_force(folder, slots, ring).ok()?;
                let of_log =
                    || log::acts(folder, &[ring.today()], &slots.register).is_ok_and(|acts| !acts.is_empty());
                (open::opens(folder, ring.today()) || of_log()).then(|| (slots.register.clone(), ring.clone()))
            };
            Ok(copies::any(folder).into_iter().find_map(opened))
        }
        Err(error) => Err(error),
    }
}

impl Casebook {
    /// Examines the whole register: cipher, pages, keys, chain, counts.
    pub fn examine(&self) -> Result<Examination> {
        // The seals are checked on the file itself: after a power cut a page may be torn there that is whole in the
        // write-ahead log, and moving it in mends it.
        // Where that cannot be done, what is wrong with the file says why.
        let _ = open::move_log(&self.writer, 0);
        examine(&self.folder, &self.ring, self.key_mended, self.above)
    }
}

/// Checks every page's seal, the engine's own structure, the foreign keys, the search index, the chains and the log.
fn examine(folder: &Path, ring: &Ring, key_mended: bool, above: Above) -> Result<Examination> {
    let register = copies::held(folder)?.into_slots().register;
    let mut found = Found::of(above);
    if key_mended {
        found.note(What::KeyCopy, key::FILE, Vec::new());
    }
    found.all(folder, ring, &register)?;
    Ok(found.end())
}

/// The same of a register that is closed, with its passphrase.
#[must_use]
pub fn judged_closed(folder: &Path, passphrase: &str, error: Error) -> Error {
    if !matches!(error, Error::Store(_)) {
        return error;
    }
    match opened(folder, passphrase) {
        Ok(Some((_, ring))) => sound::judged(folder, ring.today(), error),
        _ => error,
    }
}

/// What is found on the way.
struct Found {
    above: Above,
    findings: Vec<Finding>,
    counts: BTreeMap<&'static str, i64>,
    head: String,
}

impl Found {
    fn of(above: Above) -> Self {
        Self { above, findings: Vec::new(), counts: BTreeMap::new(), head: String::new() }
    }

    fn note(&mut self, code: What, file: &str, pages: Vec<u64>) {
        let say = say::finding(code, file, &pages);
        self.findings.push(Finding { code, file: file.to_owned(), pages, say });
    }

    fn end(self) -> Examination {
        Examination {
            ok: self.findings.iter().all(|finding| finding.code.is_mended()),
            counts: self.counts,
            journal_head: self.head,
            head_known: None,
            findings: self.findings,
        }
    }

    fn all(&mut self, folder: &Path, ring: &Ring, register: &str) -> Result<()> {
        let key = ring.today();
        if folder.join(open::FILE).is_file() {
            let above = self.above;
            // While one connection stays, none that closes moves the write-ahead log into the file being read.
            let _stays = open::reader(folder, key);
            // Neither needs the other, and each takes as long.
            let (seals, structure, content) = std::thread::scope(|both| {
                let file = both.spawn(|| (open::broken_pages(folder, key), is_structured(folder, key)));
                let content = open::reader(folder, key).and_then(|db| Content::of(&db, folder, above));
                let (seals, structure) = file.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
                (seals, structure, content)
            });
            self.pages(seals)?;
            let told = structure.map(|is_right| {
                if !is_right {
                    self.note(What::Structure, open::FILE, Vec::new());
                }
            });
            self.read(told)?;
            let told = content.map(|content| self.content(content));
            self.read(told)?;
        } else {
            self.note(What::Unreadable, open::FILE, Vec::new());
        }
        let acts = open::reader(folder, key).and_then(|db| act::last(&db)).ok();
        let log = log::standing(folder, &[ring.today()], register)?;
        for (flaw, file) in &log.flaws {
            self.note((*flaw).into(), file, Vec::new());
        }
        if acts.is_some_and(|acts| acts != log.acts) {
            self.note(What::LogEnd, log::NAME, Vec::new());
        }
        Ok(())
    }

    fn pages(&mut self, seals: Result<(Vec<u64>, bool)>) -> Result<()> {
        match seals {
            Ok((pages, false)) if pages.is_empty() => {}
            Ok((pages, _)) => self.note(What::Pages, open::FILE, pages),
            Err(error) => self.read(Err(error))?,
        }
        Ok(())
    }

    /// What cannot be read is a finding, once; a fault of the disk or of the machine is an answer.
    fn read(&mut self, part: Result<()>) -> Result<()> {
        let is_told = self.findings.iter().any(|finding| matches!(finding.code, What::Pages | What::Unreadable));
        match part {
            Ok(()) => Ok(()),
            Err(Error::Damaged(_) | Error::Store(_) | Error::Newer(_) | Error::Disk(_)) if is_told => Ok(()),
            Err(Error::Damaged(_) | Error::Store(_)) => {
                self.note(What::Unreadable, open::FILE, Vec::new());
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    fn content(&mut self, content: Content) {
        for code in content.wrong {
            self.note(code, open::FILE, Vec::new());
        }
        for (flaw, file) in content.missed {
            self.note(flaw.into(), &file, Vec::new());
        }
        self.counts = content.counts;
        self.head = content.head;
        if !content.illegible.is_empty() {
            let say = say::illegible(open::FILE, &content.illegible);
            let file = open::FILE.to_owned();
            self.findings.push(Finding { code: What::Illegible, file, pages: Vec::new(), say });
        }
    }
}

/// What is found of what the register says.
struct Content {
    wrong: Vec<What>,
    missed: Vec<(Flaw, String)>,
    counts: BTreeMap<&'static str, i64>,
    head: String,
    illegible: Vec<&'static str>,
}

impl Content {
    fn of(db: &Connection, folder: &Path, above: Above) -> Result<Self> {
        let Followed { broken, last } = chain::follow(db)?;
        let (record, looks) = (records::stranger(db, last)?.is_some(), access::looks_broken_at(db)?.is_some());
        let told = [(What::Record, record), (What::Journal, broken.is_some()), (What::Access, looks)];
        Ok(Self {
            wrong: told.into_iter().filter(|(_, wrong)| *wrong).map(|(code, _)| code).collect(),
            missed: log::missed(folder, db)?,
            counts: sound::counts(db)?,
            head: act::head(db)?,
            illegible: (above.illegible)(Reader { db, kept: &Kept::default() })?,
        })
    }
}

/// Tells whether the engine's own structure, the links between records and the search index are right. The engine's words
/// name rows and tables, never content; which page it was is said by the seals.
fn is_structured(folder: &Path, key: &Key) -> Result<bool> {
    let db = open::examiner(folder, key)?;
    Ok(sound::answers(&db, "integrity_check")?.is_empty() && sound::answers(&db, "foreign_key_check")?.is_empty())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::access::Look;
    use crate::moment::Moment;
    use crate::released_books;

    /// Does something to a closed register with a tool that knows the key and no journal.
    fn tampered(sql: &str) -> Vec<What> {
        let room = tempfile::tempdir().unwrap();
        let mut book = released_books::newest(room.path());
        for about in ["petition:1", "petition:2", "petition:3"] {
            book.look(Look::Reveal, about, Moment::on(book.last_day().unwrap())).unwrap();
        }
        let key = book.ring.today().clone();
        drop(book);
        let tool = open::writer(room.path(), &key).unwrap();
        tool.execute_batch(sql).unwrap();
        drop(tool);
        released_books::open(room.path()).map_or_else(
            |_| vec![What::Unreadable],
            |book| book.examine().unwrap().findings.into_iter().map(|finding| finding.code).collect(),
        )
    }

    #[test]
    fn what_a_foreign_tool_changes_removes_adds_or_reorders_is_found() {
        assert_eq!(tampered(""), Vec::new());
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
