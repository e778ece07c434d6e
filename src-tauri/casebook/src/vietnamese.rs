//! Vietnamese writing, as a register has to treat it: cleaned before it is stored, folded to be found,
//! ordered by given name, masked for lists that leave the office, and rescued from the fonts of the 1990s.
//! Everything here is a pure function over text.

pub mod clean;
pub mod fold;
pub mod legacy;
pub mod name;
pub mod order;
mod syllable;
