//! The workbook of rows that stayed outside: as they were read (Unicode, merged cells spread, repetitions filled
//! in), with the reason beside each, to be corrected and imported again.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, FormatBorder, Workbook, Worksheet, XlsxError};
use vault::Moment;
use vault::error::{Error, Result};
use words::day;

use super::cell;
use super::heading::Column;
use super::mapping::Plan;
use super::row::{self, Line, Walked};
use super::say::{ORIGIN, REASON, REJECTS};
use super::sheet::Sheet;
use super::verdict::{Outcome, Verdict};
use words::cell_length::cut;
use words::cell_value::CellValue;

/// Makes the workbook. The same register, plan and verdicts give the same bytes.
pub(super) fn workbook(
    sheet: &Sheet,
    batch: &str,
    plan: &Plan,
    verdicts: &[Verdict],
    now: Moment,
) -> Result<Vec<u8>> {
    let bad: BTreeMap<u32, &Verdict> = verdicts
        .iter()
        .filter(|verdict| verdict.outcome == Outcome::Bad)
        .map(|verdict| (verdict.row, verdict))
        .collect();
    let lines = row::walk(sheet, plan, now.today).into_iter().filter_map(|one| match one {
        Walked::Line(line) => Some(line),
        Walked::Joined(_) | Walked::Skipped(..) => None,
    });
    let lines: Vec<(Line<'_>, &Verdict)> = lines
        .filter_map(|line| Some((bad.get(&(line.row + 1)).copied()?, line)))
        .map(|(verdict, line)| (line, verdict))
        .collect();
    write(batch, plan, &lines, now).map_err(|error| Error::Workbook(error.to_string()))
}

fn write(
    batch: &str,
    plan: &Plan,
    lines: &[(Line<'_>, &Verdict)],
    now: Moment,
) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(
        &DocProperties::new().set_title(REJECTS).set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?),
    );
    let page = workbook.add_worksheet();
    page.set_name(REJECTS)?;
    let columns: Vec<_> =
        plan.columns.iter().filter(|column| !matches!(column.holds, Column::Ignored | Column::Origin)).collect();
    set_page(page)?;
    let head = Format::new().set_bold().set_text_wrap().set_border(FormatBorder::Thin);
    let bare = Format::new().set_text_wrap().set_border(FormatBorder::Thin);
    let boxed = bare.clone().set_num_format("@").set_quote_prefix();
    let reason = boxed.clone().set_background_color(Color::RGB(0x00FF_F2CC));
    let headings = columns.iter().map(|column| column.heading.as_str()).chain([REASON, ORIGIN]);
    for (place, heading) in (0_u16..).zip(headings) {
        page.write_string_with_format(0, place, cut(heading), &head)?;
        page.set_column_width(place, 20)?;
    }
    page.set_freeze_panes(1, 0)?;
    for (at, (line, verdict)) in (1_u32..).zip(lines) {
        let texts = columns.iter().map(|column| shown(line, column.place, column.holds, now));
        let after = write_row(page, at, texts, [&bare, &boxed])?;
        let why: Vec<&str> = verdict.faults.iter().map(|remark| remark.say.as_str()).collect();
        page.write_string_with_format(at, after, cut(&why.join("\n")), &reason)?;
        let (batch, row) = row::origin(line, plan, batch);
        page.write_string_with_format(at, after + 1, format!("{batch}:{row}"), &boxed)?;
    }
    workbook.save_to_buffer()
}

/// A4 across, one page wide, the headings on every page.
fn set_page(page: &mut Worksheet) -> std::result::Result<(), XlsxError> {
    page.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    Ok(())
}

/// Writes the cells of a row: numbers and days as such, for what is kept as text is marked in Excel; the reading of them
/// keeps the noughts their format shows. Answers the column after them.
fn write_row(
    page: &mut Worksheet,
    at: u32,
    texts: impl Iterator<Item = String>,
    [bare, boxed]: [&Format; 2],
) -> std::result::Result<u16, XlsxError> {
    let mut place = 0;
    for text in texts {
        let value = CellValue::of(&text);
        match value.number() {
            Some(number) => {
                let format = bare.clone().set_num_format(value.shape().format());
                page.write_number_with_format(at, place, number, &format)?
            }
            None => page.write_string_with_format(at, place, cut(&text), boxed)?,
        };
        place += 1;
    }
    Ok(place)
}

/// A cell as text; a number that lost its leading zeros shows them again, and a serial number its day.
fn shown(line: &Line<'_>, place: u32, holds: Column, now: Moment) -> String {
    let Some(found) = line.at(place) else { return String::new() };
    match (holds, found) {
        (Column::Identity, super::sheet::Cell::Number(number)) => {
            cell::whole_identity(*number).unwrap_or_else(|| found.shown())
        }
        (Column::Phone, _) => cell::phone(found),
        (Column::VisitedOn | Column::ReceivedOn, _) => {
            cell::day(found, line.year, now.today).map_or_else(|_| found.shown(), day::show)
        }
        _ => found.shown(),
    }
}
