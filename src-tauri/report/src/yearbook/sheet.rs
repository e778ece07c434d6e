//! A year of a book on its sheet: A4 landscape, the header on every page, a page number, opened and closed in words.

use rust_xlsxwriter::{ColNum, Format, FormatAlign, RowNum, Workbook, Worksheet, XlsxError};

use words::day;

use super::{Line, Part, Printed};
use crate::xlsx::page::{self, Stretch};
use crate::xlsx::{WorkbookError, properties, row_height, style};

/// The room between the margins of a sheet of paper, in points, less a little for rounding.
const WIDTH: f64 = 793.0;

/// Writes a year of a book as a workbook of its own.
pub(super) fn workbook(book: &Printed) -> Result<Vec<u8>, WorkbookError> {
    let mut file = Workbook::new();
    let last = book.parts.last().map(|part| part.to).unwrap_or_default();
    file.set_properties(&properties(&format!("{} năm {}", book.title, book.year), last.into())?);
    style::prepare(&mut file)?;
    for place in 0..book.parts.len() {
        write(file.add_worksheet(), book, place)?;
    }
    Ok(file.save_to_buffer()?)
}

/// Writes one part of a book.
fn write(sheet: &mut Worksheet, book: &Printed, place: usize) -> Result<(), XlsxError> {
    let Some(part) = book.parts.get(place) else { return Ok(()) };
    sheet.set_name(name(book, part))?;
    let widths = widths(part);
    page::columns(sheet, &widths)?;
    let last = ColNum::try_from(part.widths.len().saturating_sub(1)).unwrap_or(ColNum::MAX);
    let head = top(sheet, book, part, last)?;
    let mut row = header(sheet, part, head)?;
    let body = row;
    for line in part.pages.iter().flatten() {
        write_line(sheet, part, &widths, row, line)?;
        row += 1;
    }
    if part.pages.iter().all(Vec::is_empty) {
        let format = style::cell(part.size).set_italic();
        page::line(sheet, Stretch { row, first: 0, last }, "Chưa có dòng nào.", &format)?;
        row += 1;
    }
    if place + 1 == book.parts.len() {
        row = closing(sheet, book, row, last)?;
    }
    style::page(sheet, 0);
    sheet.set_header("&C&\"Times New Roman\"&10&P/&N");
    sheet.set_repeat_rows(head, body - 1)?;
    sheet.set_print_area(0, 0, row.saturating_sub(1), last)?;
    sheet.set_freeze_panes(body, 2)?;
    sheet.set_zoom(120);
    Ok(())
}

/// The widths of the columns: a sheet of paper gives a little more room than the window's page.
fn widths(part: &Part) -> Vec<f64> {
    let share = WIDTH / part.widths.iter().sum::<f64>().max(1.0);
    part.widths.iter().map(|width| width * share).collect()
}

/// `Năm 2026`, or the day from which the part's layout holds: `Từ 01-07-2026`.
fn name(book: &Printed, part: &Part) -> String {
    if book.parts.len() == 1 {
        format!("Năm {}", book.year)
    } else {
        format!("Từ {}", part.from.format("%d-%m-%Y"))
    }
}

/// Unit, title, year, form and days, opening line; returns the row of the header.
fn top(sheet: &mut Worksheet, book: &Printed, part: &Part, last: ColNum) -> Result<RowNum, XlsxError> {
    let plain = style::centred(11.0);
    let form = if part.form.is_empty() { String::new() } else { format!("{}; ", part.form) };
    let from = if part.form.is_empty() { "Từ" } else { "từ" };
    let days = format!("{form}{from} ngày {} đến ngày {}", day::show(part.from), day::show(part.to));
    let year = format!("NĂM {}", book.year);
    let lines = [
        (book.unit.as_str(), style::text(12.0).set_bold().set_align(FormatAlign::Left), 17.0),
        (book.title.as_str(), style::centred(15.0).set_bold(), 23.0),
        (year.as_str(), style::centred(12.0).set_bold(), 17.0),
        (days.as_str(), plain.clone().set_italic(), 16.0),
        (part.note.as_str(), plain.clone().set_italic().set_font_size(10.0), 15.0),
        (book.warning.as_str(), plain.clone().set_bold().set_font_size(10.0), 15.0),
        (book.opening.as_str(), plain, 18.0),
    ];
    let mut row = 0;
    for (text, format, height) in lines.iter().filter(|(text, ..)| !text.is_empty()) {
        sheet.set_row_height(row, *height)?;
        page::line(sheet, Stretch { row, first: 0, last }, text, format)?;
        row += 1;
    }
    Ok(row)
}

