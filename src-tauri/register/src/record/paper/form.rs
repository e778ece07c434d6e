//! The forms of the papers, one file each in `assets/paper`: what a paper is about, what making it enters, and its
//! wording by date. A version says only what differs from the one before it.
//!
//! A line of a body holds `{names}` of values, capitals where the name begins with one, and may begin with
//! `?` (left out where a value is unknown; elsewhere an unknown value is a dotted line to write on),
//! `# ` (bold), `[name=value] ` (only then), `[secret] ` (only where the sender is secret), or be `@basis`,
//! `@rows field`, `@sessions`, `@written`.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What making a paper enters besides the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PaperEnters"))]
#[serde(rename_all = "snake_case")]
pub enum Enters {
    /// Nothing.
    None,
    /// A referral to an outside body.
    Refer,
    /// A letter that guides the citizen.
    Guide,
    /// A letter that urges.
    Remind,
    /// The outcome of the visit, once the paper is issued.
    Outcome,
    /// That a session was held and nobody came.
    Empty,
}

/// Whom a paper is for; a denouncer is named only in one that goes to the denouncer alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PaperTo"))]
#[serde(rename_all = "snake_case")]
pub enum To {
    /// The citizen.
    Sender,
    /// Another body, or several.
    Body,
    /// Everybody.
    Public,
    /// The office itself and whoever it shows it to.
    Internal,
}

/// A form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PaperForm"))]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Its code.
    pub code: String,
    /// Its number in the list of papers.
    pub number: u32,
    /// Its name in lists.
    pub name: String,
    /// The slices it may be about; `period` is one too.
    pub about: Vec<String>,
    /// The kinds of petition it is for; none: every kind.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// The competence a processed petition must have.
    #[serde(default)]
    pub competence: Option<String>,
    /// The status a visit must have.
    #[serde(default)]
    pub status: Option<String>,
    /// The lanes a visit must be of.
    #[serde(default)]
    pub lanes: Vec<String>,
    /// What making it enters.
    pub enters: Enters,
    /// Whom it is for.
    pub to: To,
    /// Somebody signs.
    #[serde(default)]
    pub signs: bool,
    /// It is addressed to a body.
    #[serde(default)]
    pub office: bool,
    /// A record of what happened: no number, place or day at its head.
    #[serde(default)]
    pub plain: bool,
    /// The subjects of the law it rests on; `@kind` is the kind's own.
    #[serde(default)]
    pub basis: Vec<String>,
    /// What the clerk writes into it.
    #[serde(default)]
    pub field: Vec<Field>,
    /// Its wording, the oldest first.
    #[serde(skip_serializing)]
    #[cfg_attr(feature = "types", ts(skip))]
    version: Vec<Version>,
}

/// A field of a form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PaperField"))]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// Its label.
    pub label: String,
    /// `text`, `lines`, `day`, `choice`, or `rows`: one row a line, cells apart by `|`.
    pub kind: String,
    /// The line it is filled with to begin with.
    #[serde(default)]
    pub from: Option<String>,
    /// It must be filled.
    #[serde(default)]
    pub required: bool,
    /// The choices, as code and words.
    #[serde(default)]
    pub choices: Vec<(String, String)>,
    /// The columns of `rows`.
    #[serde(default)]
    pub columns: Vec<String>,
}

/// A wording from a day on.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Version {
    valid_from: toml::value::Datetime,
    /// The number of the form in the circular or decree; not printed.
    #[serde(default)]
    pub form: Option<String>,
    /// The kinds of petition from that day on.
    #[serde(default)]
    pub kinds: Option<Vec<String>>,
    /// The sign after the number: `TB-UBND`.
    #[serde(default)]
    pub symbol: Option<String>,
    /// Tên loại; none for a công văn.
    #[serde(default)]
    pub title: Option<String>,
    /// Trích yếu under the title.
    #[serde(default, rename = "abstract")]
    pub about: Option<String>,
    /// Trích yếu of a công văn, under its number.
    #[serde(default)]
    pub subject: Option<String>,
    /// Kính gửi.
    #[serde(default)]
    pub greeting: Option<String>,
    /// The lines.
    #[serde(default)]
    pub body: Vec<String>,
    /// Nơi nhận.
    #[serde(default)]
    pub recipients: Vec<String>,
    /// Who signs, where it is not the office alone.
    #[serde(default)]
    pub signatures: Vec<Signing>,
}

/// One who signs.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signing {
    /// The words above.
    pub heading: Vec<String>,
    /// How to sign.
    pub hint: String,
    /// The name below.
    pub name: String,
}

macro_rules! files {
    ($($name:literal),+) => {
        [$(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/paper/", $name, ".toml"))),+]
    };
}

/// The files are part of the program and a test reads each; one that could not be read would be missing.
static FORMS: LazyLock<Vec<Form>> =
    LazyLock::new(|| FILES.iter().filter_map(|text| toml::from_str(text).ok().map(inherited)).collect());

const FILES: [&str; 17] = files![
    "schedule",
    "refusal",
    "receipt",
    "acceptance_proposal",
    "guide_complaint",
    "guide_denunciation",
    "guide_mixed",
    "refer",
    "refer_proposal",
    "reminder",
    "not_eligible",
    "minutes",
    "empty_minutes",
    "conclusion",
    "reply",
    "report",
    "mobilisation_report"
];

/// Gives every form, by its number in the list of papers.
pub fn forms() -> &'static [Form] {
    &FORMS
}

/// Gives the form of a code.
#[must_use]
pub fn form(code: &str) -> Option<&'static Form> {
    FORMS.iter().find(|form| form.code == code)
}

impl Form {
    /// Gives the wording of a day; none before the first.
    #[must_use]
    pub fn on(&self, day: NaiveDate) -> Option<&Version> {
        self.version.iter().rev().find(|version| version.from() <= day)
    }
}

impl Version {
    /// The first day of this wording.
    #[must_use]
    pub fn from(&self) -> NaiveDate {
        words::day::iso(&self.valid_from.to_string()).unwrap_or(NaiveDate::MAX)
    }
}

/// Gives each version what it does not say itself from the one before it.
fn inherited(mut form: Form) -> Form {
    let mut before: Option<Version> = None;
    for version in &mut form.version {
        if let Some(before) = &before {
            version.kinds = version.kinds.take().or_else(|| before.kinds.clone());
            version.symbol = version.symbol.take().or_else(|| before.symbol.clone());
            // A title takes the place of a công văn's subject.
            if version.title.is_none() && version.subject.is_none() {
                version.subject.clone_from(&before.subject);
                version.title.clone_from(&before.title);
            }
            version.about = version.about.take().or_else(|| before.about.clone());
            version.greeting = version.greeting.take().or_else(|| before.greeting.clone());
            for (own, before) in [(&mut version.body, &before.body), (&mut version.recipients, &before.recipients)] {
                if own.is_empty() {
                    own.clone_from(before);
                }
            }
            if version.signatures.is_empty() {
                version.signatures.clone_from(&before.signatures);
            }
        }
        before = Some(version.clone());
    }
    form
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn every_form_can_be_read_and_begins_before_2019() {
        for text in FILES {
            let form: Form = toml::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
            let first = form.version.first().unwrap();
            assert!(first.from() < words::day::iso("2019-01-01").unwrap(), "{}", form.code);
            assert!(first.title.is_some() || first.subject.is_some(), "{}", form.code);
            assert!(form.version.is_sorted_by_key(Version::from), "{}", form.code);
        }
        assert_eq!(forms().len(), FILES.len());
    }
}
