//! The workbook as an office gets it.
#![allow(clippy::unwrap_used)]

use std::convert::Infallible;

use super::*;
use crate::form::newest;

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// The month of the article, with one figure in every column if `busy`.
fn september(busy: bool) -> Workbook {
    let forms = newest().unwrap().forms.iter().map(|form| {
        let fill = |column: &super::super::form::Column| {
            let many = i64::from(column.number) * 411_700 + 12_000_000;
            let whole = if column.format == crate::form::Format::Count { i64::from(busy) * 2 } else { many };
            Ok::<_, Infallible>(column.format.figure(if busy { whole } else { 0 }))
        };
        let notes = if busy {
            vec!["Cột 13, 14: số liệu của kỳ trước chuyển sang.".to_owned(); 9]
        } else {
            Vec::new()
        };
        FormSheet { table: Table::fill(form, fill).unwrap(), notes }
    });
    let row = |label: &str, part: bool, this_month: i64| SummaryRow {
        label: label.to_owned(),
        part,
        this_month,
        last_month: Some(4),
        year_to_date: 1_234,
        same_month_last_year: Some(3),
    };
    Workbook {
        unit: "UBND xã Nghĩa Tá".into(),
        upper: "UBND huyện Chợ Đồn".into(),
        place: "Nghĩa Tá".into(),
        period: Period {
            words: "tháng 9 năm 2019".into(),
            from: date(2019, 8, 15),
            to: date(2019, 9, 14),
            is_month: true,
            sheet: "Tổng hợp tháng",
        },
        summary: Summary {
            rows: vec![
                row("Số lượt tiếp công dân", false, 2),
                row("Đoàn đông người (từ 05 người trở lên)", true, 4),
                row("Tổng số đơn tiếp nhận trong kỳ", false, 5),
            ],
            sentence: "Trong kỳ (từ ngày 15/08/2019 đến ngày 14/09/2019), tổng số lượt tiếp công dân: 02 lượt. "
                .repeat(4),
            forms: String::new(),
        },
        issued: Issued::default(),
        remarks: vec!["=1+1 không phải là công thức.".into(), "Đơn số 3/2019 chưa phân loại.".into()],
        forms: forms.collect(),
        annex: None,
        stamp: "Lần 1 · Mã số liệu 0000-0000-0000-0000".into(),
        created: date(2019, 9, 14).and_hms_opt(0, 0, 0).unwrap(),
    }
}

#[test]
fn a_workbook_made_twice_is_byte_for_byte_the_same() {
    assert_eq!(workbook(&september(true)).unwrap(), workbook(&september(true)).unwrap());
}

#[test]
fn the_file_name_is_plain_ascii_whatever_the_unit_is_called() {
    assert_eq!(file_name("UBND huyện Chợ Đồn", "2019-09", 1), "BC-UBND-huyen-Cho-Don-2019-09-lan1.xlsx");
    assert_eq!(file_name("  Đặc khu / Phú Quốc:  ", "2026-Q1", 2), "BC-Dac-khu-Phu-Quoc-2026-Q1-lan2.xlsx");
    assert_eq!(file_name("", "2025-08-01..2026-07-31", 1), "BC-2025-08-01-2026-07-31-lan1.xlsx");
    assert!(file_name(&"rất dài ".repeat(99), "2026", 1).len() < 80);
}

#[test]
fn every_form_stands_on_its_page_in_type_of_at_least_seven_and_a_half_points() {
    for busy in [false, true] {
        for sheet in september(busy).forms {
            let fitting = fitting::Fitting::of(&sheet.table, "UBND huyện Chợ Đồn", fitting::Around(260.0));
            let width: f64 = fitting.columns.iter().sum();
            assert!(width <= fitting::PAGE_WIDTH + 0.01 && fitting.size >= 7.5, "{}: {fitting:?}", sheet.table.form);
        }
    }
}

#[test]
fn a_name_of_any_length_and_a_clock_gone_wrong_do_not_stop_the_workbook() {
    let mut book = september(true);
    book.unit = "Ủy ban nhân dân ".repeat(300);
    book.summary.sentence = "dài ".repeat(20_000);
    book.summary.rows.clear();
    book.created = date(1601, 1, 1).and_hms_opt(0, 0, 0).unwrap();
    assert_eq!(workbook(&book).map(drop).map_err(|fault| fault.to_string()), Ok(()));
}

#[test]
fn a_sum_is_a_formula_only_while_it_agrees_with_what_was_measured() {
    let form = newest().unwrap().form("02/XLD").unwrap();
    let with = |outside: i64| {
        let fill = |column: &super::super::form::Column| match column.number {
            23 => Ok::<_, Infallible>(column.format.figure(outside)),
            25 => Ok(column.format.figure(2)),
            _ => Ok(column.format.figure(0)),
        };
        let table = Table::fill(form, fill).unwrap();
        let column = table.columns.iter().find(|column| column.number == 23);
        form_sheet::sum(&table, column.unwrap(), table.figure(23).unwrap(), 10).is_some()
    };
    assert!(with(2));
    assert!(!with(3));
}

#[test]
fn notes_too_many_for_the_page_are_counted() {
    let note = |count: usize| form_sheet::notes(22, &vec!["Một vụ việc có hai loại đơn.".to_owned(); count]);
    assert_eq!(note(0), "22. Ghi chú:");
    assert_eq!(note(1), "22. Ghi chú:\n- Một vụ việc có hai loại đơn.");
    assert!(note(9).ends_with("- Còn 5 ghi chú khác."));
}
