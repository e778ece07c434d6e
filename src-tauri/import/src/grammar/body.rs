//! The body and the document a text names: `Chuyển CA huyện 12/PC 05/9/2019`.

use std::sync::LazyLock;

use ::words::vietnamese::fold::{fold, tokens};
use unicode_normalization::UnicodeNormalization;

use crate::vocabulary::written;

/// The longest name of a body, in letters.
const LONGEST: usize = 200;

static BODIES: LazyLock<Vec<&'static str>> = LazyLock::new(|| written("body", "begins"));
static STOPS: LazyLock<Vec<Vec<&'static str>>> =
    LazyLock::new(|| written("body", "stops").into_iter().map(|stop| stop.split(' ').collect()).collect());

/// Finds the body a text names: from the word bodies begin with to the next sign, number or day.
pub(crate) fn office_in(text: &str) -> Option<String> {
    let text: String = text.nfc().collect();
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        // Lower-casing Vietnamese letters keeps their length; where it ever did not, nothing is found.
        return None;
    }
    let starts = BODIES.iter().flat_map(|body| lower.match_indices(body).map(|(at, found)| (at, found.len())));
    let mut starts: Vec<(usize, usize)> = starts.filter(|(at, length)| begins(&lower, *at, *length)).collect();
    starts.sort_by_key(|(at, length)| (*at, std::cmp::Reverse(*length)));
    starts.into_iter().find_map(|(at, _)| named(text.get(at..)?))
}

/// Tells whether a body begins there: at a word, and not inside `cơ sở` or `hội nghị`.
fn begins(text: &str, at: usize, length: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let apart = before.chars().next_back().is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '/' | '-'));
    let after = text.get(at + length..).unwrap_or_default();
    let whole = text.get(..at + length).is_some_and(|own| own.ends_with(' ') || own.ends_with('.'))
        || after.chars().next().is_none_or(|c| !c.is_alphanumeric());
    let inside = ["cơ ", "cán bộ ", "tiền ", "nộp ", "đơn ", "nhà ", "văn ", "biên "]
        .iter()
        .any(|word| before.ends_with(word));
    let other = [
        "trường hợp",
        "bộ phận",
        "ban hành",
        "ban đầu",
        "phòng cháy",
        "hội nghị",
        "đội ngũ",
        "tổ chức",
        "cục bộ",
        "thuế đất",
        "trung tâm xã",
        "trạm bơm",
        "ban ngày",
        "sở hữu",
        "phòng chống",
        "xã hội",
    ]
    .iter()
    .any(|phrase| text.get(at..).is_some_and(|rest| rest.starts_with(phrase)));
    apart && whole && !inside && !other
}

fn named(rest: &str) -> Option<String> {
    let mut end = rest.find([',', ';', '\n', '(', ')', ':']).unwrap_or(rest.len());
    // `Phòng Kinh tế, Hạ tầng và Đô thị` is one body.
    if let Some(after) = rest.get(end..).and_then(|after| after.strip_prefix(", ")) {
        let more = after.find([',', ';', '\n', '(', ')', ':', '.']).unwrap_or(after.len());
        let part = after.get(..more).unwrap_or_default();
        let words: Vec<&str> = part.split_whitespace().collect();
        let joined = words.contains(&"và") && words.len() <= 7 && !part.contains(|c: char| c.is_ascii_digit());
        let is_body = BODIES.iter().any(|body| part.to_lowercase().starts_with(body));
        if joined && !is_body && part.starts_with(char::is_uppercase) {
            end += 2 + more;
        }
    }
    let words: Vec<&str> = rest.get(..end)?.split_whitespace().collect();
    let mut name: Vec<&str> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let bare = word.trim_end_matches('.');
        let next = words.get(at + 1).copied();
        if matches!(*word, "-" | "–" | "—") {
            // `Phòng Kinh tế – Hạ tầng` goes on, `Công an huyện - 12/PC` does not.
            let goes_on = next.is_some_and(|next| {
                next.starts_with(char::is_uppercase)
                    && !next.contains(['/', '.'])
                    && !is_stop(&words, at + 1)
                    && !BODIES.iter().any(|body| body.trim_end() == next.to_lowercase())
            });
            if goes_on && !name.is_empty() {
                name.push(word);
                continue;
            }
            break;
        }
        // `Nông nghiệp và Môi trường` goes on, `và trả lời công dân` does not.
        if *word == "và" && !next.is_some_and(|next| next.starts_with(char::is_uppercase)) {
            break;
        }
        let numbered = word.contains('/') && word.contains(|c: char| c.is_ascii_digit());
        let dated = word.matches(['/', '-', '.']).count() >= 2 && word.starts_with(|c: char| c.is_ascii_digit());
        if !name.is_empty() && (numbered || dated || is_stop(&words, at)) {
            break;
        }
        let ends = word.len() > bare.len()
            && bare.chars().count() > 2
            && (next.is_none_or(|next| next.starts_with(char::is_uppercase)));
        name.push(if ends { bare } else { word });
        if ends {
            break;
        }
    }
    while name.last().is_some_and(|word| matches!(*word, "-" | "–" | "—")) {
        name.pop();
    }
    let name = name.join(" ").trim_end_matches(['.', '-', ' ']).to_owned();
    let known = tokens(&name);
    let long_enough = known.len() >= 2
        || matches!(
            known.first().map(String::as_str),
            Some(
                "tand"
                    | "vksnd"
                    | "vks"
                    | "bhxh"
                    | "cqdt"
                    | "vpdkdd"
                    | "vpdk"
                    | "cnvpdk"
                    | "thads"
                    | "mttq"
                    | "ubmttq"
                    | "cax"
                    | "cah"
                    | "catp"
                    | "catx"
                    | "ubkt"
            )
        );
    (long_enough && name.chars().count() <= LONGEST).then_some(name)
}

