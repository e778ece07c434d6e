//! From the rows of a sheet to lines: entries with every value resolved, as a reader of the paper would see them.
//! A line becomes drafts of the open format in `draft`.

mod draft;
mod paper;
mod people;
mod words;

use std::collections::{BTreeMap, BTreeSet};

pub(super) use self::draft::{Drafted, Offices, drafts};
pub(super) use self::paper::is_closed;
use super::heading::Column;
use super::mapping::Plan;
use super::sheet::{Cell, Sheet, is_ditto};
use super::{cell, mapping};
use ::words::codes::codes;
use ::words::vietnamese::fold::{fold, tokens};
use ::words::vietnamese::legacy;

codes! {
    /// What a row says that cannot be taken as it stands. The first group keeps the row outside.
    Doubt "import_doubt" {
        /// A mark of repetition with nothing above it.
        NothingAbove = "nothing_above",
        /// Text that is no date.
        NotADate = "not_a_date",
        /// A date the calendar does not have.
        NoSuchDay = "no_such_day",
        /// A year of two digits that could be of either century.
        TwoDigitYear = "two_digit_year",
        /// A day without a year, and none above it.
        NoYear = "no_year",
        /// Several days in one cell.
        SeveralDays = "several_days",
        /// More than one disposition is marked.
        ManyMarks = "many_marks",
        /// A row of this file that came in before.
        Twice = "twice",
        /// Text where a count belongs (soft).
        NotACount = "not_a_count",
        /// A kind no law knows (soft).
        UnknownKind = "unknown_kind",
        /// A field not in the list (soft).
        UnknownField = "unknown_field",
        /// Only "đất đai", which has three leaves (soft).
        LandOnly = "land_only",
        /// Other words that no code fits (soft).
        UnknownWords = "unknown_words",
        /// An identity number of an odd length (soft).
        OddIdentity = "odd_identity",
        /// A disposition stands there, and what a processed paper needs does not (soft).
        LeftUnprocessed = "left_unprocessed",
        /// A paper was sent out, on a day or to a body that is not told (soft).
        NotSent = "not_sent",
    }
}

impl Doubt {
    /// Tells whether the row stays outside.
    #[must_use]
    pub fn is_hard(self) -> bool {
        self <= Self::Twice
    }
}

/// What a row of the sheet turned out to be.
pub(super) enum Walked {
    /// An entry.
    Line(Line),
    /// More of the entry above: its number is one merged cell over both rows.
    Joined(u32),
    /// A title, a sum, an empty number, the headings of the next page.
    Skipped(u32),
}

/// One entry of the sheet.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Its row, from 0.
    pub row: u32,
    /// The year of days written without one.
    pub year: Option<i32>,
    cells: BTreeMap<u32, Cell>,
    /// Columns with a mark of repetition and nothing above.
    pub unresolved: Vec<Column>,
}

impl Line {
    /// Gives the cell of a column that holds something.
    pub fn cell(&self, plan: &Plan, holds: Column) -> Option<&Cell> {
        let mut columns = plan.columns.iter().filter(|column| column.holds == holds);
        columns.find_map(|column| self.cells.get(&column.place))
    }

