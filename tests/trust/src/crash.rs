//! Every state a power cut can leave: a clerk's work is recorded, cut at any event, left as a disk may leave it, and
//! opened again. Nothing acknowledged may be missing, nothing half done may stand, everything must prove whole. The same
//! with the syncs taken away must fail, or the harness sees nothing.

use std::collections::HashSet;
use std::path::Path;
use std::rc::Rc;

use casebook::backup;
use fastrand::Rng;

use crate::platter::{Left, Platter, lay_out, print_of};
use crate::scale::Scale;
use crate::table::Row;
use crate::trace::{Event, Trace};
use crate::work::{Said, Work};

/// How many states, and how they were.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Different states looked at.
    pub states: usize,
    /// Something acknowledged was missing.
    pub lost: usize,
    /// A register, a backup or a paper that is not whole.
    pub corrupt: usize,
    /// Something never acknowledged nor under way.
    pub half: usize,
    /// What was wrong first, for who has to mend it.
    pub first: Option<String>,
}

impl Tally {
    /// Tells whether nothing was wrong.
    pub fn is_clean(&self) -> bool {
        self.lost + self.corrupt + self.half == 0
    }

    /// How many states were wrong, in percent.
    pub fn bad_percent(&self) -> f64 {
        #[allow(clippy::cast_precision_loss, reason = "some ten thousands")]
        let (bad, all) = ((self.lost + self.corrupt + self.half) as f64, self.states.max(1) as f64);
        bad * 100.0 / all
    }

    /// Tells the counts.
    pub fn say(&self) -> String {
        format!("{} lost, {} corrupt, {} half", self.lost, self.corrupt, self.half)
    }

    /// Adds another's.
    pub fn add(&mut self, other: Self) {
        self.states += other.states;
        self.lost += other.lost;
        self.corrupt += other.corrupt;
        self.half += other.half;
        self.first = self.first.take().or(other.first);
    }
}

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// The program as it is.
    Ours,
    /// Control: nothing of the register and its log is synced.
    Off,
    /// Control: the engine's NORMAL, the write-ahead log synced only before it is moved into the file; no log.
    Normal,
    /// The engine's NORMAL again, but with the operation log as it is: what it is for.
    NormalWithLog,
    /// Control: papers written over the old ones, without a copy beside and without a sync.
    Naive,
    /// The program as it is, in changes of keys and restores.
    Keys,
    /// Control: the same with nothing synced.
    KeysOff,
}

/// What a check answers.
enum Verdict {
    Good,
    Lost(String),
    Corrupt(String),
    Half(String),
}

/// Looks at so many different states of a mode.
pub fn explore(mode: Mode, states: usize, seed: u64) -> Tally {
    let mut rng = Rng::with_seed(seed);
    let (mut tally, mut known) = (Tally::default(), HashSet::new());
    let mut dry = 0;
    while tally.states < states && dry < 20 {
        let room = room();
        let recorded = record(mode, room.path(), rng.u64(..));
        let before = tally.states;
        look(&recorded, mode, states.min(tally.states + 1_500), &mut rng, &mut known, &mut tally);
        dry = if tally.states == before { dry + 1 } else { 0 };
    }
    tally
}

/// A folder in memory where there is one: what is looked at is the order of things, not this machine's disk.
pub fn room() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    let made = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    made.unwrap()
}

struct Recorded {
    events: Vec<Event>,
    said: Vec<Said>,
    room: std::path::PathBuf,
}

fn record(mode: Mode, room: &Path, seed: u64) -> Recorded {
    let room = std::fs::canonicalize(room).unwrap();
    let trace = Trace::recording();
    let said = trace.over(|| {
        let mut work = Work::begin(&room, &trace, seed);
        if matches!(mode, Mode::Keys | Mode::KeysOff) {
            return change_keys(work);
        }
        let acts_only = matches!(mode, Mode::Off | Mode::Normal | Mode::NormalWithLog);
        for step in 0..24 {
            if acts_only || step % 4 != 3 {
                work.act();
            } else {
                work.write_out();
            }
            if !acts_only && step == 17 {
                work.restore();
            }
        }
        work.close();
        work.said
    });
    Recorded { events: without_syncs(mode, &trace.events()), said, room }
}

/// Two generations of keys and a restore, with a little work between.
fn change_keys(mut work: Work) -> Vec<Said> {
    for round in 0..2 {
        work.act();
        work.back_up();
        work.act();
        work.new_keys();
        work.act();
        if round == 1 {
            work.bring_back();
            work.act();
        }
    }
    work.close();
    work.said
}

