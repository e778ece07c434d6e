//! A sheet as it was read: only the cells that hold something, merged ones spread over their region, and never
//! more of them than an office's register can have.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use words::day;
use words::vietnamese::fold::fold;

use super::Refusal;

/// The most rows a sheet may reach down to.
pub const MOST_ROWS: u32 = 50_000;
/// The most columns a sheet may reach out to.
pub const MOST_COLUMNS: u32 = 100;
/// The most cells a workbook may hold, those under merged regions included.
pub(super) const MOST_CELLS: usize = 2_000_000;
/// The most bytes of text a workbook's cells may hold together.
pub(super) const MOST_TEXT: usize = 48 * 1024 * 1024;
/// A text is cut where Excel itself would not have let it go on; the house refuses it long before.
const LONGEST_TEXT: usize = 32_767;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    /// A text, as it stands in the file.
    Text(String),
    /// A number.
    Number(f64),
    /// A day, from a serial number shown as a date.
    Day(NaiveDate),
    /// True or false.
    Flag(bool),
}

impl Cell {
    /// Gives a cell as one would read it: whole numbers without a point, days as dd/mm/yyyy.
    pub fn shown(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
            Self::Number(number) => number.to_string(),
            Self::Day(day) => day::show(*day),
            Self::Flag(true) => "x".to_owned(),
            Self::Flag(false) => String::new(),
        }
    }

    /// Gives a day from a serial number, day 1 being 01/01/1900 and 29/02/1900 having been, as Lotus had it.
    pub fn serial(number: f64) -> Option<NaiveDate> {
        let epoch = NaiveDate::from_ymd_opt(1899, 12, 30)?;
        #[expect(clippy::cast_possible_truncation, reason = "a cast of a float saturates")]
        let day = epoch.checked_add_signed(chrono::TimeDelta::try_days(number.floor() as i64)?)?;
        (1901..=2100).contains(&day.year()).then_some(day)
    }
}

/// A merged region, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Region {
    pub top: u32,
    pub left: u32,
    pub bottom: u32,
    pub right: u32,
}

/// One sheet.
#[derive(Debug, Clone, Default)]
pub(super) struct Sheet {
    pub name: String,
    rows: BTreeMap<u32, BTreeMap<u32, Cell>>,
    spread: BTreeSet<(u32, u32)>,
}

/// How much of a workbook's allowance is used up.
#[derive(Debug, Default)]
pub(super) struct Allowance {
    cells: usize,
    text: usize,
}

impl Allowance {
    /// Takes cells and bytes of text from it.
    pub fn take(&mut self, cells: usize, text: usize) -> Result<(), Refusal> {
        self.cells = self.cells.saturating_add(cells);
        self.text = self.text.saturating_add(text);
        if self.cells > MOST_CELLS || self.text > MOST_TEXT { Err(Refusal::TooManyCells) } else { Ok(()) }
    }
}

impl Sheet {
    pub fn named(name: String) -> Self {
        Self { name, ..Self::default() }
    }

    /// Puts a cell, within bounds. An empty text is no cell.
    pub fn put(&mut self, row: u32, column: u32, mut cell: Cell, left: &mut Allowance) -> Result<(), Refusal> {
        if row >= MOST_ROWS {
            return Err(Refusal::TooManyRows);
        }
        if column >= MOST_COLUMNS {
            return Err(Refusal::TooManyColumns);
        }
        if let Cell::Text(text) = &mut cell {
            if text.trim().is_empty() {
                return Ok(());
            }
            if let Some((end, _)) = text.char_indices().nth(LONGEST_TEXT) {
                text.truncate(end);
            }
            left.take(0, text.len())?;
        }
        left.take(1, 0)?;
        self.rows.entry(row).or_default().insert(column, cell);
        Ok(())
    }

    /// Spreads the value of a merged region over all of it, as one reads it on paper. Empty regions cost nothing.
    pub fn merge(&mut self, region: Region, left: &mut Allowance) -> Result<(), Refusal> {
        let Some(cell) = self.cell(region.top, region.left).cloned() else { return Ok(()) };
        let bottom = region.bottom.min(self.last_row());
        let right = region.right.min(MOST_COLUMNS - 1);
        for row in region.top..=bottom {
            for column in region.left..=right {
                if (row, column) != (region.top, region.left) {
                    self.put(row, column, cell.clone(), left)?;
                    self.spread.insert((row, column));
                }
            }
        }
        Ok(())
    }

