//! Words of the trade to codes. Both sides are folded; the narrower words come first.

use super::Doubt;
use ::words::codes::Code;
use ::words::vietnamese::fold::{fold, tokens};

/// Words and what they mean; each entry needs all words of one of its phrases in a row.
type Words<T> = &'static [(&'static [&'static str], T)];

fn meaning<T: Copy>(text: &str, words: Words<T>) -> Option<T> {
    let text = format!(" {} ", tokens(text).join(" "));
    let has = |phrases: &[&str]| phrases.iter().any(|phrase| text.contains(&format!(" {phrase} ")));
    words.iter().find(|(phrases, _)| has(phrases)).map(|(_, meaning)| *meaning)
}

/// The kind of paper; `None` when there is no paper at all.
pub(super) fn kind(text: &str) -> Option<Result<&'static str, Doubt>> {
    let folded = format!(" {} ", tokens(text).join(" "));
    let none = ["khong don", "khong co don", "truc tiep", "bang mieng", "loi noi", "trinh bai"];
    let words: String = folded.chars().filter(|c| !c.is_ascii_digit()).collect();
    if words.replace(" nguoi", "").trim().is_empty() || none.iter().any(|word| folded.contains(word)) {
        return None;
    }
    let mut rest = folded;
    let mut found = Vec::new();
    for (phrases, kind) in KINDS {
        for phrase in *phrases {
            let whole = format!(" {phrase} ");
            if rest.contains(&whole) {
                rest = rest.replace(&whole, "  ");
                found.push(*kind);
            }
        }
    }
    found.dedup();
    match found.as_slice() {
        [] => Some(Err(Doubt::UnknownKind)),
        [one] => Some(Ok(one)),
        all if all.iter().all(|kind| matches!(*kind, "proposal" | "feedback" | "request")) => Some(Ok("proposal")),
        _ => Some(Ok("mixed")),
    }
}

const KINDS: Words<&str> = &[
    (&["kien nghi phan anh", "phan anh kien nghi", "kn pa", "pa kn", "knpa", "pakn"], "proposal"),
    (&["nhieu noi dung"], "mixed"),
    (&["khieu nai", "kn"], "complaint"),
    (&["to cao", "tc"], "denunciation"),
    (&["kien nghi"], "proposal"),
    (&["phan anh", "pa"], "feedback"),
    (&["de nghi", "dn"], "request"),
    (&["khac"], "other"),
];

/// The field: a leaf by code, by label or by the words offices use for it. A leaf the office added is its code.
pub(super) fn field(text: &str) -> (Option<String>, Option<Doubt>) {
    let folded = fold(text);
    let leaves = ::words::codes::pairs().remove("field").unwrap_or_default();
    let named = |(code, words): &&(&str, &str)| *code == text.trim() || tokens(words) == tokens(text);
    if let Some((code, _)) = leaves.iter().find(named) {
        return (Some((*code).to_owned()), None);
    }
    match meaning(text, FIELDS) {
        Some(leaf) => (Some(leaf.to_owned()), None),
        None if tokens(text).iter().any(|word| word == "dat") => (Some("land_dispute".into()), Some(Doubt::LandOnly)),
        None if folded.is_empty() => (None, None),
        None => (None, Some(Doubt::UnknownField)),
    }
}

const FIELDS: Words<&str> = &[
    (&["tranh chap", "doi dat", "doi lai dat", "lan chiem"], "land_dispute"),
    (&["boi thuong", "gpmb", "giai phong mat bang", "tai dinh cu"], "land_compensation"),
    (&["gcn", "gcnqsdd", "giai chung nhan", "cap dat", "thu hoi dat", "so do"], "land_certificate"),
    (&["tham nhung"], "corruption"),
    (&["nha cua", "nha o", "tai san"], "housing_property"),
    (&["che do can bo", "can bo cong chuc", "vien chuc", "ki luat"], "policy_officials"),
    (&["chinh sach", "che do", "nguoi co cong", "ho ngheo", "bao tro", "tro cap"], "policy_merit"),
    (&["cong vu", "thai do", "trach nhiem"], "public_duty"),
    (&["moi truong", "o nhiem", "rac"], "environment"),
    (&["xai dung", "ha tang", "giao thong", "dau tu"], "construction"),
    (&["tu phap", "thi hanh an", "toa an"], "judicial"),
    (&["dang", "doan the"], "party_organisations"),
    (&["van hoa", "xa hoi", "giao duc", "i te"], "culture_social"),
    (&["khac"], "other"),
];

/// Which time.
pub(super) fn level(text: &str) -> Option<&'static str> {
    meaning(
        text,
        &[
            (&["tiep"], "repeat"),
            (&["lan hai", "lan 2", "hai", "2", "ii"], "second"),
            (&["lan dau", "dau", "lan 1", "1", "i", "lan mot"], "first"),
        ],
    )
}

/// How a paper came.
pub(super) fn source(text: &str) -> Option<&'static str> {
    meaning(
        text,
        &[
            (&["buu dien", "buu chinh", "bd", "duong thu", "qua thu"], "post"),
            (&["ban giao"], "handover"),
            (&["dien tu", "email", "zalo", "cong dich vu cong", "mang"], "electronic"),
            (&["lanh dao", "chu tich"], "leader"),
            (&["chuien", "chuien den", "co quan", "dbqh", "dai bieu"], "forwarded"),
            (&["truc tiep", "td", "tiep dan", "tiep cong dan", "nop", "tcd", "hom thu"], "direct"),
        ],
    )
}

