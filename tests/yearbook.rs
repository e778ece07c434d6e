//! The two books printed: the layout of each day, no row lost or torn, nobody behind a denunciation shown unless a
//! reason is entered.

use casebook::Error;
use casebook::slice::Slice;
use casebook::yearbook::{self, Printed};
use serde_json::{Value, json};
use tests::{Desk, matter, petition, spoken, visit, with};

use crate::letter::{MARKS, office};
use crate::paper::{pages, rendered};

fn look(desk: &Desk, of: Slice, year: i32) -> Printed {
    yearbook::look(desk.book.read(), of, year, desk.now.today).unwrap()
}

fn rows(book: &Printed) -> Vec<&Vec<String>> {
    book.parts.iter().flat_map(|part| part.pages.iter().flatten()).map(|line| &line.cells).collect()
}

/// A book of many visits on every working week of two years.
fn busy() -> Desk {
    let mut desk = Desk::on("2026-11-23");
    let mut lines = vec![matter("V")];
    let days = ["2021-11-12", "2021-11-15", "2025-03-03", "2026-06-30", "2026-07-01", "2026-11-20"];
    for (place, on) in days.iter().cycle().take(120).enumerate() {
        let mut one = visit(&format!("L{place}"), on);
        one["content"] = "Đề nghị xem xét, giải quyết việc cấp giấy chứng nhận. ".repeat(1 + place % 7).into();
        lines.push(one);
    }
    lines[5]["cancelled"] = json!({"on": "2026-11-20", "reason": "Vào sổ nhầm"});
    desk.load(&lines);
    desk
}

#[test]
fn each_day_stands_under_the_layout_of_its_circular() {
    let desk = busy();
    let layouts = |year| -> Vec<(usize, String, String)> {
        let book = look(&desk, Slice::Visit, year);
        book.parts.iter().map(|part| (part.widths.len(), part.form.clone(), part.from.to_string())).collect()
    };
    assert_eq!(
        layouts(2021),
        [
            (12, "Mẫu số 06-TCD, Thông tư 06/2014/TT-TTCP".to_owned(), "2021-01-01".to_owned()),
            (12, "Mẫu số 03, Thông tư 04/2021/TT-TTCP".to_owned(), "2021-11-15".to_owned())
        ]
    );
    assert_eq!(layouts(2025).len(), 1);
    assert_eq!(
        layouts(2026),
        [
            (12, "Mẫu số 03, Thông tư 04/2021/TT-TTCP".to_owned(), "2026-01-01".to_owned()),
            (13, "Mẫu số 03/TCD, Nghị định 154/2026/NĐ-CP".to_owned(), "2026-07-01".to_owned())
        ]
    );
    assert_eq!(yearbook::years(desk.book.read(), Slice::Visit).unwrap(), [2026, 2025, 2021]);
    assert_eq!(look(&desk, Slice::Petition, 2026).parts[0].widths.len(), 12);
}

#[test]
fn every_row_of_the_year_is_printed_once_and_the_book_is_opened_and_closed_in_words() {
    let desk = busy();
    for (year, count) in [(2021, 40), (2025, 20), (2026, 60)] {
        let book = look(&desk, Slice::Visit, year);
        let numbers: Vec<&str> = rows(&book).iter().map(|cells| cells[0].as_str()).collect();
        let wanted: Vec<String> = (1..=count).map(|number| number.to_string()).collect();
        assert_eq!(numbers, wanted, "{year}");
        assert!(book.parts.iter().map(|part| part.pages.len()).sum::<usize>() > 1);
    }
    let closed = look(&desk, Slice::Visit, 2026);
    assert_eq!(closed.opening, "Quyển số: ………   Mở ngày 01/01/2026; khóa ngày ……/……/………");
    assert_eq!(
        closed.closing,
        [
            "Sổ có 60 dòng, từ số 1 đến số 60, trong đó 01 dòng đã hủy.",
            "Sổ chưa khóa; in đến dòng số 60, ngày 20/11/2026."
        ]
    );
    let closed = look(&desk, Slice::Visit, 2021);
    assert_eq!(closed.opening, "Quyển số: ………   Mở ngày 01/01/2021; khóa ngày 31/12/2021");
    assert_eq!(closed.closing, ["Sổ có 40 dòng, từ số 1 đến số 40.", "Khóa sổ ngày 31/12/2021."]);
    assert_eq!((closed.unit.as_str(), closed.title.as_str()), ("UBND XÃ CHỢ ĐỒN", "SỔ TIẾP CÔNG DÂN"));
    let none = look(&desk, Slice::Visit, 2023);
    assert_eq!(none.closing[0], "Trong năm chưa có dòng nào được vào sổ.");
    assert!(yearbook::look(desk.book.read(), Slice::Matter, 2023, desk.now.today).is_err());
}

