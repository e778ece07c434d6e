//! Looking at one record: masked where it is secret, with its words and what stands behind it.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Map, Value};
use vault::error::{Error, Result};
use vault::{Casebook, Look, Moment, Reader};
use words::slice::Slice;

use crate::entry::Entry;
use crate::entry::secret::is_secret;
use crate::entry::store::{get, line_of};
use crate::record::person;
use crate::record::person::Who;
use crate::record::{hamlet, office, officer, setting, unit};
use crate::reference::whereabouts;
use crate::secrecy::mask;
use crate::secrecy::{self, Sight, Veil};
use crate::view::list::{self, Row};

/// A record as a screen opens it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "Opened"))]
pub struct Record {
    /// Its line in the open format, without `type`.
    #[cfg_attr(feature = "types", ts(type = "Row"))]
    pub record: Map<String, Value>,
    /// Its id.
    pub id: i64,
    /// It stands behind a denunciation: its people are masked.
    pub secret: bool,
    /// The words for every ref it names.
    #[cfg_attr(feature = "types", ts(type = "Record<string, string>"))]
    pub labels: Map<String, Value>,
    /// The people of the book who stand in it, by ref: what is known of them, and in how many other records they are seen.
    #[cfg_attr(feature = "types", ts(type = "Record<string, Row>"))]
    pub known: Map<String, Value>,
    /// Its own row, where its slice has a list.
    #[cfg_attr(feature = "types", ts(type = "Row | null"))]
    pub row: Option<Row>,
    /// The rows behind it, by slice.
    #[cfg_attr(feature = "types", ts(type = "Record<string, any>"))]
    pub related: Map<String, Value>,
}

/// Gives a record by its ref; a denouncer stays masked.
pub fn look_at(r: Reader<'_>, slice: Slice, reference: &str, today: NaiveDate) -> Result<Record> {
    let (id, entry) = get(r, slice, reference)?;
    let mut record = bare(&entry)?;
    let secret = is_secret(r, id, &entry)?;
    if secret {
        mask::mask(slice, &mut record);
    }
    if secrecy::may_tell(slice) {
        Veil::of(r, slice, id, Sight::Screen)?.line(&mut record)?;
    }
    if slice == Slice::Paper {
        // Its text has a door of its own, which covers a denouncer.
        record.shift_remove("sheet");
    }
    opened(r, slice, (id, &entry), record, (secret, Sight::Screen), today)
}

fn opened(
    r: Reader<'_>,
    slice: Slice,
    (id, entry): (i64, &Entry),
    record: Map<String, Value>,
    (covered, sight): (bool, Sight),
    today: NaiveDate,
) -> Result<Record> {
    let row = list::row(r, slice, id, today)?;
    let behind = Behind { r, today, related: Map::new() };
    let related = behind.of(slice, id, entry.reference().unwrap_or_default(), &record)?;
    let labels = labels(r, entry, (covered, sight))?;
    let known = if covered { Map::new() } else { known(r, (slice, id), entry)? };
    Ok(Record { record, id, secret: is_secret(r, id, entry)?, labels, known, row, related })
}

/// Gives what is known of the people of the book who stand in a record.
fn known(r: Reader<'_>, own: (Slice, i64), entry: &Entry) -> Result<Map<String, Value>> {
    let people = match entry {
        Entry::Visit(one) => &one.people,
        Entry::Petition(one) => &one.petitioners,
        _ => return Ok(Map::new()),
    };
    let mut known = Map::new();
    for one in people {
        let Who::Known { person } = &one.who else { continue };
        let (id, Entry::Person(held)) = get(r, Slice::Person, person)? else { continue };
        let mut line = serde_json::to_value(&held.particulars).map_err(|error| Error::Asset(error.to_string()))?;
        if let Some(line) = line.as_object_mut() {
            line.insert("others".to_owned(), person::store::others(r, id, own)?.into());
        }
        known.insert(person.clone(), line);
    }
    Ok(known)
}

/// Gives the words for every ref a record names; people of a secret one are not named.
fn labels(r: Reader<'_>, entry: &Entry, (secret, sight): (bool, Sight)) -> Result<Map<String, Value>> {
    let mut labels = Map::new();
    for link in entry.links() {
        let Some((slice, id)) = whereabouts(r, link.reference)? else { continue };
        if secret && slice == Slice::Person {
            continue;
        }
        labels.insert(link.reference.to_owned(), secrecy::called(r, slice, id, sight)?.into());
    }
    Ok(labels)
}

