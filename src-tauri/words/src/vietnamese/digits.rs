//! Numbers a person is known by, a telephone's or an identity paper's, however their digits are grouped: `0987 000 020`,
//! `0987.000.020`, `+84 987 000 020`.

use std::ops::Range;

/// The fewest and the most digits of such a number.
const FEWEST: usize = 8;
const MOST: usize = 15;
/// So many groups are put together.
const GROUPS: usize = 6;
/// So many signs may stand between two groups.
const BETWEEN: usize = 3;
/// The fewest digits by which a number is sought while it is still being typed.
const BEGUN: usize = 3;

/// Gives a number's digits as they are compared: without signs, without the zeros or the country's 84 it begins with. None
/// where there are too few to know anybody by.
#[must_use]
pub fn number(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    compared(&digits).map(str::to_owned)
}

fn compared(digits: &str) -> Option<&str> {
    let own = stripped(digits, false);
    (FEWEST..=MOST).contains(&own.len()).then_some(own)
}

/// Takes off the zeros or the country's 84 a number begins with; one with a plus before it begins with the country's.
fn stripped(digits: &str, has_plus: bool) -> &str {
    let own = digits.trim_start_matches('0');
    own.strip_prefix("84").filter(|rest| has_plus || own.len() >= 11 && rest.len() <= 10).unwrap_or(own)
}

/// Gives a telephone number as it is dialled in the country, all its digits together: `0912345678`.
#[must_use]
pub fn dialled(text: &str) -> Option<String> {
    number(text).map(|own| format!("0{own}"))
}

/// Writes a text that is sought with the digits of each number in it together: as numbers are compared, as they were typed, and
/// as they are dialled, in this order; nothing where there is no number. One that is only begun is a number where it begins as
/// they do, with a zero or a plus.
#[must_use]
pub fn joined(text: &str) -> Vec<String> {
    let (mut ways, mut at) = (vec![String::new(); 3], 0);
    rows(text, |groups| {
        let typed: String = groups.iter().filter_map(|group| text.get(group.clone())).collect();
        let (Some(first), Some(last)) = (groups.first(), groups.last()) else { return };
        let has_plus = text.get(..first.start).is_some_and(|before| before.ends_with('+'));
        let own = stripped(&typed, has_plus);
        let is_begun = (has_plus || typed.starts_with('0')) && own.len() >= BEGUN;
        if is_begun || typed.len() >= FEWEST {
            let before = text.get(at..first.start).unwrap_or_default();
            for (way, number) in ways.iter_mut().zip([own, &typed, &format!("0{own}")]) {
                way.extend([before, number]);
            }
            at = last.end;
        }
    });
    if at == 0 {
        return Vec::new();
    }
    for way in &mut ways {
        way.push_str(text.get(at..).unwrap_or_default());
    }
    ways
}

/// Finds the first number of a text that begins with some digits, as numbers are compared: its start and length in chars. Fewer
/// digits than a number has are the beginning of one where a zero stands first.
#[must_use]
pub fn find(text: &str, begin: &str) -> Option<(usize, usize)> {
    let is_number = begin.starts_with('0') || begin.len() >= FEWEST;
    let begin = stripped(begin, false);
    if !is_number || begin.len() < BEGUN || !begin.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut found: Option<Range<usize>> = None;
    numbers(text, |own, place| {
        if found.is_none() && own.starts_with(begin) {
            found = Some(place);
        }
    });
    let found = found?;
    let chars = |range: Range<usize>| text.get(range).map_or(0, |text| text.chars().count());
    Some((chars(0..found.start), chars(found)))
}

/// Tells every number of a text, with its place in bytes: of groups of digits that stand together, each and any in a row.
pub fn numbers(text: &str, mut tell: impl FnMut(&str, Range<usize>)) {
    rows(text, |groups| tell_groups(text, groups, &mut tell));
}

/// Tells the rows of groups of digits that stand together, each group with its place in bytes.
fn rows(text: &str, mut tell: impl FnMut(&[Range<usize>])) {
    let bytes = text.as_bytes();
    let mut groups: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
            continue;
        }
        let rest = bytes.get(at..).unwrap_or_default();
        let end = at + rest.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len());
        let is_apart = groups.last().is_some_and(|last| {
            let between = text.get(last.end..at).unwrap_or("x");
            !between.chars().all(|sign| sign.is_whitespace() || ".-–()+".contains(sign))
                || between.chars().count() > BETWEEN
        });
        if is_apart {
            tell(&groups);
            groups.clear();
        }
        groups.push(at..end);
        at = end;
    }
    tell(&groups);
}

fn tell_groups(text: &str, groups: &[Range<usize>], tell: &mut impl FnMut(&str, Range<usize>)) {
    if groups.iter().map(ExactSizeIterator::len).sum::<usize>() < FEWEST {
        return;
    }
    for from in 0..groups.len() {
        let mut digits = String::new();
        for group in groups.iter().skip(from).take(GROUPS) {
            digits.push_str(text.get(group.clone()).unwrap_or_default());
            let start = groups.get(from).map_or(0, |first| first.start);
            if let Some(own) = compared(&digits) {
                // The sign of a country's number belongs to it.
                let before = |start: usize, sign| text.get(..start).is_some_and(|before| before.ends_with(sign));
                let start = if before(start, '+') { start - 1 } else { start };
                let whole = text.get(start..group.end).unwrap_or_default();
                let opens = before(start, '(') && whole.matches(')').count() > whole.matches('(').count();
                let start = if opens { start - 1 } else { start };
                tell(own, start..group.end);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_one_however_it_is_grouped() {
        let wanted = number("0987000020");
        for text in
            ["0987 000 020", "0987.000.020", "+84 987 000 020", "84987000020", "(0987) 000-020", "098 7000 020"]
        {
            assert_eq!(number(text), wanted, "{text}");
            let mut is_told = false;
            numbers(&format!("số 5/2026 0911 gọi {text}."), |own, _| is_told |= Some(own) == wanted.as_deref());
            assert!(is_told, "{text}");
        }
        assert_eq!(number("0190 0000 0027"), number("019000000027"));
        assert_eq!((number("12/2026"), number("")), (None, None));
    }

    #[test]
    fn its_place_is_all_of_it() {
        let text = "ĐT +84 987 000 020 nhé";
        let mut places = Vec::new();
        numbers(text, |own, place| places.extend((own == "987000020").then(|| text.get(place))));
        assert_eq!(places.first(), Some(&Some("+84 987 000 020")));
    }
}
