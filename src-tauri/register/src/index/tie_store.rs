//! Which other records a record is searched with: those it is tied to, those its people stand in.

use rusqlite::named_params;
use vault::Reader;
use vault::act::optional;
use vault::error::Result;
use vault::sql::Statements;
use words::slice::Slice;

/// Gives the records with a text of their own that are tied to a paper: what is of its matters, its visits, and what was sent
/// out about it.
pub(super) fn tied(r: Reader<'_>, paper: i64, matters: &[i64], visits: &[i64]) -> Result<Vec<(Slice, i64)>> {
    let mut tied: Vec<(Slice, i64)> = visits.iter().map(|visit| (Slice::Visit, *visit)).collect();
    tied.extend(matters.iter().map(|matter| (Slice::Matter, *matter)));
    tied.extend(records(
        r,
        "select 'petition', id from petition where id = :id
         union all select 'visit', via_visit from petition where id = :id and via_visit is not null
         union all select 'referral', id from referral where petition = :id
         union all select 'visit', visit_matter.visit from petition
            join visit_matter on visit_matter.matter = petition.matter where petition.id = :id",
        paper,
    )?);
    tied.extend(tied_to_matters(r, matters)?);
    Ok(tied)
}

/// Gives the records with a text of their own that stand behind some matters.
pub(super) fn tied_to_matters(r: Reader<'_>, matters: &[i64]) -> Result<Vec<(Slice, i64)>> {
    let mut tied = Vec::new();
    for matter in matters {
        tied.extend(records(
            r,
            "select 'petition', id from petition where matter = :id
             union all select 'visit', visit from visit_matter where matter = :id
             union all select 'referral', referral.id from petition
                join referral on referral.petition = petition.id where petition.matter = :id",
            *matter,
        )?);
    }
    Ok(tied)
}

/// Gives the visit a petition was handed in at.
pub(super) fn visit_of(r: Reader<'_>, petition: &str) -> Result<Option<i64>> {
    let visit: Option<Option<i64>> = optional(
        r.prepare(
            "select petition.via_visit from reference
             join petition on petition.id = reference.record
             where reference.ref = :ref and reference.slice = 'petition'",
        )?
        .query_row(named_params! { ":ref": petition }, |row| row.get(0)),
    )?;
    Ok(visit.flatten())
}

/// Gives the visits and petitions a person stands in.
pub(super) fn with_person(r: Reader<'_>, person: i64) -> Result<Vec<(Slice, i64)>> {
    records(
        r,
        "select 'visit', visit from visit_person where person = :id
         union all select 'petition', petition from petition_person where person = :id",
        person,
    )
}

/// Gives the visits and petitions of the people of a hamlet: renaming it changes what finds them.
pub(super) fn with_hamlet(r: Reader<'_>, hamlet: i64) -> Result<Vec<(Slice, i64)>> {
    records(
        r,
        "select 'visit', part.visit from person join visit_person as part on part.person = person.id
         where person.hamlet = :id
         union all
         select 'petition', part.petition from person join petition_person as part on part.person = person.id
         where person.hamlet = :id",
        hamlet,
    )
}

fn records(r: Reader<'_>, sql: &str, id: i64) -> Result<Vec<(Slice, i64)>> {
    let mut statement = r.prepare(sql)?;
    let rows = statement
        .query_map(named_params! { ":id": id }, |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}
