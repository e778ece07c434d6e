//! Thirty files made to blow up whoever opens them, each given to a program of its own that tells what it answered, how
//! long it worked and how much memory it took.

mod made;

use std::path::Path;
use std::process::Command;

use casebook::casebook::key::KeySlots;
use casebook::{backup, book, import};

pub use self::made::{Bomb, bombs, with_parts};
use crate::crash::room;
use crate::table::{Row, Wrongs};
use crate::work::{PASSPHRASE, QUICK, now};

/// The most work and memory a refusal may cost.
const MOST_SECONDS: f64 = 1.0;
const MOST_KIB: u64 = 64 * 1024;

/// How a bomb is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// The import of workbooks.
    Workbook,
    /// The open format.
    Lines,
    /// A backup.
    Backup,
    /// Key slots.
    Slots,
}

impl Door {
    const ALL: [(&'static str, Self); 4] =
        [("workbook", Self::Workbook), ("lines", Self::Lines), ("backup", Self::Backup), ("slots", Self::Slots)];

    fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, door)| *door == self).unwrap().0
    }
}

/// The row: every bomb. A debug build is not held to the second.
pub fn row(program: &Path, in_time: bool) -> Row {
    let mut wrongs = Wrongs::of(&["taken in", "over a second", "over 64 MiB", "died"]);
    let room = room();
    let (mut slowest, mut largest) = (0.0_f64, 0);
    for Bomb { name, door, bytes } in bombs() {
        wrongs.looked += 1;
        let path = room.path().join("bomb");
        std::fs::write(&path, bytes).unwrap();
        let told = Command::new(program).args(["bomb", door.name(), &path.to_string_lossy()]).output().unwrap();
        let told = String::from_utf8_lossy(&told.stdout).into_owned();
        let Some((answer, seconds, kib)) = heard(&told) else {
            wrongs.note("died", || name.to_owned());
            continue;
        };
        (slowest, largest) = (slowest.max(seconds), largest.max(kib));
        if std::env::var_os("TRUST_TELL").is_some() {
            eprintln!("{name}: {answer}, {seconds:.2} s, {} MiB", kib / 1024);
        }
        if answer != "refused" {
            wrongs.note("taken in", || name.to_owned());
        }
        if in_time && seconds > MOST_SECONDS {
            wrongs.note("over a second", || format!("{name}: {seconds:.2} s"));
        }
        if kib > MOST_KIB {
            wrongs.note("over 64 MiB", || format!("{name}: {kib} KiB"));
        }
    }
    let what = format!("bombs (slowest {slowest:.2} s of work, largest {} MiB)", largest / 1024);
    wrongs.row(&what, 30)
}

fn heard(told: &str) -> Option<(&str, f64, u64)> {
    let mut words = told.split_whitespace();
    Some((words.next()?, words.next()?.parse().ok()?, words.next()?.parse().ok()?))
}

/// The program that opens one bomb and tells how it went.
pub fn child(door: &str, path: &Path) {
    let door = Door::ALL.iter().find(|(name, _)| *name == door).unwrap().1;
    let bytes = std::fs::read(path).unwrap();
    let room = room();
    let (mut register, _) = casebook::create(&room.path().join("so"), PASSPHRASE, false, QUICK, now()).unwrap();
    let (memory, work) = (most_memory(), worked());
    let refused = match door {
        Door::Workbook => import::open(&bytes).and_then(|file| file.guess()).is_err(),
        Door::Lines => book::load(&mut register, &bytes, now()).is_err(),
        Door::Backup => backup::inspect(path).is_err(),
        Door::Slots => KeySlots::parse(&bytes).and_then(|slots| slots.unlock(PASSPHRASE)).is_err(),
    };
    let seconds = worked() - work;
    println!("{} {seconds} {}", if refused { "refused" } else { "taken" }, most_memory().saturating_sub(memory));
}

/// The most memory this process ever held, in KiB.
fn most_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

/// How long this process has worked, in seconds of a processor: a busy machine is no fault of a file.
fn worked() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let ticks: f64 = after_name.split_whitespace().skip(11).take(2).filter_map(|one| one.parse::<f64>().ok()).sum();
    ticks / 100.0
}
