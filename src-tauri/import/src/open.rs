//! Bytes to sheets. Calamine reads the formats; before it sees a file, that file is measured, because calamine
//! trusts what a file declares: it unpacks without end, and lays a sheet out as far as its last cell.

mod ods;
mod xls;

use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, DataRef, Dimensions, Reader, SheetType, Xlsx, XlsxError};
use vault::error::unreadable_sheet;
use zip::ZipArchive;
use zip::result::ZipError;

use serde::Serialize;

use super::Refusal;
use super::sheet::{Allowance, Cell, Region, Sheet};

const MOST_BYTES: usize = 20 * 1024 * 1024;
const MOST_PARTS: usize = 2_000;
const MOST_INFLATED: u64 = 200 * 1024 * 1024;
const MOST_INFLATED_PART: u64 = 100 * 1024 * 1024;
/// Sheets a workbook may list: many names can stand for one large part.
const MOST_SHEETS: usize = 64;
/// Regions of a sheet a reader may list; a register has at most a few for each row.
const MOST_REGIONS: usize = 200_000;

/// What a file gave.
#[derive(Debug, Default)]
pub(super) struct Opened {
    pub sheets: Vec<Sheet>,
    pub left: Vec<Left>,
}

/// A sheet that cannot be read; its neighbours can.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Left {
    /// Its name.
    pub sheet: String,
    /// The cell that reading had come to: B7.
    pub cell: String,
    /// Why it was left out.
    pub why: Refusal,
}

impl Left {
    /// Says why it was left out and what to do, for the clerk.
    #[must_use]
    pub fn say(&self) -> String {
        unreadable_sheet(&self.sheet, &self.cell, self.why)
    }
}

/// Reads every sheet of a workbook, and tells those that were left out.
pub(super) fn sheets(bytes: &[u8]) -> Result<Opened, Refusal> {
    Ok(Opened { sheets: all(bytes)?, left: Vec::new() })
}

fn all(bytes: &[u8]) -> Result<Vec<Sheet>, Refusal> {
    if bytes.len() > MOST_BYTES {
        return Err(Refusal::TooLarge);
    }
    // A reader that trips over a damaged file is a damaged file: the register must not go down with it.
    let read = catch_unwind(AssertUnwindSafe(|| match bytes {
        [b'P', b'K', ..] => packed(bytes),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => xls::sheets(bytes),
        _ => Err(Refusal::Foreign),
    }));
    read.unwrap_or(Err(Refusal::Damaged))
}

/// Reads a workbook in a zip container, once it is known to unpack to a bearable size.
fn packed(bytes: &[u8]) -> Result<Vec<Sheet>, Refusal> {
    if declared_parts(bytes) > MOST_PARTS {
        return Err(Refusal::TooManyParts);
    }
    let mut container = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Damaged)?;
    if container.len() > MOST_PARTS {
        return Err(Refusal::TooManyParts);
    }
    inflate(&mut container)?;
    let holds = |name: &str| container.index_for_name(name).is_some();
    if holds("xl/workbook.xml") || holds("[Content_Types].xml") && !holds("xl/workbook.bin") {
        xlsx(bytes)
    } else if holds("content.xml") && holds("mimetype") {
        ods::sheets(bytes)
    } else {
        Err(Refusal::Foreign)
    }
}

/// Reads what the end of the container says of its parts, before a table of half a million of them is built.
fn declared_parts(bytes: &[u8]) -> usize {
    let tail = bytes.get(bytes.len().saturating_sub(66_000)..).unwrap_or(bytes);
    let end = tail.windows(22).rev().find(|record| record.starts_with(b"PK\x05\x06"));
    match end {
        Some([_, _, _, _, _, _, _, _, _, _, low, high, ..]) => usize::from(u16::from_le_bytes([*low, *high])),
        _ => 0,
    }
}

/// Unpacks every part into nothing and counts: what a part declares of its size is only its word.
fn inflate(container: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), Refusal> {
    let mut total = 0;
    for place in 0..container.len() {
        let part = container.by_index(place).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Refusal::Protected,
            _ => Refusal::Damaged,
        })?;
        if part.size() > MOST_INFLATED_PART {
            return Err(Refusal::Inflates);
        }
        let size = std::io::copy(&mut part.take(MOST_INFLATED_PART + 1), &mut std::io::sink())
            .map_err(|_| Refusal::Damaged)?;
        total += size;
        if size > MOST_INFLATED_PART || total > MOST_INFLATED {
            return Err(Refusal::Inflates);
        }
    }
    Ok(())
}

