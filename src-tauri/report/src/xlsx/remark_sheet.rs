//! What has to be looked at again before the report is sent: a sheet of the file the office keeps.

use rust_xlsxwriter::{FormatAlign, RowNum, Worksheet, XlsxError};

use super::page::{self, Stretch, Type};
use super::{Workbook, style};

const NAME: &str = "Cần xem lại";
/// The number and the sentence, in points.
const WIDTHS: [f64; 2] = [34.0, 740.0];
const BODY: Type = Type { size: 12.0, bold: false };

/// Writes the sheet.
pub fn write(sheet: &mut Worksheet, book: &Workbook) -> Result<(), XlsxError> {
    sheet.set_name(NAME)?;
    page::columns(sheet, &WIDTHS)?;
    let title = format!("CẦN XEM LẠI TRƯỚC KHI GỬI BÁO CÁO {}", book.period.words.to_uppercase());
    let over = |row: RowNum| Stretch { row, first: 0, last: 1 };
    let slanted = style::centred(BODY.size).set_italic();
    page::line(sheet, over(0), &title, &style::centred(14.0).set_bold())?;
    page::line(sheet, over(1), "(Tờ này lưu tại đơn vị, không gửi kèm báo cáo.)", &slanted)?;
    for (row, height) in [(0, 22.0), (1, 18.0), (2, 6.0)] {
        sheet.set_row_height(row, height)?;
    }
    let mut row = 3;
    for (number, remark) in (1_u32..).zip(&book.remarks) {
        let text = page::clipped(remark);
        sheet.write_number_with_format(row, 0, number, &style::count(BODY.size))?;
        let format = style::cell(BODY.size).set_align(FormatAlign::Left);
        sheet.write_string_with_format(row, 1, &text, &format)?;
        sheet.set_row_height(row, page::height(&text, BODY, WIDTHS[1]) + 2.0)?;
        row += 1;
    }
    style::page(sheet, 0);
    sheet.set_print_area(0, 0, row - 1, 1)?;
    Ok(())
}
