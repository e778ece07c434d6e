//! Rows that are no entries, and why: titles, sums, signatures, headings of the next page, days on which nobody came, entries that
//! were cancelled.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::Line;
use crate::cell;
use crate::grammar::name;
use crate::heading::Column;
use crate::mapping::Plan;
use crate::sheet::{Cell, Sheet};
use crate::vocabulary::{Phrases, written};
use ::words::codes::codes;
use ::words::vietnamese::fold::{fold, tokens};

codes! {
    /// Why a row is no entry.
    Why "import_why" {
        /// A title: a month, a part of the book.
        Title = "title",
        /// A number and nothing else, or nothing that says who came about what.
        Empty = "empty",
        /// A sum.
        Sum = "sum",
        /// Who signed.
        Signature = "signature",
        /// The headings of the next page, or the numbers under them.
        Heading = "heading",
        /// Nobody came.
        Nobody = "nobody",
        /// No reception was held.
        Holiday = "holiday",
        /// The entry was cancelled.
        Cancelled = "cancelled",
        /// The entry is struck through.
        Struck = "struck",
    }
}

fn list(code: &'static str) -> Phrases<&'static str> {
    Phrases::of(written("no_entry", code).into_iter().map(|phrase| (phrase, code)))
}

static NOBODY: LazyLock<Phrases<&'static str>> = LazyLock::new(|| list("nobody"));
static HOLIDAY: LazyLock<Phrases<&'static str>> = LazyLock::new(|| list("holiday"));
static CANCELLED: LazyLock<Phrases<&'static str>> = LazyLock::new(|| list("cancelled"));
static SIGNATURE: LazyLock<Phrases<&'static str>> = LazyLock::new(|| list("signature"));
static SUM: LazyLock<Phrases<&'static str>> = LazyLock::new(|| list("sum"));
static SUM_WORDS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    written("no_entry", "sum")
        .into_iter()
        .filter_map(|phrase| phrase.split(' ').next())
        .map(ToOwned::to_owned)
        .collect()
});

const SAYS: [Column; 6] =
    [Column::Name, Column::NameAddress, Column::FamilyName, Column::Content, Column::VisitedOn, Column::ReceivedOn];
const DATED: [Column; 2] = [Column::VisitedOn, Column::ReceivedOn];

/// Tells why a row is no entry; `None` where it is one. `closed` says that the signatures have begun above it.
pub(super) fn why(line: &Line<'_>, plan: &Plan, closed: bool) -> Option<Why> {
    let (sheet, row) = (line.sheet, line.row);
    if is_heading(line, plan) || is_number_row(line, plan) {
        return Some(Why::Heading);
    }
    let undated = !holds_day(line, plan);
    if undated && is_sum(line, plan) {
        return Some(Why::Sum);
    }
    let numbered = [Column::Number, Column::Ordinal].iter().any(|column| line.text(plan, *column).is_some());
    if !numbered && (undated && (closed || is_signature(line)) || is_dateline(line)) {
        return Some(Why::Signature);
    }
    if sheet.row_is_struck(row) {
        return Some(Why::Struck);
    }
    if is_wide(sheet, row) || undated && is_title(line, plan) {
        return Some(Why::Title);
    }
    if is_cancelled(line, plan) {
        return Some(Why::Cancelled);
    }
    if let Some(why) = without_anybody(line, plan) {
        return Some(why);
    }
    line.is_empty(plan, &SAYS).then_some(Why::Empty)
}

/// Tells whether the day column holds something that has to do with a day.
fn holds_day(line: &Line<'_>, plan: &Plan) -> bool {
    DATED.iter().filter_map(|column| line.cell(plan, *column)).any(|cell| match cell {
        Cell::Text(text) => {
            text.contains(|c: char| c.is_ascii_digit()) && !starts_with_sum(text) || crate::sheet::is_ditto(text)
        }
        Cell::Unknown(_) | Cell::Day(_) | Cell::Number(_) => true,
        Cell::Flag(_) => false,
    })
}

