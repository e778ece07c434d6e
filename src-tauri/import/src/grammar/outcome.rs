//! What was done with a paper, from words: what is denied or not yet done is not done, and of two verbs the one that says what
//! the office did goes before the one that says the file was put away.

use std::sync::LazyLock;

use ::words::vietnamese::fold::fold;

use crate::vocabulary::{Phrases, phrases};

/// What a text says was done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Outcome {
    /// The disposition, as the open format calls it.
    pub disposition: Option<&'static str>,
    /// It was said that the paper does not meet the conditions.
    pub is_ineligible: bool,
    /// Something is denied or still to be done, and nothing else is said.
    pub is_pending: bool,
}

static VERBS: LazyLock<Phrases<&'static str>> = LazyLock::new(|| phrases("outcome"));
static NEGATIONS: LazyLock<Phrases<&'static str>> = LazyLock::new(|| phrases("negation"));

/// Reads what a text says was done.
pub(crate) fn read(text: &str) -> Outcome {
    let mut outcome = Outcome::default();
    let mut done: Vec<&'static str> = Vec::new();
    for clause in clauses(text) {
        clause_read(&clause, &mut outcome, &mut done);
    }
    outcome.disposition = chosen(&done).or(outcome.disposition);
    if outcome.disposition.is_some() {
        outcome.is_pending = false;
    }
    outcome
}

/// Splits a text into clauses of folded words; a denial reaches to the end of its clause.
fn clauses(text: &str) -> Vec<Vec<String>> {
    let folded = fold(text);
    let parts = folded.split(['.', ',', ';', '\n', ':', '–']);
    let words = parts.map(|part| {
        part.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(ToOwned::to_owned)
            .collect::<Vec<_>>()
    });
    words.filter(|words| !words.is_empty()).collect()
}

fn clause_read(words: &[String], outcome: &mut Outcome, done: &mut Vec<&'static str>) {
    let (mut at, mut denied, mut open) = (0, false, false);
    while at < words.len() {
        let verb = VERBS.at(words, at);
        let denial = NEGATIONS.at(words, at);
        if let Some(denial) = denial.filter(|denial| verb.as_ref().is_none_or(|verb| verb.words <= denial.words)) {
            (denied, open) = (denied || denial.means == "no", open || denial.means == "not_yet");
            at += denial.words;
            continue;
        }
        let Some(verb) = verb else {
            // `đang thụ lý` is in hand, `đang chờ giải quyết` is not.
            at += 1;
            continue;
        };
        at += verb.words;
        match verb.means {
            "quiet" => {}
            "ineligible" => (outcome.is_ineligible, denied) = (true, true),
            "decline" if !open => outcome.disposition = Some("decline"),
            _ if denied || open => outcome.is_pending = true,
            verb => done.push(verb),
        }
    }
}

/// Chooses among what was done: the first that is more than putting away.
fn chosen(done: &[&'static str]) -> Option<&'static str> {
    let has = |one: &str| done.contains(&one);
    if has("request_more") {
        return Some("request_more");
    }
    let first = done.iter().copied().find(|one| *one != "file");
    match first {
        Some("return") if has("guide") => Some("guide"),
        Some("accept") if has("assign") => Some("assign"),
        Some("accept") if has("answer") => Some("answer"),
        Some("accept") if has("refer") && !has("assign") => Some("refer"),
        Some(one) => Some(one),
        None => done.first().copied(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_denied_or_not_yet_done_is_not_done() {
        for (text, disposition) in [
            ("Đã chuyển Công an huyện. Lưu hồ sơ", Some("refer")),
            ("Đã trả lời bằng văn bản 15/UBND ngày 20/9/2019, lưu hồ sơ", Some("answer")),
            ("Không đủ điều kiện thụ lý", None),
            ("Không giải quyết", None),
            ("Chưa giải quyết", None),
            ("Không chuyển, trả lời trực tiếp", Some("answer")),
            ("Không thụ lý", Some("decline")),
            ("Không chuyển", None),
            ("Chuyển đơn đến Công an huyện", Some("refer")),
            ("Trả lại đơn và hướng dẫn", Some("guide")),
            ("Giao phòng Kinh tế", Some("assign")),
            ("Thụ lý giải quyết", Some("accept")),
            ("Lưu đơn", Some("file")),
            ("Đơn trùng STT 12, lưu", Some("file")),
            ("Đã hướng dẫn, trả lại đơn", Some("guide")),
            ("Hướng dẫn công dân bổ sung hồ sơ", Some("request_more")),
            ("Đang chờ giải quyết", None),
            ("Thuộc thẩm quyền giải quyết của UBND huyện", None),
        ] {
            assert_eq!(read(text).disposition, disposition, "{text}");
        }
        assert!(read("Không đủ điều kiện thụ lý").is_ineligible);
        assert!(read("Chưa giải quyết").is_pending);
    }
}
