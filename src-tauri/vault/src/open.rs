//! Opening the register's file: the cipher, the pragmas, each read back and asserted, and the lock that
//! answers "in use" at once.

mod salt;
mod settings;

use std::fs::{File, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Once;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

pub(crate) use self::salt::{Leaf, SALT, Salt, salt};
use self::settings::{WHOLE, configure, harden, number, set};
use crate::disk;
use crate::error::{Error, Result};
use crate::key::Key;

/// The name of the register's file inside its folder.
pub const FILE: &str = "so.dnth";
/// The name of the file whose lock says that the register is in use.
pub(crate) const LOCK: &str = "so.khoa";
/// How many pages the write-ahead log holds before they are moved into the file.
pub(crate) const LOG_PAGES: i64 = 1_000;
/// A page has so many bytes before it in the log.
const FRAME: u64 = 24;
/// Beside those pages, the room of one more large act; bytes.
const MORE_ROOM: u64 = 512 * 1024;
/// "DNTH", đơn thư: what `file` and a foreign program see.
const APPLICATION_ID: i64 = 0x444E_5448;

/// The register is this process's as long as this lives.
pub(crate) struct Lock(File);

impl Drop for Lock {
    fn drop(&mut self) {
        // Said aloud: a program just being started by this one holds a copy of the handle, and closing ours alone
        // would leave the register "in use" until it has let go. A fault changes nothing, the handle closes anyway.
        let _ = self.0.unlock();
    }
}

/// Takes the register for this process, or answers that another has it.
pub(crate) fn lock(folder: &Path) -> Result<Lock> {
    // A pipe of that name would be waited for without end.
    if std::fs::metadata(folder.join(LOCK)).is_ok_and(|lock| !lock.is_file()) {
        return Err(Error::Disk(std::io::ErrorKind::InvalidInput.into()));
    }
    let file = disk::private().write(true).create(true).truncate(false).open(folder.join(LOCK))?;
    match file.try_lock() {
        Ok(()) => Ok(Lock(file)),
        Err(TryLockError::WouldBlock) => Err(Error::InUse),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

/// Takes away what the making of a register left when it failed. Only in a folder that was empty before.
pub(crate) fn clear(folder: &Path, was_there: bool) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        // What cannot be removed is told by the fault that led here.
        let _ = crate::disk::remove(&entry.path());
    }
    if !was_there {
        let _ = crate::disk::remove_empty_folder(folder);
    }
}

/// Makes a new, empty file with the cipher on.
pub(crate) fn create(folder: &Path, key: &Key) -> Result<Connection> {
    let db = blank(&folder.join(FILE), key, Leaf::TODAY)?;
    db.pragma_update(None, "application_id", APPLICATION_ID)?;
    configure(&db, false)?;
    Ok(db)
}

/// Makes a file where none is, with a salt of our own.
fn blank(path: &Path, key: &Key, layout: Leaf) -> Result<Connection> {
    // Made here, for its owner alone; what the engine lays beside it gets the same rights.
    disk::File::create_new(path)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    connect_file(&whole(path)?, (key, Some(layout.salt()?)), layout, flags)
}

/// Tells whether a key opens a register's file.
pub(crate) fn opens(folder: &Path, key: &Key) -> bool {
    connect(folder, key, OpenFlags::SQLITE_OPEN_READ_WRITE).is_ok()
}

/// Opens the connection that writes.
pub(crate) fn writer(folder: &Path, key: &Key) -> Result<Connection> {
    reserve_log(folder)?;
    let db = connect(folder, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    recognise(&db)?;
    configure(&db, false)?;
    Ok(db)
}

/// Opens the connection that only reads; it stands beside the one writer.
pub(crate) fn reader(folder: &Path, key: &Key) -> Result<Connection> {
    let db = connect(folder, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    configure(&db, true)?;
    Ok(db)
}

/// The same, to go all over the file: from each row to its indexes. A page that has to be opened again costs more than the
/// room for it, which is given back at once; no register needs more than this.
pub(crate) fn examiner(folder: &Path, key: &Key) -> Result<Connection> {
    let db = reader(folder, key)?;
    set(&db, "cache_size", WHOLE)?;
    Ok(db)
}

/// Opens a copy of a register that is only looked at and nobody changes: nothing is written, not even beside it.
pub(crate) fn copy(path: &Path, key: &Key) -> Result<Connection> {
    let path = whole(path)?;
    let name = format!("{}?immutable=1", uri(&path)?);
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let db = connect_file(Path::new(&name), (key, None), Leaf::of_file(&path)?, flags)?;
    recognise(&db)?;
    harden(&db)?;
    set(&db, "cache_size", WHOLE)?;
    Ok(db)
}

/// Opens the register's file for its bytes. On Unix the engine's own locks fall when any handle of the file is closed:
/// this one lives longer than the connections.
pub(crate) fn pages(folder: &Path) -> Result<File> {
    Ok(File::open(folder.join(FILE))?)
}

/// Moves the write-ahead log into the file once it holds more than some pages, and begins it anew in the room it has: a
/// save that writes over room already taken waits for the disk half as long as one that asks for more. Tells whether
/// no more than these are left in it.
pub(crate) fn move_log(writer: &Connection, over: i64) -> Result<bool> {
    let left = |pragma: &str| -> Result<i64> {
        let count = |row: &rusqlite::Row<'_>| Ok((row.get("log")?, row.get("checkpointed")?));
        let (held, moved): (i64, i64) = writer.prepare_cached(pragma)?.query_row([], count)?;
        Ok(held - moved)
    };
    Ok(left("pragma wal_checkpoint(noop)")? <= over || left("pragma wal_checkpoint(restart)")? <= over)
}

/// Writes a copy of a register, page by page, to a path where nothing is yet, under a key that may be another.
pub(crate) fn copy_out(from: &Connection, to: &Path, key: &Key) -> Result<()> {
    // The engine copies pages: they stay as long as they are.
    let length: String = from.pragma_query_value(None, "cipher_page_size", |row| row.get(0))?;
    let layout = Leaf::MADE.into_iter().find(|one| one.page().to_string() == length);
    let mut db = blank(to, key, layout.ok_or(Error::Damaged("register: not one of ours"))?)?;
    // A copy that is not whole counts for nothing: it needs no journal of its own, and is synced by who needs it.
    let _: String = db.query_row("pragma journal_mode = off", [], |row| row.get(0))?;
    let copied = Backup::new(from, &mut db)?.step(-1)?;
    match copied {
        StepResult::Done => Ok(()),
        _ => Err(Error::Disk(std::io::ErrorKind::ResourceBusy.into())),
    }
}

/// Takes the room of the write-ahead log beforehand, so that a save neither asks the disk for more nor finds it full.
/// A log that begins with zeros is an empty one to the engine; one that holds something is left alone.
fn reserve_log(folder: &Path) -> Result<()> {
    let path = folder.join(format!("{FILE}-wal"));
    if std::fs::metadata(&path).is_ok_and(|log| log.len() > 0) || !folder.join(FILE).exists() {
        return Ok(());
    }
    let page = u64::from(Leaf::of_file(&folder.join(FILE))?.page());
    let pages = LOG_PAGES.unsigned_abs() * (page + FRAME) + MORE_ROOM;
    let mut log = disk::File::create(&path)?;
    let room = vec![0; 64 * 1024];
    let taken =
        (0..pages.div_ceil(room.len() as u64)).try_for_each(|_| log.write_all(&room)).and_then(|()| log.sync());
    if taken.is_err() {
        // The disk is full: what is there can still be read, and a save says so by itself.
        log.cut(0)?;
    }
    // The file just made, not one of this name that was emptied and removed before: what is synced into it from here on
    // must be found under its name. The engine does it only for a log it makes itself.
    disk::sync_folder(&path)
}

fn connect(folder: &Path, key: &Key, flags: OpenFlags) -> Result<Connection> {
    let path = whole(&folder.join(FILE))?;
    connect_file(&path, (key, None), Leaf::of_file(&path)?, flags)
}

/// A folder reached through a link is the clerk's business; the file itself must not be one.
fn whole(path: &Path) -> Result<PathBuf> {
    let folder = std::fs::canonicalize(path.parent().unwrap_or(Path::new(".")))?;
    Ok(folder.join(path.file_name().unwrap_or_default()))
}

/// Writes a whole path as the engine's own kind of address, which says more about a file than a path can.
fn uri(path: &Path) -> Result<String> {
    use std::fmt::Write as _;

    let text = path.to_str().ok_or_else(|| Error::Disk(std::io::ErrorKind::InvalidFilename.into()))?;
    let text = if cfg!(windows) {
        // `\\?\C:\x` and `\\?\UNC\server\x`, as Windows gives a path whole, are `/C:/x` and `//server/x`.
        let plain = text.strip_prefix(r"\\?\").unwrap_or(text).replace('\\', "/");
        plain.strip_prefix("UNC").map_or_else(|| format!("/{plain}"), |share| format!("/{share}"))
    } else {
        text.to_owned()
    };
    let mut uri = String::from("file://");
    for byte in text.bytes() {
        match byte {
            b'/' | b':' | b'-' | b'_' | b'.' => uri.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => uri.push(char::from(byte)),
            // Writing into a String cannot fail.
            _ => drop(write!(uri, "%{byte:02X}")),
        }
    }
    Ok(uri)
}

fn connect_file(path: &Path, by: (&Key, Option<Salt>), layout: Leaf, flags: OpenFlags) -> Result<Connection> {
    let db = keyed(path, by, layout, flags)?;
    db.query_row("select count(*) from sqlite_schema", [], |_| Ok(()))?;
    Ok(db)
}

/// Lists the pages of a register whose seal is not as it was written, and whether something else is wrong with the file's
/// pages as a whole. Nothing of it is read but the pages' bytes.
pub(crate) fn broken_pages(folder: &Path, key: &Key) -> Result<(Vec<u64>, bool)> {
    let path = whole(&folder.join(FILE))?;
    let db = keyed(&path, (key, None), Leaf::of_file(&path)?, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let (mut pages, mut more) = (Vec::new(), false);
    let mut statement = db.prepare("pragma cipher_integrity_check")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let said: String = row.get(0)?;
        match said.split("page ").nth(1).and_then(|rest| rest.split(' ').next()?.parse().ok()) {
            Some(page) => pages.push(page),
            None => more = true,
        }
    }
    Ok((pages, more))
}

/// The engine answers that it is ready before its cipher is: of two threads that open first, one would see no cipher.
static READY: Once = Once::new();

/// Opens a file and gives the cipher its key; whether the key fits is not asked.
fn keyed(path: &Path, (key, salt): (&Key, Option<Salt>), layout: Leaf, flags: OpenFlags) -> Result<Connection> {
    let no_follow = if cfg!(unix) { OpenFlags::SQLITE_OPEN_NOFOLLOW } else { OpenFlags::empty() };
    let flags = flags | no_follow | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_EXRESCODE;
    READY.call_once(|| drop(Connection::open_in_memory()));
    let db = Connection::open_with_flags(path, flags)?;
    let cipher: String = db.query_row("pragma cipher_version", [], |row| row.get(0)).unwrap_or_default();
    if cipher.is_empty() {
        // A plain SQLite takes `pragma key` without a word and writes names in the clear.
        return Err(Error::Damaged("program: no cipher"));
    }
    // The cipher's own log would go to stderr; what went wrong is an answer, in words, to whoever asked.
    db.pragma_update(None, "cipher_log_level", "none")?;
    give_key(&db, key, salt)?;
    db.pragma_update(None, "cipher_page_size", layout.page())?;
    Ok(db)
}

/// Gives the cipher its key, and the salt of a file that is only being made, by the engine's own call: a statement would
/// leave its text in memory that nobody wipes.
fn give_key(db: &Connection, key: &Key, salt: Option<Salt>) -> Result<()> {
    let mut spoken = zeroize::Zeroizing::new(String::with_capacity(3 + 2 * (key.len() + SALT)));
    spoken.push_str("x'");
    for byte in key.iter().chain(salt.as_ref().into_iter().flatten()) {
        for half in [byte >> 4, byte & 15] {
            spoken.push(char::from_digit(u32::from(half), 16).unwrap_or_default());
        }
    }
    spoken.push('\'');
    let length = std::ffi::c_int::try_from(spoken.len()).unwrap_or_default();
    #[expect(unsafe_code, reason = "the engine has no other call that leaves no copy behind")]
    // SAFETY: the connection is open and this thread's own; the engine copies so many bytes of the text before it returns.
    let answer = unsafe { rusqlite::ffi::sqlite3_key(db.handle(), spoken.as_ptr().cast(), length) };
    if answer == rusqlite::ffi::SQLITE_OK { Ok(()) } else { Err(Error::Damaged("program: no cipher")) }
}

/// Refuses a foreign file and one made by a newer program, before anything is changed.
fn recognise(db: &Connection) -> Result<()> {
    if number(db, "application_id")? != APPLICATION_ID {
        return Err(Error::Damaged("register: not one of ours"));
    }
    let version = number(db, "user_version")?;
    if version > crate::schema::VERSION { Err(Error::Newer(version)) } else { Ok(()) }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_opened_wherever_it_lies_and_nothing_is_left_beside_it() {
        let desk = tempfile::tempdir().unwrap();
        let key = Key::new([7; 32]);
        for name in ["sổ 100% #1", "a?immutable=0", "b&mode=rwc", "c%20d"] {
            let folder = desk.path().join(name);
            std::fs::create_dir(&folder).unwrap();
            drop(create(&folder, &key).unwrap());
            let db = copy(&folder.join(FILE), &key).unwrap();
            assert_eq!(number(&db, "application_id").unwrap(), APPLICATION_ID, "{name}");
            assert!(db.execute("create table x (y)", []).is_err(), "{name}");
            assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1, "{name}");
            drop(db);
            assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1, "{name}");
        }
    }

    #[test]
    fn a_copy_under_another_key_keeps_the_length_of_its_pages() {
        let desk = tempfile::tempdir().unwrap();
        let (key, other) = (Key::new([7; 32]), Key::new([8; 32]));
        for layout in Leaf::MADE {
            let folder = desk.path().join(format!("{}", layout.page()));
            std::fs::create_dir_all(folder.join("khác")).unwrap();
            let db = blank(&folder.join(FILE), &key, layout).unwrap();
            db.pragma_update(None, "application_id", APPLICATION_ID).unwrap();
            configure(&db, false).unwrap();
            db.execute_batch("create table x (y)").unwrap();
            for n in 0..500 {
                db.execute("insert into x values (?1)", [format!("{n:0200}")]).unwrap();
            }
            let to = folder.join("khác").join(FILE);
            copy_out(&db, &to, &other).unwrap();
            let (pages, more) = broken_pages(&folder.join("khác"), &other).unwrap();
            assert_eq!((pages, more), (Vec::new(), false), "{layout:?}");
            let there = writer(&folder.join("khác"), &other).unwrap();
            assert_eq!(Leaf::of(&salt(&folder.join("khác")).unwrap().unwrap()), layout);
            let held: i64 = there.query_row("select count(*) from x", [], |row| row.get(0)).unwrap();
            assert_eq!(held, 500, "{layout:?}");
        }
    }
}