    /// Gives its text, trimmed and never empty.
    pub fn text(&self, plan: &Plan, holds: Column) -> Option<String> {
        Some(self.cell(plan, holds)?.shown().trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// Gives the cell at a place.
    pub fn at(&self, place: u32) -> Option<&Cell> {
        self.cells.get(&place)
    }

    /// Gives all that goes into the note, each with its heading unless that says no more.
    pub fn notes(&self, plan: &Plan) -> Vec<String> {
        let columns = plan.columns.iter().filter(|column| column.holds == Column::Note);
        let texts = columns.filter_map(|column| {
            let text = self.cells.get(&column.place)?.shown().trim().to_owned();
            let unheaded =
                column.heading.is_empty() || tokens(&column.heading).starts_with(&["ghi".into(), "chu".into()]);
            Some(if unheaded { text } else { format!("{}: {text}", column.heading) })
        });
        texts.filter(|text| !text.is_empty()).collect()
    }

    fn is_empty(&self, plan: &Plan, holds: &[Column]) -> bool {
        holds.iter().all(|one| self.text(plan, *one).is_none())
    }
}

/// Walks the rows below the headings.
pub(super) fn walk(sheet: &Sheet, plan: &Plan) -> Vec<Walked> {
    let mut walk = Walk { sheet, plan, above: BTreeMap::new(), year: plan.year };
    let mut walked: Vec<Walked> = Vec::new();
    for row in sheet.rows_from(plan.first_row()) {
        let raw = walk.converted(row);
        if walk.is_no_entry(row, &raw) {
            walked.push(Walked::Skipped(row));
            continue;
        }
        let last =
            walked.iter_mut().rev().find_map(|one| if let Walked::Line(line) = one { Some(line) } else { None });
        if let Some(last) = last.filter(|last| walk.continues(row, last)) {
            walk.join(last, &raw);
            walked.push(Walked::Joined(row));
            continue;
        }
        walked.push(Walked::Line(walk.line(row, raw)));
    }
    walked
}

struct Walk<'a> {
    sheet: &'a Sheet,
    plan: &'a Plan,
    above: BTreeMap<u32, Cell>,
    year: Option<i32>,
}

impl Walk<'_> {
    /// Gives the planned cells of a row, their text in Unicode.
    fn converted(&self, row: u32) -> BTreeMap<u32, Cell> {
        let columns = self.plan.columns.iter().filter(|column| column.holds != Column::Ignored);
        let cells = columns.filter_map(|column| {
            let cell = match self.sheet.cell(row, column.place)? {
                Cell::Text(text) => Cell::Text(legacy::convert(text, column.encoding)),
                other => other.clone(),
            };
            Some((column.place, cell))
        });
        cells.collect()
    }

    /// Tells titles between months, sums, empty numbers, number rows and headings repeated on each page.
    fn is_no_entry(&self, row: u32, cells: &BTreeMap<u32, Cell>) -> bool {
        let own = self.sheet.row(row).filter(|(column, _)| !self.sheet.is_spread(row, *column)).count();
        let line = Line { row, year: None, cells: cells.clone(), unresolved: Vec::new() };
        let says = [Column::Name, Column::NameAddress, Column::Content, Column::VisitedOn, Column::ReceivedOn];
        let first = cells.values().find_map(|cell| if let Cell::Text(text) = cell { Some(fold(text)) } else { None });
        let sum = first.is_some_and(|text| ["cong", "tong"].iter().any(|word| text.starts_with(word)));
        let undated = line.is_empty(self.plan, &[Column::VisitedOn, Column::ReceivedOn]);
        let title = own <= 1 && (undated || self.is_wide(row));
        line.is_empty(self.plan, &says)
            || title
            || sum && undated
            || Self::is_number_row(cells)
            || self.is_heading(cells)
    }

    /// Tells a row whose one cell is merged over most of the sheet.
    fn is_wide(&self, row: u32) -> bool {
        let spread = self.sheet.row(row).filter(|(column, _)| self.sheet.is_spread(row, *column));
        let same: BTreeSet<String> = self.sheet.row(row).map(|(_, cell)| cell.shown()).collect();
        same.len() == 1 && spread.count() >= 2
    }

    /// Tells the row (1) (2) (3) under the headings.
    fn is_number_row(cells: &BTreeMap<u32, Cell>) -> bool {
        let numbers: Vec<Option<u32>> = cells
            .values()
            .map(|cell| cell.shown().trim().trim_matches(['(', ')']).parse().ok().filter(|number| *number <= 100))
            .collect();
        numbers.len() >= 3 && numbers.iter().all(Option::is_some) && numbers.is_sorted()
    }

