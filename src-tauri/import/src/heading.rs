//! What a column holds, told from its heading. Headings are compared folded (no marks, no capitals, y as i), so
//! `Ngày tiếp`, `NGAY TIEP` and a heading rescued from TCVN3 are one.

codes! {
    /// What a column of an office's register holds.
    Column "import_column" {
        /// Nothing that is taken over.
        Ignored = "ignored",
        /// A running number that is not the book's.
        Ordinal = "ordinal",
        /// The number in the year's book.
        Number = "number",
        /// The day of the visit.
        VisitedOn = "visited_on",
        /// The day the paper came.
        ReceivedOn = "received_on",
        /// The day on the paper.
        WrittenOn = "written_on",
        /// The paper of the body that forwarded it.
        Incoming = "incoming",
        /// How the paper came.
        Source = "source",
        /// The name.
        Name = "name",
        /// The name and the address in one cell.
        NameAddress = "name_address",
        /// The address.
        Address = "address",
        /// The identity number.
        Identity = "identity",
        /// The telephone number.
        Phone = "phone",
        /// The day or year of birth.
        Birth = "birth",
        /// Man or woman.
        Sex = "sex",
        /// The ethnic group.
        EthnicGroup = "ethnic_group",
        /// How many came.
        People = "people",
        /// How many signed.
        Signers = "signers",
        /// What it is about.
        Content = "content",
        /// The kind of paper.
        Kind = "kind",
        /// The kind of paper and how many people, in one cell.
        KindPeople = "kind_people",
        /// A mark: khiếu nại.
        IsComplaint = "is_complaint",
        /// A mark: tố cáo.
        IsDenunciation = "is_denunciation",
        /// A mark: kiến nghị, phản ánh.
        IsProposal = "is_proposal",
        /// The field.
        Field = "field",
        /// Which time.
        Level = "level",
        /// Whether the paper meets the conditions.
        Eligibility = "eligibility",
        /// Whose it is to resolve.
        Competence = "competence",
        /// What its matter is called.
        MatterNo = "matter_no",
        /// Whom it is against.
        Respondent = "respondent",
        /// Who received: the officer, the head, a delegate.
        Lane = "lane",
        /// Who resolved it before.
        ResolvedBy = "resolved_by",
        /// A mark: thụ lý.
        Accepted = "accepted",
        /// A mark: trả lại đơn và hướng dẫn.
        Guided = "guided",
        /// A mark: chuyển đơn.
        Referred = "referred",
        /// The body that takes it up, with the paper sent to it.
        TakenUpBy = "taken_up_by",
        /// What is done with it, in words.
        Disposition = "disposition",
        /// The day that was decided.
        ProcessedOn = "processed_on",
        /// The body it went to.
        Office = "office",
        /// The number of the paper sent out.
        DocNo = "doc_no",
        /// The day on the paper sent out.
        DocDate = "doc_date",
        /// The room it was handed to.
        Assignee = "assignee",
        /// What came of it.
        Result = "result",
        /// A note.
        Note = "note",
        /// The batch and row it was rejected from.
        Origin = "origin",
    }
}

/// How a heading is known: it has every one of these words, or is exactly them.
enum Sign {
    /// The phrases all occur.
    Has(&'static [&'static str]),
    /// The heading is the phrase.
    Is(&'static [&'static str]),
}
use Sign::{Has, Is};
use words::codes::codes;
use words::vietnamese::fold::tokens;

