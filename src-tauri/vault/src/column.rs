//! JSON that stands in a column.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::{Error, Result};

/// Reads JSON that stands in a column. What cannot be what was written there is damaged: it is said to be, by its name,
/// and never taken for nothing.
pub fn json<T: DeserializeOwned>(text: &str, what: &'static str) -> Result<T> {
    serde_json::from_str(text).map_err(|_| Error::Damaged(what))
}

/// Writes a value as the JSON of a column.
pub fn written(value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::Asset(error.to_string()))
}
