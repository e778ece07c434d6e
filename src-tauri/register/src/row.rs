//! A record as a row of a list: what a slice's list shows of it, and by which columns that list can be asked.

pub mod read;
pub mod show;

use chrono::NaiveDate;
use serde_json::{Map, Value};
use vault::Reader;
use vault::error::Result;
use words::slice::Slice;

/// One row as a screen shows it.
pub type Row = Map<String, Value>;

/// What stands in the place of a secret.
pub const MASK: &str = "(bí mật)";

/// To whom something is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sight {
    /// On the clerk's own screen: denouncers are covered.
    #[default]
    Screen,
    /// In a book or paper that leaves: everybody behind a paper that nobody has classified is covered too.
    Book,
    /// In a list that leaves: everybody else is named only shortened (domain 7.3).
    List,
    /// With a reason that was entered: nobody is covered.
    Whole,
}

/// How rows are looked at: on which day, and by whom.
#[derive(Debug, Clone, Copy)]
pub struct Glance {
    /// Today.
    pub today: NaiveDate,
    /// To whom they are shown.
    pub sight: Sight,
}

/// A slice as a list: its rows and the columns it can be asked by.
pub(crate) struct Listing {
    pub slice: Slice,
    /// Columns to sort by. The first is the default, the greatest first.
    pub orders: &'static [Order],
    /// Columns to filter by.
    pub filters: &'static [Filter],
    /// Makes a row of an id.
    pub row: fn(Reader<'_>, i64, Glance) -> Result<Option<Row>>,
    /// Makes the rows of many ids with few statements, where a list is often read whole.
    pub rows: Option<Rows>,
    /// What every row of the list must hold.
    pub standing: &'static str,
}

/// Makes a row of each id.
pub(crate) type Rows = fn(Reader<'_>, &[i64], Glance) -> Result<Vec<Option<Row>>>;

impl Listing {
    /// Makes the rows of some ids, in their order.
    pub fn all(&self, r: Reader<'_>, ids: &[i64], glance: Glance) -> Result<Vec<Row>> {
        let rows = match self.rows {
            Some(rows) => rows(r, ids, glance)?,
            None => ids.iter().map(|id| (self.row)(r, *id, glance)).collect::<Result<Vec<_>>>()?,
        };
        Ok(rows.into_iter().flatten().collect())
    }
}

/// A column to sort by: its names, and two expressions that together tell every row apart.
pub(crate) struct Order(pub &'static [&'static str], pub &'static str, pub &'static str);

/// A column to filter by.
pub(crate) struct Filter(pub &'static [&'static str], pub Test);

/// How a filter tells.
pub(crate) enum Test {
    /// A condition over `:value`.
    Sql(&'static str),
    /// A code of a table, given as the code or as some of its words; the expression that holds it.
    Code(&'static str, &'static str),
    /// A condition over `:value`, the folded words.
    Words(&'static str),
    /// The same over a text of the record's own that may tell of a denouncer: what is covered of it answers nothing.
    Told(&'static str),
}
