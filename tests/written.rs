//! The written report: word for word for an empty month, for the month of the article and for a year; nothing compared
//! with a period nobody kept; what the clerk wrote kept with its period; no denouncer in it.

use std::collections::BTreeMap;

use casebook::book;
use casebook::paper::{self, Sheet, docx};
use casebook::report::period::Period;
use casebook::report::written;
use casebook::{Error, opinion};
use serde_json::{Value, json};
use tests::{Desk, matter, petition, visit, with};

/// What a sheet says, a line a text; of the attached forms, their codes and figures that are not nought.
fn told(sheet: &Sheet) -> String {
    let mut lines: Vec<String> = sheet.texts().into_iter().map(str::to_owned).collect();
    for table in casebook::report::written::attached::tables(&sheet.annex).unwrap() {
        let figures = table.numbers();
        let some: Vec<String> =
            figures.iter().filter(|(_, figure)| **figure != 0).map(|(n, f)| format!("{n}:{f}")).collect();
        lines.push(format!("[{} {}]", table.form, some.join(" ")));
    }
    lines.join("\n") + "\n"
}

fn report(desk: &Desk, form: &str, period: &str) -> Sheet {
    paper::report(desk.book.read(), form, Period::parse(period).unwrap(), desk.now).expect("a report")
}

