//! The house: everything the register knows. A draft is checked into a record (`draft`, the slices), entered in
//! one act (`book`, `casebook`) or brought over from a workbook (`import`), found again (`find`), and counted as
//! the law counts (`report`: measures, forms, workbook). No window, no clock, no network: time, randomness' source and
//! paths come from the doors. What has no register is `words`, what the law counts is `calendar`, what protects the data
//! is `vault`; their public names are passed on from here.

pub mod book;
pub mod close;
pub mod contribution;
pub mod decision;
pub mod democracy_item;
mod derived;
pub mod dialogue;
pub mod directive;
pub mod due;
pub mod emulation;
pub mod entry;
pub mod find;
pub mod founding;
pub mod guide;
pub mod half_written;
pub mod hamlet;
pub mod history;
pub mod import;
mod index;
pub mod internal_rule;
pub mod json;
mod legible;
pub mod list;
pub mod matter;
pub mod merge;
pub mod model;
pub mod office;
pub mod officer;
mod opening;
pub mod opinion;
pub mod outgoing;
pub mod outreach;
pub mod paper;
mod period;
pub mod person;
pub mod petition;
pub mod practice;
pub mod recall;
pub mod recognise;
pub mod record;
mod reference;
pub mod referral;
pub mod register;
pub mod report;
pub mod resolution;
pub mod retention;
mod row;
pub mod secret;
pub mod session;
pub mod setting;
#[cfg(test)]
mod statement;
pub mod today;
pub mod unit;
pub mod visit;
pub mod world;

/// The open register and its folder: acts, keys, the clock, the disk.
pub mod casebook {
    pub use vault::{
        Act, Breaker, Casebook, Done, Examination, Lagging, Look, Moment, New, NewKeys, Reader, Renewed, Writer, act,
        audit, clock, disk, entrance, examine, key, outlet, process, room, site, tries, unfinished,
    };

    pub use crate::backup;
}

/// Backups: made, kept, examined, restored, and what they give back of a damaged register.
pub mod backup {
    pub use vault::backup::*;

    pub use crate::opening::{foretell, rescue, rescue_from, restore};
}

pub use calendar;
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

        pub use crate::retention::retired;
    }
}
