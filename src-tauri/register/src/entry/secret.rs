//! Which records show a denouncer.

use vault::Reader;
use vault::error::Result;

use super::Entry;
use super::store::get;
use crate::reference::slice_of;
use crate::secrecy;

/// Tells whether a record shows a denouncer.
pub fn is_secret(r: Reader<'_>, id: i64, entry: &Entry) -> Result<bool> {
    match entry {
        Entry::Petition(petition) => Ok(petition.is_secret()),
        Entry::Visit(_) => secrecy::store::is_secret_visit(r, id),
        Entry::Paper(paper) => paper.about.as_deref().map_or(Ok(false), |about| is_about_secret(r, about)),
        _ => Ok(false),
    }
}

/// Tells whether what a paper is about stands behind a denunciation.
pub fn is_about_secret(r: Reader<'_>, about: &str) -> Result<bool> {
    let Some(slice) = slice_of(r, about)? else { return Ok(false) };
    let (id, entry) = get(r, slice, about)?;
    match &entry {
        Entry::Referral(one) => is_about_secret(r, &one.petition),
        _ => is_secret(r, id, &entry),
    }
}
