//! A verdict for each row: the drafts of all lines checked by the house's own checks, first each by itself, then
//! against each other and the register. A bad row is taken out and the rest judged again, until all fit.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde::Serialize;
use vault::error::{Error, Result};
use vault::{Moment, Reader};
use words::codes::{Code, codes};
use words::fault::{Fault, Trouble};
use words::vietnamese::fold::fold;

use super::Imported;
use super::heading::Column;
use super::mapping::Plan;
use super::row::{self, Doubt, Drafted, Walked};
use super::say;
use super::sheet::{Sheet, letter};
use register::enter::{self, Read, faults_among};
use register::record::office;
use register::reference;

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
    #[cfg_attr(feature = "types", ts(optional))]
    pub column: Option<String>,
    /// Its heading.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub heading: Option<String>,
    /// What was found, for programs.
    pub code: String,
    /// What was found, for the clerk, with the heading in it.
    pub say: String,
}

/// The rows judged.
pub(super) struct Judged {
    pub verdicts: Vec<Verdict>,
    /// The records of every good row, ready to be entered.
    pub records: Vec<Read>,
    /// What should be looked at again in them.
    pub soft: Vec<Fault>,
    /// How many steps the whole import has.
    pub steps: usize,
}

/// So many rows are read at once, each by whichever core is free.
const AT_ONCE: usize = 512;

/// Judges every row of a plan. `progress` may stop it.
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
    let mut judge = Judge { reader, plan, verdicts: BTreeMap::new(), rows: BTreeMap::new() };
    let offices = offices(reader)?;
    let read = |one: &Walked| match one {
        Walked::Line(line) if plan.only_open && row::is_closed(line, plan, now.today) => None,
        Walked::Line(line) => Some(Row::of(line.row + 1, row::drafts(line, plan, batch, &offices, now), now)),
        Walked::Joined(_) | Walked::Skipped(_) => None,
    };
    for some in walked.chunks(AT_ONCE) {
        let mut rows: Vec<Option<Row>> = some.par_iter().map(read).collect();
        drop_known(reader, &mut rows)?;
        for (one, row) in some.iter().zip(rows) {
            if !progress(done, steps) {
                return Err(Error::Cancelled);
            }
            done += 1;
            match (one, row) {
                (_, Some(row)) => judge.row(row),
                (Walked::Line(line), None) => judge.note(line.row, Outcome::Closed),
                (Walked::Joined(row), None) => judge.note(*row, Outcome::Joined),
                (Walked::Skipped(row), None) => judge.note(*row, Outcome::Skipped),
            }
        }
    }
    let soft = judge.fit(|| progress(walked.len(), steps))?;
    let (verdicts, records) = judge.end();
    Ok(Judged { verdicts, records, soft, steps })
}

/// Shared records that came in with an earlier file are not made again.
fn drop_known(reader: Reader<'_>, rows: &mut [Option<Row>]) -> Result<()> {
    let shared = rows.iter().flatten().flat_map(|row| row.shared.keys());
    let known = reference::known(reader, shared.map(String::as_str))?;
    for row in rows.iter_mut().flatten() {
        row.shared.retain(|reference, _| !known.contains(reference));
    }
    Ok(())
}

fn offices(reader: Reader<'_>) -> Result<BTreeMap<(&'static str, String), String>> {
    let mut offices = BTreeMap::new();
    office::store::each(reader, |office| {
        offices.entry((office.kind.code(), fold(&office.name))).or_insert(office.reference);
        Ok(())
    })?;
    Ok(offices)
}

/// A line of the sheet with each of its drafts read.
struct Row {
    number: u32,
    doubts: Vec<(Column, Doubt)>,
    /// The records it shares with other lines, by ref.
    shared: BTreeMap<String, Drawn>,
    own: Vec<Drawn>,
}

/// A draft as it was read: a record, or its faults.
type Drawn = std::result::Result<Read, Vec<Fault>>;

