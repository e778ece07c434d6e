//! "Dân vận khéo" models: registered, kept up, recognised, stopped. What is reported of a period is read off the days,
//! never off the state alone.

pub(crate) mod list;
pub(crate) mod store;

use chrono::NaiveDate;
use serde::Serialize;
use words::codes::codes;
use words::draft::{Draft, NAME, NOTE, check};
use words::fault::Trouble;

use crate::mobilisation::log;
use crate::record::Cancelled;

codes! {
    /// The field a model works in.
    ModelField "model_field" {
        /// Economic development.
        Economy = "economy",
        /// Culture and society.
        CultureSociety = "culture_society",
        /// Defence and security.
        DefenceSecurity = "defence_security",
        /// Building the political system.
        PoliticalSystem = "political_system",
    }
    /// How a model stands.
    ModelState "model_state" {
        /// Registered.
        Registered = "registered",
        /// Kept up.
        Kept = "kept",
        /// Recognised by a decision.
        Recognised = "recognised",
        /// Stopped.
        Stopped = "stopped",
    }
    /// Who keeps up a model, or is commended.
    HolderKind "holder_kind" {
        /// A collective.
        Collective = "collective",
        /// One person.
        Person = "person",
    }
    /// The level that recognised or commended.
    RecognitionLevel "recognition_level" {
        /// The commune.
        Commune = "commune",
        /// The district, until 30/06/2025.
        District = "district",
        /// The province.
        Province = "province",
        /// The centre.
        Central = "central",
    }
}

/// A model of skilful mass mobilisation (mô hình "Dân vận khéo").
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Model {
    /// What lines call it.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Its name.
    pub name: String,
    /// The field it works in.
    pub field: ModelField,
    /// A collective or one person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holder_kind: Option<HolderKind>,
    /// Who keeps it up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holder: Option<String>,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The day it was registered.
    pub registered_on: NaiveDate,
    /// How it stands.
    pub state: ModelState,
    /// The decision that recognised it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recognised: Option<Recognition>,
    /// The day it stopped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stopped_on: Option<NaiveDate>,
    /// What came of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<String>,
    /// A note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Cancelled with a reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancelled: Option<Cancelled>,
}

/// The decision that recognised a model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Recognition {
    /// The level that recognised it.
    pub level: RecognitionLevel,
    /// The number of the decision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no: Option<String>,
    /// Its day.
    pub on: NaiveDate,
}

impl Model {
    /// Reads a draft.
    pub fn read(draft: &mut Draft) -> Self {
        let model = Self {
            reference: draft.reference("ref"),
            name: draft.text("name", NOTE),
            field: draft.code("field").unwrap_or(ModelField::Economy),
            holder_kind: draft.maybe_code("holder_kind"),
            holder: draft.maybe_text("holder", NAME),
            place: draft.maybe_text("place", NAME),
            registered_on: draft.day("registered_on"),
            state: draft.code("state").unwrap_or(ModelState::Registered),
            recognised: draft.maybe("recognised", Recognition::read),
            stopped_on: draft.maybe_day("stopped_on"),
            result: draft.maybe_lines("result", NOTE),
            note: draft.maybe_lines("note", NOTE),
            cancelled: Cancelled::read(draft),
        };
        model.check(draft);
        model
    }

    fn check(&self, draft: &mut Draft) {
        if self.state == ModelState::Recognised && self.recognised.is_none() {
            draft.fault_once("recognised.on", Trouble::Missing);
        }
        if self.state == ModelState::Stopped && self.stopped_on.is_none() {
            draft.fault_once("stopped_on", Trouble::Missing);
        }
        check::check_order(draft, "recognised.on", self.registered_on, self.recognised.as_ref().map(|one| one.on));
        check::check_order(draft, "stopped_on", self.registered_on, self.stopped_on);
    }
}

log!(Model: registered_on, name, |one| [("holder", one.holder.clone()), ("place", one.place.clone())]);

impl Recognition {
    fn read(draft: &mut Draft) -> Self {
        Self {
            level: draft.code("level").unwrap_or(RecognitionLevel::Commune),
            no: draft.maybe_text("no", NAME),
            on: draft.day("on"),
        }
    }
}
