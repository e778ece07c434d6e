//! Following the journal once, from its beginning to its end: whether each act is chained to the one before over just the
//! rows it changed, and what each row became last.

use std::collections::HashMap;

use rusqlite::{Connection, Row};
use sha2::{Digest, Sha256};

use crate::act;
use crate::error::{Error, Result};
use crate::journal::TABLES;

/// What was found on the way.
pub(crate) struct Followed {
    /// The first act that does not fit.
    pub(crate) broken: Option<i64>,
    /// What each row became last: by its table, as it stands in the list, and its id.
    pub(crate) last: Last,
}

pub(crate) type Last = HashMap<(usize, i64), Became>;

/// What a row became.
pub(crate) struct Became {
    /// The journal's entry that says so.
    pub(crate) entry: i64,
    pub(crate) what: What,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// It went.
    Gone,
    /// The retention act cleared what stood here: it says nothing any more.
    Cleared,
    /// The digest of what it holds.
    Holds([u8; 32]),
}

impl What {
    /// What a row is that holds so.
    pub(crate) fn holds(text: &str) -> Self {
        Self::Holds(Sha256::digest(text).into())
    }
}

/// Follows the journal of a register.
pub(crate) fn follow(db: &Connection) -> Result<Followed> {
    let mut acts = db.prepare("select id, kind, at, today, digest from act order by id")?;
    let mut acts = acts.query([])?;
    // An act's rows are entered before the next act begins: they lie in the order of the acts.
    let mut entries =
        db.prepare("select id, act, table_name, row, before, after, digest from journal order by id")?;
    let mut entries = entries.query([])?;
    let mut entry = entries.next()?;
    let (mut found, mut before, mut expected) = (Followed { broken: None, last: Last::new() }, Vec::new(), 1);
    while let Some(act) = acts.next()? {
        let id: i64 = act.get("id")?;
        let [kind, at, today] = ["kind", "at", "today"].map(|column| act.get::<_, String>(column));
        let mut chain = act::chain_of(&before, id, [&kind?, &at?, &today?]);
        let mut fits = id == expected;
        while let Some(of_this) = entry.filter(|entry| entry.get(1).is_ok_and(|of: i64| of <= id)) {
            fits &= of_this.get::<_, i64>(1)? == id && found.enter(db, of_this, &mut chain)?;
            entry = entries.next()?;
        }
        let digest: Option<Vec<u8>> = act.get("digest")?;
        if !fits || digest.as_deref() != Some(chain.finalize().as_slice()) {
            found.broken = found.broken.or(Some(id));
        }
        before = digest.unwrap_or_default();
        expected = id + 1;
    }
    while let Some(of_none) = entry {
        found.enter(db, of_none, &mut Sha256::new())?;
        found.broken = found.broken.or(Some(expected));
        entry = entries.next()?;
    }
    Ok(found)
}

impl Followed {
    /// Takes an entry into the chain of its act; tells whether it still is what its digest was taken over.
    fn enter(&mut self, db: &Connection, entry: &Row<'_>, chain: &mut Sha256) -> Result<bool> {
        let (id, row): (i64, i64) = (entry.get(0)?, entry.get(3)?);
        let text = |column: usize| {
            let held = entry.get_ref(column)?;
            held.as_str_or_null().map_err(|_| Error::Damaged("journal"))
        };
        let table = text(2)?.unwrap_or_default();
        let (before, after) = (text(4)?, text(5)?);
        let digest = entry.get_ref(6)?.as_blob().map_err(|_| Error::Damaged("journal"))?;
        chain.update(digest);
        let what = match (before, after) {
            (None, None) => What::Cleared,
            (_, None) => What::Gone,
            (_, Some(after)) => What::holds(after),
        };
        // A table that is none of ours is a matter of the chain.
        if let Some(place) = TABLES.iter().position(|one| *one == table) {
            self.last.insert((place, row), Became { entry: id, what });
        }
        match what {
            What::Cleared => act::is_retired(db, id),
            _ => Ok(digest == act::row_digest(table, row, before, after)),
        }
    }
}
