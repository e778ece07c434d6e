//! A verdict for each row: the drafts of a line checked by the house's own checks, first each by itself, then against those of
//! the lines before it and the register, and against what says the same already. Nothing of a row is kept but its verdict: the
//! good ones are drafted once more when they are written.

mod again;
mod remark;

use std::collections::{BTreeMap, HashSet};

use rayon::prelude::*;
use register::enter::retention::Destroyed;
use register::enter::{Among, Correction, Read, Renumbered, Roll};
use vault::error::{Error, Result};
use vault::{Moment, Reader};
use words::codes::Code;
use words::fault::{Fault, Trouble};

use self::again::Again;
use self::remark::cells;
use super::Preview;
use super::drafted::{Drafting, Good, Row};
use super::mapping::Plan;
use super::preview::{PREVIEWED, previewed};
use super::row::{self, Decided, Drafted, Walked};
use super::said::Sayings;
use super::say;
use super::sheet::Sheet;
use super::verdict::{Cells, Outcome, Verdict};

/// A table to be judged.
pub(super) struct Part<'a> {
    pub sheet: &'a Sheet,
    pub plan: &'a Plan,
    pub batch: String,
}

/// How many records of each slice.
pub(super) type Counts = BTreeMap<&'static str, usize>;

/// The rows judged.
pub(super) struct Judged<'a> {
    /// By table: its rows, where their cells ended, and what comes in.
    pub tables: Vec<(Vec<Verdict>, Cells, Counts)>,
    /// What every row turned out to be, by table.
    pub walked: Vec<Vec<Walked<'a>>>,
    /// The lines that come in.
    pub good: Vec<Good>,
    /// What is needed to draft a line once more.
    pub drafting: Drafting,
    /// The records of the good lines, ready to be entered.
    pub roll: Roll,
    /// Entries of the register that a row corrects.
    pub corrections: Vec<Correction>,
    /// Papers of the register whose number the paper book gives to another.
    pub renumbered: Vec<Renumbered>,
    /// The first entries, as the book will show them.
    pub preview: Vec<Preview>,
}

/// So many rows are read at once, each by whichever core is free.
pub(super) const AT_ONCE: usize = 512;
/// A row is told from those of other tables by the bits above those of the last row a sheet can have.
const ROW_BITS: u32 = 21;

/// Judges every row of the tables of a workbook together. `progress` may stop it; the writing is the other half of the work.
pub(super) fn judge<'a>(
    reader: Reader<'_>,
    parts: &'a [Part<'a>],
    now: Moment,
    mut progress: impl FnMut(usize, usize) -> bool,
) -> Result<Judged<'a>> {
    let walked: Vec<Vec<Walked<'a>>> = parts.iter().map(|part| row::walk(part.sheet, part.plan, now.today)).collect();
    let (mut done, steps) = (0, walked.iter().map(Vec::len).sum::<usize>() * 2);
    let mut judge = Judge {
        reader,
        parts,
        walked: &walked,
        drafting: Drafting::of(reader, &walked, now)?,
        again: Again::default(),
        destroyed: Destroyed::of(reader)?,
        among: Among::of(reader)?,
        made: HashSet::new(),
        sayings: Sayings::default(),
        verdicts: BTreeMap::new(),
        counts: vec![Counts::new(); parts.len()],
        good: Vec::new(),
        good_rows: HashSet::new(),
        preview: Vec::new(),
    };
    // Papers of a petition book come before those of a visits book, which only tells them again.
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|at| parts.get(*at).is_some_and(|part| part.plan.layout.keeps_visits()));
    for at in order {
        let length = walked.get(at).map_or(0, Vec::len);
        for from in (0..length).step_by(AT_ONCE) {
            if !progress(done, steps) {
                return Err(Error::Cancelled);
            }
            let to = (from + AT_ONCE).min(length);
            judge.some(at, from, to)?;
            done += to - from;
        }
    }
    let Judge { drafting, again, among, verdicts, counts, good, preview, .. } = judge;
    let mut counts = counts.into_iter();
    let tables = parts.iter().enumerate().map(|(at, part)| {
        let own: Vec<Verdict> =
            verdicts.range(line(at, 0)..line(at + 1, 0)).map(|(_, verdict)| verdict.clone()).collect();
        let cells = cells(part, &own);
        (own, cells, counts.next().unwrap_or_default())
    });
    let tables = tables.collect();
    let Again { corrections, renumbered, .. } = again;
    Ok(Judged { tables, walked, good, drafting, roll: among.end(), corrections, renumbered, preview })
}

