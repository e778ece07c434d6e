//! The eight logs of mobilisation (dân vận), each of one shape: a record, its store, its list.

pub mod contribution;
pub mod democracy_item;
pub mod dialogue;
pub mod directive;
pub mod emulation;
pub mod internal_rule;
pub mod model;
pub mod outreach;
