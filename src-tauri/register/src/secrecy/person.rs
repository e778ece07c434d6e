//! The marks of one person: by what somebody is known in a text. Strong ones tell by themselves: the name with its family
//! name, whole or shortened, and numbers. Weak ones tell only beside something else: the given name, hamlet, road, house.

use std::ops::Range;
use std::sync::LazyLock;

use vault::error::Result;
use words::vietnamese::digits;
use words::vietnamese::fold;
use words::vietnamese::name;
use words::vietnamese::word::{self, Word, pair};

use crate::row::Row;
use crate::row::show::text;

/// What somebody is known by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// The words of the name, the family name first.
    pub(super) name: Vec<Word>,
    /// The same as search has them.
    pub(super) folded: Vec<String>,
    /// What stands for the first letter of each.
    pub(super) initials: Vec<u64>,
    /// The name as one word, and its first letters as one.
    pub(super) joined: u64,
    pub(super) letters: u64,
    /// What stands for the words one of which a text has that tells anything but a number.
    pub(super) keys: Vec<u64>,
    /// Telephone and identity number, as they are compared.
    pub(super) numbers: Vec<String>,
    /// Hamlet, road and house.
    pub(super) places: Vec<Place>,
}

/// Where somebody lives, as far as it tells who it is: below the commune.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// It is a house: a number and its road.
    pub is_house: bool,
    /// Its own words, without what kind of place it is.
    pub own: Vec<Word>,
    /// The same as search has them.
    pub folded: Vec<String>,
}

/// Names of places that are never a mark: the unit's, those above it, its offices'.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Public(Vec<Vec<u64>>);

/// Kinds of places below the commune.
static KINDS: Keys = LazyLock::new(|| {
    keys("thôn bản xóm ấp khu tổ đội buôn làng plei phum sóc khóm đường phố ngõ hẻm ngách kiệt khối bon nóc cụm dãy")
});
/// Words between the kind of a place and its own.
static BETWEEN: Keys = LazyLock::new(|| keys("dân phố nhà cư"));
/// Kinds of places nobody is known by.
static ABOVE: Keys = LazyLock::new(|| keys("xã phường huyện quận tỉnh tp tx tt"));
/// The same of two words.
const ABOVE_TWO: [[&str; 2]; 4] = [["thị", "trấn"], ["thị", "xã"], ["thành", "phố"], ["đặc", "khu"]];
/// What a house number begins with.
static NUMBER: Keys = LazyLock::new(|| keys("số nhà sn"));
/// What a public body's name begins with.
static BODY: Keys = LazyLock::new(|| keys("ubnd ủy ban nhân dân thành phố thị trấn"));
/// The most words of a place's own name.
const OWN: usize = 5;

impl Person {
    /// Reads the marks of somebody from a row with the columns of a person and the name of the hamlet.
    pub(super) fn of(row: &Row, public: &Public) -> Vec<Self> {
        let column = |name: &str| text(row, name);
        Self::all_told(
            &column("full_name"),
            [&column("phone"), &column("id_number")],
            [&column("hamlet"), &column("address")],
            public,
        )
    }

    /// Reads the marks of everybody a name names: what offices write is often more than a name (`Hộ ông Dương Văn Ngoạn`,
    /// `Hứa Văn Sử, Hứa Thị Lả`, `Chu Thị Mến (tức Bảy)`).
    pub(super) fn all_told(full_name: &str, numbers: [&str; 2], places: [&str; 2], public: &Public) -> Vec<Self> {
        let mut all: Vec<Self> = name::names_in(full_name)
            .into_iter()
            .map(|name| Self::told(name, numbers, places, public))
            .filter(|one| !one.is_nobody())
            .collect();
        if all.is_empty() {
            all.extend(Some(Self::told("", numbers, places, public)).filter(|one| !one.is_nobody()));
        }
        all
    }

    pub(super) fn told(full_name: &str, numbers: [&str; 2], places: [&str; 2], public: &Public) -> Self {
        let name: Vec<Word> = word::words(full_name);
        let initials = name.iter().map(|one| one.initial(full_name)).collect();
        let first_letters: String =
            full_name.split_whitespace().filter_map(|word| word.chars().find(|one| one.is_alphanumeric())).collect();
        let letters: String = full_name.chars().filter(|letter| letter.is_alphanumeric()).collect();
        let mut own: Vec<Place> = Vec::new();
        for (place, is_hamlet) in places.into_iter().zip([true, false]) {
            for (at, part) in place.split([',', ';', '\n']).enumerate() {
                own.extend(Place::of(part, is_hamlet || at == 0).into_iter().filter(|one| !public.holds(&one.own)));
            }
        }
        own.dedup();
        let initials: Vec<u64> = initials;
        let joined = if name.len() > 2 { word::key(&letters) } else { 0 };
        let mut keys: Vec<u64> = own.iter().filter_map(|place| place.own.first()).map(|word| word.key).collect();
        keys.extend(name.last().map(|given| given.key).into_iter().chain(initials.last().copied()).chain([joined]));
        Self {
            keys,
            joined,
            letters: word::key(&first_letters),
            folded: fold::tokens(full_name),
            name,
            initials,
            numbers: numbers.into_iter().filter_map(digits::number).collect(),
            places: own,
        }
    }

