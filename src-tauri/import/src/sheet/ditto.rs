//! The marks of repetition.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use words::vietnamese::fold::fold;

use crate::vocabulary::written;

/// Tells the marks that stand for the value above: nt, -//-, như trên, a lone quotation mark.
pub(crate) fn is_ditto(text: &str) -> bool {
    static WORDS: LazyLock<BTreeSet<String>> =
        LazyLock::new(|| written("mark", "ditto").into_iter().map(bare).collect());
    let marks: Vec<char> =
        text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '—' | '.' | '_')).collect();
    let drawn =
        |c: &char| matches!(c, '"' | '\'' | '”' | '“' | '„' | '″' | '‟' | '〃' | '`' | '´' | '’' | '‘' | '/' | ',');
    if !marks.is_empty() && marks.iter().all(drawn) {
        // One slash or comma or quotation mark of the single kind is a slip of the hand.
        return marks.len() > 1
            || marks.first().is_some_and(|c| matches!(c, '"' | '”' | '“' | '„' | '″' | '‟' | '〃'));
    }
    WORDS.contains(&bare(text))
}

fn bare(text: &str) -> String {
    fold(text).chars().filter(|c| !matches!(c, '-' | '–' | '—' | '.' | ' ' | '_' | '(' | ')')).collect()
}
