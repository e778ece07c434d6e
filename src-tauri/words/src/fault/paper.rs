//! Why a paper, or a petition, cannot be what was asked for.

use super::Trouble;

/// Says a fault of a paper; `at` is the field with a capital.
pub(super) fn fault(trouble: &Trouble, at: &str) -> String {
    let say = match trouble {
        Trouble::NoForm => "Hồ sơ này, loại đơn này hoặc ngày này không lập được văn bản ấy. Hãy chọn văn bản khác.",
        Trouble::DeadLaw(law) => {
            return format!("Văn bản viện dẫn {law}, không có hiệu lực vào ngày của văn bản. Hãy sửa câu viện dẫn.");
        }
        Trouble::NotInOffice => return format!("{at} không còn hoặc chưa có vào ngày của văn bản."),
        Trouble::NamesDenouncer => {
            "Nội dung có thông tin của người tố cáo mà văn bản này đi qua nhiều người. Hãy bỏ họ tên, địa chỉ, số giấy \
             tờ, điện thoại."
        }
        Trouble::TellsDenouncer => "Đoạn này có tên người tố cáo; hãy viết “người tố cáo”.",
        Trouble::StillCovered => {
            "Đoạn này còn chỗ che “(bí mật)” mà chữ quanh nó đã đổi. Hãy bấm “Xem” để thấy nguyên văn rồi sửa, hoặc viết lại cả đoạn."
        }
        Trouble::CopyToDenounced => {
            "Nơi nhận có người bị tố cáo hoặc cơ quan của người ấy, trong khi văn bản nêu người tố cáo. Hãy bỏ nơi nhận \
             này."
        }
        Trouble::BeforeAnswered(on) => {
            return format!("Ngày văn bản ở trước ngày {} của hồ sơ mà nó trả lời.", crate::day::show(*on));
        }
        Trouble::MadeBefore(held) => {
            return format!("Hồ sơ này đã có văn bản ấy ({held}); chỉ lập nữa khi cần thêm một văn bản khác.");
        }
        Trouble::NoNumber => "Câu viện dẫn phải có số, ký hiệu văn bản, ví dụ 154/2026/NĐ-CP.",
        Trouble::PaperCancelled => "Đơn này đã hủy.",
        Trouble::NoProposal => {
            "Chỉ kiến nghị, phản ánh, đề nghị mới ghi ngày đã giải quyết xong; khiếu nại, tố cáo ghi ở phần giải quyết."
        }
        Trouble::BeforePaper => "Văn bản đề ngày trước khi nhận đơn.",
        _ => "Văn bản đã phát hành, không sửa được. Hãy hủy và lập văn bản khác.",
    };
    say.to_owned()
}
