//! The records of one sheet.

use super::globals::Globals;
use super::record::{BEGIN, CONTINUE, END, long, records, short};
use crate::Refusal;
use crate::open::MOST_REGIONS;
use crate::open::binary::{error, packed};
use crate::sheet::{Allowance, Cell, Region, Sheet, Unknown};

const ROW: u16 = 0x0208;
const NUMBER: u16 = 0x0203;
const SHORT_NUMBER: u16 = 0x027E;
const SHORT_NUMBERS: u16 = 0x00BD;
const SHARED_TEXT: u16 = 0x00FD;
const TEXT: u16 = 0x0204;
const RICH_TEXT: u16 = 0x00D6;
const FLAG_OR_ERROR: u16 = 0x0205;
const FORMULA: [u16; 3] = [0x0006, 0x0206, 0x0406];
const TEXT_OF_FORMULA: u16 = 0x0207;
const MERGED: u16 = 0x00E5;

/// Reads the records from where they begin to their end.
pub(super) fn read(
    stream: &[u8],
    begin: usize,
    sheet: &mut Sheet,
    globals: &Globals,
    left: &mut Allowance,
) -> Result<(), Refusal> {
    let mut read = Read { sheet, globals, left, regions: Vec::new(), formula: None };
    let (mut depth, mut all) = (0_usize, records(stream, begin).peekable());
    while let Some((kind, data)) = all.next() {
        match kind {
            BEGIN => depth += 1,
            END if depth <= 1 => {
                let Read { sheet, regions, left, .. } = read;
                return sheet.merge_all(&regions, left);
            }
            END => depth -= 1,
            // A chart in the sheet has records of its own.
            _ if depth > 1 => {}
            TEXT | RICH_TEXT | TEXT_OF_FORMULA => {
                let mut segments = vec![data];
                while let Some((_, more)) = all.next_if(|(kind, _)| *kind == CONTINUE) {
                    segments.push(more);
                }
                read.text(kind, &segments)?;
            }
            _ => read.take(kind, data)?,
        }
        if depth == 0 {
            return Err(Refusal::Damaged);
        }
    }
    Err(Refusal::Damaged)
}

struct Read<'a> {
    sheet: &'a mut Sheet,
    globals: &'a Globals,
    left: &'a mut Allowance,
    regions: Vec<Region>,
    /// Where the formula stands whose text comes next.
    formula: Option<(u32, u32, u16)>,
}

impl Read<'_> {
    fn take(&mut self, kind: u16, data: &[u8]) -> Result<(), Refusal> {
        match kind {
            ROW => {
                let row = u32::from(short(data, 0).ok_or(Refusal::Damaged)?);
                let is_flat = short(data, 6).is_some_and(|height| height << 1 == 0);
                if is_flat || short(data, 12).is_some_and(|flags| flags & 0x20 != 0) {
                    self.sheet.hide_rows(row, row);
                }
                Ok(())
            }
            SHORT_NUMBERS => self.short_numbers(data),
            MERGED => {
                let corners = data.get(2..).unwrap_or_default().chunks_exact(8).filter_map(|part| {
                    let at = |place| short(part, place).map(u32::from);
                    Some(Region { top: at(0)?, bottom: at(2)?, left: at(4)?, right: at(6)? })
                });
                self.regions.extend(corners);
                if self.regions.len() > MOST_REGIONS { Err(Refusal::TooManyCells) } else { Ok(()) }
            }
            NUMBER | SHORT_NUMBER | SHARED_TEXT | FLAG_OR_ERROR => self.cell(kind, data),
            kind if FORMULA.contains(&kind) => self.cell(kind, data),
            _ => Ok(()),
        }
    }

    fn cell(&mut self, kind: u16, data: &[u8]) -> Result<(), Refusal> {
        let (row, column, style) = head(data)?;
        let cell = match kind {
            NUMBER => self.number(style, double(data, 6)?),
            SHORT_NUMBER => self.number(style, packed(long(data, 6).ok_or(Refusal::Damaged)?)),
            SHARED_TEXT => {
                let which = long(data, 6).and_then(|which| usize::try_from(which).ok());
                let text = which.and_then(|which| self.globals.strings.get(which)).ok_or(Refusal::Damaged)?;
                self.left.take_again(text.len(), 1)?;
                Cell::Text(text.clone())
            }
            FLAG_OR_ERROR => flag_or_error(data.get(6), data.get(7) == Some(&1))?,
            _ => match data.get(6..14).ok_or(Refusal::Damaged)? {
                [0, .., 0xFF, 0xFF] => {
                    self.formula = Some((row, column, style));
                    return Ok(());
                }
                [1, _, value, .., 0xFF, 0xFF] => flag_or_error(Some(value), false)?,
                [2, _, value, .., 0xFF, 0xFF] => flag_or_error(Some(value), true)?,
                // A formula whose answer is an empty text.
                [.., 0xFF, 0xFF] => return Ok(()),
                _ => self.number(style, double(data, 6)?),
            },
        };
        self.put(row, column, style, cell)
    }

    fn short_numbers(&mut self, data: &[u8]) -> Result<(), Refusal> {
        let (row, first, _) = head(data)?;
        let pairs = data.get(4..).unwrap_or_default().chunks_exact(6);
        for (column, pair) in (first..).zip(pairs) {
            let (Some(style), Some(raw)) = (short(pair, 0), long(pair, 2)) else { continue };
            let cell = self.number(style, packed(raw));
            self.put(row, column, style, cell)?;
        }
        Ok(())
    }

    fn text(&mut self, kind: u16, segments: &[&[u8]]) -> Result<(), Refusal> {
        let writing = self.globals.writing;
        let (place, at) = if kind == TEXT_OF_FORMULA {
            (self.formula.take(), 0)
        } else {
            (Some(head(segments.first().copied().unwrap_or_default())?), 6)
        };
        let Some((row, column, style)) = place else { return Ok(()) };
        let text = writing.text(segments, at, true).ok_or(Refusal::Damaged)?;
        self.put(row, column, style, Cell::Text(text))
    }

    fn number(&self, style: u16, number: f64) -> Cell {
        let style = self.globals.styles.get(usize::from(style));
        style.map_or(Cell::Number(number), |style| style.format.cell(number, self.sheet))
    }

    fn put(&mut self, row: u32, column: u32, style: u16, cell: Cell) -> Result<(), Refusal> {
        if self.globals.styles.get(usize::from(style)).is_some_and(|style| style.struck) {
            self.sheet.strike(row, column);
        }
        self.sheet.put(row, column, cell, self.left)
    }
}

/// Reads where a cell stands and its style.
fn head(data: &[u8]) -> Result<(u32, u32, u16), Refusal> {
    match (short(data, 0), short(data, 2), short(data, 4)) {
        (Some(row), Some(column), Some(style)) => Ok((row.into(), column.into(), style)),
        _ => Err(Refusal::Damaged),
    }
}

fn double(data: &[u8], at: usize) -> Result<f64, Refusal> {
    let bytes = data.get(at..at + 8).and_then(|bytes| bytes.try_into().ok()).ok_or(Refusal::Damaged)?;
    Ok(f64::from_le_bytes(bytes))
}

fn flag_or_error(value: Option<&u8>, is_error: bool) -> Result<Cell, Refusal> {
    let value = *value.ok_or(Refusal::Damaged)?;
    Ok(if is_error { Cell::Unknown(Unknown::Error(error(value).into())) } else { Cell::Flag(value != 0) })
}
