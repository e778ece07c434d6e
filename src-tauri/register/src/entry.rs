//! A record of any slice: one line of the open format.

pub mod secret;
pub mod store;

use serde::Serialize;
use words::draft::Draft;
use words::number::Number;
use words::slice::Slice;

use crate::mobilisation::contribution::Contribution;
use crate::mobilisation::democracy_item::DemocracyItem;
use crate::mobilisation::dialogue::Dialogue;
use crate::mobilisation::directive::Directive;
use crate::mobilisation::emulation::Emulation;
use crate::mobilisation::internal_rule::InternalRule;
use crate::mobilisation::model::Model;
use crate::mobilisation::outreach::Outreach;
use crate::record::close::{Close, Counted, Late, Reopen, SentFile};
use crate::record::decision::Decision;
use crate::record::hamlet::Hamlet;
use crate::record::matter::Matter;
use crate::record::office::Office;
use crate::record::officer::Officer;
use crate::record::opinion::Opinion;
use crate::record::paper::Paper;
use crate::record::person::Person;
use crate::record::petition::Petition;
use crate::record::referral::Referral;
use crate::record::resolution::Resolution;
use crate::record::session::Session;
use crate::record::setting::Setting;
use crate::record::unit::Unit;
use crate::record::visit::Visit;
use crate::record::{Cancelled, Link};

/// A record of any slice; as JSON its `type` comes first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[expect(missing_docs, reason = "each variant is the slice of its name")]
pub enum Entry {
    Unit(Unit),
    Setting(Setting),
    Office(Office),
    Hamlet(Hamlet),
    Officer(Officer),
    Person(Person),
    Session(Session),
    Matter(Matter),
    Visit(Box<Visit>),
    Petition(Box<Petition>),
    Referral(Box<Referral>),
    Paper(Box<Paper>),
    Resolution(Box<Resolution>),
    Outreach(Box<Outreach>),
    Model(Box<Model>),
    Contribution(Box<Contribution>),
    Dialogue(Box<Dialogue>),
    DemocracyItem(Box<DemocracyItem>),
    InternalRule(Box<InternalRule>),
    Emulation(Box<Emulation>),
    Directive(Box<Directive>),
    Close(Box<Close>),
    Counted(Counted),
    SentFile(SentFile),
    Reopen(Reopen),
    Late(Late),
    Opinion(Opinion),
    Decision(Decision),
}

/// A record with its id, and the number it was given where it does not know that itself.
pub(crate) type Placed<'a> = (&'a Entry, i64, Option<Number>);

/// What search sees of a log: its day, its title, its texts by field.
type Logged = (chrono::NaiveDate, String, Vec<(String, String)>);

impl Entry {
    /// Reads a draft of a slice.
    pub fn read(slice: Slice, draft: &mut Draft) -> Self {
        match slice {
            Slice::Unit => Self::Unit(Unit::read(draft)),
            Slice::Setting => Self::Setting(Setting::read(draft)),
            Slice::Office => Self::Office(Office::read(draft)),
            Slice::Hamlet => Self::Hamlet(Hamlet::read(draft)),
            Slice::Officer => Self::Officer(Officer::read(draft)),
            Slice::Person => Self::Person(Person::read(draft)),
            Slice::Session => Self::Session(Session::read(draft)),
            Slice::Matter => Self::Matter(Matter::read(draft)),
            Slice::Visit => Self::Visit(Box::new(Visit::read(draft))),
            Slice::Petition => Self::Petition(Box::new(Petition::read(draft))),
            Slice::Referral => Self::Referral(Box::new(Referral::read(draft))),
            Slice::Paper => Self::Paper(Box::new(Paper::read(draft))),
            Slice::Resolution => Self::Resolution(Box::new(Resolution::read(draft))),
            Slice::Outreach => Self::Outreach(Box::new(Outreach::read(draft))),
            Slice::Model => Self::Model(Box::new(Model::read(draft))),
            Slice::Contribution => Self::Contribution(Box::new(Contribution::read(draft))),
            Slice::Dialogue => Self::Dialogue(Box::new(Dialogue::read(draft))),
            Slice::DemocracyItem => Self::DemocracyItem(Box::new(DemocracyItem::read(draft))),
            Slice::InternalRule => Self::InternalRule(Box::new(InternalRule::read(draft))),
            Slice::Emulation => Self::Emulation(Box::new(Emulation::read(draft))),
            Slice::Directive => Self::Directive(Box::new(Directive::read(draft))),
            Slice::Close => Self::Close(Box::new(Close::read(draft))),
            Slice::Counted => Self::Counted(Counted::read(draft)),
            Slice::SentFile => Self::SentFile(SentFile::read(draft)),
            Slice::Reopen => Self::Reopen(Reopen::read(draft)),
            Slice::Late => Self::Late(Late::read(draft)),
            Slice::Opinion => Self::Opinion(Opinion::read(draft)),
            Slice::Decision => Self::Decision(Decision::read(draft)),
        }
    }

