//! The way back: a dead laptop with a stick and a passphrase or a sheet, and what yesterday's secrets no longer open.

use std::fs;
use std::path::{Path, PathBuf};

use casebook::casebook::key::{KeyCost, RecoveryCode};
use casebook::slice::Slice;
use casebook::{Casebook, Error, Moment, backup, book, day};
use serde_json::json;
use tempfile::TempDir;
use tests::{matter, petition};

use super::backup::click;
use crate::clerk::{Clerk, Office, PASSPHRASE};
use crate::driver::until;
use crate::stage::Stage;

const TODAY: &str = "2026-11-23";
/// A passphrase of hers that is not [`PASSPHRASE`].
const NEW: &str = "suối trong đầu bản";
/// How many keys the way back may take, the text aside.
const BAR: Option<usize> = Some(12);

/// Makes the register of a commune in a folder, as of another day, with a petition.
fn register(folder: &Path, on: &str) -> (Casebook, RecoveryCode) {
    let now = Moment::on(day::iso(on).expect("a day"));
    let quick = KeyCost { memory: 8, passes: 1 };
    let (mut register, code) = casebook::create(folder, PASSPHRASE, false, quick, now).expect("a register");
    book::add(&mut register, Slice::Unit, tests::object(&tests::unit()), now).expect("a unit");
    let lines = tests::jsonl(&[matter("V"), petition("D1", "2026-11-18")]);
    book::load(&mut register, lines.as_bytes(), now).expect("good lines");
    (register, code)
}

/// What is left of a laptop that died: a stick with a backup, and the code of its sheet.
pub struct Left {
    room: TempDir,
    backup: PathBuf,
    code: String,
}

impl Left {
    /// Makes its register and backs it up on the stick; then the laptop dies.
    pub fn by_a_laptop() -> Self {
        let room = tempfile::tempdir().expect("a folder");
        let (register, code) = register(&room.path().join("so"), "2026-11-20");
        let stick = room.path().join("usb");
        let on = Moment::on(day::iso("2026-11-20").expect("a day"));
        let made = backup::to(&register, &stick, on).expect("a backup");
        let backup = stick.join(made.file_name());
        drop(register);
        fs::remove_dir_all(room.path().join("so")).expect("the laptop dies");
        Self { room, backup, code: code.groups().join(" ") }
    }

    /// Another machine, where the dialog answers with the backup.
    pub fn office<'a>(&self, stage: &'a Stage) -> Office<'a> {
        stage.office().on(TODAY).told("SO_TIEP_DAN_PICK", self.backup.to_str().expect("a path"))
    }
}

fn petitions(clerk: &Clerk<'_>) -> usize {
    clerk.asks("petition_list", &json!({"query": {}}))["rows"].as_array().map_or(0, Vec::len)
}

/// Opens a register that nobody else has open any more.
fn opened(folder: &Path, passphrase: &str) -> Result<(), Error> {
    let is_free = || match casebook::open(folder, passphrase) {
        Err(Error::InUse) => None,
        other => Some(other.map(drop)),
    };
    until(is_free).expect("a register nobody holds")
}

/// Another machine, the stick, the passphrase of that day.
pub fn a_dead_laptop_and_a_passphrase_she_knows(stage: &Stage) {
    let left = Left::by_a_laptop();
    let office = left.office(stage);
    let clerk = office.clerk();
    clerk.begins().sees("Máy này chưa có sổ");
    clerk.photograph("gate-none");
    clerk.press("Tab").press("Enter").at("secret").sees("Bản sao lưu lúc");
    clerk.photograph("bring-back");
    clerk.write("không phải").press("Enter").sees("cần mật khẩu của ngày làm bản sao lưu ấy").at("secret");
    clerk.photograph("bring-back-wrong");
    clerk.write(PASSPHRASE).press("Enter").at("bring").sees("Trong đó có 1 đơn, 1 vụ việc").sees("đơn 2/2026");
    clerk.photograph("bring-back-told");
    assert!(!office.book().join("so.dnth").exists(), "nothing is made before she says so");
    clerk.press("Enter").finds(".frame main h1").sees("Hôm nay").sees("Đã khôi phục bản sao lưu");
    clerk.took("a dead laptop, the passphrase known", BAR);
    clerk.photograph("brought-back");
    assert_eq!(petitions(&clerk), 1);
    clerk.press("Ctrl+L").at("passphrase").unlock();
}

