//! A zip container: what a part declares of its size is only its word, so every byte that is unpacked is counted.

use std::collections::BTreeMap;
use std::io::{self, BufReader, Cursor, Read};

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use super::xml::Xml;
use crate::Refusal;

const MOST_PARTS: usize = 2_000;
/// What may be unpacked of one part, and of all that is read.
const MOST_INFLATED_PART: u64 = 300 * 1024 * 1024;
const MOST_INFLATED: u64 = 500 * 1024 * 1024;
/// Letters without a `<` among them; the longest text of a cell is far shorter.
const LONGEST_TOKEN: usize = 2 * 1024 * 1024;

pub(super) struct Container<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// The parts by name, in small letters and without what some programs put before or between.
    places: BTreeMap<String, usize>,
    left: u64,
}

impl<'a> Container<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        if declared_parts(bytes) > MOST_PARTS {
            return Err(Refusal::TooManyParts);
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Damaged)?;
        if archive.len() > MOST_PARTS {
            return Err(Refusal::TooManyParts);
        }
        let mut places = BTreeMap::new();
        for place in 0..archive.len() {
            let part = archive.by_index_raw(place).map_err(|_| Refusal::Damaged)?;
            places.insert(plain(&String::from_utf8_lossy(part.name_raw())), place);
        }
        Ok(Self { archive, places, left: MOST_INFLATED })
    }

    pub fn holds(&self, name: &str) -> bool {
        self.places.contains_key(&plain(name))
    }

    /// Finds a part by the end of its name.
    pub fn ending(&self, end: &str) -> Option<String> {
        self.places.keys().find(|name| name.ends_with(end)).cloned()
    }

    /// Opens a part to be unpacked while it is read.
    pub fn part(&mut self, name: &str) -> Result<Option<BufReader<Counted<'_, 'a>>>, Refusal> {
        let Some(place) = self.places.get(&plain(name)) else { return Ok(None) };
        let part = self.archive.by_index(*place).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Refusal::Protected,
            _ => Refusal::Damaged,
        })?;
        let counted = Counted { part, of_part: MOST_INFLATED_PART, left: &mut self.left, token: 0, is_text: false };
        Ok(Some(BufReader::with_capacity(64 * 1024, counted)))
    }

    /// Opens a part of XML.
    pub fn xml(&mut self, name: &str) -> Result<Option<Xml<BufReader<Counted<'_, 'a>>>>, Refusal> {
        Ok(self.part(name)?.map(|mut part| {
            part.get_mut().is_text = true;
            Xml::new(part)
        }))
    }

    /// Gives a small part whole.
    pub fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let Some(mut part) = self.part(name)? else { return Ok(None) };
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).map_err(|error| refused(&error))?;
        Ok(Some(bytes))
    }
}

/// Reads what the end of the container says of its parts, before a table of half a million of them is built.
fn declared_parts(bytes: &[u8]) -> usize {
    let tail = bytes.get(bytes.len().saturating_sub(66_000)..).unwrap_or(bytes);
    let end = tail.windows(22).rev().find(|record| record.starts_with(b"PK\x05\x06"));
    match end {
        Some([_, _, _, _, _, _, _, _, _, _, low, high, ..]) => usize::from(u16::from_le_bytes([*low, *high])),
        _ => 0,
    }
}

fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// A part being unpacked within bounds.
pub(super) struct Counted<'z, 'a> {
    part: ZipFile<'z, Cursor<&'a [u8]>>,
    of_part: u64,
    left: &'z mut u64,
    token: usize,
    is_text: bool,
}

impl Read for Counted<'_, '_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.part.read(buffer)?;
        let taken = u64::try_from(read).unwrap_or(u64::MAX);
        self.of_part = self.of_part.saturating_sub(taken);
        *self.left = self.left.saturating_sub(taken);
        if self.is_text {
            let chunk = buffer.get(..read).unwrap_or_default();
            let after = chunk.iter().rev().position(|byte| *byte == b'<');
            self.token = after.unwrap_or(self.token + read);
        }
        if self.of_part == 0 || *self.left == 0 || self.token > LONGEST_TOKEN {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(read)
    }
}

/// Tells why a part could not be read to its end.
pub(super) fn refused(error: &io::Error) -> Refusal {
    if error.kind() == io::ErrorKind::FileTooLarge { Refusal::Inflates } else { Refusal::Damaged }
}
