//! Backups: one file each, good only once it was read back, opened with the key and counted. They are ordered by
//! a sequence number that never goes back, not by a clock.
//!
//! Making one: the register's file, sealed page by page as it is, is streamed behind its header into `….dnthb.tam`,
//! synced, taken out again from there into a folder of its own beside it (`….tam`) and proved; only then does it get its
//! name. A fault on the way leaves nothing; a kill leaves a `.tam`, which the next backup there clears away.

mod build;
mod care;
mod counter;
mod file;
mod given;
mod held;
mod history_beside;
mod keep;
mod live;
mod place;
mod practice_restore;
mod read_back;
mod rescue;
mod restore;
mod shrunk;
mod stock;

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, SubsecRound, Utc};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub use self::care::{Care, begin_log_anew, care, is_due, keep_safe, thinned, to_place};
pub(crate) use self::care::{everywhere, newest_generations};
use self::file::Header;
pub use self::held::Held;
pub use self::keep::{Thinning, keep};
use self::live::Bytes;
pub(crate) use self::live::Live;
pub use self::place::{OWN, Place, add_place, forget_place, own_place, places};
pub use self::practice_restore::{Drill, drill};
pub use self::read_back::{Proved, prove_oldest};
pub(crate) use self::rescue::knows_generations;
pub use self::rescue::{Offer, Rescued, offer, offered_at, rescue, rescue_from};
pub use self::restore::{InForce, LogDone, Restored, Way, foretell, restore};
pub use self::shrunk::{Shrunk, accept_shrunk, shrunk};
#[cfg(test)]
pub(crate) use self::stock::opened;
pub use self::stock::{Kept, Preview, find, preview, stock};
use crate::casebook::Casebook;
use crate::disk::{self, Scratch};
use crate::error::{Error, Result};
use crate::key::Key;
use crate::moment::Moment;
use crate::{access, act, copies, open, sound};

/// What a backup says about itself before it is opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The format of the file; the first is 1.
    pub format: i64,
    /// Its place among the backups of its register: higher is newer.
    pub sequence: i64,
    /// When it was made, as the clock then said.
    pub at: DateTime<Utc>,
    /// The day the clerk worked on.
    pub today: NaiveDate,
    /// How often the clock had gone back between the backups before this one in its folder.
    pub clock_steps: i64,
    /// The version of the program that made it.
    pub program: String,
    /// What is in it.
    pub contents: Contents,
    /// The length of the encrypted register, in bytes.
    pub size: u64,
    /// SHA-256 of the encrypted register, as hex.
    pub sha256: String,
}

/// What a register holds, as far as it may be told without opening it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contents {
    /// The register's own random name.
    pub register: String,
    /// Whether it is for practice.
    pub practice: bool,
    /// The schema.
    pub schema: i64,
    /// How many acts the journal has.
    pub acts: i64,
    /// The head of the journal's chain.
    pub journal_head: String,
    /// How many records of each slice there are, cancelled ones included.
    pub counts: BTreeMap<String, i64>,
}

/// What thinning a folder of backups did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Rotated {
    /// The names of the files that went.
    pub gone: Vec<String>,
    /// A register suddenly holds less, and nobody has yet said that it is right; none of its backups went.
    pub sudden_drop: bool,
}

/// Makes a backup in a folder, which is made too when only its last part is missing. Answers what was written once
/// it has proved good.
pub fn to(book: &Casebook, folder: &Path, now: Moment) -> Result<Manifest> {
    make_folder(folder)?;
    // From here on acts go into a new segment: whatever is in the ones before will be in this backup.
    let log = book.log.borrow_mut().cut(&book.writer)?;
    let looks = access::last_look(&book.reader)?;
    let manifest = make(Live::of(book), folder, now)?;
    held::note(book, folder, &manifest, looks, log, now)?;
    Ok(manifest)
}

/// Makes a backup of a register of an older schema beside it, before it is brought to today's. It bears the day of the
/// register's last act: no clock says when a register is opened.
pub(crate) fn before_migration(live: Live<'_>) -> Result<()> {
    let own = live.folder.join(OWN);
    make_folder(&own)?;
    make(live, &own, act::last_moment(live.writer)?).map(drop)
}

