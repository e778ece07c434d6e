//! How alike two people, two contents, two incoming documents are. Names are compared folded; a birth year or an
//! identity number that speaks against it makes two namesakes two people.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use serde_json::Value;
use vault::error::Result;
use words::vietnamese::apart::apart;
use words::vietnamese::fold::{fold, tokens};

use super::Reason;

/// Somebody, as far as recognition looks.
#[derive(Debug, Default, Clone)]
pub(super) struct Somebody {
    /// The folded words of the name, without ông or bà before it.
    pub name: Vec<String>,
    /// The folded words of the hamlet.
    pub place: Vec<String>,
    /// The year of birth.
    pub born: Option<i32>,
    /// The identity number: letters and digits, without leading zeros.
    pub identity: Option<Identity>,
}

/// An identity number without blanks, dots and leading zeros.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Identity {
    /// What is compared.
    pub key: String,
    /// Whether it is as long as a card of twelve digits; two numbers of one length that differ are two people.
    is_long: bool,
}

impl Identity {
    /// Reads one; shorter than six characters it says nothing.
    pub fn of(text: &str) -> Option<Self> {
        let kept: String = text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_uppercase();
        let key = kept.trim_start_matches('0').to_owned();
        (key.len() >= 6).then_some(Self { is_long: key.len() > 9, key })
    }

    /// The ways it may stand in the index: as it is, and as a card of nine or of twelve digits.
    pub fn written(&self) -> Vec<String> {
        let key = self.key.to_ascii_lowercase();
        let mut all = vec![format!("{key:0>9}"), format!("{key:0>12}"), key];
        all.dedup();
        all
    }
}

impl Somebody {
    /// Reads one person of a draft. `hamlet` gives the name behind a hamlet's ref.
    pub fn read(one: &Value, hamlet: impl FnOnce(&str) -> Result<Option<String>>) -> Result<Option<Self>> {
        let text = |key: &str| one.get(key).and_then(Value::as_str).unwrap_or_default();
        let hamlet = match text("hamlet") {
            "" => None,
            named => hamlet(named)?,
        };
        let somebody =
            Self::of(text("full_name"), hamlet.as_deref(), text("address"), text("birth"), text("id_number"));
        Ok((!somebody.name.is_empty() || somebody.identity.is_some()).then_some(somebody))
    }

    /// Puts somebody together from the texts of a record.
    pub fn of(name: &str, hamlet: Option<&str>, address: &str, birth: &str, identity: &str) -> Self {
        let year: String = birth.chars().take(4).collect();
        Self {
            name: untitled(tokens(name)),
            place: hamlet.map_or_else(|| place(address), unit_name),
            born: year.parse().ok(),
            identity: Identity::of(identity),
        }
    }

    /// Gives the reasons to think that two are one.
    pub fn same_as(&self, other: &Self) -> Vec<Reason> {
        let mut reasons = Vec::new();
        if let (Some(one), Some(two)) = (&self.identity, &other.identity) {
            if one.key == two.key {
                reasons.push(Reason::SameIdentity);
            } else if one.is_long == two.is_long {
                return reasons;
            }
        }
        let both = self.born.zip(other.born);
        let same_place = !self.place.is_empty() && self.place == other.place;
        let same_year = both.is_some_and(|(one, two)| one == two);
        if both.is_some() && !same_year {
            return reasons;
        }
        let is_named_so = self.name.len() > 1 && self.name == other.name
            // A middle name left out or shortened, or a slip of one letter, only where all else fits.
            || same_place && same_year && nearly(&self.name, &other.name);
        if is_named_so {
            reasons.extend(same_place.then_some(Reason::SameNameHamlet));
            reasons.extend(same_year.then_some(Reason::SameNameBirth));
        }
        reasons
    }
}

/// Leaves out the form of address before a name.
fn untitled(mut name: Vec<String>) -> Vec<String> {
    let titles = ["ong", "ba", "anh", "chi", "cu"];
    if name.len() > 2 && name.first().is_some_and(|first| titles.contains(&first.as_str())) {
        name.remove(0);
    }
    name
}

