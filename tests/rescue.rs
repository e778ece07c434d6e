//! Nothing lost: what is done for the backups without being asked, and what comes back when the register does not open.

use std::path::{Path, PathBuf};

use casebook::backup::{self, OWN};
use casebook::slice::Slice;
use casebook::{Casebook, Error, Look, Moment, book, day};
use serde_json::json;
use tempfile::TempDir;
use tests::{PASSPHRASE, QUICK, object, unit};

const TODAY: &str = "2026-11-23";

fn on(today: &str) -> Moment {
    Moment::on(day::iso(today).unwrap())
}

/// A room with a register in `so`.
struct Room(TempDir);

impl Room {
    fn new() -> Self {
        let room = tempfile::tempdir().unwrap();
        let (mut book, _) = casebook::create(&room.path().join("so"), PASSPHRASE, false, QUICK, on(TODAY)).unwrap();
        book::add(&mut book, Slice::Unit, object(&unit()), on(TODAY)).unwrap();
        Self(room)
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn folder(&self) -> PathBuf {
        self.at("so")
    }

    fn open(&self) -> Casebook {
        casebook::open(&self.folder(), PASSPHRASE).unwrap()
    }

    fn export(&self) -> String {
        let mut text = Vec::new();
        book::export(&mut self.open(), &mut text, on(TODAY)).unwrap();
        String::from_utf8(text).unwrap()
    }

    /// As a bad sector leaves it: the first page gone, and one in the middle.
    fn rots(&self) -> Vec<u8> {
        let file = self.folder().join("so.dnth");
        let mut bytes = std::fs::read(&file).unwrap();
        let middle = bytes.len() / 2 / 4096 * 4096;
        bytes[middle..middle + 4096].fill(0);
        bytes[..4096].fill(7);
        std::fs::write(&file, &bytes).unwrap();
        assert!(matches!(casebook::open(&self.folder(), PASSPHRASE), Err(Error::Damaged(_))));
        bytes
    }

    fn segments(&self) -> Vec<PathBuf> {
        let mut found: Vec<PathBuf> = files(&self.folder());
        found.retain(|path| path.to_string_lossy().contains("nhat-ky"));
        found.sort();
        found
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

fn add_hamlet(book: &mut Casebook, name: &str) {
    book::add(book, Slice::Hamlet, object(&json!({ "name": name })), on(TODAY)).unwrap();
}

#[test]
fn a_backup_is_made_when_something_changed_and_only_then() {
    let room = Room::new();
    let mut book = room.open();
    assert!(backup::care(&book, on(TODAY)).unwrap().due);
    assert!(backup::keep_safe(&book, on(TODAY)).unwrap().is_some());
    assert!(backup::keep_safe(&book, on(TODAY)).unwrap().is_none());
    let care = backup::care(&book, on(TODAY)).unwrap();
    assert!(!care.due && care.minutes == Some(0) && care.elsewhere_late && care.elsewhere_on.is_none());
    book.look(Look::Reveal, "petition:1", on(TODAY)).unwrap();
    assert!(backup::keep_safe(&book, on(TODAY)).unwrap().is_some(), "what was looked at is kept as well");
    drop(book);
    let mut book = room.open();
    assert!(!backup::is_due(&book).unwrap());
    add_hamlet(&mut book, "Thôn Đông");
    assert!(backup::is_due(&book).unwrap());
    backup::keep_safe(&book, on(TODAY)).unwrap();
    assert_eq!(backup::stock(&book).unwrap().len(), 3);
    std::fs::remove_dir_all(room.folder().join(OWN)).unwrap();
    assert!(backup::is_due(&book).unwrap(), "backups that are gone are no backups");
}

#[test]
fn a_second_place_grows_old_and_says_so() {
    let room = Room::new();
    let book = room.open();
    std::fs::create_dir(room.at("usb")).unwrap();
    assert!(backup::add_place(&book, &room.folder(), on(TODAY)).is_err(), "in the register's own folder");
    let place = backup::add_place(&book, &room.at("usb"), on(TODAY)).unwrap();
    assert_eq!(backup::add_place(&book, &room.at("usb"), on(TODAY)).unwrap(), place, "the same place is one place");
    backup::to_place(&book, &place, on(TODAY)).unwrap();
    for (today, days, late) in
        [(TODAY, 0, false), ("2026-11-30", 7, false), ("2026-12-01", 8, true), ("2005-01-01", -7996, true)]
    {
        let care = backup::care(&book, on(today)).unwrap();
        assert_eq!((care.elsewhere_days, care.elsewhere_late), (Some(days), late), "{today}");
    }
    let kept = backup::stock(&book).unwrap();
    assert_eq!(kept.iter().map(|kept| kept.place).collect::<Vec<_>>(), [place.id]);
    std::fs::rename(room.at("usb"), room.at("rút ra")).unwrap();
    assert!(backup::stock(&book).unwrap().is_empty() && !backup::places(&book).unwrap()[1].here);
    assert!(matches!(backup::to_place(&book, &place, on(TODAY)), Ok(_) | Err(Error::Disk(_))));
    backup::forget_place(&book, place.id).unwrap();
    assert_eq!(backup::places(&book).unwrap().len(), 1);
}

#[test]
fn a_preview_tells_what_a_backup_holds_and_what_today_has_more() {
    let room = Room::new();
    let mut book = room.open();
    book::load(&mut book, tests::jsonl(&[tests::matter("V"), tests::petition("D1", TODAY)]).as_bytes(), on(TODAY))
        .unwrap();
    backup::keep_safe(&book, on(TODAY)).unwrap();
    let kept = backup::stock(&book).unwrap().remove(0);
    book::load(&mut book, tests::jsonl(&[tests::petition("D2", TODAY)]).as_bytes(), on(TODAY)).unwrap();
    let path = backup::find(&book, kept.place, kept.sequence).unwrap();
    let seen = backup::preview(&book, &path).unwrap();
    assert_eq!(seen.numbers, [("petition".to_owned(), 2026, 1)]);
    assert_eq!(seen.today, [("petition".to_owned(), 2026, 2)]);
    assert_eq!((seen.behind, seen.again), (1, 1));
    assert_eq!((seen.behind, seen.manifest.contents.counts["petition"], seen.counts["petition"]), (1, 1, 2));
    assert_eq!(files(&room.folder().join(OWN)), [path], "nothing of the look stays");
}

#[test]
fn a_preview_promised_acts_the_log_no_longer_had() {
    let room = Room::new();
    let mut book = room.open();
    for name in ["Thôn Đông", "Thôn Tây", "Thôn Nam", "Thôn Bắc", "Thôn Trung"] {
        backup::keep_safe(&book, on(TODAY)).unwrap();
        add_hamlet(&mut book, name);
    }
    let seen: Vec<(i64, i64)> = backup::stock(&book)
        .unwrap()
        .iter()
        .map(|kept| backup::preview(&book, &backup::find(&book, kept.place, kept.sequence).unwrap()).unwrap())
        .map(|seen| (seen.behind, seen.again))
        .collect();
    // Three backups hold what the log let go of.
    assert_eq!(seen, [(1, 1), (2, 2), (3, 3), (4, 0), (5, 0)]);
    let oldest = backup::stock(&book).unwrap().pop().unwrap();
    let path = backup::find(&book, oldest.place, oldest.sequence).unwrap();
    drop(book);
    let restored = backup::restore(&path, &room.folder(), &backup::Way::from(PASSPHRASE), on(TODAY)).unwrap();
    assert_eq!((restored.log.replayed, restored.log.left), (0, 5), "and what is told afterwards is the same");
}

#[test]
fn a_drill_restores_for_real_and_leaves_nothing() {
    let room = Room::new();
    let mut book = room.open();
    assert!(matches!(backup::drill(&book), Err(Error::NotFound("backup"))));
    backup::keep_safe(&book, on(TODAY)).unwrap();
    add_hamlet(&mut book, "Thôn Đông");
    let drill = backup::drill(&book).unwrap();
    assert!(drill.passed() && drill.behind == 1, "{drill:?}");
    let left = files(&room.folder().join(OWN));
    assert_eq!(left.len(), 1, "{left:?}");
    let mut bytes = std::fs::read(&left[0]).unwrap();
    let end = bytes.len() - 100;
    bytes[end] ^= 1;
    std::fs::write(&left[0], bytes).unwrap();
    assert!(matches!(backup::drill(&book), Err(Error::Damaged("backup"))));
}

#[test]
fn one_old_backup_a_week_is_read_back_and_one_that_is_bad_twice_is_replaced() {
    let room = Room::new();
    let mut book = room.open();
    for (at, today) in ["2026-11-01", "2026-11-02", "2026-11-03"].into_iter().enumerate() {
        add_hamlet(&mut book, &format!("Thôn {at}"));
        backup::keep_safe(&book, on(today)).unwrap();
    }
    assert_eq!(backup::prove_oldest(&book, on("2026-11-07")).unwrap(), None, "none is a week old");
    let proved = backup::prove_oldest(&book, on("2026-11-20")).unwrap().unwrap();
    assert!(proved.good && proved.made_on == day::iso("2026-11-01").unwrap());
    assert_eq!(backup::prove_oldest(&book, on("2026-11-21")).unwrap(), None, "one a week");
    let kept = backup::stock(&book).unwrap();
    let second = backup::find(&book, 0, kept[1].sequence).unwrap();
    std::fs::write(&second, &std::fs::read(&second).unwrap()[..9_000]).unwrap();
    let proved = backup::prove_oldest(&book, on("2026-11-28")).unwrap().unwrap();
    assert!(!proved.good && !proved.replaced);
    assert_eq!(backup::care(&book, on("2026-11-28")).unwrap().doubtful, 1);
    let proved = backup::prove_oldest(&book, on("2026-11-28")).unwrap().unwrap();
    assert!(!proved.good && proved.replaced, "at once again, and then replaced");
    assert!(!second.exists() && second.with_extension("dnthb.hong").exists());
    assert_eq!(backup::stock(&book).unwrap().len(), 3);
}

#[test]
fn a_rotten_register_comes_back_with_every_act_of_the_log() {
    let room = Room::new();
    let mut book = room.open();
    add_hamlet(&mut book, "Thôn Đông");
    backup::keep_safe(&book, on(TODAY)).unwrap();
    add_hamlet(&mut book, "Thôn Nam");
    add_hamlet(&mut book, "Thôn Bắc");
    drop(book);
    let whole = room.export();
    let rotten = room.rots();
    let offer = backup::offer(&room.folder(), PASSPHRASE).unwrap();
    assert!(offer.whole && offer.manifest.is_some());
    assert!(matches!(backup::offer(&room.folder(), "sai"), Err(Error::WrongPassphrase)));
    assert!(matches!(backup::rescue(&room.folder(), "sai", on(TODAY)), Err(Error::WrongPassphrase)));
    assert_eq!(std::fs::read(room.folder().join("so.dnth")).unwrap(), rotten, "nothing was touched so far");
    let rescued = backup::rescue(&room.folder(), PASSPHRASE, on(TODAY)).unwrap();
    assert_eq!((rescued.again, rescued.lost), (2, 0));
    assert_eq!(room.export(), whole);
    assert!(room.open().examine().unwrap().ok);
    let aside = room.folder().join(rescued.set_aside.unwrap());
    assert_eq!(std::fs::read(aside.join("so.dnth")).unwrap(), rotten, "the damaged one is kept as it is");
}

#[test]
fn a_rotten_register_without_any_backup_comes_back_from_the_log_alone() {
    let room = Room::new();
    add_hamlet(&mut room.open(), "Thôn Đông");
    let whole = room.export();
    room.rots();
    let rescued = backup::rescue(&room.folder(), PASSPHRASE, on(TODAY)).unwrap();
    assert!(rescued.manifest.is_none() && rescued.lost == 0);
    assert_eq!(room.export(), whole);
}

#[test]
fn a_rotten_register_passes_over_a_rotten_backup() {
    let room = Room::new();
    let mut book = room.open();
    backup::keep_safe(&book, on(TODAY)).unwrap();
    add_hamlet(&mut book, "Thôn Đông");
    backup::keep_safe(&book, on(TODAY)).unwrap();
    add_hamlet(&mut book, "Thôn Nam");
    let newest = backup::find(&book, 0, backup::stock(&book).unwrap()[0].sequence).unwrap();
    drop(book);
    let whole = room.export();
    let mut bytes = std::fs::read(&newest).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&newest, bytes).unwrap();
    room.rots();
    let rescued = backup::rescue(&room.folder(), PASSPHRASE, on(TODAY)).unwrap();
    assert_eq!((rescued.again, rescued.lost), (2, 0));
    assert_eq!(room.export(), whole);
}

#[test]
fn a_rotten_register_with_a_rotten_log_says_what_is_lost() {
    let room = Room::new();
    let mut book = room.open();
    add_hamlet(&mut book, "Thôn Đông");
    backup::keep_safe(&book, on(TODAY)).unwrap();
    let kept = room.export_of(&mut book);
    for name in ["Thôn Nam", "Thôn Bắc"] {
        add_hamlet(&mut book, name);
    }
    drop(book);
    room.rots();
    let last = room.segments().pop().unwrap();
    let mut bytes = std::fs::read(&last).unwrap();
    bytes[30] ^= 1;
    std::fs::write(&last, bytes).unwrap();
    assert!(!backup::offer(&room.folder(), PASSPHRASE).unwrap().whole);
    let rescued = backup::rescue(&room.folder(), PASSPHRASE, on(TODAY)).unwrap();
    assert_eq!(rescued.again, 0);
    assert_eq!(room.export(), kept);
}

#[test]
fn with_nothing_good_left_nothing_is_put_in_its_place() {
    let room = Room::new();
    let rotten = room.rots();
    for segment in room.segments() {
        std::fs::write(segment, b"").unwrap();
    }
    let answer = backup::rescue(&room.folder(), PASSPHRASE, on(TODAY));
    assert!(matches!(answer, Err(Error::Damaged("rescue: nothing good is left"))), "{answer:?}");
    assert_eq!(std::fs::read(room.folder().join("so.dnth")).unwrap(), rotten);
}

#[test]
fn a_backup_on_a_stick_brings_the_register_back_with_todays_passphrase() {
    let room = Room::new();
    let book = room.open();
    std::fs::create_dir(room.at("usb")).unwrap();
    let place = backup::add_place(&book, &room.at("usb"), on(TODAY)).unwrap();
    backup::to_place(&book, &place, on(TODAY)).unwrap();
    let place = room.at("usb");
    let file = files(&place).into_iter().find(|path| path.extension().is_some_and(|end| end == "dnthb"));
    let file = file.unwrap();
    // Of the day before: the stick is not there when the passphrase changes.
    std::fs::rename(&place, room.at("túi")).unwrap();
    let file = room.at("túi").join(file.file_name().unwrap());
    drop(tests::renewed(book, "suối trong đầu bản", on(TODAY)));
    let mut bytes = std::fs::read(room.folder().join("so.dnth")).unwrap();
    bytes[..4096].fill(7);
    std::fs::write(room.folder().join("so.dnth"), bytes).unwrap();
    let fresh = "suối trong đầu bản";
    assert!(backup::offered_at(&file, &room.folder(), fresh).unwrap().manifest.is_some());
    assert_eq!(backup::rescue_from(&file, &room.folder(), fresh, on(TODAY)).unwrap().lost, 0);
    assert!(matches!(casebook::open(&room.folder(), PASSPHRASE), Err(Error::WrongPassphrase)));
    tests::restored(&file, &room.folder(), fresh, on(TODAY)).unwrap();
    assert!(casebook::open(&room.folder(), fresh).unwrap().examine().unwrap().ok);
}

#[test]
fn where_both_copies_of_the_key_are_spoilt_the_register_is_damaged_and_its_backup_is_the_way_back() {
    let room = Room::new();
    backup::keep_safe(&room.open(), on(TODAY)).unwrap();
    add_hamlet(&mut room.open(), "Thôn Đông");
    let whole = room.export();
    // A backup of another register, newer and in the same place, is in nobody's way.
    let (other, _) = casebook::create(&room.at("kia"), "suối đá nghé vàng cau", false, QUICK, on(TODAY)).unwrap();
    for _ in 0..9 {
        backup::to(&other, &room.folder().join(OWN), on(TODAY)).unwrap();
    }
    for copy in ["khoa.dnth", "khoa.dnth.cu"] {
        std::fs::write(room.folder().join(copy), "{}").unwrap();
    }
    assert!(matches!(casebook::open(&room.folder(), PASSPHRASE), Err(Error::Damaged(_))), "never a wrong passphrase");
    assert!(matches!(backup::offer(&room.folder(), "sai"), Err(Error::WrongPassphrase)));
    assert!(
        backup::offer(&room.folder(), "suối đá nghé vàng cau").is_err(),
        "another register's key is not this one's"
    );
    assert!(backup::offer(&room.folder(), PASSPHRASE).unwrap().manifest.is_some());
    assert_eq!(backup::rescue(&room.folder(), PASSPHRASE, on(TODAY)).unwrap().lost, 0);
    assert_eq!(room.export(), whole);
}

#[test]
fn a_register_of_an_older_schema_is_backed_up_before_it_is_changed() {
    let room = tempfile::tempdir().unwrap();
    let old = Path::new(env!("CARGO_MANIFEST_DIR")).join("books/schema-0001");
    for file in files(&old) {
        std::fs::copy(&file, room.path().join(file.file_name().unwrap())).unwrap();
    }
    drop(casebook::open(room.path(), PASSPHRASE).unwrap());
    let made = files(&room.path().join(OWN));
    assert_eq!(backup::inspect(&made[0]).unwrap().contents.schema, 1);
    assert!(tests::proved(&made[0], PASSPHRASE).is_ok());
    drop(casebook::open(room.path(), PASSPHRASE).unwrap());
    assert_eq!(files(&room.path().join(OWN)).len(), 1, "once");
}

#[test]
fn a_last_segment_that_does_not_open_costs_only_what_is_in_it() {
    let room = Room::new();
    add_hamlet(&mut room.open(), "Thôn Đông");
    let mut book = room.open();
    let (usb, kept) = (room.at("usb"), room.export_of(&mut book));
    // A backup somewhere else ends the segment; the register's own place has none.
    backup::to(&book, &usb, on(TODAY)).unwrap();
    add_hamlet(&mut book, "Thôn Nam");
    drop(book);
    assert_eq!(room.segments().len(), 2);
    room.rots();
    std::fs::write(room.segments().pop().unwrap(), b"").unwrap();
    let rescued = backup::rescue(&room.folder(), PASSPHRASE, on(TODAY)).unwrap();
    assert!(rescued.manifest.is_none() && rescued.again > 0);
    assert_eq!(room.export(), kept);
}

impl Room {
    fn export_of(&self, book: &mut Casebook) -> String {
        let _ = self;
        let mut text = Vec::new();
        book::export(book, &mut text, on(TODAY)).unwrap();
        String::from_utf8(text).unwrap()
    }
}
