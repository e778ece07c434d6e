//! What the clerk wrote for the report of a period, section by section: the opinions no figure bears. They are kept
//! with the period and come back with its report.

pub mod outline;
pub mod store;

use std::collections::BTreeMap;

use crate::record::Recorded;
use calendar::period::Period;
use serde::Serialize;
use vault::error::{Error, Result};
use vault::{Act, Casebook, Done, Moment};
use words::draft::{Draft, NAME, NOTE};
use words::fault::{Fault, Trouble};
use words::slice::Slice;
use words::vietnamese::clean::{Lines, clean};

/// What is written in one section of the report of a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Opinion {
    /// The period, as `--period` names it.
    pub period: String,
    /// The section, one of `assets/written`.
    pub section: String,
    /// What the clerk wrote.
    pub text: String,
}

impl Opinion {
    /// Reads a draft.
    pub fn read(draft: &mut Draft) -> Self {
        let mut opinion = Self {
            period: draft.text("period", 30),
            section: draft.text("section", NAME),
            text: draft.maybe_lines("text", NOTE).unwrap_or_default(),
        };
        match Period::parse(&opinion.period) {
            Some(period) => opinion.period = period.to_string(),
            None => draft.fault_once("period", Trouble::NotADate),
        }
        if !opinion.section.is_empty() && !outline::has(&opinion.section) {
            draft.fault_once("section", Trouble::UnknownCode);
        }
        if opinion.text.is_empty() {
            draft.fault_once("text", Trouble::Missing);
        }
        opinion
    }
}

impl Recorded for Opinion {}

/// Keeps what is written for a period, each by its section, in one act; a section left empty says nothing any more.
/// Faults, each at its section: one the reports do not have, a text too long, a denouncer named.
pub fn keep(
    book: &mut Casebook,
    period: Period,
    texts: &BTreeMap<String, String>,
    now: Moment,
) -> Result<Done<usize>> {
    let mut faults = Vec::new();
    let mut opinions = Vec::with_capacity(texts.len());
    for (section, text) in texts {
        let text = clean(text, Lines::Many).text;
        let mut fault = |trouble| faults.push(Fault { field: section.clone(), ..Fault::at("text", trouble) });
        if !outline::has(section) {
            fault(Trouble::UnknownKey);
        }
        if text.chars().count() > NOTE {
            fault(Trouble::TooLong(NOTE));
        }
        if crate::secrecy::names_denouncer(book.read(), &text)? {
            fault(Trouble::NamesDenouncer);
        }
        opinions.push(Opinion { period: period.to_string(), section: section.clone(), text });
    }
    if !faults.is_empty() {
        return Err(Error::Faults(faults, 0));
    }
    book.write(Act::Correct, now, |w| {
        let mut changed = 0;
        for opinion in &opinions {
            if let Some(id) = store::keep(w, opinion)? {
                w.touch(Slice::Opinion, id);
                changed += 1;
            }
        }
        Ok(changed)
    })
}
