//! One cell: its value, and the text that shows it.

use quick_xml::events::{BytesStart, Event};

use super::number;
use super::style::Styles;
use crate::Refusal;
use crate::open::instant;
use crate::open::xml::{attribute, push_text};
use crate::sheet::{Cell, Unknown};

/// Spaces one `text:s` may stand for.
const MOST_SPACES: u64 = 10_000;

#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is something seen or not")]
pub(super) struct Held {
    pub repeats: u64,
    kind: String,
    value: String,
    is_error: bool,
    has_formula: bool,
    text: String,
    paragraphs: usize,
    is_text: bool,
    /// The style of the cell strikes its text through; so does that of each span around the letters being read.
    struck: bool,
    spans: Vec<bool>,
    has_clear: bool,
    has_struck: bool,
}

impl Held {
    pub fn begin(element: &BytesStart<'_>, styles: &Styles, of_row: &str) -> Self {
        let mut held = Self { repeats: 1, struck: styles.strikes(of_row), ..Self::default() };
        for one in element.attributes().with_checks(false).filter_map(Result::ok) {
            match one.key.as_ref() {
                "table:number-columns-repeated" => {
                    held.repeats = number(element, "table:number-columns-repeated").max(1);
                }
                "table:style-name" => held.struck = styles.strikes(&one.value),
                "table:formula" => held.has_formula = true,
                "office:value-type" => held.kind = one.value.into_owned(),
                "calcext:value-type" => held.is_error = one.value == "error",
                name @ ("office:value"
                | "office:date-value"
                | "office:time-value"
                | "office:boolean-value"
                | "office:string-value") => held.value = attribute(element, name).unwrap_or_default().into_owned(),
                _ => {}
            }
        }
        held
    }

    /// Begins an element of its text.
    pub fn begin_text(&mut self, element: &BytesStart<'_>, styles: &Styles) -> Result<(), Refusal> {
        match element.name().as_ref() {
            "text:p" | "text:h" => {
                if self.paragraphs > 0 {
                    self.text.push('\n');
                }
                self.paragraphs += 1;
                self.is_text = true;
            }
            "text:span" => {
                let style = attribute(element, "text:style-name").unwrap_or_default();
                self.spans.push(styles.strikes(&style));
            }
            "text:s" => {
                let spaces = number(element, "text:c");
                if spaces > MOST_SPACES {
                    return Err(Refusal::TooManyCells);
                }
                self.text.extend((0..spaces).map(|_| ' '));
            }
            "text:tab" => self.text.push('\t'),
            "text:line-break" => self.text.push('\n'),
            _ => {}
        }
        Ok(())
    }

    pub fn end_text(&mut self, element: &str) {
        match element {
            "text:span" => drop(self.spans.pop()),
            "text:p" | "text:h" => self.is_text = false,
            _ => {}
        }
    }

    /// Takes letters; spaces and line breaks of the file are one space each time.
    pub fn letters(&mut self, event: &Event<'_>) {
        if !self.is_text {
            return;
        }
        let mut letters = String::new();
        push_text(event, &mut letters);
        let is_blank = letters.trim().is_empty();
        if !is_blank && (self.struck || self.spans.contains(&true)) {
            self.has_struck = true;
        } else if !is_blank {
            self.has_clear = true;
        }
        for letter in letters.chars() {
            let is_space = matches!(letter, ' ' | '\t' | '\n' | '\r');
            if !is_space {
                self.text.push(letter);
            } else if !self.text.ends_with(' ') {
                self.text.push(' ');
            }
        }
    }

    pub fn holds(&self) -> bool {
        self.has_formula || !self.kind.is_empty() || !self.text.trim().is_empty()
    }

    /// Gives the bytes of its text.
    pub fn length(&self) -> usize {
        self.text.len().max(self.value.len())
    }

    pub fn is_struck(&self) -> bool {
        if self.has_struck || self.has_clear { self.has_struck && !self.has_clear } else { self.struck }
    }

    /// Gives what the cell says.
    pub fn cell(&self) -> Option<Cell> {
        let (shown, told) = (self.text.trim(), self.value.trim());
        let text = || Some(Cell::Text(if shown.is_empty() { self.value.clone() } else { self.text.clone() }));
        if self.is_error {
            return Some(Cell::Unknown(Unknown::Error(shown.into())));
        }
        match self.kind.as_str() {
            "float" | "currency" | "percentage" => match told.parse() {
                Ok(number) if has_zeros(shown, number) => Some(Cell::Text(shown.to_owned())),
                Ok(number) => Some(Cell::Number(number)),
                Err(_) => text(),
            },
            "date" => instant::day(told).map_or_else(text, |day| Some(Cell::Day(day))),
            "boolean" => Some(Cell::Flag(told == "true")),
            "" if self.has_formula && shown.is_empty() => Some(Cell::Unknown(Unknown::Formula)),
            _ => text(),
        }
    }
}

/// Tells a whole number that is shown with zeros before it.
fn has_zeros(shown: &str, number: f64) -> bool {
    let digits: String = shown.chars().filter(char::is_ascii_digit).collect();
    let is_whole = shown.chars().all(|letter| letter.is_ascii_digit() || " .-/()".contains(letter));
    number.fract() == 0.0 && is_whole && digits.starts_with('0') && digits.len() > 1 && digits.parse() == Ok(number)
}
