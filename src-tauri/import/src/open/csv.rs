//! Text with separators. Which one it is, and how the letters are written, is found by looking; days and numbers stay
//! the text they are, for nobody here knows which way they were meant.

use csv::{ByteRecord, ReaderBuilder};

use super::Opened;
use crate::Refusal;
use crate::sheet::{Allowance, Cell, Sheet};

const SEPARATORS: [u8; 4] = [b';', b'\t', b',', b'|'];
/// Lines by which the separator is told.
const LOOKED_AT: usize = 60;
/// A cell so long began with a quotation mark that nobody closed.
const LONGEST: usize = 40_000;
/// The name of a sheet that has none.
const NAME: &str = "Trang 1";

/// Reads a text that has columns.
pub(super) fn sheets(text: &str) -> Result<Opened, Refusal> {
    let (told, text) = told(text);
    let separator = told.or_else(|| separator(text)).ok_or(Refusal::Foreign)?;
    let mut opened = Opened::default();
    let mut sheet = Sheet::named(NAME.to_owned());
    let read = match fill(&mut sheet, text, separator, true) {
        Ok(false) => {
            sheet = Sheet::named(NAME.to_owned());
            fill(&mut sheet, text, separator, false).map(drop)
        }
        other => other.map(drop),
    };
    opened.take(sheet, read)?;
    Ok(opened)
}

/// Excel lets a first line say the separator: `sep=;`.
fn told(text: &str) -> (Option<u8>, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    match first.trim().strip_prefix("sep=").map(str::as_bytes) {
        Some([separator]) => (Some(*separator), rest),
        _ => (None, text),
    }
}

/// Finds the separator by which most lines have as many cells as most others.
fn separator(text: &str) -> Option<u8> {
    let told = SEPARATORS.map(|separator| {
        let mut widths: Vec<usize> = Vec::new();
        let mut reader = reader(text, separator, true);
        let mut record = ByteRecord::new();
        while widths.len() < LOOKED_AT && reader.read_byte_record(&mut record).unwrap_or(false) {
            widths.push(record.len());
        }
        let usual = widths.iter().copied().max_by_key(|width| {
            let such = widths.iter().filter(|other| *other == width).count();
            (*width > 1, such, *width)
        });
        let usual = usual.filter(|usual| *usual > 1)?;
        let such = widths.iter().filter(|width| **width == usual).count();
        (such * 2 >= widths.len()).then_some((such, usual, separator))
    });
    // The first of two that fit as well.
    let best =
        told.into_iter().flatten().reduce(|best, one| if (one.0, one.1) > (best.0, best.1) { one } else { best });
    best.map(|(.., separator)| separator)
}

fn reader(text: &str, separator: u8, quoting: bool) -> csv::Reader<&[u8]> {
    let mut how = ReaderBuilder::new();
    how.has_headers(false).flexible(true).delimiter(separator).quoting(quoting);
    how.from_reader(text.as_bytes())
}

/// Puts every cell; answers no where a quotation mark was never closed.
fn fill(sheet: &mut Sheet, text: &str, separator: u8, quoting: bool) -> Result<bool, Refusal> {
    let (mut left, mut record) = (Allowance::default(), ByteRecord::new());
    let mut reader = reader(text, separator, quoting);
    let (mut row, mut from) = (0, 0);
    while reader.read_byte_record(&mut record).map_err(|_| Refusal::Damaged)? {
        row += empty_lines(text.as_bytes(), from);
        for (column, cell) in (0..).zip(record.iter()) {
            if quoting && cell.len() > LONGEST {
                return Ok(false);
            }
            let text = String::from_utf8_lossy(cell).into_owned();
            sheet.put(row, column, Cell::Text(text), &mut left)?;
        }
        row += 1;
        from = reader.position().byte();
    }
    Ok(true)
}

/// Counts the lines that hold nothing from a place on: none to the library, rows to whoever looks at the file.
fn empty_lines(text: &[u8], from: u64) -> u32 {
    let from = usize::try_from(from).unwrap_or(usize::MAX);
    let before = from.checked_sub(1).and_then(|at| text.get(at));
    let rest = text.get(from..).unwrap_or_default();
    // The library stops between the two signs of a line's end.
    let rest = rest.strip_prefix(b"\n").filter(|_| before == Some(&b'\r')).unwrap_or(rest);
    let signs = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    u32::try_from(signs.filter(|byte| **byte == b'\n').count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, clippy::unwrap_used)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(u32, Vec<String>)> {
        let opened = sheets(text).unwrap();
        let sheet = opened.sheets.first().unwrap();
        let row = |row| (row, sheet.row(row).map(|(_, cell)| cell.shown()).collect());
        sheet.rows_from(0).map(row).collect()
    }

    #[test]
    fn the_separator_is_the_one_that_makes_columns() {
        let semicolons = "STT;Họ tên;Nội dung\r\n1;Hoàng Văn An;Đất, rừng, nước\r\n2;Nông Thị Bích;Hỏi, đáp\r\n";
        for text in [semicolons, &semicolons.replace(';', "\t"), &semicolons.replace(',', "").replace(';', ",")] {
            let rows = rows(text);
            assert_eq!(rows.len(), 3, "{text}");
            assert!(rows.iter().all(|(_, cells)| cells.len() == 3), "{text}");
        }
        assert_eq!(rows("sep=|\n1|a,b\n")[0].1, ["1", "a,b"]);
        assert!(matches!(sheets("Kính gửi\nông Hoàng Văn An\n"), Err(Refusal::Foreign)));
    }

    #[test]
    fn a_quoted_cell_has_lines_and_an_unclosed_one_swallows_nothing() {
        assert_eq!(
            rows("a;\"b\nc \"\"d\"\"\"\n\n\n1;2\n"),
            [(0, vec!["a".to_owned(), "b\nc \"d\"".to_owned()]), (3, vec!["1".to_owned(), "2".to_owned()]),]
        );
        assert_eq!(rows("a;b\r\n\r\n1;2\r\n").last().unwrap().0, 2);
        let many = "x;y\n".repeat(20_000);
        assert_eq!(rows(&format!("1;\"a\n{many}")).len(), 20_001);
    }
}
