//! The open casebook behind its lock, and the only clock. Whatever the window wants passes here: a locked desk has no
//! key, and answers that it is locked.

#![allow(clippy::disallowed_methods, reason = "this is the only clock")]

mod search;
mod tray;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use casebook::casebook::key::{self, KeyCost};
use casebook::{Casebook, Moment, Result as HouseResult, practice};
use chrono::{FixedOffset, Utc};

use self::search::Search;
use self::tray::Tray;
use crate::answer::{Answer, Result};

/// How long nobody may be there.
const IDLE: Duration = Duration::from_secs(5 * 60);
/// The practice register holds nobody's secrets; its passphrase is only there because every register has one.
const PRACTICE_PASSPHRASE: &str = "tap dung";
const PRACTICE_COST: KeyCost = KeyCost { memory: 8 * 1024, passes: 1 };
/// So many wrong passphrases are free; then each costs twice the wait of the one before.
const FREE_TRIES: u32 = 5;

/// The desk.
pub struct Desk {
    home: PathBuf,
    top: Mutex<Top>,
    search: Search,
    /// What is being imported.
    pub tray: Tray,
}

/// What lies on the desk.
struct Top {
    book: Option<Casebook>,
    /// The recovery code until two of its groups were typed back or the register closes.
    sheet: Option<Vec<String>>,
    touched: Instant,
    wrong: u32,
    wait_until: Option<Instant>,
}

/// Which register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// The office's own.
    Real,
    /// For practice; the two never mix.
    Practice,
}

impl Desk {
    /// Sets the desk up over a folder the clerk can see.
    pub fn at(home: PathBuf) -> Self {
        let top = Top { book: None, sheet: None, touched: Instant::now(), wrong: 0, wait_until: None };
        Self { home, top: Mutex::new(top), search: Search::default(), tray: Tray::default() }
    }

    /// Tells whether a register is there.
    pub fn has(&self, which: Which) -> bool {
        self.folder(which).join(key::FILE).exists()
    }

    /// Tells whether one is open.
    pub fn is_open(&self) -> bool {
        self.top().book.is_some()
    }

    /// Tells whether the open one is for practice.
    pub fn is_practice(&self) -> bool {
        self.top().book.as_ref().is_some_and(Casebook::is_practice)
    }

    /// Tells whether the recovery sheet waits to be confirmed: since a moment ago, or since before the program was last
    /// closed or cut off.
    pub fn has_sheet(&self) -> bool {
        self.top().book.as_ref().is_some_and(|book| book.is_unconfirmed().unwrap_or(false))
    }

    /// Makes a new recovery code; the sheet printed before opens nothing any more. Answers its groups, shown once.
    pub fn renew_sheet(&self) -> Result<Vec<String>> {
        let mut top = self.top();
        let book = top.book.as_ref().ok_or_else(Answer::locked)?;
        let code = book.renew_recovery()?;
        top.sheet = Some(code.groups());
        Ok(code.groups())
    }

    /// Reads the open register.
    pub fn read<T>(&self, verb: impl FnOnce(&Casebook, Moment) -> HouseResult<T>) -> Result<T> {
        let top = self.top();
        let book = top.book.as_ref().ok_or_else(Answer::locked)?;
        Ok(verb(book, now(book.is_practice()))?)
    }

    /// Searches the open register. The next search breaks this one off.
    pub fn search<T>(&self, verb: impl FnOnce(&Casebook, Moment) -> HouseResult<T>) -> Result<T> {
        let mine = self.search.ask();
        let top = self.top();
        let book = top.book.as_ref().ok_or_else(Answer::locked)?;
        let running = self.search.begin(mine, book.breaker()).ok_or(casebook::Error::Cancelled)?;
        let found = verb(book, now(book.is_practice()));
        drop(running);
        Ok(found?)
    }

    /// Lets a verb change the open register.
    pub fn write<T>(&self, verb: impl FnOnce(&mut Casebook, Moment) -> HouseResult<T>) -> Result<T> {
        let mut top = self.top();
        top.touched = Instant::now();
        let book = top.book.as_mut().ok_or_else(Answer::locked)?;
        let now = now(book.is_practice());
        Ok(verb(book, now)?)
    }

    /// Makes the real register and opens it. Answers the groups of its recovery code, shown once.
    pub fn create(
        &self,
        passphrase: &str,
        begin: impl FnOnce(&mut Casebook, Moment) -> HouseResult<()>,
    ) -> Result<Vec<String>> {
        let mut top = self.top();
        top.book = None;
        let now = now(false);
        let (mut book, code) = Casebook::create(&self.folder(Which::Real), passphrase, false, KeyCost::FLOOR, now)?;
        book.confirm_recovery(false)?;
        begin(&mut book, now)?;
        top.open(book);
        top.sheet = Some(code.groups());
        Ok(code.groups())
    }

    /// Opens the practice register, making it if there is none.
    pub fn practise(&self) -> Result<()> {
        let mut top = self.top();
        top.book = None;
        let folder = self.folder(Which::Practice);
        let book = if self.has(Which::Practice) {
            Casebook::open(&folder, PRACTICE_PASSPHRASE)?
        } else {
            practice::create(&folder, PRACTICE_PASSPHRASE, PRACTICE_COST)?.0
        };
        top.open(book);
        Ok(())
    }

    /// Opens the real register.
    pub fn unlock(&self, open: impl FnOnce(&Path) -> HouseResult<Casebook>) -> Result<()> {
        let mut top = self.top();
        top.may_try()?;
        top.book = None;
        match open(&self.folder(Which::Real)) {
            Ok(book) => {
                top.open(book);
                Ok(())
            }
            Err(casebook::Error::WrongPassphrase) => Err(top.was_wrong()),
            Err(error) => Err(error.into()),
        }
    }

