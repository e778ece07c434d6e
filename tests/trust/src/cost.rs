//! What a verified backup costs beside what the engine's own program does on a plain copy: `.backup`, then
//! `integrity_check` of what it wrote.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use casebook::{Casebook, backup, book};
use rusqlite::Connection;

use crate::sample::unit;
use crate::table::Row;
use crate::work::{PASSPHRASE, QUICK, now, raw};

/// The most a backup may cost, in times of its peer.
const MOST: f64 = 2.5;

/// The row: one register of so many petitions.
pub fn row(petitions: usize) -> Row {
    // On the disk the program works on, not in memory.
    let room = tempfile::tempdir().unwrap();
    let mut book = filled(&room.path().join("so"), petitions);
    let plain = room.path().join("plain.db");
    plain_copy(&room.path().join("so"), &plain);
    let (mut ours, mut peer) = (f64::MAX, f64::MAX);
    let mut by = "";
    for turn in 0..3 {
        ours = ours.min(seconds(|| drop(backup::to(&book, &room.path().join("sao-luu"), now()).unwrap())));
        let copy = room.path().join(format!("copy-{turn}.db"));
        peer = peer.min(seconds(|| by = peer_backup(&plain, &copy)));
        crate::sample::one_more(&mut book, 900_000 + turn, now()).unwrap();
    }
    let ratio = ours / peer;
    let found = format!("{ratio:.2} times ({ours:.2} s beside {peer:.2} s of {by})");
    let what = format!("verified backup of {petitions} petitions");
    Row::new(&what, &3, &found, &format!("≤ {MOST} times"), ratio <= MOST)
}

#[allow(clippy::disallowed_methods, reason = "a measure of time is what this is")]
fn seconds(work: impl FnOnce()) -> f64 {
    let begun = Instant::now();
    work();
    begun.elapsed().as_secs_f64()
}

fn filled(folder: &Path, petitions: usize) -> Casebook {
    let (mut book, _) = casebook::create(folder, PASSPHRASE, false, QUICK, now()).unwrap();
    book::load(&mut book, unit().as_bytes(), now()).unwrap();
    let numbers: Vec<usize> = (0..petitions).collect();
    for some in numbers.chunks(20_000) {
        let mut lines = String::new();
        for n in some {
            let kind = ["complaint", "denunciation", "proposal"][n % 3];
            // Writing into a String cannot fail.
            let _ = writeln!(
                lines,
                r#"{{"type":"petition","ref":"D{n}","received_on":"2026-11-20","source":"post","petitioners":[{{"full_name":"Nguyễn Văn {n}","address":"thôn {}"}}],"signer_count":1,"anonymity":"named","kind":"{kind}","respondent":"Ông Trần Văn Bê","eligibility":"undetermined","competence":"undetermined","summary":"Việc thứ {n}: đường vào thôn bị lấn, đề nghị xã xem xét và trả lời cho dân"}}"#,
                n % 40
            );
        }
        book::load(&mut book, lines.as_bytes(), now()).unwrap();
    }
    book
}

/// The same register without a cipher.
fn plain_copy(folder: &Path, to: &Path) {
    let db = raw(folder, PASSPHRASE);
    let path = to.to_str().unwrap();
    db.execute("attach ?1 as plain key ''", [path]).unwrap();
    db.query_row("select sqlcipher_export('plain')", [], |_| Ok(())).unwrap();
    db.execute("detach plain", []).unwrap();
}

/// Copies and checks by the engine's own program, or by the engine itself where there is no such program.
fn peer_backup(plain: &Path, copy: &Path) -> &'static str {
    let shell = |file: &Path, command: &str| Command::new("sqlite3").arg(file).arg(command).output();
    let Ok(copied) = shell(plain, &format!(".backup {}", copy.display())) else { return own_backup(plain, copy) };
    assert!(copied.status.success(), "{copied:?}");
    let checked = shell(copy, "pragma integrity_check").unwrap();
    assert_eq!(String::from_utf8_lossy(&checked.stdout).trim(), "ok", "{checked:?}");
    "the sqlite3 program"
}

fn own_backup(plain: &Path, copy: &Path) -> &'static str {
    let from = Connection::open(plain).unwrap();
    from.backup("main", copy, None).unwrap();
    let answer: String =
        Connection::open(copy).unwrap().query_row("pragma integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(answer, "ok");
    "the engine's own backup"
}
