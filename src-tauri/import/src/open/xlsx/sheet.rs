//! One sheet, in one pass.

use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use super::rich::{Rich, unescaped};
use crate::Refusal;
use crate::open::package::{Common, Style};
use crate::open::xml::{Xml, attribute, push_text, says_yes};
use crate::open::{MOST_REGIONS, instant};
use crate::sheet::{Allowance, Cell, Region, Sheet, Unknown};

/// Reads the cells of a sheet and how its rows look.
pub(super) fn read<R: BufRead>(
    mut xml: Xml<R>,
    sheet: &mut Sheet,
    common: &Common,
    left: &mut Allowance,
) -> Result<(), Refusal> {
    let mut read =
        Read { sheet, common, left, next_row: 0, row: 0, next_column: 0, pending: None, regions: Vec::new() };
    let mut is_sheet = false;
    loop {
        match xml.next()? {
            Event::Start(element) => {
                is_sheet = true;
                read.begin(&element, true)?;
            }
            Event::Empty(element) => {
                is_sheet = true;
                read.begin(&element, false)?;
            }
            Event::End(element) => read.end(element.local_name().as_ref(), &Event::End(element.borrow()))?,
            Event::Eof if !is_sheet => return Err(Refusal::Damaged),
            Event::Eof => break,
            event => read.text(&event),
        }
    }
    let Read { sheet, regions, left, .. } = read;
    sheet.merge_all(&regions, left)
}

struct Read<'a> {
    sheet: &'a mut Sheet,
    common: &'a Common,
    left: &'a mut Allowance,
    next_row: u32,
    row: u32,
    next_column: u32,
    pending: Option<Pending>,
    regions: Vec<Region>,
}

