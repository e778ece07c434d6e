//! What is half typed, and what is taken back.

use serde_json::json;
use tests::{matter, petition, visit, with};

use crate::clerk::Clerk;
use crate::stage::Stage;

/// The power goes while she types: the same words stand in the same field when she goes on with them.
pub fn a_draft_comes_back_after_a_power_cut(stage: &Stage) {
    let office = stage.office().on("2026-11-23").with(&[]);
    let clerk = office.unlocked();
    clerk.press("Ctrl+N").at("visit.people.0.full_name").write("Hoàng Văn An").press_times("Enter", 2);
    clerk.at("visit.people.0.hamlet").write("thôn Lạ").press_times("Enter", 2);
    clerk.at("visit.content").write("Bà con thôn Nà Cà hỏi về");
    kept(&clerk, "Bà con thôn Nà Cà hỏi về");
    clerk.dies();
    let clerk = office.unlocked();
    clerk.sees("Lượt tiếp đang ghi: Hoàng Văn An, bỏ dở lúc").press("Ctrl+N").at("visit.people.0.full_name");
    clerk.sees("Ghi tiếp phần đang dở, hay ghi mới?").sees("Hoàng Văn An, bỏ dở lúc").press("Alt+T");
    clerk.at("visit.content").holds("Bà con thôn Nà Cà hỏi về").press("Ctrl+End").write(" con đường");
    // What fitted no list was kept too, and is asked about.
    clerk.press("Ctrl+S").sees("Không có “thôn Lạ” trong danh mục").at("visit.people.0.hamlet").holds("thôn Lạ");
    clerk.press("Ctrl+A").press("Delete").press("Ctrl+S");
    clerk.sees("Đã lưu lượt tiếp số 1").sees("Bà con thôn Nà Cà hỏi về con đường");
    clerk.press("Alt+1").sees("Việc cần làm").sees_no_more("Lượt tiếp đang ghi");
}

/// Waits until the register itself holds the half-typed visit.
fn kept(clerk: &Clerk<'_>, content: &str) {
    let kept = crate::driver::until(|| {
        let waiting = clerk.asks("desk_all_unfinished", &json!({}));
        let screen = waiting[0]["screen"].as_str()?;
        let kept = clerk.asks("desk_unfinished", &json!({"screen": screen}));
        (kept["form"]["visit"]["content"] == content && kept["field"] == "visit.content").then_some(())
    });
    assert!(kept.is_some(), "kept within the patience");
}

/// Another citizen comes while one is half written: what is typed at once is a new visit, both drafts wait by name and
/// hour, and each is gone on with or dropped by a key.
pub fn a_new_visit_never_slips_into_the_draft_of_another(stage: &Stage) {
    for slow in ["0", "400"] {
        let office = stage.office().on("2026-11-23").told("SO_TIEP_DAN_SLOW", slow).with(&[]);
        let clerk = office.unlocked();
        for name in ["Trần Thị Thử", "Lý Văn Hai"] {
            clerk.press("Alt+2").finds("book-view").press("Ctrl+N").at("visit.people.0.full_name").write(name);
            clerk.press("Esc").sees("Rời mà chưa lưu?").press("Enter").finds("book-view");
        }
        // She types at once; the question comes while she does and takes no letter.
        clerk.press("Ctrl+N").at("visit.people.0.full_name").write("Nông Thị Bích").goes_on();
        clerk.sees("Trần Thị Thử, bỏ dở lúc").sees("Lý Văn Hai, bỏ dở lúc");
        clerk.at("visit.people.0.address").passes(&[
            "visit.people.0.address",
            "visit.people.0.hamlet",
            "visit.people_count",
        ]);
        clerk.at("visit.content").write("Hỏi đường").press("Ctrl+S").sees("Đã lưu lượt tiếp số 1/2026");
        let row = clerk.asks("visit_list", &json!({"query": {}}))["rows"][0].clone();
        let visit = clerk.asks("visit_get", &json!({"ref": row["ref"]}))["record"].clone();
        assert_eq!(visit["people"], json!([{"full_name": "Nông Thị Bích"}]));
        clerk.press("Ctrl+N").at("visit.people.0.full_name").sees("Lý Văn Hai, bỏ dở lúc").press("Alt+T");
        clerk.sees("Đang ghi tiếp phần ghi dở").at("visit.people.0.full_name").holds("Lý Văn Hai").press("Esc");
        clerk.sees("Rời mà chưa lưu?").press("Shift+Tab").finds("dialog button.danger:focus").press("Enter");
        clerk.finds("book-view").press("Ctrl+N").at("visit.people.0.full_name").sees("Trần Thị Thử, bỏ dở lúc");
        clerk.sees_no_more("Lý Văn Hai").press("Alt+B").sees("chưa vào sổ; bỏ rồi không lấy lại được");
        clerk.press("Tab").finds("dialog button.danger:focus").press("Enter").sees_no_more("bỏ dở lúc");
        assert_eq!(clerk.asks("desk_all_unfinished", &json!({})), json!([]));
    }
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

/// Ctrl+Z takes the last act of the book back, in another window opened another day as well; says what it took back, and
/// Ctrl+Y does it again.
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
    clerk.sees("Làm lại").press("Ctrl+Y").sees("↷ Đã làm lại").sees("nhà họp thôn bị dột");
    clerk.press("Ctrl+Z").sees("↶ Đã hoàn tác việc sửa").sees_no_more("bị dột");
    let history = clerk.asks("petition_history", &json!({"ref": "D1"}));
    let acts = history.as_array().expect("events").len();
    assert_eq!(acts, 5, "entered, corrected, taken back, done again, taken back: nothing is forgotten: {history}");
    clerk.finds(".tabulator-tableholder:focus").press("Enter").sees("Lịch sử ghi sổ").sees("bị dột");
}

