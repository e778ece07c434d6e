//! Reading lines of the open format into records, with every fault of every line.

use rayon::prelude::*;
use serde_json::{Map, Value};
use vault::Moment;
use vault::error::{Error, Result};
use words::codes::Code;
use words::draft::Draft;
use words::fault::{Fault, Trouble};
use words::slice::Slice;

use super::{LISTED, Loaded, refuse};
use crate::entry::Entry;
use crate::record::unit::Unit;
use words::draft::object;

const FORMAT: i64 = 1;
const MOST_BYTES: usize = 64 * 1024 * 1024;
const MOST_LINES: usize = 200_000;
const MOST_BYTES_A_LINE: usize = 64 * 1024;
/// So many lines are read at once, by whichever core is free.
const AT_ONCE: usize = 4_096;

/// One record with where it came from and its soft faults.
pub struct Read {
    pub(super) line: Option<usize>,
    pub(super) entry: Entry,
    /// What should be looked at again.
    pub soft: Vec<Fault>,
}

impl Read {
    /// Gives its slice.
    #[must_use]
    pub fn slice(&self) -> Slice {
        self.entry.slice()
    }

    /// Gives the refs of the records it names.
    #[must_use]
    pub fn named(&self) -> Vec<String> {
        self.entry.links().into_iter().map(|link| link.reference.to_owned()).collect()
    }
}

/// Every record of a batch.
pub(super) struct Batch(pub Vec<Read>);

/// Counts records by their slice.
pub(super) fn counts(records: &[Read]) -> Loaded {
    records.iter().fold(Loaded::new(), |mut counts, read| {
        *counts.entry(read.entry.slice().code()).or_default() += 1;
        counts
    })
}

/// Reads a file. Over a limit, one fault answers at once.
pub(super) fn read_lines(text: &[u8], now: Moment) -> Result<Batch> {
    if text.len() > MOST_BYTES {
        return Err(Error::fault(Fault::at("", Trouble::TooLarge)));
    }
    let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text);
    let mut lines = Vec::new();
    for (before, line) in text.split(|byte| *byte == b'\n').enumerate() {
        let number = before + 1;
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if number > MOST_LINES + 1 || (number > MOST_LINES && !line.is_empty()) || line.len() > MOST_BYTES_A_LINE {
            return Err(Error::fault(Fault::at("", Trouble::TooLarge).of(Some(number), None)));
        }
        if !line.iter().all(u8::is_ascii_whitespace) {
            lines.push((number, line));
        }
    }
    let mut reading = Reading::default();
    // No line needs another to be read; each part is dropped before the next, where there are only faults.
    for some in lines.chunks(AT_ONCE) {
        let read = |(number, line): &(usize, &[u8])| match object::object(line) {
            Ok(object) => read_one(Some(*number), object, now),
            Err(faults) => Err(faults.into_iter().map(|fault| fault.of(Some(*number), None)).collect()),
        };
        some.par_iter().map(read).collect::<Vec<_>>().into_iter().for_each(|one| reading.take(one));
    }
    reading.end()
}

/// Reads drafts that are objects already.
pub(super) fn read_all(drafts: Vec<(Option<usize>, Map<String, Value>)>, now: Moment) -> Result<Batch> {
    let mut reading = Reading::default();
    for (line, object) in drafts {
        reading.take(read_one(line, object, now));
    }
    reading.end()
}

/// Reads a unit alone.
pub(super) fn read_unit(mut draft: Map<String, Value>, now: Moment) -> Result<Unit> {
    draft.shift_remove("type");
    let mut draft = Draft::of(draft, now.today);
    let unit = Unit::read(&mut draft);
    draft.finish(unit).map(|(unit, _)| unit).map_err(refuse)
}

/// What was read so far. Once there is a fault nothing will be entered, so only faults are kept, and of those as many as
/// are listed: a large file of nothing but faults must not fill the memory.
#[derive(Default)]
struct Reading {
    batch: Vec<Read>,
    faults: Vec<Fault>,
    more: usize,
}

impl Reading {
    fn take(&mut self, read: std::result::Result<Option<Read>, Vec<Fault>>) {
        match read {
            Ok(read) if self.faults.is_empty() => self.batch.extend(read),
            Ok(_) => {}
            Err(hard) => self.refuse(hard),
        }
    }

    fn refuse(&mut self, mut hard: Vec<Fault>) {
        self.batch = Vec::new();
        let room = LISTED.saturating_sub(self.faults.len());
        self.more += hard.len().saturating_sub(room);
        hard.truncate(room);
        self.faults.append(&mut hard);
    }

    fn end(self) -> Result<Batch> {
        if self.faults.is_empty() { Ok(Batch(self.batch)) } else { Err(Error::Faults(self.faults, self.more)) }
    }
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
