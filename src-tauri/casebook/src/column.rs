//! How the house's own small types stand in a column.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

use crate::day::PartialDay;

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