fn make(live: Live<'_>, folder: &Path, now: Moment) -> Result<Manifest> {
    let contents = Contents::read(live.writer)?;
    let keys = copies::held(live.folder)?.into_slots();
    clear(folder, &contents.register);
    let (sequence, before) = next(folder, &contents, live)?;
    let mut manifest = Manifest::new(now, sequence, contents).after(before.as_ref());
    let name = manifest.file_name();

    let scratch = Scratch::new(folder.join(format!("{name}.{UNFINISHED}.tam")))?;
    let copy = scratch.join(open::FILE);
    let bytes = live.bytes(&copy)?;
    manifest.size = bytes.file().metadata()?.len();

    let mut header = Header::new(manifest, &keys)?;
    let key = live.ring.today();
    // What is copied is of one structure with the copy, whose bytes are compared with it: it is looked into where it lies,
    // while it is copied.
    let is_own = matches!(bytes, Bytes::Own(_));
    let original = live.folder.join(open::FILE);
    let write = |out: &mut disk::File| {
        file::write(out, &mut header, &mut bytes.file(), key)?;
        // The first copy goes before the second comes: a stick needs room for two registers, not three.
        if let Bytes::Copy(_) = bytes { Ok(disk::remove(&copy)?) } else { Ok(()) }
    };
    let read_back = |written: &Path| {
        let (mut from, header) = file::open(written)?;
        lay_out(&mut from, &header, &copy)?;
        if is_own { prove_bytes(&copy, key, &header) } else { prove(&copy, key, &header) }
    };
    let blame = |error| match error {
        Error::Damaged("backup") if !live.is_sealed() => Error::Damaged("register"),
        other => of_the_disk(other),
    };
    std::thread::scope(|both| {
        let structure = is_own.then(|| both.spawn(|| sound::is_structured(&original, key)));
        let proved = |written: &Path| {
            read_back(written).map_err(blame)?;
            match structure.map(|looked| looked.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))) {
                None | Some(Ok(true)) => Ok(()),
                Some(Ok(false) | Err(Error::Damaged(_) | Error::Store(_))) => Err(Error::Damaged("register")),
                Some(Err(error)) => Err(error),
            }
        };
        disk::stream(&folder.join(&name), write, proved)
    })?;
    Ok(header.manifest)
}

/// Reads a backup without opening it: its header, and whether the file is whole.
pub fn inspect(path: &Path) -> Result<Manifest> {
    let (mut file, header) = file::open(path)?;
    file::take_out(&mut file, &header.manifest, &mut std::io::sink())?;
    Ok(header.manifest)
}

/// Thins a register's own backups in a folder. Those of other registers, and what only says that it is one of this
/// register's, are neither counted nor removed. Up to the one accepted, the
/// clerk has said that they hold less rightly.
fn thin(book: &Casebook, folder: &Path, accepted: i64) -> Result<Rotated> {
    let own = stock::own(book, folder)?.into_iter();
    // Only files that bear the name this program gave them and are whole are counted, and only such go.
    let is_whole = |(manifest, path): &(Manifest, PathBuf)| {
        path.file_name().is_some_and(|name| *name == *manifest.file_name()) && inspect(path).is_ok()
    };
    let manifests: Vec<Manifest> = own.filter(is_whole).map(|(manifest, _)| manifest).collect();
    let thinning = keep(&manifests, accepted);
    let mut rotated = Rotated { sudden_drop: thinning.sudden_drop, ..Rotated::default() };
    for manifest in manifests.iter().rev().filter(|manifest| thinning.may_go.contains(&manifest.sequence)) {
        disk::remove(&folder.join(manifest.file_name()))?;
        rotated.gone.push(manifest.file_name());
    }
    Ok(rotated)
}

impl Manifest {
    fn new(now: Moment, sequence: i64, contents: Contents) -> Self {
        Self {
            format: file::FORMAT,
            sequence,
            at: now.at.trunc_subsecs(0),
            today: now.today,
            clock_steps: 0,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            contents,
            size: 0,
            sha256: String::new(),
        }
    }

    /// Notes whether the clock went back since the backup before.
    fn after(mut self, before: Option<&Self>) -> Self {
        if let Some(before) = before {
            let back = self.at < before.at || self.today < before.today;
            self.clock_steps = before.clock_steps.saturating_add(i64::from(back));
        }
        self
    }

    /// Gives the name of the file: plain letters, and sorted by name means sorted by age.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("{}{:012}.{ENDING}", beginning(&self.contents.register), self.sequence)
    }
}

