//! Every fault and error as a Vietnamese sentence: what happened and the one next step.

pub mod import;

use crate::day::DayFault;
use crate::error::Error;
use crate::fault::Trouble;
use crate::merge::Refusal;

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
        Trouble::OverwritesPast => {
            "Ngày hiệu lực phải sau ngày của dòng đang có và không sửa phần đã qua. Hãy chọn ngày sau.".into()
        }
        Trouble::NoForm => {
            "Hồ sơ này, loại đơn này hoặc ngày này không lập được văn bản ấy. Hãy chọn văn bản khác.".into()
        }
        Trouble::DeadLaw(law) => {
            format!("Văn bản viện dẫn {law}, không có hiệu lực vào ngày của văn bản. Hãy sửa câu viện dẫn.")
        }
        Trouble::NotInOffice => format!("{} không còn hoặc chưa có vào ngày của văn bản.", upper(&at)),
        Trouble::NamesDenouncer => {
            "Nội dung có thông tin của người tố cáo mà văn bản này đi qua nhiều người. Hãy bỏ họ tên, địa chỉ, số giấy \
             tờ, điện thoại."
                .into()
        }
        Trouble::CopyToDenounced => {
            "Nơi nhận có người bị tố cáo hoặc cơ quan của người ấy, trong khi văn bản nêu người tố cáo. Hãy bỏ nơi nhận \
             này."
                .into()
        }
        Trouble::AlreadyIssued => "Văn bản đã phát hành, không sửa được. Hãy hủy và lập văn bản khác.".into(),
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

/// Says why two are not merged, or not parted.
fn merge_refusal(refusal: Refusal) -> &'static str {
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

