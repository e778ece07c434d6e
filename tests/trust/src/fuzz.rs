//! Good files with something changed, over and over: what is opened or imported may refuse, never panic.

use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use casebook::casebook::key::KeySlots;
use casebook::{backup, book, import, practice};
use fastrand::Rng;
use sha2::{Digest, Sha256};
use zip::ZipArchive;

use crate::crash::room;
use crate::cut::newest;
use crate::formula::sheet;
use crate::sample::{Sample, own_backups, unit};
use crate::scale::Scale;
use crate::table::{Row, Wrongs};
use crate::work::{PASSPHRASE, QUICK, now, proved};

type Taking<'a> = Box<dyn FnMut(&[u8]) + 'a>;

/// A good file, and what the house does with one.
struct Target<'a> {
    what: &'static str,
    samples: Vec<Vec<u8>>,
    take: Taking<'a>,
}

/// The rows: one for each kind of file, all at once, each in a thread of its own.
pub fn rows(scale: &Scale) -> Vec<Row> {
    let room = room();
    let folder = room.path();
    let targets: [fn(&Path) -> Target<'static>; 4] = [open_format, workbooks, |_| key_slots(), backups];
    std::thread::scope(|scope| {
        let start = |target: fn(&Path) -> Target<'static>| scope.spawn(move || run(target(folder), scale.fuzz));
        let running = targets.map(start);
        running.into_iter().map(|one| one.join().unwrap()).collect()
    })
}

#[allow(clippy::disallowed_methods, reason = "how long a fuzzer has run is no matter of the house")]
fn run(mut target: Target<'_>, time: Duration) -> Row {
    let mut rng = Rng::with_seed(8);
    let mut wrongs = Wrongs::of(&["panics"]);
    let begun = Instant::now();
    while begun.elapsed() < time {
        let mut bytes = target.samples[rng.usize(..target.samples.len())].clone();
        mutate(&mut bytes, &target.samples, &mut rng);
        wrongs.looked += 1;
        if catch_unwind(AssertUnwindSafe(|| (target.take)(&bytes))).is_err() {
            let kept = std::env::temp_dir().join(format!("trust-fuzz-{}", target.what.replace(' ', "-")));
            let _ = std::fs::write(&kept, &bytes);
            wrongs.note("panics", || format!("{} on {}", target.what, kept.display()));
        }
    }
    let what = format!("fuzz: {}, {} s", target.what, time.as_secs());
    wrongs.row(&what, 1)
}

/// Changes bytes, cuts, repeats, moves and mixes pieces.
fn mutate(bytes: &mut Vec<u8>, samples: &[Vec<u8>], rng: &mut Rng) {
    const TOKENS: &[&[u8]] = &[
        b"\"",
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b"\n",
        b"null",
        b"-1",
        b"1e999",
        b"99999999999999999999",
        b"\\u0000",
        b"\\ud800",
        b"0",
        b"<",
        b"/>",
        b"&amp;",
        b"\xff",
        b"\xef\xbb\xbf",
        b"2026-13-45",
        b"0000-00-00",
        b"9999-12-31",
    ];
    for _ in 0..rng.usize(1..=4) {
        if bytes.is_empty() {
            return;
        }
        let at = rng.usize(..bytes.len());
        let end = (at + rng.usize(1..=64)).min(bytes.len());
        match rng.u8(..8) {
            0 => bytes[at] = rng.u8(..),
            1 => bytes[at] ^= 1 << rng.u8(..8),
            2 => bytes.truncate(at),
            3 => drop(bytes.drain(at..end)),
            4 => drop(bytes.splice(at..at, bytes[at..end].to_vec())),
            5 => {
                let other = &samples[rng.usize(..samples.len())];
                let from = rng.usize(..other.len());
                drop(bytes.splice(at..end, other[from..(from + 64).min(other.len())].to_vec()));
            }
            _ => drop(bytes.splice(at..end, TOKENS[rng.usize(..TOKENS.len())].to_vec())),
        }
    }
}

fn open_format<'a>(room: &Path) -> Target<'a> {
    let (mut register, _) = casebook::create(&room.join("mo"), PASSPHRASE, false, QUICK, now()).unwrap();
    book::load(&mut register, unit().as_bytes(), now()).unwrap();
    let all: Vec<&str> = practice::SAMPLE.lines().chain(practice::LOGS.lines()).collect();
    let samples = all.chunks(6).map(|lines| lines.join("\n").into_bytes()).collect();
    let take = move |bytes: &[u8]| drop(book::load(&mut register, bytes, now()));
    Target { what: "open format", samples, take: Box::new(take) }
}

fn workbooks<'a>(room: &Path) -> Target<'a> {
    let (register, _) = casebook::create(&room.join("nhap"), PASSPHRASE, false, QUICK, now()).unwrap();
    let sheets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../sheets");
    let read = |name: &str| std::fs::read(sheets.join(name)).unwrap();
    let mut samples = ["so-2019.xls", "so-2019.ods", "web.xls", "web.xlsb"].map(read).to_vec();
    samples.push(sheet(3));
    samples.extend(PARTS.iter().map(|name| part_of(&sheet(9), name)));
    samples.push(part_of(&read("so-2019.ods"), "content.xml"));
    let ods = read("so-2019.ods");
    let take = move |bytes: &[u8]| {
        let packed = bytes.starts_with(b"PK") || bytes.starts_with(&[0xD0, 0xCF]);
        let bytes = if packed { bytes.to_vec() } else { packed_anew(&ods, bytes) };
        let Ok(file) = import::open(&bytes) else { return };
        for plan in file.guess_all(&[]) {
            let verdicts = import::dry_run(&register, &file, &plan, now());
            if let Ok(verdicts) = verdicts {
                drop(import::rejects(&file, &plan, &verdicts, now()));
            }
        }
    };
    Target { what: "workbook import", samples, take: Box::new(take) }
}

/// The parts of a workbook that are changed by themselves: packed, a change would only break their sums.
const PARTS: [&str; 3] = ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"];

fn part_of(workbook: &[u8], name: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    ZipArchive::new(Cursor::new(workbook)).unwrap().by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}

/// Puts a changed part into the workbook it comes from, as far as that can still be told.
fn packed_anew(ods: &[u8], part: &[u8]) -> Vec<u8> {
    let holds = |tag: &str| part.windows(tag.len()).any(|piece| piece == tag.as_bytes());
    let xlsx = sheet(9);
    let (whole, name) = match () {
        () if holds("office:") => (ods, "content.xml"),
        () if holds("<sst") => (&xlsx[..], PARTS[1]),
        () if holds("<workbook") => (&xlsx[..], PARTS[2]),
        () => (&xlsx[..], PARTS[0]),
    };
    crate::bomb::with_parts(whole, &[(name, part)])
}

fn key_slots<'a>() -> Target<'a> {
    let samples: Vec<Vec<u8>> = ["đúng", "sai", "bốn từ dễ nhớ"]
        .iter()
        .map(|one| {
            let room = room();
            // A practice register takes any passphrase.
            drop(casebook::create(&room.path().join("so"), one, true, QUICK, now()).unwrap());
            std::fs::read(room.path().join("so/khoa.dnth")).unwrap()
        })
        .collect();
    let take = |bytes: &[u8]| {
        for bytes in [bytes.to_vec(), summed_anew(bytes)] {
            if let Ok(slots) = KeySlots::parse(&bytes) {
                let (_, _) = (slots.unlock("đúng").is_ok(), slots.recover("00000-00000").is_ok());
            }
        }
    };
    Target { what: "key slots", samples, take: Box::new(take) }
}

/// Makes the sum of changed key slots right again, so that the change gets further than the sum.
fn summed_anew(bytes: &[u8]) -> Vec<u8> {
    let Ok(mut slots) = serde_json::from_slice::<serde_json::Value>(bytes) else { return bytes.to_vec() };
    let Some(object) = slots.as_object_mut() else { return bytes.to_vec() };
    object.insert("check".to_owned(), "".into());
    let sum = Sha256::digest(serde_json::to_vec(&object).unwrap());
    let hex = sum.iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
    object.insert("check".to_owned(), hex.into());
    serde_json::to_vec(&slots).unwrap()
}

fn backups<'a>(room: &Path) -> Target<'a> {
    let folder = Sample::make(12, 9).lay(&room.join("sao"));
    let samples = vec![std::fs::read(newest(&own_backups(&folder))).unwrap()];
    let path = room.join("fuzz.dnthb");
    let take = move |bytes: &[u8]| {
        std::fs::write(&path, bytes).unwrap();
        if backup::inspect(&path).is_ok() {
            drop(proved(&path));
        }
    };
    Target { what: "backup", samples, take: Box::new(take) }
}
