//! The messes of home-made registers, one by one.

use casebook::import::{self, Column, Outcome};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::json;

use super::bench::{Bench, book_2021, drawn, head_2021, sheet, texts};

const HOME: [&str; 6] = ["STT", "Ngày tiếp", "Họ tên", "Địa chỉ", "CMND/CCCD", "Nội dung"];

#[test]
fn marks_of_repetition_take_the_value_above() {
    let mut bench = Bench::new();
    let done = bench.import(&sheet(
        &HOME,
        &[
            &["1", "05/9/2019", "Hoàng Văn An", "thôn Nà Pài", "", "Tranh chấp đất"],
            &["2", "nt", "Nông Thị Bích", "-//-", "", "như trên"],
            &["3", "\"", "Ma Văn Cư", "''", "", "Hỏi thủ tục"],
        ],
    ));
    assert_eq!(done.value.good, 3);
    let visits = bench.all("visit");
    assert!(visits.iter().all(|visit| visit["date"] == "2019-09-05"));
    assert!(visits.iter().all(|visit| visit["people"][0]["address"] == "thôn Nà Pài"));
    assert_eq!(visits[1]["content"], "Tranh chấp đất");
}

#[test]
fn a_mark_of_repetition_in_the_first_row_is_told_at_its_column() {
    let mut bench = Bench::new();
    let done = bench.import(&sheet(
        &HOME,
        &[
            &["1", "nt", "Hoàng Văn An", "", "", "Tranh chấp đất"],
            &["2", "05/9/2019", "Nông Thị Bích", "", "", "Hỏi thủ tục"],
        ],
    ));
    let bad = &done.value.verdicts[0];
    assert_eq!((bad.row, bad.outcome), (2, Outcome::Bad));
    let remark = bad.faults.iter().find(|remark| remark.code == "nothing_above").unwrap();
    assert_eq!((remark.column.as_deref(), remark.heading.as_deref()), (Some("B"), Some("Ngày tiếp")));
    assert!(remark.say.starts_with("Cột “Ngày tiếp”:"));
}

#[test]
fn merged_cells_are_read_in_each_of_their_rows() {
    let mut bench = Bench::new();
    let plain = Format::new();
    let file = drawn(|page| {
        texts(page, 0, &HOME);
        texts(page, 1, &["1", "", "Hoàng Văn An", "", "", "Tranh chấp đất"]);
        texts(page, 2, &["2", "", "Nông Thị Bích", "", "", "Hỏi thủ tục"]);
        page.merge_range(1, 1, 2, 1, "05/9/2019", &plain).unwrap();
        page.merge_range(1, 3, 2, 3, "thôn Nà Pài", &plain).unwrap();
    });
    bench.import(&file);
    let visits = bench.all("visit");
    assert_eq!(visits.len(), 2);
    assert!(visits.iter().all(|one| one["date"] == "2019-09-05" && one["people"][0]["address"] == "thôn Nà Pài"));
}

#[test]
fn people_under_one_merged_number_are_one_visit() {
    let mut bench = Bench::new();
    let plain = Format::new();
    let file = drawn(|page| {
        head_2021(page);
        texts(page, 6, &["", "", "Hoàng Văn An, thôn A"]);
        texts(page, 7, &["", "", "Nông Thị Bích, thôn B"]);
        texts(page, 8, &["", "", "Ma Văn Cư, thôn C"]);
        for (column, text) in [(0, "1"), (1, "05/9/2019"), (4, "Đường liên thôn")] {
            page.merge_range(6, column, 8, column, text, &plain).unwrap();
        }
    });
    let done = bench.import(&file);
    let visits = bench.all("visit");
    assert_eq!((visits.len(), &visits[0]["people_count"]), (1, &json!(3)), "one lượt, three people");
    assert_eq!(visits[0]["people"][2], json!({ "full_name": "Ma Văn Cư", "address": "thôn C" }));
    assert!(done.value.verdicts.iter().filter(|verdict| verdict.outcome == Outcome::Joined).count() == 2);
}

