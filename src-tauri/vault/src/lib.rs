//! A folder that is a register: key, cipher, schema, journal, log, backup, restore, audit. It knows bytes, rows and table
//! names, and never what a record says. What only the register above knows is handed in (`above`), and SQL is
//! spoken through traits (`sql`) that only the stores above use.
//!
//! **What is here.** `casebook` and `door`: the open register, one door for reading, one for writing; nothing writes without a
//! `Writer`, which lives for one act. `schema`: the tables and every step to them. `journal`, `act`, `chain`: every row an act
//! changes, before and after, chained. `access`: what was looked at or left, entered before it is given. `log`: every act once more, sealed, beside the register. `backup`: made, kept, proved,
//! restored. `examine`, `audit`: whether everything is as it was written. `key`, `rekey`, `data_key`, `copies`: what opens it.
//! `open`: the cipher, the settings of a connection. `disk`, `room`, `outlet`: files, what is free, what leaves.
//!
//! **What may be imported.** `words`. Not `calendar`, and no type of any kind of record.
//!
//! **Where to add a thing.** A table or a column: a new file in `schema`, a line in `schema::STEPS`, the table in
//! `journal::TABLES` if its changes are history, and a register of that schema in `tests/books`. What must never happen to a
//! file: a test here, and a row of `tests/trust`.

pub mod above;
mod access;
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
pub mod half_written;
pub mod journal;
mod kept;
pub mod key;
pub mod last_act;
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
mod released_books;
pub mod room;
pub mod say;
mod schema;
pub mod site;
mod sound;
pub mod sql;
mod swap;
pub mod tries;

pub use crate::access::Look;
pub use crate::act::Act;
pub use crate::birth::New;
pub use crate::breaker::Breaker;
pub use crate::casebook::{Casebook, Done};
pub use crate::door::{Reader, Writer};
pub use crate::error::{Error, Result};
pub use crate::examine::{Examination, check};
pub use crate::moment::{Moment, hex};
pub use crate::rekey::{Lagging, NewKeys, Renewed};