/// Tells whether two names differ only in văn, thị, an initial, or one letter.
fn nearly(one: &[String], two: &[String]) -> bool {
    let ends = |name: &[String]| name.first().cloned().zip(name.last().cloned());
    let middle = |name: &[String]| -> Vec<String> {
        let inner = name.get(1..name.len().saturating_sub(1)).unwrap_or_default();
        inner.iter().filter(|word| !["van", "thi"].contains(&word.as_str())).cloned().collect()
    };
    if one.len() < 2 || two.len() < 2 {
        return false;
    }
    let (fewer, more) = (middle(one), middle(two));
    let initial =
        |(a, b): (&String, &String)| a == b || a.len() == 1 && b.starts_with(a) || b.len() == 1 && a.starts_with(b);
    let shortened =
        fewer.is_empty() || more.is_empty() || fewer.len() == more.len() && fewer.iter().zip(&more).all(initial);
    if ends(one) == ends(two) && shortened {
        return true;
    }
    apart(&one.join(" "), &two.join(" ")) == 1
}

/// Words before the name of a hamlet. "Tổ dân phố 5", "TDP 5" and "tổ 5" are one.
static UNITS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    words("thôn bản tổ dân phố tdp ấp khu xóm khối buôn làng sóc phum khóm tiểu số đội cụm plei bon")
});
/// Words before the name of something larger than a hamlet, or smaller.
static OTHERS: LazyLock<HashSet<String>> =
    LazyLock::new(|| words("xã phường huyện tỉnh thị trấn thành quận nhà đường ngõ phố"));
/// Words of every petition.
static PLAIN: LazyLock<HashSet<String>> = LazyLock::new(|| {
    words(
        "đơn đề nghị kiến phản ánh khiếu nại tố cáo xem xét giải quyết theo quy định của pháp luật ủy ban nhân dân ubnd \
         xã thôn kính gửi về việc ông bà cho và là được tôi gia đình không có tại các cấp thẩm quyền cơ quan chức năng \
         thực hiện yêu cầu kiểm tra làm rõ đối với với trên địa bàn do đã bị này để trong ở",
    )
});

fn words(text: &str) -> HashSet<String> {
    tokens(text).into_iter().collect()
}

/// The folded name of a hamlet without what kind of place it is.
fn unit_name(hamlet: &str) -> Vec<String> {
    let all = tokens(hamlet);
    let named: Vec<String> = all.iter().filter(|word| !UNITS.contains(*word)).cloned().collect();
    if named.is_empty() { all } else { named }
}

/// Finds the hamlet in an address: the part that says it is one, else the first part.
fn place(address: &str) -> Vec<String> {
    let parts: Vec<Vec<String>> =
        address.split([',', ';', '–']).map(tokens).filter(|part| !part.is_empty()).collect();
    let begins = |part: &Vec<String>, set: &HashSet<String>| part.first().is_some_and(|word| set.contains(word));
    let hamlet = parts.iter().find(|part| begins(part, &UNITS));
    let first = || parts.first().filter(|part| !begins(part, &OTHERS));
    hamlet.or_else(first).map(|part| unit_name(&part.join(" "))).unwrap_or_default()
}

/// The paper by which another body forwarded a petition.
#[derive(Debug, Clone)]
pub(super) struct Incoming {
    /// Its number, folded, without blanks.
    no: String,
    /// Its words, for the index.
    pub tokens: Vec<String>,
    on: Option<String>,
    from: HashSet<String>,
}

impl Incoming {
    /// Reads the one of a draft.
    pub fn read(incoming: &Value) -> Option<Self> {
        let text = |key: &str| incoming.get(key).and_then(Value::as_str);
        Self::of(text("no")?, text("on"), text("from"))
    }

    /// Puts one together.
    pub fn of(no: &str, on: Option<&str>, from: Option<&str>) -> Option<Self> {
        let plain: String = fold(no).split_whitespace().collect();
        let from = tokens(from.unwrap_or_default()).into_iter().collect();
        let tokens = tokens(no);
        let on = on.map(ToOwned::to_owned);
        (!tokens.is_empty()).then_some(Self { no: plain, tokens, on, from })
    }

