//! The shim under the engine: a VFS over the system's own that tells the running trace of each write, length, sync and
//! removal before it is done, and answers as a full or failing disk would where the trace says so. The cipher sits
//! above it, so what it sees is what the disk sees. The engine's shared memory is no file and is left alone.
#![allow(unsafe_code, reason = "the engine's C interface for file systems")]

use std::ffi::{CStr, c_char, c_int, c_void};
use std::io::ErrorKind;
use std::mem::size_of;
use std::path::{Path, PathBuf};
use std::sync::Once;

use rusqlite::ffi::{
    self, SQLITE_FULL, SQLITE_IOERR_DELETE, SQLITE_IOERR_FSYNC, SQLITE_IOERR_TRUNCATE, SQLITE_IOERR_WRITE, SQLITE_OK,
    SQLITE_OPEN_CREATE, SQLITE_OPEN_MAIN_JOURNAL, SQLITE_OPEN_WAL, sqlite3_file, sqlite3_io_methods, sqlite3_vfs,
};

use crate::trace::{Event, tell};

/// What stands before the system's own file in the memory the engine gives for one.
#[repr(C)]
struct Shim {
    base: sqlite3_file,
    path: *mut PathBuf,
    /// A journal just made: its first sync makes its name durable too, as the system's VFS does.
    is_new_journal: bool,
}

/// Puts the shim in front of the system's VFS, once, for every connection of this process.
pub fn install() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // SAFETY: the default VFS lives as long as the process, and so does the leaked one put before it.
        unsafe {
            let real = ffi::sqlite3_vfs_find(std::ptr::null());
            let mut vfs: sqlite3_vfs = std::ptr::read(real);
            vfs.pNext = std::ptr::null_mut();
            vfs.zName = c"trust".as_ptr();
            vfs.pAppData = real.cast();
            vfs.szOsFile += c_int::try_from(size_of::<Shim>()).unwrap();
            vfs.xOpen = Some(open);
            vfs.xDelete = Some(delete);
            let vfs = Box::leak(Box::new(vfs));
            assert_eq!(ffi::sqlite3_vfs_register(vfs, 1), SQLITE_OK);
        }
    });
}

unsafe fn real_vfs(vfs: *mut sqlite3_vfs) -> *mut sqlite3_vfs {
    unsafe { (*vfs).pAppData.cast() }
}

unsafe fn real(file: *mut sqlite3_file) -> *mut sqlite3_file {
    unsafe { file.cast::<u8>().add(size_of::<Shim>()).cast() }
}

unsafe fn methods(file: *mut sqlite3_file) -> *const sqlite3_io_methods {
    unsafe { (*real(file)).pMethods }
}

unsafe fn path_of(file: *mut sqlite3_file) -> PathBuf {
    unsafe { (*(*file.cast::<Shim>()).path).clone() }
}

unsafe fn named(name: *const c_char) -> PathBuf {
    PathBuf::from(unsafe { CStr::from_ptr(name) }.to_string_lossy().into_owned())
}

fn code(kind: ErrorKind, otherwise: c_int) -> c_int {
    if kind == ErrorKind::StorageFull { SQLITE_FULL } else { otherwise }
}

fn folder(path: &Path) -> PathBuf {
    path.parent().unwrap_or(Path::new(".")).to_owned()
}

unsafe extern "C" fn open(
    vfs: *mut sqlite3_vfs,
    name: ffi::sqlite3_filename,
    file: *mut sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    unsafe {
        let shim = file.cast::<Shim>();
        (*shim).base.pMethods = std::ptr::null();
        let path = if name.is_null() { PathBuf::new() } else { named(name) };
        let is_new = flags & SQLITE_OPEN_CREATE != 0 && !name.is_null() && !path.exists();
        if is_new && tell(|| Event::Create(path.clone())).is_some() {
            return ffi::SQLITE_CANTOPEN;
        }
        let opened = (*real_vfs(vfs)).xOpen.unwrap()(real_vfs(vfs), name, real(file), flags, out);
        if opened == SQLITE_OK {
            (*shim).path = Box::into_raw(Box::new(path));
            (*shim).is_new_journal = is_new && flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL) != 0;
            (*shim).base.pMethods = &raw const METHODS;
        }
        opened
    }
}

