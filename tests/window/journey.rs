//! The journeys, by what the clerk is about.

pub mod draft;
pub mod gate;
pub mod month;
pub mod payload;
pub mod petition;
pub mod screen;
pub mod session;
pub mod typing;
pub mod visit;
pub mod written;
