//! One file of the log: eight letters, the format and the number, then frames to the first that does not open: its
//! length, a random nonce, the sealed entry. Each is sealed together with the digest of all before it, so that none can
//! be changed, left out, put in or moved. Behind the last frame the file holds zeros: room reserved for the next.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::record::Record;
use crate::error::{Error, Result};
use crate::key::{self, Key};

const MAGIC: &[u8; 8] = b"DNTHL\r\n\x1a";
const FORMAT: u32 = 1;
const HEADER: u64 = 8 + 4 + 8;
const NONCE: usize = 24;
/// An entry is half a megabyte or a single row; nobody makes us read more than this.
const LONGEST: usize = 64 * 1024 * 1024;
pub(super) const BEGINNING: &str = "so.nhat-ky-";

/// The digest of all frames of a segment so far.
pub(super) type Chain = [u8; 32];

/// What seals and opens the entries of one register's log: keys of its own, each derived from a data key.
#[derive(Clone)]
pub(super) struct Seal {
    today: XChaCha20Poly1305,
    /// What a log that is brought back may be read with besides; nothing is written with these.
    also: Vec<XChaCha20Poly1305>,
    register: String,
}

impl Seal {
    /// Of a register's key alone: what its running log is sealed with.
    pub(super) fn new(today: &Key, register: &str) -> Result<Self> {
        Self::with(today, &[], register)
    }

    /// Of more keys. Whoever holds an older key can write segments under it: those of the register that is brought back and
    /// of the backup it is built on are named, and no others.
    pub(super) fn with(today: &Key, also: &[&Key], register: &str) -> Result<Self> {
        let also = also.iter().map(|key| cipher(key, register)).collect::<Result<_>>()?;
        Ok(Self { today: cipher(today, register)?, also, register: register.to_owned() })
    }

    /// The same of its own key alone.
    pub(super) fn narrowed(self) -> Self {
        Self { also: Vec::new(), ..self }
    }

    /// Gives the cipher that opens a frame.
    fn opener(&self, nonce: &XNonce, payload: &Payload<'_, '_>) -> Option<(&XChaCha20Poly1305, Vec<u8>)> {
        let mut all = std::iter::once(&self.today).chain(&self.also);
        all.find_map(|cipher| {
            let again = Payload { msg: payload.msg, aad: payload.aad };
            Some((cipher, cipher.decrypt(nonce, again).ok()?))
        })
    }

    /// Gives the chain of a segment that holds nothing yet.
    pub(super) fn chain(&self, number: u64) -> Chain {
        let hash = Sha256::new().chain_update(header(number)).chain_update(self.register.as_bytes());
        hash.finalize().into()
    }

    /// Adds a sealed entry to a buffer and to the chain.
    pub(super) fn close(&self, chain: &mut Chain, record: &Record, out: &mut Vec<u8>) -> Result<()> {
        let plain = postcard::to_stdvec(record).map_err(|_| Error::Damaged("log: an entry"))?;
        let nonce = key::random::<NONCE>()?;
        let sealed = self
            .today
            .encrypt(&XNonce::from(nonce), Payload { msg: &plain, aad: chain.as_slice() })
            .map_err(|_| Error::Damaged("log: an entry"))?;
        let length = u32::try_from(sealed.len()).ok().filter(|_| sealed.len() <= LONGEST);
        let start = out.len();
        out.extend(length.ok_or(Error::Damaged("log: an entry"))?.to_le_bytes());
        out.extend(nonce);
        out.extend(sealed);
        *chain = link(chain, out.get(start..).unwrap_or_default());
        Ok(())
    }
}

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
        Ok(Self { seal, opener: None, from, chain: seal.chain(number), at: HEADER })
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

fn cipher(key: &Key, register: &str) -> Result<XChaCha20Poly1305> {
    let mut own = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(Some(register.as_bytes()), key.as_slice())
        .expand(b"so-tiep-dan/log/1", own.as_mut_slice())
        .map_err(|_| Error::Damaged("program: no key for the log"))?;
    Ok(XChaCha20Poly1305::new(&(*own).into()))
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

fn link(chain: &Chain, frame: &[u8]) -> Chain {
    Sha256::new().chain_update(chain).chain_update(frame).finalize().into()
}

/// Fills a buffer; says no where the file ends before.
fn fill(from: &mut impl Read, bytes: &mut [u8]) -> Result<bool> {
    match from.read_exact(bytes) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error.into()),
    }
}
