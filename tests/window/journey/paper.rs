//! Văn bản: made of its record, issued, printed, written to a file.

use serde_json::json;
use tests::{matter, petition, with};

use crate::stage::Stage;

/// A petition outside competence: its letter is made from its page, given a number, printed and written to a file; what
/// is printed again says so.
pub fn a_letter_is_made_issued_printed_and_written(stage: &Stage) {
    let outside = json!({"kind": "proposal", "competence": "outside", "disposition": "refer"});
    let office = stage.office().on("2026-11-23").with(&[
        matter("V"),
        with(&petition("D1", "2026-11-18"), &outside),
        json!({"type": "officer", "ref": "CT", "full_name": "Nông Văn Tuyên", "title": "Chủ tịch UBND xã"}),
        json!({"type": "office", "ref": "O2", "name": "Sở Xây dựng tỉnh Thái Nguyên", "kind": "external"}),
        json!({"type": "referral", "ref": "C1", "petition": "D1", "kind": "refer", "on": "2026-11-18", "office": "O2"}),
    ]);
    let clerk = office.unlocked();
    clerk.press("Alt+3").sees("1 dòng").finds(".tabulator-tableholder:focus").begins().press("Enter");
    clerk.sees("Đơn số 1/2026").press("F9").sees("Chọn văn bản");
    clerk.driver.run(
        "[...document.querySelectorAll('.row-links button')].find((one) => one.innerText.includes('kiến nghị, phản ánh')).focus();",
        &json!(null),
    );
    clerk.press("Enter").finds("record-form").press("Ctrl+S").sees("Đã lập văn bản").sees("Chờ số, ngày");
    clerk.sees("Sở Xây dựng tỉnh Thái Nguyên").sees("NÔNG VĂN TUYÊN".to_lowercase().as_str());
    clerk.press("F6").at("paper.doc_no").write("5").press("Ctrl+S").sees("Số 05/").sees("ngày 23 tháng 11 năm 2026");
    clerk.press("Ctrl+E").sees("Đã ghi và kiểm tra").took("a letter made, issued and written", None);
    let written: Vec<_> = std::fs::read_dir(office.files()).expect("files").flatten().map(|one| one.path()).collect();
    assert_eq!(written.len(), 1, "{written:?}");
    assert!(std::fs::read(&written[0]).expect("a document").starts_with(b"PK"));
    clerk.sees("Bản in lại");
    let sent = clerk.asks("referral_get", &json!({"ref": "C1"}))["record"].clone();
    assert_eq!(sent["doc_date"], "2026-11-23", "the paper is the referral");
}
