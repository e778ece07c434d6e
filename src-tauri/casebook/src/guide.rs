//! The clerk's guide: short passages in Vietnamese, found by the field they speak of (F1). Its text comes from
//! `assets/guide/*.md`: `## Title`, a line `Trường: petition.kind visit`, then plain paragraphs.

use serde::Serialize;
use words::fault::field_label;

/// A passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Passage {
    /// Its heading.
    pub title: String,
    /// Its paragraphs, plain text.
    pub paragraphs: Vec<String>,
}

/// The guide as read: each passage with the names it answers to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Guide(Vec<(Vec<String>, Passage)>);

impl Guide {
    /// Reads the texts of the guide, one after the other.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut passages = Vec::new();
        for section in text.split("\n## ").skip(1) {
            // What follows a new `# Topic` belongs to the next file.
            let section = section.split("\n# ").next().unwrap_or_default();
            let (title, rest) = section.split_once('\n').unwrap_or((section, ""));
            let Some((names, body)) =
                rest.trim_start().strip_prefix("Trường:").map(|rest| rest.split_once('\n').unwrap_or((rest, "")))
            else {
                continue;
            };
            let paragraphs = body.split("\n\n").map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
            let paragraphs = paragraphs.filter(|text| !text.is_empty()).collect();
            let names = names.split_whitespace().map(ToOwned::to_owned).collect();
            passages.push((names, Passage { title: title.trim().to_owned(), paragraphs }));
        }
        Self(passages)
    }

    /// Gives the passage for a field: by its whole name, without its slice, by its last word, by its slice; else the
    /// passage `chung`.
    #[must_use]
    pub fn passage(&self, field: &str) -> Passage {
        let last = field.rsplit('.').find(|part| part.parse::<usize>().is_err()).unwrap_or(field);
        let (slice, rest) = field.split_once('.').unwrap_or((field, field));
        let named = |name: &&str| self.0.iter().find(|(names, _)| names.iter().any(|one| one == name));
        let found = [field, rest, last, slice, "chung"].iter().find_map(named);
        let nothing = || Passage { title: field_label(last), paragraphs: Vec::new() };
        found.map_or_else(nothing, |(_, passage)| passage.clone())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const TEXT: &str = "# Đơn\n\n## Loại đơn\nTrường: petition.kind kind\n\nTheo nội\ndung.\n\nHai.\n\n## Chung\nTrường: chung\n\nMột.\n";

    #[test]
    fn a_field_opens_the_passage_that_names_it() {
        let guide = Guide::parse(TEXT);
        let passage = guide.passage("petition.kind");
        assert_eq!((passage.title.as_str(), passage.paragraphs.len()), ("Loại đơn", 2));
        assert_eq!(passage.paragraphs.first().map(String::as_str), Some("Theo nội dung."));
        assert_eq!(guide.passage("referral.kind"), passage);
    }

    #[test]
    fn no_field_has_two_passages_in_the_guide() {
        let mut seen = std::collections::HashSet::new();
        for file in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/guide")).unwrap() {
            let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
            for names in text.lines().filter_map(|line| line.strip_prefix("Trường:")) {
                names.split_whitespace().for_each(|name| assert!(seen.insert(name.to_owned()), "{name}"));
            }
        }
        assert!(seen.contains("chung"));
    }

    #[test]
    fn a_field_without_a_passage_opens_the_first_page() {
        assert_eq!(Guide::parse(TEXT).passage("không có").title, "Chung");
    }
}
