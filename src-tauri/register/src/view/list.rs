//! Lists for the screens: flat rows of one slice, a page at a time by key, searched, filtered and sorted only by the
//! columns each slice names. Every piece of SQL is fixed here; what comes from outside is only ever bound.

mod narrow;
pub(crate) mod store;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use vault::Reader;
use vault::error::{Error, Result};
use words::slice::Slice;

use crate::mobilisation::{
    contribution, democracy_item, dialogue, directive, emulation, internal_rule, model, outreach,
};
use crate::record::paper;
use crate::record::{matter, person, petition, referral, session, visit};
use crate::row::{Glance, Listing};
pub use crate::row::{Row, Sight};
use crate::secrecy::Veil;

/// So many records a search finds are counted. Words that more hold fill a page soon when the rows of the list are told
/// one by one from where it begins.
const COUNTED: i64 = if cfg!(test) { 2 } else { 2_000 };
/// So many are told; after that, words of long ago are asked of the index.
const TOLD: i64 = if cfg!(test) { 3 } else { 5_000 };

/// What a list is asked for.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(deny_unknown_fields, default)]
pub struct Query {
    /// Words, found as `find` finds them.
    pub search: Option<String>,
    /// By column: a code, a day, a ref, or words.
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub filter: BTreeMap<String, String>,
    /// The order; by default the newest first.
    pub sort: Option<Sort>,
    /// Where the page before ended.
    pub after: Option<Cursor>,
    /// How many rows at most; 200 by default.
    pub limit: Option<usize>,
    /// Only these records.
    pub ids: Option<Vec<i64>>,
    /// To whom the rows are shown; nothing a screen could ask for.
    #[serde(skip)]
    pub sight: Sight,
}

/// By which column.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields, default)]
pub struct Sort {
    /// The column.
    pub column: String,
    /// The greatest first.
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub descending: bool,
}

/// Where a page ended: the keys of its last row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(type = "[unknown, number]"))]
pub struct Cursor(pub Value, pub i64);

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Page {
    /// The rows.
    #[cfg_attr(feature = "types", ts(type = "Row[]"))]
    pub rows: Vec<Row>,
    /// Where the next page begins, if there is one.
    pub next: Option<Cursor>,
    /// How many rows there are on all pages; told with the first.
    pub total: Option<i64>,
    /// There are more: a search that finds so many is not counted to its end.
    pub over: bool,
}

/// The most rows of one page.
const MOST: usize = 1_000;

/// Gives a page of a slice.
pub fn list(r: Reader<'_>, slice: Slice, query: &Query, today: NaiveDate) -> Result<Page> {
    let query = &narrow::settled(r, slice, query, today)?;
    let listing = listing(slice).ok_or(Error::Usage("không có danh sách này"))?;
    let limit = query.limit.unwrap_or(200).clamp(1, MOST);
    let asked = store::Asked::of(r, listing, query, today)?;
    let (total, over) = if query.after.is_none() { asked.count(r)? } else { (None, false) };
    let mut keys = asked.keys(r, query.after.as_ref(), limit + 1)?;
    let more = keys.len() > limit;
    keys.truncate(limit);
    let next = if more { keys.last().map(|(_, cursor)| cursor.clone()) } else { None };
    let ids: Vec<i64> = keys.into_iter().map(|(id, _)| id).collect();
    Ok(Page { rows: rows(r, listing, &ids, Glance { today, sight: query.sight })?, next, total, over })
}

