//! The outlines of the written reports, one file each in `assets/written`: the sections in order, which sentences each
//! says, and what is left to the clerk.

use std::sync::LazyLock;

use calendar::period::Period;
use serde::{Deserialize, Serialize};

/// What a section says by the figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each says what its name does")]
pub enum Say {
    Reception,
    Petitions,
    Within,
    Outside,
    Complaints,
    Denunciations,
    Resolution,
    Execution,
    Management,
    Comparison,
    LogsDays,
    Outreach,
    Models,
    Given,
    Dialogues,
    Democracy,
    Emulation,
    Directives,
}

/// An outline.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outline {
    /// Its code.
    pub code: String,
    /// The form of paper it is the body of.
    pub form: String,
    /// Its name.
    pub name: String,
    /// Its sections.
    pub section: Vec<Section>,
}

/// A section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its heading.
    pub heading: String,
    /// What it says by the figures.
    #[serde(default, skip_serializing)]
    #[cfg_attr(feature = "types", ts(skip))]
    pub say: Vec<Say>,
    /// What the clerk writes into it is kept under this name.
    #[serde(default)]
    pub field: Option<String>,
    /// The label of that field.
    #[serde(default)]
    pub label: String,
    /// What to mind when writing.
    #[serde(default)]
    pub hint: Option<String>,
    /// It stands only where it says something, or needs nothing of the clerk's; else a line to write on stands in it.
    #[serde(default)]
    pub optional: bool,
}

const FILES: [&str; 3] = [
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/written/month.toml")),
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/written/circular.toml")),
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/written/mobilisation.toml")),
];

/// The files are part of the program and a test reads each; one that could not be read would be missing.
static OUTLINES: LazyLock<Vec<Outline>> =
    LazyLock::new(|| FILES.iter().filter_map(|text| toml::from_str(text).ok()).collect());

/// Gives the outline of a form of paper for a period: a month's report is the short one, the others follow Mẫu số 02.
#[must_use]
pub fn of(form: &str, period: Period) -> Option<&'static Outline> {
    let month = matches!(period, Period::Month(..));
    let fits = |one: &&Outline| one.form == form && (form != "report" || (one.code == "month") == month);
    OUTLINES.iter().find(fits)
}

/// Tells whether a form of paper is a written report.
#[must_use]
pub fn is_report(form: &str) -> bool {
    OUTLINES.iter().any(|one| one.form == form)
}

/// Tells whether a report leaves a section of a name to the clerk.
#[must_use]
pub fn has(section: &str) -> bool {
    let mut fields = OUTLINES.iter().flat_map(|one| &one.section).filter_map(|one| one.field.as_deref());
    fields.any(|field| field == section)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn every_outline_can_be_read_and_no_section_is_empty_for_good() {
        for text in FILES {
            let outline: Outline = toml::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
            let names: Vec<_> = outline.section.iter().filter_map(|one| one.field.as_ref()).collect();
            let mut apart = names.clone();
            apart.sort();
            apart.dedup();
            assert_eq!(names.len(), apart.len(), "{}: a field twice", outline.code);
            for section in &outline.section {
                assert_eq!(section.field.is_some(), !section.label.is_empty(), "{}", section.heading);
            }
        }
        assert_eq!(OUTLINES.len(), FILES.len());
    }
}
