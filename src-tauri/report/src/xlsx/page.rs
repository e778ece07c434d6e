//! A sheet written from the top: merged lines of text, each with the height its text needs.

use rust_xlsxwriter::{ColNum, Format, RowNum, Worksheet, XlsxError};

use words::cell_value::CellValue;

use super::ink::{MARGIN, line_height, lines};

/// The tallest row a spreadsheet allows, in points.
pub const TALLEST_ROW: f64 = 405.0;

/// A stretch of cells in one row.
#[derive(Debug, Clone, Copy)]
pub struct Stretch {
    /// The row, from 0.
    pub row: RowNum,
    /// The first column, from 0.
    pub first: ColNum,
    /// The last column.
    pub last: ColNum,
}

/// A sheet and how much of its paper is used so far.
pub struct Page<'a> {
    /// The sheet.
    pub sheet: &'a mut Worksheet,
    /// The heights of all rows set so far, in points.
    pub used: f64,
}

impl Page<'_> {
    /// Gives a row its height.
    pub fn row(&mut self, row: RowNum, height: f64) -> Result<(), XlsxError> {
        self.used += height;
        self.sheet.set_row_height(row, height)?;
        Ok(())
    }
}

/// The size and weight of a text.
#[derive(Debug, Clone, Copy)]
pub struct Type {
    /// The size in points.
    pub size: f64,
    /// Whether it is bold.
    pub bold: bool,
}

/// Writes text over a stretch of cells, merged if there are several. The text is always text, never a formula, and
/// shortened if no cell would show it whole.
pub fn line(sheet: &mut Worksheet, at: Stretch, text: &str, format: &Format) -> Result<(), XlsxError> {
    let text = clipped(text);
    if at.first == at.last {
        sheet.write_string_with_format(at.row, at.first, text, format)?;
    } else {
        sheet.merge_range(at.row, at.first, at.row, at.last, &text, format)?;
    }
    Ok(())
}

/// Writes a text as what it is to a spreadsheet: a number as a number, a day as a day, anything else as a text. It looks as
/// it was written.
pub fn value(sheet: &mut Worksheet, at: (RowNum, ColNum), text: &str, format: &Format) -> Result<(), XlsxError> {
    let value = CellValue::of(text);
    match value.number() {
        Some(number) => {
            let format = format.clone().set_num_format(value.shape().format()).unset_text_wrap();
            sheet.write_number_with_format(at.0, at.1, number, &format)?
        }
        None => sheet.write_string_with_format(at.0, at.1, clipped(text), format)?,
    };
    Ok(())
}

/// Returns the height a text needs when it is wrapped to `room` points.
pub fn height(text: &str, kind: Type, room: f64) -> f64 {
    let lines = lines(text, kind.size, kind.bold, (room - MARGIN) * 0.97);
    (f64::from(lines) * line_height(kind.size) + 3.0).min(TALLEST_ROW)
}

/// Sets the widths of the columns from the left, given in points.
pub fn columns(sheet: &mut Worksheet, widths: &[f64]) -> Result<(), XlsxError> {
    for (column, width) in (0..).zip(widths) {
        sheet.set_column_width_pixels(column, pixels(*width))?;
    }
    Ok(())
}

/// Shortens a text that no cell would show whole.
pub fn clipped(text: &str) -> String {
    const LIMIT: usize = 3_000;
    match text.char_indices().nth(LIMIT) {
        Some((end, _)) => text.get(..end).unwrap_or_default().to_owned() + "…",
        None => text.to_owned(),
    }
}

/// A spreadsheet measures columns in pixels of 1/96 inch.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // A width on a page: positive, below a thousand.
fn pixels(points: f64) -> u32 {
    (points * 96.0 / 72.0).floor().max(1.0) as u32
}
