//! The released registers under `tests/books`, for tests that need one somebody worked in.
#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};

use crate::above;
use crate::casebook::Casebook;
use crate::error::Result;

/// The passphrase of every one of them.
pub(crate) const PASSPHRASE: &str = "bốn từ dễ nhớ";

/// Names their folders, the oldest first.
pub(crate) fn all() -> Vec<PathBuf> {
    let books = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/books");
    let mut all: Vec<PathBuf> = std::fs::read_dir(books).unwrap().map(|book| book.unwrap().path()).collect();
    all.sort();
    all
}

/// Copies one to an empty folder.
pub(crate) fn copy(book: &Path, to: &Path) {
    for file in std::fs::read_dir(book).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), to.join(file.file_name())).unwrap();
    }
}

/// Opens a copy of the newest in an empty folder.
pub(crate) fn newest(folder: &Path) -> Casebook {
    copy(all().last().unwrap(), folder);
    open(folder).unwrap()
}

/// Opens one that was copied.
pub(crate) fn open(folder: &Path) -> Result<Casebook> {
    Casebook::open(folder, PASSPHRASE, above::NOTHING)
}
