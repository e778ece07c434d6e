//! A verdict for each row: the drafts of a line checked by the house's own checks, first each by itself, then against those of
//! the lines before it and the register. What a bad row shares with others comes in with the next that needs it.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use rayon::prelude::*;
use serde::Serialize;
use vault::error::{Error, Result};
use vault::{Moment, Reader};
use words::codes::{Code, codes};
use words::fault::{Fault, Trouble};

use super::Imported;
use super::drafted::{Drafting, Row};
use super::heading::Column;
use super::mapping::Plan;
use super::row::{self, Doubt, Walked};
use super::said::{Said, Sayings};
use super::say;
use super::sheet::{Sheet, letter};
use register::enter::{Among, Roll};

codes! {
    /// What becomes of a row.
    Outcome "import_outcome" {
        /// It comes in.
        Good = "good",
        /// It comes in and should be looked at again.
        Soft = "soft",
        /// It stays outside.
        Bad = "bad",
        /// It belongs to the entry above.
        Joined = "joined",
        /// It is no entry.
        Skipped = "skipped",
        /// It is done with, and only what is open comes in.
        Closed = "closed",
    }
}

/// What was found in a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Verdict {
    /// The row as the sheet numbers it, from 1.
    pub row: u32,
    /// What becomes of it.
    pub outcome: Outcome,
    /// How many records it makes.
    pub records: usize,
    /// Why it stays outside.
    pub faults: Vec<Remark>,
    /// What should be looked at again.
    pub soft: Vec<Remark>,
}

/// One thing found in a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Remark {
    /// The column's letter, where one is to blame.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(as = "Option<String>", optional))]
    pub column: Option<Said>,
    /// Its heading.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(as = "Option<String>", optional))]
    pub heading: Option<Said>,
    /// What was found, for programs.
    #[cfg_attr(feature = "types", ts(type = "string"))]
    pub code: Said,
    /// What was found, for the clerk, with the heading in it.
    #[cfg_attr(feature = "types", ts(type = "string"))]
    pub say: Said,
}

/// The rows judged.
pub(super) struct Judged {
    pub verdicts: Vec<Verdict>,
    /// What every row of the sheet turned out to be, and the places of the good lines among them.
    pub walked: Vec<Walked>,
    pub good: Vec<usize>,
    /// What is needed to draft a line once more.
    pub drafting: Drafting,
    /// The records of the good lines, ready to be entered.
    pub roll: Roll,
}

/// So many rows are read at once, each by whichever core is free.
pub(super) const AT_ONCE: usize = 512;

/// Judges every row of a plan. `progress` may stop it. Nothing of a row is kept but its verdict: the good ones are drafted
/// once more when they are written.
pub(super) fn judge(
    reader: Reader<'_>,
    sheet: &Sheet,
    batch: &str,
    plan: &Plan,
    now: Moment,
    mut progress: impl FnMut(usize, usize) -> bool,
) -> Result<Judged> {
    let walked = row::walk(sheet, plan);
    // The writing is the other half of the work.
    let (mut done, steps) = (0, walked.len() * 2);
    let mut drafting = Drafting::of(reader)?;
    let mut judge = Judge {
        plan,
        verdicts: BTreeMap::new(),
        among: Among::of(reader)?,
        made: HashSet::new(),
        sayings: Sayings::default(),
    };
    let mut good = Vec::new();
    for some in walked.chunks(AT_ONCE) {
        let mut rows: Vec<Option<Row>> = some.par_iter().map(|one| drafting.row(one, batch, plan, now)).collect();
        drafting.drop_known(reader, &mut rows)?;
        judge.among.expect(rows.iter().flatten().flat_map(|row| row.own.iter().flatten()))?;
        for (one, row) in some.iter().zip(rows) {
            if !progress(done, steps) {
                return Err(Error::Cancelled);
            }
            match (one, row) {
                (_, Some(row)) => good.extend(judge.row(&row)?.then_some(done)),
                (Walked::Line(line), None) => judge.note(line.row, Outcome::Closed),
                (Walked::Joined(row), None) => judge.note(*row, Outcome::Joined),
                (Walked::Skipped(row), None) => judge.note(*row, Outcome::Skipped),
            }
            done += 1;
        }
    }
    let (verdicts, roll) = (judge.verdicts.into_values().collect(), judge.among.end());
    Ok(Judged { verdicts, walked, good, drafting, roll })
}

struct Judge<'a> {
    plan: &'a Plan,
    verdicts: BTreeMap<u32, Verdict>,
    among: Among<'a>,
    /// The shared records that the good rows so far bring.
    made: HashSet<String>,
    sayings: Sayings,
}

