//! Chốt số liệu: closing a period, what came after, opening it again.

use std::path::Path;

use serde_json::{Value, json};
use tests::{matter, petition, with};

use crate::clerk::{Clerk, Office};
use crate::stage::Stage;

const FIRST: &str = "BC-UBND-xa-Cho-Don-2026-11-lan1.xlsx";

fn office(stage: &Stage) -> Office<'_> {
    stage.office().on("2026-11-14").with(&[matter("V"), petition("D1", "2026-11-02"), petition("D2", "2026-11-03")])
}

fn closes(clerk: &Clerk<'_>) {
    clerk.press("F6").sees("giữ nguyên như khi gửi").press("Ctrl+Enter");
}

fn bytes(office: &Office<'_>, name: &str) -> Vec<u8> {
    let path = office.files().join(Path::new(name));
    let bytes = std::fs::read(&path).expect("the file");
    std::fs::remove_file(&path).expect("taken away");
    bytes
}

/// Presses the button with these words, reached as Tab reaches it.
fn presses(clerk: &Clerk<'_>, words: &str) {
    let script = "const found = [...document.querySelectorAll('button')].find((one) => one.textContent.includes(arguments[0]));
        found?.focus(); return Boolean(found);";
    assert_eq!(clerk.driver.run(script, &json!(words)), json!(true), "{words}");
    clerk.press("Enter");
}

/// The figures are frozen: a paper that came too late changes neither the page nor the file, is told with its act, and is
/// left with a note.
pub fn a_closed_period_opens_as_it_was_sent(stage: &Stage) {
    let office = office(stage);
    let clerk = office.unlocked();
    clerk.press("Alt+6").sees("Chưa chốt số liệu").begins();
    closes(&clerk);
    clerk.sees("Đã chốt số liệu lần 1").sees("✔ Đã chốt lần 1").took("a period closed", Some(5));
    clerk.press("Ctrl+E").sees("Đã ghi và kiểm tra");
    let sent = bytes(&office, FIRST);
    let report = clerk.asks("report_make", &json!({"period": "2026-11"}));
    // A day inside the closed period is asked about as it is typed.
    clerk.press("Alt+2").finds("book-view").press("Ctrl+N").at("visit.people.0.full_name");
    clerk.press_times("Shift+Tab", 2).at("visit.date").press("Ctrl+A").fills("visit.date", "5/11");
    clerk.sees("Ngày này thuộc kỳ đã chốt số liệu").passes(&["visit.lane"]);
    clerk.fills("visit.people.0.full_name", "Hoàng Văn An").passes(&["visit.people.0.address"]);
    clerk.passes(&["visit.people.0.hamlet", "visit.people_count"]).fills("visit.content", "Hỏi thủ tục");
    clerk.press("Ctrl+S").sees("Đã lưu lượt tiếp số 1");
    clerk.press("Alt+6").sees("Thay đổi sau khi chốt lần 1").sees("Sót kỳ trước").sees("Hoàng Văn An");
    clerk.driver.run("document.querySelector('.changes details').open = true; document.querySelector('.changes').scrollIntoView(); return true;", &Value::Null);
    clerk.photograph("thay-doi-sau-khi-chot");
    assert_eq!(clerk.asks("report_make", &json!({"period": "2026-11"})), report);
    let standing = clerk.asks("close_standing", &json!({"period": "2026-11"}));
    let entries = standing["changes"]["entries"].as_array().expect("entries");
    assert!(entries.iter().all(|one| one["entry"]["acts"].as_array().is_some_and(|acts| !acts.is_empty())));
    presses(&clerk, "Để lại…");
    clerk
        .at("ask-reason")
        .write("Báo cáo miệng")
        .press("Ctrl+Enter")
        .sees("Đã để lại ngày 14/11/2026: Báo cáo miệng");
    clerk.press("Ctrl+E").sees("Đã ghi và kiểm tra");
    assert_eq!(bytes(&office, FIRST), sent, "the file is the one that was sent");
}

/// A reason, and the next close is revision 2; the first still opens with its own bytes.
pub fn a_period_is_opened_again_and_closed_as_the_next_revision(stage: &Stage) {
    let office = office(stage);
    let clerk = office.unlocked();
    clerk.press("Alt+6").sees("Chưa chốt số liệu");
    closes(&clerk);
    clerk.sees("✔ Đã chốt lần 1").press("Ctrl+E").sees("Đã ghi và kiểm tra");
    let sent = bytes(&office, FIRST);
    let late = with(&petition("D3", "2026-11-05"), &json!({"type": null}));
    clerk.asks("petition_add", &json!({"draft": late}));
    clerk.press("Alt+1").sees("Hôm nay").press("Alt+6").sees("Sót kỳ trước").begins().press("F6");
    clerk.at("ask-reason").write("Sót đơn số 3").press("Ctrl+Enter").sees("Đang mở lại để chốt lần 2");
    clerk.sees("lý do: Sót đơn số 3").sees("03 đơn/01 vụ việc");
    closes(&clerk);
    clerk.sees("✔ Đã chốt lần 2").took("a period opened again and closed as revision 2", None);
    clerk.sees_no_more("Thay đổi sau khi chốt");
    let report = clerk.asks("report_make", &json!({"period": "2026-11"}));
    assert_eq!((&report["revision"], &report["summary"]["petitions"]), (&json!(2), &json!(3)));
    presses(&clerk, "Tệp báo cáo đã chốt");
    clerk.sees("Đã ghi và kiểm tra");
    assert_eq!(bytes(&office, FIRST), sent, "the first revision is what it was");
}

/// What stands against closing is said, each with the paper.
pub fn a_period_is_not_closed_while_a_paper_is_mixed(stage: &Stage) {
    let mixed = with(&petition("D2", "2026-11-03"), &json!({"kind": "mixed"}));
    let office = stage.office().on("2026-11-14").with(&[matter("V"), petition("D1", "2026-11-02"), mixed]);
    let clerk = office.unlocked();
    clerk.press("Alt+6").sees("Chưa chốt số liệu");
    closes(&clerk);
    clerk.sees("Chưa chốt được").sees("Đơn nhiều nội dung chưa tách");
    let standing = clerk.asks("close_standing", &json!({"period": "2026-11"}));
    assert_eq!(standing["standing"]["revisions"], Value::Array(Vec::new()));
}