/// Who received.
pub(super) fn lane(text: &str) -> Option<&'static str> {
    meaning(
        text,
        &[
            (&["uy quien", "ui quien", "pho chu tich", "pct", "pho"], "delegate"),
            (&["chu tich", "thu truong", "dinh ki", "dot xuat", "lanh dao", "ct"], "head"),
            (&["thuong xuien", "can bo", "cong chuc", "hang ngai"], "routine"),
        ],
    )
}

/// Whether the paper meets the conditions, and why not.
pub(super) fn eligibility(text: &str) -> Option<(&'static str, Option<&'static str>)> {
    let ineligible = meaning(text, &[(&["khong du", "chua du", "khong", "kdd", "kdk"], ())]).is_some();
    if ineligible {
        return Some(("ineligible", Some(meaning(text, REASONS).unwrap_or("other"))));
    }
    meaning(text, &[(&["du", "dat", "x", "co", "v", "ddk"], ("eligible", None))])
        .or_else(|| meaning(text, REASONS).map(|reason| ("ineligible", Some(reason))))
}

const REASONS: Words<&str> = &[
    (&["trung", "don trung"], "duplicate"),
    (&["nac danh"], "anonymous"),
    (&["mao danh"], "impersonated"),
    (&["chu ki", "khong ki", "diem chi"], "no_signature"),
    (&["ngai thang", "khong ngai"], "no_date"),
    (&["khong ro", "noi dung"], "unclear"),
    (&["da gui"], "sent_to_competent_body"),
    (&["da huong dan", "da duoc huong dan"], "already_guided"),
    (&["tieng nuoc ngoai"], "foreign_language"),
    (&["rach nat", "khong doc duoc"], "illegible"),
    (&["ho ten", "dia chi"], "no_name_address"),
];

/// Whose the paper is to resolve.
pub(super) fn competence(text: &str) -> Option<&'static str> {
    meaning(
        text,
        &[
            (&["khong thuoc", "ngoai tham quien", "khong", "ktq", "kt"], "outside"),
            (&["thuoc", "trong tham quien", "x", "co", "v", "ttq"], "within"),
        ],
    )
}

/// What is done with a paper, in words.
pub(super) fn disposition(text: &str) -> Option<&'static str> {
    meaning(
        text,
        &[
            (&["khong thu li"], "decline"),
            (&["bo sung"], "request_more"),
            (&["xep luu", "luu don", "luu theo doi", "luu"], "file"),
            (&["huong dan"], "guide"),
            (&["tra lai"], "return"),
            (&["chuien", "chuien don"], "refer"),
            (&["giao"], "assign"),
            (&["thu li", "giai quiet"], "accept"),
            (&["tra loi", "giai thich"], "answer"),
        ],
    )
}

/// Tells whether a code of the open format stands there itself: a sheet made by this program.
pub(super) fn code<C: Code>(text: &str) -> Option<&'static str> {
    C::ALL.iter().copied().find(|one| tokens(one.label()) == tokens(text)).map(Code::code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_is_known_in_words_and_in_short() {
        for (text, code) in [
            ("Khiếu nại", "complaint"),
            ("KN", "complaint"),
            ("KN/1 người", "complaint"),
            ("TC", "denunciation"),
            ("Đơn tố cáo", "denunciation"),
            ("KNPA", "proposal"),
            ("KN, PA", "proposal"),
            ("Kiến nghị, phản ánh", "proposal"),
            ("Phản ánh", "feedback"),
            ("Đề nghị\n01", "request"),
            ("KN+TC", "mixed"),
        ] {
            assert_eq!(kind(text), Some(Ok(code)), "{text}");
        }
        assert_eq!(kind("Không có đơn"), None);
        assert_eq!(kind("03 người"), None);
        assert_eq!(kind("Xin xác nhận"), Some(Err(Doubt::UnknownKind)));
    }

    #[test]
    fn a_field_is_known_by_its_label_and_by_the_words_of_offices() {
        assert_eq!(field("Đất đai – tranh chấp, đòi đất").0.as_deref(), Some("land_dispute"));
        assert_eq!(field("Môi trường").0.as_deref(), Some("environment"));
        assert_eq!(field("Cấp GCN QSD đất").0.as_deref(), Some("land_certificate"));
        assert_eq!(field("Đất đai"), (Some("land_dispute".into()), Some(Doubt::LandOnly)));
        assert_eq!(field("Nuôi ong"), (None, Some(Doubt::UnknownField)));
    }

    #[test]
    fn what_is_done_is_known_in_words() {
        for (text, code) in [
            ("Chuyển đơn đến Công an huyện", "refer"),
            ("Trả lại đơn và hướng dẫn", "guide"),
            ("Giao phòng Kinh tế", "assign"),
            ("Thụ lý giải quyết", "accept"),
            ("Không thụ lý", "decline"),
            ("Lưu đơn", "file"),
        ] {
            assert_eq!(disposition(text), Some(code), "{text}");
        }
        assert_eq!(eligibility("Không đủ: nặc danh"), Some(("ineligible", Some("anonymous"))));
        assert_eq!(competence("Không thuộc"), Some("outside"));
        assert_eq!(lane("Phó Chủ tịch UBND"), Some("delegate"));
    }
}
