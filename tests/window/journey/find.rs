//! Tra cứu, and what every book has of it: filters, kept filters, a list taken out as a workbook, a likeness recognised.

use std::io::Cursor;

use calamine::{Reader, Xlsx};
use serde_json::{Value, json};
use tests::{matter, petition, with};

use crate::clerk::Clerk;
use crate::stage::Stage;

/// A late complaint of one man, a letter out without a reply, and a denunciation.
fn lines() -> Vec<Value> {
    let open = json!({"processed_on": null, "disposition": null, "eligibility": "undetermined",
        "competence": "undetermined", "kind": "complaint", "level": "first",
        "petitioners": [{"full_name": "Ma Văn Giàng", "address": "thôn Nà Khắt"}]});
    let secret = json!({"kind": "denunciation", "field": "corruption", "respondent": "Ông Bê",
        "petitioners": [{"full_name": "Người Bí Mật", "address": "thôn Kín"}], "summary": "Tố cáo kế toán thôn"});
    vec![
        matter("V"),
        json!({"type": "office", "ref": "O2", "name": "Sở Xây dựng", "kind": "external"}),
        with(&petition("D1", "2026-09-01"), &open),
        with(
            &petition("D2", "2026-10-05"),
            &json!({"competence": "outside", "disposition": "refer",
            "summary": "Phản ánh kế toán hợp tác xã"}),
        ),
        with(&petition("D3", "2026-11-10"), &secret),
        json!({"type": "referral", "ref": "C1", "petition": "D2", "kind": "refer", "on": "2026-10-06", "office": "O2",
            "doc_no": "13/PC-UBND"}),
    ]
}

/// Goes on with Tab until something fits the selector.
pub fn tabs_to(clerk: &Clerk<'_>, selector: &str) {
    for _ in 0..80 {
        if clerk.page().is(selector) {
            return;
        }
        clerk.press("Tab");
    }
    panic!("no Tab leads to {selector}; the keyboard is at {:?}", clerk.page().focus());
}

/// Without marks and capitals, narrowed to what is overdue or unanswered, opened with Enter; a denouncer is not there.
pub fn somebody_is_found_and_opened(stage: &Stage) {
    let office = stage.office().on("2026-11-23").with(&lines());
    let clerk = office.unlocked();
    clerk.begins().press("Alt+8").at("find-text").write("giang na khat").sees("1 kết quả").finds(".found-title mark");
    clerk.sees("địa chỉ: thôn Nà Khắt").press("Down").press("Enter").sees("Đơn số 1/2026").sees("chưa xử lý");
    clerk.took("somebody found and opened", None);
    clerk.press("Alt+8").at("find-text").write("bi mat").sees("Không tìm thấy");
    clerk.press_times("Backspace", 6).press("F3").sees("2 kết quả").sees("Ma Văn Giàng");
    // The paper, its matter and the letter.
    clerk.press("F3").sees("3 kết quả").sees("13/PC-UBND");
    clerk.press("Alt+3").sees("3 dòng").finds(".tabulator-tableholder:focus");
    tabs_to_words(&clerk, "Quá hạn");
    clerk.press("Enter").sees("1 dòng");
}

/// From the search field on with Tab until the button with these words has the keyboard.
fn tabs_to_words(clerk: &Clerk<'_>, words: &str) {
    let script = "return document.activeElement?.textContent?.includes(arguments[0]) ?? false;";
    clerk.press("Ctrl+F");
    for _ in 0..40 {
        if clerk.driver.try_run(script, &json!(words)) == Ok(json!(true)) {
            return;
        }
        clerk.press("Tab");
    }
    panic!("no Tab leads to “{words}”");
}

/// A filter kept under a name is there the next day, and what the grid shows goes into a workbook, masked.
pub fn a_filter_is_kept_and_its_list_taken_out(stage: &Stage) {
    let office = stage.office().on("2026-11-23").with(&lines());
    let clerk = office.unlocked();
    clerk.begins().press("Alt+3").sees("3 dòng").finds(".tabulator-tableholder:focus").press("Ctrl+F");
    clerk.write("ke toan").sees("2 dòng").press("Ctrl+B").at("ask-reason").write("Việc kế toán").press("Ctrl+Enter");
    clerk.sees("★ Việc kế toán").took("a filter kept", None);
    drop(clerk);
    let clerk = office.unlocked();
    clerk.press("Alt+3").sees("3 dòng").finds(".tabulator-tableholder:focus");
    tabs_to_words(&clerk, "★ Việc kế toán");
    clerk.press("Enter").sees("2 dòng").begins().press("Ctrl+E").sees("Đã ghi và kiểm tra").sees("không mã hóa");
    clerk.took("a list taken out", None);
    let file = std::fs::read_dir(office.files()).unwrap().next().unwrap().unwrap().path();
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(std::fs::read(file).unwrap())).unwrap();
    let range = workbook.worksheet_range_at(0).unwrap().unwrap();
    let rows: Vec<String> =
        range.rows().map(|row| row.iter().map(ToString::to_string).collect::<Vec<_>>().join("|")).collect();
    assert_eq!(rows.len(), 6, "a title, a note, a gap, the headings and two rows: {rows:?}");
    let text = rows.join("\n");
    assert!(text.contains("Tố cáo kế toán thôn") && text.contains("Lý Văn D."), "{text}");
    for hidden in ["Bí Mật", "thôn Kín", "Ông Bê", "Lý Văn Dần"] {
        assert!(!text.contains(hidden), "{hidden}: {text}");
    }
}

/// While a paper is typed the book says what it is like, and why; the answer is kept and not asked for again.
pub fn a_paper_again_is_recognised_and_the_answer_kept(stage: &Stage) {
    let office = stage.office().on("2026-11-23").with(&[matter("V"), petition("D1", "2026-11-18")]);
    let clerk = office.unlocked();
    clerk.press("Alt+3").sees("1 dòng").finds(".tabulator-tableholder:focus").begins().press("Ctrl+N");
    clerk.passes(&["petition.source", "petition.written_on", "petition.anonymity"]);
    clerk
        .fills("petition.petitioners.0.full_name", "ly van dan")
        .fills("petition.petitioners.0.address", "thôn nà khắt");
    clerk.sees("Có thể đã có trong sổ").sees("Cùng họ tên, cùng thôn").press("F7").sees("Có phải cùng một việc?");
    clerk.press("1").sees("Đơn trùng: Đơn số 1/2026");
    clerk.press("Ctrl+S");
    clerk.at("petition.summary").write("Phản ánh chất lượng nhà họp thôn").press("Ctrl+S");
    clerk.sees("Đã lưu đơn số 2/2026").took("a paper again, recognised and answered", None);
    let row = clerk.asks("petition_list", &json!({"query": {}}))["rows"][0].clone();
    let record = clerk.asks("petition_get", &json!({"ref": row["ref"]}))["record"].clone();
    assert_eq!(record["duplicate_of"], "D1");
    let asked = clerk.asks("petition_recognise", &json!({"draft": record}));
    assert_eq!(asked, json!([]), "not asked again");
}
