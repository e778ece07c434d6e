//! What an import did, or would do.

use std::collections::BTreeMap;

use serde::Serialize;

use super::mapping::Layout;
use super::verdict::{Cells, Verdict};

/// What an import did with a sheet, or would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Imported {
    /// The name of the sheet's batch; every ref of its rows begins with `import-` and this.
    pub batch: String,
    /// The rows that came in.
    pub good: usize,
    /// Those of them that should be looked at again.
    pub soft: usize,
    /// The rows that stayed outside.
    pub bad: usize,
    /// The rows that are no entries: titles, sums, empty numbers, days on which nobody came.
    pub skipped: usize,
    /// The rows whose entry is there already.
    pub twice: usize,
    /// How many records of each slice came in.
    pub records: BTreeMap<&'static str, usize>,
    /// Where the cells of the sheet ended.
    pub cells: Cells,
    /// What was found in each row.
    pub verdicts: Vec<Verdict>,
}

/// What an import did with one sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct ImportedSheet {
    /// The sheet's name.
    pub sheet: String,
    /// The kind of register it is; the first table's, where it has several.
    pub layout: Layout,
    /// What became of it.
    pub imported: Imported,
}

/// A sheet nothing of which came in, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct LeftSheet {
    /// The sheet's name.
    pub sheet: String,
    /// How many cells of it hold something.
    pub cells: usize,
    /// Why, for the clerk.
    pub say: String,
}

/// What an import did with a workbook, or would do: one act for all of its sheets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct ImportedBook {
    /// The name the whole import is taken back by.
    pub batch: String,
    /// The sheets that are registers.
    pub sheets: Vec<ImportedSheet>,
    /// The others.
    pub left: Vec<LeftSheet>,
    /// How many entries of the register were corrected by rows that differ from them.
    pub corrected: usize,
    /// The first entries, as the book will show them.
    pub preview: Vec<Preview>,
    /// All of it in one sentence, for the clerk.
    pub say: String,
}

/// An entry as the book will show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Preview {
    /// The sheet it stands in.
    pub sheet: String,
    /// Its row, from 1.
    pub row: u32,
    /// It is a visit; otherwise a petition.
    pub visit: bool,
    /// Its number, ours or the paper book's; none where the program will give one.
    pub number: Option<String>,
    /// Its day, as one reads it.
    pub on: String,
    /// Who came or wrote, with where they live.
    pub who: String,
    /// What about.
    pub content: String,
    /// The kind of paper, in words; none where there is no paper.
    pub kind: Option<String>,
    /// What is done with it, in words.
    pub handling: Option<String>,
}
