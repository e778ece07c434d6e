//! Rules that differ from province to province or from year to year, each with the day it holds from. What
//! the law leaves uncertain is here, never in code.

pub mod store;

use crate::record::Recorded;
use calendar::law::{self, Addition, Law};
use chrono::NaiveDate;
use serde::Serialize;
use vault::error::{Error, Result};
use vault::{Moment, Reader};
use words::draft::{Draft, NAME, NOTE};
use words::fault::{Fault, Trouble};

/// One setting from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Setting {
    /// Its name: one of [`NAMES`], or `field.<code>` for a leaf of the field list the user added.
    pub name: String,
    /// Its value, as text.
    pub value: String,
    /// From when it holds; absent, always.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub valid_from: Option<NaiveDate>,
}

/// A setting that exists: its name, the values it takes (none: a list of codes), the one when nothing is set.
pub struct Known {
    /// The name.
    pub name: &'static str,
    /// The values.
    pub values: &'static [&'static str],
    /// The value when nothing is set.
    pub default: &'static str,
}

/// The settings there are. Each stands for a question the law leaves open (C-open-questions).
pub const NAMES: &[Known] = &[
    // "chỉ nhập số liệu 1 lần vào mục Thủ trưởng": on the same day, or anywhere in the period.
    Known { name: "escalation_scope", values: &["same_day", "same_period"], default: "same_day" },
    // Whether a refused visit is a lượt.
    Known { name: "count_refused_visits", values: &["no", "yes"], default: "no" },
    // Whose receptions the report counts.
    Known {
        name: "reported_bodies",
        values: &["ubnd", "ubnd dang_uy", "ubnd hdnd", "ubnd dang_uy hdnd"],
        default: "ubnd",
    },
    // Where a paper returned to its sender stands in 02/XLD: with the referred (c25) or the guided (c24).
    Known { name: "returned_petitions", values: &["refer", "guide"], default: "refer" },
    // The day a report month begins on; overrides the unit's own.
    Known { name: "cutoff_start_day", values: &["1", "15", "16"], default: "" },
    // The day a month of the mass mobilisation logs begins on, where the Party committee has a cut-off of its own.
    Known { name: "mobilisation_cutoff_start_day", values: DAYS, default: "" },
    // How many signatures make "nhiều người đứng tên" in the forms before 2025.
    Known { name: "many_signers_threshold", values: &["2", "5"], default: "2" },
];

/// Days every month has.
const DAYS: &[&str] = &[
    "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20",
    "21", "22", "23", "24", "25", "26", "27", "28",
];

impl Setting {
    /// Reads a draft.
    pub fn read(draft: &mut Draft) -> Self {
        let name = draft.text("name", NAME);
        let value = draft.text("value", NOTE);
        let valid_from = draft.maybe_any_day("valid_from");
        match takes(&name, &value) {
            Some(false) => draft.fault_once("value", Trouble::UnknownCode),
            None if !name.is_empty() => draft.fault("name", Trouble::UnknownSetting),
            _ => {}
        }
        if is_law(&name) && valid_from.is_none() {
            draft.fault_once("valid_from", Trouble::Missing);
        }
        Self { name, value, valid_from }
    }

    /// Tells whether its value is one that its name takes. One read back that is not stands for nothing: it is damaged.
    fn is_legible(&self) -> bool {
        takes(&self.name, &self.value) != Some(false) && (self.valid_from.is_some() || !is_law(&self.name))
    }

    /// Gives the leaf this setting adds to the field list, as code and its roll-ups for complaints,
    /// denunciations and proposals.
    #[must_use]
    pub fn field(&self) -> Option<(&str, [&str; 3])> {
        Some((self.name.strip_prefix("field.")?, leaf(&self.value)?))
    }
}

impl Recorded for Setting {}

impl Setting {
    /// Gives what this setting adds to the law, and from when.
    #[must_use]
    pub fn addition(&self) -> Option<(Addition, NaiveDate)> {
        if !is_law(&self.name) {
            return None;
        }
        Some((law::read(&self.name, &self.value)?, self.valid_from?))
    }
}

/// Gives the law: what the program ships with what the office added, by its days.
pub fn law(r: Reader<'_>) -> Result<Law> {
    let mut added: Vec<_> = store::all(r)?.iter().filter_map(Setting::addition).collect();
    added.sort_by_key(|(_, from)| *from);
    Ok(added.iter().fold(Law::standard(), |law, (addition, from)| law.with(addition, *from)))
}

/// Gives the leaves the office added to the field list: code and words.
pub fn added_fields(r: Reader<'_>) -> Result<Vec<(String, String)>> {
    let settings = store::all(r)?;
    let leaf = |one: &Setting| {
        let (code, _) = one.field()?;
        let label = one.value.split(';').next().unwrap_or_default().trim();
        Some((code.to_owned(), label.to_owned()))
    };
    Ok(settings.iter().filter_map(leaf).collect())
}

/// Refuses a draft typed today that would change how days already past were counted: days off of an announced year
/// begin today at the earliest. A file of the open format brings what was entered in its time.
pub fn guard(r: Reader<'_>, draft: &serde_json::Map<String, serde_json::Value>, now: Moment) -> Result<()> {
    let text = |key: &str| draft.get(key).and_then(serde_json::Value::as_str).unwrap_or_default();
    let from = words::day::iso(text("valid_from"));
    let (Some(addition), Some(from)) = (law::read(text("name"), text("value")), from) else { return Ok(()) };
    let held = law(r)?;
    if held.touches_past(&addition, from, now.today) || !held.may_add(&addition, from) {
        return Err(Error::fault(Fault::at("valid_from", Trouble::OverwritesPast)));
    }
    Ok(())
}

/// Tells whether a setting takes a value; none where there is no such setting.
fn takes(name: &str, value: &str) -> Option<bool> {
    if let Some(known) = NAMES.iter().find(|known| known.name == name) {
        return Some(known.values.contains(&value));
    }
    if let Some(code) = name.strip_prefix("field.") {
        return Some(leaf(value).is_some() && is_code(code));
    }
    is_law(name).then(|| law::read(name, value).is_some())
}

/// Settings that add to the law.
fn is_law(name: &str) -> bool {
    ["holiday.", "deadline.", "citation."].iter().any(|kind| name.starts_with(kind))
}

/// Reads `Nuôi ong; other; administrative; other`: label, then the three roll-ups.
fn leaf(value: &str) -> Option<[&str; 3]> {
    let parts: Vec<&str> = value.split(';').map(str::trim).collect();
    let [label, complaint, denunciation, proposal] = parts.as_slice() else { return None };
    let known = !label.is_empty()
        && ["land", "policy", "other"].contains(complaint)
        && ["administrative", "corruption", "judicial", "other"].contains(denunciation)
        && ["land", "policy", "other"].contains(proposal);
    known.then_some([*complaint, *denunciation, *proposal])
}

fn is_code(code: &str) -> bool {
    (1..=40).contains(&code.len()) && code.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}
