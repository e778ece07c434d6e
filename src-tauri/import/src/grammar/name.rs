//! Telling the name of a person from everything else that stands in a cell: a hamlet, a body, a remark. A name begins with a
//! family of Vietnam, or all its words have capitals and none begins a place.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use ::words::vietnamese::fold::{fold, tokens};
use unicode_normalization::UnicodeNormalization;

use super::place::{begins_as_person, first_word, is_given_name, is_place};

use crate::vocabulary::{phrases, written};

/// The most words a name of a person has (`Nguyễn Hoàng Thị Thanh Kim Ngân`).
const MOST: usize = 6;
/// Middle names by which even a name in small letters is known.
pub(super) const MIDDLE: [&str; 8] = ["văn", "thị", "đức", "hữu", "ngọc", "minh", "thanh", "quang"];

static FAMILIES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    written("family", "names").into_iter().filter_map(|name| name.split(' ').next()).map(lower).collect()
});
static BARE_FAMILIES: LazyLock<BTreeSet<String>> = LazyLock::new(|| FAMILIES.iter().map(|name| fold(name)).collect());
pub(crate) fn lower(text: &str) -> String {
    text.nfc().collect::<String>().to_lowercase()
}

/// A person's title off the beginning of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Titled<'a> {
    /// What stands after it.
    pub rest: &'a str,
    /// The sex it tells.
    pub sex: Option<&'static str>,
    /// How many titles there were.
    pub titles: usize,
}

/// Takes titles off: `Ông`, `Hộ bà:`, `Đ/c`. A title alone is none.
pub(crate) fn untitled(text: &str) -> Titled<'_> {
    static TITLES: LazyLock<Vec<(Vec<String>, Option<&'static str>)>> = LazyLock::new(|| {
        let of = |code: &str, sex| {
            written("people", code).into_iter().map(move |title| (lower(title), sex)).collect::<Vec<_>>()
        };
        let all = [of("male", Some("male")), of("female", Some("female")), of("title", None)].concat();
        let mut all: Vec<_> = all
            .into_iter()
            .map(|(title, sex)| (title.split(' ').map(str::to_owned).collect::<Vec<_>>(), sex))
            .collect();
        all.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        all
    });
    let mut titled = Titled { rest: text.trim_start_matches(is_edge), sex: None, titles: 0 };
    for _ in 0..3 {
        let found = TITLES.iter().find_map(|(title, sex)| Some((strip(titled.rest, title)?, *sex)));
        let Some((rest, sex)) = found.filter(|(rest, _)| rest.chars().any(char::is_alphabetic)) else { break };
        titled = Titled { rest, sex: sex.or(titled.sex), titles: titled.titles + 1 };
    }
    titled
}

/// Takes the words of a title off a text; after one of one letter a point has to stand (`Ô. An`, and not `Ô An`).
fn strip<'a>(text: &'a str, title: &[String]) -> Option<&'a str> {
    let mut rest = text;
    for word in title {
        rest = rest.trim_start();
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '.' | ':' | ',' | '(')).unwrap_or(rest.len());
        let own = rest.get(..end)?;
        if lower(own) != *word {
            return None;
        }
        rest = rest.get(end..)?;
    }
    let one_letter = title.len() == 1 && title.first().is_some_and(|word| word.chars().count() == 1);
    if one_letter && !rest.starts_with('.') {
        return None;
    }
    // `Ông Văn Ba` has the family Ông only where nothing but a bare given name would be left; capitals all over prove nothing.
    let after = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ':' | '-' | '/'));
    (after.len() < rest.len()).then_some(after)
}

pub(crate) fn is_edge(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '–' | '—' | ',' | ';' | ':' | '.' | '+' | '*' | '•' | '·')
}

/// Gives the name a text begins with, titles before it included; `None` where it begins with something else.
pub(crate) fn begins(text: &str) -> Option<&str> {
    let titled = untitled(text);
    let start = text.len() - titled.rest.len();
    let length = own(titled.rest, titled.titles > 0)?;
    text.get(..start + length).map(str::trim_end)
}

