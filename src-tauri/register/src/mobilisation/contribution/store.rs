//! Contributions in the register.

use rusqlite::{Row, named_params};
use vault::error::Result;
use vault::sql::Statements;
use vault::{Reader, Writer};

use super::{Contribution, Goods};
use crate::record::Cancelled;

pub(crate) fn put(w: &Writer, id: i64, contribution: &Contribution) -> Result<()> {
    w.prepare(include_str!("put.sql"))?.execute(named_params! {
        ":id": id,
        ":on": contribution.on,
        ":round": contribution.round,
        ":programme": contribution.programme,
        ":work": contribution.work,
        ":source": contribution.source,
        ":households": contribution.households,
        ":cash": contribution.cash,
        ":labour_days": contribution.labour_days,
        ":labour_rate": contribution.labour_rate,
        ":labour_value": contribution.labour_value,
        ":land": contribution.land,
        ":land_households": contribution.land_households,
        ":assets": contribution.assets,
        ":total": contribution.total,
        ":rounded": contribution.rounded,
        ":note": contribution.note,
        ":cancelled_on": contribution.cancelled.as_ref().map(|cancelled| cancelled.on),
        ":cancelled_reason": contribution.cancelled.as_ref().map(|cancelled| &cancelled.reason),
    })?;
    put_goods(w, id, &contribution.goods)
}

fn put_goods(w: &Writer, id: i64, all: &[Goods]) -> Result<()> {
    for (place, one) in (0_i64..).zip(all) {
        w.prepare(include_str!("put_goods.sql"))?.execute(named_params! {
            ":contribution": id,
            ":place": place,
            ":name": one.name,
            ":quantity": one.quantity,
            ":unit": one.unit,
            ":value": one.value,
        })?;
    }
    w.prepare("delete from goods where contribution = :contribution and place >= :place")?
        .execute(named_params! { ":contribution": id, ":place": i64::try_from(all.len()).unwrap_or(i64::MAX) })?;
    Ok(())
}

crate::record::readers!(Contribution, "contribution", from_row);

fn from_row(r: Reader<'_>, row: &Row<'_>) -> Result<Contribution> {
    Ok(Contribution {
        reference: row.get("ref")?,
        on: row.get("on_day")?,
        round: row.get("round")?,
        programme: row.get("programme")?,
        work: row.get("work")?,
        source: row.get("source")?,
        households: row.get("households")?,
        cash: row.get("cash")?,
        labour_days: row.get("labour_days")?,
        labour_rate: row.get("labour_rate")?,
        labour_value: row.get("labour_value")?,
        goods: goods(r, row.get("id")?)?,
        land: row.get("land")?,
        land_households: row.get("land_households")?,
        assets: row.get("assets")?,
        total: row.get("total")?,
        rounded: row.get("rounded")?,
        note: row.get("note")?,
        cancelled: Cancelled::from_row(row)?,
    })
}

fn goods(r: Reader<'_>, id: i64) -> Result<Vec<Goods>> {
    let mut statement = r.prepare(include_str!("goods.sql"))?;
    let all = statement
        .query_map(named_params! { ":id": id }, |row| {
            Ok(Goods {
                name: row.get("name")?,
                quantity: row.get("quantity")?,
                unit: row.get("unit")?,
                value: row.get("value")?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(all)
}
