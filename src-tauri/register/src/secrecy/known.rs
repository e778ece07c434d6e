//! The words many people are told by, all of them together: a text is read once, word by word, however many they are, and
//! namesakes are looked at once.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;
use std::sync::LazyLock;

use words::vietnamese::digits;
use words::vietnamese::word::{self, Word, pair};

use super::person::{Person, Place};
use super::told::{Mark, Reading, Told, titles};

type Keyed<T> = HashMap<u64, T, BuildHasherDefault<Plain>>;
type Keys = HashSet<u64, BuildHasherDefault<Plain>>;

/// How many denounce, and how many stand behind a paper that nobody has classified.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    secret: usize,
    open: usize,
}

/// A given name and where its bearers live: beside each other the two tell, whoever of them it is.
#[derive(Debug, Clone)]
struct Home {
    given: Word,
    place: Place,
    count: Count,
}

/// What people are told by.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    /// Family names and given names, each whole and as a letter; the name as one word is with the given ones.
    first: Keys,
    last: Keys,
    /// Family name with given name, and the name as one word: which names are so.
    names: Keyed<Vec<usize>>,
    named: Vec<(Person, Count)>,
    by_name: HashMap<Vec<Word>, usize>,
    /// Telephones and identity numbers.
    numbers: HashMap<String, Count>,
    /// Given names, as somebody is called after a title.
    called: Keys,
    /// A given name with the first word of where its bearers live.
    homes: Keyed<Vec<Home>>,
    /// A house's number with the first word of its road: everybody who lives there.
    houses: Keyed<Vec<(Person, Count)>>,
}

/// The words before a given name among which the family name is looked for.
const BEFORE: usize = 6;

