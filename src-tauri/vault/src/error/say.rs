//! Every error as a Vietnamese sentence: what happened and the one next step.

use super::{Error, refusal};

/// Says why a verb did nothing.
#[must_use]
pub fn say(error: &Error) -> String {
    match error {
        Error::Faults(faults, more) => {
            format!("Có {} lỗi; chưa ghi gì. Hãy sửa và làm lại.", faults.len() + more)
        }
        Error::WrongPassphrase => "Mật khẩu hoặc mã khôi phục không đúng. Hãy gõ lại.".into(),
        Error::Wait(seconds) => {
            format!("Mật khẩu hoặc mã khôi phục không đúng. Chờ {seconds} giây rồi thử.")
        }
        Error::OldSheet => "Tờ khôi phục đang giữ lập theo lối cũ, không theo được mật khẩu mới nếu thiếu mã trên tờ. Hãy \
                            lập tờ khôi phục mới, hoặc đưa cả mã trên tờ ấy."
            .into(),
        Error::Damaged(what) if what.starts_with("program") => {
            "Chương trình không mã hóa được sổ. Hãy cài lại bản chính thức.".into()
        }
        Error::Damaged(what) if what.starts_with("rescue") => {
            "Trong máy không còn gì để khôi phục; sổ hỏng được giữ nguyên. Hãy cắm USB có bản sao lưu rồi chọn bản ấy."
                .into()
        }
        Error::Misplaced(why) => refusal::misplaced(*why).into(),
        Error::Clock => "Ngày của máy có vẻ sai. Hãy xác nhận hôm nay là ngày nào rồi ghi tiếp.".into(),
        Error::Damaged(what) if what.starts_with("backup") => {
            "Bản sao lưu này bị hỏng; chưa có gì thay đổi. Hãy dùng bản sao lưu khác.".into()
        }
        Error::Damaged(_) => {
            "Tệp của sổ bị hỏng. Đừng ghi thêm; hãy khôi phục từ bản sao lưu gần nhất còn tốt.".into()
        }
        Error::Unreadable(why) => refusal::unreadable(*why).into(),
        Error::UnreadableSheet { sheet, cell, why } => refusal::unreadable_sheet(sheet, cell, *why),
        Error::NotMerged(why) => refusal::not_merged(*why).into(),
        Error::Cancelled => "Đã dừng theo yêu cầu; chưa ghi gì vào sổ.".into(),
        Error::InUse => "Sổ đang được mở ở cửa sổ hoặc chương trình khác. Hãy đóng bên đó trước.".into(),
        Error::Newer(_) => "Sổ do phiên bản mới hơn tạo ra. Hãy cập nhật chương trình; sổ chưa bị thay đổi.".into(),
        Error::NoRegister => "Thư mục này không có sổ. Hãy chọn đúng thư mục.".into(),
        Error::FileThere(path) => {
            format!("Đã có tệp “{path}”, chương trình không ghi đè. Hãy chọn tên khác; chưa nhập gì vào sổ.")
        }
        Error::NotEmpty => "Thư mục này đã có tệp. Hãy chọn thư mục trống để lập sổ mới.".into(),
        Error::NotFound(_) => "Không tìm thấy mục này trong sổ.".into(),
        Error::Usage(what) => format!("Yêu cầu không đúng: {what}."),
        Error::LogBehind => {
            "Việc trước đã vào sổ nhưng nhật ký an toàn chưa ghi được; tạm ngừng ghi. Đừng nhập lại; hãy \
                             kiểm tra ổ đĩa rồi thử lại."
                .into()
        }
        Error::Disk(error) => disk(error.kind()).into(),
        Error::Store(_) => "Sổ không ghi được; không có gì thay đổi. Hãy thử lại.".into(),
        Error::Asset(_) => "Tệp dữ liệu của chương trình bị lỗi. Hãy cài lại bản chính thức.".into(),
        Error::Entropy => "Máy không cấp được số ngẫu nhiên. Hãy khởi động lại máy.".into(),
        Error::Workbook(_) => "Không lập được bảng tính. Hãy thử lại.".into(),
    }
}

fn disk(kind: std::io::ErrorKind) -> &'static str {
    use std::io::ErrorKind;
    match kind {
        ErrorKind::StorageFull => "Ổ đĩa đã đầy; không có gì thay đổi. Hãy dọn ổ rồi làm lại.",
        ErrorKind::ReadOnlyFilesystem => "Ổ đĩa chỉ đọc. Hãy chọn nơi ghi được.",
        ErrorKind::PermissionDenied => "Không có quyền ghi hoặc đọc ở đây. Hãy chọn thư mục khác.",
        ErrorKind::NotFound => "Không có tệp hoặc thư mục này.",
        ErrorKind::Unsupported => "Ổ này không giữ sổ an toàn được. Hãy đặt sổ trên ổ trong của máy.",
        _ => "Ổ đĩa trục trặc; không có gì thay đổi. Hãy kiểm tra ổ rồi làm lại.",
    }
}
