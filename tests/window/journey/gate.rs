//! Before the register: the first run, the lock, what is said of a wrong passphrase and of a damaged file.

use serde_json::json;
use std::fs;

use crate::clerk::PASSPHRASE;
use crate::stage::Stage;

/// Unit, passphrase, recovery sheet, two groups typed back, the start screen.
pub fn a_first_run_ends_at_the_recovery_sheet(stage: &Stage) {
    let office = stage.office().on("2026-11-23");
    let clerk = office.clerk();
    clerk.begins().sees("Máy này chưa có sổ").press("Enter");
    clerk.at("unit.name").write("UBND xã Chợ Đồn").press("Enter").at("unit.kind").press("Enter");
    clerk.at("unit.place").write("Chợ Đồn").press("Enter").at("unit.upper_level.kind").press("Enter");
    clerk.at("unit.upper_level.name").write("UBND tỉnh Thái Nguyên").press("Enter");
    clerk.at("unit.valid_from").write("1/7/2025").press("Enter").at("unit.cutoff_start_day").press("Enter");
    clerk.at("unit.remote_area").press("Enter").press("Enter");
    clerk.at("new-passphrase").write("suối trong đầu bản").press("Enter");
    clerk.at("new-again").write("suối trong đầu bản").press("Enter").press("Enter");
    clerk.sees("TỜ KHÔI PHỤC SỔ TIẾP DÂN");
    let groups = clerk
        .driver
        .run("return [...document.querySelectorAll('.recovery li')].map((one) => one.textContent);", &json!(null));
    let group = |at: usize| groups[at].as_str().expect("a group").to_owned();
    clerk.at("group-1").write(&group(1)).press("Enter");
    clerk.at("group-4").write("SAI").press("Enter").press("Enter").sees("Hai nhóm chưa đúng");
    clerk.finds("#group-4").press("Shift+Tab").press("Ctrl+A").write(&group(4)).press("Enter").press("Enter");
    clerk.finds(".frame main h1").sees("Hôm nay").took("first run to the start screen", None);
    assert!(office.book().join("so.dnth").exists());
}

/// Ctrl+L and five quiet minutes close the register and forget its key; what was half typed is kept.
pub fn a_lock_forgets_the_key_and_keeps_the_draft(stage: &Stage) {
    let office = stage.office().on("2026-11-23").told("SO_TIEP_DAN_IDLE", "5").with(&[]);
    let clerk = office.unlocked();
    clerk.press("Ctrl+N").at("visit.people.0.full_name").write("Hoàng Văn An");
    // Nobody is there for five seconds: five minutes, shortened for the test.
    clerk.sees("Sổ đã tự khóa").at("passphrase").sees_no_more("Hoàng Văn An");
    let page = clerk.driver.run("return document.documentElement.outerHTML;", &json!(null));
    assert!(!page.as_str().expect("a page").contains("Hoàng Văn An"), "the page is replaced, not covered");
    let refused = clerk.refused("visit_list", &json!({"query": {}}));
    assert_eq!(refused["code"], "locked", "no key is left to read with");
    clerk.unlock().sees("Đang ghi tiếp phần ghi dở").at("visit.people.0.full_name").holds("Hoàng Văn An");
    clerk.press("Ctrl+L").at("passphrase").sees("Sổ đã khóa");
    assert_eq!(clerk.refused("desk_unfinished", &json!({"screen": "visit"}))["code"], "locked");
}

/// A wrong passphrase says so and asks again; a damaged file says what it is, and is not a wrong passphrase.
pub fn a_wrong_passphrase_is_not_a_damaged_file(stage: &Stage) {
    let office = stage.office().on("2026-11-23").with(&[]);
    let clerk = office.clerk();
    clerk.at("passphrase").write("không phải").press("Enter").sees("Sai mật khẩu").at("passphrase");
    clerk.press("Ctrl+A").unlock().sees("Hôm nay").press("Ctrl+L").at("passphrase");
    drop(clerk);
    let file = office.book().join("so.dnth");
    let mut bytes = fs::read(&file).expect("a register");
    // One page in the middle, as a bad sector leaves it.
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 4096].fill(0);
    bytes[..4096].fill(7);
    fs::write(&file, &bytes).expect("a damaged register");
    let clerk = office.clerk();
    clerk.at("passphrase").write(PASSPHRASE).press("Enter").sees("hỏng").sees_no_more("Sai mật khẩu");
    assert_eq!(fs::read(&file).expect("a register"), bytes, "the damaged file is left as it is");
}
