//! Texts. The table of those that cells share is cut into records; a text cut in its letters says again how wide the
//! rest are.

use encoding_rs::Encoding;

use super::record::{long, short};
use crate::open::binary::wide;

/// How a workbook writes its texts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Writing {
    /// Excel 97 and later: each text says how wide its letters are.
    pub is_unicode: bool,
    /// What the bytes of an older one stand for.
    pub letters: &'static Encoding,
}

impl Writing {
    /// Reads a text from its length on, which takes one byte or two; it may go on in further records.
    pub fn text(self, segments: &[&[u8]], at: usize, long_length: bool) -> Option<String> {
        let first = *segments.first()?;
        let length = if long_length { usize::from(short(first, at)?) } else { usize::from(*first.get(at)?) };
        let begin = at + if long_length { 2 } else { 1 };
        if !self.is_unicode {
            let mut bytes = first.get(begin..)?.to_vec();
            segments.iter().skip(1).for_each(|more| bytes.extend_from_slice(more));
            bytes.truncate(length);
            return Some(self.letters.decode_without_bom_handling(&bytes).0.into_owned());
        }
        let flags = *first.get(begin)?;
        Some(Table { segments, segment: 0, at: begin + 1 }.letters(length, flags))
    }
}

/// A run of records read as one.
pub(super) struct Table<'a> {
    pub segments: &'a [&'a [u8]],
    pub segment: usize,
    pub at: usize,
}

impl Table<'_> {
    /// Gives the texts one after the other.
    pub fn texts(mut self) -> Vec<String> {
        std::iter::from_fn(|| self.next_text()).collect()
    }

    fn next_text(&mut self) -> Option<String> {
        while self.rest()?.is_empty() {
            self.turn()?;
        }
        let letters = usize::from(short(self.rest()?, 0)?);
        let flags = *self.rest()?.get(2)?;
        self.at += 3;
        let mut beyond = 0;
        if flags & 8 != 0 {
            beyond += usize::from(short(self.rest()?, 0)?) * 4;
            self.at += 2;
        }
        if flags & 4 != 0 {
            beyond += usize::try_from(long(self.rest()?, 0)?).ok()?;
            self.at += 4;
        }
        let text = self.letters(letters, flags);
        self.skip(beyond);
        Some(text)
    }

    fn letters(&mut self, mut letters: usize, flags: u8) -> String {
        let (mut text, mut is_wide) = (String::new(), flags & 1 != 0);
        while let Some(rest) = self.rest() {
            let width = usize::from(is_wide) + 1;
            let here = (rest.len() / width).min(letters);
            let bytes = rest.get(..here * width).unwrap_or_default();
            if is_wide {
                text.push_str(&wide(bytes));
            } else {
                text.extend(bytes.iter().map(|byte| char::from(*byte)));
            }
            self.at += here * width;
            letters -= here;
            if letters == 0 || self.turn().is_none() {
                break;
            }
            is_wide = self.rest().and_then(|rest| rest.first()).is_some_and(|flags| flags & 1 != 0);
            self.at += 1;
        }
        text
    }

    fn skip(&mut self, mut bytes: usize) {
        while let Some(rest) = self.rest() {
            let here = rest.len().min(bytes);
            self.at += here;
            bytes -= here;
            if bytes == 0 || self.turn().is_none() {
                return;
            }
        }
    }

    fn rest(&self) -> Option<&[u8]> {
        self.segments.get(self.segment)?.get(self.at..)
    }

    /// Turns to the next record.
    fn turn(&mut self) -> Option<()> {
        (self.segment, self.at) = (self.segment + 1, 0);
        (self.segment < self.segments.len()).then_some(())
    }
}
