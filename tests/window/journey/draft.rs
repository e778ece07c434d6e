//! What is half typed, and what is taken back.

use serde_json::json;
use tests::{matter, petition};

use crate::stage::Stage;

/// The power goes while she types: the same words stand in the same field when the window is opened again.
pub fn a_draft_comes_back_after_a_power_cut(stage: &Stage) {
    let office = stage.office().on("2026-11-23").with(&[]);
    let clerk = office.unlocked();
    clerk.press("Ctrl+N").at("visit.people.0.full_name").write("Hoàng Văn An").press_times("Enter", 4);
    clerk.at("visit.content").write("Bà con thôn Nà Cà hỏi về");
    kept(&clerk, "Bà con thôn Nà Cà hỏi về");
    clerk.dies();
    let clerk = office.unlocked();
    clerk.sees("Lượt tiếp đang ghi").press("Ctrl+N").sees("Đã lấy lại phần ghi dở");
    clerk.at("visit.content").holds("Bà con thôn Nà Cà hỏi về").press("Ctrl+End").write(" con đường");
    clerk.press("Ctrl+S").sees("Đã lưu lượt tiếp số 1").sees("Bà con thôn Nà Cà hỏi về con đường");
    clerk.press("Alt+1").sees("Việc cần làm").sees_no_more("Lượt tiếp đang ghi");
}

/// Waits until the register itself holds the half-typed visit.
fn kept(clerk: &crate::clerk::Clerk<'_>, content: &str) {
    let kept = crate::driver::until(|| {
        let kept = clerk.asks("desk_unfinished", &json!({"screen": "visit"}));
        (kept["form"]["visit"]["content"] == content && kept["field"] == "visit.content").then_some(())
    });
    assert!(kept.is_some(), "kept within the patience");
}

/// A quick clerk asks for the next screen before the register answered: what was taken lets her go there, and nothing
/// pulls her back; what was refused keeps her at its faults with all she wrote.
pub fn a_save_on_its_way_is_waited_for(stage: &Stage) {
    let office = stage.office().on("2026-11-23").with(&[matter("V"), petition("D1", "2026-11-18")]);
    let clerk = office.unlocked();
    let edited = |words: &str| {
        clerk.press("Alt+3").sees("1 dòng").finds(".tabulator-tableholder:focus").press("F2").at("petition.summary");
        clerk.press("Ctrl+A").write(words).press_at_once(&["Ctrl+S", "Alt+1"]);
    };
    edited("Nhà họp thôn bị dột");
    clerk.sees("Đã lưu đơn số 1/2026").sees("Việc cần làm");
    edited("Nhà họp thôn dột hơn");
    clerk.sees("Việc cần làm").sees_no_more("dột hơn");
    assert_eq!(clerk.asks("petition_get", &json!({"ref": "D1"}))["record"]["summary"], "Nhà họp thôn dột hơn");
    edited(" ");
    clerk.at("petition.summary").sees("Sửa đơn số 1/2026").sees("Chưa ghi");
    clerk.write("Nhà họp thôn đã sửa").press_at_once(&["Ctrl+S", "Esc"]).sees("Đã lưu đơn số 1/2026");
    clerk.finds(".record-view, record-view").sees("Nhà họp thôn đã sửa").sees_no_more("Rời mà chưa lưu?");
}

/// Ctrl+Z takes the last act back, in another window opened another day as well; and says what it took back.
pub fn the_last_act_is_taken_back_after_a_restart(stage: &Stage) {
    let office = stage.office().on("2026-11-23").with(&[matter("V"), petition("D1", "2026-11-18")]);
    let clerk = office.unlocked();
    clerk.press("Alt+3").sees("1 dòng").finds(".tabulator-tableholder:focus").press("F2").at("petition.summary");
    clerk.press("Ctrl+A").write("Phản ánh nhà họp thôn bị dột").press("Ctrl+S").sees("Đã lưu đơn số 1/2026");
    clerk.press("Esc").sees("nhà họp thôn bị dột");
    drop(clerk);
    let clerk = office.unlocked();
    clerk.press("Alt+3").sees("nhà họp thôn bị dột").begins().press("Ctrl+Z").sees("↶ Đã hoàn tác việc sửa");
    clerk.sees_no_more("bị dột").sees("Phản ánh chất lượng nhà họp thôn").took("undo after a restart", None);
    let history = clerk.asks("petition_history", &json!({"ref": "D1"}));
    let acts = history.as_array().expect("events").len();
    assert_eq!(acts, 3, "entered, corrected, taken back: nothing is forgotten: {history}");
    clerk.finds(".tabulator-tableholder:focus").press("Enter").sees("Lịch sử ghi sổ").sees("bị dột");
}
