//! A record of any slice: one line of the open format.

pub mod secret;
pub mod store;

use std::borrow::{Borrow, BorrowMut};

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
use crate::record::{Cancelled, Link, Logged, Recorded};

/// The kinds of record there are, each told once for everything that goes through all of them: the kind, how a record holds
/// it, where it is stored, by what it is put there (`numbered` where it brings the number of a book) and, where it can be
/// corrected, by what it is read.
macro_rules! kinds {
    ($tell:ident) => {
        $tell! {
            Unit(Unit) unit { put }
            Setting(Setting) setting { put }
            Office(Office) office { put, get }
            Hamlet(Hamlet) hamlet { put, get }
            Officer(Officer) officer { put, get }
            Person(Person) person { put, get }
            Session(Session) session { put, get }
            Matter(Matter) matter { put, get }
            Visit(Box<Visit>) visit { put(numbered), get }
            Petition(Box<Petition>) petition { put(numbered), get }
            Referral(Box<Referral>) referral { put, get }
            Paper(Box<Paper>) paper { put, get }
            Resolution(Box<Resolution>) resolution { put, get }
            Outreach(Box<Outreach>) outreach { put, get }
            Model(Box<Model>) model { put, get }
            Contribution(Box<Contribution>) contribution { put, get }
            Dialogue(Box<Dialogue>) dialogue { put, get }
            DemocracyItem(Box<DemocracyItem>) democracy_item { put, get }
            InternalRule(Box<InternalRule>) internal_rule { put, get }
            Emulation(Box<Emulation>) emulation { put, get }
            Directive(Box<Directive>) directive { put, get }
            Close(Box<Close>) close { put }
            Counted(Counted) close { put_counted }
            SentFile(SentFile) close { put_file }
            Reopen(Reopen) close { put_reopen }
            Late(Late) close { put_late }
            Opinion(Opinion) opinion { put, get }
            Decision(Decision) decision { put }
        }
    };
}
pub(crate) use kinds;

macro_rules! entry {
    ($($kind:ident($held:ty) $store:ident { $($how:tt)+ })+) => {
        /// A record of any slice; as JSON its `type` comes first.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
        #[serde(tag = "type", rename_all = "snake_case")]
        #[expect(missing_docs, reason = "each variant is the slice of its name")]
        pub enum Entry {
            $($kind($held),)+
        }

        impl Entry {
            /// Reads a draft of a slice.
            pub fn read(slice: Slice, draft: &mut Draft) -> Self {
                match slice {
                    $(Slice::$kind => Self::$kind($kind::read(draft).into()),)+
                }
            }

            /// Tells its slice.
            #[must_use]
            pub fn slice(&self) -> Slice {
                match self {
                    $(Self::$kind(_) => Slice::$kind,)+
                }
            }

            fn record(&self) -> &dyn Recorded {
                match self {
                    $(Self::$kind(one) => Borrow::<$kind>::borrow(one),)+
                }
            }

            fn record_mut(&mut self) -> &mut dyn Recorded {
                match self {
                    $(Self::$kind(one) => BorrowMut::<$kind>::borrow_mut(one),)+
                }
            }
        }
    };
}

kinds!(entry);

/// A record with its id, and the number it was given where it does not know that itself.
pub(crate) type Placed<'a> = (&'a Entry, i64, Option<Number>);

impl Entry {
    /// Gives what lines call it; units, settings, closed periods, opinions and decisions have no ref.
    #[must_use]
    pub fn reference(&self) -> Option<&str> {
        self.record().reference()
    }

    /// Gives the refs it names.
    #[must_use]
    pub fn links(&self) -> Vec<Link<'_>> {
        self.record().links()
    }

    /// Gives the day it counts by, where it has one of its own.
    #[must_use]
    pub fn day(&self) -> Option<chrono::NaiveDate> {
        self.record().day()
    }

    /// Cancels it; answers whether records of its slice can be.
    pub(crate) fn cancel(&mut self, cancelled: Cancelled) -> bool {
        self.record_mut().cancelled().map(|place| *place = Some(cancelled)).is_some()
    }

    /// Gives what search sees of a log: its day, its title and its texts.
    pub(crate) fn logged(&self) -> Option<Logged> {
        self.record().logged()
    }

    /// Gives the book it is numbered in: the day that decides the year, and the number it brought.
    #[must_use]
    pub fn numbering(&self) -> Option<(chrono::NaiveDate, Option<Number>)> {
        self.record().numbering()
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
