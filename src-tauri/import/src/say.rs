//! What an import says to the clerk.

use super::doubt::Doubt;
use super::row::Why;
use super::{Imported, ImportedSheet, LeftSheet};

/// The heading of the reasons in the workbook of rejected rows.
pub const REASON: &str = "Lý do";
/// The heading of the batch and row a rejected row came from.
pub const ORIGIN: &str = "Dòng gốc";
/// The name of the sheet of rejected rows.
pub const REJECTS: &str = "Dòng chưa nhập";
/// What a row is told that was destroyed.
pub const DESTROYED: &str = "đã tiêu hủy theo thời hạn lưu, không nhập lại.";

/// Says what a row tells that cannot be taken as it stands.
#[must_use]
pub fn doubt(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::NothingAbove => "ghi “như trên” nhưng phía trên không có giá trị.",
        Doubt::NotADate => "không phải ngày tháng. Hãy ghi dạng ngày/tháng/năm.",
        Doubt::NoSuchDay => "không có ngày này trong lịch.",
        Doubt::TwoDigitYear => "năm chỉ có hai chữ số. Hãy ghi đủ bốn chữ số.",
        Doubt::NoYear => "ngày không ghi năm và phía trên cũng không có. Hãy ghi thêm năm.",
        Doubt::SeveralDays => "một ô ghi nhiều ngày. Hãy tách thành từng dòng.",
        Doubt::ManyMarks => "đánh dấu nhiều hướng xử lý cho một đơn. Hãy giữ một.",
        Doubt::Twice => "Dòng này của tệp đã nhập vào sổ rồi.",
        Doubt::OtherYear => "năm không hợp với các dòng trên và dưới, có thể gõ nhầm. Hãy xem lại năm.",
        Doubt::NoValue => "công thức chưa có kết quả. Hãy mở bằng Excel, lưu lại rồi nhập.",
        Doubt::ErrorCell => "ô lỗi của công thức. Hãy sửa ô này.",
        Doubt::Swapped => "ngày và tháng bị đảo trong tệp; đã đọc theo thứ tự của cột.",
        Doubt::YearTurned => "ngày không ghi năm; đã tính theo thứ tự của cột, khác năm ở tựa sổ.",
        Doubt::NoPerson => "không đọc được tên người nào; chữ trong ô đã chép nguyên văn vào ghi chú.",
        Doubt::OddName => "không giống họ tên người; hãy xem lại.",
        Doubt::HiddenRow => "Dòng này đang ẩn trong bảng tính.",
        Doubt::NumberTwice => "số này có hai lần trong sổ; giữ nguyên văn, chương trình cho số khác.",
        Doubt::NumberTaken => "số này đã cấp cho mục khác; giữ nguyên văn, chương trình cho số khác.",
        Doubt::NumberKept => "không phải số của chương trình; giữ nguyên văn, chương trình cho số khác.",
        Doubt::SameDay => "cùng ngày trong sổ đã có người này đến về việc khác; hãy xem có trùng không.",
        Doubt::AlikeRow => "giống hệt một dòng trên trong trang này; hãy xem có nhập trùng không.",
        Doubt::PaperKnown => "đơn đã có trong sổ đơn; chỉ nhập lượt tiếp và gắn vào vụ việc ấy.",
        Doubt::PaperDestroyed => "đơn đã tiêu hủy theo thời hạn lưu, không nhập lại; chỉ nhập lượt tiếp.",
        Doubt::MayBeDestroyed => "cùng ngày, cùng người với một mục đã tiêu hủy; hãy xem có phải mục ấy không.",
        Doubt::ManyNumbers => "ô có nhiều số giấy tờ; đã lấy số đầu, các số khác ở ghi chú.",
        Doubt::OddPhone => "không giống số điện thoại; đã chép nguyên văn vào ghi chú.",
        Doubt::Noted => "một phần không thuộc trường nào; đã chép nguyên văn vào ghi chú.",
        Doubt::NotACount => "không đọc được con số; đã tính theo những người có tên.",
        Doubt::UnknownKind => "không rõ là loại đơn nào; đơn chưa phân loại.",
        Doubt::UnknownField => "lĩnh vực không có trong danh mục; chưa xếp lĩnh vực.",
        Doubt::LandOnly => "chỉ ghi “đất đai”; tạm xếp vào tranh chấp, đòi đất.",
        Doubt::UnknownWords => "không xếp được vào danh mục; đã chép nguyên văn vào ghi chú.",
        Doubt::OddIdentity => "không giống số giấy tờ 9 hoặc 12 chữ số; đã chép nguyên văn vào ghi chú.",
        Doubt::LeftUnprocessed => {
            "có hướng xử lý nhưng chưa đủ loại đơn, lĩnh vực hoặc ngày xử lý; đơn để ở diện chưa xử lý."
        }
        Doubt::NotSent => "có nơi nhận hoặc số văn bản nhưng chưa đủ ngày và nơi nhận; chỉ chép vào ghi chú.",
    }
}

/// Says why a row is no entry, where the clerk should know.
#[must_use]
pub fn why(why: Why) -> Option<&'static str> {
    match why {
        Why::Nobody => Some("Ngày tiếp không có công dân đến: không phải một lượt tiếp."),
        Why::Holiday => Some("Ngày nghỉ, không tổ chức tiếp: không phải một lượt tiếp."),
        Why::Cancelled => Some("Dòng đã hủy: không nhập."),
        Why::Struck => Some("Dòng bị gạch ngang: coi như đã hủy, không nhập."),
        Why::Title | Why::Empty | Why::Sum | Why::Signature | Why::Heading => None,
    }
}

/// Says something of a column.
#[must_use]
pub fn at_column(heading: &str, say: &str) -> String {
    format!("Cột “{heading}”: {say}")
}

/// Says why nothing of a sheet came in.
#[must_use]
pub fn left(hidden: bool) -> &'static str {
    if hidden {
        "Trang đang ẩn, không nhập. Nếu cần, bỏ ẩn trang trong Excel, lưu lại rồi nhập."
    } else {
        "Không phải sổ tiếp dân, sổ đơn."
    }
}

/// Says what came in of a workbook, in one sentence.
#[must_use]
pub fn book(sheets: &[ImportedSheet], left: &[LeftSheet], corrected: usize) -> String {
    let sum = |of: fn(&Imported) -> usize| sheets.iter().map(|one| of(&one.imported)).sum::<usize>();
    let (good, soft, bad, twice) =
        (sum(|one| one.good), sum(|one| one.soft), sum(|one| one.bad), sum(|one| one.twice));
    let mut parts = vec![format!("Nhập được {good} dòng")];
    if soft > 0 {
        parts.push(format!("trong đó {soft} dòng cần xem lại"));
    }
    if bad > 0 {
        parts.push(format!("{bad} dòng chưa nhập được"));
    }
    let verdicts = sheets.iter().flat_map(|one| &one.imported.verdicts);
    let destroyed = verdicts.filter(|verdict| verdict.soft.iter().any(|remark| remark.code == "destroyed")).count();
    if twice > destroyed {
        parts.push(format!("{} dòng đã có", twice - destroyed));
    }
    if destroyed > 0 {
        parts.push(format!("{destroyed} dòng đã tiêu hủy"));
    }
    if corrected > 0 {
        parts.push(format!("{corrected} mục được sửa theo tệp"));
    }
    if !left.is_empty() {
        parts.push(format!("{} trang không nhập", left.len()));
    }
    format!("{}.", parts.join("; "))
}
