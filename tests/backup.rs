//! Backups as the office relies on them: one file that restores to the same register, or is refused.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
// The names are our own, and end as we write them.
#![allow(clippy::case_sensitive_file_extension_comparisons)]

use std::path::{Path, PathBuf};

use casebook::backup::{self, Manifest, Way};
use casebook::casebook::key::{KeyCost, RecoveryCode, Secret};
use casebook::{Casebook, Error, Moment, book};
use tempfile::TempDir;

const PASSPHRASE: &str = "bốn từ dễ nhớ";
const LOG: &str = "so.nhat-ky-000001";
const QUICK: KeyCost = KeyCost { memory: 8 * 1024, passes: 1 };

/// A desk with a register in `so` and a folder for backups, `sao-luu`.
struct Desk {
    room: TempDir,
    now: Moment,
    code: RecoveryCode,
}

impl Desk {
    fn on(today: &str) -> Self {
        let (room, now) = (tempfile::tempdir().unwrap(), Moment::on(today.parse().unwrap()));
        let (mut so, code) = casebook::create(&room.path().join("so"), PASSPHRASE, false, QUICK, now).unwrap();
        let lines = r#"
{"type":"hamlet","ref":"H1","name":"Thôn Đoài"}
{"type":"person","ref":"P1","full_name":"Nguyễn Thị Ước","hamlet":"H1"}
{"type":"matter","ref":"M1","title":"Ranh giới đất"}
{"type":"petition","ref":"D1","received_on":"2026-11-20","source":"post","petitioners":[{"person":"P1"}],"signer_count":1,"anonymity":"named","eligibility":"undetermined","competence":"undetermined","summary":"Đề nghị xác định lại ranh giới."}
"#;
        book::load(&mut so, lines.trim().as_bytes(), now).unwrap();
        drop(so);
        Self { room, now, code }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.room.path().join(name)
    }

    fn open(&self) -> Casebook {
        casebook::open(&self.at("so"), PASSPHRASE).unwrap()
    }

    fn add_hamlet(&self, name: &str) {
        let draft = serde_json::json!({ "name": name }).as_object().unwrap().clone();
        book::add(&mut self.open(), casebook::slice::Slice::Hamlet, draft, self.now).unwrap();
    }

    fn back_up(&self) -> (PathBuf, Manifest) {
        let made = backup::to(&self.open(), &self.at("sao-luu"), self.now).unwrap();
        (self.at("sao-luu").join(made.file_name()), made)
    }

