//! The history of a record: every act that touched it, each changed field from → to, read from the journal.

mod store;

use std::borrow::Cow;

use serde::Serialize;
use serde_json::{Map, Value};
use vault::error::Result;
use vault::{Act, Reader};
use words::codes::{self, Code};
use words::fault::field_label;
use words::slice::Slice;

use crate::entry::secret::is_secret;
use crate::entry::store::get;
use crate::row::show::day_text;
use crate::secrecy::mask::MASK;
use crate::secrecy::{self, Sight, Veil};

/// One act that touched a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "HistoryEvent"))]
pub struct Event {
    /// Which act it was, in the order of all acts.
    #[serde(skip)]
    pub number: i64,
    /// The instant, UTC.
    pub at: String,
    /// The act.
    pub act: Act,
    /// The act in words.
    pub say: String,
    /// What changed; nothing for the first entry.
    pub changes: Vec<Changed>,
}

/// One field that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Changed {
    /// The field as drafts name it.
    pub field: String,
    /// Its words.
    pub label: String,
    /// Before.
    pub from: String,
    /// After.
    pub to: String,
}

/// Columns that drafts name otherwise, and the tables whose words their codes have.
const NAMES: &[(&str, &str)] = &[
    ("settled_on", "settled.on"),
    ("settled_doc_no", "settled.doc_no"),
    ("on_day", "on"),
    ("incoming_no", "incoming.no"),
    ("incoming_on", "incoming.on"),
    ("incoming_from", "incoming.from"),
    ("reply_doc_no", "reply.doc_no"),
    ("reply_on", "reply.on"),
    ("reply_content", "reply.content"),
    ("cancelled_on", "cancelled.on"),
    ("cancelled_reason", "cancelled.reason"),
    ("complex_doc_no", "complex.doc_no"),
    ("complex_on", "complex.on"),
    ("to_day", "to"),
    ("recognised_level", "recognised.level"),
    ("recognised_no", "recognised.no"),
    ("recognised_on", "recognised.on"),
    ("notice_no", "notice.no"),
    ("notice_on", "notice.on"),
];

/// Gives the history of a record, the oldest act first. A denouncer stays masked in it.
pub fn history(r: Reader<'_>, slice: Slice, reference: &str) -> Result<Vec<Event>> {
    let (id, entry) = get(r, slice, reference)?;
    let secret = is_secret(r, id, &entry)?;
    let veil = Veil::of(r, slice, id, Sight::Screen)?;
    let mut events: Vec<Event> = Vec::new();
    for touched in store::acts(r, slice, id)? {
        let mut changes = match (&touched.before, &touched.after) {
            (Some(before), Some(after)) => changed(r, slice, before, after)?,
            _ => Vec::new(),
        };
        changes.extend(people(r, slice, id, &touched)?);
        changes.extend(parts(r, slice, id, &touched)?);
        for one in &mut changes {
            if secret {
                one.mask();
            }
            one.cover(&veil)?;
        }
        let say = if touched.act == Act::Correct && changes.is_empty() {
            "Sửa (không đổi nội dung)"
        } else {
            touched.act.label()
        };
        events.push(Event { number: touched.id, at: touched.at, act: touched.act, say: say.to_owned(), changes });
    }
    Ok(events)
}

impl Changed {
    fn cover(&mut self, veil: &Veil<'_>) -> Result<()> {
        for side in [&mut self.from, &mut self.to] {
            if let Cow::Owned(covered) = veil.text(side)? {
                *side = covered;
            }
        }
        Ok(())
    }

    fn mask(&mut self) {
        if ["people", "petitioners", "respondent", "note", "fields", "recipients"].contains(&self.field.as_str()) {
            MASK.clone_into(&mut self.from);
            MASK.clone_into(&mut self.to);
        }
    }
}

fn changed(
    r: Reader<'_>,
    slice: Slice,
    before: &Map<String, Value>,
    after: &Map<String, Value>,
) -> Result<Vec<Changed>> {
    let mut changes = Vec::new();
    let gone = before.keys().filter(|column| !after.contains_key(*column));
    for column in after.keys().chain(gone) {
        let of = |row: &'_ Map<String, Value>| row.get(column).cloned().unwrap_or_default();
        let (from, to) = (of(before), of(after));
        if from == to || ["wait_class", "sheet"].contains(&column.as_str()) {
            continue;
        }
        let field = NAMES.iter().find(|(name, _)| name == column).map_or(column.as_str(), |(_, field)| field);
        changes.push(Changed {
            field: field.to_owned(),
            label: field_label(field),
            from: said(r, slice, column, &from)?,
            to: said(r, slice, column, &to)?,
        });
    }
    Ok(changes)
}

