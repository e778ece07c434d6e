//! Records: a kind and a length of seven bits a byte, then data.

use std::io::Read;

use crate::Refusal;
use crate::open::binary::wide;
use crate::open::container;

/// The longest record that is read; a cell is far shorter.
const LONGEST: u32 = 2 * 1024 * 1024;

pub(super) struct Records<R> {
    part: R,
    data: Vec<u8>,
}

impl<R: Read> Records<R> {
    pub fn new(part: R) -> Self {
        Self { part, data: Vec::new() }
    }

    /// Gives the next record; a part that ends inside one is damaged.
    pub fn next(&mut self) -> Result<Option<(u32, &[u8])>, Refusal> {
        let Some(first) = self.byte()? else { return Ok(None) };
        let mut kind = u32::from(first);
        if first & 0x80 != 0 {
            let second = self.byte()?.ok_or(Refusal::Damaged)?;
            kind = u32::from(first & 0x7F) | u32::from(second & 0x7F) << 7;
        }
        let mut length = 0;
        for shift in [0, 7, 14, 21] {
            let byte = self.byte()?.ok_or(Refusal::Damaged)?;
            length |= u32::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                break;
            }
        }
        if length > LONGEST {
            return Err(Refusal::Damaged);
        }
        self.data.resize(usize::try_from(length).map_err(|_| Refusal::Damaged)?, 0);
        self.part.read_exact(&mut self.data).map_err(|error| container::refused(&error))?;
        Ok(Some((kind, &self.data)))
    }

    fn byte(&mut self) -> Result<Option<u8>, Refusal> {
        let mut byte = [0];
        let read = self.part.read(&mut byte).map_err(|error| container::refused(&error))?;
        Ok((read > 0).then_some(byte[0]))
    }
}

/// The data of a record, read from the front.
pub(super) struct Field<'a> {
    rest: &'a [u8],
}

impl<'a> Field<'a> {
    pub fn of(rest: &'a [u8]) -> Self {
        Self { rest }
    }

    fn take(&mut self, bytes: usize) -> Result<&'a [u8], Refusal> {
        let (taken, rest) = self.rest.split_at_checked(bytes).ok_or(Refusal::Damaged)?;
        self.rest = rest;
        Ok(taken)
    }

    fn fixed<const N: usize>(&mut self) -> Result<[u8; N], Refusal> {
        self.take(N)?.try_into().map_err(|_| Refusal::Damaged)
    }

    pub fn byte(&mut self) -> Result<u8, Refusal> {
        self.fixed().map(u8::from_le_bytes)
    }

    pub fn short(&mut self) -> Result<u16, Refusal> {
        self.fixed().map(u16::from_le_bytes)
    }

    pub fn long(&mut self) -> Result<u32, Refusal> {
        self.fixed().map(u32::from_le_bytes)
    }

    pub fn double(&mut self) -> Result<f64, Refusal> {
        self.fixed().map(f64::from_le_bytes)
    }

    /// Reads a text; one that is not there has the length of nothing.
    pub fn text(&mut self) -> Result<String, Refusal> {
        let letters = match self.long()? {
            u32::MAX => 0,
            letters => usize::try_from(letters).map_err(|_| Refusal::Damaged)?,
        };
        self.take(letters.checked_mul(2).ok_or(Refusal::Damaged)?).map(wide)
    }
}
