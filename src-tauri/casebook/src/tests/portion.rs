//! A book longer than a portion of an import.

use vault::Error;

use super::derived::{FILE, Room, copy, dump, now};

/// A book longer than a portion of an import, whose first row tells of somebody who denounces in the last.
fn long_book() -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let page = workbook.add_worksheet();
    let rows = (0..1_100).map(|row| {
        let (who, about, kind) = match row {
            0 => ("Lò A Páo – thôn Nà Cà".to_owned(), "Nghe bà Sùng Thị Dợ kể".to_owned(), ""),
            1_099 => ("Sùng Thị Dợ – thôn Khuổi Lùng".to_owned(), "Tố cáo cán bộ thôn".to_owned(), "TC/1 người"),
            _ => (format!("Lò A Páo {row} – thôn Nà Cà"), format!("Tranh chấp thửa số {row}"), "KN/1 người"),
        };
        [format!("{:02}/08/2019", row % 28 + 1), who, about, kind.to_owned()]
    });
    let headings = ["Ngày tiếp", "Họ tên – Địa chỉ", "Nội dung vụ việc", "Phân loại đơn/Số người"].map(str::to_owned);
    for (row, cells) in (0..).zip(std::iter::once(headings).chain(rows)) {
        for (column, cell) in (0..).zip(cells) {
            page.write_string(row, column, cell).unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

#[test]
fn a_book_that_comes_in_portion_by_portion_is_found_and_covered_as_if_it_came_at_once() {
    let (room, book) = Room::new();
    drop(book);
    let before = copy(&room.folder());
    let mut book = room.open().unwrap();
    let file = import::open(&long_book()).unwrap();
    let plan = file.guess().unwrap();
    let (mut so_far, last) = (0, book.read().journal_head().unwrap());
    let stopped = import::run(&mut book, &file, &plan, now(), |done, total| {
        assert!(so_far <= done && done <= total);
        so_far = done;
        done < 1_700
    });
    assert!(matches!(stopped, Err(Error::Cancelled)), "in the midst of the writing");
    assert_eq!(book.read().journal_head().unwrap(), last);
    let came = import::run(&mut book, &file, &plan, now(), |_, _| true).unwrap();
    assert_eq!(came.value.good, 1_100, "{:?}", came.value.verdicts.first());
    let found = register::view::find::find(book.read(), "thua so 700", 9).unwrap();
    assert!(!found.is_empty());
    let whole = dump(&book);
    assert!(!whole.iter().any(|line| line.starts_with("finding ") && line.contains("sung thi do")));
    assert!(book.examine().unwrap().ok);
    drop(book);
    std::fs::write(room.folder().join(FILE), before).unwrap();
    let book = room.open().unwrap();
    let held = dump(&book);
    let apart: Vec<_> = whole.iter().filter(|line| !held.contains(line)).take(20).collect();
    assert!(held == whole, "{apart:#?}");
    assert!(book.examine().unwrap().ok);
}
