//! Rules that differ from province to province or from year to year, each with the day it holds from. What
//! the law leaves uncertain is here, never in code.

pub(crate) mod store;

use chrono::NaiveDate;
use serde::Serialize;

use crate::draft::{Draft, NAME, NOTE};
use crate::fault::Trouble;

/// One setting from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Setting {
    /// Its name: one of [`NAMES`], or `field.<code>` for a leaf of the field list the user added.
    pub name: String,
    /// Its value, as text.
    pub value: String,
    /// From when it holds; absent, always.
    #[serde(skip_serializing_if = "Option::is_none")]
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
    // How many signatures make "nhiều người đứng tên" in the forms before 2025.
    Known { name: "many_signers_threshold", values: &["2", "5"], default: "2" },
];

impl Setting {
    /// Reads a draft.
    pub fn read(draft: &mut Draft) -> Self {
        let name = draft.text("name", NAME);
        let value = draft.text("value", NOTE);
        let valid_from = draft.maybe_any_day("valid_from");
        if let Some(known) = NAMES.iter().find(|known| known.name == name) {
            if !known.values.contains(&value.as_str()) {
                draft.fault_once("value", Trouble::UnknownCode);
            }
        } else if let Some(code) = name.strip_prefix("field.") {
            if leaf(&value).is_none() || !is_code(code) {
                draft.fault_once("value", Trouble::UnknownCode);
            }
        } else if !name.is_empty() {
            draft.fault("name", Trouble::UnknownSetting);
        }
        Self { name, value, valid_from }
    }

    /// Gives the leaf this setting adds to the field list, as code and its roll-ups for complaints,
    /// denunciations and proposals.
    #[must_use]
    pub fn field(&self) -> Option<(&str, [&str; 3])> {
        Some((self.name.strip_prefix("field.")?, leaf(&self.value)?))
    }
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
