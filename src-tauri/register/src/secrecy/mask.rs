//! What the screen may not show of a denunciation, and giving it back to a draft that was shown only the mask
//! (Luật Tố cáo, Điều 9: name, address and every other mark of the denouncer).

use serde_json::{Map, Value, json};
use vault::error::{Error, Result};
use words::codes::Code;
use words::fault::{Fault, Trouble};
use words::slice::Slice;

use super::veil::{Parts, Veil};

pub use crate::row::MASK;

/// The keys of a line that hold a denouncer, by slice.
fn people_key(slice: Slice) -> Option<&'static str> {
    match slice {
        Slice::Petition => Some("petitioners"),
        Slice::Visit => Some("people"),
        _ => None,
    }
}

/// The texts of a secret petition that may name the denouncer or the denounced.
const TEXTS: [&str; 2] = ["respondent", "note"];

/// Masks a line of the open format that is known to be secret.
pub fn mask(slice: Slice, line: &mut Map<String, Value>) {
    if let Some(Value::Array(people)) = people_key(slice).and_then(|key| line.get_mut(key)) {
        for one in people {
            let role = one.get("role").cloned();
            *one = json!({ "full_name": MASK });
            if let (Some(role), Some(object)) = (role, one.as_object_mut()) {
                object.insert("role".to_owned(), role);
            }
        }
    }
    if slice == Slice::Petition {
        for key in TEXTS {
            if let Some(text) = line.get_mut(key) {
                *text = MASK.into();
            }
        }
    }
}

/// Tells whether a draft still carries a mask.
pub(crate) fn holds_mask(draft: &Map<String, Value>) -> bool {
    draft.values().any(has_mask)
}

fn has_mask(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains(MASK),
        Value::Array(list) => list.iter().any(has_mask),
        Value::Object(object) => object.values().any(has_mask),
        _ => false,
    }
}

/// Puts what is stored in the place of each mask: a whole text or somebody as they stand, and of a text that was shown with
/// places covered what stood in them. Faults: a text with a covered place whose words around it changed so that nobody can say
/// what stood there.
pub(crate) fn unmask(draft: &mut Map<String, Value>, stored: &Map<String, Value>, veil: &Veil<'_>) -> Result<()> {
    let mut faults = Vec::new();
    for (key, value) in draft.iter_mut().filter(|(_, value)| has_mask(value)) {
        let held = stored.get(key);
        if value == MASK && held.is_none_or(Value::is_string) {
            *value = held.cloned().unwrap_or(Value::Null);
            continue;
        }
        if let Value::Array(list) = value {
            for (place, one) in list.iter_mut().enumerate() {
                let held = held.and_then(|held| held.get(place));
                if let Some(held) = held.filter(|_| one.get("full_name").is_some_and(|name| name == MASK)) {
                    *one = held.clone();
                }
            }
        }
        let mut known = Vec::new();
        texts(held.unwrap_or(&Value::Null), &mut known);
        let known: Vec<Parts<'_>> = known.into_iter().map(|text| veil.parts(text)).collect::<Result<_>>()?;
        if !restore(value, &known) {
            faults.push(Fault::at(key, Trouble::StillCovered));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(Error::Faults(faults, 0)) }
}

/// Gives every text in a value.
fn texts<'v>(value: &'v Value, told: &mut Vec<&'v str>) {
    match value {
        Value::String(text) => told.push(text),
        Value::Array(list) => list.iter().for_each(|one| texts(one, told)),
        Value::Object(object) => object.values().for_each(|one| texts(one, told)),
        _ => {}
    }
}

/// Restores each text of a value that has a mask; tells whether all could be.
fn restore(value: &mut Value, known: &[Parts<'_>]) -> bool {
    match value {
        Value::String(text) if text.contains(MASK) => {
            let count = text.matches(MASK).count();
            let mut same = known.iter().filter(|one| one.hidden.len() == count);
            let whole = known.iter().find(|one| one.shown == *text);
            let restored = match (whole, same.next(), same.next()) {
                (Some(whole), ..) => whole.text.to_owned(),
                (None, Some(only), None) => {
                    let mut hidden = only.hidden.iter();
                    let pieces: Vec<&str> = text.split(MASK).collect();
                    pieces.iter().fold(String::new(), |mut out, piece| {
                        out.push_str(piece);
                        out.push_str(hidden.next().copied().unwrap_or_default());
                        out
                    })
                }
                _ => return false,
            };
            *text = restored;
            true
        }
        Value::Array(list) => list.iter_mut().all(|one| restore(one, known)),
        Value::Object(object) => object.values_mut().all(|one| restore(one, known)),
        _ => true,
    }
}

/// What a secret paper is called in lists and results.
pub fn secret_title(slice: Slice, number: &str) -> String {
    match slice {
        Slice::Petition => format!("Đơn tố cáo số {number}"),
        _ => format!("{} số {number}", slice.label()),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_text_shown_with_places_covered_gets_them_back_where_it_still_says_which() {
        let known = [
            Parts {
                text: "Bà Mây báo, gọi 0912",
                shown: "Bà (bí mật) báo, gọi (bí mật)".into(),
                hidden: vec!["Mây", "0912"],
            },
            Parts { text: "con bà Mây", shown: "con bà (bí mật)".into(), hidden: vec!["Mây"] },
        ];
        let back = |text: &str| {
            let mut value = json!(text);
            restore(&mut value, &known).then(|| value.as_str().unwrap().to_owned())
        };
        assert_eq!(back("con bà (bí mật)").as_deref(), Some("con bà Mây"));
        assert_eq!(back("Bà (bí mật) trình bày, số (bí mật)").as_deref(), Some("Bà Mây trình bày, số 0912"));
        assert_eq!(back("(bí mật), (bí mật) và (bí mật)"), None);
        assert_eq!(back("không che").as_deref(), Some("không che"));
    }
}