    /// The same number, and nothing known of both speaks against it.
    pub fn is(&self, other: &Self) -> bool {
        let days = self.on.as_ref().zip(other.on.as_ref()).is_none_or(|(one, two)| one == two);
        let from = self.from.is_empty() || other.from.is_empty() || !self.from.is_disjoint(&other.from);
        self.no == other.no && days && from
    }
}

/// A content as its folded words.
#[derive(Debug, Default)]
pub(super) struct Content {
    words: Vec<String>,
    /// Those written with a capital inside a sentence: names of people and places.
    names: HashSet<String>,
}

/// How much of a content is looked at, in characters.
const READ: usize = 3_000;
/// With fewer words that say something, two contents are not compared.
const FEWEST: usize = 4;
/// From so many parts of a hundred on, contents are alike.
const ALIKE: f64 = 0.58;

impl Content {
    /// Reads one.
    pub fn of(text: &str) -> Self {
        let text: String = text.chars().take(READ).collect();
        let mut names = HashSet::new();
        let mut begins = true;
        for word in text.split_inclusive(char::is_whitespace) {
            let capital = word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
            if capital && !begins {
                names.extend(tokens(word));
            }
            begins = word.trim_end().ends_with(['.', '!', '?', ':']);
        }
        Self { words: tokens(&text), names }
    }

    /// The words it may be found by: those that not every paper has, each once.
    pub fn telling(&self) -> Vec<&str> {
        let mut seen = HashSet::new();
        let words = self.words.iter().map(String::as_str);
        words.filter(|word| !PLAIN.contains(*word) && seen.insert(*word)).collect()
    }

    /// Gives how alike two are, in percent, where they are alike. Word pairs tell the order of words, single words
    /// what it is about; words of every petition weigh little, numbers much.
    pub fn alike(&self, other: &Self) -> Option<u8> {
        if self.telling().len() < FEWEST || other.telling().len() < FEWEST {
            return None;
        }
        let weight = |word: &str| self.weight(word).max(other.weight(word));
        let pairs = shared(&counted(self.pairs(weight)), &counted(other.pairs(weight)));
        let single = shared(&counted(self.single(weight)), &counted(other.single(weight)));
        let alike = 0.5 * pairs + 0.5 * single;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
        (alike >= ALIKE).then_some((alike * 100.0).round() as u8)
    }

    fn weight(&self, word: &str) -> f64 {
        if word.chars().any(|c| c.is_ascii_digit()) {
            3.0
        } else if PLAIN.contains(word) {
            0.2
        } else if self.names.contains(word) {
            2.0
        } else {
            1.0
        }
    }

    fn single(&self, weight: impl Fn(&str) -> f64) -> impl Iterator<Item = (String, f64)> {
        self.words.iter().map(move |word| (word.clone(), weight(word)))
    }

    fn pairs(&self, weight: impl Fn(&str) -> f64) -> impl Iterator<Item = (String, f64)> {
        let next = self.words.iter().skip(1);
        self.words.iter().zip(next).map(move |(one, two)| (format!("{one} {two}"), weight(one).max(weight(two))))
    }
}

fn counted(parts: impl Iterator<Item = (String, f64)>) -> HashMap<String, (f64, u32)> {
    let mut counted: HashMap<String, (f64, u32)> = HashMap::new();
    for (part, weight) in parts {
        counted.entry(part).or_insert((weight, 0)).1 += 1;
    }
    counted
}

/// Dice's coefficient, weighted.
fn shared(one: &HashMap<String, (f64, u32)>, two: &HashMap<String, (f64, u32)>) -> f64 {
    let sum = |all: &HashMap<String, (f64, u32)>| {
        all.values().map(|(weight, times)| weight * f64::from(*times)).sum::<f64>()
    };
    let both: f64 = one
        .iter()
        .filter_map(|(part, (weight, times))| two.get(part).map(|(_, other)| weight * f64::from(*times.min(other))))
        .sum();
    let whole = sum(one) + sum(two);
    if whole > 0.0 { 2.0 * both / whole } else { 0.0 }
}
