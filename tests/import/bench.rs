//! A register to import into, and sheets as offices draw them.

use casebook::casebook::key::KeyCost;
use casebook::import::{self, Book, Imported, Plan};
use casebook::{Casebook, Done, Moment, book};
use rust_xlsxwriter::{Format, Workbook, Worksheet};
use serde_json::{Value, json};

/// The headings of Mẫu 03 of 2021, in two rows.
pub const BOOK_2021: [&str; 12] = [
    "STT",
    "Ngày tiếp",
    "Họ tên – Địa chỉ",
    "CMND/Hộ chiếu của công dân",
    "Nội dung vụ việc",
    "Phân loại đơn/Số người",
    "Cơ quan đã giải quyết",
    "Thụ lý để giải quyết",
    "Trả lại đơn và hướng dẫn",
    "Chuyển đơn đến cơ quan, tổ chức, đơn vị có thẩm quyền",
    "Theo dõi kết quả giải quyết",
    "Ghi chú",
];

pub const BOOK_2026: [&str; 13] = [
    "STT",
    "Ngày tiếp",
    "Họ tên, địa chỉ",
    "CCCD/CMND/Hộ chiếu",
    "Nội dung (đơn / vụ việc, tóm tắt)",
    "Loại đơn (KN/TC/KN, PA)",
    "Số người cùng nội dung",
    "Cơ quan đã giải quyết",
    "Thuộc thẩm quyền (x)",
    "Hướng dẫn công dân đến cơ quan có thẩm quyền (nơi, số văn bản hướng dẫn)",
    "Cơ quan, đơn vị thụ lý (tên, số văn bản chuyển đơn)",
    "Theo dõi kết quả giải quyết",
    "Ghi chú",
];

pub const BOOK_20: [&str; 20] = [
    "Số thứ tự (năm)",
    "Ngày nhận",
    "Số, ngày văn bản chuyển đến (nếu cơ quan khác chuyển)",
    "Nguồn đơn",
    "Họ tên người gửi (người đại diện)",
    "Địa chỉ",
    "Số người ký",
    "Ngày viết đơn",
    "Tóm tắt nội dung",
    "Người/cơ quan bị khiếu nại, tố cáo",
    "Loại đơn",
    "Lĩnh vực",
    "Lần (lần đầu/lần hai/tiếp)",
    "Đủ điều kiện xử lý",
    "Thẩm quyền",
    "Vụ việc số",
    "Hướng xử lý; số, ngày văn bản; cơ quan nhận",
    "Đơn vị, cán bộ được giao; hạn giải quyết",
    "Kết quả giải quyết (số, ngày; nội dung)",
    "Ghi chú (đơn trùng số …, văn bản phúc đáp …)",
];

/// A register of a commune, on a Monday in November 2026.
pub struct Bench {
    pub book: Casebook,
    pub now: Moment,
    _folder: tempfile::TempDir,
}

impl Bench {
    pub fn new() -> Self {
        let now = Moment::on("2026-11-23".parse().unwrap());
        let folder = tempfile::tempdir().unwrap();
        let cost = KeyCost { memory: 8 * 1024, passes: 1 };
        let (mut book, _) = casebook::create(&folder.path().join("so"), "bốn từ dễ nhớ", false, cost, now).unwrap();
        let unit = json!({
            "type": "unit", "name": "UBND xã Bằng Lũng", "kind": "xa", "place": "Bằng Lũng",
            "upper_level": { "kind": "tinh", "name": "Thái Nguyên" },
            "remote_area": false, "cutoff_start_day": 15, "valid_from": "2015-01-01",
        });
        book::load(&mut book, unit.to_string().as_bytes(), now).unwrap();
        Self { book, now, _folder: folder }
    }

    /// Imports a workbook as the program guesses it.
    pub fn import(&mut self, bytes: &[u8]) -> Done<Imported> {
        let file = import::open(bytes).unwrap();
        let plan = file.guess().unwrap();
        self.import_as(&file, &plan)
    }

    pub fn import_as(&mut self, file: &Book, plan: &Plan) -> Done<Imported> {
        let judged = import::dry_run(&self.book, file, plan, self.now).unwrap();
        let done = import::run(&mut self.book, file, plan, self.now, |_, _| true).unwrap();
        assert_eq!(judged, done.value.verdicts, "the dry run says what the import does");
        done
    }

    /// The whole register in the open format.
    pub fn lines(&mut self) -> Vec<Value> {
        let mut text = Vec::new();
        book::export(&mut self.book, &mut text, self.now).unwrap();
        String::from_utf8(text).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// The records of a slice.
    pub fn all(&mut self, slice: &str) -> Vec<Value> {
        self.lines().into_iter().filter(|line| line["type"] == slice).collect()
    }
}

/// Draws a sheet: the headings in one row from a place, and rows of texts under it.
pub fn sheet(headings: &[&str], rows: &[&[&str]]) -> Vec<u8> {
    drawn(|page| {
        texts(page, 0, headings);
        for (at, row) in rows.iter().enumerate() {
            texts(page, u32::try_from(at).unwrap() + 1, row);
        }
    })
}

/// Draws a sheet by hand.
pub fn drawn(draw: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    draw(workbook.add_worksheet());
    workbook.save_to_buffer().unwrap()
}

/// Draws Mẫu 03 of 2021 as it is printed: a title, headings in two rows, the number row, then rows.
pub fn book_2021(rows: &[&[&str]]) -> Vec<u8> {
    drawn(|page| {
        head_2021(page);
        for (at, row) in rows.iter().enumerate() {
            texts(page, u32::try_from(at).unwrap() + 6, row);
        }
    })
}

/// The head of Mẫu 03 of 2021; rows begin in the seventh row.
pub fn head_2021(page: &mut Worksheet) {
    let plain = Format::new();
    page.merge_range(0, 0, 0, 11, "SỔ TIẾP CÔNG DÂN", &plain).unwrap();
    page.merge_range(1, 0, 1, 11, "Năm 2019", &plain).unwrap();
    for (column, heading) in (0_u16..).zip(BOOK_2021) {
        if (7..=9).contains(&column) {
            page.write_string(4, column, heading).unwrap();
        } else {
            page.merge_range(3, column, 4, column, heading, &plain).unwrap();
        }
        page.write_number(5, column, f64::from(column) + 1.0).unwrap();
    }
    page.merge_range(3, 7, 3, 9, "Hướng xử lý", &plain).unwrap();
}

/// Writes a row of texts; an empty one is no cell.
pub fn texts(page: &mut Worksheet, row: u32, texts: &[&str]) {
    for (column, text) in (0_u16..).zip(texts).filter(|(_, text)| !text.is_empty()) {
        page.write_string(row, column, *text).unwrap();
    }
}
