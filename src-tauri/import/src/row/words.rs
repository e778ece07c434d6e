//! Words of the trade to codes, by the lists of `assets/import/words.toml`.

use std::sync::LazyLock;

use super::Doubt;
use crate::grammar::{body, name};
use crate::vocabulary::{Phrases, phrases};
use ::words::codes::Code;
use ::words::vietnamese::fold::{fold, tokens};

macro_rules! lists {
    ($($name:ident = $list:literal;)+) => {
        $(static $name: LazyLock<Phrases<&'static str>> = LazyLock::new(|| phrases($list));)+
    };
}
lists! {
    KINDS = "kind";
    NO_PAPER = "no_paper";
    FIELDS = "field";
    LEVELS = "level";
    SOURCES = "source";
    LANES = "lane";
    REASONS = "reason";
}

/// What words mean, and whether all of them were understood: what is left over belongs in the note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Meaning<T> {
    pub means: T,
    pub is_whole: bool,
}

/// Words that say nothing beside the others.
const FILLERS: [&str; 14] =
    ["don", "lan", "ve", "va", "so", "nguoi", "loai", "thu", "linh", "vuc", "thuoc", "cua", "la", "ki"];

fn is_whole(words: &[String], covered: usize) -> bool {
    let rest = words
        .iter()
        .filter(|word| FILLERS.contains(&word.as_str()) || word.chars().all(|c| c.is_ascii_digit()))
        .count();
    covered + rest >= words.len()
}

/// Gives what the first phrase of a list means that stands in a text.
fn meaning(text: &str, list: &Phrases<&'static str>) -> Option<Meaning<&'static str>> {
    let words = tokens(text);
    let found = list.all(&words);
    // The longer phrase says more than a shorter one before it.
    let best = found.iter().enumerate().max_by_key(|(at, one)| (one.words, std::cmp::Reverse(*at)))?.1;
    Some(Meaning { means: best.means, is_whole: is_whole(&words, found.iter().map(|one| one.words).sum()) })
}

/// The kind of paper; `None` when there is no paper at all.
pub(super) fn kind(text: &str) -> Option<Result<Meaning<&'static str>, Doubt>> {
    let words = tokens(text);
    let plain = words.iter().all(|word| {
        word.chars().all(|c| c.is_ascii_digit()) || matches!(word.as_str(), "nguoi" | "don" | "luot" | "cong" | "dan")
    });
    if plain || !NO_PAPER.all(&words).is_empty() {
        return None;
    }
    let found = KINDS.all(&words);
    let mut kinds: Vec<&'static str> = Vec::new();
    for one in &found {
        if !kinds.contains(&one.means) {
            kinds.push(one.means);
        }
    }
    // `khác` after a kind is the rest of that kind.
    if kinds.len() > 1 {
        kinds.retain(|kind| *kind != "other");
    }
    let is_whole = is_whole(&words, found.iter().map(|one| one.words).sum());
    let means = match kinds.as_slice() {
        [] => return Some(Err(Doubt::UnknownKind)),
        [one] => one,
        all if all.contains(&"mixed") => "mixed",
        all if all.iter().all(|kind| matches!(*kind, "proposal" | "feedback" | "request")) => "proposal",
        // `Đơn khiếu nại đề nghị xem xét …`: what is asked for is no second kind.
        [first @ ("complaint" | "denunciation"), rest @ ..] if rest.iter().all(|kind| *kind == "request") => first,
        _ => "mixed",
    };
    Some(Ok(Meaning { means, is_whole }))
}