/// The signs in the order they are tried: the narrower before the wider.
const SIGNS: &[(Column, Sign)] = &[
    (Column::Ignored, Is(&["li do", "li do khong nhap"])),
    (Column::Origin, Is(&["dong goc"])),
    (Column::Note, Has(&["ghi chu"])),
    (Column::Disposition, Has(&["huong xu li", "so"])),
    (Column::MatterNo, Has(&["vu viec so"])),
    (Column::MatterNo, Is(&["so vu viec", "so viec", "ma vu viec", "ma vu", "so vu"])),
    (
        Column::Number,
        Is(&["stt", "tt", "so tt", "so thu tu nam", "so thu tu", "so vao so", "so don", "so den", "so"]),
    ),
    (Column::Number, Has(&["so thu tu"])),
    (Column::Respondent, Has(&["bi khieu nai"])),
    (Column::Respondent, Has(&["bi to cao"])),
    (Column::Respondent, Has(&["bi phan anh"])),
    (Column::Incoming, Has(&["van ban chuien den"])),
    (Column::Incoming, Has(&["co quan chuien den"])),
    (Column::Incoming, Has(&["noi chuien den"])),
    (Column::WrittenOn, Has(&["ngai viet"])),
    (Column::WrittenOn, Has(&["ngai lam don"])),
    (Column::WrittenOn, Has(&["ngai ghi tren don"])),
    (Column::WrittenOn, Has(&["ngai thang trong don"])),
    (Column::WrittenOn, Is(&["ngai don", "ngai thang don"])),
    (Column::ProcessedOn, Has(&["ngai xu li"])),
    (Column::ProcessedOn, Has(&["ngai thu li"])),
    (Column::Birth, Has(&["nam sinh"])),
    (Column::Birth, Has(&["ngai sinh"])),
    (Column::DocDate, Has(&["ngai van ban"])),
    (Column::DocDate, Has(&["ngai cong van"])),
    (Column::ReceivedOn, Has(&["ngai", "tiep nhan"])),
    (Column::VisitedOn, Has(&["ngai", "tiep"])),
    (Column::ReceivedOn, Has(&["ngai", "nhan"])),
    (Column::ReceivedOn, Has(&["ngai", "den"])),
    (Column::ReceivedOn, Has(&["ngai vao so"])),
    (Column::ReceivedOn, Has(&["dau cong van den"])),
    (Column::VisitedOn, Has(&["thoi gian tiep"])),
    (Column::VisitedOn, Is(&["ngai", "ngai thang", "ngai thang nam", "thoi gian"])),
    (Column::Identity, Has(&["cmnd"])),
    (Column::Identity, Has(&["cccd"])),
    (Column::Identity, Has(&["can cuoc"])),
    (Column::Identity, Has(&["ho chieu"])),
    (Column::Identity, Has(&["chung minh"])),
    (Column::Identity, Has(&["so giai to"])),
    (Column::Phone, Has(&["dien thoai"])),
    (Column::Phone, Is(&["sdt", "so dt", "dt", "phone"])),
    (Column::Sex, Has(&["gioi tinh"])),
    (Column::EthnicGroup, Has(&["dan toc"])),
    (Column::Signers, Has(&["so nguoi ki"])),
    (Column::Signers, Has(&["so chu ki"])),
    (Column::KindPeople, Has(&["loai don", "so nguoi"])),
    (Column::People, Has(&["so nguoi"])),
    (Column::People, Has(&["so luong nguoi"])),
    (Column::People, Has(&["so cong dan"])),
    (Column::ResolvedBy, Has(&["co quan da giai quiet"])),
    (Column::ResolvedBy, Has(&["da giai quiet"])),
    (Column::TakenUpBy, Has(&["co quan", "thu li"])),
    (Column::Guided, Has(&["tra lai", "huong dan"])),
    (Column::Guided, Has(&["huong dan cong dan"])),
    (Column::Guided, Is(&["huong dan", "huong xu li huong dan"])),
    (Column::Assignee, Has(&["duoc giao"])),
    (Column::Assignee, Has(&["han giai quiet"])),
    (Column::Assignee, Has(&["can bo thu li"])),
    (Column::Accepted, Has(&["thu li"])),
    (Column::Result, Has(&["ket qua giai quiet"])),
    (Column::Result, Has(&["theo doi ket qua"])),
    (Column::Result, Is(&["ket qua"])),
    (Column::Office, Has(&["co quan nhan"])),
    (Column::Office, Is(&["noi nhan", "chuien den", "noi chuien", "co quan"])),
    (Column::Referred, Has(&["chuien don"])),
    (Column::Referred, Has(&["chuien co quan"])),
    (Column::Referred, Has(&["chuien den co quan"])),
    (Column::Competence, Has(&["tham quien"])),
    (Column::Eligibility, Has(&["du dieu kien"])),
    (Column::Eligibility, Has(&["dieu kien xu li"])),
    (Column::Disposition, Has(&["xu li"])),
    (Column::DocNo, Has(&["so van ban"])),
    (Column::DocNo, Has(&["so cong van"])),
    (Column::DocNo, Has(&["so ki hieu"])),
    (Column::Field, Has(&["linh vuc"])),
    (Column::Source, Has(&["nguon"])),
    (Column::Source, Has(&["hinh thuc gui"])),
    (Column::Source, Has(&["hinh thuc nhan"])),
    (Column::Level, Is(&["lan"])),
    (Column::Level, Has(&["lan dau"])),
    (Column::Level, Has(&["lan giai quiet"])),
    (Column::Level, Has(&["lan thu"])),
    (Column::Lane, Has(&["nguoi tiep"])),
    (Column::Lane, Has(&["can bo tiep"])),
    (Column::Lane, Has(&["lanh dao tiep"])),
    (Column::Lane, Has(&["hinh thuc tiep"])),
    (Column::Lane, Has(&["chu tri"])),
    (Column::NameAddress, Has(&["ho", "ten", "dia chi"])),
    (Column::NameAddress, Has(&["cong dan", "dia chi"])),
    (Column::NameAddress, Has(&["nguoi", "dia chi"])),
    (Column::Address, Has(&["dia chi"])),
    (Column::Address, Has(&["noi o"])),
    (Column::Address, Has(&["cho o"])),
    (Column::Address, Has(&["cu tru"])),
    (Column::Address, Has(&["thuong tru"])),
    (Column::Address, Is(&["thon", "to dan pho", "thon to dan pho", "xom", "ban"])),
    (Column::Name, Has(&["ho ten"])),
    (Column::Name, Has(&["ho va ten"])),
    (Column::Name, Has(&["ten cong dan"])),
    (Column::Name, Has(&["nguoi gui"])),
    (Column::Name, Has(&["nguoi lam don"])),
    (Column::Name, Has(&["nguoi viet don"])),
    (Column::Name, Has(&["nguoi dung don"])),
    (Column::Name, Has(&["nguoi khieu nai"])),
    (Column::Name, Is(&["cong dan", "ten", "nguoi den", "chu don"])),
    (Column::Content, Has(&["noi dung"])),
    (Column::Content, Has(&["tom tat"])),
    (Column::Content, Has(&["trich ieu"])),
    (Column::IsComplaint, Is(&["khieu nai", "kn", "loai don khieu nai", "loai don kn"])),
    (Column::IsDenunciation, Is(&["to cao", "tc", "loai don to cao", "loai don tc"])),
    (Column::IsProposal, Is(&["kien nghi phan anh", "kn pa", "knpa", "pakn", "loai don kien nghi phan anh"])),
    (Column::Kind, Has(&["loai don"])),
    (Column::Kind, Has(&["phan loai"])),
    (Column::Kind, Has(&["loai vu viec"])),
    (Column::Kind, Is(&["loai", "the loai"])),
];

/// Recognises a heading; `None` when it is none of those an office uses.
pub(super) fn recognise(heading: &str) -> Option<Column> {
    let words = tokens(heading);
    if words.is_empty() || words.len() > 40 {
        return None;
    }
    let text = format!(" {} ", words.join(" "));
    let has = |phrase: &&str| text.contains(&format!(" {phrase} "));
    let fits = |sign: &Sign| match sign {
        Has(phrases) => phrases.iter().all(has),
        Is(phrases) => phrases.contains(&text.trim()),
    };
    SIGNS.iter().find(|(_, sign)| fits(sign)).map(|(column, _)| *column)
}

#[cfg(test)]
mod tests;
