//! The register's files: four different answers, nothing in the clear, every released schema still opens.

use std::path::{Path, PathBuf};

use casebook::casebook::key::{self, KeyCost};
use casebook::{Error, Moment, day};
use serde_json::json;
use tests::{Desk, PASSPHRASE, QUICK, matter};

const BOOK: &str = "so.dnth";

fn closed() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let book = folder.path().join("Sổ tiếp dân");
    let now = Moment::on(day::iso("2026-11-23").unwrap());
    casebook::create(&book, PASSPHRASE, false, QUICK, now).unwrap();
    (folder, book)
}

#[test]
fn a_wrong_passphrase_a_damaged_file_a_newer_version_and_a_register_in_use_are_four_answers() {
    let (_folder, book) = closed();
    assert!(matches!(casebook::open(&book, "sai"), Err(Error::WrongPassphrase)));
    let held = casebook::open(&book, PASSPHRASE).unwrap();
    assert!(matches!(casebook::open(&book, PASSPHRASE), Err(Error::InUse)));
    drop(held);
    let good = std::fs::read(book.join(BOOK)).unwrap();
    for at in [0, 17, 100, 4_000, good.len() - 1] {
        let mut bad = good.clone();
        bad[at] ^= 0x10;
        std::fs::write(book.join(BOOK), &bad).unwrap();
        let answer = casebook::open(&book, PASSPHRASE).and_then(|open| open.examine());
        let detected =
            matches!(answer, Err(Error::Damaged(_)) | Ok(casebook::casebook::Examination { ok: false, .. }));
        assert!(detected, "a flip at {at}");
    }
    std::fs::write(book.join(BOOK), &good[..good.len() / 2]).unwrap();
    let cut = casebook::open(&book, PASSPHRASE).and_then(|open| open.examine());
    assert!(!matches!(cut, Ok(casebook::casebook::Examination { ok: true, .. })));
    std::fs::remove_file(book.join(BOOK)).unwrap();
    assert!(matches!(casebook::open(&book, PASSPHRASE), Err(Error::Damaged(_))), "never a new, empty register");
    assert!(!book.join(BOOK).exists());
    assert!(matches!(casebook::open(Path::new("/không/có"), "x"), Err(Error::NoRegister)));
}

#[test]
fn a_register_of_a_newer_version_is_refused_and_not_touched() {
    let (_folder, book) = closed();
    let text = std::fs::read_to_string(book.join(key::FILE)).unwrap();
    std::fs::write(book.join(key::FILE), text.replace("\"format\": 2", "\"format\": 3")).unwrap();
    let before = std::fs::read(book.join(BOOK)).unwrap();
    assert!(matches!(casebook::open(&book, PASSPHRASE), Err(Error::Newer(3))));
    assert_eq!(before, std::fs::read(book.join(BOOK)).unwrap());
}

#[test]
fn nothing_of_what_is_written_stands_in_the_clear() {
    let mut desk = Desk::on("2026-11-23");
    desk.load(&[json!({"type": "matter", "ref": "V", "title": "CANARY-chim-hoàng-yến"})]);
    let mut seen = 0;
    for file in walk(desk.folder()) {
        let bytes = std::fs::read(&file).unwrap();
        assert!(!bytes.windows(6).any(|window| window == b"CANARY"), "{}", file.display());
        if file.ends_with(BOOK) {
            assert_ne!(bytes.get(..15), Some(b"SQLite format 3".as_slice()));
        }
        seen += 1;
    }
    assert!(seen >= 4, "the register, its log, the key slots and the lock");
}

#[test]
fn the_recovery_code_opens_the_register_and_sets_a_new_passphrase() {
    let folder = tempfile::tempdir().unwrap();
    let now = Moment::on(day::iso("2026-11-23").unwrap());
    let (book, code) = casebook::create(&folder.path().join("sổ"), PASSPHRASE, false, QUICK, now).unwrap();
    drop(book);
    let typed = code.groups().join(" ").to_lowercase();
    let book = casebook::recover(&folder.path().join("sổ"), &typed).unwrap();
    drop(tests::renewed(book, "suối đá nghé vàng cau", now));
    assert!(matches!(casebook::open(&folder.path().join("sổ"), PASSPHRASE), Err(Error::WrongPassphrase)));
    casebook::open(&folder.path().join("sổ"), "suối đá nghé vàng cau").unwrap();
}

#[test]
fn a_key_costs_at_least_what_is_promised() {
    assert_eq!(KeyCost::FLOOR, KeyCost { memory: 65_536, passes: 3 });
}

#[test]
fn what_is_saved_is_there_after_the_program_is_gone() {
    let mut desk = Desk::on("2026-11-23");
    desk.load(&[matter("V")]);
    let export = desk.export();
    let kept = tempfile::tempdir().unwrap();
    // A copy of the files as they lie on the disk while the register is open is what a killed program leaves.
    for file in walk(desk.folder()) {
        std::fs::copy(&file, kept.path().join(file.file_name().unwrap())).unwrap();
    }
    let mut book = casebook::open(kept.path(), PASSPHRASE).unwrap();
    let mut out = Vec::new();
    casebook::book::export(&mut book, &mut out, desk.now).unwrap();
    assert_eq!(String::from_utf8(out).unwrap(), export);
}

/// Every schema ever released stays as a register in `tests/books` (made by `casebook demo` of its day, with the
/// passphrase of the desk, and what it then exported beside it) and must open as today's.
#[test]
fn every_released_schema_still_opens() {
    let books = Path::new(env!("CARGO_MANIFEST_DIR")).join("books");
    let mut opened = 0;
    for book in std::fs::read_dir(books).unwrap() {
        let copy = tempfile::tempdir().unwrap();
        for file in walk(&book.unwrap().path()) {
            std::fs::copy(&file, copy.path().join(file.file_name().unwrap())).unwrap();
        }
        let mut old = casebook::open(copy.path(), PASSPHRASE).unwrap();
        assert!(old.examine().unwrap().ok);
        let mut out = Vec::new();
        casebook::book::export(&mut old, &mut out, Moment::on(casebook::practice::today())).unwrap();
        let exported = std::fs::read_to_string(copy.path().join("export.jsonl")).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), exported);
        opened += 1;
    }
    assert!(opened > 0);
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files.extend(walk(&path)) } else { files.push(path) }
    }
    files
}
