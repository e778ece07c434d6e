//! The same entry, known by what it says: its day, who came, what about, its number in the paper book. The same book imported
//! again, kept on or corrected, the books of two clerks, a paper that stands in the book of visits and in that of petitions: none
//! of them makes a second entry by silence.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

use chrono::NaiveDate;
use serde_json::{Map, Value};
use vault::Reader;
use vault::error::Result;
use words::slice::Slice;
use words::vietnamese::compared;
use words::vietnamese::fold::fold;

use super::store;

/// What an entry says, for telling it from others.
#[derive(Debug, Clone, Default)]
pub(super) struct Said {
    pub day: Option<NaiveDate>,
    /// Who is named, each a number that stands for the folded name.
    pub names: Box<[u64]>,
    /// The words of its content, each a number that stands for the folded word, sorted.
    pub content: Box<[u64]>,
    /// Its number in the book.
    pub number: Option<(u32, i32)>,
    /// Its number as the paper book has it.
    pub written: Option<Box<str>>,
}

/// An entry that is there already.
#[derive(Debug, Clone)]
pub(super) struct Held {
    pub slice: Slice,
    pub reference: String,
    pub said: Said,
    /// Its number, as one reads it.
    pub number: String,
    /// The ref of its matter.
    pub matter: Option<String>,
    /// A paper that came in with a visit of a visits book and whose number the house gave.
    pub numbered_by_house: bool,
}

/// How two entries are related.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Likeness {
    /// They are one.
    Same,
    /// They are one, and something in it differs.
    Corrected,
    /// The same person on the same day about something else.
    SameDay,
}

impl Said {
    /// Reads what a draft says.
    pub fn of(draft: &Map<String, Value>, number: Option<(u32, i32)>, written: Option<&str>) -> Self {
        let (day, names, content) = told(draft);
        Self {
            day,
            names: names.into_iter().map(name_key).collect(),
            content: content_key(content),
            number,
            written: written.map(Into::into),
        }
    }

    /// Tells how another entry of the same book is related to this one.
    pub fn likeness(&self, other: &Self) -> Option<Likeness> {
        let name = self.names.iter().any(|name| other.names.contains(name));
        let nobody = self.names.is_empty() || other.names.is_empty();
        let content = overlap(&self.content, &other.content);
        let day = self.day.is_some() && self.day == other.day;
        let number = self.number.is_some() && self.number == other.number;
        let written = self.written.is_some() && self.written == other.written;
        match (day, name) {
            (true, true) if content >= 0.5 => {
                let same = self.content == other.content && self.names == other.names;
                Some(if same { Likeness::Same } else { Likeness::Corrected })
            }
            (true, true) if number && written => Some(Likeness::Corrected),
            (true, true) => Some(Likeness::SameDay),
            (true, false)
                if content >= 0.8 && self.content.len() >= 3 && (nobody && self.names == other.names || number) =>
            {
                Some(if self.names == other.names { Likeness::Same } else { Likeness::Corrected })
            }
            (false, true) if number && content >= 0.8 => Some(Likeness::Corrected),
            _ => None,
        }
    }
}

/// Reads what a draft tells by which entries are compared: its day, who is named, what about.
pub(super) fn told(draft: &Map<String, Value>) -> (Option<NaiveDate>, Vec<&str>, &str) {
    let text = |field: &str| draft.get(field).and_then(Value::as_str);
    let people = draft.get("people").or_else(|| draft.get("petitioners")).and_then(Value::as_array);
    let names = people.into_iter().flatten().filter_map(|person| person.get("full_name")?.as_str());
    let content = text("content").or_else(|| text("summary")).unwrap_or_default();
    (text("date").or_else(|| text("received_on")).and_then(words::day::iso), names.collect(), content)
}

/// A number that stands for a name as it is compared.
pub(super) fn name_key(name: &str) -> u64 {
    key(&compared::name(name))
}

/// Numbers that stand for the words of a content as it is compared.
pub(super) fn content_key(content: &str) -> Box<[u64]> {
    let mut words: Vec<u64> = compared::content(content).iter().map(|word| key(word)).collect();
    words.sort_unstable();
    words.into()
}

