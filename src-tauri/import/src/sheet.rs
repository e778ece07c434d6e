//! A sheet as it was read: only the cells that hold something, wherever they stand, merged ones spread over the rows of
//! their region, and never more of them than an office's register can have; beside them what its looks say: hidden
//! rows, text struck through.

mod allowance;
mod ditto;

use chrono::{Datelike, NaiveDate, TimeDelta};
use words::day;

pub(super) use self::allowance::Allowance;
pub(super) use self::ditto::is_ditto;
use super::Refusal;

/// The rows and columns a sheet of Excel has; nothing that stands beyond them was typed there.
pub const ROWS: u32 = 1_048_576;
pub const COLUMNS: u32 = 16_384;
/// A text is cut where Excel itself would not have let it go on; the house refuses it long before.
const LONGEST_TEXT: usize = 32_767;
/// So many cells beyond the sheet are told one by one.
const MOST_STRAY: usize = 1_000;
/// What comes in another order than a sheet's makes the others move; no program writes so.
const MOST_MOVED: usize = 50_000_000;
/// Days between the two days from which workbooks count.
const BETWEEN_BASES: f64 = 1_462.0;

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
    /// Something stands there, and the file does not say what.
    Unknown(Unknown),
}

/// Why nobody can tell what a cell holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unknown {
    /// A formula that was never calculated.
    Formula,
    /// An error, as the sheet shows it: #REF!, #N/A. Boxed, so that a cell is no larger for it.
    Error(Box<str>),
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
            Self::Flag(false) | Self::Unknown(Unknown::Formula) => String::new(),
            Self::Unknown(Unknown::Error(text)) => text.to_string(),
        }
    }

    /// Gives a day from a serial number, day 1 being 01/01/1900 and 29/02/1900 having been, as Lotus had it.
    pub fn serial(number: f64) -> Option<NaiveDate> {
        let epoch = NaiveDate::from_ymd_opt(1899, 12, 30)?;
        #[expect(clippy::cast_possible_truncation, reason = "a cast of a float saturates")]
        let day = epoch.checked_add_signed(TimeDelta::try_days(number.floor() as i64)?)?;
        (1901..=2100).contains(&day.year()).then_some(day)
    }

    /// Gives the bytes of its text.
    fn text_length(&self) -> usize {
        if let Self::Text(text) = self { text.len() } else { 0 }
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
    /// It does not show in Excel.
    pub hidden: bool,
    /// Its days count from 01/01/1904, as on the Macintosh once.
    pub base_1904: bool,
    /// Rows and cells in order: a register of a hundred thousand rows has to fit.
    rows: Vec<(u32, Vec<(u32, Cell)>)>,
    spread: Vec<(u32, u32)>,
    own: usize,
    /// Both ends included, in order.
    hidden_rows: Vec<(u32, u32)>,
    struck: Vec<(u32, u32)>,
    stray: Vec<(u32, u32)>,
    reached: (u32, u32),
    /// Rows and cells that made room for one that came late.
    moved: usize,
}

impl Sheet {
    pub fn named(name: String) -> Self {
        Self { name, ..Self::default() }
    }

    /// Puts a cell, within bounds. An empty text is no cell, and what stands beyond the last row or column stays out.
    pub fn put(&mut self, row: u32, column: u32, mut cell: Cell, left: &mut Allowance) -> Result<(), Refusal> {
        if let Cell::Text(text) = &mut cell {
            if text.trim().is_empty() {
                return Ok(());
            }
            if text.len() > LONGEST_TEXT
                && let Some((end, _)) = text.char_indices().nth(LONGEST_TEXT)
            {
                text.truncate(end);
            }
            text.shrink_to_fit();
        }
        if row >= ROWS || column >= COLUMNS {
            if self.stray.len() < MOST_STRAY {
                self.stray.push((row, column));
            }
            return Ok(());
        }
        self.reached = (row, column);
        left.take(1, cell.text_length())?;
        let at = self.row_to_fill(row);
        let Some((_, cells)) = self.rows.get_mut(at) else { return Ok(()) };
        let is_new = match cells.last() {
            Some((last, _)) if *last >= column => match cells.binary_search_by_key(&column, |(place, _)| *place) {
                Ok(at) => cells.get_mut(at).map(|held| held.1 = cell).is_none(),
                Err(at) => {
                    self.moved += cells.len() - at;
                    cells.insert(at, (column, cell));
                    true
                }
            },
            _ => {
                cells.push((column, cell));
                true
            }
        };
        self.own += usize::from(is_new);
        if self.moved > MOST_MOVED { Err(Refusal::TooManyCells) } else { Ok(()) }
    }

    /// Gives the place of a row, made if it is not there.
    fn row_to_fill(&mut self, row: u32) -> usize {
        match self.rows.last_mut() {
            Some((last, _)) if *last >= row => {
                let place = self.rows.binary_search_by_key(&row, |(row, _)| *row);
                place.unwrap_or_else(|at| {
                    self.moved += self.rows.len() - at;
                    self.rows.insert(at, (row, Vec::new()));
                    at
                })
            }
            last => {
                if let Some((_, filled)) = last {
                    filled.shrink_to_fit();
                }
                self.rows.push((row, Vec::new()));
                self.rows.len() - 1
            }
        }
    }