/// Gives every row a query finds to a closure, some at a time, until it wants no more; refuses more than so many.
pub fn each(
    r: Reader<'_>,
    slice: Slice,
    query: &Query,
    today: NaiveDate,
    most: usize,
    mut take: impl FnMut(Vec<Row>) -> bool,
) -> Result<()> {
    const AT_ONCE: usize = 64;
    let query = &narrow::settled(r, slice, query, today)?;
    let listing = listing(slice).ok_or(Error::Usage("không có danh sách này"))?;
    let keys = store::Asked::of(r, listing, query, today)?.keys(r, None, most + 1)?;
    if keys.len() > most {
        return Err(Error::Usage("danh sách dài hơn 100.000 dòng; hãy lọc bớt rồi xuất"));
    }
    let ids: Vec<i64> = keys.into_iter().map(|(id, _)| id).collect();
    for some in ids.chunks(AT_ONCE) {
        if !take(rows(r, listing, some, Glance { today, sight: query.sight })?) {
            break;
        }
    }
    Ok(())
}

/// Gives the row of one record.
pub fn row(r: Reader<'_>, slice: Slice, id: i64, today: NaiveDate) -> Result<Option<Row>> {
    let glance = Glance { today, sight: Sight::Screen };
    Ok(listing(slice).map(|listing| rows(r, listing, &[id], glance)).transpose()?.and_then(|mut rows| rows.pop()))
}

/// Makes rows, with what would tell who a denouncer is covered. The two books cover their own, text by text, as they write
/// them; of a person of the book the list holds nobody who is seen in denunciations alone.
fn rows(r: Reader<'_>, listing: &Listing, ids: &[i64], glance: Glance) -> Result<Vec<Row>> {
    let mut rows = listing.all(r, ids, glance)?;
    if !matches!(listing.slice, Slice::Visit | Slice::Petition | Slice::Person) {
        for row in &mut rows {
            let id = row.get("id").and_then(Value::as_i64).unwrap_or_default();
            let veil = Veil::of(r, listing.slice, id, glance.sight)?;
            veil.row(row)?;
            if listing.slice.is_log() {
                veil.columns(row, &["host"])?;
            }
        }
    }
    Ok(rows)
}

/// Gives every row that a filter holds for, up to a page's most: what stands behind a record.
pub fn behind(r: Reader<'_>, slice: Slice, column: &str, value: &str, today: NaiveDate) -> Result<Vec<Row>> {
    let filter = BTreeMap::from([(column.to_owned(), value.to_owned())]);
    Ok(list(r, slice, &Query { filter, limit: Some(MOST), ..Query::default() }, today)?.rows)
}

/// Gives the ids a filter holds for, the newest first.
pub(crate) fn ids(
    r: Reader<'_>,
    slice: Slice,
    column: &str,
    value: &str,
    most: usize,
    today: NaiveDate,
) -> Result<Vec<i64>> {
    let filter = BTreeMap::from([(column.to_owned(), value.to_owned())]);
    let query = narrow::settled(r, slice, &Query { filter, ..Query::default() }, today)?;
    let listing = listing(slice).ok_or(Error::Usage("không có danh sách này"))?;
    let keys = store::Asked::of(r, listing, &query, today)?.keys(r, None, most)?;
    Ok(keys.into_iter().map(|(id, _)| id).collect())
}

fn listing(slice: Slice) -> Option<&'static Listing> {
    match slice {
        Slice::Visit => Some(&visit::list::LISTING),
        Slice::Petition => Some(&petition::list::LISTING),
        Slice::Session => Some(&session::list::LISTING),
        Slice::Matter => Some(&matter::list::LISTING),
        Slice::Referral => Some(&referral::list::LISTING),
        Slice::Person => Some(&person::list::LISTING),
        Slice::Outreach => Some(&outreach::list::LISTING),
        Slice::Model => Some(&model::list::LISTING),
        Slice::Contribution => Some(&contribution::list::LISTING),
        Slice::Dialogue => Some(&dialogue::list::LISTING),
        Slice::DemocracyItem => Some(&democracy_item::list::LISTING),
        Slice::InternalRule => Some(&internal_rule::list::LISTING),
        Slice::Emulation => Some(&emulation::list::LISTING),
        Slice::Directive => Some(&directive::list::LISTING),
        Slice::Paper => Some(&paper::list::LISTING),
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests;
