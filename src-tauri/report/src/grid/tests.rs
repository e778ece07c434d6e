//! What is written here is what the maker of workbooks would have written.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::io::{Cursor, Read as _};

use serde_json::json;
use zip::ZipArchive;

use super::*;

/// The workbook with every cell given to its maker.
fn defined(title: &str, note: &str, columns: &[GridColumn], rows: &[Row]) -> Vec<u8> {
    let mut book = Workbook::new();
    style::prepare(&mut book).unwrap();
    let day = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap();
    book.set_properties(&properties(title, day.into()).unwrap());
    let sheet = book.add_worksheet();
    sheet.set_name("Danh sách").unwrap();
    style::page(sheet, 0);
    let write = |sheet: &mut rust_xlsxwriter::Worksheet, at, place, text: &str, format: &Format| {
        sheet.write_string_with_format(at, place, text, format).unwrap();
    };
    write(sheet, 0, 0, title, &style::text(14.0).set_bold().unset_text_wrap());
    write(sheet, 1, 0, note, &style::text(11.0).set_italic().unset_text_wrap());
    sheet.set_freeze_panes(HEAD + 1, 0).unwrap().set_repeat_rows(HEAD, HEAD).unwrap();
    for (place, column) in (0_u16..).zip(columns) {
        write(sheet, HEAD, place, &column.head, &style::cell(11.0).set_bold());
        let width = f64::from(column.width.unwrap_or(120).clamp(42, 560)) / 7.0;
        sheet.set_column_width(place, width).unwrap();
    }
    for (at, row) in (HEAD + 1..).zip(rows) {
        let look = if row["cancelled"] == true { Face::Struck } else { Face::Plain };
        for (place, column) in (0_u16..).zip(columns) {
            let text = shown(row, column, "");
            let value = CellValue::of(&text);
            let format = look.format(value.shape());
            match value.number() {
                Some(number) => drop(sheet.write_number_with_format(at, place, number, &format).unwrap()),
                None => write(sheet, at, place, &text, &format),
            }
        }
    }
    let bottom = HEAD + u32::try_from(rows.len()).unwrap();
    sheet.autofilter(HEAD, 0, bottom, u16::try_from(columns.len()).unwrap() - 1).unwrap();
    book.save_to_buffer().unwrap()
}

/// The files of a workbook, each with its text.
fn files(workbook: Vec<u8>) -> Vec<(String, String)> {
    let mut all = ZipArchive::new(Cursor::new(workbook)).unwrap();
    let count = all.len();
    let read = |place| {
        let mut file = all.by_index(place).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        (file.name().unwrap().into_owned(), text)
    };
    (0..count).map(read).collect()
}

#[test]
fn the_sheet_is_the_one_the_maker_of_workbooks_would_write() {
    let texts = [
        "",
        "a",
        "Đơn số 1",
        " đầu",
        "cuối ",
        "\tgiữa\n",
        "a\nb",
        "\r\n",
        "\u{0}\u{1F}\u{B}",
        "\u{FFFE}\u{FFFF}",
        "a & b < c > d \"e\" 'f'",
        "&amp;",
        "_x0041_",
        "_x0041_x0042_",
        "_x00G1_",
        "_x",
        "__x001f__",
        "_xĐĐ_",
        "_x000Đ_",
        "=1+1",
        "00123",
        "Tiêu đề",
        "Cột 1",
        "Cột 2",
        "😀",
        "]]>",
        "2019-09-05",
        "128",
        "006099000123",
        "1234567890123456",
    ];
    let column = |place: usize| -> GridColumn {
        serde_json::from_value(
            json!({"key": format!("k{place}"), "head": format!("Cột {}", place % 29), "width": place * 9}),
        )
        .unwrap()
    };
    for (many, width, struck) in [(0, 3, 0), (1, 1, 1), (2, 1, 2), (5, 2, 3), (40, 3, 1), (40, 30, 7), (40, 60, 100)]
    {
        let columns: Vec<GridColumn> = (0..width).map(column).collect();
        let row = |at: usize| {
            let cell = |place: usize| (format!("k{place}"), json!(texts[(at * 7 + place * 3) % texts.len()]));
            let mut row: Row = (0..width).map(cell).collect();
            row.insert("cancelled".to_owned(), json!(struck > 0 && (at + 1).is_multiple_of(struck)));
            row
        };
        let rows: Vec<Row> = (0..many).map(row).collect();
        let says = vec![String::new(); width];
        let some = rows.chunks(3).map(|rows| Handful::of(&columns, &says, rows));
        let filled = Filled::of("Tiêu đề", &columns, some);
        let made = files(filled.made("Tiêu đề", "Ghi chú", &columns).unwrap());
        assert_eq!(made, files(defined("Tiêu đề", "Ghi chú", &columns, &rows)), "{many} × {width}, {struck}");
    }
}