/// What a text may tell.
enum May<'k> {
    /// A name.
    Name(&'k Person),
    /// A given name, after a title or as the end of a name, and where its bearers live.
    Home(&'k Home),
    /// A house.
    House(&'k Person),
    /// A number.
    Number(Range<usize>),
}

impl Count {
    fn of(&mut self, is_open: bool) -> &mut usize {
        if is_open { &mut self.open } else { &mut self.secret }
    }

    /// Tells whether anybody of them is covered: in what leaves, those behind an unclassified paper too.
    fn is_any(self, leaves: bool) -> bool {
        self.secret > 0 || leaves && self.open > 0
    }
}

impl Known {
    /// Enters somebody once more, or takes somebody out once.
    pub(super) fn count(&mut self, person: &Person, is_open: bool, enters: bool) {
        let turn = |count: &mut Count| {
            let own = count.of(is_open);
            *own = if enters { *own + 1 } else { own.saturating_sub(1) };
        };
        let named = self.name_of(person);
        if let Some((_, count)) = self.named.get_mut(named) {
            turn(count);
        }
        for number in &person.numbers {
            turn(self.numbers.entry(number.clone()).or_default());
        }
        self.called.extend(person.given().map(|given| given.key));
        for place in &person.places {
            if let (Some(given), Some(own)) = (person.given(), place.own.first()) {
                let homes = self.homes.entry(pair(given.key, own.key)).or_default();
                let known = homes.iter().position(|home| home.given.agrees(given) && home.place.is_same(place));
                let at = known.unwrap_or(homes.len());
                if known.is_none() {
                    homes.push(Home { given: given.clone(), place: place.clone(), count: Count::default() });
                }
                homes.iter_mut().skip(at).take(1).for_each(|home| turn(&mut home.count));
            }
            if let (true, [number, road, ..]) = (place.is_house, place.own.as_slice()) {
                let people = self.houses.entry(pair(number.key, road.key)).or_default();
                let known = people.iter().position(|(one, _)| one == person);
                let at = known.unwrap_or(people.len());
                if known.is_none() {
                    people.push((person.clone(), Count::default()));
                }
                people.iter_mut().skip(at).take(1).for_each(|(_, count)| turn(count));
            }
        }
    }

    /// Gives the place of a name among the names, which it enters where it is new.
    fn name_of(&mut self, person: &Person) -> usize {
        if let Some(known) = self.by_name.get(&person.name) {
            return *known;
        }
        let new = self.named.len();
        self.named.push((Person { numbers: Vec::new(), places: Vec::new(), ..person.clone() }, Count::default()));
        self.by_name.insert(person.name.clone(), new);
        for key in person.name_keys() {
            self.names.entry(key).or_default().push(new);
        }
        let (first, last) = person.ends();
        self.first.extend(first);
        self.last.extend(last.into_iter().chain((person.joined != 0).then_some(person.joined)));
        new
    }

    /// Tells whether everything somebody is told by is there already, of anybody who denounces: the name, each number, the given
    /// name with each place.
    pub(super) fn has_all(&self, person: &Person) -> bool {
        let named = self.by_name.get(&person.name).and_then(|named| self.named.get(*named));
        let lives = |place: &Place| {
            person.given().zip(place.own.first()).is_none_or(|(given, own)| {
                let homes = self.homes.get(&pair(given.key, own.key)).into_iter().flatten();
                homes.into_iter().any(|home| home.count.secret > 0 && home.place.is_same(place))
            })
        };
        named.is_some_and(|(_, count)| count.secret > 0)
            && person.numbers.iter().all(|number| self.numbers.get(number).is_some_and(|count| count.secret > 0))
            && person.places.iter().all(lives)
    }

    /// Gives what a text tells of anybody: by strong marks, or by weak ones that stand together.
    pub(super) fn told(&self, text: &str, leaves: bool) -> Vec<Told> {
        let (mut told, mut names, mut homes, mut houses) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        self.may_tell(text, leaves, |may| match may {
            May::Name(one) => names.push(one),
            May::Home(home) => homes.push(home),
            May::House(one) => houses.push(one),
            May::Number(place) => told.push(Told { place, mark: Mark::Number }),
        });
        if names.is_empty() && homes.is_empty() && houses.is_empty() {
            return told;
        }
        let reading = Reading::of(text);
        let mut whole: Vec<(u64, Told)> = Vec::new();
        for one in names {
            let given = one.given().map(|given| given.key).unwrap_or_default();
            told.extend(reading.hidden(one, false));
            whole.extend(reading.named(one).into_iter().map(|told| (given, told)));
        }
        for home in homes {
            let own = whole.iter().filter(|(given, _)| *given == home.given.key).map(|(_, told)| told.clone());
            let names = reading.called(&home.given).chain(own).collect();
            told.extend(reading.together(names, &home.place));
        }
        told.extend(houses.into_iter().flat_map(|one| reading.hidden(one, false)));
        told
    }

    /// Tells whether a folded text may tell of anybody.
    pub(super) fn may_be_told(&self, text: &str) -> bool {
        let mut is_told = false;
        self.may_tell(text, false, |_| is_told = true);
        is_told
    }

    /// Tells what a text may tell. Of its words nothing is written down: a long list is read through so.
    fn may_tell<'k>(&'k self, text: &str, leaves: bool, mut tell: impl FnMut(May<'k>)) {
        if text.len() < 3 || self.named.is_empty() {
            return;
        }
        let mut before = [0_u64; BEFORE];
        let (mut digits, mut title) = (0, false);
        let mut given: Vec<u64> = Vec::new();
        let named = |key: u64, of: Option<u64>, given: &mut Vec<u64>, tell: &mut dyn FnMut(May<'k>)| {
            for name in self.names.get(&key).into_iter().flatten() {
                let Some((own, count)) = self.named.get(*name) else { continue };
                if count.is_any(leaves) {
                    given.extend(of);
                    given.extend(own.given().map(|given| given.key));
                    tell(May::Name(own));
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
            let is_capital =
                || text.get(start..end).and_then(|word| word.chars().next()).is_some_and(char::is_uppercase);
            if self.called.contains(&key) && (title || is_capital()) {
                given.push(key);
            }
            // Before the road may stand what it is: `7 đường Khe Nọi`.
            for number in before.into_iter().rev().take(2).filter(|_| !self.houses.is_empty()) {
                let people = self.houses.get(&pair(number, key)).into_iter().flatten();
                people.filter(|(_, count)| count.is_any(leaves)).for_each(|(one, _)| tell(May::House(one)));
            }
            digits += text.get(start..end).map_or(0, |word| word.bytes().filter(u8::is_ascii_digit).count());
            title = letters < 6 && is_title(key);
            before.rotate_left(1);
            if let Some(last) = before.last_mut() {
                *last = key;
            }
        });
        given.sort_unstable();
        given.dedup();
        if !given.is_empty() {
            word::keys(text, |_, _, key, _| {
                let homes = given.iter().filter_map(|given| self.homes.get(&pair(*given, key))).flatten();
                homes.filter(|home| home.count.is_any(leaves)).for_each(|home| tell(May::Home(home)));
            });
        }
        if digits >= 8 {
            digits::numbers(text, |own, place| {
                if self.numbers.get(own).is_some_and(|count| count.is_any(leaves)) {
                    tell(May::Number(place));
                }
            });
        }
    }
}

/// Tells whether a word is one somebody is addressed by.
fn is_title(key: u64) -> bool {
    static TITLES: LazyLock<Keys> = LazyLock::new(|| titles().collect());
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
