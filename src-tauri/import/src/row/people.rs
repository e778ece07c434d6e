//! Who a row names, as the grammar of the cell tells: several persons by lines, numbers, signs and “và”; titles off; papers,
//! telephones, births and addresses apart; groups with how many they are; nobody's name.

use std::sync::LazyLock;

use chrono::NaiveDate;
use regex::Regex;
use serde_json::{Map, Value};
use unicode_normalization::UnicodeNormalization;

use super::numbers::{self, Kind};
use super::{Doubt, Line, name, particulars};
use crate::cell;
use crate::heading::Column;
use crate::mapping::Plan;
use crate::sheet::{Cell, is_ditto};
use crate::vocabulary::written;
use ::words::vietnamese::fold::tokens;

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
            if let (Some(last), true) = (all.people.last_mut(), name::is_address(&item)) {
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

/// How many a text speaks of beside those it names, or in all.
fn spoken_of(text: &str) -> Option<Count> {
    static ALL: LazyLock<Option<Regex>> = LazyLock::new(|| {
        pattern(
            r"(?i)(?:^|đại diện(?:\s+(?:cho|của|các))*\s*|tập thể(?:\s+gồm)?\s*|nhóm(?:\s+gồm)?\s*|đoàn(?:\s+gồm)?\s*|gồm(?:\s+có)?\s*|toàn thể\s*|thay mặt(?:\s+cho)?\s*|\(\s*|tổng(?:\s+số)?\s*|có\s*|[,;]\s*)(\d{1,4})\s*(?:hộ|người|công dân|cd|cử tri|nhân khẩu|bà con|lượt người|tiểu thương|hội viên|xã viên|công nhân|thành viên|phụ huynh|giáo viên|lao động|cổ đông|khách hàng|học sinh|thương binh)",
        )
    });
    static MORE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        pattern(
            r"(?i)(?:\bvà|\bcùng(?:\s+với)?|\+|\bvới|\bcùng các|,)\s*(\d{1,4})\s*(?:hộ|người|công dân|cd|cử tri)(?:\s*(?:dân|khác|nữa))*",
        )
    });
    static COMPANION: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"(?i)\b(?:đi cùng|cùng đi|đi kèm)\b"));
    let number = |found: regex::Captures<'_>| {
        found.get(1)?.as_str().parse::<i64>().ok().filter(|count| (1..=100_000).contains(count))
    };
    if let Some(more) = MORE.as_ref()?.captures(text).and_then(number)
        && !text.trim_start().starts_with(|c: char| c.is_ascii_digit())
    {
        return Some(Count::More(more));
    }
    if let Some(all) = ALL.as_ref()?.captures(text).and_then(number) {
        return Some(Count::All(all));
    }
    COMPANION.as_ref()?.is_match(text).then_some(Count::More(1))
}

#[derive(Debug, Clone, Copy)]
enum Count {
    All(i64),
    More(i64),
}

fn item_told(item: &str, addressed: bool, today: NaiveDate) -> Told {
    let mut known = Person::default();
    let mut places = Vec::new();
    for number in numbers::numbers(item) {
        match number.kind {
            Kind::Phone if known.phone.is_none() => known.phone = Some(number.digits.clone()),
            Kind::Phone => continue,
            _ if known.identity.is_none() => known.identity = Some((number.kind, number.digits.clone())),
            _ => continue,
        }
        let mut at = number.at;
        if number.kind != Kind::Phone {
            let (issued, taken) = particulars::issue(item.get(at.end..).unwrap_or_default(), today);
            known.issued = issued;
            at.end += taken;
        }
        places.push(at);
    }
    let bare = numbers::without(item, places);
    let born = numbers::birth(&bare, today);
    let bare = match born {
        Some((birth, at)) => {
            known.birth = Some(birth);
            numbers::without(&bare, vec![at])
        }
        None => bare,
    };
    let mut told = names(&bare, addressed);
    if let Some(first) = told.people.first_mut() {
        (first.phone, first.birth, first.identity, first.issued) =
            (known.phone, known.birth, known.identity, known.issued);
    }
    let named = i64::try_from(told.people.len()).unwrap_or(1);
    told.count = match spoken_of(&bare) {
        Some(Count::All(all)) => Some(all),
        Some(Count::More(more)) => Some(named.max(1) + more),
        None => None,
    };
    told
}

