//! The clock, and what the clerk says where it cannot be right.

use casebook::casebook::clock::{Doubt, doubt};
use casebook::{Casebook, Moment, practice};
use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta, Utc};

use super::{Desk, Top};

/// When this program was made, in seconds of 1970.
const MADE: &str = env!("MADE_AT");
/// A confirmed day is confirmed so long: over midnight and into the next.
const SURE_FOR: i64 = 2;

/// What the clerk said of the day.
#[derive(Default)]
pub(super) struct Sure {
    /// So many days the machine's day is behind.
    shift: TimeDelta,
    /// The day the clerk confirmed.
    day: Option<NaiveDate>,
}

impl Desk {
    /// Says what makes the machine's day doubtful; nothing where it is not, or where the clerk has confirmed it.
    pub fn doubt(&self) -> Option<Doubt> {
        self.top().doubt()
    }

    /// Now, by the clock or by what the clerk said of it.
    pub fn now(&self) -> Moment {
        self.top().now()
    }

    /// Takes the clerk's word for which day it is, until the program ends.
    pub fn confirm_day(&self, day: NaiveDate) {
        let mut top = self.top();
        let machine = now(false).today;
        top.sure = Sure { shift: day - machine, day: Some(day) };
    }
}

impl Top {
    pub(super) fn now(&self) -> Moment {
        let practice = self.book.as_ref().is_some_and(Casebook::is_practice);
        let machine = now(practice);
        if practice {
            return machine;
        }
        let today = machine.today.checked_add_signed(self.sure.shift).unwrap_or(machine.today);
        Moment { today, ..machine }
    }

    pub(super) fn doubt(&self) -> Option<Doubt> {
        let book = self.book.as_ref();
        if book.is_some_and(Casebook::is_practice) || told_day().is_some() {
            return None;
        }
        let today = self.now().today;
        if self.sure.day.is_some_and(|day| (0..=SURE_FOR).contains(&(today - day).num_days())) {
            return None;
        }
        // A register that cannot be read says so by itself.
        let last = book.and_then(|book| book.last_day().ok());
        let made = MADE.parse().ok().and_then(|made| DateTime::from_timestamp(made, 0)).unwrap_or_default();
        doubt(today, made.date_naive(), last)
    }
}

/// The clock. The practice register lives on its own day, so that its month is always the article's. Vietnam has one
/// zone and no summer time, whatever the machine is set to.
pub(super) fn now(practice: bool) -> Moment {
    let at = Utc::now();
    let vietnam = || {
        FixedOffset::east_opt(7 * 3600)
            .map_or_else(|| at.date_naive(), |vietnam| at.with_timezone(&vietnam).date_naive())
    };
    let machine = || told("SO_TIEP_DAN_CLOCK").as_deref().and_then(casebook::day::iso).unwrap_or_else(vietnam);
    let today = match told_day() {
        Some(day) => day,
        None if practice => practice::today(),
        None => machine(),
    };
    Moment { at, today }
}

/// The instant, by the machine's clock.
pub fn instant() -> DateTime<Utc> {
    Utc::now()
}

fn told_day() -> Option<NaiveDate> {
    told("SO_TIEP_DAN_TODAY").as_deref().and_then(casebook::day::iso)
}

/// In a debug build tests may say which day it is, what the machine takes it for, and how long nobody is there.
pub(crate) fn told(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|_| cfg!(debug_assertions))
}
