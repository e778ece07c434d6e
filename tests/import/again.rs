//! Rows that stayed outside are corrected and imported again; nothing comes in twice; a stop leaves no trace.

use casebook::import::{self, Outcome, Refusal};
use casebook::report::{Asked, period::Period};
use casebook::slice::Slice;
use casebook::{Error, Moment, book, close};
use serde_json::json;

use crate::workbook;

use super::bench::{BOOK_20, Bench, book_2021, sheet};
use calamine::{Data, Reader, Xlsx};
use std::io::Cursor;

fn three_rows(second_day: &str) -> Vec<u8> {
    book_2021(&[
        &["1", "05/9/2019", "Hoàng Văn An – thôn A", "", "Tranh chấp đất", "", "", "", "", "", "", ""],
        &[
            "2",
            second_day,
            "Nông Thị Bích – nt",
            "095012345",
            "=HYPERLINK(\"x\")",
            "KN/2 người",
            "",
            "x",
            "",
            "",
            "",
            "",
        ],
        &["3", "07/9/2019", "Ma Văn Cư – thôn C", "", "Hỏi thủ tục", "", "", "", "", "", "", ""],
    ])
}

/// Reads the rejects and writes them again with another day, as the clerk would in Excel.
fn corrected(rejects: &[u8], day: &str) -> Vec<u8> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(rejects)).unwrap();
    let range = workbook.worksheet_range_at(0).unwrap().unwrap();
    // Excel shows a number with the noughts of its format: an identity card has nine digits.
    let shown = |(place, cell): (usize, &Data)| match cell {
        Data::Float(number) if place == 3 => format!("{number:09.0}"),
        cell => cell.to_string(),
    };
    let mut rows: Vec<Vec<String>> = range.rows().map(|row| row.iter().enumerate().map(shown).collect()).collect();
    day.clone_into(&mut rows[1][1]);
    let borrowed: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let below: Vec<&[&str]> = borrowed[1..].iter().map(Vec::as_slice).collect();
    sheet(&borrowed[0], &below)
}

#[test]
fn the_rows_that_stayed_outside_opened_upright_and_with_green_corners() {
    let mut bench = Bench::new();
    let bytes = three_rows("31/9/2019");
    let file = import::open(&bytes).unwrap();
    let plan = file.guess().unwrap();
    let done = bench.import_as(&file, &plan);
    let rejects = import::rejects(&file, &plan, &done.value.verdicts, bench.now).unwrap();
    let marked = workbook::marked(&rejects);
    assert!(marked.is_empty(), "{marked:?}");
    let sheet = workbook::file(&rejects, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("orientation=\"landscape\"") && sheet.contains("fitToHeight=\"0\""), "{sheet}");
}

#[test]
fn a_rejected_row_is_corrected_and_imported_again() {
    let mut bench = Bench::new();
    let bytes = three_rows("31/9/2019");
    let file = import::open(&bytes).unwrap();
    let plan = file.guess().unwrap();
    let done = bench.import_as(&file, &plan);
    assert_eq!((done.value.good, done.value.bad), (2, 1));

    let rejects = import::rejects(&file, &plan, &done.value.verdicts, bench.now).unwrap();
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(&rejects)).unwrap();
    let range = workbook.worksheet_range_at(0).unwrap().unwrap();
    assert_eq!(range.height(), 2, "the head and the one bad row");
    let text = |column: u32| match range.get_value((1, column)) {
        Some(Data::String(text)) => text.clone(),
        other => panic!("every cell is a text: {other:?}"),
    };
    assert_eq!(text(4), "=HYPERLINK(\"x\")");
    assert_eq!(text(12), "Cột “Ngày tiếp”: không có ngày này trong lịch.");
    assert!(workbook.worksheet_formula("Dòng chưa nhập").unwrap().is_empty(), "no text becomes a formula");
    assert_eq!(rejects, import::rejects(&file, &plan, &done.value.verdicts, bench.now).unwrap());

    let again = bench.import(&corrected(&rejects, "06/9/2019"));
    assert_eq!((again.value.good, again.value.bad), (1, 0), "{:?}", again.value.verdicts);
    let visits = bench.all("visit");
    assert_eq!(
        visits.iter().map(|one| one["number"].as_str().unwrap()).collect::<Vec<_>>(),
        ["1/2019", "2/2019", "3/2019"]
    );
    assert_eq!(
        visits[1]["people"][0],
        json!({
            "full_name": "Nông Thị Bích", "id_number": "095012345", "id_type": "cmnd", "address": "thôn A",
        })
    );
    assert_eq!((&visits[1]["date"], &visits[1]["people_count"]), (&json!("2019-09-06"), &json!(2)));
    assert_eq!(bench.all("petition")[0]["disposition"], "accept");
}

