//! The calendar of reception: sessions planned by a rule, and what may become of an announced one.

pub mod change;
pub mod plan;