fn key(text: &str) -> u64 {
    let mut hash = DefaultHasher::new();
    text.hash(&mut hash);
    hash.finish()
}

/// The share of the shorter text's words that stand in the other, from 0 to 1.
fn overlap(one: &[u64], other: &[u64]) -> f64 {
    let least = one.len().min(other.len());
    if least == 0 {
        return if one.len() == other.len() { 1.0 } else { 0.0 };
    }
    let both = one.iter().filter(|word| other.binary_search(word).is_ok()).count();
    #[expect(clippy::cast_precision_loss, reason = "the words of a cell are few")]
    let share = both as f64 / least as f64;
    share
}

/// The entries that are there, as far as they were asked for.
#[derive(Default)]
pub(super) struct There {
    /// By slice and day.
    by_day: HashMap<(Slice, NaiveDate), Vec<Held>>,
    by_number: HashMap<(Slice, (u32, i32)), Held>,
}

impl There {
    /// Looks in the register for entries of the days and numbers of some lines.
    pub fn look(&mut self, reader: Reader<'_>, slice: Slice, said: &[Said]) -> Result<()> {
        let days: BTreeSet<NaiveDate> =
            said.iter().filter_map(|one| one.day).filter(|day| !self.by_day.contains_key(&(slice, *day))).collect();
        for day in &days {
            self.by_day.entry((slice, *day)).or_default();
        }
        for held in store::on_days(reader, slice, &days)? {
            if let Some(day) = held.said.day {
                self.by_day.entry((slice, day)).or_default().push(held);
            }
        }
        let numbers: BTreeSet<(u32, i32)> = said.iter().filter_map(|one| one.number).collect();
        for held in store::of_numbers(reader, slice, &numbers)? {
            if let Some(number) = held.said.number {
                self.by_number.insert((slice, number), held);
            }
        }
        Ok(())
    }

    /// Finds the entry that a line says again.
    pub fn find(&self, slice: Slice, said: &Said) -> Option<(Likeness, &Held)> {
        let of_day = said.day.and_then(|day| self.by_day.get(&(slice, day))).into_iter().flatten();
        let of_number = said.number.and_then(|number| self.by_number.get(&(slice, number)));
        let found = of_day.chain(of_number).filter_map(|held| Some((said.likeness(&held.said)?, held)));
        found.min_by_key(|(likeness, _)| match likeness {
            Likeness::Same => 0,
            Likeness::Corrected => 1,
            Likeness::SameDay => 2,
        })
    }

    /// Gives who has a number.
    pub fn numbered(&self, slice: Slice, number: (u32, i32)) -> Option<&Held> {
        self.by_number.get(&(slice, number))
    }
}

/// A table, a row of it, and what the row says.
type Place = (usize, u32, Said);

/// The entries of the workbook itself, met so far.
#[derive(Default)]
pub(super) struct Met {
    by_day: BTreeMap<(bool, NaiveDate), Vec<Place>>,
}

impl Met {
    /// Finds an entry of another sheet, or of the same, that says the same; remembers this one.
    pub fn meet(&mut self, visits: bool, part: usize, row: u32, said: &Said) -> Option<(Likeness, usize, u32)> {
        let day = said.day?;
        let some = self.by_day.entry((visits, day)).or_default();
        let found = some.iter().filter_map(|(part, row, other)| Some((said.likeness(other)?, *part, *row)));
        let found = found.min_by_key(|(likeness, ..)| *likeness as u8);
        some.push((part, row, said.clone()));
        found
    }

    /// Finds an entry of the workbook that says the same, and remembers nothing.
    pub fn seen(&self, visits: bool, said: &Said) -> Option<(usize, u32)> {
        let some = self.by_day.get(&(visits, said.day?))?;
        let is_it = |other: &Said| said.likeness(other).is_some_and(|likeness| likeness != Likeness::SameDay);
        some.iter().find(|(_, _, other)| is_it(other)).map(|(part, row, _)| (*part, *row))
    }
}