/// A cell being read.
#[derive(Default)]
struct Pending {
    column: u32,
    kind: Kind,
    style: usize,
    value: String,
    is_value: bool,
    has_value: bool,
    has_formula: bool,
    rich: Option<Rich>,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Kind {
    #[default]
    Number,
    Shared,
    Text,
    Flag,
    Error,
    Day,
}

impl Read<'_> {
    fn begin(&mut self, element: &BytesStart<'_>, opens: bool) -> Result<(), Refusal> {
        let name = element.local_name();
        if let Some(pending) = &mut self.pending {
            match name.as_ref() {
                "v" => (pending.is_value, pending.has_value) = (opens, true),
                "f" => pending.has_formula = true,
                "is" if opens => pending.rich = Some(Rich::default()),
                _ => {
                    if let Some(rich) = &mut pending.rich {
                        let element = element.borrow();
                        rich.take(&if opens { Event::Start(element) } else { Event::Empty(element) });
                    }
                }
            }
            return Ok(());
        }
        match name.as_ref() {
            "row" => self.begin_row(element),
            "c" => {
                let pending = self.begin_cell(element);
                if opens {
                    self.pending = Some(pending);
                }
            }
            "mergeCell" => {
                let region = attribute(element, "ref").and_then(|text| region(&text));
                self.regions.extend(region);
                if self.regions.len() > MOST_REGIONS {
                    return Err(Refusal::TooManyCells);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn begin_row(&mut self, element: &BytesStart<'_>) {
        let (mut row, mut is_hidden) = (self.next_row, false);
        for one in element.attributes().with_checks(false).filter_map(Result::ok) {
            match one.key.as_ref() {
                "r" => row = one.value.parse::<u32>().ok().and_then(|row| row.checked_sub(1)).unwrap_or(row),
                "hidden" => is_hidden |= says_yes(&one.value),
                "ht" => is_hidden |= one.value.parse::<f64>() == Ok(0.0),
                _ => {}
            }
        }
        (self.row, self.next_row, self.next_column) = (row, row.saturating_add(1), 0);
        if is_hidden {
            self.sheet.hide_rows(row, row);
        }
    }

    fn begin_cell(&mut self, element: &BytesStart<'_>) -> Pending {
        let mut pending = Pending { column: self.next_column, ..Pending::default() };
        for one in element.attributes().with_checks(false).filter_map(Result::ok) {
            match one.key.as_ref() {
                "r" => {
                    if let Some((row, column)) = place(&one.value) {
                        (self.row, pending.column) = (row, column);
                    }
                }
                "s" => pending.style = one.value.parse().unwrap_or(0),
                "t" => {
                    pending.kind = match one.value.as_ref() {
                        "s" => Kind::Shared,
                        "str" | "inlineStr" => Kind::Text,
                        "b" => Kind::Flag,
                        "e" => Kind::Error,
                        "d" => Kind::Day,
                        _ => Kind::Number,
                    }
                }
                _ => {}
            }
        }
        self.next_column = pending.column.saturating_add(1);
        pending
    }

    fn text(&mut self, event: &Event<'_>) {
        let Some(pending) = &mut self.pending else { return };
        if pending.is_value {
            push_text(event, &mut pending.value);
        } else if let Some(rich) = &mut pending.rich {
            rich.take(event);
        }
    }

    fn end(&mut self, name: &str, event: &Event<'_>) -> Result<(), Refusal> {
        match (name, &mut self.pending) {
            ("v", Some(pending)) => pending.is_value = false,
            ("c", pending) => {
                if let Some(pending) = pending.take() {
                    return self.put(pending);
                }
            }
            (_, Some(Pending { rich: Some(rich), .. })) => rich.take(event),
            _ => {}
        }
        Ok(())
    }

    fn put(&mut self, pending: Pending) -> Result<(), Refusal> {
        let style = self.common.styles.get(pending.style);
        let mut struck = style.is_some_and(|style| style.struck);
        let cell = match pending {
            Pending { rich: Some(rich), .. } => {
                let shared = rich.end();
                struck = shared.struck.unwrap_or(struck);
                Some(Cell::Text(shared.text))
            }
            Pending { has_formula: true, kind, has_value, ref value, .. }
                if value.is_empty() && !(kind == Kind::Text && has_value) =>
            {
                Some(Cell::Unknown(Unknown::Formula))
            }
            Pending { value, .. } if value.is_empty() => None,
            Pending { kind: Kind::Shared, value, .. } => {
                let which = value.trim().parse::<usize>().map_err(|_| Refusal::Damaged)?;
                let shared = self.common.strings.get(which).ok_or(Refusal::Damaged)?;
                self.left.take_again(shared.text.len(), 1)?;
                struck = shared.struck.unwrap_or(struck);
                Some(Cell::Text(shared.text.clone()))
            }
            Pending { kind, value, .. } => Some(self.cell(kind, value, style)),
        };
        let Some(cell) = cell else { return Ok(()) };
        if struck {
            self.sheet.strike(self.row, pending.column);
        }
        self.sheet.put(self.row, pending.column, cell, self.left)
    }

    fn cell(&self, kind: Kind, value: String, style: Option<&Style>) -> Cell {
        match kind {
            Kind::Flag => Cell::Flag(says_yes(value.trim())),
            Kind::Error => Cell::Unknown(Unknown::Error(value.into())),
            Kind::Day => instant::day(&value).map_or_else(|| Cell::Text(value), Cell::Day),
            Kind::Number => match (value.trim().parse(), style) {
                (Ok(number), Some(style)) => style.format.cell(number, self.sheet),
                (Ok(number), None) => Cell::Number(number),
                (Err(_), _) => Cell::Text(value),
            },
            Kind::Text | Kind::Shared => Cell::Text(unescaped(value)),
        }
    }
}

/// Reads the name of a cell: B7, $B$7.
fn place(name: &str) -> Option<(u32, u32)> {
    let (mut row, mut column) = (0_u32, 0_u32);
    for byte in name.bytes() {
        match byte {
            b'A'..=b'Z' => column = column.checked_mul(26)?.checked_add(u32::from(byte - b'A') + 1)?,
            b'a'..=b'z' => column = column.checked_mul(26)?.checked_add(u32::from(byte - b'a') + 1)?,
            b'0'..=b'9' => row = row.checked_mul(10)?.checked_add(u32::from(byte - b'0'))?,
            b'$' => {}
            _ => return None,
        }
    }
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

/// Reads the names of the corners of a region: A1:C2.
fn region(name: &str) -> Option<Region> {
    let (first, last) = name.split_once(':').unwrap_or((name, name));
    let ((top, left), (bottom, right)) = (place(first)?, place(last)?);
    (top <= bottom && left <= right).then_some(Region { top, left, bottom, right })
}
