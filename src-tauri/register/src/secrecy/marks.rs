//! Everybody whose name is kept secret, by what a text could tell of them: kept in memory beside the open register, brought
//! up to date by what each act changed. A text is read once, word by word, for all of them together.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;
use std::sync::Arc;

use vault::Reader;
use vault::error::Result;
use words::vietnamese::digits;
use words::vietnamese::word::{self, Word, pair};

use super::person::{Person, Place, Public, public};
use super::store;
use super::told::{self, Mark, Reading, Told, titles};

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
type Keys = HashSet<u64, BuildHasherDefault<Plain>>;

/// Everybody of one name: whoever tells the name tells all of them, however many they are.
#[derive(Debug, Clone)]
struct Namesakes {
    one: Person,
    /// How many of them are behind a denunciation, and how many behind a paper nobody has classified.
    secret: usize,
    open: usize,
}

/// A given name and where its bearers live: beside each other the two tell, whoever of them it is.
#[derive(Debug, Clone)]
struct Home {
    given: Word,
    place: Place,
    secret: usize,
    open: usize,
}

/// The marks of all of them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Marks {
    as_of: i64,
    public: Public,
    sources: BTreeMap<i64, Source>,
    by_matter: HashMap<i64, BTreeSet<i64>>,
    by_visit: HashMap<i64, BTreeSet<i64>>,
    /// Family names and given names, each whole and as a letter.
    first: Keys,
    last: Keys,
    /// Family name with given name, and the name as one word: which names are so.
    names: HashMap<u64, Vec<usize>, BuildHasherDefault<Plain>>,
    namesakes: Vec<Namesakes>,
    by_name: HashMap<Vec<Word>, usize>,
    /// Telephones and identity numbers.
    numbers: Known,
    /// Given names as somebody is called after a title; a given name with the first word of where its bearer lives; a house's
    /// number with the first word of its road.
    called: Keys,
    homes: HashMap<u64, Vec<Home>, BuildHasherDefault<Plain>>,
    houses: Known,
}

/// So many papers are looked at each by itself where nothing was kept of the time before.
const FOLLOWED: usize = 64;

/// The words before a given name among which the family name is looked for.
const BEFORE: usize = 6;

/// What a text may tell.
enum May<'m> {
    /// A name.
    Name(usize),
    /// A given name, whole or with the name it is of, and where its bearer lives.
    Home(&'m Home),
    /// Somebody's house.
    Person(Who),
    /// A number.
    Number(Range<usize>),
}

impl Marks {
    /// Gives the marks as the register stands. They are kept until the next act, which changes only its own.
    pub(crate) fn of(r: Reader<'_>) -> Result<Arc<Self>> {
        let mut marks = Self::kept(r)?.0;
        let act = r.last_act()?;
        if marks.as_of != act {
            let own = Arc::make_mut(&mut marks);
            own.catch_up(r, act)?;
        }
        r.keep(Arc::clone(&marks));
        Ok(marks)
    }

