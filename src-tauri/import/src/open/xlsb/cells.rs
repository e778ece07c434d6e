//! The records of one sheet.

use std::io::Read;

use super::record::{Field, Records};
use crate::Refusal;
use crate::open::MOST_REGIONS;
use crate::open::binary::{error, packed};
use crate::open::package::Common;
use crate::sheet::{Allowance, Cell, Region, Sheet, Unknown};

const ROW: u32 = 0;
const BLANK: u32 = 1;
const RICH_TEXT: u32 = 62;
/// Cells that say no column: blank, number, error, flag, double, text, shared text.
const FIRST_SHORT: u32 = 12;
const LAST_SHORT: u32 = 18;
const BEGIN: u32 = 145;
const END: u32 = 146;
const MERGED: u32 = 176;

/// Reads the cells of a sheet and how its rows look.
pub(super) fn read(part: impl Read, sheet: &mut Sheet, common: &Common, left: &mut Allowance) -> Result<(), Refusal> {
    let (mut records, mut regions) = (Records::new(part), Vec::new());
    let (mut row, mut next, mut is_inside, mut is_ended) = (0, 0, false, false);
    while let Some((kind, data)) = records.next()? {
        let mut field = Field::of(data);
        match kind {
            BEGIN => is_inside = true,
            END => (is_inside, is_ended) = (false, true),
            ROW if is_inside => {
                (row, next) = (field.long()?, 0);
                let (_, height) = (field.long()?, field.short()?);
                let flags = field.short()?;
                if flags & 0x1000 != 0 || height == 0 {
                    sheet.hide_rows(row, row);
                }
            }
            BLANK..=11 | FIRST_SHORT..=LAST_SHORT | RICH_TEXT if is_inside => {
                let is_short = (FIRST_SHORT..=LAST_SHORT).contains(&kind);
                let column = if is_short { next } else { field.long()? };
                next = column.saturating_add(1);
                let style = usize::try_from(field.long()? & 0x00FF_FFFF).unwrap_or(usize::MAX);
                let kind = if is_short { kind - FIRST_SHORT + BLANK } else { kind };
                let Some((cell, own)) = value(kind, &mut field, style, sheet, common, left)? else { continue };
                if own.unwrap_or_else(|| common.styles.get(style).is_some_and(|style| style.struck)) {
                    sheet.strike(row, column);
                }
                sheet.put(row, column, cell, left)?;
            }
            MERGED => {
                let (top, bottom, left, right) = (field.long()?, field.long()?, field.long()?, field.long()?);
                regions.push(Region { top, left, bottom, right });
                if regions.len() > MOST_REGIONS {
                    return Err(Refusal::TooManyCells);
                }
            }
            _ => {}
        }
    }
    if !is_ended {
        return Err(Refusal::Damaged);
    }
    sheet.merge_all(&regions, left)
}

/// Reads what a cell holds, and whether it is struck through whatever its style says.
fn value(
    kind: u32,
    field: &mut Field<'_>,
    style: usize,
    sheet: &Sheet,
    common: &Common,
    left: &mut Allowance,
) -> Result<Option<(Cell, Option<bool>)>, Refusal> {
    let number =
        |number| common.styles.get(style).map_or(Cell::Number(number), |style| style.format.cell(number, sheet));
    let cell = match kind {
        2 => number(packed(field.long()?)),
        3 | 11 => Cell::Unknown(Unknown::Error(error(field.byte()?).into())),
        4 | 10 => Cell::Flag(field.byte()? != 0),
        5 | 9 => number(field.double()?),
        6 | 8 => Cell::Text(field.text()?),
        7 => {
            let which = usize::try_from(field.long()?).unwrap_or(usize::MAX);
            let shared = common.strings.get(which).ok_or(Refusal::Damaged)?;
            left.take_again(shared.text.len(), 1)?;
            return Ok(Some((Cell::Text(shared.text.clone()), shared.struck)));
        }
        RICH_TEXT => {
            field.byte()?;
            Cell::Text(field.text()?)
        }
        _ => return Ok(None),
    };
    Ok(Some((cell, None)))
}
