//! New generations of keys: what opens what afterwards, and a change ended at each of its steps.

use std::path::PathBuf;
use std::process::Command;

use super::*;
use crate::act::Act;
use crate::door::Writer;
use crate::key::RecoveryCode;
use crate::sql::Statements;
use crate::{above, key};

const QUICK: KeyCost = KeyCost { memory: 8, passes: 1 };
const OLD: &str = "suối đá nghé vàng cau";
const NEW: &str = "bốn từ khác xa nhau";

fn now() -> Moment {
    Moment::on("2026-11-23".parse().unwrap())
}

fn add(book: &mut Casebook, name: &str) {
    let sql = "insert into hamlet (name) values (:name)";
    let add = |w: &Writer<'_>| Ok(w.prepare(sql)?.execute(rusqlite::named_params! { ":name": name })?);
    book.write(Act::Add, now(), add).unwrap();
}

fn new(passphrase: &str) -> NewKeys<'_> {
    NewKeys { passphrase, is_another: true, cost: None, sheet: SheetOf::Kept }
}

fn opens(folder: &Path, secret: Secret<'_>) -> Result<Casebook> {
    match secret {
        Secret::Passphrase(passphrase) => Casebook::open(folder, passphrase, above::NOTHING),
        Secret::Code(code) => Casebook::recover(folder, code, above::NOTHING),
    }
}

fn names(book: &Casebook) -> Vec<String> {
    let mut statement = book.reader.prepare("select name from hamlet order by id").unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(std::result::Result::unwrap).collect()
}

fn register(desk: &Path) -> (PathBuf, String) {
    let folder = desk.join("so");
    let (mut book, code) = Casebook::create(&folder, OLD, false, QUICK, now(), above::NOTHING).unwrap();
    for name in ["Thôn Đông", "Thôn Nam", "Thôn Bắc"] {
        add(&mut book, name);
    }
    (folder, code.groups().concat())
}

#[test]
fn yesterdays_passphrase_and_key_copies_opened_todays_register() {
    let desk = tempfile::tempdir().unwrap();
    let (folder, code) = register(desk.path());
    let old: Vec<Vec<u8>> = [key::FILE, key::COPY].map(|file| std::fs::read(folder.join(file)).unwrap()).into();
    let book = Casebook::open(&folder, OLD, above::NOTHING).unwrap();
    let (mut book, renewed) = book.renew(&new(NEW), now()).unwrap();
    assert_eq!((renewed.generation, renewed.without.len(), names(&book).len()), (2, 0, 3));
    add(&mut book, "Thôn mới");
    assert!(book.examine().unwrap().ok, "{:?}", book.examine());
    drop(book);
    assert!(matches!(opens(&folder, Secret::Passphrase(OLD)), Err(Error::WrongPassphrase)));
    assert_eq!(names(&opens(&folder, Secret::Code(&code)).unwrap()).len(), 4, "the sheet stays");
    // One copy of before: the other heals it. Both: damaged, whoever asks.
    std::fs::write(folder.join(key::FILE), &old[0]).unwrap();
    let book = opens(&folder, Secret::Passphrase(NEW)).unwrap();
    assert!(book.key_mended && names(&book).len() == 4);
    drop(book);
    for (file, bytes) in [key::FILE, key::COPY].into_iter().zip(&old) {
        std::fs::write(folder.join(file), bytes).unwrap();
    }
    for secret in [Secret::Passphrase(OLD), Secret::Passphrase(NEW), Secret::Code(&code)] {
        assert!(matches!(opens(&folder, secret), Err(Error::Damaged("key slots"))));
    }
    for old in [Secret::Passphrase(OLD), Secret::Code("sai")] {
        let refused = backup::rescue(&folder, old, now(), above::NOTHING);
        assert!(matches!(refused, Err(Error::WrongPassphrase | Error::Damaged(_))), "{refused:?}");
    }
    assert!(backup::rescue(&folder, NEW, now(), above::NOTHING).unwrap().manifest.is_some());
    assert!(opens(&folder, Secret::Passphrase(NEW)).is_ok());
}

#[test]
fn a_new_sheet_leaves_the_passphrase_and_says_where_the_old_one_is_still_needed() {
    let desk = tempfile::tempdir().unwrap();
    let (folder, old) = register(desk.path());
    let (near, far) = (desk.path().join("gần"), desk.path().join("xa"));
    let book = Casebook::open(&folder, OLD, above::NOTHING).unwrap();
    for place in [&near, &far] {
        std::fs::create_dir(place).unwrap();
        let place = backup::add_place(&book, place, now()).unwrap();
        backup::to_place(&book, &place, now()).unwrap();
    }
    std::fs::rename(&far, desk.path().join("rút ra")).unwrap();
    let code = RecoveryCode::random().unwrap();
    let keys = NewKeys { passphrase: OLD, is_another: false, cost: None, sheet: SheetOf::New(&code) };
    let wrong = NewKeys { passphrase: NEW, ..keys };
    assert!(matches!(book.check_secrets(&wrong), Err(Error::WrongPassphrase)));
    let (book, _) = book.renew(&keys, now()).unwrap();
    let lagging = book.lagging().unwrap();
    assert_eq!(lagging.iter().map(|one| (one.place.name.as_str(), one.sheet)).collect::<Vec<_>>(), [("xa", true)]);
    assert!(book.is_unconfirmed().unwrap());
    std::fs::rename(desk.path().join("rút ra"), &far).unwrap();
    let place = backup::places(&book).unwrap().pop().unwrap();
    // A backup of before is read by the ring, and one of today makes an end of the old sheet.
    assert_eq!(backup::stock(&book).unwrap().len(), 4);
    backup::to_place(&book, &place, now()).unwrap();
    assert!(book.lagging().unwrap().is_empty());
    drop(book);
    assert!(matches!(opens(&folder, Secret::Code(&old)), Err(Error::WrongPassphrase)));
    assert!(opens(&folder, Secret::Code(&code.groups().concat())).is_ok());
    assert!(opens(&folder, Secret::Passphrase(OLD)).is_ok());
}

