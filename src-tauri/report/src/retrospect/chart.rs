//! The pictures: twelve months, what was due in them, fields, hamlets, and what waits by age.

use std::collections::BTreeMap;

use calendar::period::Period;
use chrono::NaiveDate;
use vault::error::{Error, Result};
use words::codes;
use words::slice::Slice;
use words::vietnamese::fold::fold;

use super::{Chart, Mark, Rows, View, share};
use crate::Asked;
use crate::measure::{Measure, Scope};
use register::view::due;
use register::view::due::Due;

/// The pictures, in order.
pub(super) const CODES: [&str; 5] = ["months", "on_time", "field", "hamlet", "backlog"];

/// How long something waits: up to so many days, and what that is called.
const AGES: [(i64, &str); 4] =
    [(10, "Đến 10 ngày"), (30, "11–30 ngày"), (90, "31–90 ngày"), (i64::MAX, "Trên 90 ngày")];

/// What stands for a field or hamlet nobody wrote.
const UNKNOWN: &str = "none";

/// A picture with the rows behind each figure.
pub(super) struct Drawn {
    code: &'static str,
    title: String,
    note: &'static str,
    head: &'static str,
    series: Vec<(&'static str, &'static str)>,
    share: &'static str,
    marks: Vec<Drawing>,
    /// Marks with the most rows come first; else they stand in their own order.
    sorted: bool,
}

struct Drawing {
    code: String,
    label: String,
    rows: Vec<Rows>,
}

/// Draws one.
pub(super) fn draw(view: &View<'_>, code: &'static str) -> Result<Drawn> {
    let mut drawn = match code {
        "months" => months(view),
        "on_time" => on_time(view),
        "field" => field(view),
        "hamlet" => hamlet(view),
        "backlog" => backlog(view),
        _ => Err(Error::NotFound("chart")),
    }?;
    if drawn.sorted {
        let weight = |one: &Drawing| one.rows.iter().map(Vec::len).sum::<usize>();
        drawn.marks.sort_by(|one, other| {
            let last = (one.code == UNKNOWN).cmp(&(other.code == UNKNOWN));
            last.then(weight(other).cmp(&weight(one))).then_with(|| fold(&one.label).cmp(&fold(&other.label)))
        });
    }
    Ok(drawn)
}

impl Drawn {
    /// Gives it as it is shown.
    pub(super) fn told(&self) -> Chart {
        let all: usize = self.marks.iter().filter_map(|one| one.rows.last().map(Vec::len)).sum();
        let mark = |one: &Drawing| {
            let figures: Vec<usize> = one.rows.iter().map(Vec::len).collect();
            let last = figures.last().copied().unwrap_or_default();
            let whole = if self.code == "on_time" { figures.first().copied().unwrap_or_default() } else { all };
            let share = if self.share.is_empty() { String::new() } else { share(last, whole) };
            Mark { code: one.code.clone(), label: one.label.clone(), figures, share }
        };
        Chart {
            code: self.code,
            title: self.title.clone(),
            note: self.note,
            head: self.head,
            series: self.series.clone(),
            share: self.share,
            marks: self.marks.iter().map(mark).collect(),
        }
    }

    /// Gives the rows behind a mark of a series.
    pub(super) fn rows(&self, mark: &str, series: &str) -> Option<Rows> {
        let place = self.series.iter().position(|(code, _)| *code == series)?;
        self.marks.iter().find(|one| one.code == mark)?.rows.get(place).cloned()
    }

    /// Says what they are: "Đúng hạn, tháng 9/2019".
    pub(super) fn says(&self, mark: &str, series: &str) -> String {
        let words = self.series.iter().find(|(code, _)| *code == series).map_or("", |(_, words)| words);
        let label = self.marks.iter().find(|one| one.code == mark).map_or("", |one| one.label.as_str());
        format!("{} – {label}: {words}", self.title)
    }
}

/// `9/2019`.
fn named(period: Period) -> String {
    match period {
        Period::Month(year, month) => format!("{month}/{year}"),
        other => other.say(),
    }
}

