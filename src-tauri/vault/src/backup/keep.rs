//! Which backups stay. Ordered by sequence number; the dates only sort them into days, weeks and months and are
//! never compared with today, so that a clock in the wrong year costs a place but no history.

use std::collections::BTreeSet;

use chrono::Datelike;

use super::Manifest;

const NEWEST: usize = 10;
const DAYS: usize = 14;
const WEEKS: usize = 8;
const MONTHS: usize = 24;
/// A register never shrinks by itself: under this many hundredths of the backup before, nothing goes.
const DROP: i128 = 95;

/// What the thinning rule answers about the backups of one register.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Thinning {
    /// The sequence numbers of the backups that may go, oldest first.
    pub may_go: Vec<i64>,
    /// One of them holds suspiciously less than the one before; nothing goes until the clerk has said that it is right.
    pub sudden_drop: bool,
}

/// Says which of one register's good backups may go: not the newest ten, nor the newest of each of 14 days, 8 weeks
/// and 24 months that have one. Where the clock goes back, dates say less than they should; the newest of each of the
/// last 14 stretches between two such steps stays too. Of a loss up to and with the backup `accepted` the clerk has said
/// that it is right.
#[must_use]
pub fn keep(manifests: &[Manifest], accepted: i64) -> Thinning {
    let mut newest_first: Vec<&Manifest> = manifests.iter().collect();
    newest_first.sort_by_key(|manifest| std::cmp::Reverse(manifest.sequence));
    newest_first.dedup_by_key(|manifest| manifest.sequence);
    if dropped(&newest_first, accepted).is_some() {
        return Thinning { may_go: Vec::new(), sudden_drop: true };
    }
    let mut stay: BTreeSet<i64> = newest_first.iter().take(NEWEST).map(|manifest| manifest.sequence).collect();
    stay.extend(newest_of_each(&newest_first, DAYS, |manifest| manifest.today));
    stay.extend(newest_of_each(&newest_first, WEEKS, |manifest| {
        (manifest.today.iso_week().year(), manifest.today.iso_week().week())
    }));
    stay.extend(newest_of_each(&newest_first, MONTHS, |manifest| (manifest.today.year(), manifest.today.month())));
    stay.extend(newest_of_each(&newest_first, DAYS, |manifest| manifest.clock_steps));
    let goes = |manifest: &&&Manifest| !stay.contains(&manifest.sequence);
    let may_go = newest_first.iter().rev().filter(goes).map(|manifest| manifest.sequence).collect();
    Thinning { may_go, sudden_drop: false }
}

/// Finds the newest backup that holds suspiciously less than the one before it, and that one.
pub(super) fn dropped<'a>(newest_first: &[&'a Manifest], accepted: i64) -> Option<(&'a Manifest, &'a Manifest)> {
    let count = |manifest: &Manifest| manifest.contents.counts.values().map(|count| i128::from(*count)).sum::<i128>();
    let mut pairs = newest_first.iter().zip(newest_first.iter().skip(1));
    let found = pairs.find(|(newer, before)| newer.sequence > accepted && count(newer) * 100 < count(before) * DROP);
    found.map(|(newer, before)| (*newer, *before))
}

