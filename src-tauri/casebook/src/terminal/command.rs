//! One function a command: open, one verb of the house, print.

use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use casebook::book::{self, read_unit};
use casebook::calendar::deadline::{self, Flags, NotReckoned};
use casebook::calendar::holiday::Holidays;
use casebook::casebook::disk;
use casebook::codes::Code;
use casebook::outgoing::Outgoing;
use casebook::slice::Slice;
use casebook::{Error, Moment, Result, backup, due, find, import, practice, register, setting};
use serde_json::json;

use super::{Common, answer, input, usage};

/// The most bytes `load` takes, as the house has it; read one more to let it say so.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

pub(crate) fn init(folder: &Path, unit: &Path, sheet: Option<&Path>, passphrase: &str, now: Moment) -> Result<()> {
    let mut draft = input::object(&input::bounded(unit, 64 * 1024)?)?;
    draft.shift_remove("type");
    // Every fault of the unit is known before there is a register.
    read_unit(draft.clone(), now)?;
    input::check_site(folder)?;
    let (mut book, code) = casebook::create(folder, passphrase, false, input::key_cost()?, now)?;
    book::add(&mut book, Slice::Unit, draft, now)?;
    let text = format!("Mã khôi phục của sổ: {}\n", code.groups().join("-"));
    match sheet {
        Some(path) => disk::write(path, text.as_bytes())?,
        None => answer::say(text.trim_end()),
    }
    answer::json(&json!({ "created": true }))
}

pub(crate) fn demo(folder: &Path, passphrase: &str) -> Result<()> {
    let (book, _) = practice::create(folder, passphrase, input::key_cost()?)?;
    answer::say("Sổ tập dùng: tháng 9/2019 của huyện Chợ Đồn, người trong sổ là hư cấu.");
    if std::env::var_os("CASEBOOK_PASSPHRASE").is_none() {
        answer::say(&format!("Mật khẩu: {passphrase}"));
    }
    answer::json(&json!({ "created": true, "practice": book.is_practice() }))
}

pub(crate) fn load(folder: &Path, file: &Path, passphrase: &str, now: Moment) -> Result<()> {
    let text = input::bounded(file, MOST_BYTES)?;
    let mut book = casebook::open(folder, passphrase)?;
    let done = book::load(&mut book, &text, now)?;
    answer::json(&json!({ "loaded": done.value, "soft": done.soft }))
}

pub(crate) fn export(folder: &Path, file: &Path, passphrase: &str, now: Moment) -> Result<()> {
    let mut book = casebook::open(folder, passphrase)?;
    if file == Path::new("-") {
        let mut out = BufWriter::new(std::io::stdout().lock());
        book::export(&mut book, &mut out, now)?;
        return Ok(out.flush()?);
    }
    let mut text = Vec::new();
    book::export(&mut book, &mut text, now)?;
    disk::write(file, &text)?;
    answer::json(&json!({ "exported": true, "bytes": text.len() }))
}

pub(crate) fn add(folder: &Path, slice: &str, passphrase: &str, now: Moment) -> Result<()> {
    let slice = Slice::from_code(slice).ok_or_else(|| usage("không có loại này"))?;
    let draft = input::object(&input::bounded(Path::new("-"), 1024 * 1024)?)?;
    let mut book = casebook::open(folder, passphrase)?;
    if slice == Slice::Setting {
        setting::guard(book.read(), &draft, now)?;
    }
    let done = book::add(&mut book, slice, draft, now)?;
    answer::json(&json!({
        "id": done.value.id, "number": done.value.number, "touched": done.touched, "soft": done.soft,
    }))
}

pub(crate) fn find(folder: &Path, text: &str, limit: usize, passphrase: &str) -> Result<()> {
    let book = casebook::open(folder, passphrase)?;
    answer::json(&find::find(book.read(), text, limit.min(10_000))?)
}

pub(crate) fn register(
    folder: &Path,
    of: &str,
    year: i32,
    out: Option<&Path>,
    reason: Option<&str>,
    passphrase: &str,
    now: Moment,
) -> Result<()> {
    let of = Slice::from_code(of).ok_or_else(|| usage("không có sổ này"))?;
    let mut book = casebook::open(folder, passphrase)?;
    let printed = register::print(&mut book, of, year, reason, now)?;
    let Some(out) = out else { return answer::json(&printed) };
    disk::write(out, &register::workbook(&printed)?)?;
    answer::say(&format!("Đã ghi và kiểm tra: {}", out.display()));
    let rows: usize = printed.parts.iter().flat_map(|part| &part.pages).map(Vec::len).sum();
    answer::json(&json!({ "printed": of, "year": year, "rows": rows, "masked": printed.masked }))
}