    /// Brings the marks up to what the act being done has written of some papers, and gives what changed. After the act,
    /// whatever it changed is followed once more.
    pub(crate) fn follow(r: Reader<'_>, papers: &BTreeSet<i64>) -> Result<Changed> {
        let (mut marks, is_fresh) = Self::kept(r)?;
        let own = Arc::make_mut(&mut marks);
        own.catch_up(r, r.last_act()?)?;
        let secret = |source: &&Source| !source.is_open;
        // Read just now, they hold the papers as they are: as if nothing had been known of them before.
        let held = |paper: &i64| own.sources.get(paper).filter(|_| !is_fresh).cloned();
        let before: BTreeMap<i64, Source> = papers.iter().filter_map(|paper| Some((*paper, held(paper)?))).collect();
        let after: BTreeMap<i64, Source> = store::sources(r, Some(papers), &own.public)?.into_iter().collect();
        if is_fresh {
            papers.iter().for_each(|paper| own.leave(*paper));
        }
        let people = |sources: &BTreeMap<i64, Source>| -> Vec<Person> {
            sources.values().filter(secret).flat_map(|source| source.people.clone()).collect()
        };
        let mut told: Vec<Person> = people(&after).into_iter().filter(|person| !own.has_all(person)).collect();
        papers.iter().for_each(|paper| own.leave(*paper));
        after.iter().for_each(|(paper, source)| own.enter(*paper, source.clone()));
        told.extend(people(&before).into_iter().filter(|person| !own.has_all(person)));
        let mut changed = Changed { told, ties: Vec::new() };
        for paper in papers {
            let both = [before.get(paper), after.get(paper)].map(|source| source.filter(secret));
            let may_have = is_fresh && papers.len() <= FOLLOWED;
            if both[0] != both[1] || may_have {
                let of = |key: fn(&Source) -> Option<i64>| both.into_iter().flatten().filter_map(key).collect();
                changed.ties.push((*paper, of(|source| source.matter), of(|source| source.via_visit)));
            }
        }
        r.keep(marks);
        Ok(changed)
    }

    /// Takes what is kept, or reads it; tells whether it was read just now.
    fn kept(r: Reader<'_>) -> Result<(Arc<Self>, bool)> {
        match r.take_kept::<Self>() {
            Some(marks) => Ok((marks, false)),
            None => Ok((Arc::new(Self::read(r)?), true)),
        }
    }

    /// Follows the acts that were done since.
    fn catch_up(&mut self, r: Reader<'_>, act: i64) -> Result<()> {
        match store::touched(r, self.as_of, act)? {
            Some(touched) => {
                touched.iter().for_each(|paper| self.leave(*paper));
                for (paper, source) in store::sources(r, Some(&touched), &self.public)? {
                    self.enter(paper, source);
                }
            }
            None => *self = Self::read(r)?,
        }
        self.as_of = act;
        Ok(())
    }

    /// Gives the marks of some people alone.
    pub(crate) fn of_people(people: Vec<Person>) -> Self {
        let mut marks = Self::default();
        marks.enter(0, Source { is_open: false, matter: None, via_visit: None, people });
        marks
    }

    fn read(r: Reader<'_>) -> Result<Self> {
        let mut marks = Self { as_of: r.last_act()?, public: public(r)?, ..Self::default() };
        for (paper, source) in store::sources(r, None, &marks.public)? {
            marks.enter(paper, source);
        }
        Ok(marks)
    }

    fn enter(&mut self, paper: i64, source: Source) {
        for (key, by) in [(source.matter, &mut self.by_matter), (source.via_visit, &mut self.by_visit)] {
            if let Some(key) = key {
                by.entry(key).or_default().insert(paper);
            }
        }
        for (nth, person) in source.people.iter().enumerate() {
            let named = self.named(person);
            if let Some(own) = self.namesakes.get_mut(named) {
                *(if source.is_open { &mut own.open } else { &mut own.secret }) += 1;
            }
            self.called.extend(person.given().map(|given| given.key));
            self.each_home(person, |home| *(if source.is_open { &mut home.open } else { &mut home.secret }) += 1);
            self.each_known(person, |known, key| known.entry(key).or_default().push((paper, nth)));
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
            let named = self.named(person);
            if let Some(own) = self.namesakes.get_mut(named) {
                let count = if source.is_open { &mut own.open } else { &mut own.secret };
                *count = count.saturating_sub(1);
            }
            self.each_home(person, |home| {
                let count = if source.is_open { &mut home.open } else { &mut home.secret };
                *count = count.saturating_sub(1);
            });
            self.each_known(person, |known, key| {
                if let Some(held) = known.get_mut(&key) {
                    held.retain(|one| *one != (paper, nth));
                }
            });
        }
    }

