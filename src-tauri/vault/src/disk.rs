//! Writing files so that a pulled cable leaves the old one or the new one, never half of either. Every change the house
//! makes to a disk by itself passes here, step by step, so that a test can remember the steps, refuse one or end the
//! program before it; what the engine does to the register's own file passes a test's VFS.

mod rights;

use std::cell::RefCell;
use std::fs::OpenOptions;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;

pub(crate) use self::rights::{make_private, private, tidy};
use crate::error::{Error, Result};
use crate::key;
use crate::moment::hex;

/// How a file ends that is only being written.
const UNFINISHED: &str = "tam";

/// One change of a disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'a> {
    /// A file is made, or one that is there emptied.
    Create(&'a Path),
    /// Bytes are written into a file.
    Write {
        /// The file.
        path: &'a Path,
        /// Where in it, in bytes from its beginning.
        at: u64,
        /// What.
        bytes: &'a [u8],
    },
    /// A file gets a length.
    Cut {
        /// The file.
        path: &'a Path,
        /// Its new length in bytes.
        length: u64,
    },
    /// What was written into a file is made durable.
    Sync(&'a Path),
    /// A file or folder gets another name, in the place of whatever had it.
    Rename {
        /// The old name.
        from: &'a Path,
        /// The new one.
        to: &'a Path,
    },
    /// A file goes.
    Remove(&'a Path),
    /// A folder is made.
    MakeFolder(&'a Path),
    /// A folder goes, with everything in it.
    RemoveFolder(&'a Path),
    /// The names in a folder are made durable.
    SyncFolder(&'a Path),
}

/// What is told of each change of a disk before it is made, and may refuse it.
pub trait Disk {
    /// Hears of a step; an error stands for the step's own.
    fn before(&self, step: &Step<'_>) -> std::io::Result<()>;
}

thread_local! {
    static WATCH: RefCell<Option<Rc<dyn Disk>>> = const { RefCell::new(None) };
}

/// Does work whose every change of a disk is told to a watch first: what tests of power cuts and full disks stand on.
pub fn watched<T>(watch: Rc<dyn Disk>, work: impl FnOnce() -> T) -> T {
    /// The watch of before comes back even when the work panics.
    struct Back(Option<Rc<dyn Disk>>);
    impl Drop for Back {
        fn drop(&mut self) {
            WATCH.set(self.0.take());
        }
    }
    let _back = Back(WATCH.replace(Some(watch)));
    work()
}

fn tell(step: Step<'_>) -> std::io::Result<()> {
    let watch = WATCH.with_borrow(Option::clone);
    watch.map_or(Ok(()), |watch| watch.before(&step))
}

/// A file being written.
pub(crate) struct File {
    inner: std::fs::File,
    path: PathBuf,
    at: u64,
}

impl File {
    /// Makes a file, or empties the one that is there.
    pub(crate) fn create(path: &Path) -> std::io::Result<Self> {
        tell(Step::Create(path))?;
        let file = private().read(true).write(true).create(true).truncate(true).open(path)?;
        Ok(Self { inner: file, path: path.to_owned(), at: 0 })
    }

    /// Makes a file where none may be, not even a link.
    pub(crate) fn create_new(path: &Path) -> std::io::Result<Self> {
        tell(Step::Create(path))?;
        let file = private().read(true).write(true).create_new(true).open(path)?;
        Ok(Self { inner: file, path: path.to_owned(), at: 0 })
    }

    /// Opens a file that is there, at its beginning.
    pub(crate) fn open(path: &Path) -> std::io::Result<Self> {
        let file = OpenOptions::new().read(true).write(true).open(path)?;
        Ok(Self { inner: file, path: path.to_owned(), at: 0 })
    }

    /// Writes bytes at a place.
    pub(crate) fn write_at(&mut self, at: u64, bytes: &[u8]) -> std::io::Result<()> {
        tell(Step::Write { path: &self.path, at, bytes })?;
        if self.at != at {
            self.inner.seek(SeekFrom::Start(at))?;
        }
        // Where a write fails half-way, nobody knows where the file stands.
        self.at = u64::MAX;
        self.inner.write_all(bytes)?;
        self.at = at + bytes.len() as u64;
        Ok(())
    }

    /// Gives the file a length.
    pub(crate) fn cut(&mut self, length: u64) -> std::io::Result<()> {
        tell(Step::Cut { path: &self.path, length })?;
        self.inner.set_len(length)
    }

    /// Makes what was written durable, the length and times too.
    pub(crate) fn sync(&self) -> std::io::Result<()> {
        tell(Step::Sync(&self.path))?;
        self.inner.sync_all()
    }

    /// Makes bytes written over others durable; the length did not change.
    pub(crate) fn sync_data(&self) -> std::io::Result<()> {
        tell(Step::Sync(&self.path))?;
        self.inner.sync_data()
    }
}

impl Write for File {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let at = self.at;
        self.write_at(at, bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Seek for File {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.at = self.inner.seek(to)?;
        Ok(self.at)
    }
}

/// Gives a file or folder another name.
pub(crate) fn rename(from: &Path, to: &Path) -> std::io::Result<()> {
    tell(Step::Rename { from, to })?;
    std::fs::rename(from, to)
}

/// Removes a file.
pub(crate) fn remove(path: &Path) -> std::io::Result<()> {
    tell(Step::Remove(path))?;
    std::fs::remove_file(path)
}

/// Makes a folder.
pub(crate) fn make_folder(path: &Path) -> std::io::Result<()> {
    tell(Step::MakeFolder(path))?;
    let mut folder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
    folder.create(path)
}

/// Makes a folder and those above it that are missing.
pub(crate) fn make_folders(path: &Path) -> std::io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    if let Some(above) = path.parent().filter(|above| !above.as_os_str().is_empty()) {
        make_folders(above)?;
    }
    make_folder(path)
}

/// Removes a folder that is empty.
pub(crate) fn remove_empty_folder(path: &Path) -> std::io::Result<()> {
    tell(Step::RemoveFolder(path))?;
    std::fs::remove_dir(path)
}

/// Removes a folder with everything in it.
pub(crate) fn remove_folder(path: &Path) -> std::io::Result<()> {
    tell(Step::RemoveFolder(path))?;
    std::fs::remove_dir_all(path)
}

/// Writes a whole file: beside it, synced, read back, renamed over it, the folder synced. There is no
/// fallback that touches the old file first; on any fault the old one stays.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let read_back = |beside: &Path| {
        let mut back = Vec::with_capacity(bytes.len());
        std::fs::File::open(beside)?.read_to_end(&mut back)?;
        if back == bytes { Ok(()) } else { Err(Error::Disk(std::io::ErrorKind::InvalidData.into())) }
    };
    stream(path, |file| Ok(file.write_all(bytes)?), read_back)
}

/// Writes a file too large for memory the same way: `put` writes it beside, `prove` reads it back from the disk
/// and decides whether it is good. Where one of them fails, nothing is left.
pub(crate) fn stream(
    path: &Path,
    put: impl FnOnce(&mut File) -> Result<()>,
    prove: impl FnOnce(&Path) -> Result<()>,
) -> Result<()> {
    let beside = beside(path)?;
    stream_by(path, &beside, put, prove)
}

/// The same by way of a file whose name is known beforehand.
pub(crate) fn stream_by(
    path: &Path,
    beside: &Path,
    put: impl FnOnce(&mut File) -> Result<()>,
    prove: impl FnOnce(&Path) -> Result<()>,
) -> Result<()> {
    let written = stream_beside(beside, put).and_then(|()| prove(beside)).and_then(|()| Ok(rename(beside, path)?));
    if written.is_err() {
        // Only our own unfinished copy goes; that it may not be removable changes nothing for the caller.
        let _ = std::fs::remove_file(beside);
    }
    written?;
    sync_folder(path)
}

fn stream_beside(beside: &Path, put: impl FnOnce(&mut File) -> Result<()>) -> Result<()> {
    let mut file = File::create_new(beside)?;
    put(&mut file)?;
    Ok(file.sync()?)
}

/// A folder for what is needed only for a while. It goes with everything in it when dropped.
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    /// Makes the folder. One that is there already is an answer, never shared.
    pub(crate) fn new(folder: PathBuf) -> Result<Self> {
        make_folder(&folder)?;
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
        let _ = remove_folder(&self.0);
    }
}

/// Reads a small file whole; nothing where it is longer, or no plain file: a pipe would never end, a device never stop.
pub(crate) fn read_small(path: &Path, most: u64) -> std::io::Result<Option<Vec<u8>>> {
    let about = std::fs::metadata(path)?;
    if !about.is_file() || about.len() > most {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    std::fs::File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    Ok(if bytes.len() as u64 > most { None } else { Some(bytes) })
}

/// Makes a file's content durable that something else has written.
pub(crate) fn sync_file(path: &Path) -> Result<()> {
    tell(Step::Sync(path))?;
    // Windows flushes only through a handle that may write.
    Ok(OpenOptions::new().write(true).open(path)?.sync_all()?)
}

/// Names a file beside another that is only being written: `name.<8 letters>.tam`, drawn at random, so that nobody can
/// have laid something of that name there before.
pub(crate) fn beside(path: &Path) -> Result<PathBuf> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.{UNFINISHED}", hex(&key::random::<4>()?)));
    Ok(path.with_file_name(name))
}

/// Tells whether something bears the name of a file that was only being written.
pub(crate) fn is_unfinished(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut parts = name.rsplit('.');
    let ending = parts.next() == Some(UNFINISHED);
    let drawn = parts.next().is_some_and(|drawn| drawn.len() == 8 && drawn.chars().all(|c| c.is_ascii_hexdigit()));
    ending && (drawn && parts.next().is_some())
}

/// Makes the rename itself durable. Windows has no such call and needs none for a rename within NTFS.
pub(crate) fn sync_folder(path: &Path) -> Result<()> {
    if let Some(folder) = path.parent() {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        tell(Step::SyncFolder(folder))?;
        #[cfg(unix)]
        std::fs::File::open(folder)?.sync_all()?;
    }
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
