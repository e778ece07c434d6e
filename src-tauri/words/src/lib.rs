//! What has no register: Vietnamese text, days, numbers, codes, the names of the slices, drafts, and faults with their
//! sentences.

pub mod cell;
pub mod codes;
mod column;
pub mod day;
pub mod draft;
pub mod fault;
pub mod number;
pub mod passphrase;
pub mod slice;
pub mod tenths;
pub mod vietnamese;
