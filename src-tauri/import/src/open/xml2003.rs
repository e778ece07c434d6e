//! Sheets of Excel 2003 in one document of XML, which web systems write under the name of an .xls.

use std::collections::BTreeMap;
use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use super::format::Format;
use super::package::Style;
use super::xml::{Xml, local, push_text, says_yes};
use super::{MOST_REGIONS, MOST_SHEETS, Opened, instant};
use crate::Refusal;
use crate::sheet::{Allowance, Cell, Region, Sheet, Unknown};

/// Formats that have a name instead of letters, and are no days.
const NAMED: [&str; 11] = [
    "General",
    "General Number",
    "Fixed",
    "Standard",
    "Percent",
    "Scientific",
    "Currency",
    "Euro Currency",
    "Yes/No",
    "True/False",
    "On/Off",
];

/// Reads the document.
pub(super) fn sheets<R: BufRead>(mut xml: Xml<R>) -> Result<Opened, Refusal> {
    let mut walk = Walk::default();
    loop {
        match xml.next()? {
            Event::Start(element) => walk.begin(&element, true)?,
            Event::Empty(element) => {
                walk.begin(&element, false)?;
                walk.end(element.local_name().as_ref())?;
            }
            Event::End(element) => walk.end(element.local_name().as_ref())?,
            Event::Eof => return Ok(walk.opened),
            event => walk.letters(&event),
        }
    }
}

#[derive(Default)]
struct Walk {
    opened: Opened,
    left: Allowance,
    before: Allowance,
    base_1904: bool,
    styles: BTreeMap<String, Style>,
    style: String,
    sheet: Option<Sheet>,
    regions: Vec<Region>,
    failed: Option<Refusal>,
    row: u32,
    column: u32,
    next_row: u32,
    next_column: u32,
    cell: Option<Held>,
    /// A remark in a cell has text of its own.
    in_remark: bool,
    is_name: Option<&'static str>,
    text: String,
}

#[derive(Default)]
struct Held {
    style: String,
    kind: String,
    text: String,
    is_data: bool,
    has_data: bool,
    has_formula: bool,
}

impl Walk {
    fn begin(&mut self, element: &BytesStart<'_>, opens: bool) -> Result<(), Refusal> {
        let told = |name| local(element, name).unwrap_or_default().into_owned();
        let number = |name| local(element, name).and_then(|value| value.trim().parse::<u32>().ok());
        match element.local_name().as_ref() {
            "Style" => {
                self.style = told("ID");
                let parent = self.styles.get(&told("Parent")).or_else(|| self.styles.get("Default"));
                let style = parent.cloned().unwrap_or(Style { format: Format::Plain, struck: false });
                self.styles.insert(self.style.clone(), style);
            }
            "Font" if self.cell.is_none() => {
                if let (Some(style), Some(struck)) =
                    (self.styles.get_mut(&self.style), local(element, "StrikeThrough"))
                {
                    style.struck = says_yes(&struck);
                }
            }
            "NumberFormat" => {
                if let (Some(style), Some(format)) = (self.styles.get_mut(&self.style), local(element, "Format")) {
                    let is_named = NAMED.contains(&format.as_ref());
                    style.format = if is_named { Format::Plain } else { Format::read(&format) };
                }
            }
            "Worksheet" => self.begin_sheet(told("Name"))?,
            "Row" => {
                self.row = number("Index").and_then(|row| row.checked_sub(1)).unwrap_or(self.next_row);
                let span = number("Span").unwrap_or(0);
                (self.next_row, self.next_column) = (self.row.saturating_add(1).saturating_add(span), 0);
                let is_hidden = local(element, "Hidden").is_some_and(|value| says_yes(&value));
                let is_flat = local(element, "Height").is_some_and(|height| height.parse() == Ok(0.0));
                if let Some(sheet) = self.sheet.as_mut().filter(|_| is_hidden || is_flat) {
                    sheet.hide_rows(self.row, self.row.saturating_add(span));
                }
            }
            "Cell" => self.begin_cell(element),
            "Comment" if opens => self.in_remark = true,
            "Data" if !self.in_remark => {
                if let Some(cell) = &mut self.cell {
                    (cell.kind, cell.is_data, cell.has_data) = (told("Type"), opens, true);
                }
            }
            "Date1904" => self.base_1904 = true,
            "Visible" if opens => (self.is_name, self.text) = (Some("Visible"), String::new()),
            _ => {}
        }
        Ok(())
    }

