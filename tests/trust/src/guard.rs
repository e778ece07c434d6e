//! What protects a register when nobody does anything right: rot examined, key copies spoilt, the log deleted, cut,
//! reordered and strayed into, foreign and forged backups beside its own, files written where none may be, and what a
//! locked program leaves in its memory.

use std::io::{BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use casebook::casebook::examine::What;
use casebook::casebook::key::KeySlots;
use casebook::casebook::{outlet, process};
use casebook::{Error, backup};
use fastrand::Rng;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::crash::room;
use crate::sample::{Sample, everything, own_backups};
use crate::scale::Scale;
use crate::table::{Row, Wrongs};
use crate::work::{PASSPHRASE, QUICK, now, renewed};

const KEYS: [&str; 2] = ["khoa.dnth", "khoa.dnth.cu"];

/// The rows.
pub fn rows(program: &Path, scale: &Scale) -> Vec<Row> {
    let sample = Sample::make(60, 9);
    vec![
        flips(&sample, scale.examined),
        keys(&sample, scale.keys),
        log(&sample, scale.logs),
        backups(&sample, scale.strangers),
        targets(&sample, scale.targets),
        memory(&sample, program, scale.locked),
    ]
}

/// A flipped bit, wherever it is, is damage with its page.
fn flips(sample: &Sample, many: usize) -> Row {
    let mut wrongs = Wrongs::of(&["not told as damage", "without its page"]);
    let (bench, mut rng) = (room(), Rng::with_seed(71));
    while wrongs.looked < many {
        let folder = sample.lay(bench.path());
        let path = folder.join("so.dnth");
        let mut bytes = std::fs::read(&path).unwrap();
        let at = rng.usize(..bytes.len());
        bytes[at] ^= 1 << rng.u8(..8);
        std::fs::write(&path, bytes).unwrap();
        wrongs.looked += 1;
        let page = (at / crate::work::PAGE) as u64 + 1;
        match casebook::check(&folder, PASSPHRASE) {
            Ok(found) if !found.ok => {
                if !found.findings.iter().any(|finding| finding.code == What::Pages && finding.pages.contains(&page))
                {
                    wrongs.note("without its page", || format!("{at}: {:?}", found.findings));
                }
            }
            other => wrongs.note("not told as damage", || format!("{at}: {other:?}")),
        }
    }
    wrongs.row("a bit of the register flipped, and the register examined", many)
}

/// One spoilt copy of the key heals, two are damage.
fn keys(sample: &Sample, many: usize) -> Row {
    let mut wrongs = Wrongs::of(&["not healed", "without a finding", "two not told as damage"]);
    let (bench, mut rng) = (room(), Rng::with_seed(72));
    while wrongs.looked < many {
        let folder = sample.lay(bench.path());
        // The first opening writes both copies alike.
        drop(casebook::open(&folder, PASSPHRASE).unwrap());
        let good = std::fs::read(folder.join(KEYS[0])).unwrap();
        let both = rng.u8(..3) == 0;
        let one = rng.usize(..2);
        for copy in KEYS.iter().enumerate().filter(|(at, _)| both || *at == one).map(|(_, copy)| copy) {
            spoil(&folder.join(copy), &mut rng);
        }
        wrongs.looked += 1;
        match (both, casebook::check(&folder, PASSPHRASE)) {
            (true, Ok(found)) if !found.ok && found.findings.iter().any(|finding| finding.code == What::Key) => {}
            (true, other) => wrongs.note("two not told as damage", || format!("{other:?}")),
            (false, Ok(found)) => {
                if !found.ok || KEYS.iter().any(|copy| std::fs::read(folder.join(copy)).unwrap() != good) {
                    wrongs.note("not healed", || format!("{:?}", found.findings));
                } else if !found.findings.iter().any(|finding| finding.code == What::KeyCopy) {
                    wrongs.note("without a finding", || format!("{:?}", found.findings));
                }
            }
            (false, Err(error)) => wrongs.note("not healed", || format!("{error:?}")),
        }
    }
    wrongs.row("a copy of the key spoilt, or both", many)
}

/// Flips, cuts, empties or removes a file.
fn spoil(path: &Path, rng: &mut Rng) {
    let mut bytes = std::fs::read(path).unwrap();
    match rng.u8(..4) {
        0 => return std::fs::remove_file(path).unwrap(),
        1 => bytes.truncate(rng.usize(..bytes.len())),
        2 => bytes.fill(0),
        // A digit of a sum: white space and the case of a letter are no damage.
        _ => {
            let digits: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at].is_ascii_digit()).collect();
            let at = digits[rng.usize(..digits.len())];
            bytes[at] = if bytes[at] == b'7' { b'8' } else { b'7' };
        }
    }
    std::fs::write(path, bytes).unwrap();
}

