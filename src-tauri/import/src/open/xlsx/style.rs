//! The styles of a workbook: how numbers are shown, and which fonts are struck through.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};

use crate::Refusal;
use crate::open::container::Container;
use crate::open::format::Format;
use crate::open::package::{Style, each};
use crate::open::xml::{attribute, is_on};

pub(super) fn read(container: &mut Container<'_>, part: &str) -> Result<Vec<Style>, Refusal> {
    let Some(xml) = container.xml(part)? else { return Ok(Vec::new()) };
    let mut read = Read::default();
    each(xml, |event| {
        match event {
            Event::Start(element) => read.begin(&element, true),
            Event::Empty(element) => read.begin(&element, false),
            Event::End(element) => match element.local_name().as_ref() {
                "fonts" | "cellXfs" | "numFmts" => read.inside = Inside::Nothing,
                _ => {}
            },
            _ => {}
        }
        Ok(())
    })?;
    Ok(read.styles)
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Inside {
    #[default]
    Nothing,
    Formats,
    Fonts,
    Styles,
}

#[derive(Default)]
struct Read {
    inside: Inside,
    formats: BTreeMap<u32, Format>,
    struck: Vec<bool>,
    styles: Vec<Style>,
}

impl Read {
    fn begin(&mut self, element: &BytesStart<'_>, opens: bool) {
        let number = |name| attribute(element, name).and_then(|value| value.parse::<u32>().ok()).unwrap_or(0);
        match (self.inside, element.local_name().as_ref()) {
            (_, "numFmts") if opens => self.inside = Inside::Formats,
            (_, "fonts") if opens => self.inside = Inside::Fonts,
            (_, "cellXfs") if opens => self.inside = Inside::Styles,
            (Inside::Formats, "numFmt") => {
                let code = attribute(element, "formatCode").unwrap_or_default();
                self.formats.insert(number("numFmtId"), Format::read(&code));
            }
            (Inside::Fonts, "font") => self.struck.push(false),
            (Inside::Fonts, "strike") => {
                if let Some(last) = self.struck.last_mut() {
                    *last = is_on(element);
                }
            }
            (Inside::Styles, "xf") => {
                let id = number("numFmtId");
                let format = self.formats.get(&id).cloned().unwrap_or_else(|| Format::builtin(id));
                let font = usize::try_from(number("fontId")).unwrap_or(usize::MAX);
                self.styles.push(Style { format, struck: self.struck.get(font).copied().unwrap_or(false) });
            }
            _ => {}
        }
    }
}