    /// Spreads the value of a merged region over all of it, as one reads it on paper.
    #[cfg(test)]
    pub fn merge(&mut self, region: Region, left: &mut Allowance) -> Result<(), Refusal> {
        self.merge_all(&[region], left)
    }

    /// Spreads the values of merged regions over the rows that hold something of their own. Empty regions cost nothing,
    /// and what stands hidden under one stays what it is.
    pub fn merge_all(&mut self, regions: &[Region], left: &mut Allowance) -> Result<(), Refusal> {
        let width = self.width();
        for region in regions {
            let Some(cell) = self.cell(region.top, region.left).cloned() else { continue };
            self.reached = (region.top, region.left);
            let from = self.rows.partition_point(|(row, _)| *row < region.top);
            for (row, cells) in self.rows.iter_mut().skip(from).take_while(|(row, _)| *row <= region.bottom) {
                for column in region.left..=region.right.min(width.saturating_sub(1)) {
                    left.take(1, 0)?;
                    let Err(at) = cells.binary_search_by_key(&column, |(place, _)| *place) else { continue };
                    left.take(0, cell.text_length())?;
                    left.take_again(cell.text_length(), 1)?;
                    self.moved += cells.len() - at;
                    if self.moved > MOST_MOVED {
                        return Err(Refusal::TooManyCells);
                    }
                    cells.insert(at, (column, cell.clone()));
                    self.spread.push((*row, column));
                }
            }
        }
        self.spread.sort_unstable();
        Ok(())
    }

    /// Notes that rows are hidden, the last included.
    pub fn hide_rows(&mut self, first: u32, last: u32) {
        if self.moved > MOST_MOVED {
            return;
        }
        match self.hidden_rows.last_mut() {
            Some((_, end)) if end.checked_add(1) == Some(first) => *end = last,
            Some((start, _)) if *start > first => {
                let at = self.hidden_rows.partition_point(|(start, _)| *start <= first);
                self.moved += self.hidden_rows.len() - at;
                self.hidden_rows.insert(at, (first, last));
            }
            _ => self.hidden_rows.push((first, last)),
        }
    }

    /// Notes that the text of a cell is struck through.
    pub fn strike(&mut self, row: u32, column: u32) {
        let is_last = self.struck.last().is_none_or(|last| *last < (row, column));
        if is_last {
            self.struck.push((row, column));
        } else if let Err(at) = self.struck.binary_search(&(row, column)) {
            self.moved += self.struck.len() - at;
            self.struck.insert(at, (row, column));
        }
    }

    pub fn cell(&self, row: u32, column: u32) -> Option<&Cell> {
        let cells = self.cells_of(row);
        let at = cells.binary_search_by_key(&column, |(place, _)| *place).ok()?;
        cells.get(at).map(|(_, cell)| cell)
    }

    fn cells_of(&self, row: u32) -> &[(u32, Cell)] {
        let at = self.rows.binary_search_by_key(&row, |(row, _)| *row);
        at.ok().and_then(|at| self.rows.get(at)).map_or(&[], |(_, cells)| cells)
    }

    /// Tells whether a cell only repeats the one its region begins with.
    pub fn is_spread(&self, row: u32, column: u32) -> bool {
        self.spread.binary_search(&(row, column)).is_ok()
    }

    /// Tells whether a row does not show: hidden, without height, or filtered out.
    pub fn row_is_hidden(&self, row: u32) -> bool {
        let at = self.hidden_rows.partition_point(|(first, _)| *first <= row);
        at.checked_sub(1).and_then(|at| self.hidden_rows.get(at)).is_some_and(|(_, last)| row <= *last)
    }

    /// Tells whether all the text of a cell is struck through.
    pub fn is_struck(&self, row: u32, column: u32) -> bool {
        self.struck.binary_search(&(row, column)).is_ok()
    }

    /// Tells whether a row is struck out: all its own cells, or all but the first, which is its number.
    pub fn row_is_struck(&self, row: u32) -> bool {
        let own = self.cells_of(row).iter().filter(|(column, _)| !self.is_spread(row, *column));
        let struck: Vec<bool> = own.map(|(column, _)| self.is_struck(row, *column)).collect();
        struck.contains(&true) && struck.iter().skip(1).all(|one| *one)
    }

    /// Counts the cells that hold something of their own.
    pub fn cells(&self) -> usize {
        self.own
    }

    /// Gives the cells that stand beyond the last row or column of any sheet, and were left out.
    pub fn stray(&self) -> &[(u32, u32)] {
        &self.stray
    }

    /// Gives where reading had come to.
    pub fn reached(&self) -> (u32, u32) {
        self.reached
    }