#[test]
fn a_date_may_be_a_serial_number_a_text_or_words() {
    let mut bench = Bench::new();
    let dated = Format::new().set_num_format("dd/mm/yyyy");
    let file = drawn(|page| {
        texts(page, 0, &HOME);
        for (row, text) in [(1, ""), (2, ""), (3, "5/9/2019"), (4, "ngày 05 tháng 9 năm 2019"), (5, "5/9")] {
            texts(page, row, &["", text, "Hoàng Văn An", "", "", "Tranh chấp đất"]);
        }
        page.write_datetime_with_format(1, 1, ExcelDateTime::from_ymd(2019, 9, 5).unwrap(), &dated).unwrap();
        page.write_number(2, 1, 43_713.0).unwrap();
    });
    bench.import(&file);
    let visits = bench.all("visit");
    assert_eq!(visits.len(), 5);
    assert!(visits.iter().all(|visit| visit["date"] == "2019-09-05"), "{visits:?}");
}

#[test]
fn a_paper_may_be_dated_in_part() {
    let mut bench = Bench::new();
    bench.import(&sheet(
        &["STT", "Ngày nhận", "Người gửi", "Nội dung", "Ngày viết đơn"],
        &[
            &["1", "05/9/2019", "Hoàng Văn An", "Đòi đất", "…/8/2019"],
            &["2", "06/9/2019", "Ma Văn Cư", "Đòi đất", "2019"],
        ],
    ));
    let papers = bench.all("petition");
    assert_eq!((&papers[0]["written_on"], &papers[1]["written_on"]), (&json!("2019-08"), &json!("2019")));
}

#[test]
fn an_identity_number_gets_its_leading_zeros_back() {
    let mut bench = Bench::new();
    let file = drawn(|page| {
        texts(page, 0, &HOME);
        for (row, number) in [(1, 95_012_345.0), (2, 6_099_001_234.0)] {
            texts(page, row, &["", "05/9/2019", "Hoàng Văn An", "", "", "Tranh chấp đất"]);
            page.write_number(row, 4, number).unwrap();
        }
    });
    bench.import(&file);
    let visits = bench.all("visit");
    let told: Vec<_> = visits
        .iter()
        .map(|one| (one["people"][0]["id_number"].as_str(), one["people"][0]["id_type"].as_str()))
        .collect();
    assert_eq!(told, [(Some("095012345"), Some("cmnd")), (Some("006099001234"), Some("cccd"))]);
}

#[test]
fn titles_sums_number_rows_and_repeated_heads_are_no_entries() {
    let mut bench = Bench::new();
    let plain = Format::new();
    let file = drawn(|page| {
        head_2021(page);
        page.merge_range(6, 0, 6, 11, "Tháng 9 năm 2019", &plain).unwrap();
        texts(page, 7, &["1", "05/9/2019", "Hoàng Văn An", "", "Tranh chấp đất", "", "", "", "", "", "", ""]);
        texts(page, 8, &["STT", "Ngày tiếp", "Họ tên – Địa chỉ", "CMND/Hộ chiếu của công dân", "Nội dung vụ việc"]);
        texts(page, 9, &["2", "nt", "Nông Thị Bích", "", "Hỏi thủ tục"]);
        texts(page, 10, &["3"]);
        texts(page, 11, &["", "", "Cộng", "", "", "2 người"]);
        texts(page, 13, &["", "", "", "", "", "", "", "", "", "NGƯỜI LẬP BIỂU"]);
    });
    let done = bench.import(&file);
    assert_eq!((done.value.good, done.value.bad), (2, 0), "{:?}", done.value.verdicts);
    assert_eq!(bench.all("visit")[1]["date"], "2019-09-05", "a mark of repetition looks past the head of the page");
}

#[test]
fn running_numbers_that_begin_anew_each_month_are_not_the_books() {
    let mut bench = Bench::new();
    let row: &[&str] = &["1", "05/9/2019", "Hoàng Văn An", "", "", "Tranh chấp đất"];
    let next: &[&str] = &["1", "05/10/2019", "Hoàng Văn An", "", "", "Tranh chấp đất"];
    let file = import::open(&sheet(&HOME, &[row, next])).unwrap();
    let plan = file.guess().unwrap();
    assert_eq!(plan.columns[0].holds, Column::Ordinal);
    let done = bench.import_as(&file, &plan);
    assert_eq!(done.value.bad, 0);
}

