//! The rows of a sheet from the top: which are entries, which go on with the entry above, which are none.

use std::collections::BTreeSet;

use super::no_entry::{self, Why};
use super::{Doubt, Line, day, number, people};
use crate::grammar::{name, place};
use crate::heading::Column;
use crate::mapping::Plan;
use crate::sheet::{Cell, Sheet, Unknown, is_ditto};
use ::words::vietnamese::legacy::{self, Encoding};
use chrono::NaiveDate;

/// What a row of the sheet turned out to be.
#[derive(Debug)]
pub(crate) enum Walked<'a> {
    /// An entry.
    Line(Line<'a>),
    /// More of the entry above.
    Joined(u32),
    /// No entry.
    Skipped(u32, Why),
}

/// Walks the rows below the headings.
pub(crate) fn walk<'a>(sheet: &'a Sheet, plan: &Plan, today: NaiveDate) -> Vec<Walked<'a>> {
    let as_it_stands = crate::mapping::as_it_stands(sheet, plan);
    let mut walk = Walk { sheet, plan, as_it_stands, today, last: None, closed: false, day: None, section: None };
    let mut walked: Vec<Walked<'a>> = Vec::new();
    for row in plan.rows(sheet) {
        let mut line = Line::of(sheet, row);
        walk.to_unicode(&mut line);
        let why = no_entry::why(&line, plan, walk.closed);
        let above = walk.last.and_then(|at| walked.get_mut(at));
        if let Some(Walked::Line(above)) = above
            && walk.continues(&line, above, why)
        {
            walk.join(above, &line);
            walked.push(Walked::Joined(row));
            continue;
        }
        if let Some(why) = why {
            walk.closed = why == Why::Signature;
            walk.title(&line, why);
            walked.push(Walked::Skipped(row, why));
            continue;
        }
        walk.closed = false;
        let above = walk.last.and_then(|at| walked.get(at));
        let above = above.and_then(|above| if let Walked::Line(above) = above { Some(above) } else { None });
        walk.resolve(&mut line, above);
        line.section.clone_from(&walk.section);
        if plan.day_column().is_none() {
            line.day = Ok(walk.day);
        }
        walk.last = Some(walked.len());
        walked.push(Walked::Line(line));
    }
    day::settle(&mut walked, plan, today);
    number::settle(&mut walked, plan);
    walked
}

struct Walk<'a, 'p> {
    sheet: &'a Sheet,
    plan: &'p Plan,
    /// Columns that look like an old font and are none, as the clerk says.
    as_it_stands: BTreeSet<u32>,
    today: NaiveDate,
    /// The place of the last entry among what was walked.
    last: Option<usize>,
    /// The signatures have begun.
    closed: bool,
    /// The day of the last title, for a table without a column of days.
    day: Option<NaiveDate>,
    /// The last title: `II. ĐƠN TỐ CÁO`.
    section: Option<String>,
}

impl Walk<'_, '_> {
    /// Gives the nearest cell above that holds something of its own.
    fn above(&self, row: u32, place: u32) -> Option<Cell> {
        let first = self.plan.first_row();
        let rows = (first..row).rev().take(60);
        rows.filter_map(|row| self.sheet.cell(row, place))
            .find(|cell| !matches!(cell, Cell::Text(text) if is_ditto(text)))
            .cloned()
    }

    /// Remembers what a title between the rows says of those below it.
    fn title(&mut self, line: &Line<'_>, why: Why) {
        let own = self.sheet.row(line.row).find(|(place, _)| !self.sheet.is_spread(line.row, *place));
        let Some((place, cell)) = own.filter(|_| why == Why::Title) else { return };
        self.day = crate::mapping::titled_day(cell).or(self.day);
        self.section = line.at(place).map(Cell::shown);
    }

    /// Reads texts of old fonts: by the column's, or by the row's where a column is mixed.
    fn to_unicode(&self, line: &mut Line<'_>) {
        // A dash or a quotation mark that another program made says nothing of the font.
        let old = |text: &str| !text.is_ascii() && !text.chars().any(|c| c > '\u{FF}' && c.is_alphabetic());
        let mut rest: Vec<(u32, &str)> = Vec::new();
        for column in &self.plan.columns {
            let Some(Cell::Text(text)) = self.sheet.cell(line.row, column.place) else { continue };
            if text.contains(is_unseen) {
                line.put(column.place, Cell::Text(text.replace(is_unseen, "")));
            }
            if !old(text) {
                continue;
            }
            if self.as_it_stands.contains(&column.place) {
                continue;
            }
            if column.encoding == Encoding::Unicode {
                rest.push((column.place, text));
            } else {
                line.put(column.place, Cell::Text(converted(text, column.encoding, column.holds)));
            }
        }
        if rest.is_empty() {
            return;
        }
        let texts: Vec<&str> = rest.iter().map(|(_, text)| *text).collect();
        let encoding = legacy::recognise(&texts);
        if encoding == Encoding::Unicode {
            return;
        }
        for (place, text) in rest {
            let holds = self
                .plan
                .columns
                .iter()
                .find(|column| column.place == place)
                .map_or(Column::Note, |column| column.holds);
            line.put(place, Cell::Text(converted(text, encoding, holds)));
        }
    }

