//! The people known to the book as rows.

use vault::Reader;
use vault::error::Result;
use words::slice::Slice;

use crate::row::show::{address, day, text, words};
use crate::row::{Filter, Glance, Listing, Order, Row, Test, read};

pub(crate) const LISTING: Listing = Listing {
    slice: Slice::Person,
    orders: &[
        Order(&["id", "number"], "person.id", "person.id"),
        Order(&["name", "full_name"], "name_order(person.full_name)", "person.id"),
    ],
    filters: &[
        Filter(&["name", "full_name"], Test::Words("instr(fold(person.full_name), :value) > 0")),
        Filter(&["address"], Test::Words("instr(fold(coalesce(person.address, '')), :value) > 0")),
        Filter(&["phone"], Test::Sql("instr(coalesce(person.phone, ''), :value) > 0")),
        Filter(&["id_number"], Test::Sql("instr(coalesce(person.id_number, ''), :value) > 0")),
    ],
    row,
    rows: None,
    // Known to the book, not merged into another, and not seen in denunciations alone.
    standing: "exists (
        select 1 from reference as own where own.slice = 'person' and own.record = person.id
            and not exists (
                select 1 from decision
                where decision.second = own.id and decision.verdict = 'same_person' and not exists (
                    select 1 from decision as later
                    where later.second = decision.second and later.first = decision.first and later.id > decision.id
                )
            )
    ) and (
        exists (
            select 1 from visit_person as came where came.person = person.id
                and not exists (select 1 from secret_visit where secret_visit.id = came.visit)
        )
        or exists (
            select 1 from petition_person as sent where sent.person = person.id
                and not exists (select 1 from secret_petition where secret_petition.id = sent.petition)
        )
        or not exists (select 1 from visit_person as came where came.person = person.id)
            and not exists (select 1 from petition_person as sent where sent.person = person.id)
    )",
};

fn row(r: Reader<'_>, id: i64, _: Glance) -> Result<Option<Row>> {
    let Some(mut row) = read::one(r, include_str!("row.sql"), id)? else { return Ok(None) };
    let columns = [
        ("number", String::new()),
        ("on", String::new()),
        ("name", text(&row, "full_name")),
        ("_birth", day(&row, "birth")),
        ("_sex", words(&row, "sex", "sex")),
        ("_address", address(&row)),
    ];
    row.extend(columns.into_iter().map(|(key, value)| (key.to_owned(), value.into())));
    row.insert("secret".to_owned(), false.into());
    row.insert("cancelled".to_owned(), false.into());
    Ok(Some(row))
}
