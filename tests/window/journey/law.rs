//! Pháp luật theo ngày: the days off of a year, the length of a duty, an instrument, each from its day on.

use serde_json::json;

use crate::stage::Stage;

/// The announcement of next year's days off is copied in; a mistake is said at its field, and what was presumed is so no
/// more.
pub fn the_days_off_of_next_year_are_entered(stage: &Stage) {
    let office = stage.office().on("2026-11-23").with(&[]);
    let clerk = office.unlocked();
    clerk.press("Alt+9").sees("Pháp luật theo ngày").begins().press("F9").sees("tạm tính, chưa có lịch nghỉ");
    clerk.press("F6").fills("law.year", "2027").fills("law.valid_from", "h");
    clerk.fills("law.off", "01/01, 04/02-10/02, 31/02").at("law.work").write("13/02").press("Ctrl+S");
    clerk.sees("“31/02”: ngày nghỉ phải là thứ Hai đến thứ Sáu");
    clerk.at("law.off").press("End").press_times("Backspace", 7).press("Ctrl+S").sees("phần đã qua giữ nguyên");
    clerk.sees("01/01, 04/02–05/02, 08/02–10/02").took("the days off of a year", None);
    let law = clerk.asks("setting_law", &json!({}));
    let year = law["years"].as_array().expect("years").iter().find(|one| one["year"] == 2027).expect("2027").clone();
    assert_eq!((&year["mark"], &year["work"]), (&json!("entered"), &json!(["2027-02-13"])));
    // The past is not written over: a year already announced is corrected from today on only.
    let draft = json!({"amendment": "holiday", "year": 2026, "off": "05/01", "valid_from": "2026-01-01"});
    let refused = clerk.refused("setting_amend", &json!({ "draft": draft }));
    assert_eq!(refused["faults"][0]["code"], "overwrites_past");
}

/// A new law shortens a duty from a day on; the version before it stays with its days.
pub fn another_length_of_a_duty_begins_on_its_day(stage: &Stage) {
    let office = stage.office().on("2026-11-23").with(&[]);
    let clerk = office.unlocked();
    clerk.press("Alt+9").sees("Pháp luật theo ngày").press("F9").sees("Văn bản để viện dẫn").begins().press("F7");
    clerk.at("law.rule").write("D20").finds("[role=option]").goes_on().chooses("law.counted_in", "1");
    clerk.fills("law.length", "5").passes(&["law.complex_days", "law.remote_days", "law.remote_complex_days"]);
    clerk.fills("law.basis", "Luật Tố cáo sửa đổi 2027").at("law.valid_from").write("01/03/2027").press("Ctrl+S");
    clerk.sees("từ 01/03/2027").sees("đến 28/02/2027").sees("Luật Tố cáo sửa đổi 2027");
    clerk.took("another length of a duty", None);
}
