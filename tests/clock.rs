//! A clock that is wrong: numbers, backups and totals do not depend on it.

use casebook::casebook::clock::doubt;
use casebook::slice::Slice;
use casebook::{Moment, backup, day};
use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use tests::{Desk, matter, object, petition, visit};

const TODAY: &str = "2026-11-23";

fn date(text: &str) -> NaiveDate {
    day::iso(text).unwrap()
}

/// What the machine says on the n-th start of the program; the clerk confirmed the day.
/// A wrong clock: its name, and what it shows in each run.
type Clock = (&'static str, fn(i64) -> DateTime<Utc>);

fn clocks() -> Vec<Clock> {
    let good: fn(i64) -> DateTime<Utc> = |run| Moment::on(date(TODAY)).at + TimeDelta::hours(run);
    vec![
        ("right", good),
        ("1970", |_| DateTime::UNIX_EPOCH),
        ("2005", |run| Moment::on(date("2005-01-01")).at + TimeDelta::minutes(run)),
        ("2038", |run| Moment::on(date("2038-01-20")).at + TimeDelta::minutes(run)),
        ("ten years ahead", |run| Moment::on(date("2036-11-23")).at + TimeDelta::minutes(run)),
        ("an hour slower each run", |run| Moment::on(date(TODAY)).at - TimeDelta::hours(run)),
    ]
}

/// Enters a day's papers over several starts of the program, each with a backup. Answers the numbers that were given,
/// the report, and how many backups are left.
fn days_work(clock: fn(i64) -> DateTime<Utc>) -> (Vec<String>, String, usize) {
    let mut desk = Desk::on(TODAY);
    desk.load(&[matter("V")]);
    let mut numbers = Vec::new();
    for run in 0..9 {
        desk.now = Moment { at: clock(run), today: date(TODAY) };
        for (slice, draft) in
            [(Slice::Petition, petition(&format!("D{run}"), TODAY)), (Slice::Visit, visit(&format!("R{run}"), TODAY))]
        {
            let mut draft = object(&draft);
            draft.shift_remove("type");
            let done = desk.add(slice, &serde_json::Value::Object(draft));
            numbers.push(format!("{slice:?} {}", done.value.number.unwrap()));
        }
        backup::keep_safe(&desk.book, desk.now).unwrap();
    }
    assert!(desk.book.examine().unwrap().ok);
    let report = serde_json::to_string(&desk.report("2026-12").summary).unwrap();
    (numbers, report, backup::stock(&desk.book).unwrap().len())
}

#[test]
fn numbers_backups_and_totals_are_the_same_whatever_the_clock_says() {
    let right = days_work(clocks()[0].1);
    let mut given = right.0.clone();
    given.sort();
    given.dedup();
    assert_eq!((given.len(), right.2), (18, 9), "no number twice, no backup lost");
    for (name, clock) in clocks().into_iter().skip(1) {
        assert_eq!(days_work(clock), right, "{name}");
    }
}

#[test]
fn the_year_of_a_number_is_that_of_the_day_of_receipt() {
    let mut desk = Desk::on(TODAY);
    desk.load(&[matter("V"), petition("D1", "2026-11-20")]);
    desk.now = Moment { at: DateTime::UNIX_EPOCH, today: date(TODAY) };
    desk.load(&[petition("D2", "2026-11-21")]);
    let export = desk.export();
    assert!(export.contains("1/2026") && export.contains("2/2026") && !export.contains("1970"));
}

#[test]
fn a_register_reopened_under_a_wrong_clock_asks_and_one_under_a_right_clock_does_not() {
    let desk = Desk::on(TODAY);
    let last = desk.book.last_day().unwrap();
    assert_eq!(last, date(TODAY));
    let made = date("2026-11-01");
    for (today, asks) in [
        ("1970-01-01", true),
        ("2005-01-01", true),
        ("2038-01-20", true),
        ("2036-11-23", true),
        (TODAY, false),
        ("2026-11-22", false),
        ("2026-12-31", false),
    ] {
        assert_eq!(doubt(date(today), made, Some(last)).is_some(), asks, "{today}");
    }
}

#[test]
fn a_backup_of_2005_does_not_push_out_those_of_the_days_before() {
    let desk = Desk::on(TODAY);
    let place = backup::own_place(&desk.book);
    let mut kept = 0;
    for back in (0..14).rev() {
        let now = Moment::on(date(TODAY).checked_sub_days(Days::new(back)).unwrap());
        backup::to_place(&desk.book, &place, now).unwrap();
        kept += 1;
    }
    for _ in 0..20 {
        backup::to_place(&desk.book, &place, Moment::on(date("2005-01-01"))).unwrap();
    }
    let left = backup::stock(&desk.book).unwrap();
    let of_before = left.iter().filter(|one| one.manifest.today > date("2020-01-01")).count();
    // The day of 2005 takes the place of one day, the oldest of the fourteen.
    assert!(of_before >= kept - 1, "{of_before} of {kept}");
}

#[test]
fn nothing_is_left_where_a_register_could_not_be_made() {
    use casebook::casebook::disk::{Disk, Step, watched};
    /// Refuses every change below a folder from some step on, as a medium that may not be written does.
    struct Refuses(std::cell::Cell<u32>, std::io::ErrorKind);
    impl Disk for Refuses {
        fn before(&self, step: &Step<'_>) -> std::io::Result<()> {
            if matches!(step, Step::Remove(_) | Step::RemoveFolder(_)) {
                return Ok(());
            }
            let left = self.0.get();
            self.0.set(left.saturating_sub(1));
            if left == 0 { Err(self.1.into()) } else { Ok(()) }
        }
    }
    let room = tempfile::tempdir().unwrap();
    let folder = room.path().join("So that");
    let mut refused = 0;
    for kind in [std::io::ErrorKind::PermissionDenied, std::io::ErrorKind::ReadOnlyFilesystem] {
        for step in 0.. {
            let disk = std::rc::Rc::new(Refuses(std::cell::Cell::new(step), kind));
            let made = watched(disk, || {
                casebook::create(&folder, tests::PASSPHRASE, false, tests::QUICK, Moment::on(date(TODAY)))
            });
            match made {
                Ok(_) => break,
                Err(error) => assert!(casebook::wording::error(&error).contains("Hãy"), "{error:?}"),
            }
            refused += 1;
            assert!(!folder.exists(), "after {step} steps");
        }
        std::fs::remove_dir_all(&folder).unwrap();
    }
    assert!(refused > 6, "{refused}");
}
