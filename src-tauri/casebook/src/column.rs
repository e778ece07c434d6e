//! How the house's own small types stand in a column.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::day::PartialDay;
use crate::error::{Error, Result};
use crate::tenths::Tenths;

/// Reads JSON that stands in a column. What cannot be what was written there is damaged: it is said to be, by its name,
/// and never taken for nothing.
pub(crate) fn json<T: DeserializeOwned>(text: &str, what: &'static str) -> Result<T> {
    serde_json::from_str(text).map_err(|_| Error::Damaged(what))
}

/// Writes a value as the JSON of a column.
pub(crate) fn written(value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::Asset(error.to_string()))
}

impl ToSql for PartialDay {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.to_string().into())
    }
}

impl FromSql for PartialDay {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Self::parse_iso(value.as_str()?).ok_or(FromSqlError::InvalidType)
    }
}

impl ToSql for Tenths {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.into())
    }
}

impl FromSql for Tenths {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_i64().map(Self)
    }
}
