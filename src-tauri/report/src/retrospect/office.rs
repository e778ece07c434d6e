//! Which office answers in time: for each, what was handed or referred to it or promised for it, answered on time, late
//! and by how many days, and what it still owes. For the evaluation of a year.

use chrono::NaiveDate;
use serde::Serialize;
use vault::error::{Error, Result};
use words::codes::Code;
use words::slice::Slice;

use super::{Rows, View, share};
use crate::table::Figure;
use crate::xlsx::{Cell, LogList};
use register::record::office::OfficeKind;

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "OfficeColumn"))]
pub struct OfficeColumn {
    /// Its code.
    pub code: &'static str,
    /// Its heading.
    pub label: &'static str,
    /// It counts rows, which it opens.
    pub opens: bool,
}

const COUNTS: [(&str, &str); 8] = [
    ("handed", "Giao"),
    ("referred", "Chuyển"),
    ("promised", "Hứa khi đối thoại"),
    ("on_time", "Trả lời đúng hạn"),
    ("late", "Trả lời chậm"),
    ("overdue", "Quá hạn chưa trả lời"),
    ("waiting", "Đang chờ, trong hạn"),
    ("undated", "Không đặt hạn"),
];
const DAYS: [(&str, &str); 2] = [("late_days", "Số ngày chậm"), ("longest", "Chậm nhất (ngày)")];

/// An office as the table shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "OfficeFigures"))]
pub struct Office {
    /// Its ref.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Its name.
    pub name: String,
    /// Inside the unit or outside it, in words.
    pub side: &'static str,
    /// The figures, one for each column.
    pub figures: Vec<i64>,
    /// The share answered on time of what was answered or should have been, in words.
    pub share: String,
}

/// One thing an office owed.
struct Owed {
    slice: Slice,
    id: i64,
    step: String,
    state: &'static str,
    late: i64,
}

/// An office with what it owed.
pub(super) struct Kept {
    reference: String,
    name: String,
    side: OfficeKind,
    owed: Vec<Owed>,
}

/// Gives the columns.
pub(super) fn columns() -> Vec<OfficeColumn> {
    let counts = COUNTS.map(|(code, label)| OfficeColumn { code, label, opens: true });
    counts.into_iter().chain(DAYS.map(|(code, label)| OfficeColumn { code, label, opens: false })).collect()
}

struct Found {
    reference: String,
    name: String,
    side: OfficeKind,
    slice: Slice,
    id: i64,
    step: String,
    due: Option<NaiveDate>,
    done: Option<NaiveDate>,
}

/// Gives every office something was handed or referred to, its own rooms first.
pub(super) fn offices(view: &View<'_>) -> Result<Vec<Kept>> {
    let scope = view.asked.scope(view.r)?;
    let found = scope.query(view.r, include_str!("office.sql"), |row| {
        Ok(Found {
            reference: row.get(0)?,
            name: row.get(1)?,
            side: row.get(2)?,
            slice: row.get(3)?,
            id: row.get(4)?,
            step: row.get(5)?,
            due: row.get(6)?,
            done: row.get(7)?,
        })
    })?;
    let mut offices: Vec<Kept> = Vec::new();
    for one in found {
        let owed = owed(&one, view.until);
        match offices.iter_mut().find(|office| office.reference == one.reference) {
            Some(office) => office.owed.push(owed),
            None => offices.push(Kept { reference: one.reference, name: one.name, side: one.side, owed: vec![owed] }),
        }
    }
    Ok(offices)
}

/// Judges one by what is known on a day.
fn owed(one: &Found, until: NaiveDate) -> Owed {
    let done = one.done.filter(|done| *done <= until);
    let over = |due: NaiveDate, then: NaiveDate| (then - due).num_days().max(0);
    let (state, late) = match (one.due, done) {
        (None, _) => ("undated", 0),
        (Some(due), Some(done)) if done <= due => ("on_time", 0),
        (Some(due), Some(done)) => ("late", over(due, done)),
        (Some(due), None) if due < until => ("overdue", over(due, until)),
        (Some(_), None) => ("waiting", 0),
    };
    Owed { slice: one.slice, id: one.id, step: one.step.clone(), state, late }
}

impl Owed {
    fn is(&self, column: &str) -> bool {
        match column {
            "handed" => self.step == "assign",
            "referred" => self.step == "refer" || self.step == "return",
            "promised" => self.step == "promise",
            state => self.state == state,
        }
    }
}

impl Kept {
    fn rows(&self, column: &str) -> Rows {
        self.owed.iter().filter(|one| one.is(column)).map(|one| (one.slice, one.id)).collect()
    }

    fn count(&self, column: &str) -> usize {
        self.owed.iter().filter(|one| one.is(column)).count()
    }

    fn figures(&self) -> Vec<i64> {
        let counts = COUNTS.map(|(code, _)| i64::try_from(self.count(code)).unwrap_or(i64::MAX));
        let late = self.owed.iter().map(|one| one.late);
        counts.into_iter().chain([late.clone().sum(), late.max().unwrap_or_default()]).collect()
    }

    fn share(&self) -> String {
        share(self.count("on_time"), self.judged())
    }

    /// How many answers were due, or came.
    fn judged(&self) -> usize {
        ["on_time", "late", "overdue"].map(|code| self.count(code)).iter().sum()
    }

    /// The share as a cell of a workbook keeps it.
    #[expect(clippy::cast_precision_loss, reason = "no office owes so many answers")]
    fn share_cell(&self) -> Cell {
        match self.judged() {
            0 => Cell::Text(self.share()),
            judged => Cell::Share(self.count("on_time") as f64 / judged as f64),
        }
    }

    /// Gives it as it is shown.
    pub(super) fn told(&self) -> Office {
        Office {
            reference: self.reference.clone(),
            name: self.name.clone(),
            side: self.side.label(),
            figures: self.figures(),
            share: self.share(),
        }
    }
}

/// Gives the rows behind an office's column, and what they are.
pub(super) fn behind(view: &View<'_>, office: &str, column: &str) -> Result<(Rows, String)> {
    let (_, label) = COUNTS.iter().find(|(code, _)| *code == column).ok_or(Error::NotFound("column"))?;
    let offices = offices(view)?;
    let office = offices.iter().find(|one| one.reference == office).ok_or(Error::NotFound("office"))?;
    Ok((office.rows(column), format!("{}: {label}", office.name)))
}

/// Gives the table as a list of a workbook.
pub(super) fn list(offices: &[Kept], period: &str) -> LogList {
    let heads = [("Cơ quan, phòng ban", 26), ("Loại", 12)].map(|(words, width)| (words.to_owned(), width));
    let own = columns().into_iter().map(|one| (one.label.to_owned(), 9));
    let text = |text: &str| Cell::Text(text.to_owned());
    let row = |one: &Kept| {
        let told = one.told();
        let figures = told.figures.iter().map(|figure| Cell::Figure(Figure::Count(*figure)));
        [text(&told.name), text(told.side)].into_iter().chain(figures).chain([one.share_cell()]).collect()
    };
    LogList {
        sheet: "Đúng hạn".to_owned(),
        title: format!("KẾT QUẢ TRẢ LỜI CỦA CÁC PHÒNG, BAN, CƠ QUAN {}", period.to_uppercase()),
        columns: heads.into_iter().chain(own).chain([("Tỷ lệ đúng hạn".to_owned(), 9)]).collect(),
        summed: false,
        rows: offices.iter().map(row).collect(),
    }
}