fn segments(folder: &Path) -> Vec<PathBuf> {
    let all = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<PathBuf> = all
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("so.nhat-ky-")))
        .collect();
    found.sort();
    found
}

/// The log deleted, cut, reordered, strayed into: found at the first examination and at the next.
fn log(sample: &Sample, many: usize) -> Row {
    let mut wrongs = Wrongs::of(&["not found", "not found again", "acts lost"]);
    let (bench, mut rng) = (room(), Rng::with_seed(73));
    while wrongs.looked < many {
        let folder = sample.lay(bench.path());
        // The register comes to know its log when it is opened and closed.
        drop(casebook::open(&folder, PASSPHRASE).unwrap());
        let Some(what) = harm_log(&folder, &mut rng) else { continue };
        wrongs.looked += 1;
        for kind in ["not found", "not found again"] {
            match casebook::check(&folder, PASSPHRASE) {
                Ok(found) if !found.findings.is_empty() => {}
                other => wrongs.note(kind, || format!("{what}: {other:?}")),
            }
        }
        let lines = casebook::open(&folder, PASSPHRASE).and_then(|mut book| everything(&mut book));
        if lines.ok().as_ref() != Some(&sample.lines) {
            wrongs.note("acts lost", || what);
        }
    }
    wrongs.row("the operation log deleted, cut, reordered, strayed into", many)
}

fn harm_log(folder: &Path, rng: &mut Rng) -> Option<String> {
    let all = segments(folder);
    let one = &all[rng.usize(..all.len())];
    match rng.u8(..5) {
        0 => {
            for segment in &all {
                std::fs::remove_file(segment).unwrap();
            }
        }
        1 => std::fs::remove_file(one).unwrap(),
        2 => {
            let mut bytes = std::fs::read(one).unwrap();
            let end = bytes.iter().rposition(|byte| *byte != 0)? + 1;
            let keep = rng.usize(..end);
            bytes[keep..].fill(0);
            std::fs::write(one, bytes).unwrap();
        }
        3 => {
            let (first, last) = (all.first()?, all.last()?);
            if first == last {
                return None;
            }
            let kept = std::fs::read(first).unwrap();
            std::fs::rename(last, first).unwrap();
            std::fs::write(last, kept).unwrap();
        }
        _ => {
            let stray = ["000099", "-9", "9", "000000", "18446744073709551616"][rng.usize(..5)];
            let path = folder.join(format!("so.nhat-ky-{stray}"));
            std::fs::copy(one, &path).unwrap();
            return Some(format!("stray {stray}"));
        }
    }
    Some(format!("{}", one.file_name()?.to_string_lossy()))
}

/// Backups of another register and forged ones beside a register's own: never its key, never counted, never removed.
fn backups(sample: &Sample, many: usize) -> Row {
    let mut wrongs = Wrongs::of(&["removed or changed", "counted", "numbers gone", "key taken"]);
    let (bench, mut rng) = (room(), Rng::with_seed(74));
    let other = room();
    let (foreign, _) =
        casebook::create(&other.path().join("so"), "suối đá nghé vàng cau", false, QUICK, now()).unwrap();
    let foreign_files: Vec<Vec<u8>> = (0..12)
        .map(|_| {
            let made = backup::to(&foreign, &other.path().join("luu"), now()).unwrap();
            std::fs::read(other.path().join("luu").join(made.file_name())).unwrap()
        })
        .collect();
    while wrongs.looked < many {
        let folder = sample.lay(bench.path());
        let own = own_backups(&folder);
        let book = casebook::open(&folder, PASSPHRASE).unwrap();
        let (real, before) = (backup::to(&book, &own, now()).unwrap(), backup::stock(&book).unwrap().len());
        let mut laid = Vec::new();
        for n in 0..rng.usize(1..14) {
            let number = rng.i64(1..=999_999_999_999);
            let (name, bytes) = if rng.bool() {
                (format!("so-deadbeef-{n:012}.dnthb"), foreign_files[rng.usize(..foreign_files.len())].clone())
            } else {
                let forged = forged(&std::fs::read(own.join(real.file_name())).unwrap(), number, &mut rng);
                (format!("{}{number:012}.dnthb", &real.file_name()[..12]), forged)
            };
            std::fs::write(own.join(&name), &bytes).unwrap();
            laid.push((name, bytes));
        }
        wrongs.looked += 1;
        if backup::stock(&book).unwrap().len() != before {
            wrongs.note("counted", || format!("{laid:?}").chars().take(80).collect());
        }
        for _ in 0..3 {
            match backup::to_place(&book, &backup::own_place(&book), now()) {
                Ok((made, _)) if made.sequence < real.sequence + 40 => {}
                other => wrongs.note("numbers gone", || format!("{other:?}")),
            }
        }
        if laid.iter().any(|(name, bytes)| std::fs::read(own.join(name)).ok().as_ref() != Some(bytes)) {
            wrongs.note("removed or changed", || format!("of {}", laid.len()));
        }
        drop(book);
        for copy in KEYS {
            std::fs::write(folder.join(copy), "{}").unwrap();
        }
        let opens = |passphrase| !matches!(casebook::open(&folder, passphrase), Err(Error::Damaged(_)));
        let offered = backup::offer(&folder, "suối đá nghé vàng cau").is_ok();
        if opens(PASSPHRASE) || opens("suối đá nghé vàng cau") || offered {
            wrongs.note("key taken", || format!("offered {offered}"));
        }
    }
    wrongs.row("foreign and forged backups beside a register's own", many)
}

