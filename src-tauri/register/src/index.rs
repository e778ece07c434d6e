//! The search index: what a search finds of a record, kept as the record changes. A denouncer's fields never enter it.

mod many;
pub(crate) mod search_store;
pub(crate) mod store;
mod text_store;
mod tie_store;
mod told;

pub(crate) use self::many::Many;
pub use self::text_store::{bring_in, leave, leave_place, make_anew};

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use vault::error::Result;
use vault::{Reader, Writer};
use words::slice::Slice;
use words::vietnamese::sought::{Sought, find};
use words::vietnamese::{digits, fold};

use crate::entry::{Entry, Placed};
use crate::secrecy::{MASK, Veil};

/// A record as search sees it: its title and the texts that may be searched, by field.
pub(crate) struct Findable {
    pub number: Option<String>,
    pub on: Option<chrono::NaiveDate>,
    pub title: String,
    /// Whether it is a denunciation, or was handed in with one.
    pub secret: bool,
    /// The title is the name of somebody whom nobody keeps secret.
    pub is_called_by_name: bool,
    /// Some of its texts is covered.
    pub has_covered: bool,
    pub texts: Vec<(String, String)>,
}

/// Gives the visits a batch's petitions hang on before it is put: a correction may take a denunciation off one.
pub(crate) fn visits_of<'a>(r: Reader<'_>, batch: impl Iterator<Item = &'a Entry>) -> Result<Vec<i64>> {
    let mut visits = Vec::new();
    for entry in batch {
        if let Entry::Petition(petition) = entry {
            visits.extend(tie_store::visit_of(r, &petition.reference)?);
        }
    }
    Ok(visits)
}

/// Enters a batch into the index, and with it every visit whose people it makes, or unmakes, denouncers.
pub(crate) fn index<'a>(w: &Writer, batch: impl Iterator<Item = Placed<'a>>, visits: Vec<i64>) -> Result<()> {
    let mut due: Vec<(Slice, i64)> = visits.into_iter().map(|id| (Slice::Visit, id)).collect();
    let (mut at_hand, mut around) = (HashMap::new(), told::Around::default());
    for (entry, id, number) in batch {
        let slice = entry.slice();
        around.take(w.read(), slice, id)?;
        if is_found(slice) {
            due.push((slice, id));
            at_hand.insert((slice, id), (entry, number));
        }
        match entry {
            Entry::Petition(petition) => {
                due.extend(tie_store::visit_of(w.read(), &petition.reference)?.map(|id| (Slice::Visit, id)));
            }
            Entry::Person(_) => due.extend(tie_store::with_person(w.read(), id)?),
            Entry::Hamlet(_) => due.extend(tie_store::with_hamlet(w.read(), id)?),
            _ => {}
        }
    }
    due.extend(told::around(w.read(), &around)?);
    // In the order of entry, so that a register loaded again finds in the same order.
    let (mut seen, mut is_gone) = (HashSet::new(), false);
    for (slice, id) in due.into_iter().filter(|one| seen.insert(*one)) {
        let findable = match at_hand.get(&(slice, id)) {
            Some((entry, number)) => store::findable_as(w.read(), id, entry, *number)?,
            None => store::findable(w.read(), slice, id)?,
        };
        let Some(findable) = findable else { continue };
        is_gone |= text_store::enter(w, slice, id, &findable.folded())? && findable.is_covered();
    }
    // A denouncer's name that stood in the index is not left in its pages.
    if is_gone { make_anew(w) } else { text_store::go_in(w) }
}

/// Enters records into the index as they stand now, with everything their people and hamlets stand in, and takes out
/// those that are gone: what doing acts again from the log ends with.
pub(crate) fn again(w: &Writer, records: Vec<(Slice, i64)>) -> Result<()> {
    let (mut due, mut around) = (Vec::new(), told::Around::default());
    for (slice, id) in records {
        around.take(w.read(), slice, id)?;
        match slice {
            Slice::Person => due.extend(tie_store::with_person(w.read(), id)?),
            Slice::Hamlet => due.extend(tie_store::with_hamlet(w.read(), id)?),
            found if is_found(found) => due.push((found, id)),
            _ => {}
        }
    }
    due.extend(told::around(w.read(), &around)?);
    let (mut seen, mut is_gone) = (HashSet::new(), false);
    for (slice, id) in due.into_iter().filter(|one| seen.insert(*one)) {
        is_gone |= match store::findable(w.read(), slice, id)? {
            Some(findable) => text_store::enter(w, slice, id, &findable.folded())? && findable.is_covered(),
            None => leave(w, slice, id)?,
        };
    }
    if is_gone { make_anew(w) } else { text_store::go_in(w) }
}

/// The slices whose records have a text of their own in the index.
fn is_found(slice: Slice) -> bool {
    matches!(slice, Slice::Visit | Slice::Petition | Slice::Matter | Slice::Referral) || slice.is_log()
}

/// Makes the index of a register anew, with every text as it is covered today.
pub fn everything(w: &Writer) -> Result<()> {
    for (slice, id) in text_store::all(w)? {
        if let Some(findable) = store::findable(w.read(), slice, id)? {
            text_store::enter(w, slice, id, &findable.folded())?;
        }
    }
    make_anew(w)
}

impl Findable {
    /// Covers what would tell who a denouncer is. The people of a record that is open stand in it by name.
    fn covered(mut self, veil: &Veil<'_>) -> Result<Self> {
        for (field, text) in &mut self.texts {
            if !field.starts_with("people.")
                && !field.starts_with("petitioners.")
                && let Cow::Owned(covered) = veil.text(text)?
            {
                *text = covered;
                self.has_covered = true;
            }
        }
        if let (Cow::Owned(covered), false) = (veil.text(&self.title)?, self.is_called_by_name) {
            self.title = covered;
        }
        Ok(self)
    }

    /// Something of it is kept out of the index.
    fn is_covered(&self) -> bool {
        self.secret || self.has_covered
    }

    fn folded(&self) -> String {
        let mut words: Vec<String> = Vec::new();
        for (field, text) in &self.texts {
            let own = fold::tokens(&text.replace(MASK, " "));
            let last = field.rsplit('.').next().unwrap_or_default();
            // However it is grouped in a text, who denounces is found by the number when that is to be covered.
            if !matches!(last, "id_number" | "phone") {
                digits::numbers(text, |number, _| words.push(number.to_owned()));
            }
            // A number written in groups, `0912 345 678`, is also found by all its digits.
            if own.len() > 1 && matches!(last, "id_number" | "phone") {
                words.push(own.concat());
            }
            // And one with the country's number before it, `+84 912 345 678`, as it is dialled.
            let dialled = digits::dialled(text).filter(|number| last == "phone" && *number != own.concat());
            words.extend(dialled);
            words.extend(own);
        }
        words.join(" ")
    }

    /// Gives the words sought as its texts hold them.
    pub(crate) fn held<'s>(&self, sought: &'s Sought) -> &'s [String] {
        sought.held(|word| self.texts.iter().any(|(_, text)| find(text, word).is_some()))
    }

    /// Gives where each word stands.
    pub(crate) fn matches(&self, words: &[String]) -> Vec<(String, usize, usize)> {
        let place = |word: &String| {
            let hit = |(field, text): &(String, String)| {
                find(text, word).map(|(start, length)| (field.clone(), start, length))
            };
            self.texts.iter().find_map(hit)
        };
        words.iter().filter_map(place).collect()
    }
}
