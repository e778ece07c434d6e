//! The printed recovery code: 128 random bits and a check, in six groups of five.

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::random;
use crate::error::Result;

/// Crockford's base 32: no I, L, O, U, so that a printed code survives being read aloud.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// The letters of a code: 128 bits and the 22 of their check.
const LETTERS: usize = 30;

/// A recovery code. It is shown once and kept nowhere.
pub struct RecoveryCode(Zeroizing<String>);

impl RecoveryCode {
    /// Draws a new one.
    pub fn random() -> Result<Self> {
        Ok(Self::of(&Zeroizing::new(random::<16>()?)))
    }

    fn of(bytes: &[u8; 16]) -> Self {
        let bits_of = |byte: &u8| {
            let byte = *byte;
            (0..8).rev().map(move |bit| byte >> bit & 1)
        };
        let mut bits: Zeroizing<Vec<u8>> = Zeroizing::new(bytes.iter().flat_map(bits_of).collect());
        let check = Sha256::digest(bytes.as_slice());
        bits.extend(check.iter().flat_map(bits_of).take(22));
        let letter = |five: &[u8]| ALPHABET.get(five.iter().fold(0_usize, |sum, bit| sum * 2 + usize::from(*bit)));
        Self(Zeroizing::new(bits.chunks(5).filter_map(letter).map(|letter| char::from(*letter)).collect()))
    }

    /// Gives the six groups, as printed.
    #[must_use]
    pub fn groups(&self) -> Vec<String> {
        self.0.as_bytes().chunks(5).map(|group| String::from_utf8_lossy(group).into_owned()).collect()
    }

    /// Gives the code as one word, as [`RecoveryCode::read`] gives it.
    pub(super) fn letters(&self) -> &str {
        &self.0
    }

    /// Reads letters as typed: case, spaces and dashes do not matter, O is 0, I and L are 1.
    #[must_use]
    pub fn typed(text: &str) -> Zeroizing<String> {
        let plain = |letter: char| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        // With room from the beginning: a text that grows leaves its beginning behind.
        let mut typed = Zeroizing::new(String::with_capacity(text.len()));
        typed.extend(text.chars().filter(char::is_ascii_alphanumeric).map(plain));
        typed
    }

    /// Finds the code in what was typed, or anywhere in the text of a sheet: by its own check, which one in four million
    /// other words has. Where none is found, the letters as typed.
    #[must_use]
    pub fn read(text: &str) -> Zeroizing<String> {
        let typed = Self::typed(text);
        let places = 0..=typed.len().saturating_sub(LETTERS);
        let found = places.filter_map(|at| typed.get(at..at + LETTERS)).find(|letters| is_whole(letters));
        found.map(|letters| Zeroizing::new(letters.to_owned())).unwrap_or(typed)
    }
}

/// Tells whether letters bear their own check.
fn is_whole(letters: &str) -> bool {
    let mut bytes = Zeroizing::new([0_u8; 16]);
    let places = letters.bytes().map(|letter| ALPHABET.iter().position(|known| *known == letter));
    for (at, bit) in places.flat_map(|place| (0..5).rev().map(move |bit| Some(place? >> bit & 1))).enumerate() {
        let Some(bit) = bit else { return false };
        if let Some(byte) = bytes.get_mut(at / 8) {
            *byte |= u8::from(bit == 1) << (7 - at % 8);
        }
    }
    RecoveryCode::of(&bytes).letters() == letters
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_on_its_sheet_whatever_stands_around_it() {
        for _ in 0..20 {
            let code = RecoveryCode::random().unwrap();
            let printed = code.groups().join("-");
            assert_eq!((code.groups().len(), printed.len()), (6, 35));
            for text in [
                printed.clone(),
                printed.to_lowercase().replace('-', " "),
                printed.replace('0', "o").replace('1', "l"),
                format!("\u{feff}Mã khôi phục của sổ: {printed}\r\n"),
                format!("Sổ Tiếp Dân\nUBND xã Bằng Phúc 2026\n{}\nGiữ kín. 123", code.groups().join("\n")),
            ] {
                assert_eq!(*RecoveryCode::read(&text), *code.letters(), "{text}");
            }
        }
        assert_eq!(*RecoveryCode::read("sai hẳn"), "SA1HN");
    }
}
