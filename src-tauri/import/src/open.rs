//! Bytes to sheets. Nothing of a file is trusted: what it unpacks to is counted while it is read, and a cell costs one
//! cell wherever it stands. The formats of spreadsheets are read here and not by a library because a register is told by
//! more than its values: what is hidden, struck through, never calculated, shown with zeros before it.

mod binary;
mod container;
mod csv;
mod format;
mod html;
mod instant;
mod kind;
mod letters;
mod ods;
mod package;
mod quiet;
mod xls;
mod xlsb;
mod xlsx;
mod xml;
mod xml2003;

use serde::Serialize;
use vault::error::unreadable_sheet;

use self::container::Container;
use self::kind::Kind;
use self::package::Listed;
use self::xml::Xml;
use super::Refusal;
use super::sheet::{Allowance, Sheet, letter};

const MOST_BYTES: usize = 20 * 1024 * 1024;
/// Sheets a workbook may list: many names can stand for one large part.
const MOST_SHEETS: usize = 500;
/// Regions of a sheet a reader may list; a register has at most a few for each row.
const MOST_REGIONS: usize = 400_000;

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

impl Opened {
    /// Takes a sheet that was read, or notes why not. What opens only with a password is no matter of one sheet.
    fn take(&mut self, sheet: Sheet, read: Result<(), Refusal>) -> Result<(), Refusal> {
        match read {
            Ok(()) => self.sheets.push(sheet),
            Err(Refusal::Protected) => return Err(Refusal::Protected),
            Err(why) => {
                let (row, column) = sheet.reached();
                let cell = format!("{}{}", letter(column), row + 1);
                self.left.push(Left { sheet: sheet.name, cell, why });
            }
        }
        Ok(())
    }
}

/// Reads every sheet of a workbook, and tells those that were left out.
pub(super) fn sheets(bytes: &[u8]) -> Result<Opened, Refusal> {
    if bytes.len() > MOST_BYTES {
        return Err(Refusal::TooLarge);
    }
    quiet::read(|| read(bytes)).unwrap_or(Err(Refusal::Damaged))
}

fn read(bytes: &[u8]) -> Result<Opened, Refusal> {
    match Kind::of(bytes) {
        Kind::Packed => packed(bytes),
        Kind::Compound => xls::sheets(bytes),
        Kind::Records => xls::bare(bytes),
        Kind::Xml2003 => xml2003::sheets(Xml::new(bytes)),
        Kind::FlatOds => ods::flow(Xml::new(bytes)),
        Kind::Html => html::sheets(&letters::read(bytes, html::charset(bytes).as_deref())),
        Kind::Text => csv::sheets(&letters::read(bytes, None)),
        Kind::OtherProgram => Err(Refusal::OtherProgram),
        Kind::NotASheet => Err(Refusal::NotASheet),
        Kind::Foreign => Err(Refusal::Foreign),
    }
}

/// Reads a workbook in a zip container.
fn packed(bytes: &[u8]) -> Result<Opened, Refusal> {
    let mut container = Container::open(bytes)?;
    let holds = |ends: &[&str]| ends.iter().any(|end| container.holds(end) || container.ending(end).is_some());
    if container.holds("content.xml") {
        ods::sheets(&mut container)
    } else if holds(&["/workbook.bin"]) {
        xlsb::sheets(&mut container)
    } else if holds(&["/workbook.xml", "workbook.xml"]) {
        xlsx::sheets(&mut container)
    } else if holds(&["word/document.xml", "ppt/presentation.xml"]) {
        Err(Refusal::NotASheet)
    } else if holds(&[".iwa"]) {
        Err(Refusal::OtherProgram)
    } else {
        Err(Refusal::Foreign)
    }
}

/// Reads the sheets a workbook lists, each by itself: what one of them took is given back where it is left out.
fn each_sheet(
    listed: Vec<Listed>,
    left: &mut Allowance,
    mut read: impl FnMut(&mut Sheet, &str, &mut Allowance) -> Result<(), Refusal>,
) -> Result<Opened, Refusal> {
    if listed.len() > MOST_SHEETS {
        return Err(Refusal::TooManyParts);
    }
    let mut opened = Opened::default();
    for Listed { mut sheet, part } in listed {
        let mut taken = left.clone();
        let done = read(&mut sheet, &part, &mut taken);
        if done.is_ok() {
            *left = taken;
        }
        opened.take(sheet, done)?;
    }
    Ok(opened)
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]
mod tests;
