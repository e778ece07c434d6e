//! What is wrong with an input, each fault at its field.

mod close;
mod field;
mod paper;
mod say;

use serde::Serialize;

pub use self::field::{FIELDS, field_label};
pub use self::say::fault as say;

/// One thing wrong with one field of one draft. Hard faults stop the act, soft ones are listed for review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Fault {
    /// The line of the file, from 1; absent for a draft typed by hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub line: Option<usize>,
    /// What the draft calls itself, when that much could be read.
    #[serde(rename = "ref", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub reference: Option<String>,
    /// The field, with its place where it lies deeper: `people.0.full_name`.
    pub field: String,
    /// What is wrong, for programs.
    #[cfg_attr(feature = "types", ts(type = "string"))]
    pub code: Trouble,
    /// What is wrong, for the clerk: one Vietnamese sentence.
    pub say: String,
}

impl Fault {
    /// Makes a fault at a field, with its sentence.
    #[must_use]
    pub fn at(field: impl Into<String>, code: Trouble) -> Self {
        let field = field.into();
        let say = say(&field, &code);
        Self { line: None, reference: None, field, code, say }
    }

    /// Says where the fault stands.
    #[must_use]
    pub fn of(mut self, line: Option<usize>, reference: Option<&str>) -> Self {
        self.line = self.line.or(line);
        self.reference = self.reference.or_else(|| reference.map(ToOwned::to_owned));
        self
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

/// What can be wrong with a field. The first group is hard, the second soft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// The file is over a limit of `load`: 64 MiB, 200,000 lines, 64 KiB a line.
    TooLarge,
    /// The bytes are not UTF-8.
    NotUtf8,
    /// The line is not one JSON object.
    NotJson,
    /// The format's number is not one this program reads.
    UnknownFormat,
    /// The line's `type` is none of the format's.
    UnknownType,
    /// A key the format does not have.
    UnknownKey,
    /// A key that stands twice in one object: which of the two is meant nobody can say.
    KeyTwice,
    /// A passphrase that is too short or too easy to guess.
    Weak,
    /// A field that must be there.
    Missing,
    /// A number where a text belongs, and the like.
    WrongType,
    /// A code the format does not have.
    UnknownCode,
    /// A `ref` that names nothing, or a record of another type.
    UnknownRef,
    /// A `ref` already in the register.
    RefTaken,
    /// A book number already given.
    NumberTaken,
    /// A book number that is no number.
    BadNumber,
    /// A text over its limit.
    TooLong(usize),
    /// Text that is no date.
    NotADate,
    /// A date that cannot be, as 31/02.
    NoSuchDay,
    /// A fact dated after today.
    Future,
    /// Processed before it was received.
    BeforeReceipt,
    /// An end before its beginning.
    EndBeforeStart,
    /// A count below one.
    BelowOne,
    /// A number below nought.
    Negative,
    /// A setting that does not exist.
    UnknownSetting,
    /// A disposition that does not fit eligibility and competence.
    DispositionDoesNotFit,
    /// An office of the wrong side.
    WrongSide,
    /// A duplicate of itself.
    OfItself,
    /// A duplicate of a duplicate.
    OfADuplicate,
    /// A duplicate of a later paper.
    OfALaterPaper,
    /// A duplicate that is said to be eligible.
    EligibleDuplicate,
    /// An escalation to a routine visit.
    EscalatedToRoutine,
    /// A complaint or a denunciation that is said to be settled like a proposal.
    NoProposal,
    /// A decision whose outcome does not belong to its level or kind.
    OutcomeDoesNotFit,
    /// A part that is more than its whole.
    PartOverWhole,
    /// A contribution that gives nothing.
    NothingGiven,
    /// A dated row that is already there with other content.
    DateTaken,
    /// A section of a period's report that is written already.
    SectionTaken,
    /// A dated row that would change what held before its day.
    OverwritesPast,
    /// Not a day of the year, or not a day of the sort.
    NotOfTheYear(String),
    /// An instrument without a number.
    NoNumber,
    /// A paper this record, kind or day has no form for.
    NoForm,
    /// A paper that cites law not in force on its day.
    DeadLaw(String),
    /// An officer or an office that was not there on the paper's day.
    NotInOffice,
    /// A text of a paper that names the denouncer.
    NamesDenouncer,
    /// A text tells who denounces; it is kept, and covered wherever it is shown.
    TellsDenouncer,
    /// A text still has a covered place, and what stood there is not known any more.
    StillCovered,
    /// A copy of a paper that names the denouncer to the denounced.
    CopyToDenounced,
    /// A paper that is issued already.
    AlreadyIssued,
    /// A period that still runs is not closed.
    PeriodRunning,
    /// A period that is closed already.
    AlreadyClosed,
    /// A period that is not closed.
    NotClosed,
    /// A paper of several contents that was not taken apart before closing.
    Unresolved,
    /// A check of a form that does not hold: the form and the rule.
    CheckBroken(String),
    /// A paper outside competence that stands in no column of the form.
    NoRollUp,
    /// An entry that did not come too late.
    NotLate,
    /// Fewer people are named than counted (soft).
    FewerNamed,
    /// A head's or delegate's visit without a session (soft).
    NoSession,
    /// A day off (soft).
    DayOff,
    /// The same session twice (soft).
    SessionTwice,
    /// Handed in directly, and no visit named (soft).
    DirectWithoutVisit,
    /// A denunciation without a respondent (soft).
    NoRespondent,
    /// No date of writing (soft).
    NoWrittenOn,
    /// Written after it was received (soft).
    WrittenAfterReceipt,
    /// A book number of another year than the date (soft).
    OtherYear,
    /// A duplicate from another sender (soft).
    OtherSender,
    /// A referral on a cancelled paper (soft).
    PaperCancelled,
    /// A step dated after the cancellation (soft).
    AfterCancellation,
    /// A step dated before the paper came (soft).
    BeforePaper,
    /// A paper bears a day before that of what it answers.
    BeforeAnswered(chrono::NaiveDate),
    /// The same paper of the same record is there already, by ref.
    MadeBefore(String),
    /// A complaint referred before 01/07/2026 (soft).
    ComplaintReferred,
    /// A matter with papers within and outside competence (soft).
    BothCompetences,
    /// Parts that come to more than the whole as stated (soft).
    PartsOverWhole,
    /// A day inside a period that was closed and sent (soft).
    InClosedPeriod,
    /// Invisible characters were taken out (soft).
    CharactersRemoved,
    /// The act stands, but the operation log has not taken it yet (soft).
    LogBehind,
}

impl Trouble {
    /// Gives the code programs read.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge => "too_large",
            Self::NotUtf8 => "not_utf8",
            Self::NotJson => "not_json",
            Self::UnknownFormat => "unknown_format",
            Self::UnknownType => "unknown_type",
            Self::UnknownKey => "unknown_key",
            Self::KeyTwice => "key_twice",
            Self::Weak => "weak",
            Self::Missing => "missing",
            Self::WrongType => "wrong_type",
            Self::UnknownCode => "unknown_code",
            Self::UnknownRef => "unknown_ref",
            Self::RefTaken => "ref_taken",
            Self::NumberTaken => "number_taken",
            Self::BadNumber => "bad_number",
            Self::TooLong(_) => "too_long",
            Self::NotADate => "not_a_date",
            Self::NoSuchDay => "no_such_day",
            Self::Future => "future",
            Self::BeforeReceipt => "before_receipt",
            Self::EndBeforeStart => "end_before_start",
            Self::BelowOne => "below_one",
            Self::Negative => "negative",
            Self::UnknownSetting => "unknown_setting",
            Self::DispositionDoesNotFit => "disposition_does_not_fit",
            Self::WrongSide => "wrong_side",
            Self::OfItself => "of_itself",
            Self::OfADuplicate => "of_a_duplicate",
            Self::OfALaterPaper => "of_a_later_paper",
            Self::EligibleDuplicate => "eligible_duplicate",
            Self::EscalatedToRoutine => "escalated_to_routine",
            Self::NoProposal => "no_proposal",
            Self::OutcomeDoesNotFit => "outcome_does_not_fit",
            Self::PartOverWhole => "part_over_whole",
            Self::NothingGiven => "nothing_given",
            Self::DateTaken => "date_taken",
            Self::SectionTaken => "section_taken",
            Self::OverwritesPast => "overwrites_past",
            Self::NotOfTheYear(_) => "not_of_the_year",
            Self::NoNumber => "no_number",
            Self::NoForm => "no_form",
            Self::DeadLaw(_) => "dead_law",
            Self::NotInOffice => "not_in_office",
            Self::NamesDenouncer => "names_denouncer",
            Self::TellsDenouncer => "tells_denouncer",
            Self::StillCovered => "still_covered",
            Self::CopyToDenounced => "copy_to_denounced",
            Self::AlreadyIssued => "already_issued",
            Self::PeriodRunning => "period_running",
            Self::AlreadyClosed => "already_closed",
            Self::NotClosed => "not_closed",
            Self::Unresolved => "unresolved",
            Self::CheckBroken(_) => "check_broken",
            Self::NoRollUp => "no_roll_up",
            Self::NotLate => "not_late",
            Self::InClosedPeriod => "in_closed_period",
            Self::FewerNamed => "fewer_named",
            Self::NoSession => "no_session",
            Self::DayOff => "day_off",
            Self::SessionTwice => "session_twice",
            Self::DirectWithoutVisit => "direct_without_visit",
            Self::NoRespondent => "no_respondent",
            Self::NoWrittenOn => "no_written_on",
            Self::WrittenAfterReceipt => "written_after_receipt",
            Self::OtherYear => "other_year",
            Self::OtherSender => "other_sender",
            Self::PaperCancelled => "paper_cancelled",
            Self::AfterCancellation => "after_cancellation",
            Self::BeforePaper => "before_paper",
            Self::BeforeAnswered(_) => "before_answered",
            Self::MadeBefore(_) => "made_before",
            Self::ComplaintReferred => "complaint_referred",
            Self::BothCompetences => "both_competences",
            Self::PartsOverWhole => "parts_over_whole",
            Self::LogBehind => "log_behind",
            Self::CharactersRemoved => "characters_removed",
        }
    }
}

impl Serialize for Trouble {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}
