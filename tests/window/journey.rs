//! The journeys, by what the clerk is about.

pub mod anything;
pub mod backup;
pub mod close;
pub mod deadline;
pub mod draft;
pub mod find;
pub mod gate;
pub mod import;
pub mod keys;
pub mod late;
pub mod law;
pub mod merge;
pub mod mobilisation;
pub mod month;
pub mod paper;
pub mod payload;
pub mod petition;
pub mod register;
pub mod report;
pub mod screen;
pub mod secrecy;
pub mod session;
pub mod typing;
pub mod visit;
pub mod wall;
pub mod written;
