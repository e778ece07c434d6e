//! How long a text a cell of a workbook takes.

/// The most letters a cell is given; Excel itself takes a few more, and counts them as UTF-16 does.
const LONGEST: usize = 32_000;

/// Cuts a text to what a cell holds, as Excel counts letters.
#[must_use]
pub fn cut(text: &str) -> &str {
    if text.len() <= LONGEST {
        return text;
    }
    let mut length = 0;
    let end = text.char_indices().find(|(_, letter)| {
        length += letter.len_utf16();
        length > LONGEST
    });
    end.and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_to_what_a_cell_holds() {
        for (letter, most) in [("a", LONGEST), ("ộ", LONGEST), ("😀", LONGEST / 2)] {
            assert_eq!(cut(&letter.repeat(LONGEST + 3)), letter.repeat(most));
            assert_eq!(cut(&letter.repeat(most)), letter.repeat(most));
        }
    }
}
