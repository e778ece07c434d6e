//! Changing one thing about a record, and cancelling it.

use serde_json::{Map, Value, json};
use vault::error::Result;
use vault::{Act, Casebook, Done, Moment, Writer};
use words::slice::Slice;

use super::{Entered, batch, load};
use crate::entry::store::{get, line_of};
use crate::secrecy::{Sight, Veil, mask};

/// Changes a record's own draft and puts it in its place.
pub fn amend(
    book: &mut Casebook,
    act: Act,
    slice: Slice,
    reference: &str,
    now: Moment,
    change: impl FnOnce(&mut Map<String, Value>),
) -> Result<Done<Entered>> {
    book.write(act, now, |w| {
        let (_, entry) = get(w.read(), slice, reference)?;
        let mut draft = line_of(&entry)?;
        change(&mut draft);
        batch::replace(w, load::read_all(vec![(None, draft)], now)?)
    })
}

/// Cancels a record with a reason. It stays in its book, and its number stays used.
pub fn cancel(
    book: &mut Casebook,
    slice: Slice,
    reference: &str,
    reason: &str,
    now: Moment,
) -> Result<Done<Entered>> {
    let cancelled = json!({ "on": now.today, "reason": reason });
    amend(book, Act::Cancel, slice, reference, now, |draft| {
        draft.insert("cancelled".to_owned(), cancelled);
    })
}

/// Gives back to a draft what its screen was not shown.
pub(super) fn unmasked(w: &Writer, slice: Slice, reference: &str, draft: &mut Map<String, Value>) -> Result<()> {
    if !mask::holds_mask(draft) {
        return Ok(());
    }
    let (id, entry) = get(w.read(), slice, reference)?;
    mask::unmask(draft, &line_of(&entry)?, &Veil::of(w.read(), slice, id, Sight::Screen)?)
}