/// The field: a leaf by code, by label or by the words offices use for it. A leaf the office added is its code.
pub(super) fn field(text: &str) -> (Option<String>, Option<Doubt>) {
    static LEAVES: LazyLock<Vec<(&'static str, Vec<String>)>> = LazyLock::new(|| {
        let leaves = ::words::codes::pairs().remove("field").unwrap_or_default();
        leaves.into_iter().map(|(code, words)| (code, tokens(words))).collect()
    });
    let words = tokens(text);
    if let Some((code, _)) = LEAVES.iter().find(|(code, label)| *code == text.trim() || *label == words) {
        return (Some((*code).to_owned()), None);
    }
    match meaning(text, &FIELDS) {
        Some(leaf) => (Some(leaf.means.to_owned()), (!leaf.is_whole).then_some(Doubt::Noted)),
        None if tokens(text).iter().any(|word| word == "dat") => (Some("land_dispute".into()), Some(Doubt::LandOnly)),
        None if fold(text).is_empty() => (None, None),
        None => (None, Some(Doubt::UnknownField)),
    }
}

/// Which time.
pub(super) fn level(text: &str) -> Option<Meaning<&'static str>> {
    meaning(text, &LEVELS)
}

/// How a paper came.
pub(super) fn source(text: &str) -> Option<Meaning<&'static str>> {
    meaning(text, &SOURCES)
}

/// Who received: by the words for an office, never by a name that happens to hold one.
pub(super) fn lane(text: &str) -> Option<Meaning<&'static str>> {
    let found = meaning(text, &LANES)?;
    let is_name = name::begins(text).is_some();
    // `Phó Chủ tịch` goes before `Chủ tịch` in whatever order the words stand.
    let words = tokens(text);
    let delegate = LANES.all(&words).iter().any(|one| one.means == "delegate");
    Some(Meaning { means: if delegate { "delegate" } else { found.means }, is_whole: found.is_whole && !is_name })
}

/// Whether the paper meets the conditions, and why not.
pub(super) fn eligibility(text: &str) -> Option<(Meaning<&'static str>, Option<&'static str>)> {
    let words = tokens(text);
    let denied = words.iter().any(|word| matches!(word.as_str(), "khong" | "chua" | "kdd" | "kdk" | "kddk"));
    let met = words.iter().any(|word| matches!(word.as_str(), "du" | "dat" | "ddk"))
        || matches!(words.as_slice(), [one] if matches!(one.as_str(), "x" | "co" | "v"));
    let reason = reason(text);
    let counted = words
        .iter()
        .filter(|word| {
            matches!(
                word.as_str(),
                "khong"
                    | "chua"
                    | "du"
                    | "dat"
                    | "dieu"
                    | "kien"
                    | "xu"
                    | "li"
                    | "x"
                    | "co"
                    | "v"
                    | "thu"
                    | "dk"
                    | "ddk"
                    | "kdd"
                    | "kdk"
                    | "kddk"
            )
        })
        .count();
    let means = |code| Meaning {
        means: code,
        is_whole: counted + reason.map_or(0, |one| usize::from(one.is_whole) * words.len()) >= words.len(),
    };
    match (
        denied
            && (met || words.len() == 1 || words.iter().any(|word| matches!(word.as_str(), "kdd" | "kdk" | "kddk"))),
        met,
        reason,
    ) {
        (true, _, reason) => Some((means("ineligible"), Some(reason.map_or("other", |reason| reason.means)))),
        (false, true, _) => Some((means("eligible"), None)),
        (false, false, Some(reason)) => {
            Some((Meaning { means: "ineligible", is_whole: reason.is_whole }, Some(reason.means)))
        }
        _ => None,
    }
}

/// Why a paper does not meet the conditions.
pub(super) fn reason(text: &str) -> Option<Meaning<&'static str>> {
    meaning(text, &REASONS)
}

/// Whose the paper is to resolve: the office's own, or that of the body it names.
pub(super) fn competence(text: &str, own: &Own) -> Option<Meaning<&'static str>> {
    let words = tokens(text);
    let has = |one: &str| words.iter().any(|word| word == one);
    let body = body::office_in(text);
    if let Some(body) = body {
        return Some(Meaning { means: if own.is(&body) { "within" } else { "outside" }, is_whole: false });
    }
    let counted = words
        .iter()
        .filter(|word| {
            matches!(
                word.as_str(),
                "khong"
                    | "thuoc"
                    | "tham"
                    | "quien"
                    | "ngoai"
                    | "trong"
                    | "giai"
                    | "quiet"
                    | "x"
                    | "co"
                    | "v"
                    | "ktq"
                    | "kt"
                    | "ttq"
                    | "chua"
            )
        })
        .count();
    let is_whole = counted == words.len();
    if has("khong") || has("ngoai") || has("ktq") || has("kt") {
        return Some(Meaning { means: "outside", is_whole });
    }
    let is_mark = matches!(words.as_slice(), [one] if matches!(one.as_str(), "x" | "co" | "v"));
    (has("thuoc") || has("trong") || has("ttq") || is_mark).then_some(Meaning { means: "within", is_whole })
}

