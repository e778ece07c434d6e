//! The acts after a close that explain why an entry counts otherwise: those on the entry itself; else on what names it or
//! what it names; else the rules that changed; else those on its neighbours in the book.

pub(super) mod store;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};
use vault::Reader;
use vault::error::Result;
use words::codes::Code;
use words::fault::field_label;
use words::slice::Slice;

use self::store::Step;
use register::entry::store as entries;
use register::reference::{reference, whereabouts};
use register::secrecy::{self, Sight};
use register::view::history::{self, Changed, Event};

type Record = (Slice, i64);

/// What happened after a close.
pub(super) struct After {
    act: i64,
    /// The records changed, each with those it names or named.
    named: BTreeMap<Record, BTreeSet<Record>>,
    /// The records that were new.
    fresh: BTreeSet<Record>,
    /// Rules that changed.
    rules: Vec<Event>,
}

impl After {
    /// Looks through the journal after an act.
    pub fn of(r: Reader<'_>, act: i64) -> Result<Self> {
        let mut after = Self { act, named: BTreeMap::new(), fresh: BTreeSet::new(), rules: Vec::new() };
        for step in store::since(r, act)? {
            after.take(&step);
        }
        Ok(after)
    }

    /// Tells whether an entry was there when the period was closed.
    pub fn knew(&self, entry: Record) -> bool {
        !self.fresh.contains(&entry) && self.act != 0
    }

    fn take(&mut self, step: &Step) {
        let change = &step.change;
        let rows: Vec<&Map<String, Value>> = [&change.before, &change.after].into_iter().flatten().collect();
        if let Some(slice @ (Slice::Setting | Slice::Unit)) = Slice::from_code(&change.table) {
            self.rules.push(rule(step, slice));
            return;
        }
        let own = Slice::from_code(&change.table).map(|slice| (slice, change.row));
        let names: BTreeSet<Record> = rows.iter().flat_map(|row| store::names(&change.table, row)).collect();
        // What only joins records belongs to each of them: a change of one is an act on the other.
        let owners: Vec<Record> = own.map_or_else(|| names.iter().copied().collect(), |own| vec![own]);
        if change.table == "reference" {
            return;
        }
        if let Some(own) = own.filter(|_| change.before.is_none()) {
            self.fresh.insert(own);
        }
        for owner in owners {
            self.named.entry(owner).or_default().extend(names.iter().copied().filter(|one| *one != owner));
        }
    }

    /// Gives the acts that explain an entry, the oldest first.
    pub fn explain(&self, r: Reader<'_>, slice: Slice, id: i64) -> Result<Vec<Event>> {
        let entry = (slice, id);
        let mut found = self.events(r, entry, false)?;
        if found.is_empty() || slice == Slice::Matter {
            for other in self.related(r, entry)? {
                found.extend(self.events(r, other, true)?);
            }
        }
        if found.is_empty() {
            found.extend(self.rules.iter().cloned());
        }
        if found.is_empty() {
            for other in self.named.keys().filter(|(other, _)| *other == slice) {
                found.extend(self.events(r, *other, true)?);
            }
        }
        found.sort_by_key(|event| event.number);
        Ok(found)
    }

    /// The changed records that name an entry, or that it names.
    fn related(&self, r: Reader<'_>, entry: Record) -> Result<Vec<Record>> {
        let mut related: BTreeSet<Record> =
            self.named.iter().filter(|(_, names)| names.contains(&entry)).map(|(record, _)| *record).collect();
        if let Some(held) = entries::by_id(r, entry.0, entry.1)? {
            for link in held.links() {
                related.extend(whereabouts(r, link.reference)?.filter(|one| self.named.contains_key(one)));
            }
        }
        related.remove(&entry);
        Ok(related.into_iter().collect())
    }

    /// The events of a record after the close; of another than the entry, with what it is called.
    fn events(&self, r: Reader<'_>, record: Record, other: bool) -> Result<Vec<Event>> {
        let (slice, id) = record;
        if !self.named.contains_key(&record) {
            return Ok(Vec::new());
        }
        let Some(reference) = reference(r, slice, id)? else { return Ok(Vec::new()) };
        let mut events = history::history(r, slice, &reference)?;
        events.retain(|event| event.number > self.act);
        if other {
            let called = secrecy::called(r, slice, id, Sight::Screen)?;
            let called = if called.is_empty() { slice.label().to_lowercase() } else { called };
            for event in &mut events {
                event.say = format!("{}: {called}", event.say);
            }
        }
        Ok(events)
    }
}

/// A rule that changed: a setting or the unit, with its new values.
fn rule(step: &Step, slice: Slice) -> Event {
    let held = step.change.after.iter().flatten().filter(|(key, value)| *key != "id" && !value.is_null());
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned);
    let changed = |(key, value): (&String, &Value)| Changed {
        field: key.clone(),
        label: field_label(key),
        from: String::new(),
        to: text(value),
    };
    Event {
        number: step.number,
        at: step.at.clone(),
        act: step.act,
        say: format!("{}: {}", step.act.label(), slice.label().to_lowercase()),
        changes: held.map(changed).collect(),
    }
}
