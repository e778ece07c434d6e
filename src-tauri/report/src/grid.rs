//! A list as a workbook: the rows and columns a grid shows, in its words and its order. Numbers and days are kept as such and
//! shown with the zeros they were written with; every other cell is a text, so that none becomes a formula. What a grid masks
//! stays masked.

mod sheet;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::mem;
use std::sync::mpsc;

use chrono::NaiveDate;
use rust_xlsxwriter::{Format, FormatAlign, Workbook, XlsxError};
use serde::Deserialize;
use serde_json::Value;
use vault::Reader;
use vault::error::{Error, Result};
use words::cell_length::cut;
use words::cell_value::{CellShape, CellValue};
use words::day;
use words::slice::Slice;

use self::sheet::Sheet;
use crate::xlsx::{properties, style};
use register::secrecy::{Sight, Veil};
use register::view::list::{self, Query, Row};

/// A column of a grid: what it shows of a row, and its heading.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct GridColumn {
    /// The name of the row's value.
    pub key: String,
    /// The heading.
    pub head: String,
    /// Its width on the screen in pixels.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional = nullable))]
    pub width: Option<u32>,
    /// The words of its codes, where the grid has its own.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub words: BTreeMap<String, String>,
}

/// The most rows and columns of a workbook.
const MOST_ROWS: usize = 100_000;
const MOST_COLUMNS: usize = 60;
/// The row of the headings.
const HEAD: u32 = 3;
/// How many formats a workbook has before those of the rows: its own, the title's, the note's, the headings'.
const LOOKS_ABOVE: usize = 4;
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
    let title = Veil::of_nobody(r, Sight::List)?.text(title)?.into_owned();
    let title = cut(&title);
    let query = &Query { sight: Sight::List, ..query.clone() };
    let read =
        |take: &mut dyn FnMut(Vec<Row>) -> bool| r.at_once(|r| list::each(r, slice, query, today, MOST_ROWS, take));
    let filled = read_and_fill(title, columns, read)?;
    let note = format!(
        "Ngày {}: {} dòng. Người tố cáo và người gửi đơn chưa phân loại được che; người khác viết tắt tên, bỏ thôn và số nhà.",
        day::show(today),
        filled.sheet.rows()
    );
    filled.made(title, &note, columns)
}

/// Reads the rows here while another thread writes them. What is handed over are letters in a row: where each thread gives
/// back what the other took, both wait for the memory's lock longer than one alone would work.
fn read_and_fill(
    title: &str,
    columns: &[GridColumn],
    read: impl FnOnce(&mut dyn FnMut(Vec<Row>) -> bool) -> Result<()>,
) -> Result<Filled> {
    std::thread::scope(|scope| {
        let (give, take) = mpsc::sync_channel(WAITING);
        let filling = scope.spawn(move || Filled::of(title, columns, take.iter()));
        let says: Vec<String> = columns.iter().map(|column| format!("{}_say", column.key)).collect();
        let told = read(&mut |some| give.send(Handful::of(columns, &says, &some)).is_ok());
        drop(give);
        let filled = filling.join().map_err(|_| Error::Workbook("the sheet was not filled".to_owned()))?;
        told.map(|()| filled)
    })
}

/// The rows as they stand in the sheet, and in which looks, by the order of their first cells.
struct Filled {
    sheet: Sheet,
    looks: Vec<Look>,
}

/// How a cell looks: as its row does, and as what it keeps is shown.
type Look = (Face, CellShape);

/// A cancelled entry stays in the book, struck out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Face {
    Plain,
    Struck,
}

impl Face {
    fn format(self, shape: CellShape) -> Format {
        let plain = style::cell(11.0).set_align(FormatAlign::Left).set_num_format(shape.format());
        if self == Self::Struck { plain.set_font_strikethrough() } else { plain }
    }
}

/// Some rows: their texts end to end, where each ends, which of them are numbers with a part, and how each row faces.
struct Handful {
    texts: String,
    ends: Vec<usize>,
    parts: BTreeMap<usize, f64>,
    faces: Vec<Face>,
}

impl Handful {
    fn of(columns: &[GridColumn], says: &[String], rows: &[Row]) -> Self {
        let cells = rows.len() * columns.len();
        let mut all = Self {
            texts: String::with_capacity(cells * 24),
            ends: Vec::with_capacity(cells),
            parts: BTreeMap::new(),
            faces: Vec::with_capacity(rows.len()),
        };
        for row in rows {
            let is_cancelled = row.get("cancelled").is_some_and(|flag| flag == true);
            all.faces.push(if is_cancelled { Face::Struck } else { Face::Plain });
            for (column, say) in columns.iter().zip(says) {
                if let Some(part) = row.get(&column.key).filter(|value| value.is_f64()).and_then(Value::as_f64) {
                    all.parts.insert(all.ends.len(), part);
                }
                all.texts.push_str(cut(&shown(row, column, say)));
                all.ends.push(all.texts.len());
            }
        }
        all
    }

