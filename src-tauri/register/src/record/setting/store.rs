//! Settings in the register.

use chrono::NaiveDate;
use rusqlite::{Row, named_params};
use vault::act::optional;
use vault::error::Error;
use vault::error::Result;
use vault::sql::Statements;
use vault::{Reader, Writer};

use super::NAMES;
use super::Setting;
use super::takes;

pub(crate) fn put(w: &Writer, id: i64, setting: &Setting) -> Result<()> {
    w.prepare(include_str!("put.sql"))?.execute(named_params! {
        ":id": id,
        ":name": setting.name,
        ":value": setting.value,
        ":valid_from": setting.valid_from,
    })?;
    put_field(w, setting)
}

/// Enters the leaf of the field list that a setting already put is, where it is one.
pub(crate) fn put_field_of(w: &Writer, id: i64) -> Result<()> {
    let mut statement = w.prepare("select * from setting where id = :id")?;
    let mut rows = statement.query(named_params! { ":id": id })?;
    let setting = rows.next()?.map(from_row).transpose()?;
    setting.map_or(Ok(()), |setting| put_field(w, &setting))
}

fn put_field(w: &Writer, setting: &Setting) -> Result<()> {
    if let Some((code, [complaint, denunciation, proposal])) = setting.field() {
        w.prepare(
            "insert into field (code, complaint, denunciation, proposal)
             values (:code, :complaint, :denunciation, :proposal)
             on conflict (code) do update set complaint = excluded.complaint,
                denunciation = excluded.denunciation, proposal = excluded.proposal",
        )?
        .execute(named_params! {
            ":code": code, ":complaint": complaint, ":denunciation": denunciation, ":proposal": proposal,
        })?;
    }
    Ok(())
}

/// The value of a setting that holds on a day, or its default.
pub fn value(r: Reader<'_>, name: &str, on: NaiveDate) -> Result<String> {
    let held: Option<String> = optional(
        r.prepare(
            "select value from setting where name = :name and (valid_from is null or valid_from <= :on)
             order by valid_from desc nulls last limit 1",
        )?
        .query_row(named_params! { ":name": name, ":on": on }, |row| row.get(0)),
    )?;
    if held.as_ref().is_some_and(|held| takes(name, held) == Some(false)) {
        return Err(DAMAGED);
    }
    let default = NAMES.iter().find(|known| known.name == name).map_or("", |known| known.default);
    Ok(held.unwrap_or_else(|| default.to_owned()))
}

/// Every row, in the order of entry.
pub(crate) fn all(r: Reader<'_>) -> Result<Vec<Setting>> {
    let mut statement = r.prepare("select * from setting order by id")?;
    let mut rows = statement.query([])?;
    let mut settings = Vec::new();
    while let Some(row) = rows.next()? {
        settings.push(from_row(row)?);
    }
    Ok(settings)
}

/// Tells whether the field list has a leaf.
pub(crate) fn has_field(r: Reader<'_>, code: &str) -> Result<bool> {
    Ok(r.prepare("select 1 from field where code = :code")?.exists(named_params! { ":code": code })?)
}

const DAMAGED: Error = Error::Damaged("setting");

fn from_row(row: &Row<'_>) -> Result<Setting> {
    let setting = Setting { name: row.get("name")?, value: row.get("value")?, valid_from: row.get("valid_from")? };
    if setting.is_legible() { Ok(setting) } else { Err(DAMAGED) }
}
