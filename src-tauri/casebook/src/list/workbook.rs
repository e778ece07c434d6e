//! A list as a workbook: the rows and columns a grid shows, in its words and its order, every cell a text so that numbers
//! keep their zeros and no text becomes a formula. What a grid masks stays masked.

use std::collections::BTreeMap;
use std::sync::mpsc::{self, Receiver};

use chrono::NaiveDate;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};
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
/// How hard the file is pressed. One step harder it takes twice as long for a hundredth less.
const PRESSED: u8 = 4;
/// How many handfuls of rows may wait to be written.
const WAITING: usize = 16;

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
    r.at_once(|r| made(r, slice, query, title, columns, today))
}

fn made(
    r: Reader<'_>,
    slice: Slice,
    query: &Query,
    title: &str,
    columns: &[GridColumn],
    today: NaiveDate,
) -> Result<Vec<u8>> {
    let mut book = Workbook::new();
    book.set_zip_compression_level(PRESSED);
    let sheet = begin(&mut book, title, columns).map_err(failed)?;
    let rows = read_and_fill(sheet, columns, |take| super::each(r, slice, query, today, MOST_ROWS, take))?;
    let said = format!("Ngày {}: {rows} dòng. Họ tên người tố cáo được che.", day::show(today));
    end(sheet, &said, columns, rows).map_err(failed)?;
    let bytes = book.save_to_buffer().map_err(failed);
    // A book of a million cells takes a while to be given back, which nobody need wait for.
    std::thread::spawn(move || drop(book));
    bytes
}

/// Reads the rows here while another thread writes them into the sheet, and gives how many there were.
fn read_and_fill(
    sheet: &mut Worksheet,
    columns: &[GridColumn],
    read: impl FnOnce(&mut dyn FnMut(Vec<Row>) -> bool) -> Result<()>,
) -> Result<u32> {
    std::thread::scope(|scope| {
        let (give, take) = mpsc::sync_channel(WAITING);
        let filling = scope.spawn(move || fill(sheet, columns, &take));
        // Whoever fills listens no longer once a row could not be written; its fault is told below.
        let told = read(&mut |some| give.send(some).is_ok());
        drop(give);
        let filled = filling.join().map_err(|_| Error::Workbook("the sheet was not filled".to_owned()))?;
        told?;
        filled.map_err(failed)
    })
}

fn failed(error: XlsxError) -> Error {
    Error::Workbook(error.to_string())
}

fn note() -> Format {
    style::text(11.0).set_italic().unset_text_wrap()
}

fn begin<'a>(
    book: &'a mut Workbook,
    title: &str,
    columns: &[GridColumn],
) -> std::result::Result<&'a mut Worksheet, XlsxError> {
    style::prepare(book)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    let sheet = book.add_worksheet();
    sheet.set_name("Danh sách")?;
    style::page(sheet, 0);
    sheet.write_string_with_format(0, 0, cut(title.to_owned()), &style::text(14.0).set_bold().unset_text_wrap())?;
    // The note, once the rows are counted.
    sheet.write_blank(1, 0, &note())?;
    sheet.set_freeze_panes(HEAD + 1, 0)?.set_repeat_rows(HEAD, HEAD)?;
    let head = style::cell(11.0).set_bold();
    for (place, column) in (0_u16..).zip(columns) {
        sheet.write_string_with_format(HEAD, place, cut(column.head.clone()), &head)?;
        // A letter of the sheet is about seven pixels of the screen.
        sheet.set_column_width(place, f64::from(column.width.unwrap_or(120).clamp(42, 560)) / 7.0)?;
    }
    Ok(sheet)
}

fn end(sheet: &mut Worksheet, said: &str, columns: &[GridColumn], rows: u32) -> std::result::Result<(), XlsxError> {
    sheet.write_string_with_format(1, 0, said, &note())?;
    let last = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.autofilter(HEAD, 0, HEAD.saturating_add(rows), last)?;
    Ok(())
}

/// Writes rows as they come, and gives how many there were.
fn fill(
    sheet: &mut Worksheet,
    columns: &[GridColumn],
    come: &Receiver<Vec<Row>>,
) -> std::result::Result<u32, XlsxError> {
    let plain = style::cell(11.0).set_align(FormatAlign::Left).set_num_format("@");
    // A cancelled entry stays in the book, struck out.
    let struck = plain.clone().set_font_strikethrough();
    let says: Vec<String> = columns.iter().map(|column| format!("{}_say", column.key)).collect();
    let mut at = HEAD;
    for row in come.iter().flatten() {
        at += 1;
        let is_cancelled = row.get("cancelled").is_some_and(|flag| flag == true);
        let format = if is_cancelled { &struck } else { &plain };
        for ((place, column), say) in (0_u16..).zip(columns).zip(&says) {
            sheet.write_string_with_format(at, place, cut(shown(&row, column, say)), format)?;
        }
    }
    Ok(at - HEAD)
}

/// Says a value as the grid does: a code in its words, a day the Vietnamese way.
fn shown(row: &Row, column: &GridColumn, say: &str) -> String {
    let key = &column.key;
    if !column.words.is_empty() {
        return column.words.get(&text(row, key)).cloned().unwrap_or_default();
    }
    let said = text(row, say);
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

fn cut(text: String) -> String {
    if text.len() <= LONGEST { text } else { text.chars().take(LONGEST).collect() }
}