    /// Gives the columns that hold something, from the left.
    pub fn columns(&self) -> impl Iterator<Item = u32> {
        let mut holds = vec![false; self.width() as usize];
        for (column, _) in self.rows.iter().flat_map(|(_, cells)| cells) {
            if let Some(holds) = holds.get_mut(*column as usize) {
                *holds = true;
            }
        }
        (0..).zip(holds).filter_map(|(column, holds)| holds.then_some(column))
    }

    /// Gives the cells of a row, from the left.
    pub fn row(&self, row: u32) -> impl Iterator<Item = (u32, &Cell)> {
        self.cells_of(row).iter().map(|(column, cell)| (*column, cell))
    }

    /// Gives the rows that hold something, from a row on.
    pub fn rows_from(&self, row: u32) -> impl Iterator<Item = u32> {
        let from = self.rows.partition_point(|(one, _)| *one < row);
        self.rows.iter().skip(from).map(|(row, _)| *row)
    }

    /// Gives every cell of a column below a row.
    pub fn below(&self, row: u32, column: u32) -> impl Iterator<Item = (u32, &Cell)> {
        let from = self.rows.partition_point(|(one, _)| *one <= row);
        self.rows.iter().skip(from).filter_map(move |(row, cells)| {
            let at = cells.binary_search_by_key(&column, |(place, _)| *place).ok()?;
            Some((*row, &cells.get(at)?.1))
        })
    }

    /// Gives the column after the last that holds something.
    pub fn width(&self) -> u32 {
        let last = |(_, cells): &(u32, Vec<(u32, Cell)>)| cells.last().map_or(0, |(column, _)| column + 1);
        self.rows.iter().map(last).max().unwrap_or(0)
    }

    /// Gives the day a serial number stands for in this workbook.
    pub fn serial_day(&self, number: f64) -> Option<NaiveDate> {
        Cell::serial(if self.base_1904 { number + BETWEEN_BASES } else { number })
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
        assert_eq!(sheet.cell(1, 1), None, "nor into a row that holds nothing");
        assert_eq!((sheet.cells(), sheet.columns().collect::<Vec<_>>()), (2, vec![0, 1]));
    }

    #[test]
    fn a_cell_far_away_costs_one_cell_and_one_beyond_every_sheet_is_told() {
        let (mut sheet, mut left) = (Sheet::default(), Allowance::default());
        let text = || Cell::Text("x".into());
        sheet.put(ROWS - 1, COLUMNS - 1, text(), &mut left).unwrap();
        sheet.put(ROWS, 0, text(), &mut left).unwrap();
        sheet.put(5, 1, text(), &mut left).unwrap();
        sheet.put(5, 0, text(), &mut left).unwrap();
        sheet.put(5, 0, Cell::Text(" ".into()), &mut left).unwrap();
        assert_eq!(sheet.rows_from(0).collect::<Vec<_>>(), [5, ROWS - 1]);
        assert_eq!(sheet.row(5).count(), 2);
        assert_eq!(sheet.columns().collect::<Vec<_>>(), [0, 1, COLUMNS - 1]);
        assert_eq!((sheet.cells(), sheet.stray()), (3, &[(ROWS, 0)][..]));
    }

    #[test]
    fn a_sheet_told_backwards_is_borne_as_far_as_it_costs_nothing() {
        let (mut sheet, mut left) = (Sheet::default(), Allowance::default());
        let put = (0..20_000).rev().map(|row| sheet.put(row, 0, Cell::Flag(true), &mut left));
        assert!(put.collect::<Result<Vec<()>, Refusal>>().is_err());
        let mut sheet = Sheet::default();
        for row in [9, 3, 5] {
            sheet.put(row, 1, Cell::Number(f64::from(row)), &mut left).unwrap();
            sheet.hide_rows(row, row);
        }
        assert_eq!(sheet.rows_from(0).collect::<Vec<_>>(), [3, 5, 9]);
        assert!([3, 5, 9].iter().all(|row| sheet.row_is_hidden(*row)) && !sheet.row_is_hidden(4));
    }

    #[test]
    fn a_row_is_struck_out_whether_or_not_its_number_is() {
        let (mut sheet, mut left) = (Sheet::default(), Allowance::default());
        for (row, column) in [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1)] {
            sheet.put(row, column, Cell::Number(1.0), &mut left).unwrap();
        }
        sheet.strike(0, 2);
        assert!(!sheet.row_is_struck(0) && !sheet.row_is_struck(1));
        sheet.strike(0, 1);
        assert!(sheet.row_is_struck(0) && sheet.is_struck(0, 1) && !sheet.is_struck(0, 0));
        sheet.hide_rows(7, 8);
        sheet.hide_rows(9, 9);
        assert_eq!([6, 7, 9, 10].map(|row| sheet.row_is_hidden(row)), [false, true, true, false]);
    }

    #[test]
    fn a_workbook_of_the_macintosh_counts_from_its_own_day() {
        let sheet = Sheet { base_1904: true, ..Sheet::default() };
        assert_eq!(sheet.serial_day(42_251.0).unwrap().to_string(), "2019-09-05");
        assert_eq!(std::mem::size_of::<Cell>(), 24);
    }
}