/// Rewrites what a backup says of itself, with sums that are right, as one can who has no key.
fn forged(good: &[u8], number: i64, rng: &mut Rng) -> Vec<u8> {
    let length = u32::from_le_bytes(good[8..12].try_into().unwrap()) as usize;
    let mut header: serde_json::Value = serde_json::from_slice(&good[12..12 + length]).unwrap();
    header["manifest"]["sequence"] = number.into();
    header["manifest"]["today"] = format!("{}-01-01", rng.u32(2000..2099)).into();
    if rng.bool() {
        // As an older program wrote it, which sealed nothing.
        header["manifest"]["format"] = 1.into();
        header.as_object_mut().unwrap().remove("seal");
    }
    let json = serde_json::to_vec(&header).unwrap();
    let length = u32::try_from(json.len()).unwrap().to_le_bytes();
    let sum = Sha256::new().chain_update(&good[..8]).chain_update(length).chain_update(&json).finalize();
    let rest = &good[12 + u32::from_le_bytes(good[8..12].try_into().unwrap()) as usize + 32..];
    [&good[..8], &length, &json, &sum, rest].concat()
}

/// Files written to any place there is: nothing of a register is harmed, no device, nothing behind a link.
fn targets(sample: &Sample, many: usize) -> Row {
    let mut wrongs = Wrongs::of(&["register harmed", "others harmed", "left behind"]);
    let (bench, mut rng) = (room(), Rng::with_seed(75));
    let folder = sample.lay(bench.path());
    drop(casebook::open(&folder, PASSPHRASE).unwrap());
    let before = crate::platter::take_up(&folder);
    let out = room();
    let secret = out.path().join("của người khác.txt");
    while wrongs.looked < many {
        std::fs::write(&secret, "giữ nguyên").unwrap();
        let target = any_target(&folder, out.path(), &secret, &mut rng);
        wrongs.looked += 1;
        let answer = outlet::write(&target, b"bao cao", Some(&folder));
        if crate::platter::take_up(&folder) != before {
            wrongs.note("register harmed", || format!("{}: {answer:?}", target.display()));
        }
        if std::fs::read_to_string(&secret).ok().as_deref() != Some("giữ nguyên") {
            wrongs.note("others harmed", || format!("{}: {answer:?}", target.display()));
        }
        let left = |room: &Path| {
            std::fs::read_dir(room)
                .unwrap()
                .any(|entry| entry.unwrap().file_name().to_string_lossy().ends_with(".tam"))
        };
        if left(out.path()) || left(&folder) {
            wrongs.note("left behind", || format!("{}: {answer:?}", target.display()));
        }
    }
    let opens = casebook::open(&folder, PASSPHRASE).is_ok_and(|book| book.examine().is_ok_and(|found| found.ok));
    if !opens {
        wrongs.note("register harmed", || "does not open whole".to_owned());
    }
    wrongs.row("files written to links, devices, a register's own files and other places", many)
}

