//! What an office reports beside the forms: the balance of resolution, and whose receptions there were. Never in the six forms.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use vault::Reader;
use vault::error::Result;

use super::measure::{Figures, Scope};

/// What was to be resolved, by kind: complaints and denunciations by matter, proposals by paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Balance {
    /// Khiếu nại.
    pub complaint: Due,
    /// Tố cáo.
    pub denunciation: Due,
    /// Kiến nghị, phản ánh.
    pub proposal: Due,
}

/// What of one kind was to be resolved; `due` is `resolved` and `open` together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Due {
    /// Phải giải quyết.
    pub due: i64,
    /// Of those, kỳ trước chuyển sang.
    pub carried: i64,
    /// Đã giải quyết.
    pub resolved: i64,
    /// Đang giải quyết: `carried` of the next period.
    pub open: i64,
}

/// The receptions of each body, whatever `reported_bodies` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Bodies {
    /// UBND.
    pub ubnd: Received,
    /// Đảng ủy.
    pub dang_uy: Received,
    /// HĐND.
    pub hdnd: Received,
}

/// The receptions of one body. One held together with another body is counted once, here.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Received {
    /// Days of sessions held.
    pub days: i64,
    /// Completed visits.
    pub visits: i64,
    /// People received.
    pub people: i64,
    /// The distinct matters of those visits.
    pub matters: i64,
    /// Of the days, those held together with another body.
    #[serde(skip)]
    pub joint_days: i64,
}

impl Balance {
    /// Takes it from the figures of a period.
    #[must_use]
    pub fn of(figures: &Figures) -> Self {
        let figure = |name: &str| figures.get(name).copied().unwrap_or_default();
        let kind = |kind: &str| Due {
            due: figure(&format!("{kind}_due")),
            carried: figure(&format!("{kind}_due_before")),
            resolved: figure(&format!("{kind}_resolved")),
            open: figure(&format!("{kind}_open")),
        };
        Self { complaint: kind("complaints"), denunciation: kind("denunciations"), proposal: kind("proposals") }
    }

    /// Says what was to be resolved of the periods before, where anything was.
    pub(crate) fn say(&self) -> Option<String> {
        let kinds = [("khiếu nại", self.complaint, "vụ việc"), ("tố cáo", self.denunciation, "vụ việc")];
        let kinds = kinds.into_iter().chain([("kiến nghị, phản ánh", self.proposal, "đơn")]);
        let due: Vec<String> = kinds
            .filter(|(_, kind, _)| kind.due > 0)
            .map(|(words, kind, unit)| format!("{words} {:02} {unit} (đã giải quyết {:02})", kind.due, kind.resolved))
            .collect();
        (!due.is_empty()).then(|| format!("Phải giải quyết từ kỳ trước: {}.", due.join(", ")))
    }
}

impl Bodies {
    /// Counts them in the days of a period.
    pub fn of(r: Reader<'_>, scope: &Scope) -> Result<Self> {
        let rows: HashMap<String, Received> = scope
            .query(r, include_str!("balance/bodies.sql"), |row| {
                let received = Received {
                    days: row.get("days")?,
                    visits: row.get("visits")?,
                    people: row.get("people")?,
                    matters: row.get("matters")?,
                    joint_days: row.get("joint_days")?,
                };
                Ok((row.get("body")?, received))
            })?
            .into_iter()
            .collect();
        let of = |body: &str| rows.get(body).copied().unwrap_or_default();
        Ok(Self { ubnd: of("ubnd"), dang_uy: of("dang_uy"), hdnd: of("hdnd") })
    }

    /// Gives the bodies the forms do not count, each with its visits, where there are any.
    pub(crate) fn left_out(&self, scope: &Scope) -> impl Iterator<Item = (&'static str, i64)> {
        let all = [("ubnd", "UBND", self.ubnd), ("dang_uy", "Đảng ủy", self.dang_uy), ("hdnd", "HĐND", self.hdnd)];
        let counted = all.map(|(code, ..)| scope.counts_body(code));
        let left = all.into_iter().zip(counted).filter(|((.., received), counted)| !counted && received.visits > 0);
        left.map(|((_, words, received), _)| (words, received.visits))
    }
}

impl Due {
    /// Gives the share that was resolved, in whole hundredths; nought where nothing was due.
    #[must_use]
    pub fn percent(&self) -> i64 {
        if self.due == 0 { 0 } else { (self.resolved * 200 + self.due) / (self.due * 2) }
    }
}

impl Received {
    /// Tells whether nobody was received and no session was held.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.days == 0 && self.visits == 0
    }
}
