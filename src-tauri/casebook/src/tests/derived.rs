//! The log against a register put back to any earlier moment, a disk that refuses, and damage of its own.

use std::cell::Cell;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use calendar::period::Period;
use rusqlite::types::Value as Held;
use serde_json::{Map, Value, json};
use vault::disk::{Disk, Step, watched};
use vault::key::KeyCost;
use vault::{Casebook, Error, Look, Moment, backup};
use words::fault::Trouble;
use words::slice::Slice;

use crate::practice;
use register::enter;
use report::Asked;
use report::close;

/// The register's own file.
pub(super) const FILE: &str = "so.dnth";
const COST: KeyCost = KeyCost { memory: 8, passes: 1 };

pub(super) fn now() -> Moment {
    Moment::on(practice::today())
}

fn draft(value: &Value) -> Map<String, Value> {
    value.as_object().cloned().unwrap()
}

/// Everything a register holds but drafts, table by table, row by row. Ids that were drawn and never used are no content.
pub(super) fn dump(book: &Casebook) -> Vec<String> {
    let db = book.bare();
    let tables = "select name from sqlite_schema where type = 'table' and name not in ('unfinished', 'habit', 'log_segment', 'log_end', 'backup', 'place', 'counter', 'sqlite_sequence')
                  and name not like 'finding_index%' and name <> 'finding_due' order by name";
    let tables: Vec<String> =
        db.prepare(tables).unwrap().query_map([], |row| row.get(0)).unwrap().map(|name| name.unwrap()).collect();
    let mut lines = Vec::new();
    let all = tables.into_iter().map(|table| (format!("select * from {table} order by 1"), table));
    let counters = ("select book, year, last from counter order by 1, 2".to_owned(), "counter".to_owned());
    for (sql, table) in all.chain([counters]) {
        let mut statement = db.prepare(&sql).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let held: Vec<Held> = (0..columns).map(|at| row.get(at).unwrap()).collect();
            lines.push(format!("{table} {held:?}"));
        }
    }
    lines
}

fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |all, n| all + &line(n))
}

pub(super) type Act = fn(&mut Casebook);

/// A few days' acts, of every kind that changes a register.
pub(super) const DAYS: &[Act] = &[
    |book| {
        let office = json!({"name": "Phòng Tư pháp", "kind": "internal"});
        enter::add(book, Slice::Office, draft(&office), now()).unwrap();
    },
    |book| {
        let field = json!({"name": "field.cho", "value": "Chợ; land; administrative; policy"});
        enter::add(book, Slice::Setting, draft(&field), now()).unwrap();
    },
    |book| {
        let paper = json!({"received_on": "2019-09-10", "source": "post", "petitioners": [{"full_name": "Lò Thị Mây"}],
            "signer_count": 1, "anonymity": "named", "kind": "denunciation", "respondent": "Chủ tịch", "field": "cho",
            "eligibility": "undetermined", "competence": "undetermined", "summary": "Tố cáo \"lạm thu\""});
        enter::add(book, Slice::Petition, draft(&paper), now()).unwrap();
    },
    |book| {
        let line = r#"{"type":"matter","ref":"V-sửa","title":"Chợ"}
{"type":"hamlet","ref":"H-sửa","name":"Thôn Nà Khắt"}
{"type":"visit","ref":"L-sửa","date":"2019-09-11","lane":"routine","people_count":1,"people":[{"full_name":"Ma Văn Ba","hamlet":"H-sửa"}],"matters":["V-sửa"],"content":"Hỏi về chợ","status":"completed","number":"40/2019"}"#;
        enter::load(book, line.as_bytes(), now()).unwrap();
    },
    |book| {
        enter::correct(book, Slice::Hamlet, "H-sửa", draft(&json!({"name": "Thôn Nà Khắt Trong"})), now()).unwrap();
    },
    |book| book.look(Look::Reveal, "petition:1", now()).unwrap(),
    |book| {
        enter::cancel(book, Slice::Visit, "L-sửa", "Ghi nhầm", now()).unwrap();
    },
    |book| {
        enter::undo(book, now()).unwrap();
    },
    |book| {
        close::close(book, &Asked::plainly(september()), Some(now().today), now()).unwrap();
    },
    |book| {
        let late = r#"{"type":"visit","ref":"L-sót","date":"2019-09-02","lane":"routine","people_count":1,"people":[],"matters":[],"content":"Hỏi","status":"completed"}"#;
        enter::load(book, late.as_bytes(), now()).unwrap();
    },
    |book| {
        close::leave(book, september(), "L-sót", None, now()).unwrap();
    },
    |book| {
        close::reopen(book, september(), "Sót lượt tiếp", now()).unwrap();
    },
    |book| {
        let file = import::open(&old_book()).unwrap();
        let plan = file.guess().unwrap();
        let came = import::run(book, &file, &plan, now(), |_, _| true).unwrap();
        assert!(came.value.good > 0, "{:?}", came.value.verdicts);
    },
    |book| {
        let batches = import::batches(book).unwrap();
        import::undo(book, &batches[0].batch, now()).unwrap();
    },
];