impl Contents {
    fn read(db: &Connection) -> Result<Self> {
        let (register, practice) = db
            .query_row("select uid, practice from register where id = 1", [], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let counts = sound::counts(db)?.into_iter().map(|(slice, count)| (slice.to_owned(), count)).collect();
        Ok(Self {
            register,
            practice,
            schema: db.pragma_query_value(None, "user_version", |row| row.get(0))?,
            acts: db.query_row("select coalesce(max(id), 0) from act", [], |row| row.get(0))?,
            journal_head: act::head(db)?,
            counts,
        })
    }
}

const ENDING: &str = "dnthb";
const UNFINISHED: &str = "so";

fn beginning(register: &str) -> String {
    let letters: String = register.chars().filter(char::is_ascii_hexdigit).take(8).collect();
    format!("so-{letters}-")
}

/// Takes the register out of a backup into a new file, and syncs it.
fn take_out(from: &mut File, header: &Header, to: &Path) -> Result<()> {
    lay_out(from, header, to)?;
    disk::sync_file(to)
}

/// Takes it out to be looked into, and not to stay.
fn lay_out(from: &mut File, header: &Header, to: &Path) -> Result<()> {
    file::take_out(from, &header.manifest, &mut disk::File::create_new(to)?)
}

/// Opens a register taken out of a backup and compares it with what the backup says it holds.
fn prove(copy: &Path, key: &Key, header: &Header) -> Result<()> {
    prove_by(key, header, |as_told| sound::is_sound(copy, key, as_told))
}

/// The same of one whose structure is looked into elsewhere: every page of it opens, and it holds what it should.
fn prove_bytes(copy: &Path, key: &Key, header: &Header) -> Result<()> {
    prove_by(key, header, |as_told| {
        let db = open::copy(copy, key)?;
        Ok(sound::is_sealed(&db)? && as_told(&db)?)
    })
}

type Look<'a> = &'a dyn Fn(&Connection) -> Result<bool>;

fn prove_by(key: &Key, header: &Header, is_good: impl FnOnce(Look<'_>) -> Result<bool>) -> Result<()> {
    if !header.is_of_before_seals() && !header.is_sealed_by(key) {
        return Err(Error::Damaged("backup"));
    }
    let manifest = &header.manifest;
    let damaged = |error| match error {
        Error::Damaged(_) | Error::Store(_) => Error::Damaged("backup"),
        other => other,
    };
    let good = is_good(&|db: &Connection| Ok(Contents::read(db)? == manifest.contents)).map_err(damaged)?;
    if good { Ok(()) } else { Err(Error::Damaged("backup")) }
}

/// What was written well and is read back wrong is the fault of the medium.
fn of_the_disk(error: Error) -> Error {
    match error {
        Error::Damaged("backup") => Error::Disk(std::io::ErrorKind::InvalidData.into()),
        other => other,
    }
}

/// The next sequence number of a register in a folder, and the newest backup there. It is the journal's last act, or
/// one more than the highest there: after a restore the acts go back, and the numbers must not. What is not its own has
/// no number; a name that is taken is passed over.
fn next(folder: &Path, contents: &Contents, live: Live<'_>) -> Result<(i64, Option<Manifest>)> {
    let own = stock::own_of(folder, &contents.register, live.ring, live.writer)?;
    let newest = own.into_iter().next().map(|(manifest, _)| manifest);
    let highest = newest.as_ref().map_or(0, |newest| newest.sequence);
    let is_free = |number: &i64| {
        let name = format!("{}{number:012}.{ENDING}", beginning(&contents.register));
        std::fs::symlink_metadata(folder.join(name)).is_err()
    };
    let next = (contents.acts.max(highest + 1)..=file::LAST).find(is_free);
    next.map(|next| (next, newest)).ok_or(Error::Damaged("backup: a number that cannot be"))
}

/// The backup files of a folder, of any register, by name.
fn backups(folder: &Path) -> Result<BTreeMap<String, PathBuf>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == ENDING)
            && let Some(name) = path.file_name().and_then(|name| name.to_str())
        {
            found.insert(name.to_owned(), path);
        }
    }
    Ok(found)
}

/// Makes the last part of a path only: a stick that is not plugged in is no reason to make its folder.
fn make_folder(folder: &Path) -> Result<()> {
    match disk::make_folder(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        made => Ok(made?),
    }
}

