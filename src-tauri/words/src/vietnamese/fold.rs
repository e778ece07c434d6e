//! The search key of a text: what is left when tone marks, letter marks, capitals and the choice between
//! i and y are forgotten, so that `dang thi uoc` finds `Đặng Thị Ước`. SQLite cannot do it: its LIKE and
//! lower() know ASCII only and its `remove_diacritics` leaves đ.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::clean::{is_invisible, plain_apostrophe};
use super::look_alike::meant;

/// A folded text that remembers where each of its characters came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// The search key.
    pub text: String,
    /// For every char of `text`, the place (counted in chars) of its source in the original.
    pub origin: Vec<usize>,
}

/// Folds a text to its search key. Composed and decomposed spellings give the same key.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    each_letter(text, |letter, _| folded.push(letter));
    folded
}

/// Folds a text and keeps the way back to the original, for marking what was found.
pub fn fold_mapped(text: &str) -> Folded {
    let mut folded = Folded::default();
    each_letter(text, |letter, place| {
        folded.text.push(letter);
        folded.origin.push(place);
    });
    folded
}

/// Tells the letters of the search key, each with the place (counted in chars) of its source.
fn each_letter(text: &str, mut tell: impl FnMut(char, usize)) {
    // A space is written only between two letters, so the ends come out trimmed.
    let (mut gap, mut begun) = (None, false);
    for (place, typed) in text.chars().enumerate() {
        if typed.is_whitespace() {
            gap.get_or_insert(place);
            continue;
        }
        let mut give = |letter| {
            if let Some(space) = gap.take().filter(|_| begun) {
                tell(' ', space);
            }
            begun = true;
            tell(letter, place);
        };
        if typed.is_ascii() {
            search_letter(typed.to_ascii_lowercase()).into_iter().for_each(give);
        } else {
            parts(typed, |part| part.to_lowercase().filter_map(search_letter).for_each(&mut give));
        }
    }
}

/// Tells a letter and its marks, the letter that is seen in the place of one that only looks like it.
pub(super) fn parts(typed: char, mut tell: impl FnMut(char)) {
    decompose_canonical(typed, |part| decompose_canonical(meant(part), &mut tell));
}

