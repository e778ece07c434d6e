//! What the clerk answered when two records looked alike; kept, so that it is not asked again.

pub(crate) mod store;

use chrono::NaiveDate;
use serde::Serialize;
use words::codes::codes;
use words::draft::Draft;
use words::fault::Trouble;

use crate::record::{Link, Recorded};

codes! {
    /// The answer (2-counting §2.4).
    Verdict "verdict" {
        /// Đơn trùng.
        Duplicate = "duplicate",
        /// Đơn khác, cùng vụ việc.
        SameMatter = "same_matter",
        /// Cùng một người.
        SamePerson = "same_person",
        /// Khác nhau.
        Different = "different",
    }
}

/// An answer about two records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Decision {
    /// The two, by ref.
    pub about: [String; 2],
    /// The answer.
    pub verdict: Verdict,
    /// The day it was given.
    pub on: NaiveDate,
}

impl Decision {
    /// Reads a draft.
    pub fn read(draft: &mut Draft) -> Self {
        let about = draft.references("about");
        let about = <[String; 2]>::try_from(about).unwrap_or_else(|_| {
            draft.fault_once("about", Trouble::WrongType);
            [String::new(), String::new()]
        });
        Self { about, verdict: draft.code("verdict").unwrap_or(Verdict::Different), on: draft.day("on") }
    }
}

impl Recorded for Decision {
    fn links(&self) -> Vec<Link<'_>> {
        self.about
            .iter()
            .enumerate()
            .map(|(place, reference)| Link { field: format!("about.{place}"), reference, slice: None })
            .collect()
    }
}
