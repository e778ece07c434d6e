//! A year of a book as it is printed: A4 landscape, one part for each layout in force during the year, every page with
//! its header, no row on two pages, opened and closed in words. A denouncer is covered unless a reason is given, and
//! every print is entered in the access chain before anything is shown.

use chrono::NaiveDate;
use serde::Serialize;
use vault::error::{Error, Result};
use vault::{Casebook, Look, Moment, Reader};
use words::codes::Code;
use words::day;
use words::draft::NOTE;
use words::fault::{Fault, Trouble};
use words::slice::Slice;
use words::vietnamese::clean::{Lines, clean};
use words::vietnamese::fold::fold;

use super::layout::{PrintedColumn, layouts};
use super::page::{self, Head, Line};
use super::{Layout, store};
use register::period;
use register::record::{petition, visit};
use register::row::{Row, Sight, show};

/// A year of a book, ready to be printed.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Printed {
    /// The unit as it is named at the year's end.
    pub unit: String,
    /// The book's name in capitals.
    pub title: String,
    /// The year.
    pub year: i32,
    /// Mở sổ: the line under the title.
    pub opening: String,
    /// Khóa sổ: the lines under the last row.
    pub closing: Vec<String>,
    /// What must be known of this print: who is covered, or that nobody is.
    pub warning: String,
    /// No denouncer is shown.
    pub masked: bool,
    /// The parts, one a layout.
    pub parts: Vec<Part>,
}

/// The rows under one layout.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PrintedPart"))]
pub struct Part {
    /// The form and its circular; may be empty.
    pub form: String,
    /// What stands in brackets; may be empty.
    pub note: String,
    /// The days it holds for within the year.
    pub from: NaiveDate,
    /// The last of them.
    pub to: NaiveDate,
    /// The size of its type in points.
    pub size: f64,
    /// The header, row by row.
    pub heads: Vec<Vec<Head>>,
    /// The heights of the header's rows in points.
    pub head_heights: Vec<f64>,
    /// The numbers under each column.
    pub numbers: Vec<String>,
    /// The width of each column in points.
    pub widths: Vec<f64>,
    /// The rows, page by page.
    pub pages: Vec<Vec<Line>>,
}

/// Gives the years a book has, the newest first.
pub fn years(r: Reader<'_>, of: Slice) -> Result<Vec<i32>> {
    is_book(of)?;
    store::years(r, of)
}

/// Shows a year of a book, every denouncer covered.
pub fn look(r: Reader<'_>, of: Slice, year: i32, today: NaiveDate) -> Result<Printed> {
    printed(r, of, year, today, false)
}

/// Gives a year of a book to be printed or written to a file; with a reason nobody is covered. The print is entered,
/// with its reason, before anything is shown.
pub fn print(casebook: &mut Casebook, of: Slice, year: i32, reason: Option<&str>, now: Moment) -> Result<Printed> {
    let reason = reason.map(|text| clean(text, Lines::One).text);
    if reason.as_ref().is_some_and(|text| text.is_empty() || text.chars().count() > NOTE) {
        return Err(Error::fault(Fault::at("reason", Trouble::Missing)));
    }
    let made = printed(casebook.read(), of, year, now.today, reason.is_some())?;
    let about = format!("{} {year} {}", of.code(), reason.unwrap_or_default());
    casebook.look(Look::Register, about.trim_end(), now)?;
    Ok(made)
}

/// Names a book's file in ASCII: `So-tiep-cong-dan-2026.xlsx`.
#[must_use]
pub fn file_name(of: Slice, year: i32) -> String {
    let name = if of == Slice::Visit { "So-tiep-cong-dan" } else { "So-theo-doi-don" };
    format!("{name}-{year}.xlsx")
}

fn is_book(of: Slice) -> Result<()> {
    match of {
        Slice::Visit | Slice::Petition => Ok(()),
        _ => Err(Error::Usage("sổ này không có mẫu in")),
    }
}

