//! Putting read records into the register: checked against each other and against what is there, numbered,
//! stored, found again.

use std::collections::hash_map::Entry as MapEntry;
use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use serde_json::{Map, Value};
use vault::error::{Error, Result};
use vault::{Reader, Writer};
use words::codes::Code;
use words::fault::{Fault, Findings, Trouble};
use words::number::Number;
use words::slice::Slice;

use super::load::{Batch, Read};
use super::numbering;
use super::{Entered, LISTED, refuse};
use crate::enter::world::World;
use crate::entry::{Entry, Placed, store};
use crate::record::matter;
use crate::reference;
use crate::{index, period, secrecy};

/// Gives a draft its type, and a ref where it has none.
pub(super) fn named(w: &Writer, slice: Slice, mut draft: Map<String, Value>) -> Result<Map<String, Value>> {
    draft.insert("type".to_owned(), slice.code().into());
    let unnamed =
        matches!(slice, Slice::Unit | Slice::Setting | Slice::Opinion | Slice::Decision) || slice.is_of_closing();
    if !unnamed && draft.get("ref").is_none_or(Value::is_null) {
        draft.insert("ref".to_owned(), reference::free_reference(w.read(), slice)?.into());
    }
    Ok(draft)
}

/// Enters a batch, or answers every hard fault.
pub(super) fn enter(w: &Writer, batch: Batch) -> Result<Vec<Entered>> {
    let batch = without_known(w, batch)?;
    let soft = check(w, &batch, None)?;
    settle(w, &batch, soft)
}

/// Enters records that were checked: named, numbered, stored, found again.
pub(super) fn settle(w: &Writer, batch: &[Read], soft: Vec<Fault>) -> Result<Vec<Entered>> {
    let places = numbering::places(w, &batch.iter().map(numbering::unplaced).collect::<Vec<_>>())?;
    put_in(w, batch, &places)?;
    finish(w, batch, &places, Vec::new(), soft)?;
    Ok(places)
}

/// Names new records and stores them; gives the id of the first of their refs.
pub(super) fn put_in(w: &Writer, batch: &[Read], places: &[Entered]) -> Result<i64> {
    let named = batch.iter().zip(places);
    let named = named.filter_map(|(read, place)| Some((read.entry.reference()?, read.entry.slice(), place.id)));
    let first = reference::name(w, named)?;
    store::add(w, || placed(batch, places))?;
    Ok(first)
}

/// Puts one corrected record in the place of the one with its ref.
pub(super) fn replace(w: &Writer, batch: Batch) -> Result<Entered> {
    let batch = batch.0;
    let read = batch.first().ok_or(Error::NotFound("record"))?;
    let reference = read.entry.reference().ok_or(Error::NotFound("record"))?;
    let held = reference::whereabouts(w.read(), reference)?.filter(|(slice, _)| *slice == read.entry.slice());
    let (slice, id) = held.ok_or(Error::NotFound("record"))?;
    let soft = check(w, &batch, Some(reference))?;
    let number = reference::number(w.read(), slice, id)?;
    if read.entry.numbering().is_some_and(|(_, given)| given.is_some() && given != number) {
        return Err(Error::fault(Fault::at("number", Trouble::NumberTaken).of(None, Some(reference))));
    }
    let place = Entered { id, number };
    let before = index::visits_of(w.read(), std::iter::once(&read.entry))?;
    store::put(w, id, &read.entry, number)?;
    finish(w, &batch, std::slice::from_ref(&place), before, soft)?;
    Ok(place)
}

pub(super) fn placed<'a>(batch: &'a [Read], places: &'a [Entered]) -> impl Iterator<Item = Placed<'a>> + Clone {
    batch.iter().zip(places).map(|(read, place)| (&read.entry, place.id, place.number))
}

