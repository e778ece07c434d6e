//! What closing a period is refused for, and what is said of a closed one.

use super::Trouble;

/// Says a fault about a closed period, or one that is to be closed.
pub(super) fn fault(trouble: &Trouble) -> String {
    let say = match trouble {
        Trouble::PeriodRunning => "Kỳ này chưa hết nên chưa chốt được. Hãy chốt từ ngày cuối kỳ.",
        Trouble::AlreadyClosed => "Kỳ này đã chốt. Muốn chốt lần nữa, hãy mở lại kỳ và ghi lý do.",
        Trouble::NotClosed => "Kỳ này chưa chốt.",
        Trouble::Unresolved => "Đơn nhiều nội dung chưa tách. Hãy tách hoặc phân loại lại đơn này rồi chốt.",
        Trouble::CheckBroken(rule) => {
            return format!("Phép kiểm tra không khớp: {rule}. Hãy sửa các dòng sai rồi chốt.");
        }
        Trouble::NoRollUp => {
            "Đơn không thuộc thẩm quyền chưa có hướng xử lý vào cột hướng dẫn hoặc chuyển đơn. Hãy ghi hướng xử lý."
        }
        Trouble::NotLate => "Mục này không phải mục sót kỳ trước.",
        _ => "Ngày này thuộc kỳ đã chốt số liệu; mục ghi vào sẽ hiện ở “Thay đổi sau khi chốt” của kỳ ấy.",
    };
    say.to_owned()
}
