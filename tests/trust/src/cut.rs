//! Kills in the middle of a backup, a thinning, a restore, a migration and a change of keys: what each does to the disk
//! is recorded, and ended after any of its steps. A verified backup must be there at every point, and the register must
//! open.

use std::path::{Path, PathBuf};

use casebook::backup;
use chrono::Days;

use crate::crash::{record_work, room};
use crate::platter::{Left, Platter, lay_out, take_up};
use crate::sample::{Sample, one_more, own_backups};
use crate::scale::Scale;
use crate::table::{Row, Wrongs};
use crate::trace::Event;
use crate::work::{self, PASSPHRASE, now, proved};

/// Something killed on its way.
struct Killed {
    what: &'static str,
    room: PathBuf,
    before: Left,
    events: Vec<Event>,
    /// Where the register may stand: before, after, and on the way.
    heads: Vec<(i64, String)>,
    has_backup: bool,
}

/// The row: so many points in all five.
pub fn row(scale: &Scale) -> Row {
    let mut wrongs = Wrongs::of(&["without a good backup", "not opening", "not whole"]);
    let mut said = Vec::new();
    let mut each =
        [Killed::backup, Killed::rotation, Killed::restore, Killed::migration, Killed::rekey].into_iter().cycle();
    while wrongs.looked < scale.points {
        let room = room();
        let make = each.next().unwrap();
        let killed = make(std::fs::canonicalize(room.path()).unwrap());
        let share = (scale.points / 5 + 1).min(scale.points - wrongs.looked);
        said.push(format!("{} {}", killed.what, killed.look(share, &mut wrongs)));
    }
    wrongs.row("killed in a backup, a thinning, a restore, a migration, a change of keys", scale.points)
}

impl Killed {
    fn record(what: &'static str, room: PathBuf, work: impl FnOnce(&Path)) -> Self {
        let folder = room.join("so");
        let before = take_up(&room);
        let mut heads = vec![stands(&folder)];
        let events = record_work(|_| work(&folder));
        heads.push(stands(&folder));
        Self { what, room, before, events, heads, has_backup: true }
    }

    fn backup(room: PathBuf) -> Self {
        let folder = Sample::make(30, 11).lay(&room);
        Self::record("backup", room, |_| {
            let book = casebook::open(&folder, PASSPHRASE).unwrap();
            backup::to(&book, &own_backups(&folder), now()).unwrap();
        })
    }

    fn rotation(room: PathBuf) -> Self {
        let folder = Sample::make(20, 12).lay(&room);
        let mut book = casebook::open(&folder, PASSPHRASE).unwrap();
        for day in 0..16 {
            let mut then = now();
            then.today = then.today + Days::new(day / 8);
            one_more(&mut book, 900 + u32::try_from(day).unwrap(), then).unwrap();
            backup::to(&book, &own_backups(&folder), then).unwrap();
        }
        drop(book);
        Self::record("thinning", room, |folder| {
            let book = casebook::open(folder, PASSPHRASE).unwrap();
            let gone = backup::thinned(&book, &own_backups(folder)).unwrap().gone;
            assert!(gone.len() > 3, "nothing to thin");
        })
    }

    fn restore(room: PathBuf) -> Self {
        let folder = Sample::make(30, 13).lay(&room);
        let newest = newest(&own_backups(&folder));
        Self::record("restore", room, |folder| {
            work::restored(&newest, folder, PASSPHRASE, now()).unwrap();
        })
    }

    fn rekey(room: PathBuf) -> Self {
        let folder = Sample::make(30, 14).lay(&room);
        Self::record("change of keys", room, |_| {
            let book = casebook::open(&folder, PASSPHRASE).unwrap();
            // What changes is the key; the passphrase is only said anew.
            drop(work::renewed(book, PASSPHRASE).unwrap());
        })
    }

    /// A register of the first released schema.
    fn migration(room: PathBuf) -> Self {
        let folder = room.join("so");
        std::fs::create_dir(&folder).unwrap();
        let released = Path::new(env!("CARGO_MANIFEST_DIR")).join("../books/schema-0001");
        for file in ["so.dnth", "khoa.dnth"] {
            std::fs::copy(released.join(file), folder.join(file)).unwrap();
        }
        let mut killed = Self::record("migration", room, |folder| drop(casebook::open(folder, PASSPHRASE).unwrap()));
        killed.has_backup = false;
        killed
    }

    /// Ends it at so many of its points; gives how many there were.
    fn look(&self, most: usize, wrongs: &mut Wrongs) -> usize {
        let bench = room();
        let every = (self.events.len() + 1).div_ceil(most.max(1));
        let mut platter = Platter::holding(&self.before);
        let before = wrongs.looked;
        for point in 0..=self.events.len() {
            if point > 0 {
                platter.play(&self.events[point - 1]);
            }
            if point % every == 0 {
                wrongs.looked += 1;
                lay_out(&platter.killed(), &self.room, bench.path());
                self.judge(bench.path(), point, wrongs);
            }
        }
        wrongs.looked - before
    }

    fn judge(&self, bench: &Path, point: usize, wrongs: &mut Wrongs) {
        let at = || format!("{} at {point} of {}", self.what, self.events.len());
        let folder = bench.join("so");
        if self.has_backup && !has_good_backup(&folder) {
            wrongs.note("without a good backup", at);
        }
        match casebook::open(&folder, PASSPHRASE) {
            Err(error) => wrongs.note("not opening", || format!("{}: {error:?}", at())),
            Ok(book) => {
                let whole = book.examine();
                if !whole.as_ref().is_ok_and(|found| found.ok) || !self.heads.contains(&stands(&folder)) {
                    wrongs.note("not whole", || format!("{}: {whole:?} {:?}", at(), stands(&folder)));
                }
            }
        }
        if self.has_backup && !has_good_backup(&folder) {
            wrongs.note("without a good backup", || format!("{}, opened again", at()));
        }
    }
}

fn stands(folder: &Path) -> (i64, String) {
    work::stands(folder, PASSPHRASE)
}

fn backups(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut found: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|end| end == "dnthb")).collect();
    found.sort();
    found
}

/// The newest backup of a folder.
pub fn newest(folder: &Path) -> PathBuf {
    backups(folder).pop().unwrap()
}

fn has_good_backup(folder: &Path) -> bool {
    backups(&own_backups(folder)).iter().rev().any(|path| proved(path).is_ok())
}
