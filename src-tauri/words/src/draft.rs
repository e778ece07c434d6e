//! Reading a draft: one JSON object, field by field, until every fault of it is known. What comes out is a
//! record that cannot be wrong, or all faults at once.

pub mod check;
mod number;
pub mod object;

use chrono::NaiveDate;
use serde_json::{Map, Value};

use crate::codes::Code;
use crate::day::{self, PartialDay};
use crate::fault::{Fault, Trouble};
use crate::vietnamese::clean::{self, Lines};

/// The most characters a name may have.
pub const NAME: usize = 200;
/// The most characters the number of a paper book may have.
pub const NUMBER_WRITTEN: usize = 50;
/// The most characters a content or a summary may have.
pub const CONTENT: usize = 20_000;
/// The most characters a note or any other text may have.
pub const NOTE: usize = 4_000;

/// A draft being read. Each reader takes one key and remembers what is wrong with it; where a value cannot be
/// had it answers an empty one, which nobody sees, because [`Draft::finish`] then answers the faults.
pub struct Draft {
    object: Map<String, Value>,
    path: String,
    today: NaiveDate,
    /// Hard faults so far.
    pub faults: Vec<Fault>,
    /// Soft faults so far.
    pub soft: Vec<Fault>,
}

impl Draft {
    /// Begins to read an object as of a day.
    #[must_use]
    pub fn of(object: Map<String, Value>, today: NaiveDate) -> Self {
        Self { object, path: String::new(), today, faults: Vec::new(), soft: Vec::new() }
    }

