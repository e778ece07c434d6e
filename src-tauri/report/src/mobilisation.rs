//! The annex on mass mobilisation (dân vận): the logs counted over a period of their own, which follows the Party
//! committee's cut-off where that is set. Parts are stated apart and never made to add up to a whole; figures are exact,
//! and only the sentence rounds, with the word that says so.

mod list;
mod say;

use calendar::period::Span;
use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use serde_json::{Value, json};
use vault::Reader;
use vault::error::{Error, Result};
use words::slice::Slice;

pub(super) use self::say::capital;
use self::say::sentence;
use super::Asked;
use super::measure::{Figures, Measure, Scope};
use super::table::Figure;
use super::xlsx::{self, Annex, AnnexRow};
use register::record::{setting, unit};

macro_rules! measures {
    ($($name:ident),+ $(,)?) => {
        &[$((stringify!($name), include_str!(concat!("mobilisation/", stringify!($name), ".sql")))),+]
    };
}

/// The measures of the logs.
pub(super) const TEXTS: &[(&str, &str)] = measures! {
    outreach_events, outreach_attendees, outreach_women, outreach_minority, outreach_documents, outreach_laws,
    models_registered, models_recognised, models_standing, models_recognised_by_then, contributions,
    contribution_whole, contribution_cash, contribution_labour_goods, contribution_labour_days,
    contribution_labour, contribution_goods, contribution_assets, contribution_not_apart, contribution_land,
    contribution_land_households, contribution_households, contributions_rounded, dialogues, dialogue_people,
    dialogue_opinions, dialogue_answered, dialogue_assigned, dialogue_resolved, promises_due, promises_kept,
    promises_in_time, democracy_published, democracy_decided, democracy_consulted, democracy_supervised,
    rules_issued, rules_published, movements_begun, commendations_collective, commendations_person,
    commendations, directives_issued, inspections_made,
};

/// The setting that holds the day the logs' months begin on; without it they run as the other reports do.
const CUTOFF: &str = "mobilisation_cutoff_start_day";

/// What an indicator counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// Things, people, papers.
    Count(&'static str),
    /// Money in đồng.
    Money,
    /// Land, kept in tenths of a square metre.
    Land,
    /// Days of labour, kept in tenths.
    Days,
}

/// One indicator of the annex.
pub struct Indicator {
    /// Its words.
    pub label: &'static str,
    /// A part of the one above.
    pub part: bool,
    /// The measure.
    pub measure: &'static str,
    /// What it counts.
    pub unit: Amount,
}

macro_rules! indicators {
    ($($label:literal, $part:literal, $measure:ident, $unit:expr;)+) => {
        &[$(Indicator { label: $label, part: $part, measure: stringify!($measure), unit: $unit }),+]
    };
}

