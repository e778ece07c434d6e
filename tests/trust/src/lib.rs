//! Trust, as figures: a clerk's work is cut, killed, filled up, flipped, edited by foreign hands, and the register must
//! stand. `make test` runs it lightly, `make trust` heavily and prints the table.

pub mod bomb;
pub mod cost;
pub mod crash;
pub mod cut;
pub mod foreign;
pub mod formula;
pub mod full;
pub mod fuzz;
pub mod guard;
pub mod keys;
pub mod kill;
pub mod platter;
pub mod rot;
pub mod sample;
pub mod scale;
pub mod search;
pub mod table;
pub mod trace;
mod vfs;
pub mod work;
