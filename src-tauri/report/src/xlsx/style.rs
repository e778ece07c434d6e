//! The few ways text and numbers look in the workbook. Everything is Times New Roman, the empty cells too.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use crate::table::Figure;

/// The size of the workbook's own type: with it a column of 64 pixels is the usual one.
const DEFAULT_SIZE: f64 = 11.0;

/// Text in Times New Roman, upright in the middle of its cell, wrapped.
pub fn text(size: f64) -> Format {
    Format::new()
        .set_font_name("Times New Roman")
        .set_font_size(size)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap()
}

/// Text in the middle of its cell.
pub fn centred(size: f64) -> Format {
    text(size).set_align(FormatAlign::Center)
}

/// A cell of a table: text in the middle, thin lines around.
pub fn cell(size: f64) -> Format {
    centred(size).set_border(FormatBorder::Thin)
}

/// A figure in a table: thousands apart, a decimal only when there is one. A number is never wrapped.
pub fn figure(size: f64, figure: Figure) -> Format {
    cell(size).unset_text_wrap().set_num_format(if figure.is_whole() { "#,##0" } else { "#,##0.0" })
}

/// A whole number in a table.
pub fn count(size: f64) -> Format {
    figure(size, Figure::Count(0))
}

/// A change: its sign is always printed, except for 0.
pub fn change(size: f64) -> Format {
    count(size).set_num_format("+#,##0;-#,##0;0")
}

/// A change as a share: its sign is always printed, except for 0.
pub fn share(size: f64) -> Format {
    count(size).set_num_format("+0.0%;-0.0%;0%")
}

/// Makes Times New Roman the type of every cell that nobody has written to.
pub fn prepare(book: &mut Workbook) -> Result<(), XlsxError> {
    let format = Format::new().set_font_name("Times New Roman").set_font_size(DEFAULT_SIZE);
    book.set_default_format(&format, 20, 64)?;
    Ok(())
}

/// A4 landscape, narrow margins, one page wide and `tall` pages tall (0: as many as it takes).
pub fn page(sheet: &mut Worksheet, tall: u16) {
    const MM: f64 = 1.0 / 25.4;
    sheet
        .set_paper_size(9)
        .set_landscape()
        .set_margins(8.0 * MM, 8.0 * MM, 10.0 * MM, 9.0 * MM, 4.0 * MM, 4.0 * MM)
        .set_print_fit_to_pages(1, tall)
        .set_print_center_horizontally(true)
        .set_screen_gridlines(false);
}
