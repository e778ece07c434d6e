//! Tiếp công dân.

use serde_json::json;
use tests::{matter, visit, with};

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
    clerk
        .press("Ctrl+Z")
        .sees("Hủy vụ việc, lượt tiếp số 1/2026, đơn số 1/2026?")
        .press("Tab")
        .press("Enter")
        .sees("↶");
    for command in ["visit_list", "petition_list"] {
        assert_eq!(clerk.asks(command, &json!({"query": {}}))["rows"][0]["cancelled"], true, "{command}");
    }
    assert!(clerk.page().is(".tabulator-row.cancelled"), "the row stays in the book, struck out");
}

/// A person of the book (by a merge, or by the open format) stands in the form with name and address; what is changed is
/// in the book: everywhere, or only here when she says so. A new matter goes with it in the same act.
pub fn a_person_of_the_book_is_corrected_in_a_visit(stage: &Stage) {
    for slow in ["0", "400"] {
        let known = json!({"people": [{"person": "P1"}]});
        let office = stage.office().on("2026-11-23").told("SO_TIEP_DAN_SLOW", slow).with(&[
            json!({"type": "hamlet", "ref": "H1", "name": "Nà Cà"}),
            json!({"type": "person", "ref": "P1", "full_name": "Nông Thị Hạnh", "address": "xã Bằng Phúc"}),
            matter("V"),
            with(&visit("R1", "2026-11-20"), &known),
        ]);
        let clerk = office.unlocked();
        let open = || {
            clerk
                .press("Alt+2")
                .finds("book-view .tabulator-row")
                .finds(".tabulator-tableholder:focus")
                .press("Enter");
            clerk.sees("Lượt tiếp số 1/2026").sees("Nông Thị Hạnh").sees("xã Bằng Phúc").press("F2");
            clerk.at("visit.people.0.full_name").holds("Nông Thị Hạnh").press("Enter");
            clerk.at("visit.people.0.address").holds("xã Bằng Phúc");
        };
        open();
        clerk
            .press("Ctrl+A")
            .write("xóm Mới")
            .press("Enter")
            .at("visit.people.0.hamlet")
            .write("nà cà")
            .press("Ctrl+S");
        clerk.sees("Đã lưu phần sửa").sees("xóm Mới, Nà Cà").sees("Lịch sử ghi sổ").sees("xã Bằng Phúc");
        assert_eq!(clerk.asks("person_get", &json!({"ref": "P1"}))["record"]["address"], "xóm Mới");
        clerk.press("Ctrl+Z").sees("↶").sees_no_more("xóm Mới, Nà Cà");
        // Another visit of hers, and a matter that is new: one act, or nothing.
        clerk.asks(
            "visit_add",
            &json!({"draft": with(&visit("R2", "2026-11-21"), &json!({"type": null, "people": [{"person": "P1"}]}))}),
        );
        clerk.press("Alt+1").sees("Việc cần làm");
        clerk.driver.run("location.hash = 'visit/R1';", &json!(null));
        clerk.finds("record-view h1").press("F2").at("visit.people.0.full_name").press("Ctrl+A").write("Lý Thị Hoa");
        clerk.press("Enter").sees("Người này còn ở 1 mục khác trong sổ").press_times("Enter", 4).at("visit.content");
        clerk
            .press("Ctrl+S")
            .sees("hay chỉ mục này")
            .press("2")
            .press_times("Enter", 2)
            .at("visit.content")
            .press("Ctrl+Enter")
            .at("_about.how")
            .press("3")
            .press("Enter");
        clerk.at("matter.title").press("Ctrl+S").sees("Chưa ghi").at("matter.title");
        assert_eq!(clerk.asks("matter_list", &json!({"query": {}}))["total"], 1, "no matter was left behind");
        clerk.write("Đường thôn Nà Cà hỏng").press("Ctrl+S").sees("Đã lưu phần sửa").sees("Lý Thị Hoa");
        let visit = clerk.asks("visit_get", &json!({"ref": "R1"}))["record"].clone();
        assert_eq!(visit["people"][0]["full_name"], "Lý Thị Hoa");
        assert_eq!(clerk.asks("person_get", &json!({"ref": "P1"}))["record"]["full_name"], "Nông Thị Hạnh");
        assert_eq!(clerk.asks("matter_list", &json!({"query": {}}))["total"], 2);
    }
}
