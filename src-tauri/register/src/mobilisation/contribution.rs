//! Contributions mobilised: cash, labour, goods, land. The parts are what was written, each on its own; they are never made
//! to add up to a whole that was stated.

pub(crate) mod list;
pub(crate) mod store;

use chrono::NaiveDate;
use serde::Serialize;
use words::codes::codes;
use words::draft::{Draft, NAME, NOTE};
use words::fault::Trouble;
use words::tenths::Tenths;

use crate::mobilisation::log;
use crate::record::Cancelled;

codes! {
    /// Whom a contribution came from.
    ContributionSource "contribution_source" {
        /// The community of residents.
        Community = "community",
        /// A business.
        Business = "business",
        /// An agency or organisation.
        Organisation = "organisation",
        /// Somebody from outside.
        Outside = "outside",
        /// Another source, or several not told apart.
        Other = "other",
    }
}

/// A contribution, or one round of contributions to one work. Money in đồng.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Contribution {
    /// What lines call it.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Its day, or the last of the round.
    pub on: NaiveDate,
    /// The round, where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round: Option<String>,
    /// The programme: new countryside, roads, hamlet halls.
    pub programme: String,
    /// The work it went to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub work: Option<String>,
    /// Whom it came from.
    pub source: ContributionSource,
    /// How many households gave.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub households: Option<i64>,
    /// Cash.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cash: Option<i64>,
    /// Days of labour, to half a day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub labour_days: Option<Tenths>,
    /// What a day of labour is reckoned at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub labour_rate: Option<i64>,
    /// What the labour is reckoned at in all, where the paper says so; else days by rate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub labour_value: Option<i64>,
    /// Goods given.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub goods: Vec<Goods>,
    /// Land given, in square metres.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub land: Option<Tenths>,
    /// How many households gave land.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub land_households: Option<i64>,
    /// What stood on the land, reckoned in money.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assets: Option<i64>,
    /// The whole in money as stated; the parts need not reach it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<i64>,
    /// The figures are known only rounded down ("hơn", "trên").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rounded: Option<bool>,
    /// A note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Cancelled with a reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancelled: Option<Cancelled>,
}

/// Goods given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Goods {
    /// What.
    pub name: String,
    /// How much.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Tenths>,
    /// In what unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// What it is reckoned at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<i64>,
}

impl Contribution {
    /// Reads a draft.
    pub fn read(draft: &mut Draft) -> Self {
        let contribution = Self {
            reference: draft.reference("ref"),
            on: draft.day("on"),
            round: draft.maybe_text("round", NAME),
            programme: draft.text("programme", NOTE),
            work: draft.maybe_text("work", NAME),
            source: draft.code("source").unwrap_or(ContributionSource::Community),
            households: draft.maybe_count("households"),
            cash: draft.maybe_count("cash"),
            labour_days: draft.maybe_area("labour_days").map(Tenths),
            labour_rate: draft.maybe_count("labour_rate"),
            labour_value: draft.maybe_count("labour_value"),
            goods: draft.each("goods", false, Goods::read),
            land: draft.maybe_area("land").map(Tenths),
            land_households: draft.maybe_count("land_households"),
            assets: draft.maybe_count("assets"),
            total: draft.maybe_count("total"),
            rounded: draft.maybe_flag("rounded"),
            note: draft.maybe_lines("note", NOTE),
            cancelled: Cancelled::read(draft),
        };
        contribution.check(draft);
        contribution
    }

    /// What the labour is reckoned at: as the paper says, else days by rate.
    #[must_use]
    pub fn labour(&self) -> Option<i64> {
        let reckoned = self.labour_days.zip(self.labour_rate).map(|(days, rate)| days.0.saturating_mul(rate) / 10);
        self.labour_value.or(reckoned)
    }

    /// What the parts come to in money. The whole as stated may be more.
    #[must_use]
    pub fn parts(&self) -> i64 {
        let goods = self.goods.iter().filter_map(|one| one.value);
        [self.cash, self.labour(), self.assets].into_iter().flatten().chain(goods).fold(0, i64::saturating_add)
    }

    fn check(&self, draft: &mut Draft) {
        let money = [self.cash, self.labour_value, self.assets, self.total].into_iter().flatten().any(|one| one > 0);
        let other = [self.labour_days, self.land].into_iter().flatten().any(|one| one.0 > 0);
        if !money && !other && self.goods.is_empty() {
            draft.fault_once("cash", Trouble::NothingGiven);
        }
        if self.total.is_some_and(|total| self.parts() > total) {
            draft.soft("total", Trouble::PartsOverWhole);
        }
    }
}

log!(Contribution: on, programme, |one| [("work", one.work.clone()), ("round", one.round.clone())]);

impl Goods {
    fn read(draft: &mut Draft) -> Self {
        Self {
            name: draft.text("name", NAME),
            quantity: draft.maybe_area("quantity").map(Tenths),
            unit: draft.maybe_text("unit", NAME),
            value: draft.maybe_count("value"),
        }
    }
}
