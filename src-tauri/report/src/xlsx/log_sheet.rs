//! The logs of mass mobilisation as lists: each on a sheet of its own, or all on one where they are short; each ends with what
//! its figures come to.

use rust_xlsxwriter::{ColNum, Format, FormatAlign, Formula, RowNum, Worksheet, XlsxError, utility};

use super::mobilisation_sheet::top;
use super::page::{self, Page, Stretch, Type};
use super::{Annex, Cell, LogList, Period, Workbook, style};
use crate::table::Figure;

/// The sheet of all lists.
const TOGETHER: &str = "DV Danh sách";
/// So many rows, of all lists together, are few.
const FEW: usize = 24;
/// The narrow columns all lists of one sheet share, besides the number's.
const SHARED: u32 = 60;
const WIDTH: f64 = 780.0;
/// The width of the number's column.
const FIRST: f64 = 30.0;
/// What still fits on one page at three quarters of its size, a good 7 points, in points.
const LONGEST: f64 = 535.0 / 0.75;
const SMALL: Type = Type { size: 10.0, bold: false };
const NOTHING: &str = "Trong kỳ không phát sinh.";

/// Answers whether the lists of an annex stand on one sheet.
pub fn are_few(annex: &Annex) -> bool {
    annex.lists.iter().map(|list| list.rows.len()).sum::<usize>() <= FEW
}

/// Where the columns of a list stand on the sheet, the number's first: the first column, the last, and the width in points.
struct Ruled(Vec<(ColNum, ColNum, f64)>);

impl Ruled {
    /// A column of the list is one of the sheet; the page is shared out as the columns ask.
    fn alone(list: &LogList) -> Self {
        let all: u32 = list.columns.iter().map(|(_, width)| width).sum();
        let share = (WIDTH - FIRST) / f64::from(all.max(1));
        let own = list.columns.iter().map(|(_, width)| f64::from(*width) * share);
        Self((0..).zip(std::iter::once(FIRST).chain(own)).map(|(column, width)| (column, column, width)).collect())
    }

    /// A column of the list is some of the narrow ones.
    fn shared(list: &LogList) -> Self {
        let all: u32 = list.columns.iter().map(|(_, width)| width).sum();
        let narrow = (WIDTH - FIRST) / f64::from(SHARED);
        let (mut ruled, mut asked, mut taken) = (vec![(0, 0, FIRST)], 0, 0);
        for (_, width) in &list.columns {
            asked += width;
            let end = (asked * SHARED / all.max(1)).max(taken + 1);
            let place = |column: u32| ColNum::try_from(column).unwrap_or(ColNum::MAX);
            ruled.push((place(taken + 1), place(end), f64::from(end - taken) * narrow));
            taken = end;
        }
        Self(ruled)
    }

    fn last(&self) -> ColNum {
        self.0.last().map_or(0, |(_, last, _)| *last)
    }
}

/// Writes every list on one sheet, one below the other.
pub fn together(sheet: &mut Worksheet, book: &Workbook, annex: &Annex) -> Result<(), XlsxError> {
    sheet.set_name(TOGETHER)?;
    let narrow = (WIDTH - FIRST) / f64::from(SHARED);
    let widths: Vec<f64> = std::iter::once(FIRST).chain((0..SHARED).map(|_| narrow)).collect();
    page::columns(sheet, &widths)?;
    let mut page = Page { sheet, used: 0.0 };
    let last = ColNum::try_from(SHARED).unwrap_or(ColNum::MAX);
    let title = format!("DANH SÁCH CÔNG TÁC DÂN VẬN {}", annex.period.words.to_uppercase());
    let mut row = top(&mut page, book, &title, &annex.period.sentence(), last)?;
    for list in &annex.lists {
        page.row(row, 18.0)?;
        let format = style::text(11.0).set_bold().set_align(FormatAlign::Left);
        page::line(page.sheet, Stretch { row, first: 0, last }, &list.title, &format)?;
        row = if list.rows.is_empty() {
            page.row(row + 1, 15.0)?;
            let format = style::text(SMALL.size).set_italic().set_align(FormatAlign::Left);
            page::line(page.sheet, Stretch { row: row + 1, first: 0, last }, NOTHING, &format)?;
            row + 2
        } else {
            table(&mut page, list, &Ruled::shared(list), row + 1)?
        };
        page.row(row, 8.0)?;
        row += 1;
    }
    // No title may stand alone at the foot of a page: what is a little too long is printed a little smaller.
    let is_one_page = page.used <= LONGEST;
    style::page(page.sheet, u16::from(is_one_page));
    page.sheet.set_print_area(0, 0, row.saturating_sub(1), last)?;
    Ok(())
}

/// Writes one list on its sheet.
pub fn list(sheet: &mut Worksheet, book: &Workbook, period: &Period, list: &LogList) -> Result<(), XlsxError> {
    sheet.set_name(&list.sheet)?;
    let ruled = Ruled::alone(list);
    let widths: Vec<f64> = ruled.0.iter().map(|(.., width)| *width).collect();
    page::columns(sheet, &widths)?;
    let mut page = Page { sheet, used: 0.0 };
    let end = ruled.last();
    let head = top(&mut page, book, &list.title, &period.sentence(), end)?;
    let mut row = table(&mut page, list, &ruled, head)?;
    if list.rows.is_empty() {
        let format = style::cell(SMALL.size).set_italic();
        page.row(row, 18.0)?;
        page::line(page.sheet, Stretch { row, first: 0, last: end }, NOTHING, &format)?;
        row += 1;
    }
    style::page(page.sheet, 0);
    page.sheet.set_repeat_rows(head, head)?;
    page.sheet.set_print_area(0, 0, row.saturating_sub(1), end)?;
    page.sheet.set_freeze_panes(head + 1, 0)?;
    Ok(())
}