#[test]
fn a_sheet_a_month_is_one_book_and_each_sheet_comes_in() {
    let mut workbook = Workbook::new();
    for month in [9, 10] {
        let page = workbook.add_worksheet();
        page.set_name(format!("Tháng {month}")).unwrap();
        texts(page, 0, &HOME);
        texts(page, 1, &["1", &format!("05/{month}/2019"), "Hoàng Văn An", "", "", "Tranh chấp đất"]);
    }
    let file = import::open(&workbook.save_to_buffer().unwrap()).unwrap();
    let plans = file.guess_all(&[]);
    let mut bench = Bench::new();
    for plan in &plans {
        assert_eq!(bench.import_as(&file, plan).value.good, 1);
    }
    let visits = bench.all("visit");
    assert_eq!((&visits[0]["number"], &visits[1]["number"]), (&json!("1/2019"), &json!("2/2019")));
}

#[test]
fn five_thousand_rows_come_in_unattended() {
    let rows: Vec<[String; 6]> = (1..=5_000)
        .map(|no| {
            [
                no.to_string(),
                "05/9/2019".into(),
                format!("Hoàng Văn {no}"),
                "thôn A".into(),
                String::new(),
                format!("Việc {no}"),
            ]
        })
        .collect();
    let rows: Vec<[&str; 6]> = rows.iter().map(|row| row.each_ref().map(String::as_str)).collect();
    let rows: Vec<&[&str]> = rows.iter().map(|row| &row[..]).collect();
    let mut bench = Bench::new();
    let file = import::open(&sheet(&HOME, &rows)).unwrap();
    let plan = file.guess().unwrap();
    let done = import::run(&mut bench.book, &file, &plan, bench.now, |_, _| true).unwrap();
    assert_eq!((done.value.good, done.value.bad), (5_000, 0));
}

#[test]
fn what_the_house_refuses_is_told_with_the_heading_of_its_column() {
    let mut bench = Bench::new();
    let done = bench.import(&book_2021(&[
        &["1", "31/02/2019", "Hoàng Văn An", "", "Nội dung", "", "", "", "", "", "", ""],
        &["2", "05/9/2027", "Nông Thị Bích", "", "Nội dung", "", "", "", "", "", "", ""],
        &["3", "05/9/2019", "Ma Văn Cư", "", "", "", "", "", "", "", "", ""],
    ]));
    assert_eq!((done.value.good, done.value.bad), (0, 3));
    let entries: Vec<_> = done.value.verdicts.iter().filter(|one| one.outcome == Outcome::Bad).collect();
    let codes: Vec<_> =
        entries.iter().map(|one| (one.faults[0].code.as_str(), one.faults[0].heading.as_deref())).collect();
    assert_eq!(codes[0], ("no_such_day", Some("Ngày tiếp")));
    assert_eq!(codes[1], ("future", Some("Ngày tiếp")));
    assert_eq!(codes[2], ("missing", Some("Nội dung vụ việc")));
    assert_eq!(entries.iter().map(|one| one.faults.len()).collect::<Vec<_>>(), [1, 1, 1], "one reason is enough");
}

#[test]
fn a_register_of_which_no_day_can_be_read_was_told_to_be_none() {
    let mut bench = Bench::new();
    let done = bench.import(&sheet(
        &HOME,
        &[
            &["1", "không rõ", "Hoàng Văn An", "thôn Nà Pài", "", "Tranh chấp đất"],
            &["2", "hôm kia", "Nông Thị Bích", "thôn Nà Cà", "", "Hỏi thủ tục"],
        ],
    ));
    assert_eq!((done.value.good, done.value.bad), (0, 2));
    assert!(done.value.verdicts.iter().all(|one| one.outcome == Outcome::Bad), "each row is told to have no day");
}
