//! What is counted and sent. The report of a period: figures by measure, tables by form, checks, warnings, and the key
//! sentence. What is counted is in `measure/*.sql`; where it is printed and what must add up is in `assets/forms`.
//!
//! **What is here.** `measure`: one question in SQL, one sentence of definition. `form` and `table`: the columns of a circular,
//! what must add up, and the filled table. `summary`, `balance`, `sentence`, `warning`: what stands beside the forms. `close`: a period as
//! it was sent, and what changed since. `written`: the report in words. `mobilisation` and `retrospect`: the figures of dân
//! vận, and of twelve months. `xlsx`: every workbook of figures. `grid`: a list as a workbook. `yearbook`: the two books as
//! they are printed. `today`: the first screen.
//!
//! **What may be imported.** `words`, `calendar`, `vault` and `register`; not `import`.
//!
//! **Where to add a thing.** A new circular: a folder of `.toml` files in `assets/forms`. A new question: a `.sql` file in
//! `measure`, its definition in the list of `measure.rs`, a test. A sheet: `xlsx`.

mod asked;
pub mod balance;
pub mod close;
pub mod form;
pub mod grid;
mod issued;
pub mod measure;
pub mod mobilisation;
pub mod retrospect;
pub mod sentence;
pub(crate) mod stamp;
pub mod summary;
pub mod table;
pub mod today;
mod warning;
pub mod written;
pub mod xlsx;
pub mod yearbook;

use calendar::period::Span;
use chrono::{NaiveDate, NaiveTime};
use serde::{Serialize, Serializer};
use vault::error::{Error, Result};
use vault::{Moment, Reader};
use words::slice::Slice;

pub use self::asked::Asked;
use self::balance::{Balance, Bodies};
use self::form::{Check, Column, Regime};
use self::measure::{Figures, Measure, Scope};
use self::summary::Summary;
use self::table::Table;
pub use self::warning::Warning;
pub use calendar::period;
pub use register::period::running;
use register::record::unit;
use register::record::unit::Unit;
use register::reference::refs;

/// The report of a period.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Report {
    /// The unit's name on the period's last day.
    pub unit: String,
    /// The period and its days.
    pub period: Span,
    /// The forms used.
    pub regime: &'static str,
    /// One more than what was sent for this period; of a closed period, its own.
    pub revision: i64,
    /// The day it was closed; none while its figures still follow the register.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub closed_on: Option<NaiveDate>,
    /// The forms, filled.
    #[serde(serialize_with = "by_form")]
    #[cfg_attr(feature = "types", ts(type = "Record<string, Record<string, number>>"))]
    pub forms: Vec<Table>,
    /// The figures beside the forms.
    pub summary: Summary,
    /// What was to be resolved, and what was; none of a period that was closed before this was counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub balance: Option<Balance>,
    /// Whose receptions there were; none of a period that was closed before this was counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub bodies: Option<Bodies>,
    /// What must add up, and whether it does.
    pub checks: Vec<Checked>,
    /// What should be looked at.
    pub warnings: Vec<Warning>,
    /// The key sentence.
    pub sentence: String,
}

/// A rule of a form, and when it is broken the records that break it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Checked {
    /// The form.
    pub form: String,
    /// The rule as printed: `3=4+23`.
    pub rule: String,
    /// It holds.
    pub holds: bool,
    /// By ref, the records that break it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub refs: Vec<String>,
}

