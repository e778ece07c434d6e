//! Tests of the house as a whole: what is entered through one room and seen through another.

mod derived;
mod enter;
mod index;
mod missed;
mod portion;
mod report;
