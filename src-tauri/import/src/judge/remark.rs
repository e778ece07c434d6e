//! What is told of a row, and where the cells of a table ended.

use words::codes::Code;
use words::fault::{Fault, Trouble};

use super::{Judge, Part, ROW_BITS, line};
use crate::doubt::Doubt;
use crate::heading::Column;
use crate::say;
use crate::sheet::letter;
use crate::verdict::{Cells, Outcome, Remark, Verdict, columns_of};

/// Counts where the cells of a table ended.
pub(super) fn cells(part: &Part<'_>, verdicts: &[Verdict]) -> Cells {
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

impl Judge<'_, '_> {
    pub(super) fn note(&mut self, at: usize, row: u32, outcome: Outcome) {
        let verdict = Verdict { row: row + 1, outcome, records: 0, faults: Vec::new(), soft: Vec::new() };
        self.verdicts.insert(line(at, row + 1), verdict);
    }

    pub(super) fn is_bad(&self, own: usize) -> bool {
        self.verdicts.get(&own).is_some_and(|verdict| verdict.outcome == Outcome::Bad)
    }

    pub(super) fn remark_of(&mut self, line: usize, code: &str, say: &str) {
        let remark =
            Remark { column: None, heading: None, code: self.sayings.said(code), say: self.sayings.said(say) };
        if let Some(verdict) = self.verdicts.get_mut(&line) {
            verdict.soft.push(remark);
        }
    }

    pub(super) fn faults(&mut self, faults: &[Fault], hard: bool, doubts: &[(Column, Doubt)]) {
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

    pub(super) fn remark(&mut self, at: usize, columns: &[Column], code: &str, say: &str) -> Remark {
        let plan = self.parts.get(at).map(|part| part.plan);
        let column = plan.and_then(|plan| columns.iter().find_map(|column| plan.column(*column)));
        let heading = column.map(|column| column.heading.clone());
        let named = heading.as_deref().filter(|heading| !heading.is_empty());
        let say = named.map_or_else(|| say.to_owned(), |heading| say::at_column(heading, say));
        let mut said = |text: &str| self.sayings.said(text);
        Remark {
            column: column.map(|column| said(&letter(column.place))),
            heading: heading.as_deref().map(&mut said),
            code: said(code),
            say: said(&say),
        }
    }

    pub(super) fn add(&mut self, row: usize, remark: Remark, hard: bool) {
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