fn printed(r: Reader<'_>, of: Slice, year: i32, today: NaiveDate, show: bool) -> Result<Printed> {
    is_book(of)?;
    let ends = || Some((NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?));
    let (first, last) = ends().ok_or(Error::Usage("năm không đúng"))?;
    let held = store::rows(r, of, year)?;
    let mut lines = Vec::with_capacity(held.len());
    for (id, on) in held {
        lines.extend(row(r, of, id, show)?.map(|row| (on, row)));
    }
    let closed = last < today;
    let parts = parts(of, first, last, &lines);
    let title = parts.first().map(|part| part.0.title.as_str()).unwrap_or_default();
    let unit = period::unit_on(r, last.min(today))?;
    let mut made = Printed {
        unit: unit.as_ref().map(|unit| unit.name.to_uppercase()).unwrap_or_default(),
        title: title.split(" (").next().unwrap_or_default().to_owned(),
        year,
        opening: opening(first, closed.then_some(last)),
        closing: closing(&lines, closed.then_some(last)),
        warning: warning(show, lines.iter().any(|(_, row)| is(row, "secret") || is(row, "unclassified"))),
        masked: !show,
        parts: Vec::new(),
    };
    let count = parts.len();
    for (place, (layout, from, to, own)) in parts.into_iter().enumerate() {
        let closing = if place + 1 == count { made.closing.len() } else { 0 };
        made.parts.push(part(layout, from, to, &own, page::Around { titled: place == 0, closing }));
    }
    Ok(made)
}

type Dated<'a> = (&'static Layout, NaiveDate, NaiveDate, Vec<&'a Row>);

/// Shares the rows of a year out among the layouts in force, the oldest first; a layout without a row is left out
/// unless the whole year is empty.
fn parts(of: Slice, first: NaiveDate, last: NaiveDate, lines: &[(NaiveDate, Row)]) -> Vec<Dated<'_>> {
    let mut parts: Vec<Dated<'_>> = Vec::new();
    let mut to = last;
    let known = layouts(of);
    for (place, (from, layout)) in known.iter().enumerate() {
        // Days before the first layout known are under that one.
        let from = if place + 1 == known.len() { first } else { (*from).max(first) };
        if from <= to {
            let own = lines.iter().filter(|(on, _)| (from..=to).contains(on)).map(|(_, row)| row).collect();
            parts.push((layout, from, to, own));
            to = from.pred_opt().unwrap_or(first);
            if from == first {
                break;
            }
        }
    }
    parts.reverse();
    if !lines.is_empty() {
        parts.retain(|(.., own)| !own.is_empty());
    } else if let Some(newest) = parts.pop() {
        parts = vec![newest];
    }
    parts
}

fn part(layout: &Layout, from: NaiveDate, to: NaiveDate, rows: &[&Row], around: page::Around) -> Part {
    let line = |row: &&Row| Line {
        cells: layout.printed.iter().map(|column| cell(row, column)).collect(),
        struck: is(row, "cancelled"),
        goes_on: false,
    };
    let lines: Vec<Line> = rows.iter().map(line).collect();
    let laid = page::lay(layout, lines, around);
    let form = layout.title.split_once(" (").map(|(_, form)| form.trim_end_matches(')').to_owned());
    Part {
        form: form.unwrap_or_default(),
        note: note(rows).to_owned(),
        from,
        to,
        size: laid.size,
        heads: laid.heads,
        head_heights: laid.head_heights,
        numbers: layout.printed.iter().map(|column| column.number.clone()).collect(),
        widths: laid.widths,
        pages: laid.pages,
    }
}

/// A cell of the print.
fn cell(row: &Row, column: &PrintedColumn) -> String {
    let mut texts: Vec<String> =
        column.keys.iter().map(|key| written(row, key)).filter(|text| !text.is_empty()).collect();
    // What covers a name covers the address beside it.
    texts.dedup();
    texts.join("; ")
}