fn without_syncs(mode: Mode, events: &[Event]) -> Vec<Event> {
    let holds = |path: &Path, part: &str| path.file_name().is_some_and(|name| name.to_string_lossy().contains(part));
    let mut kept = Vec::with_capacity(events.len());
    for (place, event) in events.iter().enumerate() {
        let next = events[place + 1..].iter().find(|event| !matches!(event, Event::Said(_)));
        let before_move = matches!(next, Some(Event::Write(path, ..)) if path.ends_with("so.dnth"));
        // NORMAL too syncs the header of a log begun anew, and the room is the house's own: without either, frames of
        // two logs may stand mixed.
        let before = events[..place].iter().rev().find(|event| !matches!(event, Event::Said(_)));
        let begins = matches!(before, Some(Event::Write(path, at, bytes))
            if holds(path, "-wal") && (*at == 0 || bytes.iter().all(|byte| *byte == 0)));
        let goes = match (mode, event) {
            (Mode::Off, Event::Sync(path)) => holds(path, "so."),
            (Mode::KeysOff, Event::Sync(_) | Event::SyncFolder(_)) => true,
            (Mode::Normal | Mode::NormalWithLog, Event::Sync(path)) if holds(path, "-wal") => !before_move && !begins,
            (Mode::Normal, event) if event.path().is_some_and(|path| holds(path, "nhat-ky")) => true,
            (Mode::Naive, Event::Sync(path)) => holds(path, ".xlsx") || holds(path, ".jsonl"),
            _ => false,
        };
        if goes {
            continue;
        }
        match event {
            // Writing over: the copy beside is the paper itself.
            Event::Create(path) if mode == Mode::Naive && is_paper(path) => kept.push(Event::Create(bare(path))),
            Event::Write(path, at, bytes) if mode == Mode::Naive && is_paper(path) => {
                kept.push(Event::Write(bare(path), *at, bytes.clone()));
            }
            Event::Rename(from, _) if mode == Mode::Naive && is_paper(from) => {}
            other => kept.push(other.clone()),
        }
    }
    kept
}

fn is_paper(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with("bao-cao") || name.starts_with("xuat")
}

fn bare(path: &Path) -> std::path::PathBuf {
    path.with_file_name(path.file_name().unwrap_or_default().to_string_lossy().trim_end_matches(".tam"))
}

fn look(
    recorded: &Recorded,
    mode: Mode,
    most: usize,
    rng: &mut Rng,
    known: &mut HashSet<[u8; 32]>,
    tally: &mut Tally,
) {
    let bench = room();
    // Cuts in order, so that the disk is played forward once; one in ten while the register is only being made, where
    // nothing is promised yet.
    let all = recorded.events.len();
    let begun = recorded.events.iter().position(|event| matches!(event, Event::Said(_))).map_or(1, |place| place + 1);
    let mut any = || {
        if matches!(mode, Mode::Ours | Mode::Keys) && rng.u8(..10) == 0 {
            rng.usize(1..=begun)
        } else {
            rng.usize(begun..=all)
        }
    };
    let mut cuts: Vec<usize> = (0..most - tally.states).map(|_| any()).collect();
    cuts.sort_unstable();
    let (mut platter, mut played, mut said) = (Platter::holding(&holding(&recorded.room)), 0, 0);
    for cut in cuts {
        while played < cut {
            if let Event::Said(what) = &recorded.events[played] {
                said = what + 1;
            }
            platter.play(&recorded.events[played]);
            played += 1;
        }
        let left = platter.cut(rng);
        // A control is asked what it loses where something was lost.
        if !matches!(mode, Mode::Ours | Mode::Keys) && left == platter.killed()
            || !known.insert(print_of(&left, said))
        {
            continue;
        }
        tally.states += 1;
        lay_out(&left, &recorded.room, bench.path());
        match check(recorded, bench.path(), said, mode) {
            Verdict::Good => {}
            Verdict::Lost(what) => (tally.lost, tally.first) = (tally.lost + 1, tally.first.take().or(Some(what))),
            Verdict::Corrupt(what) => {
                (tally.corrupt, tally.first) = (tally.corrupt + 1, tally.first.take().or(Some(what)));
            }
            Verdict::Half(what) => (tally.half, tally.first) = (tally.half + 1, tally.first.take().or(Some(what))),
        }
        if keeps_bad() && tally.first.is_some() && matches!(mode, Mode::Ours | Mode::Keys | Mode::NormalWithLog) {
            let kept = std::env::temp_dir().join("trust-bad");
            lay_out(&left, &recorded.room, &kept);
            panic!("kept in {}: {:?} (cut {cut}, said {said})", kept.display(), tally.first);
        }
    }
}

fn keeps_bad() -> bool {
    std::env::var_os("TRUST_KEEP").is_some()
}

fn holding(room: &Path) -> Left {
    [(room.to_owned(), None)].into()
}

fn check(recorded: &Recorded, bench: &Path, said: usize, mode: Mode) -> Verdict {
    let (past, next) = recorded.said.split_at(said);
    if mode != Mode::Naive {
        match register(past, next, &bench.join("so")) {
            Verdict::Good => {}
            other => return other,
        }
    }
    papers(recorded, past, next, bench)
}

