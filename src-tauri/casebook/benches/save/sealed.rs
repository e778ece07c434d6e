//! The bare engine under the cipher, and a file beside it: what the disk and the cipher alone ask of a save.

use std::fs::File;
use std::io::{Seek as _, Write as _};
use std::path::Path;

use rusqlite::Connection;

/// So many bytes a page holds of a row that has it to itself.
const ROW: usize = 900;
/// The room taken beforehand for what is written beside.
const ROOM: usize = 1024 * 1024;

/// A bare register that holds rows of a page each, and a file beside it whose room is taken beforehand, as the operation
/// log's is.
pub struct Sealed {
    db: Connection,
    beside: File,
    rows: i64,
    at: i64,
}

impl Sealed {
    /// Makes one of so many pages.
    pub fn new(folder: &Path, key: &str, rows: i64) -> Self {
        let db = Connection::open(folder.join("sealed.db")).unwrap();
        db.execute_batch(&format!("pragma key = \"{key}\"; pragma cipher_page_size = 1024")).unwrap();
        db.query_row("pragma journal_mode = wal", [], |_| Ok(())).unwrap();
        db.execute_batch(
            "pragma synchronous = full; pragma wal_autocheckpoint = 0; pragma cache_size = -65536;
             create table page (id integer primary key, held blob not null)",
        )
        .unwrap();
        db.execute(
            "insert into page (held) with recursive n (n) as (select 1 union all select n + 1 from n where n < ?1)
             select zeroblob(?2) from n",
            (rows, i64::try_from(ROW).unwrap()),
        )
        .unwrap();
        let mut beside = File::create(folder.join("beside")).unwrap();
        beside.write_all(&vec![0; ROOM]).unwrap();
        beside.sync_all().unwrap();
        beside.rewind().unwrap();
        let sealed = Self { db, beside, rows, at: 0 };
        sealed.settles();
        sealed
    }

    /// Writes so many of its pages as one transaction and so many bytes into the file, and waits for the disk after each.
    pub fn saves(&mut self, pages: usize, bytes: usize) {
        let transaction = self.db.transaction().unwrap();
        let mut change = transaction.prepare_cached("update page set held = ?2 where id = ?1").unwrap();
        for _ in 0..pages {
            self.at = (self.at + 7_919) % self.rows;
            assert_eq!(change.execute((self.at + 1, [b'x'; ROW].as_slice())).unwrap(), 1);
        }
        drop(change);
        transaction.commit().unwrap();
        self.beside.write_all(&vec![b'x'; bytes]).unwrap();
        self.beside.sync_data().unwrap();
    }

    /// Moves the write-ahead log into the file.
    pub fn settles(&self) {
        self.db.query_row("pragma wal_checkpoint(restart)", [], |_| Ok(())).unwrap();
    }
}
