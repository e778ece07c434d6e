//! Who a row names: names with addresses in one cell or in two, several people in one cell, a count in words.

use chrono::NaiveDate;
use serde_json::{Map, Value};
use unicode_normalization::UnicodeNormalization;

use super::{Doubt, Line};
use crate::cell;
use crate::heading::Column;
use crate::mapping::Plan;
use crate::sheet::{Cell, is_ditto};
use ::words::vietnamese::fold::{fold, tokens};

/// The people of a row.
#[derive(Default)]
pub(super) struct People {
    pub named: Vec<Map<String, Value>>,
    /// How many the name itself speaks of: `Hoàng Văn An và 6 người khác`.
    pub spoken_of: Option<i64>,
    pub anonymity: &'static str,
    pub soft: Vec<(Column, Doubt)>,
}

/// Reads who came or wrote.
pub(super) fn people(line: &Line, plan: &Plan, today: NaiveDate) -> People {
    let whole = line.text(plan, Column::NameAddress);
    let named = whole.clone().or_else(|| line.text(plan, Column::Name)).unwrap_or_default();
    let mut read = People { anonymity: anonymity(&named), ..People::default() };
    if read.anonymity != "named" {
        return read;
    }
    let found = if whole.is_some() { with_addresses(&named) } else { without_addresses(&named) };
    for (name, address) in found {
        let (name, more) = and_others(&name);
        read.spoken_of = read.spoken_of.or(more);
        let mut person = Map::new();
        person.insert("full_name".into(), name.into());
        put(&mut person, "address", address);
        read.named.push(person);
    }
    add_column(&mut read.named, line, plan, Column::Address, "address");
    add_column(&mut read.named, line, plan, Column::EthnicGroup, "ethnic_group");
    add_particulars(&mut read, line, plan, today);
    read
}

fn anonymity(name: &str) -> &'static str {
    let folded = fold(name);
    if folded.contains("nac danh") || folded.contains("giau ten") {
        "anonymous"
    } else if folded.contains("mao danh") {
        "impersonated"
    } else {
        "named"
    }
}

/// Splits a cell of names and addresses: `Hoàng Văn An – thôn Nà Pài`, each person of a numbered list.
fn with_addresses(text: &str) -> Vec<(String, Option<String>)> {
    let items = list_items(text);
    if items.len() > 1 {
        return items.iter().map(|item| split(item)).collect();
    }
    vec![split(text)]
}

/// Splits a cell of names only; what looks like an address after a name is one all the same.
fn without_addresses(text: &str) -> Vec<(String, Option<String>)> {
    let mut people = Vec::new();
    for part in text.split(['\n', ';']).map(unnumbered).filter(|part| !part.is_empty()) {
        match split(part) {
            (name, Some(rest)) if looks_like_address(&rest) => people.push((name, Some(rest))),
            (_, Some(_)) => people.extend(part.split(',').map(|name| (tidy(name), None))),
            alone => people.push(alone),
        }
    }
    // Several lines may be one name and its address.
    if let [(name, None), (rest, None)] = people.as_slice()
        && looks_like_address(rest)
    {
        return vec![(name.clone(), Some(rest.clone()))];
    }
    people.retain(|(name, _)| !name.is_empty());
    people
}

/// Splits at the first line break, comma, semicolon or standing dash. A hyphen inside a word belongs to the name.
fn split(text: &str) -> (String, Option<String>) {
    let text = unnumbered(text);
    let mut before = ' ';
    let mut letters = text.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let after = letters.peek().map_or(' ', |(_, next)| *next);
        let dash = matches!(c, '-') && (before.is_whitespace() || after.is_whitespace());
        if dash || matches!(c, '\n' | ',' | ';' | '–' | '—') {
            let rest = text.get(at..).unwrap_or_default().trim_start_matches(is_separator);
            return (tidy(text.get(..at).unwrap_or_default()), Some(tidy(rest)).filter(|rest| !rest.is_empty()));
        }
        before = c;
    }
    (tidy(text), None)
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '–' | '—' | ',' | ';' | ':')
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").trim_matches(is_separator).to_owned()
}

