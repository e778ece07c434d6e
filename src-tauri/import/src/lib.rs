//! Import of an office's own register: bytes → sheets, within bounds → the tables of a sheet and what each column holds → rows →
//! drafts of the open format → a verdict for each row → one act. What a sheet does not say is left undetermined, never invented;
//! what it says and no field takes is noted as it is written.
//!
//! **What is here.** `open` and `sheet`: a workbook in whatever an office saves one as, nothing of it trusted, with what it says by
//! its looks. `vocabulary`: the words of offices, data in `assets/import`. `heading`, `content` and `mapping`: what a heading names,
//! what stands below it, the tables of a sheet, the plan the clerk may correct. `cell` and `grammar`: one cell as a day, a
//! number, a mark, a name, a place, a body, an outcome. `row`: a row as drafts; `doubt`: what is doubtful about it. `judge` and `twice`: a verdict for each row, against the register and the other
//! sheets; `verdict` and `reject`: what became of each row and cell, and the workbook of those that stayed outside. `portion`: the
//! writing. `memory`: plans of before, kept and given away. `undo`: an import taken back. `look` and `preview`: what the clerk sees
//! before anything is entered.
//!
//! **What may be imported.** `words`, `calendar`, `vault` and `register`; not `report`.
//!
//! **Where to add a thing.** A heading or a word that clerks write: a line in `assets/import`. A way of writing a cell: `cell`, with a
//! test of the words it was seen in. A field that a column can hold: `heading::Column`, and its place in `row::draft`.

mod cell;
mod content;
mod doubt;
mod drafted;
mod grammar;
mod heading;
mod imported;
mod judge;
mod look;
mod mapping;
mod memory;
mod open;
mod portion;
mod preview;
mod reject;
mod row;
mod said;
pub mod say;
mod sheet;
mod store;
mod twice;
mod undo;
mod verdict;
mod vocabulary;

use vault::error::{Error, Result};
use vault::{Casebook, Done, Moment, backup};

pub use self::doubt::Doubt;
pub use self::heading::Column;
pub use self::imported::{Imported, ImportedBook, ImportedSheet, LeftSheet, Preview};
pub use self::look::{Look, LookCell, LookRow};
pub use self::mapping::{ColumnPlan, Layout, Plan};
pub use self::memory::{map_in, map_out, remember, remembered};
pub use self::open::Left;
pub use self::row::Why;
pub use self::undo::{Batch, Returned, batches, undo};
pub use self::verdict::{Cells, Outcome, Remark, Verdict};
pub use vault::error::Unreadable as Refusal;

/// A workbook that was read.
#[derive(Debug)]
pub struct Book {
    sheets: Vec<sheet::Sheet>,
    left: Vec<Left>,
    digest: String,
}

/// Reads a workbook: Excel's (.xlsx, .xlsm, .xlsb, .xls since Excel 5, XML of 2003), LibreOffice's and Google's (.ods, .fods),
/// tables of HTML, text with separators; what it is is told by its bytes. Nothing of it is trusted: size, parts, inflated
/// size, cells and their text are bounded, and a damaged or foreign file is answered with a [`Refusal`].
pub fn open(bytes: &[u8]) -> Result<Book> {
    let open::Opened { sheets, left } = open::sheets(bytes)?;
    match left.first() {
        Some(Left { sheet, cell, why }) if sheets.is_empty() => {
            Err(Error::UnreadableSheet { sheet: sheet.clone(), cell: cell.clone(), why: *why })
        }
        _ => Ok(Book { sheets, left, digest: mapping::digest(&[bytes]) }),
    }
}

impl Book {
    /// Names the sheets, in the workbook's order.
    pub fn sheets(&self) -> impl Iterator<Item = &str> {
        self.sheets.iter().map(|sheet| sheet.name.as_str())
    }