    /// Nothing is known of who it is.
    pub(super) fn is_nobody(&self) -> bool {
        self.name.is_empty() && self.numbers.is_empty() && self.places.is_empty()
    }

    /// It stands for somebody who is covered on the screen.
    pub(super) fn is_covered(&self) -> bool {
        self.folded == fold::tokens(super::MASK)
    }

    /// Gives what the search index may hold of somebody: words that stand together in a text where a mark is told.
    pub(crate) fn told_by(&self) -> Vec<Vec<String>> {
        let mut all: Vec<Vec<String>> = self.numbers.iter().map(|number| vec![number.clone()]).collect();
        let [family, .., given] = self.folded.as_slice() else { return all };
        let letter = |word: &str| word.chars().take(1).collect::<String>();
        for first in [family.clone(), letter(family)] {
            all.extend([given.clone(), letter(given)].map(|last| vec![first.clone(), last]));
        }
        if self.joined != 0 {
            all.push(vec![self.folded.concat()]);
        }
        let placed = self.places.iter().map(|place| place.folded.iter().chain([given]).cloned().collect());
        all.extend(placed);
        all
    }

    /// What stands for the name in a text: the family name with the given one, each whole or as a letter; and all as one word.
    pub(super) fn name_keys(&self) -> Vec<u64> {
        let (first, last) = self.ends();
        let mut keys: Vec<u64> = first.iter().flat_map(|first| last.iter().map(|last| pair(*first, *last))).collect();
        keys.extend((self.joined != 0).then_some(self.joined));
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// The family name and the given name, each whole and as a letter; the name as one word stands with the given ones.
    pub(super) fn ends(&self) -> (Vec<u64>, Vec<u64>) {
        let (Some(family), Some(given)) = (self.family(), self.given()) else { return (Vec::new(), Vec::new()) };
        let both = |word: &Word, letter: Option<&u64>| std::iter::once(word.key).chain(letter.copied()).collect();
        (both(family, self.initials.first()), both(given, self.initials.last()))
    }

    /// The family name; none where the name is one word.
    pub(super) fn family(&self) -> Option<&Word> {
        self.name.first().filter(|_| self.name.len() > 1)
    }

    /// The given name.
    pub(super) fn given(&self) -> Option<&Word> {
        self.name.last()
    }
}

/// Tells whether a word says what kind of place follows.
pub(super) fn is_kind(word: &Word) -> bool {
    is_one_of(word, &KINDS) || is_one_of(word, &BETWEEN)
}

fn is_one_of(word: &Word, all: &Keys) -> bool {
    all.contains(&word.key)
}

/// What stands for some words.
type Keys = LazyLock<Vec<u64>>;

fn keys(words: &str) -> Vec<u64> {
    words.split(' ').map(word::key).collect()
}

impl Place {
    /// Reads a part of an address: nothing where it is a commune or more, or says nothing; a house with its road where it
    /// begins with a number. A part without its kind is taken where it stands first: what comes after is the commune.
    fn of(part: &str, is_first: bool) -> Vec<Self> {
        let words = word::words(part);
        let Some(first) = words.first() else { return Vec::new() };
        let two = |pair: &[&str; 2]| {
            words.len() > 1 && words.iter().zip(pair).all(|(word, wanted)| word.key == word::key(wanted))
        };
        if is_one_of(first, &ABOVE) || ABOVE_TWO.iter().any(two) {
            return Vec::new();
        }
        let is_number =
            |word: &Word| part.get(word.start..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let lead = words.iter().take_while(|word| is_one_of(word, &NUMBER)).count();
        if words.get(lead).is_some_and(is_number) && (lead > 0 || words.len() > 1) {
            let all = words.into_iter().skip(lead).filter(|word| !is_kind(word)).take(OWN + 2);
            let (number, road): (Vec<Word>, Vec<Word>) = all.partition(is_number);
            let house = Self::named(part, true, number.into_iter().chain(road.iter().cloned()).collect());
            let road = (!road.is_empty()).then(|| Self::named(part, false, road));
            return std::iter::once(house).chain(road).collect();
        }
        let kind = Some(first).filter(|first| is_kind(first) && words.len() > 1).cloned();
        if kind.is_none() && !is_first {
            return Vec::new();
        }
        let lead = usize::from(kind.is_some());
        let lead =
            lead + words.iter().skip(lead).take_while(|word| kind.is_some() && is_one_of(word, &BETWEEN)).count();
        let own: Vec<Word> = words.into_iter().skip(lead).take(OWN).collect();
        if own.is_empty() { Vec::new() } else { vec![Self::named(part, false, own)] }
    }

    fn named(part: &str, is_house: bool, own: Vec<Word>) -> Self {
        let folded = own.iter().filter_map(|word| part.get(word.start..word.end)).flat_map(fold::tokens).collect();
        Self { is_house, own, folded }
    }

    /// Tells whether it is the same place, however it is written.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.is_house == other.is_house && self.folded == other.folded
    }