/// Gives the items of a numbered list, one a line.
fn list_items(text: &str) -> Vec<&str> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let numbered = lines.iter().filter(|line| unnumbered(line) != **line).count();
    if numbered >= 2 && numbered == lines.len() { lines } else { vec![text] }
}

/// Takes `1.` or `2)` away from the beginning.
fn unnumbered(text: &str) -> &str {
    let text = text.trim();
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.len() == text.len() {
        return text;
    }
    rest.strip_prefix(['.', ')', '/']).map_or(text, str::trim_start)
}

/// Makes a numbered list of a cell and the one under it.
pub(super) fn listed(held: &str, more: &str) -> String {
    let items = list_items(held);
    let flat = |text: &str| tidy(&text.replace('\n', ", "));
    let mut list: Vec<String> = if items.len() > 1 {
        items.iter().map(|item| flat(item)).collect()
    } else {
        vec![format!("1. {}", flat(held))]
    };
    list.push(format!("{}. {}", list.len() + 1, flat(more)));
    list.join("\n")
}

/// `Nông Thị Bích – nt` lives where the one above lives.
pub(super) fn address_above(text: &str, above: Option<&Cell>) -> Option<String> {
    let (name, rest) = split(text);
    let Some(Cell::Text(above)) = above.filter(|_| rest.is_some_and(|rest| is_ditto(&rest))) else { return None };
    let (_, address) = with_addresses(above).pop()?;
    Some(format!("{name}\n{}", address?))
}

/// The words an address begins with. They are compared with their marks: Tô and Bàn are families.
fn looks_like_address(text: &str) -> bool {
    let signs = [
        "thôn",
        "tổ",
        "xóm",
        "bản",
        "ấp",
        "khu",
        "xã",
        "phường",
        "huyện",
        "tỉnh",
        "số",
        "đường",
        "tdp",
        "tiểu",
        "phố",
    ];
    let first: String = text.nfc().take_while(|c| c.is_alphabetic()).collect();
    signs.contains(&first.to_lowercase().as_str())
}

/// Takes `và 6 người khác` from a name.
fn and_others(name: &str) -> (String, Option<i64>) {
    let cut = [" và ", " cùng "].iter().find_map(|word| {
        let (before, after) = name.split_once(word)?;
        let count = cell::count(after)
            .filter(|_| tokens(after).iter().any(|word| matches!(word.as_str(), "nguoi" | "ho" | "cong")))?;
        Some((tidy(before), Some(count + 1)))
    });
    cut.unwrap_or_else(|| (name.to_owned(), None))
}

fn put(person: &mut Map<String, Value>, field: &str, text: Option<String>) {
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        person.insert(field.into(), text.into());
    }
}

/// Gives each person their line of a column, or all of them the only one.
fn add_column(people: &mut [Map<String, Value>], line: &Line, plan: &Plan, column: Column, field: &str) {
    let Some(text) = line.text(plan, column) else { return };
    let lines: Vec<&str> = text.lines().collect();
    let apart = people.len() > 1 && lines.len() == people.len();
    for (place, person) in people.iter_mut().enumerate() {
        let own = if apart { lines.get(place).copied().unwrap_or_default() } else { text.as_str() };
        put(person, field, Some(tidy(own)));
    }
}

