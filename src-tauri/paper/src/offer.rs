//! Which papers can be made of a record.

use chrono::NaiveDate;
use serde::Serialize;
use vault::Reader;
use vault::error::{Error, Result};
use words::codes::Code;

use super::form::{Form, forms};
use register::entry::Entry;
use register::record::session::Lane;

/// A paper that can be made of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Offer {
    /// Its form.
    pub form: &'static str,
    /// Its name.
    pub name: &'static str,
}

/// Lists the papers that can be made of a record, or of a period where there is none.
pub fn offered(r: Reader<'_>, about: Option<&str>) -> Result<Vec<Offer>> {
    let entry = match about {
        Some(reference) => {
            let slice = register::reference::slice_of(r, reference)?.ok_or(Error::NotFound("record"))?;
            Some(register::entry::store::get(r, slice, reference)?.1)
        }
        None => None,
    };
    let fits = forms().iter().filter(|form| fits(form, entry.as_ref()));
    Ok(fits.map(|form| Offer { form: &form.code, name: &form.name }).collect())
}

fn fits(form: &Form, entry: Option<&Entry>) -> bool {
    let slice = entry.map_or("period", |entry| entry.slice().code());
    if !form.about.iter().any(|one| one == slice) {
        return false;
    }
    match entry {
        Some(Entry::Petition(one)) => {
            let kinds = form.on(NaiveDate::MAX).and_then(|version| version.kinds.as_ref()).unwrap_or(&form.kinds);
            let kind = kinds.is_empty() || one.kind.is_some_and(|kind| kinds.iter().any(|k| k == kind.code()));
            let side = form
                .competence
                .as_deref()
                .is_none_or(|side| one.disposition.is_none() || one.competence.code() == side);
            kind && side && one.cancelled.is_none()
        }
        Some(Entry::Visit(one)) => {
            let status = form.status.as_deref().is_none_or(|status| status == one.status.code());
            let lane = form.lanes.is_empty() || form.lanes.iter().any(|lane| lane == one.lane.code());
            status && lane && one.cancelled.is_none()
        }
        Some(Entry::Session(one)) => one.cancelled.is_none() && !one.visitors_came && one.lane != Lane::Routine,
        Some(Entry::Referral(one)) => one.cancelled.is_none() && one.reply.is_none(),
        _ => true,
    }
}