impl Judge<'_> {
    fn note(&mut self, row: u32, outcome: Outcome) {
        let verdict = Verdict { row: row + 1, outcome, records: 0, faults: Vec::new(), soft: Vec::new() };
        self.verdicts.insert(row + 1, verdict);
    }

    /// Judges a line, by itself and against those before it and the register; tells whether it comes in.
    fn row(&mut self, row: &Row) -> Result<bool> {
        self.note(row.number - 1, Outcome::Good);
        for (column, doubt) in &row.doubts {
            let remark = self.remark(&[*column], doubt.code(), say::doubt(*doubt));
            self.add(row.number, remark, doubt.is_hard());
        }
        for drawn in row.drawn() {
            match drawn {
                Ok(read) => self.faults(&read.soft, false, &row.doubts),
                Err(hard) => self.faults(hard, true, &row.doubts),
            }
        }
        if self.is_bad(row) {
            return Ok(false);
        }
        let line = row.line(&self.made);
        let found = self.among.check(&line)?;
        if !found.hard.is_empty() {
            self.faults(&found.hard, true, &row.doubts);
            return Ok(false);
        }
        self.faults(&found.soft, false, &row.doubts);
        if let Some(verdict) = self.verdicts.get_mut(&row.number) {
            verdict.records = line.shared.len() + line.own.len();
        }
        self.among.take(&line, found.soft);
        self.made.extend(row.shared.keys().cloned());
        Ok(true)
    }

    fn is_bad(&self, row: &Row) -> bool {
        self.verdicts.get(&row.number).is_some_and(|verdict| verdict.outcome == Outcome::Bad)
    }

    fn faults(&mut self, faults: &[Fault], hard: bool, doubts: &[(Column, Doubt)]) {
        for fault in faults {
            let Some(row) = line_of(fault) else { continue };
            // A cell already found unreadable is not also reported as missing.
            let columns = columns_of(fault);
            let doubted = |column: &Column| doubts.iter().any(|(one, doubt)| one == column && doubt.is_hard());
            if fault.code == Trouble::Missing && columns.iter().any(doubted) {
                continue;
            }
            let (code, say) = match fault.code {
                Trouble::RefTaken => (Doubt::Twice.code(), say::doubt(Doubt::Twice)),
                ref other => (other.code(), fault.say.as_str()),
            };
            let remark = self.remark(columns, code, say);
            self.add(row, remark, hard);
        }
    }

    fn remark(&mut self, columns: &[Column], code: &str, say: &str) -> Remark {
        let column = columns.iter().find_map(|column| self.plan.column(*column));
        let heading = column.map(|column| column.heading.as_str());
        let say = heading.map_or(say.into(), |heading| Cow::from(say::at_column(heading, say)));
        let mut said = |text: &str| self.sayings.said(text);
        Remark {
            column: column.map(|column| said(&letter(column.place))),
            heading: heading.map(&mut said),
            code: said(code),
            say: said(&say),
        }
    }

    fn add(&mut self, row: u32, remark: Remark, hard: bool) {
        let Some(verdict) = self.verdicts.get_mut(&row) else { return };
        let list = if hard { &mut verdict.faults } else { &mut verdict.soft };
        if !list.iter().any(|one| one.column == remark.column && one.code == remark.code) {
            list.push(remark);
        }
        if hard {
            (verdict.outcome, verdict.records) = (Outcome::Bad, 0);
        } else if verdict.outcome == Outcome::Good {
            verdict.outcome = Outcome::Soft;
        }
    }
}

fn line_of(fault: &Fault) -> Option<u32> {
    u32::try_from(fault.line?).ok()
}

/// The columns a field of the open format is read from.
fn columns_of(fault: &Fault) -> &'static [Column] {
    use Column as C;
    let last = fault.field.rsplit('.').find(|part| part.parse::<usize>().is_err()).unwrap_or_default();
    match last {
        "date" => &[C::VisitedOn, C::ReceivedOn],
        "received_on" => &[C::ReceivedOn, C::VisitedOn],
        "full_name" | "people" | "petitioners" => &[C::NameAddress, C::Name],
        "address" => &[C::NameAddress, C::Address],
        "id_number" | "id_type" | "id_issued_on" | "id_issued_by" => &[C::Identity],
        "phone" => &[C::Phone],
        "birth" => &[C::Birth],
        "people_count" => &[C::People, C::KindPeople, C::NameAddress, C::Name],
        "signer_count" => &[C::Signers, C::People, C::KindPeople],
        "content" | "summary" | "title" => &[C::Content],
        "number" => &[C::Number],
        "written_on" => &[C::WrittenOn],
        "incoming" | "no" | "from" => &[C::Incoming],
        "respondent" => &[C::Respondent],
        "kind" => &[C::Kind, C::KindPeople, C::IsComplaint],
        "field" => &[C::Field],
        "level" => &[C::Level],
        "eligibility" | "ineligibility_reason" => &[C::Eligibility],
        "competence" => &[C::Competence],
        "disposition" => &[C::Disposition, C::Accepted, C::TakenUpBy],
        "processed_on" => &[C::ProcessedOn, C::DocDate, C::Disposition, C::Referred, C::TakenUpBy],
        "office" | "name" => &[C::Office, C::Disposition, C::Referred, C::TakenUpBy, C::Assignee],
        "doc_no" => &[C::DocNo, C::Disposition, C::Referred, C::TakenUpBy],
        "on" | "doc_date" => &[C::DocDate, C::Disposition, C::Referred, C::TakenUpBy],
        "outcome" | "note" => &[C::Note, C::Result],
        "lane" | "session" => &[C::Lane],
        "matter" => &[C::MatterNo],
        _ => &[],
    }
}

/// Counts verdicts.
pub(super) fn summary(batch: String, verdicts: Vec<Verdict>) -> Imported {
    let count = |outcomes: &[Outcome]| verdicts.iter().filter(|verdict| outcomes.contains(&verdict.outcome)).count();
    Imported {
        batch,
        good: count(&[Outcome::Good, Outcome::Soft]),
        soft: count(&[Outcome::Soft]),
        bad: count(&[Outcome::Bad]),
        skipped: count(&[Outcome::Skipped, Outcome::Closed]),
        records: BTreeMap::new(),
        verdicts,
    }
}
