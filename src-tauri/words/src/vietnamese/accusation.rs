//! Whether a text says that somebody denounces (tố cáo).

use super::word::{self, Word};

/// Tells whether a text speaks of denouncing. Without accents `to cao` is that too, but not in a text that has accents
/// elsewhere: there it is a tall tree.
#[must_use]
pub fn is_told(text: &str) -> bool {
    let (to, cao) = (word::key("to"), word::key("cao"));
    let mut before = None;
    let mut is_near = false;
    word::keys(text, |_, _, key, _| {
        is_near |= before == Some(to) && key == cao;
        before = Some(key);
    });
    is_near && is_meant(text)
}

fn is_meant(text: &str) -> bool {
    let wanted = word::words("tố cáo");
    let words = word::words(text);
    let has_accents = words.iter().any(|word| !word.is_bare());
    let is_meant = |pair: &[Word]| {
        let is_bare = pair.iter().all(Word::is_bare);
        pair.iter().zip(&wanted).all(|(word, wanted)| word.agrees(wanted)) && !(is_bare && has_accents)
    };
    words.windows(2).any(is_meant)
}

#[cfg(test)]
mod tests {
    use super::is_told;

    #[test]
    fn a_paper_that_denounces_is_told_from_one_about_a_tall_tree() {
        for text in
            ["Tố cáo cán bộ", "đơn TỐ CÁO", "Bà đến tố  cáo", "to cao can bo xa", "Khiếu nại, tố\ncáo", "to cáo"]
        {
            assert!(is_told(text), "{text}");
        }
        for text in ["Cây to cao che lối đi", "Khiếu nại", "Tô Cảo", "tố, giác", ""] {
            assert!(!is_told(text), "{text}");
        }
    }
}
