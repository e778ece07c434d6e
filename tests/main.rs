//! Acceptance: what the house promises, through its public names and through its two doors.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod backup;
mod book;
mod clock;
mod close;
mod codes;
mod due;
mod find;
mod house;
mod import;
mod letter;
mod list;
mod merge;
mod mobilisation;
mod outgoing;
mod paper;
mod petition;
mod picture;
mod property;
mod recognise;
mod referral;
mod register;
mod report;
mod rescue;
mod resolution;
mod retention;
mod retrospect;
mod secrecy;
mod session;
mod setting;
mod storage;
mod terminal;
mod undo;
mod vectors;
mod visit;
mod written;
