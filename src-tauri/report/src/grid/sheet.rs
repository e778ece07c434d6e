//! The rows of a list as the text of a sheet, put into a workbook made without them. What makes the rest of the workbook
//! would first keep every cell of the list as a thing of its own; here a row is written once, while the next one is read.

use std::collections::HashMap;
use std::fmt::{Display, Write as _};
use std::io::{Cursor, Read as _, Write as _};

use rust_xlsxwriter::utility::column_number_to_name;
use vault::error::{Error, Result};
use words::cell_value::CellValue;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

const SHEET: &str = "xl/worksheets/sheet1.xml";
const STRINGS: &str = "xl/sharedStrings.xml";
const END: &str = "</sheetData>";
/// How hard the file is pressed. A step or two harder it takes twice as long for a hundredth less.
const PRESSED: i64 = 4;

/// The rows of a sheet as they are written, one below the other.
pub(super) struct Sheet {
    letters: Vec<String>,
    /// How many rows stand above, how many there are, and how many of their cells hold a text.
    above: u32,
    rows: u32,
    texts: usize,
    /// The rows as they stand in the file.
    written: String,
    /// Where each text stands among those of the workbook, and those the rows brought as they stand in the file.
    places: HashMap<String, usize>,
    unique: usize,
    brought: String,
}

impl Sheet {
    /// Begins below so many rows that others write.
    pub fn below(above: u32, columns: u16) -> Self {
        Self {
            letters: (0..columns).map(column_number_to_name).collect(),
            above,
            rows: 0,
            texts: 0,
            written: String::new(),
            places: HashMap::new(),
            unique: 0,
            brought: String::new(),
        }
    }

    /// Counts a text that stands above, in the order of its first cell; none where nothing equal to it will come.
    pub fn stands_above(&mut self, text: Option<&str>) {
        match text {
            Some("") => {}
            Some(text) if self.places.contains_key(text) => {}
            Some(text) => {
                self.places.insert(text.to_owned(), self.unique);
                self.unique += 1;
            }
            None => self.unique += 1,
        }
    }

