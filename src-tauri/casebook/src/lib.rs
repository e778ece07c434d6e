//! The house: everything the register knows. A draft is checked into a record (`draft`, the slices), entered in
//! one act (`book`, `casebook`) or brought over from a workbook (`import`), found again (`find`), and counted as
//! the law counts (`report`: period, measures, forms, workbook). No window, no clock, no network: time,
//! randomness' source and paths come from the doors.

pub mod book;
pub mod calendar;
pub mod casebook;
pub mod close;
pub mod codes;
mod column;
pub mod contribution;
pub mod day;
pub mod decision;
pub mod democracy_item;
pub mod dialogue;
pub mod directive;
pub mod draft;
pub mod due;
pub mod emulation;
pub mod entry;
pub mod error;
pub mod fault;
pub mod find;
pub mod guide;
pub mod half_written;
pub mod hamlet;
pub mod history;
pub mod import;
pub mod internal_rule;
mod legible;
pub mod list;
pub mod matter;
pub mod merge;
pub mod model;
pub mod number;
pub mod office;
pub mod officer;
pub mod opinion;
pub mod outgoing;
pub mod outreach;
pub mod paper;
pub mod passphrase;
pub mod person;
pub mod petition;
pub mod practice;
pub mod recall;
pub mod recognise;
pub mod referral;
pub mod register;
pub mod report;
pub mod resolution;
pub mod retention;
pub mod secret;
pub mod session;
pub mod setting;
pub mod slice;
pub mod tenths;
pub mod today;
pub mod unit;
pub mod vietnamese;
pub mod visit;
pub mod wording;
pub mod world;

pub use crate::casebook::backup;
pub use crate::casebook::{Act, Casebook, Done, Look, Moment, Reader, Writer};
pub use crate::error::{Error, Result};
