//! The statements of lists, put together from fixed pieces.

use chrono::NaiveDate;
use rusqlite::ToSql;
use rusqlite::types::{Value as Held, ValueRef};
use serde_json::Value;

use super::{Cursor, Listing, Query, Row, Test};
use crate::casebook::Reader;
use crate::codes::{self, Code};
use crate::error::{Error, Result};
use crate::vietnamese::fold::{fold, tokens};

/// A list with what it was asked for.
pub(super) struct Asked {
    listing: &'static Listing,
    conditions: Vec<String>,
    values: Vec<(String, Held)>,
    /// Both expressions of the order.
    order: (&'static str, &'static str),
    descending: bool,
    today: NaiveDate,
}

impl Asked {
    pub fn of(listing: &'static Listing, query: &Query, today: NaiveDate) -> Result<Self> {
        let usage = || Error::Usage("không sắp xếp hoặc lọc được theo cột này");
        let (order, descending) = match &query.sort {
            Some(sort) => {
                let order = listing.orders.iter().find(|order| order.0.contains(&sort.column.as_str()));
                (order.ok_or_else(usage)?, sort.descending)
            }
            None => (listing.orders.first().ok_or_else(usage)?, true),
        };
        let mut asked = Self {
            listing,
            conditions: Vec::new(),
            values: Vec::new(),
            order: (order.1, order.2),
            descending,
            today,
        };
        if !listing.standing.is_empty() {
            asked.conditions.push(listing.standing.to_owned());
        }
        for (column, text) in query.filter.iter().filter(|(_, text)| !text.trim().is_empty()) {
            let filter = listing.filters.iter().find(|filter| filter.0.contains(&column.as_str()));
            asked.filter(&filter.ok_or_else(usage)?.1, text.trim())?;
        }
        asked.search(query.search.as_deref().unwrap_or_default());
        if let Some(ids) = &query.ids {
            let condition = format!("{}.id in (select value from json_each(:ids))", listing.slice.code());
            asked.conditions.push(condition);
            asked.values.push((":ids".to_owned(), Held::Text(Value::from(ids.clone()).to_string())));
        }
        Ok(asked)
    }

    /// Each filter binds a name of its own; the pieces all say `:value`.
    fn filter(&mut self, by: &Test, text: &str) -> Result<()> {
        let name = format!(":value{}", self.values.len());
        let (condition, value) = match by {
            Test::Sql(sql) => ((*sql).to_owned(), text.to_owned()),
            Test::Words(sql) => ((*sql).to_owned(), fold(text)),
            Test::Code(table, expression) => {
                let codes = codes::matching(table, text);
                (format!("{expression} in (select value from json_each(:value))"), Value::from(codes).to_string())
            }
        };
        if value.len() > 400 {
            return Err(Error::Usage("chữ cần lọc quá dài"));
        }
        if condition.contains(":today") {
            self.values.push((":today".to_owned(), Held::Text(self.today.to_string())));
        }
        self.conditions.push(condition.replace(":value", &name));
        self.values.push((name, Held::Text(value)));
        Ok(())
    }

