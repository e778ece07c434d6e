//! Where the engine tells of every row it changes. Only C speaks this: what is unsafe of it is here and nowhere else.

use std::ffi::{CStr, c_char, c_int, c_void};
use std::ptr;
use std::sync::Arc;

use rusqlite::Connection;
use rusqlite::ffi;
use rusqlite::types::ValueRef;

use super::Watch;

/// Asks a connection to tell of its changes. What listens must outlive the connection.
pub(super) fn watch(db: &Connection, watch: &Arc<Watch>) {
    #[expect(unsafe_code, reason = "the engine's call has no safe form without its headers at build time")]
    // SAFETY: the connection is open, and what it is given is of the type that `changed` reads; `Journal` keeps it for longer
    // than the connection lives.
    unsafe {
        ffi::sqlite3_preupdate_hook(db.handle(), Some(changed), Arc::as_ptr(watch).cast_mut().cast());
    }
}

/// Called by the engine before it changes a row.
#[expect(unsafe_code, reason = "called by C")]
unsafe extern "C" fn changed(
    watch: *mut c_void,
    db: *mut ffi::sqlite3,
    change: c_int,
    _: *const c_char,
    table: *const c_char,
    id: i64,
    new_id: i64,
) {
    // SAFETY: the engine gives back what [`watch`] gave it, and the name of a table as long as this call lasts.
    let (watch, table) = unsafe { (&*watch.cast_const().cast::<Watch>(), CStr::from_ptr(table)) };
    let Ok(table) = table.to_str() else { return };
    let before = |place: c_int| value(db, place, ffi::sqlite3_preupdate_old);
    let after = |place: c_int| value(db, place, ffi::sqlite3_preupdate_new);
    match change {
        ffi::SQLITE_INSERT => watch.note(table, new_id, None, Some(&after)),
        ffi::SQLITE_DELETE => watch.note(table, id, Some(&before), None),
        _ => watch.note(table, new_id, Some(&before), Some(&after)),
    }
}

type Asks = unsafe extern "C" fn(*mut ffi::sqlite3, c_int, *mut *mut ffi::sqlite3_value) -> c_int;

/// Gives what a column of the row holds; what cannot be read is no value at all, which the journal refuses.
#[expect(unsafe_code, reason = "reads values that C owns")]
fn value<'a>(db: *mut ffi::sqlite3, place: c_int, ask: Asks) -> ValueRef<'a> {
    const UNREADABLE: ValueRef<'_> = ValueRef::Blob(&[]);
    let mut held = ptr::null_mut();
    // SAFETY: only called inside `changed`, for the very connection and a side of the row that the change has; the value
    // lives until `changed` returns, and is turned into text before.
    unsafe {
        if ask(db, place, &raw mut held) != ffi::SQLITE_OK || held.is_null() {
            return UNREADABLE;
        }
        match ffi::sqlite3_value_type(held) {
            ffi::SQLITE_NULL => ValueRef::Null,
            ffi::SQLITE_INTEGER => ValueRef::Integer(ffi::sqlite3_value_int64(held)),
            ffi::SQLITE_FLOAT => ValueRef::Real(ffi::sqlite3_value_double(held)),
            ffi::SQLITE_TEXT => {
                let (text, length) = (ffi::sqlite3_value_text(held), ffi::sqlite3_value_bytes(held));
                match usize::try_from(length) {
                    Ok(length) if !text.is_null() => ValueRef::Text(std::slice::from_raw_parts(text, length)),
                    _ => UNREADABLE,
                }
            }
            _ => UNREADABLE,
        }
    }
}
