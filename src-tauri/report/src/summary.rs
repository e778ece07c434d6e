//! The figures beside the forms: the four counts of the article, and the rows of the sheet "Tổng hợp tháng".

use calendar::period::{Period, Span};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use vault::Reader;
use vault::error::{Error, Result};

use super::balance::{Balance, Bodies};
use super::measure::{Figures, Scope};
use super::xlsx::SummaryRow;
use super::{Asked, unit};

/// The figures of the key sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Summary {
    /// Lượt tiếp: 01/TCD c1.
    pub visits: i64,
    /// People received: c2.
    pub people: i64,
    /// Đoàn đông người: c4.
    pub large_groups: i64,
    /// Papers of the five kinds received in the period, duplicates and ineligible ones included.
    pub petitions: i64,
    /// Unprocessed papers the period before left: 02/XLD c1 less `petitions`.
    pub carried_over: i64,
    /// The distinct matters behind `petitions`.
    pub matters: i64,
    /// 02/XLD c4.
    pub petitions_within: i64,
    /// 02/XLD c5.
    pub matters_within: i64,
    /// 02/XLD c23.
    pub petitions_outside: i64,
    /// The distinct matters behind c23.
    pub matters_outside: i64,
}

impl Summary {
    /// Takes them from the figures of a period.
    #[must_use]
    pub fn of(figures: &Figures) -> Self {
        let figure = |name| figures.get(name).copied().unwrap_or_default();
        Self {
            visits: figure("visits"),
            people: figure("visit_people"),
            large_groups: figure("visit_groups"),
            petitions: figure("petitions_received"),
            carried_over: figure("petitions_carried_over"),
            matters: figure("matters_received"),
            petitions_within: figure("petitions_within"),
            matters_within: figure("matters_within"),
            petitions_outside: figure("petitions_outside"),
            matters_outside: figure("matters_outside"),
        }
    }
}

/// The indicators of the sheet: label, whether it is a part of the one above, measure.
const ROWS: &[(&str, bool, &str)] = &[
    ("Số lượt tiếp công dân", false, "visits"),
    ("Tiếp thường xuyên", true, "routine_visits"),
    ("Thủ trưởng tiếp", true, "head_visits"),
    ("Ủy quyền tiếp", true, "delegate_visits"),
    ("Số người được tiếp", false, "visit_people"),
    ("Số vụ việc tiếp", false, "visit_matters"),
    ("Số đoàn đông người (từ 5 người)", false, "visit_groups"),
    ("Số ngày Thủ trưởng tiếp", false, "head_days"),
    ("Số ngày ủy quyền tiếp", false, "delegate_days"),
    ("Số đơn kỳ trước chuyển sang", false, "petitions_carried_over"),
    ("Số đơn nhận trong kỳ", false, "petitions_received"),
    ("Khiếu nại", true, "complaints_received"),
    ("Tố cáo", true, "denunciations_received"),
    ("Kiến nghị, phản ánh", true, "proposals_received"),
    ("Số vụ việc của đơn nhận trong kỳ", false, "matters_received"),
    ("Số đơn đã xử lý", false, "petitions_processed"),
    ("Số đơn đủ điều kiện xử lý", false, "petitions_eligible"),
    ("Số đơn thuộc thẩm quyền", false, "petitions_within"),
    ("Số vụ việc thuộc thẩm quyền", false, "matters_within"),
    ("Số đơn không thuộc thẩm quyền", false, "petitions_outside"),
    ("Hướng dẫn", true, "petitions_guided"),
    ("Chuyển đơn", true, "petitions_referred"),
    ("Số vụ việc không thuộc thẩm quyền", false, "matters_outside"),
    ("Số đơn chưa xử lý, chuyển kỳ sau", false, "petitions_pending"),
];

/// Gives the indicators: label, whether it is a part of the one above, measure.
pub(super) fn indicators() -> impl Iterator<Item = (&'static str, bool, &'static str)> {
    ROWS.iter().copied()
}

/// Gives the first day the register holds anything of: a session, a visit or a petition.
pub(super) fn first_day(r: Reader<'_>, scope: &Scope) -> Result<Option<NaiveDate>> {
    let days: Vec<Option<NaiveDate>> = scope.query(r, include_str!("summary/first.sql"), |row| row.get(0))?;
    Ok(days.into_iter().flatten().next())
}

