//! How wide the columns of a book are: each as what stands in it asks, so that the rows together are as low as they can be.

use super::{Layout, Line};
use crate::xlsx::text_width;

/// What a cell keeps free at its left and right edge together, in points.
const MARGIN: f64 = 6.0;
/// The widest a word may make a column; a longer one is broken.
const WIDEST_WORD: f64 = 80.0;
/// So many rows share a page, and with it one header.
const ON_A_PAGE: usize = 12;
/// As many rows say how the others are.
const SAMPLE: usize = 200;
/// The lines a row may take, and of how many rows in a hundred each column holds its text within them.
const LINES: std::ops::RangeInclusive<usize> = 1..=12;
/// The lines a header may take.
const HEAD_LINES: [usize; 4] = [3, 4, 5, 7];
const SHARES: [usize; 6] = [100, 95, 90, 80, 65, 50];

/// A cell of the sample as the widths of its words; a line break is a word that no line holds.
type Words = Vec<f64>;

/// Shares `whole` points out among the columns of a print: every column has the room of its longest word, and the rest goes
/// where it makes the rows lowest.
pub(super) fn widths(layout: &Layout, lines: &[Line], size: f64, whole: f64) -> Vec<f64> {
    let step = lines.len().div_ceil(SAMPLE).max(1);
    let sample: Vec<Vec<Words>> =
        lines.iter().step_by(step).map(|line| line.cells.iter().map(|text| words(text, size)).collect()).collect();
    let least = least(layout, lines, size);
    let heads: Vec<Words> = layout.printed.iter().map(|column| bold(column.head.last(), size)).collect();
    let height =
        |widths: &[f64]| tall(&sample, widths, size) + row(&heads, widths, size) * sample.len().div_ceil(ON_A_PAGE);
    let ask = |column: usize, most: usize| -> Vec<f64> {
        let mut asked: Vec<f64> =
            sample.iter().filter_map(|row| row.get(column)).map(|cell| narrowest(cell, most, size, whole)).collect();
        asked.sort_by(f64::total_cmp);
        asked
    };
    // A column of which little is written is as wide as its heading asks that stands in a few lines.
    let headed = |most: usize| -> Vec<f64> {
        heads.iter().zip(&least).map(|(head, least)| narrowest(head, most, size, whole).max(*least)).collect()
    };
    let mut best = stretched(&least, &least, whole);
    let mut lowest = height(&best);
    for (most, head) in LINES.flat_map(|most| HEAD_LINES.map(|head| (most, head))) {
        let headed = headed(head);
        let asked: Vec<Vec<f64>> = (0..least.len()).map(|column| ask(column, most)).collect();
        for share in SHARES {
            let own = |asked: &Vec<f64>| asked.get((asked.len() * share / 100).saturating_sub(1)).copied();
            let wanted: Vec<f64> =
                asked.iter().zip(&headed).map(|(asked, least)| own(asked).unwrap_or(0.0).max(*least)).collect();
            if wanted.iter().sum::<f64>() > whole {
                continue;
            }
            let widths = stretched(&wanted, &least, whole);
            let low = height(&widths);
            if low < lowest {
                (best, lowest) = (widths, low);
            }
        }
    }
    best
}

/// The width below which a heading's word, or a word of a cell, would be broken.
fn least(layout: &Layout, lines: &[Line], size: f64) -> Vec<f64> {
    let longest = |text: &str, bold| {
        text.split_whitespace().map(|word| text_width(word, size, bold)).fold(0.0, f64::max).min(WIDEST_WORD)
    };
    let of = |(place, heads): (usize, &Vec<String>)| {
        let heads = heads.iter().map(|text| longest(text, true)).fold(0.0, f64::max);
        let cells = lines.iter().filter_map(|line| line.cells.get(place));
        cells.map(|text| longest(text, false)).fold(heads, f64::max) * 1.04 + MARGIN + 1.0
    };
    layout.printed.iter().map(|column| &column.head).enumerate().map(of).collect()
}

/// Fills the whole: what is over goes to each column as it is wider than it must be; what is too much is taken from all.
fn stretched(wanted: &[f64], least: &[f64], whole: f64) -> Vec<f64> {
    let (all, beyond) =
        (wanted.iter().sum::<f64>(), wanted.iter().zip(least).map(|(one, least)| one - least).sum::<f64>());
    let over = whole - all;
    if over < 0.0 || beyond < 1.0 {
        return wanted.iter().map(|one| one * whole / all.max(1.0)).collect();
    }
    wanted.iter().zip(least).map(|(one, least)| one + over * (one - least) / beyond).collect()
}

/// How tall the rows are together, in lines.
fn tall(sample: &[Vec<Words>], widths: &[f64], size: f64) -> usize {
    sample.iter().map(|cells| row(cells, widths, size)).sum()
}

/// How tall a row is.
fn row(cells: &[Words], widths: &[f64], size: f64) -> usize {
    cells.iter().zip(widths).map(|(cell, width)| lines_in(cell, *width, size)).max().unwrap_or(1)
}

/// The words of a heading.
fn bold(head: Option<&String>, size: f64) -> Words {
    head.into_iter().flat_map(|text| text.split_whitespace()).map(|word| text_width(word, size, true)).collect()
}

/// The narrowest a cell may be that shows its text in so many lines.
fn narrowest(cell: &Words, most: usize, size: f64, whole: f64) -> f64 {
    let (mut low, mut high) = (MARGIN, whole);
    if lines_in(cell, low, size) <= most {
        return low;
    }
    while high - low > 0.5 {
        let middle = f64::midpoint(low, high);
        if lines_in(cell, middle, size) <= most { high = middle } else { low = middle }
    }
    high
}

fn words(text: &str, size: f64) -> Words {
    let mut words = Vec::new();
    for (place, line) in text.split('\n').enumerate() {
        if place > 0 {
            words.push(f64::INFINITY);
        }
        words.extend(line.split_whitespace().map(|word| text_width(word, size, false)));
    }
    words
}

/// Counts the lines of a cell, as the height of its row is reckoned.
fn lines_in(cell: &Words, width: f64, size: f64) -> usize {
    let (room, space) = ((width - MARGIN) * 0.97, size / 4.0);
    let (mut lines, mut used) = (1, 0.0);
    for word in cell {
        if word.is_infinite() {
            (lines, used) = (lines + 1, 0.0);
        } else if used > 0.0 && used + space + word > room {
            (lines, used) = (lines + 1, *word);
        } else {
            used += word + if used > 0.0 { space } else { 0.0 };
        }
    }
    lines
}
