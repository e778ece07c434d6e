//! A verdict for each row: the drafts of all lines checked by the house's own checks, first each by itself, then
//! against each other and the register. A bad row is taken out and the rest judged again, until all fit.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde::Serialize;
use serde_json::{Map, Value};
use vault::error::{Error, Result};
use vault::{Moment, Reader};
use words::codes::{Code, codes};
use words::fault::{Fault, Trouble};
use words::slice::Slice;
use words::vietnamese::fold::fold;

use super::{Imported, Preview};
use super::heading::Column;
use super::mapping::Plan;
use super::row::{self, Doubt, Drafted, Known, Own, Walked};
use super::say;
use super::sheet::{Sheet, letter};
use super::twice::{self, Held, Likeness, Met, Said, There};
use register::enter::{self, Read, faults_among};
use register::entry;
use register::record::{office, unit};
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
        /// It is in the register already, or in another sheet of the workbook.
        Twice = "twice",
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

/// Where the cells of a sheet ended: `seen` is all that hold something, and the others add up to it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Cells {
    /// Cells that hold something.
    pub seen: usize,
    /// Cells whose words stand in a field or in the note of an entry that came in.
    pub placed: usize,
    /// Cells of headings, titles, sums, signatures, and of rows that are no entries or are there already.
    pub listed: usize,
    /// Cells of rows that stayed outside and go back.
    pub returned: usize,
}

impl Cells {
    /// Adds the cells of another table of the sheet.
    pub(super) fn with(self, other: Self) -> Self {
        Self {
            seen: self.seen + other.seen,
            placed: self.placed + other.placed,
            listed: self.listed + other.listed,
            returned: self.returned + other.returned,
        }
    }

    /// Takes in what stands outside the rows of any table: titles and headings are listed.
    pub(super) fn of_sheet(&mut self, seen: usize) {
        let of_rows = self.placed + self.listed + self.returned;
        self.listed += seen.saturating_sub(of_rows);
        self.seen = seen;
    }
}

/// A table to be judged.
pub(super) struct Part<'a> {
    pub sheet: &'a Sheet,
    pub plan: &'a Plan,
    pub batch: String,
}

/// The rows judged.
pub(super) struct Judged {
    /// By table: its rows and where their cells ended.
    pub verdicts: Vec<(Vec<Verdict>, Cells)>,
    /// The records of every good row, ready to be entered.
    pub records: Vec<Read>,
    /// What should be looked at again in them.
    pub soft: Vec<Fault>,
    /// Entries of the register that a row corrects: the slice, the ref, and the draft.
    pub corrections: Vec<(Slice, String, Map<String, Value>)>,
    /// Papers of the register whose number the paper book gives to another, with their own where the book tells it.
    pub renumbered: Vec<(String, Option<(u32, i32)>)>,
    /// The first entries, as the book will show them.
    pub preview: Vec<Preview>,
    /// How many steps the whole import has.
    pub steps: usize,
}

/// So many rows are read at once, each by whichever core is free.
const AT_ONCE: usize = 512;
/// A row is told from those of other tables by the bits above those of the last row a sheet can have.
const ROW_BITS: u32 = 21;

