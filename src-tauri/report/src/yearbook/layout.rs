//! The layouts of the two books, as data with dates: which columns a grid or a printed book shows on a day.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use vault::error::{Error, Result};
use words::slice::Slice;

/// A layout.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Layout {
    /// The book's title with its form and circular.
    pub title: String,
    /// What should be known about it; may be empty.
    pub note: String,
    /// The columns, in order.
    pub columns: Vec<BookColumn>,
    /// The columns of its print, in order.
    #[serde(skip)]
    pub printed: Vec<PrintedColumn>,
}

/// A column of a print: on paper some columns of the screen stand together in one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrintedColumn {
    /// The keys of the values, in the order they stand in the cell.
    pub keys: Vec<String>,
    /// The numbers of its columns, printed under the heading: `5, 6, 7`.
    pub number: String,
    /// The headings, outermost first.
    pub head: Vec<String>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "LayoutColumn"))]
#[serde(deny_unknown_fields)]
pub struct BookColumn {
    /// The key of a row's value.
    pub key: String,
    /// The number printed under the heading.
    pub number: u32,
    /// The headings, outermost first.
    pub head: Vec<String>,
    /// The width on screen in pixels.
    pub width: u32,
}

#[derive(Deserialize)]
struct File {
    layout: Vec<Dated>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Dated {
    valid_from: toml::value::Datetime,
    title: String,
    note: String,
    /// None: those of the layout above in the file.
    #[serde(default)]
    columns: Vec<BookColumn>,
    /// None: the same columns as on the screen.
    #[serde(default)]
    printed: Vec<PrintedColumn>,
}

static VISIT: LazyLock<Vec<(NaiveDate, Layout)>> =
    LazyLock::new(|| read(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/register/visit.toml"))));
static PETITION: LazyLock<Vec<(NaiveDate, Layout)>> =
    LazyLock::new(|| read(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/register/petition.toml"))));

/// Gives the layout of a book on a day; before the first one known, the first.
pub fn layout(book: Slice, on: NaiveDate) -> Result<&'static Layout> {
    let layouts = match book {
        Slice::Visit => &*VISIT,
        Slice::Petition => &*PETITION,
        _ => return Err(Error::Usage("sổ này không có mẫu")),
    };
    let held = layouts.iter().find(|(from, _)| *from <= on).or_else(|| layouts.last());
    held.map(|(_, layout)| layout).ok_or_else(|| Error::Asset("register".into()))
}

/// Reads a file; one that cannot be read gives none, and a test says so.
fn read(text: &str) -> Vec<(NaiveDate, Layout)> {
    let file: File = toml::from_str(text).unwrap_or(File { layout: Vec::new() });
    let mut before = Vec::new();
    let mut layouts = Vec::new();
    for dated in file.layout {
        if !dated.columns.is_empty() {
            before = dated.columns;
        }
        let from = words::day::iso(&dated.valid_from.to_string()).unwrap_or(NaiveDate::MAX);
        let columns = before.clone();
        let printed = if dated.printed.is_empty() { columns.iter().map(alone).collect() } else { dated.printed };
        layouts.push((from, Layout { title: dated.title, note: dated.note, columns, printed }));
    }
    layouts
}

/// A column that stands alone on paper too.
fn alone(column: &BookColumn) -> PrintedColumn {
    PrintedColumn { keys: vec![column.key.clone()], number: column.number.to_string(), head: column.head.clone() }
}

/// Gives every layout of a book with its first day, the newest first.
pub(super) fn layouts(book: Slice) -> &'static [(NaiveDate, Layout)] {
    if book == Slice::Visit { &VISIT } else { &PETITION }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn columns(book: Slice, on: &str) -> (usize, String) {
        let layout = layout(book, words::day::iso(on).unwrap()).unwrap();
        (layout.columns.len(), layout.title.clone())
    }

    #[test]
    fn each_day_has_the_layout_of_its_circular() {
        assert_eq!(columns(Slice::Visit, "2026-07-01").0, 13);
        assert_eq!(columns(Slice::Visit, "2026-06-30").0, 12);
        assert!(columns(Slice::Visit, "2019-09-05").1.contains("06-TCD"));
        assert_eq!(columns(Slice::Visit, "2019-09-05").0, 12);
        assert_eq!(columns(Slice::Visit, "2000-01-01").0, 12);
        assert_eq!(columns(Slice::Petition, "2019-09-05").0, 20);
    }

    #[test]
    fn every_column_of_the_screen_stands_on_paper_once() {
        for layout in VISIT.iter().chain(PETITION.iter()).map(|(_, layout)| layout) {
            let mut printed: Vec<&String> = layout.printed.iter().flat_map(|column| &column.keys).collect();
            let mut shown: Vec<&String> = layout.columns.iter().map(|column| &column.key).collect();
            printed.sort();
            shown.sort();
            assert_eq!(printed, shown, "{}", layout.title);
        }
    }

    #[test]
    fn columns_are_numbered_in_order() {
        for layout in VISIT.iter().chain(PETITION.iter()).map(|(_, layout)| layout) {
            for (place, column) in layout.columns.iter().enumerate() {
                assert_eq!(usize::try_from(column.number).unwrap(), place + 1, "{}", layout.title);
            }
        }
    }
}
