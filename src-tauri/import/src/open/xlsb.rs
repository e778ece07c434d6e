//! Sheets of Excel in binary parts (.xlsb). A cell says its column, or stands right after the one before it: what some
//! programs write is read whole by nobody who knows only the first.

mod cells;
mod record;

use std::collections::BTreeMap;
use std::io::Read;

use self::record::{Field, Records};
use super::container::Container;
use super::format::Format;
use super::package::{Common, Listed, Parts, Shared, Style};
use super::{Opened, each_sheet};
use crate::Refusal;
use crate::sheet::{Allowance, Sheet};

const SHEET: u32 = 156;
const WORKBOOK: u32 = 153;
const TEXT: u32 = 19;
const FORMAT: u32 = 44;
const FONT: u32 = 43;
const STYLE: u32 = 47;
const STYLES: u32 = 617;
const STYLES_END: u32 = 618;

/// Reads every sheet of the workbook.
pub(super) fn sheets(container: &mut Container<'_>) -> Result<Opened, Refusal> {
    let (workbook, parts) = Parts::of(container, "workbook.bin")?;
    let listed = listed(container, &workbook, &parts)?;
    let mut left = Allowance::default();
    let styles = match container.part(&parts.kind("/styles", "styles.bin"))? {
        Some(part) => styles(part)?,
        None => Vec::new(),
    };
    let strings = match container.part(&parts.kind("/sharedStrings", "sharedStrings.bin"))? {
        Some(part) => strings(part, &mut left)?,
        None => Vec::new(),
    };
    let common = Common { styles, strings };
    each_sheet(listed, &mut left, |sheet, part, left| {
        let Some(part) = container.part(part)? else { return Err(Refusal::Damaged) };
        cells::read(part, sheet, &common, left)
    })
}

/// Reads which sheets there are.
fn listed(container: &mut Container<'_>, workbook: &str, parts: &Parts) -> Result<Vec<Listed>, Refusal> {
    let Some(part) = container.part(workbook)? else { return Err(Refusal::Damaged) };
    let (mut records, mut listed, mut base_1904) = (Records::new(part), Vec::new(), false);
    while let Some((kind, data)) = records.next()? {
        let mut field = Field::of(data);
        match kind {
            WORKBOOK => base_1904 = field.long()? & 1 != 0,
            SHEET => {
                let (state, _) = (field.long()?, field.long()?);
                let part = parts.sheet(&field.text()?);
                let mut sheet = Sheet::named(field.text()?);
                sheet.hidden = state != 0;
                listed.extend(part.map(|part| Listed { sheet, part }));
            }
            _ => {}
        }
    }
    for one in &mut listed {
        one.sheet.base_1904 = base_1904;
    }
    Ok(listed)
}

fn styles(part: impl Read) -> Result<Vec<Style>, Refusal> {
    let (mut formats, mut struck, mut styles) = (BTreeMap::new(), Vec::new(), Vec::new());
    let (mut records, mut is_style) = (Records::new(part), false);
    while let Some((kind, data)) = records.next()? {
        let mut field = Field::of(data);
        match kind {
            FORMAT => {
                let number = u32::from(field.short()?);
                formats.insert(number, Format::read(&field.text()?));
            }
            FONT => {
                field.short()?;
                struck.push(field.short()? & 8 != 0);
            }
            STYLES => is_style = true,
            STYLES_END => is_style = false,
            STYLE if is_style => {
                field.short()?;
                let (number, font) = (u32::from(field.short()?), usize::from(field.short()?));
                let format = formats.get(&number).cloned().unwrap_or_else(|| Format::builtin(number));
                styles.push(Style { format, struck: struck.get(font).copied().unwrap_or(false) });
            }
            _ => {}
        }
    }
    Ok(styles)
}

/// Reads the texts that cells share.
fn strings(part: impl Read, left: &mut Allowance) -> Result<Vec<Shared>, Refusal> {
    let (mut records, mut strings) = (Records::new(part), Vec::new());
    while let Some((kind, data)) = records.next()? {
        if kind == TEXT {
            let mut field = Field::of(data);
            field.byte()?;
            let text = field.text()?;
            left.take(0, text.len())?;
            strings.push(Shared { text, struck: None });
        }
    }
    Ok(strings)
}
