//! A desk to test at: a register in a folder of its own, a day, and the verbs a test needs, each failing the test
//! itself when the house answers an error.
#![allow(clippy::expect_used, clippy::missing_panics_doc)]

use std::path::Path;

use casebook::backup::{self, Manifest, Restored, Way};
use casebook::book::{self, Entered};
use casebook::casebook::NewKeys;
use casebook::casebook::key::{KeyCost, SheetOf};
use casebook::fault::Fault;
use casebook::report::period::Period;
use casebook::report::{self, Asked, Report};
use casebook::slice::Slice;
use casebook::{Casebook, Done, Error, Moment, day, practice};
use serde_json::{Map, Value, json};
use tempfile::TempDir;

/// The passphrase of every desk.
pub const PASSPHRASE: &str = "bốn từ dễ nhớ";
/// The bytes of a page of a register made today.
pub const PAGE: usize = 1_024;
/// What a key costs at a desk: nothing, for the key is not what is tested.
pub const QUICK: KeyCost = KeyCost { memory: 8, passes: 1 };

/// Says how many looks a register has entered, each in the chain, as an audit tells the clerk.
#[must_use]
pub fn looks(book: &Casebook) -> String {
    let lines = casebook::casebook::audit::audit(book).expect("an audit").lines;
    lines.into_iter().map(|line| line.say).find(|say| say.starts_with("Nhật ký xem")).expect("the looks")
}

/// Proves a backup as a clerk would: it is restored, with the passphrase of its day, into a folder nothing stays of.
pub fn proved(backup: &Path, passphrase: &str) -> Result<Manifest, Error> {
    let room = tempfile::tempdir().expect("a folder");
    let restored = self::restored(backup, &room.path().join("so"), passphrase, Moment::on(practice::today()))?;
    Ok(restored.manifest)
}

/// Restores a backup as it is, nothing of the log done again, over whatever the same passphrase opens.
pub fn restored(backup: &Path, folder: &Path, passphrase: &str, now: Moment) -> Result<Restored, Error> {
    backup::restore(backup, folder, &Way { without_log: true, ..Way::from(passphrase) }, now)
}

/// Gives a register another passphrase; the sheet stays.
#[must_use]
pub fn renewed(book: Casebook, passphrase: &str, now: Moment) -> Casebook {
    let keys = NewKeys { passphrase, is_another: true, cost: None, sheet: SheetOf::Kept };
    book.renew(&keys, now).expect("new keys").0
}

/// A register and a day.
pub struct Desk {
    /// The open register.
    pub book: Casebook,
    /// The moment of every act.
    pub now: Moment,
    /// The folder the register's folder lies in; it goes with this.
    pub folder: TempDir,
}

impl Desk {
    /// Sits down on a day at an empty register of a commune of Chợ Đồn.
    #[must_use]
    pub fn on(today: &str) -> Self {
        Self::of(today, &unit())
    }

    /// Sits down on a day at an empty register of a unit.
    #[must_use]
    pub fn of(today: &str, unit: &Value) -> Self {
        let now = Moment::on(day::iso(today).expect("a day"));
        let folder = tempfile::tempdir().expect("a folder");
        let (mut book, _) =
            casebook::create(&folder.path().join("sổ"), PASSPHRASE, false, QUICK, now).expect("a register");
        book::add(&mut book, Slice::Unit, object(unit), now).expect("a unit");
        Self { book, now, folder }
    }