fn starts_with_sum(text: &str) -> bool {
    let first: String = text.trim().nfc().take_while(|c| c.is_alphabetic()).collect::<String>().to_lowercase();
    // `Tòng` and `Cống` are families, `tổng` and `cộng` are sums: the marks tell, where any were written.
    let marked = SUM_WORDS.contains(&first);
    let bare = first.is_ascii() && SUM_WORDS.iter().any(|word| fold(word) == first);
    let phrase = SUM.at(&tokens(text), 0).is_some();
    phrase && (marked || bare) && name::begins(text).is_none()
}

/// Tells a sum: the first text of the row says so.
fn is_sum(line: &Line<'_>, plan: &Plan) -> bool {
    let texts = texts(line);
    let named = [Column::Name, Column::NameAddress]
        .iter()
        .filter_map(|column| line.text(plan, *column))
        .any(|text| name::begins(&text).is_some());
    texts.first().is_some_and(|(_, text)| starts_with_sum(text))
        || !named && texts.iter().any(|(_, text)| starts_with_sum(text) && tokens(text).len() <= 6)
}

/// Gives the row's own texts.
fn texts(line: &Line<'_>) -> Vec<(u32, String)> {
    let own = line.sheet.row(line.row).filter(|(place, _)| !line.sheet.is_spread(line.row, *place));
    let texts = own.filter_map(|(place, _)| match line.at(place) {
        Some(Cell::Text(text)) => Some((place, text.trim().to_owned())),
        _ => None,
    });
    texts.collect()
}

fn is_signature(line: &Line<'_>) -> bool {
    let texts = texts(line);
    let signed = texts.iter().any(|(_, text)| {
        let words = tokens(text);
        SIGNATURE.at(&words, 0).is_some_and(|found| {
            found.words == words.len()
                || words.len() <= found.words + 5 && text.starts_with(['(', 'T', 'K'])
                || words.len() <= found.words + 2
        })
    });
    let own = line.sheet.row(line.row).filter(|(place, _)| !line.sheet.is_spread(line.row, *place)).count();
    signed && own <= 4
}

/// `Bắc Kạn, ngày 30 tháng 9 năm 2019` stands alone above the signatures.
fn is_dateline(line: &Line<'_>) -> bool {
    let own = line.sheet.row(line.row).filter(|(place, _)| !line.sheet.is_spread(line.row, *place)).count();
    let texts = texts(line);
    let [(_, text)] = texts.as_slice() else { return false };
    let words = tokens(text);
    let written_out = ["ngai", "thang", "nam"].iter().all(|word| words.iter().any(|one| one == word));
    own == 1 && written_out && text.contains(',')
}

/// Tells a row whose one cell is merged over most of the sheet.
fn is_wide(sheet: &Sheet, row: u32) -> bool {
    let spread = sheet.row(row).filter(|(column, _)| sheet.is_spread(row, *column));
    let same: BTreeSet<String> = sheet.row(row).map(|(_, cell)| cell.shown()).collect();
    same.len() == 1
        && spread.count() >= 2
        && sheet.row(row).filter(|(column, _)| !sheet.is_spread(row, *column)).count() <= 1
}

/// Tells a title by itself in its row: in the first column, or with the words and numbers of a part of a book.
fn is_title(line: &Line<'_>, plan: &Plan) -> bool {
    let own: Vec<u32> = line
        .sheet
        .row(line.row)
        .map(|(place, _)| place)
        .filter(|place| !line.sheet.is_spread(line.row, *place))
        .collect();
    let [only] = own.as_slice() else { return false };
    let text = line.at(*only).map(Cell::shown).unwrap_or_default();
    let words = tokens(&text);
    let first = plan.columns.first().is_some_and(|column| column.place == *only);
    let part = words.first().is_some_and(|word| {
        matches!(
            word.as_str(),
            "thang"
                | "qui"
                | "nam"
                | "i"
                | "ii"
                | "iii"
                | "iv"
                | "v"
                | "vi"
                | "phan"
                | "ki"
                | "tuan"
                | "ngai"
                | "danh"
                | "so"
        )
    });
    let named = plan.columns.iter().any(|column| {
        column.place == *only && matches!(column.holds, Column::Name | Column::NameAddress | Column::Content)
    });
    // A day written out under the table belongs to the signatures.
    first && !named || part && (words.len() <= 6 || !named)
}