pub(crate) fn due(folder: &Path, on: Option<&str>, passphrase: &str, now: Moment) -> Result<()> {
    let on = on.map(input::date).transpose()?.unwrap_or(now.today);
    let book = casebook::open(folder, passphrase)?;
    let kept = due::kept_long_enough(book.read(), on)?;
    if !kept.is_empty() {
        answer::say(&format!("{:02} đơn nặc danh, không đủ điều kiện đã lưu đủ một năm: đề xuất xử lý.", kept.len()));
    }
    answer::json(&due::due(book.read(), on)?)
}

pub(crate) fn deadline(rule: &str, from: &str, remote: bool, complex: bool) -> Result<()> {
    let from = input::date(from)?;
    let reckoned = deadline::reckon(rule, from, Flags { remote, complex }, 0, &Holidays::standard());
    answer::json(&reckoned.map_err(|error| match error {
        NotReckoned::Unknown => usage("không có mã thời hạn này"),
        NotReckoned::NoLength => usage("việc này không có thời hạn tính bằng ngày"),
        NotReckoned::OutOfRange => usage("ngày ở ngoài khoảng tính được"),
    })?)
}

/// The most bytes an import takes; read one more to let the house say so.
const MOST_WORKBOOK: u64 = 20 * 1024 * 1024;

pub(crate) fn import(
    folder: &Path,
    file: &Path,
    dry_run: bool,
    verdict: Option<&Path>,
    passphrase: &str,
    now: Moment,
) -> Result<()> {
    let workbook = import::open(&input::bounded(file, MOST_WORKBOOK)?)?;
    let mut book = casebook::open(folder, passphrase)?;
    let mut sheets = Vec::new();
    for plan in workbook.guess_all(&import::remembered(&book)?) {
        let imported = if dry_run {
            import::summary(&workbook, &plan, import::dry_run(&book, &workbook, &plan, now)?)
        } else {
            import::run(&mut book, &workbook, &plan, now, answer::progress)?.value
        };
        if let Some(path) = verdict.filter(|_| imported.bad > 0) {
            let path = if sheets.is_empty() { path.to_owned() } else { beside(path, sheets.len() + 1) };
            let file = Outgoing::rejects(&workbook, &plan, &imported.verdicts, now)?;
            disk::write(&path, &file.leave(&mut book, now)?)?;
        }
        sheets.push(json!({ "sheet": plan.sheet, "layout": plan.layout, "imported": imported }));
    }
    if sheets.is_empty() {
        return Err(import::Refusal::NoHeading.into());
    }
    answer::json(&json!({ "dry_run": dry_run, "sheets": sheets }))
}

/// Names the workbook of another sheet's bad rows: `sua-2.xlsx`.
fn beside(path: &Path, number: usize) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}-{number}.xlsx"))
}

pub(crate) fn backup(folder: &Path, to: &Path, passphrase: &str, now: Moment) -> Result<()> {
    let book = casebook::open(folder, passphrase)?;
    let made = backup::to(&book, to, now)?;
    if backup::thinned(&book, to)?.sudden_drop {
        answer::say("Bản sao lưu mới ít mục hơn hẳn bản trước. Chưa xóa bản cũ nào; hãy kiểm tra sổ.");
    }
    answer::say(&format!("Đã sao lưu và kiểm tra: {}", to.join(made.file_name()).display()));
    answer::json(&made)
}

pub(crate) fn restore(file: &Path, to: &Path, passphrase: &str, now: Moment) -> Result<()> {
    let restored = backup::restore(file, to, passphrase, now)?;
    if let Some(aside) = &restored.set_aside {
        answer::say(&format!("Sổ trước khi khôi phục được giữ ở: {aside}"));
    }
    answer::json(&restored)
}

pub(crate) fn check(folder: &Path, passphrase: &str) -> Result<()> {
    let book = casebook::open(folder, passphrase)?;
    let examination = book.examine()?;
    answer::json(&examination)?;
    if examination.ok { Ok(()) } else { Err(Error::Damaged("register")) }
}

pub(crate) fn passphrase(folder: &Path, code: Option<&Path>, common: &Common) -> Result<()> {
    let book = match code {
        Some(path) => casebook::recover(folder, &input::first_line(path)?)?,
        None => casebook::open(folder, &input::passphrase(common)?)?,
    };
    book.change_passphrase(&input::new_passphrase()?)?;
    answer::say("Đã đổi mật khẩu. Mã khôi phục vẫn như cũ.");
    answer::json(&json!({ "changed": true }))
}
