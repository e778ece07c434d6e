//! What a register's file begins with: sixteen bytes that anybody may read. The engine derives from them what seals the
//! pages; the key slots name them, so that slots of another file are none of this one's; and some of them say that the file
//! was made since keys have generations.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::FILE;
use crate::error::Result;
use crate::key;

/// What a file begins with, before anything of it is deciphered.
pub(crate) type Salt = [u8; SALT];
pub(crate) const SALT: usize = 16;
/// So much of it is drawn at random; the rest says that the file was made since keys have generations.
const DRAWN: usize = 10;

/// Reads what a register's file begins with; nothing where there is none, or one too short.
pub(crate) fn salt(folder: &Path) -> Result<Option<Salt>> {
    let mut salt = Salt::default();
    let path = folder.join(FILE);
    // A pipe of that name would be waited for without end.
    if !std::fs::metadata(&path).is_ok_and(|file| file.is_file()) {
        return Ok(None);
    }
    match File::open(path).and_then(|mut file| file.read_exact(&mut salt)) {
        Ok(()) => Ok(Some(salt)),
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Tells whether a file that begins so was made since keys have generations.
pub(crate) fn is_marked(salt: &Salt) -> bool {
    let (drawn, mark) = salt.split_at(DRAWN);
    mark == mark_of(drawn)
}

fn mark_of(drawn: &[u8]) -> [u8; SALT - DRAWN] {
    let sum = Sha256::new().chain_update(b"so-tiep-dan/file/2").chain_update(drawn).finalize();
    std::array::from_fn(|at| sum.get(at).copied().unwrap_or_default())
}

pub(super) fn new_salt() -> Result<Salt> {
    let drawn = key::random::<DRAWN>()?;
    let mut salt = Salt::default();
    salt.iter_mut().zip(drawn.into_iter().chain(mark_of(&drawn))).for_each(|(at, byte)| *at = byte);
    Ok(salt)
}
