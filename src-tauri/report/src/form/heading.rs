//! The cells of a form's header: a text and the range it is merged over, written as in a spreadsheet (`G6:W6`).

use serde::Deserialize;

/// One cell of the header.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Heading {
    /// Where the cell lies.
    pub at: Range,
    /// The heading as printed.
    pub text: String,
}

/// A rectangle of cells; rows and columns from 1, both ends inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Range {
    /// The first row.
    pub top: u32,
    /// The first column.
    pub left: u32,
    /// The last row.
    pub bottom: u32,
    /// The last column.
    pub right: u32,
}

impl Range {
    /// Answers whether a cell lies inside.
    pub fn covers(&self, row: u32, column: u32) -> bool {
        (self.top..=self.bottom).contains(&row) && (self.left..=self.right).contains(&column)
    }
}

impl TryFrom<String> for Range {
    type Error = String;

    fn try_from(text: String) -> Result<Range, String> {
        let (first, last) = text.split_once(':').unwrap_or((&text, &text));
        match (cell(first), cell(last)) {
            (Some((top, left)), Some((bottom, right))) if top <= bottom && left <= right => {
                Ok(Range { top, left, bottom, right })
            }
            _ => Err(format!("`{text}` is not a range of cells")),
        }
    }
}

/// Writes a column's number (from 1) in letters.
pub(super) fn letters(column: u32) -> String {
    let mut rest = column;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// Reads `AF9` as row 9, column 32.
fn cell(text: &str) -> Option<(u32, u32)> {
    let digits = text.find(|letter: char| !letter.is_ascii_uppercase())?;
    let (letters, row) = text.split_at_checked(digits)?;
    let column = letters
        .bytes()
        .try_fold(0_u32, |sum, letter| sum.checked_mul(26)?.checked_add(u32::from(letter.checked_sub(b'A')?) + 1))?;
    let row = row.parse().ok()?;
    (row > 0 && column > 0).then_some((row, column))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_read_as_a_spreadsheet_writes_it() {
        let range = Range::try_from("AA7:AC8".to_owned()).unwrap();
        assert_eq!(range, Range { top: 7, left: 27, bottom: 8, right: 29 });
        assert!(range.covers(8, 28) && !range.covers(9, 28));
        assert_eq!(
            (letters(1), letters(26), letters(27), letters(32)),
            ("A".into(), "Z".into(), "AA".into(), "AF".into())
        );
    }

    #[test]
    fn what_is_no_range_is_refused() {
        for text in ["", "A", "9", "a1", "B2:A1", "A0", "A1:", "A1:B2:C3"] {
            assert!(Range::try_from(text.to_owned()).is_err(), "{text}");
        }
    }
}