/// Makes the report of a period.
pub fn report(r: Reader<'_>, asked: &Asked, now: Moment) -> Result<Report> {
    let (unit, span) = asked.on(r)?;
    let scope = Scope::of(r, span.from, span.to)?;
    let figures = scope.figures(r)?;
    let (regime, missing) = asked.regime_for(span.to)?;
    let forms = fill(regime, &figures)?;
    let checks = check(r, &scope, regime, &forms)?;
    let (balance, bodies) = (Balance::of(&figures), Bodies::of(r, &scope)?);
    let mut warnings = warning::find(r, &scope, &unit, &bodies, now)?;
    warnings.splice(0..0, missing.map(warning::regime_missing));
    let sentence = if forms.iter().all(Table::is_blank) {
        sentence::nothing(&scope, &balance, &bodies)
    } else {
        sentence::say(r, &scope, &figures)?
    };
    Ok(Report {
        unit: unit.name,
        regime: regime.id,
        revision: close::store::next_revision(r, &span.period.to_string())?,
        closed_on: None,
        period: span,
        forms,
        summary: Summary::of(&figures),
        balance: Some(balance),
        bodies: Some(bodies),
        checks,
        warnings,
        sentence,
    })
}

/// Makes the workbook of a report: the month's summary first, then the forms. The same register gives the same bytes.
pub fn workbook(r: Reader<'_>, asked: &Asked, report: &Report) -> Result<Vec<u8>> {
    let (unit, span) = asked.on(r)?;
    let annex = mobilisation::annex(r, asked, false)?;
    // What is to be looked at again belongs to the office: it stands in the file it keeps, never in the one that is sent.
    let kept = if report.closed_on.is_none() { report.warnings.as_slice() } else { &[] };
    let borrowed = form::borrowed(report.regime, report.period.to);
    let notes: Vec<String> = borrowed.iter().cloned().collect();
    let sheet = |table: &Table| xlsx::FormSheet { table: table.clone(), notes: notes.clone() };
    let code = stamp::code(report, mobilisation::annex(r, asked, true)?.as_ref());
    let book = xlsx::Workbook {
        summary: xlsx::Summary {
            rows: summary::rows(r, asked, &report.period)?,
            sentence: report.sentence.clone(),
            forms: borrowed.unwrap_or_default(),
        },
        remarks: kept.iter().map(|warning| warning.say.clone()).collect(),
        issued: issued::of(r, &unit.name, &span)?,
        forms: report.forms.iter().map(sheet).collect(),
        annex,
        ..bare(unit, &span, stamp::say(report.revision, report.closed_on.is_some(), &code, &r.printed_head()?))
    };
    xlsx::workbook(&book).map_err(|error| Error::Workbook(error.to_string()))
}

/// Makes the workbook of the logs alone, every list in it, as it goes out when its period is closed or before.
pub fn mobilisation_workbook(r: Reader<'_>, asked: &Asked, closed: bool) -> Result<Vec<u8>> {
    let span = mobilisation::days(r, asked)?;
    let units = unit::store::all(r)?;
    let unit = unit::on(&units, span.to).cloned().ok_or(Error::NotFound("unit"))?;
    let annex = mobilisation::annex(r, asked, true)?.ok_or(Error::NotFound("annex"))?;
    let revision = close::store::next_revision(r, &span.period.to_string())?;
    let stamp = stamp::say(revision, closed, &stamp::annex_code(&unit.name, &annex), &r.printed_head()?);
    xlsx::annex_workbook(&bare(unit, &span, stamp), &annex).map_err(|error| Error::Workbook(error.to_string()))
}

/// A workbook of a unit and its days, with nothing on it but its stamp.
fn bare(unit: Unit, span: &Span, stamp: String) -> xlsx::Workbook {
    xlsx::Workbook {
        unit: unit.name,
        upper: unit.upper_level.name,
        place: unit.place,
        period: xlsx::Period::of(span),
        issued: xlsx::Issued::default(),
        summary: xlsx::Summary::default(),
        remarks: Vec::new(),
        forms: Vec::new(),
        annex: None,
        stamp,
        created: span.to.and_time(NaiveTime::MIN),
    }
}

/// Names the file of the logs' own workbook.
pub fn mobilisation_file_name(r: Reader<'_>, asked: &Asked) -> Result<String> {
    let (unit, span) = asked.on(r)?;
    Ok(xlsx::mobilisation_file_name(&unit.name, &span.period.to_string()))
}