/// Reads the names of an item that has no numbers any more.
fn names(item: &str, addressed: bool) -> Told {
    static REPRESENTED: LazyLock<Option<Regex>> =
        LazyLock::new(|| pattern(r"(?i)(?:người\s+)?đại\s+diện(?:\s+là|\s+hộ|\s+theo\s+pháp\s+luật)?\s*[:\-–]\s*"));
    let mut told = Told::default();
    // `15 hộ dân thôn Nà Pài (đại diện: Hoàng Văn An)`: who stands for them has the name.
    if let Some(found) = REPRESENTED.as_ref().and_then(|found| found.find(item))
        && let Some(after) = item.get(found.end()..)
        && let Some(name) = name::begins(after)
    {
        let mut person = person(name);
        let group = item.get(..found.start()).unwrap_or_default();
        let rest = after.get(name.len()..).unwrap_or_default();
        person.address = address_in(rest)
            .or_else(|| name::place_in(group).and_then(|at| group.get(at..)).map(tidy))
            .unwrap_or_default();
        told.people.push(person);
        return told;
    }
    for part in parts(item) {
        part_told(&part, addressed, &mut told);
    }
    if told.people.is_empty() {
        unknown_name(item, &mut told);
    }
    told
}

/// What is no name by its looks: a group or an organisation stands as it is written, one odd word is a name with a doubt.
fn unknown_name(item: &str, told: &mut Told) {
    let part = parts(item).into_iter().next().unwrap_or_default();
    let folded = tokens(&part);
    let said = ["chuien", "gui", "tiep", "khong", "phat"].iter().any(|verb| folded.iter().any(|word| word == verb));
    let counted = part.trim_start().starts_with(|c: char| c.is_ascii_digit());
    if counted || said || part.is_empty() {
        return;
    }
    let titled = name::untitled(&part);
    let words: Vec<&str> = titled.rest.split_whitespace().collect();
    if name::is_group(&part) || name::is_group(titled.rest) {
        let more =
            parts(item).into_iter().skip(1).filter(|part| name::is_address(part)).collect::<Vec<_>>().join(", ");
        told.people.push(Person { name: tidy(&part), address: more, ..Person::default() });
        return;
    }
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let letters = |word: &&str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '.'));
    if (1..=5).contains(&words.len())
        && words.iter().all(capital)
        && words.iter().all(letters)
        && !name::is_address(titled.rest)
    {
        let mut person = person(&part);
        person.address = parts(item)
            .into_iter()
            .skip(1)
            .filter(|part| part.contains(char::is_alphabetic))
            .collect::<Vec<_>>()
            .join(", ");
        told.odd = words.len() == 1;
        told.people.push(person);
    }
}

/// What a cell of people tells beside them, under a heading that names what they came about: `Lê Văn Kề - thôn Đoài - hỏi tiền
/// đền bù lúa`.
pub(super) fn about(text: &str) -> Option<String> {
    let parts = parts(text);
    let is_person = |part: &String| {
        name::begins(part).is_some()
            || name::is_address(part)
            || labelled(part).is_some()
            || is_hamlet(part)
            || !numbers::numbers(part).is_empty()
    };
    let first = parts.iter().rposition(is_person).map_or(0, |at| at + 1);
    let rest = parts.get(first..)?.join(", ");
    (!rest.is_empty()).then_some(rest)
}

/// Splits an item at its signs: a comma, a dash that stands apart, a bracket, a point before a place or a label.
fn parts(item: &str) -> Vec<String> {
    let mut parts: Vec<String> = vec![String::new()];
    let letters: Vec<char> = item.chars().collect();
    for (at, c) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| letters.get(before)).copied().unwrap_or(' ');
        let after = letters.get(at + 1).copied().unwrap_or(' ');
        let dash = matches!(c, '-') && (before.is_whitespace() || after.is_whitespace());
        let rest: String = letters.get(at + 1..).unwrap_or_default().iter().take(40).collect();
        let point = *c == '.'
            && after.is_whitespace()
            && before.is_alphanumeric()
            && !is_initial(&letters, at)
            && (name::is_address(&rest) || labelled(&rest).is_some());
        if dash || point || matches!(c, ',' | ';' | '\n' | '–' | '—' | '(' | ')') {
            parts.push(String::new());
        } else if let Some(last) = parts.last_mut() {
            last.push(*c);
        }
    }
    parts.iter().map(|part| tidy(part)).filter(|part| part.contains(char::is_alphanumeric)).collect()
}

/// Tells a point after one letter: an initial, or `P.` before a ward.
fn is_initial(letters: &[char], at: usize) -> bool {
    at == 1 || at.checked_sub(2).and_then(|before| letters.get(before)).is_some_and(|c| !c.is_alphabetic())
}

