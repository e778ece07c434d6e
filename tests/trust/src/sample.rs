//! The register everything is done to: some weeks of a clerk's work with a backup on the way, closed.

use std::path::{Path, PathBuf};
use std::rc::Rc;

use casebook::slice::Slice;
use casebook::{Casebook, Moment, backup, book};

use crate::crash::room;
use crate::platter::{Left, lay_out, take_up};
use crate::trace::Trace;
use crate::work::{PASSPHRASE, Work, now, petition};

/// A register as it lies on the disk, its own backups with it.
pub struct Sample {
    /// Its files.
    pub left: Left,
    /// Its last act, and the heads of its two chains.
    pub stands: (i64, String),
    /// Everything in it, in the open format.
    pub lines: Vec<u8>,
    from: PathBuf,
}

impl Sample {
    /// Makes one by so many things a clerk does, a backup before the last quarter of them.
    pub fn make(steps: usize, seed: u64) -> Self {
        let room = room();
        crate::vfs::install();
        let mut work = Work::begin(room.path(), &Rc::new(Trace::default()), seed).with_one_passphrase();
        book::load(work.book(), unit().as_bytes(), now()).unwrap();
        for step in 0..steps {
            work.act();
            if step == steps * 3 / 4 {
                let folder = own_backups(&work.folder);
                backup::to(work.book(), &folder, now()).unwrap();
            }
        }
        work.close();
        Self::of(room.path())
    }

    /// Takes up the register of a room, closed.
    pub fn of(room: &Path) -> Self {
        let folder = room.join("so");
        let stands = crate::work::stands(&folder, PASSPHRASE);
        let left = take_up(room);
        let lines = everything(&mut casebook::open(&folder, PASSPHRASE).unwrap()).unwrap();
        Self { left, stands, lines, from: room.to_owned() }
    }

    /// Lays it out in a room; gives the register's folder.
    pub fn lay(&self, room: &Path) -> PathBuf {
        lay_out(&self.left, &self.from, room);
        room.join("so")
    }

    /// Lays it out and opens it.
    pub fn open(&self, room: &Path) -> Casebook {
        crate::vfs::install();
        casebook::open(&self.lay(room), PASSPHRASE).unwrap()
    }

    /// Tells whether the last act of the sample is in a register.
    pub fn is_in(&self, folder: &Path, passphrase: &str) -> bool {
        let (acts, heads) = &self.stands;
        let head = heads.split_once('/').unwrap().0;
        let sql = "select count(*) from act where id = ?1 and hex(digest) = ?2";
        let db = crate::work::raw(folder, passphrase);
        db.query_row(sql, (acts, head), |row| row.get(0)) == Ok(1_i64)
    }
}

/// The folder of a register's own backups.
pub fn own_backups(folder: &Path) -> PathBuf {
    folder.join("sao-luu")
}

/// The unit the register is of.
pub fn unit() -> String {
    r#"{"type":"unit","name":"UBND xã Bằng Lũng","kind":"xa","place":"Bằng Lũng","upper_level":{"kind":"tinh","name":"Thái Nguyên"},"remote_area":false,"cutoff_start_day":15,"valid_from":"2015-01-01"}"#
        .to_owned()
}

/// Takes everything out, in the open format.
pub fn everything(book: &mut Casebook) -> casebook::Result<Vec<u8>> {
    let mut out = Vec::new();
    book::export(book, &mut out, now())?;
    Ok(out)
}

/// Enters one more petition: what must go on working.
pub fn one_more(book: &mut Casebook, n: u32, now: Moment) -> casebook::Result<()> {
    book::add(book, Slice::Petition, petition(n), now).map(drop)
}