/// A book as an office keeps it.
fn old_book() -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let page = workbook.add_worksheet();
    let rows = [
        ["Ngày tiếp", "Họ tên – Địa chỉ", "Nội dung vụ việc", "Ghi chú"],
        ["03/09/2019", "Sùng A Chớ – thôn Khuổi Lùng", "Xin xác nhận hộ khẩu", ""],
        ["04/09/2019", "Sùng Thị Dợ – thôn Khuổi Lùng", "Hỏi đất rừng", ""],
    ];
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            page.write_string(row, column, cell).unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

fn september() -> Period {
    Period::Month(2019, 9)
}

pub(super) struct Room(tempfile::TempDir);

impl Room {
    pub(super) fn new() -> (Self, Casebook) {
        let room = tempfile::tempdir().unwrap();
        let (book, _) = practice::create(&room.path().join("so"), "tập", COST).unwrap();
        (Self(room), book)
    }

    pub(super) fn folder(&self) -> PathBuf {
        self.0.path().join("so")
    }

    pub(super) fn open(&self) -> vault::Result<Casebook> {
        crate::open(&self.folder(), "tập")
    }

    fn segment(&self, number: u32) -> PathBuf {
        self.folder().join(format!("so.nhat-ky-{number:06}"))
    }
}

/// Copies the register's own file as it lies, closed.
pub(super) fn copy(folder: &Path) -> Vec<u8> {
    std::fs::read(folder.join(FILE)).unwrap()
}

#[test]
fn a_register_put_back_to_any_moment_is_brought_up_to_its_last_act() {
    let (room, book) = Room::new();
    drop(book);
    let mut moments = vec![copy(&room.folder())];
    for act in DAYS {
        act(&mut room.open().unwrap());
        moments.push(copy(&room.folder()));
    }
    let whole = dump(&room.open().unwrap());
    for (moment, file) in moments.iter().enumerate() {
        std::fs::write(room.folder().join(FILE), file).unwrap();
        let book = room.open().unwrap();
        let held = dump(&book);
        let apart: Vec<_> = whole.iter().filter(|line| !held.contains(line)).collect();
        assert!(held == whole, "moment {moment}: {apart:#?}");
        assert!(book.examine().unwrap().ok);
        let found = register::view::find::find(book.read(), "khắt trong", 9).unwrap();
        assert_eq!(found.len(), 1, "moment {moment}");
    }
}

#[test]
fn acts_whose_write_ahead_log_is_gone_are_done_again() {
    let (room, mut book) = Room::new();
    for act in DAYS {
        act(&mut book);
    }
    let whole = dump(&book);
    let kept = tempfile::tempdir().unwrap();
    // As a killed program leaves it, but the write-ahead log is lost: the log has every act alone.
    for file in std::fs::read_dir(room.folder()).unwrap() {
        let file = file.unwrap();
        if file.path().is_file() && !file.file_name().to_str().unwrap().contains("-wal") {
            std::fs::copy(file.path(), kept.path().join(file.file_name())).unwrap();
        }
    }
    drop(book);
    let held = dump(&crate::open(kept.path(), "tập").unwrap());
    let apart: Vec<_> = whole.iter().filter(|line| !held.contains(line)).collect();
    assert!(held == whole, "{apart:#?}");
}

/// A disk whose writes to the log fail for a while.
struct Failing {
    on: Cell<bool>,
    with: ErrorKind,
}

impl Disk for Failing {
    fn before(&self, step: &Step<'_>) -> std::io::Result<()> {
        let hit =
            matches!(step, Step::Write { path, .. } | Step::Sync(path) if path.to_string_lossy().contains("nhat-ky"));
        if self.on.get() && hit { Err(self.with.into()) } else { Ok(()) }
    }
}

