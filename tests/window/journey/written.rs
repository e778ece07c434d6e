//! Báo cáo bằng văn bản, Nhìn lại: what the figures say stands there, the clerk's own words come in between, and the
//! paper goes out; a picture opens its rows, the offices go out as a workbook.

use std::path::PathBuf;

use calamine::{Data, Reader, Xlsx, open_workbook};
use serde_json::{Value, json};
use tests::{matter, petition, visit, with};

use crate::clerk::{Clerk, Office};
use crate::stage::Stage;

/// A month of a year ago with eleven visits, this year's with two; an office that answered late.
fn lines() -> Vec<Value> {
    let mut lines = vec![
        matter("V"),
        json!({"type": "officer", "ref": "CT", "full_name": "Nông Văn Tuyên", "title": "Chủ tịch UBND xã"}),
        json!({"type": "office", "ref": "P", "name": "Phòng Kinh tế", "kind": "internal"}),
    ];
    lines.extend((0..11).map(|n| visit(&format!("C{n}"), "2025-11-10")));
    lines.extend((0..2).map(|n| visit(&format!("L{n}"), "2026-11-10")));
    lines.push(petition("D1", "2026-11-10"));
    lines.push(json!({"type": "referral", "ref": "G1", "petition": "D1", "kind": "assign", "on": "2026-11-10",
        "office": "P", "reply_due": "2026-11-12", "reply": {"on": "2026-11-13", "content": "đã làm"}}));
    let who = json!([{"full_name": "Giàng A Páo", "phone": "0912345678"}]);
    lines.push(with(
        &petition("T1", "2026-11-11"),
        &json!({"kind": "denunciation", "field": "public_duty",
        "petitioners": who, "respondent": "Đỗ Văn Bị", "level": "first"}),
    ));
    lines
}

/// From the report to the document on the disk, with an opinion written, kept over a power cut, refused where it names a
/// denouncer, and saved.
pub fn the_report_of_a_month_is_written_and_saved(stage: &Stage) {
    let office = stage.office().on("2026-11-14").with(&lines());
    let clerk = office.unlocked();
    opens(&clerk, "F7", "Báo cáo bằng văn bản");
    clerk.sees("giảm 09 lượt so với cùng kỳ năm trước").at("opinion.reception").begins();
    clerk.press_times("Ctrl+Enter", 4).at("opinion.remarks").write("Tiếp công dân đúng lịch");
    let kept = crate::driver::until(|| {
        let waiting = clerk.asks("desk_all_unfinished", &json!({}));
        let screen = waiting[0]["screen"].as_str().filter(|screen| screen.starts_with("written 2026-11|report#"))?;
        let kept = clerk.asks("desk_unfinished", &json!({"screen": screen}));
        (kept["form"]["opinion"]["remarks"] == "Tiếp công dân đúng lịch").then_some(())
    });
    assert!(kept.is_some(), "kept within the patience");
    clerk.dies();
    let clerk = office.unlocked();
    opens(&clerk, "F7", "Lấy lại phần sửa dở");
    clerk.press("Alt+T").sees("Đang ghi tiếp phần ghi dở");
    clerk.at("opinion.remarks").holds("Tiếp công dân đúng lịch").press("Ctrl+End").write("; có đơn của Giàng A Páo");
    clerk.press("Ctrl+S").sees("Nội dung có thông tin của người tố cáo").at("opinion.remarks").press("Ctrl+A");
    clerk.write("Tiếp công dân đúng lịch.").press("Ctrl+S").sees("Đã lưu ý kiến của kỳ");
    clerk.took("the written report: an opinion", None).begins();
    clerk.press("F8").sees("TM. ỦY BAN NHÂN DÂN").sees("Nông Văn Tuyên").sees("Tiếp công dân đúng lịch.");
    clerk.sees("Biểu số 06/QLKNTC").photograph("written-sheet");
    clerk.press("Ctrl+E").sees("Đã ghi và kiểm tra BC-2026-11.docx").took("the written report as a document", None);
    let text = document(&office);
    for words in ["giảm 09 lượt so với cùng kỳ năm trước", "Tiếp công dân đúng lịch.", "02/XLD", "Nông Văn Tuyên"]
    {
        assert!(text.contains(words), "{words}");
    }
    assert!(!text.contains("Páo"), "no denouncer in it");
    clerk.press("F8").at("opinion.reception").photograph("written-form");
    // The paper that is given a number says the same.
    clerk
        .press("F6")
        .sees("Lập: Báo cáo công tác")
        .press("Ctrl+S")
        .sees("Đã lập văn bản")
        .sees("Tiếp công dân đúng lịch.");
}

/// Twelve months, fields, hamlets, backlog, offices: each mark opens its rows, by mouse and by key.
pub fn looking_back_opens_the_rows_behind_a_picture(stage: &Stage) {
    let office = stage.office().on("2026-11-14").with(&lines());
    let clerk = office.unlocked();
    opens(&clerk, "F8", "Nhìn lại");
    clerk.sees("Lượt tiếp và đơn, 12 tháng").sees("Đúng hạn theo cơ quan, phòng ban").finds("mark-chart svg .bar");
    clerk.photograph("retrospect");
    // The bar of this month's visits, by mouse.
    let bar = "const bars = document.querySelectorAll('mark-chart')[0].querySelectorAll('.bar.tone-0');
        bars[bars.length - 1].dispatchEvent(new MouseEvent('click', { bubbles: true }));";
    clerk.driver.run(bar, &Value::Null);
    clerk.sees("12 tháng – 11/2026: Lượt tiếp").sees("Lượt tiếp số 1/2026").sees("Lượt tiếp số 2/2026");
    clerk.press("Esc").sees_no_more("12 tháng – 11/2026: Lượt tiếp");
    // The office's late answer, by key.
    let late = "document.querySelector('.offices [aria-label*=\"Trả lời chậm: 1\"]').focus();";
    clerk.driver.run(late, &Value::Null);
    clerk.press("Enter").sees("Phòng Kinh tế: Trả lời chậm").finds("behind-list h2:focus");
    clerk.press("Tab").press("Tab").press("Enter").sees("Phòng Kinh tế").finds("referral-screen");
    clerk.driver.run("history.back();", &Value::Null);
    clerk.sees("Phòng Kinh tế: Trả lời chậm").press("Ctrl+E").sees("Đã ghi và kiểm tra DH-");
    let mut book: Xlsx<_> = open_workbook(only(&office)).expect("a workbook");
    let range = book.worksheet_range("Đúng hạn").expect("a sheet");
    assert!(range.rows().flatten().any(|cell| *cell == Data::String("Phòng Kinh tế".to_owned())));
    assert!(!clerk.page().shows("Páo"), "no denouncer on it");
}

fn opens(clerk: &Clerk<'_>, key: &str, words: &str) {
    clerk.press("Alt+6").at("report-period").sees("Câu tổng hợp").press(key).sees(words);
}

/// The one file that was saved.
fn only(office: &Office<'_>) -> PathBuf {
    let files: Vec<_> = std::fs::read_dir(office.files()).expect("a folder").map(|one| one.unwrap().path()).collect();
    let [file] = files.as_slice() else { panic!("one file: {files:?}") };
    file.clone()
}

fn document(office: &Office<'_>) -> String {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(only(office)).expect("a file")).expect("a document");
    let mut text = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("word/document.xml").expect("a text"), &mut text).unwrap();
    text
}