#[test]
fn the_same_file_does_not_come_in_twice() {
    let mut bench = Bench::new();
    let bytes = three_rows("06/9/2019");
    assert_eq!(bench.import(&bytes).value.good, 3);
    let before = bench.lines();
    let again = bench.import(&bytes);
    assert_eq!((again.value.good, again.value.bad, again.touched.len()), (0, 0, 0));
    let twice: Vec<_> = again.value.verdicts.iter().filter(|one| one.outcome == Outcome::Twice).collect();
    assert_eq!((again.value.twice, twice.len()), (3, 3));
    assert!(twice.iter().all(|one| one.soft.iter().any(|remark| remark.code == "twice")), "each row says so");
    assert_eq!(bench.lines(), before);
}

#[test]
fn a_matter_named_in_two_files_of_one_book_stays_one() {
    let mut bench = Bench::new();
    let row = |no, on| {
        [no, on, "", "", "Hoàng Văn An", "", "", "", "Đòi đất", "", "KN", "", "", "", "", "V1", "", "", "", ""]
    };
    let (good, bad) = (row("1", "05/9/2019"), row("2", "45/9/2019"));
    let file = import::open(&sheet(&BOOK_20, &[&good, &bad])).unwrap();
    let plan = file.guess().unwrap();
    let done = bench.import_as(&file, &plan);
    let rejects = import::rejects(&file, &plan, &done.value.verdicts, bench.now).unwrap();
    bench.import(&corrected(&rejects, "06/9/2019"));
    let papers = bench.all("petition");
    assert_eq!((papers.len(), bench.all("matter").len()), (2, 1));
    assert_eq!(papers[0]["matter"], papers[1]["matter"]);
}

#[test]
fn a_stop_at_any_time_leaves_nothing_behind() {
    let bytes = three_rows("06/9/2019");
    let file = import::open(&bytes).unwrap();
    let plan = file.guess().unwrap();
    let mut bench = Bench::new();
    let (before, head) = (bench.lines(), bench.book.read().journal_head().unwrap());
    let mut steps = 0;
    loop {
        let mut told = 0;
        let answer = import::run(&mut bench.book, &file, &plan, bench.now, |done, total| {
            assert!(done <= total);
            told += 1;
            told <= steps
        });
        if answer.is_ok() {
            break;
        }
        assert!(matches!(answer, Err(Error::Cancelled)));
        assert_eq!((bench.lines(), bench.book.read().journal_head().unwrap()), (before.clone(), head.clone()));
        steps += 1;
    }
    assert!(steps > 2, "asked at each portion that is read, at each that is written and at the end");
    assert_eq!(bench.all("visit").len(), 3);
}

#[test]
fn a_whole_batch_is_taken_back_days_later_and_the_file_may_come_in_anew() {
    let mut bench = Bench::new();
    let own = json!({ "number": "9/2019", "date": "2019-09-09", "lane": "routine", "people_count": 1, "people": [],
        "matters": [], "content": "Việc của sổ", "status": "completed" });
    let own = |number: &str| {
        let mut visit = own.as_object().unwrap().clone();
        visit.insert("number".into(), number.into());
        visit
    };
    book::add(&mut bench.book, Slice::Visit, own("9/2019"), bench.now).unwrap();
    let before = bench.lines();

    let bytes = three_rows("31/9/2019");
    let file = import::open(&bytes).unwrap();
    let plan = file.guess().unwrap();
    let done = bench.import_as(&file, &plan);
    let rejects = import::rejects(&file, &plan, &done.value.verdicts, bench.now).unwrap();
    bench.import(&corrected(&rejects, "06/9/2019"));
    book::add(&mut bench.book, Slice::Visit, own("10/2019"), bench.now).unwrap();
    let batches = import::batches(&bench.book).unwrap();
    assert_eq!((batches.len(), &batches[0].batch, batches[0].records["visit"]), (1, &done.value.batch, 3));

    bench.now = Moment::on("2026-11-30".parse().unwrap());
    let undone = import::undo(&mut bench.book, &done.value.batch, bench.now).unwrap();
    assert_eq!(undone.value.records, batches[0].records, "rejected rows that came in later leave too");
    assert!(undone.value.kept.is_empty());
    let left = bench.lines();
    assert_eq!(left.len(), before.len() + 1, "what the clerk entered herself stays");
    assert!(bench.book.examine().unwrap().ok);
    assert!(casebook::find::find(bench.book.read(), "Nông Thị Bích", 10).unwrap().is_empty());

    assert_eq!(bench.import(&three_rows("06/9/2019")).value.good, 3, "under the same numbers");
    assert!(matches!(import::undo(&mut bench.book, &done.value.batch, bench.now), Err(Error::NotFound(_))));
}