    /// Gives the place of a name among the names, which it enters where it is new.
    fn named(&mut self, person: &Person) -> usize {
        if let Some(known) = self.by_name.get(&person.name) {
            return *known;
        }
        let new = self.namesakes.len();
        let one = Person { numbers: Vec::new(), places: Vec::new(), ..person.clone() };
        self.namesakes.push(Namesakes { one, secret: 0, open: 0 });
        self.by_name.insert(person.name.clone(), new);
        for key in person.name_keys() {
            self.names.entry(key).or_default().push(new);
        }
        let (first, last) = person.ends();
        self.first.extend(first);
        self.last.extend(last);
        self.last.extend((person.joined != 0).then_some(person.joined));
        new
    }

    /// Tells each place somebody lives at, with the given name; one that is new is entered.
    fn each_home(&mut self, person: &Person, mut each: impl FnMut(&mut Home)) {
        let Some(given) = person.given() else { return };
        for place in &person.places {
            let Some(own) = place.own.first() else { continue };
            let homes = self.homes.entry(pair(given.key, own.key)).or_default();
            let known = homes.iter().position(|home| home.given.agrees(given) && home.place.is_same(place));
            let at = known.unwrap_or(homes.len());
            if known.is_none() {
                homes.push(Home { given: given.clone(), place: place.clone(), secret: 0, open: 0 });
            }
            if let Some(home) = homes.get_mut(at) {
                each(home);
            }
        }
    }

    fn each_known(&mut self, person: &Person, mut each: impl FnMut(&mut Known, u64)) {
        for number in &person.numbers {
            each(&mut self.numbers, word::key(number));
        }
        for place in &person.places {
            if let (true, [number, road, ..]) = (place.is_house, place.own.as_slice()) {
                each(&mut self.houses, pair(number.key, road.key));
            }
        }
    }

    /// Tells whether what a text may be told by of somebody is there already, of anybody who denounces: the name, each number,
    /// the given name with each place.
    fn has_all(&self, person: &Person) -> bool {
        let named = self.by_name.get(&person.name).and_then(|named| self.namesakes.get(*named));
        let is_secret = |known: Option<&Vec<Who>>| {
            let is_secret = |who: &Who| self.sources.get(&who.0).is_some_and(|source| !source.is_open);
            known.is_some_and(|known| known.iter().any(is_secret))
        };
        named.is_some_and(|named| named.secret > 0)
            && person.numbers.iter().all(|number| is_secret(self.numbers.get(&word::key(number))))
            && person.places.iter().all(|place| {
                person.given().zip(place.own.first()).is_none_or(|(given, own)| {
                    let homes = self.homes.get(&pair(given.key, own.key)).into_iter().flatten();
                    homes.into_iter().any(|home| home.secret > 0 && home.place.is_same(place))
                })
            })
    }

    /// The names that are never a mark.
    pub(super) fn public(&self) -> &Public {
        &self.public
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
        let (mut names, mut people, mut told) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
        let mut homes: Vec<&Home> = Vec::new();
        let counts = |who: &Who| self.sources.get(&who.0).is_some_and(|source| leaves || !source.is_open);
        self.may_tell(text, leaves, |may| match may {
            May::Name(name) => drop(names.insert(name)),
            May::Home(home) => homes.push(home),
            May::Person(who) => drop(counts(&who) && people.insert(who)),
            May::Number(place) => told.push(Told { place, mark: Mark::Number }),
        });
        let mut all: BTreeMap<Who, bool> = people.into_iter().map(|who| (who, false)).collect();
        for paper in tied {
            let source = self.sources.get(paper).filter(|source| leaves || !source.is_open);
            let people = source.into_iter().flat_map(|source| source.people.iter().enumerate());
            all.extend(people.filter(|(_, one)| told::may_tell(text, one)).map(|(nth, _)| ((*paper, nth), true)));
        }
        if names.is_empty() && all.is_empty() && homes.is_empty() {
            return told;
        }
        let reading = Reading::of(text);
        let mut named: Vec<(u64, Told)> = Vec::new();
        for one in names.into_iter().filter_map(|name| self.namesakes.get(name)).map(|own| &own.one) {
            let given = one.given().map(|given| given.key).unwrap_or_default();
            told.extend(reading.hidden(one, false));
            named.extend(reading.named(one).into_iter().map(|told| (given, told)));
        }
        for home in homes {
            let own = named.iter().filter(|(given, _)| *given == home.given.key).map(|(_, told)| told.clone());
            let names = reading.called(&home.given).chain(own).collect();
            told.extend(reading.together(names, &home.place));
        }
        for ((paper, nth), is_tied) in all {
            let person = self.sources.get(&paper).and_then(|source| source.people.get(nth));
            told.extend(person.map(|person| reading.hidden(person, is_tied)).into_iter().flatten());
        }
        told
    }

