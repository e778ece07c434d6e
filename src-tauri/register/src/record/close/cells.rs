//! What an entry adds to the cells of a closed period, as it is kept: form, column, amount.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use vault::error::Result;

use super::store::DAMAGED;

/// Writes the cells of one entry as the open format has them.
pub fn written(cells: &BTreeMap<(String, u32), i64>) -> Value {
    let mut forms: BTreeMap<&str, serde_json::Map<String, Value>> = BTreeMap::new();
    for ((form, column), amount) in cells {
        forms.entry(form).or_default().insert(column.to_string(), json!(amount));
    }
    json!(forms)
}

/// Reads them back.
pub fn read(value: &Value) -> Result<BTreeMap<(String, u32), i64>> {
    let mut cells = BTreeMap::new();
    for (form, columns) in value.as_object().ok_or(DAMAGED)? {
        for (column, amount) in columns.as_object().ok_or(DAMAGED)? {
            let column = column.parse().map_err(|_| DAMAGED)?;
            cells.insert((form.clone(), column), amount.as_i64().ok_or(DAMAGED)?);
        }
    }
    Ok(cells)
}
