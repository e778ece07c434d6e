//! The order of people in a list: by given name, which is the last word, then by family and middle names,
//! each word compared as a Vietnamese dictionary does (letters first, then the tone).
//!
//! ICU's Vietnamese table gives the letters (a < ă < â, d < đ) and also has the tones in the right order. The
//! tones are nevertheless taken out and ranked here, for two reasons: ICU would weigh the place of a tone mark,
//! so that `hoá` came before `hòa`, and it would look at the tones of a given name only after all the letters
//! of the family name. The letters f j w z keep the place ICU gives them, that of the Latin alphabet.

use std::iter::once;
use std::sync::LazyLock;

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;
use unicode_normalization::UnicodeNormalization;

use super::clean::plain_apostrophe;
use super::name::split_given;
use super::syllable::tone;

/// Names the rule and the table behind a stored key. Stored keys of another version must be made again.
pub const VERSION: &str = "vi/1 icu_collator/2.4";

/// Compares letters and forgets capitals.
static LETTERS: LazyLock<Option<CollatorBorrowed<'static>>> = LazyLock::new(|| collator(Strength::Secondary));

/// Compares everything, to give names that differ only in capitals a fixed order.
static EXACT: LazyLock<Option<CollatorBorrowed<'static>>> = LazyLock::new(|| collator(Strength::Tertiary));

/// Makes the key that puts people in order when keys are compared byte by byte. Depends on `VERSION`.
pub fn sort_key(name: &str) -> Vec<u8> {
    let name: String = name.nfc().map(plain_apostrophe).collect();
    let (family, given) = split_given(&name);
    let mut key = Vec::new();
    // ICU's keys hold no zero byte, so a zero ends a word and two end the words.
    for word in once(given).chain(family.split_whitespace()) {
        append_word(&mut key, word);
        key.push(0);
    }
    key.push(0);
    append_collated(&mut key, EXACT.as_ref(), &name);
    key
}

/// Appends the letters of one word, then its tones.
fn append_word(key: &mut Vec<u8>, word: &str) {
    let (tones, letters): (Vec<char>, Vec<char>) = word.nfd().partition(|c| tone(*c).is_some());
    let letters: String = letters.into_iter().nfc().collect();
    append_collated(key, LETTERS.as_ref(), &letters);
    key.push(1);
    key.extend(tones.into_iter().filter_map(tone).map(|place| place + 1));
}

fn append_collated(key: &mut Vec<u8>, collator: Option<&CollatorBorrowed<'static>>, text: &str) {
    match collator {
        Some(collator) => {
            let Ok(()) = collator.write_sort_key_to(text, key);
        }
        // Cannot happen with the table compiled in; a plain order is still better than none.
        None => key.extend(text.to_lowercase().bytes().filter(|byte| *byte > 1)),
    }
}

fn collator(strength: Strength) -> Option<CollatorBorrowed<'static>> {
    let mut options = CollatorOptions::default();
    options.strength = Some(strength);
    Collator::try_new(locale!("vi").into(), options).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_in_order(names: &[&str]) {
        let mut sorted: Vec<&str> = names.iter().rev().copied().collect();
        sorted.sort_by_cached_key(|name| sort_key(name));
        assert_eq!(sorted, names);
    }

    #[test]
    fn given_names_follow_the_vietnamese_alphabet() {
        assert_in_order(&["An", "Ăn", "Ân", "Bích", "Cúc", "Dần", "Đào", "Em"]);
        assert_in_order(&["E", "Ê", "G", "I", "O", "Ô", "Ơ", "P", "U", "Ư", "V", "X", "Y"]);
    }

    #[test]
    fn tones_go_from_ngang_to_nang() {
        assert_in_order(&["Ma", "Mà", "Mả", "Mã", "Má", "Mạ", "Mai"]);
        assert_in_order(&["Tuân", "Tuần", "Tuẩn", "Tuẫn", "Tuấn", "Tuận"]);
    }

    #[test]
    fn people_are_ordered_by_given_name_then_family_name() {
        assert_in_order(&["Bùi Thị An", "Nguyễn Văn An", "Ma Văn Ân"]);
        assert_in_order(&["Hà Văn An", "Hà Thị Vân", "Hạ Thị Vân"]);
    }

    #[test]
    fn the_tone_of_the_given_name_comes_before_the_family_name() {
        assert_in_order(&["Vi Văn Hoa", "Bùi Thị Hóa"]);
    }

    #[test]
    fn old_and_new_tone_places_keep_their_tone_order() {
        assert_in_order(&["Hoa", "Ma Văn Hoà", "Nông Văn Hòa", "Ma Văn Hoá", "Nông Văn Hóa"]);
    }

    #[test]
    fn capitals_do_not_part_people_of_one_given_name() {
        assert_in_order(&["BÙI THỊ AN", "Hoàng Văn An", "TRẦN VĂN AN"]);
        assert_in_order(&["Hoàng Văn An", "HOÀNG VĂN AN"]);
    }

    #[test]
    fn short_names_and_names_with_signs_have_a_place() {
        assert_in_order(&["", "An", "Hoàng An (Tèo)", "Niê H'Mai", "Vàng Mí Sính", "Y"]);
        assert_eq!(sort_key("H’Mai"), sort_key("H'Mai"));
        assert_eq!(sort_key("Tie\u{302}\u{301}p"), sort_key("Tiếp"));
    }

    #[test]
    fn a_new_table_asks_for_a_new_version() {
        let key = format!("{:02x?}", sort_key("Yxvưuơôoêeđdâăa").iter().take(16).collect::<Vec<_>>());
        assert_eq!(
            (VERSION, key.as_str()),
            ("vi/1 icu_collator/2.4", "[5b, 59, 55, 54, 02, 53, 48, 03, 48, 02, 47, 34, 02, 33, 32, 02]")
        );
    }
}
