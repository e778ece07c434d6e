//! The shape of a Vietnamese syllable: a beginning, a rhyme and at most one tone, which sits on a vowel.
//! Good enough to tell a text from the same text read in a wrong encoding; it is no spelling check.

use unicode_normalization::UnicodeNormalization;

/// The tone marks, from lightest to heaviest in dictionary order; ngang has no mark.
const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];

const VOWELS: &[char] = &['a', 'e', 'i', 'o', 'u', 'y'];

/// The marks that make another letter (ê, ă, ơ) and stay with it.
const LETTER_MARKS: &[char] = &['\u{302}', '\u{306}', '\u{31B}'];

const BEGINNINGS: [&str; 29] = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "q",
    "qu", "r", "s", "t", "th", "tr", "v", "x",
];

const OPEN_RHYMES: [&str; 43] = [
    "a", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ia", "ua", "ưa", "oa", "oe", "uê", "uy", "uơ", "uya", "ai",
    "ao", "au", "ay", "âu", "ây", "eo", "êu", "iu", "iêu", "yêu", "oi", "ôi", "ơi", "ui", "uôi", "ưi", "ươi", "ưu",
    "ươu", "oai", "oay", "uây", "uyu",
];

const CLOSED_VOWELS: [&str; 23] = [
    "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "iê", "yê", "uô", "ươ", "oa", "oă", "oe", "uâ", "uê",
    "uy", "uyê",
];

const ENDINGS: [&str; 6] = ["c", "m", "n", "ng", "p", "t"];

/// The endings that let only the two heavy tones through.
const STOPS: [&str; 4] = ["c", "ch", "p", "t"];

/// The vowels that can stand before ch and nh.
const SOFT_VOWELS: [&str; 7] = ["a", "ê", "i", "y", "oa", "uê", "uy"];

const SOFT_ENDINGS: [&str; 2] = ["ch", "nh"];

/// Gives the place of a tone mark in dictionary order: huyền 1, hỏi 2, ngã 3, sắc 4, nặng 5.
pub(super) fn tone(mark: char) -> Option<u8> {
    (1..).zip(TONES).find(|(_, tone)| *tone == mark).map(|(place, _)| place)
}

/// Tells whether a word could be a Vietnamese syllable, whatever its capitals.
pub(super) fn is_syllable(word: &str) -> bool {
    let mut toneless = String::new();
    let mut toned = None;
    for c in word.to_lowercase().nfd() {
        let Some(tone) = tone(c) else {
            toneless.push(c);
            continue;
        };
        let on_vowel = toneless.ends_with(VOWELS) || toneless.ends_with(LETTER_MARKS);
        if !on_vowel || toned.replace(tone).is_some() {
            return false;
        }
    }
    let toneless: String = toneless.nfc().collect();
    // A syllable that ends in a stop has one of the two heavy tones: các and cạc, never cac or cỏc.
    let is_stopped = STOPS.iter().any(|stop| toneless.ends_with(stop));
    let tone_fits = !is_stopped || toned.is_some_and(|tone| tone >= 4);
    tone_fits && BEGINNINGS.iter().any(|beginning| toneless.strip_prefix(beginning).is_some_and(is_rhyme))
}

fn is_rhyme(rhyme: &str) -> bool {
    let closed_by = |ending, vowels: &[&str]| rhyme.strip_suffix(ending).is_some_and(|rest| vowels.contains(&rest));
    OPEN_RHYMES.contains(&rhyme)
        || ENDINGS.iter().any(|ending| closed_by(ending, &CLOSED_VOWELS))
        || SOFT_ENDINGS.iter().any(|ending| closed_by(ending, &SOFT_VOWELS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_petition_are_syllables() {
        let text = "Kính gửi Ủy ban nhân dân xã Chợ Đồn tôi tên là Nguyễn Thị Thuý khiếu nại quyết định giải quyết \
                    tranh chấp đất đai giữa hai hộ gia đình ngoài ruộng khuya quý quốc huỳnh người hươu oanh xoáy";
        for word in text.split_whitespace() {
            assert!(is_syllable(word), "{word}");
        }
    }

    #[test]
    fn foreign_and_broken_words_are_not() {
        for word in
            ["Café", "TiÕp", "Tieáp", "daân", "Ñam", "naïve", "été", "Brếp", "", "c«ng", "Nöõ", "Bớch", "cỏc", "dấấu"]
        {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
