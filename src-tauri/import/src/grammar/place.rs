//! Telling where an address begins: at a word of a place, and not at a name that has one in it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::name::{MIDDLE, is_edge, lower};
use crate::vocabulary::written;

static PLACES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    written("people", "place").into_iter().filter_map(|word| word.split(' ').next()).map(lower).collect()
});

/// Words of a place that are one only before these; others begin one by themselves.
const ONLY_BEFORE: [(&str, &[&str]); 13] = [
    ("thị", &["trấn", "xã"]),
    ("thành", &["phố"]),
    ("tiểu", &["khu"]),
    ("chung", &["cư"]),
    ("quốc", &["lộ"]),
    ("nhà", &["số", "văn", "máy"]),
    ("chợ", &[]),
    ("căn", &["hộ"]),
    ("phòng", &[]),
    ("tầng", &[]),
    ("cụm", &["dân", "công"]),
    ("khối", &["phố"]),
    ("đội", &[]),
];

/// Tells a given name that happens to be the word of a place: `Nguyễn Văn Bản`, at the end of a name.
pub(crate) fn is_given_name(word: &str, next: &str) -> bool {
    let next = next.trim_start();
    word.starts_with(char::is_uppercase) && (next.is_empty() || next.starts_with([',', ';', '(', '\n']))
}

pub(crate) fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '\'').unwrap_or(text.len());
    text.get(..end).unwrap_or(text)
}

/// Tells whether a word begins a place, by what stands after it.
pub(crate) fn is_place(word: &str, next: &str) -> bool {
    let word = lower(word.trim_matches(|c: char| !c.is_alphanumeric()));
    if !PLACES.contains(&word) {
        return false;
    }
    if next.trim_start_matches([' ', '.']).starts_with(|c: char| c.is_ascii_digit()) {
        return true;
    }
    let after = next.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ':'));
    let after_word = lower(first_word(after));
    if word.chars().count() <= 2 && matches!(word.as_str(), "p" | "q" | "đ" | "tt" | "tk" | "ap") {
        return next.starts_with(['.', ' '])
            && (after.starts_with(char::is_uppercase) || after.starts_with(|c: char| c.is_ascii_digit()));
    }
    if word == "số" {
        return after_word == "nhà" || after.starts_with(|c: char| c.is_ascii_digit());
    }
    match ONLY_BEFORE.iter().find(|(one, _)| *one == word) {
        Some((_, [])) => after.starts_with(|c: char| c.is_ascii_digit()) || after.starts_with(char::is_uppercase),
        Some((_, only)) => only.contains(&after_word.as_str()),
        None => true,
    }
}

/// Tells whether a text begins as an address does.
pub(crate) fn is_address(text: &str) -> bool {
    let text = text.trim_start_matches(is_edge);
    let word = first_word(text);
    is_place(word, text.get(word.len()..).unwrap_or_default()) && begins_as_person(text).is_none()
}

/// `Đường Văn An`: a place word that is a family before a middle name.
pub(crate) fn begins_as_person(text: &str) -> Option<()> {
    let mut words = text.split_whitespace();
    let (first, second) = (lower(words.next()?), lower(words.next()?));
    (text.trim_start().starts_with(char::is_uppercase) && MIDDLE.contains(&second.as_str()) && !first.is_empty())
        .then_some(())
}

/// Tells whether an address stands anywhere in a text.
pub(crate) fn holds_address(text: &str) -> bool {
    place_in(text).is_some()
}

/// Finds where an address begins in a text: at a word of a place in small letters, or a capital one that a sign, a digit or a
/// capital word follows.
pub(crate) fn place_in(text: &str) -> Option<usize> {
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let begins = c.is_alphabetic() && !before.is_alphanumeric() && before != '\'';
        before = c;
        if !begins {
            continue;
        }
        let rest = text.get(at..)?;
        let word = first_word(rest);
        let next = rest.get(word.len()..).unwrap_or_default();
        // `sửa đường vào thôn` names no place: what it is called has to follow.
        let called = next.trim_start_matches([' ', '.', ':']);
        let called = called.starts_with(char::is_uppercase)
            || called.starts_with(|c: char| c.is_ascii_digit())
            || PLACES.contains(&lower(first_word(called)));
        let is_called = called || at == 0;
        if is_called
            && is_place(word, next)
            && !(at > 0 && is_given_name(word, next))
            && begins_as_person(rest).is_none()
        {
            return Some(at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_known_by_its_first_word() {
        for address in [
            "thôn Nà Pài",
            "Tổ 5, phường A",
            "Bản Lanh",
            "số 12 đường Lê Lợi",
            "TDP 3",
            "Thị trấn Bằng Lũng",
            "P. Sông Cầu",
        ] {
            assert!(is_address(address), "{address}");
        }
        for other in ["Tô Văn An", "Bàn Thị Én", "Thị Plắc", "Đường Văn Ba", "Hoàng An"] {
            assert!(!is_address(other), "{other}");
        }
    }
}