/// Judges every row of the tables of a workbook together. `progress` may stop it.
pub(super) fn judge(
    reader: Reader<'_>,
    parts: &[Part<'_>],
    now: Moment,
    mut progress: impl FnMut(usize, usize) -> bool,
) -> Result<Judged> {
    let walked: Vec<Vec<Walked<'_>>> = parts.iter().map(|part| row::walk(part.sheet, part.plan, now.today)).collect();
    // The writing is the other half of the work.
    let (mut done, steps) = (0, walked.iter().map(Vec::len).sum::<usize>() * 2);
    let known = Known { offices: offices(reader)?, own: own(reader, now)?, ..Known::default() };
    let mut judge = Judge { reader, parts, now, verdicts: BTreeMap::new(), rows: BTreeMap::new(), met: Met::default(), corrections: Vec::new(), preview: Vec::new(), yielded: BTreeSet::new(), stated: BTreeMap::new() };
    // Papers of a petition book come before those of a visits book, which only tells them again.
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|at| parts.get(*at).is_some_and(|part| part.plan.layout.keeps_visits()));
    let mut renumbered = Vec::new();
    for at in order {
        let (Some(part), Some(walked)) = (parts.get(at), walked.get(at)) else { continue };
        let mut known = Known { offices: known.offices.clone(), own: known.own.clone(), taken: BTreeSet::new(), rows: rows_by_number(walked) };
        for some in walked.chunks(AT_ONCE) {
            if !progress(done, steps) {
                return Err(Error::Cancelled);
            }
            done += some.len();
            judge.some(at, part, some, &mut known, &mut renumbered)?;
        }
    }
    let soft = judge.fit(|| progress(done, steps))?;
    let preview = std::mem::take(&mut judge.preview);
    let (verdicts, records, corrections) = judge.end();
    let verdicts = parts.iter().enumerate().map(|(at, part)| {
        let own: Vec<Verdict> = verdicts.range(line(at, 0)..line(at + 1, 0)).map(|(_, verdict)| verdict.clone()).collect();
        let cells = cells(part, &own);
        (own, cells)
    });
    Ok(Judged { verdicts: verdicts.collect(), records, soft, corrections, renumbered, preview, steps })
}

