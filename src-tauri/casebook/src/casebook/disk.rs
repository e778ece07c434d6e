//! Writing a file so that a pulled cable leaves the old one or the new one, never half of either.

use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// Writes a whole file: beside it, synced, read back, renamed over it, the folder synced. There is no
/// fallback that touches the old file first; on any fault the old one stays.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let beside = beside(path);
    let written = write_beside(&beside, bytes).and_then(|()| Ok(std::fs::rename(&beside, path)?));
    if written.is_err() {
        // Only our own unfinished copy goes; that it may not be removable changes nothing for the caller.
        let _ = std::fs::remove_file(&beside);
    }
    written?;
    sync_folder(path)
}

/// Writes a file too large for memory the same way: `put` writes it beside, `prove` reads it back from the disk
/// and decides whether it is good. Where one of them fails, nothing is left.
pub(crate) fn stream(
    path: &Path,
    put: impl FnOnce(&mut File) -> Result<()>,
    prove: impl FnOnce(&Path) -> Result<()>,
) -> Result<()> {
    let beside = beside(path);
    let written =
        stream_beside(&beside, put).and_then(|()| prove(&beside)).and_then(|()| Ok(std::fs::rename(&beside, path)?));
    if written.is_err() {
        // Only our own unfinished copy goes; that it may not be removable changes nothing for the caller.
        let _ = std::fs::remove_file(&beside);
    }
    written?;
    sync_folder(path)
}

fn stream_beside(beside: &Path, put: impl FnOnce(&mut File) -> Result<()>) -> Result<()> {
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).open(beside)?;
    put(&mut file)?;
    Ok(file.sync_all()?)
}

/// A folder for what is needed only for a while. It goes with everything in it when dropped.
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    /// Makes the folder. One that is there already is an answer, never shared.
    pub(crate) fn new(folder: PathBuf) -> Result<Self> {
        std::fs::create_dir(&folder)?;
        Ok(Self(folder))
    }

    /// Gives a path inside it.
    pub(crate) fn join(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What cannot be removed now is removed by the next backup or restore.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Makes a file's content durable that something else has written.
pub(crate) fn sync_file(path: &Path) -> Result<()> {
    // Windows flushes only through a handle that may write.
    Ok(OpenOptions::new().write(true).open(path)?.sync_all()?)
}

fn write_beside(beside: &Path, bytes: &[u8]) -> Result<()> {
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).open(beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    let mut back = Vec::with_capacity(bytes.len());
    File::open(beside)?.read_to_end(&mut back)?;
    if back == bytes { Ok(()) } else { Err(Error::Disk(std::io::ErrorKind::InvalidData.into())) }
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".tam");
    path.with_file_name(name)
}

/// Makes the rename itself durable. Windows has no such call and needs none for a rename within NTFS.
pub(crate) fn sync_folder(path: &Path) -> Result<()> {
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        File::open(folder)?.sync_all()?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("báo cáo.xlsx");
        write(&path, b"one").unwrap();
        write(&path, b"two").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_that_does_not_prove_good_leaves_the_old_one_and_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("so");
        let text = |bytes: &'static [u8]| move |file: &mut File| Ok(file.write_all(bytes)?);
        stream(&path, text(b"old"), |_| Ok(())).unwrap();
        let full = || Error::Disk(std::io::ErrorKind::StorageFull.into());
        assert!(stream(&path, |_| Err(full()), |_| Ok(())).is_err());
        assert!(stream(&path, text(b"new"), |_| Err(full())).is_err());
        assert_eq!(std::fs::read(&path).unwrap(), b"old");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_answer_not_a_panic() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(write(&folder.path().join("không có/x"), b""), Err(Error::Disk(_))));
    }
}
