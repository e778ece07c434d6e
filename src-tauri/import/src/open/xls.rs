//! Sheets of Excel 97–2003. Calamine lays such a sheet out whole, and reserves room for what its dimensions
//! record declares, so the records are walked once before it does.

use std::io::{Cursor, Read, Seek, SeekFrom, Write};

use calamine::{Reader, Xls, XlsError};

use super::{MOST_SHEETS, put_range, spread};
use crate::Refusal;
use crate::sheet::{Allowance, Sheet};

const MOST_ROWS: u32 = 50_000;
const MOST_COLUMNS: u32 = 100;

const BOUND_SHEET: u16 = 0x0085;
const STRINGS: u16 = 0x00FC;
const CONTINUE: u16 = 0x003C;
const BEGIN: u16 = 0x0809;
const END: u16 = 0x000A;
const DIMENSIONS: u16 = 0x0200;
const LABEL_OF_STRINGS: u16 = 0x00FD;
/// Number, label, truth, number with its formula, short number, rich label.
const CELLS: [u16; 6] = [0x0203, 0x0204, 0x0205, 0x0006, 0x027E, 0x00D6];
const SHORT_NUMBERS: u16 = 0x00BD;

pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Refusal> {
    let measured = measured(bytes)?;
    let mut workbook: Xls<_> = Xls::new(Cursor::new(measured)).map_err(|error| match error {
        XlsError::Password => Refusal::Protected,
        _ => Refusal::Damaged,
    })?;
    let mut left = Allowance::default();
    let mut sheets = Vec::new();
    for name in workbook.sheet_names() {
        let range = workbook.worksheet_range(&name).map_err(|_| Refusal::Damaged)?;
        let merged = workbook.merge_cells_by_sheet_name(&name).map_err(|_| Refusal::Damaged)?;
        let mut sheet = Sheet::named(name);
        put_range(&mut sheet, &range, &mut left)?;
        spread(&mut sheet, &merged, &mut left)?;
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// Walks the records and refuses what would not fit. Gives the file with its dimensions records emptied: they
/// are only a hint, and often claim a whole sheet.
fn measured(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes.to_vec())).map_err(|_| Refusal::Damaged)?;
    if file.exists("EncryptedPackage") {
        return Err(Refusal::Protected);
    }
    let name = ["Workbook", "Book"].into_iter().find(|name| file.exists(name)).ok_or(Refusal::Foreign)?;
    let mut stream = file.open_stream(name).map_err(|_| Refusal::Damaged)?;
    let mut records = Vec::new();
    stream.read_to_end(&mut records).map_err(|_| Refusal::Damaged)?;
    let mut hints = Vec::new();
    measure(&records, &mut hints)?;
    for (place, length) in hints {
        let empty = vec![0; length];
        let written = stream.seek(SeekFrom::Start(place)).and_then(|_| stream.write_all(&empty));
        written.map_err(|_| Refusal::Damaged)?;
    }
    stream.flush().map_err(|_| Refusal::Damaged)?;
    drop(stream);
    Ok(file.into_inner().into_inner())
}

/// One record: where its data begins, its kind, its data.
type Record<'a> = (usize, u16, &'a [u8]);

/// Gives the records from a place of the stream on.
fn records(stream: &[u8], from: usize) -> impl Iterator<Item = Record<'_>> {
    let mut at = from;
    std::iter::from_fn(move || {
        let head = stream.get(at..at.checked_add(4)?)?;
        let (kind, length) = (short(head, 0)?, usize::from(short(head, 2)?));
        let begin = at + 4;
        let data = stream.get(begin..begin.checked_add(length)?)?;
        at = begin + length;
        Some((begin, kind, data))
    })
}

fn measure(stream: &[u8], hints: &mut Vec<(u64, usize)>) -> Result<(), Refusal> {
    let mut sheets = Vec::new();
    let mut strings = Vec::new();
    let mut in_strings = false;
    for (_, kind, data) in records(stream, 0) {
        match kind {
            BOUND_SHEET => sheets.push(long(data, 0).ok_or(Refusal::Damaged)?),
            STRINGS => strings.push(data.get(8..).ok_or(Refusal::Damaged)?),
            CONTINUE if in_strings => strings.push(data),
            END => break,
            _ => {}
        }
        in_strings = kind == STRINGS || in_strings && kind == CONTINUE;
    }
    if sheets.len() > MOST_SHEETS {
        return Err(Refusal::TooManyParts);
    }
    let lengths = Strings { segments: &strings, segment: 0, at: 0 }.lengths();
    let mut left = Allowance::default();
    for sheet in sheets {
        let begin = usize::try_from(sheet).map_err(|_| Refusal::Damaged)?;
        measure_sheet(stream, begin, &lengths, &mut left, hints)?;
    }
    Ok(())
}

