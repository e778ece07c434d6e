//! The bytes a backup is made of.

use std::fs::File;
use std::io::{Seek, SeekFrom};
use std::path::Path;

use rusqlite::Connection;

use crate::casebook::Casebook;
use crate::error::Result;
use crate::key::Ring;
use crate::{open, sound};

/// The register a backup is made of, open, with its lock held.
#[derive(Clone, Copy)]
pub(crate) struct Live<'a> {
    pub(crate) folder: &'a Path,
    pub(crate) ring: &'a Ring,
    pub(crate) writer: &'a Connection,
    pub(crate) pages: &'a File,
}

impl<'a> Live<'a> {
    pub(super) fn of(book: &'a Casebook) -> Self {
        Self { folder: &book.folder, ring: &book.ring, writer: &book.writer, pages: &book.pages }
    }

    /// Gives the register's bytes from the first. They are those of its own file, once nothing of it is left in the
    /// write-ahead log; where the disk has no room for that, those of a copy made elsewhere.
    pub(super) fn bytes(self, elsewhere: &Path) -> Result<Bytes<'a>> {
        if matches!(open::move_log(self.writer, 0), Ok(true)) {
            let mut pages = self.pages;
            pages.seek(SeekFrom::Start(0))?;
            return Ok(Bytes::Own(pages));
        }
        open::copy_out(self.writer, elsewhere, self.ring.today())?;
        Ok(Bytes::Copy(File::open(elsewhere)?))
    }

    /// Tells whether every page of its file is as it was written: what of a copy is not may not have been before either.
    pub(super) fn is_sealed(self) -> bool {
        open::reader(self.folder, self.ring.today()).and_then(|db| sound::is_sealed(&db)).unwrap_or(false)
    }
}

/// Where a register's bytes come from.
pub(super) enum Bytes<'a> {
    Own(&'a File),
    Copy(File),
}

impl Bytes<'_> {
    pub(super) fn file(&self) -> &File {
        match self {
            Self::Own(file) => file,
            Self::Copy(file) => file,
        }
    }
}
