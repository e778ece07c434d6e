//! A line drafted and read: by itself, as it is judged, and once more, as it is written.

use std::collections::{BTreeMap, HashSet};

use rayon::prelude::*;
use register::enter::{self, Line, Read};
use register::record::office;
use register::reference;
use vault::error::Result;
use vault::{Moment, Reader};
use words::codes::Code;
use words::fault::Fault;
use words::vietnamese::fold::fold;

use super::heading::Column;
use super::mapping::Plan;
use super::row::{self, Doubt, Drafted, Offices, Walked};

/// What lines are drafted by.
pub(super) struct Drafting {
    offices: Offices,
    /// Shared records the register has.
    known: HashSet<String>,
}

impl Drafting {
    /// Begins, with the offices the register has.
    pub(super) fn of(reader: Reader<'_>) -> Result<Self> {
        let mut offices = Offices::new();
        office::store::each(reader, |office| {
            offices.entry((office.kind.code(), fold(&office.name))).or_insert(office.reference);
            Ok(())
        })?;
        Ok(Self { offices, known: HashSet::new() })
    }

    /// Drafts an entry and reads its drafts; none where it stays outside by the plan, or is no entry.
    pub(super) fn row(&self, one: &Walked, batch: &str, plan: &Plan, now: Moment) -> Option<Row> {
        let Walked::Line(line) = one else { return None };
        if plan.only_open && row::is_closed(line, plan, now.today) {
            return None;
        }
        Some(Row::of(line.row + 1, row::drafts(line, plan, batch, &self.offices, now), now))
    }

    /// Drops shared records that came in with an earlier file: they are not made again.
    pub(super) fn drop_known(&mut self, reader: Reader<'_>, rows: &mut [Option<Row>]) -> Result<()> {
        let shared = rows.iter().flatten().flat_map(|row| row.shared.keys());
        self.known.extend(reference::known(reader, shared.map(String::as_str))?);
        for row in rows.iter_mut().flatten() {
            row.shared.retain(|reference, _| !self.known.contains(reference));
        }
        Ok(())
    }

    /// Drafts good lines once more, and gives their records, each shared one with the first line that needs it.
    pub(super) fn records(
        &self,
        lines: &[&Walked],
        (batch, plan, now): (&str, &Plan, Moment),
        made: &mut HashSet<String>,
    ) -> Vec<Read> {
        let rows: Vec<Option<Row>> = lines.par_iter().map(|one| self.row(one, batch, plan, now)).collect();
        let mut records = Vec::new();
        for row in rows.into_iter().flatten() {
            let mut is_new = |reference: &String| !self.known.contains(reference) && made.insert(reference.clone());
            for (_, drawn) in row.shared.into_iter().filter(|(reference, _)| is_new(reference)) {
                records.extend(drawn);
            }
            records.extend(row.own.into_iter().flatten());
        }
        records
    }
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
    fn of(number: u32, drafted: Drafted, now: Moment) -> Self {
        let read = |draft| enter::read(at(number), draft, now).transpose();
        let shared = drafted.shared.into_iter().filter_map(|(reference, draft)| Some((reference, read(draft)?)));
        let shared = shared.collect();
        Self { number, doubts: drafted.doubts, shared, own: drafted.own.into_iter().filter_map(read).collect() }
    }

    /// Sorts its records: those it comes first with, its own, those that came before.
    pub(super) fn line(&self, made: &HashSet<String>) -> Line<'_> {
        let mut line = Line { own: self.own.iter().flatten().collect(), ..Line::default() };
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

fn at(row: u32) -> usize {
    usize::try_from(row).unwrap_or(usize::MAX)
}
