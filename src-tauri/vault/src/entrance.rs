//! The way into a register, the same at every door: is the place fit, has somebody guessed, is the clock to be believed, is
//! there room on the disk. What the machine says of itself comes from the door.

use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, Utc};

use crate::error::{Error, Result};
use crate::key::{self, KeySlots};
use crate::site::{self, Disk};
use crate::tries::Tries;
use crate::{Casebook, Look, Moment, clock, open, room, swap};

/// What a door says of the machine it stands on.
#[derive(Debug, Clone)]
pub struct Machine {
    /// Now, by the machine's own clock, whatever day the clerk works on.
    pub at: DateTime<Utc>,
    /// Its disks.
    pub disks: Vec<Disk>,
    /// The folders a program says it sends elsewhere.
    pub synced: Vec<PathBuf>,
    /// The day the program was made, where the day of acts comes from the machine's clock; none where the clerk said which
    /// day it is.
    pub made: Option<NaiveDate>,
}

impl Machine {
    /// Refuses a folder no register may live in, by its path as written and by where that really leads. What is not known
    /// is not refused.
    pub fn check_place(&self, folder: &Path) -> Result<()> {
        let folder = std::path::absolute(folder)?;
        let found = site::judge(&folder, &self.disks, &self.synced, Path::exists)
            .or_else(|| site::judge(&site::real(&folder)?, &self.disks, &self.synced, Path::exists));
        found.map_or(Ok(()), |why| Err(Error::Misplaced(why)))
    }

    /// Refuses a day of the clock that cannot be right, where there is no register yet to compare it with.
    pub fn check_clock(&self, now: Moment) -> Result<()> {
        let doubt = self.made.and_then(|made| clock::doubt(now.today, made, None));
        doubt.map_or(Ok(()), |_| Err(Error::Clock))
    }

    /// Tells how many bytes are free on the disk of a folder; nothing where the machine does not say.
    #[must_use]
    pub fn free(&self, folder: &Path) -> Option<u64> {
        site::real(folder).and_then(|real| Some(site::disk_of(&real, &self.disks)?.free))
    }

    /// Lays the ballast of a register where there is room; where there is none, only a full disk would show it.
    pub fn lay_ballast(&self, folder: &Path) {
        let _ = self.free(folder).map(|free| room::lay_ballast(folder, free));
    }
}

/// Opens a register by a passphrase or code that may be wrong. Wrong ones are counted beside it, and after some of them
/// the next has to wait; the first right one is told of them.
pub fn enter(
    folder: &Path,
    machine: &Machine,
    now: Moment,
    open: impl FnOnce(&Path) -> Result<Casebook>,
) -> Result<Casebook> {
    machine.check_place(folder)?;
    let (mut book, wrong) = tried(folder, machine.at, open)?;
    book.doubt_clock(machine.made);
    if wrong > 0 {
        note_refused(&mut book, wrong, now);
    }
    if !book.is_practice() {
        machine.lay_ballast(folder);
    }
    Ok(book)
}

/// Enters wrong passphrases with the first right one; a log that is behind is told by the next save.
pub fn note_refused(book: &mut Casebook, wrong: u32, now: Moment) {
    let _ = book.look(Look::Refused, &wrong.to_string(), now);
}

/// Lets a passphrase or code be tried on a register, one that may have to wait. Answers how many wrong ones there were
/// before. Nobody waits at a practice register, which holds nobody's secrets.
pub fn tried<T>(folder: &Path, at: DateTime<Utc>, verb: impl FnOnce(&Path) -> Result<T>) -> Result<(T, u32)> {
    // A folder that holds no register is no place to count in.
    let is_register = is_there(folder);
    let slots = KeySlots::read(folder).or_else(|_| KeySlots::read_copy(folder));
    if !is_register || slots.is_ok_and(|slots| slots.practice) {
        return verb(folder).map(|done| (done, 0));
    }
    let tries = Tries::read(folder);
    let left = tries.left(at);
    if left > 0 {
        tries.mind_clock(folder, at)?;
        return Err(Error::Wait(left));
    }
    let tries = tries.count(folder, at)?;
    match verb(folder) {
        Ok(done) => Ok((done, tries.forget(folder))),
        Err(Error::WrongPassphrase) => match tries.wait() {
            0 => Err(Error::WrongPassphrase),
            wait => Err(Error::Wait(wait)),
        },
        Err(error) => {
            tries.take_back(folder)?;
            Err(error)
        }
    }
}

/// Tells whether a register is in a folder, be it one that is just being put in its place.
#[must_use]
pub fn is_there(folder: &Path) -> bool {
    [key::FILE, key::COPY, open::FILE].iter().any(|file| folder.join(file).exists()) || swap::is_unfinished(folder)
}

