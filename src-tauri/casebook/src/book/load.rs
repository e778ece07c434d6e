//! Reading lines of the open format into records, with every fault of every line.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::refuse;
use crate::casebook::Moment;
use crate::codes::Code;
use crate::draft::Draft;
use crate::entry::Entry;
use crate::error::{Error, Result};
use crate::fault::{Fault, Trouble};
use crate::slice::Slice;
use crate::unit::Unit;

const FORMAT: i64 = 1;
const MOST_BYTES: usize = 64 * 1024 * 1024;
const MOST_LINES: usize = 200_000;
const MOST_BYTES_A_LINE: usize = 64 * 1024;

/// One record with where it came from and its soft faults.
pub(super) struct Read {
    pub line: Option<usize>,
    pub entry: Entry,
    pub soft: Vec<Fault>,
}

/// Every record of a batch.
pub(super) struct Batch(pub Vec<Read>);

impl Batch {
    pub fn counts(&self) -> BTreeMap<&'static str, usize> {
        self.0.iter().fold(BTreeMap::new(), |mut counts, read| {
            *counts.entry(read.entry.slice().code()).or_default() += 1;
            counts
        })
    }
}

/// Reads a file. Over a limit, one fault answers at once.
pub(super) fn read_lines(text: &[u8], now: Moment) -> Result<Batch> {
    if text.len() > MOST_BYTES {
        return Err(Error::fault(Fault::at("", Trouble::TooLarge)));
    }
    let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text);
    let mut drafts = Vec::new();
    let mut faults = Vec::new();
    for (before, line) in text.split(|byte| *byte == b'\n').enumerate() {
        let number = before + 1;
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if number > MOST_LINES + 1 || (number > MOST_LINES && !line.is_empty()) || line.len() > MOST_BYTES_A_LINE {
            return Err(Error::fault(Fault::at("", Trouble::TooLarge).of(Some(number), None)));
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        match parse(line) {
            Ok(object) => drafts.push((Some(number), object)),
            Err(trouble) => faults.push(Fault::at("", trouble).of(Some(number), None)),
        }
    }
    read(drafts, faults, now)
}

/// Reads drafts that are objects already.
pub(super) fn read_all(drafts: Vec<(Option<usize>, Map<String, Value>)>, now: Moment) -> Result<Batch> {
    read(drafts, Vec::new(), now)
}

/// Reads a unit alone.
pub(super) fn read_unit(mut draft: Map<String, Value>, now: Moment) -> Result<Unit> {
    draft.shift_remove("type");
    let mut draft = Draft::of(draft, now.today);
    let unit = Unit::read(&mut draft);
    draft.finish(unit).map(|(unit, _)| unit).map_err(refuse)
}

fn read(drafts: Vec<(Option<usize>, Map<String, Value>)>, mut faults: Vec<Fault>, now: Moment) -> Result<Batch> {
    let mut batch = Vec::with_capacity(drafts.len());
    for (line, object) in drafts {
        match read_one(line, object, now) {
            Ok(read) => batch.extend(read),
            Err(mut hard) => faults.append(&mut hard),
        }
    }
    if faults.is_empty() { Ok(Batch(batch)) } else { Err(refuse(faults)) }
}

/// Reads one object; the header of a file is no record.
pub(super) fn read_one(
    line: Option<usize>,
    mut object: Map<String, Value>,
    now: Moment,
) -> std::result::Result<Option<Read>, Vec<Fault>> {
    let reference = object.get("ref").and_then(Value::as_str).map(|text| text.chars().take(80).collect::<String>());
    let place = |fault: Fault| fault.of(line, reference.as_deref());
    let Some(kind) = object.shift_remove("type") else {
        return Err(vec![place(Fault::at("type", Trouble::Missing))]);
    };
    if kind == "casebook" {
        let known = object.get("format").and_then(Value::as_i64) == Some(FORMAT) && object.len() == 1;
        return if known { Ok(None) } else { Err(vec![place(Fault::at("format", Trouble::UnknownFormat))]) };
    }
    let Some(slice) = kind.as_str().and_then(Slice::from_code) else {
        return Err(vec![place(Fault::at("type", Trouble::UnknownType))]);
    };
    let mut draft = Draft::of(object, now.today);
    let entry = Entry::read(slice, &mut draft);
    match draft.finish(entry) {
        Ok((entry, soft)) => Ok(Some(Read { line, entry, soft: soft.into_iter().map(place).collect() })),
        Err(hard) => Err(hard.into_iter().map(place).collect()),
    }
}

fn parse(line: &[u8]) -> std::result::Result<Map<String, Value>, Trouble> {
    let text = std::str::from_utf8(line).map_err(|_| Trouble::NotUtf8)?;
    match serde_json::from_str(text) {
        Ok(Value::Object(object)) => Ok(object),
        _ => Err(Trouble::NotJson),
    }
}
