//! Reading an object of the open format. A key that stands twice is told, at any depth: of the two values a reader would take
//! the one and another reader the other.

use std::cell::RefCell;
use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use crate::fault::{Fault, Trouble};

/// Reads one object, with every key that stands twice as a fault at its field.
pub fn object(text: &[u8]) -> Result<Map<String, Value>, Vec<Fault>> {
    let text = std::str::from_utf8(text).map_err(|_| vec![Fault::at("", Trouble::NotUtf8)])?;
    let twice = RefCell::new(Vec::new());
    let mut reader = serde_json::Deserializer::from_str(text);
    let seed = Any { at: String::new(), twice: &twice };
    let read = seed.deserialize(&mut reader).and_then(|value| reader.end().map(|()| value));
    let Ok(Value::Object(object)) = read else { return Err(vec![Fault::at("", Trouble::NotJson)]) };
    let twice = twice.into_inner();
    if twice.is_empty() {
        Ok(object)
    } else {
        Err(twice.into_iter().map(|field| Fault::at(field, Trouble::KeyTwice)).collect())
    }
}

/// So many keys that stand twice are told of one object; a line of nothing else must not fill the memory.
const MOST: usize = 100;

/// Any value at a field.
struct Any<'a> {
    at: String,
    twice: &'a RefCell<Vec<String>>,
}

impl Any<'_> {
    fn below(&self, part: &str) -> Self {
        let at = if self.at.is_empty() { part.to_owned() } else { format!("{}.{part}", self.at) };
        Any { at, twice: self.twice }
    }
}

impl<'de> DeserializeSeed<'de> for Any<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Any<'_> {
    type Value = Value;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        Value::deserialize(from)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = all.next_element_seed(self.below(&list.len().to_string()))? {
            list.push(value);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut all: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(key) = all.next_key::<String>()? {
            let below = self.below(&key);
            if object.contains_key(&key) && self.twice.borrow().len() < MOST {
                self.twice.borrow_mut().push(below.at.clone());
            }
            let value = all.next_value_seed(below)?;
            object.entry(key).or_insert(value);
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn fields(text: &str) -> Vec<(String, Trouble)> {
        object(text.as_bytes()).unwrap_err().into_iter().map(|fault| (fault.field, fault.code)).collect()
    }

    #[test]
    fn what_stands_once_is_read_as_any_reader_reads_it() {
        for text in [
            "{}",
            r#"{"a":1,"b":-2,"c":2.5,"d":null,"e":true,"f":"chữ \"đ\" \u0111","g":[1,[2,{"h":{}}]],"i":18446744073709551615}"#,
        ] {
            let held: Value = serde_json::from_str(text).unwrap();
            assert_eq!(Value::Object(object(text.as_bytes()).unwrap()), held);
        }
    }

    #[test]
    fn a_key_that_stands_twice_is_told_at_any_depth_and_all_of_them_at_once() {
        let twice = |field: &str| (field.to_owned(), Trouble::KeyTwice);
        let line = r#"{"kind":"denunciation","petitioners":[{"full_name":"A"},{"full_name":"A","full_name":"B"}],"kind":"complaint","k\u0069nd":"x"}"#;
        assert_eq!(fields(line), [twice("petitioners.1.full_name"), twice("kind"), twice("kind")]);
        assert_eq!(fields(r#"{"cancelled":{"on":1,"on":1}}"#), [twice("cancelled.on")]);
    }

    #[test]
    fn what_is_no_object_is_told() {
        for text in ["", "[]", "{", "{} {}", "{\"a\":1,}", &"[".repeat(100_000), &"{\"a\":".repeat(100_000)] {
            assert_eq!(fields(text), [(String::new(), Trouble::NotJson)]);
        }
        assert_eq!(object(b"{\"a\":\"\xff\"}").unwrap_err().first().unwrap().code, Trouble::NotUtf8);
    }
}
