//! The schema and its migrations: one numbered file each, one transaction, never changed once released.

use rusqlite::Connection;

use crate::error::{Error, Result};

/// The schema this program writes.
pub const VERSION: i64 = 16;

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
    (12, include_str!("schema/0012_habit.sql")),
    (13, include_str!("schema/0013_secrecy.sql")),
    (14, include_str!("schema/0014_number_written.sql")),
    (16, include_str!("schema/0016_mobilisation.sql")),
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
    use rusqlite::Connection;

    use super::{STEPS, migrate};
    use crate::above;
    use crate::casebook::Casebook;
    use crate::key::KeyCost;
    use crate::moment::Moment;
    use crate::released_books;

    fn schema(book: &Casebook) -> Vec<(String, String)> {
        let sql = "select name, coalesce(sql, '') from sqlite_schema order by name";
        let mut statement = book.writer.prepare(sql).unwrap();
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
    }

    #[test]
    fn a_habit_kept_among_the_forms_becomes_one_of_its_own_and_a_form_stays_a_form() {
        let mut db = Connection::open_in_memory().unwrap();
        for (_, sql) in STEPS.iter().filter(|(version, _)| *version < 12) {
            db.execute_batch(sql).unwrap();
        }
        db.execute_batch(
            "pragma user_version = 11;
             insert into unfinished (screen, form, at) values
                 ('~look', '{\"size\":125}', '2026-01-01'), ('visit#a', '{}', '2026-01-02');
             insert into reference (ref, slice, record) values
                 ('import-0a1b2c3d-7-visit', 'visit', 1), ('import-x', 'visit', 2), ('L-01', 'visit', 3);",
        )
        .unwrap();
        migrate(&mut db).unwrap();
        let told = |sql: &str| -> Vec<(String, Option<String>)> {
            let mut statement = db.prepare(sql).unwrap();
            let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
            rows.map(Result::unwrap).collect()
        };
        assert_eq!(told("select name, value from habit"), [("look".to_owned(), Some("{\"size\":125}".to_owned()))]);
        assert_eq!(told("select screen, form from unfinished"), [("visit#a".to_owned(), Some("{}".to_owned()))]);
        let batches = [("import-0a1b2c3d-7-visit", Some("0a1b2c3d")), ("import-x", None), ("L-01", None)];
        let batches = batches.map(|(reference, batch)| (reference.to_owned(), batch.map(str::to_owned)));
        assert_eq!(told("select ref, batch from reference order by record"), batches);
    }

    #[test]
    fn the_search_index_of_a_register_of_before_is_due_to_be_made_anew() {
        for book in released_books::all() {
            let copy = tempfile::tempdir().unwrap();
            released_books::copy(&book, copy.path());
            let is_newest = Some(&book) == released_books::all().last();
            let opened = released_books::open(copy.path()).unwrap();
            let sql = "select exists (select 1 from finding_stale)";
            let is_due: bool = opened.writer.query_row(sql, [], |row| row.get(0)).unwrap();
            assert_ne!(is_due, is_newest, "{}", book.display());
        }
    }

    #[test]
    fn every_released_schema_upgrades_to_exactly_todays() {
        let folder = tempfile::tempdir().unwrap();
        let (cost, now) = (KeyCost { memory: 8, passes: 1 }, Moment::on("2019-09-14".parse().unwrap()));
        let (today, _) =
            Casebook::create(&folder.path().join("sổ"), "đúng", true, cost, now, above::NOTHING).unwrap();
        let mut upgraded = 0;
        for book in released_books::all() {
            let copy = tempfile::tempdir().unwrap();
            released_books::copy(&book, copy.path());
            assert_eq!(schema(&released_books::open(copy.path()).unwrap()), schema(&today));
            upgraded += 1;
        }
        assert!(upgraded > 0);
    }
}
