//! What a line says that is there already: in the register, or in another sheet of the workbook.

use std::collections::{BTreeMap, BTreeSet};

use register::enter::retention::{self, Known};
use register::enter::{Correction, Renumbered};
use register::entry;
use serde_json::{Map, Value};
use vault::Reader;
use vault::error::Result;
use words::slice::Slice;

use super::{Fate, First, Judge, line};
use crate::doubt::Doubt;
use crate::heading::Column;
use crate::mapping::Plan;
use crate::row::{Decided, Drafted, Line, Walked};
use crate::say;
use crate::twice::{self, Held, Likeness, Met, Said, There};

/// What is known of entries that are there.
#[derive(Default)]
pub(super) struct Again {
    there: There,
    met: Met,
    pub corrections: Vec<Correction>,
    pub renumbered: Vec<Renumbered>,
    /// Rows whose number somebody in the register gives up.
    yielded: BTreeSet<usize>,
    /// The numbers that rows of petition books state for papers of the register.
    stated: BTreeMap<String, (u32, i32)>,
}

fn slice_of(plan: &Plan) -> Slice {
    if plan.layout.keeps_visits() { Slice::Visit } else { Slice::Petition }
}

fn said(own: &Line<'_>, drafted: &Drafted) -> Said {
    let number = &own.number;
    drafted.own.first().map(|draft| Said::of(draft, number.ours, number.written.as_deref())).unwrap_or_default()
}

/// What the paper of a visit says, as a petition book would have it.
fn said_of_paper(plan: &Plan, drafted: &Drafted) -> Option<Said> {
    drafted.own.get(1).filter(|_| plan.layout.keeps_visits()).map(|draft| Said::of(draft, None, None))
}

impl Again {
    /// Tells whether somebody in the register gives up the number of a row.
    pub fn yields(&self, row: usize) -> bool {
        self.yielded.contains(&row)
    }

    /// Looks in the register for what some rows say.
    pub fn look(&mut self, reader: Reader<'_>, plan: &Plan, some: &[Walked<'_>], drafted: &[First]) -> Result<()> {
        let (mut own, mut papers) = (Vec::new(), Vec::new());
        for (one, drafted) in some.iter().zip(drafted) {
            if let (Walked::Line(line), First::Drafted(drafted)) = (one, drafted) {
                own.push(said(line, drafted));
                papers.extend(said_of_paper(plan, drafted));
            }
        }
        self.there = There::default();
        self.there.look(reader, slice_of(plan), &own)?;
        self.there.look(reader, Slice::Petition, &papers)
    }
}

impl Judge<'_, '_> {
    /// Tells what becomes of a line: it enters, or it is there already.
    pub(super) fn fate(&mut self, at: usize, own: &Line<'_>, mut drafted: Box<Drafted>) -> Result<Fate> {
        let Some(part) = self.parts.get(at) else { return Ok(Fate::None) };
        if drafted.doubts.iter().any(|(_, doubt)| doubt.is_hard()) {
            return Ok(Fate::Enters(drafted, Decided::default()));
        }
        let (slice, said) = (slice_of(part.plan), said(own, &drafted));
        match self.again.there.find(slice, &said).map(|(likeness, held)| (likeness, held.clone())) {
            Some((Likeness::Same | Likeness::Corrected, held)) => return self.held(own, &held, &drafted),
            Some((Likeness::SameDay, _)) => drafted.doubts.push((Column::Content, Doubt::SameDay)),
            None => {}
        }
        match self.destroyed(slice, drafted.own.first())? {
            Some(Known::Destroyed) => return Ok(Fate::There(say::DESTROYED.to_owned(), "destroyed")),
            Some(Known::MayBe) => drafted.doubts.push((Column::Content, Doubt::MayBeDestroyed)),
            None => {}
        }
        let came_back = own.text(part.plan, Column::Origin).is_some();
        if let Some((likeness, other, row)) = self.again.met.meet(slice == Slice::Visit, at, own.row + 1, &said) {
            match likeness {
                Likeness::Same | Likeness::Corrected if other != at && !came_back => {
                    let sheet = self.parts.get(other).map_or("", |part| part.plan.sheet.as_str());
                    return Ok(Fate::There(
                        format!("đã có ở dòng {row} của trang “{sheet}”; không nhập lần nữa."),
                        "twice",
                    ));
                }
                Likeness::Same => drafted.doubts.push((Column::Content, Doubt::AlikeRow)),
                _ => {}
            }
        }
        let mut decided = self.decided(at, own, &said, &drafted);
        if slice == Slice::Visit {
            let paper = self.destroyed(Slice::Petition, drafted.own.get(1))?;
            decided.paper_is_destroyed = paper == Some(Known::Destroyed);
            drafted.doubts.extend((paper == Some(Known::MayBe)).then_some((Column::Content, Doubt::MayBeDestroyed)));
        }
        if decided == Decided::default() {
            return Ok(Fate::Enters(drafted, decided));
        }
        let mut anew = self.drafting.draft(at, part, own, &decided);
        let beside =
            |doubt: &&(Column, Doubt)| matches!(doubt.1, Doubt::SameDay | Doubt::AlikeRow | Doubt::MayBeDestroyed);
        anew.doubts.extend(drafted.doubts.iter().filter(beside).copied());
        Ok(Fate::Enters(Box::new(anew), decided))
    }

