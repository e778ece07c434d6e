//! Nothing lost: what the window does for the register without being asked, and the way back.

use std::fs;
use std::path::Path;

use serde_json::json;
use tests::{matter, petition};

use crate::clerk::{Clerk, PASSPHRASE};
use crate::driver::until;
use crate::stage::Stage;

/// Presses the button that says these words.
pub fn click(clerk: &Clerk<'_>, words: &str) {
    let script = "const all = [...document.querySelectorAll('button')];
        const found = all.find((one) => one.innerText.includes(arguments[0]) && !one.disabled);
        found?.click(); return Boolean(found);";
    let pressed = until(|| (clerk.driver.try_run(script, &json!(words)) == Ok(json!(true))).then_some(()));
    assert!(pressed.is_some(), "no button says “{words}”");
}

fn to_backups(clerk: &Clerk<'_>) {
    clerk.driver.run("location.hash = 'backup';", &json!(null));
    clerk.sees("Sao lưu và kiểm tra").sees("Các bản sao lưu");
}

/// Says on the preview of a backup that the acts after it are not done again.
fn without_the_log(clerk: &Clerk<'_>) {
    clerk.at("restore-passphrase").press("Shift+Tab").at("without-log").press("Space").press("Tab");
    clerk.at("restore-passphrase");
}

fn visits(clerk: &Clerk<'_>) -> usize {
    clerk.asks("visit_list", &json!({"query": {}}))["rows"].as_array().map_or(0, Vec::len)
}

fn enters_a_visit(clerk: &Clerk<'_>, number: u32) {
    clerk.press("Alt+2").finds("book-view").press("Ctrl+N").at("visit.people.0.full_name").write("Hoàng Văn An");
    clerk.press_times("Enter", 4).at("visit.content").write("Hỏi việc").press("Ctrl+S");
    clerk.sees(&format!("Đã lưu lượt tiếp số {number}"));
}

fn backups(folder: &Path) -> usize {
    let named = |name: &str| name.rsplit_once('.').is_some_and(|(_, ending)| ending == "dnthb");
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter(|entry| named(&entry.file_name().to_string_lossy())).count()
}

/// Locking a changed register leaves a verified backup; the foot of the window says so, and reminds of the stick.
pub fn a_lock_leaves_a_backup_and_the_foot_says_so(stage: &Stage) {
    let office = stage.office().on("2026-11-23").with(&[]);
    let clerk = office.unlocked();
    clerk.sees("⚠ Chưa sao lưu").press("Ctrl+L").at("passphrase");
    let own = office.book().join("sao-luu");
    assert!(until(|| (backups(&own) == 1).then_some(())).is_some(), "made before the key was forgotten");
    clerk.unlock().sees("Sao lưu gần nhất").sees("✔").sees("Chưa có bản sao lưu nào ngoài máy này");
    clerk.press("Ctrl+L").at("passphrase").unlock();
    assert_eq!(backups(&own), 1, "nothing changed");
}

/// Every half hour, shortened here, when something changed.
pub fn a_changed_register_is_backed_up_while_she_works(stage: &Stage) {
    let office = stage.office().on("2026-11-23").told("SO_TIEP_DAN_BACKUP", "1").with(&[]);
    let clerk = office.unlocked();
    clerk.sees("Sao lưu gần nhất");
    let own = office.book().join("sao-luu");
    let before = backups(&own);
    enters_a_visit(&clerk, 1);
    assert!(until(|| (backups(&own) > before).then_some(())).is_some(), "another one after the visit");
}

/// After an older, smaller backup was put back the window asks whether less is right, until she says so.
pub fn a_sudden_loss_is_asked_about(stage: &Stage) {
    let office = stage.office().on("2026-11-23").with(&[]);
    let clerk = office.unlocked();
    clerk.press("Ctrl+L").at("passphrase").unlock();
    for number in 1..=3 {
        enters_a_visit(&clerk, number);
    }
    to_backups(&clerk);
    click(&clerk, "Sao lưu ngay");
    clerk.sees("Đã sao lưu và mở lại kiểm tra");
    let oldest =
        "const all = [...document.querySelectorAll('table.plain button')]; all.at(-1)?.click(); return all.length;";
    assert_eq!(clerk.driver.run(oldest, &json!(null)), json!(2));
    without_the_log(&clerk);
    clerk.write(PASSPHRASE).press("Enter").sees("Hôm nay");
    assert_eq!(visits(&clerk), 0);
    to_backups(&clerk);
    click(&clerk, "Sao lưu ngay");
    clerk.sees("Số liệu giảm như vậy có đúng không?").sees("Sổ bỗng ít mục hơn: xem Thiết lập, Sao lưu");
    clerk.photograph("so-it-muc-hon");
    click(&clerk, "Đúng, dọn bản cũ như thường");
    clerk.sees("Đã ghi: số mục giảm là đúng");
    assert!(!clerk.page().is("[role=alert]"), "it is not asked again");
}

