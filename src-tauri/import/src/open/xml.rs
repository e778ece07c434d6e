//! XML, event by event, within bounds. Entities of a document's own are never expanded.

use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::encoding::DecodingReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Error, Reader};

use super::container;
use crate::Refusal;

/// Elements in each other; a sheet has a dozen.
const DEEPEST: usize = 200;

pub(super) struct Xml<R> {
    reader: Reader<DecodingReader<R>>,
    buffer: Vec<u8>,
    depth: usize,
}

impl<R: BufRead> Xml<R> {
    pub fn new(part: R) -> Self {
        let mut reader = Reader::from_reader(DecodingReader::new(part));
        reader.config_mut().allow_dangling_amp = true;
        Self { reader, buffer: Vec::new(), depth: 0 }
    }

    /// Gives the next event; a document that ends before its elements do is damaged.
    pub fn next(&mut self) -> Result<Event<'_>, Refusal> {
        self.buffer.clear();
        let event = self.reader.read_event_into(&mut self.buffer).map_err(|error| match error {
            Error::Io(error) => container::refused(&error),
            _ => Refusal::Damaged,
        })?;
        match &event {
            // Letters of two bytes are told by their mark; a document may say so of itself and have none.
            Event::Decl(told) => {
                let encoding = told.encoder().filter(|one| one.is_ascii_compatible());
                if let Some(encoding) = encoding.filter(|one| *one != encoding_rs::UTF_8) {
                    self.reader.get_mut().set_encoding(encoding);
                }
            }
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            Event::Eof if self.depth > 0 => return Err(Refusal::Damaged),
            _ => {}
        }
        if self.depth > DEEPEST { Err(Refusal::Damaged) } else { Ok(event) }
    }
}

/// Gives an attribute by its name with its prefix, unescaped.
pub(super) fn attribute<'a>(element: &'a BytesStart<'_>, name: &str) -> Option<Cow<'a, str>> {
    let mut all = element.attributes();
    let found = all.with_checks(false).filter_map(Result::ok).find(|one| one.key.as_ref() == name)?;
    Some(text_of(found.value))
}

/// Gives an attribute by its name whatever its prefix.
pub(super) fn local<'a>(element: &'a BytesStart<'_>, name: &str) -> Option<Cow<'a, str>> {
    let mut all = element.attributes();
    let found = all.with_checks(false).filter_map(Result::ok).find(|one| one.key.local_name().as_ref() == name)?;
    Some(text_of(found.value))
}

fn text_of(value: Cow<'_, str>) -> Cow<'_, str> {
    match quick_xml::escape::unescape(&value) {
        Ok(Cow::Owned(text)) => Cow::Owned(text),
        _ => value,
    }
}

/// Tells a flag of OOXML: an attribute `1`, `true` or `on`.
pub(super) fn says_yes(value: &str) -> bool {
    matches!(value, "1" | "true" | "on")
}

/// Tells a property that is there to be on, unless its `val` says no: `<strike/>`.
pub(super) fn is_on(element: &BytesStart<'_>) -> bool {
    local(element, "val").is_none_or(|value| says_yes(&value))
}

/// Adds the letters an event stands for.
pub(super) fn push_text(event: &Event<'_>, text: &mut String) {
    match event {
        Event::Text(letters) => text.push_str(&letters.xml10_content()),
        Event::CData(letters) => text.push_str(&letters.xml10_content()),
        Event::GeneralRef(name) => match name.resolve_char_ref() {
            Ok(Some(letter)) => text.push(letter),
            Ok(None) => text.push_str(quick_xml::escape::resolve_xml_entity(name).unwrap_or_default()),
            Err(_) => {}
        },
        _ => {}
    }
}