    fn is_heading(&self, cells: &BTreeMap<u32, Cell>) -> bool {
        let repeated = |(place, cell): (&u32, &Cell)| {
            let heading = self.plan.columns.iter().find(|column| column.place == *place);
            let Some(heading) = heading.map(|column| fold(&column.heading)) else { return false };
            let text = fold(&cell.shown());
            !text.is_empty() && heading.contains(&text)
        };
        cells.len() >= 3 && cells.iter().all(repeated)
    }

    /// Tells a row whose number and day are the merged cells of the line above: one entry, another person.
    fn continues(&self, row: u32, last: &Line) -> bool {
        let number = self.plan.column(Column::Number).or(self.plan.column(Column::Ordinal));
        let dated = self.plan.column(Column::VisitedOn).or(self.plan.column(Column::ReceivedOn));
        let (Some(number), Some(dated)) = (number, dated) else { return false };
        let day = self.sheet.cell(row, dated.place);
        self.sheet.is_spread(row, number.place)
            && self.sheet.cell(row, number.place) == self.sheet.cell(last.row, number.place)
            && (day.is_none() || self.sheet.is_spread(row, dated.place))
    }

    /// Adds another row to a line: each new text under the one above it.
    fn join(&self, last: &mut Line, cells: &BTreeMap<u32, Cell>) {
        for column in &self.plan.columns {
            let Some(more) = cells.get(&column.place) else { continue };
            let more = more.shown();
            let Some(held) = last.cells.get(&column.place).map(Cell::shown) else {
                last.cells.insert(column.place, Cell::Text(more));
                continue;
            };
            if held == more || is_ditto(&more) {
                continue;
            }
            let joined = if column.holds == Column::NameAddress {
                people::listed(&held, &more)
            } else {
                format!("{held}\n{more}")
            };
            last.cells.insert(column.place, Cell::Text(joined));
        }
    }

    /// Makes a line: marks of repetition take the value above, and a day gives its year to those below.
    fn line(&mut self, row: u32, mut cells: BTreeMap<u32, Cell>) -> Line {
        let mut unresolved = Vec::new();
        for column in &self.plan.columns {
            let Some(Cell::Text(text)) = cells.get(&column.place) else { continue };
            let numbered = matches!(column.holds, Column::Number | Column::Ordinal);
            let above = self.above.get(&column.place).cloned();
            if is_ditto(text) {
                match above {
                    _ if numbered => drop(cells.remove(&column.place)),
                    Some(above) => drop(cells.insert(column.place, above)),
                    None => unresolved.push(column.holds),
                }
            } else if column.holds == Column::NameAddress
                && let Some(whole) = people::address_above(text, above.as_ref())
            {
                cells.insert(column.place, Cell::Text(whole));
            }
        }
        self.above.clone_from(&cells);
        let line = Line { row, year: self.year, cells, unresolved };
        self.year = self.year_of(&line).or(self.year);
        line
    }

    fn year_of(&self, line: &Line) -> Option<i32> {
        let dated = line.cell(self.plan, Column::VisitedOn).or(line.cell(self.plan, Column::ReceivedOn))?;
        let day = cell::day(dated, line.year, chrono::NaiveDate::from_ymd_opt(2100, 12, 31)?).ok()?;
        Some(chrono::Datelike::year(&day))
    }
}

/// The batch and row a line is called by: its own, or those it was rejected from.
pub(super) fn origin(line: &Line, plan: &Plan, batch: &str) -> (String, u32) {
    let told = line.text(plan, Column::Origin);
    let told = told.as_deref().and_then(|text| text.split_once(':'));
    match told.and_then(|(batch, row)| Some((batch, row.parse().ok()?))) {
        Some((batch, row)) if batch.len() == 8 && batch.chars().all(|c| c.is_ascii_hexdigit()) => {
            (batch.to_owned(), row)
        }
        _ => (batch.to_owned(), line.row + 1),
    }
}

/// A short key for a name: two spellings of it are one.
fn key(text: &str) -> String {
    mapping::digest(&[tokens(text).join(" ").as_bytes()])
}
