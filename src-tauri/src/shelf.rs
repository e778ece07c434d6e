//! Files the clerk chooses, opened and saved by dialogs of the system: no path is ever told to the page. No test can drive
//! such a dialog, so a debug build may be told a file and a folder.

use std::io::Read;
use std::path::{Path, PathBuf};

use casebook::Error;
use casebook::casebook::outlet;
use casebook::outgoing::Outgoing;
use serde::Serialize;
use tauri::AppHandle;
use tauri_plugin_dialog::DialogExt;

use crate::answer::Result;
use crate::desk::Desk;

/// A file that was written and read back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Saved {
    /// Its name, without where it is.
    pub file: String,
    /// For the clerk.
    pub say: String,
}

/// The endings of what an office saves a register as; what a file is is told by its bytes.
const WORKBOOKS: [&str; 14] =
    ["xlsx", "xlsm", "xlsb", "xltx", "xls", "ods", "ots", "fods", "csv", "tsv", "txt", "htm", "html", "xml"];

/// Lets the clerk choose a file of what columns hold; answers its bytes, at most one more than `most`.
pub fn choose_map(app: &AppHandle, most: u64) -> Result<Option<Vec<u8>>> {
    let ask = || {
        let dialog = app.dialog().file().set_title("Chọn tệp khai cột");
        dialog.add_filter("Tệp khai cột", &["json"]).blocking_pick_file().and_then(|file| file.into_path().ok())
    };
    let Some(path) = told("SO_TIEP_DAN_MAP_FROM").or_else(ask) else { return Ok(None) };
    let mut bytes = Vec::new();
    let file = std::fs::File::open(&path).map_err(Error::Disk)?;
    file.take(most + 1).read_to_end(&mut bytes).map_err(Error::Disk)?;
    Ok(Some(bytes))
}

/// Saves a file of what columns hold: nothing of the register stands in it.
pub fn save_map(app: &AppHandle, desk: &Desk, bytes: Vec<u8>) -> Result<Option<Saved>> {
    save(app, desk, Kind::Map, "khai-cot.json", || Ok(bytes))
}

/// Lets the clerk choose a workbook; answers its name and its bytes, at most one more than `most`.
pub fn choose_workbook(app: &AppHandle, most: u64) -> Result<Option<(String, Vec<u8>)>> {
    let ask = || {
        let dialog = app.dialog().file().set_title("Chọn sổ Excel cần nhập");
        let chosen = dialog.add_filter("Bảng tính", &WORKBOOKS).blocking_pick_file();
        chosen.and_then(|file| file.into_path().ok())
    };
    let path = told("SO_TIEP_DAN_OPEN_FROM").or_else(ask);
    let Some(path) = path else { return Ok(None) };
    let mut bytes = Vec::new();
    let file = std::fs::File::open(&path).map_err(Error::Disk)?;
    file.take(most + 1).read_to_end(&mut bytes).map_err(Error::Disk)?;
    Ok(Some((name(&path), bytes)))
}

/// A kind of file that is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A spreadsheet.
    Workbook,
    /// A document.
    Document,
    /// What the columns of a workbook hold.
    Map,
}

impl Kind {
    /// The title of the dialog, the words for the kind, and the ending of its name.
    fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Workbook => ("Ghi bảng tính", "Bảng tính Excel", "xlsx"),
            Self::Map => ("Ghi tệp khai cột", "Tệp khai cột", "json"),
            Self::Document => ("Ghi văn bản", "Văn bản Word", "docx"),
        }
    }
}

/// Asks where to put a file and only then makes it; writes it whole, reads it back and compares.
pub fn save(
    app: &AppHandle,
    desk: &Desk,
    kind: Kind,
    file: &str,
    make: impl FnOnce() -> Result<Vec<u8>>,
) -> Result<Option<Saved>> {
    let ask = || {
        let (title, words, ending) = kind.words();
        let dialog = app.dialog().file().set_title(title).set_file_name(file);
        dialog.add_filter(words, &[ending]).blocking_save_file()?.into_path().ok()
    };
    let path = told("SO_TIEP_DAN_SAVE_TO").map(|folder| folder.join(file)).or_else(ask);
    let Some(path) = path else { return Ok(None) };
    // Where no file may be written is said before it is made, or entered that it was.
    outlet::check(&path)?;
    desk.touch();
    let length = put(&path, make, |path, bytes| desk.write_out(path, bytes))?;
    let file = name(&path);
    let say = format!("Đã ghi và kiểm tra {file} ({length} byte). Tệp này không mã hóa, hãy giữ cẩn thận.");
    Ok(Some(Saved { file, say }))
}

/// Makes a file, which enters it, and only then writes it. Gives its length in bytes.
fn put(
    path: &Path,
    make: impl FnOnce() -> Result<Vec<u8>>,
    write: impl FnOnce(&Path, &[u8]) -> casebook::Result<()>,
) -> Result<usize> {
    let bytes = make()?;
    write(path, &bytes)?;
    Ok(bytes.len())
}

/// Saves a workbook that is made already. Once a place is chosen it is entered that the workbook leaves, and only then it
/// is written.
pub fn save_workbook(app: &AppHandle, desk: &Desk, file: Outgoing) -> Result<Option<Saved>> {
    let name = file.name().to_owned();
    save(app, desk, Kind::Workbook, &name, || desk.write(|book, now| file.leave(book, now)))
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn told(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).filter(|_| cfg!(debug_assertions)).map(PathBuf::from)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use casebook::casebook::key::KeyCost;
    use casebook::list::{GridColumn, Query};
    use casebook::slice::Slice;
    use casebook::{Moment, practice};

    use super::*;

    fn written(path: &Path, bytes: &[u8]) -> casebook::Result<()> {
        outlet::write(path, bytes, None)
    }

    #[test]
    fn a_workbook_was_written_before_it_was_entered() {
        let room = tempfile::tempdir().unwrap();
        let cost = KeyCost { memory: 8, passes: 1 };
        let (mut book, _) = practice::create(&room.path().join("so"), "tập", cost).unwrap();
        let now = Moment::on(practice::today());
        let column: GridColumn = serde_json::from_value(serde_json::json!({"key": "c5", "head": "Họ tên"})).unwrap();
        let list = |book: &casebook::Casebook| {
            Outgoing::list(
                book.read(),
                Slice::Petition,
                &Query::default(),
                "Sổ đơn",
                std::slice::from_ref(&column),
                now.today,
            )
        };
        let path = room.path().join("so-don.xlsx");
        // How many looks are entered is one of the sentences of an audit.
        let audited = |book: &casebook::Casebook| casebook::casebook::audit::audit(book).unwrap().lines;
        let entered = audited(&book);
        // What cannot be entered is not written.
        let refused = put(&path, || Err(Error::LogBehind.into()), written);
        assert!(refused.is_err() && !path.exists());
        // What cannot be written is entered all the same.
        let file = list(&book).unwrap();
        assert!(put(room.path(), || Ok(file.leave(&mut book, now)?), written).is_err());
        let tried = audited(&book);
        assert_ne!(tried, entered);
        let file = list(&book).unwrap();
        assert!(put(&path, || Ok(file.leave(&mut book, now)?), written).unwrap() > 0);
        assert_ne!(audited(&book), tried);
    }
}
