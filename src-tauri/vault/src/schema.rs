//! The schema and its migrations: one numbered file each, one transaction, never changed once released.

use rusqlite::Connection;

use crate::error::{Error, Result};

/// The schema this program writes.
pub const VERSION: i64 = 11;

const STEPS: &[(i64, &str)] = &[
    (1, include_str!("schema/0001_register.sql")),
    (2, include_str!("schema/0002_lean.sql")),
    (3, include_str!("schema/0003_log.sql")),
    (4, include_str!("schema/0004_paper.sql")),
    (5, include_str!("schema/0005_month.sql")),
    (6, include_str!("schema/0006_retirement.sql")),
    (7, include_str!("schema/0007_finding.sql")),
    (8, include_str!("schema/0008_taken_back.sql")),
    (9, include_str!("schema/0009_standing.sql")),
    (10, include_str!("schema/0010_keys.sql")),
    (11, include_str!("schema/0011_lean.sql")),
];

/// Tells whether a register was written by an earlier schema.
pub(crate) fn is_older(db: &Connection) -> Result<bool> {
    let held: i64 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    Ok(held < VERSION)
}

/// Brings a register to today's schema. A step is taken whole or not at all.
pub(crate) fn migrate(db: &mut Connection) -> Result<()> {
    let held: i64 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let transaction = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    for (version, sql) in STEPS.iter().filter(|(version, _)| *version > held) {
        transaction.execute_batch(sql)?;
        transaction.pragma_update(None, "user_version", version)?;
    }
    if held < 1 {
        add_fields(&transaction)?;
    }
    transaction.commit()?;
    Ok(())
}

/// Enters the leaves of the field list that the program ships.
fn add_fields(db: &Connection) -> Result<()> {
    let leaves: toml::Table = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/fields.toml"))
        .parse()
        .map_err(|error: toml::de::Error| Error::Asset(error.to_string()))?;
    let mut add = db.prepare(
        "insert into field (code, complaint, denunciation, proposal) values (:code, :complaint, :denunciation, :proposal)",
    )?;
    for (code, leaf) in &leaves {
        let group = |kind: &str| leaf.get(kind).and_then(toml::Value::as_str).unwrap_or("other");
        add.execute(rusqlite::named_params! {
            ":code": code,
            ":complaint": group("complaint"),
            ":denunciation": group("denunciation"),
            ":proposal": group("proposal"),
        })?;
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::above;
    use crate::casebook::Casebook;
    use crate::key::KeyCost;
    use crate::moment::Moment;
    use crate::released;

    fn schema(book: &Casebook) -> Vec<(String, String)> {
        let sql = "select name, coalesce(sql, '') from sqlite_schema order by name";
        let mut statement = book.writer.prepare(sql).unwrap();
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
    }

    #[test]
    fn every_released_schema_upgrades_to_exactly_todays() {
        let folder = tempfile::tempdir().unwrap();
        let (cost, now) = (KeyCost { memory: 8, passes: 1 }, Moment::on("2019-09-14".parse().unwrap()));
        let (today, _) =
            Casebook::create(&folder.path().join("sổ"), "đúng", true, cost, now, above::NOTHING).unwrap();
        let mut upgraded = 0;
        for book in released::all() {
            let copy = tempfile::tempdir().unwrap();
            released::copy(&book, copy.path());
            assert_eq!(schema(&released::open(copy.path()).unwrap()), schema(&today));
            upgraded += 1;
        }
        assert!(upgraded > 0);
    }
}
