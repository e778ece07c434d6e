//! What is said of an audit, one sentence for each thing that was checked.

use std::collections::BTreeMap;

use serde::Serialize;
use words::codes;

use crate::act::head_words;
use crate::say::held;

/// One thing that was checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// It is as it should be.
    pub ok: bool,
    /// The sentence for the clerk.
    pub say: String,
}

/// Said when so much is damaged that nothing can be checked.
pub const UNREADABLE: &str =
    "Tệp của sổ hỏng, không đọc hết được. Đừng ghi thêm; hãy khóa sổ, mở lại và khôi phục từ bản sao lưu.";

fn line(ok: bool, say: String) -> Line {
    Line { ok, say }
}

pub(crate) fn pages(bad: usize) -> Line {
    match bad {
        0 => line(true, "Tệp của sổ: mọi trang còn nguyên dấu niêm.".into()),
        _ => line(
            false,
            format!("Tệp của sổ: {bad} trang hỏng. Đừng ghi thêm; hãy khôi phục từ bản sao lưu gần nhất còn tốt."),
        ),
    }
}

pub(crate) fn structure(bad: usize, counts: &BTreeMap<&'static str, i64>) -> Line {
    let held = held(&counts.iter().map(|(slice, count)| ((*slice).to_owned(), *count)).collect());
    match bad {
        0 => line(true, format!("Mục lục và liên kết giữa các mục đúng. Trong sổ có {held}.")),
        _ => line(false, format!("Mục lục hoặc liên kết có {bad} chỗ sai. Hãy khôi phục từ bản sao lưu gần nhất.")),
    }
}

pub(crate) fn content(illegible: &[&str]) -> Line {
    if illegible.is_empty() {
        return line(true, "Nội dung các mục: đọc được hết.".into());
    }
    let name = |code: &&str| match *code {
        "unfinished" => "bản đang gõ dở".to_owned(),
        code => codes::words("slice", code).to_lowercase(),
    };
    let names: Vec<String> = illegible.iter().map(name).collect();
    line(
        false,
        format!(
            "Có mục không đọc được: {}. Đừng ghi thêm; hãy khôi phục từ bản sao lưu gần nhất còn tốt.",
            names.join(", ")
        ),
    )
}

pub(crate) fn journal(bad: usize, acts: i64, head: &str) -> Line {
    match bad {
        0 => line(true, format!("Lịch sử ghi sổ: {acts} việc liền mạch, mã {}.", head_words(head))),
        _ => line(
            false,
            "Lịch sử ghi sổ không liền mạch: có việc bị sửa, bị bỏ hoặc đổi chỗ bằng chương trình khác. Hãy báo người \
             phụ trách và giữ nguyên sổ."
                .into(),
        ),
    }
}

pub(crate) fn access(bad: usize, looks: i64) -> Line {
    match bad {
        0 => line(true, format!("Nhật ký xem, in, xuất: {looks} lần liền mạch.")),
        _ => line(
            false,
            "Nhật ký xem, in, xuất không liền mạch: có dòng bị sửa hoặc bị bỏ. Hãy báo người phụ trách và giữ nguyên sổ."
                .into(),
        ),
    }
}

pub(crate) fn log(bad: usize, acts: i64) -> Line {
    match bad {
        0 => line(true, format!("Nhật ký an toàn: ghi đủ đến việc thứ {acts}.")),
        _ => line(
            false,
            "Nhật ký an toàn có chỗ hỏng. Sổ vẫn dùng được; hãy sao lưu ngay để không phải dựa vào nhật ký.".into(),
        ),
    }
}

pub(crate) fn backups(count: usize, strangers: &[i64]) -> Line {
    match (count, strangers) {
        (0, _) => line(false, "Chưa có bản sao lưu nào. Hãy sao lưu ngay.".into()),
        (count, []) => line(true, format!("{count} bản sao lưu: lịch sử trong đó đều khớp với sổ.")),
        (count, some) => line(
            false,
            format!(
                "{} trong {count} bản sao lưu có lịch sử khác sổ đang mở. Nếu chưa từng khôi phục bản cũ, hãy báo người \
                 phụ trách.",
                some.len()
            ),
        ),
    }
}
