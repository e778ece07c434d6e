//! Import of an office's own Excel register, against the public names of the house.

mod again;
mod balance;
mod bench;
mod bomb;
mod format;
mod layout;
mod mess;
mod old_font;
