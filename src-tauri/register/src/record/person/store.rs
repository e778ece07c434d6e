//! People in the register.

use std::sync::LazyLock;

use rusqlite::types::{Null, ToSqlOutput};
use rusqlite::{Row, ToSql, named_params, params_from_iter};
use vault::act::optional;
use vault::error::Result;
use vault::sql::{Rows, Statements};
use vault::{Reader, Writer};
use words::slice::Slice;

use super::{Attendee, Particulars, Person, Who};
use crate::reference::next_id;

/// Whose people: the owner's column and the table between.
#[derive(Clone, Copy)]
pub enum Owner {
    /// Who came to a visit.
    Visit,
    /// Who wrote a petition.
    Petition,
}

/// The statements about the people of one kind of owner.
struct Sql {
    list: String,
    held: String,
    add: String,
    /// The same for many at once.
    join: String,
    drop: String,
}

static VISIT: LazyLock<Sql> = LazyLock::new(|| Sql::of("visit_person", "visit"));
static PETITION: LazyLock<Sql> = LazyLock::new(|| Sql::of("petition_person", "petition"));

impl Sql {
    fn of(part: &str, owner: &str) -> Self {
        let unlisted = format!(
            "select part.person from {part} as part
             left join reference on reference.slice = 'person' and reference.record = part.person
             where part.{owner} = :owner and part.place = :place and reference.id is null"
        );
        Self {
            list: include_str!("attendees.sql").replace("{part}", part).replace("{owner}", owner),
            held: unlisted,
            add: format!(
                "insert into {part} ({owner}, place, person, role) values (:owner, :place, :person, :role)
                 on conflict ({owner}, place) do update set person = excluded.person, role = excluded.role"
            ),
            join: include_str!("add_attendees.sql").replace("{part}", part).replace("{owner}", owner),
            drop: format!("delete from {part} where {owner} = :owner and place >= :place"),
        }
    }

    fn for_owner(owner: Owner) -> &'static Self {
        match owner {
            Owner::Visit => &VISIT,
            Owner::Petition => &PETITION,
        }
    }
}

pub(crate) fn put(w: &Writer, id: i64, person: &Person) -> Result<()> {
    put_particulars(w, Some(id), &person.particulars)?;
    Ok(())
}

crate::record::readers!(Person, "person", from_row);

/// Enters the people of new visits and papers.
pub(crate) fn add_attendees<'a>(
    w: &Writer,
    records: impl Iterator<Item = (Owner, i64, &'a [Attendee])>,
) -> Result<()> {
    let mut next = next_id(w.read(), Slice::Person)?;
    let (mut unlisted, mut visits, mut petitions) = (Vec::new(), Vec::new(), Vec::new());
    for (owner, id, people) in records {
        let joins = match owner {
            Owner::Visit => &mut visits,
            Owner::Petition => &mut petitions,
        };
        for (place, one) in (0_i64..).zip(people) {
            let person = match &one.who {
                Who::Known { person } => known(w, person)?,
                Who::Unlisted(particulars) => {
                    unlisted.push(values(Some(next), particulars)?);
                    next += 1;
                    next - 1
                }
            };
            joins.push([id.into(), place.into(), person.into(), one.role.to_sql()?]);
        }
    }
    w.add_all(include_str!("add.sql"), &unlisted)?;
    w.add_all(&VISIT.join, &visits)?;
    w.add_all(&PETITION.join, &petitions)
}

/// The values of somebody in the order `put.sql` and `add.sql` name them.
fn values(id: Option<i64>, one: &Particulars) -> Result<[ToSqlOutput<'_>; 12]> {
    Ok([
        id.map_or_else(|| Null.into(), Into::into),
        one.full_name.to_sql()?,
        one.birth.to_sql()?,
        one.sex.to_sql()?,
        one.id_number.to_sql()?,
        one.id_type.to_sql()?,
        one.id_issued_on.to_sql()?,
        one.id_issued_by.to_sql()?,
        one.address.to_sql()?,
        one.hamlet.to_sql()?,
        one.phone.to_sql()?,
        one.ethnic_group.to_sql()?,
    ])
}