/// Clears away what a killed backup of this register left. The register's lock is ours, so none is under way.
fn clear(folder: &Path, register: &str) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let Some(name) = name.to_str() else { continue };
        // A register looked into, with what opens it.
        if stock::is_scratch(name) {
            let _ = disk::remove_folder(&entry.path());
            continue;
        }
        // What cannot be removed is in nobody's way: it bears no backup's name.
        let is_backup = name.contains(&format!(".{ENDING}.")) && disk::is_unfinished(&entry.path());
        // An older program drew no name at random.
        let is_older = name.ends_with(&format!(".{ENDING}.tam"));
        if name.starts_with(&beginning(register)) && (is_backup || is_older) {
            let _ = disk::remove(&entry.path());
        } else if name.starts_with(&beginning(register)) && name.ends_with(&format!(".{UNFINISHED}.tam")) {
            let _ = disk::remove_folder(&entry.path());
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use std::io::Read;

    use super::*;
    use crate::above;
    use crate::key::KeyCost;

    fn now() -> Moment {
        Moment::on("2026-11-23".parse().unwrap())
    }

    fn register(desk: &Path) -> Casebook {
        let cost = KeyCost { memory: 8, passes: 1 };
        Casebook::create(&desk.join("so"), "bốn từ dễ nhớ", false, cost, now(), above::NOTHING).unwrap().0
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    /// Writes a backup whose header sums are right, whatever is in it.
    fn forge(path: &Path, to: &Path, change: impl FnOnce(&mut Manifest, &mut Vec<u8>)) {
        let (mut file, mut header) = file::open(path).unwrap();
        let mut register = Vec::new();
        file.read_to_end(&mut register).unwrap();
        change(&mut header.manifest, &mut register);
        header.manifest.size = register.len() as u64;
        // The forger has no key: the seal is the one of before.
        file::forge(&mut File::create(to).unwrap(), &mut header, &mut register.as_slice());
    }

    #[test]
    fn a_backup_is_opened_and_counted_and_not_believed() {
        let desk = tempfile::tempdir().unwrap();
        let made = to(&register(desk.path()), desk.path(), now()).unwrap();
        let (good, forged) = (desk.path().join(made.file_name()), desk.path().join("giả.dnthb"));
        forge(&good, &forged, |_, _| ());
        let whole = restore(&forged, &desk.path().join("như cũ"), &Way::from("bốn từ dễ nhớ"), now(), above::NOTHING)
            .unwrap();
        assert_eq!(whole.manifest, made);
        let changes: [fn(&mut Manifest, &mut Vec<u8>); 7] = [
            |manifest, _| *manifest.contents.counts.get_mut("petition").unwrap() += 1,
            |manifest, _| manifest.contents.acts += 1,
            |manifest, _| manifest.contents.journal_head.insert(0, '0'),
            |_, register| register[9_000] ^= 1,
            |_, register| register[20] ^= 1,
            |_, register| register.truncate(40_960),
            |_, register| register.clear(),
        ];
        for (place, change) in changes.into_iter().enumerate() {
            forge(&good, &forged, change);
            assert!(inspect(&forged).is_ok(), "change {place}");
            let way = Way::from("bốn từ dễ nhớ");
            let answer = restore(&forged, &desk.path().join("mới"), &way, now(), above::NOTHING);
            assert!(matches!(answer, Err(Error::Damaged("backup"))), "change {place}: {answer:?}");
            assert!(!desk.path().join("mới").exists(), "change {place}");
        }
    }

    #[test]
    fn a_damaged_register_makes_no_backup_that_is_not_good() {
        let desk = tempfile::tempdir().unwrap();
        let whole = to(&register(desk.path()), desk.path(), now()).unwrap().contents;
        let file = desk.path().join("so").join(open::FILE);
        let good = std::fs::read(&file).unwrap();
        let mut refused = 0;
        for page in (1..good.len() / 4_096).step_by(7) {
            let mut bad = good.clone();
            bad[page * 4_096 + 100] ^= 1;
            std::fs::write(&file, bad).unwrap();
            let folder = desk.path().join(format!("sao-luu-{page}"));
            match Casebook::open(&desk.path().join("so"), "bốn từ dễ nhớ", above::NOTHING)
                .and_then(|book| to(&book, &folder, now()))
            {
                // A page that was still in the write-ahead log, and came back from there.
                Ok(made) => assert_eq!(made.contents, whole),
                Err(Error::Damaged(_)) => {
                    refused += 1;
                    assert!(!folder.exists() || names(&folder).is_empty(), "page {page}");
                }
                Err(other) => panic!("page {page}: {other:?}"),
            }
        }
        assert!(refused > 0);
    }

    #[test]
    fn numbers_come_from_what_the_registers_own_key_sealed_and_no_name_is_taken_twice() {
        let desk = tempfile::tempdir().unwrap();
        let (folder, book) = (desk.path().join("sao-luu"), register(desk.path()));
        let first = to(&book, &folder, now()).unwrap();
        let name = |number: i64| Manifest { sequence: number, ..first.clone() }.file_name();
        std::fs::rename(folder.join(name(first.sequence)), folder.join("giữ lại.dnthb")).unwrap();
        assert_eq!(to(&book, &folder, now()).unwrap().sequence, first.sequence + 1, "a renamed one has its number");
        // One byte with the highest number there is, forged ones, and one of another register stop nothing.
        for stray in [first.sequence + 2, file::LAST] {
            std::fs::write(folder.join(name(stray)), "x").unwrap();
        }
        forge(&folder.join(name(first.sequence + 1)), &folder.join(name(900)), |manifest, _| manifest.sequence = 900);
        std::fs::write(folder.join(format!("so-00000000-{:012}.dnthb", 70)), "của sổ khác").unwrap();
        assert_eq!(to(&book, &folder, now()).unwrap().sequence, first.sequence + 3);
        assert_eq!(std::fs::read(folder.join(name(first.sequence + 2))).unwrap(), b"x", "nobody's file is replaced");
    }

    #[test]
    fn a_backup_run_leaves_other_registers_and_forged_backups_alone() {
        let desk = tempfile::tempdir().unwrap();
        let (folder, book) = (desk.path().join("sao-luu"), register(desk.path()));
        let cost = KeyCost { memory: 8, passes: 1 };
        let (other, _) =
            Casebook::create(&desk.path().join("kia"), "bốn từ dễ nhớ", false, cost, now(), above::NOTHING).unwrap();
        for _ in 0..12 {
            to(&other, &folder, now()).unwrap();
        }
        let foreign = names(&folder);
        let made = to(&book, &folder, now()).unwrap();
        for forged in 500..512 {
            let to = folder.join(Manifest { sequence: forged, ..made.clone() }.file_name());
            forge(&folder.join(made.file_name()), &to, |manifest, _| manifest.sequence = forged);
        }
        let before = names(&folder).len();
        assert_eq!(thin(&book, &folder, 0).unwrap(), Rotated::default());
        assert_eq!(names(&folder).len(), before);
        assert_eq!(stock::own(&book, &folder).unwrap().len(), 1, "what is forged is not counted");
        assert!(!thin(&other, &folder, 0).unwrap().gone.is_empty(), "its own register thins them");
        assert!(foreign.len() == 12 && folder.join(made.file_name()).exists());
    }

    #[test]
    fn the_head_of_the_history_is_kept_outside_the_registers_folder() {
        let desk = tempfile::tempdir().unwrap();
        let (folder, book) = (desk.path().join("usb"), register(desk.path()));
        std::fs::create_dir(&folder).unwrap();
        let place = add_place(&book, &folder, now()).unwrap();
        let heads: Vec<String> =
            (0..2).map(|_| to_place(&book, &place, now()).unwrap().0.contents.journal_head).collect();
        let kept = std::fs::read_to_string(folder.join(history_beside::name(&book).unwrap())).unwrap();
        assert_eq!(kept.lines().count(), 3);
        assert!(heads.iter().all(|head| kept.contains(head.as_str())), "{kept}");
        to_place(&book, &own_place(&book), now()).unwrap();
        assert_eq!(names(&book.folder.join(OWN)).len(), 1, "inside the folder there is nothing outside of it");
    }

    #[test]
    fn who_holds_an_older_key_numbers_counts_and_outlives_no_backup_of_today() {
        let desk = tempfile::tempdir().unwrap();
        let book = register(desk.path());
        let own = own_place(&book).folder;
        let made = to(&book, &own, now()).unwrap();
        let old = book.ring.clone();
        let keys = crate::NewKeys {
            passphrase: "suối đá nghé vàng cau",
            is_another: true,
            cost: None,
            sheet: crate::key::SheetOf::Kept,
        };
        let (book, _) = book.renew(&keys, now()).unwrap();
        let (mut from, mut header) = file::open(&own.join(made.file_name())).unwrap();
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes).unwrap();
        for sequence in (file::LAST - 40..=file::LAST).rev() {
            header.manifest.sequence = sequence;
            let path = own.join(header.manifest.file_name());
            file::write(&mut File::create(path).unwrap(), &mut header, &mut bytes.as_slice(), old.today()).unwrap();
        }
        let forged = names(&own).len() - 2;
        for _ in 0..30 {
            let (newest, rotated) = to_place(&book, &own_place(&book), now()).unwrap();
            assert!(newest.sequence < 100 && rotated.gone.iter().all(|name| !name.contains("99999999")));
            let listed = stock(&book).unwrap();
            assert_eq!(listed.first().map(|kept| kept.sequence), Some(newest.sequence));
        }
        assert_eq!(stock(&book).unwrap().len() + forged, names(&own).len());
    }
}
