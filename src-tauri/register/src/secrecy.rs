//! Whose name is not shown, and where: one matcher of marks for everything that is shown or leaves the register (Luật Tố cáo,
//! Điều 9, 47, 56; NĐ 154, Điều 12).
//!
//! `person`: by what somebody is told. `told`: finding that in a text. `name`: a name among ordinary words. `known`: what many are
//! told by, together. `marks`: everybody who is kept secret, as the register stands. `veil`: a record behind which a text stands, and
//! what of the text may be shown. `short`: people whose names leave the office only shortened. `draft`: a form that is still being
//! typed. `mask`: a secret line on the screen, and giving back to a draft what its screen was not shown.

mod draft;
mod known;
pub(crate) mod marks;
pub mod mask;
mod name;
pub(crate) mod person;
mod short;
pub(crate) mod store;
mod told;
mod veil;

use std::collections::BTreeSet;

use serde_json::{Map, Value};
use vault::Reader;
use vault::error::Result;
use words::slice::Slice;

pub use self::draft::{Draft, instead};
use self::marks::Marks;
pub use self::mask::{MASK, secret_title};
pub use self::veil::{Tie, Veil};
pub use crate::row::Sight;

/// Gives the papers whose people a record decides over, when it is entered or corrected.
pub(crate) fn papers_behind(r: Reader<'_>, slice: Slice, id: i64) -> Result<BTreeSet<i64>> {
    match slice {
        Slice::Petition => Ok(BTreeSet::from([id])),
        Slice::Visit => store::papers_at(r, id),
        Slice::Person => store::papers_of(r, id),
        Slice::Matter => store::told_of(r, id),
        _ => Ok(BTreeSet::new()),
    }
}

/// Whether the texts of a slice may tell who denounces. What an office, an officer, a hamlet is called is public; what is known
/// of a person of the book is open where the person is seen at all.
#[must_use]
pub fn may_tell(slice: Slice) -> bool {
    !matches!(slice, Slice::Office | Slice::Officer | Slice::Hamlet | Slice::Unit | Slice::Setting | Slice::Person)
}

/// Gives the fields of a record, by its line of the open format, that tell who a denouncer is where it should not stand.
pub(crate) fn told_fields(r: Reader<'_>, slice: Slice, id: i64, line: Map<String, Value>) -> Result<Vec<String>> {
    if !may_tell(slice) {
        return Ok(Vec::new());
    }
    let (veil, mut told) = (Veil::of(r, slice, id, Sight::Screen)?, Vec::new());
    for (key, value) in line {
        let mut one = Map::from_iter([(key.clone(), value.clone())]);
        veil.line(&mut one)?;
        if one.get(&key) != Some(&value) {
            told.push(key);
        }
    }
    Ok(told)
}

/// What a record that another names is called, as somebody may see it.
pub fn called(r: Reader<'_>, slice: Slice, id: i64, sight: Sight) -> Result<String> {
    let called = crate::reference::called(r, slice, id)?;
    if matches!(slice, Slice::Person | Slice::Office | Slice::Hamlet | Slice::Officer | Slice::Session) {
        return Ok(called);
    }
    Ok(Veil::of(r, slice, id, sight)?.text(&called)?.into_owned())
}

/// Tells whether a text that is tied to a record tells who denounces.
pub(crate) fn tells(r: Reader<'_>, text: &str, tie: &Tie) -> Result<bool> {
    let marks = Marks::of(r)?;
    Ok(!marks.hidden(text, &marks.tied(&tie.matters, tie.paper, tie.visit), false).is_empty())
}

/// Tells whether a text tells who a denouncer is, whatever it stands in.
pub fn names_denouncer(r: Reader<'_>, text: &str) -> Result<bool> {
    Ok(!Marks::of(r)?.hidden(text, &BTreeSet::new(), false).is_empty())
}
