//! Thời hạn: Hôm nay tells what is due with its arithmetic and its rule; a record tells whether it was in time.

use serde_json::json;
use tests::{matter, petition, with};

use crate::stage::Stage;

/// The clerk opens what is overdue from Hôm nay, sees why, processes it, and reads by how much it was late.
pub fn what_is_overdue_is_opened_processed_and_told_late(stage: &Stage) {
    let waiting = json!({"kind": "complaint", "processed_on": null, "disposition": null,
        "eligibility": "undetermined", "competence": "undetermined", "field": null});
    let kept = json!({"eligibility": "ineligible", "ineligibility_reason": "no_signature", "disposition": "file",
        "competence": "undetermined", "field": null, "matter": null});
    let office = stage.office().on("2026-11-23").with(&[
        matter("V"),
        with(&petition("D1", "2026-11-09"), &waiting),
        with(&petition("D2", "2025-11-03"), &kept),
    ]);
    let clerk = office.unlocked();
    let sum = "nhận đơn 09/11/2026 + 07 ngày làm việc = 18/11/2026";
    clerk.sees("Quá hạn (1)").sees(sum).sees("D05':").sees("Đã lưu đủ một năm (1)").sees("đề xuất");
    let due = clerk.asks("desk_today", &json!({}))["due"].clone();
    assert_eq!((&due[0]["rule"], &due[0]["state"], &due[0]["days"]), (&json!("D05'"), &json!("overdue"), &json!(-3)));
    clerk.driver.run("document.querySelector('.due-block .row-links button').focus();", &json!(null));
    clerk.begins().press("Enter").sees("Đơn số 1/2026").sees("Quá hạn 3 ngày làm việc").sees(sum);
    clerk.press("F6").passes(&["petition.kind", "petition.respondent", "_about.how", "_about.matter"]);
    clerk.chooses("petition.eligibility", "1").fills("petition.field", "xây dựng").passes(&["petition.level"]);
    clerk.chooses("petition.competence", "1").chooses("petition.disposition", "1");
    clerk.at("petition.processed_on").press("Ctrl+S").sees("Đã lưu đơn số 1/2026");
    clerk.sees("Chậm 3 ngày làm việc").sees("xong ngày 23/11/2026, chậm 03 ngày làm việc");
    clerk.took("an overdue complaint processed", None);
    clerk.press("Alt+1").sees("Không có việc quá hạn");
}