    fn begin_sheet(&mut self, name: String) -> Result<(), Refusal> {
        if self.opened.sheets.len() + self.opened.left.len() >= MOST_SHEETS {
            return Err(Refusal::TooManyParts);
        }
        let mut sheet = Sheet::named(name);
        sheet.base_1904 = self.base_1904;
        (self.sheet, self.before) = (Some(sheet), self.left.clone());
        (self.next_row, self.next_column) = (0, 0);
        Ok(())
    }

    fn begin_cell(&mut self, element: &BytesStart<'_>) {
        let number = |name| local(element, name).and_then(|value| value.trim().parse::<u32>().ok());
        self.column = number("Index").and_then(|column| column.checked_sub(1)).unwrap_or(self.next_column);
        let (across, down) = (number("MergeAcross").unwrap_or(0), number("MergeDown").unwrap_or(0));
        self.next_column = self.column.saturating_add(1).saturating_add(across);
        if across > 0 || down > 0 {
            let (bottom, right) = (self.row.saturating_add(down), self.column.saturating_add(across));
            self.regions.push(Region { top: self.row, left: self.column, bottom, right });
            if self.regions.len() > MOST_REGIONS {
                self.regions.clear();
                self.failed = Some(Refusal::TooManyCells);
            }
        }
        let style = local(element, "StyleID").unwrap_or_default().into_owned();
        self.cell = Some(Held { style, has_formula: local(element, "Formula").is_some(), ..Held::default() });
    }

    fn letters(&mut self, event: &Event<'_>) {
        match &mut self.cell {
            Some(cell) if cell.is_data => push_text(event, &mut cell.text),
            _ if self.is_name.is_some() => push_text(event, &mut self.text),
            _ => {}
        }
    }

    fn end(&mut self, element: &str) -> Result<(), Refusal> {
        match element {
            "Style" => self.style.clear(),
            "Comment" => self.in_remark = false,
            "Data" => {
                if let Some(cell) = &mut self.cell {
                    cell.is_data = false;
                }
            }
            "Cell" => {
                if let (Some(cell), None) = (self.cell.take(), self.failed) {
                    self.failed = self.put(cell).err();
                }
            }
            "Visible" => {
                self.is_name = None;
                if let Some(sheet) = &mut self.sheet {
                    sheet.hidden = matches!(self.text.trim(), "SheetHidden" | "SheetVeryHidden");
                }
            }
            "Worksheet" => {
                let Some(mut sheet) = self.sheet.take() else { return Ok(()) };
                let regions = std::mem::take(&mut self.regions);
                let read = self.failed.take().map_or_else(|| sheet.merge_all(&regions, &mut self.left), Err);
                if read.is_err() {
                    self.left = self.before.clone();
                }
                self.opened.take(sheet, read)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn put(&mut self, held: Held) -> Result<(), Refusal> {
        let Some(sheet) = &mut self.sheet else { return Ok(()) };
        let style = self.styles.get(&held.style).or_else(|| self.styles.get("Default"));
        let Held { kind, text, has_data, has_formula, .. } = held;
        let cell = match kind.as_str() {
            _ if has_formula && !has_data => Cell::Unknown(Unknown::Formula),
            _ if text.is_empty() => return Ok(()),
            "Number" => match (text.trim().parse(), style) {
                (Ok(number), Some(style)) => style.format.cell(number, sheet),
                (Ok(number), None) => Cell::Number(number),
                (Err(_), _) => Cell::Text(text),
            },
            "DateTime" => instant::day(&text).map_or(Cell::Text(text), Cell::Day),
            "Boolean" => Cell::Flag(says_yes(text.trim())),
            "Error" => Cell::Unknown(Unknown::Error(text.into())),
            _ => Cell::Text(text),
        };
        if style.is_some_and(|style| style.struck) {
            sheet.strike(self.row, self.column);
        }
        sheet.put(self.row, self.column, cell, &mut self.left)
    }
}
