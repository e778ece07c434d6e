//! The calendar of the office: which days are worked, when a duty falls due, and which law is in force.
//! Everything here is a pure function of dates and of the law in `assets/law`; nobody here asks what day it is.

mod arithmetic;
#[cfg(test)]
mod by_hand;
pub mod citation;
pub mod deadline;
pub mod holiday;
pub mod law;
pub mod lunar;
pub mod period;
mod rule;
#[cfg(test)]
mod vectors;
pub mod working;
