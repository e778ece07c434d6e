//! How strong a passphrase is, in words. Length buys what the key derivation cannot: four words that do not belong
//! together, or a sentence.

use serde::Serialize;

use crate::vietnamese::fold::fold;

/// A judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Strength {
    /// 0 (cannot be used) to 4.
    pub score: u8,
    /// What to do.
    pub say: &'static str,
}

/// What everybody tries first.
const WORN: &[&str] = &[
    "1234567890",
    "123456789",
    "12345678",
    "123456",
    "password",
    "matkhau",
    "mat khau",
    "qwerty",
    "abc123",
    "111111",
    "000000",
    "iloveyou",
    "tiepdan",
    "tiep dan",
    "tiep cong dan",
    "ubnd",
    "vietnam",
    "viet nam",
    "admin",
];

/// The shortest passphrase a register takes.
pub const SHORTEST: usize = 10;

/// Judges a passphrase.
#[must_use]
pub fn strength(passphrase: &str) -> Strength {
    let plain = fold(passphrase);
    let rest = WORN.iter().fold(plain.clone(), |rest, worn| rest.replace(worn, ""));
    let length = passphrase.chars().count();
    let mut letters: Vec<char> = rest.chars().filter(|c| !c.is_whitespace()).collect();
    letters.dedup();
    let mut words: Vec<&str> = rest.split_whitespace().filter(|word| word.len() > 1).collect();
    words.sort_unstable();
    words.dedup();
    // A syllable is worth some nine bits, a letter of anything else some three and a half.
    let bits = (words.len() * 9).max(letters.len() * 7 / 2).min(letters.len() * 4);
    let score = match bits {
        _ if length < SHORTEST => 0,
        0..=24 => 0,
        25..=34 => 1,
        35..=44 => 2,
        45..=59 => 3,
        _ => 4,
    };
    Strength { score, say: say(score, length) }
}

fn say(score: u8, length: usize) -> &'static str {
    match score {
        0 if length < SHORTEST => "Quá ngắn: cần ít nhất 10 ký tự, tốt nhất là bốn, năm từ không liên quan nhau.",
        0 => "Dễ đoán. Hãy dùng bốn, năm từ không liên quan nhau.",
        1 => "Yếu. Hãy thêm một, hai từ nữa.",
        2 => "Tạm được. Thêm một từ nữa thì chắc hơn.",
        3 => "Tốt.",
        _ => "Rất tốt.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_everybody_tries_first_is_no_passphrase() {
        for text in ["", "123456", "matkhau123", "aaaaaaaaaaaaaa", "12345678901234567890", "Tiếp công dân"] {
            assert_eq!(strength(text).score, 0, "{text}");
        }
    }

    #[test]
    fn five_words_are_enough_and_more_are_better() {
        assert!(strength("suối đá nghé vàng cau").score >= 3);
        assert!(strength("suối đá nghé vàng cau mưa rẫy").score == 4);
        assert!(strength("suối đá").score == 0);
    }
}