    /// A number alone, `thôn 5`, is a name only after its kind.
    pub(super) fn needs_kind(&self) -> bool {
        self.own.len() == 1 && self.own.iter().all(|word| word.letters < 3)
    }
}

impl Public {
    /// Reads names: each also without the words before its own (`UBND xã Nghĩa Tá`, `xã Nghĩa Tá`, `Nghĩa Tá`).
    pub(super) fn of(names: impl Iterator<Item = String>) -> Self {
        let all = names.map(|name| {
            let words = word::words(&name);
            let is_lead = |word: &&Word| is_one_of(word, &BODY) || is_one_of(word, &ABOVE);
            words.iter().skip_while(is_lead).map(|word| word.key).collect()
        });
        Self(all.filter(|own: &Vec<u64>| !own.is_empty()).collect())
    }

    /// Gives where such a name of two words or more stands in a text.
    pub(super) fn places(&self, text: &str) -> Vec<Range<usize>> {
        let words = word::words(text);
        let stands = |public: &Vec<u64>| {
            let public = public.clone();
            let count = public.len().max(1);
            words
                .windows(count)
                .filter(|some| {
                    count > 1
                        && some.iter().all(|word| word.is_capital)
                        && some.iter().map(|word| word.key).eq(public.iter().copied())
                })
                .filter_map(|some| Some(some.first()?.start..some.last()?.end))
                .collect::<Vec<_>>()
        };
        self.0.iter().flat_map(stands).collect()
    }

    fn holds(&self, own: &[Word]) -> bool {
        self.0.iter().any(|public| public.iter().copied().eq(own.iter().map(|word| word.key)))
    }
}

/// Reads what is never a mark from the register.
pub(super) fn public(r: vault::Reader<'_>) -> Result<Public> {
    super::store::public_names(r).map(|names| Public::of(names.into_iter()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn places(address: &str) -> Vec<(bool, String)> {
        let public = Public::of(["UBND xã Nghĩa Tá".to_owned(), "tỉnh Thái Nguyên".to_owned()].into_iter());
        let person = Person::told("Ma Thị Bích", ["", ""], ["", address], &public);
        let key = |wanted: &str| word::words(wanted).iter().map(|word| word.key).collect::<Vec<_>>();
        let known = ["7 Khe Nọi", "Nà Cà", "5", "Bản Bẳng", "12 3 Trường Chinh", "Khe Nọi", "Trường Chinh"];
        let told = |place: &Place| {
            let own: Vec<u64> = place.own.iter().map(|word| word.key).collect();
            known.into_iter().find(|one| key(one) == own).unwrap_or("?").to_owned()
        };
        person.places.iter().map(|place| (place.is_house, told(place))).collect()
    }

    #[test]
    fn an_address_tells_who_lives_there_only_below_the_commune() {
        let own = |places: &[(bool, &str)]| -> Vec<(bool, String)> {
            places.iter().map(|(is_house, place)| (*is_house, (*place).to_owned())).collect()
        };
        assert_eq!(
            places("số 7 Khe Nọi, thôn Nà Cà, xã Nghĩa Tá, huyện Chợ Đồn"),
            own(&[(true, "7 Khe Nọi"), (false, "Khe Nọi"), (false, "Nà Cà")])
        );
        assert_eq!(places("xã Nghĩa Tá"), own(&[]));
        assert_eq!(places("Nghĩa Tá, Chợ Đồn"), own(&[]));
        assert_eq!(places("Nà Cà, Nghĩa Tá, Bắc Kạn"), own(&[(false, "Nà Cà")]));
        assert_eq!(places("tổ dân phố 5, phường Sông Cầu"), own(&[(false, "5")]));
        assert_eq!(places("12/3 đường Trường Chinh"), own(&[(true, "12 3 Trường Chinh"), (false, "Trường Chinh")]));
        assert_eq!(places("thành phố Bắc Kạn"), own(&[]));
    }
}
