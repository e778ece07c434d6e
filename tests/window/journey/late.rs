//! Answers that come late, and in another order: every control that asks the register while one types takes what was typed,
//! or asks. Nothing of an older answer goes into the book.

use serde_json::{Value, json};
use tests::{matter, petition, visit, with};

use crate::clerk::Clerk;
use crate::stage::Stage;

/// How late the register answers, in milliseconds: at once, as on an ageing laptop, and in another order.
const SLOW: [&str; 5] = ["0", "100", "400", "1500", "400,0,1500"];

fn lines() -> Vec<Value> {
    let who = |name: &str| json!({"people": [{"full_name": name, "address": "thôn Bản Tàn"}]});
    vec![
        json!({"type": "hamlet", "ref": "H1", "name": "Nà Cà"}),
        json!({"type": "hamlet", "ref": "H2", "name": "Nà Khắt"}),
        matter("V"),
        with(&matter("V1"), &json!({"title": "Đường thôn Nà Cà hỏng"})),
        with(&matter("V2"), &json!({"title": "Đất giữa hai hộ Bản Tàn"})),
        with(&visit("R1", "2026-11-20"), &who("Nguyễn Thị Bưởng")),
        with(&visit("R2", "2026-11-21"), &who("Hoàng Văn An")),
        with(&petition("D1", "2026-11-18"), &json!({"summary": "Phản ánh đường hỏng"})),
        with(&petition("D2", "2026-11-19"), &json!({"summary": "Phản ánh đất lấn chiếm"})),
    ]
}

/// She types on, and presses Enter before any list came: the matter is the one whose words stand in the field.
pub fn a_quick_enter_files_a_petition_under_what_was_typed(stage: &Stage) {
    for slow in SLOW {
        let office = stage.office().on("2026-11-23").told("SO_TIEP_DAN_SLOW", slow).with(&lines());
        let clerk = office.unlocked();
        clerk.press("Alt+3").sees("2 dòng").press("Ctrl+N").at("petition.source").press_times("Shift+Tab", 1);
        clerk.at("petition.received_on").press("Ctrl+A").write("hq").press("Enter").at("petition.source");
        clerk.press("Ctrl+A").write("td").press("Enter").passes(&["petition.written_on", "petition.via_visit"]);
        clerk.passes(&["petition.anonymity"]).fills("petition.petitioners.0.full_name", "Nguyễn Thị Bưởi");
        clerk.fills("petition.petitioners.0.address", "thôn Bản Tàn").fills("petition.petitioners.0.hamlet", "khắt");
        clerk.passes(&["petition.signer_count"]).fills("petition.kind", "phản").fills("petition.summary", "Hỏi đất");
        clerk.at("_about.how").press("3").press("Enter").at("_about.matter");
        // A list of the first words may stand there by now, or not; the second words and Enter come at once.
        clerk.write("đường").press("Ctrl+A").write("đất giữa hai hộ").press("Enter").at("petition.note");
        clerk.press("Ctrl+S").sees("Đã lưu đơn số 3/2026");
        let paper = saved(&clerk, "petition", "3/2026");
        assert_eq!(paper["matter"], "V2", "slowed by {slow}: {paper}");
        assert_eq!(
            (&paper["received_on"], &paper["source"], &paper["kind"]),
            (&json!("2026-11-22"), &json!("direct"), &json!("feedback"))
        );
        let sender = json!([{"full_name": "Nguyễn Thị Bưởi", "address": "thôn Bản Tàn", "hamlet": "H2"}]);
        assert_eq!(paper["petitioners"], sender, "nobody else's particulars were slipped in");
    }
}

