//! A line drafted and read: by itself, as it is judged, and once more, as it is written.

use std::collections::{BTreeMap, HashSet};

use rayon::prelude::*;
use register::enter::{self, Line, Read};
use register::record::{office, unit};
use register::reference;
use vault::error::Result;
use vault::{Moment, Reader};
use words::codes::Code;
use words::fault::Fault;
use words::vietnamese::fold::fold;

use super::doubt::Doubt;
use super::heading::Column;
use super::judge::{Part, line};
use super::row::{self, Decided, Drafted, Known, Own, Walked};

/// What lines are drafted by.
pub(super) struct Drafting {
    /// By table: what it and the register know.
    known: Vec<Known>,
    /// Shared records the register has.
    there: HashSet<String>,
    now: Moment,
}

/// A good line: its table, its place among the table's rows, and what was decided about it.
#[derive(Debug, Clone)]
pub(super) struct Good {
    pub part: usize,
    pub place: usize,
    pub decided: Decided,
}

impl Drafting {
    /// Begins, with the offices the register has.
    pub(super) fn of(reader: Reader<'_>, walked: &[Vec<Walked<'_>>], now: Moment) -> Result<Self> {
        let (offices, own) = (offices(reader)?, own(reader, now)?);
        let known = walked.iter().map(|walked| Known {
            offices: offices.clone(),
            own: own.clone(),
            rows: rows_by_number(walked),
        });
        Ok(Self { known: known.collect(), there: HashSet::new(), now })
    }

    /// Tells a line that is done with and stays outside by the plan.
    pub(super) fn is_left(&self, at: usize, part: &Part<'_>, own: &row::Line<'_>) -> bool {
        let known = self.known.get(at);
        part.plan.only_open && known.is_some_and(|known| row::is_closed(own, part.plan, &known.own, self.now.today))
    }

    /// Drafts a line.
    pub(super) fn draft(&self, at: usize, part: &Part<'_>, own: &row::Line<'_>, decided: &Decided) -> Drafted {
        let Some(known) = self.known.get(at) else { return Drafted::default() };
        row::drafts(own, part.plan, &part.batch, known, decided, self.now)
    }

    /// Reads the drafts of a line.
    pub(super) fn read(&self, at: usize, row: u32, drafted: Drafted) -> Row {
        Row::of(row, line(at, row), drafted, self.now)
    }

    /// Drops shared records that came in with an earlier file: they are not made again.
    pub(super) fn drop_known(&mut self, reader: Reader<'_>, rows: &mut [Row]) -> Result<()> {
        let shared = rows.iter().flat_map(|row| row.shared.keys());
        self.there.extend(reference::known(reader, shared.map(String::as_str))?);
        for row in rows {
            row.shared.retain(|reference, _| !self.there.contains(reference));
        }
        Ok(())
    }

    /// Drafts good lines once more, and gives their records, each shared one with the first line that needs it.
    pub(super) fn records(
        &self,
        parts: &[Part<'_>],
        walked: &[Vec<Walked<'_>>],
        lines: &[Good],
        made: &mut HashSet<String>,
    ) -> Vec<Read> {
        let rows = lines.par_iter().map(|good| {
            let (part, Walked::Line(own)) = (parts.get(good.part)?, walked.get(good.part)?.get(good.place)?) else {
                return None;
            };
            Some(self.read(good.part, own.row + 1, self.draft(good.part, part, own, &good.decided)))
        });
        let rows: Vec<Option<Row>> = rows.collect();
        let mut records = Vec::new();
        for row in rows.into_iter().flatten() {
            let mut is_new = |reference: &String| !self.there.contains(reference) && made.insert(reference.clone());
            for (_, drawn) in row.shared.into_iter().filter(|(reference, _)| is_new(reference)) {
                records.extend(drawn);
            }
            records.extend(row.own.into_iter().flatten());
        }
        records
    }
}

/// Gives the row, from 1, of each number that stands in a sheet once.
fn rows_by_number(walked: &[Walked<'_>]) -> BTreeMap<u32, u32> {
    let mut rows: BTreeMap<u32, Option<u32>> = BTreeMap::new();
    for one in walked {
        let Walked::Line(line) = one else { continue };
        let number =
            line.number.written.as_deref().and_then(|written| written.split('/').next()?.trim().parse().ok());
        if let Some(number) = number {
            rows.entry(number).and_modify(|row| *row = None).or_insert(Some(line.row + 1));
        }
    }
    rows.into_iter().filter_map(|(number, row)| Some((number, row?))).collect()
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
        let rank = name
            .split(' ')
            .find(|word| matches!(*word, "xa" | "phuong" | "huien" | "quan" | "tinh" | "thi"))
            .unwrap_or_default()
            .to_owned();
        Own { name, rank }
    }))
}

/// A line of the sheet with each of its drafts read.
pub(super) struct Row {
    /// As the sheet numbers it.
    pub number: u32,
    /// What cannot be taken as it stands.
    pub doubts: Vec<(Column, Doubt)>,
    /// The records it shares with other lines, by ref.
    pub shared: BTreeMap<String, Drawn>,
    /// Its own.
    pub own: Vec<Drawn>,
}

/// A draft as it was read: a record, or its faults.
pub(super) type Drawn = std::result::Result<Read, Vec<Fault>>;

impl Row {
    fn of(number: u32, at: usize, drafted: Drafted, now: Moment) -> Self {
        let read = |draft| enter::read(at, draft, now).transpose();
        let shared = drafted.shared.into_iter().filter_map(|(reference, draft)| Some((reference, read(draft)?)));
        let shared = shared.collect();
        Self { number, doubts: drafted.doubts, shared, own: drafted.own.into_iter().filter_map(read).collect() }
    }

    /// Sorts its records: those it comes first with, its own, those that came before.
    pub(super) fn line<'r>(&'r self, made: &HashSet<String>, beside: &'r [Read]) -> Line<'r> {
        let mut line =
            Line { own: self.own.iter().flatten().collect(), beside: beside.iter().collect(), ..Line::default() };
        let read = self.shared.iter().filter_map(|(reference, drawn)| Some((reference, drawn.as_ref().ok()?)));
        for (reference, read) in read {
            if made.contains(reference) { line.beside.push(read) } else { line.shared.push(read) }
        }
        line
    }

    /// Gives its drafts, the shared ones first.
    pub(super) fn drawn(&self) -> impl Iterator<Item = &Drawn> {
        self.shared.values().chain(&self.own)
    }
}
