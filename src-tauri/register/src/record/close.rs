//! What is kept of a closed period: the figures as they were sent, the entries behind them, the files, and what became of
//! it afterwards.

pub mod cells;
pub mod piece;
pub mod store;

use std::collections::BTreeMap;

use calendar::period::Period;
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;
use words::draft::{CONTENT, Draft, NAME, NOTE, check};
use words::fault::Trouble;

use super::{Link, Recorded};

/// A period as it was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Close {
    /// The period, as `--period` names it.
    pub period: String,
    /// The revision; the first is 1.
    pub revision: i64,
    /// The day it was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_on: Option<NaiveDate>,
    /// The figures: form, column, figure.
    pub figures: Value,
    /// What else was frozen; absent where only the figures were brought along.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed: Option<Closed>,
}

/// What is frozen beside the figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Closed {
    /// The day it was closed.
    pub on: NaiveDate,
    /// The first day of the period.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// The unit's name of that day.
    pub unit: String,
    /// The forms.
    pub regime: String,
    /// The key sentence.
    pub sentence: String,
    /// What the workbook prints of the figures.
    pub code: String,
    /// The figures beside the forms.
    pub summary: Value,
    /// The annex on mass mobilisation as a screen shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub annex: Option<Value>,
    /// The files: name, SHA-256 as hex.
    pub files: BTreeMap<String, String>,
}

/// An entry behind the figures of a closed period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// The period.
    pub period: String,
    /// The revision.
    pub revision: i64,
    /// The entry, by ref.
    pub entry: String,
    /// Form, column, what it adds there: money in đồng, land and days of labour in tenths.
    pub cells: Value,
}

/// A piece of a file as it was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SentFile {
    /// The period.
    pub period: String,
    /// The revision.
    pub revision: i64,
    /// The file's name.
    pub name: String,
    /// Which piece, from 0.
    pub place: i64,
    /// Its bytes, as base64.
    pub bytes: String,
}

/// A closed period opened again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Reopen {
    /// The period.
    pub period: String,
    /// The revision that follows.
    pub revision: i64,
    /// The day.
    pub on: NaiveDate,
    /// Why.
    pub reason: String,
}

/// An entry that came too late for a closed period and was left where it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Late {
    /// The period.
    pub period: String,
    /// The revision that was sent without it.
    pub revision: i64,
    /// The entry, by ref.
    pub entry: String,
    /// The day it was left.
    pub on: NaiveDate,
    /// Why, in the clerk's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub note: Option<String>,
}

impl Close {
    /// Reads a draft.
    pub fn read(draft: &mut Draft) -> Self {
        let close = Self {
            period: period(draft),
            revision: draft.head_count("revision"),
            sent_on: draft.maybe_day("sent_on"),
            figures: object(draft, "figures"),
            closed: draft.maybe("closed", Closed::read),
        };
        if !close.figures.is_object() {
            draft.fault_once("figures", Trouble::WrongType);
        }
        close
    }
}

impl Recorded for Close {}

impl Closed {
    fn read(draft: &mut Draft) -> Self {
        Self {
            on: draft.day("on"),
            from: draft.any_day("from"),
            to: draft.any_day("to"),
            unit: draft.text("unit", NAME),
            regime: draft.text("regime", NAME),
            sentence: draft.text("sentence", CONTENT),
            code: draft.text("code", NAME),
            summary: object(draft, "summary"),
            annex: draft.maybe_as("annex"),
            files: draft.maybe_as("files").unwrap_or_default(),
        }
    }
}

impl Counted {
    /// Reads a draft.
    pub fn read(draft: &mut Draft) -> Self {
        let counted = Self {
            period: period(draft),
            revision: draft.head_count("revision"),
            entry: draft.reference("entry"),
            cells: object(draft, "cells"),
        };
        if cells::read(&counted.cells).is_err() {
            draft.fault_once("cells", Trouble::WrongType);
        }
        counted
    }
}

impl Recorded for Counted {
    fn links(&self) -> Vec<Link<'_>> {
        vec![Link { field: "entry".to_owned(), reference: &self.entry, slice: None }]
    }
}

impl SentFile {
    /// Reads a draft.
    pub fn read(draft: &mut Draft) -> Self {
        let file = Self {
            period: period(draft),
            revision: draft.head_count("revision"),
            name: draft.text("name", NAME),
            place: check::count(draft, "place"),
            bytes: draft.text("bytes", piece::MOST),
        };
        if piece::decoded(&file.bytes).is_none() {
            draft.fault_once("bytes", Trouble::WrongType);
        }
        file
    }
}

impl Recorded for SentFile {}

impl Reopen {
    /// Reads a draft.
    pub fn read(draft: &mut Draft) -> Self {
        Self {
            period: period(draft),
            revision: draft.head_count("revision"),
            on: draft.day("on"),
            reason: draft.text("reason", NOTE),
        }
    }
}

impl Recorded for Reopen {}

impl Late {
    /// Reads a draft.
    pub fn read(draft: &mut Draft) -> Self {
        Self {
            period: period(draft),
            revision: draft.head_count("revision"),
            entry: draft.reference("entry"),
            on: draft.day("on"),
            note: draft.maybe_text("note", NOTE),
        }
    }
}

impl Recorded for Late {
    fn links(&self) -> Vec<Link<'_>> {
        vec![Link { field: "entry".to_owned(), reference: &self.entry, slice: None }]
    }
}

fn period(draft: &mut Draft) -> String {
    let period = draft.text("period", 30);
    if Period::parse(&period).is_none() {
        draft.fault_once("period", Trouble::NotADate);
    }
    period
}

fn object(draft: &mut Draft, field: &str) -> Value {
    let value = draft.value(field);
    if !value.is_object() {
        draft.fault_once(field, Trouble::WrongType);
    }
    value
}
