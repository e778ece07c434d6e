//! What somebody seeks: the words of a text, and where numbers stand in it, the same with each number as numbers are compared, so
//! that `0912 345 678` finds `+84912345678` and the other way round.

use super::{digits, fold};

/// What is sought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sought {
    /// As it was typed first; the others with the digits of each number together.
    readings: Vec<Vec<String>>,
}

impl Sought {
    /// Reads a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut readings = vec![fold::tokens(text)];
        for joined in digits::joined(text) {
            let words = fold::tokens(&joined);
            if !readings.contains(&words) {
                readings.push(words);
            }
        }
        Self { readings }
    }

    /// Tells whether nothing is sought.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.typed().is_empty()
    }

    /// The folded words as they were typed.
    #[must_use]
    pub fn typed(&self) -> &[String] {
        self.readings.first().map(Vec::as_slice).unwrap_or_default()
    }

    /// What it may mean: a record is found that holds every word of one.
    pub fn readings(&self) -> impl Iterator<Item = &[String]> {
        self.readings.iter().map(Vec::as_slice)
    }

    /// Gives the words to be marked where some are held: with numbers whole, if those are.
    pub fn held(&self, is_held: impl Fn(&str) -> bool) -> &[String] {
        match self.readings.as_slice() {
            [_, .., joined] if joined.iter().all(|word| is_held(word)) => joined,
            _ => self.typed(),
        }
    }
}

/// Finds the first word of a text that begins with a word sought, or the first number that does, however its digits are grouped:
/// its start and length in chars.
#[must_use]
pub fn find(text: &str, word: &str) -> Option<(usize, usize)> {
    fold::find(text, word).or_else(|| digits::find(text, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(sought: &str, text: &str) -> bool {
        Sought::of(sought).readings().any(|words| words.iter().all(|word| find(text, word).is_some()))
    }

    #[test]
    fn a_number_is_found_however_either_is_grouped() {
        let ways =
            ["0912345678", "0912 345 678", "0912.345.678", "+84 912 345 678", "+84912345678", "(0912) 345-678"];
        for (one, other) in ways.iter().flat_map(|one| ways.iter().map(move |other| (one, other))) {
            assert!(finds(one, other), "{one} in {other}");
        }
        assert!(finds("0190 0000 0027", "019000000027") && finds("019000000027", "0190 0000 0027"));
        assert!(!finds("0912 345 679", "0912345678") && !finds("912", "0912345678"));
        assert!(finds("912345678", "0912 345 678"));
        // While it is being typed.
        assert!(finds("0912 345", "+84 912 345 678") && finds("+84 912", "0912345678"));
    }

    #[test]
    fn words_and_short_numbers_are_sought_as_they_are_typed() {
        for text in ["12/2019", "12 2019", "3/2019 đất", "Đặng Thị Ước", "2019-09", ""] {
            assert_eq!(Sought::of(text).readings().count(), 1, "{text}");
        }
        let sought = Sought::of("Giàng 0912 345 678");
        let readings: Vec<String> = sought.readings().map(|words| words.join(" ")).collect();
        assert_eq!(readings, ["giang 0912 345 678", "giang 912345678", "giang 0912345678"]);
    }

    #[test]
    fn a_number_is_marked_whole() {
        let sought = Sought::of("0912 345 678");
        let text = "ĐT +84 912 345 678 nhé";
        let held = |text: &str| sought.held(|word| find(text, word).is_some()).join(" ");
        assert_eq!(held(text), "0912345678");
        assert_eq!(find(text, "0912345678"), Some((3, 15)));
        assert_eq!(held("0912 và 345, 678"), "0912 345 678");
    }
}
