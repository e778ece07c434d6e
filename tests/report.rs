//! Reports and workbooks.

use std::io::Cursor;

use calamine::{Data, DataType, Reader, Xlsx};
use casebook::report::{self, Asked, period::Period};
use serde_json::json;
use tests::{Desk, asked, matter, petition, visit, with};

#[test]
fn the_same_register_gives_the_same_bytes() {
    let mut desk = Desk::practising();
    let once = desk.workbook("2019-09");
    desk.export();
    assert_eq!(once, desk.workbook("2019-09"));
    assert_eq!(once, Desk::practising().workbook("2019-09"));
}

#[test]
fn every_figure_of_the_report_stands_in_the_workbook() {
    let desk = Desk::practising();
    let report = desk.report("2019-09");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(desk.workbook("2019-09"))).unwrap();
    assert_eq!(book.sheet_names()[0], "Tổng hợp tháng");
    assert_eq!(book.sheet_names()[1 + report.forms.len()], "Dân vận");
    for (table, name) in report.forms.iter().zip(book.sheet_names().into_iter().skip(1)) {
        let range = book.worksheet_range(&name).unwrap();
        let head = range.rows().position(|row| row[0] == Data::String("MS".into())).unwrap();
        let row: Vec<_> = range.rows().nth(head + 1).unwrap().to_vec();
        for (column, figure) in table.numbers() {
            let cell = &row[column.parse::<usize>().unwrap()];
            assert_eq!(cell.as_string().unwrap(), figure.to_string(), "{name} c{column}");
        }
    }
}

#[test]
fn the_chairman_is_not_accused_by_the_law_of_other_days_or_of_days_to_come() {
    let asked = |today: &str, period: &str| {
        let report = Desk::on(today).report(period);
        report.warnings.into_iter().find(|one| one.code == "few_head_days").map(|one| one.say)
    };
    let least =
        |days: &str| Some(format!("Chủ tịch UBND trực tiếp tiếp 00 ngày, ít hơn mức tối thiểu {days} ngày của kỳ."));
    // From 15/12/2025: 198 days of one a week, five months of two and 14 of the 31 days of December: 28 2/7, 10 and 28/31.
    assert_eq!(asked("2026-12-31", "2026"), least("39"));
    assert_eq!(asked("2027-03-01", "2027-02"), least("02"));
    // A period that began two days ago asks nothing yet.
    assert_eq!(asked("2026-07-16", "2026-08"), None);
}