/// Names the workbook's file.
#[must_use]
pub fn file_name(report: &Report) -> String {
    let revision = u32::try_from(report.revision).unwrap_or(u32::MAX);
    xlsx::file_name(&report.unit, &report.period.period.to_string(), revision)
}

/// Gives the rows behind one cell, by slice and id.
pub fn behind(r: Reader<'_>, asked: &Asked, form: &str, column: u32) -> Result<Vec<(Slice, i64)>> {
    let (_, span) = asked.on(r)?;
    let (regime, _) = asked.regime_for(span.to)?;
    let columns = regime.form(form).map(|form| form.columns.as_slice()).unwrap_or_default();
    let column = columns.iter().find(|one| one.number == column).ok_or(Error::NotFound("column"))?;
    let measure = Measure::named(&column.measure).ok_or(Error::NotFound("measure"))?;
    measure.rows(r, &Scope::of(r, span.from, span.to)?)
}

/// Gives the definition of one cell's figure.
pub fn definition(asked: &Asked, r: Reader<'_>, form: &str, column: u32) -> Result<&'static str> {
    let (regime, _) = asked.regime_for(asked.days(r)?.to)?;
    let columns = regime.form(form).map(|form| form.columns.as_slice()).unwrap_or_default();
    let column = columns.iter().find(|one| one.number == column).ok_or(Error::NotFound("column"))?;
    Ok(Measure::named(&column.measure).ok_or(Error::NotFound("measure"))?.definition)
}

/// Gives the definition of every cell of a report, by form and column.
#[must_use]
pub fn definitions(
    report: &Report,
) -> std::collections::BTreeMap<&str, std::collections::BTreeMap<u32, &'static str>> {
    let Some(regime) = form::regime(report.regime) else { return std::collections::BTreeMap::new() };
    let of = |column: &Column| Some((column.number, Measure::named(&column.measure)?.definition));
    regime.forms.iter().map(|form| (form.code.as_str(), form.columns.iter().filter_map(of).collect())).collect()
}

fn fill(regime: &Regime, figures: &Figures) -> Result<Vec<Table>> {
    let figure = |column: &Column| {
        let whole = figures.get(column.measure.as_str()).copied().ok_or(Error::NotFound("measure"))?;
        Ok(column.format.figure(whole))
    };
    regime.forms.iter().map(|form| Table::fill(form, figure)).collect()
}

/// Checks every rule of every form; the rows that break one are those in the figures on one side of it only.
fn check(r: Reader<'_>, scope: &Scope, regime: &Regime, forms: &[Table]) -> Result<Vec<Checked>> {
    let look = |form: &str, column| table::look(forms, form, column);
    let mut checks = Vec::new();
    for check in regime.check(&look) {
        let refs = if check.holds { Vec::new() } else { breaking(r, scope, regime, &check)? };
        checks.push(Checked { form: check.form, rule: check.rule, holds: check.holds, refs });
    }
    Ok(checks)
}

fn breaking(r: Reader<'_>, scope: &Scope, regime: &Regime, check: &Check) -> Result<Vec<String>> {
    let mut seen: std::collections::BTreeMap<(Slice, i64), usize> = std::collections::BTreeMap::new();
    for spot in &check.columns {
        let column =
            regime.form(&spot.form).and_then(|form| form.columns.iter().find(|one| one.number == spot.column));
        let Some(measure) = column.and_then(|column| Measure::named(&column.measure)) else { continue };
        for row in measure.rows(r, scope)? {
            *seen.entry(row).or_default() += 1;
        }
    }
    // In a sum that holds each row stands twice: in the whole and in one part.
    let odd = seen.into_iter().filter(|(_, times)| *times != 2).map(|(row, _)| row);
    refs(r, odd)
}

fn by_form<S: Serializer>(forms: &[Table], serializer: S) -> std::result::Result<S::Ok, S::Error> {
    serializer.collect_map(forms.iter().map(|table| (&table.form, table.numbers())))
}