/// The newest of each stretch of time, for the newest so many stretches.
fn newest_of_each<Stretch: Ord>(
    newest_first: &[&Manifest],
    most: usize,
    stretch: impl Fn(&Manifest) -> Stretch,
) -> Vec<i64> {
    let mut seen = BTreeSet::new();
    let first = newest_first.iter().filter(|manifest| seen.insert(stretch(manifest)));
    first.map(|manifest| manifest.sequence).take(most).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use chrono::{Days, NaiveDate, TimeDelta};

    use super::*;
    use crate::backup::Contents;
    use crate::moment::Moment;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn backup(sequence: i64, today: NaiveDate, records: i64) -> Manifest {
        let counts = [("petition".to_owned(), records)].into();
        Manifest::new(Moment::on(today), sequence, Contents { counts, ..Contents::default() })
    }

    /// As many a day as said, on consecutive days from 2026-01-01 on.
    fn days(days: u64, a_day: u64) -> Vec<Manifest> {
        (0..days * a_day)
            .map(|n| backup(i64::try_from(n + 1).unwrap(), day("2026-01-01") + Days::new(n / a_day), 100))
            .collect()
    }

    /// Makes one backup after another, as the office does, and thins after each.
    fn over_time(backups: impl IntoIterator<Item = Manifest>) -> Vec<Manifest> {
        let mut held: Vec<Manifest> = Vec::new();
        for backup in backups {
            held.push(backup.after(held.last()));
            let gone = keep(&held, 0).may_go;
            held.retain(|manifest| !gone.contains(&manifest.sequence));
        }
        held
    }

    #[test]
    fn the_rule_as_a_table() {
        for (case, backups, stay) in [
            ("no backup", Vec::new(), 0),
            ("one", days(1, 1), 1),
            ("the newest ten", days(1, 10), 10),
            ("the eleventh of a day goes", days(1, 11), 10),
            ("one a day for 14 days and no older week is complete", days(14, 1), 14),
            // Ten of today and one for each of the 13 days before.
            ("ten a day for 14 days", days(14, 10), 23),
            // 14 days; the eight weeks are those of 2-8 March back to 12-18 January, January's month end.
            ("one a day for two months", days(59, 1), 14 + 6),
        ] {
            let gone = keep(&backups, 0);
            assert_eq!(backups.len() - gone.may_go.len(), stay, "{case}");
            assert!(!gone.sudden_drop, "{case}");
        }
    }

    #[test]
    fn three_years_of_backups_leave_days_weeks_and_months() {
        let held = over_time(days(3 * 365, 4));
        let months: BTreeSet<_> = held.iter().map(|m| (m.today.year(), m.today.month())).collect();
        let weeks: BTreeSet<_> =
            held.iter().rev().map(|m| (m.today.iso_week().year(), m.today.iso_week().week())).collect();
        assert_eq!(months.len(), 24);
        assert!(weeks.len() >= 8);
        assert!(held.len() < 24 + 8 + 14 + 10, "{}", held.len());
        assert_eq!(held.last().unwrap().sequence, 3 * 365 * 4);
    }

    #[test]
    fn the_order_of_the_list_and_a_second_copy_change_nothing() {
        let backups = days(30, 3);
        let mut mixed: Vec<Manifest> = backups.iter().rev().chain(&backups).cloned().collect();
        mixed.rotate_left(7);
        assert_eq!(keep(&mixed, 0), keep(&backups, 0));
    }

    #[test]
    fn a_register_that_shrank_suddenly_lets_nothing_go() {
        let mut backups = days(30, 3);
        for (records, sudden_drop) in [(95, false), (94, true), (0, true), (101, false)] {
            backups.push(backup(91, day("2026-01-31"), records));
            let answer = keep(&backups, 0);
            assert_eq!(answer.sudden_drop, sudden_drop, "{records} of 100");
            assert_eq!(answer.may_go.is_empty(), sudden_drop, "{records} of 100");
            backups.pop();
        }
    }

    #[test]
    fn a_loss_is_asked_about_until_it_is_said_to_be_right() {
        let mut backups = days(30, 3);
        backups.extend((91..100).map(|sequence| backup(sequence, day("2026-01-31"), 50)));
        assert!(keep(&backups, 0).sudden_drop && keep(&backups, 90).sudden_drop);
        let accepted = keep(&backups, 99);
        assert!(!accepted.sudden_drop && !accepted.may_go.is_empty());
        backups.push(backup(100, day("2026-01-31"), 40));
        assert!(keep(&backups, 99).sudden_drop);
    }

    #[test]
    fn a_clock_in_2005_costs_no_history() {
        let good = over_time(days(400, 2));
        // A dead battery: each morning is the same morning of 2005.
        let morning = backup(0, day("2005-01-01"), 100);
        let dead = (0..200).map(|n| {
            let mut dead = Manifest { sequence: 1_000 + n, ..morning.clone() };
            dead.at += TimeDelta::minutes(30 * (n % (5 + n / 8 % 3)));
            dead
        });
        let held = over_time(good.iter().cloned().chain(dead));
        let real = |backups: &[Manifest]| -> BTreeSet<(i32, u32)> {
            backups.iter().map(|m| (m.today.year(), m.today.month())).filter(|(year, _)| *year > 2005).collect()
        };
        assert_eq!(real(&held), real(&good), "no month of before went");
        let mornings = held.iter().filter(|m| m.today == day("2005-01-01")).count();
        assert!(mornings >= 14 + 8, "the last of each of 14 such mornings and the newest ten: {mornings}");
    }

    #[test]
    fn a_clock_that_runs_ahead_or_back_takes_nothing_it_would_not_take_else() {
        for wrong in ["1970-01-01", "2005-01-01", "2036-11-23", "2038-01-20", "9999-12-31"] {
            let mut backups = over_time(days(20, 1));
            let before = backups.len();
            for (sequence, today) in [(100, day(wrong)), (101, day("2026-01-21"))] {
                backups.push(backup(sequence, today, 100).after(backups.last()));
            }
            let gone = keep(&backups, 0);
            assert!(!gone.may_go.contains(&101) && !gone.may_go.contains(&100), "{wrong}");
            assert!(gone.may_go.len() <= 2, "{wrong}: two came, at most two of {before} go");
        }
    }

    #[test]
    fn a_clock_an_hour_slower_each_run_keeps_the_days_before() {
        let mut backups = over_time(days(14, 1));
        let days_before: BTreeSet<i64> = backups.iter().skip(1).map(|m| m.sequence).collect();
        for hour in 0..30 {
            let mut slower = backup(100 + hour, day("2026-01-15"), 100);
            slower.at -= TimeDelta::hours(hour);
            backups.push(slower.after(backups.last()));
        }
        let gone: BTreeSet<i64> = keep(&backups, 0).may_go.into_iter().collect();
        assert!(gone.is_disjoint(&days_before));
        assert!(!gone.contains(&129));
    }
}
