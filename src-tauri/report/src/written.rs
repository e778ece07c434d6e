//! The written report of a period (báo cáo bằng văn bản): the sections of its outline, each with the sentences the
//! figures bear and with what the clerk wrote, and the forms attached. A period without data to compare with is not
//! compared with, and nothing names a denouncer.

pub mod attached;
mod balance;
mod compare;
mod result;
mod say;

use std::collections::HashMap;

use calendar::period::{Period, Span};
use chrono::NaiveDate;
use serde::Serialize;
use vault::error::{Error, Result};
use vault::{Moment, Reader};
use words::day;

pub use self::attached::Attached;
use self::compare::Against;
use self::say::Grounds;
use super::balance::Bodies;
use super::mobilisation::{self, Said};
use super::{Asked, Report, sentence, summary};
use crate::close;
use register::record::opinion;
pub use register::record::opinion::outline;
use register::record::opinion::outline::{Outline, Say};
use register::secrecy::{Sight, Veil};

/// A written report.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Written {
    /// The form of paper it is the body of.
    pub form: &'static str,
    /// The outline's name.
    pub name: &'static str,
    /// The period and its days.
    pub period: Span,
    /// The sections that stand in it.
    pub sections: Vec<Part>,
    /// What the clerk should look at before sending; not printed.
    pub remarks: Vec<String>,
    /// The forms attached.
    #[serde(skip)]
    pub annex: Vec<Attached>,
}

/// A section, filled.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "WrittenPart"))]
pub struct Part {
    /// Its heading and what is left to the clerk.
    #[serde(flatten)]
    pub section: &'static outline::Section,
    /// The sentences of the figures.
    pub said: Vec<String>,
    /// The figures beside those of other periods, headings first; empty where there is nothing to compare with.
    pub comparison: Vec<Vec<String>>,
    /// What the clerk wrote.
    pub text: String,
}

/// Fills the written report of a period, of a form of paper.
pub fn written(r: Reader<'_>, form: &str, period: Period, now: Moment) -> Result<Written> {
    let outline = outline::of(form, period).ok_or(Error::NotFound("form"))?;
    let asked = Asked::plainly(period);
    let report = super::report(r, &asked, now)?;
    let writer = Writer::of(r, &asked, &report)?;
    let mut parts = Vec::with_capacity(outline.section.len());
    for section in &outline.section {
        parts.push(writer.part(section)?);
    }
    let of_the_logs = outline.form != "report";
    Ok(Written {
        form: &outline.form,
        name: &outline.name,
        period: if of_the_logs { mobilisation::days(r, &asked)? } else { report.period.clone() },
        remarks: writer.remarks(&report, now)?,
        annex: if of_the_logs { Vec::new() } else { attached::of(&report) },
        sections: standing(outline, parts),
    })
}

/// Leaves out the groups whose sections all say nothing; nothing of the clerk's is ever left out.
fn standing(outline: &'static Outline, parts: Vec<Part>) -> Vec<Part> {
    debug_assert_eq!(outline.section.len(), parts.len());
    parts
        .into_iter()
        .filter(|part| part.section.field.is_some() || !part.section.optional || !part.is_silent())
        .collect()
}

impl Part {
    /// Tells whether it says nothing yet.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        self.said.is_empty() && self.comparison.is_empty() && self.text.is_empty()
    }

    /// Tells whether it stands in the paper: not where it is optional and says nothing.
    #[must_use]
    pub fn stands(&self) -> bool {
        !self.section.optional || !self.is_silent()
    }

    /// Tells whether a line to write on stands in it: it says nothing, and was to say something.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.is_silent() && self.section.field.is_some()
    }
}

struct Writer<'a> {
    grounds: Grounds<'a>,
    asked: &'a Asked,
    span: Span,
    logs: Span,
    said: Said,
    written: HashMap<String, String>,
}

impl<'a> Writer<'a> {
    fn of(r: Reader<'a>, asked: &'a Asked, report: &Report) -> Result<Self> {
        let scope = asked.scope(r)?;
        // Who denounces may have been told here before anybody knew that it is a denunciation.
        let veil = Veil::of_nobody(r, Sight::Book)?;
        let covered = |one: opinion::Opinion| Ok((one.section, veil.text(&one.text)?.into_owned()));
        let opinions = opinion::store::of(r, &asked.period.to_string())?.into_iter().map(covered);
        let opinions = opinions.collect::<Result<_>>()?;
        Ok(Self {
            grounds: Grounds {
                r,
                figures: scope.figures(r)?,
                bodies: Bodies::of(r, &scope)?,
                of_no_matter: sentence::of_no_matter(r, &scope)?,
                scope,
                against: compare::against(r, asked)?,
            },
            asked,
            span: report.period.clone(),
            logs: mobilisation::days(r, asked)?,
            said: mobilisation::said(r, asked)?,
            written: opinions,
        })
    }

