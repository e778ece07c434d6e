//! A record of any slice: one line of the open format.

use serde::Serialize;

use crate::close::Close;
use crate::decision::Decision;
use crate::draft::Draft;
use crate::error::Result;
use crate::hamlet::Hamlet;
use crate::matter::Matter;
use crate::number::Number;
use crate::office::Office;
use crate::officer::Officer;
use crate::outreach::Outreach;
use crate::person::Person;
use crate::petition::Petition;
use crate::referral::Referral;
use crate::resolution::Resolution;
use crate::session::Session;
use crate::setting::Setting;
use crate::slice::{Cancelled, Findings, Link, Slice};
use crate::unit::Unit;
use crate::visit::Visit;
use crate::world::World;

/// A record of any slice; as JSON its `type` comes first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
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
    Resolution(Box<Resolution>),
    Outreach(Box<Outreach>),
    Close(Close),
    Decision(Decision),
}

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
            Slice::Resolution => Self::Resolution(Box::new(Resolution::read(draft))),
            Slice::Outreach => Self::Outreach(Box::new(Outreach::read(draft))),
            Slice::Close => Self::Close(Close::read(draft)),
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
            Self::Resolution(_) => Slice::Resolution,
            Self::Outreach(_) => Slice::Outreach,
            Self::Close(_) => Slice::Close,
            Self::Decision(_) => Slice::Decision,
        }
    }

    /// Gives what lines call it; units, settings, closed periods and decisions have no ref.
    #[must_use]
    pub fn reference(&self) -> Option<&str> {
        match self {
            Self::Unit(_) | Self::Setting(_) | Self::Close(_) | Self::Decision(_) => None,
            Self::Office(one) => Some(&one.reference),
            Self::Hamlet(one) => Some(&one.reference),
            Self::Officer(one) => Some(&one.reference),
            Self::Person(one) => Some(&one.reference),
            Self::Session(one) => Some(&one.reference),
            Self::Matter(one) => Some(&one.reference),
            Self::Visit(one) => Some(&one.reference),
            Self::Petition(one) => Some(&one.reference),
            Self::Referral(one) => Some(&one.reference),
            Self::Resolution(one) => Some(&one.reference),
            Self::Outreach(one) => Some(&one.reference),
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
            Self::Resolution(one) => one.links(),
            Self::Decision(one) => one.links(),
            _ => Vec::new(),
        }
    }

    /// Checks it against the rest of the register.
    pub(crate) fn fit(&self, world: &World, findings: &mut Findings) -> Result<()> {
        match self {
            Self::Session(one) => one.fit(world, findings),
            Self::Visit(one) => one.fit(world, findings),
            Self::Petition(one) => one.fit(world, findings),
            Self::Referral(one) => one.fit(world, findings),
            _ => Ok(()),
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
            _ => return false,
        };
        *place = Some(cancelled);
        true
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
