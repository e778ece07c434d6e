//! A list as a workbook: the rows and columns a grid shows, in its words and its order, every cell a text so that numbers
//! keep their zeros and no text becomes a formula. What a grid masks stays masked.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, FormatAlign, Workbook, Worksheet, XlsxError};
use serde::Deserialize;
use serde_json::Value;
use vault::Reader;
use vault::error::{Error, Result};
use words::day;
use words::slice::Slice;

use super::{Query, Row};
use crate::report::xlsx::style;
use crate::row::show::text;

/// A column of a grid: what it shows of a row, and its heading.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GridColumn {
    /// The name of the row's value.
    pub key: String,
    /// The heading.
    pub head: String,
    /// Its width on the screen in pixels.
    #[serde(default)]
    pub width: Option<u32>,
    /// The words of its codes, where the grid has its own.
    #[serde(default)]
    pub words: BTreeMap<String, String>,
}

/// The most rows and columns of a workbook, and the most letters of a cell that Excel takes.
const MOST_ROWS: usize = 100_000;
const MOST_COLUMNS: usize = 60;
const LONGEST: usize = 32_000;
/// The row of the headings.
const HEAD: u32 = 3;

/// Makes the workbook of everything a query finds. The same register, query and day give the same bytes.
pub fn workbook(
    r: Reader<'_>,
    slice: Slice,
    query: &Query,
    title: &str,
    columns: &[GridColumn],
    today: NaiveDate,
) -> Result<Vec<u8>> {
    if columns.is_empty() || columns.len() > MOST_COLUMNS {
        return Err(Error::Usage("không có cột nào để xuất"));
    }
    let rows = r.at_once(|r| every(r, slice, query, today))?;
    let note = format!("Ngày {}: {} dòng. Họ tên người tố cáo được che.", day::show(today), rows.len());
    let made = write(title, &note, columns, &rows);
    made.map_err(|error| Error::Workbook(error.to_string()))
}

/// Gives every row of a query, page after page.
fn every(r: Reader<'_>, slice: Slice, query: &Query, today: NaiveDate) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    let mut query = Query { after: None, limit: Some(super::MOST), ..query.clone() };
    loop {
        let page = super::list(r, slice, &query, today)?;
        let counted = page.total.and_then(|total| usize::try_from(total).ok()).unwrap_or_default();
        rows.extend(page.rows);
        if counted.max(rows.len()) > MOST_ROWS {
            return Err(Error::Usage("danh sách dài hơn 100.000 dòng; hãy lọc bớt rồi xuất"));
        }
        let Some(next) = page.next else { return Ok(rows) };
        query.after = Some(next);
    }
}

fn write(title: &str, note: &str, columns: &[GridColumn], rows: &[Row]) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    style::prepare(&mut book)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    let sheet = book.add_worksheet();
    sheet.set_name("Danh sách")?;
    style::page(sheet, 0);
    sheet.write_string_with_format(0, 0, cut(title), &style::text(14.0).set_bold().unset_text_wrap())?;
    sheet.write_string_with_format(1, 0, note, &style::text(11.0).set_italic().unset_text_wrap())?;
    sheet.set_freeze_panes(HEAD + 1, 0)?.set_repeat_rows(HEAD, HEAD)?;
    let head = style::cell(11.0).set_bold();
    for (place, column) in (0_u16..).zip(columns) {
        sheet.write_string_with_format(HEAD, place, cut(&column.head), &head)?;
        // A letter of the sheet is about seven pixels of the screen.
        sheet.set_column_width(place, f64::from(column.width.unwrap_or(120).clamp(42, 560)) / 7.0)?;
    }
    fill(sheet, columns, rows)?;
    let last = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let bottom = HEAD.saturating_add(u32::try_from(rows.len()).unwrap_or(u32::MAX));
    sheet.autofilter(HEAD, 0, bottom, last)?;
    book.save_to_buffer()
}

fn fill(sheet: &mut Worksheet, columns: &[GridColumn], rows: &[Row]) -> std::result::Result<(), XlsxError> {
    let plain = style::cell(11.0).set_align(FormatAlign::Left).set_num_format("@");
    // A cancelled entry stays in the book, struck out.
    let struck = plain.clone().set_font_strikethrough();
    for (at, row) in (HEAD + 1..).zip(rows) {
        let is_cancelled = row.get("cancelled").is_some_and(|flag| flag == true);
        let format = if is_cancelled { &struck } else { &plain };
        for (place, column) in (0_u16..).zip(columns) {
            sheet.write_string_with_format(at, place, cut(&shown(row, column)), format)?;
        }
    }
    Ok(())
}

/// Says a value as the grid does: a code in its words, a day the Vietnamese way.
fn shown(row: &Row, column: &GridColumn) -> String {
    let key = &column.key;
    if !column.words.is_empty() {
        return column.words.get(&text(row, key)).cloned().unwrap_or_default();
    }
    let said = text(row, &format!("{key}_say"));
    match row.get(key) {
        _ if !said.is_empty() => said,
        Some(Value::Bool(true)) => "x".to_owned(),
        Some(Value::Bool(false)) | None => String::new(),
        _ => {
            let text = text(row, key);
            day::iso(&text).map_or(text, day::show)
        }
    }
}

fn cut(text: &str) -> String {
    text.chars().take(LONGEST).collect()
}