/// Tells how long the name is a text without a title begins with, in bytes.
pub(crate) fn own(text: &str, after_title: bool) -> Option<usize> {
    let mut words: Vec<(usize, usize, String)> = Vec::new();
    let mut at = 0;
    for piece in text.split_inclusive(|c: char| c.is_whitespace()) {
        let word = piece.trim_end();
        let start = at;
        at += piece.len();
        if word.is_empty() {
            continue;
        }
        // A line break parts a name only where the next line begins something else; callers join lines before.
        let end = word.find(is_stop).unwrap_or(word.len());
        let own = word.get(..end).unwrap_or(word);
        if own.is_empty() || !is_word_of_name(own) || words.len() == MOST {
            break;
        }
        let next = text.get(at..).unwrap_or_default();
        // `Danh Sóc Kha`: a second word with a capital goes on with the name.
        let goes_on = words.len() == 1
            && own.starts_with(char::is_uppercase)
            && next.trim_start().starts_with(char::is_uppercase);
        if !words.is_empty() && is_place(own, next) && !is_given_name(own, next) && !goes_on {
            break;
        }
        words.push((start, start + end, lower(own)));
        if end < word.len() {
            break;
        }
    }
    let (_, end, _) = words.last()?;
    let name = text.get(..*end)?;
    let first = words.first().map(|(_, _, word)| word.as_str())?;
    let next = words.get(1).map(|(_, _, word)| word.as_str());
    let apostrophe = name.contains(['\'', '’']);
    let middle = next.is_some_and(|next| MIDDLE.contains(&next));
    if is_place(first_word(text), text.get(first_word(text).len()..).unwrap_or_default()) && !middle {
        return None;
    }
    let capitals =
        words.iter().all(|(start, _, _)| text.get(*start..).is_some_and(|word| word.starts_with(char::is_uppercase)));
    // A whole name without marks may be one; among words with marks a bare one is what it is.
    let abbreviated =
        words.first().is_some_and(|(start, end, _)| is_upper(text.get(*start..*end).unwrap_or_default()))
            && !is_upper(name);
    let known = is_family(first, name.is_ascii()) && !(abbreviated && first.len() > 1);
    let enough = words.len() >= 2 || apostrophe || after_title && capitals;
    let is_name = match (known, capitals) {
        (true, true) => enough,
        (true, false) => {
            // `hoàng văn an` is a name, `an ninh trật tự` is none.
            let started = words.iter().take_while(|(start, _, _)| {
                text.get(*start..).is_some_and(|word| word.starts_with(char::is_uppercase))
            });
            let started = started.count();
            if started >= 2 {
                return Some(words.get(started - 1)?.1).filter(|_| !is_group(name));
            }
            enough
                && started == 0
                && next.is_some_and(|next| MIDDLE.contains(&next))
                && words.len() <= 4
                && name.len() == text.trim_end().len()
        }
        (false, true) => after_title && enough || apostrophe && words.len() <= 4 || middle && words.len() >= 3,
        (false, false) => false,
    };
    (is_name && !is_group(name)).then_some(*end)
}

fn is_stop(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '(' | ')' | '[' | '/' | '–' | '—' | '+' | '=' | '&' | '"' | '“' | '\n')
        || c.is_ascii_digit()
}

/// Tells a word that can stand in a name: letters, an apostrophe, a hyphen inside, a point after a letter (`Đàm T. Nhuần`).
fn is_word_of_name(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| !matches!(c, '\'' | '’' | '-' | '.'));
    word.starts_with(char::is_alphabetic)
        && letters.all(|c| c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c))
        && !(word.starts_with(char::is_lowercase)
            && matches!(
                lower(word).as_str(),
                "và" | "cùng"
                    | "đại"
                    | "ở"
                    | "trú"
                    | "tại"
                    | "sn"
                    | "sinh"
                    | "cmnd"
                    | "cccd"
                    | "sđt"
                    | "đt"
                    | "hộ"
                    | "người"
                    | "địa"
                    | "hktt"
                    | "đc"
                    | "cmt"
                    | "thường"
                    | "vợ"
                    | "chồng"
                    | "con"
                    | "là"
            ))
}

