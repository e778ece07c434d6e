//! The duties of the register. Each kind has one statement that finds them all, open and done, with what each is reckoned
//! from; the list, a record and a picture ask the same statement for some of them, so that they cannot differ.

use chrono::NaiveDate;
use rusqlite::Row;
use rusqlite::ToSql;
use rusqlite::named_params;
use vault::Reader;
use vault::act::optional;
use vault::error::Result;
use vault::sql::Statements;
use words::slice::Slice;

use super::Open;

/// A kind of duty: the record it is told of, the statement that finds them, and what narrows it. Each narrowing is kept
/// by an index: an office's open work is short, a record is one, and a stretch of days reaches back no further than what
/// was begun or done in it can fall due.
struct Kind {
    slice: Slice,
    found: &'static str,
    /// What is not done.
    open: &'static str,
    /// What one record is bound to.
    one: &'static str,
    /// What the office itself owed in a stretch of days; together all that may fall due in it.
    within: &'static [&'static str],
}

const KINDS: [Kind; 5] = [
    Kind {
        slice: Slice::Petition,
        found: include_str!("petition.sql"),
        open: "and petition.processed_on is null",
        one: "and petition.id = :id",
        within: &["and petition.received_on between :begin and :to"],
    },
    Kind {
        slice: Slice::Visit,
        found: include_str!("visit.sql"),
        open: "and visit.outcome is null
            and not exists (
                select 1 from petition
                where petition.via_visit = visit.id
                    and petition.processed_on is not null
                    and petition.cancelled_on is null
            )",
        one: "and visit.id = :id",
        within: &[],
    },
    Kind {
        slice: Slice::Resolution,
        found: include_str!("resolution.sql"),
        open: "and resolution.decision_on is null",
        one: "and resolution.matter = :id order by resolution.accepted_on, resolution.id",
        within: &["and resolution.decision_on is null", "and resolution.decision_on >= date(:from, '-400 days')"],
    },
    Kind {
        slice: Slice::Referral,
        found: include_str!("referral.sql"),
        open: "and referral.reply_on is null",
        one: "and referral.id = :id",
        within: &[
            "and referral.kind = 'assign' and referral.reply_on is null and referral.reply_due between :from and :to",
            "and referral.kind = 'assign' and referral.reply_on is not null
                and referral.on_day >= date(:from, '-400 days') and referral.reply_due between :from and :to",
        ],
    },
    Kind {
        slice: Slice::Dialogue,
        found: include_str!("promise.sql"),
        open: "and promise.done_on is null",
        one: "and promise.dialogue = :id order by promise.place",
        within: &["and promise.due_on between :from and :to"],
    },
];

/// Gives what was open on a day.
pub(super) fn open(r: Reader<'_>, on: NaiveDate) -> Result<Vec<Open>> {
    let mut all = Vec::new();
    for kind in &KINDS {
        all.extend(kind.ask(r, kind.open, &[(":on", &on)])?);
    }
    Ok(all)
}

/// Gives what a record is or was bound to, done or not.
pub(super) fn of(r: Reader<'_>, slice: Slice, id: i64, on: NaiveDate) -> Result<Vec<Open>> {
    let told = if slice == Slice::Matter { Slice::Resolution } else { slice };
    match KINDS.iter().find(|kind| kind.slice == told && slice != Slice::Resolution) {
        Some(kind) => kind.ask(r, kind.one, &[(":on", &on), (":id", &id)]),
        None => Ok(Vec::new()),
    }
}

/// Gives what the office itself owed and may have fallen due in a stretch of days, done or not; of papers those that came
/// on the day `begin` or later.
pub(super) fn within(
    r: Reader<'_>,
    begin: NaiveDate,
    from: NaiveDate,
    to: NaiveDate,
    on: NaiveDate,
) -> Result<Vec<Open>> {
    let mut all = Vec::new();
    for kind in &KINDS {
        for some in kind.within {
            all.extend(kind.ask(r, some, &[(":on", &on), (":begin", &begin), (":from", &from), (":to", &to)])?);
        }
    }
    Ok(all)
}

impl Kind {
    /// Asks for some of a kind, with those of the values given that the statement has a place for.
    fn ask(&self, r: Reader<'_>, some: &str, given: &[(&str, &dyn ToSql)]) -> Result<Vec<Open>> {
        let mut statement = r.prepare(&format!("{}    {some}", self.found))?;
        for (name, value) in given {
            if let Some(place) = statement.parameter_index(name)? {
                statement.raw_bind_parameter(place, value)?;
            }
        }
        let mut rows = statement.raw_query();
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push(from_row(self.slice, row)?);
        }
        Ok(all)
    }
}

/// Gives the papers that are kept for a year only and came before a day.
pub(super) fn kept(r: Reader<'_>, on: NaiveDate) -> Result<Vec<Open>> {
    let mut statement = r.prepare(include_str!("kept.sql"))?;
    let mut rows = statement.query(named_params! { ":on": on })?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(from_row(Slice::Petition, row)?);
    }
    Ok(all)
}

/// Gives the matter a resolution is of, by ref.
pub(super) fn matter_of(r: Reader<'_>, resolution: i64) -> Result<Option<String>> {
    let sql = "select reference.ref from resolution
        join reference on reference.slice = 'matter' and reference.record = resolution.matter
        where resolution.id = :id";
    optional(r.prepare(sql)?.query_row(named_params! { ":id": resolution }, |row| row.get(0)))
}

/// Every statement gives the same columns in the same order, and of some kinds one more.
fn from_row(slice: Slice, row: &Row<'_>) -> Result<Open> {
    let rule: Option<String> = row.get(2)?;
    let rule =
        ["D03", "D05", "D20", "D07", "D08", "D23", "D32"].into_iter().find(|one| Some(*one) == rule.as_deref());
    Ok(Open {
        slice,
        id: row.get(0)?,
        number: row.get(1)?,
        rule,
        from: row.get(3)?,
        complex: row.get(4)?,
        remote: row.get(5)?,
        suspended_days: row.get(6)?,
        extended_to: row.get(7)?,
        done_on: row.get(8)?,
        matter: if slice == Slice::Resolution { Some(row.get("matter")?) } else { None },
        promised: if slice == Slice::Dialogue { row.get("what")? } else { None },
    })
}
