//! What the office keeps: sessions, visits, petitions, matters, referrals, papers, closed months and the logs of mobilisation.
//!
//! **What is here.** `record` and `mobilisation`: one file and one folder a kind, each with what it is made of, its store and
//! its list. `entry`: any record at all. `secrecy`: whose name is not shown, one matcher for all. `reference`: refs, ids and numbers, given once. `row`:
//! a record as a row of a list. `period`: the unit and the cut-off of a day. `index`: what a search finds. `derived`: what
//! follows from rows put back. `view`: verbs that only look. `enter`: verbs that write.
//!
//! **What may be imported.** `words`, `calendar` and `vault`. Inside: `reference, row ← secrecy ← record ← mobilisation ← period,
//! entry ← index ← derived ← view, enter`; `view` and `enter` do not know each other. SQL stands in files named `store` or
//! `list`; no record's store names another's but `person`'s; what compares a record with others is in `enter::consistency`.
//!
//! **Where to add a thing.** A field of a record: its file in `record` (what it is, how a draft is checked), `select.sql` and
//! `put.sql` beside its store, its list, a schema step in `vault`, and what `enter::consistency` must compare. A new kind: a
//! file and a folder of the same shape, and a line in `entry`. A verb that writes: `enter`, with a `Writer`.

pub mod derived;
pub mod enter;
pub mod entry;
pub mod index;
pub mod mobilisation;
pub mod period;
pub mod record;
pub mod reference;
pub mod row;
pub mod secrecy;
pub mod view;