#[test]
fn a_number_given_to_a_batch_taken_back_is_not_given_to_another_visit() {
    let mut bench = Bench::new();
    let done = bench.import(&three_rows("06/9/2019"));
    let number = |text: &str| text.split_once('/').unwrap().0.parse::<u32>().unwrap();
    let highest = bench.all("visit").iter().map(|visit| number(visit["number"].as_str().unwrap())).max().unwrap();
    import::undo(&mut bench.book, &done.value.batch, bench.now).unwrap();
    assert!(bench.all("visit").is_empty());
    let own = json!({ "date": "2019-09-09", "lane": "routine", "people_count": 1, "people": [], "matters": [],
        "content": "Việc của sổ", "status": "completed" });
    let added = book::add(&mut bench.book, Slice::Visit, own.as_object().unwrap().clone(), bench.now).unwrap();
    assert_eq!(added.value.number.unwrap().no, highest + 1);
}

#[test]
fn a_batch_with_a_record_corrected_since_is_not_thrown_away() {
    let mut bench = Bench::new();
    let done = bench.import(&three_rows("06/9/2019"));
    let mut visit = bench.all("visit").remove(0).as_object().unwrap().clone();
    let reference = visit["ref"].as_str().unwrap().to_owned();
    visit.insert("content".into(), "Đã sửa".into());
    visit.remove("type");
    book::correct(&mut bench.book, Slice::Visit, &reference, visit, bench.now).unwrap();
    let undone = import::undo(&mut bench.book, &done.value.batch, bench.now).unwrap().value;
    assert!(undone.kept.contains(&reference), "what the clerk changed stays, with all it needs: {:?}", undone.kept);
    let left = bench.all("visit");
    assert_eq!(left.iter().map(|one| one["content"].as_str().unwrap()).collect::<Vec<_>>(), ["Đã sửa"]);
    assert!(bench.book.examine().unwrap().ok);
}

#[test]
fn a_batch_a_later_record_names_is_not_torn_out() {
    let mut bench = Bench::new();
    let done = bench.import(&three_rows("06/9/2019"));
    let matter = bench.all("matter")[0]["ref"].clone();
    let visit = json!({ "date": "2019-09-09", "lane": "routine", "people_count": 1, "people": [], "matters": [matter],
        "content": "Quay lại", "status": "completed" });
    book::add(&mut bench.book, Slice::Visit, visit.as_object().unwrap().clone(), bench.now).unwrap();
    let before = bench.lines();
    let refused = import::undo(&mut bench.book, &done.value.batch, bench.now);
    assert!(matches!(refused, Err(Error::Unreadable(Refusal::ChangedSince))));
    assert_eq!(bench.lines(), before);
}

#[test]
fn a_batch_behind_a_closed_period_is_not_torn_out() {
    let mut bench = Bench::new();
    let done = bench.import(&three_rows("06/9/2019"));
    let asked = Asked::plainly(Period::Month(2019, 9));
    close::close(&mut bench.book, &asked, None, bench.now).unwrap();
    let before = bench.lines();
    let refused = import::undo(&mut bench.book, &done.value.batch, bench.now);
    assert!(matches!(refused, Err(Error::Unreadable(Refusal::Sent))));
    assert_eq!(bench.lines(), before);
}

#[test]
fn all_rows_come_in_as_one_act() {
    let mut bench = Bench::new();
    let done = bench.import(&three_rows("06/9/2019"));
    let made: usize = done.value.records.values().sum();
    assert_eq!(done.touched.len(), made);
    let refs: Vec<String> = bench.all("visit").iter().map(|one| one["ref"].as_str().unwrap().to_owned()).collect();
    assert!(refs.iter().all(|one| one.starts_with(&format!("import-{}-", done.value.batch))), "{refs:?}");
    assert_eq!(done.value.verdicts.iter().map(|one| one.records).sum::<usize>(), made);
}