    /// The day the facts may not lie after.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.today
    }

    /// Gives the record with its soft faults, or every hard fault; a key nobody took is one of them.
    pub fn finish<T>(mut self, record: T) -> Result<(T, Vec<Fault>), Vec<Fault>> {
        self.refuse_unknown_keys();
        if self.faults.is_empty() { Ok((record, self.soft)) } else { Err(self.faults) }
    }

    /// Adds a hard fault at a field of this object.
    pub fn fault(&mut self, field: &str, trouble: Trouble) {
        self.faults.push(Fault::at(self.at(field), trouble));
    }

    /// Adds a hard fault unless the field has one already: one reason is enough.
    pub fn fault_once(&mut self, field: &str, trouble: Trouble) {
        let at = self.at(field);
        if !self.faults.iter().any(|fault| fault.field == at) {
            self.fault(field, trouble);
        }
    }

    /// Adds a soft fault at a field of this object.
    pub fn soft(&mut self, field: &str, trouble: Trouble) {
        self.soft.push(Fault::at(self.at(field), trouble));
    }

    /// Takes a text on one line that must be there.
    pub fn text(&mut self, field: &str, limit: usize) -> String {
        self.maybe_text(field, limit).unwrap_or_else(|| self.missing(field))
    }

    /// Takes a text on one line, if it is there.
    pub fn maybe_text(&mut self, field: &str, limit: usize) -> Option<String> {
        self.cleaned(field, limit, |text| clean::clean(text, Lines::One))
    }

    /// Takes a name: as a text, with typographic apostrophes made plain.
    pub fn name(&mut self, field: &str) -> String {
        self.cleaned(field, NAME, clean::clean_name).unwrap_or_else(|| self.missing(field))
    }

    /// Takes a text of many lines that must be there.
    pub fn content(&mut self, field: &str) -> String {
        self.cleaned(field, CONTENT, |text| clean::clean(text, Lines::Many)).unwrap_or_else(|| self.missing(field))
    }

    /// Takes a text of many lines, if it is there.
    pub fn maybe_lines(&mut self, field: &str, limit: usize) -> Option<String> {
        self.cleaned(field, limit, |text| clean::clean(text, Lines::Many))
    }

    /// Takes a code that must be there.
    pub fn code<C: Code>(&mut self, field: &str) -> Option<C> {
        let code = self.maybe_code(field);
        if code.is_none() {
            self.fault_once(field, Trouble::Missing);
        }
        code
    }

    /// Takes a code, if it is there.
    pub fn maybe_code<C: Code>(&mut self, field: &str) -> Option<C> {
        let text = self.string(field)?;
        let code = C::from_code(&text);
        if code.is_none() {
            self.fault(field, Trouble::UnknownCode);
        }
        code
    }

    /// Takes a day of a fact, not after today, that must be there.
    pub fn day(&mut self, field: &str) -> NaiveDate {
        let day = self.any_day(field);
        if day > self.today {
            self.fault(field, Trouble::Future);
        }
        day
    }

    /// Takes a day of a fact, not after today, if it is there.
    pub fn maybe_day(&mut self, field: &str) -> Option<NaiveDate> {
        let day = self.maybe_any_day(field)?;
        if day > self.today {
            self.fault(field, Trouble::Future);
        }
        Some(day)
    }

    /// Takes a day that may lie ahead and must be there.
    pub fn any_day(&mut self, field: &str) -> NaiveDate {
        self.maybe_any_day(field).unwrap_or_else(|| {
            self.fault_once(field, Trouble::Missing);
            NaiveDate::MIN
        })
    }

    /// Takes a day that may lie ahead, if it is there.
    pub fn maybe_any_day(&mut self, field: &str) -> Option<NaiveDate> {
        let text = self.string(field)?;
        let day = day::iso(&text);
        if day.is_none() {
            self.fault(field, undated(&text));
        }
        day
    }

    /// Takes a day that may be known only in part, not after today.
    pub fn maybe_partial_day(&mut self, field: &str) -> Option<PartialDay> {
        let text = self.string(field)?;
        let Some(day) = PartialDay::parse_iso(&text) else {
            self.fault(field, undated(&text));
            return None;
        };
        if day.earliest() > self.today {
            self.fault(field, Trouble::Future);
        }
        Some(day)
    }

    /// Takes a flag that must be there.
    pub fn flag(&mut self, field: &str) -> bool {
        self.maybe_flag(field).unwrap_or_else(|| {
            self.fault_once(field, Trouble::Missing);
            false
        })
    }

    /// Takes a flag, if it is there.
    pub fn maybe_flag(&mut self, field: &str) -> Option<bool> {
        match self.take(field)? {
            Value::Bool(flag) => Some(flag),
            _ => self.wrong_type(field),
        }
    }

    /// Takes a `ref` that must be there.
    pub fn reference(&mut self, field: &str) -> String {
        self.maybe_reference(field).unwrap_or_else(|| self.missing(field))
    }

    /// Takes a `ref`, if it is there. It is kept letter for letter, but for NFC.
    pub fn maybe_reference(&mut self, field: &str) -> Option<String> {
        self.cleaned(field, NAME, |text| clean::clean(text, Lines::One))
    }

    /// Takes a list of refs that must be there.
    pub fn references(&mut self, field: &str) -> Vec<String> {
        let mut refs = Vec::new();
        for (place, value) in self.list(field, true).into_iter().enumerate() {
            match value {
                Value::String(text) if !text.trim().is_empty() => refs.push(clean::clean(&text, Lines::One).text),
                _ => self.fault(&format!("{field}.{place}"), Trouble::WrongType),
            }
        }
        refs
    }

    /// Takes a list of objects; each is read as a draft of its own.
    pub fn each<T>(&mut self, field: &str, required: bool, read: impl Fn(&mut Self) -> T) -> Vec<T> {
        let mut records = Vec::new();
        for (place, value) in self.list(field, required).into_iter().enumerate() {
            let path = format!("{field}.{place}");
            match value {
                Value::Object(object) => records.push(self.within(&path, object, &read)),
                _ => self.fault(&path, Trouble::WrongType),
            }
        }
        records
    }

    /// Takes an object, if it is there, and reads it as a draft of its own.
    pub fn maybe<T>(&mut self, field: &str, read: impl Fn(&mut Self) -> T) -> Option<T> {
        match self.take(field)? {
            Value::Object(object) => Some(self.within(field, object, &read)),
            _ => self.wrong_type(field),
        }
    }

    /// Takes a list of texts on one line, if it is there; empty ones are left out.
    pub fn maybe_texts(&mut self, field: &str, limit: usize) -> Vec<String> {
        let mut texts = Vec::new();
        for (place, value) in self.list(field, false).into_iter().enumerate() {
            let at = format!("{field}.{place}");
            match value {
                Value::String(text) => {
                    let text = clean::clean(&text, Lines::One).text;
                    if text.chars().count() > limit {
                        self.fault(&at, Trouble::TooLong(limit));
                    }
                    texts.push(text);
                }
                _ => self.fault(&at, Trouble::WrongType),
            }
        }
        texts.retain(|text| !text.is_empty());
        texts
    }

    /// Takes a value of a shape of its own, if it is there.
    pub fn maybe_as<T: serde::de::DeserializeOwned>(&mut self, field: &str) -> Option<T> {
        let value = self.take(field)?;
        match serde_json::from_value(value) {
            Ok(read) => Some(read),
            Err(_) => self.wrong_type(field),
        }
    }

    /// Takes any JSON value that must be there.
    pub fn value(&mut self, field: &str) -> Value {
        self.take(field).unwrap_or_else(|| {
            self.fault(field, Trouble::Missing);
            Value::Null
        })
    }

    /// Tells whether the draft has the field, and not as null.
    #[must_use]
    pub fn holds(&self, field: &str) -> bool {
        self.object.get(field).is_some_and(|value| !value.is_null())
    }

    fn within<T>(&mut self, field: &str, object: Map<String, Value>, read: &impl Fn(&mut Self) -> T) -> T {
        let mut inner =
            Self { object, path: self.at(field), today: self.today, faults: Vec::new(), soft: Vec::new() };
        let record = read(&mut inner);
        inner.refuse_unknown_keys();
        self.faults.append(&mut inner.faults);
        self.soft.append(&mut inner.soft);
        record
    }

    fn refuse_unknown_keys(&mut self) {
        let keys: Vec<String> = self.object.keys().map(|key| key.chars().take(60).collect()).collect();
        for key in keys {
            self.fault(&key, Trouble::UnknownKey);
        }
    }

    fn at(&self, field: &str) -> String {
        if self.path.is_empty() { field.to_owned() } else { format!("{}.{field}", self.path) }
    }

    /// A key that is null is a key left out: forms send both.
    fn take(&mut self, field: &str) -> Option<Value> {
        self.object.shift_remove(field).filter(|value| !value.is_null())
    }

    fn string(&mut self, field: &str) -> Option<String> {
        match self.take(field)? {
            Value::String(text) => Some(text),
            _ => self.wrong_type(field),
        }
    }

    fn list(&mut self, field: &str, required: bool) -> Vec<Value> {
        match self.take(field) {
            Some(Value::Array(list)) => list,
            Some(_) => self.wrong_type(field).unwrap_or_default(),
            None => {
                if required {
                    self.fault(field, Trouble::Missing);
                }
                Vec::new()
            }
        }
    }

    fn cleaned(&mut self, field: &str, limit: usize, wash: impl Fn(&str) -> clean::Cleaned) -> Option<String> {
        let text = self.string(field)?;
        let cleaned = wash(&text);
        if cleaned.removed {
            self.soft(field, Trouble::CharactersRemoved);
        }
        if cleaned.text.chars().count() > limit {
            self.fault(field, Trouble::TooLong(limit));
        }
        Some(cleaned.text).filter(|text| !text.is_empty())
    }

    /// Answers the empty text for a field that is not there.
    fn missing(&mut self, field: &str) -> String {
        self.fault_once(field, Trouble::Missing);
        String::new()
    }

    fn wrong_type<T>(&mut self, field: &str) -> Option<T> {
        self.fault(field, Trouble::WrongType);
        None
    }
}

/// Tells a day that cannot be from text that is no date at all.
fn undated(text: &str) -> Trouble {
    let shaped = text.len() <= 10 && text.chars().all(|c| c.is_ascii_digit() || c == '-') && text.contains('-');
    if shaped { Trouble::NoSuchDay } else { Trouble::NotADate }
}
