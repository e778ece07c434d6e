//! One table: its rows, its cells, and which places a cell takes.

use std::collections::BTreeMap;

use html5ever::tokenizer::Tag;

use crate::Refusal;
use crate::open::MOST_REGIONS;
use crate::sheet::{Allowance, COLUMNS, Cell, Region, Sheet};

/// How far one cell may reach, as browsers have it.
const MOST_COLUMNS: u32 = 1_000;
const MOST_ROWS: u32 = 65_534;
/// Places that cells reaching over others may have one look at.
const MOST_STEPS: usize = 5_000_000;

pub(super) struct Table {
    place: usize,
    next_row: u32,
    row: u32,
    next_column: u32,
    /// Columns that a cell above still takes, each with the row after its last.
    taken: BTreeMap<u32, u32>,
    cell: Option<Held>,
    cells: Vec<(u32, u32, String, bool)>,
    hidden: Vec<u32>,
    regions: Vec<Region>,
    /// Places that were looked at or taken.
    steps: usize,
}

#[derive(Default)]
struct Held {
    column: u32,
    text: String,
    /// Its own style strikes it through; some of its letters are struck through, some are not.
    is_struck: bool,
    has_struck: bool,
    has_clear: bool,
}

impl Table {
    pub fn begin(place: usize) -> Self {
        Self {
            place,
            next_row: 0,
            row: 0,
            next_column: 0,
            taken: BTreeMap::new(),
            cell: None,
            cells: Vec::new(),
            hidden: Vec::new(),
            regions: Vec::new(),
            steps: 0,
        }
    }

    /// Gives its place among the tables of the page.
    pub fn place(&self) -> usize {
        self.place
    }

    pub fn holds(&self) -> bool {
        !self.cells.is_empty() || self.cell.as_ref().is_some_and(|cell| !cell.text.trim().is_empty())
    }

    pub fn begin_tag(&mut self, tag: &Tag) {
        match tag.name.as_ref() {
            "tr" => {
                self.end_cell();
                (self.row, self.next_row, self.next_column) = (self.next_row, self.next_row.saturating_add(1), 0);
                if style(tag).contains("display:none") {
                    self.hidden.push(self.row);
                }
            }
            "td" | "th" => self.begin_cell(tag),
            "br" | "p" | "div" | "li" => self.line(),
            _ => {}
        }
    }

    fn begin_cell(&mut self, tag: &Tag) {
        self.end_cell();
        if self.steps > MOST_STEPS {
            return;
        }
        // A cell before any row stands in one of its own.
        self.next_row = self.next_row.max(1);
        let mut column = self.next_column;
        while self.taken.get(&column).is_some_and(|until| *until > self.row) {
            column = column.saturating_add(1);
            self.steps += 1;
        }
        let (wide, deep) = (span(tag, "colspan", MOST_COLUMNS), span(tag, "rowspan", MOST_ROWS));
        self.next_column = column.saturating_add(wide);
        if deep > 1 {
            let until = self.row.saturating_add(deep);
            self.steps += usize::try_from(wide).unwrap_or(usize::MAX);
            self.taken.extend((column..self.next_column.min(COLUMNS)).map(|column| (column, until)));
        }
        if wide > 1 || deep > 1 {
            self.regions.push(Region {
                top: self.row,
                left: column,
                bottom: self.row.saturating_add(deep - 1),
                right: self.next_column - 1,
            });
        }
        let is_struck = style(tag).contains("line-through");
        self.cell = Some(Held { column, is_struck, ..Held::default() });
    }

    pub fn end_tag(&mut self, name: &str) {
        match name {
            "td" | "th" | "tr" => self.end_cell(),
            "p" | "div" | "li" => self.line(),
            _ => {}
        }
    }

    fn line(&mut self) {
        if let Some(cell) = self.cell.as_mut().filter(|cell| !cell.text.is_empty()) {
            cell.text.push('\n');
        }
    }

    /// Takes letters as a page shows them: spaces and line breaks are one space.
    pub fn letters(&mut self, letters: &str, is_struck: bool) {
        let Some(cell) = &mut self.cell else { return };
        if !letters.trim().is_empty() {
            *(if is_struck { &mut cell.has_struck } else { &mut cell.has_clear }) = true;
        }
        for letter in letters.chars() {
            match letter {
                ' ' | '\t' | '\n' | '\r' => {
                    if !cell.text.ends_with([' ', '\n']) {
                        cell.text.push(' ');
                    }
                }
                '\u{A0}' => cell.text.push(' '),
                letter => cell.text.push(letter),
            }
        }
    }

    fn end_cell(&mut self) {
        let Some(Held { column, text, is_struck, has_struck, has_clear }) = self.cell.take() else { return };
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        let text = lines.join("\n").trim().to_owned();
        if !text.is_empty() {
            self.cells.push((self.row, column, text, is_struck || has_struck && !has_clear));
        }
    }

    /// Makes the sheet.
    pub fn sheet(mut self, name: String, left: &mut Allowance) -> (Sheet, Result<(), Refusal>) {
        self.end_cell();
        let mut sheet = Sheet::named(name);
        for row in &self.hidden {
            sheet.hide_rows(*row, *row);
        }
        let read = self.fill(&mut sheet, left);
        (sheet, read)
    }

    fn fill(self, sheet: &mut Sheet, left: &mut Allowance) -> Result<(), Refusal> {
        for (row, column, text, struck) in self.cells {
            if struck {
                sheet.strike(row, column);
            }
            sheet.put(row, column, Cell::Text(text), left)?;
        }
        if self.regions.len() > MOST_REGIONS || self.steps > MOST_STEPS {
            Err(Refusal::TooManyCells)
        } else {
            sheet.merge_all(&self.regions, left)
        }
    }
}

fn attribute<'a>(tag: &'a Tag, name: &str) -> Option<&'a str> {
    tag.attrs.iter().find(|one| one.name.local.as_ref() == name).map(|one| one.value.as_ref())
}

/// Gives the style of an element without spaces, in small letters.
fn style(tag: &Tag) -> String {
    attribute(tag, "style").unwrap_or_default().split_whitespace().collect::<String>().to_lowercase()
}

fn span(tag: &Tag, name: &str, most: u32) -> u32 {
    attribute(tag, name).and_then(|value| value.trim().parse().ok()).unwrap_or(1).clamp(1, most)
}
