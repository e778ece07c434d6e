//! Emulation and commendation (thi đua, khen thưởng): movements and what was awarded.

pub(crate) mod list;
pub(crate) mod store;

use chrono::NaiveDate;
use serde::Serialize;
use words::draft::{Draft, NAME, NOTE};

use crate::mobilisation::log;
use crate::mobilisation::model::{HolderKind, RecognitionLevel};
use crate::record::Cancelled;

/// A commendation, or a movement begun.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Emulation {
    /// What lines call it.
    #[serde(rename = "ref")]
    pub reference: String,
    /// The day of the decision.
    pub on: NaiveDate,
    /// The movement.
    pub movement: String,
    /// The title or form of commendation; none where only a movement was begun.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub award: Option<String>,
    /// A collective or one person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holder_kind: Option<HolderKind>,
    /// Who was commended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holder: Option<String>,
    /// The level that decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<RecognitionLevel>,
    /// The number of the decision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no: Option<String>,
    /// A note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Cancelled with a reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancelled: Option<Cancelled>,
}

impl Emulation {
    /// Reads a draft.
    pub fn read(draft: &mut Draft) -> Self {
        Self {
            reference: draft.reference("ref"),
            on: draft.day("on"),
            movement: draft.text("movement", NOTE),
            award: draft.maybe_text("award", NAME),
            holder_kind: draft.maybe_code("holder_kind"),
            holder: draft.maybe_text("holder", NAME),
            level: draft.maybe_code("level"),
            no: draft.maybe_text("no", NAME),
            note: draft.maybe_lines("note", NOTE),
            cancelled: Cancelled::read(draft),
        }
    }
}

log!(Emulation: on, movement, |one| [("award", one.award.clone()), ("holder", one.holder.clone()), ("no", one.no.clone())]);
