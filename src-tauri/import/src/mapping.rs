//! The plan of an import: which sheet, where its headings are, what each column holds and how its text is
//! written. It is guessed, shown, corrected and remembered; rows are read by nothing else.

mod number;
mod written;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use words::codes::{Code, codes};
use words::vietnamese::fold::tokens;
use words::vietnamese::legacy::{self, Encoding};

use super::heading;
use super::heading::{Column, recognise};
use super::sheet::{Cell, Sheet, letter};

codes! {
    /// The kind of register a sheet is.
    Layout "import_layout" {
        /// Sổ tiếp công dân, Mẫu 03 of Thông tư 04/2021; also used for the one of 2014.
        Visits2021 = "visits_2021",
        /// Sổ tiếp công dân, Mẫu 03/TCD of Nghị định 154/2026.
        Visits2026 = "visits_2026",
        /// The petition book of twenty columns.
        Petitions20 = "petitions_20",
        /// A home-made book of visits.
        HomeVisits = "home_visits",
        /// A home-made book of petitions.
        HomePetitions = "home_petitions",
    }
}

impl Layout {
    /// Tells whether each row is a visit; otherwise it is a petition.
    #[must_use]
    pub fn keeps_visits(self) -> bool {
        matches!(self, Self::Visits2021 | Self::Visits2026 | Self::HomeVisits)
    }
}

/// Lets a code of the plan come back from where it was remembered.
macro_rules! deserialize_code {
    ($($name:ty),+) => {$(
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let code = String::deserialize(deserializer)?;
                <$name>::from_code(&code).ok_or_else(|| serde::de::Error::custom("unknown code"))
            }
        }
    )+};
}
deserialize_code!(Layout, Column);

/// How to read one sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Plan {
    /// The sheet's name.
    pub sheet: String,
    /// The first row of the headings, from 1.
    pub header_row: u32,
    /// How many rows the headings take.
    pub header_rows: u32,
    /// The kind of register.
    pub layout: Layout,
    /// The columns, from the left.
    pub columns: Vec<ColumnPlan>,
    /// A fingerprint of the headings, by which a corrected plan is found again for the next file.
    pub headings: String,
    /// The year of days written without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub year: Option<i32>,
    /// A disposition without a day of its own was made on the day of receipt.
    pub processed_at_receipt: bool,
    /// The leaf of the field list for papers whose field the sheet does not give; absent, they stay unprocessed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub field: Option<String>,
    /// Only what is still open comes in: the opening balance of an office that begins with this program.
    #[serde(default)]
    pub only_open: bool,
}

/// How to read one column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct ColumnPlan {
    /// Its letter: A, B … AA.
    pub letter: String,
    /// Its place, from 0.
    pub place: u32,
    /// Its heading, in Unicode.
    pub heading: String,
    /// What it holds.
    pub holds: Column,
    /// How its text is written.
    #[serde(with = "written")]
    #[cfg_attr(feature = "types", ts(as = "Encoding"))]
    pub encoding: Encoding,
    /// A text of the column as it stands in the file, where converting changes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub before: Option<String>,
    /// The same text converted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub after: Option<String>,
    /// The heading was recognised; where not, the clerk should look.
    pub sure: bool,
}

impl Plan {
    /// Gives the plan without any text of the sheet's rows, for keeping.
    pub(super) fn bare(&self) -> Self {
        let mut bare = Self { only_open: false, ..self.clone() };
        for column in &mut bare.columns {
            (column.before, column.after) = (None, None);
        }
        bare
    }

    /// Tells how many columns were recognised.
    pub(super) fn known(&self) -> usize {
        self.columns.iter().filter(|column| column.sure).count()
    }

    /// Takes over what the clerk made of the same headings before.
    pub(super) fn take_over(&mut self, known: &Self) {
        (self.layout, self.processed_at_receipt) = (known.layout, known.processed_at_receipt);
        self.field.clone_from(&known.field);
        for column in &mut self.columns {
            if let Some(before) = known.columns.iter().find(|before| before.place == column.place) {
                // Whether numbers can stand as the book's is for this file to say.
                let numbers = [Column::Number, Column::Ordinal];
                if !(numbers.contains(&before.holds) && numbers.contains(&column.holds)) {
                    (column.holds, column.sure) = (before.holds, true);
                }
            }
        }
    }

