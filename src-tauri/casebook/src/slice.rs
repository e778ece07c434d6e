//! The slices of the register and what every one of them can do.

use chrono::NaiveDate;

use crate::codes::codes;
use crate::draft::Draft;
use crate::fault::{Fault, Trouble};

codes! {
    /// A kind of record, in the order the open format lists them.
    Slice "slice" {
        /// The office that keeps the register.
        Unit = "unit",
        /// A rule that can change, with its date.
        Setting = "setting",
        /// A body papers are handed or referred to.
        Office = "office",
        /// A hamlet.
        Hamlet = "hamlet",
        /// Somebody who receives or signs.
        Officer = "officer",
        /// Somebody the book knows.
        Person = "person",
        /// A reception session.
        Session = "session",
        /// A matter behind visits and petitions.
        Matter = "matter",
        /// A visit: one occasion on which one person or group is received.
        Visit = "visit",
        /// A petition: one paper.
        Petition = "petition",
        /// A paper sent out about a petition.
        Referral = "referral",
        /// A paper of the office: printed, signed and sent.
        Paper = "paper",
        /// The resolution of a complaint or denunciation.
        Resolution = "resolution",
        /// A legal outreach event.
        Outreach = "outreach",
        /// A model of skilful mass mobilisation.
        Model = "model",
        /// A contribution.
        Contribution = "contribution",
        /// A dialogue.
        Dialogue = "dialogue",
        /// An item of grassroots democracy.
        DemocracyItem = "democracy_item",
        /// An internal rule.
        InternalRule = "internal_rule",
        /// A commendation or movement.
        Emulation = "emulation",
        /// A document of direction or an inspection.
        Directive = "directive",
        /// A closed period.
        Close = "close",
        /// An entry behind the figures of a closed period.
        Counted = "counted",
        /// A piece of a file as it was sent.
        SentFile = "sent_file",
        /// A closed period opened again.
        Reopen = "reopen",
        /// An entry that came too late for a closed period and was left.
        Late = "late",
        /// What the clerk wrote for the report of a period.
        Opinion = "opinion",
        /// An answer to "are these the same?".
        Decision = "decision",
    }
}

impl Slice {
    /// The logs of mass mobilisation.
    pub const LOGS: [Self; 8] = [
        Self::Outreach,
        Self::Model,
        Self::Contribution,
        Self::Dialogue,
        Self::DemocracyItem,
        Self::InternalRule,
        Self::Emulation,
        Self::Directive,
    ];

    /// Tells whether it says what was sent for a period, and what became of it.
    #[must_use]
    pub fn is_of_closing(self) -> bool {
        matches!(self, Self::Close | Self::Counted | Self::SentFile | Self::Reopen | Self::Late)
    }

    /// Tells whether it is one of the logs of mass mobilisation.
    #[must_use]
    pub fn is_log(self) -> bool {
        Self::LOGS.contains(&self)
    }
}

/// How a record names another: the field it does so in, the ref, and what it may be.
pub struct Link<'a> {
    /// The field, with its place.
    pub field: String,
    /// The ref.
    pub reference: &'a str,
    /// The slice it must name; `None` when any will do.
    pub slice: Option<Slice>,
}

/// Cancelled with a reason: nothing is ever deleted.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Cancelled {
    /// The day of the cancellation.
    pub on: chrono::NaiveDate,
    /// Why.
    pub reason: String,
}

impl Cancelled {
    /// Reads `cancelled` of a draft.
    pub fn read(draft: &mut Draft) -> Option<Self> {
        draft.maybe("cancelled", |inner| Self {
            on: inner.day("on"),
            reason: inner.text("reason", crate::draft::NOTE),
        })
    }

    /// Reads it back from the columns `cancelled_on` and `cancelled_reason`.
    pub(crate) fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Option<Self>> {
        let on: Option<chrono::NaiveDate> = row.get("cancelled_on")?;
        let reason: Option<String> = row.get("cancelled_reason")?;
        match (on, reason) {
            (Some(on), Some(reason)) => Ok(Some(Self { on, reason })),
            (None, None) => Ok(None),
            // A day without a reason, or a reason without a day, was never entered.
            _ => Err(rusqlite::Error::InvalidColumnType(0, "cancelled_on".to_owned(), rusqlite::types::Type::Null)),
        }
    }
}