fn months(view: &View<'_>) -> Result<Drawn> {
    let mut marks = Vec::with_capacity(12);
    for period in view.months()? {
        let span = Asked { period, ..view.asked.clone() }.days(view.r)?;
        let scope = Scope::of(view.r, span.from, span.to)?;
        let rows = |name| Measure::named(name).ok_or(Error::NotFound("measure"))?.rows(view.r, &scope);
        marks.push(Drawing {
            code: period.to_string(),
            label: named(period),
            rows: vec![rows("visits")?, rows("petitions_received")?],
        });
    }
    Ok(Drawn {
        code: "months",
        title: "Lượt tiếp và đơn, 12 tháng".to_owned(),
        note: "Lượt tiếp công dân và đơn nhận trong mỗi tháng báo cáo, như biểu 01/TCD và 02/XLD.",
        head: "Tháng",
        series: vec![("visits", "Lượt tiếp"), ("petitions", "Đơn nhận")],
        share: "",
        marks,
        sorted: false,
    })
}

fn on_time(view: &View<'_>) -> Result<Drawn> {
    let months = view.months()?;
    let mut spans = Vec::with_capacity(months.len());
    for period in months {
        let span = Asked { period, ..view.asked.clone() }.days(view.r)?;
        spans.push((period, span.from, span.to));
    }
    let first = spans.first().map_or(view.from, |(_, from, _)| *from);
    let last = spans.last().map_or(view.to, |(_, _, to)| *to);
    let duties = due::within(view.r, first, last, view.today)?;
    let marks = spans.into_iter().map(|(period, from, to)| {
        // What is not done and not past its day cannot be judged yet.
        let judged =
            |one: &&Due| (from..=to).contains(&one.due) && ["on_time", "late", "overdue"].contains(&one.state);
        let due: Vec<&Due> = duties.iter().filter(judged).collect();
        // A resolution is looked at as its matter.
        let row = |one: &&Due| one.matter.map_or((one.slice, one.id), |matter| (Slice::Matter, matter));
        let rows = |of: Vec<&Due>| of.iter().map(row).collect();
        let on_time = due.iter().copied().filter(|one| one.state == "on_time").collect();
        Drawing { code: period.to_string(), label: named(period), rows: vec![rows(due), rows(on_time)] }
    });
    Ok(Drawn {
        code: "on_time",
        title: "Đúng hạn, 12 tháng".to_owned(),
        note: "Việc của đơn vị đến hạn trong tháng và làm xong đúng hạn: xử lý, giải quyết khiếu nại, tố cáo; phòng, ban trả lời; việc hứa khi đối thoại. Tỷ lệ làm tròn đến 0,1%.",
        head: "Tháng",
        series: vec![("due", "Việc đến hạn"), ("on_time", "Đúng hạn")],
        share: "Tỷ lệ đúng hạn",
        marks: marks.collect(),
        sorted: false,
    })
}

fn base(name: &str) -> &'static str {
    match name {
        "visit_in" => include_str!("../base/visit_in.sql"),
        _ => include_str!("../base/petition_in.sql"),
    }
}

