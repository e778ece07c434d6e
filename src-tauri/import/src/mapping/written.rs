//! How the text of a column is written: recognised over the whole column, shown before and after, and kept in
//! the plan as a word.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serializer};
use words::vietnamese::legacy::{self, Encoding};

use crate::sheet::{Cell, Sheet};

const WORDS: [(Encoding, &str); 3] =
    [(Encoding::Unicode, "unicode"), (Encoding::Tcvn3, "tcvn3"), (Encoding::Vni, "vni")];

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
pub fn serialize<S: Serializer>(encoding: &Encoding, serializer: S) -> Result<S::Ok, S::Error> {
    let word = WORDS.iter().find(|(one, _)| one == encoding).map_or("unicode", |(_, word)| word);
    serializer.serialize_str(word)
}

pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Encoding, D::Error> {
    let word = String::deserialize(deserializer)?;
    let known = WORDS.iter().find(|(_, one)| *one == word).map(|(encoding, _)| *encoding);
    known.ok_or_else(|| serde::de::Error::custom("unknown encoding"))
}

/// Tells how each column is written. A column too short to say follows the sheet, if nothing in it speaks
/// against that.
pub(super) fn encodings(
    sheet: &Sheet,
    last_heading: u32,
    places: impl Iterator<Item = u32>,
) -> BTreeMap<u32, Encoding> {
    let texts = |place: u32| -> Vec<&str> {
        let texts = sheet.below(last_heading, place).filter_map(|(_, cell)| match cell {
            Cell::Text(text) if !text.is_ascii() => Some(text.as_str()),
            _ => None,
        });
        texts.take(2_000).collect()
    };
    let by_place: BTreeMap<u32, Vec<&str>> = places.map(|place| (place, texts(place))).collect();
    let whole: Vec<&str> = by_place.values().flat_map(|texts| texts.iter().take(200)).copied().collect();
    let usual = legacy::recognise(&whole);
    let of = |texts: &Vec<&str>| match legacy::recognise(texts) {
        Encoding::Unicode if texts.iter().all(|text| !text.chars().any(|c| c >= '\u{100}')) => usual,
        other => other,
    };
    by_place.iter().map(|(place, texts)| (*place, of(texts))).collect()
}

/// Gives the first text of a column that converting changes, before and after.
pub(super) fn sample(sheet: &Sheet, last_heading: u32, place: u32, encoding: Encoding) -> Option<(String, String)> {
    if encoding == Encoding::Unicode {
        return None;
    }
    sheet.below(last_heading, place).find_map(|(_, cell)| {
        let before: String = cell.shown().chars().take(120).collect();
        let after = legacy::convert(&before, encoding);
        (before != after).then_some((before, after))
    })
}
