//! The tables of a sheet: where the headings stand, how many rows they take, where the next table begins. A row that looks like
//! the rows below it is never a heading.

use std::collections::{BTreeMap, BTreeSet};

use words::vietnamese::fold::{fold, tokens};
use words::vietnamese::legacy;

use crate::heading::{self, Heading, Thing};
use crate::sheet::{Cell, Sheet};

/// The most rows headings take.
const MOST: u32 = 5;
/// Headings are looked for in so many rows before a sheet without any is read by its content.
const FIRST_ROWS: usize = 80;

/// A table of a sheet, rows from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Table {
    /// The first row of the headings.
    pub top: u32,
    /// How many rows they take.
    pub rows: u32,
    /// The first row of the next table.
    pub until: Option<u32>,
    /// The texts above each column, from the top down.
    pub headings: Vec<(u32, Vec<String>)>,
    /// How many different things the headings name.
    pub known: usize,
}

impl Table {
    /// The rows a clerk points at.
    pub fn pointed_at(sheet: &Sheet, top: u32, rows: u32) -> Self {
        let found = tables(sheet).into_iter().find(|table| table.top == top);
        let until = found.and_then(|table| table.until);
        Self::over(sheet, top, rows, until)
    }

    fn over(sheet: &Sheet, top: u32, rows: u32, until: Option<u32>) -> Self {
        let mut headings = headings(sheet, top, rows);
        let first = top + rows;
        let end = until.unwrap_or(u32::MAX);
        let mut held = BTreeSet::new();
        for row in sheet.rows_from(first).take_while(|row| *row < end) {
            held.extend(sheet.row(row).map(|(place, _)| place));
        }
        for place in held {
            headings.entry(place).or_default();
        }
        let known = headings.values().flat_map(|parts| heading::read(parts).names).collect::<BTreeSet<_>>().len();
        Self { top, rows, until, headings: headings.into_iter().collect(), known }
    }

    /// The first row below the headings.
    pub fn first_row(&self) -> u32 {
        self.top + self.rows
    }
}

/// Finds the tables of a sheet, from the top.
pub(super) fn tables(sheet: &Sheet) -> Vec<Table> {
    let mut heads: Vec<(u32, u32, Vec<String>)> = Vec::new();
    let mut below = 0;
    for row in sheet.rows_from(0) {
        if row < below || !may_be_head(sheet, row) {
            continue;
        }
        let signature = signature(sheet, row);
        if heads.iter().any(|(top, _, known)| *known == signature || repeats(sheet, *top, row)) {
            continue;
        }
        let known = things(sheet, row);
        if known < 3 {
            continue;
        }
        // A weak row right above a better one was part of the title.
        if let Some((top, depth, _)) = heads.last()
            && row <= top + depth + 1
            && sheet.rows_from(top + depth).take_while(|between| *between < row).count() == 0
        {
            continue;
        }
        let depth = depth(sheet, row);
        below = row + depth;
        heads.push((row, depth, signature));
    }
    if heads.is_empty() {
        return unheaded(sheet).into_iter().collect();
    }
    let tops: Vec<u32> = heads.iter().map(|(top, _, _)| *top).collect();
    let untils = tops.iter().skip(1).map(|top| Some(*top)).chain([None]);
    heads.iter().zip(untils).map(|((top, depth, _), until)| Table::over(sheet, *top, *depth, until)).collect()
}

/// Tells quickly whether a row can hold headings: texts of its own, no days, hardly a number.
fn may_be_head(sheet: &Sheet, row: u32) -> bool {
    let mut texts = 0;
    for (place, cell) in sheet.row(row) {
        match cell {
            Cell::Text(text) if is_day(text) => return false,
            Cell::Text(text) if text.trim().chars().all(|c| c.is_ascii_digit()) => return false,
            Cell::Text(_) => texts += usize::from(!sheet.is_spread(row, place)),
            Cell::Day(_) | Cell::Number(_) | Cell::Flag(_) => return false,
            Cell::Unknown(_) => {}
        }
    }
    texts >= 2
}

/// Tells a text that is a day and nothing else.
fn is_day(text: &str) -> bool {
    let text = text.trim();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let signs = text.chars().filter(|c| matches!(c, '/' | '-' | '.')).count();
    (2..=8).contains(&digits) && (1..=2).contains(&signs) && digits + signs == text.chars().count()
}