/// Tells the row (1) (2) (3) under the headings.
fn is_number_row(line: &Line<'_>, plan: &Plan) -> bool {
    let cells = plan.columns.iter().filter_map(|column| line.at(column.place));
    let numbers: Vec<Option<u32>> = cells
        .map(|cell| {
            cell.shown().trim().trim_matches(['(', ')', '[', ']']).parse().ok().filter(|number| *number <= 100)
        })
        .collect();
    numbers.len() >= 3
        && numbers.iter().all(Option::is_some)
        && numbers.is_sorted()
        && line.row <= plan.first_row() + 2
        || numbers.len() >= 4
            && numbers.iter().all(Option::is_some)
            && numbers.windows(2).all(|pair| matches!(pair, [Some(one), Some(next)] if next > one))
}

fn is_heading(line: &Line<'_>, plan: &Plan) -> bool {
    let mut cells = 0;
    for column in &plan.columns {
        let Some(cell) = line.at(column.place) else { continue };
        let text = fold(&cell.shown());
        if text.is_empty() {
            continue;
        }
        cells += 1;
        if !fold(&column.heading).contains(&text) {
            return false;
        }
    }
    cells >= 3
}

/// Tells an entry that was cancelled: a cell of it says nothing else.
fn is_cancelled(line: &Line<'_>, plan: &Plan) -> bool {
    let said =
        [Column::Content, Column::Name, Column::NameAddress, Column::Note, Column::Result, Column::Disposition];
    let columns = plan.columns.iter().filter(|column| said.contains(&column.holds));
    columns.filter_map(|column| line.at(column.place)).any(|cell| {
        let words = tokens(&cell.shown());
        let found = CANCELLED.all(&words);
        let covered: usize = found.iter().map(|one| one.words).sum();
        !words.is_empty() && covered == words.len()
    })
}

/// Tells a day on which nobody came or no reception was held.
fn without_anybody(line: &Line<'_>, plan: &Plan) -> Option<Why> {
    let says = [Column::Name, Column::NameAddress, Column::Content];
    let texts: Vec<String> = says.iter().filter_map(|column| line.text(plan, *column)).collect();
    if texts.is_empty() {
        // The words may stand in the note alone.
        let noted = line.notes(plan).into_iter().map(|(_, text)| text).find_map(|text| said(&text));
        return noted.filter(|_| holds_day(line, plan));
    }
    if texts.iter().any(|text| name::begins(text).is_some()) {
        return None;
    }
    let found: Vec<Option<Why>> = texts.iter().map(|text| said(text)).collect();
    if let Some(why) = found.iter().flatten().next() {
        // A name cell that is nobody's name proves nothing where the content tells what somebody came about.
        let content = line.text(plan, Column::Content);
        let tells = content.is_some_and(|text| said(&text).is_none() && !is_blank(&text));
        return (!tells).then_some(*why);
    }
    texts.iter().all(|text| is_blank(text)).then_some(Why::Nobody)
}

fn is_blank(text: &str) -> bool {
    cell::is_nothing(text) || !text.contains(char::is_alphanumeric)
}

fn said(text: &str) -> Option<Why> {
    let words = tokens(text);
    let whole = |phrases: &Phrases<&'static str>| {
        let found = phrases.all(&words);
        let covered: usize = found.iter().map(|one| one.words).sum();
        found.first().is_some_and(|one| one.at <= 3) && words.len() <= covered + 5
    };
    if whole(&NOBODY) {
        return Some(Why::Nobody);
    }
    let starts = HOLIDAY.at(&words, 0).is_some_and(|found| words.len() <= found.words + 4);
    starts.then_some(Why::Holiday)
}
