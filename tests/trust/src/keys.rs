//! Keys and their generations: every state a power cut in a change of keys or a restore can leave, programs killed in one,
//! and what secrets of before open in any state that deleting or laying back single files can make: nothing newer.

use std::path::{Path, PathBuf};

use casebook::backup::{self, OWN, Way};
use casebook::casebook::NewKeys;
use casebook::casebook::key::{RecoveryCode, Secret, SheetOf};
use casebook::slice::Slice;
use casebook::{Casebook, Error, book};
use fastrand::Rng;
use serde_json::json;

use crate::crash::{Mode, explore, room};
use crate::kill;
use crate::sample::everything;
use crate::scale::Scale;
use crate::table::{Row, Wrongs};
use crate::work::{QUICK, draft, now};

/// The rows.
pub fn rows(program: &Path, scale: &Scale) -> Vec<Row> {
    let mut rows = cuts(scale);
    rows.extend([kill::keys(program, scale, 2), laid_back(scale)]);
    rows
}

/// Power cuts, and the control.
pub fn cuts(scale: &Scale) -> Vec<Row> {
    let ours = explore(Mode::Keys, scale.rekeyed, 1);
    let holds = ours.is_clean() && ours.states >= scale.rekeyed;
    let bar = format!("≥ {}: 0", scale.rekeyed);
    let what = "power cut at any moment of a change of keys or a restore";
    let cut = Row::new(what, &ours.states, &ours.say(), &bar, holds).because(ours.first);
    let off = explore(Mode::KeysOff, scale.control, 1);
    let found = format!("{:.0} % bad: {}", off.bad_percent(), off.say());
    let holds = off.bad_percent() >= 50.0;
    let control = Row::new("control: the same, nothing synced", &off.states, &found, "must fail: ≥ 50 %", holds);
    vec![cut, control]
}

type Files = Vec<(PathBuf, Vec<u8>)>;

/// A register of generation after generation, and everything that ever lay in its folder.
struct Past {
    folder: PathBuf,
    /// The files of the folder and of its own backups, as each generation left them.
    snapshots: Vec<Files>,
    /// What opened each.
    passphrases: Vec<String>,
    sheets: Vec<String>,
}

impl Past {
    /// Each generation knows more than the one before: its number.
    fn of(generations: usize, room: &Path) -> Self {
        let folder = room.join("so");
        let first = "suối đá nghé vàng 0";
        let (mut book, code) = casebook::create(&folder, first, false, QUICK, now()).unwrap();
        let sheet = code.groups().concat();
        let mut past =
            Self { folder, snapshots: Vec::new(), passphrases: vec![first.to_owned()], sheets: vec![sheet] };
        past.lives_on(&mut book);
        for n in 1..generations {
            let (old, new) = (past.passphrases[n - 1].clone(), format!("suối đá nghé vàng {n}"));
            let code = RecoveryCode::random().unwrap();
            // In turns a new passphrase and a new sheet.
            let keys = if n % 2 == 0 {
                NewKeys { passphrase: &old, is_another: false, cost: None, sheet: SheetOf::New(&code) }
            } else {
                NewKeys { passphrase: &new, is_another: true, cost: None, sheet: SheetOf::Kept }
            };
            book = book.renew(&keys, now()).unwrap().0;
            past.passphrases.push(if n % 2 == 0 { old } else { new.clone() });
            past.sheets.push(if n % 2 == 0 { code.groups().concat() } else { past.sheets[n - 1].clone() });
            past.lives_on(&mut book);
        }
        past
    }

    /// Some work, a backup, some more work; and a look at the disk as a pulled plug leaves it.
    fn lives_on(&mut self, book: &mut Casebook) {
        let n = self.snapshots.len();
        let add = |book: &mut Casebook, name: String| {
            book::add(book, Slice::Hamlet, draft(&json!({ "name": name })), now()).unwrap();
        };
        add(book, format!("Thôn {n}"));
        backup::keep_safe(book, now()).unwrap();
        add(book, format!("Thôn {n} nữa"));
        self.snapshots.push(files(&self.folder));
    }

    /// Draws a state: today's files, some of them deleted, some as they were before.
    fn state(&self, rng: &mut Rng) -> Files {
        let mut state = self.snapshots.last().unwrap().clone();
        for _ in 0..rng.usize(1..6) {
            let older = &self.snapshots[rng.usize(..self.snapshots.len())];
            // Most often one of the key's.
            let from: Vec<&(PathBuf, Vec<u8>)> =
                older.iter().filter(|(path, _)| path.to_string_lossy().starts_with("khoa.")).collect();
            let file = if rng.bool() { from[rng.usize(..from.len())] } else { &older[rng.usize(..older.len())] };
            state.retain(|(path, _)| *path != file.0);
            if rng.u8(..3) > 0 {
                state.push(file.clone());
            }
        }
        state
    }

    fn lay(&self, state: &Files) {
        let _ = std::fs::remove_dir_all(&self.folder);
        std::fs::create_dir_all(self.folder.join(OWN)).unwrap();
        for (path, bytes) in state {
            std::fs::write(self.folder.join(path), bytes).unwrap();
        }
    }

