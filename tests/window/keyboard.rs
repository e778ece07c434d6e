//! The keyboard: `Ctrl+S`, `Shift+Tab`, `F4` and letters, as the moves of fingers WebDriver wants.

use serde_json::{Value, json};

/// The moves of one press: what is held goes down first and comes up last.
pub fn chord(words: &str) -> Vec<Value> {
    // The last part may be `+` itself.
    let split = words.rfind('+').filter(|at| *at > 0 && *at + 1 < words.len());
    let (held, key) = split.map_or(("", words), |at| (&words[..at], &words[at + 1..]));
    let held: Vec<char> = held.split('+').filter(|word| !word.is_empty()).map(code).collect();
    let down = held.iter().copied().chain([code(key)]);
    let up = [code(key)].into_iter().chain(held.iter().rev().copied());
    down.map(|key| step("keyDown", key)).chain(up.map(|key| step("keyUp", key))).collect()
}

/// The moves of a text, letter by letter.
pub fn letters(text: &str) -> Vec<Value> {
    text.chars().flat_map(|letter| [step("keyDown", letter), step("keyUp", letter)]).collect()
}

fn step(kind: &str, key: char) -> Value {
    json!({"type": kind, "value": key.to_string()})
}

/// A key's character as WebDriver numbers it.
fn code(name: &str) -> char {
    match name {
        "Backspace" => '\u{e003}',
        "Tab" => '\u{e004}',
        "Enter" => '\u{e007}',
        "Shift" => '\u{e008}',
        "Ctrl" => '\u{e009}',
        "Alt" => '\u{e00a}',
        "Esc" => '\u{e00c}',
        "Space" => ' ',
        "PageUp" => '\u{e00e}',
        "PageDown" => '\u{e00f}',
        "End" => '\u{e010}',
        "Home" => '\u{e011}',
        "Left" => '\u{e012}',
        "Up" => '\u{e013}',
        "Right" => '\u{e014}',
        "Down" => '\u{e015}',
        "Delete" => '\u{e017}',
        _ if name.len() > 1 && name.starts_with('F') => {
            let number: u32 = name[1..].parse().expect("a function key");
            char::from_u32(0xe030 + number).expect("a function key")
        }
        _ => {
            let mut letters = name.chars();
            let (Some(letter), None) = (letters.next(), letters.next()) else { panic!("no key {name}") };
            letter.to_ascii_lowercase()
        }
    }
}
