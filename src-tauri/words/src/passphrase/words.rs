//! How many guesses a passphrase costs who knows how Vietnamese is written: the estimator takes three words for far more than
//! their parts, and a full name with its year of birth is four words and easy.

use std::collections::HashMap;

/// Guesses are told as powers of ten, in hundredths.
type Guesses = u32;

/// A letter that belongs to no known word: syllables are few, so a letter is worth less than one of 26.
const LETTER: Guesses = 115;
const DIGIT: Guesses = 100;
/// The day of a month, or a month.
const DAY: Guesses = 150;
/// A year somebody was born in, or something happened in.
const YEAR: Guesses = 200;

/// Gives a score as the estimator does, 0 to 4, by the cheapest way to put a passphrase together from words that are known,
/// the likeliest first, from days and years, and from single letters.
pub(super) fn score(bare: &str, known: &[&str]) -> u8 {
    match guesses(bare, known) {
        0..300 => 0,
        300..600 => 1,
        600..800 => 2,
        800..1_000 => 3,
        _ => 4,
    }
}

fn guesses(bare: &str, known: &[&str]) -> Guesses {
    let mut ranks: HashMap<&str, u32> = HashMap::new();
    for (place, word) in known.iter().enumerate() {
        ranks.entry(word).or_insert(u32::try_from(place).unwrap_or(u32::MAX));
    }
    // The cheapest way to each place; the text is plain ASCII.
    let mut cheapest: Vec<Guesses> = vec![0];
    for end in 1..=bare.len() {
        let ways = (0..end).filter_map(|start| {
            let before = cheapest.get(start)?;
            Some(before + piece(bare.get(start..end)?, &ranks)?)
        });
        cheapest.push(ways.min().unwrap_or(Guesses::MAX / 2));
    }
    cheapest.last().copied().unwrap_or(0)
}

/// What one piece costs; nothing where it is not to be guessed as one.
fn piece(text: &str, ranks: &HashMap<&str, u32>) -> Option<Guesses> {
    if let Some(rank) = ranks.get(text) {
        return Some(hundredths(rank + 2));
    }
    let number: Option<u32> = text.parse().ok();
    match (text.len(), number) {
        (1, Some(_)) => Some(DIGIT),
        (1, None) => Some(LETTER),
        (2, Some(1..=31)) => Some(DAY),
        (4, Some(1900..=2099)) => Some(YEAR),
        _ => None,
    }
}

/// The power of ten of a number, in hundredths, from below.
fn hundredths(number: u32) -> Guesses {
    let whole = number.max(1).ilog10();
    // Between two powers of ten a straight line is near enough: ranks are no more exact.
    whole * 100 + (number / 10_u32.pow(whole) - 1) * 100 / 9
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_name_with_a_year_costs_the_names_and_the_year_and_no_more() {
        let known = ["nguyen", "van", "huong"];
        assert_eq!(guesses("nguyenvanhuong1985", &known), 11 + 22 + 33 + YEAR);
        assert_eq!(guesses("xq", &known), 2 * LETTER);
        assert_eq!(guesses("2408", &known), 2 * DAY);
        assert_eq!((score("", &known), score("nguyenvan1985", &known)), (0, 0));
    }
}
