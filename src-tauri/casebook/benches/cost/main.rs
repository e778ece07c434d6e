//! What the store costs: the bytes a save passes to write, a verified backup, an examination, an opening, a load; each
//! beside a peer in the same run, and how each grows from 10,000 papers to 1,000,000.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::disallowed_methods, missing_docs)]

#[path = "../century/mod.rs"]
mod century;
mod peer;

use std::path::Path;
use std::time::Instant;

use casebook::casebook::key::KeyCost;
use casebook::slice::Slice;
use casebook::{Casebook, backup, book, practice};
use serde_json::json;

const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];
const ASKED: usize = 100_000;
const SAVES: usize = 400;
const TURNS: usize = 5;

/// What each work costs at one size.
struct Cost {
    papers: usize,
    bytes: u64,
    save: f64,
    backup: f64,
    check: f64,
    opening: f64,
}

fn main() {
    if std::env::args().any(|argument| argument == "--list") {
        return;
    }
    opening();
    load();
    let costs: Vec<Cost> = SIZES.into_iter().map(cost).collect();
    println!("papers | bytes written by a save | save ms | backup s | check s | opening ms");
    for Cost { papers, bytes, save, backup, check, opening } in costs {
        let (save, opening) = (save * 1e3, opening * 1e3);
        println!("{papers} | {bytes} | {save:.2} | {backup:.2} | {check:.2} | {opening:.1}");
    }
}

/// Everything a register of a size costs; at the size that was asked about, beside the peers.
fn cost(papers: usize) -> Cost {
    let room = room();
    let (folder, backups) = (room.path().join("so"), room.path().join("sao-luu"));
    std::fs::create_dir(&folder).unwrap();
    let mut book = century::copied(papers, &folder);
    let (bytes, save) = saves(&mut book);
    let plain = room.path().join("plain.db");
    if papers == ASKED {
        println!("bytes passed to write by a saved petition among {papers}: {bytes} (bar 40000)");
        peer::plain_copy(&book, &plain);
    }
    let (mut made, mut examined) = (Vec::new(), Vec::new());
    let (mut beside, mut sealed, mut bare) = (Vec::new(), Vec::new(), Vec::new());
    for turn in 0..if papers > ASKED { 1 } else { TURNS } {
        one(&mut book, papers + turn);
        made.push(seconds(|| drop(backup::to(&book, &backups, century::now()).unwrap())));
        examined.push(seconds(|| assert!(book.examine().unwrap().ok)));
        if papers == ASKED {
            let copy = room.path().join("copy.db");
            beside.push(seconds(|| peer::backs_up(&plain, &copy)));
            bare.push(seconds(|| peer::examines(&folder, &book.bare_key())));
            std::fs::remove_file(&copy).unwrap();
            sealed.push(seconds(|| peer::backs_up_sealed(&folder, &book.bare_key(), &copy)));
            std::fs::remove_dir_all(copy).unwrap();
        }
    }
    if papers == ASKED {
        let of =
            |ours: &[f64], theirs: &[f64]| median(ours.iter().zip(theirs).map(|(one, other)| one / other).collect());
        let (backup, check, limit) = (of(&made, &beside), of(&examined, &bare), of(&sealed, &beside));
        println!(
            "a verified backup of {papers} over sqlite3 .backup + integrity_check of a plain copy: {backup:.2} (bar 1.5); the engine's own copy and check under the cipher alone: {limit:.2}"
        );
        println!(
            "check of {papers} over integrity_check + cipher_integrity_check by a bare program: {check:.2} (bar 1.2)"
        );
    }
    let mut openings = Vec::new();
    for _ in 0..TURNS {
        let begun = Instant::now();
        book = book.bare_reopen().unwrap();
        openings.push(begun.elapsed().as_secs_f64());
    }
    Cost { papers, bytes, save, backup: median(made), check: median(examined), opening: median(openings) }
}

/// Saves petitions one by one: what each passes to write on average (the write-ahead log, the register when that is moved
/// into it, the operation log and the room it reserves), and how long one takes.
fn saves(book: &mut Casebook) -> (u64, f64) {
    let (before, mut took) = (written(), Vec::new());
    for n in 0..SAVES {
        took.push(seconds(|| one(book, n)));
    }
    ((written() - before) / SAVES as u64, median(took))
}

