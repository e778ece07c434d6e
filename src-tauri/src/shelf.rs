//! Files the clerk chooses, opened and saved by dialogs of the system: no path is ever told to the page. No test can drive
//! such a dialog, so a debug build may be told a file and a folder.

use std::io::Read;
use std::path::{Path, PathBuf};

use casebook::casebook::outlet;
use casebook::{Error, Look};
use serde::Serialize;
use tauri::AppHandle;
use tauri_plugin_dialog::DialogExt;

use crate::answer::Result;
use crate::desk::Desk;

/// A file that was written and read back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Saved {
    /// Its name, without where it is.
    pub file: String,
    /// For the clerk.
    pub say: String,
}

/// Lets the clerk choose a workbook; answers its name and its bytes, at most one more than `most`.
pub fn choose_workbook(app: &AppHandle, most: u64) -> Result<Option<(String, Vec<u8>)>> {
    let ask = || {
        let dialog = app.dialog().file().set_title("Chọn sổ Excel cần nhập");
        let chosen = dialog.add_filter("Bảng tính", &["xlsx", "xls", "ods"]).blocking_pick_file();
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
}

impl Kind {
    /// The title of the dialog, the words for the kind, and the ending of its name.
    fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Workbook => ("Ghi bảng tính", "Bảng tính Excel", "xlsx"),
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
    let bytes = make()?;
    desk.write_out(&path, &bytes)?;
    let file = name(&path);
    let say = format!("Đã ghi và kiểm tra {file} ({} byte). Tệp này không mã hóa, hãy giữ cẩn thận.", bytes.len());
    Ok(Some(Saved { file, say }))
}

/// Saves a workbook that is made already, and enters what was taken out.
pub fn save_workbook(app: &AppHandle, desk: &Desk, file: &str, bytes: Vec<u8>, about: &str) -> Result<Option<Saved>> {
    let saved = save(app, desk, Kind::Workbook, file, || Ok(bytes))?;
    if saved.is_some() {
        desk.write(|book, now| book.look(Look::Workbook, about, now))?;
    }
    Ok(saved)
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn told(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).filter(|_| cfg!(debug_assertions)).map(PathBuf::from)
}
