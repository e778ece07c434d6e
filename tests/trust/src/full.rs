//! A full disk at every step of every command: with so many free bytes, in steps of a page, and with every write refused
//! from any of the command's own steps on. Nothing acknowledged is lost, nothing panics, a sentence says what happened,
//! and once there is room again the next entry goes in.

use std::io::ErrorKind;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::rc::Rc;

use casebook::casebook::disk;
use casebook::report::period::Period;
use casebook::report::{self, Asked};
use casebook::slice::Slice;
use casebook::{Casebook, Error, Result, backup, book, import, wording};
use serde_json::json;

use crate::crash::room;
use crate::cut::newest;
use crate::formula::sheet;
use crate::sample::{Sample, everything, one_more, own_backups};
use crate::scale::Scale;
use crate::table::{Row, Wrongs};
use crate::trace::{Event, Trace};
use crate::work::{self, PASSPHRASE, draft, now, petition};

/// A page, and the step in which the disk fills up.
const STEP: u64 = 4096;

/// What the passphrase is changed to.
const OTHER: &str = "suối đá nghé vàng 700";

/// What a command has at hand.
struct Desk<'a> {
    book: Option<Casebook>,
    room: &'a Path,
    folder: &'a Path,
}

type Command = (&'static str, fn(&mut Desk<'_>) -> Result<()>);

const COMMANDS: &[Command] = &[
    ("add", |desk| book::add(desk.book(), Slice::Petition, petition(700), now()).map(drop)),
    ("correct", |desk| {
        let name = draft(&json!({"name": "Thôn Đông"}));
        book::correct(desk.book(), Slice::Hamlet, "H-700", name, now()).map(drop)
    }),
    ("cancel", |desk| book::cancel(desk.book(), Slice::Petition, "P-700", "Ghi nhầm", now()).map(drop)),
    ("undo", |desk| book::undo(desk.book(), now()).map(drop)),
    ("load", |desk| book::load(desk.book(), many_lines().as_bytes(), now()).map(drop)),
    ("import", |desk| {
        let file = import::open(&sheet(60))?;
        let plan = file.guess()?;
        import::run(desk.book(), &file, &plan, now(), |_, _| true).map(drop)
    }),
    ("backup", |desk| {
        let stick = desk.room.join("the");
        backup::to(desk.book(), &stick, now()).map(drop)
    }),
    ("restore", |desk| {
        desk.book = None;
        work::restored(&newest(&own_backups(desk.folder)), desk.folder, PASSPHRASE, now()).map(drop)
    }),
    ("export", |desk| {
        let lines = everything(desk.book())?;
        disk::write(&desk.room.join("xuat.jsonl"), &lines)
    }),
    ("passphrase", |desk| {
        let book = desk.book.take().unwrap();
        desk.book = Some(work::renewed(book, OTHER)?);
        Ok(())
    }),
    ("workbook", |desk| {
        let asked = Asked::plainly(Period::parse("2026-11").ok_or(Error::Usage("period"))?);
        let read = desk.book().read();
        let made = report::report(read, &asked, now())?;
        let bytes = report::workbook(read, &asked, &made)?;
        disk::write(&desk.room.join("bao-cao.xlsx"), &bytes)
    }),
    ("draft", |desk| desk.book().keep("petition", &json!({"summary": "đang gõ".repeat(4_000)}), None, now())),
    ("open", |desk| {
        desk.book = None;
        desk.book = Some(casebook::open(desk.folder, PASSPHRASE)?);
        Ok(())
    }),
];

fn many_lines() -> String {
    let text = "chữ ".repeat(200);
    (0..400).fold(String::new(), |all, n| {
        all + &format!("{{\"type\":\"matter\",\"ref\":\"M-{n}\",\"title\":\"Việc {n}\",\"note\":\"{text}\"}}\n")
    })
}

impl Desk<'_> {
    fn book(&mut self) -> &mut Casebook {
        self.book.as_mut().unwrap()
    }
}

/// The row: every step of every command.
pub fn row(scale: &Scale) -> Row {
    let mut wrongs = Wrongs::of(&["acts lost", "panics", "without a sentence", "stuck afterwards", "not whole"]);
    let sample = prepared();
    for command in COMMANDS {
        // From the first refusal to the first time that nothing is refused.
        let mut place = scale.stride / 2;
        while look(&sample, command, &refusing_from(place), &mut wrongs) {
            place += scale.stride;
        }
        let mut pages = (scale.stride / 2) as u64;
        while look(&sample, command, &Trace::with_room(pages * STEP), &mut wrongs) {
            pages += scale.stride as u64;
        }
    }
    let what = format!("disk full at every step of {} commands", COMMANDS.len());
    wrongs.row(&what, 0)
}

