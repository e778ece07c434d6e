//! The journeys, by what the clerk is about.

pub mod draft;
pub mod find;
pub mod gate;
pub mod import;
pub mod merge;
pub mod month;
pub mod petition;
pub mod session;
pub mod typing;
pub mod visit;