fn any_target(folder: &Path, out: &Path, secret: &Path, rng: &mut Rng) -> PathBuf {
    let own: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    let one = own[rng.usize(..own.len())].clone();
    let new = out.join(format!("đích-{}", rng.u32(..)));
    let link = |to: &Path| {
        std::os::unix::fs::symlink(to, &new).unwrap();
        new.clone()
    };
    match rng.u8(..10) {
        0 => one,
        1 => link(&one),
        2 => link(folder).join("bc.xlsx"),
        3 => link(folder).join(one.file_name().unwrap()),
        4 => link(secret),
        5 => PathBuf::from(["/dev/null", "/dev/zero", "/dev/full"][rng.usize(..3)]),
        6 => link(&out.join("không có gì ở đây")),
        7 => folder.join(["bc.xlsx", "sao-luu/bc.xlsx", "so.dnth-wal", "../so/so.dnth"][rng.usize(..4)]),
        8 if one.is_file() => {
            std::fs::hard_link(&one, &new).unwrap();
            new
        }
        8 => out.join("không có/bc.xlsx"),
        _ => new,
    }
}

/// The program that opens a register, locks it and waits: what [`memory`] looks into.
pub fn child(folder: &Path) {
    process::guard();
    // Taken from a file as a door takes it from whoever types it.
    let path = folder.with_file_name("mk.txt");
    let passphrase = Zeroizing::new(std::fs::read_to_string(path).unwrap());
    let mut book = casebook::open(folder, &passphrase).unwrap();
    everything(&mut book).unwrap();
    let book = renewed(book, &passphrase).unwrap();
    let wait = |what: &str| {
        println!("{what}");
        let _ = std::io::stdin().read_line(&mut String::new());
    };
    wait("open");
    drop((book, passphrase));
    wait("locked");
}

/// A program whose register is locked holds neither key nor passphrase, and leaves no core file when it dies.
fn memory(sample: &Sample, program: &Path, many: usize) -> Row {
    let mut wrongs = Wrongs::of(&["key held", "passphrase held", "core files", "not looked into"]);
    let bench = room();
    while wrongs.looked < many {
        let folder = sample.lay(bench.path());
        std::fs::write(folder.with_file_name("mk.txt"), PASSPHRASE).unwrap();
        let mut child = Command::new(program)
            .arg("hold")
            .arg(&folder)
            .current_dir(bench.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut says = |what: &str| {
            let mut said = String::new();
            out.read_line(&mut said).unwrap();
            assert_eq!(said.trim(), what);
        };
        says("open");
        let key = KeySlots::read(&folder).unwrap().unlock(PASSPHRASE).unwrap();
        // What is looked for is seen while it is there.
        for secret in [key.as_slice(), PASSPHRASE.as_bytes()] {
            if holds(child.id(), secret).is_none() {
                wrongs.note("not looked into", || "the register is open".to_owned());
            }
        }
        child.stdin.as_mut().unwrap().write_all(b"\n").unwrap();
        says("locked");
        wrongs.looked += 1;
        let hex = key.iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
        for (kind, secret) in
            [("key held", key.as_slice()), ("key held", hex.as_bytes()), ("passphrase held", PASSPHRASE.as_bytes())]
        {
            if let Some(at) = holds(child.id(), secret) {
                wrongs.note(kind, || at);
            }
        }
        let limits = std::fs::read_to_string(format!("/proc/{}/limits", child.id())).unwrap();
        let has_limit = limits.lines().any(|line| {
            line.starts_with("Max core file size") && line.split_whitespace().filter(|word| *word == "0").count() == 2
        });
        let killed = Command::new("kill").args(["-ABRT", &child.id().to_string()]).status().unwrap();
        assert!(killed.success());
        child.wait().unwrap();
        let core = std::fs::read_dir(bench.path())
            .unwrap()
            .any(|entry| entry.unwrap().file_name().to_string_lossy().starts_with("core"));
        if core || !has_limit {
            wrongs.note("core files", || format!("limit {has_limit}, file {core}"));
        }
    }
    wrongs.row("a program looked into after its register was locked, and killed", many)
}

/// Looks for bytes in everything a process may write; says in which part they are.
fn holds(process: u32, secret: &[u8]) -> Option<String> {
    let maps = std::fs::read_to_string(format!("/proc/{process}/maps")).unwrap();
    let mut memory = std::fs::File::open(format!("/proc/{process}/mem")).unwrap();
    for line in maps.lines().filter(|line| line.split(' ').nth(1).is_some_and(|rights| rights.starts_with("rw"))) {
        let (from, to) = line.split(' ').next()?.split_once('-')?;
        let (from, to) = (u64::from_str_radix(from, 16).ok()?, u64::from_str_radix(to, 16).ok()?);
        let mut bytes = vec![0; usize::try_from(to - from).ok()?];
        memory.seek(SeekFrom::Start(from)).ok()?;
        // A part that is only reserved cannot be read.
        if memory.read_exact(&mut bytes).is_err() {
            continue;
        }
        if bytes.windows(secret.len()).any(|window| window == secret) {
            return Some(line.to_owned());
        }
    }
    None
}
