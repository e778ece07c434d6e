//! The backup file: eight letters, the length of the header, the header as JSON, SHA-256 over all of these, then
//! the encrypted register to the file's end. A later format keeps this frame, so that it is told apart from damage.
//! The header's sum finds damage, not forgery: against a forger stands the key, which seals the register and, from format
//! 2 on, what the manifest says of it. The key slots beside it have a seal of their own.

use std::fs::File;
use std::io::{ErrorKind, Read, Seek, Write};
use std::path::Path;

use hkdf::Hkdf;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Manifest;
use crate::error::{Error, Result};
use crate::key::{Key, KeySlots, Ring};
use crate::moment::hex;
use crate::schema;

/// The line break and the end-of-text in it tell a copy made "as text" from a good one.
const MAGIC: &[u8; 8] = b"DNTHB\r\n\x1a";
/// The manifest format this program writes. The first had no seal.
pub(super) const FORMAT: i64 = 2;
const UNSEALED: i64 = 1;
/// A header is about two thousand bytes and holds the key slots; nobody makes us read more than this.
const LONGEST: usize = 384 * 1024;
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
    /// What only the register's own key could write over the manifest, as hex.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    seal: Option<String>,
}

impl Header {
    pub(super) fn new(manifest: Manifest, keys: &KeySlots) -> Result<Self> {
        let seal = Some(hex(&[0; 32]));
        Ok(Self { manifest, keys: serde_json::to_value(keys).map_err(|_| DAMAGED)?, seal })
    }

    pub(super) fn keys(&self) -> Result<KeySlots> {
        KeySlots::parse(self.keys.to_string().as_bytes())
    }

    /// Lists the keys of a ring that may open the backup: the one that sealed it, or, of a time when nothing was sealed,
    /// each.
    pub(super) fn openers<'a>(&self, ring: &'a Ring) -> Vec<&'a Key> {
        ring.all().map(|(_, key)| key).filter(|key| self.is_of_before_seals() || self.is_sealed_by(key)).collect()
    }

    /// Gives the key of a ring the backup was made under; one of before there were seals is of the first generation.
    pub(super) fn maker<'a>(&self, ring: &'a Ring) -> Option<&'a Key> {
        let made = |key: &&Key| self.is_sealed_by(key);
        if self.is_of_before_seals() {
            ring.all().last().map(|(_, key)| key)
        } else {
            ring.all().map(|(_, key)| key).find(made)
        }
    }

    /// Tells whether one of a ring's keys sealed the manifest.
    pub(super) fn is_sealed_within(&self, ring: &Ring) -> bool {
        ring.all().any(|(_, key)| self.is_sealed_by(key))
    }

    /// Tells whether the manifest is as the holder of a key wrote it.
    pub(super) fn is_sealed_by(&self, key: &Key) -> bool {
        self.seal.is_some() && self.seal == seal(&self.manifest, key).ok()
    }

    /// Tells whether it is of a time when nothing was sealed.
    pub(super) fn is_of_before_seals(&self) -> bool {
        self.seal.is_none()
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
        let whole = (UNSEALED..=FORMAT).contains(&format)
            && header.seal.is_some() == (format > UNSEALED)
            && (1..=LAST).contains(&header.manifest.sequence)
            && header.keys()?.register == header.manifest.contents.register;
        if whole { Ok(header) } else { Err(DAMAGED) }
    }
}

/// Writes a backup: the header, then the register as it comes, then the header again, for only now its size and sum are
/// known. They take the same room whatever they are.
pub(super) fn write(
    out: &mut (impl Write + Seek),
    header: &mut Header,
    register: &mut impl Read,
    key: &Key,
) -> Result<()> {
    header.manifest.sha256 = hex(&[0; 32]);
    let room = frame(header)?.len();
    out.write_all(&frame(header)?)?;
    let (size, sum) = copy(&mut register.take(header.manifest.size), out)?;
    header.manifest.sha256 = sum;
    header.seal = Some(seal(&header.manifest, key)?);
    let known = frame(header)?;
    // A register that grows or shrinks while it is copied is not one.
    if size != header.manifest.size || known.len() != room {
        return Err(DAMAGED);
    }
    out.rewind()?;
    Ok(out.write_all(&known)?)
}

/// Writes a backup as one does who has no key: the sums are right, the seal is whatever it was.
#[cfg(test)]
#[allow(clippy::unwrap_used)]
pub(super) fn forge(out: &mut (impl Write + Seek), header: &mut Header, register: &mut impl Read) {
    let kept = header.seal.clone();
    write(out, header, register, &Key::new([0; 32])).unwrap();
    header.seal = kept;
    out.rewind().unwrap();
    out.write_all(&frame(header).unwrap()).unwrap();
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

/// What only the holder of the key can write over a manifest: the day and the number too.
fn seal(manifest: &Manifest, key: &Key) -> Result<String> {
    let text = serde_json::to_vec(manifest).map_err(|_| DAMAGED)?;
    let mut about = b"so-tiep-dan/backup/2/".to_vec();
    about.extend(Sha256::digest(text));
    let mut own = [0; 32];
    Hkdf::<Sha256>::new(Some(manifest.contents.register.as_bytes()), key.as_slice())
        .expand(&about, &mut own)
        .map_err(|_| DAMAGED)?;
    Ok(hex(&own))
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
        let (keys, ..) = KeySlots::found("đúng", false, KeyCost { memory: 8, passes: 1 }).unwrap();
        let contents = Contents { register: keys.register.clone(), schema: 1, acts: 1, ..Contents::default() };
        let now = Moment::on(chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap());
        let mut manifest = Manifest::new(now, 1, contents);
        (manifest.size, manifest.sha256) = copy(&mut b"register".as_slice(), &mut std::io::sink()).unwrap();
        change(&mut manifest);
        Header::new(manifest, &keys).unwrap()
    }

    fn file(header: &Header) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        write(&mut bytes, &mut header.clone(), &mut b"register".as_slice(), &Key::new([7; 32])).unwrap();
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
    fn the_day_and_the_number_of_a_backup_are_under_the_seal_of_the_registers_key() {
        let bytes = file(&header(|_| ()));
        let (read, _) = read_header(&mut bytes.as_slice()).unwrap();
        let key = Key::new([7; 32]);
        assert!(read.is_sealed_by(&key) && !read.is_sealed_by(&Key::new([8; 32])));
        for change in [|m: &mut Manifest| m.sequence = 900, |m: &mut Manifest| m.today = chrono::NaiveDate::default()]
        {
            let mut forged = read.clone();
            change(&mut forged.manifest);
            assert!(!forged.is_sealed_by(&key));
        }
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
        assert!(matches!(read(&file(&header(|m| m.format = 3))), Err(Error::Newer(3))));
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
            let answer = write(&mut Full(room), &mut header, &mut b"register".as_slice(), &Key::new([7; 32]));
            assert!(matches!(answer, Err(Error::Disk(_))), "room for {room}");
        }
    }
}
