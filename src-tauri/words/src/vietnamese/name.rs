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

/// Words before a name that say who somebody is, as they are written.
static BEFORE_NAME: LazyLock<Vec<Word>> = LazyLock::new(|| {
    word::words(
        "hộ gia đình tập thể đại diện cựu chiến binh ccb cá nhân công dân nhóm các và tức là người cháu con vợ chồng bố mẹ thay mặt \
         ông bà anh chị cô chú bác cụ đồng chí",
    )
});

/// Gives the names in what stands for one: what offices write is often more than a name (`Hộ ông Dương Văn Ngoạn`,
/// `Hứa Văn Sử, Hứa Thị Lả`, `Chu Thị Mến (tức Bảy)`).
#[must_use]
pub fn names_in(written: &str) -> Vec<&str> {
    let parts = written.split([',', ';', '(', ')', '[', ']', ':', '/', '\n', '–']).flat_map(|part| part.split(" - "));
    let parts = parts.flat_map(|part| part.split(" và ")).flat_map(|part| part.split(" tức "));
    parts.filter_map(name_in).collect()
}

/// Gives a name without the words before it and without what a number begins; none where nothing of a name is left.
fn name_in(part: &str) -> Option<&str> {
    let words = word::words(part);
    let is_number =
        |word: &Word| part.get(word.start..).is_some_and(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit()));
    let leads = |word: &&Word| BEFORE_NAME.iter().any(|lead| word.is_written_as(lead));
    let skipped = words.iter().take_while(leads).count();
    // All of it may be a name: a family may be called Hồ, a given name Chi.
    let skipped = if skipped == words.len() { 0 } else { skipped };
    let own: Vec<&Word> = words.iter().skip(skipped).take_while(|word| !is_number(word)).collect();
    part.get(own.first()?.start..own.last()?.end)
}

/// Tells whether two names may be one person's, or one of those each stands for: the given name is the same, and nothing that
/// stands before it in both speaks against it, a family name cut off, cut down to a letter or written after a title
/// (`Đàm T. Nhuần`, `bà Nhuần`).
#[must_use]
pub fn may_be_one(one: &str, other: &str) -> bool {
    let others = names_in(other);
    names_in(one).iter().any(|one| others.iter().any(|other| are_alike(one, other)))
}

fn are_alike(one: &str, other: &str) -> bool {
    let (one, other) = (with_letters(one), with_letters(other));
    let (Some(given), Some(second)) = (one.last(), other.last()) else { return false };
    let family = |words: &[(Word, char)]| words.first().filter(|_| words.len() > 1).cloned();
    same(given, second) && family(&one).zip(family(&other)).is_none_or(|(one, other)| same(&one, &other))
}

/// Tells whether two words of names are one, or one is the first letter of the other.
fn same(one: &(Word, char), other: &(Word, char)) -> bool {
    one.0.agrees(&other.0) || (one.0.letters == 1 || other.0.letters == 1) && one.1 == other.1
}

/// Gives the words of a name, each with its first letter as search has it.
fn with_letters(name: &str) -> Vec<(Word, char)> {
    let letter = |word: &Word| {
        let own = name.get(word.start..word.end).map(fold).unwrap_or_default();
        own.chars().next().unwrap_or_default()
    };
    word::words(name).into_iter().map(|word| (word.clone(), letter(&word))).collect()
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
            "Lý Văn Dần, Đàm Thị Nhuần",
            "Hộ ông Dần (vợ: Đàm Thị Nhuần)",
        ] {
            assert!(may_be_one(one, "Đàm Thị Nhuần") && may_be_one("Đàm Thị Nhuần", one), "{one}");
        }
        for other in ["Đàm Thị Nhân", "Lý Thị Nhuần", "Đàm Nhuần Văn", ""] {
            assert!(!may_be_one(other, "Đàm Thị Nhuần"), "{other}");
        }
    }
}