    /// Writes a row of cells, each in a format of the workbook, by its number there: a number or a day as one, else the text.
    pub fn row<'a>(&mut self, cells: impl Iterator<Item = (&'a str, CellValue, usize)>) {
        self.rows += 1;
        let row = (self.above + self.rows).to_string();
        let last = self.letters.len();
        self.put(format_args!(r#"<row r="{row}" spans="1:{last}">"#));
        for (column, (text, value, format)) in cells.take(last).enumerate() {
            let letters = self.letters.get(column).map_or("", String::as_str);
            for piece in ["<c r=\"", letters, &row, "\" s=\""] {
                self.written.push_str(piece);
            }
            match value.number() {
                Some(number) => self.put(format_args!(r#"{format}"><v>{number}</v></c>"#)),
                None if text.is_empty() => self.put(format_args!(r#"{format}"/>"#)),
                None => {
                    let place = self.place(text);
                    self.put(format_args!(r#"{format}" t="s"><v>{place}</v></c>"#));
                }
            }
        }
        self.written.push_str("</row>");
    }

    /// How many rows there are.
    pub fn rows(&self) -> u32 {
        self.rows
    }

    fn put(&mut self, words: impl Display) {
        // A string takes whatever is written into it.
        let _ = write!(self.written, "{words}");
    }

    fn place(&mut self, text: &str) -> usize {
        self.texts += 1;
        if let Some(place) = self.places.get(text) {
            return *place;
        }
        let is_bare = |edge: Option<char>| edge.is_some_and(|edge| ['\t', '\n', ' '].contains(&edge));
        let is_kept = is_bare(text.chars().next()) || is_bare(text.chars().next_back());
        self.brought.push_str(if is_kept { r#"<si><t xml:space="preserve">"# } else { "<si><t>" });
        escape(text, &mut self.brought);
        self.brought.push_str("</t></si>");
        let place = self.unique;
        self.unique += 1;
        self.places.insert(text.to_owned(), place);
        place
    }

    /// Puts the rows into a workbook that has none yet: whatever stands in its one sheet from their first row on was there
    /// for its format and gives way.
    pub fn put_into(self, workbook: &[u8]) -> Result<Vec<u8>> {
        let mut made = ZipArchive::new(Cursor::new(workbook)).map_err(failed)?;
        let mut whole = ZipWriter::new(Cursor::new(Vec::with_capacity(self.written.len() / 8)));
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(PRESSED))
            .unix_permissions(0o600)
            .last_modified_time(DateTime::default());
        for place in 0..made.len() {
            let name = made.by_index_raw(place).map_err(failed)?.name().map_err(failed)?.into_owned();
            let pieces = match name.as_str() {
                SHEET => self.sheet(&text(&mut made, place)?)?,
                STRINGS => self.strings(&text(&mut made, place)?)?,
                _ => {
                    whole.raw_copy_file(made.by_index_raw(place).map_err(failed)?).map_err(failed)?;
                    continue;
                }
            };
            whole.start_file(name, options).map_err(failed)?;
            for piece in [&pieces.0, pieces.1, &pieces.2] {
                whole.write_all(piece.as_bytes())?;
            }
        }
        Ok(whole.finish().map_err(failed)?.into_inner())
    }

    /// What stands before the rows, the rows, and what stands behind them.
    fn sheet(&self, made: &str) -> Result<(String, &str, String)> {
        let (before, behind) = made.split_once(END).ok_or(BROKEN)?;
        let first = format!(r#"<row r="{}" "#, self.above + 1);
        let before = before.split_once(&first).map_or(before, |(before, _)| before);
        Ok((before.to_owned(), &self.written, format!("{END}{behind}")))
    }

    /// The texts that stand above, those the rows brought, and the end.
    fn strings(&self, made: &str) -> Result<(String, &str, String)> {
        let (begin, rest) = made.split_once(r#" count=""#).ok_or(BROKEN)?;
        let (count, rest) = rest.split_once('"').ok_or(BROKEN)?;
        let (_, above) = rest.split_once('>').ok_or(BROKEN)?;
        let (above, behind) = above.split_at_checked(above.len().saturating_sub("</sst>".len())).ok_or(BROKEN)?;
        let count = count.parse().unwrap_or(0) + self.texts;
        let before = format!(r#"{begin} count="{count}" uniqueCount="{}">{above}"#, self.unique);
        Ok((before, &self.brought, behind.to_owned()))
    }
}

/// A workbook without its sheet was made.
const BROKEN: Error = Error::Damaged("workbook");

fn failed(error: impl Display) -> Error {
    Error::Workbook(error.to_string())
}

fn text(made: &mut ZipArchive<Cursor<&[u8]>>, place: usize) -> Result<String> {
    let mut text = String::new();
    made.by_index(place).map_err(failed)?.read_to_string(&mut text)?;
    Ok(text)
}

/// Writes a text as a sheet holds it: what XML cannot hold is `_x001F_`, and what only looks so is told from it.
fn escape(text: &str, into: &mut String) {
    let mut rest = text;
    while let Some(one) = rest.chars().next() {
        match one {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '\t' | '\n' => into.push(one),
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {
                // A string takes whatever is written into it.
                let _ = write!(into, "_x{:04X}_", u32::from(one));
            }
            '_' if looks_escaped(rest) => into.push_str("_x005F_"),
            _ => into.push(one),
        }
        rest = rest.get(one.len_utf8()..).unwrap_or_default();
    }
}

/// Tells whether a text begins as an escape does: `_x001F_`.
fn looks_escaped(text: &str) -> bool {
    let Some([b'_', b'x', digits @ .., b'_']) = text.as_bytes().get(..7) else { return false };
    digits.iter().all(u8::is_ascii_hexdigit)
}