/// Shows a stored value: a day as a day, a code by its words, a record by what it is called.
fn said(r: Reader<'_>, slice: Slice, column: &str, value: &Value) -> Result<String> {
    let named = match column {
        "matter" | "session" | "petition" | "office" | "hamlet" => Slice::from_code(column),
        "via_visit" | "escalated_to" => Some(Slice::Visit),
        "duplicate_of" => Some(Slice::Petition),
        _ => None,
    };
    Ok(match (value, named) {
        (Value::Null, _) => String::new(),
        (Value::Number(id), Some(named)) => {
            secrecy::called(r, named, id.as_i64().unwrap_or_default(), Sight::Screen)?
        }
        (Value::Number(flag), None) if is_flag(column) => {
            if flag.as_i64() == Some(0) { "không" } else { "có" }.into()
        }
        (Value::Number(tenths), None) if ["land", "labour_days"].contains(&column) => {
            crate::row::show::tenths(tenths.as_i64().unwrap_or_default())
        }
        (Value::String(text), _) => match table(slice, column) {
            Some(table) => codes::words(table, text),
            None if column.ends_with("_on")
                || column == "date"
                || column.ends_with("_day")
                || column == "valid_to" =>
            {
                day_text(text)
            }
            None => text.clone(),
        },
        (other, _) => other.to_string(),
    })
}

fn is_flag(column: &str) -> bool {
    ["published", "held", "visitors_came", "evidence", "remote", "executed", "about_reception", "rounded"]
        .contains(&column)
}

/// The table of a column's codes.
fn table(slice: Slice, column: &str) -> Option<&'static str> {
    let kind = match slice {
        Slice::Session => "session_kind",
        Slice::Referral => "referral_kind",
        Slice::Office => "office_kind",
        Slice::Resolution => "resolution_kind",
        Slice::Dialogue => "dialogue_kind",
        Slice::DemocracyItem => "democracy_kind",
        Slice::InternalRule => "rule_kind",
        Slice::Directive => "directive_kind",
        _ => "kind",
    };
    let own: &[(&str, &str)] = match slice {
        Slice::Model => {
            &[("field", "model_field"), ("state", "model_state"), ("recognised_level", "recognition_level")]
        }
        Slice::Session => &[("kind", kind), ("with_body", "body")],
        Slice::Contribution => &[("source", "contribution_source")],
        Slice::Emulation => &[("level", "recognition_level")],
        _ => &[("kind", kind), ("decision_outcome", "outcome"), ("decision_level", "level")],
    };
    if let Some((_, table)) = own.iter().find(|(name, _)| *name == column) {
        return Some(table);
    }
    let same = [
        "lane",
        "mode",
        "body",
        "status",
        "source",
        "anonymity",
        "field",
        "level",
        "eligibility",
        "ineligibility_reason",
        "competence",
        "competent_class",
        "disposition",
        "sex",
        "id_type",
        "holder_kind",
    ];
    same.into_iter().find(|name| *name == column)
}

/// Shows a change of what stands under a log's own row: goods given, promises made.
fn parts(r: Reader<'_>, slice: Slice, id: i64, touched: &store::Touched) -> Result<Vec<Changed>> {
    let (field, table) = match slice {
        Slice::Contribution => ("goods", "goods"),
        Slice::Dialogue => ("promises", "promise"),
        _ => return Ok(Vec::new()),
    };
    if touched.before.is_none() {
        return Ok(Vec::new());
    }
    let parts = store::parts(r, slice, table, id, touched.id)?;
    let changed = parts.into_iter().filter(|(from, to)| from != to);
    Ok(changed.map(|(from, to)| Changed { field: field.to_owned(), label: field_label(field), from, to }).collect())
}

/// Shows a change of the people of a visit or paper, or of a person of the book, as one change.
fn people(r: Reader<'_>, slice: Slice, id: i64, touched: &store::Touched) -> Result<Vec<Changed>> {
    let field = match slice {
        Slice::Visit => "people",
        Slice::Petition => "petitioners",
        _ => return Ok(Vec::new()),
    };
    if touched.before.is_none() {
        return Ok(Vec::new());
    }
    let (from, to) = store::people(r, slice, id, touched.id)?;
    if from == to {
        return Ok(Vec::new());
    }
    Ok(vec![Changed { field: field.to_owned(), label: field_label(field), from, to }])
}
