//! The backup file: eight letters, the length of the header, the header as JSON, SHA-256 over all of these, then
//! the encrypted register to the file's end. A later format keeps this frame, so that it is told apart from damage.
//! The header's sum finds damage, not forgery: what holds against a forger is the key, which seals the register.

use std::fs::File;
use std::io::{ErrorKind, Read, Seek, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Manifest;
use crate::error::{Error, Result};
use crate::key::KeySlots;
use crate::moment::hex;
use crate::schema;

/// The line break and the end-of-text in it tell a copy made "as text" from a good one.
const MAGIC: &[u8; 8] = b"DNTHB\r\n\x1a";
/// The manifest format this program writes.
pub(super) const FORMAT: i64 = 1;
/// A header is about two thousand bytes; nobody makes us read more than this.
const LONGEST: usize = 64 * 1024;
/// The highest sequence number: what twelve digits of a file name hold.
pub(super) const LAST: i64 = 999_999_999_999;

const DAMAGED: Error = Error::Damaged("backup");

/// What stands before the register.
#[derive(Serialize, Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub(super) struct Header {
    pub(super) manifest: Manifest,
    /// The key slots whole: a backup opens on another machine with the passphrase of its day or the printed code.
    keys: serde_json::Value,
}

impl Header {
    pub(super) fn new(manifest: Manifest, keys: &KeySlots) -> Result<Self> {
        Ok(Self { manifest, keys: serde_json::to_value(keys).map_err(|_| DAMAGED)? })
    }

    pub(super) fn keys(&self) -> Result<KeySlots> {
        KeySlots::parse(self.keys.to_string().as_bytes())
    }

    fn parse(json: &[u8]) -> Result<Self> {
        let value: serde_json::Value = serde_json::from_slice(json).map_err(|_| DAMAGED)?;
        let format = value.pointer("/manifest/format").and_then(serde_json::Value::as_i64).ok_or(DAMAGED)?;
        if format > FORMAT {
            return Err(Error::Newer(format));
        }
        let header: Self = serde_json::from_value(value).map_err(|_| DAMAGED)?;
        if header.manifest.contents.schema > schema::VERSION {
            return Err(Error::Newer(header.manifest.contents.schema));
        }
        let whole = format == FORMAT
            && (1..=LAST).contains(&header.manifest.sequence)
            && header.keys()?.register == header.manifest.contents.register;
        if whole { Ok(header) } else { Err(DAMAGED) }
    }
}

/// Writes a backup: the header, then the register as it comes, then the header again, for only now its size and sum are
/// known. They take the same room whatever they are.
pub(super) fn write(out: &mut (impl Write + Seek), header: &mut Header, register: &mut impl Read) -> Result<()> {
    header.manifest.sha256 = hex(&[0; 32]);
    let room = frame(header)?.len();
    out.write_all(&frame(header)?)?;
    let (size, sum) = copy(&mut register.take(header.manifest.size), out)?;
    header.manifest.sha256 = sum;
    let known = frame(header)?;
    // A register that grows or shrinks while it is copied is not one.
    if size != header.manifest.size || known.len() != room {
        return Err(DAMAGED);
    }
    out.rewind()?;
    Ok(out.write_all(&known)?)
}

/// What stands before the register.
fn frame(header: &Header) -> Result<Vec<u8>> {
    let json = serde_json::to_vec(header).map_err(|_| DAMAGED)?;
    let length = u32::try_from(json.len()).ok().filter(|_| json.len() <= LONGEST).ok_or(DAMAGED)?;
    Ok([MAGIC.as_slice(), &length.to_le_bytes(), &json, &sum_of(length, &json)].concat())
}

/// Opens a backup and reads its header. The file then stands at the register, and has the length it should have.
pub(super) fn open(path: &Path) -> Result<(File, Header)> {
    // Looked at before it is opened: a pipe would be waited for without end.
    let about = std::fs::metadata(path)?;
    if !about.is_file() {
        return Err(DAMAGED);
    }
    let mut file = File::open(path)?;
    let (header, before) = read_header(&mut file)?;
    let whole = before.checked_add(header.manifest.size) == Some(about.len());
    if whole { Ok((file, header)) } else { Err(DAMAGED) }
}

/// Reads a header; gives it and how many bytes it took.
fn read_header(from: &mut impl Read) -> Result<(Header, u64)> {
    let mut magic = [0; MAGIC.len()];
    let mut length = [0; 4];
    fill(from, &mut magic)?;
    fill(from, &mut length)?;
    let length = u32::from_le_bytes(length);
    let size = usize::try_from(length).ok().filter(|size| *size <= LONGEST && magic == *MAGIC).ok_or(DAMAGED)?;
    let mut json = vec![0; size];
    let mut sum = [0; 32];
    fill(from, &mut json)?;
    fill(from, &mut sum)?;
    if sum != sum_of(length, &json) {
        return Err(DAMAGED);
    }
    Ok((Header::parse(&json)?, 8 + 4 + u64::from(length) + 32))
}

/// Copies the register out of an opened backup, and says whether it is the one the header was written for.
pub(super) fn take_out(from: &mut impl Read, manifest: &Manifest, to: &mut impl Write) -> Result<()> {
    let (size, sum) = copy(from, to)?;
    if size == manifest.size && sum == manifest.sha256 { Ok(()) } else { Err(DAMAGED) }
}

