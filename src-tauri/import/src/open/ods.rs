//! Sheets of LibreOffice and Google, packed (.ods) or flat (.fods), in one pass. A few bytes can ask for a milliard of
//! cells (`number-columns-repeated`), so copies of what holds something are counted; empty ones cost nothing.

mod cell;
mod style;

use std::io::BufRead;
use std::ops::Range;

use quick_xml::events::{BytesStart, Event};

use self::cell::Held;
use self::style::Styles;
use super::container::Container;
use super::xml::{Xml, attribute};
use super::{MOST_REGIONS, MOST_SHEETS, Opened};
use crate::Refusal;
use crate::sheet::{Allowance, Region, Sheet};

/// Copies of cells and rows that hold something; nobody types the same entry so often.
const MOST_COPIES: u64 = 100_000;
/// What was deleted, remarked or drawn is no cell.
const PASSED: [&str; 11] = [
    "table:tracked-changes",
    "office:annotation",
    "table:shapes",
    "office:forms",
    "text:ruby-text",
    "draw:frame",
    "draw:custom-shape",
    "draw:g",
    "draw:rect",
    "draw:caption",
    "office:binary-data",
];
const KIND: &[u8] = b"opendocument.spreadsheet";

/// Reads a workbook in a container; Google leaves out the part that says what it is.
pub(super) fn sheets(container: &mut Container<'_>) -> Result<Opened, Refusal> {
    let kind = container.bytes("mimetype")?;
    if kind.is_some_and(|kind| !kind.windows(KIND.len()).any(|part| part == KIND)) {
        return Err(Refusal::NotASheet);
    }
    let manifest = container.bytes("META-INF/manifest.xml")?.unwrap_or_default();
    if String::from_utf8_lossy(&manifest).contains(":encryption-data") {
        return Err(Refusal::Protected);
    }
    let Some(xml) = container.xml("content.xml")? else { return Err(Refusal::Damaged) };
    flow(xml)
}

/// Reads a document from its first element to its last.
pub(super) fn flow<R: BufRead>(mut xml: Xml<R>) -> Result<Opened, Refusal> {
    let mut walk = Walk::default();
    loop {
        match xml.next()? {
            Event::Eof if walk.is_spreadsheet => return Ok(walk.opened),
            Event::Eof if walk.is_document => return Err(Refusal::NotASheet),
            Event::Eof => return Err(Refusal::Damaged),
            event => walk.take(&event)?,
        }
    }
}

/// Where the walk stands.
#[derive(Default)]
struct Walk {
    opened: Opened,
    left: Allowance,
    styles: Styles,
    is_document: bool,
    is_spreadsheet: bool,
    /// Elements in each other of something that is not looked at.
    passed: usize,
    table: Option<Table>,
    row: Row,
    cell: Option<Held>,
    copies: u64,
}

/// The table being read, and the allowance as it was before.
struct Table {
    sheet: Sheet,
    regions: Vec<Region>,
    before: Allowance,
    row: u64,
    failed: Option<Refusal>,
    /// Tables in each other: one drawn inside a cell.
    depth: usize,
}

#[derive(Default)]
struct Row {
    repeats: u64,
    column: u64,
    style: String,
    cells: Vec<(u64, u64, Held)>,
}

impl Walk {
    fn take(&mut self, event: &Event<'_>) -> Result<(), Refusal> {
        if self.passed > 0 {
            match event {
                Event::Start(_) => self.passed += 1,
                Event::End(_) => self.passed -= 1,
                _ => {}
            }
            return Ok(());
        }
        match event {
            Event::Start(element) => self.begin(element, true),
            Event::Empty(element) => {
                self.begin(element, false)?;
                self.end(element.name().as_ref())
            }
            Event::End(element) => self.end(element.name().as_ref()),
            event => {
                if let Some(cell) = &mut self.cell {
                    cell.letters(event);
                }
                Ok(())
            }
        }
    }

    fn begin(&mut self, element: &BytesStart<'_>, opens: bool) -> Result<(), Refusal> {
        let name = element.name();
        match name.as_ref() {
            "office:document" | "office:document-content" => self.is_document = true,
            "office:spreadsheet" => self.is_spreadsheet = true,
            name if opens && PASSED.contains(&name) => self.passed = 1,
            "table:table" => return self.begin_table(element),
            "table:table-row" => self.begin_row(element),
            "table:table-cell" | "table:covered-table-cell" => self.begin_cell(element),
            "text:s" | "text:tab" | "text:line-break" | "text:p" | "text:h" | "text:span" => {
                let begun = self.cell.as_mut().map(|cell| cell.begin_text(element, &self.styles));
                if let (Some(Err(why)), Some(table)) = (begun, &mut self.table) {
                    table.failed = Some(why);
                }
            }
            _ => self.styles.begin(element),
        }
        Ok(())
    }