/// Ctrl+S while the last field is still open: it is taken, or asked about; nothing is saved without it.
pub fn ctrl_s_settles_the_field_one_is_in(stage: &Stage) {
    for slow in SLOW {
        let office = stage.office().on("2026-11-23").told("SO_TIEP_DAN_SLOW", slow).with(&lines());
        let clerk = office.unlocked();
        let begin = || {
            clerk.press("Alt+3").finds("book-view .tabulator-row").press("Ctrl+N").at("petition.source");
            clerk.passes(&["petition.source", "petition.written_on", "petition.anonymity"]);
            clerk.fills("petition.petitioners.0.full_name", "Lý Thị Ba");
            clerk.passes(&[
                "petition.petitioners.0.address",
                "petition.petitioners.0.hamlet",
                "petition.signer_count",
            ]);
            clerk.passes(&["petition.kind"]).fills("petition.summary", "Hỏi đất").at("_about.how");
        };
        // A kind whose line is marked in the open list.
        begin();
        clerk
            .press_times("Shift+Tab", 2)
            .at("petition.kind")
            .write("kiến")
            .press("Ctrl+S")
            .sees("Đã lưu đơn số 3/2026");
        assert_eq!(saved(&clerk, "petition", "3/2026")["kind"], "proposal", "slowed by {slow}");
        // A matter that several are called by is asked about; then its own words are enough.
        begin();
        clerk.press("3").press("Enter").at("_about.matter").write("đ").press("Ctrl+S");
        clerk
            .sees("mục khớp “đ”")
            .at("_about.matter")
            .write("ường thôn nà cà")
            .press("Ctrl+S")
            .sees("Đã lưu đơn số 4/2026");
        assert_eq!(saved(&clerk, "petition", "4/2026")["matter"], "V1", "slowed by {slow}");
        // A day that is none stays as it was typed, and is asked about.
        begin();
        clerk.press_times("Shift+Tab", 9).at("petition.written_on").write("31/2").press("Ctrl+S");
        clerk
            .sees("tháng 2 chỉ có 28 hoặc 29 ngày")
            .at("petition.written_on")
            .holds("31/2")
            .press("Ctrl+A")
            .write("hq");
        clerk.press("Ctrl+S").sees("Đã lưu đơn số 5/2026");
        assert_eq!(saved(&clerk, "petition", "5/2026")["written_on"], "2026-11-22", "slowed by {slow}");
    }
}

/// Tra cứu, the search of a book and the list of those to be merged: Enter and the keys of a row act on what the words find.
pub fn a_quick_key_opens_what_the_words_find(stage: &Stage) {
    for slow in SLOW {
        let office = stage.office().on("2026-11-23").told("SO_TIEP_DAN_SLOW", slow).with(&lines());
        let clerk = office.unlocked();
        clerk.press("Alt+8").at("find-text").write("Bưởng").sees("1 kết quả").press("Ctrl+A").write("Hoàng Văn An");
        clerk.press("Enter").sees("Lượt tiếp số 2/2026");
        clerk.press("Alt+3").sees("2 dòng").press("Ctrl+F").finds(".view-search:focus").write("hỏng").sees("1 dòng");
        clerk.press("Ctrl+A").write("lấn chiếm").press("F2").at("petition.summary").holds("Phản ánh đất lấn chiếm");
        clerk
            .press("Esc")
            .finds("record-view")
            .press("Alt+3")
            .sees("2 dòng")
            .press("Ctrl+F")
            .finds(".view-search:focus");
        clerk.write("lấn").press("Enter").finds(".tabulator-tableholder:focus").press("Enter").sees("Đơn số 2/2026");
        clerk.press("Alt+8").at("find-text").press("F7").at("merge-text").write("an").finds(".found li");
        clerk.press("Ctrl+A").write("bưởng").press("Down").finds(".found button:focus").sees("Nguyễn Thị Bưởng");
        let focused = "return document.activeElement.textContent;";
        assert!(clerk.driver.run(focused, &Value::Null).as_str().is_some_and(|text| text.contains("Bưởng")));
    }
}

/// The record of a number.
fn saved(clerk: &Clerk<'_>, slice: &str, number: &str) -> Value {
    let rows = clerk.asks(&format!("{slice}_list"), &json!({"query": {}}))["rows"].clone();
    let row = rows.as_array().expect("rows").iter().find(|row| row["number"] == number).expect("the record").clone();
    clerk.asks(&format!("{slice}_get"), &json!({"ref": row["ref"]}))["record"].clone()
}
