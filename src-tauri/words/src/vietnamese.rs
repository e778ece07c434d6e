//! Vietnamese writing, as a register has to treat it: cleaned before it is stored, folded to be found,
//! ordered by given name, masked for lists that leave the office, and rescued from the fonts of the 1990s.
//! Everything here is a pure function over text.

pub mod accusation;
pub mod apart;
pub mod clean;
pub mod compared;
pub mod digits;
pub mod fold;
pub mod legacy;
mod look_alike;
pub mod name;
pub mod order;
pub mod sought;
mod syllable;
pub mod word;

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Composes a text (NFC). What is composed already, as nearly every text is, is not written anew.
fn composed(text: &str) -> Cow<'_, str> {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text.into(),
        _ => text.nfc().collect::<String>().into(),
    }
}