    /// Lets the house give the numbers: those of the sheet are not the book's.
    pub(super) fn number_anew(&mut self) {
        for column in self.columns.iter_mut().filter(|column| column.holds == Column::Number) {
            column.holds = Column::Ordinal;
        }
    }

    /// Gives the column that holds something, the first from the left.
    pub(super) fn column(&self, holds: Column) -> Option<&ColumnPlan> {
        self.columns.iter().find(|column| column.holds == holds)
    }

    /// The row of the sheet below the headings, from 0.
    pub(super) fn first_row(&self) -> u32 {
        self.header_row.saturating_sub(1).saturating_add(self.header_rows)
    }
}

/// Finds the headings of a sheet, if it is a register.
pub(super) fn guess(sheet: &Sheet) -> Option<Plan> {
    let tops: Vec<u32> = sheet.rows_from(0).take(40).collect();
    let mut best: Option<(usize, u32, u32)> = None;
    for top in tops {
        for rows in 1..=3 {
            let known = distinct(&headings(sheet, top, rows));
            if best.is_none_or(|(most, _, fewest)| known > most || known == most && rows < fewest) {
                best = Some((known, top, rows));
            }
        }
    }
    let (known, top, rows) = best?;
    let plan = plan_from(sheet, top, rows);
    let dated = plan.column(Column::VisitedOn).or(plan.column(Column::ReceivedOn)).is_some();
    let told = [Column::Name, Column::NameAddress, Column::Content].iter().any(|one| plan.column(*one).is_some());
    (known >= 3 && dated && told).then_some(plan)
}

fn distinct(headings: &[(u32, String)]) -> usize {
    headings.iter().filter_map(|(_, heading)| recognise(heading)).collect::<BTreeSet<_>>().len()
}

/// Plans a sheet from given heading rows.
pub(super) fn plan_from(sheet: &Sheet, top: u32, rows: u32) -> Plan {
    let headings = headings(sheet, top, rows);
    let fingerprint: Vec<String> = headings.iter().map(|(_, heading)| tokens(heading).join(" ")).collect();
    let mut plan = Plan {
        sheet: sheet.name.clone(),
        header_row: top + 1,
        header_rows: rows,
        layout: Layout::HomeVisits,
        columns: columns(sheet, top + rows - 1, headings),
        headings: digest(&[fingerprint.join("|").as_bytes()]),
        year: year(sheet, top),
        processed_at_receipt: true,
        field: None,
        only_open: false,
    };
    plan.layout = layout(&mut plan.columns);
    plan.processed_at_receipt = plan.layout.keeps_visits();
    if !number::are_the_books(&number::of(sheet, &plan)) {
        plan.number_anew();
    }
    plan
}

/// Finds every register of a workbook: one sheet a month is common. Where their numbers begin anew in each sheet,
/// none of them is the book's.
/// What the clerk made of the same headings before goes before what is guessed.
pub(super) fn guess_all(sheets: &[Sheet], before: &[Plan]) -> Vec<Plan> {
    let found = |sheet| known_before(sheet, before).or_else(|| guess(sheet));
    let mut plans: Vec<(&Sheet, Plan)> = sheets.iter().filter_map(|sheet| Some((sheet, found(sheet)?))).collect();
    for visits in [true, false] {
        let book = plans.iter().filter(|(_, plan)| plan.layout.keeps_visits() == visits);
        let numbers: Vec<_> = book.flat_map(|(sheet, plan)| number::of(sheet, plan)).collect();
        if !number::are_the_books(&numbers) {
            for (_, plan) in plans.iter_mut().filter(|(_, plan)| plan.layout.keeps_visits() == visits) {
                plan.number_anew();
            }
        }
    }
    for (_, plan) in &mut plans {
        if let Some(known) = before.iter().rev().find(|known| known.headings == plan.headings) {
            plan.take_over(known);
        }
    }
    plans.into_iter().map(|(_, plan)| plan).collect()
}

/// Plans a sheet whose headings the clerk once pointed at by hand and that stand in the same rows here.
fn known_before(sheet: &Sheet, before: &[Plan]) -> Option<Plan> {
    before.iter().rev().find_map(|known| {
        let plan = plan_from(sheet, known.header_row.checked_sub(1)?, known.header_rows.clamp(1, 5));
        (plan.headings == known.headings).then_some(plan)
    })
}

