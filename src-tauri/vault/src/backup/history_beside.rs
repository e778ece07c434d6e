//! The head of the journal's chain, kept outside the register's folder: a line for each backup, beside it, in plain words. Who
//! writes the history anew cannot write anew what lies in a drawer; `check --head` takes any of these.

use std::path::Path;

use super::{Manifest, beginning, stock};
use crate::error::Result;
use crate::{Casebook, disk};
use words::day::show;

/// Some ten thousand backups.
const LONGEST: u64 = 1024 * 1024;
const TITLE: &str = "Mã lịch sử của sổ, mỗi bản sao lưu một dòng. Giữ tệp này cùng các bản sao lưu.";

/// Gives the name of the file.
pub(super) fn name(book: &Casebook) -> Result<String> {
    Ok(format!("{}lich-su.txt", beginning(&stock::register(book)?)))
}

/// Adds the line of a backup. One that cannot be added keeps no backup from being one.
pub(super) fn keep(book: &Casebook, folder: &Path, manifest: &Manifest) {
    let _ = add(book, folder, manifest);
}

fn add(book: &Casebook, folder: &Path, manifest: &Manifest) -> Result<()> {
    if std::fs::canonicalize(folder)?.starts_with(std::fs::canonicalize(&book.folder)?) {
        return Ok(());
    }
    let path = folder.join(name(book)?);
    let kept = disk::read_small(&path, LONGEST).ok().flatten().and_then(|bytes| String::from_utf8(bytes).ok());
    let kept = kept.unwrap_or_else(|| format!("{TITLE}\n"));
    let Manifest { today, contents, .. } = manifest;
    let line = format!("{} · việc thứ {} · mã {}\n", show(*today), contents.acts, contents.journal_head);
    disk::write(&path, format!("{kept}{line}").as_bytes())
}
