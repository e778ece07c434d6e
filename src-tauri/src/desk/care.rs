//! What the desk does for the register without being asked: a backup every half hour when something changed and before
//! it closes, an old backup read back once a week, the ballast laid; and bringing back a register that does not open.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use casebook::backup::{self, Offer, Rescued, Restored, Way};
use casebook::casebook::room;
use casebook::wording::{self, safety};
use casebook::{Error, Result as HouseResult};

use super::{Desk, Given, Top, Which, key_cost, told};
use crate::answer::{Answer, Result};
use crate::site;

/// How often it is looked whether a backup is due.
const EVERY: Duration = Duration::from_secs(30 * 60);

impl Desk {
    /// Does what is due. Answers whether the window should look again, with what the clerk should know.
    #[expect(clippy::option_option, reason = "nothing was due; it was done; it was done and something is to be told")]
    pub fn take_care(&self) -> Option<Option<String>> {
        let mut top = self.top();
        if top.book.is_none() || top.cared.elapsed() < every() {
            return None;
        }
        top.cared = Instant::now();
        top.keep_safe();
        let now = top.now();
        let book = top.book.as_ref()?;
        let proved = backup::prove_oldest(book, now).ok().flatten();
        let folder = self.folder(if book.is_practice() { Which::Practice } else { Which::Real });
        // Where there is no room for it, the window warns of that already.
        let _ = site::free(&folder).map(|free| room::lay_ballast(&folder, free));
        Some(top.trouble.clone().or_else(|| proved.as_ref().and_then(safety::proved)))
    }

    /// Why the last backup that nobody asked for was not made.
    pub fn trouble(&self) -> Option<String> {
        self.top().trouble.clone()
    }

    /// Lays the ballast of the open register, if there is room.
    pub fn lay_ballast(&self) {
        let which = if self.is_practice() { Which::Practice } else { Which::Real };
        let folder = self.folder(which);
        let _ = site::free(&folder).map(|free| room::lay_ballast(&folder, free));
    }

    /// Warns where the disk of the registers has little room.
    pub fn room(&self) -> Option<String> {
        let free = site::free(&self.home)?;
        safety::room(room::judge(free), free)
    }

    /// Puts a backup in the place of the open register, after one of today's was made. It is open again afterwards,
    /// be it the old one because something went wrong.
    pub fn restore(&self, place: i64, sequence: i64, passphrase: &str, without_log: bool) -> Result<Restored> {
        let mut top = self.top();
        let now = top.now();
        let book = top.book.as_ref().ok_or_else(Answer::locked)?;
        let which = if book.is_practice() { Which::Practice } else { Which::Real };
        let folder = self.folder(which);
        let passphrase = if which == Which::Practice { super::PRACTICE_PASSPHRASE } else { passphrase };
        let path = backup::find(book, place, sequence)?;
        let book = top.known(&folder, passphrase)?;
        match backup::keep_safe(&book, now) {
            // A damaged one makes no backup; it is set aside as it is.
            Ok(_) | Err(Error::Damaged(_)) => {}
            Err(error) => {
                top.open(book);
                return Err(error.into());
            }
        }
        drop(book);
        let way = Way { without_log, ..Way::from(passphrase) };
        let restored = backup::restore(&path, &folder, &way, now);
        let opened = casebook::open(&folder, passphrase).map(|book| top.open(book));
        let restored = restored?;
        opened?;
        Ok(restored)
    }

    /// Says what bringing the chosen backup to this machine, which has no register, would do.
    pub fn foretell(&self, given: &Given, new: Option<&str>) -> Result<Restored> {
        let (backup, folder) = self.fresh()?;
        let new = new.filter(|_| matches!(given, Given::Code(_))).map(|new| (new, None));
        let way = Way { backup: given.secret(), today: None, new, without_log: false };
        Ok(backup::foretell(&backup, &folder, &way, self.now())?)
    }

    /// Brings it here and opens it. By a sheet, with a new passphrase.
    pub fn bring(&self, given: &Given, new: Option<&str>) -> Result<Restored> {
        let (backup, folder) = self.fresh()?;
        let (now, cost) = (self.now(), key_cost()?);
        let new = new.filter(|_| matches!(given, Given::Code(_))).map(|new| (new, Some(cost)));
        let way = Way { backup: given.secret(), today: None, new, without_log: false };
        let restored = backup::restore(&backup, &folder, &way, now)?;
        self.unlock(|folder| match (new, given) {
            (Some((new, _)), _) => casebook::open(folder, new),
            (None, Given::Passphrase(passphrase)) => casebook::open(folder, passphrase),
            (None, Given::Code(code)) => casebook::recover(folder, code),
        })?;
        self.lay_ballast();
        self.top().keep_safe();
        Ok(restored)
    }

    /// The chosen backup, and the folder of the register this machine does not have yet.
    fn fresh(&self) -> Result<(PathBuf, PathBuf)> {
        let folder = self.folder(Which::Real);
        site::check(&folder)?;
        if self.has(Which::Real) {
            return Err(Error::NotEmpty.into());
        }
        let backup = self.chosen().ok_or_else(|| Answer::usage("Chưa chọn bản sao lưu nào."))?;
        Ok((backup, folder))
    }

    /// Says what could be had back of a register that does not open; of one backup, where the clerk chose one.
    pub fn offer(&self, given: &Given, chosen: Option<&Path>) -> Result<Offer> {
        self.top_tried(|folder| match chosen {
            Some(backup) => backup::offered_at(backup, folder, given.secret()),
            None => backup::offer(folder, given.secret()),
        })
    }

    /// Brings it back and opens it. By a sheet, with a new passphrase.
    pub fn rescue(&self, given: &Given, new: Option<&str>, chosen: Option<&Path>) -> Result<Rescued> {
        let now = self.now();
        let rescued = self.top_tried(|folder| match chosen {
            Some(backup) => backup::rescue_from(backup, folder, given.secret(), now),
            None => backup::rescue(folder, given.secret(), now),
        })?;
        match given {
            Given::Passphrase(passphrase) => self.unlock(|folder| casebook::open(folder, passphrase))?,
            Given::Code(code) => match new {
                Some(new) => self.recover(code, new)?,
                None => self.unlock(|folder| casebook::recover(folder, code))?,
            },
        }
        Ok(rescued)
    }

    /// Keeps in mind which backup the clerk chose.
    pub fn choose(&self, backup: PathBuf) {
        self.top().chosen = Some(backup);
    }

    /// Gives the backup the clerk chose.
    pub fn chosen(&self) -> Option<PathBuf> {
        self.top().chosen.clone()
    }

    fn top_tried<T>(&self, verb: impl FnOnce(&Path) -> HouseResult<T>) -> Result<T> {
        let mut top = self.top();
        top.book = None;
        Ok(top.tried(&self.folder(Which::Real), verb)?.0)
    }
}

impl Top {
    /// Makes a backup if one is due. What keeps it from being made is kept for the clerk.
    pub(super) fn keep_safe(&mut self) {
        let now = self.now();
        let Some(book) = &self.book else { return };
        self.trouble = match backup::keep_safe(book, now) {
            Ok(_) => None,
            Err(error) => Some(format!("Chưa sao lưu được: {}", wording::error(&error))),
        };
    }
}

fn every() -> Duration {
    told("SO_TIEP_DAN_BACKUP").and_then(|seconds| seconds.parse().ok()).map_or(EVERY, Duration::from_secs)
}
