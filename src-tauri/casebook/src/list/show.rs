//! Turning raw columns into the words of a row.

use serde_json::Value;

use super::Row;
use crate::codes;
use crate::day;
use crate::secret::MASK;

/// Gives a column's text; empty when there is none.
pub(crate) fn text(row: &Row, column: &str) -> String {
    match row.get(column) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// Tells whether a column's flag is set.
pub(crate) fn flag(row: &Row, column: &str) -> bool {
    row.get(column).and_then(Value::as_i64).is_some_and(|flag| flag != 0)
}

/// Gives the words of a code.
pub(crate) fn words(row: &Row, table: &str, column: &str) -> String {
    codes::words(table, &text(row, column))
}

/// Shows a stored day, whole or in part, day first.
pub(crate) fn day(row: &Row, column: &str) -> String {
    day_text(&text(row, column))
}

/// Shows a stored day, whole or in part, day first.
pub(crate) fn day_text(stored: &str) -> String {
    day::PartialDay::parse_iso(stored).map_or_else(|| stored.to_owned(), day::PartialDay::show)
}

/// Joins what there is.
pub(crate) fn joined<const N: usize>(parts: [String; N], between: &str) -> String {
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(between)
}

/// Puts words before a text, if there is one.
pub(crate) fn after(words: &str, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{words}{text}") }
}

/// Masks a text of a secret row, if there is one.
pub(crate) fn secret(is_secret: bool, text: String) -> String {
    if is_secret && !text.is_empty() { MASK.to_owned() } else { text }
}

/// Shows somebody's address with the hamlet, once.
pub(crate) fn address(person: &Row) -> String {
    let (hamlet, address) = (text(person, "hamlet"), text(person, "address"));
    let said = !hamlet.is_empty() && address.to_lowercase().contains(&hamlet.to_lowercase());
    joined([if said { String::new() } else { hamlet }, address], ", ")
}

/// Shows the people of a record: each by `say`, or one mask for all.
pub(crate) fn people(people: &[Row], is_secret: bool, say: impl Fn(&Row) -> String) -> String {
    if is_secret {
        return MASK.to_owned();
    }
    let all: Vec<String> = people.iter().map(say).filter(|text| !text.is_empty()).collect();
    all.join("; ")
}
