//! A clerk's work, drawn at random and the same for the same seed: acts, looks, drafts, passphrases, backups, papers
//! written out, a restore. It says after each what was acknowledged.

use std::path::{Path, PathBuf};
use std::rc::Rc;

use casebook::backup::{self, Manifest, Restored, Way};
use casebook::casebook::key::{KeyCost, KeySlots, SheetOf};
use casebook::casebook::{NewKeys, disk};
use casebook::slice::Slice;
use casebook::{Casebook, Look, Moment, Result, book};
use fastrand::Rng;
use rusqlite::Connection;
use serde_json::{Map, Value, json};

use crate::trace::Trace;

/// A guess at these registers' passphrases costs next to nothing: what is looked at is not that.
pub const QUICK: KeyCost = KeyCost { memory: 8, passes: 1 };
/// The bytes of a page of a register.
pub const PAGE: usize = 1_024;
/// The passphrase every register begins with.
pub const PASSPHRASE: &str = "bốn từ dễ nhớ";

/// Something acknowledged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// The register stands at this act, with these heads of its journal and of its access log.
    Head(i64, String),
    /// This passphrase opens it.
    Passphrase(String),
    /// This backup is good.
    Backup(PathBuf),
    /// This paper has this content.
    Paper(PathBuf, Vec<u8>),
}

/// Opens a register's file as a foreign tool does that was given the key: none of the house's checks, triggers or logs.
pub fn raw(folder: &Path, passphrase: &str) -> Connection {
    let key = KeySlots::read(folder).unwrap().unlock(passphrase).unwrap();
    let hex = key.iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
    // A register of before has pages of another length.
    let mut opened = [PAGE, 4_096].into_iter().map(|page| {
        let db = Connection::open(folder.join("so.dnth")).unwrap();
        db.pragma_update(None, "key", format!("x'{hex}'")).unwrap();
        db.pragma_update(None, "cipher_page_size", i64::try_from(page).unwrap()).unwrap();
        db.query_row("select count(*) from sqlite_schema", [], |_| Ok(())).map(|()| db)
    });
    opened.find_map(std::result::Result::ok).unwrap()
}

/// Proves a backup as a clerk would: it is restored into a folder nothing stays of.
pub fn proved(file: &Path) -> Result<Manifest> {
    let room = tempfile::tempdir().unwrap();
    Ok(restored(file, &room.path().join("so"), PASSPHRASE, now())?.manifest)
}

/// Restores a backup as it is, nothing of the log done again.
pub fn restored(file: &Path, folder: &Path, passphrase: &str, now: Moment) -> Result<Restored> {
    backup::restore(file, folder, &Way { without_log: true, ..Way::from(passphrase) }, now)
}

/// Gives a register another passphrase, and with it a new generation of keys.
pub fn renewed(book: Casebook, passphrase: &str) -> Result<Casebook> {
    let keys = NewKeys { passphrase, is_another: true, cost: None, sheet: SheetOf::Kept };
    book.renew(&keys, now()).map(|(book, _)| book)
}

/// Where a register stands: its last act, and the heads of its two chains.
pub fn stands(folder: &Path, passphrase: &str) -> (i64, String) {
    let sql = "select (select coalesce(max(id), 0) from act),
        coalesce((select hex(digest) from act order by id desc limit 1), '') || '/' ||
        coalesce((select hex(digest) from access order by id desc limit 1), '')";
    raw(folder, passphrase).query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap()
}

/// The work and what was acknowledged of it.
pub struct Work {
    /// The folder of the register.
    pub folder: PathBuf,
    /// Everything acknowledged, in order.
    pub said: Vec<Said>,
    trace: Rc<Trace>,
    rng: Rng,
    book: Option<Casebook>,
    passphrase: String,
    count: u32,
    keeps_passphrase: bool,
}

/// The day of the work.
pub fn now() -> Moment {
    Moment::on("2026-11-23".parse().unwrap())
}

/// Makes a draft.
pub fn draft(value: &Value) -> Map<String, Value> {
    value.as_object().cloned().unwrap()
}

