//! The words of offices' books, from `assets/import`: what clerks write over columns and in cells. Data and no code, so that a
//! new heading or word is a line there.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use words::vietnamese::fold::tokens;

/// Phrases in folded words, found in a text the longest first.
#[derive(Debug)]
pub(super) struct Phrases<T> {
    /// By the first word, the longer phrases first.
    by_first: BTreeMap<String, Vec<(Vec<String>, T)>>,
}

/// A phrase found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found<T> {
    /// Its place among the words of the text, from 0.
    pub at: usize,
    /// How many words it has.
    pub words: usize,
    /// What it means.
    pub means: T,
}

impl<T: Clone> Phrases<T> {
    /// Takes phrases as they are written, each with its meaning.
    pub fn of<'a>(phrases: impl IntoIterator<Item = (&'a str, T)>) -> Self {
        let mut by_first: BTreeMap<String, Vec<(Vec<String>, T)>> = BTreeMap::new();
        for (phrase, means) in phrases {
            let words = tokens(phrase);
            if let Some(first) = words.first() {
                by_first.entry(first.clone()).or_default().push((words, means));
            }
        }
        for some in by_first.values_mut() {
            some.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        Self { by_first }
    }

    /// Finds the longest phrase that begins at a place.
    pub fn at(&self, words: &[String], at: usize) -> Option<Found<T>> {
        let rest = words.get(at..)?;
        let some = self.by_first.get(rest.first()?)?;
        let (phrase, means) = some.iter().find(|(phrase, _)| rest.starts_with(phrase))?;
        Some(Found { at, words: phrase.len(), means: means.clone() })
    }

    /// Finds every phrase of a text from the left; one that was found is not looked through again.
    pub fn all(&self, words: &[String]) -> Vec<Found<T>> {
        let (mut found, mut at) = (Vec::new(), 0);
        while at < words.len() {
            match self.at(words, at) {
                Some(one) => {
                    at += one.words;
                    found.push(one);
                }
                None => at += 1,
            }
        }
        found
    }

    /// Gives every phrase in folded words.
    pub fn every(&self) -> impl Iterator<Item = (&[String], &T)> {
        self.by_first.values().flatten().map(|(words, means)| (words.as_slice(), means))
    }
}

/// An entry of `headings.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HeadingWords {
    /// What such a column holds, as `heading` names it.
    pub holds: String,
    #[serde(default)]
    pub phrases: Vec<String>,
    #[serde(default)]
    pub whole: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Headings {
    heading: Vec<HeadingWords>,
}

/// The entries of `headings.toml`. A test reads the file; where it ever could not be read, no heading is known.
pub(super) static HEADINGS: LazyLock<Vec<HeadingWords>> = LazyLock::new(|| {
    let read: Headings = toml::from_str(include_str!("../../../assets/import/headings.toml")).unwrap_or_default();
    read.heading
});

/// The lists of `words.toml`: by the list's name, what each of its entries means and the phrases of it.
type Lists = BTreeMap<String, toml::Table>;

static WORDS: LazyLock<Lists> =
    LazyLock::new(|| toml::from_str(include_str!("../../../assets/import/words.toml")).unwrap_or_default());

/// Gives the phrases of a list of `words.toml`, each with the code it means. Bare lists mean their own name.
pub(super) fn phrases(list: &str) -> Phrases<&'static str> {
    let entries = WORDS.get(list).into_iter().flatten();
    Phrases::of(entries.flat_map(|(code, phrases)| {
        let phrases = phrases.as_array().into_iter().flatten().filter_map(toml::Value::as_str);
        phrases.map(move |phrase| (phrase, code.as_str()))
    }))
}

/// Gives the phrases of one entry of a list as they are written there.
pub(super) fn written(list: &str, code: &str) -> Vec<&'static str> {
    let entry = WORDS.get(list).and_then(|entries| entries.get(code));
    entry.and_then(toml::Value::as_array).into_iter().flatten().filter_map(toml::Value::as_str).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_files_of_words_are_read() {
        let headings: Headings = toml::from_str(include_str!("../../../assets/import/headings.toml")).unwrap();
        assert!(headings.heading.len() > 40);
        let lists: Lists = toml::from_str(include_str!("../../../assets/import/words.toml")).unwrap();
        for (name, list) in &lists {
            for (code, phrases) in list {
                let all = phrases.as_array().unwrap_or_else(|| panic!("{name}.{code} is a list"));
                assert!(!all.is_empty() && all.iter().all(toml::Value::is_str), "{name}.{code}");
            }
        }
    }

    #[test]
    fn the_longer_phrase_is_found_before_the_shorter() {
        let some = Phrases::of([("số", 1), ("số văn bản", 2), ("số văn bản chuyển", 3)]);
        let words = tokens("Số, văn bản chuyển đi; số văn bản");
        let found: Vec<_> = some.all(&words).into_iter().map(|one| (one.at, one.means)).collect();
        assert_eq!(found, [(0, 3), (5, 2)]);
    }
}
