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
