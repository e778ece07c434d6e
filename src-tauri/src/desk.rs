//! The open casebook behind its lock, and the only clock. Whatever the window wants passes here: a locked desk has no
//! key, and answers that it is locked.

#![allow(clippy::disallowed_methods, reason = "this is the only clock")]

mod care;
mod day;
mod idle;
mod keys;
mod search;
mod tray;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use casebook::casebook::entrance;
use casebook::casebook::key::KeyCost;
use casebook::casebook::tries::Tries;
use casebook::founding::{self, Founding};
use casebook::{Casebook, Error, Look, Moment, Result as HouseResult, practice};

use self::day::Sure;
pub use self::day::instant;
pub(crate) use self::day::told;
pub use self::idle::idle_limit;
pub use self::keys::{Given, NewSecret, key_cost};
use self::search::Search;
use self::tray::Tray;
use crate::answer::{Answer, Result};
use crate::site;

use serde_json::{Map, Value};

/// The practice register holds nobody's secrets; its passphrase is only there because every register has one.
const PRACTICE_PASSPHRASE: &str = "tap dung";
const PRACTICE_COST: KeyCost = KeyCost { memory: 8 * 1024, passes: 1 };

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
    /// When it was last looked whether a backup is due.
    cared: Instant,
    /// Why the last backup that nobody asked for was not made.
    trouble: Option<String>,
    wait_until: Option<Instant>,
    sure: Sure,
    /// The backup the clerk chose for a register that does not open: its path never goes to the page and back.
    chosen: Option<PathBuf>,
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
        let now = Instant::now();
        // Wrong passphrases of before the program was started anew are not forgiven.
        let wait = Tries::read(&home.join(Which::Real.folder())).left(instant());
        let wait_until = (wait > 0).then(|| now.checked_add(Duration::from_secs(wait))).flatten();
        let top = Top {
            book: None,
            sheet: None,
            touched: now,
            cared: now,
            trouble: None,
            wait_until,
            sure: Sure::default(),
            chosen: None,
        };
        Self { home, top: Mutex::new(top), search: Search::default(), tray: Tray::default() }
    }

    /// Tells whether a register is there.
    pub fn has(&self, which: Which) -> bool {
        entrance::is_there(&self.folder(which))
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

    /// Reads the open register.
    pub fn read<T>(&self, verb: impl FnOnce(&Casebook, Moment) -> HouseResult<T>) -> Result<T> {
        let top = self.top();
        let book = top.book.as_ref().ok_or_else(Answer::locked)?;
        Ok(verb(book, top.now()).map_err(|error| book.judged(error))?)
    }

    /// Searches the open register. The next search breaks this one off.
    pub fn search<T>(&self, verb: impl FnOnce(&Casebook, Moment) -> HouseResult<T>) -> Result<T> {
        let mine = self.search.ask();
        let top = self.top();
        let book = top.book.as_ref().ok_or_else(Answer::locked)?;
        let running = self.search.begin(mine, book.breaker()).ok_or(casebook::Error::Cancelled)?;
        let found = verb(book, top.now()).map_err(|error| book.judged(error));
        drop(running);
        Ok(found?)
    }

    /// Lets a verb change the open register. Where the machine's day is in doubt, nothing is entered on it.
    pub fn write<T>(&self, verb: impl FnOnce(&mut Casebook, Moment) -> HouseResult<T>) -> Result<T> {
        if self.top().doubt().is_some() {
            return Err(Error::Clock.into());
        }
        self.beside(verb)
    }

    /// Lets a verb do what is no act and bears no day: a half-typed form, a key slot, a backup.
    pub fn beside<T>(&self, verb: impl FnOnce(&mut Casebook, Moment) -> HouseResult<T>) -> Result<T> {
        let mut top = self.top();
        top.touched = Instant::now();
        let now = top.now();
        let book = top.book.as_mut().ok_or_else(Answer::locked)?;
        let practice = book.is_practice();
        let done = verb(book, now).map_err(|error| book.judged(error));
        // It may have taken longer than anybody may be away.
        top.touched = Instant::now();
        done.map_err(|error| self.make_room(error, practice))
    }

    /// A full disk gets the ballast's room back; the clerk is told to do it again.
    fn make_room(&self, error: Error, practice: bool) -> Answer {
        let which = if practice { Which::Practice } else { Which::Real };
        let made = entrance::make_room(&self.folder(which), site::free(&self.folder(which)), &error);
        let answer = Answer::from(error);
        if made {
            let say =
                "Ổ đĩa đã đầy; chưa ghi gì. Chương trình vừa nhả 16 MB để dành: hãy lưu lại lần nữa, rồi dọn ổ.";
            return Answer { say: say.to_owned(), ..answer };
        }
        answer
    }

    /// Makes the real register of a unit and opens it. Answers the groups of its recovery code, shown once.
    pub fn create(&self, passphrase: &str, unit: Map<String, Value>) -> Result<Vec<String>> {
        let mut top = self.top();
        top.book = None;
        if top.doubt().is_some() {
            return Err(Error::Clock.into());
        }
        let (folder, now) = (self.folder(Which::Real), top.now());
        let founding = Founding { passphrase, cost: key_cost()?, unit };
        let (book, code) = founding::found(&folder, &founding, &site::machine(), now, |_| Ok(()))?;
        book.confirm_recovery(false)?;
        top.open(book);
        top.sheet = Some(code.groups());
        Ok(code.groups())
    }

    /// Opens the practice register, making it if there is none.
    pub fn practise(&self) -> Result<()> {
        let mut top = self.top();
        top.book = None;
        let folder = self.folder(Which::Practice);
        site::check(&folder)?;
        let book = if self.has(Which::Practice) {
            casebook::open(&folder, PRACTICE_PASSPHRASE)?
        } else {
            practice::create(&folder, PRACTICE_PASSPHRASE, PRACTICE_COST)?.0
        };
        top.open(book);
        Ok(())
    }

    /// Opens the real register.
    pub fn unlock(&self, open: impl FnOnce(&Path) -> HouseResult<Casebook>) -> Result<()> {
        let mut top = self.top();
        top.book = None;
        let folder = self.folder(Which::Real);
        site::check(&folder)?;
        let (mut book, wrong) = top.tried(&folder, open)?;
        let now = top.now();
        if wrong > 0 {
            // Entered with the first right one; a log that is behind is told by the next save.
            let _ = book.look(Look::Refused, &wrong.to_string(), now);
        }
        top.open(book);
        Ok(())
    }

    /// Writes a file that leaves the open register.
    pub fn write_out(&self, path: &Path, bytes: &[u8]) -> HouseResult<()> {
        let folder = self.folder(if self.is_practice() { Which::Practice } else { Which::Real });
        casebook::casebook::outlet::write(path, bytes, Some(&folder))
    }

    /// Closes the register and forgets its key; a backup is made first if something changed.
    pub fn lock(&self) {
        self.tray.clear();
        self.top().close();
    }

    fn folder(&self, which: Which) -> PathBuf {
        self.home.join(which.folder())
    }

    /// A verb that panicked left no half act behind, for its transaction was rolled back: the desk stays usable.
    fn top(&self) -> MutexGuard<'_, Top> {
        self.top.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Which {
    fn folder(self) -> &'static str {
        match self {
            Self::Real => "So that",
            Self::Practice => "So tap dung",
        }
    }
}