    /// Tells whether a folded text may tell of any of them.
    pub(crate) fn may_be_told(&self, text: &str) -> bool {
        let mut is_told = false;
        self.may_tell(text, false, |_| is_told = true);
        is_told
    }

    /// Tells what a text may tell: names, numbers, and people whose weak marks may stand together in it.
    fn may_tell<'m>(&'m self, text: &str, leaves: bool, mut tell: impl FnMut(May<'m>)) {
        if text.len() < 3 || self.sources.is_empty() {
            return;
        }
        let counts = |who: &&Who| self.sources.get(&who.0).is_some_and(|source| leaves || !source.is_open);
        let mut before = [0_u64; BEFORE];
        let (mut digits, mut title) = (0, false);
        let mut given: Vec<u64> = Vec::new();
        let named = |key: u64, is_given: Option<u64>, given: &mut Vec<u64>, tell: &mut dyn FnMut(May<'m>)| {
            for name in self.names.get(&key).into_iter().flatten() {
                let own = self.namesakes.get(*name);
                if own.is_some_and(|own| own.secret > 0 || leaves && own.open > 0) {
                    given.extend(is_given);
                    tell(May::Name(*name));
                }
            }
        };
        word::keys(text, |start, end, key, letters| {
            if self.last.contains(&key) {
                for first in before {
                    if self.first.contains(&first) {
                        named(pair(first, key), Some(key), &mut given, &mut tell);
                    }
                }
                named(key, None, &mut given, &mut tell);
            }
            if title && self.called.contains(&key) {
                given.push(key);
            }
            // Before the road may stand what it is: `7 đường Khe Nọi`.
            for number in before.into_iter().rev().take(2).filter(|_| !self.houses.is_empty()) {
                let known = self.houses.get(&pair(number, key)).into_iter().flatten();
                known.filter(counts).for_each(|who| tell(May::Person(*who)));
            }
            digits += text.get(start..end).map_or(0, |word| word.bytes().filter(u8::is_ascii_digit).count());
            title = letters < 6 && is_called(key);
            before.rotate_left(1);
            if let Some(last) = before.last_mut() {
                *last = key;
            }
        });
        if !given.is_empty() {
            given.sort_unstable();
            given.dedup();
            word::keys(text, |_, _, key, _| {
                for given in &given {
                    let homes = self.homes.get(&pair(*given, key)).into_iter().flatten();
                    let counting = homes.filter(|home| home.secret > 0 || leaves && home.open > 0);
                    counting.for_each(|home| tell(May::Home(home)));
                }
            });
        }
        if digits >= 8 {
            digits::numbers(text, |own, place| {
                if self.numbers.get(&word::key(own)).into_iter().flatten().any(|who| counts(&who)) {
                    tell(May::Number(place));
                }
            });
        }
    }
}

/// What an act changes about who denounces.
#[derive(Debug)]
pub(crate) struct Changed {
    /// Whoever is told by something nobody was told by before, or is any longer.
    pub(crate) told: Vec<Person>,
    /// The papers that became, are or were denunciations, with the matters and visits they are and were tied to.
    pub(crate) ties: Vec<(i64, Vec<i64>, Vec<i64>)>,
}

fn is_called(key: u64) -> bool {
    static TITLES: std::sync::LazyLock<Keys> = std::sync::LazyLock::new(|| titles().collect());
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