    fn export(&self, folder: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut so = casebook::open(&self.at(folder), PASSPHRASE).unwrap();
        book::export(&mut so, &mut bytes, self.now).unwrap();
        bytes
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    // The heads of the history are kept beside the backups, and are none.
    names.retain(|name| !name.ends_with("lich-su.txt"));
    names.sort();
    names
}

fn is_damaged<T>(answer: &Result<T, Error>) -> bool {
    matches!(answer, Err(Error::Damaged("backup")))
}

#[test]
fn a_backup_restores_to_the_same_export() {
    let desk = Desk::on("2026-11-23");
    let (file, made) = desk.back_up();
    assert_eq!(names(&desk.at("sao-luu")), [made.file_name()]);
    assert_eq!(backup::inspect(&file).unwrap(), made);
    assert_eq!(tests::proved(&file, PASSPHRASE).unwrap(), made);
    assert_eq!((made.contents.counts["petition"], made.contents.counts["hamlet"]), (1, 1));

    let restored = tests::restored(&file, &desk.at("máy mới/so"), PASSPHRASE, desk.now).unwrap();
    assert_eq!((restored.manifest, restored.set_aside), (made, None));
    assert_eq!(
        names(&desk.at("máy mới/so")),
        ["khoa.dnth", "khoa.dnth.cu", "so.dnth", "so.khoa", "so.nhat-ky-000003"]
    );
    assert_eq!(desk.export("máy mới/so"), desk.export("so"));
    let check = casebook::open(&desk.at("máy mới/so"), PASSPHRASE).unwrap().examine().unwrap();
    assert!(check.ok, "{:?}", check.findings);
}

#[test]
fn a_restored_register_takes_new_records_and_new_backups() {
    let desk = Desk::on("2026-11-23");
    let (file, made) = desk.back_up();
    desk.add_hamlet("Thôn Đông");
    desk.add_hamlet("Thôn Nam");
    let (_, later) = desk.back_up();
    tests::restored(&file, &desk.at("so"), PASSPHRASE, desk.now).unwrap();
    desk.add_hamlet("Thôn Bắc");
    let (_, newest) = desk.back_up();
    assert!(made.sequence < later.sequence && later.sequence < newest.sequence);
    assert_eq!(newest.contents.counts["hamlet"], 2);
}

#[test]
fn a_restore_over_a_register_sets_it_aside_and_keeps_it() {
    let desk = Desk::on("2026-11-23");
    let ((file, _), then) = (desk.back_up(), desk.export("so"));
    for (hamlet, kept) in [("Thôn Đông", "truoc-khoi-phuc-1"), ("Thôn Nam", "truoc-khoi-phuc-2")] {
        desk.add_hamlet(hamlet);
        let today = desk.export("so");
        let restored = tests::restored(&file, &desk.at("so"), PASSPHRASE, desk.now).unwrap();
        assert_eq!(restored.set_aside.as_deref(), Some(kept));
        assert_eq!(desk.export("so"), then);
        assert_eq!(desk.export(&format!("so/{kept}")), today);
    }
    assert!(file.exists());
}

#[test]
fn the_register_s_own_papers_are_swapped_and_nobody_else_s_are_touched() {
    let desk = Desk::on("2026-11-23");
    std::fs::create_dir(desk.at("so/sao-luu")).unwrap();
    let made = backup::to(&desk.open(), &desk.at("so/sao-luu"), desk.now).unwrap();
    std::fs::write(desk.at("so/ghi nhớ.txt"), "của tôi").unwrap();
    let file = desk.at("so/sao-luu").join(made.file_name());
    tests::restored(&file, &desk.at("so"), PASSPHRASE, desk.now).unwrap();
    let rest = [
        "ghi nhớ.txt",
        "khoa.dnth",
        "khoa.dnth.cu",
        "sao-luu",
        "so.dnth",
        "so.khoa",
        "so.nhat-ky-000003",
        "truoc-khoi-phuc-1",
    ];
    assert_eq!(names(&desk.at("so")), rest);
    assert_eq!(
        names(&desk.at("so/truoc-khoi-phuc-1")),
        ["khoa.dnth", "khoa.dnth.cu", "so.dnth", LOG, "so.nhat-ky-000002"]
    );
}

#[test]
fn a_folder_of_other_things_is_refused() {
    let desk = Desk::on("2026-11-23");
    let (file, _) = desk.back_up();
    std::fs::create_dir(desk.at("ảnh")).unwrap();
    std::fs::write(desk.at("ảnh/a.jpg"), "").unwrap();
    assert!(matches!(tests::restored(&file, &desk.at("ảnh"), PASSPHRASE, desk.now), Err(Error::NotEmpty)));
    assert_eq!(names(&desk.at("ảnh")), ["a.jpg"]);
}

#[test]
fn a_wrong_passphrase_touches_nothing() {
    let desk = Desk::on("2026-11-23");
    let (file, _) = desk.back_up();
    assert!(matches!(tests::proved(&file, "sai"), Err(Error::WrongPassphrase)));
    assert!(matches!(tests::restored(&file, &desk.at("mới"), "sai", desk.now), Err(Error::WrongPassphrase)));
    assert!(!desk.at("mới").exists());
    let before = names(&desk.at("so"));
    assert!(matches!(tests::restored(&file, &desk.at("so"), "sai", desk.now), Err(Error::WrongPassphrase)));
    assert_eq!(names(&desk.at("so")), before);
}

#[test]
fn a_backup_opens_with_the_passphrase_of_its_day_and_with_the_printed_code() {
    let desk = Desk::on("2026-11-23");
    let ((file, _), then) = (desk.back_up(), desk.export("so"));
    drop(tests::renewed(desk.open(), "suối đá nghé vàng cau", desk.now));
    tests::proved(&file, PASSPHRASE).unwrap();
    assert!(matches!(tests::proved(&file, "suối đá nghé vàng cau"), Err(Error::WrongPassphrase)));
    let code = desk.code.groups().join(" ");
    let way = Way { backup: Secret::Code(&code), ..Way::from("") };
    backup::restore(&file, &desk.at("máy mới"), &way, desk.now).unwrap();
    assert_eq!(desk.export("máy mới"), then);
}

#[test]
fn a_register_in_use_is_not_restored_over() {
    let desk = Desk::on("2026-11-23");
    let (file, _) = desk.back_up();
    let open = desk.open();
    let before = names(&desk.at("so"));
    assert!(matches!(tests::restored(&file, &desk.at("so"), PASSPHRASE, desk.now), Err(Error::InUse)));
    assert_eq!(names(&desk.at("so")), before);
    assert!(open.examine().unwrap().ok);
}

#[test]
fn a_backup_cut_at_any_sector_is_refused() {
    let desk = Desk::on("2026-11-23");
    let (file, _) = desk.back_up();
    let good = std::fs::read(&file).unwrap();
    for length in (0..good.len()).step_by(512).chain([good.len() - 1]) {
        std::fs::write(&file, &good[..length]).unwrap();
        assert!(is_damaged(&tests::proved(&file, PASSPHRASE)), "cut at {length} of {}", good.len());
    }
    std::fs::write(&file, [good.as_slice(), b"\0"].concat()).unwrap();
    assert!(is_damaged(&tests::proved(&file, PASSPHRASE)), "one byte more");
}

#[test]
fn a_backup_with_one_bit_flipped_is_refused() {
    let desk = Desk::on("2026-11-23");
    let (file, _) = desk.back_up();
    let good = std::fs::read(&file).unwrap();
    let mut seed: u64 = 20_261_123;
    let mut random = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap()
    };
    for place in 0..200 {
        // A third of them in the header, where a register's pages are not.
        let at = random() % if place % 3 == 0 { 2_048 } else { good.len() };
        let mut bad = good.clone();
        bad[at] ^= 1 << (random() % 8);
        std::fs::write(&file, &bad).unwrap();
        assert!(is_damaged(&backup::inspect(&file)), "flip at {at}");
        assert!(is_damaged(&tests::proved(&file, PASSPHRASE)), "flip at {at}");
        assert!(is_damaged(&tests::restored(&file, &desk.at("mới"), PASSPHRASE, desk.now)), "flip at {at}");
        assert!(!desk.at("mới").exists());
    }
}