fn is_stop(words: &[&str], at: usize) -> bool {
    STOPS.iter().any(|stop| {
        stop.iter().enumerate().all(|(further, part)| {
            words.get(at + further).is_some_and(|word| word.trim_end_matches('.').to_lowercase() == *part)
        })
    })
}

/// Finds the number of a document: `12/UBND-TCD`, `123/QĐ-UBND`, `12/PC`, `số 15`.
pub(crate) fn number_in(text: &str) -> Option<String> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')'))
        .filter(|word| !word.is_empty())
        .collect();
    let is_number = |word: &str| {
        let rest = word.trim_start_matches(|c: char| c.is_ascii_digit());
        rest.len() < word.len()
            && (rest.starts_with('/') || rest.starts_with('-') && rest.contains('/'))
            && fold(rest).chars().any(|c| c.is_ascii_alphabetic())
    };
    let found =
        words.iter().map(|word| word.trim_matches(['.', ':'])).find(|word| is_number(word)).map(ToOwned::to_owned);
    found.or_else(|| {
        // `CV số 15 ngày 20/9`: a bare number after the words for a document.
        words.windows(3).find_map(|window| {
            let [paper, number, value] = window else { return None };
            let paper = fold(paper);
            let paper = paper.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
            let about = matches!(
                paper.as_str(),
                "cv" | "ban" | "van" | "chuien" | "vb" | "phieu" | "pc" | "tb" | "hd" | "ph" | "tbtl"
            );
            let value = value.trim_matches(['.', ':']);
            let plain = value.len() <= 5 && !value.is_empty() && value.chars().all(|c| c.is_ascii_digit());
            (about && fold(number) == "so" && plain).then(|| value.to_owned())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_body_and_the_document_are_found_in_a_sentence() {
        for (text, body) in [
            ("Chuyển đơn đến UBND huyện Chợ Đồn, CV số 12/UBND-TCD ngày 05/9/2019", "UBND huyện Chợ Đồn"),
            ("Công an huyện theo văn bản số 3/CV", "Công an huyện"),
            ("Giao Phòng Kinh tế, hạn 15/9/2019", "Phòng Kinh tế"),
            ("Chuyển CA huyện 12/PC 05/9/2019", "CA huyện"),
            ("VKSND huyện, 18/CV ngày 12/9/2019", "VKSND huyện"),
            ("Chuyển BHXH huyện 17/PC-UBND ngày 7/9/2019", "BHXH huyện"),
            ("Thuế cơ sở 3, số 05/HD ngày 07/7/2026", "Thuế cơ sở 3"),
            ("Phòng Kinh tế – Hạ tầng, số 06/UBND ngày 07/7/2026", "Phòng Kinh tế – Hạ tầng"),
            ("Đã chuyển Công an huyện. Lưu hồ sơ", "Công an huyện"),
            ("Chuyển Hạt KL", "Hạt KL"),
            ("Chuyển TAND", "TAND"),
            ("Phòng TN&MT huyện", "Phòng TN&MT huyện"),
            ("Chuyển Công an xã giải quyết theo thẩm quyền", "Công an xã"),
        ] {
            assert_eq!(office_in(text).as_deref(), Some(body), "{text}");
        }
        for none in ["đ/c Hà", "Đã trả lời bằng văn bản", "trường hợp này", "tại bộ phận một cửa", "Xã hội"]
        {
            assert_eq!(office_in(none), None, "{none}");
        }
        assert_eq!(number_in("CV số 12/UBND-TCD ngày 05/9").as_deref(), Some("12/UBND-TCD"));
        assert_eq!(number_in("phiếu chuyển số 15 ngày 20/9").as_deref(), Some("15"));
        assert_eq!(number_in("05/9/2019"), None);
    }
}
