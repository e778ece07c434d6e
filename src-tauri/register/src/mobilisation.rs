//! The eight logs of mobilisation (dân vận), each of one shape: a record, its store, its list.

pub mod contribution;
pub mod democracy_item;
pub mod dialogue;
pub mod directive;
pub mod emulation;
pub mod internal_rule;
pub mod model;
pub mod outreach;

/// Says of a kind of log what a record of it can be asked: the field of its day, that of its title, its other texts by field, and
/// the refs it names where it names any.
macro_rules! log {
    ($kind:ident: $day:ident, $title:ident, |$one:ident| $more:expr $(, $links:item)?) => {
        impl crate::record::Recorded for $kind {
            fn reference(&self) -> Option<&str> {
                Some(&self.reference)
            }

            $($links)?

            fn day(&self) -> Option<chrono::NaiveDate> {
                Some(self.$day)
            }

            fn cancelled(&mut self) -> Option<&mut Option<crate::record::Cancelled>> {
                Some(&mut self.cancelled)
            }

            fn logged(&self) -> Option<crate::record::Logged> {
                let $one = self;
                Some(crate::record::Logged::of(self.$day, &self.$title, $more))
            }
        }
    };
}
use log;
