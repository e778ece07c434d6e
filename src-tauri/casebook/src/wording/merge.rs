//! Why two persons or matters are not merged, or not parted.

use crate::merge::Refusal;

/// Says why two are not merged, or not parted.
pub(super) fn refusal(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Itself => "Hai mục này là một. Hãy chọn mục khác để gộp.",
        Refusal::Gone => "Một trong hai mục đã hủy hoặc đã gộp vào mục khác. Hãy chọn mục còn trong sổ.",
        Refusal::SideBySide => "Hai người này cùng đứng trong một lượt tiếp hoặc một đơn, nên không phải một người.",
        Refusal::Later => "Sau lần gộp này còn lần gộp khác của cùng mục. Hãy tách lần gộp sau trước.",
        Refusal::FromElsewhere => {
            "Hai mục này được gộp ở sổ trước khi chuyển sang đây nên không tách lại được. Hãy sửa từng đơn."
        }
    }
}
