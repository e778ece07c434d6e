//! The annex on mass mobilisation: its sheet of indicators.

use rust_xlsxwriter::{ColNum, FormatAlign, RowNum, Worksheet, XlsxError};

use super::page::{self, Page, Stretch, Type};
use super::{Annex, Workbook, style};

const NAME: &str = "Dân vận";
/// STT, Chỉ tiêu, Đơn vị tính, and the four columns of figures, in points.
const WIDTHS: [f64; 7] = [34.0, 300.0, 78.0, 92.0, 92.0, 92.0, 92.0];
const WIDTH: f64 = 780.0;
const BODY: Type = Type { size: 12.0, bold: false };

/// Writes the sheet of indicators.
pub fn write(sheet: &mut Worksheet, book: &Workbook, annex: &Annex) -> Result<(), XlsxError> {
    sheet.set_name(NAME)?;
    page::columns(sheet, &WIDTHS)?;
    let mut page = Page { sheet, used: 0.0 };
    let last = 6;
    let title = format!("PHỤ LỤC CÔNG TÁC DÂN VẬN {}", annex.period.words.to_uppercase());
    let head = top(&mut page, book, &title, &annex.period.sentence(), last)?;
    header(&mut page, annex, head)?;
    let mut row = head + 1;
    let mut number = 0_u32;
    for indicator in &annex.rows {
        let cell = style::cell(BODY.size);
        if indicator.part {
            page.sheet.write_blank(row, 0, &cell)?;
        } else {
            number += 1;
            page.sheet.write_number_with_format(row, 0, number, &style::count(BODY.size))?;
        }
        let label = cell.clone().set_align(FormatAlign::Left).set_indent(if indicator.part { 3 } else { 1 });
        page.sheet.write_string_with_format(row, 1, &indicator.label, &label)?;
        page.sheet.write_string_with_format(row, 2, &indicator.unit, &cell)?;
        for (column, figure) in (3..).zip(&indicator.figures) {
            page.sheet.write_number_with_format(row, column, figure.number(), &style::figure(BODY.size, *figure))?;
        }
        let room = if indicator.part { 270.0 } else { 290.0 };
        page.row(row, page::height(&indicator.label, BODY, room).max(16.5))?;
        row += 1;
    }
    let text = page::clipped(&annex.sentence);
    page.row(row, 8.0)?;
    page.row(row + 1, page::height(&text, BODY, WIDTH) + 2.0)?;
    let format = style::text(BODY.size).set_align(FormatAlign::Justify).set_align(FormatAlign::Top);
    page::line(page.sheet, Stretch { row: row + 1, first: 0, last }, &text, &format)?;
    style::page(page.sheet, 0);
    page.sheet.set_repeat_rows(head, head)?;
    page.sheet.set_print_area(0, 0, row + 1, last)?;
    page.sheet.set_freeze_panes(head + 1, 0)?;
    Ok(())
}

/// Unit, title and days; returns the row of the table's header.
pub(super) fn top(
    page: &mut Page<'_>,
    book: &Workbook,
    title: &str,
    days: &str,
    last: ColNum,
) -> Result<RowNum, XlsxError> {
    let plain = style::centred(BODY.size);
    let lines = [
        (book.unit.as_str(), style::text(BODY.size).set_bold().set_align(FormatAlign::Left), 17.0),
        (title, style::centred(14.0).set_bold(), 22.0),
        (days, plain.clone().set_italic(), 17.0),
        ("", plain, 6.0),
    ];
    for (row, (text, format, height)) in (0..).zip(&lines) {
        page.row(row, *height)?;
        page::line(page.sheet, Stretch { row, first: 0, last }, text, format)?;
    }
    Ok(4)
}

fn header(page: &mut Page<'_>, annex: &Annex, row: RowNum) -> Result<(), XlsxError> {
    let ever = format!("Từ năm {} đến nay", annex.since);
    let [this, last] =
        if annex.period.is_month { ["Tháng này", "Tháng trước"] } else { ["Kỳ này", "Kỳ trước"] };
    let heads = ["STT", "Chỉ tiêu", "Đơn vị tính", this, last, "Lũy kế từ đầu năm", &ever];
    let format = style::cell(BODY.size).set_bold();
    page.row(row, 36.0)?;
    for (column, head) in (0..).zip(heads) {
        page.sheet.write_string_with_format(row, column, head, &format)?;
    }
    Ok(())
}