#[test]
fn formulas_typed_by_people_stay_text() {
    let mut desk = Desk::on("2026-11-23");
    let payloads = ["=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "=HYPERLINK(\"x\")"];
    for (n, payload) in payloads.iter().enumerate() {
        let office = format!("O{n}");
        desk.load(&[
            matter(&format!("V{n}")),
            json!({"type": "office", "ref": office, "name": payload, "kind": "internal"}),
            with(&petition(&format!("D{n}"), "2026-11-02"), &json!({"matter": format!("V{n}")})),
            json!({"type": "referral", "ref": format!("C{n}"), "petition": format!("D{n}"), "kind": "assign",
                "on": "2026-11-02", "office": office}),
        ]);
    }
    let bytes = desk.workbook("2026-11");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    for name in book.sheet_names() {
        for (_, _, formula) in book.worksheet_formula(&name).unwrap().used_cells() {
            assert!(payloads.iter().all(|payload| payload.trim_start_matches(['=', '\t']) != formula), "{formula}");
        }
    }
}

#[test]
fn the_forms_are_those_of_the_periods_last_day() {
    let mut desk = Desk::on("2026-11-23");
    desk.load(&[matter("V")]);
    for (period, missing) in [("2025-09", true), ("2025-10", false), ("2019-09", true), ("2026-11", false)] {
        let asked = Asked::plainly(Period::parse(period).unwrap());
        let report = report::report(desk.book.read(), &asked, desk.now).unwrap();
        assert_eq!(report.regime, "tt06-2025");
        assert_eq!(report.warnings.iter().any(|warning| warning.code == "regime_missing"), missing, "{period}");
    }
}

#[test]
fn a_cutoff_is_a_dated_setting() {
    let mut desk = Desk::on("2026-11-23");
    desk.load(&[
        json!({"type": "setting", "name": "cutoff_start_day", "value": "1", "valid_from": "2026-07-01"}),
        matter("V"),
    ]);
    let days = |desk: &Desk, period| {
        let period = desk.report(period).period;
        (period.from.to_string(), period.to.to_string())
    };
    assert_eq!(days(&desk, "2026-06"), ("2026-05-15".into(), "2026-06-14".into()));
    assert_eq!(days(&desk, "2026-07"), ("2026-06-15".into(), "2026-07-31".into()));
    assert_eq!(days(&desk, "2026-08"), ("2026-08-01".into(), "2026-08-31".into()));
}

#[test]
fn the_rows_behind_a_cell_are_those_it_counts() {
    let desk = Desk::practising();
    for table in &desk.report("2019-09").forms {
        for (column, figure) in table.numbers() {
            let column = column.parse().unwrap();
            let rows = report::behind(desk.book.read(), &asked("2019-09"), &table.form, column).unwrap();
            // Rows stand behind every figure; where papers are counted there is one row for each.
            assert_eq!(rows.is_empty(), figure == 0, "{} c{column}", table.form);
            if table.form == "02/XLD" && column != 5 {
                assert_eq!(json!(rows.len()), figure, "02/XLD c{column}");
            }
        }
    }
}

#[test]
fn the_revision_is_one_more_than_what_was_sent() {
    let mut desk = Desk::on("2026-11-23");
    assert_eq!(desk.report("2026-10").revision, 1);
    desk.load(&[json!({"type": "close", "period": "2026-10", "revision": 1, "figures": {}})]);
    assert_eq!(desk.report("2026-10").revision, 2);
    assert_eq!(
        desk.faults(&[json!({"type": "close", "period": "2026-10", "revision": 1, "figures": {}})]),
        ["revision number_taken"]
    );
}

#[test]
fn a_paper_not_yet_classified_is_in_no_total_and_raises_a_warning() {
    let mut desk = Desk::on("2026-11-23");
    let unclassified = json!({"kind": null, "eligibility": "undetermined", "competence": "undetermined",
        "disposition": null, "processed_on": null, "field": null, "matter": null});
    desk.load(&[matter("V"), with(&petition("D1", "2026-11-02"), &unclassified)]);
    let report = desk.report("2026-11");
    assert_eq!(report.summary.petitions, 0);
    assert_eq!(report.sentence, "Trong kỳ không phát sinh.");
    assert_eq!(report.warnings.iter().find(|warning| warning.code == "unclassified").unwrap().refs, ["D1"]);
}

#[test]
fn the_sentence_says_only_what_the_figures_bear() {
    let mut desk = Desk::on("2026-11-23");
    let answered = json!({"disposition": "answer"});
    desk.load(&[
        matter("V"),
        visit("R1", "2026-11-02"),
        with(&petition("D1", "2026-11-02"), &answered),
        json!({"type": "office", "ref": "O1", "name": "Phòng Kinh tế", "kind": "internal"}),
    ]);
    assert!(!desk.report("2026-11").sentence.contains("giao"), "nothing was handed to a room");
    assert!(!desk.report("2026-11").sentence.contains("Chủ tịch"), "the chairman received nobody");
    desk.load(&[
        petition("D2", "2026-11-03"),
        json!({"type": "referral", "ref": "C1", "petition": "D2", "kind": "assign", "on": "2026-11-04", "office": "O1"}),
        with(&petition("D3", "2026-11-04"), &json!({"processed_on": null, "disposition": null})),
    ]);
    let sentence = desk.report("2026-11").sentence;
    assert!(sentence.contains("trong đó đã giao 01 đơn cho Phòng Kinh tế tham mưu giải quyết"), "{sentence}");
    assert!(sentence.contains("Còn 01 đơn chưa xử lý, chuyển sang kỳ sau."), "{sentence}");
}

#[test]
fn a_late_complaint_is_pointed_out() {
    let mut desk = Desk::on("2026-11-23");
    let open = json!({"kind": "complaint", "processed_on": null, "disposition": null, "eligibility": "undetermined",
        "competence": "undetermined"});
    desk.load(&[matter("V"), with(&petition("D1", "2026-10-20"), &open), with(&petition("D2", "2026-11-12"), &open)]);
    let report = desk.report("2026-11");
    assert_eq!(report.warnings.iter().find(|warning| warning.code == "overdue").unwrap().refs, ["D1"]);
}
