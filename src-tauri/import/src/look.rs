//! The top of a sheet as it was read, for a clerk who points at its headings by hand.

use serde::Serialize;

use super::mapping::{Plan, bare_text};
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

/// So many rows below the headings are shown.
const BELOW: usize = 8;
/// So many letters of a cell.
const LONG: usize = 80;

/// The clerk's own rows, as a plan reads them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Look {
    /// The rows above the headings, the headings and the first rows below them.
    pub rows: Vec<LookRow>,
}

/// One row of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct LookRow {
    /// Its number, from 1.
    pub row: u32,
    /// It is one of the heading rows.
    pub heading: bool,
    /// Its cells, one for each column of the plan.
    pub cells: Vec<LookCell>,
}

/// One cell of a sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct LookCell {
    /// Its text in Unicode, cut short.
    pub text: String,
    /// It only repeats the cell its merged region begins with.
    pub spread: bool,
}

/// Shows the rows of a plan's table.
pub(super) fn look(sheet: &Sheet, plan: &Plan) -> Look {
    let top = plan.header_row.saturating_sub(1);
    let first = plan.first_row();
    let above = sheet.rows_from(0).take_while(|row| *row < top).collect::<Vec<_>>();
    let above = above.iter().rev().take(3).rev().copied();
    let below = plan.rows(sheet).take(BELOW);
    let rows = above.chain(sheet.rows_from(top).take_while(|row| *row < first)).chain(below);
    let row = |row: u32| {
        let cells = plan.columns.iter().map(|column| {
            let Some(cell) = sheet.cell(row, column.place) else { return LookCell::default() };
            let text = bare_text(&cell.shown(), column);
            LookCell { text: text.chars().take(LONG).collect(), spread: sheet.is_spread(row, column.place) }
        });
        LookRow { row: row + 1, heading: (top..first).contains(&row), cells: cells.collect() }
    };
    Look { rows: rows.map(row).collect() }
}
