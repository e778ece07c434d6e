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
pub mod day;
pub mod decision;
pub mod draft;
pub mod due;
pub mod entry;
pub mod error;
pub mod fault;
pub mod find;
pub mod guide;
pub mod hamlet;
pub mod history;
pub mod import;
pub mod list;
pub mod matter;
pub mod number;
pub mod office;
pub mod officer;
pub mod outreach;
pub mod passphrase;
pub mod person;
pub mod petition;
pub mod practice;
pub mod recall;
pub mod referral;
pub mod register;
pub mod report;
pub mod resolution;
pub mod secret;
pub mod session;
pub mod setting;
pub mod slice;
pub mod today;
pub mod unit;
pub mod vietnamese;
pub mod visit;
pub mod wording;
pub mod world;

pub use crate::casebook::backup;
pub use crate::casebook::{Act, Casebook, Done, Look, Moment, Reader, Writer};
pub use crate::error::{Error, Result};
