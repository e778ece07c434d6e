//! Trust, as figures: a clerk's work is cut, killed, filled up, flipped, edited by foreign hands, and the register must
//! stand. `make test` runs it lightly, `make trust` heavily and prints the table.

pub mod crash;
pub mod platter;
pub mod trace;
mod vfs;
pub mod work;
