//! The plan of an import: which sheet, where its headings are, what each column holds and how its text is
//! written. It is guessed, shown, corrected and remembered; rows are read by nothing else.

mod assign;
mod kind;
mod number;
mod plan;
mod table;
mod written;

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};
use words::vietnamese::fold::{fold, tokens};
use words::vietnamese::legacy::Encoding;

pub use self::plan::{ColumnPlan, Layout, Plan};
use self::table::Table;
pub(super) use self::table::titled_day;
use super::content::Words;
use super::heading;
use super::heading::Column;
use super::sheet::{Sheet, letter};

/// Finds the tables of a sheet that are registers of ours, from the top.
pub(super) fn guess(sheet: &Sheet) -> Vec<Plan> {
    let words = Words::read();
    table::tables(sheet).into_iter().filter_map(|table| planned(sheet, &table, &words)).collect()
}

/// Plans a table, if it is a register: it has a day for each row and somebody or something it is about.
fn planned(sheet: &Sheet, table: &Table, words: &Words) -> Option<Plan> {
    let plan = plan_of(sheet, table, words);
    let told = [Column::Name, Column::NameAddress, Column::FamilyName, Column::Content]
        .iter()
        .any(|one| plan.column(*one).is_some());
    let headed = plan
        .columns
        .iter()
        .filter(|column| column.sure && !matches!(column.holds, Column::Note | Column::Ordinal))
        .count();
    let by_content = plan.day_column().is_some()
        && [Column::Name, Column::NameAddress].iter().any(|one| plan.column(*one).is_some());
    let dated = plan.day_column().is_some() || table::days_in_titles(sheet, table);
    (dated && told && (headed >= 2 || by_content) && !kind::is_foreign(sheet, table, &plan)).then_some(plan)
}

/// Plans a sheet from given heading rows, for a clerk who points at them.
pub(super) fn plan_from(sheet: &Sheet, top: u32, rows: u32) -> Plan {
    let table = Table::pointed_at(sheet, top, rows);
    plan_of(sheet, &table, &Words::read())
}

fn plan_of(sheet: &Sheet, table: &Table, words: &Words) -> Plan {
    let fingerprint: Vec<String> =
        table.headings.iter().map(|(_, parts)| tokens(&parts.join(" ")).join(" ")).collect();
    let keeps_visits = kind::keeps_visits(sheet, table);
    let mut plan = Plan {
        sheet: sheet.name.clone(),
        header_row: table.top + 1,
        header_rows: table.rows,
        until: table.until.map(|until| until + 1),
        layout: if keeps_visits { Layout::HomeVisits } else { Layout::HomePetitions },
        columns: columns(sheet, table, keeps_visits, words),
        headings: digest(&[fingerprint.join("|").as_bytes()]),
        year: year(sheet, table),
        processed_at_receipt: true,
        field: None,
        only_open: false,
    };
    plan.layout = layout(&plan.columns, keeps_visits);
    plan.processed_at_receipt = plan.layout.keeps_visits();
    if !number::are_the_books(&number::of(sheet, &plan)) {
        plan.number_anew();
    }
    plan
}

/// Finds every register of a workbook: one sheet a month is common. Where their numbers begin anew in each sheet, none of
/// them is the book's. What the clerk made of the same headings before goes before what is guessed. Hidden sheets are drafts
/// and old copies, unless nothing else is there.
pub(super) fn guess_all(sheets: &[Sheet], before: &[Plan]) -> Vec<Plan> {
    let found = |sheet: &Sheet| known_before(sheet, before).map_or_else(|| guess(sheet), |plan| vec![plan]);
    let of = |hidden: bool| -> Vec<(&Sheet, Plan)> {
        let some = sheets.iter().filter(|sheet| sheet.hidden == hidden);
        some.flat_map(|sheet| found(sheet).into_iter().map(move |plan| (sheet, plan))).collect()
    };
    let mut plans = of(false);
    if plans.is_empty() {
        plans = of(true);
    }
    for visits in [true, false] {
        let book = plans.iter().filter(|(_, plan)| plan.layout.keeps_visits() == visits);
        let numbers: Vec<_> = book.flat_map(|(sheet, plan)| number::of(sheet, plan)).collect();
        if !number::are_the_books(&numbers) {
            for (_, plan) in plans.iter_mut().filter(|(_, plan)| plan.layout.keeps_visits() == visits) {
                plan.number_anew();
            }
        }
    }
    for (_, plan) in &mut plans {
        if let Some(known) = before.iter().rev().find(|known| known.headings == plan.headings) {
            plan.take_over(known);
        }
    }
    plans.into_iter().map(|(_, plan)| plan).collect()
}

/// Plans a sheet whose headings the clerk once pointed at by hand and that stand in the same rows here.
fn known_before(sheet: &Sheet, before: &[Plan]) -> Option<Plan> {
    before.iter().rev().find_map(|known| {
        let plan = plan_from(sheet, known.header_row.checked_sub(1)?, known.header_rows.min(5));
        (known.header_rows > 0 && plan.headings == known.headings).then_some(plan)
    })
}

