//! The top of a sheet as it was read, for a clerk who points at its headings by hand.

use super::sheet::Sheet;

/// How many rows and columns are shown, and how many letters of a cell.
const ROWS: u32 = 25;
const COLUMNS: u32 = 12;
const LETTERS: usize = 40;

/// Gives the first rows, each as long as the sheet is wide.
pub(super) fn top(sheet: &Sheet) -> Vec<Vec<String>> {
    let wide = sheet.width().min(COLUMNS);
    let cell = |row: u32, column: u32| -> String {
        sheet.cell(row, column).map(|cell| cell.shown().chars().take(LETTERS).collect()).unwrap_or_default()
    };
    (0..ROWS).map(|row| (0..wide).map(|column| cell(row, column)).collect()).collect()
}