/// Gives a full disk the ballast's room back, where it is the register's own that is full: so much is `free` there, as far
/// as the machine tells. Answers whether that made room: what failed can be done again.
pub fn make_room(folder: &Path, free: Option<u64>, error: &Error) -> bool {
    let is_full = matches!(error, Error::Disk(why) if why.kind() == std::io::ErrorKind::StorageFull);
    is_full && free.is_none_or(|free| free < room::LEAST) && room::drop_ballast(folder).unwrap_or(false)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::above;
    use crate::key::KeyCost;

    const PASSPHRASE: &str = "suối đá nghé vàng cau";
    const QUICK: KeyCost = KeyCost { memory: 8, passes: 1 };

    fn now() -> Moment {
        Moment::on("2026-11-23".parse().unwrap())
    }

    fn machine(seconds: i64) -> Machine {
        let at = now().at + chrono::TimeDelta::seconds(seconds);
        Machine { at, disks: Vec::new(), synced: Vec::new(), made: None }
    }

    #[test]
    fn wrong_passphrases_wait_at_every_door_and_a_right_one_is_told_of_them() {
        let room = tempfile::tempdir().unwrap();
        let folder = room.path().join("so");
        drop(Casebook::create(&folder, PASSPHRASE, false, QUICK, now(), above::NOTHING).unwrap());
        let try_at = |seconds, passphrase: &str| {
            enter(&folder, &machine(seconds), now(), |folder| Casebook::open(folder, passphrase, above::NOTHING))
        };
        for _ in 0..3 {
            assert!(matches!(try_at(0, "sai"), Err(Error::WrongPassphrase)));
        }
        assert!(matches!(try_at(0, "sai"), Err(Error::Wait(2))));
        assert!(matches!(try_at(1, PASSPHRASE), Err(Error::Wait(1))), "not even the right one");
        assert!(matches!(try_at(2, "sai"), Err(Error::Wait(4))));
        // A clock set back makes nobody wait for years.
        assert!(matches!(try_at(-86_400 * 3_000, PASSPHRASE), Err(Error::Wait(4))));
        let book = try_at(-86_400 * 3_000 + 4, PASSPHRASE).unwrap();
        let told: String =
            book.reader.query_row("select about from access where kind = 'refused'", [], |row| row.get(0)).unwrap();
        assert_eq!(told, "5");
    }

    #[test]
    fn a_day_of_the_clock_that_cannot_be_right_is_refused_and_the_clerks_own_is_not() {
        let room = tempfile::tempdir().unwrap();
        let folder = room.path().join("so");
        drop(Casebook::create(&folder, PASSPHRASE, false, QUICK, now(), above::NOTHING).unwrap());
        let made = Some("2026-11-01".parse().unwrap());
        let old = Moment::on("2005-01-01".parse().unwrap());
        let mut doubted = enter(&folder, &Machine { made, ..machine(0) }, old, |folder| {
            Casebook::open(folder, PASSPHRASE, above::NOTHING)
        })
        .unwrap();
        assert!(matches!(doubted.look(Look::Export, "x", old), Err(Error::Clock)));
        assert!(matches!(doubted.write(crate::Act::Load, old, |_| Ok(())), Err(Error::Clock)));
        doubted.look(Look::Export, "x", now()).unwrap();
        doubted.doubt_clock(None);
        doubted.look(Look::Export, "x", old).unwrap();
    }

    #[test]
    fn a_register_that_a_link_leads_to_a_stick_is_refused_at_every_opening() {
        let room = tempfile::tempdir().unwrap();
        let real = std::fs::canonicalize(room.path()).unwrap();
        let folder = real.join("usb/so");
        drop(Casebook::create(&folder, PASSPHRASE, false, QUICK, now(), above::NOTHING).unwrap());
        let disk = |mount: PathBuf, removable| Disk { mount, system: "ext4".into(), removable, free: 0 };
        let disks = vec![disk(PathBuf::from("/"), false), disk(real.join("usb"), true)];
        let machine = Machine { disks, ..machine(0) };
        let mut paths = vec![folder.clone(), folder.join("../so")];
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(&folder, real.join("trong máy")).unwrap();
            paths.push(real.join("trong máy"));
        }
        for path in paths {
            let answer = enter(&path, &machine, now(), |folder| Casebook::open(folder, PASSPHRASE, above::NOTHING));
            assert!(matches!(answer, Err(Error::Misplaced(site::Unfit::Removable))), "{}", path.display());
        }
        assert!(machine.check_place(&real.join("khác")).is_ok());
    }

    #[test]
    fn a_full_stick_took_the_ballast_of_the_registers_disk() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path();
        let (ballast, ample) = (folder.join(room::BALLAST), 4 * room::SCARCE);
        room::lay_ballast(folder, ample).unwrap();
        let full = Error::Disk(std::io::ErrorKind::StorageFull.into());
        assert!(!make_room(folder, Some(ample), &full) && ballast.exists(), "it is another disk that is full");
        assert!(!make_room(folder, Some(0), &Error::WrongPassphrase) && ballast.exists());
        assert!(make_room(folder, Some(0), &full) && !ballast.exists());
        room::lay_ballast(folder, ample).unwrap();
        assert!(make_room(folder, None, &full), "a machine that does not say may be full");
    }
}