/// The indicators, in the order of the annex; a closed annex names them by their place, from 1.
pub const INDICATORS: &[Indicator] = indicators! {
    "Hội nghị, lớp, đợt tuyên truyền, phổ biến pháp luật", false, outreach_events, Amount::Count("cuộc");
    "Người dự", true, outreach_attendees, Amount::Count("lượt người");
    "Nữ", true, outreach_women, Amount::Count("lượt người");
    "Người dân tộc thiểu số", true, outreach_minority, Amount::Count("lượt người");
    "Tài liệu đã phát", true, outreach_documents, Amount::Count("bản");
    "Văn bản luật đã giới thiệu", true, outreach_laws, Amount::Count("văn bản");
    "Mô hình “Dân vận khéo” đăng ký", false, models_registered, Amount::Count("mô hình");
    "Mô hình “Dân vận khéo” được công nhận", false, models_recognised, Amount::Count("mô hình");
    "Mô hình “Dân vận khéo” đã được công nhận tính đến cuối kỳ", false, models_recognised_by_then, Amount::Count("mô hình");
    "Mô hình “Dân vận khéo” còn duy trì vào cuối kỳ", false, models_standing, Amount::Count("mô hình");
    "Đóng góp của Nhân dân, doanh nghiệp, tổ chức", false, contributions, Amount::Count("lần, đợt");
    "Tổng giá trị quy ra tiền", false, contribution_whole, Amount::Money;
    "Tiền mặt", true, contribution_cash, Amount::Money;
    "Ngày công, hiện vật quy ra tiền", true, contribution_labour_goods, Amount::Money;
    "Tài sản trên đất quy ra tiền", true, contribution_assets, Amount::Money;
    "Nguồn khác, không tách theo khoản", true, contribution_not_apart, Amount::Money;
    "Ngày công", false, contribution_labour_days, Amount::Days;
    "Đất hiến", false, contribution_land, Amount::Land;
    "Hộ hiến đất", true, contribution_land_households, Amount::Count("hộ");
    "Hộ đóng góp", false, contribution_households, Amount::Count("lượt hộ");
    "Cuộc đối thoại", false, dialogues, Amount::Count("cuộc");
    "Người dự", true, dialogue_people, Amount::Count("lượt người");
    "Ý kiến", true, dialogue_opinions, Amount::Count("lượt");
    "Trả lời tại chỗ", true, dialogue_answered, Amount::Count("ý kiến");
    "Giao giải quyết", true, dialogue_assigned, Amount::Count("ý kiến");
    "Đã giải quyết", true, dialogue_resolved, Amount::Count("ý kiến");
    "Việc hứa khi đối thoại đến hạn", false, promises_due, Amount::Count("việc");
    "Đã làm xong", true, promises_kept, Amount::Count("việc");
    "Đã làm xong đúng hạn", true, promises_in_time, Amount::Count("việc");
    "Nội dung công khai", false, democracy_published, Amount::Count("nội dung");
    "Nội dung Nhân dân bàn, quyết định", false, democracy_decided, Amount::Count("nội dung");
    "Nội dung Nhân dân tham gia ý kiến", false, democracy_consulted, Amount::Count("nội dung");
    "Nội dung Nhân dân kiểm tra, giám sát", false, democracy_supervised, Amount::Count("nội dung");
    "Quy chế nội bộ ban hành", false, rules_issued, Amount::Count("quy chế");
    "Đã công khai", true, rules_published, Amount::Count("quy chế");
    "Phong trào thi đua phát động", false, movements_begun, Amount::Count("phong trào");
    "Khen thưởng", false, commendations, Amount::Count("lượt");
    "Tập thể", true, commendations_collective, Amount::Count("tập thể");
    "Cá nhân", true, commendations_person, Amount::Count("cá nhân");
    "Văn bản chỉ đạo", false, directives_issued, Amount::Count("văn bản");
    "Cuộc kiểm tra", false, inspections_made, Amount::Count("cuộc");
};

/// Gives the days of the logs' period: its own cut-off where one is set on the day, else the report's.
pub fn days(r: Reader<'_>, asked: &Asked) -> Result<Span> {
    let units = unit::store::all(r)?;
    asked.period.span(|day| cutoff_on(r, asked, &units, day))
}

fn cutoff_on(r: Reader<'_>, asked: &Asked, units: &[unit::Unit], day: NaiveDate) -> Result<u32> {
    let set = setting::store::value(r, CUTOFF, day)?;
    set.parse().map_or_else(|_| asked.cutoff_on(r, units, day), Ok)
}

/// Gives the logs' own figures of a period.
pub fn figures(r: Reader<'_>, asked: &Asked) -> Result<Figures> {
    let span = days(r, asked)?;
    Scope::of(r, span.from, span.to)?.log_figures(r)
}

/// Makes the annex of a period; none where nothing was ever entered in a log up to its last day. `every` asks for all
/// eight lists, else only those that have rows.
pub fn annex(r: Reader<'_>, asked: &Asked, every: bool) -> Result<Option<Annex>> {
    let span = days(r, asked)?;
    let Some(first) = first_day(r, span.to)? else {
        return if every { made(r, asked, &span, span.from, every).map(Some) } else { Ok(None) };
    };
    made(r, asked, &span, first, every).map(Some)
}

fn made(r: Reader<'_>, asked: &Asked, span: &Span, first: NaiveDate, every: bool) -> Result<Annex> {
    let units = unit::store::all(r)?;
    let cutoff = |day| cutoff_on(r, asked, &units, day);
    let figures = |from, to| Scope::of(r, from, to)?.log_figures(r);
    let before = span.period.before().span(cutoff)?;
    let (year_from, year_to) = span.period.year_to_date(cutoff)?;
    let this = figures(span.from, span.to)?;
    let ever = figures(first.min(span.from), span.to)?;
    let columns = [this, figures(before.from, before.to)?, figures(year_from, year_to)?, ever];
    let row = |one: &Indicator| AnnexRow {
        label: one.label.to_owned(),
        part: one.part,
        unit: one.unit.say().to_owned(),
        figures: columns
            .each_ref()
            .map(|figures| one.unit.figure(figures.get(one.measure).copied().unwrap_or_default())),
    };
    let [this, _, _, ever] = &columns;
    Ok(Annex {
        period: xlsx::Period::of(span),
        since: first.year(),
        rows: INDICATORS.iter().map(row).collect(),
        sentence: sentence(this, ever, first.year()),
        lists: list::lists(r, span, every)?,
    })
}