/// The office whose book it is, as a text may name it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Own {
    /// Its name, folded.
    pub name: String,
    /// The word of its rank, folded: `xa`, `phuong`, `huien`.
    pub rank: String,
}

impl Own {
    /// Tells whether a body is the office itself: by its whole name, or by its rank alone (`UBND xã`).
    pub fn is(&self, body: &str) -> bool {
        let body = fold(body);
        let ranked = format!("ubnd {}", self.rank);
        body == self.name
            || body == ranked
            || body == format!("uy ban nhan dan {}", self.rank).replace('y', "i")
            || self.name.starts_with(&body) && body.split(' ').count() > 2
    }
}

/// Tells whether a code of the open format stands there itself: a sheet made by this program.
pub(super) fn code<C: Code>(text: &str) -> Option<&'static str> {
    C::ALL.iter().copied().find(|one| tokens(one.label()) == tokens(text)).map(Code::code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_is_known_in_words_and_in_short() {
        for (text, code) in [
            ("Khiếu nại", "complaint"),
            ("KN", "complaint"),
            ("KN/1 người", "complaint"),
            ("TC", "denunciation"),
            ("Đơn tố cáo", "denunciation"),
            ("KNPA", "proposal"),
            ("KN, PA", "proposal"),
            ("Kiến nghị, phản ánh", "proposal"),
            ("Phản ánh", "feedback"),
            ("Đề nghị\n01", "request"),
            ("KN+TC", "mixed"),
        ] {
            assert_eq!(kind(text).map(|read| read.map(|kind| kind.means)), Some(Ok(code)), "{text}");
        }
        assert_eq!(kind("Không có đơn"), None);
        assert_eq!(kind("03 người"), None);
        assert_eq!(kind("Giấy mời"), Some(Err(Doubt::UnknownKind)));
    }

    #[test]
    fn a_field_is_known_by_its_label_and_by_the_words_of_offices() {
        assert_eq!(field("Đất đai – tranh chấp, đòi đất").0.as_deref(), Some("land_dispute"));
        assert_eq!(field("Môi trường").0.as_deref(), Some("environment"));
        assert_eq!(field("Cấp GCN QSD đất").0.as_deref(), Some("land_certificate"));
        assert_eq!(field("Đất đai"), (Some("land_dispute".into()), Some(Doubt::LandOnly)));
        assert_eq!(field("Nuôi ong"), (None, Some(Doubt::UnknownField)));
    }

    #[test]
    fn conditions_competence_and_who_received_are_known_in_words() {
        let own = Own { name: fold("UBND xã Nghĩa Tá"), rank: "xa".into() };
        let means = |text: &str| eligibility(text).map(|(code, reason)| (code.means, reason));
        assert_eq!(means("Không đủ: nặc danh"), Some(("ineligible", Some("anonymous"))));
        assert_eq!(means("Đủ"), Some(("eligible", None)));
        assert_eq!(means("Chờ xác minh chữ viết"), None);
        let whose = |text: &str| competence(text, &own).map(|code| code.means);
        assert_eq!(whose("Không thuộc"), Some("outside"));
        assert_eq!(whose("Thuộc thẩm quyền UBND huyện"), Some("outside"));
        assert_eq!(whose("Thuộc thẩm quyền UBND xã"), Some("within"));
        assert_eq!(whose("x"), Some("within"));
        assert_eq!(lane("Phó Chủ tịch UBND").map(|code| code.means), Some("delegate"));
    }
}