/// Tells in which columns an entry differs from the one that is there, in the words of the open format's fields.
pub(super) fn differences(draft: &Map<String, Value>, held: &Map<String, Value>) -> Vec<(&'static str, String)> {
    let mut differences = Vec::new();
    let mut differs = |what: &'static str, own: Option<&str>, held: Option<&str>| {
        let Some(own) = own.filter(|own| !own.trim().is_empty()) else { return };
        if held.is_none_or(|held| fold(own) != fold(held)) {
            differences.push((what, own.to_owned()));
        }
    };
    let text =
        |from: &Map<String, Value>, field: &str| from.get(field).and_then(Value::as_str).map(ToOwned::to_owned);
    for (field, what) in [
        ("date", "ngày"),
        ("received_on", "ngày"),
        ("content", "nội dung"),
        ("summary", "nội dung"),
        ("kind", "loại đơn"),
        ("respondent", "người bị khiếu nại, tố cáo"),
        ("field", "lĩnh vực"),
        ("disposition", "hướng xử lý"),
    ] {
        differs(what, text(draft, field).as_deref(), text(held, field).as_deref());
    }
    let people = |from: &Map<String, Value>| {
        from.get("people").or_else(|| from.get("petitioners")).and_then(Value::as_array).cloned().unwrap_or_default()
    };
    let (own, there) = (people(draft), people(held));
    for (at, person) in own.iter().enumerate() {
        let of = |field: &str| person.get(field).and_then(Value::as_str);
        let held = |field: &str| there.get(at).and_then(|person| person.get(field)).and_then(Value::as_str);
        for (field, what) in [
            ("full_name", "họ tên"),
            ("address", "địa chỉ"),
            ("id_number", "số giấy tờ"),
            ("phone", "điện thoại"),
            ("birth", "năm sinh"),
        ] {
            differs(what, of(field), held(field));
        }
    }
    differences
}

/// The draft of an entry as a corrected row has it: what the row tells goes before what is there.
pub(super) fn corrected(mut held: Map<String, Value>, draft: &Map<String, Value>) -> Map<String, Value> {
    let own = [
        "type",
        "ref",
        "number",
        "number_written",
        "matter",
        "matters",
        "via_visit",
        "status",
        "lane",
        "source",
        "eligibility",
        "competence",
        "anonymity",
        "duplicate_of",
    ];
    for (field, value) in draft {
        if own.contains(&field.as_str()) {
            continue;
        }
        let people = matches!(field.as_str(), "people" | "petitioners");
        match (people, held.get_mut(field).and_then(Value::as_array_mut), value.as_array()) {
            (true, Some(held), Some(new)) if held.len() == new.len() => {
                for (held, new) in held.iter_mut().zip(new) {
                    if let (Some(held), Some(new)) = (held.as_object_mut(), new.as_object()) {
                        held.extend(new.iter().map(|(field, value)| (field.clone(), value.clone())));
                    }
                }
            }
            _ => {
                held.insert(field.clone(), value.clone());
            }
        }
    }
    held
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use serde_json::json;

    fn said(day: &str, name: &str, content: &str) -> Said {
        let draft = json!({"date": day, "people": [{"full_name": name}], "content": content});
        Said::of(draft.as_object().unwrap(), None, None)
    }

    #[test]
    fn two_clerks_write_the_same_entry_in_their_own_words() {
        let one = said("2024-06-05", "Nông Thị Bích", "Hỏi chế độ người có công");
        assert_eq!(one.likeness(&said("2024-06-05", "Nông Thị Bích", "hỏi chế độ NCC")), Some(Likeness::Corrected));
        assert_eq!(
            one.likeness(&said("2024-06-05", "NÔNG THỊ BÍCH", "Hỏi chế độ người có công")),
            Some(Likeness::Same)
        );
        assert_eq!(
            one.likeness(&said("2024-06-05", "Nông Thị Bích", "Tranh chấp đất nương")),
            Some(Likeness::SameDay)
        );
        assert_eq!(one.likeness(&said("2024-06-05", "Lý Thị Dung", "Hỏi chế độ người có công")), None);
        assert_eq!(one.likeness(&said("2024-06-06", "Nông Thị Bích", "Hỏi chế độ người có công")), None);
    }
}
