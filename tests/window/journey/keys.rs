//! The keys: help at the field, a day in words, the list, the same as last time, leaving, copying, the practice register.

use serde_json::json;
use tests::{matter, petition, visit, with};

use crate::stage::Stage;

/// F1 opens what the guide says of the field the keyboard is in, and gives the keyboard back.
pub fn help_comes_at_the_field(stage: &Stage) {
    let office = stage.office().on("2026-11-23").with(&[]);
    let clerk = office.unlocked();
    clerk.press("Alt+3").finds("book-view").press("Ctrl+N").at("petition.source").press("F1");
    clerk.finds("dialog[open]").sees("BĐ: dịch vụ bưu chính").press("Esc").at("petition.source");
    clerk.passes(&["petition.source", "petition.written_on", "petition.anonymity"]);
    clerk.passes(&["petition.petitioners.0.full_name", "petition.petitioners.0.address"]);
    clerk.passes(&["petition.petitioners.0.hamlet", "petition.signer_count"]).at("petition.kind").press("F1");
    clerk.finds("dialog[open]").sees("Loại do nội dung quyết định").press("Enter").at("petition.kind");
    clerk.press("Esc").finds("book-view").press("F1").finds("dialog[open]").press("Esc");
}

/// A day is typed as it is said, read when the field is left, and refused or questioned in words.
pub fn a_day_is_typed_as_it_is_said(stage: &Stage) {
    let office = stage.office().on("2026-11-23").with(&[]);
    let clerk = office.unlocked();
    clerk.press("Ctrl+N").at("visit.people.0.full_name").press_times("Shift+Tab", 2).at("visit.date");
    for (typed, read) in [
        ("hq", "22/11/2026 (Chủ nhật)"),
        ("h", "23/11/2026 (thứ Hai)"),
        ("5/9", "05/09/2026 (thứ Bảy)"),
        ("5-9-25", "05/09/2025 (thứ Sáu)"),
        ("0509", "05/09/2026 (thứ Bảy)"),
        ("05092025", "05/09/2025 (thứ Sáu)"),
    ] {
        clerk.at("visit.date").press("Ctrl+A").write(typed).press("Enter").at("visit.lane");
        clerk.press("Shift+Tab").at("visit.date").holds(read);
    }
    clerk
        .press("Ctrl+A")
        .write("31/2")
        .press("Enter")
        .sees("tháng 2 chỉ có 28 hoặc 29 ngày")
        .press("Shift+Tab")
        .at("visit.date");
    clerk.holds("31/2").press("Ctrl+A").write("24/11/2026").press("Enter").sees("ở sau hôm nay");
    clerk.press("Shift+Tab").press("Ctrl+A").write("22/11").press("Enter").sees("ngày nghỉ");
}

/// F4 opens a list, Ctrl+D takes what was written last time, Esc asks only when something would be lost.
pub fn the_list_the_last_one_and_the_way_out(stage: &Stage) {
    let before = json!({"people": [{"full_name": "Nông Thị Bích", "address": "thôn Bản Tàn"}]});
    let office = stage.office().on("2026-11-23").with(&[matter("V"), with(&visit("R1", "2026-11-20"), &before)]);
    let clerk = office.unlocked();
    clerk.press("Alt+2").sees("1 dòng").press("Ctrl+N").at("visit.people.0.full_name").press("Esc");
    clerk.finds("book-view").press("Ctrl+N").at("visit.people.0.full_name").press("Enter");
    clerk.at("visit.people.0.address").press("Ctrl+D").holds("thôn Bản Tàn");
    clerk.press("Esc").sees("Rời mà chưa lưu?").press("Esc").at("visit.people.0.address").holds("thôn Bản Tàn");
    clerk.press("Esc").sees("Rời mà chưa lưu?").press("Enter").finds("book-view");
    clerk.press("Alt+1").sees("Lượt tiếp đang ghi").press("Alt+3").finds("book-view").press("Ctrl+N");
    clerk.at("petition.source").press("F4").finds("[role=option]").press("Down").press("Enter");
    clerk.at("petition.written_on").press("Shift+Tab").at("petition.source").holds("Nộp trực tiếp");
}

/// Rows marked in a book go into Excel as rows and columns.
pub fn a_range_is_copied_as_excel_wants_it(stage: &Stage) {
    let office = stage.office().on("2026-11-23").with(&[matter("V"), petition("D1", "2026-11-18")]);
    let clerk = office.unlocked();
    clerk.press("Alt+3").sees("1 dòng").finds(".tabulator-tableholder:focus").press("Shift+Right").press("Ctrl+C");
    clerk.press("Ctrl+F").finds(".view-search:focus").press("Ctrl+V");
    // A field of one line shows the tab between the cells as it is.
    let pasted = clerk.page().value();
    assert_eq!(pasted.split('\t').collect::<Vec<_>>(), ["1/2026", "18/11/2026"], "{pasted:?}");
}

/// The practice register opens without a passphrase, says all the time what it is, and lends the real one nothing.
pub fn the_practice_register_never_mixes_with_the_real_one(stage: &Stage) {
    let office = stage.office().on("2026-11-23").with(&[]);
    let clerk = office.clerk();
    clerk.at("passphrase").press_times("Tab", 3).press("Enter").sees("SỔ TẬP DÙNG").finds(".practice-band");
    clerk.press("Alt+2").sees("Hoàng Văn An").finds(".practice-band");
    assert!(clerk.asks("visit_list", &json!({"query": {}}))["rows"].as_array().is_some_and(|rows| rows.len() == 2));
    clerk.press("Ctrl+L").at("passphrase").sees_no_more("Hoàng Văn An").unlock();
    assert!(!clerk.page().is(".practice-band"), "the real one has no band");
    assert_eq!(clerk.asks("visit_list", &json!({"query": {}}))["rows"], json!([]));
}

/// `make demo` opens the window on the practice register: no gate, the band, the month of the article.
pub fn the_demo_opens_on_the_practice_register(stage: &Stage) {
    let office = stage.office().on("2019-09-14");
    let clerk = office.opened_with(&["--practice"]);
    clerk.finds(".practice-band").sees("Hôm nay").press("Alt+6").at("report-period").sees("05 đơn/04 vụ việc");
    assert!(!office.book().exists(), "no real register was made");
}
