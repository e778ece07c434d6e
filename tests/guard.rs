//! What protects the register, at the terminal: the gate, the wait, the clock, the place, the sheet, whose files they are.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};
use tempfile::TempDir;
use tests::{PASSPHRASE, unit};

pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: Value,
    pub(crate) err: String,
}

/// A room with the file of a unit in it, and the program.
pub(crate) struct Room(pub(crate) TempDir);

impl Room {
    pub(crate) fn new() -> Self {
        let room = tempfile::tempdir().unwrap();
        std::fs::write(room.path().join("unit.json"), unit().to_string()).unwrap();
        Self(room)
    }

    /// With a register in `so`.
    pub(crate) fn founded() -> Self {
        let room = Self::new();
        let made = room.init("so", PASSPHRASE, &[]);
        assert_eq!(made.code, 0, "{}", made.err);
        room
    }

    pub(crate) fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn text(&self, name: &str) -> String {
        self.at(name).to_str().unwrap().to_owned()
    }

    pub(crate) fn init(&self, book: &str, passphrase: &str, more: &[&str]) -> Ran {
        let (book, unit) = (self.text(book), self.text("unit.json"));
        self.run(passphrase, &[&["init", &book, "--unit", &unit, "--today", "2026-11-23"], more].concat())
    }

    pub(crate) fn run(&self, passphrase: &str, arguments: &[&str]) -> Ran {
        self.ran(Command::new(crate::terminal::program()).args(arguments).env("CASEBOOK_PASSPHRASE", passphrase))
    }

    pub(crate) fn ran(&self, command: &mut Command) -> Ran {
        let Output { status, stdout, stderr } = command.current_dir(self.0.path()).output().unwrap();
        let out = serde_json::from_slice(&stdout).unwrap_or(Value::Null);
        Ran { code: status.code().unwrap(), out, err: String::from_utf8(stderr).unwrap() }
    }
}

pub(crate) fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn a_passphrase_that_is_easy_to_guess_makes_no_register_and_no_new_passphrase() {
    let room = Room::new();
    for weak in ["", "123456", "Nguyễn Văn A 1985", "matkhau123", "UBND xã Chợ Đồn"] {
        let ran = room.init("so", weak, &[]);
        let fault = &ran.out["faults"][0];
        assert_eq!((ran.code, &fault["field"], &fault["code"]), (1, &json!("passphrase"), &json!("weak")), "{weak}");
        assert!(!room.at("so").exists(), "{weak}");
    }
    assert_eq!(room.init("so", "bốn từ dễ nhớ 2019", &[]).code, 0);
    let change = |new: &str| {
        let mut command = Command::new(crate::terminal::program());
        let command = command.args(["passphrase", &room.text("so")]).env("CASEBOOK_PASSPHRASE", "bốn từ dễ nhớ 2019");
        room.ran(command.env("CASEBOOK_NEW_PASSPHRASE", new))
    };
    assert_eq!((change("").code, change("chodon2026").code), (1, 1));
    assert_eq!(room.run("bốn từ dễ nhớ 2019", &["check", &room.text("so")]).code, 0, "the old one stands");
    assert_eq!(room.run("", &["demo", &room.text("tap")]).code, 0, "a practice register has no gate");
}

#[test]
fn a_register_made_at_the_terminal_has_its_key_twice_a_backup_and_a_key_dear_enough() {
    let room = Room::founded();
    let key = |name: &str| std::fs::read_to_string(room.at("so").join(name)).unwrap();
    assert_eq!(key("khoa.dnth"), key("khoa.dnth.cu"));
    assert_eq!(names(&room.at("so/sao-luu")).len(), 1);
    let slots: Value = serde_json::from_str(&key("khoa.dnth")).unwrap();
    let cost = &slots["passphrase"]["cost"];
    assert!(cost["memory"].as_u64() >= Some(65_536) && cost["passes"].as_u64() >= Some(3), "{cost}");
}

#[test]
fn wrong_passphrases_make_the_terminal_wait_and_it_says_so_at_once() {
    let room = Room::founded();
    let book = room.text("so");
    for _ in 0..3 {
        let ran = room.run("sai mật khẩu rồi", &["check", &book]);
        assert_eq!((ran.code, &ran.out["code"], &ran.out["wait"]), (3, &json!("wrong_passphrase"), &Value::Null));
    }
    let first = room.run("sai mật khẩu rồi", &["check", &book]);
    assert_eq!((first.code, &first.out["wait"]), (3, &json!(2)));
    let waiting = room.run(PASSPHRASE, &["find", &book, "an"]);
    assert_eq!(waiting.code, 3, "not even the right one");
    assert!(waiting.out["wait"].as_u64().is_some_and(|seconds| (1..=2).contains(&seconds)), "{}", waiting.out);
    assert!(waiting.err.contains("giây"));
}