/// A petition as it comes by post; every third a denunciation.
pub fn petition(n: u32) -> Map<String, Value> {
    let kind = ["complaint", "denunciation", "proposal"][n as usize % 3];
    draft(&json!({"received_on": "2026-11-20", "source": "post",
        "petitioners": [{"full_name": format!("Nguyễn Văn {n}"), "address": format!("thôn {n}")}],
        "signer_count": 1, "anonymity": "named", "kind": kind, "respondent": "Ông Trần Văn Bê",
        "eligibility": "undetermined", "competence": "undetermined", "summary": format!("Việc thứ {n} ở thôn")}))
}

impl Work {
    /// Makes the register in a room and says so.
    pub fn begin(room: &Path, trace: &Rc<Trace>, seed: u64) -> Self {
        let folder = room.join("so");
        let (book, _) = casebook::create(&folder, PASSPHRASE, false, QUICK, now()).unwrap();
        Self::on(folder, book, trace, seed)
    }

    /// Goes on with a register that is there; what it makes is numbered from a count on.
    pub fn resume(room: &Path, trace: &Rc<Trace>, seed: u64, passphrase: &str, count: u32) -> Self {
        let folder = room.join("so");
        let book = casebook::open(&folder, passphrase).unwrap();
        let mut work = Self { passphrase: passphrase.to_owned(), count, ..Self::holding(folder, book, trace, seed) };
        work.say(Said::Passphrase(passphrase.to_owned()));
        work.say_head();
        work
    }

    fn on(folder: PathBuf, book: Casebook, trace: &Rc<Trace>, seed: u64) -> Self {
        let mut work = Self::holding(folder, book, trace, seed);
        work.say(Said::Passphrase(PASSPHRASE.to_owned()));
        work.say_head();
        work
    }

    fn holding(folder: PathBuf, book: Casebook, trace: &Rc<Trace>, seed: u64) -> Self {
        Self {
            folder,
            said: Vec::new(),
            trace: Rc::clone(trace),
            rng: Rng::with_seed(seed),
            book: Some(book),
            passphrase: PASSPHRASE.to_owned(),
            count: 0,
            keeps_passphrase: false,
        }
    }

    /// Lets the passphrase be.
    #[must_use]
    pub fn with_one_passphrase(mut self) -> Self {
        self.keeps_passphrase = true;
        self
    }

    /// The register.
    pub fn book(&mut self) -> &mut Casebook {
        self.book.as_mut().unwrap()
    }

    /// The passphrase the next thing done may bring.
    pub fn coming_passphrase(&self) -> String {
        format!("suối đá nghé vàng {}", self.count + 1)
    }