#[test]
fn an_act_the_log_does_not_take_stands_and_is_the_last_until_it_does() {
    let (_room, mut book) = Room::new();
    let disk = Rc::new(Failing { on: Cell::new(true), with: ErrorKind::Other });
    let office = |name: &str| draft(&json!({"name": name, "kind": "internal"}));
    watched(disk.clone(), || {
        let done = enter::add(&mut book, Slice::Office, office("một"), now()).unwrap();
        assert!(done.soft.iter().any(|fault| fault.code == Trouble::LogBehind));
        let refused = enter::add(&mut book, Slice::Office, office("hai"), now());
        assert!(matches!(refused, Err(Error::LogBehind)));
        assert!(matches!(book.look(Look::Export, "x", now()), Err(Error::LogBehind)));
        disk.on.set(false);
        let done = enter::add(&mut book, Slice::Office, office("ba"), now()).unwrap();
        assert!(done.soft.is_empty());
    });
    let said = format!("{:?}", register::view::record::all(book.read(), Slice::Office).unwrap());
    assert!(said.contains("một") && said.contains("ba") && !said.contains("hai"));
    assert!(book.examine().unwrap().ok);
}

#[test]
fn a_disk_without_room_for_the_log_refuses_the_act_before_it_is_committed() {
    let (_room, mut book) = Room::new();
    let before = dump(&book);
    let disk = Rc::new(Failing { on: Cell::new(true), with: ErrorKind::StorageFull });
    let long = lines(4_000, |n| {
        format!("{{\"type\":\"office\",\"ref\":\"P{n}\",\"name\":\"Phòng {n}\",\"kind\":\"internal\"}}\n")
    });
    watched(disk, || {
        let answer = enter::load(&mut book, long.as_bytes(), now());
        assert!(matches!(&answer, Err(Error::Disk(error)) if error.kind() == ErrorKind::StorageFull), "{answer:?}");
    });
    assert!(dump(&book) == before);
    enter::load(&mut book, long.as_bytes(), now()).unwrap();
}

#[test]
fn an_act_of_many_parts_is_done_again_whole() {
    let (room, mut book) = Room::new();
    drop(book);
    let before = copy(&room.folder());
    book = room.open().unwrap();
    let text = "chữ ".repeat(200);
    let long = lines(1_500, |n| {
        format!("{{\"type\":\"matter\",\"ref\":\"M{n}\",\"title\":\"Việc {n}\",\"note\":\"{text}\"}}\n")
    });
    enter::load(&mut book, long.as_bytes(), now()).unwrap();
    let whole = dump(&book);
    drop(book);
    std::fs::write(room.folder().join(FILE), before).unwrap();
    assert!(dump(&room.open().unwrap()) == whole);
}

#[test]
fn a_flip_anywhere_in_the_log_is_noticed_and_mended_from_the_register() {
    let (room, mut book) = Room::new();
    for act in DAYS {
        act(&mut book);
    }
    let end = usize::try_from(book.bare_log()).unwrap();
    let whole = dump(&book);
    drop(book);
    let good = std::fs::read(room.segment(1)).unwrap();
    for at in (0..end).step_by(1_009) {
        let mut bad = good.clone();
        bad[at] ^= 4;
        std::fs::write(room.segment(1), &bad).unwrap();
        assert!(!backup::offer(&room.folder(), "tập").unwrap().whole, "a flip at {at}");
        let book = room.open().unwrap();
        assert!(dump(&book) == whole);
        drop(book);
        std::fs::remove_file(room.segment(2)).ok();
    }
}

#[test]
fn a_register_of_another_history_is_refused() {
    let (room, mut book) = Room::new();
    drop(book);
    let before = copy(&room.folder());
    let segment = std::fs::read(room.segment(1)).unwrap();
    DAYS[0](&mut room.open().unwrap());
    let other = std::fs::read(room.segment(1)).unwrap();
    std::fs::write(room.folder().join(FILE), before).unwrap();
    std::fs::write(room.segment(1), segment).unwrap();
    book = room.open().unwrap();
    DAYS[1](&mut book);
    drop(book);
    std::fs::write(room.segment(1), other).unwrap();
    assert!(matches!(room.open(), Err(Error::Damaged(what)) if what.starts_with("log")));
}

#[test]
fn a_cut_segment_goes_on_in_the_next_and_both_are_needed() {
    let (room, book) = Room::new();
    drop(book);
    let first = copy(&room.folder());
    for act in DAYS {
        let mut book = room.open().unwrap();
        act(&mut book);
        book.bare_cut().unwrap();
    }
    let book = room.open().unwrap();
    let whole = dump(&book);
    assert!(book.examine().unwrap().ok, "{:?}", book.examine());
    drop(book);
    std::fs::write(room.folder().join(FILE), &first).unwrap();
    assert!(dump(&room.open().unwrap()) == whole);
    std::fs::write(room.folder().join(FILE), &first).unwrap();
    std::fs::remove_file(room.segment(3)).unwrap();
    assert!(matches!(room.open(), Err(Error::Damaged(_))), "a gap is told, not jumped over");
}
