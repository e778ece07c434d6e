//! What an import says to the clerk.

use super::row::Doubt;

/// The heading of the reasons in the workbook of rejected rows.
pub const REASON: &str = "Lý do";
/// The heading of the batch and row a rejected row came from.
pub const ORIGIN: &str = "Dòng gốc";
/// The name of the sheet of rejected rows.
pub const REJECTS: &str = "Dòng chưa nhập";

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
        Doubt::NotACount => "không đọc được con số; đã tính theo những người có tên.",
        Doubt::UnknownKind => "không rõ là loại đơn nào; đơn chưa phân loại.",
        Doubt::UnknownField => "lĩnh vực không có trong danh mục; chưa xếp lĩnh vực.",
        Doubt::LandOnly => "chỉ ghi “đất đai”; tạm xếp vào tranh chấp, đòi đất.",
        Doubt::UnknownWords => "không xếp được vào danh mục; đã chép nguyên văn vào ghi chú.",
        Doubt::OddIdentity => "số giấy tờ không đủ 9 hoặc 12 chữ số.",
        Doubt::LeftUnprocessed => {
            "có hướng xử lý nhưng chưa đủ loại đơn, lĩnh vực hoặc ngày xử lý; đơn để ở diện chưa xử lý."
        }
        Doubt::NotSent => "có nơi nhận hoặc số văn bản nhưng chưa đủ ngày và nơi nhận; chỉ chép vào ghi chú.",
    }
}

/// Says something of a column.
#[must_use]
pub fn at_column(heading: &str, say: &str) -> String {
    format!("Cột “{heading}”: {say}")
}
