//! Forms not yet saved, one for each screen. They are in a table of their own: not history, not counted, not a
//! change; a lock, a crash or F5 gives them back at the same field.

use rusqlite::named_params;
use serde::Serialize;
use serde_json::Value;

use crate::act::optional;
use crate::casebook::Casebook;
use crate::column;
use crate::door::Reader;
use crate::error::{Error, Result};
use crate::moment::Moment;
use crate::sql::Statements;

/// A half-filled form.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Unfinished {
    /// What the screen sent.
    #[cfg_attr(feature = "types", ts(type = "any"))]
    pub form: Value,
    /// Where the cursor stood.
    pub field: Option<String>,
    /// When it was kept.
    pub at: String,
}

const A_FORM: &str = "register: a form";
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
        self.read().unfinished(screen)
    }

    /// Lists the screens that have one, each with when it was kept and with the form, as far as that can be read: the newest
    /// first.
    pub fn all_unfinished(&self) -> Result<Vec<(String, String, Result<Value>)>> {
        let sql = "select screen, at, form from unfinished order by at desc, screen desc";
        let mut statement = self.reader.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push((row.get(0)?, row.get(1)?, column::json(&row.get::<_, String>(2)?, A_FORM)));
        }
        Ok(all)
    }
}

impl Reader<'_> {
    /// Gives back the form of a screen.
    pub fn unfinished(self, screen: &str) -> Result<Option<Unfinished>> {
        let held: Option<(String, Option<String>, String)> = optional(
            self.prepare("select form, field, at from unfinished where screen = :screen")?
                .query_row(named_params! { ":screen": screen }, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))),
        )?;
        let Some((form, field, at)) = held else { return Ok(None) };
        Ok(Some(Unfinished { form: column::json(&form, A_FORM)?, field, at }))
    }

    /// Reads every form there is.
    pub fn forms(self) -> Result<()> {
        let mut statement = self.prepare("select form from unfinished")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            column::json::<Value>(&row.get::<_, String>("form")?, A_FORM)?;
        }
        Ok(())
    }
}
