//! The workbook that lies on the desk while it is imported. It is full of names, so it goes when the register is locked.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use casebook::import::{Book, Verdict};

use crate::answer::{Answer, Result};

/// The tray.
#[derive(Default)]
pub struct Tray {
    held: Mutex<Option<Held>>,
    stop: AtomicBool,
}

struct Held {
    book: Arc<Book>,
    verdicts: Vec<Verdict>,
}

impl Tray {
    /// Lays a workbook in it.
    pub fn put(&self, book: Book) {
        *self.held() = Some(Held { book: Arc::new(book), verdicts: Vec::new() });
    }

    /// Takes it away.
    pub fn clear(&self) {
        *self.held() = None;
    }

    /// Gives the workbook.
    pub fn book(&self) -> Result<Arc<Book>> {
        self.held()
            .as_ref()
            .map(|held| Arc::clone(&held.book))
            .ok_or_else(|| Answer::usage("Chưa chọn tệp nào để nhập."))
    }

    /// Keeps what was found in its rows, for the workbook of those that stayed outside.
    pub fn judged(&self, verdicts: Vec<Verdict>) {
        if let Some(held) = &mut *self.held() {
            held.verdicts = verdicts;
        }
    }

    /// Gives what was found in its rows.
    pub fn verdicts(&self) -> Vec<Verdict> {
        self.held().as_ref().map(|held| held.verdicts.clone()).unwrap_or_default()
    }

    /// Begins something that may be stopped.
    pub fn begin(&self) {
        self.stop.store(false, Ordering::SeqCst);
    }

    /// Stops it.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::SeqCst);
    }

    /// Tells whether to go on.
    pub fn goes_on(&self) -> bool {
        !self.stop.load(Ordering::SeqCst)
    }

    fn held(&self) -> MutexGuard<'_, Option<Held>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
