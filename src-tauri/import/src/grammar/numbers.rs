//! Numbers among words: identity papers, telephones, years of birth. A number is what its digits and the word before it say; one
//! that fits nothing is left where it stands.

use std::ops::Range;
use std::sync::LazyLock;

use chrono::NaiveDate;
use regex::Regex;
use unicode_normalization::UnicodeNormalization;

/// What a number among words is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// CMND, nine digits.
    Card,
    /// Căn cước, twelve digits.
    Citizen,
    /// A passport: a letter and seven or eight digits.
    Passport,
    /// A telephone.
    Phone,
}

/// A number found among words, with the words that name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Number {
    pub kind: Kind,
    /// The digits, or the letter and the digits.
    pub digits: String,
    /// Where it and its label stand.
    pub at: Range<usize>,
}

fn pattern(text: &str) -> Option<Regex> {
    Regex::new(text).ok()
}

static RUN: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"\+?\d(?:[ .\-\u{a0}]?\d)+"));
static PASSPORT: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"\b[A-Z]\d{7,8}\b"));
static LABEL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:\b(?:số|so)\s*)?(?:(?:giấy\s+)?cmnd|cmtnd|cmt|cccd|cc|căn\s*cước(?:\s*công\s*dân)?|chứng\s*minh(?:\s*(?:nhân\s*dân|thư))?|hộ\s*chiếu|định\s*danh(?:\s*cá\s*nhân)?|sđt|đtdđ|đt|dđ|tel|phone|mobile|điện\s*thoại|di\s*động|liên\s*hệ|lh|số|giấy\s*tờ)(?:\s*(?:cũ|mới|di\s*động|liên\s*hệ|là|số|:|\.|/))*\s*$",
    )
});

/// Finds the numbers of a text that are papers or telephones.
pub(crate) fn numbers(text: &str) -> Vec<Number> {
    let mut found = Vec::new();
    for run in RUN.iter().flat_map(|run| run.find_iter(text)) {
        if text
            .get(..run.start())
            .and_then(|before| before.chars().next_back())
            .is_some_and(|c| c.is_alphanumeric() || c == '/')
            || text
                .get(run.end()..)
                .and_then(|after| after.chars().next())
                .is_some_and(|c| c.is_alphanumeric() || c == '/')
        {
            continue;
        }
        parts(run.as_str(), run.start(), &mut found);
    }
    for passport in PASSPORT.iter().flat_map(|passport| passport.find_iter(text)) {
        found.push(Number { kind: Kind::Passport, digits: passport.as_str().to_owned(), at: passport.range() });
    }
    for number in &mut found {
        let before = text.get(..number.at.start).unwrap_or_default();
        if let Some(label) = LABEL.as_ref().and_then(|label| label.find(before)) {
            number.at.start = label.start();
            let said = label.as_str().to_lowercase();
            // Nine digits after a word for a telephone have lost their zero.
            if number.kind == Kind::Card
                && ["đt", "tel", "thoại", "động", "phone"].iter().any(|word| said.contains(word))
            {
                (number.kind, number.digits) = (Kind::Phone, format!("0{}", number.digits));
            }
        }
    }
    found.sort_by_key(|number| number.at.start);
    found
}

/// Takes a run of digits as one number, or as several where only its parts are numbers of their own.
fn parts(run: &str, at: usize, found: &mut Vec<Number>) {
    if let Some((kind, digits)) = kind(run) {
        found.push(Number { kind, digits, at: at..at + run.len() });
        return;
    }
    let mut from = 0;
    let mut pieces = Vec::new();
    for (place, c) in run.char_indices().chain([(run.len(), ' ')]) {
        if matches!(c, ' ' | '-' | '\u{a0}') {
            pieces.push((from, run.get(from..place).unwrap_or_default()));
            from = place + c.len_utf8();
        }
    }
    // Each number takes as many pieces as make it whole: `095 012 345 0912 345 678`.
    let mut first = 0;
    while first < pieces.len() {
        let taken = (first + 1..=pieces.len()).rev().find_map(|last| {
            let (start, _) = pieces.get(first)?;
            let (end_at, end) = pieces.get(last - 1)?;
            let whole = run.get(*start..end_at + end.len())?;
            kind(whole).map(|(kind, digits)| (last, Number { kind, digits, at: at + start..at + end_at + end.len() }))
        });
        match taken {
            Some((last, number)) => {
                found.push(number);
                first = last;
            }
            None => first += 1,
        }
    }
}

