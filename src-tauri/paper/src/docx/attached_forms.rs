//! The forms attached to a report, one on each page lying across, as the circular prints them: code, title, days, the
//! merged header, the number row, the figures, the note.

use std::collections::BTreeMap;

use vault::error::Result;

use super::word::{Align, Cell, Merge, Page, Paragraph, Piece, Row, Run, Section, Table};
use super::{line, mm};
use register::record::paper::sheet::Sheet;
use report::table::{HeadCell, Table as FormTable};
use report::written::{Attached, attached};
use report::xlsx::fitting::{Around, Fitting, is_group};

/// Twentieths of a point in a point.
const TWIPS: f64 = 20.0;
/// What stands around the table, in points.
const AROUND: f64 = 130.0;

/// Gives every attached form as a section of its own: an annex numbers its own pages.
pub(super) fn sections(sheet: &Sheet) -> Result<Vec<Section>> {
    let page = Page { across: true, margins: [15.0, 10.0, 12.0, 10.0].map(mm), header: mm(8.0) };
    let belonging = sheet.belonging();
    let tables = attached::tables(&sheet.annex)?;
    let forms = sheet.annex.iter().zip(&tables);
    Ok(forms.map(|(one, table)| Section { pieces: form(one, table, &belonging), page }).collect())
}

fn form(attached: &Attached, table: &FormTable, belonging: &str) -> Vec<Piece> {
    let fitting = Fitting::of(table, &attached.unit, Around(AROUND));
    let code = Paragraph { align: Align::Right, ..line(&table.form, 24, true, false) };
    let note = Run::new(note(attached, table), half_points(fitting.size).max(20));
    let mut pieces: Vec<Piece> = [
        code,
        line(&table.title, 26, true, false),
        line(&attached.days(), 22, false, false),
        line(belonging, 22, false, true),
        super::gap(60),
    ]
    .map(Piece::Paragraph)
    .into();
    pieces.push(Piece::Table(grid(table, &attached.unit, &fitting)));
    pieces.push(Piece::Paragraph(Paragraph { before: 60, ..Paragraph::new(vec![note]) }));
    pieces
}

/// The note under the table: whose forms the period is printed on, where they are not those of its own circular.
fn note(attached: &Attached, table: &FormTable) -> String {
    let head = format!("{}. Ghi chú:", table.note_number);
    attached.note.as_ref().map_or_else(|| head.clone(), |note| format!("{head} {note}"))
}

fn grid(table: &FormTable, unit: &str, fitting: &Fitting) -> Table {
    let widths: Vec<usize> = fitting.columns.iter().map(|points| twips(*points)).collect();
    let mut rows: Vec<Row> = (0..table.header_rows).map(|row| header(table, fitting, &widths, row)).collect();
    let numbers =
        std::iter::once(table.number_row_label.clone()).chain(table.columns.iter().map(|one| one.ms.clone()));
    rows.push(row(&numbers.collect::<Vec<_>>(), &widths, fitting.size, &Face { italic: true, bold: false }));
    let figures = std::iter::once(unit.to_owned()).chain(table.values.iter().map(|value| value.shown()));
    rows.push(row(&figures.collect::<Vec<_>>(), &widths, fitting.size, &Face { italic: false, bold: true }));
    Table { grid: widths, rows, lines: true, margin: 30 }
}

/// One row of the header: a cell begins here, goes on from the row above, or stands under one that spans its column.
fn header(table: &FormTable, fitting: &Fitting, widths: &[usize], row: u32) -> Row {
    let covering: BTreeMap<u32, &HeadCell> = table
        .headings
        .iter()
        .filter(|cell| (cell.row..cell.row + cell.row_span).contains(&row))
        .map(|cell| (cell.column, cell))
        .collect();
    let cells = covering.into_values().map(|cell| {
        let first = usize::try_from(cell.column).unwrap_or(0);
        let span = usize::try_from(cell.column_span).unwrap_or(1);
        let width = widths.iter().skip(first).take(span).sum();
        let begins = cell.row == row;
        let text = if begins { cell.text.as_str() } else { "" };
        let face = Face { italic: false, bold: is_group(cell) };
        let merge = match (cell.row_span > 1, begins) {
            (false, _) => Merge::Alone,
            (true, true) => Merge::Begins,
            (true, false) => Merge::GoesOn,
        };
        Cell { span, merge, ..written(text, width, fitting.size, &face) }
    });
    let height = fitting.header.get(usize::try_from(row).unwrap_or(0)).copied().unwrap_or(fitting.size);
    Row { height: twips(height), header: true, ..Row::new(cells.collect()) }
}

struct Face {
    italic: bool,
    bold: bool,
}

fn row(texts: &[String], widths: &[usize], size: f64, face: &Face) -> Row {
    let cells = texts.iter().zip(widths).enumerate().map(|(place, (text, width))| {
        let face = Face { italic: face.italic, bold: face.bold && place > 0 };
        written(text, *width, size, &face)
    });
    Row { height: twips(size * 1.8), ..Row::new(cells.collect()) }
}

fn written(text: &str, width: usize, size: f64, face: &Face) -> Cell {
    let run = Run { text: text.to_owned(), size: half_points(size), bold: face.bold, italic: face.italic };
    let paragraph = Paragraph { align: Align::Centre, ..Paragraph::new(vec![run]) };
    Cell { middle: true, ..Cell::new(width, vec![paragraph]) }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a size of type on a page")]
fn half_points(points: f64) -> usize {
    (points * 2.0).round() as usize
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a length on a page")]
fn twips(points: f64) -> usize {
    (points * TWIPS).round() as usize
}
