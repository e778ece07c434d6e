//! The clerk's guide: short passages in Vietnamese, found by the field they speak of (F1).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::wording;

/// A passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Passage {
    /// Its heading.
    pub title: String,
    /// Its paragraphs, plain text.
    pub paragraphs: Vec<String>,
}

static PASSAGES: LazyLock<BTreeMap<String, Passage>> = LazyLock::new(|| {
    toml::from_str(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/guide/guide.toml")))
        .unwrap_or_default()
});

/// Gives the passage for a field (`petition.kind`, or `kind` where it is the same everywhere), or for a screen.
#[must_use]
pub fn passage(field: &str) -> Passage {
    let last = field.rsplit('.').find(|part| part.parse::<usize>().is_err()).unwrap_or(field);
    let first = field.split('.').next().unwrap_or(field);
    let found = [field, last, first].into_iter().find_map(|name| PASSAGES.get(name));
    found.or_else(|| PASSAGES.get("start")).cloned().unwrap_or_else(|| Passage {
        title: wording::field_label(last),
        paragraphs: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_passage_can_be_read_and_says_something() {
        assert!(PASSAGES.len() > 20);
        for (field, passage) in PASSAGES.iter() {
            assert!(!passage.title.is_empty() && !passage.paragraphs.is_empty(), "{field}");
            assert!(passage.paragraphs.iter().all(|text| !text.contains('<')), "{field}");
        }
    }

    #[test]
    fn a_field_without_a_passage_opens_the_first_page() {
        assert_eq!(passage("không có"), passage("start"));
        assert_eq!(passage("petition.kind"), passage("kind"));
    }
}