fn is_family(word: &str, unmarked: bool) -> bool {
    let first = word.split(['\'', '’', '-']).next().unwrap_or(word);
    FAMILIES.contains(first) || unmarked && is_bare(first) && BARE_FAMILIES.contains(&fold(first))
}

/// Tells letters that are all capitals.
fn is_upper(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
}

/// Tells a word without any mark: a whole book may be written so.
fn is_bare(word: &str) -> bool {
    word.is_ascii() && word.len() >= 2
}

/// Tells a text that is a group or an organisation, by its first words.
pub(crate) fn is_group(text: &str) -> bool {
    static FIRSTS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
        written("people", "group").into_iter().filter_map(|phrase| phrase.split(' ').next()).map(lower).collect()
    });
    static GROUPS: LazyLock<crate::vocabulary::Phrases<&'static str>> = LazyLock::new(|| {
        crate::vocabulary::Phrases::of(written("people", "group").into_iter().map(|phrase| (phrase, "group")))
    });
    let found = tokens(text);
    let at = found.iter().take_while(|word| word.chars().all(|c| c.is_ascii_digit())).count();
    if GROUPS.at(&found, at).is_none() {
        return false;
    }
    // `Hội` is a group, `Hồi` a name: compared with the marks of what was written there.
    let first = lower(first_word(text.trim_start_matches(|c: char| !c.is_alphabetic())));
    let known = FIRSTS.contains(&first) || is_bare(&first);
    known && begins_as_person(text.trim_start_matches(|c: char| !c.is_alphabetic())).is_none()
}

/// Tells words that say nobody's name is known, and how: anonymous, impersonated.
pub(crate) fn anonymity(text: &str) -> &'static str {
    static NOBODY: LazyLock<crate::vocabulary::Phrases<&'static str>> = LazyLock::new(|| phrases("people"));
    let found = tokens(text);
    let said = NOBODY.at(&found, 0).filter(|one| matches!(one.means, "anonymous" | "impersonated"));
    if let Some(said) = said.filter(|one| one.words == found.len() || one.words >= 2) {
        return said.means;
    }
    let anywhere = NOBODY
        .all(&found)
        .into_iter()
        .find(|one| one.words >= 2 && matches!(one.means, "anonymous" | "impersonated"));
    match anywhere {
        Some(one) if begins(text).is_none() => one.means,
        _ => "named",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_told_from_a_hamlet_a_body_and_a_remark() {
        for name in [
            "Hoàng Văn An",
            "Ông Hoàng Văn An",
            "Bà: Nông Thị Bích",
            "Giàng A Páo",
            "H'Hen Niê",
            "Y Bhăm Êban",
            "K'Brêu",
            "hoàng văn an",
            "LÝ THỊ DUNG",
            "NGUYEN VAN BA",
            "Thào Mí Già",
            "Nguyễn Văn Bản",
            "Đàm T. Nhuần",
        ] {
            assert_eq!(begins(name), Some(name), "{name}");
        }
        for other in [
            "thôn Khuổi Giả",
            "Bản Lanh",
            "Tổ 5",
            "UBND huyện",
            "3.4E+10",
            "1",
            "…",
            "Công ty TNHH An Bình",
            "02 công dân thôn A",
            "Tập thể hộ dân",
            "an ninh trật tự",
            "Thị trấn Bằng Lũng",
        ] {
            assert_eq!(begins(other), None, "{other}");
        }
        assert_eq!(begins("Hoàng Văn An thôn Nà Pài"), Some("Hoàng Văn An"));
        assert_eq!(begins("Hoàng Văn An Tổ 5"), Some("Hoàng Văn An"));
        assert_eq!(begins("Hoàng Văn An trú tại thôn A"), Some("Hoàng Văn An"));
        assert_eq!(begins("Hoàng Văn An (thôn Nà Pài)"), Some("Hoàng Văn An"));
    }

    #[test]
    fn nobody_is_nobody() {
        for text in ["Không tên", "(không rõ họ tên)", "Ẩn danh", "Nặc danh", "Đơn nặc danh", "Người giấu tên"]
        {
            assert_eq!(anonymity(text), "anonymous", "{text}");
        }
        assert_eq!(anonymity("Hoàng Văn An"), "named");
    }
}
