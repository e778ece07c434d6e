//! Which papers can be made of a record.

use chrono::NaiveDate;
use serde::Serialize;
use vault::error::{Error, Result};
use vault::{Moment, Reader};
use words::codes::Code;

use super::form::{Form, forms};
use register::entry::Entry;
use register::record::referral::ReferralKind;
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

/// Lists the papers that can be made of a record, or of a period where there is none: those of its kind on its day for
/// which the office has who signs and, where it is addressed to a body, a body.
pub fn offered(r: Reader<'_>, about: Option<&str>, now: Moment) -> Result<Vec<Offer>> {
    let entry = match about {
        Some(reference) => {
            let slice = register::reference::slice_of(r, reference)?.ok_or(Error::NotFound("record"))?;
            Some(register::entry::store::get(r, slice, reference)?.1)
        }
        None => None,
    };
    let on = entry.as_ref().and_then(day).unwrap_or(now.today).min(now.today);
    let ahead = entry.as_ref().and_then(day).is_some_and(|day| day > now.today);
    let signed = super::make::signer(r, on)?.is_some();
    let addressed = has_office(r, on)?;
    let there = |form: &&Form| (signed || !form.signs) && (addressed || !form.office) && !ahead;
    let fits = forms().iter().filter(|form| fits(form, entry.as_ref(), on)).filter(there);
    Ok(fits.map(|form| Offer { form: &form.code, name: &form.name }).collect())
}

/// The day of what a paper is about: its form and law are chosen by it.
fn day(entry: &Entry) -> Option<NaiveDate> {
    match entry {
        Entry::Petition(one) => Some(one.processed_on.unwrap_or(one.received_on)),
        Entry::Visit(one) => Some(one.date),
        Entry::Session(one) => Some(one.date),
        _ => None,
    }
}

fn has_office(r: Reader<'_>, on: NaiveDate) -> Result<bool> {
    let mut found = false;
    register::record::office::store::each(r, |one| {
        found |= one.valid_from.is_none_or(|from| from <= on) && one.valid_to.is_none_or(|to| on <= to);
        Ok(())
    })?;
    Ok(found)
}

fn fits(form: &Form, entry: Option<&Entry>, on: NaiveDate) -> bool {
    let slice = entry.map_or("period", |entry| entry.slice().code());
    if !form.about.iter().any(|one| one == slice) {
        return false;
    }
    match entry {
        Some(Entry::Petition(one)) => {
            let Some(version) = form.on(on) else { return false };
            let kinds = version.kinds.as_ref().unwrap_or(&form.kinds);
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
        Some(Entry::Referral(one)) => {
            let sent = matches!(one.kind, ReferralKind::Refer | ReferralKind::Assign);
            sent && one.cancelled.is_none() && one.reply.is_none()
        }
        _ => true,
    }
}