fn add_particulars(read: &mut People, line: &Line, plan: &Plan, today: NaiveDate) {
    let alone = read.named.len() == 1;
    for (place, person) in read.named.iter_mut().enumerate() {
        let mine = |column: Column| {
            let cell = line.cell(plan, column)?;
            let text = cell.shown();
            let own =
                text.lines().nth(place).filter(|_| text.lines().count() > 1).map(|own| Cell::Text(own.to_owned()));
            own.or_else(|| (alone || place == 0).then(|| cell.clone()))
        };
        if let Some(identity) = mine(Column::Identity).map(|cell| cell::identity(&cell, today)) {
            put(person, "id_number", identity.number);
            put(person, "id_type", identity.kind.map(ToOwned::to_owned));
            put(person, "id_issued_on", identity.issued_on.map(|day| day.to_string()));
            put(person, "id_issued_by", identity.issued_by);
            if identity.odd {
                read.soft.push((Column::Identity, Doubt::OddIdentity));
            }
        }
        put(person, "phone", mine(Column::Phone).map(|cell| cell::phone(&cell)));
        match mine(Column::Birth).map(|cell| cell::partial_day(&cell, today)) {
            Some(Ok(birth)) => put(person, "birth", Some(birth.to_string())),
            // A birth that cannot be read does not keep a citizen outside.
            Some(Err(_)) => read.soft.push((Column::Birth, Doubt::UnknownWords)),
            None => {}
        }
        let sex = mine(Column::Sex).map(|cell| fold(&cell.shown()));
        put(person, "sex", sex.as_deref().and_then(sex_code).map(ToOwned::to_owned));
    }
}

fn sex_code(word: &str) -> Option<&'static str> {
    match word {
        "nam" | "ong" | "male" => Some("male"),
        "nu" | "ba" | "female" => Some("female"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> (String, Option<String>) {
        with_addresses(text).pop().unwrap_or_default()
    }

    #[test]
    fn a_name_and_an_address_in_one_cell_are_told_apart() {
        for text in [
            "Hoàng Văn An – thôn Nà Pài, xã Bằng Lũng",
            "Hoàng Văn An - thôn Nà Pài, xã Bằng Lũng",
            "Hoàng Văn An, thôn Nà Pài, xã Bằng Lũng",
            "Hoàng Văn An\nthôn Nà Pài, xã Bằng Lũng",
            "Hoàng Văn An- thôn Nà Pài, xã Bằng Lũng",
        ] {
            assert_eq!(one(text), ("Hoàng Văn An".into(), Some("thôn Nà Pài, xã Bằng Lũng".into())), "{text}");
        }
        assert_eq!(one("H'Mai Niê-Kdăm"), ("H'Mai Niê-Kdăm".into(), None));
    }

    #[test]
    fn a_numbered_list_in_a_cell_is_several_people() {
        let list = with_addresses("1. Hoàng Văn An - thôn A\n2. Nông Thị Bích - thôn B");
        assert_eq!(list.len(), 2);
        assert_eq!(list.last(), Some(&("Nông Thị Bích".into(), Some("thôn B".into()))));
        assert_eq!(
            listed("Hoàng Văn An\nthôn A", "Nông Thị Bích\nthôn B"),
            "1. Hoàng Văn An, thôn A\n2. Nông Thị Bích, thôn B"
        );
    }

    #[test]
    fn a_column_of_names_may_hold_several_or_an_address_after_all() {
        assert_eq!(without_addresses("Hoàng Văn An, Nông Thị Bích").len(), 2);
        assert_eq!(without_addresses("Hoàng Văn An; Nông Thị Bích").len(), 2);
        assert_eq!(
            without_addresses("Hoàng Văn An, thôn Nà Pài"),
            [("Hoàng Văn An".into(), Some("thôn Nà Pài".into()))]
        );
        assert_eq!(and_others("Hoàng Văn An và 6 người khác"), ("Hoàng Văn An".into(), Some(7)));
    }

    #[test]
    fn who_lives_where_the_one_above_lives_gets_that_address() {
        let above = Cell::Text("Hoàng Văn An – thôn Nà Pài".into());
        assert_eq!(address_above("Nông Thị Bích – nt", Some(&above)).as_deref(), Some("Nông Thị Bích\nthôn Nà Pài"));
        assert_eq!(address_above("Nông Thị Bích – thôn B", Some(&above)), None);
    }
}
