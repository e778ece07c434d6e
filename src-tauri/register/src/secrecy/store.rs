//! Reading from the register whose name is kept secret, and what stands around it.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::named_params;
use serde_json::Value;
use vault::Reader;
use vault::act::optional;
use vault::error::Result;
use vault::sql::Statements;

use super::marks::Source;
use super::person::{Person, Public};
use crate::row::read;

/// So many changed rows are followed one by one; after more, everything is read anew.
const FOLLOWED: usize = 2_000;

/// Gives the papers that have somebody to be kept secret: all of them, or those of some papers. A visit at which a
/// denunciation was told without a paper is one of them, by its id below nought.
pub(super) fn sources(r: Reader<'_>, papers: Option<&BTreeSet<i64>>, public: &Public) -> Result<Vec<(i64, Source)>> {
    let mut sources: BTreeMap<i64, Source> = BTreeMap::new();
    let chosen = match papers {
        Some(papers) if papers.is_empty() => return Ok(Vec::new()),
        Some(_) => "select given.value as id from json_each(:papers) as given",
        None => {
            "select id from petition where (kind is null or kind in ('denunciation', 'mixed')) and :papers is null
             union
             select -visit_matter.visit
             from matter join visit_matter on visit_matter.matter = matter.id
             where matter.kind in ('denunciation', 'mixed')"
        }
    };
    let papers = papers.map(|papers| papers.iter().copied().collect::<Value>().to_string());
    let mut statement = r.prepare(&include_str!("sources.sql").replace("{chosen}", chosen))?;
    let mut rows = statement.query(named_params! { ":papers": papers })?;
    while let Some(row) = rows.next()? {
        let source = Source {
            is_open: row.get("is_open")?,
            matter: row.get("matter")?,
            via_visit: row.get("via_visit")?,
            people: Vec::new(),
        };
        let source = sources.entry(row.get("id")?).or_insert(source);
        let text = |column: &str| row.get::<_, Option<String>>(column).map(Option::unwrap_or_default);
        let (name, phone, number) = (text("full_name")?, text("phone")?, text("id_number")?);
        let (hamlet, address) = (text("hamlet")?, text("address")?);
        for person in Person::all_told(&name, [&phone, &number], [&hamlet, &address], public) {
            if !source.people.contains(&person) {
                source.people.push(person);
            }
        }
    }
    Ok(sources.into_iter().collect())
}

/// Gives the papers that acts after one, up to another, changed, or somebody of them; none where everything may have.
pub(super) fn touched(r: Reader<'_>, after: i64, upto: i64) -> Result<Option<BTreeSet<i64>>> {
    if after == upto {
        return Ok(Some(BTreeSet::new()));
    }
    let mut statement = r.prepare(include_str!("touched.sql"))?;
    let mut rows = statement.query(named_params! { ":after": after, ":upto": upto })?;
    let (mut papers, mut count) = (BTreeSet::new(), 0);
    while let Some(row) = rows.next()? {
        count += 1;
        // A place was named anew, or too much changed.
        let Some(paper) = row.get::<_, Option<i64>>(0)? else { return Ok(None) };
        if count > FOLLOWED {
            return Ok(None);
        }
        papers.insert(paper);
    }
    Ok(Some(papers))
}

/// Gives the names that are never a mark.
pub(super) fn public_names(r: Reader<'_>) -> Result<Vec<String>> {
    let sql = "select name from unit union select place from unit union select upper_name from unit
               union select name from office";
    let mut statement = r.prepare(sql)?;
    let names = statement.query_map([], |row| row.get::<_, Option<String>>(0))?;
    Ok(names.collect::<rusqlite::Result<Vec<_>>>()?.into_iter().flatten().collect())
}

/// Gives the papers some people are behind, and those handed in where they came.
pub(super) fn papers_of(r: Reader<'_>, person: i64) -> Result<BTreeSet<i64>> {
    ids(
        r,
        "select petition from petition_person where person = :id
         union
         select petition.id from visit_person join petition on petition.via_visit = visit_person.visit
         where visit_person.person = :id
         union
         select -visit from visit_person where person = :id",
        person,
    )
}

/// Gives the papers handed in at a visit, and what was told there without one.
pub(super) fn papers_at(r: Reader<'_>, visit: i64) -> Result<BTreeSet<i64>> {
    ids(r, "select id from petition where via_visit = :id union select -:id", visit)
}

/// Gives what was told of a matter without a paper.
pub(super) fn told_of(r: Reader<'_>, matter: i64) -> Result<BTreeSet<i64>> {
    ids(r, "select -visit from visit_matter where matter = :id", matter)
}

/// Gives the matters of a visit.
pub(super) fn matters_of(r: Reader<'_>, visit: i64) -> Result<Vec<i64>> {
    Ok(ids(r, "select matter from visit_matter where visit = :id", visit)?.into_iter().collect())
}

/// Gives the matter of a paper.
pub(super) fn matter_of(r: Reader<'_>, paper: i64) -> Result<Vec<i64>> {
    Ok(ids(r, "select matter from petition where id = :id and matter is not null", paper)?.into_iter().collect())
}

fn ids(r: Reader<'_>, sql: &str, id: i64) -> Result<BTreeSet<i64>> {
    let mut statement = r.prepare(sql)?;
    let ids = statement.query_map(named_params! { ":id": id }, |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// Reads somebody the book knows.
pub(super) fn known(r: Reader<'_>, reference: &str, public: &Public) -> Result<Vec<Person>> {
    let sql = "select person.full_name, person.phone, person.id_number, person.address, hamlet.name as hamlet
               from reference join person on person.id = reference.record
               left join hamlet on hamlet.id = person.hamlet
               where reference.slice = 'person' and reference.ref = :ref";
    let mut statement = r.prepare(sql)?;
    let known = optional(statement.query_row(named_params! { ":ref": reference }, |row| {
        let text = |column: &str| row.get::<_, Option<String>>(column).map(Option::unwrap_or_default);
        let (phone, number) = (text("phone")?, text("id_number")?);
        let (hamlet, address) = (text("hamlet")?, text("address")?);
        Ok(Person::all_told(&text("full_name")?, [&phone, &number], [&hamlet, &address], public))
    }))?;
    Ok(known.unwrap_or_default())
}

/// Gives the name of a hamlet; empty where there is none.
pub(super) fn hamlet(r: Reader<'_>, reference: &str) -> Result<String> {
    let sql = "select hamlet.name from hamlet
               join reference on reference.slice = 'hamlet' and reference.record = hamlet.id
               where reference.ref = :ref";
    let name: Option<String> =
        optional(r.prepare(sql)?.query_row(named_params! { ":ref": reference }, |row| row.get(0)))?;
    Ok(name.unwrap_or_default())
}

/// Tells whether the people of a visit are, or may be, denouncers.
pub(crate) fn is_secret_visit(r: Reader<'_>, visit: i64) -> Result<bool> {
    let sql = "select 1 from secret_visit where id = :id";
    Ok(r.prepare(sql)?.exists(named_params! { ":id": visit })?)
}

/// Reads the open people a record stands for, as they are read for a mark: of a visit, a paper, or all of a matter.
pub(super) fn own(r: Reader<'_>, sql: &str, id: i64, public: &Public) -> Result<Vec<Person>> {
    Ok(read::all(r, sql, id)?.iter().flat_map(|row| Person::of(row, public)).collect())
}
