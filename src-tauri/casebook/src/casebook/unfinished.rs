//! Forms not yet saved, one for each screen. They are in a table of their own: not history, not counted, not a
//! change; a lock, a crash or F5 gives them back at the same field.

use rusqlite::named_params;
use serde::Serialize;
use serde_json::Value;

use crate::casebook::act::optional;
use crate::casebook::{Casebook, Moment};
use crate::error::{Error, Result};

/// A half-filled form.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Unfinished {
    /// What the screen sent.
    pub form: Value,
    /// Where the cursor stood.
    pub field: Option<String>,
    /// When it was kept.
    pub at: String,
}

/// The most bytes a form may have; texts have limits of their own far below.
const MOST_BYTES: usize = 1024 * 1024;

impl Casebook {
    /// Keeps the form of a screen in place of the one before.
    pub fn keep(&self, screen: &str, form: &Value, field: Option<&str>, now: Moment) -> Result<()> {
        let form = form.to_string();
        if form.len() > MOST_BYTES || screen.len() > 200 || field.is_some_and(|field| field.len() > 200) {
            return Err(Error::Usage("bản nháp quá dài"));
        }
        self.writer
            .prepare_cached(
                "insert into unfinished (screen, form, field, at) values (:screen, :form, :field, :at)
                 on conflict (screen) do update set form = excluded.form, field = excluded.field, at = excluded.at",
            )?
            .execute(named_params! { ":screen": screen, ":form": form, ":field": field, ":at": now.instant() })?;
        Ok(())
    }

    /// Forgets the form of a screen: it was saved, or given up.
    pub fn forget(&self, screen: &str) -> Result<()> {
        self.writer
            .prepare_cached("delete from unfinished where screen = :screen")?
            .execute(named_params! { ":screen": screen })?;
        Ok(())
    }

    /// Gives back the form of a screen.
    pub fn unfinished(&self, screen: &str) -> Result<Option<Unfinished>> {
        let held: Option<(String, Option<String>, String)> = optional(
            self.reader
                .prepare_cached("select form, field, at from unfinished where screen = :screen")?
                .query_row(named_params! { ":screen": screen }, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))),
        )?;
        let Some((form, field, at)) = held else { return Ok(None) };
        let form = serde_json::from_str(&form).map_err(|_| Error::Damaged("register: a form"))?;
        Ok(Some(Unfinished { form, field, at }))
    }

    /// Lists the forms with their screens, the newest first. What begins with `~` is the window's own memory, no form.
    pub fn all_unfinished(&self) -> Result<Vec<(String, Unfinished)>> {
        let mut statement = self.reader.prepare_cached(
            "select screen, form, field, at from unfinished where substr(screen, 1, 1) <> '~' order by at desc, screen desc",
        )?;
        let mut rows = statement.query([])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let form: String = row.get(1)?;
            let form = serde_json::from_str(&form).map_err(|_| Error::Damaged("register: a form"))?;
            all.push((row.get(0)?, Unfinished { form, field: row.get(2)?, at: row.get(3)? }));
        }
        Ok(all)
    }
}
