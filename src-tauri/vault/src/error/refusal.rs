//! Why a workbook is not read, why two records are not merged, why a register may not live in a folder; each with its
//! Vietnamese sentence.

use words::codes::codes;

use super::Error;

codes! {
    /// Why a file is not read as a register, or a batch not taken back.
    Unreadable "import_refusal" {
        /// The file is larger than 20 MB.
        TooLarge = "too_large",
        /// The container has more than 2,000 parts.
        TooManyParts = "too_many_parts",
        /// The container unpacks to more than a register takes.
        Inflates = "inflates",
        /// There are more cells, or more text in them, than a register can have.
        TooManyCells = "too_many_cells",
        /// The workbook opens only with a password.
        Protected = "protected",
        /// The workbook is damaged.
        Damaged = "damaged",
        /// The file is none that is known.
        Foreign = "foreign",
        /// The file is something else: a text, a picture.
        NotASheet = "not_a_sheet",
        /// The file is a spreadsheet of a program whose files are not read here.
        OtherProgram = "other_program",
        /// No row of headings was found, or not the columns a register must have.
        NoHeading = "no_heading",
        /// The plan names a sheet or a row the workbook does not have.
        OtherPlan = "other_plan",
        /// Something of the batch was corrected, or named by a later record.
        ChangedSince = "changed_since",
        /// Something of the batch stands behind the figures of a closed period.
        Sent = "sent",
    }
    /// Why two are not merged, or not parted.
    NotMerged "merge_refusal" {
        /// Both are the same record.
        Itself = "itself",
        /// One of them is cancelled, or merged already.
        Gone = "gone",
        /// Both stand in the same visit or paper.
        SideBySide = "side_by_side",
        /// Another merge into or of the same one came after it and still stands.
        Later = "later",
        /// The merge came in by a file; what stood where is not known here.
        FromElsewhere = "from_elsewhere",
    }
}

/// Why a register may not live in a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// A stick or another disk that can be taken out.
    Removable,
    /// A disk of another machine.
    Network,
    /// A program sends what is in it elsewhere.
    Synced,
}

impl From<Unreadable> for Error {
    fn from(refusal: Unreadable) -> Self {
        Self::Unreadable(refusal)
    }
}

impl From<NotMerged> for Error {
    fn from(refusal: NotMerged) -> Self {
        Self::NotMerged(refusal)
    }
}

/// Says why a file is not read.
pub(super) fn unreadable(refusal: Unreadable) -> &'static str {
    match refusal {
        Unreadable::TooLarge => "Tệp lớn hơn 20 MB. Hãy tách sổ theo năm rồi nhập từng tệp.",
        Unreadable::TooManyParts => {
            "Tệp có quá nhiều phần bên trong, không giống một sổ. Hãy mở bằng Excel và lưu lại."
        }
        Unreadable::Inflates => "Nội dung tệp khi giải nén quá lớn. Hãy bỏ hình ảnh, dòng trống rồi lưu lại.",
        Unreadable::TooManyCells => "Bảng tính có quá nhiều ô hoặc quá nhiều chữ. Hãy tách sổ rồi nhập từng tệp.",
        Unreadable::Protected => "Bảng tính có mật khẩu. Hãy mở bằng Excel, bỏ mật khẩu, lưu lại rồi nhập.",
        Unreadable::Damaged => {
            "Tệp bị hỏng hoặc chép chưa hết. Hãy chép lại; hoặc mở bằng Excel, lưu lại dạng .xlsx rồi nhập."
        }
        Unreadable::Foreign => {
            "Không đọc được tệp này. Nếu là bảng tính: mở bằng Excel, lưu lại dạng .xlsx rồi nhập. Nếu không, hãy chọn tệp khác."
        }
        Unreadable::NotASheet => {
            "Tệp này không phải bảng tính (là văn bản, ảnh hoặc tệp khác). Hãy chép bảng trong đó sang Excel, lưu dạng .xlsx rồi \
             nhập, hoặc chọn tệp khác."
        }
        Unreadable::OtherProgram => {
            "Chương trình không đọc được dạng bảng tính này. Mở bằng Excel, lưu lại dạng .xlsx rồi nhập."
        }
        Unreadable::NoHeading => {
            "Không tìm thấy dòng tiêu đề của sổ: cần ít nhất cột ngày và cột họ tên hoặc nội dung. Hãy chỉ dòng tiêu đề."
        }
        Unreadable::Sent => {
            "Có mục của đợt nhập này đã vào số liệu của kỳ đã chốt, nên không hoàn tác cả đợt. Hãy hủy từng mục."
        }
        Unreadable::ChangedSince => {
            "Có mục của đợt nhập này đã được sửa hoặc được mục khác nhắc tới, nên không hoàn tác cả đợt. Hãy hủy từng mục."
        }
        Unreadable::OtherPlan => "Cách đọc đã chọn không hợp với tệp này. Hãy để chương trình dò lại.",
    }
}

/// Says why a sheet is not read, and where in it.
#[must_use]
pub fn unreadable_sheet(sheet: &str, cell: &str, refusal: Unreadable) -> String {
    format!("Trang “{sheet}”, đọc đến ô {cell} thì dừng. {}", unreadable(refusal))
}

/// Says why two are not merged, or not parted.
pub(super) fn not_merged(refusal: NotMerged) -> &'static str {
    match refusal {
        NotMerged::Itself => "Hai mục này là một. Hãy chọn mục khác để gộp.",
        NotMerged::Gone => "Một trong hai mục đã hủy hoặc đã gộp vào mục khác. Hãy chọn mục còn trong sổ.",
        NotMerged::SideBySide => {
            "Hai người này cùng đứng trong một lượt tiếp hoặc một đơn, nên không phải một người."
        }
        NotMerged::Later => "Sau lần gộp này còn lần gộp khác của cùng mục. Hãy tách lần gộp sau trước.",
        NotMerged::FromElsewhere => {
            "Hai mục này được gộp ở sổ trước khi chuyển sang đây nên không tách lại được. Hãy sửa từng đơn."
        }
    }
}

/// Says why a register may not live in a folder.
pub(super) fn misplaced(why: Unfit) -> &'static str {
    match why {
        Unfit::Removable => {
            "Không đặt sổ trên USB hay ổ tháo rời: rút ra khi đang ghi là hỏng sổ. Hãy đặt sổ trên ổ trong của máy; USB \
             chỉ để sao lưu."
        }
        Unfit::Network => {
            "Không đặt sổ trên ổ mạng: mạng ngắt khi đang ghi là hỏng sổ. Hãy đặt sổ trên ổ trong của máy."
        }
        Unfit::Synced => {
            "Không đặt sổ trong thư mục đồng bộ lên mạng (OneDrive, Google Drive, Dropbox…): sổ sẽ bị hỏng và danh tính \
             người tố cáo ra khỏi máy. Hãy đặt sổ trong thư mục thường của máy."
        }
    }
}