impl Top {
    fn open(&mut self, book: Casebook) {
        self.book = Some(book);
        self.touched = Instant::now();
        self.cared = Instant::now();
        self.wait_until = None;
    }

    /// Makes a backup if one is due, then forgets the key, and the recovery code with it. What keeps a backup from being
    /// made keeps nobody from locking: it is told when the register is opened again.
    fn close(&mut self) {
        self.keep_safe();
        self.book = None;
        self.sheet = None;
    }

    /// Lets a passphrase or code be tried, one that may have to wait. Answers how many wrong ones there were before.
    fn tried<T>(&mut self, folder: &Path, verb: impl FnOnce(&Path) -> HouseResult<T>) -> Result<(T, u32)> {
        if let Some(left) = self.wait_until.and_then(|until| until.checked_duration_since(Instant::now())) {
            return Err(Answer::wrong_passphrase(left.as_secs() + 1));
        }
        entrance::tried(folder, instant(), verb).map_err(|error| {
            if let Error::Wait(seconds) = error {
                // By the desk's own steady clock: one that is set forward shortens nothing.
                self.wait_until = Instant::now().checked_add(Duration::from_secs(seconds));
            }
            error.into()
        })
    }
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
            let mut threads = Vec::new();
            for n in 1..=3 {
                threads.push(scope.spawn(move || seek(n)));
                while desk.search.asked() < n || !began.load(Ordering::SeqCst) {
                    std::thread::yield_now();
                }
            }
            held.store(false, Ordering::SeqCst);
            threads.into_iter().map(|one| one.join().unwrap()).collect::<Vec<_>>()
        });
        // The first had begun; the second never did; the third is what the clerk sees.
        assert_eq!(answers[1].as_ref().unwrap_err().code, "cancelled");
        assert_eq!(answers[2].as_ref().ok(), Some(&3));
    }

    #[test]
    fn guessing_is_slowed_down() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join(Which::Real.folder())).unwrap();
        std::fs::write(folder.path().join(Which::Real.folder()).join("so.dnth"), "").unwrap();
        let desk = Desk::at(folder.path().to_owned());
        let wrong = |_: &Path| Err(Error::WrongPassphrase);
        for _ in 0..3 {
            assert_eq!(desk.unlock(wrong).unwrap_err().wait, None);
        }
        assert_eq!(desk.unlock(wrong).unwrap_err().wait, Some(2));
        assert_eq!(desk.unlock(|_| unreachable!()).unwrap_err().code, "wrong_passphrase");
        let anew = Desk::at(folder.path().to_owned());
        assert!(anew.unlock(|_| unreachable!()).unwrap_err().wait.is_some(), "a new start forgives nothing");
    }

    #[test]
    fn what_is_no_wrong_passphrase_is_not_counted_as_one() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join(Which::Real.folder())).unwrap();
        std::fs::write(folder.path().join(Which::Real.folder()).join("so.dnth"), "").unwrap();
        let desk = Desk::at(folder.path().to_owned());
        for _ in 0..9 {
            let damaged = desk.unlock(|_| Err(Error::Damaged("register"))).unwrap_err();
            assert_eq!((damaged.code, damaged.wait), ("damaged", None));
        }
    }

    #[test]
    fn a_register_is_backed_up_when_it_is_locked_and_changed() {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::at(folder.path().to_owned());
        desk.practise().unwrap();
        desk.lock();
        let own = folder.path().join(Which::Practice.folder()).join("sao-luu");
        let count = || std::fs::read_dir(&own).unwrap().count();
        assert_eq!(count(), 1);
        desk.practise().unwrap();
        desk.lock();
        assert_eq!(count(), 1, "nothing changed");
    }
}