    /// Gives the sheets that cannot be read, each with the reason.
    pub fn left(&self) -> &[Left] {
        &self.left
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

    /// Shows the rows of a plan's table as the clerk's own, with what each column is taken for.
    pub fn look(&self, plan: &Plan) -> Result<Look> {
        Ok(look::look(self.sheet(&plan.sheet)?, plan))
    }

    /// The batch: the same file, sheet and row are always called the same, so that nothing comes in twice.
    fn batch(&self, plan: &Plan) -> String {
        mapping::digest(&[self.digest.as_bytes(), plan.sheet.as_bytes()])
    }

    fn parts<'a>(&'a self, plans: &'a [Plan]) -> Result<Vec<judge::Part<'a>>> {
        let part =
            |plan: &'a Plan| Ok(judge::Part { sheet: self.sheet(&plan.sheet)?, plan, batch: self.batch(plan) });
        plans.iter().map(part).collect()
    }

    /// Gives the sheets nothing of which is a register by some plans, each with the reason.
    pub fn left_of(&self, plans: &[Plan]) -> Vec<LeftSheet> {
        let named = |sheet: &&sheet::Sheet| !plans.iter().any(|plan| plan.sheet == sheet.name) && sheet.cells() > 0;
        let rest = self.sheets.iter().filter(named).map(|sheet| LeftSheet {
            sheet: sheet.name.clone(),
            cells: sheet.cells(),
            say: say::left(sheet.hidden).to_owned(),
        });
        let unread = self.left.iter().map(|left| LeftSheet { sheet: left.sheet.clone(), cells: 0, say: left.say() });
        rest.chain(unread).collect()
    }

    /// Tells which sheet an import of some plans is at, by how much of it is done.
    pub fn course(&self, plans: &[Plan]) -> Course {
        // As `judge` goes: petition books first.
        let mut order: Vec<&Plan> = plans.iter().collect();
        order.sort_by_key(|plan| plan.layout.keeps_visits());
        let rows = |plan: &Plan| self.sheet(&plan.sheet).map_or(0, |sheet| plan.rows(sheet).count());
        Course(order.into_iter().map(|plan| (plan.sheet.clone(), rows(plan))).collect())
    }

    /// Puts the tables of each sheet together again, with the cells of its headings and titles.
    fn told(
        &self,
        plans: &[Plan],
        judged: Vec<(Vec<Verdict>, Cells, judge::Counts)>,
        preview: Vec<Preview>,
        corrected: usize,
    ) -> ImportedBook {
        let mut sheets: Vec<ImportedSheet> = Vec::new();
        for (plan, (verdicts, cells, records)) in plans.iter().zip(judged) {
            let at = sheets.iter().position(|one| one.sheet == plan.sheet);
            match at.and_then(|at| sheets.get_mut(at)) {
                Some(one) => {
                    let mut all = std::mem::take(&mut one.imported.verdicts);
                    all.extend(verdicts);
                    all.sort_by_key(|verdict| verdict.row);
                    let cells = one.imported.cells.with(cells);
                    let mut counts = std::mem::take(&mut one.imported.records);
                    for (slice, count) in records {
                        *counts.entry(slice).or_default() += count;
                    }
                    one.imported = verdict::summary(one.imported.batch.clone(), all, cells, counts);
                }
                None => sheets.push(ImportedSheet {
                    sheet: plan.sheet.clone(),
                    layout: plan.layout,
                    imported: verdict::summary(self.batch(plan), verdicts, cells, records),
                }),
            }
        }
        for one in &mut sheets {
            let held = self
                .sheets
                .iter()
                .find(|sheet| sheet.name == one.sheet)
                .map_or(0, |sheet| sheet.cells() + sheet.stray().len());
            one.imported.cells.of_sheet(held);
        }
        let left = self.left_of(plans);
        // The first sheet that brings something names the whole.
        let first = sheets.iter().find(|one| one.imported.good > 0).or(sheets.first());
        let batch = first.map_or_else(|| self.digest.clone(), |one| one.imported.batch.clone());
        let say = say::book(&sheets, &left, corrected);
        ImportedBook { batch, sheets, left, corrected, preview, say }
    }
}

/// The sheets of an import in the order they are gone through, each with its rows.
#[derive(Debug, Clone, Default)]
pub struct Course(Vec<(String, usize)>);

impl Course {
    /// Names the sheet that is read where so much is done: the rows once for the reading, and as much again for the writing.
    pub fn sheet_at(&self, done: usize) -> Option<&str> {
        let total: usize = self.0.iter().map(|(_, rows)| rows).sum();
        let mut left = done % total.max(1);
        let at = self.0.iter().find(|(_, rows)| {
            let here = left < *rows;
            left = left.saturating_sub(*rows);
            here
        });
        at.or(self.0.last()).map(|(sheet, _)| sheet.as_str())
    }
}

/// Tells for each row of a workbook what would become of it. Nothing is written. `progress` is told how much is done of how much
/// and answers whether to go on.
pub fn try_all(
    casebook: &Casebook,
    book: &Book,
    plans: &[Plan],
    now: Moment,
    progress: impl FnMut(usize, usize) -> bool,
) -> Result<ImportedBook> {
    let parts = book.parts(plans)?;
    let judged = judge::judge(casebook.read(), &parts, now, progress)?;
    Ok(book.told(plans, judged.tables, judged.preview, 0))
}

/// Enters every good row of a workbook in one act, after a backup in the register's own place. `progress` is told how much is
/// done of how much, and answers whether to go on: after a no nothing is written. Bad rows stay outside and are in the answer.
/// Rows that differ from the entry they say again correct it where `take_corrections`.
pub fn run_all(
    casebook: &mut Casebook,
    book: &Book,
    plans: &[Plan],
    take_corrections: bool,
    now: Moment,
    mut progress: impl FnMut(usize, usize) -> bool,
) -> Result<Done<ImportedBook>> {
    let parts = book.parts(plans)?;
    let judged = judge::judge(casebook.read(), &parts, now, &mut progress)?;
    let judge::Judged { tables, walked, good, drafting, roll, corrections, renumbered, preview } = judged;
    let corrections = if take_corrections { corrections } else { Vec::new() };
    let told = book.told(plans, tables, preview, corrections.len());
    if roll.is_empty() && corrections.is_empty() && renumbered.is_empty() {
        return Ok(Done { value: told, touched: Vec::new(), soft: Vec::new() });
    }
    // So much at once is taken back from a backup as easily as by hand.
    backup::keep_safe(casebook, now)?;
    let rows = walked.iter().map(Vec::len).sum::<usize>();
    let writing = portion::Writing { parts: &parts, walked, good, drafting, roll, corrections, renumbered };
    // Each record written is its part of the other half.
    let half = |done: usize, of: usize| progress(rows + rows * done / of.max(1), rows * 2);
    let done = portion::write(casebook, writing, now, half)?;
    Ok(Done { value: told, touched: done.touched, soft: done.soft })
}

/// Tells for each row of one table what would become of it. Nothing is written.
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
    let tried = try_all(casebook, book, std::slice::from_ref(plan), now, progress)?;
    Ok(tried.sheets.into_iter().flat_map(|one| one.imported.verdicts).collect())
}

/// Enters every good row of one table in one act.
pub fn run(
    casebook: &mut Casebook,
    book: &Book,
    plan: &Plan,
    now: Moment,
    progress: impl FnMut(usize, usize) -> bool,
) -> Result<Done<Imported>> {
    let done = run_all(casebook, book, std::slice::from_ref(plan), false, now, progress)?;
    let first = done.value.sheets.into_iter().next().ok_or(Refusal::NoHeading)?;
    Ok(Done { value: first.imported, touched: done.touched, soft: done.soft })
}

/// Makes a workbook of the bad rows with the reason for each, to be corrected and imported again.
pub fn rejects(book: &Book, plan: &Plan, verdicts: &[Verdict], now: Moment) -> Result<Vec<u8>> {
    reject::workbook(book.sheet(&plan.sheet)?, &book.batch(plan), plan, verdicts, now)
}
