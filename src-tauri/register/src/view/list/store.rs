//! The statements of lists, put together from fixed pieces.

use chrono::NaiveDate;
use rusqlite::ToSql;
use rusqlite::types::Value as Held;
use serde_json::Value;
use vault::Reader;
use vault::error::{Error, Result};
use vault::sql::Statements;
use words::codes::{self, Code};
use words::vietnamese::fold::fold;
use words::vietnamese::sought::Sought;

use super::{COUNTED, Cursor, Query, TOLD};
use crate::index::search_store::{self, Begin};
use crate::row::read::json;
use crate::row::{Listing, Test};

/// A list with what it was asked for.
pub(super) struct Asked {
    listing: &'static Listing,
    conditions: Vec<String>,
    /// A condition that holds for what the words find, where there are words.
    search: Option<Search>,
    values: Values,
    /// Both expressions of the order.
    order: (&'static str, &'static str),
    descending: bool,
    today: NaiveDate,
}

/// How rows are told that hold the words of a search.
struct Search {
    /// Tells them from the index.
    found: Piece,
    /// Tells them one by one, where more hold the words than are counted and the list stands in its usual order.
    told: Option<Piece>,
    /// How many records hold the words, where they are no more than [`COUNTED`].
    known: Option<i64>,
}

/// A condition, and what is bound to its names.
struct Piece {
    condition: String,
    values: Values,
}

/// Values by the names a statement binds them to.
type Values = Vec<(String, Held)>;