    /// Tells its slice.
    #[must_use]
    pub fn slice(&self) -> Slice {
        match self {
            Self::Unit(_) => Slice::Unit,
            Self::Setting(_) => Slice::Setting,
            Self::Office(_) => Slice::Office,
            Self::Hamlet(_) => Slice::Hamlet,
            Self::Officer(_) => Slice::Officer,
            Self::Person(_) => Slice::Person,
            Self::Session(_) => Slice::Session,
            Self::Matter(_) => Slice::Matter,
            Self::Visit(_) => Slice::Visit,
            Self::Petition(_) => Slice::Petition,
            Self::Referral(_) => Slice::Referral,
            Self::Paper(_) => Slice::Paper,
            Self::Resolution(_) => Slice::Resolution,
            Self::Outreach(_) => Slice::Outreach,
            Self::Model(_) => Slice::Model,
            Self::Contribution(_) => Slice::Contribution,
            Self::Dialogue(_) => Slice::Dialogue,
            Self::DemocracyItem(_) => Slice::DemocracyItem,
            Self::InternalRule(_) => Slice::InternalRule,
            Self::Emulation(_) => Slice::Emulation,
            Self::Directive(_) => Slice::Directive,
            Self::Close(_) => Slice::Close,
            Self::Counted(_) => Slice::Counted,
            Self::SentFile(_) => Slice::SentFile,
            Self::Reopen(_) => Slice::Reopen,
            Self::Late(_) => Slice::Late,
            Self::Opinion(_) => Slice::Opinion,
            Self::Decision(_) => Slice::Decision,
        }
    }

    /// Gives what lines call it; units, settings, closed periods, opinions and decisions have no ref.
    #[must_use]
    pub fn reference(&self) -> Option<&str> {
        match self {
            Self::Unit(_)
            | Self::Setting(_)
            | Self::Decision(_)
            | Self::Close(_)
            | Self::Counted(_)
            | Self::SentFile(_)
            | Self::Reopen(_)
            | Self::Late(_)
            | Self::Opinion(_) => None,
            Self::Office(one) => Some(&one.reference),
            Self::Hamlet(one) => Some(&one.reference),
            Self::Officer(one) => Some(&one.reference),
            Self::Person(one) => Some(&one.reference),
            Self::Session(one) => Some(&one.reference),
            Self::Matter(one) => Some(&one.reference),
            Self::Visit(one) => Some(&one.reference),
            Self::Petition(one) => Some(&one.reference),
            Self::Referral(one) => Some(&one.reference),
            Self::Paper(one) => Some(&one.reference),
            Self::Resolution(one) => Some(&one.reference),
            Self::Outreach(one) => Some(&one.reference),
            Self::Model(one) => Some(&one.reference),
            Self::Contribution(one) => Some(&one.reference),
            Self::Dialogue(one) => Some(&one.reference),
            Self::DemocracyItem(one) => Some(&one.reference),
            Self::InternalRule(one) => Some(&one.reference),
            Self::Emulation(one) => Some(&one.reference),
            Self::Directive(one) => Some(&one.reference),
        }
    }

