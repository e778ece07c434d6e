//! The report.
pub mod period;
