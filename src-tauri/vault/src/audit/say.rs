//! What is said of an audit, one sentence for each thing that was checked.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::act::head_words;
use crate::examine::What;
use crate::say::held;

/// One thing that was checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "AuditLine"))]
pub struct Line {
    /// It is as it should be.
    pub ok: bool,
    /// The sentence for the clerk.
    pub say: String,
}

/// What to do about what cannot be mended in place.
const BRING_BACK: &str = "Đừng ghi thêm; hãy khóa sổ, mở lại và khôi phục từ bản sao lưu gần nhất còn tốt.";
/// What to do about a history that was changed by a foreign hand.
const KEEP_AS_IT_IS: &str = "Hãy báo người phụ trách và giữ nguyên sổ.";
/// What to do about a log one can no longer lean on.
const BACK_UP: &str = "Sổ vẫn dùng được; hãy sao lưu ngay để không phải dựa vào nhật ký.";

/// Says when so much is damaged that nothing can be checked.
pub(crate) fn unreadable(pages: usize) -> String {
    let pages = if pages > 0 { format!(" ({pages} trang hỏng)") } else { String::new() };
    format!("Tệp của sổ hỏng, không đọc hết được{pages}. {BRING_BACK}")
}

/// Says what an examination found and what to do.
pub(crate) fn finding(what: What, file: &str, pages: &[u64]) -> String {
    match what {
        What::Pages => {
            let first: Vec<String> = pages.iter().take(20).map(ToString::to_string).collect();
            let more = if pages.len() > first.len() { "…" } else { "" };
            let which = if first.is_empty() { String::new() } else { format!(" (trang {}{more})", first.join(", ")) };
            format!("{file}: {} trang không còn như lúc ghi{which}. {BRING_BACK}", pages.len().max(1))
        }
        What::Unreadable => format!("{file}: không đọc được. {BRING_BACK}"),
        What::Structure => format!("{file}: mục lục hoặc liên kết giữa các mục sai. {BRING_BACK}"),
        What::Illegible => format!("{file}: có mục không đọc được. {BRING_BACK}"),
        What::Record => format!("{file}: có mục không đúng như lịch sử đã ghi. {KEEP_AS_IT_IS}"),
        What::Journal => format!("{file}: lịch sử ghi sổ không liền mạch. {KEEP_AS_IT_IS}"),
        What::Access => format!("{file}: nhật ký xem, in, xuất không liền mạch. {KEEP_AS_IT_IS}"),
        What::LogDamaged => format!("{file}: nhật ký an toàn có chỗ hỏng. {BACK_UP}"),
        What::LogOrder => format!("{file}: nhật ký an toàn không nối tiếp đoạn trước. {BACK_UP}"),
        What::LogMissing => {
            format!("{file}: đoạn này của nhật ký an toàn đã mất hoặc bị xóa. {KEEP_AS_IT_IS} {BACK_UP}")
        }
        What::LogLost => format!("{file}: nhật ký an toàn từng bị cắt bớt. {KEEP_AS_IT_IS} {BACK_UP}"),
        What::LogEnd => format!("{file}: nhật ký an toàn không ghi đến việc cuối của sổ. {BACK_UP}"),
        What::LogForeign => {
            format!("{file}: tệp lạ nằm giữa nhật ký an toàn, đã được để riêng; không phải làm gì thêm.")
        }
        What::Key => format!(
            "{file}: cả hai bản tệp khóa của sổ đều hỏng hoặc mất. Đừng xóa gì; hãy khôi phục từ bản sao lưu gần nhất còn tốt."
        ),
        What::KeyCopy => format!("{file}: một bản tệp khóa bị hỏng hoặc mất, đã được chép lại từ bản còn tốt."),
    }
}

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

pub(crate) fn content(illegible: Option<&str>) -> Line {
    match illegible {
        None => line(true, "Nội dung các mục: đọc được hết.".into()),
        Some(say) => line(false, say.to_owned()),
    }
}

/// Says of which kinds of record something cannot be read, by their codes.
pub(crate) fn illegible(file: &str, codes: &[&str]) -> String {
    let name = |code: &&str| match *code {
        "unfinished" => "bản đang gõ dở".to_owned(),
        "habit" => "thói quen của cửa sổ".to_owned(),
        code => words::codes::words("slice", code).to_lowercase(),
    };
    let names: Vec<String> = codes.iter().map(name).collect();
    format!("{file}: có mục không đọc được: {}. {BRING_BACK}", names.join(", "))
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

pub(crate) fn log(bad: &[&str], acts: i64) -> Line {
    match bad {
        [] => line(true, format!("Nhật ký an toàn: ghi đủ đến việc thứ {acts}.")),
        some => line(false, format!("Nhật ký an toàn: {}", some.join(" "))),
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