#[test]
fn a_file_that_is_no_backup_is_refused() {
    let desk = Desk::on("2026-11-23");
    desk.back_up();
    assert!(is_damaged(&backup::inspect(&desk.at("so/so.dnth"))));
    assert!(is_damaged(&backup::inspect(&desk.at("sao-luu"))));
    assert!(matches!(backup::inspect(&desk.at("không có")), Err(Error::Disk(_))));
}

#[test]
fn no_name_stands_in_a_backup_in_the_clear() {
    let desk = Desk::on("2026-11-23");
    let (file, _) = desk.back_up();
    let bytes = std::fs::read(file).unwrap();
    for clear in ["Nguyễn Thị Ước", "nguyen thi uoc", "Thôn Đoài", "ranh giới", "SQLite format 3"] {
        assert!(!bytes.windows(clear.len()).any(|window| window == clear.as_bytes()), "{clear}");
    }
}

#[test]
fn two_backups_of_the_same_state_are_two_files_in_order() {
    let desk = Desk::on("2026-11-23");
    let ((_, first), (_, second)) = (desk.back_up(), desk.back_up());
    assert_eq!(first.sequence + 1, second.sequence);
    assert_eq!(first.contents, second.contents);
    assert!(first.file_name() < second.file_name());
    assert!(second.file_name().is_ascii());
}

#[test]
fn a_stick_that_is_not_there_is_an_answer() {
    let desk = Desk::on("2026-11-23");
    assert!(matches!(backup::to(&desk.open(), &desk.at("usb/sao-luu"), desk.now), Err(Error::Disk(_))));
    assert!(!desk.at("usb").exists());
}

