//! A log that was deleted, cut, reordered or strayed into: found at every examination, and no act lost.

use std::path::{Path, PathBuf};

use vault::backup;
use vault::examine::What;

use super::derived::{DAYS, Room, dump, now};

/// The path of a segment of the log.
fn segment(folder: &Path, number: u64) -> PathBuf {
    folder.join(format!("so.nhat-ky-{number:06}"))
}

/// Damages the log of a closed register of several segments, and tells what its examination finds afterwards, twice.
fn found_after(damage: impl Fn(&Path)) -> Vec<Vec<What>> {
    let (room, mut book) = Room::new();
    for act in DAYS {
        act(&mut book);
        if DAYS.iter().position(|one| std::ptr::fn_addr_eq(*one, *act)).is_some_and(|at| at % 4 == 3) {
            book.bare_cut().unwrap();
        }
    }
    let whole = dump(&book);
    drop(book);
    damage(&room.folder());
    (0..2)
        .map(|_| {
            let book = room.open().unwrap();
            assert!(dump(&book) == whole, "no act is lost");
            book.examine().unwrap().findings.into_iter().map(|finding| finding.code).collect()
        })
        .collect()
}

fn cut(folder: &Path, number: u64, keep: usize) {
    let path = segment(folder, number);
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[keep..].fill(0);
    std::fs::write(&path, bytes).unwrap();
}

#[test]
fn a_log_that_was_deleted_cut_or_reordered_is_found_every_time() {
    assert_eq!(found_after(|_| ()), [vec![], vec![]]);
    let remove = |folder: &Path, number| std::fs::remove_file(segment(folder, number)).unwrap();
    let all = vec![What::LogMissing; 4];
    assert_eq!(found_after(|folder| (1..=4).for_each(|number| remove(folder, number))), [all.clone(), all]);
    for number in [2, 4] {
        for found in found_after(|folder| remove(folder, number)) {
            assert!(found.contains(&What::LogMissing), "segment {number}: {found:?}");
        }
    }
    for found in found_after(|folder| cut(folder, 3, 1_200)) {
        assert!(!found.is_empty() && !found.contains(&What::LogForeign), "{found:?}");
    }
    for found in found_after(|folder| {
        let (one, other) = (segment(folder, 1), segment(folder, 2));
        std::fs::rename(&one, folder.join("x")).unwrap();
        std::fs::rename(&other, &one).unwrap();
        std::fs::rename(folder.join("x"), &other).unwrap();
    }) {
        assert!(found.iter().filter(|what| **what == What::LogDamaged).count() == 2, "{found:?}");
    }
}

#[test]
fn the_last_entries_cut_off_a_closed_log_are_missed_even_when_they_were_one() {
    let (room, mut book) = Room::new();
    DAYS[0](&mut book);
    let before = book.bare_log();
    DAYS[1](&mut book);
    drop(book);
    cut(&room.folder(), 1, usize::try_from(before).unwrap());
    for _ in 0..2 {
        let found = room.open().unwrap().examine().unwrap();
        assert_eq!(found.findings.first().map(|finding| finding.code), Some(What::LogLost));
        assert!(!found.ok);
    }
}

#[test]
fn a_stray_file_between_the_segments_is_set_aside_with_a_word_and_stops_nothing() {
    let strays = ["so.nhat-ky-000099", "so.nhat-ky--9", "so.nhat-ky-9", "so.nhat-ky-000006", "so.nhat-ky-000000"];
    let aside = [What::LogForeign; 5];
    let found =
        found_after(|folder| strays.iter().for_each(|stray| std::fs::write(folder.join(stray), "lạ").unwrap()));
    assert_eq!(found, [aside, aside]);
    let (room, book) = Room::new();
    drop(book);
    std::fs::create_dir(room.folder().join("so.nhat-ky-000002")).unwrap();
    let found = room.open().unwrap().examine().unwrap();
    assert!(found.ok && found.findings.len() == 1, "{found:?}");
    assert_eq!(found.findings[0].file, "so.nhat-ky-000002.1.la");
}

#[test]
fn segments_that_backups_hold_and_that_were_let_go_are_not_missed() {
    let (room, mut book) = Room::new();
    for act in DAYS {
        act(&mut book);
        backup::keep_safe(&book, now()).unwrap();
    }
    assert!(!segment(&room.folder(), 1).exists());
    assert_eq!(book.examine().unwrap().findings, []);
    drop(book);
    // A kill before the files went: they are no strangers.
    let left = segment(&room.folder(), 2);
    let (other, _book) = Room::new();
    std::fs::copy(segment(&other.folder(), 1), &left).unwrap();
    let found = room.open().unwrap().examine().unwrap().findings;
    assert_eq!(found.iter().map(|finding| finding.code).collect::<Vec<_>>(), [What::LogForeign]);
}