    /// Tells a row that goes on with the line above: its number is the merged cell of the line, or it has neither number nor day
    /// and stands right below with a name or a few words more.
    fn continues(&self, line: &Line<'_>, above: &Line<'_>, why: Option<Why>) -> bool {
        let spread = |column: Column| {
            self.plan.column(column).map(|column| (column.place, self.sheet.is_spread(line.row, column.place)))
        };
        let number = spread(Column::Number).or_else(|| spread(Column::Ordinal));
        let dated = self.plan.day_column().map(|column| column.place);
        if let (Some((number, true)), Some(dated)) = (number, dated)
            && self.sheet.cell(line.row, number) == self.sheet.cell(above.row, number)
        {
            return line.at(dated).is_none() || self.sheet.is_spread(line.row, dated);
        }
        if line.row != above.last + 1 || !matches!(why, None | Some(Why::Empty | Why::Title)) {
            return false;
        }
        let numbered = number.is_some_and(|(number, _)| line.at(number).is_some());
        let day = dated.is_some_and(|dated| line.at(dated).is_some());
        let own: Vec<u32> = self
            .sheet
            .row(line.row)
            .map(|(place, _)| place)
            .filter(|place| !self.sheet.is_spread(line.row, *place))
            .collect();
        if numbered || day || own.is_empty() || own.len() > 3 {
            return false;
        }
        let held = |column: Column| line.text(self.plan, column);
        let named = held(Column::Name).or_else(|| held(Column::NameAddress));
        if let Some(text) = named {
            (own.len() <= 2 || held(Column::Content).is_none())
                && (name::begins(&text).is_some() || place::is_address(&text) || text.starts_with('('))
        } else {
            let known = |place: &u32| {
                self.plan.columns.iter().any(|column| column.place == *place && column.holds != Column::Ignored)
            };
            why != Some(Why::Title) && own.iter().all(known) && own.len() <= 2
        }
    }

    /// Adds another row to a line: each new text under the one above it.
    fn join(&self, above: &mut Line<'_>, line: &Line<'_>) {
        for column in &self.plan.columns {
            if self.sheet.is_spread(line.row, column.place) {
                continue;
            }
            let Some(more) = line.at(column.place).map(Cell::shown).filter(|more| !more.trim().is_empty()) else {
                continue;
            };
            let Some(held) = above.at(column.place).map(Cell::shown) else {
                above.put(column.place, Cell::Text(more));
                continue;
            };
            if held == more || is_ditto(&more) {
                continue;
            }
            let joined = match column.holds {
                Column::NameAddress if name::begins(&more).is_some() => people::listed(&held, &more),
                _ => format!("{held}\n{more}"),
            };
            above.put(column.place, Cell::Text(joined));
        }
        above.last = line.row;
    }

    /// Resolves marks of repetition, and tells what cannot be read.
    fn resolve(&self, line: &mut Line<'_>, above: Option<&Line<'_>>) {
        for column in self.plan.columns.iter().filter(|column| column.holds != Column::Ignored) {
            match line.at(column.place) {
                Some(Cell::Text(text)) if is_ditto(text) => {
                    let numbered = matches!(column.holds, Column::Number | Column::Ordinal);
                    let dated = self.plan.day_column().is_some_and(|day| day.place == column.place);
                    let value = above.and_then(|above| above.at(column.place)).cloned();
                    // A row between that is no entry may have told the day.
                    match value.or_else(|| self.above(line.row, column.place).filter(|_| dated)) {
                        _ if numbered => line.put(column.place, Cell::Flag(false)),
                        Some(above) => line.put(column.place, above),
                        None => line.doubt(column.holds, Doubt::NothingAbove),
                    }
                }
                Some(Cell::Text(text)) if column.holds == Column::NameAddress => {
                    let above = above.and_then(|above| above.at(column.place));
                    if let Some(whole) = people::address_above(text, above, self.today) {
                        line.put(column.place, Cell::Text(whole));
                    }
                }
                Some(Cell::Unknown(Unknown::Formula)) => line.doubt(column.holds, Doubt::NoValue),
                Some(Cell::Unknown(Unknown::Error(_))) if column.holds != Column::Note => {
                    line.doubt(column.holds, Doubt::ErrorCell);
                }
                _ => {}
            }
        }
        if self.sheet.row_is_hidden(line.row) {
            line.doubt(Column::Note, Doubt::HiddenRow);
        }
    }
}

/// Signs without a width that come along from other programs. The soft hyphen is a letter in an old font.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{FEFF}' | '\u{2060}')
}

/// Converts a text. TCVN3 has no marked capitals: a name gets those it must have.
fn converted(text: &str, encoding: Encoding, holds: Column) -> String {
    let read = legacy::convert(text, encoding);
    if encoding != Encoding::Tcvn3 || !matches!(holds, Column::Name | Column::FamilyName | Column::NameAddress) {
        return read;
    }
    let words: Vec<&str> = read.split(' ').collect();
    let small = |word: &&str| word.starts_with(char::is_lowercase);
    let only_letters = words.iter().all(|word| word.chars().all(char::is_alphabetic));
    let all_small = only_letters && words.len() <= 5 && words.iter().all(small);
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
    };
    // Among words with capitals, one that begins with a marked small letter had a capital no font could show.
    let first_sign = read.find([',', '-', '\n', ';', '(']).unwrap_or(read.len());
    let mut at = 0;
    let mut named = words.iter().take_while(|word| word.starts_with(char::is_uppercase)).count() > 0;
    let mut fixed = Vec::with_capacity(words.len());
    for word in &words {
        let within = at < first_sign;
        let marked = word.chars().next().is_some_and(|first| first.is_lowercase() && !first.is_ascii());
        fixed.push(if all_small || named && within && marked { capital(word) } else { (*word).to_owned() });
        named &= within && !word.starts_with(|c: char| c.is_ascii_lowercase());
        at += word.len() + 1;
    }
    fixed.join(" ")
}
