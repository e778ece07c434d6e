//! Names and numbers as they may leave the office: masked. Lists for others show the family and middle names
//! and the initial of the given name, and only the end of a number.

use unicode_normalization::UnicodeNormalization;

/// Masks a name: `Hoàng Văn An` becomes `Hoàng Văn A.`, a name of one word its initial. What stands in
/// brackets is left out, and several people in one field are masked one by one.
pub fn mask(name: &str) -> String {
    let name: String = name.nfc().collect();
    let people = name.split(is_list_sign).map(|part| part.split_whitespace().collect::<Vec<_>>());
    let masked = people.flat_map(|words| words.split(|word| is_joint(word)).map(mask_person).collect::<Vec<_>>());
    masked.filter(|person| !person.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Masks an identity number: one star for each letter or digit but the last four; fewer than five are all stars.
pub fn mask_number(text: &str) -> String {
    mask_but_last(text, 4)
}

/// Masks a telephone number: the last three digits stay.
pub fn mask_phone(text: &str) -> String {
    mask_but_last(text, 3)
}

/// Splits a name into family and middle names, and the given name: the last word that has a letter or digit
/// and does not stand in brackets. For order and masks only: the name itself is stored whole.
pub(super) fn split_given(name: &str) -> (&str, &str) {
    let outside = name.split(['(', '[']).find(|part| part.contains(char::is_alphanumeric)).unwrap_or(name);
    let outside = outside.trim_end_matches(|c: char| c.is_whitespace() || c.is_ascii_punctuation()).trim_start();
    outside.rsplit_once(char::is_whitespace).map_or(("", outside), |(family, given)| (family.trim_end(), given))
}

fn mask_person(words: &[&str]) -> String {
    let name = words.join(" ");
    let (family, given) = split_given(&name);
    let initial = given.chars().find(|c| c.is_alphanumeric());
    initial.map(|initial| format!("{family} {initial}.").trim_start().to_owned()).unwrap_or_default()
}

fn mask_but_last(text: &str, kept: usize) -> String {
    let signs: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    let is_number = signs.len() > kept && signs.iter().any(char::is_ascii_digit);
    let hidden = if is_number { signs.len() - kept } else { signs.len() };
    let shown: String = signs.iter().skip(hidden).collect();
    "*".repeat(hidden) + &shown
}

fn is_list_sign(c: char) -> bool {
    matches!(c, ',' | ';' | '/' | '&' | '+' | '\n')
}

/// Tells a word that joins two people, or a person and an office. Inside a word a hyphen belongs to the name.
fn is_joint(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "-" | "–" | "—" | "và")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_citizen_keeps_family_and_middle_name_and_an_initial() {
        assert_eq!(mask("Hoàng Văn An"), "Hoàng Văn A.");
        assert_eq!(mask("Đặng Thị Ước"), "Đặng Thị Ư.");
        assert_eq!(mask("Giàng A Páo"), "Giàng A P.");
        assert_eq!(mask("  Ma  Văn A\u{302}n "), "Ma Văn Â.");
    }

    #[test]
    fn a_name_of_one_word_is_only_an_initial() {
        assert_eq!(mask("H'Mai"), "H.");
        assert_eq!(mask("Y Bhăm"), "Y B.");
        assert_eq!(mask("Ước"), "Ư.");
        assert_eq!(mask(""), "");
    }

    #[test]
    fn no_given_name_slips_through_beside_another_name() {
        assert_eq!(mask("Hoàng Văn An (Tèo)"), "Hoàng Văn A.");
        assert_eq!(mask("Hoàng Văn An, Nông Thị Bích"), "Hoàng Văn A., Nông Thị B.");
        assert_eq!(mask("Hoàng Văn An và Nông Thị Bích"), "Hoàng Văn A., Nông Thị B.");
        assert_eq!(mask("Hoàng Văn An - Trưởng thôn"), "Hoàng Văn A., Trưởng t.");
        assert_eq!(mask("Hoàng Văn An -"), "Hoàng Văn A.");
    }

    #[test]
    fn a_masked_name_can_be_masked_again() {
        assert_eq!(mask("Hoàng Văn A."), "Hoàng Văn A.");
    }

    #[test]
    fn an_identity_number_shows_its_last_four_digits() {
        assert_eq!(mask_number("001099011234"), "********1234");
        assert_eq!(mask_number("012345678"), "*****5678");
        assert_eq!(mask_number("0010 9901 1234"), "********1234");
        assert_eq!(mask_number("1234"), "****");
        assert_eq!(mask_number("không"), "*****");
        assert_eq!(mask_number(""), "");
    }

    #[test]
    fn a_telephone_shows_its_last_three_digits() {
        assert_eq!(mask_phone("0912.345.678"), "*******678");
        assert_eq!(mask_phone("113"), "***");
    }
}
