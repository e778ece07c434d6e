//! What is compared of a name and of a content where two entries are asked whether they are one.

use super::fold::{fold, tokens};

/// Gives a name as it is compared: folded, without what stands in brackets.
pub fn name(name: &str) -> String {
    fold(name.split('(').next().unwrap_or(name))
}

/// Gives a content as it is compared: its folded words, each once, in order.
pub fn content(content: &str) -> Vec<String> {
    let mut words = tokens(content);
    words.sort_unstable();
    words.dedup();
    words
}

#[cfg(test)]
mod tests {
    use super::{content, name};

    #[test]
    fn accents_capitals_brackets_and_the_order_of_words_are_not_compared() {
        assert_eq!(name(" CHU THỊ MẾN (tức Bảy)"), name("Chu Thị Mến"));
        assert_eq!(content("Tranh chấp đất, TRANH CHẤP ranh"), content("ranh đất: tranh chấp"));
        assert_ne!(name("Chu Thị Mến"), name("Chu Thị Bảy"));
    }
}
