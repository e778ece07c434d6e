//! What has no register: Vietnamese text, days, numbers, codes, the names of the slices, drafts, and faults with their
//! sentences.
//!
//! **What is here.** `vietnamese`: folding, tokens, order, old fonts. `day`: a day as it is typed, stored and shown, also one of
//! which only the month or the year is known. `number`: the number of a book. `codes`: the macro that makes a closed list of
//! codes, with the words of each. `slice`: the kinds of record. `draft`: what was typed, read field by field into a record or
//! into all its faults. `fault`: what can be wrong at a field, and the sentence for each. `tenths`, `cell_length`, `cell_value`,
//! `passphrase`: a number with one decimal, how long a text a cell of a workbook takes and what it is kept as, how strong a
//! passphrase is.
//!
//! **What may be imported.** Nothing of the house.
//!
//! **Where to add a thing.** A fault: `fault::Trouble` and its sentence in `fault::say`. A code: the `codes!` list of the record
//! it belongs to, in the crate above; its words in `assets/codes`. Whatever needs a register belongs to a crate above.

pub mod cell_length;
pub mod cell_value;
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
