//! Lists: what is overdue, what nobody has answered, people by their given names, and what a grid shows as a workbook.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Reader, Xlsx};
use casebook::find::{Only, show};
use casebook::list::{self, GridColumn, Query, Sort};
use casebook::slice::Slice;
use serde_json::{Value, json};
use tests::{Desk, matter, petition, visit, with};

fn refs(desk: &Desk, slice: Slice, column: &str, value: &str) -> Vec<String> {
    let filter = BTreeMap::from([(column.to_owned(), value.to_owned())]);
    let page = list::list(desk.book.read(), slice, &Query { filter, ..Query::default() }, desk.now.today).unwrap();
    assert_eq!(page.total, Some(i64::try_from(page.rows.len()).unwrap()));
    page.rows.iter().map(|row| row["ref"].as_str().unwrap().to_owned()).collect()
}

/// On 23/11/2026: one complaint late and one in time, one visit unanswered for long, one letter out without a reply, one
/// with, and a matter whose resolution is late.
fn busy() -> Desk {
    let open = json!({"processed_on": null, "disposition": null, "eligibility": "undetermined",
        "competence": "undetermined", "kind": "complaint", "level": "first"});
    let mut desk = Desk::on("2026-11-23");
    desk.load(&[
        matter("V"),
        matter("W"),
        json!({"type": "office", "ref": "O2", "name": "Sở Xây dựng", "kind": "external"}),
        with(&petition("LATE", "2026-09-01"), &open),
        with(&petition("SOON", "2026-11-20"), &open),
        with(&petition("SENT", "2026-10-05"), &json!({"competence": "outside", "disposition": "refer"})),
        with(&petition("BACK", "2026-10-06"), &json!({"competence": "outside", "disposition": "refer"})),
        with(&petition("SLOW", "2026-01-05"), &json!({"kind": "complaint", "level": "first", "matter": "W",
            "disposition": "accept"})),
        json!({"type": "resolution", "ref": "G1", "matter": "W", "kind": "complaint", "accepted_on": "2026-01-12"}),
        with(&visit("R1", "2026-09-01"), &json!({})),
        with(&visit("R2", "2026-11-20"), &json!({"outcome": "Đã trả lời"})),
        json!({"type": "referral", "ref": "C1", "petition": "SENT", "kind": "refer", "on": "2026-10-06", "office": "O2",
            "doc_no": "13/PC-UBND", "reply_due": "2026-10-20"}),
        json!({"type": "referral", "ref": "C2", "petition": "BACK", "kind": "refer", "on": "2026-10-06", "office": "O2",
            "doc_no": "14/PC-UBND", "reply": {"on": "2026-10-20"}}),
    ]);
    desk
}

#[test]
fn what_is_overdue_is_a_filter_of_every_book() {
    let desk = busy();
    let late = |slice| refs(&desk, slice, "overdue", "yes");
    assert_eq!(late(Slice::Petition), ["LATE", "SLOW"]);
    assert_eq!(late(Slice::Visit), ["R1"]);
    assert_eq!(late(Slice::Matter), ["W", "V"]);
    assert_eq!(late(Slice::Referral), ["C1"]);
}

#[test]
fn what_nobody_answered_is_a_filter_of_every_book() {
    let desk = busy();
    let waiting = |slice| refs(&desk, slice, "unreplied", "yes");
    assert_eq!(waiting(Slice::Petition), ["SENT"]);
    assert_eq!(waiting(Slice::Visit), [""; 0]);
    assert_eq!(waiting(Slice::Matter), ["V"]);
    assert_eq!(waiting(Slice::Referral), ["C1"]);
}

