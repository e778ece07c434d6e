//! The headings of the forms and of home-made registers.

use super::*;

/// The thing a heading names first, and what else it names.
fn names(heading: &str) -> Vec<Thing> {
    let parts: Vec<String> = heading.split('|').map(|part| part.trim().to_owned()).collect();
    read(&parts).names
}

fn first(heading: &str) -> Option<Column> {
    names(heading).into_iter().find_map(|thing| if let Thing::Holds(column) = thing { Some(column) } else { None })
}

fn all(headings: &[&str]) -> Vec<Column> {
    headings.iter().map(|heading| first(heading).unwrap_or(Column::Ignored)).collect()
}

#[test]
fn the_reception_book_of_2021_is_recognised() {
    use Column::*;
    let headings = [
        "STT",
        "Ngày tiếp",
        "Họ tên – Địa chỉ",
        "CMND/Hộ chiếu của công dân",
        "Nội dung vụ việc",
        "Phân loại đơn/Số người",
        "Cơ quan đã giải quyết",
        "Hướng xử lý Thụ lý để giải quyết",
        "Hướng xử lý Trả lại đơn và hướng dẫn",
        "Hướng xử lý Chuyển đơn đến cơ quan, tổ chức, đơn vị có thẩm quyền",
        "Theo dõi kết quả giải quyết",
        "Ghi chú",
    ];
    // Name, address and paper in one heading are names of one cell; `mapping::assign` makes one column of them.
    let expected =
        [Ordinal, VisitedOn, Name, Identity, Content, Kind, ResolvedBy, Accepted, Guided, Referred, Result, Note];
    assert_eq!(all(&headings), expected);
}

#[test]
fn the_reception_book_of_2026_is_recognised() {
    use Column::*;
    let headings = [
        "STT",
        "Ngày tiếp",
        "Họ tên, địa chỉ",
        "CCCD/CMND/Hộ chiếu",
        "Nội dung (đơn / vụ việc, tóm tắt)",
        "Loại đơn (KN/TC/KN, PA)",
        "Số người cùng nội dung",
        "Cơ quan đã giải quyết",
        "Thuộc thẩm quyền (x)",
        "Hướng dẫn công dân đến cơ quan có thẩm quyền (nơi, số văn bản hướng dẫn)",
        "Cơ quan, đơn vị thụ lý (tên, số văn bản chuyển đơn)",
        "Theo dõi kết quả giải quyết",
        "Ghi chú",
    ];
    // Name, address and paper in one heading are names of one cell; `mapping::assign` makes one column of them.
    let expected = [
        Ordinal, VisitedOn, Name, Identity, Content, Kind, People, ResolvedBy, Competence, Guided, TakenUpBy, Result,
        Note,
    ];
    assert_eq!(all(&headings), expected);
}

#[test]
fn the_petition_book_of_twenty_columns_is_recognised() {
    use Column::*;
    let headings = [
        "Số thứ tự (năm)",
        "Ngày nhận",
        "Số, ngày văn bản chuyển đến (nếu cơ quan khác chuyển)",
        "Nguồn đơn",
        "Họ tên người gửi (người đại diện)",
        "Địa chỉ",
        "Số người ký",
        "Ngày viết đơn",
        "Tóm tắt nội dung",
        "Người/cơ quan bị khiếu nại, tố cáo",
        "Loại đơn",
        "Lĩnh vực",
        "Lần (lần đầu/lần hai/tiếp)",
        "Đủ điều kiện xử lý",
        "Thẩm quyền",
        "Vụ việc số",
        "Hướng xử lý; số, ngày văn bản; cơ quan nhận",
        "Đơn vị, cán bộ được giao; hạn giải quyết",
        "Kết quả giải quyết (số, ngày; nội dung)",
        "Ghi chú (đơn trùng số …, văn bản phúc đáp …)",
    ];
    let expected = [
        Ordinal,
        ReceivedOn,
        Incoming,
        Source,
        Name,
        Address,
        Signers,
        WrittenOn,
        Content,
        Respondent,
        Kind,
        Field,
        Level,
        Eligibility,
        Competence,
        MatterNo,
        Disposition,
        Assignee,
        Result,
        Note,
    ];
    assert_eq!(all(&headings), expected);
}

#[test]
fn home_made_headings_are_recognised() {
    use Column::*;
    let headings = [
        "TT",
        "Số đơn",
        "Số việc",
        "Ngày đến",
        "Nguồn",
        "Người viết đơn",
        "Thôn",
        "SĐT",
        "Trích yếu",
        "KN",
        "TC",
        "KNPA",
        "Kết quả xử lý",
        "Năm sinh",
    ];
    let expected = [
        Ordinal,
        Number,
        MatterNo,
        ReceivedOn,
        Source,
        Name,
        Address,
        Phone,
        Content,
        IsComplaint,
        IsDenunciation,
        IsProposal,
        Disposition,
        Birth,
    ];
    assert_eq!(all(&headings), expected);
    assert_eq!(first("Nguyễn Văn An"), None);
}

#[test]
fn a_heading_that_names_several_things_names_each() {
    use Column::*;
    let holds = |heading: &str| {
        let holds = names(heading)
            .into_iter()
            .filter_map(|thing| if let Thing::Holds(column) = thing { Some(column) } else { None });
        holds.collect::<Vec<_>>()
    };
    assert_eq!(holds("Họ tên - Địa chỉ - CMND/Hộ chiếu của công dân"), [Name, Address, Identity]);
    assert_eq!(holds("Họ tên, năm sinh, địa chỉ"), [Name, Birth, Address]);
    assert_eq!(holds("Nội dung và kết quả giải quyết"), [Content, Result]);
    assert_eq!(holds("Phân loại đơn/Số người"), [Kind, People]);
    assert_eq!(holds("Đơn (loại đơn, ngày viết, số người ký)"), [Kind, WrittenOn, Signers]);
}

#[test]
fn whose_a_thing_is_does_not_make_it_another_thing() {
    assert_eq!(
        all(&["Địa chỉ người gửi", "Địa chỉ của công dân", "Họ tên người gửi"]),
        [Column::Address, Column::Address, Column::Name]
    );
    assert_eq!(all(&["Thời gian tiếp nhận", "Thời gian tiếp"]), [Column::ReceivedOn, Column::VisitedOn]);
}

#[test]
fn a_heading_of_two_rows_says_what_its_lower_row_names() {
    assert_eq!(all(&["Năm sinh | Nam", "Năm sinh | Nữ"]), [Column::BirthMale, Column::BirthFemale]);
    assert_eq!(
        all(&["Phân loại đơn | Theo loại đơn | Phản ánh", "Không thuộc thẩm quyền | Trả lại đơn"]),
        [Column::IsFeedback, Column::Returned]
    );
    assert_eq!(
        all(&["Nơi chuyển đơn đến | Số văn bản", "Cơ quan nhận | Số văn bản"]),
        [Column::Incoming, Column::DocNo]
    );
}

#[test]
fn a_heading_misspelt_or_without_spaces_is_known() {
    assert_eq!(
        all(&["Họ và tê n", "Ngày tiêp", "HoTen", "DiaChi", "NGAY NHAN DON"]),
        [Column::Name, Column::VisitedOn, Column::Name, Column::Address, Column::ReceivedOn]
    );
}
