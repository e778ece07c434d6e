//! The words of a Rust file: names and marks, without comments, without what stands in quotes, without its tests.

/// A name, a number, or a mark.
pub type Word = String;

/// Gives the words of a text in order, the items that are only there for tests left out.
pub fn words(text: &str) -> Vec<Word> {
    without_tests(&all(text))
}

fn all(text: &str) -> Vec<Word> {
    let letters: Vec<char> = text.chars().collect();
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(letter) = letters.get(at).copied() {
        let next = letters.get(at + 1).copied();
        match (letter, next) {
            ('/', Some('/')) => at = until(&letters, at, |rest| rest[0] == '\n'),
            ('/', Some('*')) => at = until(&letters, at, |rest| rest.starts_with(&['*', '/'])) + 2,
            ('r', Some('"' | '#')) if raw(&letters, at).is_some() => at = raw(&letters, at).unwrap_or(at),
            ('"', _) => at = quoted(&letters, at),
            // A letter in quotes, not the name of a lifetime.
            ('\'', Some('\\')) => at = until(&letters, at + 3, |rest| rest[0] == '\'') + 1,
            ('\'', Some(_)) if letters.get(at + 2) == Some(&'\'') => at += 3,
            (':', Some(':')) => {
                words.push("::".to_owned());
                at += 2;
            }
            _ if letter.is_alphanumeric() || letter == '_' => {
                let end = until(&letters, at, |rest| !(rest[0].is_alphanumeric() || rest[0] == '_'));
                words.push(letters[at..end].iter().collect());
                at = end;
            }
            _ => {
                if !letter.is_whitespace() {
                    words.push(letter.to_string());
                }
                at += 1;
            }
        }
    }
    words
}

fn until(letters: &[char], mut at: usize, is_end: impl Fn(&[char]) -> bool) -> usize {
    while letters.get(at..).is_some_and(|rest| !rest.is_empty() && !is_end(rest)) {
        at += 1;
    }
    at
}

fn quoted(letters: &[char], at: usize) -> usize {
    let mut end = at + 1;
    while letters.get(end).is_some_and(|letter| *letter != '"') {
        end += if letters[end] == '\\' { 2 } else { 1 };
    }
    end + 1
}

/// Gives where a raw text ends that begins here, or none.
fn raw(letters: &[char], at: usize) -> Option<usize> {
    let hashes = letters[at + 1..].iter().take_while(|letter| **letter == '#').count();
    let start = at + 1 + hashes;
    if letters.get(start) != Some(&'"') {
        return None;
    }
    let end: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
    Some(until(letters, start + 1, |rest| rest.starts_with(&end)) + end.len())
}

/// Names the modules of a text that are only there for its tests and stand in files of their own.
pub fn test_modules(text: &str) -> Vec<Word> {
    let words = all(text);
    let ends = (0..words.len()).filter(|at| is_test(&words, *at)).map(|at| item_end(&words, at + TEST.len()));
    let named = |end: usize| words.get(end.checked_sub(3)?..end);
    ends.filter_map(named).filter(|item| item[0] == "mod" && item[2] == ";").map(|item| item[1].clone()).collect()
}

const TEST: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];

fn is_test(words: &[Word], at: usize) -> bool {
    words.get(at..at + TEST.len()).is_some_and(|some| some.iter().zip(TEST).all(|(word, mark)| word == mark))
}

fn without_tests(words: &[Word]) -> Vec<Word> {
    let mut kept = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if is_test(words, at) {
            at = item_end(words, at + TEST.len());
        } else {
            kept.push(words[at].clone());
            at += 1;
        }
    }
    kept
}

/// Gives where an item ends: behind its block, or behind its semicolon.
fn item_end(words: &[Word], mut at: usize) -> usize {
    let mut depth = 0_usize;
    while let Some(word) = words.get(at) {
        at += 1;
        match word.as_str() {
            "{" | "(" | "[" => depth += 1,
            "}" if depth == 1 => return at,
            "}" | ")" | "]" => depth = depth.saturating_sub(1),
            ";" if depth == 0 => return at,
            _ => {}
        }
    }
    at
}
