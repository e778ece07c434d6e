//! The office that keeps the register, with its upper level, as dated rows: names and parents change, old
//! reports keep the words of their day.

pub mod store;

use crate::record::Recorded;
use chrono::NaiveDate;
use serde::Serialize;
use words::codes::codes;
use words::draft::{Draft, NAME};
use words::fault::Trouble;

codes! {
    /// What kind of unit it is. Huyện and thị trấn ended on 30/06/2025.
    UnitKind "unit_kind" {
        /// Xã.
        Commune = "xa",
        /// Phường.
        Ward = "phuong",
        /// Đặc khu.
        SpecialZone = "dac_khu",
        /// Thị trấn.
        Township = "thi_tran",
        /// Huyện.
        District = "huyen",
    }
    /// What kind of unit it reports to.
    UpperKind "upper_kind" {
        /// Huyện, until 30/06/2025.
        District = "huyen",
        /// Tỉnh.
        Province = "tinh",
        /// Thành phố.
        City = "thanh_pho",
    }
}

/// The unit from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Unit {
    /// Its name, as on papers: "UBND xã Chợ Đồn".
    pub name: String,
    /// Its kind.
    pub kind: UnitKind,
    /// Địa danh, as before the date of a paper.
    pub place: String,
    /// Its code in the national list.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub code: Option<String>,
    /// Whom it reports to.
    pub upper_level: UpperLevel,
    /// Vùng sâu, vùng xa: longer deadlines.
    pub remote_area: bool,
    /// The day of the month a report month begins on: 1, 15 or 16 (Nghị định 09/2019, Điều 12: 15).
    pub cutoff_start_day: u32,
    /// From when this row holds.
    pub valid_from: NaiveDate,
}

/// The level above.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct UpperLevel {
    /// Its kind.
    pub kind: UpperKind,
    /// Its name.
    pub name: String,
}

impl Unit {
    /// Reads a draft.
    pub fn read(draft: &mut Draft) -> Self {
        let name = draft.text("name", NAME);
        let kind = draft.code("kind").unwrap_or(UnitKind::Commune);
        let place = draft.text("place", NAME);
        let code = draft.maybe_text("code", NAME);
        let upper_level = draft.maybe("upper_level", |upper| UpperLevel {
            kind: upper.code("kind").unwrap_or(UpperKind::Province),
            name: upper.text("name", NAME),
        });
        if upper_level.is_none() {
            draft.fault_once("upper_level", Trouble::Missing);
        }
        let upper_level = upper_level.unwrap_or(UpperLevel { kind: UpperKind::Province, name: String::new() });
        let remote_area = draft.flag("remote_area");
        let cutoff = draft.head_count("cutoff_start_day");
        let valid_from = draft.any_day("valid_from");
        let cutoff_start_day = cutoff_day(cutoff).unwrap_or_else(|| {
            draft.fault_once("cutoff_start_day", Trouble::UnknownCode);
            15
        });
        Self { name, kind, place, code, upper_level, remote_area, cutoff_start_day, valid_from }
    }
}

impl Recorded for Unit {}

/// Gives a day a month may begin on, or none.
#[must_use]
pub fn cutoff_day(day: i64) -> Option<u32> {
    [1, 15, 16].into_iter().find(|allowed| i64::from(*allowed) == day)
}

/// Gives the unit as it is named on a day, of all its rows, the oldest first.
pub fn on(units: &[Unit], day: NaiveDate) -> Option<&Unit> {
    units.iter().rev().find(|unit| unit.valid_from <= day).or_else(|| units.first())
}