/// The header with its number row; returns the row after it.
fn header(sheet: &mut Worksheet, part: &Part, first: RowNum) -> Result<RowNum, XlsxError> {
    let format = style::cell(part.size).set_bold();
    let deep = RowNum::try_from(part.heads.len()).unwrap_or(1);
    // The second row of the header stands under the columns the first left open.
    let mut open: Vec<ColNum> = (0..).zip(&part.widths).map(|(column, _)| column).collect();
    for (row, heads) in (first..).zip(&part.heads) {
        let mut next = Vec::new();
        let mut columns = open.iter().copied();
        for head in heads {
            let Some(left) = columns.next() else { break };
            let right = left + ColNum::try_from(head.columns.saturating_sub(1)).unwrap_or(0);
            if right > left {
                let _ = columns.nth(usize::from(right - left - 1));
            }
            let bottom = row + head.rows.saturating_sub(1);
            if (row, left) == (bottom, right) {
                sheet.write_string_with_format(row, left, &head.text, &format)?;
            } else {
                sheet.merge_range(row, left, bottom, right, &head.text, &format)?;
            }
            if head.rows == 1 && deep > 1 {
                next.extend(left..=right);
            }
        }
        open = next;
    }
    for (row, height) in (first..).zip(&part.head_heights) {
        sheet.set_row_height(row, *height)?;
    }
    let numbers = first + deep;
    sheet.set_row_height(numbers, part.size * 1.2 + 4.0)?;
    for (column, number) in (0..).zip(&part.numbers) {
        page::value(sheet, (numbers, column), number, &style::cell(part.size).set_italic())?;
    }
    Ok(numbers + 1)
}

fn write_line(sheet: &mut Worksheet, part: &Part, widths: &[f64], row: RowNum, line: &Line) -> Result<(), XlsxError> {
    let format = cell(part.size, line.struck);
    let mut height = part.size * 1.2 + 4.0;
    for ((column, text), width) in (0..).zip(&line.cells).zip(widths) {
        let narrow = column < 2 || text.chars().count() <= 2;
        let own = if narrow { format.clone().set_align(FormatAlign::Center) } else { format.clone() };
        page::value(sheet, (row, column), text, &own)?;
        height = height.max(row_height(text, part.size, false, *width));
    }
    sheet.set_row_height(row, height.min(page::TALLEST_ROW))?;
    Ok(())
}

fn cell(size: f64, struck: bool) -> Format {
    let format = style::cell(size).set_align(FormatAlign::Left).set_align(FormatAlign::Top);
    if struck { format.set_font_strikethrough() } else { format }
}

/// The lines that close the book, and who signs them; returns the row after.
fn closing(sheet: &mut Worksheet, book: &Printed, first: RowNum, last: ColNum) -> Result<RowNum, XlsxError> {
    let mut row = first;
    sheet.set_row_height(row, 8.0)?;
    row += 1;
    for text in &book.closing {
        sheet.set_row_height(row, 16.0)?;
        let format = style::text(11.0).set_align(FormatAlign::Left);
        page::line(sheet, Stretch { row, first: 0, last }, text, &format)?;
        row += 1;
    }
    let middle = last / 2;
    let bold = style::centred(12.0).set_bold();
    let lines = [
        ("NGƯỜI GHI SỔ", "THỦ TRƯỞNG ĐƠN VỊ", bold, 17.0),
        ("(Ký, ghi rõ họ tên)", "(Ký, đóng dấu)", style::centred(11.0).set_italic(), 15.0),
        ("", "", style::centred(11.0), 46.0),
    ];
    for (left, right, format, height) in lines {
        sheet.set_row_height(row, height)?;
        page::line(sheet, Stretch { row, first: 0, last: middle }, left, &format)?;
        page::line(sheet, Stretch { row, first: middle + 1, last }, right, &format)?;
        row += 1;
    }
    Ok(row)
}
