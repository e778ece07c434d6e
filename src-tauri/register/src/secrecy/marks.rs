//! Everybody whose name is kept secret, by what a text could tell of them: kept in memory beside the open register, brought
//! up to date by what each act changed. A text is read once, word by word, for all of them together.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;

use vault::Reader;
use vault::error::Result;
use words::vietnamese::digits;
use words::vietnamese::word::{self, pair};

use super::person::{Person, Public, public};
use super::store;
use super::told::{Reading, Told, titles};

/// A paper with people to be kept secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Source {
    /// Nobody has classified it and its words do not say that it denounces: covered only in what leaves.
    pub is_open: bool,
    pub matter: Option<i64>,
    pub via_visit: Option<i64>,
    pub people: Vec<Person>,
}

/// Who is meant: a paper, and which of its people.
type Who = (i64, usize);
type Known = HashMap<u64, Vec<Who>, BuildHasherDefault<Plain>>;
type Words = HashSet<u64, BuildHasherDefault<Plain>>;

/// The marks of all of them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Marks {
    as_of: i64,
    public: Public,
    sources: BTreeMap<i64, Source>,
    by_matter: HashMap<i64, BTreeSet<i64>>,
    by_visit: HashMap<i64, BTreeSet<i64>>,
    /// Family names and given names, each whole and as a letter.
    first: Words,
    last: Words,
    /// Family name with given name; and the name as one word.
    names: Known,
    /// Telephones and identity numbers.
    numbers: Known,
    /// Given names, as somebody is called after a title; and a house's number with the first word of its road.
    called: Known,
    houses: Known,
}

/// The words before a given name among which the family name is looked for.
const BEFORE: usize = 6;

impl Marks {
    /// Gives the marks as the register stands. They are kept until the next act, which changes only its own.
    pub(crate) fn of(r: Reader<'_>) -> Result<Arc<Self>> {
        Ok(Self::with(r, &BTreeSet::new())?.0)
    }

    /// The same in the middle of an act that changed some papers, with what was and is said of each of them. Where nothing
    /// was kept of the time before, each may have changed.
    pub(crate) fn with(r: Reader<'_>, papers: &BTreeSet<i64>) -> Result<(Arc<Self>, Vec<Changed>)> {
        let kept = r.take_kept::<Self>();
        let is_fresh = kept.is_none();
        let mut marks = kept.map_or_else(|| Self::read(r).map(Arc::new), Ok)?;
        // The act that is being done is none of them: after it, whatever it changed is followed once more.
        let act = r.last_act()?;
        let mut changed = Vec::new();
        if marks.as_of != act || !papers.is_empty() {
            let own = Arc::make_mut(&mut marks);
            let held = |own: &Self, paper: &i64| own.sources.get(paper).filter(|_| !is_fresh).cloned();
            let before: Vec<_> = papers.iter().map(|paper| (*paper, held(own, paper))).collect();
            match store::touched(r, own.as_of, act)? {
                Some(_) if is_fresh => {}
                Some(touched) => own.follow(r, &touched.union(papers).copied().collect())?,
                None => *own = Self::read(r)?,
            }
            own.as_of = act;
            changed.extend(before.into_iter().filter_map(|(paper, before)| {
                let after = own.sources.get(&paper).cloned();
                let (before, after) = (before.filter(|one| !one.is_open), after.filter(|one| !one.is_open));
                (is_fresh || before != after).then_some(Changed { paper, before, after })
            }));
        }
        r.keep(Arc::clone(&marks));
        Ok((marks, changed))
    }

    fn read(r: Reader<'_>) -> Result<Self> {
        let mut marks = Self { as_of: r.last_act()?, public: public(r)?, ..Self::default() };
        for (paper, source) in store::sources(r, None, &marks.public)? {
            marks.enter(paper, source);
        }
        Ok(marks)
    }

    fn follow(&mut self, r: Reader<'_>, papers: &BTreeSet<i64>) -> Result<()> {
        for paper in papers {
            self.leave(*paper);
        }
        for (paper, source) in store::sources(r, Some(papers), &self.public)? {
            self.enter(paper, source);
        }
        Ok(())
    }

    fn enter(&mut self, paper: i64, source: Source) {
        for (key, by) in [(source.matter, &mut self.by_matter), (source.via_visit, &mut self.by_visit)] {
            if let Some(key) = key {
                by.entry(key).or_default().insert(paper);
            }
        }
        for (nth, person) in source.people.iter().enumerate() {
            let who = (paper, nth);
            self.each_key(person, |known, key| known.entry(key).or_default().push(who));
        }
        self.sources.insert(paper, source);
    }

    fn leave(&mut self, paper: i64) {
        let Some(source) = self.sources.remove(&paper) else { return };
        for (key, by) in [(source.matter, &mut self.by_matter), (source.via_visit, &mut self.by_visit)] {
            if let Some(held) = key.and_then(|key| by.get_mut(&key)) {
                held.remove(&paper);
            }
        }
        for (nth, person) in source.people.iter().enumerate() {
            let who = (paper, nth);
            self.each_key(person, |known, key| {
                if let Some(held) = known.get_mut(&key) {
                    held.retain(|one| *one != who);
                }
            });
        }
    }