unsafe extern "C" fn delete(vfs: *mut sqlite3_vfs, name: *const c_char, sync: c_int) -> c_int {
    unsafe {
        let path = named(name);
        if path.exists() {
            if let Some(kind) = tell(|| Event::Remove(path.clone())) {
                return code(kind, SQLITE_IOERR_DELETE);
            }
            if sync != 0 {
                let _ = tell(|| Event::SyncFolder(folder(&path)));
            }
        }
        (*real_vfs(vfs)).xDelete.unwrap()(real_vfs(vfs), name, sync)
    }
}

unsafe extern "C" fn close(file: *mut sqlite3_file) -> c_int {
    unsafe {
        let closed = (*methods(file)).xClose.unwrap()(real(file));
        drop(Box::from_raw((*file.cast::<Shim>()).path));
        closed
    }
}

unsafe extern "C" fn write(file: *mut sqlite3_file, bytes: *const c_void, amount: c_int, at: i64) -> c_int {
    unsafe {
        let held = || std::slice::from_raw_parts(bytes.cast::<u8>(), usize::try_from(amount).unwrap()).to_vec();
        let event = || Event::Write(path_of(file), u64::try_from(at).unwrap(), held());
        match tell(event) {
            Some(kind) => code(kind, SQLITE_IOERR_WRITE),
            None => (*methods(file)).xWrite.unwrap()(real(file), bytes, amount, at),
        }
    }
}

unsafe extern "C" fn truncate(file: *mut sqlite3_file, length: i64) -> c_int {
    unsafe {
        match tell(|| Event::Cut(path_of(file), u64::try_from(length).unwrap())) {
            Some(kind) => code(kind, SQLITE_IOERR_TRUNCATE),
            None => (*methods(file)).xTruncate.unwrap()(real(file), length),
        }
    }
}

unsafe extern "C" fn sync(file: *mut sqlite3_file, flags: c_int) -> c_int {
    unsafe {
        if let Some(kind) = tell(|| Event::Sync(path_of(file))) {
            return code(kind, SQLITE_IOERR_FSYNC);
        }
        if std::mem::take(&mut (*file.cast::<Shim>()).is_new_journal) {
            let _ = tell(|| Event::SyncFolder(folder(&path_of(file))));
        }
        (*methods(file)).xSync.unwrap()(real(file), flags)
    }
}

/// Passes a call on to the system's own file.
macro_rules! pass {
    ($name:ident, $method:ident ( $($arg:ident : $type:ty),* ) -> $out:ty) => {
        unsafe extern "C" fn $name(file: *mut sqlite3_file $(, $arg: $type)*) -> $out {
            unsafe { (*methods(file)).$method.unwrap()(real(file) $(, $arg)*) }
        }
    };
}

pass!(read, xRead(bytes: *mut c_void, amount: c_int, at: i64) -> c_int);
pass!(file_size, xFileSize(size: *mut i64) -> c_int);
pass!(lock, xLock(level: c_int) -> c_int);
pass!(unlock, xUnlock(level: c_int) -> c_int);
pass!(check_reserved, xCheckReservedLock(out: *mut c_int) -> c_int);
pass!(file_control, xFileControl(op: c_int, arg: *mut c_void) -> c_int);
pass!(sector_size, xSectorSize() -> c_int);
pass!(characteristics, xDeviceCharacteristics() -> c_int);
pass!(shm_map, xShmMap(page: c_int, size: c_int, extend: c_int, out: *mut *mut c_void) -> c_int);
pass!(shm_lock, xShmLock(offset: c_int, n: c_int, flags: c_int) -> c_int);
pass!(shm_barrier, xShmBarrier() -> ());
pass!(shm_unmap, xShmUnmap(delete: c_int) -> c_int);

static METHODS: sqlite3_io_methods = sqlite3_io_methods {
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_reserved),
    xFileControl: Some(file_control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};
