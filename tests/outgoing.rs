//! What leaves the register is entered first: a failed entry means no file, and a file that then cannot be written has its
//! entry all the same.

use std::path::Path;
use std::rc::Rc;

use casebook::casebook::disk::{self, Disk, Step};
use casebook::list::{GridColumn, Query};
use casebook::outgoing::{self, Outgoing};
use casebook::report::period::Period;
use casebook::slice::Slice;
use casebook::{Casebook, Error, book, import, paper, yearbook};
use serde_json::{Value, json};
use tests::{Desk, PASSPHRASE, asked, matter, petition, visit};

use crate::terminal::{Office, office, run};

/// A disk that takes nothing into the operation log.
struct NoLog;

impl Disk for NoLog {
    fn before(&self, step: &Step<'_>) -> std::io::Result<()> {
        let is_log = |path: &Path| path.to_string_lossy().contains("so.nhat-ky");
        match step {
            Step::Write { path, .. } | Step::Create(path) | Step::Cut { path, .. } if is_log(path) => {
                Err(std::io::ErrorKind::StorageFull.into())
            }
            _ => Ok(()),
        }
    }
}

pub fn desk() -> Desk {
    let mut desk = Desk::on("2026-11-23");
    desk.load(&[matter("V"), petition("D1", "2026-11-02"), visit("L1", "2026-11-02")]);
    desk
}

/// Every file a door can ask the house for.
pub fn files(desk: &Desk) -> Vec<Outgoing> {
    let (r, now, asked) = (desk.book.read(), desk.now, asked("2026-11"));
    let column: GridColumn = serde_json::from_value(json!({"key": "c5", "head": "Họ tên"})).unwrap();
    let office = workbook_of_an_office();
    let sheets = import::open(&office).unwrap();
    let plan = sheets.guess_all(&[]).remove(0);
    let verdicts = import::dry_run(&desk.book, &sheets, &plan, now).unwrap();
    vec![
        Outgoing::period(r, &asked, None, false, now).unwrap(),
        Outgoing::period(r, &asked, None, true, now).unwrap(),
        Outgoing::current(r, &asked, &desk.report("2026-11"), false).unwrap(),
        Outgoing::offices(r, &asked, now.today).unwrap(),
        Outgoing::list(r, Slice::Petition, &Query::default(), "Sổ đơn", &[column], now.today).unwrap(),
        Outgoing::rejects(&sheets, &plan, &verdicts, now).unwrap(),
    ]
}

fn workbook_of_an_office() -> Vec<u8> {
    let mut sheet = rust_xlsxwriter::Workbook::new();
    let page = sheet.add_worksheet();
    for (column, head) in ["STT", "Ngày tiếp", "Họ tên, địa chỉ", "Nội dung"].iter().enumerate() {
        page.write_string(0, u16::try_from(column).unwrap(), *head).unwrap();
    }
    for (column, text) in ["31/02/2026", "Hoàng Văn An, thôn Nà Cà", "Hỏi việc"].iter().enumerate() {
        page.write_string(1, u16::try_from(column).unwrap() + 1, *text).unwrap();
    }
    sheet.save_to_buffer().unwrap()
}

fn head(book: &Casebook) -> String {
    tests::looks(book)
}

#[test]
fn a_workbook_left_before_it_was_entered() {
    let mut desk = desk();
    for file in files(&desk) {
        let (name, before) = (file.name().to_owned(), head(&desk.book));
        assert!(!file.leave(&mut desk.book, desk.now).unwrap().is_empty(), "{name}");
        assert_ne!(head(&desk.book), before, "{name}");
    }
    for file in files(&desk) {
        let (name, now) = (file.name().to_owned(), desk.now);
        let left = disk::watched(Rc::new(NoLog), || file.leave(&mut desk.book, now));
        assert!(matches!(left, Err(Error::LogBehind | Error::Disk(_))), "{name}: {left:?}");
    }
}

