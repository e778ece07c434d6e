//! Keys, and the way back: a dead laptop, a forgotten passphrase, a stick and a sheet; what yesterday's secrets no longer
//! open; what a restore brings, takes and cannot know.

use std::path::{Path, PathBuf};
use std::process::Command;

use casebook::backup::{self, OWN, Way};
use casebook::casebook::NewKeys;
use casebook::casebook::key::{RecoveryCode, Secret, SheetOf};
use casebook::slice::Slice;
use casebook::{Error, Moment, book, day};
use fastrand::Rng;
use serde_json::{Value, json};
use tests::{PASSPHRASE, QUICK, matter, object, petition};

use crate::guard::{Ran, Room, names};

const TODAY: &str = "2026-11-23";
const NEW: &str = "suối đá nghé vàng cau";

fn now() -> Moment {
    Moment::on(day::iso(TODAY).unwrap())
}

/// A commune's register at the terminal, its sheet, and a stick.
struct Office(Room);

impl Office {
    fn founded() -> Self {
        let room = Room::new();
        let made = room.init("so", PASSPHRASE, &["--recovery-sheet", "to.txt"]);
        assert_eq!(made.code, 0, "{}", made.err);
        Self(room)
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.at(name)
    }

    /// Runs the program with these words in its environment.
    fn run(&self, environment: &[(&str, &str)], arguments: &[&str]) -> Ran {
        let mut command = Command::new(crate::terminal::program());
        let command = command.args(arguments).args(["--today", TODAY]).env_remove("CASEBOOK_PASSPHRASE");
        self.0.ran(command.envs(environment.iter().copied()))
    }

    fn by(&self, passphrase: &str, arguments: &[&str]) -> Ran {
        self.run(&[("CASEBOOK_PASSPHRASE", passphrase)], arguments)
    }