    fn search(&mut self, text: &str) {
        let tokens = tokens(text);
        if tokens.is_empty() {
            return;
        }
        let query: Vec<String> = tokens.iter().map(|token| format!("\"{}\"*", token.replace('"', ""))).collect();
        // Crossed: what was found is looked up in the references, never each reference among what was found.
        self.conditions.push(format!(
            "{0}.id in (select reference.record from finding_index cross join reference on reference.id = finding_index.rowid
             where finding_index match :search and reference.slice = '{0}')",
            self.listing.slice.code()
        ));
        self.values.push((":search".to_owned(), Held::Text(query.join(" "))));
    }

    pub fn count(&self, r: Reader<'_>) -> Result<i64> {
        let slice = self.listing.slice.code();
        // Every record of a list has a ref, and those are in an index by slice.
        let sql = match self.conditions.join(" and ") {
            all if all.is_empty() => format!("select count(*) from reference where slice = '{slice}'"),
            some => format!("select count(*) from {slice} where {some}"),
        };
        let mut statement = r.prepare(&sql)?;
        Ok(statement.query_row(self.bound(&[]).as_slice(), |row| row.get(0))?)
    }

    /// Gives the ids of a page, each with the key the page after it would begin behind.
    pub fn keys(&self, r: Reader<'_>, after: Option<&Cursor>, limit: usize) -> Result<Vec<(i64, Cursor)>> {
        let slice = self.listing.slice.code();
        let (first, second) = self.order;
        let (sign, way) = if self.descending { ("<", " desc") } else { (">", "") };
        let mut conditions = self.conditions.clone();
        conditions.push(format!("({first}, {second}) {sign} (:first, :second)"));
        let sql = format!(
            "select {slice}.id, {first} as first, {second} as second from {slice} where {}
             order by {first}{way}, {second}{way} limit :limit",
            conditions.join(" and ")
        );
        let (before, behind) = match after {
            Some(Cursor(first, second)) => (held(first)?, *second),
            // A blob is greater than every number and text, an infinite number less: before the first row.
            None if self.descending => (Held::Blob(vec![0xFF]), 0),
            None => (Held::Real(f64::NEG_INFINITY), 0),
        };
        let limit = Held::Integer(i64::try_from(limit).unwrap_or(i64::MAX));
        let more = [(":first", before), (":second", Held::Integer(behind)), (":limit", limit)];
        let mut statement = r.prepare(&sql)?;
        let mut rows = statement.query(self.bound(&more).as_slice())?;
        let mut keys = Vec::new();
        while let Some(row) = rows.next()? {
            keys.push((row.get(0)?, Cursor(json(row.get_ref(1)?)?, row.get(2)?)));
        }
        Ok(keys)
    }

    fn bound<'a>(&'a self, more: &'a [(&'a str, Held)]) -> Vec<(&'a str, &'a dyn ToSql)> {
        let own = self.values.iter().map(|(name, value)| (name.as_str(), value as &dyn ToSql));
        own.chain(more.iter().map(|(name, value)| (*name, value as &dyn ToSql))).collect()
    }
}

/// Gives papers with those whose matter is being resolved by one of some resolutions.
pub(super) fn late_petitions(r: Reader<'_>, papers: &[i64], resolutions: &[i64]) -> Result<Vec<i64>> {
    let sql = "select value from json_each(:papers)
               union
               select petition.id from resolution join petition on petition.matter = resolution.matter
               where resolution.id in (select value from json_each(:resolutions)) and petition.cancelled_on is null";
    late(r, sql, papers, resolutions)
}

/// Gives the matters of some papers and resolutions.
pub(super) fn late_matters(r: Reader<'_>, papers: &[i64], resolutions: &[i64]) -> Result<Vec<i64>> {
    let sql = "select matter from petition
               where id in (select value from json_each(:papers)) and matter is not null
               union
               select matter from resolution where id in (select value from json_each(:resolutions))";
    late(r, sql, papers, resolutions)
}

fn late(r: Reader<'_>, sql: &str, papers: &[i64], resolutions: &[i64]) -> Result<Vec<i64>> {
    let (papers, resolutions) = (Value::from(papers).to_string(), Value::from(resolutions).to_string());
    let mut statement = r.prepare(sql)?;
    let ids = statement
        .query_map(rusqlite::named_params! { ":papers": papers, ":resolutions": resolutions }, |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// Reads one row of a statement over `:id`, every column by its name.
pub(crate) fn one(r: Reader<'_>, sql: &str, id: i64) -> Result<Option<Row>> {
    Ok(all(r, sql, id)?.pop())
}

/// Reads every row of a statement over `:id`.
pub(crate) fn all(r: Reader<'_>, sql: &str, id: i64) -> Result<Vec<Row>> {
    let mut statement = r.prepare(sql)?;
    let names: Vec<String> = statement.column_names().into_iter().map(ToOwned::to_owned).collect();
    let mut rows = statement.query(rusqlite::named_params! { ":id": id })?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let mut held = Row::new();
        for (place, name) in names.iter().enumerate() {
            held.insert(name.clone(), json(row.get_ref(place)?)?);
        }
        all.push(held);
    }
    Ok(all)
}

/// A key of a cursor that came back from outside; only what a page could have given.
fn held(key: &Value) -> Result<Held> {
    match key {
        Value::String(text) if text.len() <= 4_000 => Ok(Held::Text(text.clone())),
        Value::Number(number) => number.as_i64().map(Held::Integer).ok_or(Error::Usage("trang không đúng")),
        Value::Null => Ok(Held::Null),
        _ => Err(Error::Usage("trang không đúng")),
    }
}

fn json(value: ValueRef<'_>) -> Result<Value> {
    Ok(match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(whole) => whole.into(),
        ValueRef::Real(number) => number.into(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned().into(),
        // A sort key; it goes out as hex and comes back so.
        ValueRef::Blob(_) => return Err(Error::Damaged("list")),
    })
}
