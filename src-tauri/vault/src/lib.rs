//! A folder that is a register: key, cipher, schema, journal, log, backup, restore, audit. It knows bytes, rows and table
//! names, and never what a record says. What only the register above knows is handed in (`above`), and SQL is
//! spoken through traits (`sql`) that only the stores above use.

pub mod above;
pub mod act;
pub mod audit;
pub mod backup;
mod birth;
mod breaker;
mod casebook;
mod chain;
pub mod clock;
pub mod column;
mod copies;
mod data_key;
pub mod disk;
mod door;
pub mod entrance;
pub mod error;
pub mod examine;
mod habit;
pub mod journal;
pub mod key;
mod log;
mod moment;
mod open;
mod opening;
pub mod outlet;
mod page;
pub mod process;
mod records;
mod rekey;
#[cfg(test)]
mod released;
pub mod room;
pub mod say;
mod schema;
pub mod site;
mod sound;
pub mod sql;
mod swap;
pub mod tries;
pub mod undo;
pub mod unfinished;

pub use crate::act::{Act, Look};
pub use crate::birth::New;
pub use crate::breaker::Breaker;
pub use crate::casebook::{Casebook, Done};
pub use crate::door::{Reader, Writer};
pub use crate::error::{Error, Result};
pub use crate::examine::{Examination, check};
pub use crate::moment::{Moment, hex};
pub use crate::rekey::{Lagging, NewKeys, Renewed};