    /// Gives the folder of the real register, for opening it again with another secret.
    pub fn real_folder(&self) -> PathBuf {
        self.folder(Which::Real)
    }

    /// Closes the register and forgets its key.
    pub fn lock(&self) {
        self.tray.clear();
        self.top().close();
    }

    /// Closes it if nobody has touched it for long. Answers whether it did.
    pub fn lock_if_idle(&self) -> bool {
        let mut top = self.top();
        let idle = top.book.is_some() && top.touched.elapsed() >= idle_limit();
        if idle {
            self.tray.clear();
            top.close();
        }
        idle
    }

    /// Says that somebody is there.
    pub fn touch(&self) {
        self.top().touched = Instant::now();
    }

    /// Compares groups of the recovery code as typed back; the sheet is done when they fit.
    pub fn confirm_sheet(&self, fits: impl FnOnce(&[String]) -> bool) -> Result<bool> {
        let mut top = self.top();
        let book = top.book.as_ref().ok_or_else(Answer::locked)?;
        let done = top.sheet.as_deref().is_some_and(fits);
        if done {
            book.confirm_recovery(true)?;
            top.sheet = None;
        }
        Ok(done)
    }

    fn folder(&self, which: Which) -> PathBuf {
        self.home.join(match which {
            Which::Real => "So that",
            Which::Practice => "So tap dung",
        })
    }

    /// A verb that panicked left no half act behind, for its transaction was rolled back: the desk stays usable.
    fn top(&self) -> MutexGuard<'_, Top> {
        self.top.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Top {
    fn open(&mut self, book: Casebook) {
        self.book = Some(book);
        self.touched = Instant::now();
        self.wrong = 0;
        self.wait_until = None;
    }

    /// Forgets the key, and the recovery code with it.
    fn close(&mut self) {
        self.book = None;
        self.sheet = None;
    }

    fn may_try(&self) -> Result<()> {
        match self.wait_until.and_then(|until| until.checked_duration_since(Instant::now())) {
            Some(left) => Err(Answer::wrong_passphrase(left.as_secs() + 1)),
            None => Ok(()),
        }
    }

    fn was_wrong(&mut self) -> Answer {
        self.wrong += 1;
        let Some(over) = self.wrong.checked_sub(FREE_TRIES) else { return Answer::wrong_passphrase(0) };
        let wait = 1_u64 << over.min(6);
        self.wait_until = Instant::now().checked_add(Duration::from_secs(wait));
        Answer::wrong_passphrase(wait)
    }
}

/// The clock. The practice register lives on its own day, so that its month is always the article's.
pub fn now(practice: bool) -> Moment {
    let at = Utc::now();
    let today = match told("SO_TIEP_DAN_TODAY").as_deref().and_then(casebook::day::iso) {
        Some(day) => day,
        None if practice => practice::today(),
        None => FixedOffset::east_opt(7 * 3600)
            .map_or_else(|| at.date_naive(), |vietnam| at.with_timezone(&vietnam).date_naive()),
    };
    Moment { at, today }
}

/// After so long without a key the register closes.
pub fn idle_limit() -> Duration {
    told("SO_TIEP_DAN_IDLE").and_then(|seconds| seconds.parse().ok()).map_or(IDLE, Duration::from_secs)
}

/// In a debug build tests may say which day it is, and how long nobody is there.
fn told(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|_| cfg!(debug_assertions))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn a_locked_desk_answers_that_it_is_locked() {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::at(folder.path().to_owned());
        assert_eq!(desk.read(|_, _| Ok(())).unwrap_err().code, "locked");
        desk.practise().unwrap();
        assert!(desk.is_practice() && desk.has(Which::Practice) && !desk.has(Which::Real));
        assert_eq!(desk.read(|_, now| Ok(now.today)).unwrap(), practice::today());
        desk.lock();
        assert_eq!(desk.write(|_, _| Ok(())).unwrap_err().code, "locked");
    }

    #[test]
    fn only_the_newest_search_is_answered() {
        use std::sync::atomic::{AtomicBool, Ordering};
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::at(folder.path().to_owned());
        desk.practise().unwrap();
        let (held, began) = (AtomicBool::new(true), AtomicBool::new(false));
        let seek = &|n: u64| {
            desk.search(|_, _| {
                began.store(true, Ordering::SeqCst);
                while n == 1 && held.load(Ordering::SeqCst) {
                    std::thread::yield_now();
                }
                Ok(n)
            })
        };
        let answers = std::thread::scope(|scope| {
            let mut begun = Vec::new();
            for n in 1..=3 {
                begun.push(scope.spawn(move || seek(n)));
                while desk.search.asked() < n || !began.load(Ordering::SeqCst) {
                    std::thread::yield_now();
                }
            }
            held.store(false, Ordering::SeqCst);
            begun.into_iter().map(|one| one.join().unwrap()).collect::<Vec<_>>()
        });
        // The first had begun; the second never did; the third is what the clerk sees.
        assert_eq!(answers[1].as_ref().unwrap_err().code, "cancelled");
        assert_eq!(answers[2].as_ref().ok(), Some(&3));
    }

    #[test]
    fn guessing_is_slowed_down() {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::at(folder.path().to_owned());
        let wrong = |_: &Path| Err(casebook::Error::WrongPassphrase);
        for _ in 0..4 {
            assert_eq!(desk.unlock(wrong).unwrap_err().wait, None);
        }
        assert!(desk.unlock(wrong).unwrap_err().wait.is_some());
        assert_eq!(desk.unlock(|_| unreachable!()).unwrap_err().code, "wrong_passphrase");
    }
}