#[test]
fn a_restore_over_a_register_let_anybody_guess() {
    let room = Room::founded();
    let (book, usb) = (room.text("so"), room.at("usb"));
    assert_eq!(room.run(PASSPHRASE, &["backup", &book, "--to", &room.text("usb")]).code, 0);
    let made = names(&usb);
    assert_eq!(made.len(), 1, "{made:?}");
    let backup = usb.join(&made[0]).to_str().unwrap().to_owned();
    let looks = || tests::looks(&casebook::open(&room.at("so"), PASSPHRASE).unwrap());
    let before = looks();
    let guess = |passphrase: &str| room.run(passphrase, &["restore", &backup, "--to", &book]);
    for _ in 0..3 {
        let ran = guess("sai rồi sai nữa");
        assert_eq!((ran.code, &ran.out["wait"]), (3, &Value::Null));
    }
    assert_eq!(guess("sai rồi sai nữa").out["wait"], json!(2));
    assert_eq!(room.run(PASSPHRASE, &["check", &book]).code, 3, "the same wait at every command");
    std::thread::sleep(std::time::Duration::from_secs(3));
    let restored = guess(PASSPHRASE);
    assert_eq!(restored.code, 0, "{}", restored.err);
    assert_ne!(looks(), before, "the right one is told of the wrong ones");
    assert_eq!(room.run(PASSPHRASE, &["check", &book]).code, 0);
}

#[test]
fn a_register_whose_sheet_cannot_be_written_is_not_made() {
    let room = Room::new();
    let ran = room.init("so", PASSPHRASE, &["--recovery-sheet", "không có/to.txt"]);
    assert!(ran.code == 7 && !room.at("so").exists(), "{}", ran.err);
    std::fs::create_dir(room.at("là thư mục")).unwrap();
    assert_eq!(room.init("so", PASSPHRASE, &["--recovery-sheet", "là thư mục"]).code, 2);
    assert!(!room.at("so").exists());
    // And no sheet of a register there is not.
    std::fs::create_dir(room.at("đầy")).unwrap();
    std::fs::write(room.at("đầy/x"), "").unwrap();
    assert_eq!(room.init("đầy", PASSPHRASE, &["--recovery-sheet", "to.txt"]).code, 2);
    assert!(!room.at("to.txt").exists());
    assert_eq!(room.init("so", PASSPHRASE, &["--recovery-sheet", "to.txt"]).code, 0);
    assert!(room.at("to.txt").exists());
}

#[test]
fn a_passphrase_file_of_an_editor_is_read_and_one_in_another_encoding_is_said() {
    let room = Room::founded();
    let book = room.text("so");
    let with = |bytes: &[u8]| {
        std::fs::write(room.at("mk.txt"), bytes).unwrap();
        let mut command = Command::new(crate::terminal::program());
        let file = room.text("mk.txt");
        room.ran(command.args(["check", &book, "--passphrase-file", &file]).env_remove("CASEBOOK_PASSPHRASE"))
    };
    let text = PASSPHRASE.as_bytes();
    for bytes in [text.to_vec(), [b"\xEF\xBB\xBF", text, b"\r\n"].concat(), [text, b"\n\n"].concat()] {
        assert_eq!(with(&bytes).code, 0);
    }
    let wide: Vec<u8> = PASSPHRASE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in
        [[&[0xFF, 0xFE], wide.as_slice()].concat(), "mat khau".encode_utf16().flat_map(u16::to_be_bytes).collect()]
    {
        let ran = with(&bytes);
        assert!(ran.code == 2 && ran.err.contains("UTF-16"), "{}", ran.err);
    }
}

