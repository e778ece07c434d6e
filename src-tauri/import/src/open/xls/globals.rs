//! What stands before the sheets: which there are, how they look, the texts they share.

use std::collections::BTreeMap;

use super::record::{BEGIN, CONTINUE, END, long, records, short};
use super::strings::{Table, Writing};
use crate::Refusal;
use crate::open::binary::code_page;
use crate::open::format::Format;
use crate::open::package::Style;
use crate::sheet::Sheet;

const SHEET: u16 = 0x0085;
const STRINGS: u16 = 0x00FC;
const LOCKED: u16 = 0x002F;
const CODE_PAGE: u16 = 0x0042;
const BASE: u16 = 0x0022;
const FONT: u16 = 0x0031;
const FORMAT: u16 = 0x041E;
const STYLE: u16 = 0x00E0;
const UNICODE: u16 = 0x0600;
const EXCEL_5: u16 = 0x0500;

pub(super) struct Globals {
    pub writing: Writing,
    pub strings: Vec<String>,
    pub styles: Vec<Style>,
    /// The sheets, each with where its records begin.
    pub sheets: Vec<(Sheet, usize)>,
}

pub(super) fn read(stream: &[u8]) -> Result<Globals, Refusal> {
    let mut all = records(stream, 0);
    let writing = match all.next() {
        Some((BEGIN, data)) => match short(data, 0) {
            Some(UNICODE) => Writing { is_unicode: true, letters: encoding_rs::WINDOWS_1252 },
            Some(EXCEL_5) => Writing { is_unicode: false, letters: encoding_rs::WINDOWS_1252 },
            _ => return Err(Refusal::OtherProgram),
        },
        // Excel 2 to 4.
        Some((0x0009 | 0x0209 | 0x0409, _)) => return Err(Refusal::OtherProgram),
        _ => return Err(Refusal::Damaged),
    };
    let mut read = Read {
        writing,
        base_1904: false,
        fonts: Vec::new(),
        formats: BTreeMap::new(),
        styles: Vec::new(),
        sheets: Vec::new(),
    };
    let (mut strings, mut in_strings, mut ended) = (Vec::new(), false, false);
    for (kind, data) in all {
        match kind {
            STRINGS => strings.push(data.get(8..).ok_or(Refusal::Damaged)?),
            CONTINUE if in_strings => strings.push(data),
            LOCKED => return Err(Refusal::Protected),
            END => {
                ended = true;
                break;
            }
            _ => read.take(kind, data)?,
        }
        in_strings = kind == STRINGS || in_strings && kind == CONTINUE;
    }
    if !ended {
        return Err(Refusal::Damaged);
    }
    let strings = Table { segments: &strings, segment: 0, at: 0 }.texts();
    for (sheet, _) in &mut read.sheets {
        sheet.base_1904 = read.base_1904;
    }
    let styles = read.styles();
    Ok(Globals { writing: read.writing, strings, styles, sheets: read.sheets })
}

struct Read {
    writing: Writing,
    base_1904: bool,
    /// Of each font, whether it is struck through.
    fonts: Vec<bool>,
    formats: BTreeMap<u16, Format>,
    /// The font and the format of each style.
    styles: Vec<(u16, u16)>,
    sheets: Vec<(Sheet, usize)>,
}

impl Read {
    fn take(&mut self, kind: u16, data: &[u8]) -> Result<(), Refusal> {
        match kind {
            CODE_PAGE => self.writing.letters = code_page(short(data, 0).unwrap_or_default()),
            BASE => self.base_1904 = short(data, 0) == Some(1),
            FONT => self.fonts.push(short(data, 2).is_some_and(|flags| flags & 8 != 0)),
            FORMAT => {
                let code = self.writing.text(&[data], 2, self.writing.is_unicode);
                if let (Some(number), Some(code)) = (short(data, 0), code) {
                    self.formats.insert(number, Format::read(&code));
                }
            }
            STYLE => self.styles.push((short(data, 0).unwrap_or_default(), short(data, 2).unwrap_or_default())),
            SHEET => self.sheet(data).ok_or(Refusal::Damaged)?,
            _ => {}
        }
        Ok(())
    }

    /// Notes a sheet; charts and sheets of macros have no cells of a register.
    fn sheet(&mut self, data: &[u8]) -> Option<()> {
        let at = usize::try_from(long(data, 0)?).ok()?;
        let (state, kind) = (data.get(4)?, data.get(5)?);
        if *kind == 0 {
            let mut sheet = Sheet::named(self.writing.text(&[data], 6, false)?);
            sheet.hidden = state & 3 != 0;
            self.sheets.push((sheet, at));
        }
        Some(())
    }

    fn styles(&self) -> Vec<Style> {
        let style = |(font, format): &(u16, u16)| {
            // There never was a font 4.
            let font = usize::from(font - u16::from(*font > 4));
            let own = self.formats.get(format).cloned();
            Style {
                format: own.unwrap_or_else(|| Format::builtin(u32::from(*format))),
                struck: self.fonts.get(font).copied().unwrap_or(false),
            }
        };
        self.styles.iter().map(style).collect()
    }
}
