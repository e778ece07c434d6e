//! What is told of people in columns of their own: address, identity paper, telephone, birth, sex, ethnic group. Each person has
//! the line of the cell that stands at the person's own place; one line alone is everybody's address and the first one's paper.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::people::{People, put, tidy};
use super::{Doubt, Line};
use crate::cell::{self, days_in};
use crate::grammar::numbers::{self, Kind};
use crate::heading::Column;
use crate::mapping::Plan;
use crate::sheet::Cell;
use ::words::vietnamese::fold::{fold, tokens};

pub(super) fn id_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Card => "cmnd",
        Kind::Citizen => "cccd",
        Kind::Passport => "passport",
        Kind::Phone => "other",
    }
}

/// Adds what the columns tell.
pub(super) fn add(read: &mut People, line: &Line<'_>, plan: &Plan, today: NaiveDate) {
    addresses(&mut read.named, line, plan, today);
    for (place, person) in read.named.iter_mut().enumerate() {
        let alone = place == 0;
        let mine = |column: Column| mine(line.cell(plan, column)?, place, alone);
        if let Some(found) = mine(Column::Identity) {
            identity(person, &found, today, &mut read.soft);
        }
        if let Some(found) = mine(Column::Phone) {
            phone(person, &found, &mut read.soft);
        }
        for (column, sex) in
            [(Column::Birth, None), (Column::BirthMale, Some("male")), (Column::BirthFemale, Some("female"))]
        {
            let Some(found) = mine(column) else { continue };
            match cell::partial_day(&found, today) {
                Ok(birth) => {
                    put(person, "birth", Some(birth.to_string()));
                    put(person, "sex", sex.map(ToOwned::to_owned));
                }
                Err(_) if sex.is_some() && cell::is_mark(&found.shown()) => {
                    put(person, "sex", sex.map(ToOwned::to_owned));
                }
                // A birth that cannot be read does not keep a citizen outside.
                Err(_) if cell::is_nothing(&found.shown()) => {}
                Err(_) => read.soft.push((column, Doubt::UnknownWords)),
            }
        }
        let sex = mine(Column::Sex).map(|cell| fold(&cell.shown()));
        put(person, "sex", sex.as_deref().and_then(sex_code).map(ToOwned::to_owned));
        put(person, "ethnic_group", mine(Column::EthnicGroup).map(|cell| tidy(&cell.shown())));
    }
}

/// Gives a person the line of a cell at the person's place, or the first one the whole cell.
fn mine(cell: &Cell, place: usize, alone: bool) -> Option<Cell> {
    let text = cell.shown();
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let own = lines.get(place).filter(|_| lines.len() > 1 && !alone).map(|own| Cell::Text((*own).to_owned()));
    let first = lines.first().filter(|_| lines.len() > 1 && alone);
    match first {
        // Two lines under one name may be two numbers of one person; two names have one each.
        Some(first)
            if lines.len() > 1 && lines.iter().all(|line| line.chars().filter(char::is_ascii_digit).count() >= 9) =>
        {
            Some(Cell::Text((*first).to_owned()))
        }
        _ if alone => Some(cell.clone()),
        _ => own,
    }
}

fn addresses(people: &mut [Map<String, Value>], line: &Line<'_>, plan: &Plan, today: NaiveDate) {
    let columns = plan.columns.iter().filter(|column| column.holds == Column::Address);
    let texts: Vec<String> = columns
        .filter_map(|column| Some(line.at(column.place)?.shown()))
        .filter(|text| !cell::is_nothing(text))
        .collect();
    if texts.is_empty() {
        return;
    }
    let one = texts.join(", ");
    let lines: Vec<&str> = one.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let apart = people.len() > 1 && lines.len() == people.len();
    // A telephone or a paper among the words of an address is still one.
    let found = numbers::numbers(&one);
    let without_numbers = if found.is_empty() {
        one.clone()
    } else {
        numbers::without(&one, found.iter().map(|number| number.at.clone()).collect())
    };
    for (place, person) in people.iter_mut().enumerate() {
        let own = if apart { lines.get(place).copied().unwrap_or_default() } else { without_numbers.as_str() };
        put(person, "address", Some(tidy(&own.replace(", ,", ","))));
        for number in found.iter().filter(|_| place == 0 && !apart) {
            match number.kind {
                Kind::Phone if !person.contains_key("phone") => put(person, "phone", Some(number.digits.clone())),
                Kind::Phone => {}
                kind if !person.contains_key("id_number") => {
                    put(person, "id_number", Some(number.digits.clone()));
                    put(person, "id_type", Some(id_type(kind).to_owned()));
                }
                _ => {}
            }
        }
    }
    let _ = today;
}

