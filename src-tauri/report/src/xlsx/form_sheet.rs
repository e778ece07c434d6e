//! One form on its sheet, row by row as the circular prints it (Thông tư 06/2025/TT-TTCP, appendix).

use rust_xlsxwriter::{ColNum, Format, FormatAlign, Formula, RowNum, Worksheet, XlsxError, utility};

use super::fitting::{Around, Fitting, PAGE_WIDTH, is_group};
use super::ink::lines;
use super::page::{self, Stretch, Type};
use super::{FormSheet, Workbook, style};
use crate::table::{Figure, Table, TableColumn};

const CODE: f64 = 12.0;
const TITLE: Type = Type { size: 13.0, bold: true };
const LINE: Type = Type { size: 11.0, bold: false };
/// Notes may be as many as leave the form its page.
const NOTE_LINES: u32 = 5;
/// The room to sign and seal, in points.
const ROOM_TO_SIGN: f64 = 70.0;
/// The signature with that room, in points.
const SIGNATURE: f64 = 61.0 + ROOM_TO_SIGN;
/// How wide the signature block is, in points.
const SIGNATURE_WIDTH: f64 = 260.0;

/// Writes one form on its own sheet.
pub fn write(sheet: &mut Worksheet, book: &Workbook, form: &FormSheet) -> Result<(), XlsxError> {
    let table = &form.table;
    let notes = notes(table.note_number, &form.notes);
    let note_height = page::height(&notes, LINE, PAGE_WIDTH);
    let above = 21.0 + title_height(table) + 2.0 * 16.0 + 6.0;
    let fitting = Fitting::of(table, &book.unit, Around(above + note_height + SIGNATURE));
    sheet.set_name(table.form.replace('/', "-"))?;
    style::page(sheet, 1);
    page::columns(sheet, &fitting.columns)?;
    let last = last_column(table);
    top(sheet, book, table, last)?;
    header(sheet, table, &fitting)?;
    let number = number_row(table);
    numbers(sheet, table, &fitting, number)?;
    figures(sheet, &book.unit, table, &fitting, number + 1)?;
    sheet.set_row_height(number + 2, note_height)?;
    let format = style::cell(LINE.size).set_align(FormatAlign::Left);
    page::line(sheet, over(number + 2, last), &notes, &format.set_indent(1))?;
    let end = signature(sheet, book, &fitting, number + 3)?;
    sheet.set_repeat_rows(table.header_first_row.saturating_sub(1), number)?;
    sheet.set_print_area(0, 0, end, last)?;
    // The header stays in view on the screen; small type is shown larger there.
    sheet.set_freeze_panes(number + 1, 1)?;
    sheet.set_zoom(if fitting.size < 9.0 { 130 } else { 110 });
    Ok(())
}

/// Code, title, the days the figures are from and the report they belong to.
fn top(sheet: &mut Worksheet, book: &Workbook, table: &Table, last: ColNum) -> Result<(), XlsxError> {
    let (no, on) = (book.issued.no.as_deref().unwrap_or("……"), book.issued.day());
    let attached = format!("(Kèm theo Báo cáo số: {no} {on} của {})", book.unit);
    let code = style::text(CODE).set_bold().set_align(FormatAlign::Right);
    let days = book.period.sentence();
    let plain = style::centred(LINE.size);
    let title = style::centred(TITLE.size).set_bold();
    let lines = [
        (&table.form, code, 21.0),
        (&table.title, title, title_height(table)),
        (&days, plain.clone(), 16.0),
        (&attached, plain.set_italic(), 16.0),
    ];
    for (row, (text, format, height)) in (0..).zip(&lines) {
        sheet.set_row_height(row, *height)?;
        page::line(sheet, over(row, last), text, format)?;
    }
    sheet.set_row_height(4, 6.0)?;
    Ok(())
}

/// The whole width of a row.
fn over(row: RowNum, last: ColNum) -> Stretch {
    Stretch { row, first: 0, last }
}

fn title_height(table: &Table) -> f64 {
    page::height(&table.title, TITLE, PAGE_WIDTH) + 3.0
}

fn header(sheet: &mut Worksheet, table: &Table, fitting: &Fitting) -> Result<(), XlsxError> {
    let first = table.header_first_row.saturating_sub(1);
    for (row, height) in (first..).zip(&fitting.header) {
        sheet.set_row_height(row, *height)?;
    }
    for cell in &table.headings {
        let (top, bottom) = (first + cell.row, first + cell.row + cell.row_span.saturating_sub(1));
        let (left, right) = (column(cell.column), column(cell.column + cell.column_span.saturating_sub(1)));
        let plain = style::cell(fitting.size);
        let format = if is_group(cell) { plain.set_bold() } else { plain };
        if (top, left) == (bottom, right) {
            sheet.write_string_with_format(top, left, &cell.text, &format)?;
        } else {
            sheet.merge_range(top, left, bottom, right, &cell.text, &format)?;
        }
    }
    Ok(())
}