/// The annex as a screen shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct AnnexShown {
    /// The period and its days.
    pub period: Span,
    /// The year of the first entry of any log.
    pub since: i32,
    /// The indicators.
    pub rows: Vec<IndicatorShown>,
    /// The figures in sentences.
    pub sentence: String,
    /// The day it was closed; none while its figures still follow the register.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub closed_on: Option<NaiveDate>,
}

/// An indicator as a screen shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct IndicatorShown {
    /// Its words.
    pub label: String,
    /// A part of the one above.
    pub part: bool,
    /// What it counts.
    pub unit: String,
    /// This period, the one before, the year to date, since the first entry.
    #[cfg_attr(feature = "types", ts(type = "number[]"))]
    pub figures: [Figure; 4],
    /// What the rows behind its figures are asked for by.
    pub measure: &'static str,
}

/// Gives the annex as a screen shows it.
pub fn told(r: Reader<'_>, asked: &Asked) -> Result<Value> {
    let span = days(r, asked)?;
    let Some(annex) = annex(r, asked, true)? else { return Ok(Value::Null) };
    let row = |(one, row): (&Indicator, AnnexRow)| {
        let AnnexRow { label, part, unit, figures } = row;
        IndicatorShown { label, part, unit, figures, measure: one.measure }
    };
    let rows = INDICATORS.iter().zip(annex.rows).map(row).collect();
    let shown = AnnexShown { period: span, since: annex.since, rows, sentence: annex.sentence, closed_on: None };
    Ok(json!(shown))
}

/// Gives the rows behind one figure of a period, and what it counts.
pub fn behind(r: Reader<'_>, asked: &Asked, measure: &str) -> Result<(Vec<(Slice, i64)>, &'static str)> {
    let known = INDICATORS.iter().find(|one| one.measure == measure).ok_or(Error::NotFound("measure"))?;
    let measure = Measure::named(known.measure).ok_or(Error::NotFound("measure"))?;
    let span = days(r, asked)?;
    Ok((measure.rows(r, &Scope::of(r, span.from, span.to)?)?, measure.definition))
}

/// Says the logs' figures of a period in a sentence for each; empty where the figures bear none.
pub fn say(r: Reader<'_>, asked: &Asked) -> Result<String> {
    Ok(annex(r, asked, false)?.map(|annex| annex.sentence).unwrap_or_default())
}

/// The logs in sentences, by what each is about; none where the figures bear none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "each is about what its name says")]
pub struct Said {
    pub outreach: Option<String>,
    pub models: Option<String>,
    pub given: Option<String>,
    pub given_ever: Option<String>,
    pub dialogues: Option<String>,
    pub democracy: Option<String>,
    pub emulation: Option<String>,
    pub directives: Option<String>,
}

/// Says the logs' figures of a period apart, by what each sentence is about.
pub fn said(r: Reader<'_>, asked: &Asked) -> Result<Said> {
    let span = days(r, asked)?;
    let Some(first) = first_day(r, span.to)? else { return Ok(Said::default()) };
    let this = Scope::of(r, span.from, span.to)?.log_figures(r)?;
    let ever = Scope::of(r, first.min(span.from), span.to)?.log_figures(r)?;
    Ok(say::said(&this, &ever, first.year()))
}

/// The first day anything was entered for, up to a last one.
fn first_day(r: Reader<'_>, to: NaiveDate) -> Result<Option<NaiveDate>> {
    let scope = Scope::of(r, to, to)?;
    let days: Vec<Option<NaiveDate>> = scope.query(r, include_str!("mobilisation_first.sql"), |row| row.get(0))?;
    Ok(days.into_iter().flatten().next())
}

impl Amount {
    /// Its words.
    #[must_use]
    pub fn say(self) -> &'static str {
        match self {
            Self::Count(words) => words,
            Self::Money => "đồng",
            Self::Land => "m²",
            Self::Days => "công",
        }
    }

    /// Makes a figure of a measure.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "no quantity of an office comes near 2^53 tenths")]
    pub fn figure(self, whole: i64) -> Figure {
        match self {
            Self::Count(_) | Self::Money => Figure::Count(whole),
            Self::Land | Self::Days => Figure::Area(whole as f64 / 10.0),
        }
    }
}