    /// Tells whether the retention act destroyed what a draft says.
    fn destroyed(&self, slice: Slice, draft: Option<&Map<String, Value>>) -> Result<Option<Known>> {
        let Some((Some(on), names, content)) = draft.map(twice::told) else { return Ok(None) };
        self.destroyed.known(self.reader, &retention::Said { slice, on, names, content })
    }

    /// Decides what one line cannot know: whose its number is, and whether its paper came in before.
    fn decided(&mut self, at: usize, own: &Line<'_>, said: &Said, drafted: &Drafted) -> Decided {
        let Some(part) = self.parts.get(at) else { return Decided::default() };
        let mut decided = Decided::default();
        if let Some(paper) = said_of_paper(part.plan, drafted) {
            let held =
                self.again.there.find(Slice::Petition, &paper).filter(|(likeness, _)| *likeness != Likeness::SameDay);
            let in_workbook = || {
                let (part, row) = self.again.met.seen(false, &paper)?;
                Some(format!("import-{}-{row}-matter", self.parts.get(part)?.batch))
            };
            decided.paper = held.and_then(|(_, held)| held.matter.clone()).or_else(in_workbook);
        }
        let slice = slice_of(part.plan);
        if let Some(number) = said.number
            && let Some(held) = self.again.there.numbered(slice, number)
        {
            if slice == Slice::Petition && held.numbered_by_house {
                // The house gave it to a paper in passing; the paper book knows better.
                let reference = held.reference.clone();
                self.again.yielded.insert(line(at, own.row + 1));
                if !self.again.renumbered.iter().any(|(one, _)| *one == reference) {
                    let stated = self.again.stated.get(&reference).copied();
                    self.again.renumbered.push((reference, stated));
                }
            } else {
                decided.number_is_taken = true;
            }
        }
        decided
    }

    /// Tells of a row that is there already, and in what it differs.
    fn held(&mut self, own: &Line<'_>, held: &Held, drafted: &Drafted) -> Result<Fate> {
        let what = if held.slice == Slice::Visit { "lượt tiếp" } else { "đơn" };
        let mut differences = Vec::new();
        if let Some(draft) = drafted.own.first() {
            let (_, entry) = entry::store::get(self.reader, held.slice, &held.reference)?;
            let there = entry::store::line_of(&entry)?;
            differences = twice::differences(draft, &there);
            if !differences.is_empty() {
                self.again.corrections.push((held.slice, held.reference.clone(), twice::corrected(there, draft)));
            }
        }
        // The petition book states the number of a paper that came in with the visits book.
        if let Some(number) =
            own.number.ours.filter(|number| held.numbered_by_house && held.said.number != Some(*number))
        {
            self.again.stated.insert(held.reference.clone(), number);
            self.again.renumbered.retain(|(reference, _)| *reference != held.reference);
            self.again.renumbered.push((held.reference.clone(), Some(number)));
        }
        if differences.is_empty() {
            return Ok(Fate::There(format!("đã có trong sổ: {what} số {}.", held.number), "twice"));
        }
        let told: Vec<String> = differences.iter().map(|(what, own)| format!("{what} “{own}”")).collect();
        Ok(Fate::There(format!("đã có trong sổ: {what} số {}; khác ở: {}.", held.number, told.join(", ")), "differs"))
    }
}