#[test]
fn what_is_printed_or_exported_is_not_given_where_it_cannot_be_entered() {
    let mut desk = desk();
    desk.add(Slice::Officer, &json!({"ref": "CB1", "full_name": "Triệu Đức Long", "title": "Phó Chủ tịch UBND xã"}));
    let blank = paper::blank(desk.book.read(), "report", None, Some("2026-10"), desk.now).unwrap();
    let made = paper::make(&mut desk.book, blank.draft, desk.now).unwrap().value.reference;
    let (period, now) = (Period::parse("2026-10").unwrap(), desk.now);
    disk::watched(Rc::new(NoLog), || {
        let book = &mut desk.book;
        assert!(paper::print(book, &made, now).is_err());
        assert!(paper::print_report(book, "report", period, now).is_err());
        assert!(yearbook::print(book, Slice::Petition, 2026, None, now).is_err());
        assert!(outgoing::screen(book, "petition", "", now).is_err());
        let mut out = Vec::new();
        assert!(book::export(book, &mut out, now).is_err());
        assert!(out.is_empty());
        assert!(book::reveal(book, Slice::Petition, "D1", "Xác minh", now).is_err());
    });
}

#[test]
fn a_screen_is_printed_by_its_name_or_its_record_and_by_nothing_typed() {
    let mut desk = desk();
    for (screen, what) in [("petition", ""), ("petition", "D1"), ("visit", "L1"), ("report", "2026-11")] {
        let before = head(&desk.book);
        outgoing::screen(&mut desk.book, screen, what, desk.now).unwrap();
        assert_ne!(head(&desk.book), before, "{screen}");
    }
    let before = head(&desk.book);
    for screen in ["", "Lý Văn Dần", "a b"] {
        assert!(outgoing::screen(&mut desk.book, screen, "", desk.now).is_err(), "{screen}");
    }
    assert_eq!(head(&desk.book), before);
}

/// The access chain of a register nobody has open.
fn chain(office: &Office) -> String {
    head(&casebook::open(Path::new(&office.book), PASSPHRASE).unwrap())
}

#[test]
fn every_output_of_the_terminal_is_entered_even_where_its_file_cannot_be_written() {
    let office = office();
    let officer =
        json!({"type": "officer", "ref": "CB1", "full_name": "Triệu Đức Long", "title": "Chủ tịch UBND xã"});
    let lines: Vec<Value> = vec![matter("V"), officer, petition("D1", "2026-11-02"), visit("L1", "2026-11-02")];
    assert_eq!(office.load(&tests::jsonl(&lines)).code, 0);
    let own = office.folder.path().join("so.xlsx");
    std::fs::write(&own, workbook_of_an_office()).unwrap();
    let own = own.to_str().unwrap();
    let outputs: [&[&str]; 7] = [
        &["export", "BOOK", "FILE"],
        &["report", "BOOK", "--period", "2026-11", "--out", "FILE"],
        &["report", "BOOK", "--period", "2026-11", "--current", "--annex-out", "FILE"],
        &["written", "BOOK", "--period", "2026-11", "--out", "FILE"],
        &["register", "BOOK", "petition", "--year", "2026", "--out", "FILE"],
        &["paper", "BOOK", "make", "report", "--period", "2026-10", "--again", "--out", "FILE"],
        &["import", "BOOK", own, "--dry-run", "--verdict", "FILE"],
    ];
    for (number, output) in outputs.into_iter().enumerate() {
        // A name too long for the unfinished file beside it, and a good one.
        let folder = office.folder.path().join(format!("{number}"));
        std::fs::create_dir(&folder).unwrap();
        let (bad, good) = (folder.join("x".repeat(255)), folder.join("tệp"));
        for (file, code) in [(&bad, 7), (&good, 0)] {
            let arguments: Vec<&str> = output
                .iter()
                .map(|word| match *word {
                    "BOOK" => office.book.as_str(),
                    "FILE" => file.to_str().unwrap(),
                    word => word,
                })
                .chain(["--today", "2026-11-23"])
                .collect();
            let before = chain(&office);
            let ran = run(&arguments, b"");
            assert_eq!(ran.code, code, "{arguments:?}: {}", ran.err);
            assert_ne!(chain(&office), before, "{arguments:?} is not entered");
        }
        assert!(good.exists());
    }
}
