//! Forms that wait to be written on: which screen, since when, and what they are called, so that the clerk is asked about
//! them by name. What may be a denunciation is called by nobody's name.

use serde::Serialize;
use serde_json::Value;
use vault::error::Result;
use vault::{Casebook, Reader};
use words::vietnamese::accusation::is_told;

use super::telling;
use crate::secrecy;

/// A form that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct HalfWritten {
    /// Its screen, and which of the forms of that screen it is: `visit#k3f`.
    pub screen: String,
    /// When it was kept.
    pub at: String,
    /// What it is called: a name, or the beginning of a text; empty where nothing tells.
    pub called: String,
}

/// What a form is called whose people are nobody's to see.
const DENUNCIATION: &str = "đơn tố cáo";
/// The most letters of what a form is called.
const LETTERS: usize = 60;

/// Lists the forms that wait, the newest first.
pub fn half_written(book: &Casebook) -> Result<Vec<HalfWritten>> {
    let waiting = book.all_unfinished()?.into_iter();
    let called = |form: Result<Value>| match form {
        Ok(form) => open(book.read(), &form),
        Err(_) => Ok("không đọc được".to_owned()),
    };
    waiting.map(|(screen, at, form)| Ok(HalfWritten { called: called(form)?, at, screen })).collect()
}

/// Calls a form; one about the matter of a denunciation not by who denounces.
fn open(r: Reader<'_>, form: &Value) -> Result<String> {
    let called = called(form);
    let tie = form.as_object().map(|form| telling::ties(r, form)).transpose()?.unwrap_or_default();
    Ok(if secrecy::tells(r, &called, &tie)? { DENUNCIATION.to_owned() } else { called })
}

/// Calls a form by the first person in it, else by the first of its texts.
fn called(form: &Value) -> String {
    let texts: Vec<&str> = texts(form);
    if may_denounce(form, &texts) {
        return DENUNCIATION.to_owned();
    }
    let person = ["/visit/people/0/full_name", "/petition/petitioners/0/full_name"];
    let named = person.into_iter().find_map(|path| form.pointer(path).and_then(Value::as_str));
    let called = named.filter(|name| !name.trim().is_empty()).or_else(|| texts.first().copied()).unwrap_or_default();
    called.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LETTERS).collect()
}

/// Its people are nobody's to see where it is a denunciation, or where its words say that it may be one.
fn may_denounce(form: &Value, texts: &[&str]) -> bool {
    let kind = form.pointer("/petition/kind").and_then(Value::as_str);
    matches!(kind, Some("denunciation" | "mixed")) || texts.iter().any(|text| is_told(text))
}

/// The texts of a form in the order they are read, refs and codes aside.
fn texts(form: &Value) -> Vec<&str> {
    const NAMES: [&str; 8] = ["content", "summary", "title", "name", "topic", "programme", "movement", "host"];
    let slices = form.as_object().into_iter().flatten().filter(|(name, _)| !name.starts_with('_'));
    let texts = slices.flat_map(|(_, slice)| NAMES.iter().filter_map(|name| slice.get(name)?.as_str()));
    texts.filter(|text| !text.trim().is_empty()).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_form_is_called_by_its_first_person_or_its_first_words() {
        let visit = json!({"visit": {"people": [{"full_name": "Trần Thị  Thử"}], "content": "Hỏi đường"}});
        assert_eq!(called(&visit), "Trần Thị Thử");
        assert_eq!(called(&json!({"visit": {"people": [{}], "content": "Hỏi đường"}, "_about": {}})), "Hỏi đường");
        assert_eq!(called(&json!({"petition": {"source": "post"}})), "");
    }

    #[test]
    fn nobody_is_named_who_may_denounce() {
        let named = json!([{"full_name": "Chìa Vôi"}]);
        let as_told = json!({"petition": {"kind": "denunciation", "petitioners": named}});
        let as_written = json!({"visit": {"people": named, "content": "Bà đến TỐ CÁO ông trưởng thôn"}});
        for form in [as_told, as_written] {
            assert_eq!(called(&form), "đơn tố cáo");
        }
    }
}
