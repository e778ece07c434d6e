//! Lịch tiếp.

use serde_json::json;

use crate::stage::Stage;

/// The head of the unit sat down to receive, and nobody came: one key, and the day is counted.
pub fn a_session_nobody_came_to(stage: &Stage) {
    let session = json!({"type": "session", "ref": "S", "date": "2026-11-23", "lane": "head", "kind": "scheduled",
        "published": true, "host": "Ma Văn Tuấn", "held": false, "visitors_came": false});
    let office = stage.office().on("2026-11-23").with(&[session]);
    let clerk = office.unlocked();
    clerk.sees("Lịch tiếp hôm nay").begins().press("F6").sees("Đã lưu: hôm nay không có công dân đến");
    clerk.sees("Đã xác nhận không có công dân đến").took("a session nobody came to", None);
    let kept = clerk.asks("session_get", &json!({"ref": "S"}))["record"].clone();
    assert_eq!((&kept["held"], &kept["visitors_came"]), (&json!(true), &json!(false)));
    clerk.press("Alt+7").sees("✔ Không có công dân đến");
    let report = clerk.asks("report_make", &json!({"period": "2026-12"}));
    let days: i64 =
        report["forms"]["01/TCD"].as_object().expect("a form").values().filter_map(serde_json::Value::as_i64).sum();
    assert!(days > 0, "a day nobody came to is a day of receiving: {report}");
}

/// The head's Thursdays are planned from a rule, one is handed to a deputy for a reason, one moved; the month is put up
/// as a notice.
pub fn a_calendar_is_planned_changed_and_put_up_as_a_notice(stage: &Stage) {
    let officer = |reference: &str, name: &str, title: &str| json!({"type": "officer", "ref": reference, "full_name": name, "title": title});
    let office = stage.office().on("2026-11-23").with(&[
        officer("CT", "Nông Văn Tuyên", "Chủ tịch UBND xã"),
        officer("PCT", "Ma Thị Hiền", "Phó Chủ tịch UBND xã"),
    ]);
    let clerk = office.unlocked();
    clerk.press("Alt+7").sees("Thủ trưởng đã tiếp 00 ngày").sees("chưa đủ").begins().press("F8");
    clerk.passes(&["session.weekday"]).chooses("session.lane", "2").fills("session.host", "Nông Văn Tuyên");
    clerk.fills("session.from", "01/12/2026").at("session.to").write("31/12/2026").press("Ctrl+S");
    clerk.sees("Đã lập 5 buổi tiếp").took("a month of sessions planned", None);
    clerk
        .sees("5 dòng")
        .finds(".tabulator-tableholder:focus")
        .press("Alt+U")
        .at("session.host")
        .write("Ma Thị Hiền")
        .goes_on();
    clerk
        .at("session.delegated_because")
        .press("Ctrl+S")
        .sees("Chưa ghi")
        .write("Chủ tịch đi họp tỉnh")
        .press("Ctrl+S");
    clerk.sees("Đã ủy quyền buổi tiếp ngày 31/12/2026").finds(".tabulator-tableholder:focus").press("Alt+C");
    clerk
        .at("session.moved_to")
        .write("30/12/2026")
        .press("Ctrl+S")
        .sees("Công bố lại lịch chậm nhất ngày 23/12/2026");
    clerk.sees("6 dòng").finds(".tabulator-tableholder:focus").press("F9").at("paper.fields.where").press("Ctrl+S");
    clerk.sees("Đã lập văn bản").sees("Lịch tiếp công dân tháng 12 năm 2026").sees("30/12/2026");
    assert!(!clerk.page().shows("Chủ tịch đi họp tỉnh"), "why somebody is away is nobody's business on the wall");
    let rows = clerk.driver.run("return document.querySelectorAll('paper-sheet tbody tr').length;", &json!(null));
    assert_eq!(rows, 5, "what was moved is announced once, where it went");
}