/// Says why a verb did nothing.
#[must_use]
pub fn error(error: &Error) -> String {
    match error {
        Error::Faults(faults, more) => {
            format!("Có {} lỗi; chưa ghi gì. Hãy sửa và làm lại.", faults.len() + more)
        }
        Error::WrongPassphrase => "Mật khẩu hoặc mã khôi phục không đúng. Hãy gõ lại.".into(),
        Error::Damaged(what) if what.starts_with("program") => {
            "Chương trình không mã hóa được sổ. Hãy cài lại bản chính thức.".into()
        }
        Error::Damaged(what) if what.starts_with("backup") => {
            "Bản sao lưu này bị hỏng; chưa có gì thay đổi. Hãy dùng bản sao lưu khác.".into()
        }
        Error::Damaged(_) => {
            "Tệp của sổ bị hỏng. Đừng ghi thêm; hãy khôi phục từ bản sao lưu gần nhất còn tốt.".into()
        }
        Error::Unreadable(refusal) => import::refusal(*refusal).into(),
        Error::NotMerged(refusal) => merge_refusal(*refusal).into(),
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

/// The words for a field, by its last name: `people.0.full_name` is "họ tên".
#[must_use]
pub fn field_label(field: &str) -> String {
    let last = field.rsplit('.').find(|part| part.parse::<usize>().is_err()).unwrap_or(field);
    let known = FIELDS.iter().find(|(name, _)| *name == last).map(|(_, words)| (*words).to_owned());
    known.unwrap_or_else(|| format!("“{last}”"))
}

/// Fields and their words.
pub const FIELDS: &[(&str, &str)] = &[
    ("name", "tên"),
    ("kind", "loại"),
    ("place", "địa danh"),
    ("upper_level", "cấp trên"),
    ("remote_area", "vùng sâu, vùng xa"),
    ("cutoff_start_day", "ngày bắt đầu kỳ"),
    ("valid_from", "ngày bắt đầu hiệu lực"),
    ("valid_to", "ngày hết hiệu lực"),
    ("value", "giá trị"),
    ("ref", "mã tham chiếu"),
    ("full_name", "họ tên"),
    ("title", "tên, tiêu đề"),
    ("birth", "ngày sinh"),
    ("sex", "giới tính"),
    ("id_number", "số giấy tờ"),
    ("id_type", "loại giấy tờ"),
    ("id_issued_on", "ngày cấp"),
    ("id_issued_by", "nơi cấp"),
    ("address", "địa chỉ"),
    ("hamlet", "thôn, tổ dân phố"),
    ("phone", "điện thoại"),
    ("ethnic_group", "dân tộc"),
    ("person", "người"),
    ("role", "vai trò"),
    ("date", "ngày tiếp"),
    ("on", "ngày"),
    ("lane", "hình thức tiếp"),
    ("published", "đã công bố lịch"),
    ("host", "người tiếp, chủ trì"),
    ("body", "cơ quan tiếp"),
    ("held", "đã tiếp"),
    ("visitors_came", "có công dân đến"),
    ("moved_to", "ngày chuyển sang"),
    ("session", "buổi tiếp"),
    ("mode", "cách tiếp"),
    ("people_count", "số người"),
    ("people", "người được tiếp"),
    ("matters", "vụ việc"),
    ("matter", "vụ việc"),
    ("content", "nội dung"),
    ("outcome", "kết quả"),
    ("status", "tình trạng"),
    ("escalated_to", "lượt tiếp cấp trên"),
    ("number", "số vào sổ"),
    ("received_on", "ngày nhận"),
    ("written_on", "ngày viết đơn"),
    ("source", "nguồn đơn"),
    ("via_visit", "lượt tiếp"),
    ("petitioners", "người gửi"),
    ("signer_count", "số người ký"),
    ("anonymity", "danh tính người gửi"),
    ("evidence", "chứng cứ"),
    ("respondent", "người bị khiếu nại, tố cáo"),
    ("field", "lĩnh vực"),
    ("level", "lần"),
    ("eligibility", "điều kiện xử lý"),
    ("ineligibility_reason", "lý do không đủ điều kiện"),
    ("competence", "thẩm quyền"),
    ("disposition", "hướng xử lý"),
    ("processed_on", "ngày xử lý"),
    ("duplicate_of", "đơn gốc"),
    ("summary", "tóm tắt nội dung"),
    ("note", "ghi chú"),
    ("petition", "đơn"),
    ("office", "cơ quan, phòng ban"),
    ("doc_no", "số văn bản"),
    ("doc_date", "ngày văn bản"),
    ("reply_due", "hạn phúc đáp"),
    ("decision", "quyết định, kết luận"),
    ("accepted_on", "ngày thụ lý"),
    ("done_on", "ngày thi hành xong"),
    ("reason", "lý do"),
    ("period", "kỳ báo cáo"),
    ("revision", "lần báo cáo"),
    ("figures", "số liệu"),
    ("topic", "chủ đề"),
    ("about_reception", "về tiếp công dân, khiếu nại, tố cáo"),
    ("women", "số nữ"),
    ("minority", "số người dân tộc thiểu số"),
    ("documents", "số tài liệu"),
    ("document_kind", "loại tài liệu"),
    ("laws", "số văn bản luật"),
    ("form", "hình thức"),
    ("cost", "kinh phí"),
    ("holder_kind", "tập thể hay cá nhân"),
    ("holder", "tập thể, cá nhân"),
    ("registered_on", "ngày đăng ký"),
    ("state", "trạng thái"),
    ("recognised", "quyết định công nhận"),
    ("stopped_on", "ngày dừng"),
    ("result", "kết quả"),
    ("round", "đợt"),
    ("programme", "chương trình"),
    ("work", "công trình"),
    ("households", "số hộ"),
    ("cash", "tiền mặt"),
    ("labour_days", "ngày công"),
    ("labour_rate", "đơn giá ngày công"),
    ("labour_value", "ngày công quy ra tiền"),
    ("goods", "hiện vật"),
    ("quantity", "số lượng"),
    ("land", "đất hiến"),
    ("land_households", "số hộ hiến đất"),
    ("assets", "tài sản trên đất"),
    ("total", "tổng số"),
    ("rounded", "số đã làm tròn"),
    ("opinions", "số lượt ý kiến"),
    ("answered", "số ý kiến trả lời tại chỗ"),
    ("assigned", "số ý kiến giao giải quyết"),
    ("resolved", "số ý kiến đã giải quyết"),
    ("notice", "thông báo kết luận"),
    ("promises", "việc đã hứa"),
    ("what", "việc đã hứa"),
    ("due", "thời hạn"),
    ("to", "ngày kết thúc"),
    ("agreed", "số người đồng ý"),
    ("no", "số văn bản"),
    ("published_on", "ngày công khai"),
    ("movement", "phong trào"),
    ("award", "danh hiệu, hình thức"),
    ("issuer", "cơ quan ban hành"),
    ("subject", "đối tượng"),
    ("about", "hồ sơ của văn bản"),
    ("form", "mẫu, hình thức"),
    ("signer", "người ký"),
    ("recipients", "nơi nhận"),
    ("referral", "văn bản chuyển"),
    ("printed_on", "ngày in lần đầu"),
];

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
