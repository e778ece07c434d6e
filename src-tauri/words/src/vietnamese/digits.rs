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

/// Gives a number's digits as they are compared: without signs, without the zeros or the country's 84 it begins with. None
/// where there are too few to know anybody by.
#[must_use]
pub fn number(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    compared(&digits).map(str::to_owned)
}

fn compared(digits: &str) -> Option<&str> {
    let own = digits.trim_start_matches('0');
    let own = own.strip_prefix("84").filter(|rest| own.len() >= 11 && rest.len() <= 10).unwrap_or(own);
    (FEWEST..=MOST).contains(&own.len()).then_some(own)
}

/// Tells every number of a text, with its place in bytes: of groups of digits that stand together, each and any in a row.
pub fn numbers(text: &str, mut tell: impl FnMut(&str, Range<usize>)) {
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
            tell_groups(text, &groups, &mut tell);
            groups.clear();
        }
        groups.push(at..end);
        at = end;
    }
    tell_groups(text, &groups, &mut tell);
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