/// Splits a query into folded words. Signs separate: `12/2019` is `12` and `2019`.
pub fn tokens(text: &str) -> Vec<String> {
    fold(text).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Tells whether a text of folded words holds a query of the search index: all words of one of its readings, which `OR` stands
/// between, each word in quotes, with a star where it is only a beginning.
pub fn holds(text: &str, query: &str) -> bool {
    let is_held = |one: &str| {
        let (word, is_beginning) = one.strip_suffix('*').map_or((one, false), |word| (word, true));
        let word = word.trim_matches('"');
        text.split(' ').any(|held| if is_beginning { held.starts_with(word) } else { held == word })
    };
    query.split(" OR ").any(|reading| reading.split(' ').all(is_held))
}

/// Finds the first word of `text` that begins with a folded token: its start and length in chars of `text`.
pub fn find(text: &str, token: &str) -> Option<(usize, usize)> {
    let wanted: Vec<char> = token.chars().collect();
    let last = wanted.len().checked_sub(1)?;
    let folded = fold_mapped(text);
    let letters: Vec<char> = folded.text.chars().collect();
    let at = (0..letters.len())
        .find(|&at| starts_word(&letters, at) && letters.get(at..).is_some_and(|rest| rest.starts_with(&wanted)))?;
    let start = *folded.origin.get(at)?;
    let end = *folded.origin.get(at + last)? + 1;
    // In a decomposed text the marks of the last letter belong to what was found.
    let marks = text.chars().skip(end).take_while(|c| is_combining_mark(*c)).count();
    Some((start, end + marks - start))
}

/// Gives the letter to search by, or nothing for a mark. đ has no decomposition, and ƀ is written in names of the
/// Central Highlands.
fn search_letter(lower: char) -> Option<char> {
    match lower {
        'đ' => Some('d'),
        'ƀ' => Some('b'),
        'y' => Some('i'),
        'a'..='x' | 'z' | '0'..='9' => Some(lower),
        '\u{AD}' => None,
        other if is_combining_mark(other) || is_invisible(other) => None,
        other => Some(plain_apostrophe(other)),
    }
}

fn starts_word(letters: &[char], at: usize) -> bool {
    let in_word = |place: usize| letters.get(place).is_some_and(|c| c.is_alphanumeric());
    in_word(at) && !at.checked_sub(1).is_some_and(in_word)
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    fn finds(query: &str, text: &str) -> bool {
        tokens(query).iter().all(|token| find(text, token).is_some())
    }

    #[test]
    fn a_text_that_waits_for_the_index_is_found_as_in_it() {
        for (query, is_held) in [
            ("\"ma\" \"thi\"", true),
            ("\"thi\" \"ma\"", true),
            ("\"th\"", false),
            ("\"th\"*", true),
            ("\"ma\" \"ba\"*", true),
            ("\"hi\"*", false),
            ("\"ma\" \"van\"", false),
            ("\"ma\" \"van\" OR \"thi\" \"0912\"*", true),
            ("\"ma\" \"van\" OR \"thi\" \"or\"", false),
        ] {
            assert_eq!(holds("ma thi ba 0912345678", query), is_held, "{query}");
        }
    }

    #[test]
    fn names_are_found_without_marks() {
        assert!(finds("dang thi uoc", "Đặng Thị Ước"));
        assert!(finds("giang a pao", "Giàng A Páo"));
        for name in ["Hoà", "Hòa", "Hoa", "Hóa"] {
            assert!(finds("hoa", name), "{name}");
        }
    }

    #[test]
    fn old_and_new_tone_places_and_both_letters_i_are_one() {
        assert_eq!(fold("Thuý UỶ Lý"), fold("Thúy Ủy Lí"));
        assert_eq!(fold("ĐƯỜNG Ðường Ɖường"), "duong duong duong");
    }

    #[test]
    fn letters_that_look_like_others_are_those() {
        // U+01A3 for ư, Ð and ð for đ, Cyrillic and Greek letters with their marks.
        for (text, key) in [
            ("Dƣơng Thị Hƣơng, ĐƢỜNG", "duong thi huong, duong"),
            ("Ðặng ðình", "dang dinh"),
            ("Нοàng Vӑn Сао", "hoang van cao"),
            ("ΝÔΝG ΤHỊ ΥẾΝ", "nong thi ien"),
            ("Тrần Тһị Нồng", "tran thi hong"),
        ] {
            assert_eq!(fold(text), key, "{text}");
        }
        assert!(finds("duong thi huong", "Dƣơng Thị Hƣơng") && finds("Dƣơng", "Dương"));
    }

    #[test]
    fn an_apostrophe_and_a_gap_are_one_however_typed() {
        assert_eq!(fold("  H’Mai \n Niê "), "h'mai nie");
        assert_eq!(tokens("K'Brếp"), ["k", "brep"]);
        assert_eq!(fold("Ngu\u{200B}yễn"), "nguien");
    }

    #[test]
    fn a_petition_is_found_by_its_number_and_year() {
        assert_eq!(tokens("12/2019"), ["12", "2019"]);
        assert_eq!(find("Đơn số 12/2019", "12"), Some((7, 2)));
        assert_eq!(find("Đơn số 12/2019", "2019"), Some((10, 4)));
        assert_eq!(find("Đơn số 12/2019", "019"), None);
    }

    #[test]
    fn what_was_found_is_marked_in_the_original() {
        assert_eq!(find("Bà  Đặng Thị Ước", "uo"), Some((13, 2)));
        let decomposed: String = "Bà Ước".nfd().collect();
        let (start, length) = find(&decomposed, "uo").unwrap_or_default();
        let found: String = decomposed.chars().skip(start).take(length).collect();
        assert_eq!(found.nfc().collect::<String>(), "Ướ");
        assert_eq!(find("An", ""), None);
    }

    #[test]
    fn a_word_is_found_by_its_beginning_only() {
        assert_eq!(find("Hoàng", "hoa"), Some((0, 3)));
        assert_eq!(find("Khoa", "hoa"), None);
    }

    proptest! {
        #[test]
        fn composed_and_decomposed_give_one_key(text in any::<String>()) {
            let composed: String = text.nfc().collect();
            let decomposed: String = text.nfd().collect();
            prop_assert_eq!(fold(&composed), fold(&decomposed));
            prop_assert_eq!(fold(&text), fold(&composed));
        }

        #[test]
        fn every_letter_of_the_key_comes_from_the_text(text in any::<String>()) {
            let folded = fold_mapped(&text);
            prop_assert_eq!(&folded.text, &fold(&text));
            prop_assert_eq!(folded.origin.len(), folded.text.chars().count());
            prop_assert!(folded.origin.is_sorted());
            prop_assert!(folded.origin.iter().all(|&place| place < text.chars().count()));
        }

        #[test]
        fn a_text_is_found_by_its_own_words(text in "[a-zA-ZàÁảẠăÂđĐêƠưỳỹ'/ 0-9\u{300}-\u{323}]*") {
            for token in tokens(&text) {
                prop_assert!(find(&text, &token).is_some());
            }
        }
    }
}