/// Makes records that were put findable, with the visits they were handed in at before, and says that they changed.
fn finish(w: &Writer, batch: &[Read], places: &[Entered], before: Vec<i64>, mut soft: Vec<Fault>) -> Result<()> {
    for (entry, id, _) in placed(batch, places) {
        w.touch(entry.slice(), id);
    }
    index::index(w, placed(batch, places), before)?;
    soft.extend(matters_with_both(w, batch)?);
    if batch.len() <= WARNED {
        soft.extend(told(w, batch, places)?);
    }
    soft.sort_by_key(|fault| fault.line);
    soft.truncate(LISTED);
    w.soften(soft);
    Ok(())
}

/// Of a longer batch nobody would read who is told where; what is told is covered all the same.
const WARNED: usize = 64;

/// Finds the texts of a batch that tell who denounces.
fn told(w: &Writer, batch: &[Read], places: &[Entered]) -> Result<Vec<Fault>> {
    let mut faults = Vec::new();
    for (read, place) in batch.iter().zip(places) {
        let slice = read.entry.slice();
        for field in secrecy::told_fields(w.read(), slice, place.id, store::line_of(&read.entry)?)? {
            faults.push(Fault::at(field, Trouble::TellsDenouncer).of(read.line, read.entry.reference()));
        }
    }
    Ok(faults)
}

/// A unit line equal to the register's own is skipped, and so is a setting.
fn without_known(w: &Writer, batch: Batch) -> Result<Vec<Read>> {
    let units = crate::record::unit::store::all(w.read())?;
    let settings = crate::record::setting::store::all(w.read())?;
    let is_new = |read: &Read| match &read.entry {
        Entry::Unit(unit) => !units.contains(unit),
        Entry::Setting(setting) => !settings.contains(setting),
        _ => true,
    };
    Ok(batch.0.into_iter().filter(is_new).collect())
}

/// Finds every fault of a batch and refuses the hard ones. Soft ones are answered.
fn check(w: &Writer, batch: &[Read], own: Option<&str>) -> Result<Vec<Fault>> {
    let found = findings(w.read(), &batch.iter().collect::<Vec<_>>(), own)?;
    if found.hard.is_empty() { Ok(found.soft) } else { Err(refuse(found.hard)) }
}

/// Finds every fault of a batch: refs, numbers, dated rows, and what the slices know.
pub(super) fn findings(r: Reader<'_>, batch: &[&Read], own: Option<&str>) -> Result<Findings> {
    let world = World::of(r, batch.iter().map(|read| &read.entry))?;
    let mut taken = own.is_none().then(|| Taken::of(r, batch)).transpose()?;
    let (mut closed, mut all) = (Closed::default(), Findings::default());
    for read in batch {
        find(r, &world, taken.as_mut(), &mut closed, read, &mut all)?;
    }
    Ok(all)
}

/// Whether a day lies in a closed period, for logs and for all else: a file has far more entries than days.
pub(super) type Closed = HashMap<(NaiveDate, bool), bool>;

/// Finds every fault of one record of a batch.
pub(super) fn find(
    r: Reader<'_>,
    world: &World<'_>,
    taken: Option<&mut Taken>,
    closed: &mut Closed,
    read: &Read,
    all: &mut Findings,
) -> Result<()> {
    let mut findings = Findings::default();
    if let Some(taken) = taken {
        taken.check(r, &read.entry, &mut findings)?;
    }
    for link in read.entry.links() {
        let named = world.slice_of(link.reference)?;
        if named.is_none() || link.slice.is_some() && named != link.slice {
            findings.fault(&link.field, Trouble::UnknownRef);
        }
    }
    if let Entry::Visit(visit) = &read.entry
        && visit.escalated_to.as_deref() == Some(&visit.reference)
    {
        findings.fault("escalated_to", Trouble::OfItself);
    }
    read.entry.fit(world, &mut findings)?;
    if let Some(day) = read.entry.day() {
        let slice = read.entry.slice();
        let is_closed = match closed.entry((day, slice.is_log())) {
            MapEntry::Occupied(known) => *known.get(),
            MapEntry::Vacant(unknown) => *unknown.insert(period::covers(r, day, slice)?),
        };
        if is_closed {
            findings.soft("period", Trouble::InClosedPeriod);
        }
    }
    let place = |fault: Fault| fault.of(read.line, read.entry.reference());
    all.soft.extend(read.soft.iter().cloned());
    all.soft.extend(findings.soft.into_iter().map(place));
    all.hard.extend(findings.hard.into_iter().map(place));
    Ok(())
}