fn golden(name: &str, sheet: &Sheet) {
    let path = format!("{}/written/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    let told = told(sheet);
    if std::env::var_os("GOLDEN").is_some() {
        std::fs::write(&path, &told).unwrap();
    }
    assert_eq!(told, std::fs::read_to_string(&path).unwrap_or_default(), "{name}");
    // And the document holds each text of it, as people will read it.
    let document = document(&docx::docx(sheet).unwrap());
    for text in sheet.texts().iter().flat_map(|text| text.lines()) {
        let (bold, rest) = paper::sheet::cut(text);
        assert!([bold, rest].iter().all(|part| document.contains(&escaped(part))), "{name}: {text}");
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn document(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("word/document.xml").unwrap(), &mut text).unwrap();
    // A word and its number are kept on one line.
    text.replace('\u{a0}', " ")
}

/// A commune with something in 2025 and 2026, and a denunciation in both.
fn two_years() -> Desk {
    let mut desk = Desk::on("2026-12-31");
    let mut lines = vec![
        matter("V"),
        matter("V2"),
        json!({"type": "officer", "ref": "CT", "full_name": "Nông Văn Tuyên", "title": "Chủ tịch UBND xã"}),
        json!({"type": "office", "ref": "P", "name": "Phòng Kinh tế", "kind": "internal"}),
        json!({"type": "office", "ref": "T", "name": "Thanh tra tỉnh", "kind": "external"}),
        json!({"type": "hamlet", "ref": "NC", "name": "thôn Nà Cà"}),
        json!({"type": "session", "ref": "S", "date": "2026-03-05", "lane": "head", "kind": "scheduled",
            "published": true, "host": "Chủ tịch UBND xã", "held": true, "visitors_came": true}),
        with(&visit("LS", "2026-03-05"), &json!({"lane": "head", "session": "S", "people_count": 6})),
    ];
    lines.extend((0..11).map(|n| visit(&format!("L5-{n}"), "2025-03-10")));
    lines.push(visit("L6-0", "2026-03-10"));
    lines.extend((0..3).map(|n| petition(&format!("D5-{n}"), "2025-03-10")));
    lines.extend((0..5).map(|n| petition(&format!("D6-{n}"), "2026-03-10")));
    lines.push(with(
        &petition("KN", "2026-04-01"),
        &json!({"kind": "complaint", "field": "land_dispute", "level": "first"}),
    ));
    lines.push(
        json!({"type": "resolution", "ref": "G", "matter": "V", "kind": "complaint", "accepted_on": "2026-04-03",
        "decision": {"no": "01/QĐ-UBND", "on": "2026-04-20", "level": "first", "outcome": "upheld",
            "return_money": 12_500_000, "return_land": 350.5}}),
    );
    lines.push(denunciation("TC", "2026-05-04"));
    lines.push(json!({"type": "referral", "ref": "C1", "petition": "D6-0", "kind": "assign", "on": "2026-03-11",
        "office": "P", "reply_due": "2026-03-20", "reply": {"on": "2026-03-25", "content": "đã làm"}}));
    lines.push(json!({"type": "referral", "ref": "C2", "petition": "D6-1", "kind": "assign", "on": "2026-03-11",
        "office": "P", "reply_due": "2026-03-20", "reply": {"on": "2026-03-19", "content": "đã làm"}}));
    lines.push(json!({"type": "outreach", "ref": "T1", "on": "2026-06-01", "title": "Phổ biến Luật Khiếu nại",
        "topic": "Luật Khiếu nại", "about_reception": true, "people": 117, "documents": 374, "laws": 2}));
    desk.load(&lines);
    desk
}

fn denunciation(reference: &str, on: &str) -> Value {
    let who = json!([{"full_name": "Giàng A Páo", "phone": "0912345678", "id_number": "012345678", "hamlet": "NC"}]);
    with(
        &petition(reference, on),
        &json!({"kind": "denunciation", "field": "public_duty", "matter": "V2",
        "petitioners": who, "respondent": "Đỗ Văn Bị", "level": "first"}),
    )
}

fn write(desk: &mut Desk, period: &str, texts: &[(&str, &str)]) -> Result<usize, Error> {
    let texts: BTreeMap<String, String> = texts.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
    opinion::keep(&mut desk.book, Period::parse(period).unwrap(), &texts, desk.now).map(|done| done.value)
}

#[test]
fn the_month_of_the_article_an_empty_month_and_a_year_word_for_word() {
    let desk = Desk::practising();
    golden("month-2019-09", &report(&desk, "report", "2019-09"));
    golden("mobilisation-2019-09", &report(&desk, "mobilisation_report", "2019-09"));
    golden("month-empty", &report(&Desk::on("2026-11-23"), "report", "2026-10"));
    let mut desk = two_years();
    write(
        &mut desk,
        "2026",
        &[("strengths", "Tiếp công dân đúng lịch.\nKhông để đơn quá hạn."), ("outlook", "Ổn định.")],
    )
    .unwrap();
    golden("year-2026", &report(&desk, "report", "2026"));
    golden("quarter-2026-Q1", &report(&desk, "report", "2026-Q1"));
}

#[test]
fn a_change_is_said_only_against_a_period_the_register_holds() {
    let desk = two_years();
    let said = |period| told(&report(&desk, "report", period));
    assert!(said("2026-03").contains("giảm 09 lượt so với cùng kỳ năm trước"), "{}", said("2026-03"));
    assert!(said("2026-03").contains("tăng 02 đơn so với cùng kỳ năm trước"), "{}", said("2026-03"));
    assert!(!said("2026-03").contains("tháng trước"), "February was empty");
    for period in ["2025-03", "2025", "2026-08"] {
        assert!(
            !said(period).contains("so với cùng kỳ") && !said(period).contains("tháng trước,"),
            "{period}: {}",
            said(period)
        );
    }
}

#[test]
fn what_the_clerk_wrote_stays_with_its_period_and_travels_in_the_open_format() {
    let mut desk = two_years();
    assert_eq!(write(&mut desk, "2026-03", &[("remarks", "Làm tốt."), ("tasks", "")]).unwrap(), 1);
    assert_eq!(write(&mut desk, "2026-03", &[("remarks", "Làm tốt.")]).unwrap(), 0);
    assert!(told(&report(&desk, "report", "2026-03")).contains("Làm tốt."));
    assert!(!told(&report(&desk, "report", "2026-04")).contains("Làm tốt."));
    assert_eq!(write(&mut desk, "2026-03", &[("remarks", "Sửa lại.")]).unwrap(), 1);
    book::undo(&mut desk.book, desk.now).unwrap().expect("an act");
    assert!(told(&report(&desk, "report", "2026-03")).contains("Làm tốt."));
    let lines = desk.export();
    assert!(
        lines.contains(r#"{"type":"opinion","period":"2026-03","section":"remarks","text":"Làm tốt."}"#),
        "{lines}"
    );
    let mut other = Desk::on("2026-12-31");
    book::load(&mut other.book, lines.as_bytes(), other.now).unwrap();
    assert_eq!(lines, other.export());
    let twice = json!({"type": "opinion", "period": "2026-03", "section": "remarks", "text": "Khác."});
    assert_eq!(other.faults(&[twice]), ["section section_taken"]);
    let unknown = json!({"type": "opinion", "period": "2026-03", "section": "weather", "text": "Mưa."});
    assert_eq!(other.faults(&[unknown]), ["section unknown_code"]);
}

#[test]
fn what_was_first_written_can_be_taken_back_and_emptied() {
    let mut desk = two_years();
    write(&mut desk, "2026-03", &[("remarks", "Làm tốt.")]).unwrap();
    book::undo(&mut desk.book, desk.now).unwrap().expect("an act");
    assert!(!desk.export().contains("opinion"));
    write(&mut desk, "2026-03", &[("remarks", "Làm tốt.")]).unwrap();
    assert_eq!(write(&mut desk, "2026-03", &[("remarks", "  ")]).unwrap(), 1);
    assert!(!desk.export().contains("opinion"));
    assert!(desk.book.examine().unwrap().ok);
}

#[test]
fn no_denouncer_is_named_in_a_report_written_or_loaded() {
    let mut desk = two_years();
    for text in ["Ông Giàng A Páo tố cáo.", "Điện thoại 0912345678", "Số 012345678"] {
        let Err(Error::Faults(faults, _)) = write(&mut desk, "2026-05", &[("remarks", text)]) else {
            panic!("{text}")
        };
        assert_eq!(tests::spoken(&faults), ["remarks names_denouncer"]);
    }
    let loaded =
        json!({"type": "opinion", "period": "2026-05", "section": "remarks", "text": "Ông Giàng A Páo tố cáo."});
    desk.load(&[loaded]);
    let refused = paper::report(desk.book.read(), "report", Period::parse("2026-05").unwrap(), desk.now);
    let Err(Error::Faults(faults, _)) = refused else { panic!("printed") };
    assert_eq!(tests::spoken(&faults), ["remarks names_denouncer"]);
    for period in ["2026", "2026-05", "2026-H1"] {
        if period != "2026-05" {
            let told = told(&report(&desk, "report", period));
            assert!(!told.contains("Páo") && !told.contains("0912345678"), "{told}");
        }
    }
}

#[test]
fn an_issued_report_says_what_it_said_whatever_is_corrected_after() {
    let mut desk = two_years();
    let blank = paper::blank(desk.book.read(), "report", None, Some("2026-03"), desk.now).unwrap();
    let made = paper::make(&mut desk.book, blank.draft, desk.now).unwrap().value.reference;
    paper::issue(&mut desk.book, &made, "5", casebook::day::iso("2026-12-30").unwrap(), desk.now).unwrap();
    let sent = told(&paper::look(desk.book.read(), &made).unwrap());
    assert!(sent.contains("Số: 05/BC-UBND") && sent.contains("[01/TCD 1:2"), "{sent}");
    assert!(
        paper::look(desk.book.read(), &made).unwrap().belonging().contains("số 05/BC-UBND ngày 30 tháng 12 năm 2026")
    );
    desk.load(&[visit("LATE", "2026-03-11")]);
    assert_eq!(told(&paper::look(desk.book.read(), &made).unwrap()), sent);
}

#[test]
fn the_same_register_gives_the_same_document() {
    let desk = two_years();
    let bytes = || docx::docx(&report(&desk, "report", "2026")).unwrap();
    assert!(bytes() == bytes());
}

#[test]
fn the_clerk_is_told_where_a_comparison_stands_on_part_of_a_period() {
    let desk = two_years();
    let remarks = |period: &str| {
        written::written(desk.book.read(), "report", Period::parse(period).unwrap(), desk.now).unwrap().remarks
    };
    assert!(
        remarks("2026").iter().any(|one| one.contains("Sổ có số liệu từ ngày 10/03/2025")),
        "{:?}",
        remarks("2026")
    );
    assert!(remarks("2025").iter().any(|one| one.contains("chưa có số liệu của kỳ trước")));
}
