//! The parts of a name.

use std::sync::LazyLock;

use super::fold::fold;
use super::word::{self, Word};

/// Splits a name into family and middle names, and the given name: the last word that has a letter or digit
/// and does not stand in brackets. For order only: the name itself is stored whole.
pub(super) fn split_given(name: &str) -> (&str, &str) {
    let outside = name.split(['(', '[']).find(|part| part.contains(char::is_alphanumeric)).unwrap_or(name);
    let outside = outside.trim_end_matches(|c: char| c.is_whitespace() || c.is_ascii_punctuation()).trim_start();
    outside.rsplit_once(char::is_whitespace).map_or(("", outside), |(family, given)| (family.trim_end(), given))
}

/// Tells whether two names may be one person's: the given name is the same, and nothing that stands before it in both speaks
/// against it, a family name cut off, cut down to a letter or written after a title (`Đàm T. Nhuần`, `bà Nhuần`).
pub fn may_be_one(one: &str, other: &str) -> bool {
    let (one, other) = (own_words(one), own_words(other));
    let (Some(given), Some(second)) = (one.last(), other.last()) else { return false };
    if !(same(given, second)) {
        return false;
    }
    let (first, rest) = (one.len() > 1, other.len() > 1);
    match (one.first().filter(|_| first), other.first().filter(|_| rest)) {
        (Some(one), Some(other)) => same(one, other),
        _ => true,
    }
}

/// Tells whether two words of names are one, or one is the first letter of the other.
fn same(one: &(Word, char), other: &(Word, char)) -> bool {
    one.0.agrees(&other.0) || (one.0.letters == 1 || other.0.letters == 1) && one.1 == other.1
}

/// Gives the words of a name without the titles before it, each with its first letter as search has it.
fn own_words(name: &str) -> Vec<(Word, char)> {
    const TITLES: &str = "hộ gia đình ông bà anh chị cô chú bác cụ vợ chồng con đồng chí";
    static LEADS: LazyLock<Vec<Word>> = LazyLock::new(|| word::words(TITLES));
    let name =
        name.split([',', '(', '[', ';', '–']).find(|part| part.contains(char::is_alphanumeric)).unwrap_or(name);
    let all = word::words(name);
    let skipped = all.iter().take_while(|word| LEADS.iter().any(|lead| word.is_written_as(lead))).count();
    let letter = |word: &Word| {
        let own = name.get(word.start..word.end).map(fold).unwrap_or_default();
        own.chars().next().unwrap_or_default()
    };
    let skipped = if skipped == all.len() { 0 } else { skipped };
    all.into_iter().skip(skipped).map(|word| (word.clone(), letter(&word))).collect()
}

#[cfg(test)]
mod tests {
    use super::may_be_one;

    #[test]
    fn a_name_cut_down_or_after_a_title_may_be_the_same() {
        for one in [
            "Đàm Thị Nhuần",
            "Đàm Nhuần",
            "Bà Đàm Thị Nhuần",
            "Đàm T. Nhuần",
            "Nhuần",
            "Chồng bà Nhuần",
            "dam thi nhuan",
        ] {
            assert!(may_be_one(one, "Đàm Thị Nhuần") && may_be_one("Đàm Thị Nhuần", one), "{one}");
        }
        for other in ["Đàm Thị Nhân", "Lý Thị Nhuần", "Đàm Nhuần Văn", ""] {
            assert!(!may_be_one(other, "Đàm Thị Nhuần"), "{other}");
        }
    }
}