    /// Opens the register with a secret; gives the newest generation whose work it tells of.
    fn opened(&self, secret: Secret<'_>) -> Result<Option<usize>, Error> {
        let mut book = match secret {
            Secret::Passphrase(passphrase) => casebook::open(&self.folder, passphrase),
            Secret::Code(code) => casebook::recover(&self.folder, code),
        }?;
        let text = String::from_utf8(everything(&mut book)?).unwrap();
        Ok((0..self.snapshots.len()).rfind(|n| text.contains(&format!("Thôn {n}"))))
    }

    /// Tries a secret at every door; each finds the state as it was laid. Gives the newest generation each came to see.
    fn sees(&self, state: &Files, secret: Secret<'_>, rng: &mut Rng) -> Vec<(&'static str, Option<usize>)> {
        let mut seen = Vec::new();
        let mut by = |door: &'static str, brings: &dyn Fn() -> bool| {
            self.lay(state);
            if brings() {
                seen.push((door, self.opened(secret).ok().flatten()));
            }
        };
        by("open", &|| true);
        by("rescue", &|| backup::rescue(&self.folder, secret, now()).is_ok());
        let backups: Vec<PathBuf> =
            state.iter().filter(|(path, _)| path.starts_with(OWN)).map(|(path, _)| self.folder.join(path)).collect();
        if let Some(one) = backups.get(rng.usize(..backups.len().max(1))) {
            let way = Way { backup: secret, ..Way::from("") };
            by("restore", &|| backup::restore(one, &self.folder, &way, now()).is_ok());
            by("rescue_from", &|| backup::rescue_from(one, &self.folder, secret, now()).is_ok());
        }
        seen
    }
}

/// Every file under a folder that is no lock, by its path there.
fn files(folder: &Path) -> Files {
    let mut found = Vec::new();
    for inside in ["", OWN] {
        for entry in std::fs::read_dir(folder.join(inside)).unwrap() {
            let entry = entry.unwrap();
            let name = entry.file_name().into_string().unwrap();
            if entry.file_type().unwrap().is_file()
                && !["so.khoa", "so.lan-sai", "so.dnth-shm"].contains(&name.as_str())
            {
                found.push((Path::new(inside).join(name), std::fs::read(entry.path()).unwrap()));
            }
        }
    }
    found
}

/// In states that deleting and laying back single files make, a secret opens nothing newer than it was in force; today's
/// opens today's wherever the register's file and one copy of its key are today's, and is never called wrong where the
/// file is today's.
pub fn laid_back(scale: &Scale) -> Row {
    let mut wrongs = Wrongs::of(&["newer opened by older", "today's not opened", "damage called wrong"]);
    let (bench, mut rng) = (room(), Rng::with_seed(15));
    let past = Past::of(5, bench.path());
    let newest = past.snapshots.len() - 1;
    let today = past.snapshots[newest].clone();
    let last = |all: &[String], at: usize| all.iter().rposition(|one| *one == all[at]) == Some(at);
    while wrongs.looked < scale.laid_back {
        let at = wrongs.looked;
        wrongs.looked += 1;
        let state = past.state(&mut rng);
        let is_today = |name: &str| {
            let of = |files: &Files| {
                files.iter().find(|(path, _)| path == Path::new(name)).map(|(_, bytes)| bytes.clone())
            };
            of(&state) == of(&today)
        };
        // What a pulled plug leaves in the write-ahead log is of the file.
        let file = is_today("so.dnth") && is_today("so.dnth-wal");
        let key = is_today("khoa.dnth") || is_today("khoa.dnth.cu");
        for until in 0..=newest {
            let mut secrets = Vec::new();
            if last(&past.passphrases, until) {
                secrets.push(Secret::Passphrase(&past.passphrases[until]));
            }
            if last(&past.sheets, until) {
                secrets.push(Secret::Code(&past.sheets[until]));
            }
            for secret in secrets {
                for (door, seen) in past.sees(&state, secret, &mut rng) {
                    if seen.is_some_and(|seen| seen > until) {
                        wrongs.note("newer opened by older", || format!("state {at}, {door}: {seen:?} by {until}"));
                    }
                    let whole = ["so.dnth", "so.dnth-wal"].iter().all(|name| is_today(name));
                    let logs = today.iter().filter(|(path, _)| path.to_string_lossy().starts_with("so.nhat-ky"));
                    let logs = logs.clone().all(|(path, _)| is_today(&path.to_string_lossy()));
                    if until == newest && door == "open" && whole && logs && key && seen != Some(newest) {
                        wrongs.note("today's not opened", || format!("state {at}: {seen:?}"));
                    }
                }
                past.lay(&state);
                if until == newest && file && matches!(past.opened(secret), Err(Error::WrongPassphrase)) {
                    wrongs.note("damage called wrong", || format!("state {at}"));
                }
            }
        }
    }
    wrongs.row(
        "files of a register deleted and laid back, every secret it ever had tried at every door",
        scale.laid_back,
    )
}