/// A register with something to correct, to cancel and to take back.
fn prepared() -> Sample {
    let room = room();
    let sample = Sample::make(40, 5);
    let mut book = sample.open(room.path());
    let hamlet = r#"{"type":"hamlet","ref":"H-700","name":"Thôn Tây"}"#;
    book::load(&mut book, hamlet.as_bytes(), now()).unwrap();
    let mut paper = petition(699);
    paper.insert("ref".to_owned(), "P-700".into());
    book::add(&mut book, Slice::Petition, paper, now()).unwrap();
    drop(book);
    Sample::of(room.path())
}

/// A disk that takes nothing more from a step on. The engine's own files still get their names, which cost no room: told
/// that it cannot make one, the engine does not know why.
fn refusing_from(from: usize) -> Rc<Trace> {
    let is_engines = |path: &Path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("so.dnth"));
    Trace::judging(move |place, event| {
        let takes = match event {
            Event::Create(path) => !is_engines(path),
            event => matches!(event, Event::Write(..) | Event::MakeFolder(_)),
        };
        (place >= from && takes).then_some(ErrorKind::StorageFull)
    })
}

/// Looks at one; tells whether the disk was full at all.
fn look(sample: &Sample, (name, run): &Command, trace: &Rc<Trace>, wrongs: &mut Wrongs) -> bool {
    let bench = room();
    let mut desk =
        Desk { book: Some(sample.open(bench.path())), room: bench.path(), folder: &bench.path().join("so") };
    let answer = catch_unwind(AssertUnwindSafe(|| trace.over(|| run(&mut desk))));
    if trace.refused() == 0 {
        assert!(matches!(answer, Ok(Ok(()))), "{name} fails with an empty disk: {answer:?}");
        return false;
    }
    wrongs.looked += 1;
    match &answer {
        Err(_) => wrongs.note("panics", || (*name).to_owned()),
        Ok(Err(error)) if !is_of_the_disk(error) => {
            wrongs.note("without a sentence", || format!("{name}: {error:?}"));
        }
        Ok(_) => {}
    }
    // A change of keys stands once its marker does, whatever is refused after that.
    let is_changed = *name == "passphrase"
        && (matches!(answer, Ok(Ok(()))) || desk.book.is_none() && casebook::open(desk.folder, OTHER).is_ok());
    let passphrase = if is_changed { OTHER } else { PASSPHRASE };
    after(sample, name, passphrase, desk, wrongs);
    true
}

/// A full disk is told as a full disk, or as the one thing it left undone.
fn is_of_the_disk(error: &Error) -> bool {
    let told = matches!(error, Error::Disk(kind) if kind.kind() == ErrorKind::StorageFull);
    (told || matches!(error, Error::LogBehind)) && wording::error(error).ends_with('.')
}

/// There is room again.
fn after(sample: &Sample, name: &str, passphrase: &str, mut desk: Desk<'_>, wrongs: &mut Wrongs) {
    let mut book = match desk.book.take().map_or_else(|| casebook::open(desk.folder, passphrase), Ok) {
        Ok(book) => book,
        Err(error) => return wrongs.note("acts lost", || format!("{name}: does not open: {error:?}")),
    };
    if let Err(error) = one_more(&mut book, 800, now()) {
        wrongs.note("stuck afterwards", || format!("{name}: {error:?}"));
    }
    let stood = work::stands(desk.folder, passphrase);
    drop(book);
    let book = match casebook::open(desk.folder, passphrase) {
        Ok(book) => book,
        Err(error) => return wrongs.note("acts lost", || format!("{name}: does not open again: {error:?}")),
    };
    let is_older = name == "restore";
    if work::stands(desk.folder, passphrase) != stood || !is_older && !sample.is_in(desk.folder, passphrase) {
        wrongs.note("acts lost", || name.to_owned());
    }
    match book.examine() {
        Ok(found) if found.ok => {}
        found => wrongs.note("not whole", || format!("{name}: {found:?}")),
    }
}