    /// Does one thing a clerk does at her desk.
    pub fn act(&mut self) {
        self.count += 1;
        match self.rng.u8(..16) {
            0 if !self.keeps_passphrase => self.change_passphrase(),
            1 => self.reopen(),
            2 => self.load(),
            3 => self.with(|book, _| book.look(Look::Reveal, "petition:1", now()).unwrap()),
            4 => {
                let form = json!({"summary": "đang gõ"});
                self.with(|book, _| book.keep("petition", &form, None, now()).unwrap());
            }
            5 => self.with(|book, n| {
                book::add(book, Slice::Matter, draft(&json!({"title": format!("Vụ {n}")})), now()).unwrap();
            }),
            6 => self.with(|book, _| {
                let _ = book::undo(book, now());
            }),
            7 => self.with(|book, n| {
                let lines = format!(r#"{{"type":"hamlet","ref":"H{n}","name":"Thôn {n}"}}"#);
                book::load(book, lines.as_bytes(), now()).unwrap();
                let name = draft(&json!({"name": format!("Thôn {n} mới")}));
                book::correct(book, Slice::Hamlet, &format!("H{n}"), name, now()).unwrap();
            }),
            _ => self.with(|book, n| {
                book::add(book, Slice::Petition, petition(n), now()).unwrap();
            }),
        }
    }

    /// Writes something out: a backup, an export, a paper in the place of an older one.
    pub fn write_out(&mut self) {
        self.count += 1;
        let room = self.folder.parent().unwrap().to_owned();
        match self.rng.u8(..4) {
            0 | 1 => {
                let made = backup::to(self.book.as_ref().unwrap(), &room.join("sao-luu"), now()).unwrap();
                self.say(Said::Backup(room.join("sao-luu").join(made.file_name())));
            }
            2 => {
                let mut out = Vec::new();
                self.with(|book, _| book::export(book, &mut out, now()).unwrap());
                self.paper(&room.join("xuat.jsonl"), out);
            }
            _ => {
                let size = self.rng.usize(100..40_000);
                let bytes = std::iter::repeat_with(|| self.rng.u8(..)).take(size).collect();
                self.paper(&room.join("bao-cao.xlsx"), bytes);
            }
        }
    }

    /// Restores the newest backup over the register.
    pub fn restore(&mut self) {
        let newest = self.said.iter().rev().find_map(|said| match said {
            Said::Backup(path) => Some(path.clone()),
            _ => None,
        });
        let Some(newest) = newest.filter(|_| self.passphrase == PASSPHRASE) else { return };
        self.book = None;
        restored(&newest, &self.folder, PASSPHRASE, now()).unwrap();
        self.book = Some(casebook::open(&self.folder, PASSPHRASE).unwrap());
        self.say_head();
    }

    /// Makes a backup in the register's own place.
    pub fn back_up(&mut self) {
        let own = self.folder.join("sao-luu");
        let made = backup::to(self.book(), &own, now()).unwrap();
        self.say(Said::Backup(own.join(made.file_name())));
    }

    /// Restores the newest backup and everything the log has beyond it.
    pub fn bring_back(&mut self) {
        self.book = None;
        let newest = crate::cut::newest(&self.folder.join("sao-luu"));
        let restored = backup::restore(&newest, &self.folder, &Way::from(self.passphrase.as_str()), now()).unwrap();
        assert_eq!(restored.log.left, 0, "{restored:?}");
        self.book = Some(casebook::open(&self.folder, &self.passphrase).unwrap());
        self.say_head();
    }

    /// Closes the register.
    pub fn close(&mut self) {
        self.book = None;
    }

    fn paper(&mut self, path: &Path, bytes: Vec<u8>) {
        disk::write(path, &bytes).unwrap();
        self.say(Said::Paper(path.to_owned(), bytes));
    }

    fn load(&mut self) {
        self.with(|book, n| {
            let line = |m: u32| {
                format!(
                    "{{\"type\":\"office\",\"ref\":\"O{n}-{m}\",\"name\":\"Phòng {n}-{m}\",\"kind\":\"internal\"}}\n"
                )
            };
            let lines = (0..40).fold(String::new(), |all, m| all + &line(m));
            book::load(book, lines.as_bytes(), now()).unwrap();
        });
    }

    /// Makes a new generation of keys, by another passphrase.
    pub fn new_keys(&mut self) {
        self.count += 1;
        self.change_passphrase();
    }

    fn change_passphrase(&mut self) {
        let new = format!("suối đá nghé vàng {}", self.count);
        self.book = self.book.take().map(|book| renewed(book, &new).unwrap());
        self.passphrase.clone_from(&new);
        self.say(Said::Passphrase(new));
        self.say_head();
    }

    fn reopen(&mut self) {
        self.book = None;
        self.book = Some(casebook::open(&self.folder, &self.passphrase).unwrap());
    }

    fn with(&mut self, act: impl FnOnce(&mut Casebook, u32)) {
        act(self.book.as_mut().unwrap(), self.count);
        self.say_head();
    }

    fn say_head(&mut self) {
        let (acts, heads) = stands(&self.folder, &self.passphrase);
        let said = Said::Head(acts, heads);
        if self.said.iter().rev().find(|one| matches!(one, Said::Head(..))) != Some(&said) {
            self.say(said);
        }
    }

    fn say(&mut self, said: Said) {
        self.trace.say(self.said.len());
        self.said.push(said);
    }
}