fn field(view: &View<'_>) -> Result<Drawn> {
    let sql = format!("with petition_in as materialized ({}) {}", base("petition_in"), include_str!("field.sql"));
    let found: Vec<(i64, Option<String>)> =
        view.asked.scope(view.r)?.received().query(view.r, &sql, |row| Ok((row.get(0)?, row.get(1)?)))?;
    let added = register::record::setting::added_fields(view.r)?;
    let mut marks: BTreeMap<String, Drawing> = BTreeMap::new();
    for (id, field) in found {
        let code = field.unwrap_or_else(|| UNKNOWN.to_owned());
        let label = || match added.iter().find(|(own, _)| *own == code) {
            Some((_, label)) => label.clone(),
            None if code == UNKNOWN => "Chưa ghi lĩnh vực".to_owned(),
            None => codes::words("field", &code),
        };
        let drawing = marks.entry(code.clone()).or_insert_with(|| Drawing {
            label: label(),
            code: code.clone(),
            rows: vec![Vec::new()],
        });
        if let Some(rows) = drawing.rows.first_mut() {
            rows.push((Slice::Petition, id));
        }
    }
    Ok(Drawn {
        code: "field",
        title: "Đơn nhận trong kỳ theo lĩnh vực".to_owned(),
        note: "Đơn khiếu nại, tố cáo, kiến nghị, phản ánh nhận trong kỳ. Tỷ lệ làm tròn đến 0,1%.",
        head: "Lĩnh vực",
        series: vec![("petitions", "Đơn nhận")],
        share: "Tỷ lệ",
        marks: marks.into_values().collect(),
        sorted: true,
    })
}

fn hamlet(view: &View<'_>) -> Result<Drawn> {
    let sql = format!(
        "with visit_in as materialized ({}), petition_in as materialized ({}) {}",
        base("visit_in"),
        base("petition_in"),
        include_str!("hamlet.sql")
    );
    let found: Vec<(Slice, i64, Option<String>)> =
        view.asked
            .scope(view.r)?
            .received()
            .query(view.r, &sql, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let mut marks: BTreeMap<String, Drawing> = BTreeMap::new();
    for (slice, id, hamlet) in found {
        let code = hamlet.clone().unwrap_or_else(|| UNKNOWN.to_owned());
        let label = hamlet.unwrap_or_else(|| "Không ghi thôn, hoặc nơi khác".to_owned());
        let drawing =
            marks.entry(code.clone()).or_insert_with(|| Drawing { code, label, rows: vec![Vec::new(), Vec::new()] });
        let place = usize::from(slice == Slice::Petition);
        if let Some(rows) = drawing.rows.get_mut(place) {
            rows.push((slice, id));
        }
    }
    Ok(Drawn {
        code: "hamlet",
        title: "Lượt tiếp và đơn trong kỳ theo thôn, tổ dân phố".to_owned(),
        note: "Theo thôn của người đầu tiên có ghi thôn. Không tính đơn tố cáo và lượt tiếp có tố cáo, để giữ bí mật người tố cáo.",
        head: "Thôn, tổ dân phố",
        series: vec![("visits", "Lượt tiếp"), ("petitions", "Đơn nhận")],
        share: "Tỷ lệ đơn",
        marks: marks.into_values().collect(),
        sorted: true,
    })
}

fn backlog(view: &View<'_>) -> Result<Drawn> {
    let scope = Scope::of(view.r, view.from, view.until)?;
    let found: Vec<(Slice, i64, NaiveDate)> =
        scope.query(view.r, include_str!("backlog.sql"), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let mut marks: Vec<Drawing> = AGES
        .iter()
        .map(|(_, label)| Drawing {
            code: (*label).to_owned(),
            label: (*label).to_owned(),
            rows: vec![Vec::new(); 2],
        })
        .collect();
    for (slice, id, from) in found {
        let age = (view.until - from).num_days();
        let place = AGES.iter().position(|(most, _)| age <= *most).unwrap_or(AGES.len() - 1);
        let series = usize::from(slice == Slice::Matter);
        if let Some(rows) = marks.get_mut(place).and_then(|one| one.rows.get_mut(series)) {
            rows.push((slice, id));
        }
    }
    Ok(Drawn {
        code: "backlog",
        title: format!("Còn tồn đến ngày {} theo thời gian chờ", words::day::show(view.until)),
        note: "Đơn chưa xử lý tính từ ngày nhận; vụ việc khiếu nại, tố cáo đã thụ lý chưa giải quyết tính từ ngày thụ lý.",
        head: "Đã chờ",
        series: vec![("petitions", "Đơn chưa xử lý"), ("matters", "Vụ việc đã thụ lý, chưa giải quyết")],
        share: "",
        marks,
        sorted: false,
    })
}
