//! The few things that can go wrong, in words a caller can act on.

mod refusal;
mod say;

use words::fault::Fault;

pub use self::refusal::{NotMerged, Unfit, Unreadable, unreadable_sheet};
pub use self::say::say;

/// What a verb of the house answers.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a verb did nothing. No variant carries personal data, a path or SQL.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The input has hard faults; nothing was written.
    #[error("{} faults in the input", .0.len() + .1)]
    Faults(Vec<Fault>, usize),
    /// The passphrase or the recovery code opens no key slot.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// A new key cannot be sealed to the recovery sheet of an older program without its code.
    #[error("the recovery sheet is of an older kind")]
    OldSheet,
    /// It, or the one before, was wrong once too often: so many seconds have to pass before the next try.
    #[error("wrong passphrase; wait {0} s")]
    Wait(u64),
    /// A file of the register cannot be what was written.
    #[error("damaged: {0}")]
    Damaged(&'static str),
    /// The workbook cannot be read, or holds no register.
    #[error("unreadable workbook: {0:?}")]
    Unreadable(Unreadable),
    /// No sheet of the workbook can be read; the first of them, and the cell that reading had come to.
    #[error("unreadable sheet: {why:?}")]
    UnreadableSheet {
        /// Its name.
        sheet: String,
        /// The cell: B7.
        cell: String,
        /// Why.
        why: Unreadable,
    },
    /// Two records cannot be merged, or not parted.
    #[error("not merged: {0:?}")]
    NotMerged(NotMerged),
    /// The clerk stopped it; nothing was written.
    #[error("cancelled")]
    Cancelled,
    /// Another window or program holds the register.
    #[error("in use")]
    InUse,
    /// The register was made by a later version of this program.
    #[error("made by a newer version (schema {0})")]
    Newer(i64),
    /// The folder holds no register.
    #[error("no register there")]
    NoRegister,
    /// The folder already holds something.
    #[error("there is something there already")]
    NotEmpty,
    /// A register may not live in that folder.
    #[error("misplaced: {0:?}")]
    Misplaced(Unfit),
    /// The machine's day cannot be right, and nobody has said yet which day it is.
    #[error("the clock is in doubt")]
    Clock,
    /// Something the caller named is not in the register.
    #[error("not found: {0}")]
    NotFound(&'static str),
    /// What the caller asked for cannot be asked: a period, a rule, a regime that does not exist.
    #[error("cannot be asked: {0}")]
    Usage(&'static str),
    /// A file that was to be written is there already, and is perhaps somebody's own.
    #[error("a file is there: {0}")]
    FileThere(String),
    /// The last act stands, but the operation log has not taken it yet; nothing more is written until it has.
    #[error("the operation log is behind")]
    LogBehind,
    /// A disk full, a missing right, a medium gone.
    #[error("disk: {0}")]
    Disk(#[from] std::io::Error),
    /// The engine below refused; the transaction was rolled back.
    #[error("store: {0}")]
    Store(rusqlite::Error),
    /// A data file shipped inside the program is wrong; a test keeps this from happening.
    #[error("broken asset: {0}")]
    Asset(String),
    /// The operating system gave no random bytes.
    #[error("no randomness")]
    Entropy,
    /// The workbook could not be made.
    #[error("workbook: {0}")]
    Workbook(String),
}

impl Error {
    /// Makes the answer for one fault that belongs to no line.
    #[must_use]
    pub fn fault(fault: Fault) -> Self {
        Self::Faults(vec![fault], 0)
    }

    /// Gives the code programs read, the same at every door.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Faults(..) => "faults",
            Self::WrongPassphrase | Self::Wait(_) => "wrong_passphrase",
            Self::OldSheet => "old_sheet",
            Self::Damaged(_) => "damaged",
            Self::InUse => "in_use",
            Self::Newer(_) => "newer",
            Self::NoRegister => "no_register",
            Self::NotEmpty => "not_empty",
            Self::NotFound(_) => "not_found",
            Self::Disk(_) => "disk",
            Self::LogBehind => "log_behind",
            Self::Misplaced(_) => "misplaced",
            Self::Clock => "clock",
            Self::Usage(_) => "usage",
            Self::FileThere(_) => "file_there",
            Self::Cancelled => "cancelled",
            Self::Unreadable(_) | Self::UnreadableSheet { .. } => "unreadable",
            Self::NotMerged(_) => "not_merged",
            Self::Store(_) | Self::Asset(_) | Self::Entropy | Self::Workbook(_) => "other",
        }
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        Self::fault(fault)
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        // A page whose seal does not fit is answered by the cipher with the bare words of SQLITE_ERROR; a fault in a
        // statement of ours always says what is wrong with it.
        if matches!(&error, rusqlite::Error::SqliteFailure(code, Some(words))
            if code.extended_code == 1 && ["SQL logic error", "malformed JSON"].contains(&words.as_str()))
        {
            return Self::Damaged("register");
        }
        // A value that its column never takes: no code of its table, no day, nothing where something must stand. The
        // house wrote none of these.
        if matches!(
            &error,
            rusqlite::Error::FromSqlConversionFailure(..)
                | rusqlite::Error::IntegralValueOutOfRange(..)
                | rusqlite::Error::InvalidColumnType(..)
                | rusqlite::Error::Utf8Error(..)
        ) {
            return Self::Damaged("register");
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged("register"),
            Some(ErrorCode::DiskFull) => Self::Disk(std::io::ErrorKind::StorageFull.into()),
            Some(ErrorCode::ReadOnly) => Self::Disk(std::io::ErrorKind::ReadOnlyFilesystem.into()),
            Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                Self::Disk(std::io::ErrorKind::PermissionDenied.into())
            }
            Some(ErrorCode::SystemIoFailure) => Self::Disk(std::io::ErrorKind::Other.into()),
            Some(ErrorCode::OperationInterrupted) => Self::Cancelled,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::InUse,
            _ => Self::Store(error),
        }
    }
}
