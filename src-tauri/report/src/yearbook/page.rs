//! A book on A4 landscape pages: the widths of its columns, the heights of its rows, and which rows stand on which page.

use serde::Serialize;

use super::Layout;
use super::width::widths;
use crate::xlsx::{ROW_LIMIT, row_height};

/// The room between the margins, in points, a little less than the paper gives.
const WIDTH: f64 = 778.0;
const HEIGHT: f64 = 498.0;
/// Unit, title, year, form, opening line.
const TITLE: f64 = 108.0;
/// The form's line of a later part.
const PART_TITLE: f64 = 36.0;
/// A line under the last row, and the signatures.
const CLOSING_LINE: f64 = 17.0;
const SIGNATURES: f64 = 110.0;
/// The size of the type in points: what is read without effort on paper.
const SIZE: f64 = 9.0;

/// A cell of the header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Head {
    /// Its words.
    pub text: String,
    /// How many columns it stands over.
    pub columns: u32,
    /// How many rows it takes.
    pub rows: u32,
}

/// A row of the book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PrintedLine"))]
pub struct Line {
    /// Its cells.
    pub cells: Vec<String>,
    /// It was cancelled.
    pub struck: bool,
    /// It goes on with the texts of the row above, which no page could hold.
    pub goes_on: bool,
}

/// What stands around the rows of a part.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around {
    /// The book's title is on the first page.
    pub titled: bool,
    /// So many lines close the book after the last row; none: another part follows.
    pub closing: usize,
}

/// A part laid out.
pub(super) struct Laid {
    pub size: f64,
    pub heads: Vec<Vec<Head>>,
    pub head_heights: Vec<f64>,
    pub widths: Vec<f64>,
    pub pages: Vec<Vec<Line>>,
}

/// Lays rows out on pages.
pub(super) fn lay(layout: &Layout, lines: Vec<Line>, around: Around) -> Laid {
    let widths = widths(layout, &lines, SIZE, WIDTH);
    let size = SIZE;
    let heads = heads(layout);
    let head_heights = head_rows(layout, &widths, size);
    let room = HEIGHT - head_heights.iter().sum::<f64>() - number_height(size);
    let tall = ROW_LIMIT.min(room - TITLE);
    let lines = lines.into_iter().flat_map(|line| cut(line, &widths, size, tall)).collect();
    let pages = pages(lines, &widths, size, room, around);
    Laid { size, heads, head_heights, widths, pages }
}

/// Gives a row the height its fullest cell needs.
fn height(line: &Line, widths: &[f64], size: f64) -> f64 {
    let cells = line.cells.iter().zip(widths);
    cells.map(|(text, width)| row_height(text, size, false, *width)).fold(size * 1.2 + 4.0, f64::max)
}

/// The height of the row of numbers.
fn number_height(size: f64) -> f64 {
    size * 1.2 + 6.0
}

/// The heights of the header's rows: words under a group share the group's height.
fn head_rows(layout: &Layout, widths: &[f64], size: f64) -> Vec<f64> {
    let deep = layout.printed.iter().map(|column| column.head.len()).max().unwrap_or(1);
    let of = |text: &String, width: f64| row_height(text, size, true, width) + 2.0;
    if deep < 2 {
        let all = layout.printed.iter().zip(widths);
        return vec![all.filter_map(|(column, width)| Some(of(column.head.last()?, *width))).fold(0.0, f64::max)];
    }
    let group = size * 1.2 + 6.0;
    let low = layout.printed.iter().zip(widths).filter_map(|(column, width)| {
        let own = of(column.head.last()?, *width);
        Some(if column.head.len() > 1 { own } else { own - group })
    });
    vec![group, low.fold(size * 1.2 + 6.0, f64::max)]
}

/// The header as cells: neighbours under the same word stand under it together.
fn heads(layout: &Layout) -> Vec<Vec<Head>> {
    let deep = layout.printed.iter().map(|column| column.head.len()).max().unwrap_or(1);
    let (mut top, mut low): (Vec<Head>, Vec<Head>) = (Vec::new(), Vec::new());
    let mut group: Option<&str> = None;
    for column in &layout.printed {
        let [first, rest @ ..] = column.head.as_slice() else { continue };
        if let Some(last) = rest.last() {
            match top.last_mut().filter(|_| group == Some(first)) {
                Some(head) => head.columns += 1,
                None => top.push(Head { text: first.clone(), columns: 1, rows: 1 }),
            }
            group = Some(first);
            low.push(Head { text: last.clone(), columns: 1, rows: 1 });
        } else {
            group = None;
            let rows = u32::try_from(deep).unwrap_or(1);
            top.push(Head { text: first.clone(), columns: 1, rows });
        }
    }
    if low.is_empty() { vec![top] } else { vec![top, low] }
}

/// Cuts a row that no page could hold into rows that go on with its texts.
fn cut(line: Line, widths: &[f64], size: f64, tall: f64) -> Vec<Line> {
    let mut cut = Vec::new();
    let mut rest = line;
    while height(&rest, widths, size) > tall {
        let (now, after): (Vec<String>, Vec<String>) =
            rest.cells.iter().zip(widths).map(|(text, width)| fitting(text, size, *width, tall)).unzip();
        // A column too narrow for one word: nothing more can be done.
        if now.iter().all(String::is_empty) {
            break;
        }
        cut.push(Line { cells: now, ..rest.clone() });
        rest = Line { cells: after, goes_on: true, ..rest };
    }
    cut.push(rest);
    cut
}

