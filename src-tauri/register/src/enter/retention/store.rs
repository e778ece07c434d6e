//! Taking what a paper said out of every table that holds it. The rows stay, so that nothing points nowhere.

use chrono::NaiveDate;
use rusqlite::named_params;
use serde_json::json;
use vault::act::optional;
use vault::error::Result;
use vault::journal::OWN_ROWS;
use vault::sql::{Rows, Statements};
use vault::{Reader, Writer};
use words::number::Number;
use words::slice::Slice;

use super::{Expired, GONE, destroyed};
use crate::index;

pub(super) fn expired(r: Reader<'_>, today: NaiveDate) -> Result<Vec<Expired>> {
    let mut statement = r.prepare(include_str!("expired.sql"))?;
    let rows = statement.query_map(named_params! { ":today": today, ":gone": GONE }, |row| {
        let number = Number { year: row.get("year")?, no: row.get("no")? };
        Ok(Expired {
            id: row.get("id")?,
            reference: row.get("ref")?,
            number: number.to_string(),
            received_on: row.get("received_on")?,
            filed_on: row.get("processed_on")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Destroys the content of one paper.
pub(super) fn retire(w: &Writer, paper: &Expired) -> Result<()> {
    destroyed::keep(w, paper.id)?;
    let people = ids(w, include_str!("people.sql"), paper.id, None)?;
    let matter = own_matter(w, paper.id)?;
    clear_record(w, paper.id)?;
    clear_people(w, paper.id, &people)?;
    clear_papers(w, paper)?;
    clear_matter(w, matter)?;
    let answers = ids(w, "select id from referral where petition = :petition", paper.id, None)?;
    let answers = answers.into_iter().map(|id| (Slice::Referral, id));
    let own = [(Slice::Petition, paper.id)].into_iter().chain(matter.map(|id| (Slice::Matter, id)));
    index::again(w, own.chain(answers).collect())?;
    let cleared = json!({"people": people, "matter": matter}).to_string();
    let entries = ids(w, include_str!("entries.sql"), paper.id, Some(&cleared))?;
    let listed = json!(entries).to_string();
    w.prepare("insert into retirement (petition, on_day, entries) values (:petition, :today, :entries)")?
        .execute(named_params! { ":petition": paper.id, ":today": w.now().today, ":entries": listed })?;
    // Last: what is cleared here are also this act's own entries, which say what stood there before.
    w.prepare("update journal set before = null, after = null where id in (select value from json_each(:entries))")?
        .execute(named_params! { ":entries": listed })?;
    w.touch(Slice::Petition, paper.id);
    Ok(())
}

fn ids(w: &Writer, sql: &str, petition: i64, cleared: Option<&str>) -> Result<Vec<i64>> {
    let mut statement = w.prepare(sql)?;
    let rows = match cleared {
        Some(cleared) => statement
            .query_map(named_params! { ":petition": petition, ":cleared": cleared }, |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?,
        None => statement
            .query_map(named_params! { ":petition": petition }, |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?,
    };
    Ok(rows)
}

/// Gives the matter of a paper, where nothing else belongs to it.
fn own_matter(w: &Writer, petition: i64) -> Result<Option<i64>> {
    optional(
        w.prepare(include_str!("matter.sql"))?
            .query_row(named_params! { ":petition": petition, ":gone": GONE }, |row| row.get(0)),
    )
}

fn clear_record(w: &Writer, petition: i64) -> Result<()> {
    w.prepare(
        "update petition set number_written = null, summary = :gone, respondent = null, note = null, incoming_no = null,
             incoming_from = null, settled_doc_no = null,
             cancelled_reason = case when cancelled_reason is null then null else :gone end
         where id = :petition",
    )?
    .execute(named_params! { ":gone": GONE, ":petition": petition })?;
    w.prepare("update referral set reply_content = null where petition = :petition and reply_content is not null")?
        .execute(named_params! { ":petition": petition })?;
    Ok(())
}

/// People who stand elsewhere too stay there, and no longer here; of the others nothing stays but a row.
fn clear_people(w: &Writer, petition: i64, people: &[i64]) -> Result<()> {
    w.prepare("insert into person (full_name) values (:gone)")?.execute(named_params! { ":gone": GONE })?;
    let nobody = w.last_id();
    w.prepare("update petition_person set person = :nobody where petition = :petition")?
        .execute(named_params! { ":nobody": nobody, ":petition": petition })?;
    w.prepare(
        "update person set full_name = :gone, birth = null, sex = null, id_number = null, id_type = null,
             id_issued_on = null, id_issued_by = null, address = null, hamlet = null, phone = null, ethnic_group = null
         where id in (select value from json_each(:people))",
    )?
    .execute(named_params! { ":gone": GONE, ":people": json!(people).to_string() })?;
    Ok(())
}

/// A matter that nothing else belongs to is called by what the paper said.
fn clear_matter(w: &Writer, matter: Option<i64>) -> Result<()> {
    w.prepare("update matter set title = :gone, note = null where id = :matter")?
        .execute(named_params! { ":gone": GONE, ":matter": matter })?;
    Ok(())
}

/// The papers made of it, and what is half typed about it.
fn clear_papers(w: &Writer, paper: &Expired) -> Result<()> {
    w.prepare(
        "update paper set fields = '{}', recipients = '[]', sheet = null
         where about = (select id from reference where slice = 'petition' and record = :petition)",
    )?
    .execute(named_params! { ":petition": paper.id })?;
    w.prepare("delete from habit where instr(value, :ref) > 0")?
        .execute(named_params! { ":ref": paper.reference })?;
    w.prepare("delete from unfinished where instr(screen, :ref) > 0 or instr(form, :ref) > 0")?
        .execute(named_params! { ":ref": paper.reference })?;
    Ok(())
}

/// Gives what a paper says and ever said: the day it came and what about.
pub(super) fn said(r: Reader<'_>, petition: i64) -> Result<Vec<(NaiveDate, String)>> {
    let sql = format!(
        "select distinct json_extract(journal.after, '$.received_on'), json_extract(journal.after, '$.summary')
         from journal
         where journal.table_name = 'petition' and journal.row = :petition and journal.{OWN_ROWS}
             and journal.after is not null"
    );
    let mut statement = r.prepare(&sql)?;
    let rows = statement.query_map(named_params! { ":petition": petition }, |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Gives who is named in a paper, by every name they ever had.
pub(super) fn names(r: Reader<'_>, petition: i64) -> Result<Vec<String>> {
    let sql = format!(
        "select distinct json_extract(journal.after, '$.full_name')
         from petition_person
         join journal on journal.table_name = 'person' and journal.row = petition_person.person
         where petition_person.petition = :petition and journal.{OWN_ROWS} and journal.after is not null"
    );
    let mut statement = r.prepare(&sql)?;
    let rows = statement.query_map(named_params! { ":petition": petition }, |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Gives the key of the digests; none before the first is taken.
pub(super) fn key(r: Reader<'_>) -> Result<Option<String>> {
    optional(r.prepare("select key from destroyed_key where id = 1")?.query_row([], |row| row.get(0)))
}

pub(super) fn make_key(w: &Writer, key: String) -> Result<String> {
    w.prepare("insert into destroyed_key (id, key) values (1, :key)")?.execute(named_params! { ":key": key })?;
    Ok(key)
}

/// Keeps a digest; that of a day and a person two papers may have.
pub(super) fn keep(w: &Writer, digest: &str) -> Result<()> {
    w.prepare("insert into destroyed (digest) values (:digest) on conflict (digest) do nothing")?
        .execute(named_params! { ":digest": digest })?;
    Ok(())
}

pub(super) fn is_known(r: Reader<'_>, digest: &str) -> Result<bool> {
    Ok(r.prepare("select 1 from destroyed where digest = :digest")?.exists(named_params! { ":digest": digest })?)
}
