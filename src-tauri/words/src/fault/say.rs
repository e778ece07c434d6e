//! Every fault as a Vietnamese sentence: what is wrong, at its field.

use super::field::field_label;
use super::{Trouble, close, paper};

/// Says a fault at a field.
#[must_use]
pub fn fault(field: &str, trouble: &Trouble) -> String {
    let at = field_label(field);
    match trouble {
        Trouble::TooLarge => "Tệp vượt giới hạn (64 MiB, 200.000 dòng, 64 KiB mỗi dòng). Hãy chia nhỏ tệp.".into(),
        Trouble::NotUtf8 => "Dòng không phải chữ Unicode (UTF-8). Hãy lưu lại tệp theo UTF-8.".into(),
        Trouble::NotJson => "Dòng không phải một đối tượng JSON. Hãy kiểm tra dấu ngoặc, dấu phẩy.".into(),
        Trouble::UnknownFormat => "Định dạng của tệp không phải phiên bản 1. Hãy dùng tệp do chương trình xuất ra.".into(),
        Trouble::UnknownType => "Loại của dòng không có trong định dạng mở.".into(),
        Trouble::UnknownKey => format!("Không có trường “{field}”. Hãy bỏ trường này hoặc sửa tên."),
        Trouble::KeyTwice => format!("Trường “{field}” ghi hai lần trong một đối tượng. Hãy chỉ giữ một."),
        Trouble::Weak => "Mật khẩu dễ đoán hoặc quá ngắn. Hãy dùng bốn, năm từ không liên quan nhau.".into(),
        Trouble::Missing => format!("Chưa ghi {at}."),
        Trouble::WrongType => format!("{} ghi sai kiểu dữ liệu.", upper(&at)),
        Trouble::UnknownCode => format!("{} không có trong danh mục.", upper(&at)),
        Trouble::UnknownRef => format!("{} trỏ tới một mục không có trong sổ.", upper(&at)),
        Trouble::RefTaken => "Mã tham chiếu này đã có trong sổ.".into(),
        Trouble::NumberTaken => "Số này đã cấp, không dùng lại.".into(),
        Trouble::BadNumber => "Số vào sổ phải ghi dạng số/năm, ví dụ 12/2026.".into(),
        Trouble::TooLong(limit) => format!("{} dài quá {limit} ký tự. Hãy rút gọn.", upper(&at)),
        Trouble::NotADate => format!("{} không phải ngày tháng.", upper(&at)),
        Trouble::NoSuchDay => format!("{}: không có ngày này trong lịch.", upper(&at)),
        Trouble::Future => format!("{} ở sau hôm nay. Hãy kiểm tra lại ngày.", upper(&at)),
        Trouble::BeforeReceipt => "Ngày xử lý ở trước ngày nhận đơn.".into(),
        Trouble::EndBeforeStart => format!("{} ở trước ngày bắt đầu.", upper(&at)),
        Trouble::BelowOne => format!("{} phải từ 1 trở lên.", upper(&at)),
        Trouble::Negative => format!("{} không được âm.", upper(&at)),
        Trouble::UnknownSetting => "Không có thiết lập tên này.".into(),
        Trouble::DispositionDoesNotFit => {
            "Hướng xử lý không hợp với điều kiện và thẩm quyền: thuộc thẩm quyền thì thụ lý, giao, trả lời hoặc không \
             thụ lý; không thuộc thì hướng dẫn, chuyển hoặc trả lại; không đủ điều kiện thì lưu; yêu cầu bổ sung thì \
             chưa có ngày xử lý."
                .into()
        }
        Trouble::WrongSide => {
            "Cơ quan không đúng phía: giao việc chỉ cho phòng, ban của đơn vị; chuyển đơn, hướng dẫn, trả lại chỉ tới \
             cơ quan bên ngoài."
                .into()
        }
        Trouble::OfItself => format!("{} trỏ vào chính nó.", upper(&at)),
        Trouble::OfADuplicate => "Đơn gốc cũng là đơn trùng. Hãy chọn đơn đầu tiên.".into(),
        Trouble::OfALaterPaper => "Đơn gốc đến sau đơn này. Hãy chọn đơn đến trước.".into(),
        Trouble::EligibleDuplicate => "Đơn trùng thì không đủ điều kiện xử lý.".into(),
        Trouble::EscalatedToRoutine => "Chỉ chuyển lên lượt tiếp của Thủ trưởng hoặc người được ủy quyền.".into(),
        Trouble::OutcomeDoesNotFit => "Kết quả giải quyết không hợp với lần giải quyết.".into(),
        Trouble::PartOverWhole => format!("{} lớn hơn tổng số.", upper(&at)),
        Trouble::NothingGiven => "Chưa ghi khoản nào: tiền mặt, ngày công, hiện vật hoặc đất.".into(),
        Trouble::DateTaken => "Ngày hiệu lực này đã có một dòng khác.".into(),
        Trouble::SectionTaken => "Mục này của kỳ đã có nội dung.".into(),
        Trouble::OverwritesPast => {
            "Ngày hiệu lực phải sau ngày của dòng đang có và không sửa phần đã qua. Hãy chọn ngày sau.".into()
        }
        Trouble::NotOfTheYear(text) => format!(
            "“{text}”: ngày nghỉ phải là thứ Hai đến thứ Sáu, ngày làm bù phải là thứ Bảy, và đều trong năm đã ghi."
        ),
        Trouble::NoForm
        | Trouble::NoNumber
        | Trouble::DeadLaw(_)
        | Trouble::NotInOffice
        | Trouble::NamesDenouncer
        | Trouble::TellsDenouncer
        | Trouble::StillCovered
        | Trouble::CopyToDenounced
        | Trouble::AlreadyIssued
        | Trouble::BeforeAnswered(_)
        | Trouble::MadeBefore(_)
        | Trouble::BeforePaper
        | Trouble::PaperCancelled
        | Trouble::NoProposal => paper::fault(trouble, &upper(&at)),
        Trouble::PeriodRunning
        | Trouble::AlreadyClosed
        | Trouble::NotClosed
        | Trouble::Unresolved
        | Trouble::CheckBroken(_)
        | Trouble::NoRollUp
        | Trouble::NotLate
        | Trouble::InClosedPeriod => close::fault(trouble),
        Trouble::FewerNamed => "Số người có tên ít hơn số người đã đếm.".into(),
        Trouble::NoSession => "Lượt tiếp của Thủ trưởng hoặc ủy quyền chưa gắn với buổi tiếp nào.".into(),
        Trouble::DayOff => format!("{} là ngày nghỉ.", upper(&at)),
        Trouble::SessionTwice => "Buổi tiếp này ghi hai lần.".into(),
        Trouble::DirectWithoutVisit => "Đơn nộp trực tiếp nhưng chưa gắn với lượt tiếp nào.".into(),
        Trouble::NoRespondent => "Đơn tố cáo chưa ghi người bị tố cáo.".into(),
        Trouble::NoWrittenOn => "Đơn không ghi ngày viết.".into(),
        Trouble::WrittenAfterReceipt => "Ngày viết đơn ở sau ngày nhận.".into(),
        Trouble::OtherYear => "Số vào sổ thuộc năm khác với ngày.".into(),
        Trouble::OtherSender => "Đơn trùng nhưng người gửi khác đơn gốc.".into(),
        Trouble::AfterCancellation => format!("{} ở sau ngày hủy.", upper(&at)),
        Trouble::ComplaintReferred => {
            "Trước 01/07/2026, khiếu nại không thuộc thẩm quyền chỉ hướng dẫn, không chuyển.".into()
        }
        Trouble::BothCompetences => {
            "Vụ việc này có cả đơn thuộc và đơn không thuộc thẩm quyền; số vụ việc hai bên sẽ không cộng thành tổng."
                .into()
        }
        Trouble::PartsOverWhole => "Các khoản cộng lại lớn hơn tổng số đã ghi.".into(),
        Trouble::LogBehind => {
            "Đã vào sổ, nhưng nhật ký an toàn chưa ghi được. Hãy kiểm tra ổ đĩa trước khi ghi tiếp.".into()
        }
        Trouble::CharactersRemoved => format!("Đã bỏ ký tự không nhìn thấy trong {at}."),
    }
}

fn upper(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
