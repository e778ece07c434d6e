//! Where files leave the register: exports, workbooks, papers, sheets. Such a file never replaces anything of a register, a
//! device or what a link leads to; and what a killed writing left of it in the clear goes when the register is opened
//! again, for where it was being written stands beside the register.

use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::{disk, hex, key, open};

/// How the notes of files being written begin, in a register's folder.
const NOTE: &str = "so.dang-ghi-";
/// A note is one path.
const LONGEST: u64 = 64 * 1024;

/// Writes a file that leaves a register, whole or not at all, for its owner alone.
pub fn write(path: &Path, bytes: &[u8], register: Option<&Path>) -> Result<()> {
    check(path)?;
    let beside = disk::beside(&std::path::absolute(path)?)?;
    let note = register.and_then(|folder| note(folder, &beside));
    let read_back = |beside: &Path| {
        let mut back = Vec::with_capacity(bytes.len());
        std::fs::File::open(beside)?.read_to_end(&mut back)?;
        if back == bytes { Ok(()) } else { Err(Error::Disk(std::io::ErrorKind::InvalidData.into())) }
    };
    let written = disk::stream_by(path, &beside, |file| Ok(file.write_all(bytes)?), read_back);
    if let Some(note) = note {
        // One that stays names a file that is there no more.
        let _ = disk::remove(&note);
    }
    written
}

/// Refuses a place no file may be written to.
pub fn check(path: &Path) -> Result<()> {
    match std::fs::symlink_metadata(path) {
        Ok(about) if about.is_symlink() => {
            return Err(Error::Usage("tên tệp cần ghi là một liên kết; hãy chọn tên tệp khác"));
        }
        Ok(about) if !about.is_file() => {
            return Err(Error::Usage("nơi cần ghi là thư mục hoặc thiết bị, không phải tệp; hãy chọn tên tệp khác"));
        }
        Ok(_) => {}
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => return Err(error.into()),
    }
    let folder = path.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = std::fs::canonicalize(folder)?;
    let is_register =
        |above: &Path| [open::FILE, key::FILE].iter().any(|file| above.join(file).symlink_metadata().is_ok());
    if folder.ancestors().any(is_register) {
        return Err(Error::Usage("không ghi tệp vào trong thư mục của một sổ; hãy chọn thư mục khác"));
    }
    Ok(())
}

/// Notes in a register's folder what is being written elsewhere. Where that cannot be done, only a kill would show it.
fn note(folder: &Path, beside: &Path) -> Option<PathBuf> {
    let note = folder.join(format!("{NOTE}{}", hex(&key::random::<4>().ok()?)));
    let mut file = disk::File::create_new(&note).ok()?;
    file.write_all(beside.to_str()?.as_bytes()).and_then(|()| file.sync()).ok()?;
    Some(note)
}

/// Removes what killed writings left in the clear elsewhere. Only under the register's lock.
pub(crate) fn clear(folder: &Path) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if !entry.file_name().to_string_lossy().starts_with(NOTE) {
            continue;
        }
        let named = disk::read_small(&entry.path(), LONGEST).ok().flatten();
        let left = named.and_then(|bytes| String::from_utf8(bytes).ok()).map(PathBuf::from);
        // Only what bears the name of an unfinished file of ours, and is a file.
        let is_ours =
            |path: &PathBuf| disk::is_unfinished(path) && path.symlink_metadata().is_ok_and(|it| it.is_file());
        if let Some(left) = left.filter(is_ours) {
            let _ = disk::remove(&left);
        }
        let _ = disk::remove(&entry.path());
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_file_killed_while_it_was_written_in_the_clear_goes_at_the_next_start() {
        let room = tempfile::tempdir().unwrap();
        let (book, out) = (room.path().join("so"), room.path().join("xuat.jsonl"));
        std::fs::create_dir(&book).unwrap();
        let left = disk::beside(&out).unwrap();
        std::fs::write(&left, "Nguyễn Thị Ước").unwrap();
        note(&book, &left).unwrap();
        let foreign = room.path().join("của tôi.txt");
        std::fs::write(&foreign, "").unwrap();
        note(&book, &foreign).unwrap();
        clear(&book);
        assert!(!left.exists() && foreign.exists());
        assert_eq!(std::fs::read_dir(&book).unwrap().count(), 0);
    }

    #[test]
    fn nothing_is_written_into_a_register_over_a_folder_or_through_a_link() {
        let room = tempfile::tempdir().unwrap();
        let book = room.path().join("so");
        std::fs::create_dir_all(book.join("sao-luu")).unwrap();
        std::fs::write(book.join(open::FILE), "sổ").unwrap();
        for inside in ["so.dnth", "khoa.dnth", "x.xlsx", "sao-luu/x.xlsx"] {
            assert!(matches!(write(&book.join(inside), b"x", None), Err(Error::Usage(_))), "{inside}");
        }
        assert!(matches!(write(&book, b"x", None), Err(Error::Usage(_))));
        assert_eq!(std::fs::read(book.join(open::FILE)).unwrap(), "sổ".as_bytes());
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(book.join(open::FILE), room.path().join("bc.xlsx")).unwrap();
            std::os::unix::fs::symlink(&book, room.path().join("khac")).unwrap();
            for link in ["bc.xlsx", "khac/bc.xlsx"] {
                assert!(matches!(write(&room.path().join(link), b"x", None), Err(Error::Usage(_))), "{link}");
            }
            assert!(matches!(write(Path::new("/dev/null"), b"x", None), Err(Error::Usage(_))));
        }
        let good = room.path().join("tốt.xlsx");
        write(&good, b"one", Some(&book)).unwrap();
        write(&good, b"two", Some(&book)).unwrap();
        assert_eq!(std::fs::read(&good).unwrap(), b"two");
        assert_eq!(std::fs::read_dir(&book).unwrap().count(), 2, "no note is left");
    }
}
