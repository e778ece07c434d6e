//! One search at a time: the next key press breaks off the search before it, and one that waited too long never begins.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use casebook::casebook::Breaker;

/// The searches.
#[derive(Default)]
pub struct Search {
    newest: AtomicU64,
    running: Mutex<Option<Breaker>>,
}

/// A search under way; over when it is dropped.
pub struct Running<'a>(&'a Search);

impl Search {
    /// A new one is asked for: breaks off the one that runs, and answers the new one's number.
    pub fn ask(&self) -> u64 {
        let mine = self.newest.fetch_add(1, Ordering::SeqCst) + 1;
        if let Some(breaker) = &*self.running() {
            breaker.break_off();
        }
        mine
    }

    /// Begins it, unless a newer one was asked for meanwhile.
    pub fn begin(&self, mine: u64, breaker: Breaker) -> Option<Running<'_>> {
        let mut running = self.running();
        if self.newest.load(Ordering::SeqCst) != mine {
            return None;
        }
        *running = Some(breaker);
        Some(Running(self))
    }

    /// How many were asked for.
    #[cfg(test)]
    pub fn asked(&self) -> u64 {
        self.newest.load(Ordering::SeqCst)
    }

    fn running(&self) -> MutexGuard<'_, Option<Breaker>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        *self.0.running() = None;
    }
}