struct Judge<'a, 'r> {
    reader: Reader<'r>,
    parts: &'a [Part<'a>],
    walked: &'a [Vec<Walked<'a>>],
    drafting: Drafting,
    again: Again,
    destroyed: Destroyed,
    among: Among<'r>,
    /// Shared records that came in with a line before.
    made: HashSet<String>,
    sayings: Sayings,
    verdicts: BTreeMap<usize, Verdict>,
    counts: Vec<Counts>,
    good: Vec<Good>,
    /// The good lines, as [`line`] tells them.
    good_rows: HashSet<usize>,
    preview: Vec<Preview>,
}

/// A row drafted by itself.
enum First {
    Drafted(Box<Drafted>),
    /// It is done with and stays outside by the plan.
    Left,
    /// It is no entry of its own.
    None,
}

/// What becomes of a row before its drafts are read.
enum Fate {
    /// It comes in, if its drafts are good.
    Enters(Box<Drafted>, Decided),
    /// It is there already; why, and what differs.
    There(String, &'static str),
    /// It is done with and stays outside by the plan.
    Closed,
    /// It belongs to the one above, or is no entry.
    None,
}

impl Judge<'_, '_> {
    /// Judges some rows of a table, each by itself and against what is there.
    fn some(&mut self, at: usize, from: usize, to: usize) -> Result<()> {
        let (parts, walked) = (self.parts, self.walked);
        let (Some(part), Some(some)) = (parts.get(at), walked.get(at).and_then(|rows| rows.get(from..to))) else {
            return Ok(());
        };
        let drafting = &self.drafting;
        let draft = |one: &Walked<'_>| match one {
            Walked::Line(own) if drafting.is_left(at, part, own) => First::Left,
            Walked::Line(own) => First::Drafted(Box::new(drafting.draft(at, part, own, &Decided::default()))),
            Walked::Joined(_) | Walked::Skipped(..) => First::None,
        };
        let drafted: Vec<First> = some.par_iter().map(draft).collect();
        self.again.look(self.reader, part.plan, some, &drafted)?;
        let mut fates = Vec::with_capacity(some.len());
        for (one, drafted) in some.iter().zip(drafted) {
            fates.push(match (one, drafted) {
                (Walked::Line(own), First::Drafted(drafted)) => self.fate(at, own, drafted)?,
                (_, First::Left) => Fate::Closed,
                _ => Fate::None,
            });
        }
        self.settle(at, from, some, fates)
    }