#[test]
fn a_day_of_many_backups_is_thinned_to_the_newest_ten() {
    let desk = Desk::on("2026-11-23");
    let book = desk.open();
    let made: Vec<String> =
        (0..13).map(|_| backup::to(&book, &desk.at("sao-luu"), desk.now).unwrap().file_name()).collect();
    // What somebody copied by hand, and what is damaged, is nobody's to remove.
    std::fs::copy(desk.at("sao-luu").join(&made[0]), desk.at("sao-luu/bản của tôi.dnthb")).unwrap();
    std::fs::write(desk.at("sao-luu").join(&made[1]), "hỏng").unwrap();
    let rotated = backup::thinned(&book, &desk.at("sao-luu")).unwrap();
    assert_eq!(rotated.gone, [made[0].clone(), made[2].clone()]);
    assert!(!rotated.sudden_drop);
    assert!(desk.at("sao-luu/bản của tôi.dnthb").exists() && desk.at("sao-luu").join(&made[1]).exists());
    assert_eq!(backup::thinned(&book, &desk.at("sao-luu")).unwrap().gone, Vec::<String>::new());
}

#[test]
fn a_register_that_shrank_keeps_every_backup_until_the_clerk_has_looked() {
    let desk = Desk::on("2026-11-23");
    let (small, _) = desk.back_up();
    for name in ["Đông", "Tây", "Nam", "Bắc"] {
        desk.add_hamlet(name);
    }
    for _ in 0..12 {
        desk.back_up();
    }
    tests::restored(&small, &desk.at("so"), PASSPHRASE, desk.now).unwrap();
    desk.back_up();
    let rotated = backup::thinned(&desk.open(), &desk.at("sao-luu")).unwrap();
    assert!(rotated.sudden_drop && rotated.gone.is_empty());
    assert_eq!(names(&desk.at("sao-luu")).len(), 14);
}

#[test]
fn a_loss_the_clerk_says_is_right_is_not_asked_about_again() {
    let desk = Desk::on("2026-11-23");
    let own = desk.at("so/sao-luu");
    let mut book = desk.open();
    backup::keep_safe(&book, desk.now).unwrap();
    let small = backup::stock(&book).unwrap().remove(0);
    let small = backup::find(&book, small.place, small.sequence).unwrap();
    drop(book);
    for name in ["Đông", "Tây", "Nam", "Bắc"] {
        desk.add_hamlet(name);
    }
    book = desk.open();
    assert!(backup::keep_safe(&book, desk.now).unwrap().is_some_and(|rotated| !rotated.sudden_drop));
    assert_eq!(backup::shrunk(&book).unwrap(), None);
    assert!(backup::accept_shrunk(&mut book, desk.now).is_err(), "nothing was asked");
    drop(book);
    tests::restored(&small, &desk.at("so"), PASSPHRASE, desk.now).unwrap();
    book = desk.open();
    for _ in 0..3 {
        backup::to_place(&book, &backup::own_place(&book), desk.now).unwrap();
        assert!(backup::shrunk(&book).unwrap().is_some(), "asked until it is answered");
    }
    backup::accept_shrunk(&mut book, desk.now).unwrap();
    assert_eq!(backup::shrunk(&book).unwrap(), None);
    drop(book);
    book = desk.open();
    let (_, rotated) = backup::to_place(&book, &backup::own_place(&book), desk.now).unwrap();
    assert!(!rotated.sudden_drop);
    assert_eq!(names(&own).len(), 6);
    // What is right here is asked again of a stick, where other backups are.
    let stick = desk.at("usb");
    std::fs::create_dir(&stick).unwrap();
    for name in names(&own) {
        std::fs::copy(own.join(&name), stick.join(&name)).unwrap();
    }
    let place = backup::add_place(&book, &stick, desk.now).unwrap();
    assert_eq!(backup::shrunk(&book).unwrap().map(|shrunk| shrunk.place.id), Some(place.id));
    assert!(backup::to_place(&book, &place, desk.now).unwrap().1.sudden_drop);
    backup::accept_shrunk(&mut book, desk.now).unwrap();
    assert_eq!(backup::shrunk(&book).unwrap(), None);
    assert!(!backup::to_place(&book, &place, desk.now).unwrap().1.sudden_drop);
    assert!(book.examine().unwrap().ok);
}