    fn part(&self, section: &'static outline::Section) -> Result<Part> {
        let mut said = Vec::new();
        for one in &section.say {
            said.extend(self.say(*one)?);
        }
        // That nothing happened is said once, and not beside what did.
        if said.iter().any(|one| one != say::NOTHING) {
            said.retain(|one| one != say::NOTHING);
        }
        said.dedup();
        // The days of the logs alone say nothing.
        if said.len() == 1 && section.say.contains(&Say::LogsDays) && self.logs_days().is_some() {
            said.clear();
        }
        let comparison = if section.say.contains(&Say::Comparison) { self.comparison() } else { Vec::new() };
        let text = section.field.as_ref().and_then(|field| self.written.get(field)).cloned().unwrap_or_default();
        Ok(Part { section, said, comparison, text })
    }

    fn say(&self, what: Say) -> Result<Vec<String>> {
        let one = |said: &Option<String>| said.iter().cloned().collect();
        Ok(match what {
            Say::Reception => self.grounds.reception(),
            Say::Petitions => self.grounds.petitions(),
            Say::Within => self.grounds.within()?,
            Say::Outside => self.grounds.outside(),
            Say::Complaints => self.grounds.complaints(),
            Say::Denunciations => self.grounds.denunciations(),
            Say::Resolution => self.grounds.resolution(),
            Say::Execution => self.grounds.execution(),
            Say::Management => self.grounds.management(),
            Say::Comparison => Vec::new(),
            Say::LogsDays => self.logs_days().into_iter().collect(),
            Say::Outreach => one(&self.said.outreach),
            Say::Models => one(&self.said.models),
            Say::Given => [&self.said.given, &self.said.given_ever].into_iter().flatten().cloned().collect(),
            Say::Dialogues => one(&self.said.dialogues),
            Say::Democracy => one(&self.said.democracy),
            Say::Emulation => one(&self.said.emulation),
            Say::Directives => one(&self.said.directives),
        })
    }

    /// Says the days of the logs where they are not those of the report.
    fn logs_days(&self) -> Option<String> {
        let other = (self.logs.from, self.logs.to) != (self.span.from, self.span.to);
        other.then(|| {
            format!(
                "Số liệu mục này tính từ ngày {} đến ngày {}, theo kỳ của cấp ủy.",
                day::show(self.logs.from),
                day::show(self.logs.to)
            )
        })
    }

    /// The figures of this period beside those the register holds others of.
    fn comparison(&self) -> Vec<Vec<String>> {
        let against = &self.grounds.against;
        if against.is_empty() {
            return Vec::new();
        }
        let heading = |one: &Against| capital(one.words.trim_start_matches("so với "));
        let mut rows = vec![vec!["Chỉ tiêu".to_owned(), "Kỳ này".to_owned()]];
        if let Some(head) = rows.first_mut() {
            head.extend(against.iter().flat_map(|one| [heading(one), "Tăng, giảm".to_owned()]));
        }
        for (label, part, measure) in summary::indicators() {
            let now = self.grounds.figure(measure);
            let then = |one: &Against| one.figures.get(measure).copied().unwrap_or_default();
            // What is nought everywhere compares nothing.
            if now == 0 && against.iter().all(|one| then(one) == 0) {
                continue;
            }
            let mut row = vec![if part { format!("– {label}") } else { label.to_owned() }, now.to_string()];
            row.extend(against.iter().flat_map(|one| [then(one).to_string(), signed(now - then(one))]));
            rows.push(row);
        }
        rows
    }

    fn remarks(&self, report: &Report, now: Moment) -> Result<Vec<String>> {
        let mut remarks: Vec<String> = report.warnings.iter().map(|one| one.say.clone()).collect();
        remarks.extend(changed(&close::open(self.grounds.r, self.asked, None, now)?, report));
        let broken = report.checks.iter().filter(|one| !one.holds);
        remarks.extend(broken.map(|one| format!("Biểu {}: {} không khớp.", one.form, one.rule)));
        let first = summary::first_day(self.grounds.r, &self.grounds.scope)?;
        for one in &self.grounds.against {
            remarks.extend(first.filter(|first| *first > one.span.from).map(|first| partly(first, one)));
        }
        if !matches!(self.asked.period, Period::Range(..)) && self.grounds.against.is_empty() {
            remarks
                .push("Sổ chưa có số liệu của kỳ trước và cùng kỳ năm trước, nên báo cáo không so sánh.".to_owned());
        }
        Ok(remarks)
    }
}

/// Says that a closed period is not any more what was sent.
fn changed(sent: &Report, report: &Report) -> Option<String> {
    let on = sent.closed_on?;
    let same = sent.forms == report.forms && sent.sentence == report.sentence;
    (!same).then(|| {
        format!(
            "Kỳ đã chốt ngày {}, sau đó sổ có thay đổi: lời văn này theo số liệu hiện nay, không phải số đã gửi. Hãy xem \
             phần thay đổi sau khi chốt; cần gửi lại thì mở lại kỳ.",
            day::show(on)
        )
    })
}

/// Says that a comparison stands on part of a period only.
fn partly(first: NaiveDate, one: &Against) -> String {
    format!(
        "Sổ có số liệu từ ngày {}, sau ngày đầu của {}: xem lại câu so sánh.",
        day::show(first),
        one.words.trim_start_matches("so với ")
    )
}

fn signed(change: i64) -> String {
    if change > 0 { format!("+{change}") } else { change.to_string() }
}

fn capital(words: &str) -> String {
    mobilisation::capital(words)
}
