//! The parts of a name.

/// Splits a name into family and middle names, and the given name: the last word that has a letter or digit
/// and does not stand in brackets. For order only: the name itself is stored whole.
pub(super) fn split_given(name: &str) -> (&str, &str) {
    let outside = name.split(['(', '[']).find(|part| part.contains(char::is_alphanumeric)).unwrap_or(name);
    let outside = outside.trim_end_matches(|c: char| c.is_whitespace() || c.is_ascii_punctuation()).trim_start();
    outside.rsplit_once(char::is_whitespace).map_or(("", outside), |(family, given)| (family.trim_end(), given))
}