/// Ctrl+Z never cancels what she is not looking at, nor anything at all without asking: not from Hôm nay, not after a lock,
/// not from a new form, where it takes back the choice just made.
pub fn an_entry_is_never_cancelled_out_of_sight_or_unasked(stage: &Stage) {
    for slow in ["0", "400"] {
        let before = json!({"people": [{"full_name": "Trần Thị Thử"}]});
        let office = stage.office().on("2026-11-23").told("SO_TIEP_DAN_SLOW", slow);
        let office = office.with(&[matter("V"), with(&visit("R0", "2026-11-20"), &before)]);
        let clerk = office.unlocked();
        let cancelled = || {
            let rows = clerk.asks("visit_list", &json!({"query": {}}))["rows"].clone();
            rows.as_array().expect("rows").iter().filter(|row| row["cancelled"] == true).count()
        };
        clerk.press("Ctrl+N").at("visit.people.0.full_name").write("Lý Văn Hai").press_times("Enter", 4);
        clerk.at("visit.content").write("Hỏi đất").press("Ctrl+S").sees("Đã lưu lượt tiếp số 2/2026");
        clerk.press("Alt+1").sees("Việc cần làm").press("Ctrl+Z").sees("Ở đây không có gì để hoàn tác");
        clerk.press("Ctrl+L").unlock().press("Ctrl+Z").sees("Ở đây không có gì để hoàn tác");
        clerk.press("Alt+2").sees("2 dòng").press("Ctrl+N").at("visit.people.0.full_name").press_times("Enter", 4);
        clerk
            .at("visit.content")
            .press("Ctrl+Enter")
            .at("_about.how")
            .press("2")
            .finds("[data-field='_about.matter']");
        clerk.press("Ctrl+Z").at("_about.how").finds("#f-_about\\.how:checked");
        clerk.press("Ctrl+Y").finds("[data-field='_about.matter']").press("Ctrl+Z").finds("#f-_about\\.how:checked");
        clerk.press("Ctrl+Z").sees("Ở đây không có gì để hoàn tác").press("Esc").finds("book-view");
        assert_eq!(cancelled(), 0);
        // On the page of the visit: the correction first, then the entry, which is asked about.
        clerk
            .sees("2 dòng")
            .finds(".tabulator-tableholder:focus")
            .press("Enter")
            .sees("Lượt tiếp số 2/2026")
            .press("F2");
        clerk
            .at("visit.people.0.full_name")
            .press_times("Enter", 4)
            .at("visit.content")
            .press("Ctrl+A")
            .write("Hỏi rừng");
        clerk.press("Ctrl+S").sees("Đã lưu phần sửa").sees("Hỏi rừng").press("Ctrl+Z").sees("↶ Đã hoàn tác việc sửa");
        clerk.sees("Hỏi đất").press("Ctrl+Z").sees("Hủy lượt tiếp số 2/2026?").press("Enter");
        clerk.sees_no_more("Hủy lượt tiếp số 2/2026?");
        assert_eq!(cancelled(), 0, "the safe answer comes first");
        clerk.press("Ctrl+Z").sees("Hủy lượt tiếp số 2/2026?").press("Tab").press("Enter").sees("✕ Đã hủy");
        assert_eq!(cancelled(), 1);
        clerk.press("Ctrl+Y").sees("↷ Đã làm lại").sees_no_more("✕ Đã hủy");
        assert_eq!(cancelled(), 0);
    }
}