    pub fn cell(&self, row: u32, column: u32) -> Option<&Cell> {
        self.rows.get(&row)?.get(&column)
    }

    /// Tells whether a cell only repeats the one its region begins with.
    pub fn is_spread(&self, row: u32, column: u32) -> bool {
        self.spread.contains(&(row, column))
    }

    /// Gives the cells of a row, from the left.
    pub fn row(&self, row: u32) -> impl Iterator<Item = (u32, &Cell)> {
        self.rows.get(&row).into_iter().flatten().map(|(column, cell)| (*column, cell))
    }

    /// Gives the rows that hold something, from a row on.
    pub fn rows_from(&self, row: u32) -> impl Iterator<Item = u32> {
        self.rows.range(row..).map(|(row, _)| *row)
    }

    /// Gives every cell of a column below a row.
    pub fn below(&self, row: u32, column: u32) -> impl Iterator<Item = (u32, &Cell)> {
        let rows = self.rows.range(row.saturating_add(1)..);
        rows.filter_map(move |(row, cells)| Some((*row, cells.get(&column)?)))
    }

    pub fn last_row(&self) -> u32 {
        self.rows.last_key_value().map_or(0, |(row, _)| *row)
    }

    /// Gives the row after the last column that holds something.
    pub fn width(&self) -> u32 {
        let last = |cells: &BTreeMap<u32, Cell>| cells.last_key_value().map_or(0, |(column, _)| column + 1);
        self.rows.values().map(last).max().unwrap_or(0)
    }
}

/// Names a column as the sheet does: A, B … Z, AA.
pub(super) fn letter(column: u32) -> String {
    let of = |place: u32| char::from_u32(u32::from(b'A') + place).unwrap_or('?');
    match column.checked_div(26) {
        Some(0) | None => of(column).to_string(),
        Some(before) => format!("{}{}", letter(before - 1), of(column % 26)),
    }
}

/// Tells the marks that stand for the value above: nt, -//-, như trên, a lone quotation mark.
pub(super) fn is_ditto(text: &str) -> bool {
    let bare: String = fold(text).chars().filter(|c| !matches!(c, '-' | '–' | '—' | '.' | ' ' | '_')).collect();
    matches!(
        bare.as_str(),
        "nt" | "n/t" | "//" | "nhutren" | "\"" | "''" | "”" | "“" | "„" | "″" | "nhtren" | "ditto"
    )
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_repetition_are_known_however_they_are_drawn() {
        for text in ["nt", "NT", "-nt-", "-//-", "//", "như trên", "Như trên.", "nhu tren", "\"", "''", "- nt -", "”"]
        {
            assert!(is_ditto(text), "{text}");
        }
        for text in ["", "-", "x", "5/9/2019", "Nguyễn Thị", "n"] {
            assert!(!is_ditto(text), "{text}");
        }
    }

    #[test]
    fn columns_have_the_letters_of_the_sheet() {
        assert_eq!([0, 25, 26, 51, 52, 99].map(letter), ["A", "Z", "AA", "AZ", "BA", "CV"]);
    }

    #[test]
    fn a_serial_number_is_the_day_excel_shows() {
        assert_eq!(Cell::serial(43_713.0).unwrap().to_string(), "2019-09-05");
        assert_eq!(Cell::serial(43_713.354).unwrap().to_string(), "2019-09-05");
        assert_eq!(Cell::serial(5.0), None);
        assert_eq!(Cell::serial(f64::INFINITY), None);
    }

    #[test]
    fn a_merged_cell_is_read_in_each_of_its_rows() {
        let (mut sheet, mut left) = (Sheet::default(), Allowance::default());
        sheet.put(0, 1, Cell::Text("05/9/2019".into()), &mut left).unwrap();
        sheet.put(2, 0, Cell::Number(3.0), &mut left).unwrap();
        sheet.merge(Region { top: 0, left: 1, bottom: 9, right: 1 }, &mut left).unwrap();
        assert_eq!(sheet.cell(2, 1), Some(&Cell::Text("05/9/2019".into())));
        assert!(sheet.is_spread(2, 1) && !sheet.is_spread(0, 1));
        assert_eq!(sheet.cell(3, 1), None, "nothing is spread below the last row");
    }
}
