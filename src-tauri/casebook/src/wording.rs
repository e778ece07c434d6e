//! Every fault and error as a Vietnamese sentence: what happened and the one next step.

pub(crate) mod audit;
mod close;
mod field;
pub mod import;
mod merge;
mod paper;
pub mod safety;

pub use self::field::{FIELDS, field_label};

use crate::day::DayFault;
use crate::error::Error;
use crate::fault::Trouble;

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
        Trouble::NoNumber => "Câu viện dẫn phải có số, ký hiệu văn bản, ví dụ 154/2026/NĐ-CP.".into(),
        Trouble::NoForm
        | Trouble::DeadLaw(_)
        | Trouble::NotInOffice
        | Trouble::NamesDenouncer
        | Trouble::CopyToDenounced
        | Trouble::AlreadyIssued => paper::fault(trouble, &upper(&at)),
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
        Trouble::PaperCancelled => "Đơn này đã hủy.".into(),
        Trouble::AfterCancellation => format!("{} ở sau ngày hủy.", upper(&at)),
        Trouble::BeforePaper => "Văn bản đề ngày trước khi nhận đơn.".into(),
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

/// Says why a verb did nothing.
#[must_use]
pub fn error(error: &Error) -> String {
    match error {
        Error::Faults(faults, more) => {
            format!("Có {} lỗi; chưa ghi gì. Hãy sửa và làm lại.", faults.len() + more)
        }
        Error::WrongPassphrase => "Mật khẩu hoặc mã khôi phục không đúng. Hãy gõ lại.".into(),
        Error::Wait(seconds) => {
            format!("Mật khẩu hoặc mã khôi phục không đúng. Chờ {seconds} giây rồi thử.")
        }
        Error::Damaged(what) if what.starts_with("program") => {
            "Chương trình không mã hóa được sổ. Hãy cài lại bản chính thức.".into()
        }
        Error::Damaged(what) if what.starts_with("rescue") => {
            "Trong máy không còn gì để khôi phục; sổ hỏng được giữ nguyên. Hãy cắm USB có bản sao lưu rồi chọn bản ấy."
                .into()
        }
        Error::Misplaced(why) => safety::misplaced(*why).into(),
        Error::Clock => "Ngày của máy có vẻ sai. Hãy xác nhận hôm nay là ngày nào rồi ghi tiếp.".into(),
        Error::Damaged(what) if what.starts_with("backup") => {
            "Bản sao lưu này bị hỏng; chưa có gì thay đổi. Hãy dùng bản sao lưu khác.".into()
        }
        Error::Damaged(_) => {
            "Tệp của sổ bị hỏng. Đừng ghi thêm; hãy khôi phục từ bản sao lưu gần nhất còn tốt.".into()
        }
        Error::Unreadable(refusal) => import::refusal(*refusal).into(),
        Error::NotMerged(refusal) => merge::refusal(*refusal).into(),
        Error::Cancelled => "Đã dừng theo yêu cầu; chưa ghi gì vào sổ.".into(),
        Error::InUse => "Sổ đang được mở ở cửa sổ hoặc chương trình khác. Hãy đóng bên đó trước.".into(),
        Error::Newer(_) => "Sổ do phiên bản mới hơn tạo ra. Hãy cập nhật chương trình; sổ chưa bị thay đổi.".into(),
        Error::NoRegister => "Thư mục này không có sổ. Hãy chọn đúng thư mục.".into(),
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

/// Says why what was typed is no day.
#[must_use]
pub fn day(fault: &DayFault) -> String {
    match fault {
        DayFault::NotADate => {
            "Không đọc được ngày. Hãy gõ như 5/9, 0509, 05/09/2025, h (hôm nay), hq (hôm qua).".into()
        }
        DayFault::NoSuchDay { day, month, year } => {
            let why = why_no_such_day(*month, *year);
            let year = year.map(|year| format!("/{year}")).unwrap_or_default();
            format!("Không có ngày {day}/{month}{year}: {why}.")
        }
        DayFault::TwoDigitYear => "Năm hai chữ số không rõ thế kỷ nào. Hãy gõ đủ bốn chữ số.".into(),
        DayFault::OutOfRange => "Năm phải từ 1900 đến 2100.".into(),
    }
}

fn why_no_such_day(month: u32, year: Option<i32>) -> String {
    let days = match (month, year) {
        (2, Some(year)) if chrono::NaiveDate::from_ymd_opt(year, 2, 29).is_some() => "29",
        (2, Some(_)) => "28",
        (2, None) => "28 hoặc 29",
        (4 | 6 | 9 | 11, _) => "30",
        (1..=12, _) => "31",
        _ => return "một năm có 12 tháng".to_owned(),
    };
    format!("tháng {month} chỉ có {days} ngày")
}

fn upper(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Says that the forms of a period's regime are not here and the newest were used.
#[must_use]
pub fn regime_missing(regime: &str) -> String {
    let name = match regime {
        "tt03-2013" => "Thông tư 03/2013/TT-TTCP",
        "tt02-2021" => "Thông tư 02/2021/TT-TTCP",
        "tt01-2024" => "Thông tư 01/2024/TT-TTCP",
        _ => "quy định của kỳ",
    };
    format!(
        "Kỳ này theo biểu của {name}; chương trình chưa có bộ biểu ấy nên dùng biểu của Thông tư 06/2025/TT-TTCP."
    )
}