/// Gives the row, from 1, of each number that stands in a sheet once.
fn rows_by_number(walked: &[Walked<'_>]) -> BTreeMap<u32, u32> {
    let mut rows: BTreeMap<u32, Option<u32>> = BTreeMap::new();
    for one in walked {
        let Walked::Line(line) = one else { continue };
        let number = line.number.written.as_deref().and_then(|written| written.split('/').next()?.trim().parse().ok());
        if let Some(number) = number {
            rows.entry(number).and_modify(|row| *row = None).or_insert(Some(line.row + 1));
        }
    }
    rows.into_iter().filter_map(|(number, row)| Some((number, row?))).collect()
}

/// Counts where the cells of a table ended.
fn cells(part: &Part<'_>, verdicts: &[Verdict]) -> Cells {
    let own = |row: u32| part.sheet.row(row).filter(|(place, _)| !part.sheet.is_spread(row, *place)).count();
    let mut cells = Cells::default();
    let mut last = Outcome::Skipped;
    for verdict in verdicts {
        let count = own(verdict.row - 1);
        // A row joined to another ends where that one ends.
        let outcome = if verdict.outcome == Outcome::Joined { last } else { verdict.outcome };
        match outcome {
            Outcome::Good | Outcome::Soft => cells.placed += count,
            Outcome::Bad => cells.returned += count,
            Outcome::Joined | Outcome::Skipped | Outcome::Closed | Outcome::Twice => cells.listed += count,
        }
        last = outcome;
    }
    cells
}

fn offices(reader: Reader<'_>) -> Result<BTreeMap<(&'static str, String), String>> {
    let mut offices = BTreeMap::new();
    office::store::each(reader, |office| {
        offices.entry((office.kind.code(), fold(&office.name))).or_insert(office.reference);
        Ok(())
    })?;
    Ok(offices)
}

/// The office whose register it is, as papers name it.
fn own(reader: Reader<'_>, now: Moment) -> Result<Own> {
    let units = unit::store::all(reader)?;
    let named = unit::on(&units, now.today).or(units.last());
    Ok(named.map_or_else(Own::default, |unit| {
        let name = fold(&unit.name);
        let rank = name.split(' ').find(|word| matches!(*word, "xa" | "phuong" | "huien" | "quan" | "tinh" | "thi")).unwrap_or_default().to_owned();
        Own { name, rank }
    }))
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
    fn of(number: u32, at: usize, drafted: Drafted, now: Moment) -> Self {
        let read = |draft| enter::read(at, draft, now).transpose();
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
    parts: &'a [Part<'a>],
    now: Moment,
    verdicts: BTreeMap<usize, Verdict>,
    /// The rows still good.
    rows: BTreeMap<usize, Row>,
    met: Met,
    corrections: Vec<(Slice, String, Map<String, Value>)>,
    preview: Vec<Preview>,
    /// Rows whose number somebody in the register gives up.
    yielded: BTreeSet<usize>,
    /// The numbers that rows of petition books state for papers of the register.
    stated: BTreeMap<String, (u32, i32)>,
}

/// What becomes of a line before its drafts are read.
enum Fate {
    Enters(Box<Drafted>),
    Twice(Held, Likeness, Box<Drafted>),
    Again(u32, String),
    Closed,
    None,
}

impl Judge<'_> {
    fn note(&mut self, at: usize, row: u32, outcome: Outcome) {
        let verdict = Verdict { row: row + 1, outcome, records: 0, faults: Vec::new(), soft: Vec::new() };
        self.verdicts.insert(line(at, row + 1), verdict);
    }

    /// Judges some rows of a table, each by itself and against what is there.
    fn some(
        &mut self,
        at: usize,
        part: &Part<'_>,
        some: &[Walked<'_>],
        known: &mut Known,
        renumbered: &mut Vec<(String, Option<(u32, i32)>)>,
    ) -> Result<()> {
        let (plan, now) = (part.plan, self.now);
        let slice = if plan.layout.keeps_visits() { Slice::Visit } else { Slice::Petition };
        let draft = |one: &Walked<'_>| match one {
            Walked::Line(line) if plan.only_open && row::is_closed(line, plan, &known.own, now.today) => Some(None),
            Walked::Line(line) => Some(Some(Box::new(row::drafts(line, plan, &part.batch, known, None, now)))),
            Walked::Joined(_) | Walked::Skipped(..) => None,
        };
        let drafted: Vec<Option<Option<Box<Drafted>>>> = some.par_iter().map(draft).collect();
        let said = |one: &Walked<'_>, drafted: &Drafted, at: usize| {
            let Walked::Line(line) = one else { return Said::default() };
            drafted.own.get(at).map(|draft| Said::of(draft, line.number.ours, line.number.written.clone())).unwrap_or_default()
        };
        let all: Vec<Option<(Said, Option<Said>)>> = some
            .iter()
            .zip(&drafted)
            .map(|(one, drafted)| {
                let drafted = drafted.as_ref()?.as_ref()?;
                let paper = (slice == Slice::Visit && drafted.own.len() > 1).then(|| Said { number: None, written: None, ..said(one, drafted, 1) });
                Some((said(one, drafted, 0), paper))
            })
            .collect();
        let mut there = There::default();
        there.look(self.reader, slice, &all.iter().flatten().map(|(said, _)| said).collect::<Vec<_>>())?;
        there.look(self.reader, Slice::Petition, &all.iter().flatten().filter_map(|(_, paper)| paper.as_ref()).collect::<Vec<_>>())?;
        known.taken.clear();
        for ((one, drafted), said) in some.iter().zip(drafted).zip(all) {
            let fate = match (drafted, &said) {
                (Some(Some(drafted)), Some((said, paper))) => self.fate(at, part, one, drafted, said, paper.as_ref(), &there, known, slice)?,
                (Some(None), _) => Fate::Closed,
                _ => Fate::None,
            };
            self.settle(at, one, fate, part, &there, slice, renumbered)?;
        }
        Ok(())
    }

    /// Tells what becomes of a line: it enters, or it is there already.
    #[expect(clippy::too_many_arguments, reason = "all of it is one line against what is there")]
    fn fate(
        &mut self,
        at: usize,
        part: &Part<'_>,
        one: &Walked<'_>,
        mut drafted: Box<Drafted>,
        said: &Said,
        paper: Option<&Said>,
        there: &There,
        known: &mut Known,
        slice: Slice,
    ) -> Result<Fate> {
        let Walked::Line(own) = one else { return Ok(Fate::None) };
        let came_back = own.text(part.plan, Column::Origin).is_some();
        if drafted.doubts.iter().any(|(_, doubt)| doubt.is_hard()) {
            return Ok(Fate::Enters(drafted));
        }
        let found = there.find(slice, said).map(|(likeness, held)| (likeness, held.clone()));
        match found {
            Some((likeness @ (Likeness::Same | Likeness::Corrected), held)) => return Ok(Fate::Twice(held, likeness, drafted)),
            Some((Likeness::SameDay, _)) => drafted.doubts.push((Column::Content, Doubt::SameDay)),
            None => {}
        }
        if let Some((likeness, other, row)) = self.met.meet(slice == Slice::Visit, at, own.row + 1, said) {
            let other_sheet = other != at && !came_back;
            match likeness {
                Likeness::Same | Likeness::Corrected if other_sheet => {
                    let name = self.parts.get(other).map(|part| part.plan.sheet.clone()).unwrap_or_default();
                    return Ok(Fate::Again(row, name));
                }
                Likeness::Same => drafted.doubts.push((Column::Content, Doubt::AlikeRow)),
                _ => {}
            }
        }
        // A paper of a visits book that stands in the petition book is the same paper.
        if let Some(paper) = paper
            && slice == Slice::Visit
        {
            let held = there.find(Slice::Petition, paper).filter(|(likeness, _)| *likeness != Likeness::SameDay);
            let matter = held.and_then(|(_, held)| held.matter.clone());
            let in_workbook = self.met.seen(false, paper);
            let matter = matter.or_else(|| in_workbook.and_then(|(part, row)| Some(format!("import-{}-{row}-matter", self.parts.get(part)?.batch))));
            if let Some(matter) = matter {
                return Ok(Fate::Enters(Box::new(row::drafts(own, part.plan, &part.batch, known, Some(&matter), self.now))));
            }
        }
        // A number of another entry of the register stays with that one, but for one the house gave to a paper in passing.
        if let Some(number) = said.number
            && let Some(held) = there.numbered(slice, number)
            && !(slice == Slice::Petition && held.numbered_by_house)
        {
            known.taken.insert(number);
            let again = row::drafts(own, part.plan, &part.batch, known, None, self.now);
            let more: Vec<_> = drafted.doubts.iter().filter(|doubt| !again.doubts.contains(doubt)).copied().collect();
            drafted = Box::new(again);
            drafted.doubts.extend(more);
        }
        Ok(Fate::Enters(drafted))
    }

    #[expect(clippy::too_many_arguments, reason = "all of it is one line against what is there")]
    fn settle(
        &mut self,
        at: usize,
        one: &Walked<'_>,
        fate: Fate,
        part: &Part<'_>,
        there: &There,
        slice: Slice,
        renumbered: &mut Vec<(String, Option<(u32, i32)>)>,
    ) -> Result<()> {
        match (one, fate) {
            (Walked::Line(own), Fate::Enters(drafted)) => {
                if slice == Slice::Petition
                    && let Some(number) = drafted.own.first().and_then(|draft| draft.get("number")).and_then(|_| own.number.ours)
                    && let Some(held) = there.numbered(slice, number).filter(|held| held.numbered_by_house)
                {
                    if !renumbered.iter().any(|(reference, _)| *reference == held.reference) {
                        renumbered.push((held.reference.clone(), self.stated.get(&held.reference).copied()));
                    }
                    self.yielded.insert(line(at, own.row + 1));
                }
                if self.preview.iter().filter(|one| one.sheet == part.plan.sheet).count() < PREVIEWED && !drafted.doubts.iter().any(|(_, doubt)| doubt.is_hard()) {
                    self.preview.extend(previewed(&part.plan.sheet, own.row + 1, &drafted.own));
                }
                let mut row = Row::of(own.row + 1, line(at, own.row + 1), *drafted, self.now);
                drop_known(self.reader, &mut row)?;
                self.row(at, row);
            }
            (Walked::Line(own), Fate::Twice(held, likeness, drafted)) => self.twice(at, own.row, &held, likeness, &drafted, own.number.ours, part, renumbered)?,
            (Walked::Line(own), Fate::Again(row, sheet)) => {
                self.note(at, own.row, Outcome::Twice);
                let say = format!("đã có ở dòng {row} của trang “{sheet}”; không nhập lần nữa.");
                self.remark_of(line(at, own.row + 1), Remark { column: None, heading: None, code: "twice".into(), say });
            }
            (Walked::Line(own), Fate::Closed) => self.note(at, own.row, Outcome::Closed),
            (Walked::Joined(row), _) => self.note(at, *row, Outcome::Joined),
            (Walked::Skipped(row, why), _) => {
                self.note(at, *row, Outcome::Skipped);
                if let Some(say) = say::why(*why) {
                    self.remark_of(line(at, row + 1), Remark { column: None, heading: None, code: why.code().into(), say: say.to_owned() });
                }
            }
            (Walked::Line(_), Fate::None) => {}
        }
        Ok(())
    }

    /// Tells of a row that is there already, and in what it differs.
    #[expect(clippy::too_many_arguments, reason = "all of it is one line against what is there")]
    fn twice(
        &mut self,
        at: usize,
        row: u32,
        held: &Held,
        likeness: Likeness,
        drafted: &Drafted,
        number: Option<(u32, i32)>,
        part: &Part<'_>,
        renumbered: &mut Vec<(String, Option<(u32, i32)>)>,
    ) -> Result<()> {
        self.note(at, row, Outcome::Twice);
        let what = if held.slice == Slice::Visit { "lượt tiếp" } else { "đơn" };
        let mut say = format!("đã có trong sổ: {what} số {}.", held.number);
        let differences = match drafted.own.first() {
            Some(draft) if likeness == Likeness::Corrected || draft.contains_key("people") || draft.contains_key("petitioners") => {
                let (_, entry) = entry::store::get(self.reader, held.slice, &held.reference)?;
                let there = entry::store::line_of(&entry)?;
                let differences = twice::differences(draft, &there);
                if !differences.is_empty() {
                    self.corrections.push((held.slice, held.reference.clone(), corrected(there, draft)));
                }
                differences
            }
            _ => Vec::new(),
        };
        if !differences.is_empty() {
            let told: Vec<String> = differences.iter().map(|(what, own)| format!("{what} “{own}”")).collect();
            say = format!("đã có trong sổ: {what} số {}; khác ở: {}.", held.number, told.join(", "));
        }
        // The petition book states the number of a paper that came in with the visits book.
        if let Some(number) = number.filter(|number| held.numbered_by_house && held.said.number != Some(*number)) {
            self.stated.insert(held.reference.clone(), number);
            renumbered.retain(|(reference, _)| *reference != held.reference);
            renumbered.push((held.reference.clone(), Some(number)));
        }
        let code = if differences.is_empty() { "twice" } else { "differs" };
        let _ = part;
        self.remark_of(line(at, row + 1), Remark { column: None, heading: None, code: code.into(), say });
        Ok(())
    }

    fn remark_of(&mut self, line: usize, remark: Remark) {
        if let Some(verdict) = self.verdicts.get_mut(&line) {
            verdict.soft.push(remark);
        }
    }

    /// Judges a line by itself.
    fn row(&mut self, at: usize, row: Row) {
        self.note(at, row.number - 1, Outcome::Good);
        let own = line(at, row.number);
        for (column, doubt) in &row.doubts {
            let remark = self.remark(at, &[*column], doubt.code(), say::doubt(*doubt));
            self.add(own, remark, doubt.is_hard());
        }
        for drawn in row.drawn() {
            match drawn {
                Ok(read) => self.faults(&read.soft, false, &row.doubts),
                Err(hard) => self.faults(hard, true, &row.doubts),
            }
        }
        if self.verdicts.get(&own).is_some_and(|verdict| verdict.outcome != Outcome::Bad) {
            self.rows.insert(own, row);
        }
    }

    /// Judges the good rows against each other and the register until none is bad. Gives what is soft in those that
    /// are left.
    fn fit(&mut self, mut go_on: impl FnMut() -> bool) -> Result<Vec<Fault>> {
        loop {
            if !go_on() {
                return Err(Error::Cancelled);
            }
            let mut found = faults_among(self.reader, &self.assembled())?;
            let yielded = &self.yielded;
            found.hard.retain(|fault| fault.code != Trouble::NumberTaken || !fault.line.is_some_and(|line| yielded.contains(&line)));
            let bad: BTreeSet<usize> = found.hard.iter().filter_map(|fault| fault.line).collect();
            let rows = std::mem::take(&mut self.rows);
            // What is soft is told once nothing is hard any more.
            for fault in if bad.is_empty() { &found.soft } else { &found.hard } {
                let Some(row) = fault.line.and_then(|line| rows.get(&line)) else { continue };
                self.faults(std::slice::from_ref(fault), !bad.is_empty(), &row.doubts);
            }
            self.rows = rows.into_iter().filter(|(row, _)| !bad.contains(row)).collect();
            if bad.is_empty() {
                return Ok(found.soft.into_iter().map(|fault| Fault { line: fault.line.map(|line| line & ((1 << ROW_BITS) - 1)), ..fault }).collect());
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
    #[expect(clippy::type_complexity, reason = "what a judge ends with, taken apart at once")]
    fn end(mut self) -> (BTreeMap<usize, Verdict>, Vec<Read>, Vec<(Slice, String, Map<String, Value>)>) {
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
        (self.verdicts, records, self.corrections)
    }

    fn faults(&mut self, faults: &[Fault], hard: bool, doubts: &[(Column, Doubt)]) {
        for fault in faults {
            let Some(row) = fault.line else { continue };
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
            let remark = self.remark(row >> ROW_BITS, columns, code, say);
            self.add(row, remark, hard);
        }
    }

    fn remark(&self, at: usize, columns: &[Column], code: &str, say: &str) -> Remark {
        let plan = self.parts.get(at).map(|part| part.plan);
        let column = plan.and_then(|plan| columns.iter().find_map(|column| plan.column(*column)));
        let heading = column.map(|column| column.heading.clone());
        let named = heading.as_deref().filter(|heading| !heading.is_empty());
        let say = named.map_or_else(|| say.to_owned(), |heading| say::at_column(heading, say));
        Remark { column: column.map(|column| letter(column.place)), heading, code: code.to_owned(), say }
    }

    fn add(&mut self, row: usize, remark: Remark, hard: bool) {
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

/// Shared records that came in with an earlier file are not made again.
fn drop_known(reader: Reader<'_>, row: &mut Row) -> Result<()> {
    if row.shared.is_empty() {
        return Ok(());
    }
    let known = reference::known(reader, row.shared.keys().map(String::as_str))?;
    row.shared.retain(|reference, _| !known.contains(reference));
    Ok(())
}

/// The draft of an entry as a corrected row has it: what the row tells goes before what is there.
fn corrected(mut held: Map<String, Value>, draft: &Map<String, Value>) -> Map<String, Value> {
    let own = ["type", "ref", "number", "number_written", "matter", "matters", "via_visit", "status", "lane", "source", "eligibility", "competence", "anonymity", "duplicate_of"];
    for (field, value) in draft {
        if own.contains(&field.as_str()) {
            continue;
        }
        let people = matches!(field.as_str(), "people" | "petitioners");
        match (people, held.get_mut(field).and_then(Value::as_array_mut), value.as_array()) {
            (true, Some(held), Some(new)) if held.len() == new.len() => {
                for (held, new) in held.iter_mut().zip(new) {
                    if let (Some(held), Some(new)) = (held.as_object_mut(), new.as_object()) {
                        held.extend(new.iter().map(|(field, value)| (field.clone(), value.clone())));
                    }
                }
            }
            _ => {
                held.insert(field.clone(), value.clone());
            }
        }
    }
    held
}

/// So many entries of a sheet are shown beforehand.
const PREVIEWED: usize = 12;

/// Shows an entry as the book will.
fn previewed(sheet: &str, row: u32, drafts: &[Map<String, Value>]) -> Option<Preview> {
    let main = drafts.first()?;
    let text = |draft: &Map<String, Value>, field: &str| draft.get(field).and_then(Value::as_str).map(ToOwned::to_owned);
    let visit = text(main, "type")? == "visit";
    let paper = if visit { drafts.iter().find(|draft| text(draft, "type").as_deref() == Some("petition")) } else { Some(main) };
    let people = main.get("people").or_else(|| main.get("petitioners")).and_then(Value::as_array);
    let who = people.into_iter().flatten().map(|person| {
        let of = |field: &str| person.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
        [of("full_name"), of("address")].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    });
    let labels = words::codes::pairs();
    let label = |table: &str, code: Option<String>| {
        let words = labels.get(table)?.iter().find(|(one, _)| Some(*one) == code.as_deref())?;
        Some(words.1.to_owned())
    };
    let on = text(main, "date").or_else(|| text(main, "received_on")).and_then(|day| words::day::iso(&day));
    Some(Preview {
        sheet: sheet.to_owned(),
        row,
        visit,
        number: text(main, "number").or_else(|| text(main, "number_written")),
        on: on.map(words::day::show).unwrap_or_default(),
        who: who.collect::<Vec<_>>().join("; "),
        content: text(main, "content").or_else(|| text(main, "summary")).unwrap_or_default(),
        kind: label("kind", paper.and_then(|paper| text(paper, "kind"))),
        handling: label("disposition", paper.and_then(|paper| text(paper, "disposition"))),
    })
}

/// A row among those of all tables.
fn line(at: usize, row: u32) -> usize {
    (at << ROW_BITS) | usize::try_from(row).unwrap_or(usize::MAX)
}

/// The columns a field of the open format is read from.
fn columns_of(fault: &Fault) -> &'static [Column] {
    use Column as C;
    let last = fault.field.rsplit('.').find(|part| part.parse::<usize>().is_err()).unwrap_or_default();
    match last {
        "date" => &[C::VisitedOn, C::ReceivedOn],
        "received_on" => &[C::ReceivedOn, C::VisitedOn],
        "full_name" | "people" | "petitioners" => &[C::NameAddress, C::Name, C::FamilyName],
        "address" => &[C::NameAddress, C::Address],
        "id_number" | "id_type" | "id_issued_on" | "id_issued_by" => &[C::Identity],
        "phone" => &[C::Phone],
        "birth" => &[C::Birth, C::BirthMale, C::BirthFemale],
        "people_count" => &[C::People, C::KindPeople, C::NameAddress, C::Name],
        "signer_count" => &[C::Signers, C::People, C::KindPeople],
        "content" | "summary" | "title" => &[C::Content],
        "number" | "number_written" => &[C::Number, C::Ordinal],
        "written_on" => &[C::WrittenOn],
        "incoming" | "no" | "from" => &[C::Incoming],
        "respondent" => &[C::Respondent],
        "kind" => &[C::Kind, C::KindPeople, C::IsComplaint],
        "field" => &[C::Field],
        "level" => &[C::Level],
        "eligibility" | "ineligibility_reason" => &[C::Eligibility],
        "competence" => &[C::Competence, C::Outside],
        "disposition" => &[C::Disposition, C::Accepted, C::TakenUpBy],
        "processed_on" => &[C::ProcessedOn, C::DocDate, C::Disposition, C::Referred, C::TakenUpBy],
        "office" | "name" => &[C::Office, C::Disposition, C::Referred, C::TakenUpBy, C::Assignee],
        "doc_no" => &[C::DocNo, C::Disposition, C::Referred, C::TakenUpBy],
        "on" | "doc_date" => &[C::DocDate, C::Disposition, C::Referred, C::TakenUpBy],
        "outcome" | "note" => &[C::Note, C::Result],
        "lane" | "session" => &[C::Lane, C::HeadLane],
        "matter" => &[C::MatterNo],
        _ => &[],
    }
}

/// Counts verdicts.
pub(super) fn summary(batch: String, verdicts: Vec<Verdict>, cells: Cells) -> Imported {
    let count = |outcomes: &[Outcome]| verdicts.iter().filter(|verdict| outcomes.contains(&verdict.outcome)).count();
    Imported {
        batch,
        good: count(&[Outcome::Good, Outcome::Soft]),
        soft: count(&[Outcome::Soft]),
        bad: count(&[Outcome::Bad]),
        skipped: count(&[Outcome::Skipped, Outcome::Closed]),
        twice: count(&[Outcome::Twice]),
        records: BTreeMap::new(),
        cells,
        verdicts,
    }
}
