//! A restore ended at each of its steps.

use std::process::Command;

use super::*;
use crate::act::Act;
use crate::casebook::Casebook;
use crate::door::Writer;
use crate::key::KeyCost;
use crate::sql::Statements;
use crate::swap::{ASIDE, names};
use crate::{above, backup, key};

const QUICK: KeyCost = KeyCost { memory: 8, passes: 1 };
const KIA: &str = "bốn từ khác xa nhau";
const NAY: &str = "suối đá nghé vàng cau";
/// The one over the other.
const OVER: Way<'static> =
    Way { backup: Secret::Passphrase(KIA), today: Some(Secret::Passphrase(NAY)), new: None, without_log: false };

fn now() -> Moment {
    Moment::on("2026-11-23".parse().unwrap())
}

/// Enters a record in an act of its own.
fn add(book: &mut Casebook, name: &str) {
    let sql = "insert into hamlet (name) values (:name)";
    let add = |w: &Writer<'_>| Ok(w.prepare(sql)?.execute(rusqlite::named_params! { ":name": name })?);
    book.write(Act::Add, now(), add).unwrap();
}

/// Gives every record with the id it has, of a register that this passphrase opens.
fn content(folder: &Path, passphrase: &str) -> Option<Vec<(i64, String)>> {
    let book = Casebook::open(folder, passphrase, above::NOTHING).ok()?;
    let mut statement = book.reader.prepare("select id, name from hamlet order by id").unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    Some(rows.map(std::result::Result::unwrap).collect())
}

/// Two registers: the one of today in `so`, as a pulled plug leaves it, with acts still in its log, and a backup
/// of another in `sao-luu`.
fn two_registers(desk: &Path) -> std::path::PathBuf {
    let (mut other, _) = Casebook::create(&desk.join("kia"), KIA, false, QUICK, now(), above::NOTHING).unwrap();
    add(&mut other, "kia");
    let made = backup::to(&other, &desk.join("sao-luu"), now()).unwrap();
    let (mut today, _) = Casebook::create(&desk.join("so"), NAY, false, QUICK, now(), above::NOTHING).unwrap();
    add(&mut today, "nay");
    let log = format!("{}-wal", open::FILE);
    let running = [open::FILE, &log].map(|name| (name, std::fs::read(desk.join("so").join(name)).unwrap()));
    assert!(running.iter().all(|(_, bytes)| !bytes.is_empty()));
    drop(today);
    for (name, bytes) in running {
        std::fs::write(desk.join("so").join(name), bytes).unwrap();
    }
    desk.join("sao-luu").join(made.file_name())
}

/// Not a test of its own: what `a_restore_killed_at_any_step…` starts and lets die.
#[test]
#[ignore = "ends the program; started by another test"]
fn a_restore_that_is_killed() {
    let Ok(desk) = std::env::var("DESK") else { return };
    let mut left: u32 = std::env::var("STEPS").unwrap().parse().unwrap();
    let desk = Path::new(&desk);
    let mut step = || {
        if left == 0 {
            std::process::abort();
        }
        left -= 1;
        Ok(())
    };
    let backup = std::fs::read_dir(desk.join("sao-luu")).unwrap().next().unwrap().unwrap().path();
    run(&backup, &desk.join("so"), &OVER, now(), above::NOTHING, &mut step).unwrap();
}

fn restore_killed_after(steps: u32, desk: &Path) -> bool {
    let myself = "backup::restore::tests::a_restore_that_is_killed";
    let mut program = Command::new(std::env::current_exe().unwrap());
    let program = program.args(["--exact", myself, "--ignored"]).env("DESK", desk).env("STEPS", steps.to_string());
    !program.output().unwrap().status.success()
}

#[test]
fn a_restore_killed_at_any_step_leaves_the_old_register_or_the_new_one() {
    let model = tempfile::tempdir().unwrap();
    two_registers(model.path());
    let old = content(&model.path().join("so"), NAY).unwrap();
    let new = content(&model.path().join("kia"), KIA).unwrap();
    let (mut steps, mut olds) = (0, 0);
    loop {
        let desk = tempfile::tempdir().unwrap();
        let folder = desk.path().join("so");
        two_registers(desk.path());
        let killed = restore_killed_after(steps, desk.path());
        let is_old = content(&folder, NAY).inspect(|held| assert_eq!(*held, old)).is_some();
        let is_new = content(&folder, KIA).inspect(|held| assert_eq!(*held, new)).is_some();
        assert!(is_old != is_new, "after {steps} steps");
        olds += u32::from(is_old);
        if is_new {
            let kept = folder.join(format!("{ASIDE}1"));
            assert_eq!(content(&kept, NAY).unwrap(), old, "after {steps} steps");
        }
        let rest = names(&folder).unwrap();
        assert!(
            !rest.iter().any(|name| swap::is_marker(name) || name == Swap::Restore.staging()),
            "after {steps} steps: {rest:?}"
        );
        if !killed {
            break;
        }
        steps += 1;
    }
    assert!(olds >= 5 && steps - olds >= 5, "{olds} of {steps} kills left the old register");
}

#[test]
fn a_fault_before_the_swap_leaves_an_empty_folder_empty() {
    let desk = tempfile::tempdir().unwrap();
    let backup = two_registers(desk.path());
    for (folder, was_there) in [("mới", false), ("trống", true)] {
        let folder = desk.path().join(folder);
        if was_there {
            std::fs::create_dir(&folder).unwrap();
        }
        for steps in 0..5 {
            let mut left = steps;
            let mut step = || {
                left -= 1;
                if left < 0 { Err(Error::Disk(std::io::ErrorKind::StorageFull.into())) } else { Ok(()) }
            };
            let answer = run(&backup, &folder, &OVER, now(), above::NOTHING, &mut step);
            assert!(matches!(answer, Err(Error::Disk(_))), "after {steps} steps");
            assert_eq!(folder.exists(), was_there, "after {steps} steps");
            assert!(!was_there || names(&folder).unwrap().is_empty(), "after {steps} steps");
        }
    }
}

#[test]
fn a_register_whose_key_slots_are_gone_is_set_aside_like_a_whole_one() {
    let desk = tempfile::tempdir().unwrap();
    let (backup, folder) = (two_registers(desk.path()), desk.path().join("so"));
    std::fs::remove_file(folder.join(key::FILE)).unwrap();
    let restored = restore(&backup, &folder, &OVER, now(), above::NOTHING).unwrap();
    assert_eq!(restored.set_aside.as_deref(), Some("truoc-khoi-phuc-1"));
    assert!(folder.join("truoc-khoi-phuc-1").join(open::FILE).exists());
    assert!(content(&folder, KIA).is_some());
}
