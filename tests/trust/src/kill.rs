//! Real kills: a program of its own does a clerk's acts and says after each where the register stands; it is ended by
//! `kill -9` at any moment. Whatever it had said must be there when the register is opened again.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use casebook::backup;
use fastrand::Rng;

use crate::crash::room;
use crate::scale::Scale;
use crate::table::{Row, Wrongs};
use crate::trace::Trace;
use crate::work::{self, PASSPHRASE, Said, Work};

/// So many kills hit one register before the next is begun: what is looked at is the kill, not a register's growth.
const EACH: usize = 12;

/// What the program that is killed does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Does {
    /// A clerk's acts.
    Acts,
    /// Changes of keys and restores, and an act between.
    Keys,
}

/// The program that is killed: goes on with the register of a room, or begins one, and never stops.
pub fn child(does: Does, room: &Path, passphrase: &str, count: u32) -> ! {
    let trace = std::rc::Rc::new(Trace::default());
    let mut work = if room.join("so").exists() {
        Work::resume(room, &trace, u64::from(count), passphrase, count)
    } else {
        Work::begin(room, &trace, u64::from(count))
    };
    if does == Does::Keys {
        work.back_up();
    }
    let (mut told, mut turn) = (0, 0);
    loop {
        for said in &work.said[told..] {
            match said {
                Said::Head(acts, heads) => tell(&format!("stands {acts} {heads}")),
                Said::Passphrase(one) => tell(&format!("opens {one}")),
                Said::Backup(path) => tell(&format!("backup {}", path.display())),
                Said::Paper(..) => {}
            }
        }
        told = work.said.len();
        tell(&format!("next {}", work.coming_passphrase()));
        turn += 1;
        match (does, turn % 3) {
            (Does::Keys, 0) => work.new_keys(),
            (Does::Keys, 1) => work.bring_back(),
            (Does::Acts, _) if told % 50 == 49 => work.write_out(),
            _ => work.act(),
        }
    }
}

fn tell(line: &str) {
    let mut out = std::io::stdout().lock();
    // Whoever listened has gone; so does this.
    if writeln!(out, "{line}").and_then(|()| out.flush()).is_err() {
        std::process::exit(0);
    }
}

/// What a killed program had said.
#[derive(Debug, Default)]
struct Heard {
    stands: Option<(i64, String)>,
    passphrases: Vec<String>,
    backups: Vec<PathBuf>,
    acknowledged: usize,
}

impl Heard {
    fn line(&mut self, line: &str) {
        let Some((word, rest)) = line.split_once(' ') else { return };
        match word {
            "stands" => {
                if let Some((acts, heads)) = rest.split_once(' ') {
                    self.stands = Some((acts.parse().unwrap(), heads.to_owned()));
                    self.acknowledged += 1;
                }
            }
            "opens" => self.passphrases = vec![rest.to_owned()],
            "next" => {
                self.passphrases.truncate(1);
                self.passphrases.push(rest.to_owned());
            }
            "backup" => self.backups.push(PathBuf::from(rest)),
            _ => {}
        }
    }
}

/// Kills so many programs and tells what was lost.
pub fn row(program: &Path, scale: &Scale, seed: u64) -> Row {
    let what = "program killed by `kill -9` at any moment";
    rows_of(Does::Acts, (scale.kills, scale.acts), program, seed, what)
}

/// The same of programs that change keys and restore, over and over.
pub fn keys(program: &Path, scale: &Scale, seed: u64) -> Row {
    let what = "program killed by `kill -9` in a change of keys or a restore";
    rows_of(Does::Keys, (scale.rekills, 3), program, seed, what)
}

fn rows_of(does: Does, (kills, acts): (usize, usize), program: &Path, seed: u64, what: &str) -> Row {
    let mut rng = Rng::with_seed(seed);
    let mut wrongs = Wrongs::of(&["lost", "corrupt"]);
    let (mut acknowledged, mut rooms) = (0, 0);
    while wrongs.looked < kills {
        rooms += 1;
        let room = room();
        let mut passphrase = PASSPHRASE.to_owned();
        for turn in 0..EACH.min(kills - wrongs.looked) {
            let count = u32::try_from(turn * 100_000 + rooms).unwrap();
            let heard = killed((program, does), room.path(), &passphrase, count, acts, &mut rng);
            acknowledged += heard.acknowledged;
            wrongs.looked += 1;
            passphrase = judge(&heard, room.path(), &mut wrongs).unwrap_or(passphrase);
        }
    }
    let bar = format!("≥ {kills} kills, ≥ {} acts: 0", kills * acts.min(100));
    let enough = acknowledged >= kills * acts.min(100) * 9 / 10;
    let many = format!("{} kills, {acknowledged} acts", wrongs.looked);
    let holds = wrongs.is_clean() && enough;
    Row::new(what, &many, &wrongs.say(), &bar, holds).because(wrongs.first)
}

fn killed(
    (program, does): (&Path, Does),
    room: &Path,
    passphrase: &str,
    count: u32,
    acts: usize,
    rng: &mut Rng,
) -> Heard {
    let mut child: Child = Command::new(program)
        .args([
            if does == Does::Keys { "keys" } else { "act" },
            &room.to_string_lossy(),
            passphrase,
            &count.to_string(),
        ])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    let (mut heard, enough) = (Heard::default(), rng.usize((acts * 9).div_ceil(10)..=acts * 13 / 10 + 2));
    let mut line = String::new();
    while heard.acknowledged < enough && lines.read_line(&mut line).unwrap() > 0 {
        heard.line(line.trim_end());
        line.clear();
    }
    std::thread::sleep(Duration::from_micros(rng.u64(..4_000)));
    child.kill().unwrap();
    child.wait().unwrap();
    // What was in the pipe was said all the same; a last line without its end was not.
    line.clear();
    while lines.read_line(&mut line).unwrap() > 0 && line.ends_with('\n') {
        heard.line(line.trim_end());
        line.clear();
    }
    heard
}

/// Opens what a kill left; gives the passphrase that opens it.
fn judge(heard: &Heard, room: &Path, wrongs: &mut Wrongs) -> Option<String> {
    let folder = room.join("so");
    let Some((acts, heads)) = &heard.stands else { return None };
    let open = |one: &&String| casebook::open(&folder, one).is_ok();
    let Some(passphrase) = heard.passphrases.iter().find(open) else {
        wrongs.note("lost", || format!("nothing opens it: {:?}", heard.passphrases));
        return None;
    };
    let book = casebook::open(&folder, passphrase).unwrap();
    let db = work::raw(&folder, passphrase);
    let digest = |table: &str, head: &str| -> bool {
        let sql = format!("select count(*) from {table} where hex(digest) = ?1");
        head.is_empty() || db.query_row(&sql, [head], |row| row.get::<_, i64>(0)).unwrap() == 1
    };
    let (journal, access) = heads.split_once('/').unwrap();
    let last: i64 = db.query_row("select max(id) from act", [], |row| row.get(0)).unwrap();
    // A verb under way is two acts at most.
    if !digest("act", journal) || !digest("access", access) || last < *acts || last > acts + 2 {
        wrongs.note("lost", || format!("said {acts}, stands at {last}"));
    }
    for path in &heard.backups {
        if let Err(error) = backup::inspect(path) {
            wrongs.note("lost", || format!("a backup: {error:?}"));
        }
    }
    match book.examine() {
        Ok(found) if found.ok => {}
        other => wrongs.note("corrupt", || format!("{other:?}")),
    }
    Some(passphrase.clone())
}
