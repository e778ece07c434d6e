//! Gộp: persons and matters that turned out to be one, and parting them again.

use casebook::merge::{self, Candidate, Merge, Whom};
use casebook::slice::Slice;
use casebook::{Done, Error, codes::Code};

use super::State;
use crate::answer::Result;

/// Gives the people entered under a name or number; never a denouncer.
#[tauri::command(async)]
pub fn merge_candidates(desk: State<'_>, text: String) -> Result<Vec<Candidate>> {
    desk.search(|book, _| merge::candidates(book.read(), &text))
}

/// Lists the merges of persons or matters that stand.
#[tauri::command(async)]
pub fn merge_list(desk: State<'_>, slice: String) -> Result<Vec<Merge>> {
    let slice = Slice::from_code(&slice).ok_or(Error::Usage("không có danh sách này"))?;
    desk.read(|book, _| merge::merges(book.read(), slice))
}

/// Merges a matter into another.
#[tauri::command(async)]
pub fn merge_matters(desk: State<'_>, kept: String, other: String) -> Result<Done<Merge>> {
    desk.write(|book, now| merge::matters(book, &kept, &other, now))
}

/// Merges a person into another.
#[tauri::command(async)]
pub fn merge_people(desk: State<'_>, kept: Whom, other: Whom) -> Result<Done<Merge>> {
    desk.write(|book, now| merge::people(book, &kept, &other, now))
}

/// Parts two that were merged.
#[tauri::command(async)]
pub fn merge_part(desk: State<'_>, kept: String, other: String) -> Result<Done<()>> {
    desk.write(|book, now| merge::part(book, &kept, &other, now))
}
