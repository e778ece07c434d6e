//! The sizes of a form on its page: the largest type that still lets the whole form stand on one A4 landscape page,
//! the width of each column and the height of each row. The page's own scale then stays at 100 %, and what is read on
//! paper is the size chosen here.

use super::ink::{MARGIN, line_height, lines, longest_word, width};
use super::page::TALLEST_ROW;
use crate::table::{HeadCell, Table};

/// The room between the margins of an A4 landscape page, in points, less a little for rounding by the printer.
pub const PAGE_WIDTH: f64 = 780.0;
/// The same for the height.
const PAGE_HEIGHT: f64 = 535.0;

/// The sizes of type to choose from, largest first. Below 7.5 points a form is hard to read once it is copied.
const SIZES: [f64; 8] = [11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5];

/// A header taller than this looks like a page of its own.
const HEADER_HEIGHT: f64 = 190.0;

/// What a form needs on its page besides its table: code, title, dates, notes and the signature, in points.
#[derive(Debug, Clone, Copy)]
pub struct Around(pub f64);

/// The sizes of one form, in points.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitting {
    /// The size of the table's type.
    pub size: f64,
    /// The width of each column, the unit's first.
    pub columns: Vec<f64>,
    /// The height of each header row.
    pub header: Vec<f64>,
    /// The height of the number row.
    pub number: f64,
    /// The height of the row of figures.
    pub row: f64,
    /// Whether the figures are printed upwards: only where they are too long to stand side by side.
    pub turned: bool,
}

impl Fitting {
    /// Chooses the sizes for a filled form.
    pub fn of(table: &Table, unit: &str, around: Around) -> Fitting {
        let at = |size: f64, turned: bool| {
            let columns = stretched(&narrowest(table, unit, size, turned))?;
            Some(rows(table, unit, size, columns, turned))
        };
        let low = |fitting: &Fitting| {
            let header: f64 = fitting.header.iter().sum();
            header <= HEADER_HEIGHT && header + fitting.number + fitting.row + around.0 <= PAGE_HEIGHT
        };
        let choices = [false, true].into_iter().flat_map(|turned| SIZES.map(|size| (size, turned)));
        choices.filter_map(|(size, turned)| at(size, turned)).find(low).unwrap_or_else(|| smallest(table, unit))
    }
}

/// Nothing fits, as with a unit's name of a page's length: the smallest type, and the page is scaled as it must be.
fn smallest(table: &Table, unit: &str) -> Fitting {
    let size = SIZES.iter().copied().fold(f64::INFINITY, f64::min);
    let narrowest = narrowest(table, unit, size, true);
    let columns = stretched(&narrowest).unwrap_or(narrowest);
    rows(table, unit, size, columns, true)
}

/// The width below which a word, a sum of the number row or a figure would be broken.
fn narrowest(table: &Table, unit: &str, size: f64, turned: bool) -> Vec<f64> {
    let heads = |column: u32| {
        let single = table.headings.iter().filter(move |cell| cell.column == column && cell.column_span == 1);
        single.map(|cell| longest_word(&cell.text, size, false)).fold(0.0, f64::max)
    };
    let unit_width = longest_word(unit, size, false).max(5.5 * size).max(heads(0)) + MARGIN;
    let figures = table.columns.iter().zip(&table.values).map(|(column, value)| {
        let sum = longest_word(&column.ms, size, false);
        let figure = if turned { 0.0 } else { width(&value.shown(), size, true) };
        heads(column.number).max(sum).max(figure).max(1.8 * size) + MARGIN
    });
    std::iter::once(unit_width).chain(figures).collect()
}

/// Fills the page's width: every column as wide as the widest can be alike, but none narrower than it needs.
/// None if the columns do not fit on the page.
fn stretched(narrowest: &[f64]) -> Option<Vec<f64>> {
    if narrowest.iter().sum::<f64>() > PAGE_WIDTH {
        return None;
    }
    let total = |level: f64| narrowest.iter().map(|least| least.max(level)).sum::<f64>();
    let (mut low, mut high) = (0.0, PAGE_WIDTH);
    // Forty halvings of a page's width are far below what a printer can place.
    for _ in 0..40 {
        let level = f64::midpoint(low, high);
        if total(level) > PAGE_WIDTH {
            high = level;
        } else {
            low = level;
        }
    }
    Some(narrowest.iter().map(|least| least.max(low)).collect())
}

fn rows(table: &Table, unit: &str, size: f64, columns: Vec<f64>, turned: bool) -> Fitting {
    let tall = |text: &str, bold: bool, wide: f64| {
        // A twentieth less room than there is: programs break lines a little differently.
        f64::from(lines(text, size, bold, (wide - MARGIN) * 0.95)) * line_height(size) + 3.0
    };
    let beside = columns.get(1..).unwrap_or_default();
    let numbers = table.columns.iter().zip(beside).map(|(column, wide)| tall(&column.ms, false, *wide));
    let number = numbers.fold(line_height(size) + 4.0, f64::max);
    let name = columns.first().map_or(0.0, |wide| tall(unit, false, *wide));
    let longest = table.values.iter().map(|value| width(&value.shown(), size, true)).fold(0.0, f64::max);
    let figures = if turned { longest + 2.0 * MARGIN } else { line_height(size) * 2.0 };
    let header = header(table, &columns, tall);
    Fitting { size, columns, header, number, row: (name.max(figures) + 6.0).min(TALLEST_ROW), turned }
}

/// Gives each header row its height: cells of one row first; a cell over several rows asks only for what they lack.
fn header(table: &Table, columns: &[f64], tall: impl Fn(&str, bool, f64) -> f64) -> Vec<f64> {
    let mut heights = vec![0.0; usize::try_from(table.header_rows).unwrap_or(0)];
    let mut cells: Vec<&HeadCell> = table.headings.iter().collect();
    cells.sort_by_key(|cell| cell.row_span);
    for cell in cells {
        let wide = slice(columns, cell.column, cell.column_span).iter().sum();
        let needed = tall(&cell.text, is_group(cell), wide) + 2.0;
        let place = usize::try_from(cell.row).unwrap_or(usize::MAX);
        let rows = heights.iter_mut().skip(place).take(usize::try_from(cell.row_span).unwrap_or(0));
        let rows: Vec<&mut f64> = rows.collect();
        let lacking = needed - rows.iter().map(|height| **height).sum::<f64>();
        // The last row takes it: the short headings of groups stay in low rows above.
        if let Some(last) = rows.into_iter().last().filter(|_| lacking > 0.0) {
            *last += lacking;
        }
    }
    heights
}

/// Answers whether a heading stands over several columns; such headings are bold.
pub fn is_group(cell: &HeadCell) -> bool {
    cell.column_span > 1
}

fn slice(columns: &[f64], first: u32, count: u32) -> &[f64] {
    let first = usize::try_from(first).unwrap_or(usize::MAX);
    let last = first.saturating_add(usize::try_from(count).unwrap_or(0));
    columns.get(first..last.min(columns.len())).unwrap_or_default()
}
