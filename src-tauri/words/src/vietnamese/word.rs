//! The words of a text one by one, as somebody looking for a name tells them apart: each with what is left of it without
//! accents, the accents by themselves, and whether it begins with a capital.

use std::sync::LazyLock;

use unicode_normalization::char::is_combining_mark;

use super::fold::{fold, parts};

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Word {
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
    /// What stands for it without accents and capitals.
    pub key: u64,
    /// How many letters it has.
    pub letters: usize,
    /// Its accents, in the order of the alphabet of accents; a đ is one.
    accents: Vec<char>,
    /// It begins with a capital.
    pub is_capital: bool,
    /// All of it is capitals.
    pub is_upper: bool,
}

impl Word {
    /// Tells whether two are the same word, one of them perhaps written without accents.
    #[must_use]
    pub fn agrees(&self, other: &Self) -> bool {
        self.key == other.key
            && (self.accents == other.accents || self.accents.is_empty() || other.accents.is_empty())
    }

    /// Tells whether two are written alike, accents and all; a capital makes no difference.
    #[must_use]
    pub fn is_written_as(&self, other: &Self) -> bool {
        self.key == other.key && self.accents == other.accents
    }

    /// Tells whether it has no accent at all.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        self.accents.is_empty()
    }

    /// Gives what stands for its first letter.
    #[must_use]
    pub fn initial(&self, text: &str) -> u64 {
        let first = text.get(self.start..self.end).and_then(|word| word.chars().next());
        first.and_then(letter).map_or(0, |first| step(SEED, first))
    }
}

/// Gives the words of a text.
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    keys(text, |start, end, key, letters| {
        let written = text.get(start..end).unwrap_or_default();
        words.push(Word {
            start,
            end,
            key,
            letters,
            accents: accents(written),
            is_capital: written.chars().next().is_some_and(char::is_uppercase),
            is_upper: written.chars().all(|letter| !letter.is_lowercase()),
        });
    });
    words
}

/// Tells the words of a text, each with its place in bytes, what stands for it without accents and capitals, and how many
/// letters it has. Nothing is written: a long list is read through so.
pub fn keys(text: &str, mut tell: impl FnMut(usize, usize, u64, usize)) {
    let (mut start, mut end, mut key, mut letters) = (0, 0, SEED, 0);
    for (at, typed) in text.char_indices() {
        if let Some(plain) = letter(typed) {
            if letters == 0 {
                (start, key) = (at, SEED);
            }
            key = step(key, plain);
            letters += 1;
            end = at + typed.len_utf8();
        } else if letters > 0 && is_combining_mark(typed) {
            end = at + typed.len_utf8();
        } else if letters > 0 {
            tell(start, end, key, letters);
            letters = 0;
        }
    }
    if letters > 0 {
        tell(start, end, key, letters);
    }
}

/// Gives what stands for a word that is known.
#[must_use]
pub fn key(word: &str) -> u64 {
    word.chars().filter_map(letter).fold(SEED, step)
}

/// Joins what stands for two words in a row into one.
#[must_use]
pub fn pair(first: u64, second: u64) -> u64 {
    (first.rotate_left(23) ^ second).wrapping_mul(FACTOR)
}

const SEED: u64 = 0xCBF2_9CE4_8422_2325;
const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

fn step(key: u64, letter: char) -> u64 {
    (key.rotate_left(5) ^ u64::from(u32::from(letter))).wrapping_mul(FACTOR)
}

/// The letters a Vietnamese text is written with, each as search has it; empty for what is no letter.
static LETTERS: LazyLock<Vec<Option<char>>> = LazyLock::new(|| (0..PLAIN).map(searched).collect());
const PLAIN: u32 = 0x1F00;

fn searched(code: u32) -> Option<char> {
    let typed = char::from_u32(code).filter(|typed| typed.is_alphanumeric())?;
    fold(typed.encode_utf8(&mut [0; 4])).chars().next()
}

fn letter(typed: char) -> Option<char> {
    match LETTERS.get(usize::try_from(u32::from(typed)).unwrap_or(usize::MAX)) {
        Some(known) => *known,
        None => searched(u32::from(typed)),
    }
}

/// The accents of a word: of its vowels, of its tone, of đ. Where the tone is put (hoà, hòa) makes no other word.
fn accents(word: &str) -> Vec<char> {
    let mut accents = Vec::new();
    for typed in word.chars().filter(|typed| !typed.is_ascii()) {
        parts(typed, |part| {
            if is_combining_mark(part) {
                accents.push(part);
            } else if matches!(part, 'đ' | 'Đ') {
                accents.push('đ');
            }
        });
    }
    accents.sort_unstable();
    accents
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    fn agree(one: &str, other: &str) -> bool {
        words(one)[0].agrees(&words(other)[0])
    }

    #[test]
    fn a_word_without_accents_is_every_word_of_its_letters_and_one_with_others_is_another() {
        assert!(agree("Hoà", "HÒA") && agree("hoa", "Hòa") && agree("Lý", "Lí") && agree("Đỗ", "do"));
        assert!(!agree("án", "An") || words("An")[0].is_bare());
        assert!(!agree("vụ", "Vũ") && !agree("đo", "đỗ") && !agree("Hoa", "Hoan"));
    }

    #[test]
    fn a_word_with_letters_that_look_like_its_own_is_the_same_word() {
        for (one, other) in [("Dƣơng", "Dương"), ("HƢƠNG", "Hương"), ("ðặng", "Đặng"), ("Саo", "Cao")]
        {
            assert!(words(one)[0].is_written_as(&words(other)[0]), "{one}");
        }
        assert!(!agree("Dƣơng", "Dướng"));
    }

    #[test]
    fn words_are_told_with_their_places_however_the_text_is_composed() {
        let text = "Bà Đặng  Thị-Ước,\n12/3";
        for text in [text.nfc().collect::<String>(), text.nfd().collect()] {
            let told: Vec<(String, bool)> = words(&text)
                .iter()
                .map(|word| (text[word.start..word.end].nfc().collect(), word.is_capital))
                .collect();
            let wanted = [("Bà", true), ("Đặng", true), ("Thị", true), ("Ước", true), ("12", false), ("3", false)];
            assert_eq!(told, wanted.map(|(word, is_capital)| (word.to_owned(), is_capital)));
        }
        assert_eq!(words("ước")[0].key, key("uoc"));
    }
}
