//! What opens the register, changed at the desk: a new passphrase, a new sheet; and what is given to open something.

use std::path::Path;
use std::time::Instant;

use casebook::casebook::key::{KeyCost, RecoveryCode, Secret, SheetOf};
use casebook::casebook::{NewKeys, entrance};
use casebook::wording::{self, safety};
use casebook::{Casebook, Error};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{Desk, Top, Which};
use crate::answer::{Answer, Result};

/// What somebody gives to open something: a passphrase, or the code of a sheet.
#[derive(Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Given {
    /// A passphrase.
    Passphrase(#[cfg_attr(test, ts(as = "String"))] Zeroizing<String>),
    /// The code of a recovery sheet.
    Code(#[cfg_attr(test, ts(as = "String"))] Zeroizing<String>),
}

impl Given {
    /// The same for the house.
    pub fn secret(&self) -> Secret<'_> {
        match self {
            Self::Passphrase(passphrase) => Secret::Passphrase(passphrase),
            Self::Code(code) => Secret::Code(code),
        }
    }
}

/// What came of new keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NewSecret {
    /// For the clerk.
    pub say: String,
    /// The groups of a new recovery code, shown once; none where the sheet stays.
    pub groups: Option<Vec<String>>,
    /// The places that still need a secret of before, in words.
    pub lagging: Vec<String>,
}

impl Desk {
    /// Gives the register another passphrase; the old one must be known. Where its sheet is of an older program, a new
    /// one is made with it.
    pub fn change_passphrase(&self, old: &str, new: &str) -> Result<NewSecret> {
        let cost = key_cost()?;
        let sheet =
            self.read(|book, _| if book.has_old_sheet()? { RecoveryCode::random().map(Some) } else { Ok(None) })?;
        self.renew(old, (new, true, Some(cost)), sheet.as_ref())
    }

    /// Gives it another recovery sheet; the one before opens nothing newer.
    pub fn renew_sheet(&self, passphrase: &str) -> Result<NewSecret> {
        let code = RecoveryCode::random()?;
        self.renew(passphrase, (passphrase, false, None), Some(&code))
    }

    fn renew(
        &self,
        today: &str,
        (passphrase, is_another, cost): (&str, bool, Option<KeyCost>),
        code: Option<&RecoveryCode>,
    ) -> Result<NewSecret> {
        let mut top = self.top();
        let folder = self.folder(Which::Real);
        let now = top.now();
        let book = top.book.as_ref().ok_or_else(Answer::locked)?;
        if book.is_practice() {
            return Err(Answer::usage("Sổ tập dùng không có mật khẩu, tờ khôi phục riêng."));
        }
        if top.doubt().is_some() {
            return Err(Error::Clock.into());
        }
        let book = top.known(&folder, today)?;
        let sheet = code.map_or(SheetOf::Kept, SheetOf::New);
        let keys = NewKeys { passphrase, is_another, cost, sheet };
        let before = book.generation();
        let (book, say) = match book.renew(&keys, now) {
            Ok((book, renewed)) => (book, safety::renewed(&renewed, !is_another)),
            Err(error) => {
                // It stands as it was, or, where a disk failed in the last moment, as it is from now on.
                let open = |one: &str| casebook::open(&folder, one);
                let Ok(book) = open(today).or_else(|_| open(passphrase)) else { return Err(error.into()) };
                if book.generation() == before {
                    top.open(book);
                    return Err(error.into());
                }
                (book, wording::error(&error))
            }
        };
        let lagging = safety::lagging(&book.lagging().unwrap_or_default());
        let told = NewSecret { say, groups: code.map(RecoveryCode::groups), lagging };
        top.sheet.clone_from(&told.groups);
        top.open(book);
        Ok(told)
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

    /// Opens the register with the code of its sheet and gives it a new passphrase.
    pub fn recover(&self, code: &str, passphrase: &str) -> Result<()> {
        let cost = Some(key_cost()?);
        let now = self.now();
        self.unlock(|folder| renewed_by_code(casebook::recover(folder, code)?, code, (passphrase, cost), now))
    }
}

impl Top {
    /// Takes the open register up for somebody who knows its passphrase. Whoever does not, leaves it open and may have to
    /// wait.
    pub(super) fn known(&mut self, folder: &Path, passphrase: &str) -> Result<Casebook> {
        let now = self.now();
        let mut book = self.book.take().ok_or_else(Answer::locked)?;
        match self.tried(folder, |_| book.knows(passphrase)) {
            Ok(((), wrong)) => {
                if wrong > 0 {
                    entrance::note_refused(&mut book, wrong, now);
                }
                Ok(book)
            }
            Err(answer) => {
                self.book = Some(book);
                Err(answer)
            }
        }
    }
}

/// Gives a register that a sheet opened a new passphrase; the sheet stays.
pub(super) fn renewed_by_code(
    book: Casebook,
    code: &str,
    (passphrase, cost): (&str, Option<KeyCost>),
    now: casebook::Moment,
) -> casebook::Result<Casebook> {
    let keys = NewKeys { passphrase, is_another: true, cost, sheet: SheetOf::Typed(code) };
    book.renew(&keys, now).map(|(book, _)| book)
}

/// Measures what a guess at a passphrase must cost on this machine.
pub fn key_cost() -> Result<KeyCost> {
    let measure = || {
        let start = Instant::now();
        KeyCost::FLOOR.derive("đo", b"sixteen bytes sa").map(|_| start.elapsed())
    };
    // The machine may have been busy with something else the first time.
    Ok(KeyCost::measured(measure()?.min(measure()?)))
}