#[test]
fn the_number_of_the_paper_book_stands_in_brackets_under_ours() {
    let mut desk = Desk::on("2026-11-23");
    desk.load(&[
        matter("V"),
        with(&visit("R1", "2026-11-02"), &json!({"number_written": "12a"})),
        visit("R2", "2026-11-03"),
        with(&petition("D1", "2026-11-02"), &json!({"number_written": "Đ-08"})),
        with(&petition("D2", "2026-11-03"), &json!({"number_written": "3/2019"})),
    ]);
    let numbers = |book: &Printed| rows(book).iter().map(|cells| cells[0].clone()).collect::<Vec<_>>();
    let (visits, papers) = (look(&desk, Slice::Visit, 2026), look(&desk, Slice::Petition, 2026));
    assert_eq!(numbers(&visits), ["1\n(12a)", "2"]);
    assert_eq!(numbers(&papers), ["1\n(Đ-08)", "2\n(3/2019)"]);
    let says = "Số trong ngoặc là số trong sổ giấy.";
    assert!(visits.parts[0].note.ends_with(says) && papers.parts[0].note.ends_with(says));
    assert_eq!(visits.closing[0], "Sổ có 02 dòng, từ số 1 đến số 2.");
    let without = look(&busy(), Slice::Visit, 2026);
    assert!(without.parts.iter().all(|part| !part.note.contains(says)));
    let folder = tempfile::tempdir().unwrap();
    let file = (yearbook::file_name(Slice::Visit, 2026), yearbook::workbook(&visits).unwrap());
    let print = rendered(folder.path(), &[file]).remove(0);
    assert!(pages(&print)[0].contains("(12a)"));
}

#[test]
fn a_denouncer_stands_in_no_printed_book_whatever_the_role_and_whatever_the_clerk_wrote() {
    for role in [None, Some("self"), Some("representative"), Some("authorised"), Some("interpreter")] {
        let mut desk = office("2026-07-06", role);
        // The name written where it does not belong.
        for (slice, reference, key) in
            [(Slice::Petition, "denunciation", "summary"), (Slice::Visit, "L-denunciation", "content")]
        {
            let draft = patched(&desk, slice, reference, key);
            casebook::book::correct(&mut desk.book, slice, reference, draft, desk.now).unwrap();
        }
        for of in [Slice::Visit, Slice::Petition] {
            let book = look(&desk, of, 2026);
            assert!(book.masked && book.warning.contains("được che"));
            let secret = rows(&book).into_iter().filter(|cells| cells.iter().any(|cell| cell == "(bí mật)"));
            let secret: Vec<_> = secret.collect();
            assert_eq!(secret.len(), 2, "the denunciation and the mixed one");
            for cells in secret {
                for mark in MARKS {
                    assert!(cells.iter().all(|cell| !cell.contains(mark)), "{of:?} {role:?} {mark}: {cells:?}");
                }
            }
        }
    }
}

fn patched(desk: &Desk, slice: Slice, reference: &str, key: &str) -> serde_json::Map<String, Value> {
    let held = casebook::book::look_at(desk.book.read(), slice, reference, desk.now.today).unwrap();
    let mut draft = held.record;
    draft.insert(key.to_owned(), "Ông Giàng A Páo ở thôn Phja Khao, xã Bản Thi tố cáo".into());
    draft
}

#[test]
fn a_book_is_uncovered_only_with_a_reason_and_every_print_is_entered() {
    let mut desk = office("2026-07-06", None);
    let head = |desk: &Desk| tests::looks(&desk.book);
    let before = head(&desk);
    for empty in ["", "   "] {
        let Err(Error::Faults(faults, _)) =
            yearbook::print(&mut desk.book, Slice::Petition, 2026, Some(empty), desk.now)
        else {
            panic!("printed")
        };
        assert_eq!(spoken(&faults), ["reason missing"]);
    }
    assert_eq!(before, head(&desk), "nothing was printed");
    let covered = yearbook::print(&mut desk.book, Slice::Petition, 2026, None, desk.now).unwrap();
    let after = head(&desk);
    assert!(covered.masked && before != after);
    let open =
        yearbook::print(&mut desk.book, Slice::Petition, 2026, Some("Thanh tra tỉnh yêu cầu"), desk.now).unwrap();
    assert!(!open.masked && open.warning.contains("không che") && after != head(&desk));
    let names = rows(&open).iter().filter(|cells| cells[3].contains("Giàng A Páo")).count();
    assert_eq!(names, 6, "everybody is named");
    assert!(desk.book.examine().unwrap().ok);
}

#[test]
fn the_workbook_opens_in_libreoffice_with_its_header_and_number_on_every_page() {
    let desk = busy();
    let mut papers = Desk::on("2026-11-23");
    let mut lines = vec![matter("V")];
    lines.extend((0..60).map(|place| {
        let summary = "Phản ánh chất lượng công trình nhà họp thôn, đề nghị kiểm tra. ".repeat(1 + place % 5);
        with(&petition(&format!("D{place}"), "2026-11-02"), &json!({"summary": summary}))
    }));
    papers.load(&lines);
    let folder = tempfile::tempdir().unwrap();
    let mut files = Vec::new();
    for (desk, of, year) in
        [(&desk, Slice::Visit, 2026), (&desk, Slice::Visit, 2021), (&papers, Slice::Petition, 2026)]
    {
        let book = look(desk, of, year);
        let bytes = yearbook::workbook(&book).unwrap();
        assert_eq!(bytes, yearbook::workbook(&book).unwrap(), "the same book is the same file");
        files.push((yearbook::file_name(of, year), bytes));
    }
    for ((name, bytes), print) in files.iter().zip(rendered(folder.path(), &files)) {
        let pages = pages(&print);
        assert!(pages.len() > 2, "{name}");
        for (place, page) in pages.iter().enumerate() {
            let head = if name.contains("don") && !name.contains("dan") { "Nguồn đơn" } else { "Ngày tiếp" };
            let head: Vec<&str> = head.split(' ').collect();
            assert!(head.iter().all(|word| page.contains(word)), "{name} {place}: {page}");
            assert!(page.contains(&format!("{}/{}", place + 1, pages.len())), "{name} {place}: {page}");
        }
        assert!(pages.last().unwrap().contains("THỦ TRƯỞNG ĐƠN VỊ"), "{name}");
        assert!(bytes.starts_with(b"PK"));
    }
}