    fn load(&self, lines: &[Value]) {
        std::fs::write(self.at("in.jsonl"), tests::jsonl(lines)).unwrap();
        let ran = self.by(PASSPHRASE, &["load", "so", "in.jsonl"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
    }

    /// Makes a backup on the stick; gives its path.
    fn back_up(&self) -> String {
        let made = self.by(PASSPHRASE, &["backup", "so", "--to", "usb"]);
        assert_eq!(made.code, 0, "{}", made.err);
        format!("usb/so-{}-{:012}.dnthb", &made.out["contents"]["register"].as_str().unwrap()[..8], number(&made))
    }

    fn export(&self, passphrase: &str, book: &str) -> String {
        let _ = std::fs::remove_file(self.at("xuat.jsonl"));
        let ran = self.by(passphrase, &["export", book, "xuat.jsonl"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        std::fs::read_to_string(self.at("xuat.jsonl")).unwrap()
    }
}

fn number(made: &Ran) -> i64 {
    made.out["sequence"].as_i64().unwrap()
}

#[test]
fn a_restore_ignored_the_log_and_said_nothing() {
    let office = Office::founded();
    office.load(&[matter("V"), petition("D1", "2026-11-18")]);
    let backup = office.back_up();
    for at in 2..=6 {
        office.load(&[petition(&format!("D{at}"), "2026-11-19")]);
    }
    let whole = office.export(PASSPHRASE, "so");
    let ran = office.by(PASSPHRASE, &["restore", &backup, "--to", "so"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(ran.out["log"], json!({"replayed": 5, "left": 0}));
    assert_eq!((&ran.out["brings"], &ran.out["takes"]), (&json!({}), &json!({})));
    assert_eq!((&ran.out["numbers_again"], &ran.out["passphrase"]), (&json!([]), &json!("kept")));
    assert!(ran.err.contains("Ghi lại 5 việc") && ran.err.contains("23/11/2026"), "{}", ran.err);
    assert_eq!(office.export(PASSPHRASE, "so"), whole);
    // The same with a register that rotted.
    let mut bytes = std::fs::read(office.at("so/so.dnth")).unwrap();
    bytes[..4096].fill(7);
    std::fs::write(office.at("so/so.dnth"), bytes).unwrap();
    let ran = office.by(PASSPHRASE, &["restore", &backup, "--to", "so"]);
    assert_eq!((ran.code, &ran.out["log"]), (0, &json!({"replayed": 6, "left": 0})), "{}", ran.err);
    assert_eq!(office.export(PASSPHRASE, "so"), whole);
}

#[test]
fn after_a_restore_numbers_were_given_a_second_time() {
    let office = Office::founded();
    office.load(&[matter("V"), petition("D1", "2026-11-18")]);
    let backup = office.back_up();
    office.load(&[petition("D2", "2026-11-19"), petition("D3", "2026-11-19")]);
    let back = || office.by(PASSPHRASE, &["restore", &backup, "--to", "so", "--without-log"]);
    let numbers = || {
        office.load(&[petition("D9", "2026-11-20")]);
        let text = office.export(PASSPHRASE, "so");
        (2..=6).filter(|n| text.contains(&format!("\"number\":\"{n}/2026\""))).collect::<Vec<_>>()
    };
    let ran = back();
    assert_eq!((ran.code, &ran.out["log"]), (0, &json!({"replayed": 0, "left": 1})), "{}", ran.err);
    assert_eq!((&ran.out["takes"], &ran.out["numbers_again"]), (&json!({"petition": 2}), &json!([])));
    assert!(ran.err.contains("KHÔNG còn trong sổ khôi phục: 2 đơn"), "{}", ran.err);
    assert_eq!(numbers(), [4]);
    // And from a register whose file is gone: its log knows what was given.
    std::fs::write(office.at("so/so.dnth"), b"").unwrap();
    let ran = back();
    assert_eq!((ran.code, &ran.out["numbers_again"]), (0, &json!([])), "{}", ran.err);
    assert_eq!(numbers(), [5], "4/2026 was only restored away; its number is known");
    // What nobody can know is said.
    let ran = office.by(PASSPHRASE, &["restore", &backup, "--to", "máy mới"]);
    assert_eq!((ran.code, &ran.out["numbers_again"]), (0, &json!(["1/2026", "2/2026"])), "{}", ran.err);
    assert_eq!((&ran.out["passphrase"], &ran.out["set_aside"]), (&json!("of_the_backup"), &Value::Null));
    assert_eq!(ran.out["brings"]["petition"], 1);
    assert!(ran.err.contains("đơn 2/2026"), "{}", ran.err);
}

#[test]
fn numbers_of_a_register_restored_before_were_given_again_once_its_file_was_lost() {
    let office = Office::founded();
    let first = office.back_up();
    office.load(&[
        matter("V"),
        petition("D1", "2026-11-18"),
        petition("D2", "2026-11-18"),
        petition("D3", "2026-11-18"),
    ]);
    let back = |backup: &str, more: &[&str]| {
        let ran = office.by(PASSPHRASE, &[&["restore", backup, "--to", "so"], more].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
        ran
    };
    back(&first, &["--without-log"]);
    office.load(&[matter("V"), petition("D4", "2026-11-19")]);
    std::fs::remove_file(office.at("so/so.dnth")).unwrap();
    let ran = back(&first, &["--without-log"]);
    assert_eq!(ran.out["log"]["left"], 2, "the restore and what came after it: {}", ran.out);
    office.load(&[matter("V"), petition("D5", "2026-11-20")]);
    let text = office.export(PASSPHRASE, "so");
    assert!(text.contains("\"number\":\"5/2026\""), "{text}");
    // A later backup of the branch that was left has as many acts, and not what came since. (Its restore, on the same day
    // of the same backup, is link for link the same act.)
    let second = office.back_up();
    back(&first, &["--without-log"]);
    office.load(&[matter("V"), petition("D6", "2026-11-20")]);
    std::fs::remove_file(office.at("so/so.dnth")).unwrap();
    let ran = back(&second, &[]);
    assert_eq!(ran.out["log"], json!({"replayed": 0, "left": 1}), "{}", ran.err);
    office.load(&[petition("D7", "2026-11-20")]);
    assert!(office.export(PASSPHRASE, "so").contains("\"number\":\"7/2026\""));
    // On a new machine nobody knows, of either book.
    let ran = office.by(PASSPHRASE, &["restore", &first, "--to", "khác"]);
    assert_eq!(ran.out["numbers_again"], json!(["1/2026", "1/2026"]));
}

#[test]
fn an_old_file_with_one_old_key_copy_beat_todays_key_which_was_then_wrong() {
    let room = tempfile::tempdir().unwrap();
    let folder = room.path().join("so");
    let (snapshots, [.., today], sheet) = three_generations(&folder);
    for one in ["khoa.dnth", "khoa.dnth.cu"] {
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(folder.join(OWN)).unwrap();
        for (path, bytes) in &snapshots[2] {
            std::fs::write(folder.join(path), bytes).unwrap();
        }
        for (path, bytes) in
            snapshots[0].iter().filter(|(path, _)| path == Path::new("so.dnth") || path == Path::new(one))
        {
            std::fs::write(folder.join(path), bytes).unwrap();
        }
        for secret in [PASSPHRASE, today] {
            assert!(matches!(casebook::open(&folder, secret), Err(Error::Damaged(_))));
        }
        assert!(casebook::recover(&folder, &sheet).is_err(), "and today's key is not mended from it");
        assert_eq!(backup::rescue(&folder, today, now()).unwrap().lost, 0);
    }
}

#[test]
fn a_backup_of_another_register_came_without_a_word() {
    let (office, other) = (Office::founded(), Office::founded());
    office.load(&[matter("V"), petition("D1", "2026-11-18")]);
    let theirs = other.at(&other.back_up());
    let ran = office.by(PASSPHRASE, &["restore", theirs.to_str().unwrap(), "--to", "so"]);
    assert_eq!((ran.code, &ran.out["takes"]["petition"], &ran.out["brings"]["unit"]), (0, &json!(1), &json!(1)));
    assert!(ran.err.contains("KHÁC"), "{}", ran.err);
}

#[test]
fn a_dead_laptop_and_a_forgotten_passphrase_had_no_door() {
    let office = Office::founded();
    office.load(&[matter("V"), petition("D1", "2026-11-18")]);
    let (backup, then) = (office.back_up(), office.export(PASSPHRASE, "so"));
    std::fs::remove_dir_all(office.at("so")).unwrap();
    // The sheet as it was written, as an editor saved it again.
    let sheet = std::fs::read_to_string(office.at("to.txt")).unwrap();
    std::fs::write(office.at("to.txt"), format!("\u{feff}{}\r\n", sheet.trim())).unwrap();
    let arguments = ["restore", backup.as_str(), "--to", "so", "--recovery-code-file", "to.txt"];
    let weak = office.run(&[("CASEBOOK_NEW_PASSPHRASE", "123456")], &arguments);
    assert_eq!((weak.code, &weak.out["faults"][0]["field"]), (1, &json!("passphrase")));
    assert!(!office.at("so").exists(), "nothing was made");
    let ran = office.run(&[("CASEBOOK_NEW_PASSPHRASE", NEW)], &arguments);
    assert_eq!((ran.code, &ran.out["passphrase"]), (0, &json!("new")), "{}", ran.err);
    assert_eq!(office.export(NEW, "so"), then);
    assert_eq!(office.by(PASSPHRASE, &["check", "so"]).code, 3, "the old one opens nothing any more");
    assert_eq!(office.by(NEW, &["check", "so"]).code, 0);
    // The sheet stays the sheet.
    let again = office.run(
        &[("CASEBOOK_NEW_PASSPHRASE", "bốn từ khác xa nhau")],
        &["passphrase", "so", "--recovery-code-file", "to.txt"],
    );
    assert_eq!((again.code, &again.out["generation"]), (0, &json!(3)), "{}", again.err);
    // A file is no folder.
    let arguments = ["restore", backup.as_str(), "--to", "to.txt"];
    assert_eq!(office.by(PASSPHRASE, &arguments).code, 2);
    // Another sheet opens nothing, and leaves nothing.
    std::fs::write(office.at("khác.txt"), "không có mã").unwrap();
    let none = ["restore", backup.as_str(), "--to", "mới", "--recovery-code-file", "khác.txt"];
    assert_eq!(office.run(&[("CASEBOOK_NEW_PASSPHRASE", NEW)], &none).code, 2);
    std::fs::write(office.at("khác.txt"), RecoveryCode::random().unwrap().groups().join("-")).unwrap();
    let arguments = ["restore", backup.as_str(), "--to", "mới", "--recovery-code-file", "khác.txt"];
    assert_eq!(office.run(&[("CASEBOOK_NEW_PASSPHRASE", NEW)], &arguments).code, 3);
    assert!(!office.at("mới").exists());
}

#[test]
fn a_restore_over_a_register_asks_for_todays_passphrase_which_stays() {
    let office = Office::founded();
    office.load(&[matter("V"), petition("D1", "2026-11-18")]);
    let backup = office.back_up();
    std::fs::rename(office.at("usb"), office.at("túi")).unwrap();
    let backup = backup.replace("usb", "túi");
    let changed =
        office.run(&[("CASEBOOK_PASSPHRASE", PASSPHRASE), ("CASEBOOK_NEW_PASSPHRASE", NEW)], &["passphrase", "so"]);
    assert_eq!((changed.code, &changed.out["generation"]), (0, &json!(2)), "{}", changed.err);
    let arguments = ["restore", backup.as_str(), "--to", "so"];
    let refused = office.by(PASSPHRASE, &arguments);
    assert_eq!(refused.code, 3);
    assert!(refused.err.contains("CASEBOOK_TODAY_PASSPHRASE"), "{}", refused.err);
    assert_eq!(office.by(NEW, &["check", "so"]).code, 0, "nothing was touched");
    for environment in [
        [("CASEBOOK_PASSPHRASE", PASSPHRASE), ("CASEBOOK_TODAY_PASSPHRASE", NEW)],
        // Today's register at hand opens its own backups by itself.
        [("CASEBOOK_PASSPHRASE", NEW), ("CASEBOOK_TODAY_PASSPHRASE", NEW)],
    ] {
        let ran = office.run(&environment, &arguments);
        assert_eq!((ran.code, &ran.out["passphrase"]), (0, &json!("kept")), "{}", ran.err);
        assert_eq!(office.by(PASSPHRASE, &["find", "so", "D1"]).code, 3, "the old one opens nothing newer");
        assert_eq!(office.by(NEW, &["check", "so"]).code, 0);
    }
}

#[test]
fn the_terminal_could_not_make_a_new_sheet() {
    let office = Office::founded();
    office.load(&[matter("V"), petition("D1", "2026-11-18")]);
    // A backup in a drawer, which the change does not reach.
    let (backup, then) = (office.back_up().replace("usb", "túi"), office.export(PASSPHRASE, "so"));
    std::fs::rename(office.at("usb"), office.at("túi")).unwrap();
    let old = std::fs::read_to_string(office.at("to.txt")).unwrap();
    assert_eq!(office.by("sai rồi sai nữa", &["recovery", "so", "--sheet", "moi.txt"]).code, 3);
    assert!(!office.at("moi.txt").exists(), "no sheet that opens nothing");
    assert_eq!(office.by(PASSPHRASE, &["recovery", "so", "--sheet", "không có/moi.txt"]).code, 7);
    let ran = office.by(PASSPHRASE, &["recovery", "so", "--sheet", "to.txt"]);
    assert_eq!((ran.code, &ran.out), (0, &json!({"sheet": "to.txt", "generation": 2})), "{}", ran.err);
    let new = std::fs::read_to_string(office.at("to.txt")).unwrap();
    assert_ne!(new, old);
    assert_eq!(std::fs::read_to_string(office.at("to.txt.truoc-1")).unwrap(), old, "the one before is not lost");
    assert!(!names(office.0.0.path()).iter().any(|name| name.contains("cho-hieu-luc")));
    let change = |sheet: &str| {
        let environment = [("CASEBOOK_NEW_PASSPHRASE", NEW)];
        office.run(&environment, &["passphrase", "so", "--recovery-code-file", sheet])
    };
    assert_eq!(change("to.txt.truoc-1").code, 3, "the sheet of before opens nothing newer");
    assert_eq!(change("to.txt").code, 0);
    assert_eq!(office.by(NEW, &["check", "so"]).code, 0);
    // The laptop dies: what lies in the drawer opens by the sheet of its day, and by no other.
    std::fs::remove_dir_all(office.at("so")).unwrap();
    let bring = |sheet: &str| {
        let arguments = ["restore", &backup, "--to", "so", "--recovery-code-file", sheet];
        office.run(&[("CASEBOOK_NEW_PASSPHRASE", NEW)], &arguments)
    };
    assert_eq!(bring("to.txt").code, 3);
    assert_eq!(bring("to.txt.truoc-1").code, 0);
    assert_eq!(office.export(NEW, "so"), then);
}

/// Files by their path in a register's folder.
type Files = Vec<(PathBuf, Vec<u8>)>;

/// A register of three generations: what lay in its folder after each, and what opened it.
fn three_generations(folder: &Path) -> (Vec<Files>, [&'static str; 3], String) {
    let passphrases = [PASSPHRASE, NEW, "bốn từ khác xa nhau"];
    let (mut book, code) = casebook::create(folder, passphrases[0], false, QUICK, now()).unwrap();
    let mut snapshots = Vec::new();
    for (n, passphrase) in passphrases.into_iter().enumerate() {
        if n > 0 {
            book = tests::renewed(book, passphrase, now());
        }
        let name = format!("Thôn {n}");
        book::add(&mut book, Slice::Hamlet, object(&json!({ "name": name })), now()).unwrap();
        backup::keep_safe(&book, now()).unwrap();
        snapshots.push(files(folder));
    }
    (snapshots, passphrases, code.groups().concat())
}

/// Every file of a register's folder and its own backups that is no lock, by its path there.
fn files(folder: &Path) -> Files {
    let mut found = Vec::new();
    for inside in ["", OWN] {
        for name in names(&folder.join(inside)) {
            let path = Path::new(inside).join(&name);
            if folder.join(&path).is_file() && !["so.khoa", "so.lan-sai", "so.dnth-shm"].contains(&name.as_str()) {
                found.push((path.clone(), std::fs::read(folder.join(&path)).unwrap()));
            }
        }
    }
    found
}

#[test]
fn spoilt_key_copies_are_damage_and_never_a_wrong_passphrase() {
    let room = tempfile::tempdir().unwrap();
    let folder = room.path().join("so");
    let (snapshots, [.., today], sheet) = three_generations(&folder);
    let keys = ["khoa.dnth", "khoa.dnth.cu"];
    let of = |generation: usize, key: &str| {
        snapshots[generation].iter().find(|(path, _)| path == Path::new(key)).unwrap().1.clone()
    };
    let mut rng = Rng::with_seed(3);
    for _ in 0..12 {
        let lay = |bytes: [Option<Vec<u8>>; 2]| {
            let _ = std::fs::remove_dir_all(&folder);
            std::fs::create_dir_all(folder.join(OWN)).unwrap();
            for (path, bytes) in &snapshots[2] {
                std::fs::write(folder.join(path), bytes).unwrap();
            }
            for (key, bytes) in keys.iter().zip(bytes) {
                match bytes {
                    Some(bytes) => std::fs::write(folder.join(key), bytes).unwrap(),
                    None => std::fs::remove_file(folder.join(key)).unwrap(),
                }
            }
        };
        let bad = |rng: &mut Rng, key: &str| match rng.u8(..4) {
            0 => None,
            1 => Some(Vec::new()),
            2 => Some(b"{}".to_vec()),
            _ => Some(of(rng.usize(..2), key)),
        };
        let (one, two) = (bad(&mut rng, keys[0]), bad(&mut rng, keys[1]));
        lay([one.clone(), two.clone()]);
        for secret in [today, "sai"] {
            assert!(matches!(casebook::open(&folder, secret), Err(Error::Damaged(_))));
        }
        assert!(matches!(casebook::recover(&folder, &sheet), Err(Error::Damaged(_))));
        assert_eq!(backup::rescue(&folder, today, now()).unwrap().lost, 0, "the way back is a backup");
        lay([Some(of(2, keys[0])), two]);
        let book = casebook::open(&folder, today).unwrap();
        let found = book.examine().unwrap();
        assert!(found.ok && !found.findings.is_empty(), "one spoilt copy heals with a finding: {found:?}");
    }
}

/// Lays the register of the last program without generations into a room: its sheet and a backup of it beside.
fn of_before(room: &Path) -> PathBuf {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("old_keys");
    let folder = room.join("so");
    std::fs::create_dir(&folder).unwrap();
    for name in names(&from) {
        let to =
            if name.starts_with("so.") || name.starts_with("khoa.") { folder.join(&name) } else { room.join(&name) };
        std::fs::copy(from.join(&name), to).unwrap();
    }
    folder
}

#[test]
fn a_register_of_before_generations_is_the_first_and_its_key_file_of_before_opens_it_no_more() {
    let room = tempfile::tempdir().unwrap();
    let folder = of_before(room.path());
    let sheet = std::fs::read_to_string(room.path().join("to-khoi-phuc.txt")).unwrap();
    let before = ["khoa.dnth", "khoa.dnth.cu"].map(|key| std::fs::read(folder.join(key)).unwrap());
    let book = casebook::open(&folder, PASSPHRASE).unwrap();
    assert!(book.examine().unwrap().ok && book.has_old_sheet().unwrap());
    drop(book);
    let slots: Value = serde_json::from_slice(&std::fs::read(folder.join("khoa.dnth")).unwrap()).unwrap();
    assert_eq!((&slots["format"], &slots["generation"]), (&json!(2), &json!(1)));
    drop(casebook::recover(&folder, &sheet).unwrap());
    // Yesterday's key file, whatever passphrase it knows, is not in force any more.
    let after = ["khoa.dnth", "khoa.dnth.cu"].map(|key| std::fs::read(folder.join(key)).unwrap());
    for (key, bytes) in ["khoa.dnth", "khoa.dnth.cu"].iter().zip(&before) {
        std::fs::write(folder.join(key), bytes).unwrap();
    }
    assert!(matches!(casebook::open(&folder, PASSPHRASE), Err(Error::Damaged(_))));
    std::fs::write(folder.join("khoa.dnth.cu"), &after[1]).unwrap();
    let book = casebook::open(&folder, PASSPHRASE).unwrap();
    // Its sheet takes a new key only with its code at hand.
    let keys = |sheet| NewKeys { passphrase: NEW, is_another: true, cost: Some(QUICK), sheet };
    assert!(matches!(book.renew(&keys(SheetOf::Kept), now()), Err(Error::OldSheet)));
    let book = casebook::open(&folder, PASSPHRASE).unwrap();
    let wrong = RecoveryCode::random().unwrap().groups().concat();
    assert!(matches!(book.renew(&keys(SheetOf::Typed(&wrong)), now()), Err(Error::WrongPassphrase)));
    let book = casebook::open(&folder, PASSPHRASE).unwrap();
    let (book, renewed) = book.renew(&keys(SheetOf::Typed(&sheet)), now()).unwrap();
    assert!(renewed.generation == 2 && !book.has_old_sheet().unwrap());
    drop(book);
    drop(casebook::recover(&folder, &sheet).unwrap());
    for (key, bytes) in ["khoa.dnth", "khoa.dnth.cu"].iter().zip(&before) {
        std::fs::write(folder.join(key), bytes).unwrap();
    }
    for secret in [PASSPHRASE, NEW] {
        assert!(matches!(casebook::open(&folder, secret), Err(Error::Damaged(_))));
    }
}

#[test]
fn yesterdays_passphrase_of_a_register_of_before_generations_brought_it_back_as_its_own() {
    let room = tempfile::tempdir().unwrap();
    let folder = of_before(room.path());
    // An older program wrapped the same key by another passphrase; that one is today's.
    let yesterdays = std::fs::read(folder.join("khoa.dnth")).unwrap();
    let keys = ["khoa.dnth", "khoa.dnth.cu"].map(|key| folder.join(key));
    for key in &keys {
        std::fs::copy(room.path().join("hom-sau.khoa"), key).unwrap();
    }
    drop(casebook::open(&folder, NEW).unwrap());
    backup::keep_safe(&casebook::open(&folder, NEW).unwrap(), now()).unwrap();
    for key in &keys {
        std::fs::write(key, &yesterdays).unwrap();
    }
    for secret in [PASSPHRASE, NEW, "sai"] {
        assert!(matches!(casebook::open(&folder, secret), Err(Error::Damaged(_))), "{secret}");
    }
    assert!(backup::offer(&folder, PASSPHRASE).is_err());
    assert!(backup::rescue(&folder, PASSPHRASE, now()).is_err());
    assert_eq!(backup::rescue(&folder, NEW, now()).unwrap().lost, 0);
    drop(casebook::open(&folder, NEW).unwrap());
    assert!(matches!(casebook::open(&folder, PASSPHRASE), Err(Error::WrongPassphrase)));
}

#[test]
fn a_newer_backup_over_an_old_image_of_the_folder_came_under_the_old_key() {
    let room = tempfile::tempdir().unwrap();
    let folder = room.path().join("so");
    let (mut book, _) = casebook::create(&folder, PASSPHRASE, false, QUICK, now()).unwrap();
    backup::keep_safe(&book, now()).unwrap();
    drop(book);
    let image = files(&folder);
    book = tests::renewed(casebook::open(&folder, PASSPHRASE).unwrap(), NEW, now());
    book::add(&mut book, Slice::Hamlet, object(&json!({"name": "Thôn mới"})), now()).unwrap();
    let made = backup::to(&book, &room.path().join("usb"), now()).unwrap();
    drop(book);
    std::fs::remove_dir_all(&folder).unwrap();
    std::fs::create_dir_all(folder.join(OWN)).unwrap();
    for (path, bytes) in &image {
        std::fs::write(folder.join(path), bytes).unwrap();
    }
    let stick = room.path().join("usb").join(made.file_name());
    let way = Way { today: Some(Secret::Passphrase(PASSPHRASE)), ..Way::from(NEW) };
    let restored = backup::restore(&stick, &folder, &way, now()).unwrap();
    assert_eq!(restored.passphrase, backup::InForce::OfTheBackup);
    assert!(matches!(casebook::open(&folder, PASSPHRASE), Err(Error::WrongPassphrase)));
    assert_eq!(casebook::open(&folder, NEW).unwrap().generation(), 2);
}

#[test]
fn a_backup_of_before_generations_restores_by_its_passphrase_and_by_its_sheet() {
    let office = Office(Room::new());
    let _ = of_before(office.0.0.path());
    let then = office.export(PASSPHRASE, "so");
    let ran = office.by(PASSPHRASE, &["restore", "ban-sao.dnthb", "--to", "một"]);
    assert_eq!((ran.code, &ran.out["passphrase"]), (0, &json!("of_the_backup")), "{}", ran.err);
    assert_eq!(office.export(PASSPHRASE, "một"), then);
    let arguments = ["restore", "ban-sao.dnthb", "--to", "hai", "--recovery-code-file", "to-khoi-phuc.txt"];
    let ran = office.run(&[("CASEBOOK_NEW_PASSPHRASE", NEW)], &arguments);
    assert_eq!((ran.code, &ran.out["passphrase"]), (0, &json!("new")), "{}", ran.err);
    assert_eq!(office.export(NEW, "hai"), then);
    // At the terminal too its old sheet asks for its code, or for a new sheet.
    let change = |more: &[&str]| {
        let environment = [("CASEBOOK_PASSPHRASE", PASSPHRASE), ("CASEBOOK_NEW_PASSPHRASE", NEW)];
        office.run(&environment, &[&["passphrase", "một"], more].concat())
    };
    let refused = change(&[]);
    assert_eq!((refused.code, &refused.out["code"]), (2, &json!("old_sheet")), "{}", refused.err);
    assert_eq!(office.by(PASSPHRASE, &["recovery", "một", "--sheet", "mới.txt"]).code, 0);
    assert_eq!(change(&[]).code, 0);
    assert_eq!(office.by(NEW, &["check", "một"]).code, 0);
}
