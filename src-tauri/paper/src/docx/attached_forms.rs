//! The forms attached to a report, one on each page lying across, as the circular prints them: code, title, days, the
//! merged header, the number row, the figures, the note.

use std::collections::BTreeMap;

use docx_rs::{
    AlignmentType, BreakType, Docx, HeightRule, LineSpacing, PageMargin, PageOrientationType, Paragraph, Run, Table,
    TableAlignmentType, TableCell, TableCellMargins, TableLayoutType, TableRow, VAlignType, VMergeType, WidthType,
};
use vault::error::Result;

use super::{line, mm, page_number};
use register::record::paper::sheet::Sheet;
use report::table::{HeadCell, Table as FormTable};
use report::written::{Attached, attached};
use report::xlsx::fitting::{Around, Fitting, is_group};

/// Twentieths of a point in a point.
const TWIPS: f64 = 20.0;
/// What stands around the table, in points.
const AROUND: f64 = 130.0;

/// Adds every attached form.
pub(super) fn add(document: Docx, sheet: &Sheet) -> Result<Docx> {
    let at = |length| i32::try_from(mm(length)).unwrap_or(0);
    let margins = PageMargin::new()
        .top(at(15.0))
        .bottom(at(12.0))
        .left(at(10.0))
        .right(at(10.0))
        .header(at(8.0))
        .footer(at(8.0));
    let across = document
        .page_size(mm(297.0), mm(210.0))
        .page_orient(PageOrientationType::Landscape)
        .page_margin(margins)
        .header(page_number());
    let belonging = sheet.belonging();
    let tables = attached::tables(&sheet.annex)?;
    let forms = sheet.annex.iter().zip(&tables).enumerate();
    Ok(forms.fold(across, |document, (place, (one, table))| form(document, one, table, &belonging, place)))
}

fn form(document: Docx, attached: &Attached, table: &FormTable, belonging: &str, place: usize) -> Docx {
    let fitting = Fitting::of(table, &attached.unit, Around(AROUND));
    let mut code = Paragraph::new().align(AlignmentType::Right).line_spacing(tight());
    if place > 0 {
        code = code.page_break_before(true);
    }
    let code = code.add_run(Run::new().add_text(&table.form).bold().size(24));
    let size = half_points(fitting.size);
    document
        .add_paragraph(code)
        .add_paragraph(line(&table.title, 26, true, false))
        .add_paragraph(line(&attached.days(), 22, false, false))
        .add_paragraph(line(belonging, 22, false, true))
        .add_paragraph(super::gap(60))
        .add_table(grid(table, &attached.unit, &fitting))
        .add_paragraph(
            Paragraph::new()
                .line_spacing(LineSpacing::new().before(60).after(0))
                .add_run(Run::new().add_text(note(attached, table)).size(size.max(20))),
        )
}

/// The note under the table: whose forms the period is printed on, where they are not those of its own circular.
fn note(attached: &Attached, table: &FormTable) -> String {
    let head = format!("{}. Ghi chú:", table.note_number);
    attached.note.as_ref().map_or_else(|| head.clone(), |note| format!("{head} {note}"))
}

fn tight() -> LineSpacing {
    LineSpacing::new().before(0).after(0)
}

fn grid(table: &FormTable, unit: &str, fitting: &Fitting) -> Table {
    let widths: Vec<usize> = fitting.columns.iter().map(|points| twips(*points)).collect();
    let mut rows: Vec<TableRow> = (0..table.header_rows).map(|row| header(table, fitting, &widths, row)).collect();
    let numbers =
        std::iter::once(table.number_row_label.clone()).chain(table.columns.iter().map(|one| one.ms.clone()));
    rows.push(row(&numbers.collect::<Vec<_>>(), &widths, fitting.size, &Face { italic: true, bold: false }));
    let figures = std::iter::once(unit.to_owned()).chain(table.values.iter().map(|value| value.shown()));
    rows.push(row(&figures.collect::<Vec<_>>(), &widths, fitting.size, &Face { italic: false, bold: true }));
    let all = widths.iter().sum();
    Table::new(rows)
        .set_grid(widths)
        .layout(TableLayoutType::Fixed)
        .align(TableAlignmentType::Center)
        .margins(TableCellMargins::new().margin(0, 30, 0, 30))
        .width(all, WidthType::Dxa)
}

/// One row of the header: a cell begins here, goes on from the row above, or stands under one that spans its column.
fn header(table: &FormTable, fitting: &Fitting, widths: &[usize], row: u32) -> TableRow {
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
        let mut one = written(text, width, fitting.size, &face);
        if span > 1 {
            one = one.grid_span(span);
        }
        if cell.row_span > 1 {
            one = one.vertical_merge(if begins { VMergeType::Restart } else { VMergeType::Continue });
        }
        one
    });
    let height = fitting.header.get(usize::try_from(row).unwrap_or(0)).copied().unwrap_or(fitting.size);
    TableRow::new(cells.collect()).row_height(to_f32(height * TWIPS)).height_rule(HeightRule::AtLeast).cant_split()
}

struct Face {
    italic: bool,
    bold: bool,
}

fn row(texts: &[String], widths: &[usize], size: f64, face: &Face) -> TableRow {
    let cells = texts.iter().zip(widths).enumerate().map(|(place, (text, width))| {
        let face = Face { italic: face.italic, bold: face.bold && place > 0 };
        written(text, *width, size, &face)
    });
    TableRow::new(cells.collect())
        .row_height(to_f32(size * 1.8 * TWIPS))
        .height_rule(HeightRule::AtLeast)
        .cant_split()
}

fn written(text: &str, width: usize, size: f64, face: &Face) -> TableCell {
    let mut run = Run::new().size(half_points(size));
    for (place, part) in text.split('\n').enumerate() {
        if place > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        run = run.add_text(part);
    }
    if face.bold {
        run = run.bold();
    }
    if face.italic {
        run = run.italic();
    }
    let paragraph = Paragraph::new().align(AlignmentType::Center).line_spacing(tight()).add_run(run);
    TableCell::new().width(width, WidthType::Dxa).vertical_align(VAlignType::Center).add_paragraph(paragraph)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a size of type on a page")]
fn half_points(points: f64) -> usize {
    (points * 2.0).round() as usize
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a length on a page")]
fn twips(points: f64) -> usize {
    (points * TWIPS).round() as usize
}

#[expect(clippy::cast_possible_truncation, reason = "a length on a page")]
fn to_f32(length: f64) -> f32 {
    length as f32
}
