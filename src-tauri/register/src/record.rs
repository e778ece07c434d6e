//! What every record can do: name others, be cancelled, be read from its columns.

pub mod close;
pub mod decision;
pub mod hamlet;
pub mod matter;
pub mod office;
pub mod officer;
pub mod opinion;
pub mod paper;
pub mod person;
pub mod petition;
pub mod referral;
pub mod resolution;
pub mod session;
pub mod setting;
pub mod unit;
pub mod visit;

/// How a record names another: the field it does so in, the ref, and what it may be.
pub struct Link<'a> {
    /// The field, with its place.
    pub field: String,
    /// The ref.
    pub reference: &'a str,
    /// The slice it must name; `None` when any will do.
    pub slice: Option<Slice>,
}

/// What a record of any kind can be asked. Most kinds have not all of it.
pub trait Recorded {
    /// Gives what lines call it; units, settings, closed periods, opinions and decisions have no ref.
    fn reference(&self) -> Option<&str> {
        None
    }

    /// Gives the refs it names.
    fn links(&self) -> Vec<Link<'_>> {
        Vec::new()
    }

    /// Gives the day it counts by, where it has one of its own.
    fn day(&self) -> Option<chrono::NaiveDate> {
        None
    }

    /// Gives the place for its cancellation, where records of its kind can be cancelled.
    fn cancelled(&mut self) -> Option<&mut Option<Cancelled>> {
        None
    }

    /// Gives what search sees of it, where it is one of a log.
    fn logged(&self) -> Option<Logged> {
        None
    }

    /// Gives the book it is numbered in: the day that decides the year, and the number it brought.
    fn numbering(&self) -> Option<(chrono::NaiveDate, Option<Number>)> {
        None
    }
}

/// What search sees of a record of a log.
pub struct Logged {
    /// Its day.
    pub on: chrono::NaiveDate,
    /// Its title.
    pub title: String,
    /// Its texts by field, the title among them.
    pub texts: Vec<(String, String)>,
}

impl Logged {
    /// Takes the texts of a record, those that are there.
    pub(crate) fn of(
        on: chrono::NaiveDate,
        title: &str,
        more: impl IntoIterator<Item = (&'static str, Option<String>)>,
    ) -> Self {
        let named = more.into_iter().filter_map(|(field, text)| Some((field.to_owned(), text?)));
        let texts = std::iter::once(("title".to_owned(), title.to_owned())).chain(named).collect();
        Self { on, title: title.to_owned(), texts }
    }
}

/// Cancelled with a reason: nothing is ever deleted.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Cancelled {
    /// The day of the cancellation.
    pub on: chrono::NaiveDate,
    /// Why.
    pub reason: String,
}

impl Cancelled {
    /// Reads `cancelled` of a draft.
    pub fn read(draft: &mut Draft) -> Option<Self> {
        draft.maybe("cancelled", |inner| Self {
            on: inner.day("on"),
            reason: inner.text("reason", words::draft::NOTE),
        })
    }

    /// Reads it back from the columns `cancelled_on` and `cancelled_reason`.
    pub(crate) fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Option<Self>> {
        let on: Option<chrono::NaiveDate> = row.get("cancelled_on")?;
        let reason: Option<String> = row.get("cancelled_reason")?;
        match (on, reason) {
            (Some(on), Some(reason)) => Ok(Some(Self { on, reason })),
            (None, None) => Ok(None),
            // A day without a reason, or a reason without a day, was never entered.
            _ => Err(rusqlite::Error::InvalidColumnType(0, "cancelled_on".to_owned(), rusqlite::types::Type::Null)),
        }
    }
}

/// A value of a part of a record, nothing where there is no such part.
pub(crate) fn value_of<'a, T, V: rusqlite::ToSql + 'a>(
    part: Option<&'a T>,
    value: impl Fn(&'a T) -> &'a V,
) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'a>> {
    part.map_or(Ok(rusqlite::types::Null.into()), |part| value(part).to_sql())
}

/// Writes the two readers every slice with a ref has: `get` by id, and `each` in the order of the open format.
/// `$select` stands beside the caller as `select.sql`; rows are read whole before the next statement runs.
macro_rules! readers {
    ($record:ty, $table:literal, $from_row:ident) => {
        crate::record::readers!($record, $table, $from_row, concat!($table, ".id"));
    };
    ($record:ty, $table:literal, $from_row:ident, $order:expr) => {
        /// Gives one record.
        #[allow(dead_code, reason = "every slice can be read by id; not every one is yet")]
        pub(crate) fn get(r: Reader<'_>, id: i64) -> Result<Option<$record>> {
            let sql = concat!(include_str!("select.sql"), "where ", $table, ".id = :id");
            let mut statement = vault::sql::Statements::prepare(r, sql)?;
            let mut rows = statement.query(rusqlite::named_params! { ":id": id })?;
            rows.next()?.map(|row| $from_row(r, row)).transpose()
        }

        /// Gives every record in turn, in the order of the open format.
        pub fn each(r: Reader<'_>, mut visit: impl FnMut($record) -> Result<()>) -> Result<()> {
            let sql = concat!(include_str!("select.sql"), "order by ", $order);
            let mut statement = vault::sql::Statements::prepare(r, sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                visit($from_row(r, row)?)?;
            }
            Ok(())
        }
    };
}

use words::draft::Draft;
use words::number::Number;
use words::slice::Slice;

pub(crate) use readers;