/// A stick, a check, a drill, a preview, a restore: today's register is set aside.
pub fn a_backup_is_checked_drilled_and_restored(stage: &Stage) {
    let stick = tempfile::tempdir().expect("a stick");
    let office = stage.office().on("2026-11-23").told("SO_TIEP_DAN_STICK", stick.path().to_str().expect("a path"));
    let office = office.with(&[matter("V"), petition("D1", "2026-11-18")]);
    let clerk = office.unlocked();
    to_backups(&clerk);
    click(&clerk, "Sao lưu ra USB");
    clerk.sees("Rút USB được").sees_no_more("Chưa có bản sao lưu nào ngoài máy này");
    assert_eq!(backups(stick.path()), 1);
    click(&clerk, "Sao lưu ngay");
    clerk.sees("Đã sao lưu và mở lại kiểm tra: 1 đơn, 1 vụ việc").sees("Trong máy");
    click(&clerk, "Kiểm tra sổ");
    clerk
        .sees("mọi trang còn nguyên dấu niêm")
        .sees("lịch sử trong đó đều khớp với sổ")
        .sees("Nhật ký an toàn: ghi đủ");
    click(&clerk, "Diễn tập khôi phục");
    clerk.sees("Diễn tập đạt");
    clerk.photograph("backup-screen");
    enters_a_visit(&clerk, 1);
    to_backups(&clerk);
    click(&clerk, "Xem, khôi phục");
    clerk.sees("Sổ hôm nay có 1 việc mới hơn").sees("Số cuối trong đó: đơn 1/2026").at("restore-passphrase");
    clerk.photograph("backup-preview");
    clerk.write("sai rồi").press("Enter").sees("Mật khẩu hoặc mã khôi phục không đúng");
    without_the_log(&clerk);
    clerk.press("Ctrl+A");
    clerk.write(PASSPHRASE).press("Enter").sees("Đã khôi phục bản sao lưu").sees("Hôm nay");
    assert_eq!(visits(&clerk), 0);
    assert!(office.book().join("truoc-khoi-phuc-1/so.dnth").exists(), "today's register is kept");
}

/// Left as it is offered, a restore does the acts after the backup again.
pub fn what_was_done_after_a_backup_is_done_again(stage: &Stage) {
    let office = stage.office().on("2026-11-23").with(&[]);
    let clerk = office.unlocked();
    to_backups(&clerk);
    click(&clerk, "Sao lưu ngay");
    clerk.sees("Đã sao lưu và mở lại kiểm tra");
    enters_a_visit(&clerk, 1);
    to_backups(&clerk);
    click(&clerk, "Xem, khôi phục");
    clerk
        .at("restore-passphrase")
        .write(PASSPHRASE)
        .press("Enter")
        .sees("Đã ghi lại 1 việc từ nhật ký")
        .sees("Hôm nay");
    assert_eq!(visits(&clerk), 1);
}

