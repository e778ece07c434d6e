//! Import of an office's own Excel register: bytes → sheets, within bounds → the header row and what each column
//! holds → rows → drafts of the open format → a verdict for each row → one act. What a sheet does not say is
//! left undetermined, never invented.
//!
//! **What is here.** `open` and `sheet`: a workbook of .xlsx, .xls or .ods, nothing of it trusted. `heading` and `mapping`: which
//! row holds the headings, what each column holds, the plan the clerk may correct. `cell`: one cell as a day, a number, a mark.
//! `row`: a row as drafts, with what is doubtful about it; `drafted`: those read. `verdict` and `reject`: what became of each
//! row, and the workbook of those that stayed outside; `said`: what many rows are told. `portion`: the good rows
//! written. `memory`: plans of before. `undo`: a batch taken back.
//!
//! **What may be imported.** `words`, `calendar`, `vault` and `register`; not `report`.
//!
//! **Where to add a thing.** A heading that clerks write: the list of its column in `heading`. A way of writing a cell: `cell`,
//! with a test of the words it was seen in. A field that a column can hold: `heading::Column`, and its place in `row::draft`.

mod cell;
mod drafted;
mod heading;
mod look;
mod mapping;
mod memory;
mod open;
mod portion;
mod reject;
mod row;
mod said;
pub mod say;
mod sheet;
mod store;
mod undo;
mod verdict;

use std::collections::BTreeMap;

use serde::Serialize;
use vault::error::Result;
use vault::{Casebook, Done, Moment, backup};

pub use self::heading::Column;
pub use self::mapping::{ColumnPlan, Layout, Plan};
pub use self::memory::{remember, remembered};
pub use self::row::Doubt;
pub use self::said::Said;
pub use self::undo::{Batch, batches, undo};
pub use self::verdict::{Outcome, Remark, Verdict};
pub use vault::error::Unreadable as Refusal;

/// A workbook that was read.
#[derive(Debug)]
pub struct Book {
    sheets: Vec<sheet::Sheet>,
    digest: String,
}

/// What an import did, or would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Imported {
    /// The name of the batch; every ref of its rows begins with `import-` and this.
    pub batch: String,
    /// The rows that came in.
    pub good: usize,
    /// Those of them that should be looked at again.
    pub soft: usize,
    /// The rows that stayed outside.
    pub bad: usize,
    /// The rows that are no entries: titles, sums, empty numbers.
    pub skipped: usize,
    /// How many records of each slice came in.
    pub records: BTreeMap<&'static str, usize>,
    /// What was found in each row.
    pub verdicts: Vec<Verdict>,
}

/// Reads a workbook (.xlsx, .xls, .ods). Nothing of it is trusted: size, parts, inflated size, rows, columns and
/// cells are bounded, and a damaged or foreign file is answered with a [`Refusal`].
pub fn open(bytes: &[u8]) -> Result<Book> {
    Ok(Book { sheets: open::sheets(bytes)?, digest: mapping::digest(&[bytes]) })
}

impl Book {
    /// Names the sheets, in the workbook's order.
    pub fn sheets(&self) -> impl Iterator<Item = &str> {
        self.sheets.iter().map(|sheet| sheet.name.as_str())
    }

    /// Finds the register in the workbook: the sheet, its header row, its layout, what each column holds and how
    /// its text is written.
    pub fn guess(&self) -> Result<Plan> {
        self.guess_remembering(&[])
    }

    /// Finds the register, taking what the clerk made of the same headings before where there is such a plan.
    pub fn guess_remembering(&self, before: &[Plan]) -> Result<Plan> {
        let all = self.guess_all(before).into_iter();
        let best = all.reduce(|best, one| if one.known() > best.known() { one } else { best });
        Ok(best.ok_or(Refusal::NoHeading)?)
    }

    /// Finds every register of the workbook, in the order of its sheets: offices keep a sheet a month.
    pub fn guess_all(&self, before: &[Plan]) -> Vec<Plan> {
        mapping::guess_all(&self.sheets, before)
    }

