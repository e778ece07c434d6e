//! What the screen may not show of a denunciation, and giving it back to a draft that was shown only the mask
//! (Luật Tố cáo, Điều 9: name, address and every other mark of the denouncer).

use serde_json::{Map, Value, json};
use words::codes::Code;
use words::slice::Slice;
use words::vietnamese::fold::fold;

/// What stands in the place of a secret.
pub const MASK: &str = "(bí mật)";

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

/// Tells whether a text holds a mark of somebody: all its words in a row, whole; of a single word, letter for letter.
pub fn names(text: &str, mark: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    if words(mark).len() < 2 {
        return words(text).iter().any(|word| word == mark);
    }
    let (text, mark) = (words(&fold(text)), words(&fold(mark)));
    text.windows(mark.len()).any(|window| window == mark)
}

/// Tells whether a draft still carries a mask.
pub(crate) fn holds_mask(draft: &Map<String, Value>) -> bool {
    let masked = |value: &Value| value == MASK || value.get("full_name").is_some_and(|name| name == MASK);
    draft.values().any(|value| match value {
        Value::Array(list) => list.iter().any(masked),
        other => masked(other),
    })
}

/// Puts what is stored in the place of each mask.
pub(crate) fn unmask(draft: &mut Map<String, Value>, stored: &Map<String, Value>) {
    for (key, value) in draft.iter_mut() {
        let held = stored.get(key);
        if value == MASK {
            *value = held.cloned().unwrap_or(Value::Null);
        } else if let Value::Array(list) = value {
            for (place, one) in list.iter_mut().enumerate() {
                let held = held.and_then(|held| held.get(place));
                if let Some(held) = held.filter(|_| one.get("full_name").is_some_and(|name| name == MASK)) {
                    *one = held.clone();
                }
            }
        }
    }
}

/// What a secret paper is called in lists and results.
pub(crate) fn secret_title(slice: Slice, number: &str) -> String {
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
    fn what_was_masked_comes_back_and_what_was_typed_stays() {
        let stored =
            json!({"petitioners": [{"full_name": "Lò Thị Mây", "phone": "0912"}], "note": "n", "summary": "s"});
        let stored = stored.as_object().unwrap();
        let mut draft = stored.clone();
        mask(Slice::Petition, &mut draft);
        assert!(!Value::Object(draft.clone()).to_string().contains("Mây"));
        assert!(holds_mask(&draft));
        draft.insert("summary".into(), "khác".into());
        unmask(&mut draft, stored);
        assert_eq!(draft.get("petitioners"), stored.get("petitioners"));
        assert_eq!(draft.get("note"), stored.get("note"));
        assert_eq!(draft.get("summary").unwrap(), "khác");
    }
}
