//! What a draft is checked against: the records that come with it and the register as it stands.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use calendar::law::Law;
use calendar::working;
use chrono::NaiveDate;
use vault::Reader;
use vault::error::Result;
use words::slice::Slice;
use words::vietnamese::fold;

use crate::entry::Entry;
use crate::record::office::Office;
use crate::record::person::{Attendee, Person, Who};
use crate::record::petition::Petition;
use crate::record::session::{Body, Lane, Session};
use crate::record::visit::Visit;
use crate::record::{office, person, petition, session, setting, visit};
use crate::reference::whereabouts;

/// The records of one batch over the register.
pub struct World<'a> {
    reader: Reader<'a>,
    batch: HashMap<&'a str, &'a Entry>,
    fields: BTreeSet<&'a str>,
    sessions: HashMap<(NaiveDate, Lane, Body, &'a str), usize>,
    law: Rc<Law>,
}

impl<'a> World<'a> {
    /// Sees a batch over the register.
    pub(crate) fn of(reader: Reader<'a>, batch: impl Iterator<Item = &'a Entry>) -> Result<Self> {
        Ok(Self::under(Rc::new(setting::law(reader)?), reader, batch))
    }

    /// The same under the law as it was read before: of very many small batches none reads it again.
    pub(crate) fn under(law: Rc<Law>, reader: Reader<'a>, batch: impl Iterator<Item = &'a Entry>) -> Self {
        let (mut by_ref, mut fields, mut sessions) = (HashMap::new(), BTreeSet::new(), HashMap::new());
        for entry in batch {
            if let Some(reference) = entry.reference() {
                by_ref.insert(reference, entry);
            }
            match entry {
                Entry::Setting(setting) => fields.extend(setting.field().map(|(code, _)| code)),
                Entry::Session(session) if session.cancelled.is_none() => {
                    *sessions.entry(key(session)).or_default() += 1;
                }
                _ => {}
            }
        }
        Self { reader, batch: by_ref, fields, sessions, law }
    }

    /// Tells what a ref names, if anything.
    pub(crate) fn slice_of(&self, reference: &str) -> Result<Option<Slice>> {
        if let Some(entry) = self.batch.get(reference) {
            return Ok(Some(entry.slice()));
        }
        Ok(whereabouts(self.reader, reference)?.map(|(slice, _)| slice))
    }

    /// Tells whether a day is a weekly day off or a holiday.
    #[must_use]
    pub fn is_day_off(&self, day: NaiveDate) -> bool {
        !working::is_working(&self.law.holidays, day).value
    }

    /// The law as the office knows it.
    #[must_use]
    pub fn law(&self) -> &Law {
        &self.law
    }

    /// Tells whether the field list has a leaf.
    pub(crate) fn has_field(&self, code: &str) -> Result<bool> {
        Ok(self.fields.contains(code) || setting::store::has_field(self.reader, code)?)
    }

    /// Tells whether the same session stands twice.
    pub(crate) fn has_twin(&self, session: &Session) -> Result<bool> {
        let beside = self.sessions.get(&key(session)).is_some_and(|count| *count > 1);
        Ok(beside || session::store::has_twin(self.reader, session)?)
    }

    pub(crate) fn office(&self, reference: &str) -> Result<Option<Office>> {
        match self.batch.get(reference) {
            Some(Entry::Office(office)) => Ok(Some(office.clone())),
            Some(_) => Ok(None),
            None => self.stored(reference, Slice::Office, office::store::get),
        }
    }

    pub(crate) fn visit(&self, reference: &str) -> Result<Option<Visit>> {
        match self.batch.get(reference) {
            Some(Entry::Visit(visit)) => Ok(Some(visit.as_ref().clone())),
            Some(_) => Ok(None),
            None => self.stored(reference, Slice::Visit, visit::store::get),
        }
    }

    pub(crate) fn petition(&self, reference: &str) -> Result<Option<Petition>> {
        match self.batch.get(reference) {
            Some(Entry::Petition(petition)) => Ok(Some(petition.as_ref().clone())),
            Some(_) => Ok(None),
            None => self.stored(reference, Slice::Petition, petition::store::get),
        }
    }

    fn person(&self, reference: &str) -> Result<Option<Person>> {
        match self.batch.get(reference) {
            Some(Entry::Person(person)) => Ok(Some(person.clone())),
            Some(_) => Ok(None),
            None => self.stored(reference, Slice::Person, person::store::get),
        }
    }

    /// Gives the folded names of those behind a paper: two spellings of one name are one sender.
    pub(crate) fn senders(&self, people: &[Attendee]) -> Result<BTreeSet<String>> {
        let mut names = BTreeSet::new();
        for one in people {
            match &one.who {
                Who::Unlisted(particulars) => {
                    names.insert(fold::fold(&particulars.full_name));
                }
                Who::Known { person } => {
                    names.extend(self.person(person)?.map(|person| fold::fold(&person.particulars.full_name)));
                }
            }
        }
        Ok(names)
    }

    fn stored<T>(
        &self,
        reference: &str,
        slice: Slice,
        get: impl Fn(Reader<'a>, i64) -> Result<Option<T>>,
    ) -> Result<Option<T>> {
        match whereabouts(self.reader, reference)? {
            Some((found, id)) if found == slice => get(self.reader, id),
            _ => Ok(None),
        }
    }
}

fn key(session: &Session) -> (NaiveDate, Lane, Body, &str) {
    (session.date, session.lane, session.body, &session.host)
}
