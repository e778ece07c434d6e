//! Looking at one record: masked where it is secret, with its words and what stands behind it.

use serde::Serialize;
use serde_json::{Map, Value};

use super::amend::{get, line_of};
use crate::casebook::{Casebook, Look, Moment, Reader};
use crate::entry::Entry;
use crate::error::{Error, Result};
use crate::list::{self, Row};
use crate::secret;
use crate::slice::Slice;
use crate::visit;

/// A record as a screen opens it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Record {
    /// Its line in the open format, without `type`.
    pub record: Map<String, Value>,
    /// Its id.
    pub id: i64,
    /// Its row: the words for its codes, and the names of what it names.
    pub labels: Row,
    /// The rows behind it, by slice.
    pub related: Map<String, Value>,
}

/// Gives a record by its ref; a denouncer stays masked.
pub fn look_at(r: Reader<'_>, slice: Slice, reference: &str) -> Result<Record> {
    let (id, entry) = get(r, slice, reference)?;
    let mut record = bare(&entry)?;
    if is_secret(r, id, &entry)? {
        secret::mask(slice, &mut record);
    }
    let labels = list::row(r, slice, id)?.unwrap_or_default();
    Ok(Record { record, id, related: related(r, slice, reference, &labels)?, labels })
}

/// Gives a secret record in the clear. The look is entered, with its reason, before anything is shown.
pub fn reveal(book: &mut Casebook, slice: Slice, reference: &str, reason: &str, now: Moment) -> Result<Map<String, Value>> {
    let reason = crate::vietnamese::clean::clean(reason, crate::vietnamese::clean::Lines::One).text;
    if reason.is_empty() || reason.chars().count() > crate::draft::NOTE {
        return Err(Error::Usage("phải ghi lý do xem"));
    }
    let (id, entry) = get(book.read(), slice, reference)?;
    let about = format!("{}:{id} {reason}", crate::codes::Code::code(slice));
    book.look(Look::Reveal, &about, now)?;
    bare(&entry)
}

/// Tells whether a record shows a denouncer.
pub fn is_secret(r: Reader<'_>, id: i64, entry: &Entry) -> Result<bool> {
    match entry {
        Entry::Petition(petition) => Ok(petition.is_secret()),
        Entry::Visit(_) => visit::store::carries_denunciation(r, id),
        _ => Ok(false),
    }
}

fn bare(entry: &Entry) -> Result<Map<String, Value>> {
    let mut line = line_of(entry)?;
    line.shift_remove("type");
    Ok(line)
}

fn related(r: Reader<'_>, slice: Slice, reference: &str, labels: &Row) -> Result<Map<String, Value>> {
    let named = |column: &str| labels.get(column).and_then(Value::as_str).map(ToOwned::to_owned);
    let mut related = Map::new();
    let mut behind = |key: &str, slice: Slice, column: &str, value: &str| -> Result<()> {
        related.insert(key.to_owned(), list::behind(r, slice, column, value)?.into());
        Ok(())
    };
    match slice {
        Slice::Visit => {
            behind("petitions", Slice::Petition, "visit", reference)?;
            behind("matters", Slice::Matter, "visit", reference)?;
        }
        Slice::Petition => {
            behind("referrals", Slice::Referral, "petition", reference)?;
            behind("duplicates", Slice::Petition, "original", reference)?;
            if let Some(matter) = named("matter") {
                behind("matter_petitions", Slice::Petition, "matter", &matter)?;
                behind("matter_visits", Slice::Visit, "matter", &matter)?;
            }
        }
        Slice::Matter => {
            behind("petitions", Slice::Petition, "matter", reference)?;
            behind("visits", Slice::Visit, "matter", reference)?;
        }
        Slice::Session => behind("visits", Slice::Visit, "session", reference)?,
        Slice::Person => {
            behind("visits", Slice::Visit, "person", reference)?;
            behind("petitions", Slice::Petition, "person", reference)?;
        }
        Slice::Referral => {
            if let Some(petition) = named("petition") {
                let (id, _) = get(r, Slice::Petition, &petition)?;
                related.insert("petitions".to_owned(), Value::from_iter(list::row(r, Slice::Petition, id)?));
            }
        }
        _ => {}
    }
    Ok(related)
}