/// Writes the headings, the rows and what they come to; returns the row after.
fn table(page: &mut Page<'_>, list: &LogList, ruled: &Ruled, head: RowNum) -> Result<RowNum, XlsxError> {
    let bold = style::cell(SMALL.size).set_bold();
    let heads: Vec<&str> =
        std::iter::once("STT").chain(list.columns.iter().map(|(words, _)| words.as_str())).collect();
    let tall = heads.iter().zip(&ruled.0).map(|(words, (.., width))| heading(words, *width)).fold(20.0, f64::max);
    page.row(head, tall)?;
    for (words, (first, last, _)) in heads.iter().zip(&ruled.0) {
        page::line(page.sheet, Stretch { row: head, first: *first, last: *last }, words, &bold)?;
    }
    let mut row = head + 1;
    for (number, cells) in (1_u32..).zip(&list.rows) {
        page.sheet.write_number_with_format(row, 0, number, &style::count(SMALL.size))?;
        let mut height: f64 = 16.0;
        for (cell, (first, last, width)) in cells.iter().zip(ruled.0.iter().skip(1)) {
            let at = Stretch { row, first: *first, last: *last };
            height = height.max(write_cell(page.sheet, at, cell, *width)?);
        }
        page.row(row, height)?;
        row += 1;
    }
    if list.summed && list.rows.len() > 1 && totals(page, list, ruled, (head + 1, row))? {
        row += 1;
    }
    Ok(row)
}

fn heading(words: &str, width: f64) -> f64 {
    page::height(words, Type { size: SMALL.size, bold: true }, width) + 4.0
}

/// Writes what the figures of rows come to; answers whether there are any.
fn totals(
    page: &mut Page<'_>,
    list: &LogList,
    ruled: &Ruled,
    (begin, row): (RowNum, RowNum),
) -> Result<bool, XlsxError> {
    let sums: Vec<Option<Figure>> = (0..list.columns.len()).map(|column| sum(list, column)).collect();
    if sums.iter().all(Option::is_none) {
        return Ok(false);
    }
    let bold = style::cell(SMALL.size).set_bold();
    let labelled = sums.iter().take_while(|sum| sum.is_none()).count();
    let label = ruled.0.get(labelled).map_or(0, |(_, last, _)| *last);
    page.row(row, 18.0)?;
    page::line(page.sheet, Stretch { row, first: 0, last: label }, "Cộng", &bold)?;
    for (sum, (first, last, _)) in sums.iter().zip(ruled.0.iter().skip(1)).skip(labelled) {
        let at = Stretch { row, first: *first, last: *last };
        let Some(sum) = sum else {
            page::line(page.sheet, at, "", &bold)?;
            continue;
        };
        let format = style::figure(SMALL.size, *sum).set_bold();
        let [from, to] = [begin, row - 1].map(|row| utility::row_col_to_cell(row, *first));
        let formula = Formula::new(format!("=SUM({from}:{to})")).set_result(sum.number().to_string());
        merged(page.sheet, at, &format)?;
        page.sheet.write_formula_with_format(row, *first, formula, &format)?;
    }
    Ok(true)
}

/// What the figures of a column come to; none where it is no column of figures.
fn sum(list: &LogList, column: usize) -> Option<Figure> {
    let figures = list.rows.iter().filter_map(|cells| match cells.get(column) {
        Some(Cell::Figure(figure)) => Some(*figure),
        _ => None,
    });
    figures.reduce(|all, one| match (all, one) {
        (Figure::Area(all), Figure::Area(one)) => Figure::Area(all + one),
        (all, one) => Figure::Count(all.exact().saturating_add(one.exact())),
    })
}

/// Writes a cell; answers the height it needs.
fn write_cell(sheet: &mut Worksheet, at: Stretch, cell: &Cell, width: f64) -> Result<f64, XlsxError> {
    match cell {
        Cell::Text(text) => {
            let text = page::clipped(text);
            let format = style::cell(SMALL.size).set_align(FormatAlign::Left);
            merged(sheet, at, &format)?;
            page::value(sheet, (at.row, at.first), &text, &format)?;
            Ok(page::height(&text, SMALL, width) + 2.0)
        }
        Cell::Share(share) => {
            let format = style::cell(SMALL.size).set_num_format("0.0%");
            merged(sheet, at, &format)?;
            sheet.write_number_with_format(at.row, at.first, *share, &format)?;
            Ok(page::height("100,0%", SMALL, width) + 2.0)
        }
        Cell::Figure(figure) => {
            let format = style::figure(SMALL.size, *figure);
            merged(sheet, at, &format)?;
            sheet.write_number_with_format(at.row, at.first, figure.number(), &format)?;
            Ok(page::height(&figure.shown(), SMALL, width) + 2.0)
        }
    }
}

/// Makes a stretch one cell, to be written to.
fn merged(sheet: &mut Worksheet, at: Stretch, format: &Format) -> Result<(), XlsxError> {
    if at.first < at.last {
        sheet.merge_range(at.row, at.first, at.row, at.last, "", format)?;
    }
    Ok(())
}