impl Asked {
    pub fn of(r: Reader<'_>, listing: &'static Listing, query: &Query, today: NaiveDate) -> Result<Self> {
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
            search: None,
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
        let is_usual = query.sort.is_none();
        asked.search(r, query.search.as_deref().unwrap_or_default(), is_usual)?;
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
            Test::Told(sql) => (format!("{sql} and {}", told(self.listing.slice.code())), fold(text)),
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

    /// The words before the last are whole and the last, which is still being typed, is a beginning; where nothing holds
    /// them so, each is one. Whole words are many times cheaper to ask of the index.
    fn search(&mut self, r: Reader<'_>, text: &str, is_usual: bool) -> Result<()> {
        let sought = Sought::of(text);
        if sought.is_empty() {
            return Ok(());
        }
        let slice = self.listing.slice.code();
        // Crossed: what was found is looked up in the references, never each reference among what was found.
        let found = format!(
            "select reference.record from ({}) as found cross join reference on reference.id = found.id
             where reference.slice = '{slice}'",
            search_store::FOUND
        );
        let ask = |begin: Begin| -> Result<(Vec<i64>, Values)> {
            let values = vec![(":search".to_owned(), Held::Text(search_store::query(&sought, begin)))];
            let mut statement = r.prepare(&format!("{found} limit {}", COUNTED + 1))?;
            let ids = statement.query_map(bound(&values).as_slice(), |row| row.get(0))?;
            Ok((ids.collect::<rusqlite::Result<_>>()?, values))
        };
        let mut begin = Begin::Last;
        let (mut ids, mut values) = ask(begin)?;
        if ids.is_empty() && sought.typed().len() > 1 {
            begin = Begin::Any;
            (ids, values) = ask(begin)?;
        }
        let known = i64::try_from(ids.len()).ok().filter(|known| *known <= COUNTED);
        let told = (known.is_none() && is_usual).then(|| told_one_by_one(slice, &sought, begin));
        let among = |some: &str, values| Piece { condition: format!("{slice}.id in ({some})"), values };
        let found = if known.is_some() {
            let ids = Held::Text(Value::from(ids).to_string());
            among("select value from json_each(:found)", vec![(":found".to_owned(), ids)])
        } else {
            among(&found, values)
        };
        self.search = Some(Search { found, told, known });
        Ok(())
    }

    /// Gives how many rows there are, and whether there are more.
    pub fn count(&self, r: Reader<'_>) -> Result<(Option<i64>, bool)> {
        let slice = self.listing.slice.code();
        let sql = match (&self.search, self.conditions.is_empty()) {
            (Some(search), true) => return Ok((Some(search.known.unwrap_or(COUNTED)), search.known.is_none())),
            // Every record of a list has a ref, and those are in an index by slice.
            (None, true) => format!("select count(*) from reference where slice = '{slice}'"),
            (search, false) => {
                let own = self.conditions.iter().map(String::as_str);
                let all: Vec<&str> = own.chain(search.iter().map(|search| search.found.condition.as_str())).collect();
                format!("select count(*) from {slice} where {}", all.join(" and "))
            }
        };
        let mut values = bound(&self.values);
        values.extend(self.search.iter().flat_map(|search| bound(&search.found.values)));
        let mut statement = r.prepare(&sql)?;
        Ok((Some(statement.query_row(values.as_slice(), |row| row.get(0))?), false))
    }

    /// Gives the ids of a page, each with the key the page after it would begin behind.
    pub fn keys(&self, r: Reader<'_>, after: Option<&Cursor>, limit: usize) -> Result<Vec<(i64, Cursor)>> {
        if let Some(told) = self.search.as_ref().and_then(|search| search.told.as_ref()) {
            let keys = self.page(r, Some(told), Some(TOLD), after, limit)?;
            if keys.len() == limit {
                return Ok(keys);
            }
        }
        self.page(r, self.search.as_ref().map(|search| &search.found), None, after, limit)
    }

    /// Gives a page of the rows, or of the first so many of them, for which a piece holds.
    fn page(
        &self,
        r: Reader<'_>,
        piece: Option<&Piece>,
        most: Option<i64>,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Vec<(i64, Cursor)>> {
        let slice = self.listing.slice.code();
        let (first, second) = self.order;
        let (sign, way) = if self.descending { ("<", " desc") } else { (">", "") };
        let by_id = second.strip_prefix(slice) == Some(".id");
        // A text the rows are put in order by may tell who a denouncer is: a cursor names the row alone.
        let held_first = match after {
            Some(Cursor(Value::Null, _)) if by_id => {
                format!("(select {first} from {slice} where {second} = :second)")
            }
            _ => ":first".to_owned(),
        };
        let behind = format!("({first}, {second}) {sign} ({held_first}, :second)");
        let order = format!("order by {first}{way}, {second}{way}");
        let mut conditions = self.conditions.clone();
        conditions.extend(piece.map(|piece| piece.condition.clone()));
        let from = if let Some(most) = most {
            format!("(select * from {slice} where {behind} {order} limit {most}) as {slice}")
        } else {
            conditions.push(behind);
            slice.to_owned()
        };
        let sql = format!(
            "select {slice}.id, {first} as first, {second} as second from {from} where {} {order} limit :limit",
            conditions.join(" and ")
        );
        let (before, behind) = match after {
            Some(Cursor(first, second)) => (held(first)?, *second),
            // A blob is greater than every number and text, an infinite number less: before the first row.
            None if self.descending => (Held::Blob(vec![0xFF]), 0),
            None => (Held::Real(f64::NEG_INFINITY), 0),
        };
        let limit = Held::Integer(i64::try_from(limit).unwrap_or(i64::MAX));
        let mut page = vec![(":second", Held::Integer(behind)), (":limit", limit)];
        if held_first == ":first" {
            page.push((":first", before));
        }
        let mut values = bound(&self.values);
        values.extend(piece.map(|piece| bound(&piece.values)).into_iter().flatten());
        values.extend(bound(&page));
        let mut statement = r.prepare(&sql)?;
        let mut rows = statement.query(values.as_slice())?;
        let mut keys = Vec::new();
        while let Some(row) = rows.next()? {
            let first = Some(json(row.get_ref(1)?)?).filter(|first| !(by_id && first.is_string()));
            keys.push((row.get(0)?, Cursor(first.unwrap_or_default(), row.get(2)?)));
        }
        Ok(keys)
    }
}

/// Holds where what a search may find of a record holds the words too: what is covered of it is not there.
fn told(slice: &str) -> String {
    format!(
        "exists (select 1 from reference join finding on finding.id = reference.id
         where reference.slice = '{slice}' and reference.record = {slice}.id and instr(finding.text, words(:value)) > 0)"
    )
}

fn bound(values: &[(impl AsRef<str>, Held)]) -> Vec<(&str, &dyn ToSql)> {
    values.iter().map(|(name, value)| (name.as_ref(), value as &dyn ToSql)).collect()
}

/// Tells of a row by its own search text whether it holds every word of a reading, as the index would.
fn told_one_by_one(slice: &str, sought: &Sought, begin: Begin) -> Piece {
    let mut values = Values::new();
    let mut reading = |words: &[String]| {
        let mut holds = Vec::new();
        for (place, word) in words.iter().enumerate() {
            let (name, end) =
                (format!(":word{}", values.len()), if begin.is_one(place, words.len()) { "" } else { " " });
            holds.push(format!("instr(' ' || finding.text || ' ', {name}) > 0"));
            values.push((name, Held::Text(format!(" {word}{end}"))));
        }
        format!("({})", holds.join(" and "))
    };
    let readings: Vec<String> = sought.readings().map(&mut reading).collect();
    let condition = format!(
        "exists (select 1 from reference cross join finding on finding.id = reference.id
         where reference.slice = '{slice}' and reference.record = {slice}.id and ({}))",
        readings.join(" or ")
    );
    Piece { condition, values }
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

/// A key of a cursor that came back from outside; only what a page could have given.
fn held(key: &Value) -> Result<Held> {
    match key {
        Value::String(text) if text.len() <= 4_000 => Ok(Held::Text(text.clone())),
        Value::Number(number) => number.as_i64().map(Held::Integer).ok_or(Error::Usage("trang không đúng")),
        Value::Null => Ok(Held::Null),
        _ => Err(Error::Usage("trang không đúng")),
    }
}
