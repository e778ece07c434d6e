//! What a column holds, as far as its heading tells. Headings are compared folded (no marks, no capitals, y as i), so
//! `Ngày tiếp`, `NGAY TIEP` and a heading rescued from TCVN3 are one. A heading may name several things in one cell, and the
//! words offices use are data in `assets/import/headings.toml`.

mod column;

use std::sync::LazyLock;

use words::codes::Code;
use words::vietnamese::apart::apart;
use words::vietnamese::fold::{fold, tokens};

pub use self::column::Column;
use super::vocabulary::{Found, HEADINGS, Phrases};

/// What a part of a heading names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Thing {
    /// What a column can hold.
    Holds(Column),
    /// A day, nobody says of what.
    Day,
    /// How far it is: an outcome or words about one.
    State,
    /// What only tables have that are no register of ours.
    Foreign,
}

/// A heading as it is understood.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Heading {
    /// What it names, from the left: in Vietnamese the thing stands first, and whose it is after it.
    pub names: Vec<Thing>,
    /// What is only mentioned: `Địa chỉ người gửi` is an address and mentions a sender.
    pub mentions: Vec<Thing>,
    /// What is named in brackets, as a part of the first thing or an explanation of it.
    pub inside: Vec<Thing>,
    /// How many words of it were known.
    pub known: usize,
}

/// Words that may stand before a thing without naming one.
const BEFORE: [&str; 12] = ["cac", "ghi", "ro", "ve", "muc", "cot", "so", "va", "cua", "nhung", "theo", "phan"];

static PHRASES: LazyLock<Phrases<Thing>> = LazyLock::new(|| {
    let entries = HEADINGS.iter().filter_map(|entry| Some((thing(&entry.holds)?, &entry.phrases)));
    Phrases::of(entries.flat_map(|(thing, phrases)| phrases.iter().map(move |phrase| (phrase.as_str(), thing))))
});

static WHOLE: LazyLock<Phrases<Thing>> = LazyLock::new(|| {
    let entries = HEADINGS.iter().filter_map(|entry| Some((thing(&entry.holds)?, &entry.whole)));
    Phrases::of(entries.flat_map(|(thing, phrases)| phrases.iter().map(move |phrase| (phrase.as_str(), thing))))
});

/// Phrases without their spaces, for headings that break off in the middle of a word.
static SQUEEZED: LazyLock<Vec<(String, Thing)>> =
    LazyLock::new(|| PHRASES.every().map(|(words, thing)| (words.concat(), *thing)).collect());

fn thing(holds: &str) -> Option<Thing> {
    match holds {
        "day" => Some(Thing::Day),
        "state" => Some(Thing::State),
        "foreign" => Some(Thing::Foreign),
        code => Column::from_code(code).map(Thing::Holds),
    }
}

/// Reads the heading of a column: the texts above it from the top down, each perhaps over several columns.
pub(super) fn read(parts: &[String]) -> Heading {
    let whole = one(&parts.join("\n"), parts.len() < 2);
    let [.., above, last] = parts else { return whole };
    let below = one(last, false);
    let over = one(above, false);
    // The number, the day and the body under `Văn bản chuyển đến` are those of the paper that came.
    let of_paper = [Column::DocNo, Column::DocDate, Column::Office, Column::Incoming].map(Thing::Holds);
    let is_part = below.names.iter().any(|name| of_paper.contains(name) || *name == Thing::Day)
        || WHOLE.at(&tokens(last), 0).is_some();
    if over.names.first() == Some(&Thing::Holds(Column::Incoming)) && is_part {
        return Heading { names: vec![Thing::Holds(Column::Incoming)], ..over };
    }
    // A phrase over the line between two rows (`Năm sinh` | `Nam`) says more than the lower row alone.
    let across = longest(&format!("{above} {last}"));
    if across > longest(last) && across > longest(above) {
        let found = found(&format!("{above} {last}"));
        let longest = found.into_iter().max_by_key(|(found, ..)| found.words);
        return longest.map_or(whole, |(found, ..)| Heading {
            names: vec![found.means],
            known: found.words,
            ..Heading::default()
        });
    }
    if below.names.is_empty() {
        return day_below(whole, last);
    }
    let mentions = whole.names.into_iter().filter(|thing| !below.names.contains(thing)).collect();
    Heading { mentions, ..below }
}

/// `Văn bản chuyển` over `Số` and `Ngày`: the second is the day of the paper.
fn day_below(mut heading: Heading, last: &str) -> Heading {
    let about_paper = [Column::DocNo, Column::Office, Column::Referred, Column::TakenUpBy].map(Thing::Holds);
    let is_day = WHOLE.at(&tokens(last), 0).is_some_and(|found| found.means == Thing::Day);
    if is_day && heading.names.iter().any(|name| about_paper.contains(name)) {
        heading.names = vec![Thing::Holds(Column::DocDate)];
    }
    heading
}