    fn begin_table(&mut self, element: &BytesStart<'_>) -> Result<(), Refusal> {
        if let Some(table) = &mut self.table {
            table.depth += 1;
            return Ok(());
        }
        if self.opened.sheets.len() + self.opened.left.len() >= MOST_SHEETS {
            return Err(Refusal::TooManyParts);
        }
        let mut sheet = Sheet::named(attribute(element, "table:name").unwrap_or_default().into_owned());
        sheet.hidden = attribute(element, "table:style-name").is_some_and(|style| self.styles.hides(&style));
        let before = self.left.clone();
        self.table = Some(Table { sheet, regions: Vec::new(), before, row: 0, failed: None, depth: 0 });
        Ok(())
    }

    fn begin_row(&mut self, element: &BytesStart<'_>) {
        let Some(table) = self.table.as_mut().filter(|table| table.depth == 0) else { return };
        let style = attribute(element, "table:default-cell-style-name").unwrap_or_default().into_owned();
        let repeats = number(element, "table:number-rows-repeated").max(1);
        self.row = Row { repeats, style, ..Row::default() };
        if attribute(element, "table:visibility").is_some_and(|how| matches!(how.as_ref(), "collapse" | "filter")) {
            table.sheet.hide_rows(place(table.row), place(table.row.saturating_add(repeats - 1)));
        }
    }

    fn begin_cell(&mut self, element: &BytesStart<'_>) {
        let Some(table) = self.table.as_mut().filter(|table| table.depth == 0) else { return };
        let columns = number(element, "table:number-columns-spanned").max(1);
        let rows = number(element, "table:number-rows-spanned").max(1);
        if columns.max(rows) > 1 {
            table.regions.push(Region {
                top: place(table.row),
                left: place(self.row.column),
                bottom: place(table.row.saturating_add(rows - 1)),
                right: place(self.row.column.saturating_add(columns - 1)),
            });
            if table.regions.len() > MOST_REGIONS {
                table.failed = Some(Refusal::TooManyCells);
                table.regions.clear();
            }
        }
        self.cell = Some(Held::begin(element, &self.styles, &self.row.style));
    }

    fn end(&mut self, element: &str) -> Result<(), Refusal> {
        match element {
            "table:table" => return self.end_table(),
            "table:table-row" => self.end_row(),
            "table:table-cell" | "table:covered-table-cell" => {
                let Some(cell) = self.cell.take() else { return Ok(()) };
                let (column, repeats) = (self.row.column, cell.repeats);
                self.row.column = column.saturating_add(repeats);
                if cell.holds() {
                    self.row.cells.push((column, repeats, cell));
                }
            }
            "text:p" | "text:h" | "text:span" => {
                if let Some(cell) = &mut self.cell {
                    cell.end_text(element);
                }
            }
            other => self.styles.end(other),
        }
        Ok(())
    }

    /// Puts a row as often as it is repeated.
    fn end_row(&mut self) {
        let Some(table) = self.table.as_mut().filter(|table| table.depth == 0) else { return };
        let Row { repeats, cells, .. } = std::mem::take(&mut self.row);
        let top = table.row;
        table.row = top.saturating_add(repeats);
        if table.failed.is_some() || cells.is_empty() {
            return;
        }
        let wide = cells.iter().fold(0_u64, |wide, (_, repeats, _)| wide.saturating_add(*repeats));
        let own = u64::try_from(cells.len()).unwrap_or(u64::MAX);
        self.copies = self.copies.saturating_add(wide.saturating_mul(repeats) - own);
        table.failed = if self.copies > MOST_COPIES {
            Some(Refusal::TooManyCells)
        } else {
            put(table, top..top.saturating_add(repeats), &cells, &mut self.left).err()
        };
    }

    fn end_table(&mut self) -> Result<(), Refusal> {
        match self.table.take() {
            Some(mut table) if table.depth > 0 => {
                table.depth -= 1;
                self.table = Some(table);
                Ok(())
            }
            Some(Table { mut sheet, regions, before, failed, .. }) => {
                let read = failed.map_or_else(|| sheet.merge_all(&regions, &mut self.left), Err);
                if read.is_err() {
                    self.left = before;
                }
                self.opened.take(sheet, read)
            }
            None => Ok(()),
        }
    }
}

fn put(table: &mut Table, rows: Range<u64>, cells: &[(u64, u64, Held)], left: &mut Allowance) -> Result<(), Refusal> {
    for row in rows {
        for (first, repeats, held) in cells {
            let Some(cell) = held.cell() else { continue };
            for column in *first..first.saturating_add(*repeats) {
                let (row, column) = (place(row), place(column));
                left.take_again(held.length(), 1)?;
                if held.is_struck() {
                    table.sheet.strike(row, column);
                }
                table.sheet.put(row, column, cell.clone(), left)?;
            }
        }
    }
    Ok(())
}

/// Gives how often something is repeated or how far it reaches; one too large is as large as can be.
fn number(element: &BytesStart<'_>, name: &str) -> u64 {
    attribute(element, name).map_or(1, |value| value.trim().parse().unwrap_or(u64::MAX))
}

fn place(place: u64) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