/// The register opens with the passphrase of the moment, stands where it was said to, and is whole.
fn register(past: &[Said], next: &[Said], folder: &Path) -> Verdict {
    let passphrase = |said: &Said| if let Said::Passphrase(one) = said { Some(one.clone()) } else { None };
    let head = |said: &Said| if let Said::Head(acts, heads) = said { Some((*acts, heads.clone())) } else { None };
    let Some(current) = past.iter().rev().find_map(head) else {
        // Nothing was acknowledged yet; opening may answer anything but a panic.
        let _ = casebook::open(folder, crate::work::PASSPHRASE);
        return Verdict::Good;
    };
    let spoken = past.iter().rev().find_map(passphrase).into_iter().chain(next.iter().find_map(passphrase));
    let mut why = String::new();
    let opened = spoken.into_iter().find_map(|one| match casebook::open(folder, &one) {
        Ok(book) => Some((book, one)),
        Err(error) => {
            why = format!("{error:?}");
            None
        }
    });
    let Some((book, passphrase)) = opened else { return Verdict::Corrupt(format!("does not open: {why}")) };
    let stands = crate::work::stands(folder, &passphrase);
    // One thing a clerk does may be two acts; the next said is reached by way of them.
    let coming = next.iter().find_map(head);
    if stands != current && coming.as_ref() != Some(&stands) {
        if stands.0 <= current.0 {
            return Verdict::Lost(format!("stands at act {} of {}", stands.0, current.0));
        }
        if coming.is_none_or(|coming| stands.0 >= coming.0) {
            return Verdict::Half(format!("stands at act {} after {}", stands.0, current.0));
        }
    }
    match book.examine() {
        Ok(found) if found.ok => Verdict::Good,
        Ok(found) => Verdict::Corrupt(format!("{:?}", found.findings)),
        Err(error) => Verdict::Corrupt(format!("{error:?}")),
    }
}

/// Every paper is the one last acknowledged or the one being written, every newest backup is whole.
fn papers(recorded: &Recorded, past: &[Said], next: &[Said], bench: &Path) -> Verdict {
    let here = |path: &Path| bench.join(path.strip_prefix(&recorded.room).unwrap());
    let backup = past.iter().rev().find_map(|said| if let Said::Backup(path) = said { Some(path) } else { None });
    if let Some(path) = backup
        && let Err(error) = backup::inspect(&here(path))
    {
        return Verdict::Lost(format!("a backup: {error:?}"));
    }
    for name in ["bao-cao.xlsx", "xuat.jsonl"] {
        let of = |said: &Said| match said {
            Said::Paper(path, bytes) if path.ends_with(name) => Some(bytes.clone()),
            _ => None,
        };
        let held = std::fs::read(bench.join(name)).ok();
        let (last, coming) = (past.iter().rev().find_map(of), next.iter().find_map(of));
        match (&held, &last) {
            (None, Some(_)) => return Verdict::Lost(format!("{name} is gone")),
            (Some(held), _) if Some(held) != last.as_ref() && Some(held) != coming.as_ref() => {
                return Verdict::Half(format!("{name} is torn"));
            }
            _ => {}
        }
    }
    Verdict::Good
}

/// Records work of the caller's own, from a register that is there.
pub fn record_work(work: impl FnOnce(&Rc<Trace>)) -> Vec<Event> {
    let trace = Trace::recording();
    trace.over(|| work(&trace));
    trace.events()
}

/// The rows of the table: ours for each seed, and the controls that must fail.
pub fn rows(scale: &Scale) -> Vec<Row> {
    let mut ours = Tally::default();
    for tally in spread(&scale.seeds, |seed| explore(Mode::Ours, scale.states, seed)) {
        ours.add(tally);
    }
    let all = scale.states * scale.seeds.len();
    let what = format!("power cut at any moment, {} seeds", scale.seeds.len());
    let bar = format!("≥ {all}: 0");
    let holds = ours.is_clean() && ours.states >= all;
    let mut rows = vec![Row::new(&what, &ours.states, &ours.say(), &bar, holds).because(ours.first)];
    let controls = [
        (Mode::Off, "control: nothing synced", 90.0),
        (Mode::Normal, "control: synced only before a checkpoint, no operation log", 20.0),
        (Mode::Naive, "control: papers written over the old ones", 20.0),
    ];
    for (mode, what, least) in controls {
        let tally = explore(mode, scale.control, 1);
        let holds = tally.bad_percent() >= least;
        let found = format!("{:.0} % bad: {}", tally.bad_percent(), tally.say());
        rows.push(Row::new(what, &tally.states, &found, &format!("must fail: ≥ {least} %"), holds));
    }
    let tally = explore(Mode::NormalWithLog, scale.control, 1);
    let holds = tally.is_clean();
    let what = "the same, but with the operation log";
    rows.push(Row::new(what, &tally.states, &tally.say(), "0", holds).because(tally.first));
    rows
}

/// Looks at each seed in a thread of its own.
fn spread(seeds: &[u64], look: impl Fn(u64) -> Tally + Sync) -> Vec<Tally> {
    std::thread::scope(|scope| {
        let look = &look;
        let running: Vec<_> = seeds.iter().map(|seed| scope.spawn(move || look(*seed))).collect();
        running.into_iter().map(|one| one.join().unwrap()).collect()
    })
}