#[test]
fn a_day_of_the_clock_that_cannot_be_right_is_refused_and_one_the_clerk_says_is_not() {
    let room = Room::founded();
    let book = room.text("so");
    // A last act far ahead: today's clock is then long before it.
    let ahead = room.run(PASSPHRASE, &["export", &book, "-", "--today", "2026-11-23"]);
    assert_eq!(ahead.code, 0, "{}", ahead.err);
    std::fs::write(room.at("thon.jsonl"), r#"{"type":"hamlet","ref":"H","name":"Thôn Đông"}"#).unwrap();
    assert_eq!(room.run(PASSPHRASE, &["load", &book, "thon.jsonl", "--today", "2099-01-01"]).code, 0);
    let doubted = room.run(PASSPHRASE, &["export", &book, "-"]);
    assert_eq!((doubted.code, &doubted.out["code"]), (7, &json!("clock")), "{}", doubted.err);
    assert_eq!(room.run(PASSPHRASE, &["check", &book]).code, 0, "nothing is entered by looking");
    assert_eq!(room.run(PASSPHRASE, &["export", &book, "-", "--today", "2099-01-02"]).code, 0);
}

#[test]
fn a_synced_place_is_refused_for_every_way_a_register_could_come_to_it() {
    let room = Room::founded();
    let made = room.run(PASSPHRASE, &["backup", &room.text("so"), "--to", &room.text("luu")]);
    let file = room.at("luu").join(names(&room.at("luu")).remove(0));
    assert_eq!(made.code, 0, "{}", made.err);
    std::fs::create_dir(room.at("Dropbox")).unwrap();
    for arguments in [
        vec!["demo", "Dropbox/tap"],
        vec!["init", "Dropbox/so", "--unit", "unit.json"],
        vec!["restore", file.to_str().unwrap(), "--to", "Dropbox/so"],
    ] {
        let ran = room.run(PASSPHRASE, &arguments);
        assert_eq!((ran.code, &ran.out["code"]), (7, &json!("misplaced")), "{arguments:?}");
    }
    assert!(names(&room.at("Dropbox")).is_empty());
    std::fs::rename(room.at("so"), room.at("Dropbox/so")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(room.at("Dropbox/so"), room.at("so")).unwrap();
    for book in ["Dropbox/so", "so"] {
        let ran = room.run(PASSPHRASE, &["check", book]);
        assert_eq!((ran.code, &ran.out["code"]), (7, &json!("misplaced")), "{book}");
    }
}

#[test]
fn a_report_workbook_taken_out_at_the_terminal_is_entered_in_the_access_log() {
    let room = Room::founded();
    let looks = || {
        let book = casebook::open(&room.at("so"), PASSPHRASE).unwrap();
        tests::looks(&book)
    };
    let before = looks();
    let report = |more: &[&str]| {
        let book = room.text("so");
        let ran = room
            .run(PASSPHRASE, &[&["report", &book, "--period", "2026-10", "--today", "2026-11-23"], more].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
    };
    report(&["--json"]);
    assert_eq!(looks(), before, "nothing was taken out");
    report(&["--out", "bc.xlsx"]);
    let once = looks();
    assert_ne!(once, before);
    report(&["--annex-out", "pl.xlsx"]);
    assert_ne!(looks(), once);
}

#[cfg(unix)]
#[test]
fn everything_the_program_writes_can_be_read_by_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;

    let room = Room::new();
    assert_eq!(room.init("so", PASSPHRASE, &["--recovery-sheet", "to.txt"]).code, 0);
    let book = room.text("so");
    for arguments in [
        vec!["export", &book, "xuat.jsonl"],
        vec!["report", &book, "--period", "2026-10", "--out", "bc.xlsx"],
        vec!["backup", &book, "--to", "luu"],
        vec!["demo", "tap"],
    ] {
        let ran = room.run(PASSPHRASE, &[arguments.as_slice(), &["--today", "2026-11-23"]].concat());
        assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.err);
    }
    let held = casebook::open(&room.at("so"), PASSPHRASE).unwrap();
    let mut folders = vec![room.at("so"), room.at("luu"), room.at("tap")];
    let mut seen = 0;
    let mode = |path: &Path| std::fs::symlink_metadata(path).unwrap().permissions().mode() & 0o777;
    for file in ["to.txt", "xuat.jsonl", "bc.xlsx"] {
        assert_eq!(mode(&room.at(file)), 0o600, "{file}");
    }
    while let Some(folder) = folders.pop() {
        assert_eq!(mode(&folder), 0o700, "{}", folder.display());
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            seen += 1;
            if path.is_dir() { folders.push(path) } else { assert_eq!(mode(&path), 0o600, "{}", path.display()) }
        }
    }
    assert!(seen > 14, "{seen}: the write-ahead log and its index too");
    drop(held);
}

#[cfg(unix)]
#[test]
fn a_key_file_that_is_a_pipe_or_gigabytes_or_costs_minutes_is_damage_at_once() {
    let room = Room::founded();
    let (folder, book) = (room.at("so"), room.text("so"));
    let good = std::fs::read_to_string(folder.join("khoa.dnth")).unwrap();
    let lay = |lay: &dyn Fn(&Path)| {
        for copy in ["khoa.dnth", "khoa.dnth.cu"] {
            let path = folder.join(copy);
            std::fs::remove_file(&path).unwrap();
            lay(&path);
        }
        let began = began_at();
        let ran = room.run(PASSPHRASE, &["check", &book]);
        assert_eq!((ran.code, &ran.out["findings"][0]["code"]), (4, &json!("key")), "{}", ran.err);
        assert!(began.elapsed().as_secs() < 20);
    };
    lay(&|path| assert!(Command::new("mkfifo").arg(path).status().unwrap().success()));
    lay(&|path| std::fs::File::create(path).unwrap().set_len(6 << 30).unwrap());
    let slots: Value = serde_json::from_str(&good).unwrap();
    for (memory, passes) in [(1 << 20, 64), (1 << 20, 1), (1 << 18, 64), (65_536, 65)] {
        let mut dear = slots.clone();
        dear["passphrase"]["cost"] = json!({"memory": memory, "passes": passes});
        dear["check"] = json!("");
        lay(&|path| std::fs::write(path, dear.to_string()).unwrap());
    }
    for pipe in ["so.khoa", "so.dnth", "so.lan-sai"] {
        let fresh = Room::founded();
        let path = fresh.at("so").join(pipe);
        let _ = std::fs::remove_file(&path);
        assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
        assert!([0, 4, 7].contains(&fresh.run(PASSPHRASE, &["check", &fresh.text("so")]).code), "{pipe}");
    }
}

/// A test may look at a clock to see that it was not kept waiting.
#[cfg(unix)]
fn began_at() -> std::time::Instant {
    #[allow(clippy::disallowed_methods, reason = "how long a program took is what is tested")]
    std::time::Instant::now()
}
