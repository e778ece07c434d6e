//! What the papers about a period say: the written reports, and the schedule of sessions.

use calendar::period::Period;
use vault::Moment;
use vault::error::{Error, Result};
use words::codes::Code;
use words::day;
use words::slice::Slice;

use super::{Facts, Gather};
use register::record::session::Body;
use register::row::show;
use register::view::list::{self, Query};
use report::written;

impl Gather<'_> {
    pub(super) fn period(&self, facts: &mut Facts) -> Result<()> {
        let usage = || Error::Usage("kỳ phải ghi dạng 2019-09, 2026-Q1, 2026, 2026-11-01..2026-11-30");
        let text = self.paper.period.as_deref().unwrap_or_default();
        let period = Period::parse(text).ok_or_else(usage)?;
        if self.form.code == "schedule" {
            return self.schedule(facts, period);
        }
        let now = Moment::on(self.paper.day());
        let written = written::written(self.r, &self.form.code, period, now)?;
        facts.put("period", period.say());
        let (from, to) = (written.period.from, written.period.to);
        facts.put("days", format!("số liệu từ ngày {} đến ngày {}", day::show(from), day::show(to)));
        facts.written = written.sections;
        facts.annex = written.annex;
        Ok(())
    }

    /// The announced sessions of a stretch of days; a named month is here the month of the calendar.
    fn schedule(&self, facts: &mut Facts, period: Period) -> Result<()> {
        let span = period.span(|_| Ok::<u32, Error>(1))?;
        facts.put("period", period.say());
        let days = [("from", span.from), ("to", span.to)].map(|(key, day)| (key.to_owned(), day.to_string()));
        let mut query = Query { filter: days.into(), limit: Some(1_000), ..Query::default() };
        query.filter.insert("cancelled".to_owned(), "no".to_owned());
        let mut rows = list::list(self.r, Slice::Session, &query, self.paper.on)?.rows;
        rows.reverse();
        for row in rows.iter().filter(|row| row.get("published").is_some_and(|flag| flag == true)) {
            // The Party's and the Council's days are announced by themselves; why somebody is away is not for the wall.
            if !show::text(row, "moved_to").is_empty() || show::text(row, "body") != Body::Committee.code() {
                continue;
            }
            let Some(on) = day::iso(&show::text(row, "on")) else { continue };
            let host = show::text(row, "host");
            facts.host(self.r, &host, on)?;
            let host = facts.value("host").unwrap_or(host);
            facts.sessions.push([day::show(on), day::weekday(on).to_owned(), host]);
        }
        Ok(())
    }
}