/// Fills the rows: this period, the one before, the year to date, the same period of last year. The year is counted
/// anew from the register, never added up from its months.
pub(super) fn rows(r: Reader<'_>, asked: &Asked, span: &Span) -> Result<Vec<SummaryRow>> {
    let units = unit::store::all(r)?;
    let figures = |from, to| {
        let scope = Scope::of(r, from, to)?;
        Ok::<_, Error>((scope.figures(r)?, Bodies::of(r, &scope)?))
    };
    let of = |period: Period| {
        let span = period.span(|day| asked.cutoff_on(r, &units, day))?;
        let figures = figures(span.from, span.to)?;
        Ok::<_, Error>(if is_known(r, period, &figures.0)? { Some(figures) } else { None })
    };
    let (year_from, year_to) = span.period.year_to_date(|day| asked.cutoff_on(r, &units, day))?;
    let (this, year) = (figures(span.from, span.to)?, figures(year_from, year_to)?);
    let (before, year_before) = (of(span.period.before())?, of(span.period.year_before())?);
    let row = |(label, part, measure): &(&str, bool, &str)| {
        let figure = |(figures, _): &(Figures, Bodies)| figures.get(measure).copied().unwrap_or_default();
        SummaryRow {
            label: (*label).to_owned(),
            part: *part,
            this_month: figure(&this),
            last_month: before.as_ref().map(figure),
            year_to_date: figure(&year),
            same_month_last_year: year_before.as_ref().map(figure),
        }
    };
    let mut all: Vec<SummaryRow> = ROWS.iter().map(row).collect();
    let beside_them = |(figures, bodies): &(Figures, Bodies)| beside_forms(&Balance::of(figures), bodies);
    all.extend(beside(&[
        Some(beside_them(&this)),
        before.as_ref().map(beside_them),
        Some(beside_them(&year)),
        year_before.as_ref().map(beside_them),
    ]));
    Ok(all)
}

/// What stands beside the forms in one period, in groups: the words of the first of a group, those of its parts, and figures.
type Groups = Vec<Vec<(&'static str, i64)>>;

fn beside_forms(balance: &Balance, bodies: &Bodies) -> Groups {
    let kinds = [
        ("Khiếu nại phải giải quyết (vụ việc)", balance.complaint),
        ("Tố cáo phải giải quyết (vụ việc)", balance.denunciation),
        ("Kiến nghị, phản ánh phải giải quyết (đơn)", balance.proposal),
    ]
    .map(|(words, kind)| {
        vec![
            (words, kind.due),
            ("Kỳ trước chuyển sang", kind.carried),
            ("Đã giải quyết", kind.resolved),
            ("Đang giải quyết", kind.open),
            ("Tỷ lệ giải quyết (%)", kind.percent()),
        ]
    });
    let others =
        [("Số lượt Đảng ủy tiếp", bodies.dang_uy), ("Số lượt HĐND tiếp", bodies.hdnd)].map(|(words, body)| {
            vec![
                (words, body.visits),
                ("Số ngày", body.days),
                ("Số người", body.people),
                ("Số vụ việc", body.matters),
            ]
        });
    kinds.into_iter().chain(others).collect()
}

/// The rows of the groups in which something stands in any column: a page has no room for those that say nothing. A
/// column of a period that bears no comparison is empty.
fn beside(columns: &[Option<Groups>; 4]) -> Vec<SummaryRow> {
    let figure = |column: usize, group: usize, place: usize| {
        columns.get(column)?.as_ref()?.get(group)?.get(place).map(|(_, figure)| *figure)
    };
    let mut rows = Vec::new();
    for (group, words) in columns.iter().flatten().next().into_iter().flatten().enumerate() {
        let row = |(place, (label, _)): (usize, &(&'static str, i64))| SummaryRow {
            label: (*label).to_owned(),
            part: place > 0,
            this_month: figure(0, group, place).unwrap_or_default(),
            last_month: figure(1, group, place),
            year_to_date: figure(2, group, place).unwrap_or_default(),
            same_month_last_year: figure(3, group, place),
        };
        let stands =
            |column: usize| (0..words.len()).any(|place| figure(column, group, place).is_some_and(|one| one != 0));
        if (0..columns.len()).any(stands) {
            rows.extend(words.iter().enumerate().map(row));
        }
    }
    rows
}

/// Answers whether a period bears comparison: something was received in it, or it was closed. Of one the register holds
/// nothing of, nobody knows that nothing happened.
pub(super) fn is_known(r: Reader<'_>, period: Period, figures: &Figures) -> Result<bool> {
    let received = ["visits", "petitions_received"].iter().any(|name| figures.get(name).is_some_and(|one| *one > 0));
    Ok(received || super::close::store::next_revision(r, &period.to_string())? > 1)
}