/// Copies to the end; gives the length in bytes and the SHA-256, as hex.
pub(super) fn copy(from: &mut impl Read, to: &mut impl Write) -> Result<(u64, String)> {
    let (mut hash, mut size) = (Sha256::new(), 0);
    let mut piece = vec![0; 256 * 1024];
    loop {
        let read = match from.read(&mut piece) {
            Ok(0) => return Ok((size, hex(&hash.finalize()))),
            Ok(read) => piece.get(..read).unwrap_or_default(),
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error.into()),
        };
        hash.update(read);
        to.write_all(read)?;
        size += read.len() as u64;
    }
}

fn sum_of(length: u32, json: &[u8]) -> [u8; 32] {
    Sha256::new().chain_update(MAGIC).chain_update(length.to_le_bytes()).chain_update(json).finalize().into()
}

fn fill(from: &mut impl Read, bytes: &mut [u8]) -> Result<()> {
    from.read_exact(bytes).map_err(|error| match error.kind() {
        ErrorKind::UnexpectedEof => DAMAGED,
        _ => error.into(),
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use std::io::{Cursor, SeekFrom};

    use super::*;
    use crate::backup::Contents;
    use crate::key::KeyCost;
    use crate::moment::Moment;

    fn header(change: impl FnOnce(&mut Manifest)) -> Header {
        let (keys, ..) = KeySlots::create("đúng", false, KeyCost { memory: 8, passes: 1 }).unwrap();
        let contents = Contents { register: keys.register.clone(), schema: 1, acts: 1, ..Contents::default() };
        let now = Moment::on(chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap());
        let mut manifest = Manifest::new(now, 1, contents);
        (manifest.size, manifest.sha256) = copy(&mut b"register".as_slice(), &mut std::io::sink()).unwrap();
        change(&mut manifest);
        Header::new(manifest, &keys).unwrap()
    }

    fn file(header: &Header) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        write(&mut bytes, &mut header.clone(), &mut b"register".as_slice()).unwrap();
        bytes.into_inner()
    }

    fn read(mut bytes: &[u8]) -> Result<Manifest> {
        let (header, _) = read_header(&mut bytes)?;
        take_out(&mut bytes, &header.manifest, &mut std::io::sink())?;
        Ok(header.manifest)
    }

    #[test]
    fn a_header_is_read_as_it_was_written() {
        let header = header(|_| ());
        assert_eq!(read(&file(&header)).unwrap(), header.manifest);
    }

    #[test]
    fn a_backup_cut_or_flipped_anywhere_is_damaged() {
        let good = file(&header(|_| ()));
        for at in 0..good.len() {
            assert!(matches!(read(&good[..at]), Err(Error::Damaged("backup"))), "cut at {at}");
            let mut flipped = good.clone();
            flipped[at] ^= 1;
            assert!(matches!(read(&flipped), Err(Error::Damaged("backup"))), "flip at {at}");
        }
        assert!(matches!(read(&[good, b"x".to_vec()].concat()), Err(Error::Damaged("backup"))));
    }

    #[test]
    fn a_header_said_to_be_gigabytes_is_refused_before_it_is_read() {
        let bytes = [MAGIC.as_slice(), &u32::MAX.to_le_bytes()].concat();
        let endless = std::io::repeat(b'[');
        assert!(matches!(read_header(&mut bytes.chain(endless)), Err(Error::Damaged("backup"))));
    }

    #[test]
    fn a_backup_of_a_newer_program_is_told_apart_from_a_damaged_one() {
        assert!(matches!(read(&file(&header(|m| m.format = 2))), Err(Error::Newer(2))));
        assert!(matches!(read(&file(&header(|m| m.contents.schema = 900))), Err(Error::Newer(900))));
    }

    #[test]
    fn a_header_that_contradicts_itself_is_damaged() {
        for change in [
            |m: &mut Manifest| m.sequence = 0,
            |m: &mut Manifest| m.sequence = i64::MAX,
            |m: &mut Manifest| m.format = 0,
            |m: &mut Manifest| m.contents.register = "another".to_owned(),
        ] {
            assert!(matches!(read(&file(&header(change))), Err(Error::Damaged("backup"))));
        }
    }

    #[test]
    fn a_header_of_deeply_nested_json_is_damaged_and_does_no_harm() {
        let json = vec![b'['; LONGEST];
        let length = u32::try_from(LONGEST).unwrap();
        let bytes = [MAGIC.as_slice(), &length.to_le_bytes(), &json, &sum_of(length, &json)].concat();
        assert!(matches!(read(&bytes), Err(Error::Damaged("backup"))));
    }

    #[test]
    fn a_medium_that_fills_up_is_a_fault_of_the_disk() {
        struct Full(usize);
        impl Write for Full {
            fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
                let taken = bytes.len().min(self.0);
                self.0 -= taken;
                if taken == 0 { Err(ErrorKind::StorageFull.into()) } else { Ok(taken) }
            }
            fn flush(&mut self) -> std::io::Result<()> {
                Ok(())
            }
        }
        impl Seek for Full {
            fn seek(&mut self, _: SeekFrom) -> std::io::Result<u64> {
                Ok(0)
            }
        }
        let mut header = header(|_| ());
        for room in 0..file(&header).len() {
            let answer = write(&mut Full(room), &mut header, &mut b"register".as_slice());
            assert!(matches!(answer, Err(Error::Disk(_))), "room for {room}");
        }
    }
}
