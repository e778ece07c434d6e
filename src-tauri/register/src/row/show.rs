//! Turning raw columns into the words of a row.

use serde_json::Value;
use words::codes;
use words::day;

use super::{MASK, Row};

/// Gives a column's text; empty when there is none.
pub fn text(row: &Row, column: &str) -> String {
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
pub fn day_text(stored: &str) -> String {
    day::PartialDay::parse_iso(stored).map_or_else(|| stored.to_owned(), day::PartialDay::show)
}

/// Joins what there is.
pub fn joined<const N: usize>(parts: [String; N], between: &str) -> String {
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(between)
}

/// Puts words before a text, if there is one.
pub fn after(words: &str, text: &str) -> String {
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

/// Completes the row of a log: its day and title under the names every list has, and the words of its codes, each table
/// with its column.
pub(crate) fn log(mut row: Row, on: &str, title: &str, codes: &[(&str, &str)]) -> Row {
    for (table, column) in codes {
        let say = words(&row, table, column);
        row.insert(format!("{column}_say"), say.into());
    }
    let (on, title, cancelled) = (text(&row, on), text(&row, title), !text(&row, "cancelled_on").is_empty());
    row.insert("on".to_owned(), on.into());
    row.insert("title".to_owned(), title.into());
    row.insert("cancelled".to_owned(), cancelled.into());
    row.insert("secret".to_owned(), false.into());
    row
}

/// Shows tenths as what they are, with a comma where there is a part: 12,5.
pub(crate) fn tenths(tenths: i64) -> String {
    if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{},{}", tenths / 10, tenths.abs() % 10) }
}
