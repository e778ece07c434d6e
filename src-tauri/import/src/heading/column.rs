//! What a column of an office's register holds.

use words::codes::codes;

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
        /// The family and middle names, the given name being in a column of its own.
        FamilyName = "family_name",
        /// The address.
        Address = "address",
        /// The identity number.
        Identity = "identity",
        /// The telephone number.
        Phone = "phone",
        /// The day or year of birth.
        Birth = "birth",
        /// The year of birth, of men.
        BirthMale = "birth_male",
        /// The year of birth, of women.
        BirthFemale = "birth_female",
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
        /// A mark: phản ánh.
        IsFeedback = "is_feedback",
        /// A mark: đề nghị.
        IsRequest = "is_request",
        /// The field.
        Field = "field",
        /// Which time.
        Level = "level",
        /// Whether the paper meets the conditions.
        Eligibility = "eligibility",
        /// A mark: không đủ điều kiện.
        Ineligible = "ineligible",
        /// Whose it is to resolve.
        Competence = "competence",
        /// A mark: không thuộc thẩm quyền.
        Outside = "outside",
        /// What its matter is called.
        MatterNo = "matter_no",
        /// Whom it is against.
        Respondent = "respondent",
        /// Who received: the officer, the head, a delegate.
        Lane = "lane",
        /// The head who received.
        HeadLane = "head_lane",
        /// Who resolved it before.
        ResolvedBy = "resolved_by",
        /// A mark: thụ lý.
        Accepted = "accepted",
        /// A mark: trả lại đơn và hướng dẫn.
        Guided = "guided",
        /// A mark: chuyển đơn.
        Referred = "referred",
        /// A mark: trả lại đơn.
        Returned = "returned",
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