    /// Gives the refs it names.
    #[must_use]
    pub fn links(&self) -> Vec<Link<'_>> {
        match self {
            Self::Person(one) => one.links(),
            Self::Visit(one) => one.links(),
            Self::Petition(one) => one.links(),
            Self::Referral(one) => one.links(),
            Self::Paper(one) => one.links(),
            Self::Resolution(one) => one.links(),
            Self::Dialogue(one) => one.links(),
            Self::Decision(one) => one.links(),
            Self::Counted(one) => vec![one.link()],
            Self::Late(one) => vec![one.link()],
            _ => Vec::new(),
        }
    }

    /// Gives the day it counts by, where it has one of its own.
    #[must_use]
    pub fn day(&self) -> Option<chrono::NaiveDate> {
        match self {
            Self::Visit(one) => Some(one.date),
            Self::Session(one) => Some(one.date),
            Self::Petition(one) => Some(one.received_on),
            Self::Outreach(one) => Some(one.on),
            Self::Model(one) => Some(one.registered_on),
            Self::Contribution(one) => Some(one.on),
            Self::Dialogue(one) => Some(one.on),
            Self::DemocracyItem(one) => Some(one.on),
            Self::InternalRule(one) => Some(one.on),
            Self::Emulation(one) => Some(one.on),
            Self::Directive(one) => Some(one.on),
            _ => None,
        }
    }

    /// Cancels it; answers whether records of its slice can be.
    pub(crate) fn cancel(&mut self, cancelled: Cancelled) -> bool {
        let place = match self {
            Self::Session(one) => &mut one.cancelled,
            Self::Matter(one) => &mut one.cancelled,
            Self::Visit(one) => &mut one.cancelled,
            Self::Petition(one) => &mut one.cancelled,
            Self::Referral(one) => &mut one.cancelled,
            Self::Outreach(one) => &mut one.cancelled,
            Self::Model(one) => &mut one.cancelled,
            Self::Contribution(one) => &mut one.cancelled,
            Self::Dialogue(one) => &mut one.cancelled,
            Self::DemocracyItem(one) => &mut one.cancelled,
            Self::InternalRule(one) => &mut one.cancelled,
            Self::Emulation(one) => &mut one.cancelled,
            Self::Directive(one) => &mut one.cancelled,
            Self::Paper(one) => &mut one.cancelled,
            _ => return false,
        };
        *place = Some(cancelled);
        true
    }

    /// Gives what search sees of a log: its day, its title and its texts.
    pub(crate) fn logged(self) -> Option<Logged> {
        let (on, title, more) = match self {
            Self::Outreach(one) => (one.on, one.title, vec![("topic", Some(one.topic)), ("host", one.host)]),
            Self::Model(one) => (one.registered_on, one.name, vec![("holder", one.holder), ("place", one.place)]),
            Self::Contribution(one) => (one.on, one.programme, vec![("work", one.work), ("round", one.round)]),
            Self::Dialogue(one) => {
                let promises = one.promises.into_iter().map(|promise| ("promises", Some(promise.what)));
                (one.on, one.topic, promises.chain([("host", Some(one.host)), ("place", one.place)]).collect())
            }
            Self::DemocracyItem(one) => (one.on, one.title, vec![("form", one.form), ("result", one.result)]),
            Self::InternalRule(one) => (one.on, one.title, vec![("no", one.no)]),
            Self::Emulation(one) => {
                (one.on, one.movement, vec![("award", one.award), ("holder", one.holder), ("no", one.no)])
            }
            Self::Directive(one) => {
                (one.on, one.title, vec![("no", one.no), ("issuer", one.issuer), ("subject", one.subject)])
            }
            _ => return None,
        };
        let named = more.into_iter().filter_map(|(field, text)| Some((field.to_owned(), text?)));
        let texts = std::iter::once(("title".to_owned(), title.clone())).chain(named).collect();
        Some((on, title, texts))
    }

    /// Gives the book it is numbered in: the day that decides the year, and the number it brought.
    #[must_use]
    pub fn numbering(&self) -> Option<(chrono::NaiveDate, Option<Number>)> {
        match self {
            Self::Visit(one) => Some((one.date, one.number)),
            Self::Petition(one) => Some((one.received_on, one.number)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use words::codes::Code;
    use words::slice::Slice;

    #[test]
    fn every_slice_has_a_table_whose_changes_are_history() {
        let slices: BTreeSet<&str> = Slice::ALL.iter().map(|slice| slice.code()).collect();
        assert_eq!(vault::journal::records().collect::<BTreeSet<_>>(), slices);
    }
}