fn kind(run: &str) -> Option<(Kind, String)> {
    let digits: String = run.chars().filter(char::is_ascii_digit).collect();
    match (digits.len(), digits.as_bytes()) {
        (11, [b'8', b'4', ..]) => Some((Kind::Phone, format!("0{}", digits.get(2..)?))),
        (10, [b'0', ..]) | (11, [b'0', b'1' | b'2', ..]) => Some((Kind::Phone, digits)),
        (12, [b'0', ..]) => Some((Kind::Citizen, digits)),
        (9, _) => Some((Kind::Card, digits)),
        _ => None,
    }
}

/// The day or year of birth a text tells, with the words around it.
pub(crate) fn birth(text: &str, today: NaiveDate) -> Option<(String, Range<usize>)> {
    static SAID: LazyLock<Option<Regex>> = LazyLock::new(|| {
        pattern(
            r"(?i)(?:\bsinh\s*(?:năm|ngày)?|\bsn|\bs\.n|\bns|\bnăm\s*sinh|\bngày\s*sinh)\s*[:.]?\s*(\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}|\d{4})",
        )
    });
    static BARE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        pattern(r"(?:^|[(,;\-–\n])\s*((?:\d{1,2}[/.]\d{1,2}[/.])?(?:19|20)\d{2})\s*(?:$|[),;\-–\n])")
    });
    let found = SAID.as_ref()?.captures(text).or_else(|| BARE.as_ref()?.captures(text))?;
    let (whole, told) = (found.get(0)?, found.get(1)?);
    let born = words::day::PartialDay::parse_typed(told.as_str(), today).ok()?;
    let year: i32 = born.to_string().get(..4)?.parse().ok()?;
    let at = if whole.as_str().trim_start().starts_with(char::is_alphabetic) { whole.range() } else { told.range() };
    (1900..=chrono::Datelike::year(&today)).contains(&year).then(|| (born.to_string(), at))
}

/// Takes places out of a text, each for a comma.
pub(crate) fn without(text: &str, mut places: Vec<Range<usize>>) -> String {
    places.sort_by_key(|place| place.start);
    let (mut rest, mut at) = (String::new(), 0);
    for place in places {
        rest.push_str(text.get(at..place.start.max(at)).unwrap_or_default());
        rest.push(',');
        at = place.end.max(at);
    }
    rest.push_str(text.get(at..).unwrap_or_default());
    rest.nfc().collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn two_numbers_in_one_cell_are_two() {
        let read = |text: &str| numbers(text).into_iter().map(|one| (one.kind, one.digits)).collect::<Vec<_>>();
        let both = [(Kind::Card, "095012345".to_owned()), (Kind::Phone, "0912345678".to_owned())];
        for text in [
            "095012345 - 0912345678",
            "095012345\n0912345678",
            "CMND 095 012 345, SĐT: 0912.345.678",
            "095 012 345 0912 345 678",
        ] {
            assert_eq!(read(text), both, "{text}");
        }
        assert_eq!(read("Hộ chiếu C7654321"), [(Kind::Passport, "C7654321".to_owned())]);
        assert_eq!(read("+84 912 345 678"), [(Kind::Phone, "0912345678".to_owned())]);
        assert_eq!(read("ĐT 912345678"), [(Kind::Phone, "0912345678".to_owned())]);
        for none in ["1.2E+10", "12/PC ngày 05/9/2019", "3409912", "thửa 123, tờ 45"] {
            assert_eq!(read(none), [], "{none}");
        }
    }

    #[test]
    fn a_birth_is_told_in_words_or_by_a_year_alone() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        for text in ["sinh năm 1965", "SN 1965", "Hoàng Văn An (1965)", "An, 1965, thôn A", "sn: 1965"] {
            assert_eq!(birth(text, today).unwrap().0, "1965", "{text}");
        }
        assert_eq!(birth("sinh ngày 05/9/1965", today).unwrap().0, "1965-09-05");
        assert_eq!(birth("văn bản năm 2019 số 5", today), None);
    }
}
