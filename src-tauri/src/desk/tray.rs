//! The workbook that lies on the desk while it is imported. It is full of names, so it goes when the register is locked.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use casebook::import::{Book, ImportedBook, Verdict};

use crate::answer::{Answer, Result};

/// The tray.
#[derive(Default)]
pub struct Tray {
    held: Mutex<Option<Held>>,
    stop: AtomicBool,
}

struct Held {
    book: Arc<Book>,
    judged: Option<ImportedBook>,
}

impl Tray {
    /// Lays a workbook in it.
    pub fn put(&self, book: Book) {
        *self.held() = Some(Held { book: Arc::new(book), judged: None });
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
    pub fn judged(&self, judged: ImportedBook) {
        if let Some(held) = &mut *self.held() {
            held.judged = Some(judged);
        }
    }

    /// Gives what was found in the rows of a sheet.
    pub fn verdicts(&self, sheet: &str) -> Vec<Verdict> {
        let held = self.held();
        let judged = held.as_ref().and_then(|held| held.judged.as_ref());
        let one = judged.and_then(|judged| judged.sheets.iter().find(|one| one.sheet == sheet));
        one.map(|one| one.imported.verdicts.clone()).unwrap_or_default()
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
