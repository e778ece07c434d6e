//! What is done to every text before it is stored: one normal form (NFC) and nothing invisible left in it.
//! Capitals and spelling are the citizen's and are never touched.

use super::composed;

/// Says whether a field holds one line or several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// A name, an address, a number: line breaks and tabs become one space.
    One,
    /// A summary or a note: line breaks stay, as `\n`.
    Many,
}

/// A text ready to be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned {
    /// The text in NFC, trimmed, without invisible characters.
    pub text: String,
    /// Invisible or control characters were taken out, so the clerk should be told. Ordinary spaces do not count.
    pub removed: bool,
}

/// Cleans a typed, pasted or imported text. Text in an old encoding must pass `legacy::convert` first.
pub fn clean(text: &str, lines: Lines) -> Cleaned {
    if is_tidy(text, lines) {
        return Cleaned { text: composed(text).into_owned(), removed: false };
    }
    let visible = text.replace("\r\n", "\n").replace(is_line_break, "\n");
    let removed = visible.contains(is_invisible);
    let visible = visible.replace(is_invisible, "");
    let spaced = match lines {
        Lines::One => visible.split_whitespace().collect::<Vec<_>>().join(" "),
        Lines::Many => visible.trim().replace(|c: char| c.is_whitespace() && c != '\n', " "),
    };
    Cleaned { text: composed(&spaced).into_owned(), removed }
}

/// Tells a text of which nothing would be taken out and no space changed, as nearly every one is.
fn is_tidy(text: &str, lines: Lines) -> bool {
    let mut after_gap = true;
    let tidy = |c: char| {
        let gap = c.is_whitespace();
        let fits = match c {
            ' ' => lines == Lines::Many || !after_gap,
            '\n' => lines == Lines::Many,
            _ => !gap && !is_invisible(c),
        };
        after_gap = gap;
        fits
    };
    let is_end = |end: Option<char>| end.is_none_or(|c| !c.is_whitespace());
    is_end(text.chars().next()) && is_end(text.chars().next_back()) && text.chars().all(tidy)
}

/// Cleans the name of a person: as one line, with the typographic apostrophe of `H’Mai` made plain.
pub fn clean_name(text: &str) -> Cleaned {
    let Cleaned { text, removed } = clean(text, Lines::One);
    Cleaned { text: text.chars().map(plain_apostrophe).collect(), removed }
}

/// Makes every sign that is typed for an apostrophe the plain one.
pub(super) fn plain_apostrophe(typed: char) -> char {
    match typed {
        '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{02BC}' | '\u{2032}' | '`' | '\u{B4}' => '\'',
        other => other,
    }
}

/// Tells the characters nobody sees: controls that are no white space, bidi controls, zero width, tags.
/// The soft hyphen is left out on purpose: it is the letter ư of TCVN3.
pub(super) fn is_invisible(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c,
            '\u{061C}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E007F}')
}

/// Tells the breaks of Word, the web and old files (vertical tab, form feed, NEL, U+2028, U+2029): deleting
/// them would glue two words together.
fn is_line_break(c: char) -> bool {
    matches!(c, '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn one(text: &str) -> (String, bool) {
        let cleaned = clean(text, Lines::One);
        (cleaned.text, cleaned.removed)
    }

    #[test]
    fn a_word_typed_decomposed_is_stored_composed() {
        assert_eq!(one("Tie\u{302}\u{301}p"), ("Tiếp".into(), false));
        assert_eq!(one("Tiếp"), ("Tiếp".into(), false));
    }

    #[test]
    fn a_hidden_space_inside_a_family_name_is_removed_and_told() {
        assert_eq!(one("Ngu\u{200B}yễn"), ("Nguyễn".into(), true));
        assert_eq!(one("An\u{0}\u{7}\u{9f}"), ("An".into(), true));
        assert_eq!(one("\u{202E}An\u{2066}\u{200F}\u{061C}\u{2060}\u{FEFF}"), ("An".into(), true));
    }

    #[test]
    fn ordinary_spaces_and_line_breaks_are_tidied_without_a_warning() {
        assert_eq!(one("  Hoàng\tVăn\u{A0}\u{A0}An\r\n"), ("Hoàng Văn An".into(), false));
    }

    #[test]
    fn a_summary_keeps_its_lines_and_only_its_ends_are_trimmed() {
        let cleaned = clean("\n Dòng một \r\nDòng\thai\u{B}Dòng ba\rDòng bốn\n\n", Lines::Many);
        assert_eq!(cleaned.text, "Dòng một \nDòng hai\nDòng ba\nDòng bốn");
        assert!(!cleaned.removed);
    }

    #[test]
    fn capitals_and_spelling_stay_as_written() {
        for name in ["TRẦN VĂN Đ", "Lí Thị Thuý", "Y Bhăm", "giàng a páo"] {
            assert_eq!(clean_name(name).text, name);
        }
    }

    #[test]
    fn only_a_name_has_its_apostrophe_made_plain() {
        assert_eq!(clean_name("H’Mai"), Cleaned { text: "H'Mai".into(), removed: false });
        assert_eq!(one("xã ‘Đ’").0, "xã ‘Đ’");
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing_more(text in any::<String>()) {
            for lines in [Lines::One, Lines::Many] {
                let once = clean(&text, lines).text;
                prop_assert_eq!(clean(&once, lines), Cleaned { text: once, removed: false });
            }
        }

        #[test]
        fn what_is_tidy_already_is_left_as_it_is(text in "[aế \u{300}\n\t\u{a0}\u{200b}\r]{0,8}") {
            for lines in [Lines::One, Lines::Many] {
                // A text with an end that is certainly untidy takes the long way.
                let long = clean(&format!("{text}\u{7}"), lines);
                prop_assert_eq!(clean(&text, lines).text, long.text);
            }
        }

        #[test]
        fn nothing_invisible_survives(text in "[a\u{0}-\u{1f}\u{7f}-\u{9f}\u{200b}-\u{200f}\u{2028}-\u{202e}\u{2060}-\u{2069}\u{feff} ]*") {
            prop_assert!(clean(&text, Lines::One).text.chars().all(|c| c == 'a' || c == ' '));
            prop_assert!(clean(&text, Lines::Many).text.chars().all(|c| matches!(c, 'a' | ' ' | '\n')));
        }
    }
}
