//! A register of a hundred years: the same number of papers each month, so that only the size of the register grows.
//! Nothing in it is random; the same size is the same register. It is made once and kept under `target`.
#![allow(clippy::unwrap_used)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use casebook::casebook::key::KeyCost;
use casebook::slice::Slice;
use casebook::{Casebook, Moment, book, day};
use chrono::{Datelike, Days, NaiveDate};

/// Papers received each month.
pub const A_MONTH: usize = 1_000;
const LINES: usize = 150_000;
/// Of every size.
pub const PASSPHRASE: &str = "đo";
const COST: KeyCost = KeyCost { memory: 8, passes: 1 };
const UNIT: &str = r#"{"name":"UBND xã Chợ Đồn","kind":"xa","place":"Chợ Đồn","upper_level":{"kind":"tinh","name":"UBND tỉnh Thái Nguyên"},"remote_area":false,"cutoff_start_day":15,"valid_from":"1900-01-01"}"#;
const KINDS: [&str; 6] = ["complaint", "denunciation", "proposal", "feedback", "request", "complaint"];
const FIELDS: [&str; 5] = ["land_dispute", "land_certificate", "policy_merit", "corruption", "construction"];
const GIVEN: [&str; 8] = ["An", "Bích", "Cúc", "Dần", "Đào", "Giàng", "Hòa", "Ước"];
const FAMILY: [&str; 6] = ["Nguyễn Văn", "Hoàng Thị", "Nông Văn", "Ma Thị", "Triệu Văn", "Giàng A"];

/// The day all of it is looked at.
pub fn now() -> Moment {
    Moment::on(day::iso("2026-11-23").unwrap())
}

/// Opens the register of a size, making it first if it is not there.
#[allow(dead_code, reason = "each bench has its own use for the century")]
pub fn register(papers: usize) -> Casebook {
    casebook::open(&made(papers), PASSPHRASE).unwrap()
}

/// The folder of the register of a size, for whoever opens it by another door; it is made if it is not there.
pub fn made(papers: usize) -> PathBuf {
    let folder = kept(papers);
    if !folder.join("done").exists() {
        let _ = std::fs::remove_dir_all(&folder);
        make(&folder.join("book"), papers);
        std::fs::write(folder.join("done"), b"").unwrap();
    }
    folder.join("book")
}

/// The newest month, one in the middle and the oldest of a register.
#[allow(dead_code, reason = "each bench has its own use for the century")]
pub fn months(papers: usize) -> [String; 3] {
    let first = first_month(papers);
    let count = i32::try_from(papers / A_MONTH).unwrap();
    [count - 1, count / 2, 1].map(|back| {
        let month = first.year() * 12 + first.month0().cast_signed() + back;
        format!("{:04}-{:02}", month / 12, month % 12 + 1)
    })
}

/// Somebody's name, one of forty-eight.
#[allow(dead_code, reason = "each bench has its own use for the century")]
pub fn name(n: usize) -> String {
    format!("{} {}", FAMILY[n % 6], GIVEN[n / 6 % 8])
}

/// A copy of the register of a size, to change it.
#[allow(dead_code, reason = "each bench has its own use for the century")]
pub fn copied(papers: usize, to: &Path) -> Casebook {
    for file in std::fs::read_dir(made(papers)).unwrap().map(Result::unwrap).filter(|file| file.path().is_file()) {
        std::fs::copy(file.path(), to.join(file.file_name())).unwrap();
    }
    casebook::open(to, PASSPHRASE).unwrap()
}

fn kept(papers: usize) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("century-{papers}"))
}

fn first_month(papers: usize) -> NaiveDate {
    let months = u32::try_from(papers / A_MONTH).unwrap();
    NaiveDate::from_ymd_opt(2026, 11, 1).unwrap() - chrono::Months::new(months)
}

fn make(folder: &Path, papers: usize) {
    let (mut book, _) = casebook::create(folder, PASSPHRASE, true, COST, now()).unwrap();
    found(&mut book);
    let (mut text, mut lines) = (String::new(), 0);
    for n in 0..papers {
        lines += write_paper(&mut text, n, first_month(papers));
        if lines > LINES || n + 1 == papers {
            book::load(&mut book, text.as_bytes(), now()).unwrap();
            eprintln!("{} of {papers} papers", n + 1);
            text.clear();
            lines = 0;
        }
    }
}

/// Enters the unit.
pub fn found(book: &mut Casebook) {
    let unit: serde_json::Value = serde_json::from_str(UNIT).unwrap();
    book::add(book, Slice::Unit, unit.as_object().cloned().unwrap(), now()).unwrap();
}

/// So many lines of a register of a hundred years, the unit's not among them.
#[allow(dead_code, reason = "each bench has its own use for the century")]
pub fn lines(count: usize) -> String {
    let (mut text, mut lines, mut n) = (String::new(), 0, 0);
    while lines < count {
        lines += write_paper(&mut text, n, first_month(count));
        n += 1;
    }
    text
}

/// Writes a paper, its matter when it opens one, and for every third a visit.
fn write_paper(text: &mut String, n: usize, first: NaiveDate) -> usize {
    let month = first + chrono::Months::new(u32::try_from(n / A_MONTH).unwrap());
    let received = month + Days::new(u64::try_from(n % 27).unwrap());
    let processed = received + Days::new([1, 2, 3, 5, 9, 20, 45, 200][n % 8]);
    let (matter, name) = (n - n % 5 / 4, format!("{} {}", FAMILY[n % 6], GIVEN[n % 8]));
    let mut lines = 1;
    if matter == n {
        let _ = writeln!(text, r#"{{"type":"matter","ref":"V{n}","title":"Tranh chấp đất thửa {n}"}}"#);
        lines += 1;
    }
    if n.is_multiple_of(3) {
        let people = n % 7 + 1;
        let _ = writeln!(
            text,
            r#"{{"type":"visit","ref":"R{n}","date":"{received}","lane":"routine","people_count":{people},"people":[{{"full_name":"{name}"}}],"matters":["V{matter}"],"content":"Hỏi việc thửa {n}","outcome":"Đã trả lời","status":"completed"}}"#
        );
        lines += 1;
    }
    let (kind, field) = (KINDS[n % 6], FIELDS[n % 5]);
    let step = if processed > now().today {
        r#""eligibility":"undetermined","competence":"undetermined""#.to_owned()
    } else {
        let (competence, disposition) = [("within", "assign"), ("within", "accept"), ("outside", "refer")][n % 3];
        format!(
            r#""eligibility":"eligible","competence":"{competence}","disposition":"{disposition}","processed_on":"{processed}""#
        )
    };
    let _ = writeln!(
        text,
        r#"{{"type":"petition","ref":"D{n}","received_on":"{received}","source":"post","petitioners":[{{"full_name":"{name}","address":"thôn {}"}}],"signer_count":1,"anonymity":"named","kind":"{kind}","field":"{field}","level":"first","matter":"V{matter}",{step},"summary":"Đơn về thửa đất số {n}, đề nghị xem xét giải quyết theo quy định"}}"#,
        n % 40
    );
    lines
}