/// Gives the id of a person the book knows.
fn known(w: &Writer, reference: &str) -> Result<i64> {
    Ok(w.prepare("select record from reference where slice = 'person' and ref = :ref")?
        .query_row(named_params! { ":ref": reference }, |row| row.get(0))?)
}

/// Enters the people of a visit or paper. One who stands only there keeps the row they had.
pub(crate) fn put_attendees(w: &Writer, owner: Owner, id: i64, people: &[Attendee]) -> Result<()> {
    let sql = Sql::for_owner(owner);
    for (place, one) in people.iter().enumerate() {
        let place = i64::try_from(place).unwrap_or(i64::MAX);
        let person = match &one.who {
            Who::Known { person } => known(w, person)?,
            Who::Unlisted(particulars) => {
                let held = optional(
                    w.prepare(&sql.held)?
                        .query_row(named_params! { ":owner": id, ":place": place }, |row| row.get(0)),
                )?;
                put_particulars(w, held, particulars)?
            }
        };
        w.prepare(&sql.add)?
            .execute(named_params! { ":owner": id, ":place": place, ":person": person, ":role": one.role })?;
    }
    let beyond = i64::try_from(people.len()).unwrap_or(i64::MAX);
    w.prepare(&sql.drop)?.execute(named_params! { ":owner": id, ":place": beyond })?;
    Ok(())
}

/// Gives the people of a visit or paper, in the order written.
pub(crate) fn attendees(r: Reader<'_>, owner: Owner, id: i64) -> Result<Vec<Attendee>> {
    let mut statement = r.prepare(&Sql::for_owner(owner).list)?;
    let people = statement
        .query_map(named_params! { ":owner": id }, |row| {
            let who = match row.get::<_, Option<String>>("person_ref")? {
                Some(person) => Who::Known { person },
                None => Who::Unlisted(Box::new(particulars(row)?)),
            };
            Ok(Attendee { who, role: row.get("role")? })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(people)
}

/// Gives the particulars of the people of a visit or paper, known or not: for search and for papers.
pub fn particulars_of(r: Reader<'_>, owner: Owner, id: i64) -> Result<Vec<Particulars>> {
    let mut statement = r.prepare(&Sql::for_owner(owner).list)?;
    let people =
        statement.query_map(named_params! { ":owner": id }, particulars)?.collect::<rusqlite::Result<_>>()?;
    Ok(people)
}

/// Tells in how many other visits and petitions somebody is seen; those that would show a denouncer are not counted.
pub(crate) fn others(r: Reader<'_>, person: i64, (slice, own): (Slice, i64)) -> Result<i64> {
    Ok(r.prepare(include_str!("others.sql"))?
        .query_row(named_params! { ":person": person, ":slice": slice, ":own": own }, |row| row.get(0))?)
}

fn put_particulars(w: &Writer, id: Option<i64>, one: &Particulars) -> Result<i64> {
    w.prepare(include_str!("put.sql"))?.execute(params_from_iter(values(id, one)?))?;
    Ok(id.unwrap_or_else(|| w.last_id()))
}

fn from_row(_: Reader<'_>, row: &Row<'_>) -> Result<Person> {
    Ok(Person { reference: row.get("ref")?, particulars: particulars(row)? })
}

fn particulars(row: &Row<'_>) -> rusqlite::Result<Particulars> {
    Ok(Particulars {
        full_name: row.get("full_name")?,
        birth: row.get("birth")?,
        sex: row.get("sex")?,
        id_number: row.get("id_number")?,
        id_type: row.get("id_type")?,
        id_issued_on: row.get("id_issued_on")?,
        id_issued_by: row.get("id_issued_by")?,
        address: row.get("address")?,
        hamlet: row.get("hamlet_ref")?,
        phone: row.get("phone")?,
        ethnic_group: row.get("ethnic_group")?,
    })
}
