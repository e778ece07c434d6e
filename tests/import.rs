//! Import of an office's own Excel register, against the public names of the house.

mod again;
mod balance;
mod bench;
mod bomb;
mod format;
mod layout;
mod mess;
mod old_font;

use casebook::import::{Column, Plan};

/// Says what a column of a plan holds, as the clerk corrects it.
fn hold(plan: &mut Plan, letter: &str, holds: Column) {
    let column = plan.columns.iter_mut().find(|column| column.letter == letter).unwrap();
    (column.holds, column.sure) = (holds, true);
}
