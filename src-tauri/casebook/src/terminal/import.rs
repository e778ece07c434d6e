//! Nhập sổ Excel at the terminal: try, run, take back; what the columns hold kept in a small file.

use std::path::{Path, PathBuf};

use casebook::casebook::outlet;
use casebook::import::{self, ImportedBook, Plan};
use casebook::outgoing::Outgoing;
use casebook::{Casebook, Error, Moment, Result};
use serde::Serialize;
use serde_json::json;

use super::answer;
use super::input::{self, Caller};
use super::usage;

/// The most bytes an import takes; read one more to let the house say so.
const MOST_WORKBOOK: u64 = 20 * 1024 * 1024;
/// The most bytes of a file of what columns hold.
const MOST_MAP: u64 = 1024 * 1024;

/// What to import, and how.
#[derive(Debug, clap::Args)]
pub(crate) struct ImportArgs {
    /// Thư mục của sổ.
    pub book: PathBuf,
    /// Bảng tính.
    #[arg(required_unless_present = "undo")]
    file: Option<PathBuf>,
    /// Chỉ xem từng dòng sẽ ra sao; không ghi gì.
    #[arg(long)]
    dry_run: bool,
    /// Nơi ghi các dòng chưa nhập được, để sửa rồi nhập lại.
    #[arg(long, value_name = "FILE")]
    pub verdict: Option<PathBuf>,
    /// Tệp cho biết mỗi cột chứa gì, do nơi khác đưa.
    #[arg(long, value_name = "FILE")]
    map: Option<PathBuf>,
    /// Nơi ghi tệp cho biết mỗi cột chứa gì, để đưa cho nơi khác.
    #[arg(long, value_name = "FILE")]
    pub map_out: Option<PathBuf>,
    /// Sửa mục đã có theo dòng khác với nó.
    #[arg(long)]
    take_corrections: bool,
    /// Lấy lại cả lần nhập mang mã này.
    #[arg(long, value_name = "BATCH", conflicts_with_all = ["file", "dry_run", "verdict", "map", "map_out", "take_corrections"])]
    undo: Option<String>,
}

pub(crate) fn import(args: &ImportArgs, caller: &Caller<'_>) -> Result<()> {
    match (&args.undo, &args.file) {
        (Some(batch), _) => undo(&args.book, batch, caller),
        (None, Some(file)) => take_in(args, file, caller),
        (None, None) => Err(usage("thiếu bảng tính")),
    }
}

fn take_in(args: &ImportArgs, file: &Path, caller: &Caller<'_>) -> Result<()> {
    let now = caller.now;
    let mut book = caller.open(&args.book)?;
    let workbook = import::open(&input::bounded(file, MOST_WORKBOOK)?)?;
    let mut before = import::remembered(&book)?;
    if let Some(map) = &args.map {
        before.extend(import::map_in(&input::bounded(map, MOST_MAP)?)?);
    }
    let plans = workbook.guess_all(&before);
    if plans.is_empty() {
        return Err(import::Refusal::NoHeading.into());
    }
    // Before anything is entered it is known that what stays outside can be written.
    let verdicts: Vec<PathBuf> =
        args.verdict.iter().flat_map(|path| (0..plans.len()).map(move |at| beside(path, at))).collect();
    for path in verdicts.iter().chain(&args.map_out) {
        is_free(path)?;
    }
    if let Some(path) = &args.map_out {
        outlet::write(path, &import::map_out(&plans)?, Some(&args.book))?;
    }
    let course = workbook.course(&plans);
    let progress = answer::progress(|done| course.sheet_at(done).unwrap_or_default().to_owned());
    let told = if args.dry_run {
        import::try_all(&book, &workbook, &plans, now, progress)?
    } else {
        import::run_all(&mut book, &workbook, &plans, args.take_corrections, now, progress)?.value
    };
    for (plan, path) in plans.iter().zip(&verdicts) {
        write_rejects(&mut book, &workbook, plan, &told, path, &args.book, now)?;
    }
    answer::say(&told.say);
    answer::json(&Answer { dry_run: args.dry_run, told: &told })
}

/// What is answered: never built whole a second time.
#[derive(Serialize)]
struct Answer<'a> {
    dry_run: bool,
    #[serde(flatten)]
    told: &'a ImportedBook,
}

fn write_rejects(
    book: &mut Casebook,
    workbook: &import::Book,
    plan: &Plan,
    told: &ImportedBook,
    path: &Path,
    folder: &Path,
    now: Moment,
) -> Result<()> {
    let sheet = told.sheets.iter().find(|one| one.sheet == plan.sheet).filter(|one| one.imported.bad > 0);
    let Some(sheet) = sheet else { return Ok(()) };
    let file = Outgoing::rejects(workbook, plan, &sheet.imported.verdicts, now)?;
    outlet::write(path, &file.leave(book, now)?, Some(folder))
}

/// Refuses a file that is there: it may be the clerk's own book.
fn is_free(path: &Path) -> Result<()> {
    outlet::check(path)?;
    if path.symlink_metadata().is_ok() {
        return Err(Error::FileThere(path.display().to_string()));
    }
    let folder = std::path::absolute(path)?.parent().map(Path::to_owned);
    if folder.is_some_and(|folder| !folder.is_dir()) {
        return Err(Error::Disk(std::io::ErrorKind::NotFound.into()));
    }
    Ok(())
}

/// Names the workbook of each sheet's bad rows: `sua.xlsx`, `sua-2.xlsx`.
fn beside(path: &Path, at: usize) -> PathBuf {
    if at == 0 {
        return path.to_owned();
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}-{}.xlsx", at + 1))
}

fn undo(folder: &Path, batch: &str, caller: &Caller<'_>) -> Result<()> {
    let mut book = caller.open(folder)?;
    let undone = import::undo(&mut book, batch, caller.now)?.value;
    answer::json(&json!({ "undone": true, "records": undone.records, "kept": undone.kept }))
}
