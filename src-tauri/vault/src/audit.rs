//! One click that checks everything: pages, structure, the chain of what changed, the chain of what was looked at, the
//! operation log, and whether the history in every backup is the beginning of today's.

mod say;

use serde::Serialize;

pub use self::say::Line;
use crate::casebook::Casebook;
use crate::error::{Error, Result};
use crate::examine::Examination;
use crate::examine::ILLEGIBLE;
use crate::{act, backup};

/// What an audit found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Audit {
    /// Nothing is wrong.
    pub ok: bool,
    /// The head of the journal's chain, as printed on a report.
    pub journal_head: String,
    /// What was checked, one sentence each.
    pub lines: Vec<Line>,
}

/// What belongs to which line: how the findings of an examination begin.
const PAGES: &[&str] = &["cipher_integrity_check"];
const STRUCTURE: &[&str] = &["integrity_check", "foreign_key_check"];
const JOURNAL: &[&str] = &["journal"];
/// How a finding ends that says of a table that a record in it is not what the journal made of it.
const RECORD: &str = "as the journal has it";
const ACCESS: &[&str] = &["access"];
const LOG: &[&str] = &["log"];

/// Audits the register. A page so bad that nothing can be read is an answer too, not an error.
pub fn audit(book: &Casebook) -> Result<Audit> {
    let found = match book.examine() {
        Ok(found) => found,
        Err(Error::Damaged(_)) => {
            let lines = vec![Line { ok: false, say: say::UNREADABLE.to_owned() }];
            return Ok(Audit { ok: false, journal_head: String::new(), lines });
        }
        Err(error) => return Err(error),
    };
    let (acts, looks) = (act::last(&book.reader)?, act::last_look(&book.reader)?);
    let (backups, strangers) = heads(book)?;
    let bad = |begins: &[&str]| {
        found.findings.iter().filter(|finding| begins.iter().any(|begin| finding.starts_with(begin))).count()
    };
    let records = found.findings.iter().filter(|finding| finding.ends_with(RECORD)).count();
    let illegible = found.findings.iter().filter_map(|finding| finding.strip_suffix(ILLEGIBLE)?.strip_suffix(": "));
    let lines = vec![
        say::pages(bad(PAGES)),
        say::structure(bad(STRUCTURE), &found.counts),
        say::content(&illegible.collect::<Vec<_>>()),
        say::journal(bad(JOURNAL) + records, acts, &found.journal_head),
        say::access(bad(ACCESS), looks),
        say::log(bad(LOG), acts),
        say::backups(backups, &strangers),
    ];
    Ok(said(&found, lines))
}

fn said(found: &Examination, lines: Vec<Line>) -> Audit {
    Audit { ok: found.ok && lines.iter().all(|line| line.ok), journal_head: found.journal_head.clone(), lines }
}

/// Compares today's history with the head each backup was made at. Answers how many there are, and the numbers of those
/// whose head today's history never had: it was changed after they were made, or they are of another branch of it.
fn heads(book: &Casebook) -> Result<(usize, Vec<i64>)> {
    let kept = backup::stock(book)?;
    let mut strangers = Vec::new();
    for one in &kept {
        let contents = &one.manifest.contents;
        if act::head_at(&book.reader, contents.acts)?.as_ref() != Some(&contents.journal_head) {
            strangers.push(one.sequence);
        }
    }
    Ok((kept.len(), strangers))
}

/// Tells at which act the journal had a head, as printed on a report: its first letters are enough. None where today's
/// history never had it.
pub fn act_of_head(book: &Casebook, printed: &str) -> Result<Option<i64>> {
    let typed: String =
        printed.chars().filter(char::is_ascii_hexdigit).map(|digit| digit.to_ascii_lowercase()).collect();
    if typed.len() < 16 {
        return Err(Error::Usage("mã lịch sử có ít nhất 16 chữ, như in trên báo cáo"));
    }
    act::with_head(&book.reader, &typed)
}
