//! Đơn thư and Chuyển đơn: a paper by post, a paper referred outside and answered.

use serde_json::json;
use tests::{matter, petition, with};

use crate::stage::Stage;

/// A paper by post about a matter the book knows: it joins it, and one matter has two papers.
pub fn a_petition_by_post_joins_a_known_matter(stage: &Stage) {
    let office = stage.office().on("2026-11-23").with(&[matter("V"), petition("D1", "2026-11-18")]);
    let clerk = office.unlocked();
    clerk.press("Alt+3").finds("book-view").begins().press("Ctrl+N");
    clerk.passes(&["petition.source", "petition.written_on", "petition.anonymity"]);
    clerk.fills("petition.petitioners.0.full_name", "Triệu Thị Coi");
    clerk.fills("petition.petitioners.0.address", "thôn Nà Khắt");
    clerk.passes(&["petition.petitioners.0.hamlet", "petition.signer_count"]).fills("petition.kind", "pa");
    clerk.fills("petition.summary", "Hộ khác cũng phản ánh nhà họp thôn bị nứt").chooses("_about.how", "3");
    clerk.at("_about.matter").write("nhà họp").finds("[role=option][aria-selected=true]").goes_on();
    clerk.at("petition.note").press("Ctrl+S").sees("Đã lưu đơn số 2/2026");
    clerk.took("a petition by post that joins a known matter", None);
    let matters = clerk.asks("matter_list", &json!({"query": {}}));
    assert_eq!(matters["rows"].as_array().map(Vec::len), Some(1), "no second matter");
    assert_eq!(matters["rows"][0]["petitions"], 2);
    // And the matter shows both together.
    clerk.press("Alt+5").sees("1 dòng").press("Enter").sees("2 đơn").sees("Hộ khác cũng phản ánh");
}

/// A paper outside competence is referred to another authority; its reply is recorded where it is awaited.
pub fn an_external_referral_and_its_reply(stage: &Stage) {
    let waiting = json!({"processed_on": null, "disposition": null, "eligibility": "undetermined",
        "competence": "undetermined", "field": null, "matter": "V"});
    let office = stage.office().on("2026-11-23").with(&[
        matter("V"),
        with(&petition("D1", "2026-11-20"), &waiting),
        json!({"type": "office", "ref": "O1", "name": "Phòng Kinh tế", "kind": "internal"}),
        json!({"type": "office", "ref": "O2", "name": "Sở Xây dựng tỉnh Thái Nguyên", "kind": "external"}),
    ]);
    let clerk = office.unlocked();
    clerk.press("Alt+3").sees("1 dòng").finds(".tabulator-tableholder:focus").begins().press("F6");
    clerk.passes(&["petition.kind", "_about.how", "_about.matter"]).chooses("petition.eligibility", "1");
    clerk.fills("petition.field", "xây dựng").chooses("petition.competence", "2");
    clerk.chooses("petition.disposition", "2").passes(&["petition.processed_on"]);
    // Only outside bodies are offered, and the form says in words and colour that the paper leaves the unit.
    clerk.sees("Chuyển đơn: cơ quan bên ngoài").finds(".part.external").at("referral.office").press("F4");
    clerk.finds("[role=option]").sees("Sở Xây dựng");
    assert!(!clerk.page().shows("Phòng Kinh tế"), "a room of the unit is no addressee of a referral");
    clerk.press("Down").press("Enter").fills("referral.doc_no", "12/PC-UBND").fills("referral.doc_date", "h");
    clerk.at("referral.reply_due").write("30/11").press("Ctrl+S").sees("Đã lưu đơn số 1/2026");
    clerk.took("an external referral of a petition", None).begins();
    clerk
        .press("Alt+4")
        .sees("1 dòng")
        .sees("Chờ phúc đáp")
        .sees("➜ Bên ngoài")
        .sees("1/2026")
        .finds(".tabulator-tableholder:focus");
    clerk.press("F6").fills("referral.reply.doc_no", "345/SXD-TTr").passes(&["referral.reply.on"]);
    clerk.at("referral.reply.content").write("Đã nhận đơn, đang kiểm tra công trình").press("Ctrl+S");
    clerk.sees("Đã lưu phúc đáp").sees("Đã phúc đáp").took("the reply to a referral", None);
    let sent = clerk.asks("referral_list", &json!({"query": {}}))["rows"][0].clone();
    let sent = clerk.asks("referral_get", &json!({"ref": sent["ref"]}))["record"].clone();
    assert_eq!((&sent["kind"], &sent["office"]), (&json!("refer"), &json!("O2")));
    assert_eq!((&sent["reply"]["doc_no"], &sent["reply"]["on"]), (&json!("345/SXD-TTr"), &json!("2026-11-23")));
}
