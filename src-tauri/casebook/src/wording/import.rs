//! What an import says to the clerk.

use crate::import::{Doubt, Refusal};

/// The heading of the reasons in the workbook of rejected rows.
pub const REASON: &str = "Lý do";
/// The heading of the batch and row a rejected row came from.
pub const ORIGIN: &str = "Dòng gốc";
/// The name of the sheet of rejected rows.
pub const REJECTS: &str = "Dòng chưa nhập";

/// Says why a file is not read.
#[must_use]
pub fn refusal(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::TooLarge => "Tệp lớn hơn 20 MB. Hãy tách sổ theo năm rồi nhập từng tệp.",
        Refusal::TooManyParts => "Tệp có quá nhiều phần bên trong, không giống một sổ. Hãy mở bằng Excel và lưu lại.",
        Refusal::Inflates => "Nội dung tệp khi giải nén vượt 200 MB. Hãy bỏ hình ảnh, dòng trống rồi lưu lại.",
        Refusal::TooManyRows => "Có ô ghi dưới dòng 50.000. Hãy xóa ô ấy hoặc tách sổ rồi nhập lại.",
        Refusal::TooManyColumns => "Có ô ghi ngoài cột thứ 100 (CV). Hãy xóa ô ấy rồi nhập lại.",
        Refusal::TooManyCells => "Bảng tính có quá nhiều ô hoặc quá nhiều chữ. Hãy tách sổ rồi nhập từng tệp.",
        Refusal::Protected => "Bảng tính có mật khẩu. Hãy mở bằng Excel, bỏ mật khẩu rồi lưu lại.",
        Refusal::Damaged => "Tệp bị hỏng hoặc chép chưa hết. Hãy chép lại, hoặc mở bằng Excel và lưu lại.",
        Refusal::Foreign => "Tệp này không phải bảng tính .xlsx, .xls hoặc .ods. Hãy chọn tệp khác.",
        Refusal::NoHeading => {
            "Không tìm thấy dòng tiêu đề của sổ: cần ít nhất cột ngày và cột họ tên hoặc nội dung. Hãy chỉ dòng tiêu đề."
        }
        Refusal::Sent => {
            "Có mục của đợt nhập này đã vào số liệu của kỳ đã chốt, nên không hoàn tác cả đợt. Hãy hủy từng mục."
        }
        Refusal::ChangedSince => {
            "Có mục của đợt nhập này đã được sửa hoặc được mục khác nhắc tới, nên không hoàn tác cả đợt. Hãy hủy từng mục."
        }
        Refusal::OtherPlan => "Cách đọc đã chọn không hợp với tệp này. Hãy để chương trình dò lại.",
    }
}

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