    /// Gives the face of each row with its cells: their texts, and what they keep.
    fn rows(&self, width: usize) -> impl Iterator<Item = (Face, impl Iterator<Item = (&str, CellValue)>)> {
        let (mut begin, mut place) = (0, 0);
        let texts = self.ends.chunks(width.max(1)).map(move |ends| {
            let first = begin;
            begin = ends.last().copied().unwrap_or(begin);
            let cell = place;
            place += ends.len();
            let texts = ends.iter().scan(first, |from, end| self.texts.get(mem::replace(from, *end)..*end));
            (cell..).zip(texts).map(|(cell, text)| {
                (text, self.parts.get(&cell).map_or_else(|| CellValue::of(text), |part| CellValue::Part(*part)))
            })
        });
        self.faces.iter().copied().zip(texts)
    }
}

impl Filled {
    fn of(title: &str, columns: &[GridColumn], handfuls: impl Iterator<Item = Handful>) -> Self {
        let width = u16::try_from(columns.len()).unwrap_or(u16::MAX);
        let mut sheet = Sheet::below(HEAD + 1, width);
        sheet.stands_above(Some(title));
        // The note counts the rows: no cell says the same.
        sheet.stands_above(None);
        for column in columns {
            sheet.stands_above(Some(cut(&column.head)));
        }
        let mut looks: Vec<Look> = Vec::new();
        for some in handfuls {
            for (face, cells) in some.rows(columns.len()) {
                sheet.row(cells.map(|(text, value)| {
                    let look = (face, value.shape());
                    let place = looks.iter().position(|one| *one == look).unwrap_or(looks.len());
                    if place == looks.len() {
                        looks.push(look);
                    }
                    (text, value, LOOKS_ABOVE + place)
                }));
            }
        }
        Self { sheet, looks }
    }

    fn made(self, title: &str, note: &str, columns: &[GridColumn]) -> Result<Vec<u8>> {
        let frame = frame(title, note, columns, self.sheet.rows(), &self.looks);
        self.sheet.put_into(&frame.map_err(|error| Error::Workbook(error.to_string()))?)
    }
}

/// Makes the workbook without its rows. Some of their first cells are there for their formats, the last one for its place.
fn frame(
    title: &str,
    note: &str,
    columns: &[GridColumn],
    rows: u32,
    looks: &[Look],
) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    style::prepare(&mut book)?;
    book.set_properties(&properties(title, NaiveDate::from_ymd_opt(2000, 1, 1).unwrap_or_default().into())?);
    let sheet = book.add_worksheet();
    sheet.set_name("Danh sách")?;
    style::page(sheet, 0);
    sheet.write_string_with_format(0, 0, title, &style::text(14.0).set_bold().unset_text_wrap())?;
    sheet.write_string_with_format(1, 0, note, &style::text(11.0).set_italic().unset_text_wrap())?;
    sheet.set_freeze_panes(HEAD + 1, 0)?.set_repeat_rows(HEAD, HEAD)?;
    let head = style::cell(11.0).set_bold();
    for (place, column) in (0_u16..).zip(columns) {
        sheet.write_string_with_format(HEAD, place, cut(&column.head), &head)?;
        // A letter of the sheet is about seven pixels of the screen.
        sheet.set_column_width(place, f64::from(column.width.unwrap_or(120).clamp(42, 560)) / 7.0)?;
    }
    let last = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let bottom = HEAD.saturating_add(rows);
    // There are no more looks than cells.
    let cells = (HEAD + 1..=bottom).flat_map(|row| (0..=last).map(move |column| (row, column)));
    for ((row, column), (face, shape)) in cells.zip(looks) {
        let format = face.format(*shape);
        sheet.write_blank(row, column, &format)?;
        sheet.write_blank(bottom, last, &format)?;
    }
    sheet.autofilter(HEAD, 0, bottom, last)?;
    book.save_to_buffer()
}

/// Says a value as the grid does: a code in its words, a day the Vietnamese way.
fn shown<'a>(row: &'a Row, column: &'a GridColumn, say: &str) -> Cow<'a, str> {
    let value = row.get(&column.key);
    if !column.words.is_empty() {
        return column.words.get(&*plain(value)).map_or(Cow::Borrowed(""), Into::into);
    }
    let said = plain(row.get(say));
    if !said.is_empty() {
        return said;
    }
    if value == Some(&Value::Bool(true)) {
        return "x".into();
    }
    let text = plain(value);
    day::iso(&text).map_or(text, |day| day::show(day).into())
}

/// A text, a number as one, and nothing for anything else.
fn plain(value: Option<&Value>) -> Cow<'_, str> {
    match value {
        Some(Value::String(text)) => text.into(),
        Some(Value::Number(number)) => number.to_string().into(),
        _ => "".into(),
    }
}

#[cfg(test)]
mod tests;