/// Cuts a text where a cell of a height is full.
fn fitting(text: &str, size: f64, width: f64, tall: f64) -> (String, String) {
    if row_height(text, size, false, width) <= tall {
        return (text.to_owned(), String::new());
    }
    let ends: Vec<usize> =
        text.char_indices().filter(|(_, letter)| letter.is_whitespace()).map(|(at, _)| at).collect();
    let fits = |end: &usize| row_height(text.get(..*end).unwrap_or_default(), size, false, width) <= tall;
    let count = ends.partition_point(fits);
    let end = count.checked_sub(1).and_then(|last| ends.get(last)).copied().unwrap_or_default();
    let (now, after) = text.split_at(end);
    (now.trim_end().to_owned(), after.trim_start().to_owned())
}

/// Fills page after page; what closes the book stands with the last row.
fn pages(lines: Vec<Line>, widths: &[f64], size: f64, room: f64, around: Around) -> Vec<Vec<Line>> {
    let title = if around.titled { TITLE } else { PART_TITLE };
    let mut pages = vec![Vec::new()];
    let mut used = title;
    for line in lines {
        let own = height(&line, widths, size);
        if used + own > room {
            pages.push(Vec::new());
            used = 0.0;
        }
        used += own;
        if let Some(page) = pages.last_mut() {
            page.push(line);
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "two lines")]
    let closing = around.closing as f64 * CLOSING_LINE + if around.closing > 0 { SIGNATURES } else { 0.0 };
    if used + closing > room {
        let last = pages.last_mut().and_then(|page| if page.len() > 1 { page.pop() } else { None });
        pages.push(last.into_iter().collect());
    }
    pages
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use words::slice::Slice;

    fn layout() -> &'static Layout {
        crate::yearbook::layout(Slice::Visit, words::day::iso("2022-01-05").unwrap()).unwrap()
    }

    fn line(number: usize, text: &str) -> Line {
        let mut cells = vec![String::new(); 12];
        cells[0] = number.to_string();
        cells[4] = text.to_owned();
        Line { cells, struck: false, goes_on: false }
    }

    #[test]
    fn the_columns_fill_the_page_and_no_heading_is_broken_inside_a_word() {
        let widths = widths(layout(), &[line(1, "Tranh chấp")], 9.0, WIDTH);
        assert!((widths.iter().sum::<f64>() - WIDTH).abs() < 1.0);
        for (column, width) in layout().columns.iter().zip(&widths) {
            for word in column.head.iter().flat_map(|text| text.split_whitespace()) {
                assert!(crate::xlsx::text_width(word, 9.0, true) + 6.0 <= *width, "{word}");
            }
        }
    }

    #[test]
    fn neighbours_under_one_word_stand_under_it_together() {
        let heads = heads(layout());
        assert_eq!((heads[0].len(), heads[1].len()), (10, 3));
        let group = heads[0].iter().find(|head| head.text == "Hướng xử lý").unwrap();
        assert_eq!((group.columns, group.rows), (3, 1));
        assert_eq!(heads[0][0].rows, 2);
    }

    #[test]
    fn no_row_stands_on_two_pages_and_none_is_lost() {
        let text = "Đề nghị xem xét việc cấp giấy chứng nhận quyền sử dụng đất cho hộ gia đình. ".repeat(6);
        let lines: Vec<Line> = (1..=60).map(|number| line(number, &text)).collect();
        let laid = lay(layout(), lines, Around { titled: true, closing: 2 });
        assert!(laid.pages.len() > 3);
        let numbers: Vec<&str> = laid.pages.iter().flatten().map(|line| line.cells[0].as_str()).collect();
        let wanted: Vec<String> = (1..=60).map(|number| number.to_string()).collect();
        assert_eq!(numbers, wanted);
        for (place, page) in laid.pages.iter().enumerate() {
            let used: f64 = page.iter().map(|line| height(line, &laid.widths, laid.size)).sum();
            let title = if place == 0 { TITLE } else { 0.0 };
            let header = laid.head_heights.iter().sum::<f64>() + number_height(laid.size);
            assert!(used + title + header <= HEIGHT, "page {place}");
        }
    }

    #[test]
    fn a_text_no_page_could_hold_goes_on_in_the_next_row_to_its_last_word() {
        let text: Vec<String> = (1..=3_000).map(|number| format!("từ{number}")).collect();
        let laid = lay(layout(), vec![line(1, &text.join(" "))], Around { titled: true, closing: 2 });
        let rows: Vec<&Line> = laid.pages.iter().flatten().collect();
        assert!(rows.len() > 2 && rows[1].goes_on && rows[1].cells[0].is_empty());
        let again: Vec<&str> = rows.iter().flat_map(|row| row.cells[4].split_whitespace()).collect();
        assert_eq!(again, text);
    }

    #[test]
    fn what_closes_the_book_never_stands_alone() {
        for count in 1..40 {
            let lines = (1..=count).map(|number| line(number, "Hỏi thủ tục")).collect();
            let laid = lay(layout(), lines, Around { titled: true, closing: 2 });
            assert!(!laid.pages.last().unwrap().is_empty(), "{count}");
        }
    }
}
