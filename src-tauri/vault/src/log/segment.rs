//! One file of the log: eight letters, the format and the number, then frames to the first that does not open: its
//! length, a random nonce, the sealed entry. Each is sealed together with the digest of all before it, so that none can
//! be changed, left out, put in or moved. Behind the last frame the file holds zeros: room reserved for the next.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};

use super::record::Record;
use super::seal::{Chain, LONGEST, NONCE, Seal, link};
use crate::error::{Error, Result};

const MAGIC: &[u8; 8] = b"DNTHL\r\n\x1a";
const FORMAT: u32 = 1;
const HEADER: u64 = 8 + 4 + 8;
pub(super) const BEGINNING: &str = "so.nhat-ky-";

/// Reads a segment, entry by entry.
pub(super) struct Entries<'a> {
    seal: &'a Seal,
    /// What opened its first entry; the whole segment is of one generation.
    opener: Option<&'a XChaCha20Poly1305>,
    from: BufReader<File>,
    /// The digest of what was read so far.
    pub(super) chain: Chain,
    /// Where the next frame begins.
    pub(super) at: u64,
}

impl<'a> Entries<'a> {
    /// Opens a segment. One whose beginning is not its own is damaged.
    pub(super) fn open(folder: &Path, seal: &'a Seal, number: u64) -> Result<Self> {
        let mut from = BufReader::with_capacity(256 * 1024, File::open(path(folder, number))?);
        let mut begin = vec![0; header(number).len()];
        if from.read_exact(&mut begin).is_err() || begin != header(number) {
            return Err(Error::Damaged("log"));
        }
        Ok(Self { seal, opener: None, from, chain: seal.chain(&header(number)), at: HEADER })
    }

    /// Gives the next entry; `None` at the first that does not open, be it the end, torn or damaged.
    pub(super) fn next(&mut self) -> Result<Option<Record>> {
        let mut length = [0; 4];
        if !fill(&mut self.from, &mut length)? {
            return Ok(None);
        }
        let size = usize::try_from(u32::from_le_bytes(length)).unwrap_or(usize::MAX);
        if size == 0 || size > LONGEST {
            return Ok(None);
        }
        let mut frame = length.to_vec();
        frame.resize(4 + NONCE + size, 0);
        let Some(rest) = frame.get_mut(4..) else { return Ok(None) };
        if !fill(&mut self.from, rest)? {
            return Ok(None);
        }
        let Some((nonce, sealed)) = rest.split_first_chunk::<NONCE>() else { return Ok(None) };
        let payload = Payload { msg: sealed, aad: self.chain.as_slice() };
        let nonce = XNonce::from(*nonce);
        let opened = match self.opener {
            Some(cipher) => cipher.decrypt(&nonce, payload).ok().map(|plain| (cipher, plain)),
            None => self.seal.opener(&nonce, &payload),
        };
        let Some((cipher, plain)) = opened else { return Ok(None) };
        self.opener = Some(cipher);
        let record = postcard::from_bytes(&plain).map_err(|_| Error::Damaged("log: an entry"))?;
        self.chain = link(&self.chain, &frame);
        self.at += frame.len() as u64;
        Ok(Some(record))
    }

    /// Tells whether nothing but reserved room follows where the last entry ended.
    pub(super) fn ends_clean(folder: &Path, number: u64, at: u64) -> Result<bool> {
        use std::io::{Seek, SeekFrom};
        let mut file = File::open(path(folder, number))?;
        file.seek(SeekFrom::Start(at))?;
        let mut piece = vec![0; 64 * 1024];
        loop {
            match file.read(&mut piece)? {
                0 => return Ok(true),
                read if piece.iter().take(read).any(|byte| *byte != 0) => return Ok(false),
                _ => {}
            }
        }
    }
}

/// Gives the bytes every segment begins with.
pub(super) fn header(number: u64) -> Vec<u8> {
    [MAGIC.as_slice(), &FORMAT.to_le_bytes(), &number.to_le_bytes()].concat()
}

/// Gives the path of a segment.
pub(super) fn path(folder: &Path, number: u64) -> PathBuf {
    folder.join(file_name(number))
}

/// Lists the segments of a folder, the oldest first: files of their very names. Whatever else bears a name like one is no
/// segment.
pub(super) fn numbers(folder: &Path) -> Result<Vec<u64>> {
    let mut numbers = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        numbers.extend(number_of(&entry)?);
    }
    numbers.sort_unstable();
    Ok(numbers)
}

/// Lists what bears a name like a segment's and is none: a number written otherwise, a folder, a link, a pipe.
pub(super) fn misnamed(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let set_aside = name.ends_with(super::settle::ASIDE);
        if name.starts_with(BEGINNING) && !set_aside && number_of(&entry)?.is_none() {
            found.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}

fn number_of(entry: &std::fs::DirEntry) -> Result<Option<u64>> {
    let name = entry.file_name();
    let number = name.to_str().and_then(|name| name.strip_prefix(BEGINNING)?.parse::<u64>().ok());
    let number = number.filter(|number| *number > 0 && name.to_str() == Some(&file_name(*number)));
    Ok(if number.is_some() && entry.file_type()?.is_file() { number } else { None })
}

/// Gives the name of a segment's file.
pub(super) fn file_name(number: u64) -> String {
    format!("{BEGINNING}{number:06}")
}

/// Fills a buffer; says no where the file ends before.
fn fill(from: &mut impl Read, bytes: &mut [u8]) -> Result<bool> {
    match from.read_exact(bytes) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error.into()),
    }
}
