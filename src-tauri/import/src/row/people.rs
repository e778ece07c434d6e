//! Who a row names, as the grammar of the cell tells: several persons by lines, numbers, signs and “và”; titles off; papers,
//! telephones, births and addresses apart; groups with how many they are; nobody's name.

mod item;

use std::sync::LazyLock;

use chrono::NaiveDate;
use regex::Regex;
use serde_json::{Map, Value};
use unicode_normalization::UnicodeNormalization;

pub(super) use self::item::{about, tidy};
use self::item::{item_told, join};
use super::{Doubt, Line, particulars};
use crate::cell;
use crate::grammar::numbers::Kind;
use crate::grammar::{name, place};
use crate::heading::Column;
use crate::mapping::Plan;
use crate::sheet::{Cell, is_ditto};

/// The people of a row.
#[derive(Default)]
pub(super) struct People {
    pub named: Vec<Map<String, Value>>,
    /// How many the cell itself speaks of: `Hoàng Văn An và 6 người khác`.
    pub spoken_of: Option<i64>,
    pub anonymity: &'static str,
    pub soft: Vec<(Column, Doubt)>,
}

/// Reads who came or wrote.
pub(super) fn people(line: &Line<'_>, plan: &Plan, today: NaiveDate) -> People {
    let column = if line.text(plan, Column::NameAddress).is_some() { Column::NameAddress } else { Column::Name };
    let family = line.text(plan, Column::FamilyName);
    let own = line.text(plan, column);
    let written = match (family, own) {
        (Some(family), Some(given)) => format!("{family} {given}"),
        (family, own) => family.or(own).unwrap_or_default(),
    };
    let mut read = People { anonymity: name::anonymity(&written), ..People::default() };
    if written.is_empty() || cell::is_nothing(&written) || !written.contains(char::is_alphanumeric) {
        if !written.is_empty() {
            read.soft.push((column, Doubt::NoPerson));
        }
        return read;
    }
    if read.anonymity != "named" {
        return read;
    }
    let addressed = line.text(plan, Column::Address).is_some();
    let told = told(&written, addressed, today);
    read.spoken_of = told.count;
    read.named = told.people.into_iter().map(Person::draft).collect();
    if read.named.is_empty() {
        read.soft.push((column, Doubt::NoPerson));
    } else if told.odd {
        read.soft.push((column, Doubt::OddName));
    }
    particulars::add(&mut read, line, plan, today);
    read
}

/// One person a cell tells of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Person {
    pub name: String,
    pub sex: Option<&'static str>,
    pub address: String,
    pub identity: Option<(Kind, String)>,
    pub issued: (Option<NaiveDate>, Option<String>),
    pub phone: Option<String>,
    pub birth: Option<String>,
}

impl Person {
    fn draft(self) -> Map<String, Value> {
        let mut person = Map::new();
        person.insert("full_name".into(), self.name.into());
        put(&mut person, "address", Some(self.address));
        put(&mut person, "sex", self.sex.map(ToOwned::to_owned));
        put(&mut person, "birth", self.birth);
        put(&mut person, "phone", self.phone);
        if let Some((kind, digits)) = self.identity {
            put(&mut person, "id_number", Some(digits));
            put(&mut person, "id_type", Some(particulars::id_type(kind).to_owned()));
            put(&mut person, "id_issued_on", self.issued.0.map(|day| day.to_string()));
            put(&mut person, "id_issued_by", self.issued.1);
        }
        person
    }
}

pub(super) fn put(person: &mut Map<String, Value>, field: &str, text: Option<String>) {
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        person.insert(field.into(), text.into());
    }
}

/// What a cell tells of people.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    pub people: Vec<Person>,
    pub count: Option<i64>,
    /// What stands as a name hardly looks like one.
    pub odd: bool,
}

/// Reads a cell of names, alone or with all else that people are told by. Where the sheet has addresses in a column of their
/// own, two words with capitals after a name are rather another name than a hamlet.
pub(super) fn told(text: &str, addressed: bool, today: NaiveDate) -> Told {
    let text: String = text.nfc().collect();
    let mut all = Told::default();
    let items = items(&text);
    let several = items.len() > 1;
    for item in items {
        let one = item_told(&item, addressed, today);
        if one.people.is_empty() && several && !all.people.is_empty() {
            // A line that names nobody goes on about who stands above it.
            if let (Some(last), true) = (all.people.last_mut(), place::is_address(&item)) {
                join(&mut last.address, &item);
            }
        }
        all.count = match (all.count, one.count) {
            (Some(before), Some(more)) => Some(before.max(more)),
            (before, more) => before.or(more),
        };
        all.odd |= one.odd;
        all.people.extend(one.people);
    }
    // An address said once at the end is everybody's.
    if let Some(last) = all.people.last().map(|last| last.address.clone()).filter(|_| !several) {
        for person in all.people.iter_mut().filter(|person| person.address.is_empty()) {
            person.address.clone_from(&last);
        }
    }
    if let Some(count) = all.count {
        all.count = Some(count.max(i64::try_from(all.people.len()).unwrap_or(1)));
    }
    all
}