/// Reads the samples of a plan that was corrected; columns the sheet does not have are left out.
pub(super) fn sample_again(sheet: &Sheet, plan: &mut Plan) {
    let last_heading = plan.first_row().saturating_sub(1);
    plan.columns.retain(|column| column.place < sheet.width());
    for column in &mut plan.columns {
        let sample = written::sample(sheet, last_heading, column.place, column.encoding);
        (column.before, column.after) = sample.unzip();
    }
}

/// Joins the texts above each column, from the top down, in Unicode.
fn headings(sheet: &Sheet, top: u32, rows: u32) -> Vec<(u32, String)> {
    let mut parts: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for row in top..top.saturating_add(rows) {
        for (column, cell) in sheet.row(row) {
            let Cell::Text(text) = cell else { continue };
            let above = parts.entry(column).or_default();
            if above.last() != Some(&text.as_str()) {
                above.push(text);
            }
        }
    }
    let all: Vec<&str> = parts.values().flatten().copied().collect();
    let encoding = legacy::recognise(&all);
    let join = |parts: Vec<&str>| {
        let joined = parts.iter().map(|part| legacy::convert(part, encoding)).collect::<Vec<_>>().join(" ");
        joined.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    parts.into_iter().map(|(column, parts)| (column, join(parts))).collect()
}

/// Plans the columns: what is not recognised becomes part of the note, so that nothing is lost unseen.
fn columns(sheet: &Sheet, last_heading: u32, headings: Vec<(u32, String)>) -> Vec<ColumnPlan> {
    let mut named: BTreeMap<u32, String> = headings.into_iter().collect();
    for column in 0..sheet.width() {
        if sheet.below(last_heading, column).next().is_some() {
            named.entry(column).or_default();
        }
    }
    let mut taken = BTreeSet::new();
    let encodings = written::encodings(sheet, last_heading, named.keys().copied());
    let mut columns = Vec::with_capacity(named.len());
    for (place, heading) in named {
        let known = heading::recognise(&heading).filter(|column| *column == Column::Note || taken.insert(*column));
        let encoding = encodings.get(&place).copied().unwrap_or(Encoding::Unicode);
        let sample = written::sample(sheet, last_heading, place, encoding);
        let (before, after) = sample.unzip();
        let holds = known.unwrap_or(Column::Note);
        columns.push(ColumnPlan {
            letter: letter(place),
            place,
            heading,
            holds,
            encoding,
            before,
            after,
            sure: known.is_some(),
        });
    }
    columns
}

/// Tells the kind of register from what its columns hold. A bare `Ngày` is the day of receipt in a book of papers.
fn layout(columns: &mut [ColumnPlan]) -> Layout {
    let has = |columns: &[ColumnPlan], one: Column| columns.iter().any(|column| column.holds == one);
    let papers = [Column::WrittenOn, Column::Incoming, Column::Source, Column::Signers, Column::Disposition];
    let about_papers = papers.iter().filter(|one| has(columns, **one)).count();
    let bare = columns.iter_mut().find(|column| {
        column.holds == Column::VisitedOn && !tokens(&column.heading).iter().any(|word| word == "tiep")
    });
    if let Some(bare) = bare.filter(|_| about_papers >= 2) {
        bare.holds = Column::ReceivedOn;
    }
    let has = |one: Column| has(columns, one);
    if !has(Column::VisitedOn) {
        let twenty = [Column::Eligibility, Column::MatterNo, Column::Field, Column::Disposition, Column::Signers];
        return if twenty.iter().all(|one| has(*one)) { Layout::Petitions20 } else { Layout::HomePetitions };
    }
    if has(Column::TakenUpBy) && has(Column::Competence) {
        Layout::Visits2026
    } else if has(Column::Accepted) && has(Column::Guided) && has(Column::Referred) {
        Layout::Visits2021
    } else {
        Layout::HomeVisits
    }
}

/// Finds the year in what stands above the headings: `SỔ TIẾP CÔNG DÂN Năm 2019`.
fn year(sheet: &Sheet, top: u32) -> Option<i32> {
    let above = sheet.rows_from(0).take_while(|row| *row < top);
    let texts = above.flat_map(|row| sheet.row(row).map(|(_, cell)| cell.shown()).collect::<Vec<_>>());
    let of = |text: String| tokens(&text).iter().filter(|word| word.len() == 4).find_map(|word| word.parse().ok());
    texts.chain([sheet.name.clone()]).filter_map(of).find(|year| (1990..=2100).contains(year))
}

/// A short name for bytes: the first eight digits of their SHA-256.
pub(super) fn digest(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    vault::hex(hash.finalize().get(..4).unwrap_or_default())
}
