//! What became of each row of a sheet, and of each of its cells.

use std::collections::BTreeMap;

use serde::Serialize;
use words::codes::codes;
use words::fault::Fault;

use super::Imported;
use super::heading::Column;
use super::said::Said;

codes! {
    /// What becomes of a row.
    Outcome "import_outcome" {
        /// It comes in.
        Good = "good",
        /// It comes in and should be looked at again.
        Soft = "soft",
        /// It stays outside.
        Bad = "bad",
        /// It belongs to the entry above.
        Joined = "joined",
        /// It is in the register already, or in another sheet of the workbook.
        Twice = "twice",
        /// It is no entry.
        Skipped = "skipped",
        /// It is done with, and only what is open comes in.
        Closed = "closed",
    }
}

/// What was found in a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Verdict {
    /// The row as the sheet numbers it, from 1.
    pub row: u32,
    /// What becomes of it.
    pub outcome: Outcome,
    /// How many records it makes.
    pub records: usize,
    /// Why it stays outside.
    pub faults: Vec<Remark>,
    /// What should be looked at again.
    pub soft: Vec<Remark>,
}

/// One thing found in a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Remark {
    /// The column's letter, where one is to blame.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(as = "Option<String>", optional))]
    pub column: Option<Said>,
    /// Its heading.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(as = "Option<String>", optional))]
    pub heading: Option<Said>,
    /// What was found, for programs.
    #[cfg_attr(feature = "types", ts(type = "string"))]
    pub code: Said,
    /// What was found, for the clerk, with the heading in it.
    #[cfg_attr(feature = "types", ts(type = "string"))]
    pub say: Said,
}

/// Where the cells of a sheet ended: `seen` is all that hold something, and the others add up to it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Cells {
    /// Cells that hold something.
    pub seen: usize,
    /// Cells whose words stand in a field or in the note of an entry that came in.
    pub placed: usize,
    /// Cells of headings, titles, sums, signatures, and of rows that are no entries or are there already.
    pub listed: usize,
    /// Cells of rows that stayed outside and go back.
    pub returned: usize,
}

impl Cells {
    /// Adds the cells of another table of the sheet.
    pub(super) fn with(self, other: Self) -> Self {
        Self {
            seen: self.seen + other.seen,
            placed: self.placed + other.placed,
            listed: self.listed + other.listed,
            returned: self.returned + other.returned,
        }
    }

    /// Takes in what stands outside the rows of any table: titles and headings are listed.
    pub(super) fn of_sheet(&mut self, seen: usize) {
        let of_rows = self.placed + self.listed + self.returned;
        self.listed += seen.saturating_sub(of_rows);
        self.seen = seen;
    }
}

/// The columns a field of the open format is read from.
pub(super) fn columns_of(fault: &Fault) -> &'static [Column] {
    use Column as C;
    let last = fault.field.rsplit('.').find(|part| part.parse::<usize>().is_err()).unwrap_or_default();
    match last {
        "date" => &[C::VisitedOn, C::ReceivedOn],
        "received_on" => &[C::ReceivedOn, C::VisitedOn],
        "full_name" | "people" | "petitioners" => &[C::NameAddress, C::Name, C::FamilyName],
        "address" => &[C::NameAddress, C::Address],
        "id_number" | "id_type" | "id_issued_on" | "id_issued_by" => &[C::Identity],
        "phone" => &[C::Phone],
        "birth" => &[C::Birth, C::BirthMale, C::BirthFemale],
        "people_count" => &[C::People, C::KindPeople, C::NameAddress, C::Name],
        "signer_count" => &[C::Signers, C::People, C::KindPeople],
        "content" | "summary" | "title" => &[C::Content],
        "number" | "number_written" => &[C::Number, C::Ordinal],
        "written_on" => &[C::WrittenOn],
        "incoming" | "no" | "from" => &[C::Incoming],
        "respondent" => &[C::Respondent],
        "kind" => &[C::Kind, C::KindPeople, C::IsComplaint],
        "field" => &[C::Field],
        "level" => &[C::Level],
        "eligibility" | "ineligibility_reason" => &[C::Eligibility],
        "competence" => &[C::Competence, C::Outside],
        "disposition" => &[C::Disposition, C::Accepted, C::TakenUpBy],
        "processed_on" => &[C::ProcessedOn, C::DocDate, C::Disposition, C::Referred, C::TakenUpBy],
        "office" | "name" => &[C::Office, C::Disposition, C::Referred, C::TakenUpBy, C::Assignee],
        "doc_no" => &[C::DocNo, C::Disposition, C::Referred, C::TakenUpBy],
        "on" | "doc_date" => &[C::DocDate, C::Disposition, C::Referred, C::TakenUpBy],
        "outcome" | "note" => &[C::Note, C::Result],
        "lane" | "session" => &[C::Lane, C::HeadLane],
        "matter" => &[C::MatterNo],
        _ => &[],
    }
}

/// Counts verdicts.
pub(super) fn summary(
    batch: String,
    verdicts: Vec<Verdict>,
    cells: Cells,
    records: BTreeMap<&'static str, usize>,
) -> Imported {
    let count = |outcomes: &[Outcome]| verdicts.iter().filter(|verdict| outcomes.contains(&verdict.outcome)).count();
    Imported {
        batch,
        good: count(&[Outcome::Good, Outcome::Soft]),
        soft: count(&[Outcome::Soft]),
        bad: count(&[Outcome::Bad]),
        skipped: count(&[Outcome::Skipped, Outcome::Closed]),
        twice: count(&[Outcome::Twice]),
        records,
        cells,
        verdicts,
    }
}