#[test]
fn the_new_opens_the_old_for_twenty_generations_and_the_old_never_the_new() {
    let desk = tempfile::tempdir().unwrap();
    let (folder, _) = register(desk.path());
    let passphrase = |n: usize| format!("suối đá nghé vàng {n}");
    let mut book = Casebook::open(&folder, OLD, above::NOTHING).unwrap();
    for n in 0..20 {
        book = book.renew(&new(&passphrase(n)), now()).unwrap().0;
        add(&mut book, &format!("Thôn {n}"));
        let made = backup::to(&book, &desk.path().join("kho"), now()).unwrap();
        let kept = desk.path().join(format!("{n:02}"));
        std::fs::create_dir(&kept).unwrap();
        std::fs::rename(desk.path().join("kho").join(made.file_name()), kept.join("a.dnthb")).unwrap();
        for segment in crate::log::segments(&folder, &[book.ring.today()], &book.slots().unwrap().register).unwrap() {
            std::fs::copy(&segment.0, kept.join(segment.0.file_name().unwrap())).unwrap();
        }
    }
    let register = book.slots().unwrap().register;
    let ring = book.ring.clone();
    for n in 0..20 {
        let kept = desk.path().join(format!("{n:02}"));
        let (_, count) = backup::opened(&kept.join("a.dnthb"), &ring, &kept, |db| {
            Ok(db.query_row("select count(*) from hamlet", [], |row| row.get::<_, i64>(0))?)
        })
        .unwrap();
        assert_eq!(count, 4 + i64::from(n));
        let keys: Vec<&Key> = ring.all().map(|(_, key)| key).collect();
        let segments = crate::log::segments(&kept, &keys, &register).unwrap();
        assert!(!segments.is_empty() && segments.iter().all(|(_, opens)| *opens), "{n}");
    }
    drop(book);
    for n in 0..20 {
        assert_eq!(opens(&folder, Secret::Passphrase(&passphrase(n))).is_ok(), n == 19, "{n}");
    }
}

/// Not a test of its own: what `a_change_of_keys_killed_at_any_step…` starts and lets die.
#[test]
#[ignore = "ends the program; started by another test"]
fn a_change_of_keys_that_is_killed() {
    let Ok(desk) = std::env::var("DESK") else { return };
    let mut left: u32 = std::env::var("STEPS").unwrap().parse().unwrap();
    let mut step = || {
        if left == 0 {
            std::process::abort();
        }
        left -= 1;
        Ok(())
    };
    let book = Casebook::open(&Path::new(&desk).join("so"), OLD, above::NOTHING).unwrap();
    drop(book.renew_by(&new(NEW), now(), &mut step).unwrap());
}

#[test]
fn a_change_of_keys_killed_at_any_step_leaves_the_old_or_the_new_and_every_act() {
    let (mut steps, mut olds) = (0_u32, 0);
    loop {
        let desk = tempfile::tempdir().unwrap();
        let (folder, code) = register(desk.path());
        let mut program = Command::new(std::env::current_exe().unwrap());
        let program = program.args(["--exact", "rekey::tests::a_change_of_keys_that_is_killed", "--ignored"]);
        let program = program.env("DESK", desk.path()).env("STEPS", steps.to_string());
        let killed = !program.output().unwrap().status.success();
        let (old, new) = (opens(&folder, Secret::Passphrase(OLD)).is_ok(), opens(&folder, Secret::Passphrase(NEW)));
        assert!(old != new.is_ok(), "after {steps} steps");
        olds += u32::from(old);
        drop(new);
        let book = opens(&folder, Secret::Code(&code)).unwrap();
        assert!(names(&book).len() == 3 && book.examine().unwrap().ok, "after {steps} steps");
        let rest = swap::names(&folder).unwrap();
        assert!(!rest.iter().any(|name| name.contains("doi-khoa")), "after {steps} steps: {rest:?}");
        if !killed {
            break;
        }
        steps += 1;
        assert!(steps < 200, "it never ends");
    }
    assert!(olds >= 3 && steps - olds >= 5, "{olds} of {steps} kills left the old register");
}