#[test]
fn the_number_of_the_paper_book_is_a_column_as_others_are() {
    let mut desk = Desk::on("2026-11-23");
    let numbered = |line: Value, number: &str| with(&line, &json!({"number_written": number}));
    let people = json!([{"full_name": "Lù Thị Sểnh"}]);
    let denounced = json!({"kind": "denunciation", "respondent": "Ông Bê", "petitioners": people});
    desk.load(&[
        matter("V"),
        numbered(visit("R1", "2026-11-02"), "Đ-08"),
        numbered(visit("R2", "2026-11-03"), "12a"),
        visit("R3", "2026-11-04"),
        numbered(petition("D1", "2026-11-02"), "12b"),
        numbered(with(&petition("D2", "2026-11-03"), &denounced), "12c, bà Sểnh"),
    ]);
    assert_eq!(refs(&desk, Slice::Visit, "number_written", "d-0"), ["R1"]);
    assert_eq!(refs(&desk, Slice::Petition, "number_written", "12"), ["D2", "D1"]);
    assert_eq!(refs(&desk, Slice::Petition, "number_written", "Sểnh"), [""; 0], "who denounces answers nothing");
    let sorted = |slice, descending| -> Vec<(String, String)> {
        let sort = Some(Sort { column: "number_written".to_owned(), descending });
        let page = list::list(desk.book.read(), slice, &Query { sort, ..Query::default() }, desk.now.today).unwrap();
        let text = |row: &list::Row, key: &str| row[key].as_str().unwrap_or_default().to_owned();
        page.rows.iter().map(|row| (text(row, "ref"), text(row, "number_written"))).collect()
    };
    let pairs = |all: &[(&str, &str)]| -> Vec<(String, String)> {
        all.iter().map(|(one, other)| ((*one).to_owned(), (*other).to_owned())).collect()
    };
    assert_eq!(sorted(Slice::Visit, false), pairs(&[("R3", ""), ("R2", "12a"), ("R1", "Đ-08")]));
    assert_eq!(sorted(Slice::Petition, true), pairs(&[("D2", "12c, bà (bí mật)"), ("D1", "12b")]));
    // As a workbook of its own.
    let columns = [column("c1", "Số"), column("number_written", "Số trong sổ giấy")];
    let bytes = list::workbook(desk.book.read(), Slice::Visit, &Query::default(), "Sổ", &columns, desk.now.today);
    let mut book = Xlsx::new(Cursor::new(bytes.unwrap())).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    assert_eq!(sheet.get((4, 1)).unwrap().to_string(), "");
    assert_eq!(sheet.get((6, 1)).unwrap().to_string(), "Đ-08");
}

#[test]
fn a_search_may_be_narrowed_to_either() {
    let desk = busy();
    let found = |text: &str, only| -> Vec<(Slice, i64)> {
        let hits = show(desk.book.read(), text, Some(only), 50, desk.now.today).unwrap();
        hits.into_iter().map(|hit| (hit.found.slice, hit.found.id)).collect()
    };
    let all = found("", Only::Overdue);
    assert_eq!(all.len(), 6);
    let papers = found("ly van dan", Only::Overdue);
    assert_eq!(papers.len(), 2, "both late papers, not the others of the same man");
    assert!(papers.iter().all(|one| all.contains(one)));
    assert_eq!(found("ly van dan", Only::Unreplied).len(), 1);
}

#[test]
fn people_stand_by_their_given_names_as_a_vietnamese_list_has_them() {
    let names = [
        "Bùi Thị An",
        "Nguyễn Văn An",
        "Sùng A Ăn",
        "Ma Văn Ân",
        "Lò Thị Bích",
        "Cúc",
        "Lý Văn Dần",
        "Trần Văn Đào",
        "H'Mai Em",
        "Hoa",
        "Lê Thị Hòa",
        "Vũ Hỏa",
        "Đỗ Hõa",
        "Đỗ Hóa",
        "Trần Họa",
        "Giàng A Páo",
        "Đặng Thị Ước",
    ];
    let mut desk = Desk::on("2026-11-23");
    let paper = |name: &str| {
        with(&petition(&format!("D{name}"), "2026-11-02"), &json!({"petitioners": [{"full_name": name}]}))
    };
    let mut lines = vec![matter("V")];
    // Entered in another order than they shall stand in.
    lines.extend(names.iter().step_by(2).chain(names.iter().skip(1).step_by(2)).rev().map(|name| paper(name)));
    desk.load(&lines);
    let sort = Some(Sort { column: "c5".to_owned(), descending: false });
    let page = list::list(desk.book.read(), Slice::Petition, &Query { sort, ..Query::default() }, desk.now.today);
    let shown: Vec<String> = page.unwrap().rows.iter().map(|row| row["c5"].as_str().unwrap().to_owned()).collect();
    assert_eq!(shown, names, "and every name as it was written");
}

fn column(key: &str, head: &str) -> GridColumn {
    GridColumn { key: key.to_owned(), head: head.to_owned(), width: Some(120), words: BTreeMap::new() }
}

fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = workbook.worksheet_range_at(0).unwrap().unwrap();
    // A day is kept as one and shown as it was.
    let epoch = chrono::NaiveDate::from_ymd_opt(1899, 12, 30).unwrap();
    let shown = |cell: &calamine::Data| match cell {
        calamine::Data::DateTime(day) => {
            casebook::day::show(epoch + chrono::TimeDelta::days(format!("{:.0}", day.as_f64()).parse().unwrap()))
        }
        cell => cell.to_string(),
    };
    range.rows().map(|row| row.iter().map(shown).collect()).collect()
}

#[test]
fn a_list_is_written_as_the_grid_shows_it() {
    let mut desk = busy();
    let secret = json!({"kind": "denunciation", "field": "corruption", "respondent": "Ông Bê",
        "petitioners": [{"full_name": "Người Bí Mật", "address": "thôn Kín", "id_number": "006160000001"}],
        "note": "nhà ở thôn Kín", "summary": "=SUM(1)"});
    desk.load(&[with(&petition("T", "2026-11-10"), &secret)]);
    let columns = [
        column("c1", "Số"),
        column("c2", "Ngày nhận"),
        column("c5", "Họ tên"),
        column("c6", "Địa chỉ"),
        column("c9", "Nội dung"),
        column("c10", "Người bị"),
        column("c20", "Ghi chú"),
    ];
    let filter = BTreeMap::from([("from".to_owned(), "2026-10-06".to_owned())]);
    let query = Query { filter, ..Query::default() };
    let write =
        || list::workbook(desk.book.read(), Slice::Petition, &query, "Sổ theo dõi đơn", &columns, desk.now.today);
    let bytes = write().unwrap();
    assert_eq!(bytes, write().unwrap(), "the same list is the same file");
    let rows = cells(&bytes);
    assert_eq!(rows[0][0], "Sổ theo dõi đơn");
    assert_eq!(rows[3], ["Số", "Ngày nhận", "Họ tên", "Địa chỉ", "Nội dung", "Người bị", "Ghi chú"]);
    let leaves = Query { sight: list::Sight::List, ..query.clone() };
    let page = list::list(desk.book.read(), Slice::Petition, &leaves, desk.now.today).unwrap();
    let shown: Vec<Vec<String>> = page
        .rows
        .iter()
        .map(|row| columns.iter().map(|column| row[&column.key].as_str().unwrap_or_default().to_owned()).collect())
        .collect();
    assert_eq!(rows[4..], shown);
    let text = rows.concat().join("|");
    assert!(text.contains("Lý Văn D."), "who complains is named only shortened in what leaves");
    for hidden in ["Bí Mật", "thôn Kín", "006160000001", "Ông Bê", "Lý Văn Dần", "Nà Khắt"] {
        assert!(!text.contains(hidden), "{hidden}");
    }
    assert!(text.contains("=SUM(1)"), "a text, no formula");
}

#[test]
fn codes_and_days_are_written_in_words() {
    let desk = busy();
    let words: BTreeMap<String, String> = [("external".to_owned(), "Bên ngoài".to_owned())].into();
    let columns = [column("on", "Ngày"), column("kind", "Loại"), GridColumn { words, ..column("side", "Phía") }];
    let query = Query { ids: Some(vec![1]), ..Query::default() };
    let bytes = list::workbook(desk.book.read(), Slice::Referral, &query, "Chuyển đơn", &columns, desk.now.today);
    assert_eq!(cells(&bytes.unwrap())[4], ["06/10/2026", "Chuyển đơn", "Bên ngoài"]);
}

#[test]
fn a_list_longer_than_a_page_is_written_whole() {
    let mut desk = Desk::on("2026-11-23");
    let mut lines: Vec<Value> = vec![matter("V")];
    lines.extend((0..1_050).map(|n| petition(&format!("D{n}"), "2026-11-02")));
    desk.load(&lines);
    let query = Query::default();
    let bytes =
        list::workbook(desk.book.read(), Slice::Petition, &query, "Sổ", &[column("c1", "Số")], desk.now.today);
    let rows = cells(&bytes.unwrap());
    assert_eq!((rows.len(), rows[4][0].as_str(), rows[1_053][0].as_str()), (1_054, "1050/2026", "1/2026"));
}
