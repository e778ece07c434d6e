//! The columns of a table that hold figures: to the right, their decimals under each other.

/// As wide as a digit.
const DIGIT: char = '\u{2007}';
/// As wide as a comma.
const COMMA: char = '\u{2008}';

/// A column of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Figures {
    /// The most decimals in it.
    decimals: usize,
}

impl Figures {
    /// Gives a figure with the room of the decimals it has not.
    pub fn written(self, text: &str) -> String {
        let own = decimals(text);
        let mut text = text.to_owned();
        if own < self.decimals && is_figure(&text) && !text.ends_with('%') {
            if own == 0 {
                text.push(COMMA);
            }
            text.extend(std::iter::repeat_n(DIGIT, self.decimals - own));
        }
        text
    }
}

/// Tells of each column whether it holds figures.
pub(super) fn aligned(rows: &[Vec<String>]) -> Vec<Option<Figures>> {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let column = |place: usize| {
        let cells: Vec<&str> = rows.iter().filter_map(|row| row.get(place)).map(String::as_str).collect();
        let figures =
            cells.iter().any(|cell| is_figure(cell)) && cells.iter().all(|cell| is_figure(cell) || is_none(cell));
        figures.then(|| Figures { decimals: cells.iter().map(|cell| decimals(cell)).max().unwrap_or(0) })
    };
    (0..count).map(column).collect()
}

fn is_none(text: &str) -> bool {
    matches!(text.trim(), "" | "–" | "-")
}

/// Tells whether a text is a figure and not a day: `1.234`, `12,5`, `+03`, `–2`, `25 %`.
fn is_figure(text: &str) -> bool {
    let bare = text.trim().trim_start_matches(['+', '-', '–', '−']).trim_end_matches([' ', '%', '\u{a0}']);
    let (whole, part) = bare.split_once(',').unwrap_or((bare, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split('.');
    groups.next().is_some_and(digits) && groups.all(|group| group.len() == 3 && digits(group)) && digits(part)
}

fn decimals(text: &str) -> usize {
    if !is_figure(text) {
        return 0;
    }
    text.split_once(',').map_or(0, |(_, part)| part.bytes().filter(u8::is_ascii_digit).count())
}

#[cfg(test)]
#[allow(clippy::panic)]
mod tests {
    use super::*;

    #[test]
    fn figures_stand_with_their_decimals_under_each_other_and_days_and_words_do_not() {
        let rows = [["05/09/2019", "Phòng Kinh tế", "1.234"], ["06/09/2019", "12", "12,5"], ["", "", "–"]];
        let rows: Vec<Vec<String>> =
            rows.iter().map(|row| row.iter().map(|one| (*one).to_owned()).collect()).collect();
        let columns = aligned(&rows);
        let [None, None, Some(figures)] = columns.as_slice() else { panic!("{columns:?}") };
        assert_eq!(figures.written("1.234"), "1.234\u{2008}\u{2007}");
        assert_eq!(figures.written("12,5"), "12,5");
        assert_eq!(figures.written("–"), "–");
    }
}