/// Gives a secret record in the clear. The look is entered, with its reason, before anything is shown.
pub fn reveal(book: &mut Casebook, slice: Slice, reference: &str, reason: &str, now: Moment) -> Result<Record> {
    let reason = words::vietnamese::clean::clean(reason, words::vietnamese::clean::Lines::One).text;
    if reason.is_empty() || reason.chars().count() > words::draft::NOTE {
        return Err(Error::Usage("phải ghi lý do xem"));
    }
    let (id, entry) = get(book.read(), slice, reference)?;
    let about = format!("{}:{id} {reason}", words::codes::Code::code(slice));
    book.look(Look::Reveal, &about, now)?;
    opened(book.read(), slice, (id, &entry), bare(&entry)?, (false, Sight::Whole), now.today)
}

fn bare(entry: &Entry) -> Result<Map<String, Value>> {
    let mut line = line_of(entry)?;
    line.shift_remove("type");
    Ok(line)
}

/// The rows behind a record, as they are gathered.
struct Behind<'a> {
    r: Reader<'a>,
    today: NaiveDate,
    related: Map<String, Value>,
}

impl Behind<'_> {
    fn of(mut self, slice: Slice, id: i64, own: &str, record: &Map<String, Value>) -> Result<Map<String, Value>> {
        match slice {
            Slice::Visit => {
                self.rows("papers", Slice::Paper, "about", own)?;
                self.rows("petitions", Slice::Petition, "visit", own)?;
                self.rows("matters", Slice::Matter, "visit", own)?;
                self.due(slice, id)?;
            }
            Slice::Petition => {
                self.rows("papers", Slice::Paper, "about", own)?;
                self.rows("referrals", Slice::Referral, "petition", own)?;
                self.rows("duplicates", Slice::Petition, "original", own)?;
                self.row("visit", Slice::Visit, record.get("via_visit"))?;
                self.row("matter", Slice::Matter, record.get("matter"))?;
                self.due(slice, id)?;
            }
            Slice::Matter => {
                self.rows("petitions", Slice::Petition, "matter", own)?;
                self.rows("visits", Slice::Visit, "matter", own)?;
                self.due(slice, id)?;
            }
            Slice::Session => {
                self.rows("papers", Slice::Paper, "about", own)?;
                self.rows("visits", Slice::Visit, "session", own)?;
            }
            Slice::Person => {
                self.rows("visits", Slice::Visit, "person", own)?;
                self.rows("petitions", Slice::Petition, "person", own)?;
            }
            Slice::Referral => {
                self.rows("papers", Slice::Paper, "about", own)?;
                self.row("petition", Slice::Petition, record.get("petition"))?;
                self.due(slice, id)?;
            }
            _ => {}
        }
        Ok(self.related)
    }

    /// What it is bound to, with the rule's citation.
    fn due(&mut self, slice: Slice, id: i64) -> Result<()> {
        let told = |one: crate::view::due::Due| {
            let mut value = serde_json::to_value(&one).unwrap_or_default();
            if let Some(object) = value.as_object_mut() {
                object.insert("source".to_owned(), one.source.into());
            }
            value
        };
        let due = crate::view::due::of(self.r, slice, id, self.today)?;
        self.related.insert("due".to_owned(), due.into_iter().map(told).collect());
        Ok(())
    }

    fn rows(&mut self, key: &str, slice: Slice, column: &str, value: &str) -> Result<()> {
        let rows = list::behind(self.r, slice, column, value, self.today)?;
        self.related.insert(key.to_owned(), rows.into_iter().map(Value::Object).collect());
        Ok(())
    }

    fn row(&mut self, key: &str, slice: Slice, reference: Option<&Value>) -> Result<()> {
        let Some(reference) = reference.and_then(Value::as_str) else { return Ok(()) };
        let (id, _) = get(self.r, slice, reference)?;
        let row = list::row(self.r, slice, id, self.today)?;
        self.related.extend(row.map(|row| (key.to_owned(), Value::Object(row))));
        Ok(())
    }
}

/// Gives every record of a slice of few rows.
pub fn all(r: Reader<'_>, slice: Slice) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    let mut add = |entry: Entry| -> Result<()> {
        entries.push(entry);
        Ok(())
    };
    match slice {
        Slice::Unit => unit::store::all(r)?.into_iter().try_for_each(|one| add(Entry::Unit(one)))?,
        Slice::Setting => setting::store::all(r)?.into_iter().try_for_each(|one| add(Entry::Setting(one)))?,
        Slice::Office => office::store::each(r, |one| add(Entry::Office(one)))?,
        Slice::Hamlet => hamlet::store::each(r, |one| add(Entry::Hamlet(one)))?,
        Slice::Officer => officer::store::each(r, |one| add(Entry::Officer(one)))?,
        _ => return Err(Error::Usage("không có danh sách này")),
    }
    Ok(entries)
}
