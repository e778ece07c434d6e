//! How much a workbook may hold.

use crate::Refusal;

/// The most cells a workbook may hold, those under merged regions included.
const MOST_CELLS: usize = 4_000_000;
/// The most bytes of text a workbook's cells may hold together.
const MOST_TEXT: usize = 192 * 1024 * 1024;
/// A text so long is typed into one cell; how many bytes those may have that repeat one.
const LONG: usize = 1_000;
const MOST_AGAIN: usize = 16 * 1024 * 1024;

/// How much of a workbook's allowance is used up.
#[derive(Debug, Clone, Default)]
pub struct Allowance {
    cells: usize,
    text: usize,
    again: usize,
}

impl Allowance {
    /// Takes cells and bytes of text from it.
    pub fn take(&mut self, cells: usize, text: usize) -> Result<(), Refusal> {
        self.cells = self.cells.saturating_add(cells);
        self.text = self.text.saturating_add(text);
        if self.cells > MOST_CELLS || self.text > MOST_TEXT { Err(Refusal::TooManyCells) } else { Ok(()) }
    }

    /// Takes a text that the file holds once and shows so many times more: a few bytes of file can ask for gigabytes.
    pub fn take_again(&mut self, text: usize, times: usize) -> Result<(), Refusal> {
        if text > LONG {
            self.again = self.again.saturating_add(text.saturating_mul(times));
        }
        if self.again > MOST_AGAIN { Err(Refusal::TooManyCells) } else { Ok(()) }
    }
}
