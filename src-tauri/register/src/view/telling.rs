//! Telling the clerk, while a form is being typed, that a text says who denounces, or names the people a list that leaves would
//! only name shortened; and what to write instead.

use serde::Serialize;
use serde_json::{Map, Value};
use vault::Reader;
use vault::error::Result;
use words::codes::Code;
use words::slice::Slice;

use crate::reference::whereabouts;
use crate::secrecy::{Draft, Tie, instead, may_tell};

/// A text of a form that says who somebody is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Telling {
    /// The field of the form: `petition.summary`.
    pub field: String,
    /// It says who denounces; else it names the people of an open record.
    pub denounces: bool,
    /// What the clerk is told.
    pub say: &'static str,
    /// The text with what tells replaced.
    pub instead: String,
}

const DENOUNCES: &str = "Đoạn này có tên người tố cáo; hãy viết “người tố cáo”.";
const NAMES: &str =
    "Đoạn này có tên người gửi đơn; danh sách gửi ra ngoài chỉ viết tắt tên. Nên viết “người gửi đơn”.";

/// Finds the texts of a half-written form, a draft by its slice, that say who somebody is.
pub fn telling(r: Reader<'_>, form: &Map<String, Value>) -> Result<Vec<Telling>> {
    let drafts = drafts(form);
    let mut people = Draft::default();
    for (slice, draft) in &drafts {
        people.read(r, *slice, draft)?;
    }
    let tie = ties(r, form)?;
    let mut told = Vec::new();
    for (slice, draft) in drafts.iter().filter(|(slice, _)| may_tell(*slice)) {
        for (key, value) in draft.iter().filter(|(key, _)| !NO_TEXT.contains(&key.as_str())) {
            for (path, text) in texts(key, value) {
                let Some((text, denounces)) = instead(r, text, &tie, &people)? else { continue };
                let say = if denounces { DENOUNCES } else { NAMES };
                told.push(Telling { field: format!("{}.{path}", slice.code()), denounces, say, instead: text });
            }
        }
    }
    Ok(told)
}

/// What the drafts of a form are tied to.
pub(super) fn ties(r: Reader<'_>, form: &Map<String, Value>) -> Result<Tie> {
    let mut tie = Tie::default();
    for (slice, draft) in drafts(form) {
        tie.join(tie_of(r, slice, draft)?);
    }
    Ok(tie)
}

fn drafts(form: &Map<String, Value>) -> Vec<(Slice, &Map<String, Value>)> {
    form.iter().filter_map(|(slice, draft)| Some((Slice::from_code(slice)?, draft.as_object()?))).collect()
}

/// Keys of a draft under which no text of the clerk's stands.
const NO_TEXT: [&str; 9] =
    ["ref", "people", "petitioners", "matters", "matter", "host", "session", "via_visit", "respondent"];

/// Gives the texts under a key, each with its place.
fn texts<'v>(key: &str, value: &'v Value) -> Vec<(String, &'v str)> {
    match value {
        Value::String(text) => vec![(key.to_owned(), text.as_str())],
        Value::Object(object) => object.iter().flat_map(|(own, one)| texts(&format!("{key}.{own}"), one)).collect(),
        Value::Array(list) => {
            list.iter().enumerate().flat_map(|(nth, one)| texts(&format!("{key}.{nth}"), one)).collect()
        }
        _ => Vec::new(),
    }
}

/// What a draft is tied to: the record it corrects, the matter, visit or paper it names.
fn tie_of(r: Reader<'_>, slice: Slice, draft: &Map<String, Value>) -> Result<Tie> {
    let mut tie = Tie::default();
    let named = |key: &str| draft.get(key).and_then(Value::as_str).map(str::to_owned);
    let matters = draft.get("matters").and_then(Value::as_array).into_iter().flatten();
    let refs = ["ref", "matter", "via_visit", "petition", "about"].into_iter().filter_map(named);
    for reference in refs.chain(matters.filter_map(Value::as_str).map(str::to_owned)) {
        match whereabouts(r, &reference)? {
            Some((held, id)) if held == slice || matches!(held, Slice::Matter | Slice::Visit | Slice::Petition) => {
                tie.join(Tie::of(r, held, id)?);
            }
            _ => {}
        }
    }
    Ok(tie)
}