/// Reads an identity paper. What does not look like one is doubted and stays in the note, never made to fit.
fn identity(person: &mut Map<String, Value>, cell: &Cell, today: NaiveDate, soft: &mut Vec<(Column, Doubt)>) {
    let text = match cell {
        Cell::Number(number) => match cell::whole_identity(*number) {
            Some(digits) => digits,
            None => return soft.push((Column::Identity, Doubt::OddIdentity)),
        },
        other => other.shown(),
    };
    if cell::says_no_paper(&text) {
        return put(person, "id_type", Some("none".to_owned()));
    }
    if cell::is_nothing(&text) {
        return;
    }
    let found = numbers::numbers(&text);
    let paper = found.iter().find(|number| number.kind != Kind::Phone);
    if let Some(phone) = found.iter().find(|number| number.kind == Kind::Phone) {
        put(person, "phone", Some(phone.digits.clone()));
    }
    let Some(paper) = paper else {
        if found.is_empty() || text.len() > 20 {
            soft.push((Column::Identity, Doubt::OddIdentity));
        }
        return;
    };
    put(person, "id_number", Some(paper.digits.clone()));
    put(person, "id_type", Some(id_type(paper.kind).to_owned()));
    let ((on, by), _) = issue(text.get(paper.at.end..).unwrap_or_default(), today);
    put(person, "id_issued_on", on.map(|day| day.to_string()));
    put(person, "id_issued_by", by);
    if found.iter().filter(|number| number.kind != Kind::Phone).count() > 1 {
        soft.push((Column::Identity, Doubt::ManyNumbers));
    }
}

fn phone(person: &mut Map<String, Value>, cell: &Cell, soft: &mut Vec<(Column, Doubt)>) {
    let text = cell::phone(cell);
    if cell::is_nothing(&text) {
        return;
    }
    let found = numbers::numbers(&text);
    let digits = text.chars().filter(char::is_ascii_digit).count();
    match found.iter().find(|number| number.kind == Kind::Phone) {
        // Several numbers and remarks are kept as they stand: the field takes them, and a clerk dials from it.
        Some(_) if found.len() > 1 || text.chars().any(char::is_alphabetic) => {
            put(person, "phone", Some(tidy(&text)));
        }
        Some(only) => put(person, "phone", Some(only.digits.clone())),
        None if (8..=15).contains(&digits) => put(person, "phone", Some(tidy(&text))),
        None => soft.push((Column::Phone, Doubt::OddPhone)),
    }
}

/// Reads when and by whom a paper was issued, after its number; tells how many bytes that took.
pub(super) fn issue(rest: &str, today: NaiveDate) -> ((Option<NaiveDate>, Option<String>), usize) {
    let told =
        rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ';' | '-' | '–' | ':' | '.'));
    let lead = tokens(told.get(..told.char_indices().nth(12).map_or(told.len(), |(at, _)| at)).unwrap_or_default());
    let begins = lead.first().map(String::as_str);
    if !matches!(begins, Some("cap" | "do" | "ngai" | "noi")) {
        return ((None, None), 0);
    }
    let end = told.find([')', ';', '\n']).unwrap_or(told.len());
    let said = told.get(..end).unwrap_or(told);
    let on = days_in(said, today).first().copied();
    let by = issuer(said);
    if on.is_none() && by.is_none() {
        return ((None, None), 0);
    }
    ((on, by), rest.len() - told.len() + end)
}

fn issuer(text: &str) -> Option<String> {
    let marked =
        ["tại ", "Nơi cấp", "nơi cấp", "do "].iter().find_map(|word| text.split_once(word)).map(|(_, after)| after);
    // `cấp 05/9/2010 CA Bắc Kạn`: what stands after the day.
    let after = marked.or_else(|| {
        let last = text.rfind(|c: char| c.is_ascii_digit())?;
        text.get(last + 1..)
    })?;
    let name = tidy(after);
    (name.chars().filter(|c| c.is_alphabetic()).count() >= 2 && name.len() <= 120).then_some(name)
}

fn sex_code(word: &str) -> Option<&'static str> {
    match word {
        "nam" | "ong" | "male" | "m" => Some("male"),
        "nu" | "ba" | "female" | "f" => Some("female"),
        _ => None,
    }
}
