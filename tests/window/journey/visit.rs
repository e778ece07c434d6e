//! Tiếp công dân.

use serde_json::json;
use tests::matter;

use crate::stage::Stage;

/// Somebody came, asked, and was answered on the spot.
pub fn a_routine_visit_is_entered(stage: &Stage) {
    let office = stage.office().on("2026-11-23").with(&[]);
    let clerk = office.unlocked();
    clerk.begins().press("Ctrl+N").at("visit.people.0.full_name").write("Hoàng Văn An").press("Enter");
    clerk.at("visit.people.0.address").write("thôn Nà Cà, xã Bằng Phúc").press("Enter");
    clerk.at("visit.people.0.hamlet").press("Enter").at("visit.people_count").press("Enter");
    clerk.at("visit.content").write("Hỏi thủ tục cấp giấy chứng nhận").press("Ctrl+Enter");
    clerk.at("_about.how").press("Enter").at("_paper").press("Enter").at("visit.status").press("Enter");
    clerk.at("visit.outcome").write("Đã hướng dẫn tại chỗ").press("Ctrl+S").sees("Đã lưu lượt tiếp số 1");
    clerk.took("a routine visit", Some(25));
    let row = clerk.asks("visit_list", &json!({"query": {}}))["rows"][0].clone();
    let visit = clerk.asks("visit_get", &json!({"ref": row["ref"]}))["record"].clone();
    assert_eq!(visit["people"][0]["full_name"], "Hoàng Văn An");
    assert_eq!(visit["content"], "Hỏi thủ tục cấp giấy chứng nhận");
    assert_eq!((&visit["lane"], &visit["date"]), (&json!("routine"), &json!("2026-11-23")));
}

/// Somebody came with a paper about a matter nobody knew: visit, petition and matter are one act.
pub fn a_visit_with_a_petition_is_one_act(stage: &Stage) {
    let office = stage.office().on("2026-11-23").with(&[matter("V")]);
    let clerk = office.unlocked();
    clerk.begins().press("Ctrl+N").at("visit.people.0.full_name").write("Nông Thị Bích").press("Enter");
    clerk.at("visit.people.0.address").write("thôn Bản Tàn").press("Enter");
    clerk.at("visit.people.0.hamlet").press("Enter").at("visit.people_count").press("Enter");
    clerk.at("visit.content").write("Tranh chấp đất với hộ liền kề").press("Ctrl+Enter");
    clerk
        .at("_about.how")
        .press("3")
        .press("Enter")
        .at("matter.title")
        .write("Tranh chấp đất giữa hai hộ")
        .press("Enter");
    clerk.at("_paper").press("2").press("Enter").at("petition.kind").write("KN").press("Enter");
    clerk.press("Ctrl+S").sees("Đã lưu lượt tiếp số 1").took("a visit with a petition on a new matter", Some(25));
    let petition = clerk.asks("petition_list", &json!({"query": {}}))["rows"][0].clone();
    let record = clerk.asks("petition_get", &json!({"ref": petition["ref"]}))["record"].clone();
    assert_eq!(record["kind"], "complaint");
    assert_eq!(record["petitioners"][0]["full_name"], "Nông Thị Bích");
    let visit = clerk.asks("visit_get", &json!({"ref": record["via_visit"]}))["record"].clone();
    assert_eq!(visit["matters"], json!([record["matter"]]), "one matter, named by both");
    // One act: one step back takes all three.
    clerk.press("Ctrl+Z").sees("↶");
    for command in ["visit_list", "petition_list"] {
        assert_eq!(clerk.asks(command, &json!({"query": {}}))["rows"][0]["cancelled"], true, "{command}");
    }
    assert!(clerk.page().is(".tabulator-row.cancelled"), "the row stays in the book, struck out");
}