/// A register that rotted: the gate says what can be had back, and every act comes back.
pub fn a_rotten_register_is_brought_back_at_the_gate(stage: &Stage) {
    let office = stage.office().on("2026-11-23").with(&[matter("V"), petition("D1", "2026-11-18")]);
    let clerk = office.unlocked();
    clerk.press("Ctrl+L").at("passphrase").unlock();
    enters_a_visit(&clerk, 1);
    clerk.dies();
    for ending in ["-wal", "-shm"] {
        let _ = fs::remove_file(office.book().join(format!("so.dnth{ending}")));
    }
    let file = office.book().join("so.dnth");
    let mut bytes = fs::read(&file).expect("a register");
    bytes[..4096].fill(7);
    fs::write(&file, &bytes).expect("a damaged register");
    let clerk = office.clerk();
    clerk.at("passphrase").write(PASSPHRASE).press("Enter").sees("Tệp của sổ bị hỏng");
    clerk.sees("Bản sao lưu gần nhất còn tốt").sees("1 việc sau đó, sẽ được ghi lại");
    clerk.photograph("gate-damaged");
    assert_eq!(fs::read(&file).expect("a register"), bytes, "nothing is done before she says so");
    click(&clerk, "Khôi phục sổ");
    clerk.finds(".frame main h1").sees("Không mất việc nào đã ghi nhận");
    assert_eq!(visits(&clerk), 1, "the visit after the backup came back from the log");
    assert_eq!(fs::read(office.book().join("truoc-khoi-phuc-1/so.dnth")).expect("the rotten one"), bytes);
}

/// A machine that thinks it is 2005: nothing is entered until she says which day it is.
pub fn a_clock_of_2005_is_asked_about(stage: &Stage) {
    let office = stage.office().on("2026-11-23").with(&[]);
    let office = office.told("SO_TIEP_DAN_TODAY", "").told("SO_TIEP_DAN_CLOCK", "2005-01-01");
    let clerk = office.unlocked();
    clerk.sees("Máy báo hôm nay là 01/01/2005").sees("Hôm nay là ngày nào?");
    clerk.photograph("clock");
    let refused = clerk.refused("office_add", &json!({"draft": {"name": "Phòng Tư pháp", "kind": "internal"}}));
    assert_eq!(refused["code"], "clock");
    clerk.driver.run("document.querySelector('#f-today').focus();", &json!(null));
    clerk.at("today").write("24/11/2026").press("Enter").sees_no_more("Máy báo hôm nay");
    enters_a_visit(&clerk, 1);
    assert_eq!(clerk.asks("visit_list", &json!({"query": {}}))["rows"][0]["c2"], "24/11/2026");
}

/// A folder that is sent elsewhere is no place for a register: refused in words, and nothing is made there.
pub fn a_register_is_not_made_in_a_synced_folder(stage: &Stage) {
    let room = tempfile::tempdir().expect("a folder");
    let home = room.path().join("OneDrive - UBND xã/So Tiep Dan");
    let office = stage.office().on("2026-11-23").told("SO_TIEP_DAN_HOME", home.to_str().expect("a path"));
    let clerk = office.clerk();
    let unit = tests::unit();
    let given = json!({"unit": unit, "passphrase": "suối trong đầu bản"});
    let refused = clerk.refused("desk_create", &given);
    assert_eq!(refused["code"], "misplaced");
    assert!(refused["say"].as_str().is_some_and(|say| say.contains("OneDrive") && say.contains("Hãy đặt sổ")));
    assert_eq!(fs::read_dir(room.path()).expect("a folder").count(), 0, "nothing was made");
}

/// A paper filed more than a year ago is proposed, and goes for good when she says so.
pub fn an_old_paper_is_destroyed_when_she_says_so(stage: &Stage) {
    let filed = json!({"kind": "complaint", "eligibility": "ineligible", "ineligibility_reason": "unclear",
        "competence": "undetermined", "disposition": "file", "matter": null, "field": null,
        "summary": "Sẻ Thông Nâu"});
    let office = stage.office().on("2026-11-23");
    let office = office.with(&[tests::with(&petition("D1", "2025-11-20"), &filed)]);
    let clerk = office.unlocked();
    clerk.press("Alt+9").sees("Đơn lưu quá một năm").sees("Đơn số 1/2025");
    clerk.driver.run("document.querySelector('retention-block input').click();", &json!(null));
    click(&clerk, "Hủy nội dung 1 đơn");
    clerk.sees("không lấy lại được");
    clerk.photograph("retention");
    clerk.press("Ctrl+Enter").sees("Đã hủy nội dung 1 đơn").sees("cần hủy theo").sees_no_more("Đơn số 1/2025");
    let record = clerk.asks("petition_get", &json!({"ref": "D1"}))["record"].clone();
    assert_eq!(record["summary"], "(đã hủy theo quy định lưu trữ)");
}
