//! How much room a text takes when it is printed in Times New Roman: a workbook's columns and rows have to be given
//! their sizes, and neither Excel nor LibreOffice makes a merged cell grow by itself.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Room that a cell keeps free of text at its left and right edge together, in points.
pub const MARGIN: f64 = 6.0;

/// The height of one line for a size of type: room for the marks above and below Vietnamese letters.
pub fn line_height(size: f64) -> f64 {
    size * 1.2
}

/// Measures a text set on one line, in points.
pub fn width(text: &str, size: f64, bold: bool) -> f64 {
    let sum: u32 = text.nfd().map(advance).sum();
    // Times New Roman Bold runs about a twentieth wider.
    f64::from(sum) / 1000.0 * size * if bold { 1.06 } else { 1.0 }
}

/// Measures the longest piece of a text that cannot be broken over two lines, in points.
pub fn longest_word(text: &str, size: f64, bold: bool) -> f64 {
    text.split_whitespace().map(|word| width(word, size, bold)).fold(0.0, f64::max)
}

/// Counts the lines a text takes when it is wrapped to `room` points; a text with line breaks keeps them.
pub fn lines(text: &str, size: f64, bold: bool, room: f64) -> u32 {
    text.split('\n').map(|line| wrapped(line, size, bold, room)).sum::<u32>().max(1)
}

fn wrapped(line: &str, size: f64, bold: bool, room: f64) -> u32 {
    let space = width(" ", size, bold);
    let (mut lines, mut used) = (1, 0.0);
    for word in line.split_whitespace() {
        let wide = width(word, size, bold);
        if used > 0.0 && used + space + wide > room {
            lines += 1;
            used = 0.0;
        }
        // A word wider than the cell is broken inside.
        let mut rest = wide;
        while rest > room && room > size {
            lines += 1;
            rest -= room;
        }
        used += rest + if used > 0.0 { space } else { 0.0 };
    }
    lines
}

/// The advance of a letter in thousandths of the size; marks stand over their letter, but a horn stands beside it.
fn advance(letter: char) -> u32 {
    match letter {
        '\u{31b}' => 60,
        mark if is_combining_mark(mark) => 0,
        'i' | 'j' | 'l' | 't' | '/' | ':' | ';' => 278,
        ' ' | ',' | '.' => 250,
        'f' | 'r' | 'I' | '(' | ')' | '-' => 333,
        's' | 'J' => 389,
        'a' | 'c' | 'e' | 'z' => 444,
        'F' | 'P' | 'S' => 556,
        // The number row is italic, where these are wider than upright.
        '+' | '=' => 675,
        'E' | 'L' | 'T' | 'Z' => 611,
        'B' | 'C' | 'R' => 667,
        'A' | 'D' | 'G' | 'H' | 'K' | 'N' | 'O' | 'Q' | 'U' | 'V' | 'X' | 'Y' | 'Đ' | 'w' => 722,
        'm' => 778,
        'M' => 889,
        'W' => 944,
        '…' | '—' => 1000,
        _ => 500,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vietnamese_marks_take_no_room_of_their_own() {
        assert!((width("Đất đai", 10.0, false) - width("Đat đai", 10.0, false)).abs() < 0.001);
        assert!((width("12345", 10.0, false) - 25.0).abs() < 0.001);
        assert!(width("ươ", 10.0, false) > width("uo", 10.0, false));
    }

    #[test]
    fn a_text_is_wrapped_between_words_and_inside_a_word_only_when_it_must() {
        assert_eq!(lines("", 10.0, false, 30.0), 1);
        assert_eq!(lines("Số vụ việc", 10.0, false, 100.0), 1);
        assert_eq!(lines("Số vụ việc", 10.0, false, 30.0), 2);
        assert_eq!(lines("Số\nvụ\nviệc", 10.0, false, 100.0), 3);
        assert_eq!(lines("15+16+17+18", 10.0, false, 35.0), 2);
    }
}
