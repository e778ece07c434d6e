//! What the window and an import remember of the clerk's habits: how the window looks, which filters are kept under which name,
//! what the columns of a book meant. In a table of its own: not history, not counted, not a change. A kept filter may name a
//! record; the retention act takes the habit with what it destroys.

use rusqlite::named_params;
use serde_json::Value;

use crate::act::optional;
use crate::casebook::Casebook;
use crate::column;
use crate::door::Reader;
use crate::error::{Error, Result};
use crate::moment::Moment;
use crate::sql::Statements;

const A_HABIT: &str = "register: a habit";
/// The most bytes of one habit.
const MOST_BYTES: usize = 1024 * 1024;

impl Casebook {
    /// Keeps a habit in place of the one of that name before.
    pub fn keep_habit(&self, name: &str, value: &Value, now: Moment) -> Result<()> {
        let value = value.to_string();
        if value.len() > MOST_BYTES || name.len() > 200 {
            return Err(Error::Usage("thói quen quá dài"));
        }
        self.writer
            .prepare_cached(
                "insert into habit (name, value, at) values (:name, :value, :at)
                 on conflict (name) do update set value = excluded.value, at = excluded.at",
            )?
            .execute(named_params! { ":name": name, ":value": value, ":at": now.instant() })?;
        Ok(())
    }
}

impl Reader<'_> {
    /// Gives a habit by its name; none where nothing was kept.
    pub fn habit(self, name: &str) -> Result<Option<Value>> {
        let held: Option<String> = optional(
            self.prepare("select value from habit where name = :name")?
                .query_row(named_params! { ":name": name }, |row| row.get(0)),
        )?;
        held.map(|held| column::json(&held, A_HABIT)).transpose()
    }

    /// Reads every habit there is.
    pub fn habits(self) -> Result<()> {
        let mut statement = self.prepare("select value from habit")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            column::json::<Value>(&row.get::<_, String>("value")?, A_HABIT)?;
        }
        Ok(())
    }
}
