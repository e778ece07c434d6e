//! Sổ in: a year of a book looked at, written to Excel, uncovered only with a reason.

use serde_json::json;
use tests::{matter, petition, with};

use crate::stage::Stage;

/// The book of petitions with a denouncer in it: covered on its pages and in its file; without a reason nothing more.
pub fn a_year_of_the_book_is_printed_with_the_denouncer_covered(stage: &Stage) {
    let denounced = json!({"kind": "denunciation", "respondent": "Đỗ Văn Bị", "petitioners":
        [{"full_name": "Giàng A Páo", "address": "thôn Phja Khao"}], "field": "public_duty", "disposition": "accept"});
    let office = stage.office().on("2026-11-23").with(&[
        matter("V"),
        petition("D1", "2026-11-16"),
        with(&petition("D2", "2026-11-18"), &denounced),
    ]);
    let clerk = office.unlocked();
    clerk.press("Alt+3").sees("2 dòng").finds(".tabulator-tableholder:focus").begins().press("F9");
    clerk
        .sees("SỔ THEO DÕI TIẾP NHẬN, XỬ LÝ ĐƠN")
        .sees("Mở ngày 01/01/2026")
        .sees("Sổ có 02 dòng, từ số 1 đến số 2.");
    clerk.sees("Lý Văn Dần").sees("(bí mật)");
    assert!(!clerk.page().shows("Giàng A Páo"), "the denouncer is covered");
    clerk.press("Ctrl+E").sees("Đã ghi và kiểm tra So-theo-doi-don-2026.xlsx").took("a year written to Excel", None);
    assert!(office.files().join("So-theo-doi-don-2026.xlsx").exists());
    clerk.press("F8").sees("Lý do in không che").press("Ctrl+Enter").sees("Lý do in không che").press("Esc");
    let refused = clerk.refused("yearbook_print", &json!({"book": "petition", "year": 2026, "reason": " "}));
    assert_eq!(refused["faults"][0]["field"], "reason");
    let given = json!({"book": "petition", "year": 2026, "reason": "Thanh tra tỉnh yêu cầu"});
    let open = clerk.asks("yearbook_print", &given);
    assert!(open.to_string().contains("Giàng A Páo") && open["masked"] == false);
    // The page keeps its cover, and the book of visits has the layout of its day.
    assert!(!clerk.page().shows("Giàng A Páo"));
    clerk.press("Esc").press("Alt+2").finds("book-view").press("F9").sees("Sổ chưa có dòng nào để in");
}