    fn each_key(&mut self, person: &Person, mut each: impl FnMut(&mut Known, u64)) {
        if let (Some(family), Some(given)) = (person.family(), person.given()) {
            let letters = (person.initials.first().copied(), person.initials.last().copied());
            let firsts = [Some(family.key), letters.0];
            let lasts = [Some(given.key), letters.1];
            for first in firsts.into_iter().flatten() {
                self.first.insert(first);
                for last in lasts.into_iter().flatten() {
                    self.last.insert(last);
                    each(&mut self.names, pair(first, last));
                }
            }
        }
        if person.joined != 0 {
            self.last.insert(person.joined);
            each(&mut self.names, person.joined);
        }
        if let Some(given) = person.given() {
            each(&mut self.called, given.key);
        }
        for number in &person.numbers {
            each(&mut self.numbers, word::key(number));
        }
        for place in person.places.iter().filter(|place| place.is_house) {
            if let [number, road, ..] = place.own.as_slice() {
                each(&mut self.houses, pair(number.key, road.key));
            }
        }
    }

    /// Tells whether there is nobody to be kept secret.
    pub(super) fn is_empty(&self) -> bool {
        self.sources.is_empty()
    }

    /// Gives the papers a record is tied to, by its matter, its own id as a paper, its own id as a visit.
    pub(super) fn tied(&self, matters: &[i64], paper: Option<i64>, visit: Option<i64>) -> BTreeSet<i64> {
        let of_matters = matters.iter().filter_map(|matter| self.by_matter.get(matter)).flatten().copied();
        let of_visit = visit.and_then(|visit| self.by_visit.get(&visit)).into_iter().flatten().copied();
        of_matters.chain(of_visit).chain(paper.filter(|paper| self.sources.contains_key(paper))).collect()
    }

    /// Gives what of a text may not be shown. In what leaves the office, papers nobody has classified count too.
    pub(super) fn hidden(&self, text: &str, tied: &BTreeSet<i64>, leaves: bool) -> Vec<Told> {
        let mut who = BTreeSet::new();
        self.may_tell(text, |one| {
            who.insert(one);
        });
        for paper in tied {
            let people = self.sources.get(paper).map_or(0, |source| source.people.len());
            who.extend((0..people).map(|nth| (*paper, nth)));
        }
        if who.is_empty() {
            return Vec::new();
        }
        let reading = Reading::of(text);
        let mut told = Vec::new();
        for (paper, nth) in who {
            let Some(source) = self.sources.get(&paper).filter(|source| leaves || !source.is_open) else { continue };
            if let Some(person) = source.people.get(nth) {
                told.extend(reading.hidden(person, tied.contains(&paper)));
            }
        }
        told
    }

    /// Tells whether a folded text may tell of any of them.
    pub(crate) fn may_be_told(&self, text: &str) -> bool {
        let mut is_told = false;
        self.may_tell(text, |_| is_told = true);
        is_told
    }

    /// Tells who may be told in a text by a strong mark, or by weak ones that may stand together.
    fn may_tell(&self, text: &str, mut tell: impl FnMut(Who)) {
        if text.len() < 3 {
            return;
        }
        let mut before = [0_u64; BEFORE];
        let (mut digits, mut title) = (0, false);
        word::keys(text, |start, end, key, letters| {
            if self.last.contains(&key) {
                for first in before {
                    if self.first.contains(&first) {
                        self.names.get(&pair(first, key)).into_iter().flatten().copied().for_each(&mut tell);
                    }
                }
                self.names.get(&key).into_iter().flatten().copied().for_each(&mut tell);
            }
            if title {
                self.called.get(&key).into_iter().flatten().copied().for_each(&mut tell);
            }
            // Before the road may stand what it is: `7 đường Khe Nọi`.
            for number in before.into_iter().rev().take(2).filter(|_| !self.houses.is_empty()) {
                self.houses.get(&pair(number, key)).into_iter().flatten().copied().for_each(&mut tell);
            }
            digits += text.get(start..end).map_or(0, |word| word.bytes().filter(u8::is_ascii_digit).count());
            title = letters < 6 && is_called(key);
            before.rotate_left(1);
            if let Some(last) = before.last_mut() {
                *last = key;
            }
        });
        if digits >= 8 {
            digits::numbers(text, |own, _| {
                self.numbers.get(&word::key(own)).into_iter().flatten().copied().for_each(&mut tell);
            });
        }
    }
}

/// What was and is said of a denunciation; nothing of a paper that is none.
#[derive(Debug)]
pub(crate) struct Changed {
    pub(super) paper: i64,
    pub(super) before: Option<Source>,
    pub(super) after: Option<Source>,
}

impl Changed {
    /// Gives what the search index may hold of its people: words that stand together in a text where one of them is told.
    pub(crate) fn told_by(&self) -> Vec<Vec<String>> {
        [&self.before, &self.after]
            .into_iter()
            .flatten()
            .flat_map(|source| &source.people)
            .flat_map(Person::told_by)
            .collect()
    }

    /// Gives the paper, and the matters and visits it was and is tied to.
    pub(crate) fn ties(&self) -> (i64, Vec<i64>, Vec<i64>) {
        let both = || [&self.before, &self.after].into_iter().flatten();
        let visits = both().filter_map(|source| source.via_visit).collect();
        (self.paper, both().filter_map(|source| source.matter).collect(), visits)
    }
}

fn is_called(key: u64) -> bool {
    static TITLES: std::sync::LazyLock<Words> = std::sync::LazyLock::new(|| titles().collect());
    TITLES.contains(&key)
}

/// A key is mixed already.
#[derive(Debug, Clone, Copy, Default)]
struct Plain(u64);

impl Hasher for Plain {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}
