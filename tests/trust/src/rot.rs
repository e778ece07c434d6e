//! Rot: bits flipped, pages zeroed, the register's file cut short. Opening, reading or examining must refuse before a
//! wrong value is shown; the newest backup and the operation log must give everything back.

use std::path::Path;

use casebook::backup;
use fastrand::Rng;

use crate::crash::room;
use crate::sample::{Sample, everything};
use crate::scale::Scale;
use crate::table::{Row, Wrongs};
use crate::work::{PAGE, PASSPHRASE, now};

/// One way of rotting; it answers the bytes that are left.
type Rot = fn(Vec<u8>, &mut Rng) -> Vec<u8>;

/// The rows: flips, pages, cuts, and what was had back.
pub fn rows(scale: &Scale) -> Vec<Row> {
    let sample = Sample::make(80, 3);
    let mut rescued = Wrongs::of(&["acts lost"]);
    let ways: [(&str, usize, Rot); 3] = [
        ("a bit of the register flipped", scale.flips, flip),
        ("a page of the register zeroed", scale.pages, zero),
        ("the register cut short", scale.cuts, cut),
    ];
    let mut rows = Vec::new();
    for (what, many, rot) in ways {
        let mut rng = Rng::with_seed(many as u64);
        let mut wrongs = Wrongs::of(&["unnoticed", "wrong values shown"]);
        let bench = room();
        while wrongs.looked < many {
            let folder = sample.lay(bench.path());
            spoil(&folder, rot, &mut rng);
            judge(&sample, &folder, &mut wrongs);
            if wrongs.looked.is_multiple_of(scale.rescue) {
                let folder = sample.lay(bench.path());
                spoil(&folder, rot, &mut rng);
                rescue(&sample, &folder, &mut rescued);
            }
        }
        rows.push(wrongs.row(what, many));
    }
    let least = (scale.flips + scale.pages + scale.cuts) / scale.rescue;
    rows.push(rescued.row("restored from the newest backup and the operation log", least.saturating_sub(3)));
    rows
}

fn spoil(folder: &Path, rot: Rot, rng: &mut Rng) {
    let path = folder.join("so.dnth");
    let bytes = std::fs::read(&path).unwrap();
    std::fs::write(&path, rot(bytes, rng)).unwrap();
}

fn flip(mut bytes: Vec<u8>, rng: &mut Rng) -> Vec<u8> {
    let at = rng.usize(..bytes.len());
    bytes[at] ^= 1 << rng.u8(..8);
    bytes
}

fn zero(mut bytes: Vec<u8>, rng: &mut Rng) -> Vec<u8> {
    let page = rng.usize(..bytes.len() / PAGE);
    bytes[page * PAGE..(page + 1) * PAGE].fill(0);
    bytes
}

fn cut(mut bytes: Vec<u8>, rng: &mut Rng) -> Vec<u8> {
    bytes.truncate(rng.usize(..bytes.len()));
    bytes
}

fn judge(sample: &Sample, folder: &Path, wrongs: &mut Wrongs) {
    wrongs.looked += 1;
    let Ok(mut book) = casebook::open(folder, PASSPHRASE) else { return };
    let Ok(lines) = everything(&mut book) else { return };
    if lines != sample.lines {
        wrongs.note("wrong values shown", || String::from("in the export"));
    } else if book.examine().is_ok_and(|found| found.ok) {
        wrongs.note("unnoticed", || String::from("opened, read and examined"));
    }
}

fn rescue(sample: &Sample, folder: &Path, rescued: &mut Wrongs) {
    rescued.looked += 1;
    if let Err(error) = backup::rescue(folder, PASSPHRASE, now()) {
        return rescued.note("acts lost", || format!("not rescued: {error:?}"));
    }
    let mut book = match casebook::open(folder, PASSPHRASE) {
        Ok(book) => book,
        Err(error) => return rescued.note("acts lost", || format!("not opened: {error:?}")),
    };
    let good = book.examine().is_ok_and(|found| found.ok);
    if !good || !sample.is_in(folder, PASSPHRASE) || everything(&mut book).ok().as_ref() != Some(&sample.lines) {
        rescued.note("acts lost", || format!("examined {good}, last act there {}", sample.is_in(folder, PASSPHRASE)));
    }
}
