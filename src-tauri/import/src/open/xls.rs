//! Sheets of Excel 5 to 2003: records one after the other, in a compound file or bare.

mod globals;
mod record;
mod repair;
mod sheet;
mod strings;

use std::io::{Cursor, Read};

use super::package::Listed;
use super::{Opened, each_sheet};
use crate::Refusal;
use crate::sheet::Allowance;

/// Streams by which a compound file is told to be something else.
const OTHERS: [&str; 4] = ["WordDocument", "PowerPoint Document", "VisioDocument", "__properties_version1.0"];

/// Reads a compound file.
pub(super) fn sheets(bytes: &[u8]) -> Result<Opened, Refusal> {
    bare(&stream(bytes)?)
}

/// Gives the records in a compound file.
pub(super) fn stream(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes.to_vec()))
        .or_else(|_| cfb::CompoundFile::open(Cursor::new(repair::unused_sectors(bytes))))
        .map_err(|_| Refusal::Damaged)?;
    if file.exists("EncryptedPackage") {
        return Err(Refusal::Protected);
    }
    let Some(name) = ["Workbook", "Book"].into_iter().find(|name| file.exists(name)) else {
        let is_other = OTHERS.iter().any(|name| file.exists(name));
        return Err(if is_other { Refusal::NotASheet } else { Refusal::Foreign });
    };
    let mut stream = Vec::new();
    let read = file.open_stream(name).and_then(|mut part| part.read_to_end(&mut stream));
    read.map_err(|_| Refusal::Damaged)?;
    Ok(stream)
}

/// Reads the records of a workbook.
pub(super) fn bare(stream: &[u8]) -> Result<Opened, Refusal> {
    let globals = globals::read(stream)?;
    let listed: Vec<Listed> =
        globals.sheets.iter().map(|(sheet, at)| Listed { sheet: sheet.clone(), part: at.to_string() }).collect();
    each_sheet(listed, &mut Allowance::default(), |sheet, at, left| {
        sheet::read(stream, at.parse().map_err(|_| Refusal::Damaged)?, sheet, &globals, left)
    })
}