/// What may stand only once, in the batch and in the register.
pub(super) struct Taken {
    /// The refs of the batch that the register has, and then those met in it.
    pub(super) refs: HashSet<String>,
    numbers: HashSet<(Slice, Number)>,
    dates: HashSet<String>,
}

impl Taken {
    pub(super) fn of(r: Reader<'_>, batch: &[&Read]) -> Result<Self> {
        let units = crate::record::unit::store::all(r)?;
        let settings = crate::record::setting::store::all(r)?;
        let dates = units.iter().cloned().map(Entry::Unit).chain(settings.into_iter().map(Entry::Setting));
        let dates = dates.filter_map(|entry| dated(&entry)).collect();
        let refs = reference::known(r, batch.iter().filter_map(|read| read.entry.reference()))?;
        Ok(Self { refs, numbers: HashSet::new(), dates })
    }

    fn check(&mut self, r: Reader<'_>, entry: &Entry, findings: &mut Findings) -> Result<()> {
        if let Some(reference) = entry.reference()
            && !self.refs.insert(reference.to_owned())
        {
            findings.fault("ref", Trouble::RefTaken);
        }
        if let Some((_, Some(number))) = entry.numbering()
            && (!self.numbers.insert((entry.slice(), number)) || reference::has_number(r, entry.slice(), number)?)
        {
            findings.fault("number", Trouble::NumberTaken);
        }
        if dated(entry).is_some_and(|key| !self.dates.insert(key)) {
            findings.fault("valid_from", Trouble::DateTaken);
        }
        if let Some(key) = store::key(entry)
            && (!self.dates.insert(key) || store::has(r, entry)?)
        {
            findings.fault("revision", Trouble::NumberTaken);
        }
        if let Entry::Opinion(opinion) = entry
            && (!self.dates.insert(format!("{} {}", opinion.period, opinion.section))
                || crate::record::opinion::store::has(r, &opinion.period, &opinion.section)?)
        {
            findings.fault("section", Trouble::SectionTaken);
        }
        Ok(())
    }
}

fn dated(entry: &Entry) -> Option<String> {
    match entry {
        Entry::Unit(unit) => Some(format!("unit {}", unit.valid_from)),
        Entry::Setting(setting) => Some(format!("setting {} {:?}", setting.name, setting.valid_from)),
        _ => None,
    }
}

/// Finds the matters of a batch that now have papers both within and outside competence.
pub(super) fn matters_with_both(w: &Writer, batch: &[Read]) -> Result<Vec<Fault>> {
    let (mut papers, mut new) = (HashMap::<&str, usize>::new(), HashSet::new());
    for read in batch {
        match &read.entry {
            Entry::Petition(one) => one.matter.iter().for_each(|matter| *papers.entry(matter).or_default() += 1),
            Entry::Matter(one) => drop(new.insert(one.reference.as_str())),
            _ => {}
        }
    }
    // A matter that is new with its one paper has no other.
    let may_have = |matter: &str| !new.contains(matter) || papers.get(matter).is_some_and(|papers| *papers > 1);
    let mut seen = BTreeSet::new();
    let mut faults = Vec::new();
    for read in batch {
        let Entry::Petition(petition) = &read.entry else { continue };
        let Some(matter) = &petition.matter else { continue };
        if may_have(matter) && seen.insert(matter) && matter::store::has_both_competences(w.read(), matter)? {
            faults.push(Fault::at("matter", Trouble::BothCompetences).of(read.line, Some(&petition.reference)));
        }
    }
    Ok(faults)
}
