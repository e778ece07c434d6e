//! Verbs that only look: what is in the register, found, listed, opened, remembered, recognised, and what is due. None of them
//! can write, and none knows the verbs that do.

pub mod due;
pub mod find;
pub mod half_written;
pub mod history;
pub mod list;
pub mod own_day;
pub mod recall;
pub mod recognise;
pub mod record;
pub mod telling;