#[test]
fn a_clock_that_went_back_does_not_change_the_order() {
    let mut desk = Desk::on("2026-11-23");
    let (_, before) = desk.back_up();
    desk.now = Moment::on("2005-01-01".parse().unwrap());
    let (_, after) = desk.back_up();
    desk.now = Moment::on("2026-11-24".parse().unwrap());
    let (_, again) = desk.back_up();
    assert!(before.sequence < after.sequence && after.sequence < again.sequence);
    assert_eq!([before.clock_steps, after.clock_steps, again.clock_steps], [0, 1, 1]);
}

/// A file may grow only so far: what a full disk looks like to a program, without one.
#[cfg(unix)]
mod full {
    use std::process::Command;

    use super::*;

    /// Not a test of its own: what the tests below start under a limit.
    #[test]
    #[ignore = "started by another test"]
    fn a_backup_under_a_limit() {
        let Ok(room) = std::env::var("ROOM") else { return };
        let so = casebook::open(&Path::new(&room).join("so"), PASSPHRASE).unwrap();
        // Only now: an open register has taken the room of its own logs already.
        let limit = format!("--fsize={}", std::env::var("MOST").unwrap());
        let limited = Command::new("prlimit").args(["--pid", &std::process::id().to_string(), &limit]).status();
        assert!(limited.unwrap().success());
        let answer = backup::to(&so, &Path::new(&room).join("sao-luu"), Moment::on("2026-11-23".parse().unwrap()));
        match answer {
            Ok(_) => println!("done"),
            Err(Error::Disk(_)) => println!("no room"),
            Err(other) => println!("{other:?}"),
        }
    }

    /// Runs it with files of at most so many bytes; the signal for it is ignored, or kills.
    fn back_up(desk: &Desk, most: u64, kills: bool) -> String {
        let trap = if kills { "" } else { "trap '' XFSZ;" };
        let script = format!("{trap} exec \"$0\" --exact backup::full::a_backup_under_a_limit --ignored --nocapture");
        let mut shell = Command::new("sh");
        shell.args(["-c", &script]).arg(std::env::current_exe().unwrap());
        shell.env("ROOM", desk.room.path()).env("MOST", most.to_string());
        let answer = shell.output().unwrap();
        String::from_utf8_lossy(&answer.stdout).into_owned()
    }

    fn limits(file: &Path, made: &Manifest) -> Vec<u64> {
        let whole = file.metadata().unwrap().len();
        // Within the copy, at its end where the header no longer fits, and just before the end of the backup. All of it is
        // more than a segment of the operation log takes, which comes first.
        vec![made.size / 2, made.size * 3 / 4, made.size, whole - whole % 512]
    }

    #[test]
    fn a_full_disk_leaves_nothing_behind_and_the_old_backup_as_it_was() {
        let desk = Desk::on("2026-11-23");
        let (file, made) = desk.back_up();
        let old = std::fs::read(&file).unwrap();
        for most in limits(&file, &made) {
            let answer = back_up(&desk, most, false);
            assert!(answer.contains("no room"), "{most}: {answer}");
            assert_eq!(names(&desk.at("sao-luu")), [made.file_name()], "{most}");
            assert_eq!(std::fs::read(&file).unwrap(), old);
        }
        assert!(back_up(&desk, old.len() as u64 + 1024 * 1024, false).contains("done"));
    }

    #[test]
    fn a_backup_that_is_killed_leaves_no_backup_and_the_next_one_clears_up() {
        let desk = Desk::on("2026-11-23");
        let (file, made) = desk.back_up();
        for most in limits(&file, &made) {
            let answer = back_up(&desk, most, true);
            assert!(!answer.contains("done") && !answer.contains("no room"), "{most}: {answer}");
            let left = names(&desk.at("sao-luu"));
            assert!(left.iter().any(|name| name.ends_with(".tam")), "{most}: it was killed too early");
            assert!(left.iter().filter(|name| !name.ends_with(".tam")).eq([&made.file_name()]), "{most}: {left:?}");
        }
        let (_, next) = desk.back_up();
        assert_eq!(next.sequence, made.sequence + 1);
        assert_eq!(names(&desk.at("sao-luu")), [made.file_name(), next.file_name()]);
        tests::proved(&file, PASSPHRASE).unwrap();
    }
}