fn xlsx(bytes: &[u8]) -> Result<Vec<Sheet>, Refusal> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| refused(&error))?;
    let mut left = Allowance::default();
    let mut sheets = Vec::new();
    let listed = workbook.sheets_metadata().to_vec();
    if listed.len() > MOST_SHEETS {
        return Err(Refusal::TooManyParts);
    }
    for named in listed {
        if named.typ != SheetType::WorkSheet {
            continue;
        }
        let mut sheet = Sheet::named(named.name.clone());
        match cells(&mut workbook, &mut sheet, &mut left) {
            Err(Refusal::Foreign) => continue,
            other => other?,
        }
        let merged = workbook.merge_cells_by_sheet_name(&named.name).map_err(|error| refused(&error))?;
        spread(&mut sheet, &merged, &mut left)?;
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// Streams the cells of a sheet, so that one cell in the last corner costs one cell.
fn cells(workbook: &mut Xlsx<Cursor<&[u8]>>, sheet: &mut Sheet, left: &mut Allowance) -> Result<(), Refusal> {
    let name = sheet.name.clone();
    let mut cells = workbook.worksheet_cells_reader(&name).map_err(|error| refused(&error))?;
    while let Some(cell) = cells.next_cell().map_err(|error| refused(&error))? {
        let (row, column) = cell.get_position();
        if let Some(cell) = value(cell.get_value()) {
            sheet.put(row, column, cell, left)?;
        }
    }
    Ok(())
}

fn refused(error: &XlsxError) -> Refusal {
    match error {
        XlsxError::Password => Refusal::Protected,
        XlsxError::NotAWorksheet(_) => Refusal::Foreign,
        _ => Refusal::Damaged,
    }
}

/// Spreads merged regions, wherever a reader reports them.
fn spread(sheet: &mut Sheet, merged: &[Dimensions], left: &mut Allowance) -> Result<(), Refusal> {
    if merged.len() > MOST_REGIONS {
        return Err(Refusal::TooManyCells);
    }
    let region =
        |one: &Dimensions| Region { top: one.start.0, left: one.start.1, bottom: one.end.0, right: one.end.1 };
    sheet.merge_all(&merged.iter().map(region).collect::<Vec<_>>(), left)
}

/// Puts the cells calamine laid out; their extent was measured before.
fn put_range(sheet: &mut Sheet, range: &calamine::Range<Data>, left: &mut Allowance) -> Result<(), Refusal> {
    let (top, first) = range.start().unwrap_or_default();
    for (row, column, data) in range.used_cells() {
        let (Ok(row), Ok(column)) = (u32::try_from(row), u32::try_from(column)) else { continue };
        if let Some(cell) = value(&borrowed(data)) {
            sheet.put(top + row, first + column, cell, left)?;
        }
    }
    Ok(())
}

fn borrowed(data: &Data) -> DataRef<'_> {
    match data {
        Data::Int(whole) => DataRef::Int(*whole),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(flag) => DataRef::Bool(*flag),
        Data::DateTime(at) => DataRef::DateTime(*at),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(_) | Data::Error(_) | Data::Empty => DataRef::Empty,
    }
}

/// Takes a value as the register can use it; errors of formulas and durations are nothing.
fn value(data: &DataRef<'_>) -> Option<Cell> {
    match data {
        #[expect(clippy::cast_precision_loss, reason = "a cell of a workbook is a double anyway")]
        DataRef::Int(whole) => Some(Cell::Number(*whole as f64)),
        DataRef::Float(number) => Some(Cell::Number(*number)),
        DataRef::String(text) => Some(Cell::Text(text.clone())),
        DataRef::SharedString(text) => Some(Cell::Text((*text).to_owned())),
        DataRef::Bool(flag) => Some(Cell::Flag(*flag)),
        DataRef::DateTime(at) => Some(dated(at)),
        DataRef::DateTimeIso(text) => {
            let day = words::day::iso(text.get(..10).unwrap_or(text));
            Some(day.map_or_else(|| Cell::Text(text.clone()), Cell::Day))
        }
        DataRef::DurationIso(_) | DataRef::Error(_) | DataRef::Empty => None,
    }
}

/// A small number that merely wears the format of a date stays a number.
fn dated(at: &calamine::ExcelDateTime) -> Cell {
    let (year, month, day, ..) = at.to_ymd_hms_milli();
    let shown = chrono::NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day));
    match shown.filter(|_| at.is_datetime() && (1901..=2100).contains(&year)) {
        Some(day) => Cell::Day(day),
        None => Cell::Number(at.as_f64()),
    }
}