/// The number row, with the circular's own texts.
fn numbers(sheet: &mut Worksheet, table: &Table, fitting: &Fitting, row: RowNum) -> Result<(), XlsxError> {
    let format = style::cell(fitting.size).set_italic();
    sheet.set_row_height(row, fitting.number)?;
    sheet.write_string_with_format(row, 0, &table.number_row_label, &format)?;
    for heading in &table.columns {
        page::value(sheet, (row, column(heading.number)), &heading.ms, &format)?;
    }
    Ok(())
}

/// The unit's own row of figures.
fn figures(
    sheet: &mut Worksheet,
    unit: &str,
    table: &Table,
    fitting: &Fitting,
    row: RowNum,
) -> Result<(), XlsxError> {
    sheet.set_row_height(row, fitting.row)?;
    sheet.write_string_with_format(row, 0, page::clipped(unit), &style::cell(fitting.size))?;
    for (heading, value) in table.columns.iter().zip(&table.values) {
        let upright = style::figure(fitting.size, *value);
        let format = if fitting.turned { upright.set_rotation(90) } else { upright };
        match sum(table, heading, *value, row) {
            Some(formula) => {
                let format: Format = format.set_bold();
                sheet.write_formula_with_format(row, column(heading.number), formula, &format)?
            }
            None => sheet.write_number_with_format(row, column(heading.number), value.number(), &format)?,
        };
    }
    Ok(())
}

/// The first sum of the number row as a formula with its result. A measure that differs from its sum is printed as
/// measured: a spreadsheet that recalculates must not hide what the checks report.
pub(super) fn sum(table: &Table, heading: &TableColumn, value: Figure, row: RowNum) -> Option<Formula> {
    let parts = heading.sums.first()?;
    let figures = parts.iter().map(|part| table.figure(*part).map(Figure::exact)).collect::<Option<Vec<_>>>()?;
    if figures.into_iter().fold(0, i64::saturating_add) != value.exact() {
        return None;
    }
    let cells: Vec<String> = parts.iter().map(|part| utility::row_col_to_cell(row, column(*part))).collect();
    Some(Formula::new(format!("={}", cells.join("+"))).set_result(value.number().to_string()))
}

/// The notes as they are printed: those that leave the form its page, and the number of the rest.
pub(super) fn notes(number: u32, notes: &[String]) -> String {
    let mut text = format!("{number}. Ghi chú:");
    let mut used = 1;
    for (place, note) in notes.iter().enumerate() {
        let note = format!("- {}", page::clipped(note));
        used += lines(&note, LINE.size, LINE.bold, PAGE_WIDTH * 0.95);
        let left = notes.len() - place;
        if used > NOTE_LINES {
            return format!("{text}\n- Còn {left} ghi chú khác.");
        }
        text = format!("{text}\n{note}");
    }
    text
}

/// The signature at the right; returns the last row it takes.
fn signature(sheet: &mut Worksheet, book: &Workbook, fitting: &Fitting, row: RowNum) -> Result<RowNum, XlsxError> {
    let last = fitting.columns.len().saturating_sub(1);
    let mut first = last;
    while first > 0 && fitting.columns.get(first..).unwrap_or_default().iter().sum::<f64>() < SIGNATURE_WIDTH {
        first -= 1;
    }
    let at = |row: RowNum| Stretch { row, first: place(first), last: place(last) };
    sheet.set_row_height(row, 8.0)?;
    let date = format!("{}, {}", book.place, book.issued.day());
    page::line(sheet, at(row + 1), &date, &style::centred(12.0).set_italic())?;
    page::line(sheet, at(row + 2), "THỦ TRƯỞNG ĐƠN VỊ", &style::centred(12.0).set_bold())?;
    page::line(sheet, at(row + 3), "(Ký, đóng dấu)", &style::centred(11.0).set_italic())?;
    for line in 1..=3 {
        sheet.set_row_height(row + line, 17.0)?;
    }
    sheet.set_row_height(row + 4, ROOM_TO_SIGN)?;
    Ok(row + 4)
}

/// The number row's place on the sheet, from 0.
fn number_row(table: &Table) -> RowNum {
    table.header_first_row.saturating_sub(1) + table.header_rows
}

fn last_column(table: &Table) -> ColNum {
    place(table.columns.len())
}

fn column(number: u32) -> ColNum {
    ColNum::try_from(number).unwrap_or(ColNum::MAX)
}

fn place(index: usize) -> ColNum {
    ColNum::try_from(index).unwrap_or(ColNum::MAX)
}
