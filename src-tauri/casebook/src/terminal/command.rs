//! One function a command: open, one verb of the house, print.

use std::io::{BufWriter, Write};
use std::path::Path;

use casebook::book;
use casebook::calendar::deadline::{self, Flags, NotReckoned};
use casebook::calendar::holiday::Holidays;
use casebook::casebook::outlet;
use casebook::casebook::{Examination, audit, entrance};
use casebook::codes::Code;
use casebook::slice::Slice;
use casebook::wording::safety;
use casebook::{Error, Result, backup, due, find, practice, setting, yearbook};
use serde_json::json;

use super::input::Caller;
use super::{answer, input, usage};

/// The most bytes `load` takes, as the house has it; read one more to let it say so.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

pub(crate) fn demo(folder: &Path, passphrase: &str, caller: &Caller<'_>) -> Result<()> {
    caller.machine().check_place(folder)?;
    let (book, _) = practice::create(folder, passphrase, input::key_cost()?)?;
    answer::say("Sổ tập dùng: tháng 9/2019 của huyện Chợ Đồn, người trong sổ là hư cấu.");
    if std::env::var_os("CASEBOOK_PASSPHRASE").is_none() {
        answer::say(&format!("Mật khẩu: {passphrase}"));
    }
    answer::json(&json!({ "created": true, "practice": book.is_practice() }))
}

pub(crate) fn load(folder: &Path, file: &Path, caller: &Caller<'_>) -> Result<()> {
    let now = caller.now;
    let text = input::bounded(file, MOST_BYTES)?;
    let mut book = caller.open(folder)?;
    let done = book::load(&mut book, &text, now)?;
    answer::json(&json!({ "loaded": done.value, "soft": done.soft }))
}

pub(crate) fn export(folder: &Path, file: &Path, caller: &Caller<'_>) -> Result<()> {
    let now = caller.now;
    let mut book = caller.open(folder)?;
    if file == Path::new("-") {
        let mut out = BufWriter::new(std::io::stdout().lock());
        book::export(&mut book, &mut out, now)?;
        return Ok(out.flush()?);
    }
    let mut text = Vec::new();
    book::export(&mut book, &mut text, now)?;
    outlet::write(file, &text, Some(folder))?;
    answer::json(&json!({ "exported": true, "bytes": text.len() }))
}

pub(crate) fn add(folder: &Path, slice: &str, caller: &Caller<'_>) -> Result<()> {
    let now = caller.now;
    let slice = Slice::from_code(slice).ok_or_else(|| usage("không có loại này"))?;
    let draft = input::object(&input::bounded(Path::new("-"), 1024 * 1024)?)?;
    let mut book = caller.open(folder)?;
    if slice == Slice::Setting {
        setting::guard(book.read(), &draft, now)?;
    }
    let done = book::add(&mut book, slice, draft, now)?;
    answer::json(&json!({
        "id": done.value.id, "number": done.value.number, "touched": done.touched, "soft": done.soft,
    }))
}

pub(crate) fn find(folder: &Path, text: &str, limit: usize, caller: &Caller<'_>) -> Result<()> {
    let book = caller.open(folder)?;
    answer::json(&find::find(book.read(), text, limit.min(10_000))?)
}

pub(crate) fn register(
    folder: &Path,
    of: &str,
    year: i32,
    out: Option<&Path>,
    reason: Option<&str>,
    caller: &Caller<'_>,
) -> Result<()> {
    let now = caller.now;
    let of = Slice::from_code(of).ok_or_else(|| usage("không có sổ này"))?;
    let mut book = caller.open(folder)?;
    let printed = yearbook::print(&mut book, of, year, reason, now)?;
    let Some(out) = out else { return answer::json(&printed) };
    outlet::write(out, &yearbook::workbook(&printed)?, Some(folder))?;
    answer::say(&format!("Đã ghi và kiểm tra: {}", out.display()));
    // A long entry goes on in further lines: it is one entry all the same.
    let lines = printed.parts.iter().flat_map(|part| part.pages.iter().flatten());
    let entries = lines.filter(|line| !line.goes_on).count();
    answer::json(&json!({ "printed": of, "year": year, "rows": entries, "masked": printed.masked }))
}

pub(crate) fn due(folder: &Path, on: Option<&str>, caller: &Caller<'_>) -> Result<()> {
    let now = caller.now;
    let on = on.map(input::date).transpose()?.unwrap_or(now.today);
    let book = caller.open(folder)?;
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

pub(crate) fn backup(folder: &Path, to: &Path, caller: &Caller<'_>) -> Result<()> {
    let now = caller.now;
    let book = caller.open(folder)?;
    let made = backup::to(&book, to, now)?;
    // From here on it is a place like those chosen in the window: new keys are brought to it. The register's own is one.
    let _ = backup::add_place(&book, to, now);
    if backup::thinned(&book, to)?.sudden_drop {
        answer::say("Bản sao lưu mới ít mục hơn hẳn bản trước. Chưa xóa bản cũ nào; hãy kiểm tra sổ.");
    }
    answer::say(&format!("Đã sao lưu và kiểm tra: {}", to.join(made.file_name()).display()));
    answer::json(&made)
}

/// Answers with what was found, also where the register does not open for it. Gives the code to end with.
pub(crate) fn check(folder: &Path, head: Option<&str>, caller: &Caller<'_>) -> Result<u8> {
    let passphrase = caller.passphrase()?;
    caller.machine().check_place(folder)?;
    let (examination, wrong) = entrance::tried(folder, caller.machine().at, |folder| match head {
        None => casebook::check(folder, passphrase),
        Some(head) => check_head(folder, passphrase, head),
    })?;
    if examination.ok {
        note_refused(folder, passphrase, wrong, caller)?;
    }
    answer::json(&examination)?;
    for finding in &examination.findings {
        answer::say(&finding.say);
    }
    if examination.head_known == Some(false) {
        answer::say(&safety::printed(None));
    }
    Ok(if examination.ok { 0 } else { 4 })
}

/// Enters wrong passphrases where the right one did not open the register to stay: no command forgives them.
fn note_refused(folder: &Path, passphrase: &str, wrong: u32, caller: &Caller<'_>) -> Result<()> {
    if wrong > 0 {
        entrance::note_refused(&mut casebook::open(folder, passphrase)?, wrong, caller.now);
    }
    Ok(())
}

fn check_head(folder: &Path, passphrase: &str, head: &str) -> Result<Examination> {
    audit::check_form(head)?;
    match casebook::open(folder, passphrase) {
        Ok(book) => Ok(book.examine()?.asked_about(audit::act_of_head(&book, head)?)),
        Err(Error::Damaged(_)) => Ok(casebook::check(folder, passphrase)?.asked_about(None)),
        Err(error) => Err(error),
    }
}