fn pattern(text: &str) -> Option<Regex> {
    Regex::new(text).ok()
}

/// Splits a cell into what is said of one person or group: items of a list, lines that begin with a name.
fn items(text: &str) -> Vec<String> {
    let joined = whole_lines(text);
    if let Some(list) = numbered(&joined) {
        return list;
    }
    let mut items: Vec<String> = Vec::new();
    for piece in joined.split(['\n', ';']).map(unbulleted).filter(|piece| !piece.is_empty()) {
        match items.last_mut() {
            Some(last) if name::begins(piece).is_none() => {
                last.push_str(if piece.starts_with('(') { " " } else { ", " });
                last.push_str(piece);
            }
            _ => items.push(piece.to_owned()),
        }
    }
    items
}

/// Takes a mark of a list away from the beginning.
fn unbulleted(text: &str) -> &str {
    let text = text.trim().trim_start_matches(['-', '–', '+', '•', '*', '·']).trim_start();
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let short = text.len() - rest.len() <= 2 && rest.len() < text.len();
    match rest.strip_prefix(['.', ')', '/', '-']) {
        Some(rest) if short && !rest.starts_with(|c: char| c.is_ascii_digit()) => rest.trim_start(),
        _ => text,
    }
}

/// Joins lines a narrow column broke: a family alone, a word of a place alone.
fn whole_lines(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let broken = lines.last().is_some_and(|last| is_broken(last, line));
        match lines.last_mut().filter(|_| broken) {
            Some(last) => *last = format!("{last} {line}"),
            None => lines.push(line.to_owned()),
        }
    }
    lines.join("\n")
}

fn is_broken(above: &str, below: &str) -> bool {
    let of = |text: &str| text.split_whitespace().count();
    let begins_middle =
        below.split_whitespace().next().is_some_and(|word| matches!(word.to_lowercase().as_str(), "văn" | "thị"));
    let only = |text: &str| text.chars().all(|c| c.is_alphabetic() || c.is_whitespace());
    let title_alone = name::untitled(&format!("{above} An")).rest == "An" && of(above) <= 2;
    let name_in_two =
        name::begins(&format!("{above} {below}")).is_some_and(|name| name.len() == above.len() + 1 + below.len());
    of(above) == 1 && only(above) && (begins_middle || title_alone || name_in_two && name::begins(below).is_none())
        || begins_middle && name::begins(above).is_none() && only(above) && of(above) <= 2
        || of(below) == 1 && only(below) && name_in_two && of(above) <= 3 && below.starts_with(char::is_uppercase)
}

/// Splits `1. A … 2. B …`, on one line or several, where the numbers count up from one.
fn numbered(text: &str) -> Option<Vec<String>> {
    static MARK: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"(?:^|[\s;,])\(?(\d{1,2})\s?[.)\-/:]\s*"));
    let mut starts = Vec::new();
    for mark in MARK.as_ref()?.captures_iter(text) {
        let (whole, number) = (mark.get(0)?, mark.get(1)?);
        let after = text.get(whole.end()..).unwrap_or_default();
        if number.as_str().parse() == Ok(starts.len() + 1) && after.starts_with(char::is_alphabetic) {
            starts.push((whole.start(), whole.end()));
        }
    }
    let first = *starts.first()?;
    if starts.len() < 2 || text.get(..first.0).is_some_and(|before| before.contains(char::is_alphabetic)) {
        return None;
    }
    let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([text.len()]);
    let items = starts.iter().zip(ends).map(|((_, from), to)| text.get(*from..to).unwrap_or_default());
    Some(
        items
            .map(|item| item.trim_matches(|c: char| c.is_whitespace() || matches!(c, ';' | ',')).replace('\n', ", "))
            .collect(),
    )
}

/// Makes a numbered list of a cell and the one under it.
pub(super) fn listed(held: &str, more: &str) -> String {
    let flat = |text: &str| text.replace('\n', ", ");
    let mut list: Vec<String> = match numbered(held) {
        Some(items) => items,
        None => vec![flat(held)],
    };
    list.push(flat(more));
    list.iter().enumerate().map(|(at, item)| format!("{}. {item}", at + 1)).collect::<Vec<_>>().join("\n")
}

/// `Nông Thị Bích – nt` lives where the one above lives.
pub(super) fn address_above(text: &str, above: Option<&Cell>, today: NaiveDate) -> Option<String> {
    let found = name::begins(text)?;
    let rest =
        text.get(found.len()..)?.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '–' | ';' | ':'));
    let rest = rest.trim_start_matches(['-', ' ']);
    let Some(Cell::Text(above)) = above.filter(|_| is_ditto(rest)) else { return None };
    let address = told(above, false, today).people.pop()?.address;
    (!address.is_empty()).then(|| format!("{found}\n{address}"))
}

#[cfg(test)]
mod tests;