    /// Plans one sheet from one row on, for a clerk who corrects what was found; both from the sheet's own view:
    /// its name, and the number of the header's first row.
    pub fn plan(&self, sheet: &str, header_row: u32, header_rows: u32) -> Result<Plan> {
        let sheet = self.sheet(sheet)?;
        let top = header_row.checked_sub(1).ok_or(Refusal::OtherPlan)?;
        Ok(mapping::plan_from(sheet, top, header_rows.clamp(1, 5)))
    }

    /// Reads the samples of a corrected plan anew, and takes nothing of it that the sheet does not have.
    pub fn check(&self, plan: &mut Plan) -> Result<()> {
        mapping::sample_again(self.sheet(&plan.sheet)?, plan);
        Ok(())
    }

    /// Gives the first rows of a sheet as one would read them, for a clerk who points at the headings.
    pub fn top(&self, sheet: &str) -> Result<Vec<Vec<String>>> {
        Ok(look::top(self.sheet(sheet)?))
    }

    fn sheet(&self, name: &str) -> Result<&sheet::Sheet> {
        Ok(self.sheets.iter().find(|sheet| sheet.name == name).ok_or(Refusal::OtherPlan)?)
    }

    /// The batch: the same file, sheet and row are always called the same, so that nothing comes in twice.
    fn batch(&self, plan: &Plan) -> String {
        mapping::digest(&[self.digest.as_bytes(), plan.sheet.as_bytes()])
    }
}

/// Tells for each row what would become of it. Nothing is written.
pub fn dry_run(casebook: &Casebook, book: &Book, plan: &Plan, now: Moment) -> Result<Vec<Verdict>> {
    dry_run_watched(casebook, book, plan, now, |_, _| true)
}

/// The same, with `progress` told how much is done of how much and asked whether to go on.
pub fn dry_run_watched(
    casebook: &Casebook,
    book: &Book,
    plan: &Plan,
    now: Moment,
    progress: impl FnMut(usize, usize) -> bool,
) -> Result<Vec<Verdict>> {
    Ok(verdict::judge(casebook.read(), book.sheet(&plan.sheet)?, &book.batch(plan), plan, now, progress)?.verdicts)
}

/// Counts verdicts: what an import would do, or what it did but for the records.
pub fn summary(book: &Book, plan: &Plan, verdicts: Vec<Verdict>) -> Imported {
    verdict::summary(book.batch(plan), verdicts)
}

/// Enters every good row in one act, after a backup in the register's own place. `progress` is told how much is done of how much,
/// and answers whether to go on: after a no nothing is written. Bad rows stay outside and are in the answer.
pub fn run(
    casebook: &mut Casebook,
    book: &Book,
    plan: &Plan,
    now: Moment,
    mut progress: impl FnMut(usize, usize) -> bool,
) -> Result<Done<Imported>> {
    let batch = book.batch(plan);
    let mut judged = verdict::judge(casebook.read(), book.sheet(&plan.sheet)?, &batch, plan, now, &mut progress)?;
    let mut imported = verdict::summary(batch.clone(), std::mem::take(&mut judged.verdicts));
    if judged.roll.is_empty() {
        return Ok(Done { value: imported, touched: Vec::new(), soft: Vec::new() });
    }
    // So much at once is taken back from a backup as easily as by hand.
    backup::keep_safe(casebook, now)?;
    let rows = judged.walked.len();
    // Each record written is its part of the other half.
    let told = |done: usize, of: usize| progress(rows + rows * done / of.max(1), rows * 2);
    let done = portion::write(casebook, judged, (&batch, plan, now), told)?;
    imported.records = done.value;
    Ok(Done { value: imported, touched: done.touched, soft: done.soft })
}

/// Makes a workbook of the bad rows with the reason for each, to be corrected and imported again.
pub fn rejects(book: &Book, plan: &Plan, verdicts: &[Verdict], now: Moment) -> Result<Vec<u8>> {
    reject::workbook(book.sheet(&plan.sheet)?, &book.batch(plan), plan, verdicts, now)
}
