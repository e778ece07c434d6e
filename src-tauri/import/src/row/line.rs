//! One entry of a sheet: its cells as one reads them, whatever the sheet repeats, leaves to the row above or writes in an old
//! font.

use chrono::NaiveDate;

use super::Doubt;
use crate::heading::Column;
use crate::mapping::Plan;
use crate::sheet::{Cell, Sheet};
use ::words::vietnamese::fold::tokens;

/// One entry of the sheet.
#[derive(Debug, Clone)]
pub(crate) struct Line<'a> {
    pub sheet: &'a Sheet,
    /// Its first row, from 0.
    pub row: u32,
    /// Its last row, where others were joined to it.
    pub last: u32,
    /// The day of the entry, as its column tells it.
    pub day: Result<Option<NaiveDate>, Doubt>,
    /// The year of days written without one.
    pub year: Option<i32>,
    /// Cells that are read otherwise than they stand there.
    pub own: Vec<(u32, Cell)>,
    /// The title above it, between the rows.
    pub section: Option<String>,
    /// What cannot be taken as it stands.
    pub doubts: Vec<(Column, Doubt)>,
    /// The number as the paper book has it, and ours where it can be ours.
    pub number: Numbered,
}

/// The number of an entry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Numbered {
    /// As it stands in the sheet.
    pub written: Option<String>,
    /// The number and the year it has in our book.
    pub ours: Option<(u32, i32)>,
}

impl<'a> Line<'a> {
    pub fn of(sheet: &'a Sheet, row: u32) -> Self {
        Self {
            sheet,
            row,
            last: row,
            day: Ok(None),
            year: None,
            own: Vec::new(),
            section: None,
            doubts: Vec::new(),
            number: Numbered::default(),
        }
    }

    /// Gives the cell of a column that holds something.
    pub fn cell(&self, plan: &Plan, holds: Column) -> Option<&Cell> {
        let mut columns = plan.columns.iter().filter(|column| column.holds == holds);
        columns.find_map(|column| self.at(column.place))
    }

    /// Gives its text, trimmed and never empty. Several columns for one thing are read together.
    pub fn text(&self, plan: &Plan, holds: Column) -> Option<String> {
        let mut columns = plan.columns.iter().filter(|column| column.holds == holds);
        let text = if matches!(holds, Column::Address | Column::Incoming) {
            let texts: Vec<String> =
                columns.filter_map(|column| Some(self.at(column.place)?.shown().trim().to_owned())).collect();
            texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
        } else {
            let own = columns.find_map(|column| self.at(column.place));
            let shared = || {
                let also = matches!(holds, Column::Source | Column::Field | Column::Level | Column::Lane);
                let mut columns = plan.columns.iter().filter(|column| also && column.also.contains(&holds));
                columns.find_map(|column| self.at(column.place))
            };
            own.or_else(shared)?.shown().trim().to_owned()
        };
        Some(text).filter(|text| !text.is_empty())
    }

    /// Gives the cell at a place.
    pub fn at(&self, place: u32) -> Option<&Cell> {
        let own = self.own.iter().find(|(column, _)| *column == place);
        own.map(|(_, cell)| cell).or_else(|| self.sheet.cell(self.row, place))
    }

    /// Reads a cell otherwise than it stands there.
    pub fn put(&mut self, place: u32, cell: Cell) {
        match self.own.iter_mut().find(|(column, _)| *column == place) {
            Some((_, held)) => *held = cell,
            None => self.own.push((place, cell)),
        }
    }

    /// Gives all that goes into the note, each with its heading unless that says no more, with the place it stands at.
    pub fn notes(&self, plan: &Plan) -> Vec<(u32, String)> {
        let columns = plan.columns.iter().filter(|column| column.holds == Column::Note);
        let texts = columns.filter_map(|column| {
            let text = self.at(column.place)?.shown().trim().to_owned();
            let unheaded =
                column.heading.is_empty() || tokens(&column.heading).starts_with(&["ghi".into(), "chu".into()]);
            Some((column.place, if unheaded { text } else { format!("{}: {text}", column.heading) }))
        });
        texts.filter(|(place, _)| self.at(*place).is_some_and(|cell| !cell.shown().trim().is_empty())).collect()
    }

    pub fn is_empty(&self, plan: &Plan, holds: &[Column]) -> bool {
        holds.iter().all(|one| self.text(plan, *one).is_none())
    }

    pub fn doubt(&mut self, column: Column, doubt: Doubt) {
        if !self.doubts.contains(&(column, doubt)) {
            self.doubts.push((column, doubt));
        }
    }
}

/// The batch and row a line is called by: its own, or those it was rejected from.
pub(crate) fn origin(line: &Line<'_>, plan: &Plan, batch: &str) -> (String, u32) {
    let told = line.text(plan, Column::Origin);
    let told = told.as_deref().and_then(|text| text.split_once(':'));
    match told.and_then(|(batch, row)| Some((batch, row.parse().ok()?))) {
        Some((batch, row)) if batch.len() == 8 && batch.chars().all(|c| c.is_ascii_hexdigit()) => {
            (batch.to_owned(), row)
        }
        _ => (batch.to_owned(), line.row + 1),
    }
}