impl Row {
    fn of(number: u32, drafted: Drafted, now: Moment) -> Self {
        let read = |draft| enter::read(at(number), draft, now).transpose();
        let shared = drafted.shared.into_iter().filter_map(|(reference, draft)| Some((reference, read(draft)?)));
        let shared = shared.collect();
        Self { number, doubts: drafted.doubts, shared, own: drafted.own.into_iter().filter_map(read).collect() }
    }

    fn drawn(&self) -> impl Iterator<Item = &Drawn> {
        self.shared.values().chain(&self.own)
    }
}

struct Judge<'a> {
    reader: Reader<'a>,
    plan: &'a Plan,
    verdicts: BTreeMap<u32, Verdict>,
    /// The rows still good.
    rows: BTreeMap<u32, Row>,
}

impl Judge<'_> {
    fn note(&mut self, row: u32, outcome: Outcome) {
        let verdict = Verdict { row: row + 1, outcome, records: 0, faults: Vec::new(), soft: Vec::new() };
        self.verdicts.insert(row + 1, verdict);
    }

    /// Judges a line by itself.
    fn row(&mut self, row: Row) {
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
        if self.verdicts.get(&row.number).is_some_and(|verdict| verdict.outcome != Outcome::Bad) {
            self.rows.insert(row.number, row);
        }
    }

    /// Judges the good rows against each other and the register until none is bad. Gives what is soft in those that
    /// are left.
    fn fit(&mut self, mut go_on: impl FnMut() -> bool) -> Result<Vec<Fault>> {
        loop {
            if !go_on() {
                return Err(Error::Cancelled);
            }
            let found = faults_among(self.reader, &self.assembled())?;
            let bad: BTreeSet<u32> = found.hard.iter().filter_map(line_of).collect();
            let rows = std::mem::take(&mut self.rows);
            // What is soft is told once nothing is hard any more.
            for fault in if bad.is_empty() { &found.soft } else { &found.hard } {
                let Some(row) = line_of(fault).and_then(|row| rows.get(&row)) else { continue };
                self.faults(std::slice::from_ref(fault), !bad.is_empty(), &row.doubts);
            }
            self.rows = rows.into_iter().filter(|(row, _)| !bad.contains(row)).collect();
            if bad.is_empty() {
                return Ok(found.soft);
            }
        }
    }

    /// Puts the records of all good rows together, each shared one once, with the first row that needs it.
    fn assembled(&self) -> Vec<&Read> {
        let mut made = BTreeSet::new();
        let mut records = Vec::new();
        for row in self.rows.values() {
            let shared = row.shared.iter().filter(|(reference, _)| made.insert(*reference));
            records.extend(shared.map(|(_, drawn)| drawn).chain(&row.own).flatten());
        }
        records
    }

    /// Ends with the verdicts and the records of all good rows, as they were [assembled](Self::assembled).
    fn end(mut self) -> (Vec<Verdict>, Vec<Read>) {
        let mut made = BTreeSet::new();
        let mut records = Vec::new();
        for (number, row) in self.rows {
            let shared = row.shared.into_iter().filter(|(reference, _)| made.insert(reference.clone()));
            let before = records.len();
            records.extend(shared.map(|(_, drawn)| drawn).chain(row.own).flatten());
            if let Some(verdict) = self.verdicts.get_mut(&number) {
                verdict.records = records.len() - before;
            }
        }
        (self.verdicts.into_values().collect(), records)
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

    fn remark(&self, columns: &[Column], code: &str, say: &str) -> Remark {
        let column = columns.iter().find_map(|column| self.plan.column(*column));
        let heading = column.map(|column| column.heading.clone());
        let say = heading.as_deref().map_or_else(|| say.to_owned(), |heading| say::at_column(heading, say));
        Remark { column: column.map(|column| letter(column.place)), heading, code: code.to_owned(), say }
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

fn at(row: u32) -> usize {
    usize::try_from(row).unwrap_or(usize::MAX)
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
