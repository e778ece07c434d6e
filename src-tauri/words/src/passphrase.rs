//! How strong a passphrase is, in words, and the gate every new one of a real register must pass. What is easy to guess is
//! judged by a kept estimator; what it does not know is how Vietnamese is typed: names, places, offices, with marks or
//! without.

mod words;

use serde::Serialize;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;
use zxcvbn::zxcvbn;

use crate::fault::{Fault, Trouble};

/// A judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Strength {
    /// 0 (cannot be used) to 4; from 3 on it passes the gate.
    pub score: u8,
    /// What to do.
    pub say: &'static str,
}

/// What is tried first here, the likeliest first, without marks: names of persons and places, words of the office, years
/// aside, which the estimator knows.
const COMMON: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/passphrase.txt"));

/// The shortest passphrase a register takes, in signs.
pub const SHORTEST: usize = 10;
/// The lowest score a register takes.
const LEAST: u8 = 3;
/// So much of a passphrase is judged: what is longer is not weaker, and the estimator's work grows with it.
const JUDGED: usize = 48;

/// Judges a passphrase; `own` are words that are easy to guess for this register, its unit's name for one.
#[must_use]
pub fn strength(passphrase: &str, own: &[String]) -> Strength {
    let length = passphrase.chars().count();
    if length < SHORTEST {
        return Strength { score: 0, say: say(0, length) };
    }
    let own: Vec<String> = own.iter().flat_map(|words| parts(&plain(words))).collect();
    let known: Vec<&str> = own.iter().map(String::as_str).chain(COMMON.lines()).collect();
    let (typed, folded) = (cut(passphrase.nfc()), plain(passphrase));
    let bare: String = folded.chars().filter(char::is_ascii_alphanumeric).collect();
    let readings = [typed.as_str(), folded.as_str(), bare.as_str()];
    let foreign = readings.iter().map(|reading| u8::from(zxcvbn(reading, &known).score())).min();
    let score = foreign.unwrap_or(0).min(words::score(&bare, &known));
    Strength { score, say: say(score, length) }
}

/// Refuses a new passphrase that is too short or too easy to guess.
pub fn gate(passphrase: &str, own: &[String]) -> Result<(), Fault> {
    let strength = strength(passphrase, own);
    if strength.score >= LEAST {
        return Ok(());
    }
    Err(Fault { say: strength.say.to_owned(), ..Fault::at("passphrase", Trouble::Weak) })
}

/// As it is typed without marks and capitals.
fn plain(text: &str) -> String {
    let letters = text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    cut(letters.map(|c| if c == 'đ' { 'd' } else { c }))
}

fn cut(letters: impl Iterator<Item = char>) -> String {
    letters.take(JUDGED).collect()
}

/// A phrase is guessed whole, and word by word.
fn parts(plain: &str) -> Vec<String> {
    let mut parts = vec![plain.split_whitespace().collect::<String>()];
    parts.extend(plain.split_whitespace().map(ToOwned::to_owned));
    parts
}

fn say(score: u8, length: usize) -> &'static str {
    match score {
        0 if length < SHORTEST => "Quá ngắn: cần ít nhất 10 ký tự, tốt nhất là bốn, năm từ không liên quan nhau.",
        0 => "Dễ đoán. Hãy dùng bốn, năm từ không liên quan nhau.",
        1 => "Yếu: tên người, địa danh, năm sinh rất dễ đoán. Hãy dùng bốn, năm từ không liên quan nhau.",
        2 => "Chưa đủ chắc. Hãy thêm một, hai từ không liên quan nữa.",
        3 => "Tốt.",
        _ => "Rất tốt.",
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn score(text: &str) -> u8 {
        strength(text, &[]).score
    }

    #[test]
    fn what_everybody_here_tries_first_is_no_passphrase() {
        for text in [
            "",
            "123456",
            "matkhau123",
            "aaaaaaaaaaaaaa",
            "12345678901234567890",
            "Tiếp công dân",
            "Nguyễn Văn A 1985",
            "nguyenvana1985",
            "NGUYEN VAN A 1985",
            "Bacninh@2026",
            "xinchaovietnam",
            "Tiepdan2026",
            "ủy ban nhân dân xã",
            "UBND xã Chợ Đồn",
            "Trần Thị Hương 1990",
            "Mật khẩu 2026",
            "password1234",
            "qwertyuiop",
            "Nguyễn Văn Nam",
        ] {
            assert!(score(text) < LEAST, "{text}: {}", score(text));
            assert!(gate(text, &[]).is_err(), "{text}");
        }
    }

    #[test]
    fn words_that_do_not_belong_together_pass() {
        for text in [
            "bốn từ dễ nhớ 2019",
            "bốn từ dễ nhớ",
            "suối đá nghé vàng cau",
            "suối trong đầu bản",
            "ghế xanh mưa rẫy 7 bò",
        ] {
            assert!(score(text) >= LEAST, "{text}: {}", score(text));
            assert!(gate(text, &[]).is_ok(), "{text}");
        }
        assert!(score("suối đá") == 0);
    }

    #[test]
    fn the_name_of_the_unit_is_easy_to_guess_for_its_own_register() {
        let own = ["UBND xã Khuổi Kheo Mạy".to_owned()];
        assert!(strength("khuoi kheo may", &own).score < LEAST);
    }

    #[test]
    fn a_very_long_passphrase_is_judged_by_its_beginning_and_not_for_seconds() {
        let long = "4n t04n m4t kh4u ".repeat(4_000);
        assert!(plain(&long).chars().count() <= JUDGED);
        assert_eq!(score(&long), score(&cut(long.chars())));
    }
}
