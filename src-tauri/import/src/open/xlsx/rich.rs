//! A text in runs, each with a look of its own; how it is pronounced is no part of it.

use quick_xml::events::Event;

use crate::open::package::Shared;
use crate::open::xml::{is_on, push_text};

/// A text being read.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is something seen or not")]
pub(super) struct Rich {
    text: String,
    is_text: bool,
    is_spoken: bool,
    run: Run,
    /// Runs that are struck through, that say they are not, that look like their cell.
    struck: bool,
    clear: bool,
    as_cell: bool,
}

#[derive(Default)]
struct Run {
    has_look: bool,
    struck: bool,
}

impl Rich {
    /// Takes an event from inside the text.
    pub fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(element) | Event::Empty(element) => {
                let opens = matches!(event, Event::Start(_));
                match element.local_name().as_ref() {
                    "t" => self.is_text = opens && !self.is_spoken,
                    "r" => self.run = Run::default(),
                    "rPh" => self.is_spoken = opens,
                    "rPr" => self.run.has_look = true,
                    "strike" => self.run.struck = is_on(element),
                    _ => {}
                }
            }
            Event::End(element) => match element.local_name().as_ref() {
                "t" => self.is_text = false,
                "rPh" => self.is_spoken = false,
                "r" => self.run = Run::default(),
                _ => {}
            },
            _ if self.is_text => {
                let before = self.text.len();
                push_text(event, &mut self.text);
                if self.text.get(before..).is_some_and(|more| !more.trim().is_empty()) {
                    match self.run {
                        Run { has_look: false, .. } => self.as_cell = true,
                        Run { struck: true, .. } => self.struck = true,
                        Run { .. } => self.clear = true,
                    }
                }
            }
            _ => {}
        }
    }

    /// Gives the text whole.
    pub fn end(self) -> Shared {
        let struck = match (self.clear, self.as_cell, self.struck) {
            (true, ..) => Some(false),
            (_, false, true) => Some(true),
            _ => None,
        };
        Shared { text: unescaped(self.text), struck }
    }
}

/// Gives back the letters that XML cannot hold: `_x000D_`. A file writes `_x005F_` where a text has such a thing itself.
pub(super) fn unescaped(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once("_x") {
        plain.push_str(before);
        let code = after.get(..5).and_then(|code| code.strip_suffix('_'));
        let letter = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        if let Some(letter) = letter {
            plain.extend(Some(letter).filter(|letter| !matches!(letter, '\r' | '\0')));
            rest = after.get(5..).unwrap_or_default();
        } else {
            plain.push_str("_x");
            rest = after;
        }
    }
    plain.push_str(rest);
    plain
}