    /// Sits down at the month of the article.
    #[must_use]
    pub fn practising() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let (book, _) = practice::create(&folder.path().join("sổ"), PASSPHRASE, QUICK).expect("a register");
        Self { book, now: Moment::on(practice::today()), folder }
    }

    /// The folder the register's folder lies in.
    #[must_use]
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// Loads lines; they must be good.
    pub fn load(&mut self, lines: &[Value]) -> Vec<Fault> {
        self.try_load(lines).expect("good lines").soft
    }

    /// Loads lines.
    pub fn try_load(&mut self, lines: &[Value]) -> Result<Done<book::Loaded>, Error> {
        book::load(&mut self.book, jsonl(lines).as_bytes(), self.now)
    }

    /// Enters one record; it must be good.
    pub fn add(&mut self, slice: Slice, draft: &Value) -> Done<Entered> {
        book::add(&mut self.book, slice, object(draft), self.now).expect("a good draft")
    }

    /// Gives the hard faults of lines as `field code`, and makes sure that nothing was written.
    pub fn faults(&mut self, lines: &[Value]) -> Vec<String> {
        let before = self.trace();
        let Err(Error::Faults(faults, _)) = self.try_load(lines) else { return Vec::new() };
        assert_eq!(before, self.trace(), "a refused file leaves no trace");
        assert!(faults.iter().all(|fault| fault.say.ends_with('.')), "every fault is a sentence: {faults:?}");
        spoken(&faults)
    }

    /// Everything a refused act must leave as it was.
    pub fn trace(&mut self) -> (String, String) {
        (self.book.read().journal_head().expect("a head"), self.export())
    }

    /// The complete register in the open format.
    pub fn export(&mut self) -> String {
        let mut out = Vec::new();
        book::export(&mut self.book, &mut out, self.now).expect("an export");
        String::from_utf8(out).expect("text")
    }

    /// The report of a period by the unit's own rules, on the forms of 2025.
    #[must_use]
    pub fn report(&self, period: &str) -> Report {
        report::report(self.book.read(), &asked(period), self.now).expect("a report")
    }

    /// The workbook of a period.
    #[must_use]
    pub fn workbook(&self, period: &str) -> Vec<u8> {
        report::workbook(self.book.read(), &asked(period), &self.report(period)).expect("a workbook")
    }
}

/// Asks for a period on the forms of 2025.
#[must_use]
pub fn asked(period: &str) -> Asked {
    let period = Period::parse(period).expect("a period");
    Asked { regime: Some("tt06-2025".to_owned()), ..Asked::plainly(period) }
}

/// A commune of 2026.
#[must_use]
pub fn unit() -> Value {
    json!({"name": "UBND xã Chợ Đồn", "kind": "xa", "place": "Chợ Đồn", "upper_level": {"kind": "tinh",
        "name": "UBND tỉnh Thái Nguyên"}, "remote_area": false, "cutoff_start_day": 15, "valid_from": "2019-01-01"})
}

/// A petition that could be signed for: eligible, within competence, handed to a room of the unit.
#[must_use]
pub fn petition(reference: &str, received_on: &str) -> Value {
    json!({"type": "petition", "ref": reference, "received_on": received_on, "written_on": received_on,
        "source": "post", "petitioners": [{"full_name": "Lý Văn Dần", "address": "thôn Nà Khắt"}],
        "signer_count": 1, "anonymity": "named", "kind": "feedback", "field": "construction", "matter": "V",
        "eligibility": "eligible", "competence": "within", "disposition": "assign", "processed_on": received_on,
        "summary": "Phản ánh chất lượng nhà họp thôn"})
}

/// A routine visit.
#[must_use]
pub fn visit(reference: &str, date: &str) -> Value {
    json!({"type": "visit", "ref": reference, "date": date, "lane": "routine", "people_count": 1,
        "people": [{"full_name": "Hoàng Văn An"}], "matters": ["V"], "content": "Hỏi việc", "status": "completed"})
}

/// The matter the two above belong to.
#[must_use]
pub fn matter(reference: &str) -> Value {
    json!({"type": "matter", "ref": reference, "title": "Chất lượng công trình nhà họp thôn"})
}

/// Puts other values into a line; null takes a key out.
#[must_use]
pub fn with(line: &Value, patch: &Value) -> Value {
    let mut line = object(line);
    for (key, value) in object(patch) {
        if value.is_null() {
            line.shift_remove(&key);
        } else {
            line.insert(key, value);
        }
    }
    Value::Object(line)
}

/// The object a value is.
#[must_use]
pub fn object(value: &Value) -> Map<String, Value> {
    value.as_object().cloned().expect("an object")
}

/// Lines of the open format.
#[must_use]
pub fn jsonl(lines: &[Value]) -> String {
    lines.iter().map(|line| line.to_string() + "\n").collect()
}

/// Faults as `field code`.
#[must_use]
pub fn spoken(faults: &[Fault]) -> Vec<String> {
    faults.iter().map(|fault| format!("{} {}", fault.field, fault.code.code())).collect()
}
