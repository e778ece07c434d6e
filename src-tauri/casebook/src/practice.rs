//! The practice register: the month of an article of 2019 on huyện Chợ Đồn, with invented people, at a fixed date. It
//! is marked as practice from its first byte and never mixes with a real one.

use std::path::Path;

use chrono::NaiveDate;
use serde_json::{Map, Value};
use vault::error::{Error, Result};
use vault::key::{KeyCost, RecoveryCode};
use vault::{Casebook, Moment};
use words::slice::Slice;

use crate::opening;
use register::enter;

/// The sample in the open format, its first line the unit.
pub const SAMPLE: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/sample/cho-don-2019-09.jsonl"));

/// The other logs of that month: outreach, models, contributions and the rest, with what the article says of them.
pub const LOGS: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/sample/cho-don-dan-van.jsonl"));

/// The day the practice register lives on: the last of the month of the article, so that its figures are in sight.
#[must_use]
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2019, 9, 14).unwrap_or_default()
}

/// Makes the practice register in an empty folder.
pub fn create(folder: &Path, passphrase: &str, cost: KeyCost) -> Result<(Casebook, RecoveryCode)> {
    let now = Moment::on(today());
    let (mut book, code) = opening::create(folder, passphrase, true, cost, now)?;
    let first = SAMPLE.lines().next().unwrap_or_default();
    let mut unit: Map<String, Value> =
        serde_json::from_str(first).map_err(|error| Error::Asset(error.to_string()))?;
    unit.shift_remove("type");
    enter::add(&mut book, Slice::Unit, unit, now)?;
    enter::load(&mut book, format!("{SAMPLE}{LOGS}").as_bytes(), now)?;
    Ok((book, code))
}