/// A record with its id, and the number it was given where it does not know that itself.
pub(crate) type Placed<'a> = (&'a crate::entry::Entry, i64, Option<crate::number::Number>);

/// A value of a part of a record, nothing where there is no such part.
pub(crate) fn value_of<'a, T, V: rusqlite::ToSql + 'a>(
    part: Option<&'a T>,
    value: impl Fn(&'a T) -> &'a V,
) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'a>> {
    part.map_or(Ok(rusqlite::types::Null.into()), |part| value(part).to_sql())
}

/// Takes a count of nought or more that must be there.
pub(crate) fn count(draft: &mut Draft, field: &str) -> i64 {
    draft.maybe_count(field).unwrap_or_else(|| {
        draft.fault_once(field, Trouble::Missing);
        0
    })
}

/// Checks that a part is no more than its whole, where both are known.
pub(crate) fn check_part(draft: &mut Draft, field: &str, part: Option<i64>, whole: Option<i64>) {
    if part.zip(whole).is_some_and(|(part, whole)| part > whole) {
        draft.fault(field, Trouble::PartOverWhole);
    }
}

/// Checks that a day is not before another.
pub(crate) fn check_order(draft: &mut Draft, field: &str, first: NaiveDate, then: Option<NaiveDate>) {
    if then.is_some_and(|then| then < first) {
        draft.fault(field, Trouble::EndBeforeStart);
    }
}

/// Checks that a stretch of validity ends after it begins.
pub(crate) fn check_validity(draft: &mut Draft, from: Option<chrono::NaiveDate>, to: Option<chrono::NaiveDate>) {
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        draft.fault("valid_to", Trouble::EndBeforeStart);
    }
}

/// Faults of one record, hard and soft, as the checks against the rest of the register find them.
#[derive(Debug, Default)]
pub struct Findings {
    /// Hard: nothing is written.
    pub hard: Vec<Fault>,
    /// Soft: accepted and listed.
    pub soft: Vec<Fault>,
}

impl Findings {
    /// Adds a hard fault.
    pub fn fault(&mut self, field: &str, trouble: Trouble) {
        self.hard.push(Fault::at(field, trouble));
    }

    /// Adds a soft fault.
    pub fn soft(&mut self, field: &str, trouble: Trouble) {
        self.soft.push(Fault::at(field, trouble));
    }
}

/// Writes the two readers every slice with a ref has: `get` by id, and `each` in the order of the open format.
/// `$select` stands beside the caller as `select.sql`; rows are read whole before the next statement runs.
macro_rules! readers {
    ($record:ty, $table:literal, $from_row:ident) => {
        crate::slice::readers!($record, $table, $from_row, concat!($table, ".id"));
    };
    ($record:ty, $table:literal, $from_row:ident, $order:expr) => {
        /// Gives one record.
        #[allow(dead_code, reason = "every slice can be read by id; not every one is yet")]
        pub(crate) fn get(r: Reader<'_>, id: i64) -> Result<Option<$record>> {
            let sql = concat!(include_str!("select.sql"), "where ", $table, ".id = :id");
            let mut statement = r.prepare(sql)?;
            let mut rows = statement.query(rusqlite::named_params! { ":id": id })?;
            rows.next()?.map(|row| $from_row(r, row)).transpose()
        }

        /// Gives every record in turn, in the order of the open format.
        pub(crate) fn each(r: Reader<'_>, mut visit: impl FnMut($record) -> Result<()>) -> Result<()> {
            let sql = concat!(include_str!("select.sql"), "order by ", $order);
            let mut statement = r.prepare(sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                visit($from_row(r, row)?)?;
            }
            Ok(())
        }
    };
}
pub(crate) use readers;
