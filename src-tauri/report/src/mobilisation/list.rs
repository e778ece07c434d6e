//! The logs as lists: what was entered in a period, one list a log, in the columns offices keep them in.

use std::collections::BTreeMap;

use calendar::period::Span;
use chrono::NaiveDate;
use serde_json::Value;
use vault::Reader;
use vault::error::Result;
use words::slice::Slice;

use crate::table::Figure;
use crate::xlsx::{Cell, LogList};
use register::row::show::{day_text, text};
use register::secrecy::Sight;
use register::view::list::{self, Query, Row, Sort};

/// How a column is read from a row.
enum Read {
    /// Text as it stands.
    Text(&'static str),
    /// A stored day.
    Day(&'static str),
    /// Two texts, one after the other.
    Both(&'static str, &'static str),
    /// A text and a day.
    Paper(&'static str, &'static str),
    /// A whole number.
    Count(&'static str),
    /// A number with a part.
    Part(&'static str),
}

/// One list: its slice, its sheet, its title, its columns with their width beside the others'.
struct Shape {
    slice: Slice,
    sheet: &'static str,
    title: &'static str,
    columns: &'static [(&'static str, u32, Read)],
}

const SHAPES: &[Shape] = &[
    Shape {
        slice: Slice::Outreach,
        sheet: "DV1 Tuyên truyền",
        title: "TUYÊN TRUYỀN, PHỔ BIẾN PHÁP LUẬT",
        columns: &[
            ("Ngày", 8, Read::Day("on_day")),
            ("Tên hội nghị, lớp", 16, Read::Text("title")),
            ("Chủ đề (văn bản)", 18, Read::Text("topic")),
            ("Đơn vị chủ trì", 9, Read::Text("host")),
            ("Địa điểm", 9, Read::Text("place")),
            ("Số người dự", 6, Read::Count("people")),
            ("Nữ", 5, Read::Count("women")),
            ("Dân tộc thiểu số", 6, Read::Count("minority")),
            ("Số tài liệu", 6, Read::Count("documents")),
            ("Số văn bản luật", 6, Read::Count("laws")),
            ("Hình thức", 8, Read::Text("form")),
            ("Kinh phí (đồng)", 9, Read::Count("cost")),
            ("Ghi chú", 8, Read::Text("note")),
        ],
    },
    Shape {
        slice: Slice::Model,
        sheet: "DV2 Dân vận khéo",
        title: "MÔ HÌNH “DÂN VẬN KHÉO”",
        columns: &[
            ("Tên mô hình", 24, Read::Text("name")),
            ("Lĩnh vực", 11, Read::Text("field_say")),
            ("Tập thể, cá nhân", 13, Read::Both("holder_kind_say", "holder")),
            ("Địa bàn", 10, Read::Text("place")),
            ("Ngày đăng ký", 8, Read::Day("registered_on")),
            ("Cấp công nhận", 8, Read::Text("recognised_level_say")),
            ("Quyết định công nhận", 12, Read::Paper("recognised_no", "recognised_on")),
            ("Trạng thái", 9, Read::Text("state_say")),
            ("Kết quả", 14, Read::Text("result")),
        ],
    },
    Shape {
        slice: Slice::Contribution,
        sheet: "DV3 Đóng góp",
        title: "VẬN ĐỘNG ĐÓNG GÓP",
        columns: &[
            ("Ngày, đợt", 9, Read::Both("on_say", "round")),
            ("Chương trình", 13, Read::Text("programme")),
            ("Công trình", 10, Read::Text("work")),
            ("Nguồn", 9, Read::Text("source_say")),
            ("Số hộ", 5, Read::Count("households")),
            ("Tiền mặt (đồng)", 10, Read::Count("cash")),
            ("Ngày công", 7, Read::Part("days")),
            ("Ngày công quy ra tiền", 10, Read::Count("labour")),
            ("Hiện vật", 9, Read::Text("goods_said")),
            ("Hiện vật quy ra tiền", 10, Read::Count("goods_value")),
            ("Đất hiến (m²)", 8, Read::Part("square_metres")),
            ("Hộ hiến đất", 5, Read::Count("land_households")),
            ("Tài sản trên đất", 9, Read::Count("assets")),
            ("Tổng đã ghi", 10, Read::Count("total")),
            ("Ghi chú", 9, Read::Text("note")),
        ],
    },
    Shape {
        slice: Slice::Dialogue,
        sheet: "DV4 Đối thoại",
        title: "ĐỐI THOẠI",
        columns: &[
            ("Ngày", 8, Read::Day("on_day")),
            ("Loại", 15, Read::Text("kind_say")),
            ("Nội dung", 20, Read::Text("topic")),
            ("Người chủ trì", 12, Read::Text("host")),
            ("Địa điểm", 9, Read::Text("place")),
            ("Số người dự", 6, Read::Count("people")),
            ("Lượt ý kiến", 6, Read::Count("opinions")),
            ("Trả lời tại chỗ", 6, Read::Count("answered")),
            ("Giao giải quyết", 6, Read::Count("assigned")),
            ("Đã giải quyết", 6, Read::Count("resolved")),
            ("Thông báo kết luận", 11, Read::Paper("notice_no", "notice_on")),
            ("Việc hứa", 5, Read::Count("promised")),
            ("Đã làm", 5, Read::Count("kept")),
        ],
    },
    Shape {
        slice: Slice::DemocracyItem,
        sheet: "DV5 Quy chế dân chủ",
        title: "THỰC HIỆN QUY CHẾ DÂN CHỦ Ở CƠ SỞ",
        columns: &[
            ("Việc của Nhân dân", 14, Read::Text("kind_say")),
            ("Nội dung", 26, Read::Text("title")),
            ("Hình thức", 13, Read::Text("form")),
            ("Từ ngày", 8, Read::Day("on_day")),
            ("Đến ngày", 8, Read::Day("to_day")),
            ("Số người tham gia", 7, Read::Count("people")),
            ("Số người đồng ý", 7, Read::Count("agreed")),
            ("Kết quả", 18, Read::Text("result")),
        ],
    },
    Shape {
        slice: Slice::InternalRule,
        sheet: "DV6 Quy chế nội bộ",
        title: "QUY CHẾ NỘI BỘ",
        columns: &[
            ("Loại", 14, Read::Text("kind_say")),
            ("Tên quy chế", 34, Read::Text("title")),
            ("Số", 10, Read::Text("doc_no")),
            ("Ngày ban hành", 9, Read::Day("on_day")),
            ("Ngày công khai", 9, Read::Day("published_on")),
            ("Hết hiệu lực", 9, Read::Day("valid_to")),
            ("Ghi chú", 14, Read::Text("note")),
        ],
    },
    Shape {
        slice: Slice::Emulation,
        sheet: "DV7 Thi đua",
        title: "THI ĐUA, KHEN THƯỞNG",
        columns: &[
            ("Ngày", 8, Read::Day("on_day")),
            ("Phong trào", 28, Read::Text("movement")),
            ("Danh hiệu, hình thức", 16, Read::Text("award")),
            ("Đối tượng", 20, Read::Both("holder_kind_say", "holder")),
            ("Cấp", 9, Read::Text("level_say")),
            ("Số quyết định", 11, Read::Text("doc_no")),
            ("Ghi chú", 12, Read::Text("note")),
        ],
    },
    Shape {
        slice: Slice::Directive,
        sheet: "DV8 Chỉ đạo, kiểm tra",
        title: "CHỈ ĐẠO, KIỂM TRA",
        columns: &[
            ("Ngày", 8, Read::Day("on_day")),
            ("Loại", 10, Read::Text("kind_say")),
            ("Số", 10, Read::Text("doc_no")),
            ("Trích yếu, nội dung", 30, Read::Text("title")),
            ("Cơ quan ban hành, chủ trì", 14, Read::Text("issuer")),
            ("Đối tượng", 14, Read::Text("subject")),
            ("Kết quả", 16, Read::Text("result")),
        ],
    },
];

/// Gives the lists of a period; without `every`, only those that have rows.
pub(super) fn lists(r: Reader<'_>, span: &Span, every: bool) -> Result<Vec<LogList>> {
    let mut lists = Vec::new();
    for shape in SHAPES {
        let rows = rows(r, shape.slice, span)?;
        if every || !rows.is_empty() {
            lists.push(shape.fill(&rows));
        }
    }
    Ok(lists)
}

/// The rows of a log in a period, the oldest first. A model belongs to it as long as it stands.
fn rows(r: Reader<'_>, slice: Slice, span: &Span) -> Result<Vec<Row>> {
    let from = if slice == Slice::Model { NaiveDate::MIN } else { span.from };
    let mut filter =
        BTreeMap::from([("to".to_owned(), span.to.to_string()), ("cancelled".to_owned(), "no".to_owned())]);
    if slice != Slice::Model {
        filter.insert("from".to_owned(), from.to_string());
    }
    let sort = Some(Sort { column: "on".to_owned(), descending: false });
    let mut query = Query { filter, sort, limit: Some(1_000), sight: Sight::Book, ..Query::default() };
    let mut rows = Vec::new();
    loop {
        let page = list::list(r, slice, &query, span.to)?;
        rows.extend(page.rows);
        let Some(next) = page.next else { break };
        query.after = Some(next);
    }
    if slice == Slice::Model {
        let first = span.from.to_string();
        rows.retain(|row| {
            let stopped = text(row, "stopped_on");
            stopped.is_empty() || stopped >= first
        });
    }
    Ok(rows)
}

impl Shape {
    fn fill(&self, rows: &[Row]) -> LogList {
        let cells = |row: &Row| self.columns.iter().map(|(_, _, read)| read.cell(row)).collect();
        LogList {
            sheet: self.sheet.to_owned(),
            title: self.title.to_owned(),
            columns: self.columns.iter().map(|(head, width, _)| ((*head).to_owned(), *width)).collect(),
            summed: true,
            rows: rows.iter().map(cells).collect(),
        }
    }
}

impl Read {
    fn cell(&self, row: &Row) -> Cell {
        match self {
            Self::Text(column) => Cell::Text(text(row, column)),
            Self::Day(column) => Cell::Text(day_text(&text(row, column))),
            Self::Both(first, then) => {
                let first = if *first == "on_say" { day_text(&text(row, "on")) } else { text(row, first) };
                Cell::Text(joined(first, text(row, then), ", "))
            }
            Self::Paper(no, on) => Cell::Text(joined(text(row, no), day_text(&text(row, on)), ", ")),
            Self::Count(column) => match row.get(*column).and_then(Value::as_i64) {
                Some(count) => Cell::Figure(Figure::Count(count)),
                None => Cell::Text(String::new()),
            },
            Self::Part(column) => match row.get(*column).and_then(Value::as_f64) {
                Some(part) => Cell::Figure(Figure::Area(part)),
                None => Cell::Text(String::new()),
            },
        }
    }
}

fn joined(first: String, then: String, between: &str) -> String {
    match (first.is_empty(), then.is_empty()) {
        (_, true) => first,
        (true, _) => then,
        _ => format!("{first}{between}{then}"),
    }
}