    /// Reads the drafts of what enters, and notes what became of every row.
    fn settle(&mut self, at: usize, from: usize, some: &[Walked<'_>], fates: Vec<Fate>) -> Result<()> {
        let mut rows = Vec::new();
        let mut places = Vec::new();
        for ((place, one), fate) in (from..).zip(some).zip(fates) {
            match (one, fate) {
                (Walked::Line(own), Fate::Enters(drafted, decided)) => {
                    self.show(at, own.row + 1, &drafted);
                    rows.push(self.drafting.read(at, own.row + 1, *drafted));
                    places.push(Good { part: at, place, decided });
                }
                (Walked::Line(own), Fate::There(say, code)) => {
                    self.note(at, own.row, Outcome::Twice);
                    self.remark_of(line(at, own.row + 1), code, &say);
                }
                (Walked::Line(own), Fate::Closed) => self.note(at, own.row, Outcome::Closed),
                (Walked::Joined(row), _) => self.note(at, *row, Outcome::Joined),
                (Walked::Skipped(row, why), _) => {
                    self.note(at, *row, Outcome::Skipped);
                    if let Some(say) = say::why(*why) {
                        self.remark_of(line(at, row + 1), why.code(), say);
                    }
                }
                (Walked::Line(_), Fate::None) => {}
            }
        }
        self.drafting.drop_known(self.reader, &mut rows)?;
        self.among.expect(rows.iter().flat_map(|row| row.own.iter().flatten()))?;
        for (row, good) in rows.iter().zip(places) {
            if self.row(at, row)? {
                self.good_rows.insert(line(at, row.number));
                self.good.push(good);
            }
        }
        Ok(())
    }

    fn show(&mut self, at: usize, row: u32, drafted: &Drafted) {
        let Some(part) = self.parts.get(at) else { return };
        let shown = self.preview.iter().filter(|one| one.sheet == part.plan.sheet).count();
        if shown < PREVIEWED && !drafted.doubts.iter().any(|(_, doubt)| doubt.is_hard()) {
            self.preview.extend(previewed(&part.plan.sheet, row, &drafted.own));
        }
    }

    /// Judges a line by itself and against those before it; tells whether it comes in.
    fn row(&mut self, at: usize, row: &Row) -> Result<bool> {
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
        if self.is_bad(own) {
            return Ok(false);
        }
        let beside = self.beside(at, row);
        let line = row.line(&self.made, &beside);
        let mut found = self.among.check(&line)?;
        if self.again.yields(own) {
            found.hard.retain(|fault| fault.code != Trouble::NumberTaken);
        }
        self.faults(&found.hard, true, &row.doubts);
        if self.is_bad(own) {
            return Ok(false);
        }
        self.faults(&found.soft, false, &row.doubts);
        let in_sheet = |fault: Fault| Fault { line: fault.line.map(|line| line & ((1 << ROW_BITS) - 1)), ..fault };
        let records = line.shared.iter().chain(&line.own);
        if let Some(counts) = self.counts.get_mut(at) {
            records.for_each(|read| *counts.entry(read.slice().code()).or_default() += 1);
        }
        if let Some(verdict) = self.verdicts.get_mut(&own) {
            verdict.records = line.shared.len() + line.own.len();
        }
        self.among.take(&line, found.soft.into_iter().map(in_sheet).collect());
        self.made.extend(row.shared.keys().cloned());
        Ok(true)
    }

    /// Gives the records of earlier lines that a line names: the paper it repeats, the matter of a paper told before.
    fn beside(&self, at: usize, row: &Row) -> Vec<Read> {
        let mut beside = Vec::new();
        for name in row.own.iter().flatten().flat_map(Read::named) {
            let Some((batch, number)) = row_of(&name) else { continue };
            let part = self.parts.iter().position(|part| part.batch == batch);
            for at in part.into_iter().chain([at]) {
                if number != row.number && self.good_rows.contains(&line(at, number)) {
                    beside.extend(self.drawn_again(at, number));
                    break;
                }
            }
        }
        beside
    }

    fn drawn_again(&self, at: usize, number: u32) -> Vec<Read> {
        let own = self.walked.get(at).into_iter().flatten().find_map(|one| match one {
            Walked::Line(own) if own.row + 1 == number => Some(own),
            _ => None,
        });
        let (Some(part), Some(own)) = (self.parts.get(at), own) else { return Vec::new() };
        let row = self.drafting.read(at, number, self.drafting.draft(at, part, own, &Decided::default()));
        row.shared.into_values().chain(row.own).flatten().collect()
    }
}

/// The batch and row of a record that came in with a sheet.
fn row_of(reference: &str) -> Option<(&str, u32)> {
    let (batch, rest) = reference.strip_prefix("import-")?.split_once('-')?;
    Some((batch, rest.split('-').next()?.parse().ok()?))
}

/// A row among those of all tables.
pub(super) fn line(at: usize, row: u32) -> usize {
    (at << ROW_BITS) | usize::try_from(row).unwrap_or(usize::MAX)
}
