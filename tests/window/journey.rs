//! The journeys, by what the clerk is about.

pub mod deadline;
pub mod draft;
pub mod gate;
pub mod law;
pub mod month;
pub mod paper;
pub mod payload;
pub mod petition;
pub mod register;
pub mod screen;
pub mod session;
pub mod typing;
pub mod visit;
