//! The journeys, by what the clerk is about.

pub mod close;
pub mod draft;
pub mod gate;
pub mod mobilisation;
pub mod month;
pub mod petition;
pub mod session;
pub mod typing;
pub mod visit;