/// Gives what follows a label of an address: `trú tại thôn A`.
fn labelled(text: &str) -> Option<&str> {
    static LABELS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        let mut labels = written("people", "address");
        labels.sort_by_key(|label| std::cmp::Reverse(label.len()));
        labels
    });
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | ':' | '-'));
    let lower = text.to_lowercase();
    LABELS.iter().find_map(|label| {
        let rest = lower.strip_prefix(label)?;
        let ends = rest.starts_with(|c: char| c.is_whitespace() || matches!(c, ':' | '.'));
        text.get(text.len() - rest.len()..)
            .filter(|_| ends && lower.len() == text.len())
            .map(|rest| rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '.')))
    })
}

fn part_told(part: &str, addressed: bool, told: &mut Told) {
    let mut rest = part;
    while let Some(found) = name::begins(rest) {
        let titled = name::untitled(found);
        let words = titled.rest.split_whitespace().count();
        // `Hoàng Văn An, Đồng Tâm`: two words after a name are rather where he lives.
        if !told.people.is_empty() && rest.len() == part.len() && words < 3 && titled.titles == 0 && !addressed {
            break;
        }
        told.people.push(person(found));
        rest = rest.get(found.len()..).unwrap_or_default();
        let Some(next) = after_and(rest) else { break };
        rest = next;
    }
    let after = rest.trim();
    let Some(last) = told.people.last().cloned().filter(|_| !after.is_empty()) else { return };
    let begun = rest.len() < part.len();
    let place = match (labelled(after), begun) {
        (Some(place), _) => Some(place.to_owned()),
        (None, true) => name::place_in(after).and_then(|at| after.get(at..)).map(ToOwned::to_owned),
        (None, false) if name::is_address(after) || is_hamlet(after) => Some(after.to_owned()),
        (None, false) => None,
    };
    let Some(place) = place.map(|place| tidy(&place)).filter(|place| !place.is_empty()) else { return };
    // It is the address of everybody named since the last one.
    for person in told.people.iter_mut().rev().take_while(|person| person.address == last.address) {
        join(&mut person.address, &place);
    }
}

/// A part that goes on about where somebody lives: short, with capitals, no verb (`Nà Pài`, `Bằng Lũng`).
fn is_hamlet(part: &str) -> bool {
    let words: Vec<&str> = part.split_whitespace().collect();
    let said = ["vợ", "chồng", "con", "cháu", "mẹ", "bố", "đại", "tức", "đi", "cùng", "và", "người", "hộ"];
    (1..=6).contains(&words.len())
        && words.first().is_some_and(|word| word.starts_with(char::is_uppercase))
        && !words.iter().any(|word| said.contains(&word.to_lowercase().as_str()))
        && words
            .iter()
            .filter(|word| word.starts_with(char::is_uppercase) || word.chars().all(|c| c.is_ascii_digit()))
            .count()
            * 2
            > words.len()
}

/// Gives the name after “và”, over the words that may stand between: `và vợ là bà Nông Thị Bích`.
fn after_and(rest: &str) -> Option<&str> {
    static AND: LazyLock<Option<Regex>> = LazyLock::new(|| {
        pattern(
            r"(?i)^\s*(?:và|cùng với|cùng|với|\+|&|/)\s*(?:(?:vợ|chồng|con|con trai|con gái|mẹ|bố|em|em gái|em trai|cháu|các|những|là|ông|bà)\s+)*",
        )
    });
    let found = AND.as_ref()?.find(rest)?;
    let after = rest.get(found.end()..)?;
    // A title that was passed over belongs to the name.
    let from = ["ông ", "bà "].iter().filter_map(|title| Some(found.as_str().to_lowercase().rfind(title)?)).max();
    let titled = from.and_then(|from| rest.get(from..)).filter(|titled| name::begins(titled).is_some());
    titled.or_else(|| name::begins(after).map(|_| after))
}

fn address_in(rest: &str) -> Option<String> {
    let text = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '-' | ')' | '–' | ';'));
    let place = labelled(text).map(ToOwned::to_owned).or_else(|| name::is_address(text).then(|| text.to_owned()))?;
    Some(tidy(place.split(')').next().unwrap_or_default())).filter(|place| !place.is_empty())
}

fn person(written: &str) -> Person {
    let titled = name::untitled(written);
    Person { name: tidy(titled.rest), sex: titled.sex, ..Person::default() }
}

fn join(address: &mut String, more: &str) {
    if !address.is_empty() {
        address.push_str(", ");
    }
    address.push_str(more);
}

pub(super) fn tidy(text: &str) -> String {
    let edge = |c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | ',' | ';' | ':' | '.');
    text.split_whitespace().collect::<Vec<_>>().join(" ").trim_matches(edge).to_owned()
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