fn longest(text: &str) -> usize {
    found(text).iter().map(|(found, ..)| found.words).max().unwrap_or(0)
}

fn one(text: &str, alone: bool) -> Heading {
    let words: Vec<String> = words_of(text).into_iter().map(|word| word.folded).collect();
    if words.is_empty() || words.len() > 60 {
        return Heading::default();
    }
    if alone && let Some(found) = WHOLE.at(&words, 0).filter(|found| found.words == words.len()) {
        return Heading { names: vec![found.means], known: words.len(), ..Heading::default() };
    }
    let mut heading = Heading::default();
    for (Found { words: length, means, .. }, is_head, is_inside) in found(text) {
        let list = match (is_inside, is_head) {
            (true, _) => &mut heading.inside,
            (false, true) => &mut heading.names,
            (false, false) => &mut heading.mentions,
        };
        if !list.contains(&means) {
            list.push(means);
        }
        heading.known += length;
    }
    // `Đơn (loại đơn, ngày viết, số người ký)` names nothing but what stands in its brackets.
    if heading.names.is_empty() && heading.mentions.is_empty() {
        std::mem::swap(&mut heading.names, &mut heading.inside);
    }
    if heading.names.is_empty()
        && heading.mentions.is_empty()
        && let Some(nearly) = nearly(&words)
    {
        heading = Heading { names: vec![nearly], known: 1, ..Heading::default() };
    }
    heading
}

/// A word of a heading.
struct Word {
    folded: String,
    /// It begins a part.
    begins: bool,
    /// It stands in brackets.
    inside: bool,
}

/// Finds the phrases of a heading, each with whether it begins its part and whether it stands in brackets. No phrase goes over a
/// bracket.
fn found(text: &str) -> Vec<(Found<Thing>, bool, bool)> {
    let words = words_of(text);
    let runs = words.chunk_by(|one, next| one.inside == next.inside);
    let mut all = Vec::new();
    for run in runs {
        let folded: Vec<String> = run.iter().map(|word| word.folded.clone()).collect();
        let inside = run.first().is_some_and(|word| word.inside);
        all.extend(PHRASES.all(&folded).into_iter().map(|found| {
            let is_head = is_head(run, found.at);
            (found, is_head, inside)
        }));
    }
    all
}

/// Splits a heading into folded words. `HoTen` is two, as databases name columns.
fn words_of(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let (mut depth, mut begins) = (0_u32, true);
    let mut word = String::new();
    // A sign closes the last word, so that it is told with the others.
    for letter in fold(&parted(text).replace('\n', " ; ")).chars().chain([' ']) {
        if letter.is_alphanumeric() {
            word.push(letter);
            continue;
        }
        if !word.is_empty() {
            let is_and = matches!(word.as_str(), "va" | "hoac") && !begins;
            words.push(Word { folded: std::mem::take(&mut word), begins, inside: depth > 0 });
            begins = is_and;
        }
        match letter {
            '(' | '[' => (depth, begins) = (depth + 1, true),
            ')' | ']' => (depth, begins) = (depth.saturating_sub(1), true),
            ',' | ';' | '/' | '-' | '–' | '+' | '&' | ':' | '.' => begins = true,
            _ => {}
        }
    }
    words
}

/// Parts a name that has no spaces at its capitals.
fn parted(text: &str) -> String {
    let text = text.replace('_', " ");
    if text.trim().contains(char::is_whitespace) {
        return text;
    }
    let mut parted = String::new();
    let mut small = false;
    for letter in text.chars() {
        if small && letter.is_uppercase() {
            parted.push(' ');
        }
        small = letter.is_lowercase();
        parted.push(letter);
    }
    parted
}

/// Tells whether what stands at a place begins its part of the heading.
fn is_head(words: &[Word], at: usize) -> bool {
    for place in (0..=at).rev() {
        if words.get(place).is_some_and(|word| word.begins) {
            return true;
        }
        let before = place.checked_sub(1).and_then(|before| words.get(before));
        if !before.is_some_and(|word| BEFORE.contains(&word.folded.as_str())) {
            return false;
        }
    }
    false
}

/// Finds the phrase a misspelt heading stands for: `Họ và tê n`, `Ngày tiêos`.
fn nearly(words: &[String]) -> Option<Thing> {
    let squeezed = words.concat();
    let most = match squeezed.chars().count() {
        ..5 => return None,
        5..10 => 1,
        _ => 2,
    };
    let near = SQUEEZED.iter().filter(|(phrase, _)| phrase.len().abs_diff(squeezed.len()) <= most);
    let near = near.map(|(phrase, thing)| (apart(phrase, &squeezed), *thing));
    near.filter(|(far, _)| *far <= most).min_by_key(|(far, _)| *far).map(|(_, thing)| thing)
}

#[cfg(test)]
mod tests;