fn one(book: &mut Casebook, n: usize) {
    let draft = json!({"received_on": "2026-11-20", "source": "post", "petitioners": [{"full_name": "Lý Văn Dần",
        "address": "thôn Nà Khắt"}], "signer_count": 1, "anonymity": "named", "kind": "feedback",
        "field": "construction", "matter": format!("V{}", n * 5 % 9_000), "eligibility": "eligible",
        "competence": "within", "disposition": "assign", "processed_on": "2026-11-20",
        "summary": format!("Phản ánh chất lượng nhà họp thôn, lần {n}")});
    book::add(book, Slice::Petition, draft.as_object().cloned().unwrap(), century::now()).unwrap();
}

/// The bytes this program has passed to write so far.
fn written() -> u64 {
    let io = std::fs::read_to_string("/proc/self/io").unwrap();
    io.lines().find_map(|line| line.strip_prefix("wchar: ")).unwrap().parse().unwrap()
}

fn opening() {
    let room = room();
    let (folder, aside) = (room.path().join("so"), room.path().join("aside"));
    let (mut book, _) = practice::create(&folder, "đo", KeyCost { memory: 8, passes: 1 }).unwrap();
    let key = book.bare_key();
    let log = folder.join("so.dnth-wal");
    book = book.bare_reopen().unwrap();
    let taken = usize::try_from(log.metadata().unwrap().len()).unwrap();
    book.bare_writer().query_row("pragma wal_checkpoint(restart)", [], |_| Ok(())).unwrap();
    std::fs::create_dir(&aside).unwrap();
    for entry in std::fs::read_dir(&folder).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_file()) {
        let name = entry.file_name();
        if !name.to_str().unwrap().contains("dnth-") {
            std::fs::copy(entry.path(), aside.join(name)).unwrap();
        }
    }
    let (mut one, mut safe, mut limit) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..40 {
        let begun = Instant::now();
        book = book.bare_reopen().unwrap();
        let ours = begun.elapsed().as_secs_f64();
        let bare = seconds(|| peer::opens(&aside, &key));
        let needed = seconds(|| peer::opens_safely(&aside, &key, taken));
        one.push(ours / bare);
        safe.push(ours / needed);
        limit.push(needed / bare);
    }
    let (one, safe, limit) = (median(one), median(safe), median(limit));
    println!(
        "opening a small register without Argon2 over a bare program opening it: {one:.2} (bar 1.5); what the disk and the cipher alone ask of it (the log's room written and synced, a connection to write and one to read, the operation log read): {limit:.2}; ours over that: {safe:.2}"
    );
}

fn load() {
    let text = century::lines(100_000);
    let room = room();
    let (mut ratios, mut bare, mut limits) = (Vec::new(), Vec::new(), Vec::new());
    for turn in 0..TURNS {
        let folder = room.path().join(turn.to_string());
        let made = casebook::create(&folder, "đo", true, KeyCost { memory: 8, passes: 1 }, century::now());
        let (mut book, _) = made.unwrap();
        century::found(&mut book);
        let ours = seconds(|| drop(book::load(&mut book, text.as_bytes(), century::now()).unwrap()));
        let (files, copy) = (room.path().join("csv"), room.path().join("copy.db"));
        peer::write_csv(&book, &files);
        let (plain, sealed) =
            (seconds(|| peer::imports(&files)), seconds(|| peer::writes_again(&book, &folder, &copy)));
        ratios.push(ours / plain);
        bare.push(sealed / plain);
        limits.push(ours / sealed);
        std::fs::remove_dir_all(files).unwrap();
        std::fs::remove_file(copy).unwrap();
    }
    let (ratio, bare, limit) = (median(ratios), median(bare), median(limits));
    println!(
        "load of 100,000 lines over sqlite3 .import of the same facts into plain tables: {ratio:.2} (bar 3); the bare engine writing the same register, indexes, history and all, under the same cipher, with the index of its texts made from them, and the bytes of its operation log: {bare:.2}; ours over that: {limit:.2}"
    );
}

fn room() -> tempfile::TempDir {
    tempfile::tempdir_in(Path::new(env!("CARGO_TARGET_TMPDIR"))).unwrap()
}

fn seconds(work: impl FnOnce()) -> f64 {
    let begun = Instant::now();
    work();
    begun.elapsed().as_secs_f64()
}

fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all[all.len() / 2]
}
