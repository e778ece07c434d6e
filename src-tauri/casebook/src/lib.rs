//! The front of the house: every public name, the practice register, the guide, workbooks on their way out, and the
//! terminal program.
//!
//! **What is here.** The names that the window, the terminal and the tests use, passed on from the crates below: `words` (what
//! has no register), `calendar` (what the law counts), `vault` (what protects the data), `register` (what the office keeps),
//! `report` (what is counted and sent), `import` (a foreign workbook coming in), `paper` (what is signed). A register is
//! opened here, because only here everything is known that must follow from rows put back (`opening`) or must be legible
//! before a restore counts as good (`legible`).
//!
//! **What may be imported.** Everything below. No window; no clock but the terminal program's: time, the source of
//! randomness and paths come from the doors.
//!
//! **Where to add a thing.** A rule belongs into a crate below. A name that a door needs is passed on here. A workbook that leaves
//! the register goes through `outgoing`, which enters it first, as everything that is looked at or leaves is (`vault::access`). A command of the terminal is a function in `terminal`.

pub mod founding;
pub mod guide;
mod legible;
mod opening;
pub mod outgoing;
pub mod practice;
#[cfg(test)]
mod statement;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests;

/// The open register and its folder: acts, keys, the clock, the disk.
pub mod casebook {
    pub use vault::{
        Act, Breaker, Casebook, Done, Examination, Lagging, Look, Moment, New, NewKeys, Reader, Renewed, Writer, act,
        audit, clock, disk, entrance, examine, half_written, key, outlet, process, room, site, tries,
    };

    pub use crate::backup;
}

/// Backups: made, kept, examined, restored, and what they give back of a damaged register.
pub mod backup {
    pub use vault::backup::*;

    pub use crate::opening::{foretell, rescue, rescue_from, restore};
}

/// Records entered, changed, cancelled, taken back; opened, and taken out as a whole.
pub mod book {
    pub use register::enter::*;
    pub use register::entry::secret::is_secret;
    pub use register::entry::store::get;
    pub use register::period::unit_on;
    pub use register::record::setting::added_fields;
    pub use register::reference::{reference, slice_of};
    pub use register::view::record::{Record, all, look_at, reveal};
}

/// Lists of records, on the screen and as a workbook.
pub mod list {
    pub use register::row::Row;
    pub use register::view::list::*;
    pub use report::grid::{GridColumn, workbook};
}

/// Sessions of reception: what one is, what may become of it, and a plan of them.
pub mod session {
    pub use register::enter::schedule::{change, plan};
    pub use register::record::session::*;
    pub use register::view::own_day;
}

/// Settings, and what is added to the law.
pub mod setting {
    pub use register::enter::law as amend;
    pub use register::record::setting::*;
}

pub use calendar;
pub use import;
pub use paper;
pub use register::enter::{merge, retention, world};
pub use register::entry;
pub use register::mobilisation::*;
pub use register::record::{
    self, decision, hamlet, matter, office, officer, opinion, person, petition, referral, resolution, unit, visit,
};
pub use register::secrecy::mask;
pub use register::view::{due, find, half_written, history, recall, recognise, telling};
pub use report;
pub use report::{close, today, yearbook};
pub use vault::{Act, Casebook, Done, Error, Look, Moment, Reader, Result, Writer, error};
pub use words::{codes, day, draft, fault, number, passphrase, slice, tenths, vietnamese};

pub use crate::opening::{check, create, open, recover};

/// Every fault and error as a Vietnamese sentence: what happened and the one next step.
pub mod wording {
    pub use vault::error::say as error;
    pub use words::day::say as day;
    pub use words::fault::{FIELDS, field_label, say as fault};

    /// What is said of backups, of the room on the disk and of the clock: what there is and the one next step.
    pub mod safety {
        pub use vault::act::head_words;
        pub use vault::say::*;

        pub use register::enter::retention::retired;
    }
}
