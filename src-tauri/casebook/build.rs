//! Tells the terminal program when it was made, in seconds of 1970: no day before that can be today.

use std::time::{SystemTime, UNIX_EPOCH};

#[allow(clippy::disallowed_methods, reason = "a program is made at a time")]
fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=SOURCE_DATE_EPOCH");
    let now = || SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |now| now.as_secs());
    let told = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|told| told.parse().ok());
    println!("cargo::rustc-env=MADE_AT={}", told.unwrap_or_else(now));
}