/// The same with the sheet: a new passphrase is set, and the old one opens nothing on this machine.
pub fn a_dead_laptop_and_a_passphrase_she_forgot(stage: &Stage) {
    let left = Left::by_a_laptop();
    let office = left.office(stage);
    let clerk = office.clerk();
    clerk.begins().sees("Máy này chưa có sổ").press("Tab").press("Enter").at("secret");
    clerk.press("Shift+Tab").at("way").press("2").sees("Mã trên tờ khôi phục").press("Enter").at("secret");
    clerk.write(&left.code.to_lowercase()).press("Enter").at("fresh").write(NEW).press("Enter");
    clerk.at("again").write(NEW).press("Enter").at("bring").sees("Trong đó có 1 đơn, 1 vụ việc");
    clerk.photograph("bring-back-sheet");
    clerk.press("Enter").finds(".frame main h1").sees("Hôm nay");
    clerk.took("a dead laptop, the passphrase forgotten", BAR);
    assert_eq!(petitions(&clerk), 1);
    clerk.press("Ctrl+L").at("passphrase").write(PASSPHRASE).press("Enter").sees("Sai mật khẩu");
    clerk.press("Ctrl+A").write(NEW).press("Enter").finds(".frame main h1");
    clerk.press("Ctrl+L").at("passphrase");
    let folder = office.book();
    assert!(matches!(opened(&folder, PASSPHRASE), Err(Error::WrongPassphrase)));
    assert!(casebook::recover(&folder, &left.code).is_ok(), "the sheet stays the sheet");
}

/// What she gives and it does not take is said where it was typed, and every screen has a way back.
pub fn a_way_back_has_no_dead_end(stage: &Stage) {
    let left = Left::by_a_laptop();
    let office = left.office(stage);
    let clerk = office.clerk();
    clerk.sees("Máy này chưa có sổ").press("Tab").press("Enter").at("secret");
    clerk.press("Enter").sees("Chưa gõ mật khẩu").press("Shift+Tab").at("way").press("2").press("Enter").at("secret");
    clerk.write("AAAAA").press("Enter").at("fresh").write("ngắn").press("Enter").at("again").write("ngan");
    clerk.press("Enter").sees("Hai lần gõ mật khẩu mới không giống nhau").at("again").write("ngắn").press("Enter");
    clerk.sees("Quá ngắn").at("fresh");
    clerk.photograph("bring-back-weak");
    clerk.press("Ctrl+A").write(NEW).press("Enter").at("again").press("Ctrl+A").write(NEW).press("Enter");
    clerk.sees("cần tờ khôi phục còn hiệu lực vào ngày làm bản sao lưu ấy").at("secret").press("Ctrl+A");
    clerk.write(&left.code).press("Enter").at("fresh").press("Enter").at("again").press("Enter").at("bring");
    assert!(!office.book().join("so.dnth").exists());
    click(&clerk, "Quay lại");
    clerk.sees("Máy này chưa có sổ");
    // A file that is no backup says so, and the gate stays.
    fs::write(&left.backup, b"?").expect("a broken stick");
    click(&clerk, "Khôi phục từ bản sao lưu");
    clerk.sees("⚠").sees("Lập sổ của đơn vị");
    clerk.photograph("gate-no-backup");
    drop(left.room);
}

/// A register that rotted and a passphrase forgotten: the sheet brings it back, with a new passphrase.
pub fn a_rotten_register_comes_back_by_its_sheet(stage: &Stage) {
    let office = stage.office().on(TODAY);
    let (book, code) = register(&office.book(), "2026-11-20");
    let now = Moment::on(day::iso("2026-11-20").expect("a day"));
    backup::to_place(&book, &backup::own_place(&book), now).expect("a backup");
    drop(book);
    let file = office.book().join("so.dnth");
    let mut bytes = fs::read(&file).expect("a register");
    bytes[4096..].fill(7);
    fs::write(&file, bytes).expect("a damaged register");
    let clerk = office.clerk();
    clerk.at("passphrase");
    click(&clerk, "Quên mật khẩu");
    clerk.at("code").write(&code.groups().join(" ")).press("Enter").at("fresh").write(NEW).press("Enter");
    clerk.at("again").write(NEW).press("Enter").sees("Tệp của sổ bị hỏng").sees("Mã khôi phục đúng");
    clerk.photograph("gate-damaged-sheet");
    click(&clerk, "Khôi phục sổ");
    clerk.finds(".frame main h1").sees("Không mất việc nào đã ghi nhận");
    assert_eq!(petitions(&clerk), 1);
    clerk.press("Ctrl+L").at("passphrase").write(NEW).press("Enter").finds(".frame main h1");
}

/// An office whose stick was plugged in once, and lies in a drawer now.
struct Drawer {
    room: TempDir,
}

impl Drawer {
    fn new() -> Self {
        let room = tempfile::tempdir().expect("a folder");
        fs::create_dir(room.path().join("usb")).expect("a stick");
        Self { room }
    }

    fn stick(&self) -> PathBuf {
        self.room.path().join("usb")
    }

    fn backs_up(clerk: &Clerk<'_>) {
        to_backups(clerk);
        click(clerk, "Sao lưu ra USB");
        clerk.sees("Rút USB được");
    }

    fn is_pulled(&self) {
        fs::rename(self.stick(), self.room.path().join("ngăn kéo")).expect("a stick");
    }

    fn is_plugged_in(&self) {
        fs::rename(self.room.path().join("ngăn kéo"), self.stick()).expect("a stick");
    }
}

