//! Sheets of LibreOffice. A few bytes of .ods can ask for a milliard of cells (`number-columns-repeated`), so the
//! content is walked once before calamine lays it out: its extent, its text, and its merged regions, which
//! calamine does not tell.

use std::io::{BufReader, Cursor};

use calamine::{Ods, OdsError, Reader};
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::{MOST_REGIONS, MOST_SHEETS, put_range};
use crate::Refusal;
use crate::sheet::{Allowance, Region, Sheet};

const MOST_ROWS: u32 = 50_000;
const MOST_COLUMNS: u32 = 100;

/// Spaces one `text:s` may stand for.
const MOST_SPACES: u64 = 10_000;

pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Refusal> {
    let regions = survey(bytes)?;
    let mut workbook: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(|error| match error {
        OdsError::Password => Refusal::Protected,
        OdsError::CellLimitExceeded { .. } => Refusal::TooManyCells,
        OdsError::InvalidMime(_) => Refusal::Foreign,
        _ => Refusal::Damaged,
    })?;
    let mut left = Allowance::default();
    let mut sheets = Vec::new();
    for (place, name) in workbook.sheet_names().into_iter().enumerate() {
        let range = workbook.worksheet_range(&name).map_err(|_| Refusal::Damaged)?;
        let mut sheet = Sheet::named(name);
        put_range(&mut sheet, &range, &mut left)?;
        sheet.merge_all(regions.get(place).map_or(&[], Vec::as_slice), &mut left)?;
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// Walks the content and refuses what would not fit; gives the merged regions of each table.
fn survey(bytes: &[u8]) -> Result<Vec<Vec<Region>>, Refusal> {
    let mut container = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Damaged)?;
    let content = container.by_name("content.xml").map_err(|_| Refusal::Damaged)?;
    let mut reader = quick_xml::Reader::from_reader(BufReader::new(content));
    let mut survey = Survey::default();
    let (mut buffer, mut open) = (Vec::new(), 0_usize);
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| Refusal::Damaged)? {
            Event::Start(element) => {
                open += 1;
                survey.begin(&element, false)?;
            }
            Event::Empty(element) => survey.begin(&element, true)?,
            Event::Text(text) => survey.text += text.len(),
            Event::End(element) => {
                open = open.saturating_sub(1);
                survey.end(element.name().as_ref())?;
            }
            // Calamine waits without end for the end of a table that is cut off.
            Event::Eof if open > 0 => return Err(Refusal::Damaged),
            Event::Eof => return Ok(survey.regions),
            _ => {}
        }
    }
}

/// Where the walk stands.
#[derive(Default)]
struct Survey {
    regions: Vec<Vec<Region>>,
    left: Allowance,
    row: u64,
    row_repeats: u64,
    column: u64,
    /// Columns up to the last cell of the row that holds something.
    width: u64,
    /// Bytes of text in the cell and in the row, the cell's repeats counted.
    text: usize,
    row_text: usize,
    cell_repeats: u64,
    /// Rows up to the last that holds something.
    depth: u64,
}

impl Survey {
    fn begin(&mut self, element: &BytesStart<'_>, closed: bool) -> Result<(), Refusal> {
        match element.name().as_ref() {
            "table:table" => {
                (self.row, self.depth) = (0, 0);
                self.regions.push(Vec::new());
                if self.regions.len() > MOST_SHEETS {
                    return Err(Refusal::TooManyParts);
                }
            }
            "table:table-row" => {
                (self.column, self.width, self.row_text) = (0, 0, 0);
                self.row_repeats = number(element, "table:number-rows-repeated")?.unwrap_or(1);
                if closed {
                    self.end("table:table-row")?;
                }
            }
            "table:table-cell" | "table:covered-table-cell" => self.cell(element, closed)?,
            "text:s" if number(element, "text:c")?.is_some_and(|spaces| spaces > MOST_SPACES) => {
                return Err(Refusal::TooManyCells);
            }
            _ => {}
        }
        Ok(())
    }

    fn cell(&mut self, element: &BytesStart<'_>, closed: bool) -> Result<(), Refusal> {
        self.text = 0;
        self.cell_repeats = number(element, "table:number-columns-repeated")?.unwrap_or(1);
        let mut holds = false;
        for attribute in element.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| Refusal::Damaged)?;
            holds |= matches!(attribute.key.as_ref(), "office:value-type" | "table:formula" | "office:value");
            self.text = self.text.saturating_add(attribute.value.len());
        }
        self.merged(element)?;
        if holds {
            self.width = self.column.saturating_add(self.cell_repeats);
            if self.width > u64::from(MOST_COLUMNS) {
                return Err(Refusal::TooManyColumns);
            }
        } else {
            self.text = 0;
        }
        if closed { self.end("table:table-cell") } else { Ok(()) }
    }

    fn merged(&mut self, element: &BytesStart<'_>) -> Result<(), Refusal> {
        let columns = number(element, "table:number-columns-spanned")?.unwrap_or(1);
        let rows = number(element, "table:number-rows-spanned")?.unwrap_or(1);
        let place = |place: u64| u32::try_from(place).unwrap_or(u32::MAX);
        let Some(regions) = self.regions.last_mut().filter(|_| columns.max(rows) > 1) else { return Ok(()) };
        regions.push(Region {
            top: place(self.row),
            left: place(self.column),
            bottom: place(self.row.saturating_add(rows.saturating_sub(1))),
            right: place(self.column.saturating_add(columns.saturating_sub(1))),
        });
        if regions.len() > MOST_REGIONS { Err(Refusal::TooManyCells) } else { Ok(()) }
    }

    fn end(&mut self, element: &str) -> Result<(), Refusal> {
        match element {
            "table:table-cell" | "table:covered-table-cell" => {
                let repeats = usize::try_from(self.cell_repeats).unwrap_or(usize::MAX);
                self.row_text = self.row_text.saturating_add(self.text.saturating_mul(repeats));
                self.column = self.column.saturating_add(self.cell_repeats);
                Ok(())
            }
            "table:table-row" => self.end_row(),
            _ => Ok(()),
        }
    }

    /// Counts a row with its repeats and the empty ones above it; empty rows at the end cost nothing.
    fn end_row(&mut self) -> Result<(), Refusal> {
        self.row = self.row.saturating_add(self.row_repeats);
        if self.width == 0 {
            return Ok(());
        }
        if self.row > u64::from(MOST_ROWS) {
            return Err(Refusal::TooManyRows);
        }
        let rows = self.row - self.depth;
        self.depth = self.row;
        let cells = usize::try_from(rows.saturating_mul(self.width)).unwrap_or(usize::MAX);
        let repeats = usize::try_from(self.row_repeats).unwrap_or(usize::MAX);
        self.left.take(cells, self.row_text.saturating_mul(repeats))
    }
}

fn number(element: &BytesStart<'_>, name: &str) -> Result<Option<u64>, Refusal> {
    let attribute = element.try_get_attribute(name).map_err(|_| Refusal::Damaged)?;
    Ok(attribute.map(|attribute| attribute.value.parse().unwrap_or(u64::MAX)))
}
