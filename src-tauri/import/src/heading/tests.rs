//! The headings of the forms and of home-made registers.

use super::*;

fn all(headings: &[&str]) -> Vec<Column> {
    headings.iter().map(|heading| recognise(heading).unwrap_or(Column::Ignored)).collect()
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
    let expected = [
        Number,
        VisitedOn,
        NameAddress,
        Identity,
        Content,
        KindPeople,
        ResolvedBy,
        Accepted,
        Guided,
        Referred,
        Result,
        Note,
    ];
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
    let expected = [
        Number,
        VisitedOn,
        NameAddress,
        Identity,
        Content,
        Kind,
        People,
        ResolvedBy,
        Competence,
        Guided,
        TakenUpBy,
        Result,
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
        Number,
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
        Number,
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
    assert_eq!(recognise("SỔ TIẾP CÔNG DÂN NĂM 2019"), None);
    assert_eq!(recognise("Nguyễn Văn An"), None);
}