fn to_backups(clerk: &Clerk<'_>) {
    clerk.driver.run("location.hash = 'backup';", &json!(null));
    clerk.sees("Sao lưu và kiểm tra").sees("Các bản sao lưu");
}

/// The passphrase is changed in the window: the old one opens nothing, and Hôm nay names the stick in the drawer.
pub fn a_new_passphrase_and_the_old_one_opens_nothing(stage: &Stage) {
    let drawer = Drawer::new();
    let office = stage.office().on(TODAY).told("SO_TIEP_DAN_STICK", drawer.stick().to_str().expect("a path"));
    let office = office.with(&[matter("V"), petition("D1", "2026-11-18")]);
    let clerk = office.unlocked();
    Drawer::backs_up(&clerk);
    drawer.is_pulled();
    clerk.driver.run("location.hash = 'setting/passphrase';", &json!(null));
    clerk.at("old").write("không phải").press("Enter").at("fresh").write(NEW).press("Enter").at("again").write(NEW);
    clerk.press("Enter").sees("Sai mật khẩu").at("old");
    clerk.photograph("new-passphrase-wrong");
    clerk.write(PASSPHRASE).press("Enter").at("fresh").press("Enter").at("again").press("Enter");
    clerk.sees("Đã đổi mật khẩu").sees("Bản sao lưu ở “usb” chỉ mở bằng mật khẩu cũ hoặc tờ khôi phục");
    clerk.sees_no_more("Chưa sao lưu");
    clerk.photograph("new-passphrase-told");
    clerk.press("Esc").press("Alt+1").sees("Bản sao lưu cần làm lại").sees("“usb”");
    clerk.photograph("desk-lagging");
    assert_eq!(petitions(&clerk), 1);
    clerk.press("Ctrl+L").at("passphrase").write(PASSPHRASE).press("Enter").sees("Sai mật khẩu");
    clerk.press("Ctrl+A").write(NEW).press("Enter").finds(".frame main h1").sees("Bản sao lưu cần làm lại");
    drawer.is_plugged_in();
    to_backups(&clerk);
    click(&clerk, "Sao lưu vào đây");
    clerk.sees("Rút USB được").sees_no_more("chỉ mở bằng mật khẩu cũ").press("Alt+1").sees("Hôm nay");
    clerk.sees("Việc cần làm").sees_no_more("Bản sao lưu cần làm lại").press("Ctrl+L").at("passphrase");
    assert!(matches!(opened(&office.book(), PASSPHRASE), Err(Error::WrongPassphrase)));
}

/// A new sheet is made by the passphrase in force alone; the old one is needed for the stick until a backup there.
pub fn a_new_sheet_is_asked_the_passphrase_first(stage: &Stage) {
    let drawer = Drawer::new();
    let office = stage.office().on(TODAY).told("SO_TIEP_DAN_STICK", drawer.stick().to_str().expect("a path"));
    let (book, old) = register(&office.book(), "2026-11-20");
    drop(book);
    let clerk = office.unlocked();
    Drawer::backs_up(&clerk);
    drawer.is_pulled();
    clerk.driver.run("location.hash = 'setting/recovery';", &json!(null));
    clerk.at("in-force").write("không phải").press("Enter").sees("Sai mật khẩu").at("in-force");
    clerk.photograph("new-sheet-asked");
    assert!(!clerk.page().is(".recovery"), "no sheet without the passphrase");
    clerk.write(PASSPHRASE).press("Enter").sees("TỜ KHÔI PHỤC SỔ TIẾP DÂN").at("group-1");
    clerk.sees("Giữ cả tờ khôi phục cũ: bản sao lưu ở “usb” còn cần nó");
    clerk.photograph("new-sheet");
    let script = "return [...document.querySelectorAll('.recovery li')].map((one) => one.textContent);";
    let groups = clerk.driver.run(script, &json!(null));
    let group = |at: usize| groups[at].as_str().expect("a group").to_owned();
    clerk.write(&group(1)).press("Enter").at("group-4").write(&group(4)).press("Enter").press("Enter");
    clerk.sees("Lập tờ khôi phục mới…").press("Alt+1").sees("Giữ cả tờ khôi phục cũ");
    drawer.is_plugged_in();
    to_backups(&clerk);
    clerk.sees("Giữ cả tờ khôi phục cũ");
    clerk.photograph("backup-lagging");
    click(&clerk, "Sao lưu vào đây");
    clerk.sees("Rút USB được").sees_no_more("Giữ cả tờ khôi phục cũ").press("Alt+1").sees("Việc cần làm");
    clerk.sees_no_more("Giữ cả tờ khôi phục cũ").press("Ctrl+L").at("passphrase");
    assert!(opened(&office.book(), PASSPHRASE).is_ok(), "the passphrase stays");
    let new: String = (0..6).map(group).collect();
    assert!(matches!(casebook::recover(&office.book(), &old.groups().concat()), Err(Error::WrongPassphrase)));
    assert!(casebook::recover(&office.book(), &new).is_ok());
}
