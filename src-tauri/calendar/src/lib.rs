//! The calendar of the office: which days are worked, when a duty falls due, and which law is in force. Everything here is a
//! pure function of dates and of the law in `assets/law`; nobody here asks what day it is.
//!
//! **What is here.** `law`: the lengths of duties, the days off and the instruments, each with the days it holds for.
//! `deadline`: when a duty falls due, by working days or by the calendar. `working` and `holiday`: which days are worked.
//! `lunar`: the Vietnamese lunar calendar, which the days off of Tết and Giỗ Tổ follow. `citation`: which instrument a paper of
//! a day cites. `period`: months, quarters, years and what lies before a cut-off.
//!
//! **What may be imported.** `words`. Not `vault`: the two do not know each other.
//!
//! **Where to add a thing.** A new circular or a changed length of time is data in `assets/law`, with the day it begins. Only a
//! new way of reckoning is code.

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
