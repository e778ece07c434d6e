//! How much is looked at: lightly by `make test`, heavily by `make trust`.

use std::time::Duration;

/// How much.
#[derive(Debug, Clone)]
pub struct Scale {
    /// The seeds of the power cuts.
    pub seeds: Vec<u64>,
    /// Different states after a power cut, for each seed.
    pub states: usize,
    /// States of each control.
    pub control: usize,
    /// Programs killed.
    pub kills: usize,
    /// Acts acknowledged before a kill, on average.
    pub acts: usize,
    /// Bits flipped.
    pub flips: usize,
    /// Pages zeroed.
    pub pages: usize,
    /// Files cut short.
    pub cuts: usize,
    /// Of so many damaged registers one is rescued.
    pub rescue: usize,
    /// Points where a backup, a rotation, a restore and a migration are killed.
    pub points: usize,
    /// Of so many full disks one is looked at.
    pub stride: usize,
    /// Changes by a foreign tool.
    pub foreign: usize,
    /// Searches.
    pub searches: usize,
    /// Bits flipped before an examination.
    pub examined: usize,
    /// Copies of a key spoilt.
    pub keys: usize,
    /// Logs deleted, cut, reordered, strayed into.
    pub logs: usize,
    /// Places with foreign and forged backups.
    pub strangers: usize,
    /// Places a file is written to.
    pub targets: usize,
    /// Different states after a power cut in a change of keys or a restore.
    pub rekeyed: usize,
    /// Programs killed in one.
    pub rekills: usize,
    /// States that deleting and laying back single files makes.
    pub laid_back: usize,
    /// Programs looked into after a lock.
    pub locked: usize,
    /// How long each fuzzer runs.
    pub fuzz: Duration,
}

impl Scale {
    /// A few minutes for all of it, on a debug build.
    pub fn light() -> Self {
        Self {
            seeds: vec![1],
            states: 400,
            control: 120,
            kills: 8,
            acts: 15,
            flips: 60,
            pages: 12,
            cuts: 8,
            rescue: 20,
            points: 60,
            stride: 29,
            foreign: 80,
            searches: 1_000,
            examined: 40,
            keys: 24,
            logs: 24,
            strangers: 6,
            targets: 60,
            rekeyed: 150,
            rekills: 4,
            laid_back: 10,
            locked: 1,
            fuzz: Duration::from_secs(2),
        }
    }

    /// The whole, or a percentage of it.
    pub fn heavy(percent: usize) -> Self {
        let of = |whole: usize| (whole * percent / 100).max(1);
        let seconds = u64::try_from(of(600)).unwrap();
        Self {
            seeds: vec![1, 2, 3],
            states: of(50_000),
            control: of(2_000).min(2_000),
            kills: of(1_000),
            acts: 110,
            flips: of(2_000),
            pages: of(200),
            cuts: of(100),
            rescue: 1,
            points: of(500),
            stride: (100 / percent.clamp(1, 100)).max(1),
            foreign: of(1_000),
            searches: of(20_000),
            examined: of(300),
            keys: of(200),
            logs: of(200),
            strangers: of(60),
            targets: of(200),
            rekeyed: of(20_000),
            rekills: of(200),
            laid_back: of(1_000),
            locked: of(10),
            fuzz: Duration::from_secs(seconds),
        }
    }
}
