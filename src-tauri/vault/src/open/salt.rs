//! What a register's file begins with: sixteen bytes that anybody may read. The engine derives from them what seals the
//! pages; the key slots name them, so that slots of another file are none of this one's; and some of them say when the file
//! was made: since keys have generations, and how long its pages are, which the engine must know before it reads any.

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
/// So much of it is drawn at random; the rest says what the file is.
const DRAWN: usize = 10;

/// How a file is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Leaf {
    /// Pages of 4 KiB, as the engine has them by itself. The first files say nothing, for that is how all were; those made
    /// since keys have generations say so.
    Large {
        /// Keys have generations.
        marked: bool,
    },
    /// Pages of 1 KiB: a save changes one row on each of some twenty-five, and each is sealed and written whole.
    Small,
}

impl Leaf {
    /// What is made today.
    pub(crate) const TODAY: Self = Self::Small;
    /// What a file that is made can be: today's, or a copy of one made since keys have generations.
    pub(crate) const MADE: [Self; 2] = [Self::Small, Self::Large { marked: true }];
    const MARKED: [(Self, &'static [u8]); 2] =
        [(Self::Large { marked: true }, b"so-tiep-dan/file/2"), (Self::Small, b"so-tiep-dan/file/3")];

    /// Reads the layout off what a file begins with.
    pub(crate) fn of(salt: &Salt) -> Self {
        let (drawn, mark) = salt.split_at(DRAWN);
        let marked = Self::MARKED.iter().find(|(_, words)| mark == mark_of(words, drawn));
        marked.map_or(Self::Large { marked: false }, |(layout, _)| *layout)
    }

    /// The layout of a file; today's where there is none, or one too short.
    pub(super) fn of_file(path: &Path) -> Result<Self> {
        Ok(begins(path)?.map_or(Self::TODAY, |salt| Self::of(&salt)))
    }

    /// The bytes of a page.
    pub(crate) fn page(self) -> u32 {
        match self {
            Self::Large { .. } => 4_096,
            Self::Small => 1_024,
        }
    }

    /// Tells whether a file was made since keys have generations.
    pub(crate) fn has_generations(self) -> bool {
        self != Self::Large { marked: false }
    }

    /// Draws what a new file of this layout begins with.
    pub(super) fn salt(self) -> Result<Salt> {
        let drawn = key::random::<DRAWN>()?;
        let words = Self::MARKED
            .iter()
            .find(|(layout, _)| layout.page() == self.page())
            .map_or(b"".as_slice(), |(_, words)| words);
        let mut salt = Salt::default();
        salt.iter_mut().zip(drawn.into_iter().chain(mark_of(words, &drawn))).for_each(|(at, byte)| *at = byte);
        Ok(salt)
    }
}

/// Reads what a register's file begins with; nothing where there is none, or one too short.
pub(crate) fn salt(folder: &Path) -> Result<Option<Salt>> {
    begins(&folder.join(FILE))
}

fn begins(path: &Path) -> Result<Option<Salt>> {
    let mut salt = Salt::default();
    // A pipe of that name would be waited for without end.
    if !std::fs::metadata(path).is_ok_and(|file| file.is_file()) {
        return Ok(None);
    }
    match File::open(path).and_then(|mut file| file.read_exact(&mut salt)) {
        Ok(()) => Ok(Some(salt)),
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn mark_of(words: &[u8], drawn: &[u8]) -> [u8; SALT - DRAWN] {
    let sum = Sha256::new().chain_update(words).chain_update(drawn).finalize();
    std::array::from_fn(|at| sum.get(at).copied().unwrap_or_default())
}