/// A value of the book as it is printed: every fact once, and with words where it stands beside others. Beside our number
/// stands the one the office's own paper book has, so that either leads to the other.
fn written(row: &Row, key: &str) -> String {
    let text = show::text(row, key);
    let is_visit = row.contains_key("content");
    match key {
        "c1" => {
            let paper = show::text(row, "number_written");
            if paper.is_empty() { number(row) } else { format!("{}\n({paper})", number(row)) }
        }
        // What somebody came about stands there once: the matter's title is the office's own name for it.
        "c5" if is_visit => show::text(row, "content"),
        "c16" => show::after("Vụ việc: ", &unsaid(&show::text(row, "c9"), &text)),
        // Whoever signs alone stands there by name.
        "c7" if !is_visit && text == "1" => String::new(),
        "c7" if !is_visit => format!("{text} người ký"),
        "c8" if !is_visit => show::after("viết ngày ", &text),
        "c12" | "c13" | "c15" if !is_visit => lowered(&text),
        _ => text,
    }
}

/// Words that stand behind others in their cell begin small.
fn lowered(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Gives the title of a matter where a summary does not say it already.
fn unsaid(summary: &str, title: &str) -> String {
    if fold(summary).contains(&fold(title)) { String::new() } else { title.to_owned() }
}

/// What stands in brackets, where something does.
fn note(rows: &[&Row]) -> &'static str {
    let has_paper = rows.iter().any(|row| !show::text(row, "number_written").is_empty());
    if has_paper { "Số trong ngoặc là số trong sổ giấy." } else { "" }
}

/// The year stands on the book: a row bears only its number.
fn number(row: &Row) -> String {
    show::text(row, "c1").split('/').next().unwrap_or_default().to_owned()
}

fn is(row: &Row, flag: &str) -> bool {
    row.get(flag).is_some_and(|value| value == true)
}

/// A row as the book shows it. No cell may tell who a denouncer is, whatever the clerk wrote.
fn row(r: Reader<'_>, of: Slice, id: i64, show: bool) -> Result<Option<Row>> {
    let sight = if show { Sight::Whole } else { Sight::Book };
    match of {
        Slice::Visit => visit::list::written(r, id, sight),
        _ => petition::list::written(r, id, sight),
    }
}

fn opening(first: NaiveDate, last: Option<NaiveDate>) -> String {
    let closed = last.map_or_else(|| "……/……/………".to_owned(), day::show);
    format!("Quyển số: ………   Mở ngày {}; khóa ngày {closed}", day::show(first))
}

fn closing(lines: &[(NaiveDate, Row)], closed: Option<NaiveDate>) -> Vec<String> {
    let no = |line: Option<&(NaiveDate, Row)>| line.map(|(_, row)| number(row)).unwrap_or_default();
    let struck = lines.iter().filter(|(_, row)| is(row, "cancelled")).count();
    let of_them = if struck > 0 { format!(", trong đó {struck:02} dòng đã hủy") } else { String::new() };
    let count = match lines.len() {
        0 => "Trong năm chưa có dòng nào được vào sổ.".to_owned(),
        all => {
            format!("Sổ có {all:02} dòng, từ số {} đến số {}{of_them}.", no(lines.first()), no(lines.last()))
        }
    };
    let state = match (closed, lines.last()) {
        (Some(last), _) => format!("Khóa sổ ngày {}.", day::show(last)),
        (None, Some((on, row))) => {
            format!("Sổ chưa khóa; in đến dòng số {}, ngày {}.", number(row), day::show(*on))
        }
        (None, None) => "Sổ chưa khóa.".to_owned(),
    };
    vec![count, state]
}

fn warning(shown: bool, secret: bool) -> String {
    match (shown, secret) {
        (_, false) => "",
        (true, true) => "Bản in không che: có thông tin bí mật về người tố cáo (Điều 9 Luật Tố cáo). Không sao chụp, không để người bị tố cáo biết.",
        (false, true) => {
            "Thông tin về người tố cáo và người gửi đơn chưa phân loại được che (Điều 9 Luật Tố cáo)."
        }
    }
    .to_owned()
}