/// Reads the samples of a plan that was corrected; columns the sheet does not have are left out.
pub(super) fn sample_again(sheet: &Sheet, plan: &mut Plan) {
    let last_heading = plan.first_row().saturating_sub(1);
    let held: BTreeSet<u32> = sheet.columns().collect();
    plan.columns.retain(|column| held.contains(&column.place));
    for column in &mut plan.columns {
        let sample = written::sample(sheet, last_heading, column.place, column.encoding);
        (column.before, column.after) = sample.unzip();
    }
}

/// Gives the columns the clerk says are Unicode where the guess says otherwise.
pub(super) fn as_it_stands(sheet: &Sheet, plan: &Plan) -> BTreeSet<u32> {
    let said = plan.columns.iter().filter(|column| column.encoding == Encoding::Unicode).map(|column| column.place);
    let said: BTreeSet<u32> = said.collect();
    let places = plan.columns.iter().map(|column| column.place);
    let guessed = written::encodings(sheet, plan.first_row().saturating_sub(1), places);
    said.into_iter().filter(|place| guessed.get(place).is_some_and(|guess| *guess != Encoding::Unicode)).collect()
}

/// Plans the columns: what is not recognised becomes part of the note, so that nothing is lost unseen.
fn columns(sheet: &Sheet, table: &Table, keeps_visits: bool, words: &Words) -> Vec<ColumnPlan> {
    let last_heading = table.first_row().saturating_sub(1);
    let encodings = written::encodings(sheet, last_heading, table.headings.iter().map(|(place, _)| *place));
    let chosen = assign::assign(sheet, table, keeps_visits, &encodings, words);
    let columns = table.headings.iter().zip(chosen).map(|((place, parts), chosen)| {
        let encoding = encodings.get(place).copied().unwrap_or(Encoding::Unicode);
        let (before, after) = written::sample(sheet, last_heading, *place, encoding).unzip();
        ColumnPlan {
            letter: letter(*place),
            place: *place,
            heading: parts.join(" ").split_whitespace().collect::<Vec<_>>().join(" "),
            holds: chosen.holds,
            encoding,
            before,
            after,
            sure: chosen.sure,
            also: also(parts, chosen.holds),
            why: chosen.why,
        }
    });
    columns.collect()
}

/// What a heading names beside what its column is taken for.
fn also(parts: &[String], holds: Column) -> Vec<Column> {
    let read = heading::read(parts);
    let named = read.names.iter().chain(&read.inside).filter_map(|thing| match thing {
        heading::Thing::Holds(column) if *column != holds => Some(*column),
        _ => None,
    });
    named.collect()
}

/// Tells the form of a register from what its columns hold.
fn layout(columns: &[ColumnPlan], keeps_visits: bool) -> Layout {
    let has = |one: Column| columns.iter().any(|column| column.holds == one);
    if !keeps_visits {
        let twenty = [Column::Eligibility, Column::MatterNo, Column::Field, Column::Disposition, Column::Signers];
        return if twenty.iter().all(|one| has(*one)) { Layout::Petitions20 } else { Layout::HomePetitions };
    }
    if has(Column::TakenUpBy) && has(Column::Competence) {
        Layout::Visits2026
    } else if has(Column::Accepted) && has(Column::Guided) && has(Column::Referred) {
        Layout::Visits2021
    } else {
        Layout::HomeVisits
    }
}

/// Finds the year in what stands above the headings, the nearest first: `SỔ TIẾP CÔNG DÂN Năm 2019`. The circular a form
/// refers to has a year of its own.
fn year(sheet: &Sheet, table: &Table) -> Option<i32> {
    let above: Vec<u32> = sheet.rows_from(0).take_while(|row| *row < table.top).collect();
    let texts = above.iter().rev().flat_map(|row| sheet.row(*row).map(|(_, cell)| cell.shown()).collect::<Vec<_>>());
    let of = |text: String| {
        let folded = fold(&text);
        let cites = ["thong tu", "nghi dinh", "ban hanh", "luat", "quiet dinh", "mau so"]
            .iter()
            .any(|word| folded.contains(word));
        let words = tokens(&text);
        let years = words.iter().filter(|word| word.len() == 4).filter_map(|word| word.parse().ok());
        years.filter(|year| (1990..=2100).contains(year) && !cites).min()
    };
    texts.chain([sheet.name.clone()]).find_map(of)
}

/// A short name for bytes: the first eight digits of their SHA-256.
pub(super) fn digest(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    vault::hex(hash.finalize().get(..4).unwrap_or_default())
}

/// Gives a cell's text as its column is written, in Unicode.
pub(super) fn bare_text(text: &str, column: &ColumnPlan) -> String {
    words::vietnamese::legacy::convert(text, column.encoding)
}
