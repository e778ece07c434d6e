//! The places backups lie in: a folder in the register's own, and those the clerk chose, a stick for one. Which they are
//! stands in the register; where they are never leaves the house.

use std::path::{Path, PathBuf};

use rusqlite::named_params;
use serde::Serialize;

use crate::casebook::Casebook;
use crate::error::{Error, Result};
use crate::moment::Moment;

/// The name of the register's own place inside its folder.
pub const OWN: &str = "sao-luu";

/// A folder backups are kept in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "BackupPlace"))]
pub struct Place {
    /// 0 is the register's own.
    pub id: i64,
    /// The last part of its path, for the clerk.
    pub name: String,
    /// Whether it can be reached now: a stick is not always plugged in.
    pub here: bool,
    /// Its path.
    #[serde(skip)]
    pub folder: PathBuf,
}

impl Place {
    fn new(id: i64, folder: PathBuf) -> Self {
        let last = folder.file_name().map(|name| name.to_string_lossy().into_owned());
        // The root of a drive has no last part; its letter is all there is to say.
        let name = last.unwrap_or_else(|| folder.to_string_lossy().into_owned());
        Self { id, name, here: folder.is_dir(), folder }
    }
}

/// Gives the register's own place.
#[must_use]
pub fn own_place(book: &Casebook) -> Place {
    Place::new(0, book.folder.join(OWN))
}

/// Lists the places, the register's own first.
pub fn places(book: &Casebook) -> Result<Vec<Place>> {
    let mut statement = book.reader.prepare_cached("select id, folder from place order by id")?;
    let chosen = statement
        .query_map([], |row| Ok(Place::new(row.get("id")?, PathBuf::from(row.get::<_, String>("folder")?))))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(std::iter::once(own_place(book)).chain(chosen).collect())
}

/// Keeps a folder the clerk chose in mind. One inside the register's own folder would be lost with it.
pub fn add_place(book: &Casebook, folder: &Path, now: Moment) -> Result<Place> {
    let folder = std::fs::canonicalize(folder)?;
    if folder.starts_with(std::fs::canonicalize(&book.folder)?) {
        return Err(Error::Usage("nơi sao lưu thứ hai phải ở ngoài thư mục của sổ, tốt nhất là trên USB"));
    }
    let text = folder.to_str().ok_or_else(|| Error::Disk(std::io::ErrorKind::InvalidFilename.into()))?;
    book.writer
        .prepare_cached("insert into place (folder, since) values (:folder, :since) on conflict (folder) do nothing")?
        .execute(named_params! { ":folder": text, ":since": now.today })?;
    places(book)?.into_iter().find(|place| place.folder == folder).ok_or(Error::NotFound("place"))
}

/// Forgets a place; the backups in it stay.
pub fn forget_place(book: &Casebook, id: i64) -> Result<()> {
    book.writer.prepare_cached("delete from place where id = :id")?.execute(named_params! { ":id": id })?;
    Ok(())
}
