//! Entering very many new records, portion by portion: their texts as they come, the index itself once, at the end, of the texts
//! as they then stand. What of a text is covered only because of a record that comes later never enters it.

use std::collections::{BTreeSet, HashSet};

use rayon::prelude::*;
use vault::error::Result;
use vault::{Reader, Writer};
use words::slice::Slice;

use super::{is_found, make_anew, store, text_store, tie_store};
use crate::entry::{Entry, Placed};
use crate::reference;
use crate::secrecy::marks::Marks;
use crate::secrecy::person::Person;

/// So many texts go into the index between two questions whether to go on.
const AT_ONCE: i64 = 20_000;

/// What must be known of the portions when all are in.
pub(crate) struct Many {
    /// The id of the first new text, and of the one after the last.
    first: i64,
    end: i64,
    /// Records of before, and of earlier portions, whose texts are to be made anew.
    due: Vec<(Slice, i64)>,
    /// Who is kept secret with the portions.
    told: Vec<Person>,
    /// The papers that are denunciations, with the matters and visits they are tied to.
    ties: Vec<(i64, Vec<i64>, Vec<i64>)>,
}

impl Many {
    /// Begins, before the first new record is named.
    pub(crate) fn begin(w: &Writer) -> Result<Self> {
        let first = reference::next_place(w.read())?;
        Ok(Self { first, end: first, due: Vec::new(), told: Vec::new(), ties: Vec::new() })
    }

    /// Enters the texts of new records that are stored; `first` is the id of the first of their refs.
    pub(crate) fn take<'a>(
        &mut self,
        w: &Writer,
        first: i64,
        batch: impl Iterator<Item = Placed<'a>> + Clone,
    ) -> Result<()> {
        self.follow(w.read(), batch.clone())?;
        let marks = Marks::of(w.read())?;
        let (mut found, mut place) = (Vec::new(), first);
        for (entry, id, number) in batch {
            if is_found(entry.slice()) {
                let findable = store::findable_under(w.read(), Some(&marks), id, entry, number)?;
                found.extend(findable.map(|findable| (place, findable)));
            }
            place += i64::from(entry.reference().is_some());
        }
        self.end = place;
        let texts: Vec<(i64, String)> = found.par_iter().map(|(place, one)| (*place, one.folded())).collect();
        text_store::add(w, &texts)
    }

    /// Notes who denounces with new papers, and the visits of before that they hang on. Nothing else of before can: what is
    /// new is named by what is new alone.
    fn follow<'a>(&mut self, r: Reader<'_>, batch: impl Iterator<Item = Placed<'a>> + Clone) -> Result<()> {
        let visits: HashSet<&str> = batch.clone().filter_map(|(entry, ..)| visit(entry)).collect();
        let mut papers = BTreeSet::new();
        for (entry, id, _) in batch {
            let Entry::Petition(petition) = entry else { continue };
            papers.insert(id);
            if petition.via_visit.as_deref().is_some_and(|visit| !visits.contains(visit)) {
                self.due.extend(tie_store::visit_of(r, &petition.reference)?.map(|id| (Slice::Visit, id)));
            }
        }
        if !papers.is_empty() {
            let changed = Marks::follow(r, &papers)?;
            self.told.extend(changed.told);
            self.ties.extend(changed.ties);
        }
        Ok(())
    }

    /// Ends with the index: texts that tell of somebody who denounces are made anew first.
    pub(crate) fn end(mut self, w: &Writer, go_on: &mut dyn FnMut() -> Result<()>) -> Result<()> {
        for (paper, matters, visits) in &self.ties {
            self.due.extend(tie_store::tied(w.read(), *paper, matters, visits)?);
        }
        if !self.told.is_empty() {
            let marks = Marks::of_people(std::mem::take(&mut self.told));
            let due = &mut self.due;
            text_store::each_text(w.read(), |slice, id, text| {
                if marks.may_be_told(text) {
                    due.push((slice, id));
                }
            })?;
        }
        go_on()?;
        if self.cover(w)? {
            return make_anew(w);
        }
        text_store::bring_in(w)?;
        for from in (self.first..self.end).step_by(usize::try_from(AT_ONCE).unwrap_or(1)) {
            text_store::bring_in_new(w, from, self.end.min(from + AT_ONCE))?;
            go_on()?;
        }
        text_store::put_together_many(w, self.end - self.first)
    }

    /// Makes texts anew; tells whether the index may keep something of one of before.
    fn cover(&mut self, w: &Writer) -> Result<bool> {
        let (mut seen, mut is_gone) = (HashSet::new(), false);
        for (slice, id) in std::mem::take(&mut self.due).into_iter().filter(|one| seen.insert(*one)) {
            let Some(findable) = store::findable(w.read(), slice, id)? else { continue };
            let text = findable.folded();
            // A new text is not in the index yet.
            if !text_store::changes_new(w, self.first, slice, id, &text)? {
                is_gone |= text_store::enter(w, slice, id, &text)? && findable.is_covered();
            }
        }
        Ok(is_gone)
    }
}

fn visit(entry: &Entry) -> Option<&str> {
    match entry {
        Entry::Visit(visit) => Some(&visit.reference),
        _ => None,
    }
}
