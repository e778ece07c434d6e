//! One click that checks everything: pages, structure, the chain of what changed, the chain of what was looked at, the
//! operation log, and whether the history in every backup is the beginning of today's.

pub(crate) mod say;

use serde::Serialize;

pub use self::say::Line;
use crate::casebook::Casebook;
use crate::error::{Error, Result};
use crate::examine::{Examination, What};
use crate::{access, act, backup};

/// What an audit found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Audit {
    /// Nothing is wrong.
    pub ok: bool,
    /// The head of the journal's chain, as printed on a report.
    pub journal_head: String,
    /// What was checked, one sentence each.
    pub lines: Vec<Line>,
}

/// Audits the register. A page so bad that nothing can be read is an answer too, not an error.
pub fn audit(book: &Casebook) -> Result<Audit> {
    let found = book.examine()?;
    let of = |codes: &[What]| found.findings.iter().filter(|finding| codes.contains(&finding.code)).count();
    let pages: usize = found.findings.iter().map(|finding| finding.pages.len()).sum();
    if of(&[What::Unreadable, What::Pages]) > 0 && found.journal_head.is_empty() {
        let lines = vec![Line { ok: false, say: say::unreadable(pages) }];
        return Ok(Audit { ok: false, journal_head: String::new(), lines });
    }
    let (acts, looks) = (act::last(&book.reader)?, access::last_look(&book.reader)?);
    let (backups, strangers) = heads(book)?;
    let illegible = found.findings.iter().find(|finding| finding.code == What::Illegible);
    let mut lines = vec![
        say::pages(pages.max(of(&[What::Pages, What::Unreadable]))),
        say::structure(of(&[What::Structure]), &found.counts),
        say::content(illegible.map(|finding| finding.say.as_str())),
        say::journal(of(&[What::Journal, What::Record]), acts, &found.journal_head),
        say::access(of(&[What::Access]), looks),
    ];
    let is_of_log = |what: What| {
        matches!(what, What::LogDamaged | What::LogOrder | What::LogMissing | What::LogLost | What::LogEnd)
    };
    let log: Vec<&str> =
        found.findings.iter().filter(|finding| is_of_log(finding.code)).map(|finding| finding.say.as_str()).collect();
    lines.push(say::log(&log, acts));
    let mended = found.findings.iter().filter(|finding| finding.code.is_mended());
    lines.extend(mended.map(|finding| Line { ok: true, say: finding.say.clone() }));
    lines.push(say::backups(backups, &strangers));
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

/// Tells at which act the journal had a head, as printed on a report or kept beside a backup: its first letters are
/// enough. None where today's history never had it.
pub fn act_of_head(book: &Casebook, printed: &str) -> Result<Option<i64>> {
    act::with_head(&book.reader, &letters(printed)?)
}

/// Refuses what is no head at all, before a register is opened for it.
pub fn check_form(printed: &str) -> Result<()> {
    letters(printed).map(drop)
}

/// Reads a head as typed: 16 letters or more, in groups or not.
fn letters(printed: &str) -> Result<String> {
    let typed: String = printed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    let is_head = (16..=64).contains(&typed.len()) && typed.chars().all(|c| c.is_ascii_hexdigit());
    if is_head {
        Ok(typed.to_lowercase())
    } else {
        Err(Error::Usage("mã lịch sử có 16 đến 64 chữ (0–9, a–f), như in trên báo cáo"))
    }
}

impl Examination {
    /// Notes whether a head that was printed or kept is a link of the register's chain.
    #[must_use]
    pub fn asked_about(mut self, known: Option<i64>) -> Self {
        self.head_known = Some(known.is_some());
        self.ok = self.ok && known.is_some();
        self
    }
}