/// Counts the different things a row's texts name.
fn things(sheet: &Sheet, row: u32) -> usize {
    let mut things = BTreeSet::new();
    let (mut texts, mut known) = (0, 0);
    for (_, parts) in headings(sheet, row, 1) {
        let read = heading::read(&parts);
        texts += 1;
        known += usize::from(!read.names.is_empty());
        things.extend(read.names.iter().copied().filter(|thing| *thing != Thing::Foreign));
        // Rows of entries hold words of ours too, but long ones among others.
        if parts.iter().any(|part| part.chars().count() > 160) {
            return 0;
        }
    }
    if known * 2 < texts { 0 } else { things.len() }
}

/// Tells the headings of the next page: each text of the row stands over the same column already.
fn repeats(sheet: &Sheet, top: u32, row: u32) -> bool {
    let texts: Vec<(u32, String)> = sheet.row(row).map(|(place, cell)| (place, fold(&cell.shown()))).collect();
    let stands =
        |(place, text): &(u32, String)| sheet.cell(top, *place).is_some_and(|cell| fold(&cell.shown()) == *text);
    texts.len() >= 3 && texts.iter().all(stands)
}

fn signature(sheet: &Sheet, row: u32) -> Vec<String> {
    sheet.row(row).map(|(_, cell)| fold(&cell.shown())).collect()
}

/// Tells how many rows the headings take from a row on.
fn depth(sheet: &Sheet, top: u32) -> u32 {
    let mut depth = 1;
    while depth < MOST && belongs(sheet, top, top + depth) {
        depth += 1;
    }
    depth
}

/// Tells whether a row goes on with the headings above it: texts under headings that are merged over several columns, or texts
/// that name things of their own while the running number above goes down over them. A row of entries never does.
fn belongs(sheet: &Sheet, top: u32, row: u32) -> bool {
    let cells: Vec<(u32, &Cell)> = sheet.row(row).collect();
    let own: Vec<(u32, &str)> = cells
        .iter()
        .filter(|(place, _)| !sheet.is_spread(row, *place))
        .filter_map(|(place, cell)| if let Cell::Text(text) = cell { Some((*place, text.as_str())) } else { None })
        .collect();
    let numbers = cells.iter().any(|(place, cell)| {
        !sheet.is_spread(row, *place) && matches!(cell, Cell::Number(_) | Cell::Day(_) | Cell::Flag(_))
    });
    if own.is_empty()
        || numbers
        || own
            .iter()
            .any(|(_, text)| is_day(text) || text.trim().parse::<f64>().is_ok() || text.chars().count() > 160)
    {
        return false;
    }
    if own.iter().all(|(_, text)| is_place_number(text)) {
        return false;
    }
    // Merged over several rows: the headings say themselves how deep they are.
    let goes_down =
        cells.iter().any(|(place, cell)| sheet.is_spread(row, *place) && sheet.cell(row - 1, *place) == Some(cell));
    let under_wide = own.iter().filter(|(place, _)| {
        let wide = |other: u32| {
            sheet.cell(row - 1, *place).is_some() && sheet.cell(row - 1, other) == sheet.cell(row - 1, *place)
        };
        wide(place + 1) || place.checked_sub(1).is_some_and(wide)
    });
    let under_wide = under_wide.count();
    let read: Vec<Heading> =
        own.iter().map(|(_, text)| heading::read(&[(*text).to_owned(), String::new()])).collect();
    let named = read.iter().filter(|heading| !heading.names.is_empty()).count();
    if under_wide == own.len() && own.len() >= 2 {
        return !looks_like_below(sheet, row);
    }
    let partial = own.len() < sheet.row(top).count();
    let first = sheet.row(top).next().map(|(place, _)| place);
    let begins = own.first().map(|(place, _)| *place) == first;
    if goes_down && partial {
        return under_wide > 0 || named * 2 >= own.len();
    }
    partial && !begins && named * 3 >= own.len() * 2 && !looks_like_below(sheet, row)
}