fn measure_sheet(
    stream: &[u8],
    begin: usize,
    lengths: &[usize],
    left: &mut Allowance,
    hints: &mut Vec<(u64, usize)>,
) -> Result<(), Refusal> {
    let (mut depth, mut rows, mut columns) = (0_usize, 0_u32, 0_u32);
    for (at, kind, data) in records(stream, begin) {
        match kind {
            BEGIN => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
            DIMENSIONS => hints.push((at as u64, data.len())),
            _ if CELLS.contains(&kind) || kind == LABEL_OF_STRINGS || kind == SHORT_NUMBERS => {
                let (Some(row), Some(first)) = (short(data, 0), short(data, 2)) else { return Err(Refusal::Damaged) };
                let last =
                    if kind == SHORT_NUMBERS { short(data, data.len().saturating_sub(2)) } else { Some(first) };
                rows = rows.max(u32::from(row) + 1);
                columns = columns.max(u32::from(last.ok_or(Refusal::Damaged)?.max(first)) + 1);
                if kind == LABEL_OF_STRINGS {
                    let which = long(data, 6).and_then(|which| usize::try_from(which).ok());
                    left.take(0, which.and_then(|which| lengths.get(which)).copied().unwrap_or(0))?;
                }
            }
            _ => {}
        }
        if rows > MOST_ROWS {
            return Err(Refusal::TooManyRows);
        }
        if columns > MOST_COLUMNS {
            return Err(Refusal::TooManyColumns);
        }
    }
    left.take(usize::try_from(u64::from(rows) * u64::from(columns)).unwrap_or(usize::MAX), 0)
}

/// The table of strings, cut into records; a string cut in its letters says again how wide the rest are.
struct Strings<'a> {
    segments: &'a [&'a [u8]],
    segment: usize,
    at: usize,
}

impl Strings<'_> {
    /// Gives the bytes each string takes at most once it is UTF-8.
    fn lengths(mut self) -> Vec<usize> {
        std::iter::from_fn(|| self.next_length()).collect()
    }

    fn next_length(&mut self) -> Option<usize> {
        while self.rest()?.is_empty() {
            self.turn()?;
        }
        let letters = usize::from(short(self.rest()?, 0)?);
        let flags = *self.rest()?.get(2)?;
        self.at += 3;
        let mut beyond = 0;
        if flags & 8 != 0 {
            beyond += usize::from(short(self.rest()?, 0)?) * 4;
            self.at += 2;
        }
        if flags & 4 != 0 {
            beyond += usize::try_from(long(self.rest()?, 0)?).ok()?;
            self.at += 4;
        }
        self.skip_letters(letters, flags);
        self.skip(beyond);
        Some(letters * 3)
    }

    fn skip_letters(&mut self, mut letters: usize, flags: u8) {
        let mut width = usize::from(flags & 1) + 1;
        while let Some(rest) = self.rest() {
            let here = (rest.len() / width).min(letters);
            self.at += here * width;
            letters -= here;
            if letters == 0 || self.turn().is_none() {
                return;
            }
            width = self.rest().and_then(|rest| rest.first()).map_or(1, |flags| usize::from(flags & 1) + 1);
            self.at += 1;
        }
    }

    fn skip(&mut self, mut bytes: usize) {
        while let Some(rest) = self.rest() {
            let here = rest.len().min(bytes);
            self.at += here;
            bytes -= here;
            if bytes == 0 || self.turn().is_none() {
                return;
            }
        }
    }

    fn rest(&self) -> Option<&[u8]> {
        self.segments.get(self.segment)?.get(self.at..)
    }

    /// Turns to the next record.
    fn turn(&mut self) -> Option<()> {
        (self.segment, self.at) = (self.segment + 1, 0);
        (self.segment < self.segments.len()).then_some(())
    }
}

fn short(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(data.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn long(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(data.get(at..at.checked_add(4)?)?.try_into().ok()?))
}