/// `(1)`, `(2)` under the headings.
fn is_place_number(text: &str) -> bool {
    let bare = text.trim().trim_matches(['(', ')', '[', ']']);
    bare.parse::<u32>().is_ok() || bare.len() == 1 && bare.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// Tells whether a row has the shape of the rows below it: cells in the same columns, of the same sorts.
fn looks_like_below(sheet: &Sheet, row: u32) -> bool {
    let shape = |row: u32| -> BTreeSet<(u32, u8)> {
        sheet
            .row(row)
            .filter(|(place, _)| !sheet.is_spread(row, *place))
            .map(|(place, cell)| (place, sort(cell)))
            .collect()
    };
    let own = shape(row);
    let below: Vec<u32> = sheet.rows_from(row + 1).take(3).collect();
    let alike = below.iter().filter(|below| {
        let other = shape(**below);
        own.intersection(&other).count() * 4 >= own.union(&other).count() * 3
    });
    alike.count() * 2 > below.len()
}

fn sort(cell: &Cell) -> u8 {
    match cell {
        Cell::Text(text) if is_day(text) => 1,
        Cell::Text(text) if text.trim().chars().all(|c| c.is_ascii_digit()) => 2,
        Cell::Text(_) | Cell::Unknown(_) => 0,
        Cell::Number(_) => 2,
        Cell::Day(_) => 1,
        Cell::Flag(_) => 3,
    }
}

/// A sheet without headings of ours: its rows begin where days and texts do; a row of texts right above them is its heading,
/// whatever it says.
fn unheaded(sheet: &Sheet) -> Option<Table> {
    let rows: Vec<u32> = sheet.rows_from(0).take(FIRST_ROWS).collect();
    let is_entry = |row: u32| {
        let sorts: Vec<u8> = sheet.row(row).map(|(_, cell)| sort(cell)).collect();
        sorts.contains(&1) && sorts.contains(&0) && sorts.len() >= 3
    };
    let at = rows.iter().position(|row| is_entry(*row))?;
    let first = *rows.get(at)?;
    if rows.iter().skip(at).take(6).filter(|row| is_entry(**row)).count() < 2.min(rows.len() - at) {
        return None;
    }
    let above = at.checked_sub(1).and_then(|above| rows.get(above)).copied();
    let headed = above.filter(|above| {
        let own = sheet.row(*above).filter(|(place, _)| !sheet.is_spread(*above, *place));
        let texts = own.filter(|(_, cell)| sort(cell) == 0).count();
        *above + 1 == first && texts >= 2 && texts * 2 >= sheet.row(first).count()
    });
    let (top, depth) = headed.map_or((first, 0), |above| (above, 1));
    Some(Table::over(sheet, top, depth, None))
}

/// Gives the texts above each column, from the top down, in Unicode.
pub(super) fn headings(sheet: &Sheet, top: u32, rows: u32) -> BTreeMap<u32, Vec<String>> {
    let mut parts: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for row in top..top.saturating_add(rows) {
        for (column, cell) in sheet.row(row) {
            let Cell::Text(text) = cell else { continue };
            if is_place_number(text) && !text.trim().chars().all(char::is_alphabetic) {
                continue;
            }
            let above = parts.entry(column).or_default();
            if above.last() != Some(&text.as_str()) {
                above.push(text);
            }
        }
    }
    let all: Vec<&str> = parts.values().flatten().copied().collect();
    let encoding = legacy::recognise(&all);
    let read = |parts: Vec<&str>| {
        parts.iter().map(|part| legacy::convert(part, encoding)).filter(|part| !tokens(part).is_empty()).collect()
    };
    parts.into_iter().map(|(column, parts)| (column, read(parts))).collect()
}

/// Tells a table whose days stand in titles between its rows: `Ngày 01/7/2020`.
pub(super) fn days_in_titles(sheet: &Sheet, table: &Table) -> bool {
    let rows =
        sheet.rows_from(table.first_row()).take_while(|row| table.until.is_none_or(|until| *row < until)).take(40);
    let titles = rows.filter(|row| {
        let own: Vec<&Cell> =
            sheet.row(*row).filter(|(place, _)| !sheet.is_spread(*row, *place)).map(|(_, cell)| cell).collect();
        matches!(own.as_slice(), [cell] if titled_day(cell).is_some())
    });
    titles.count() > 0
}

/// The day a title between rows tells.
pub(crate) fn titled_day(cell: &Cell) -> Option<chrono::NaiveDate> {
    let far = chrono::NaiveDate::from_ymd_opt(2100, 12, 31)?;
    match cell {
        Cell::Day(day) => Some(*day),
        Cell::Text(text) if text.chars().count() <= 60 && text.contains(|c: char| c.is_ascii_digit()) => {
            crate::cell::day(cell, None, far).ok()
        }
        _ => None,
    }
}
