//! The elements of a document: what a paragraph, a table and a section can be, each written in the order the schema
//! (ECMA-376, part 1, `wml.xsd`) has its elements in. Sizes of type are half points, lengths twentieths of a point.

use std::fmt::Write as _;

/// How the lines of a paragraph stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Centre,
    Right,
    Justified,
}

/// What a paragraph is to a reader of the document's outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Body,
    /// Tên loại and trích yếu.
    Title,
    /// A part of the text.
    Heading,
}

/// Words of one look.
#[derive(Debug, Clone, Default)]
pub(super) struct Run {
    /// A line feed begins a new line.
    pub text: String,
    pub size: usize,
    pub bold: bool,
    pub italic: bool,
}

impl Run {
    pub fn new(text: impl Into<String>, size: usize) -> Self {
        Self { text: text.into(), size, bold: false, italic: false }
    }

    pub fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub fn italic(self) -> Self {
        Self { italic: true, ..self }
    }

    fn write(&self, xml: &mut String) {
        xml.push_str("<w:r><w:rPr>");
        if self.bold {
            xml.push_str("<w:b/><w:bCs/>");
        }
        if self.italic {
            xml.push_str("<w:i/><w:iCs/>");
        }
        put(xml, format_args!("<w:sz w:val=\"{0}\"/><w:szCs w:val=\"{0}\"/></w:rPr>", self.size));
        for (place, line) in self.text.split('\n').enumerate() {
            if place > 0 {
                xml.push_str("<w:br/>");
            }
            put(xml, format_args!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(&unbroken(line))));
        }
        xml.push_str("</w:r>");
    }
}

/// How far the lines of a paragraph are apart: 240 is single.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    Of(u32),
    Exactly(u32),
}

/// A paragraph.
#[derive(Debug, Clone)]
pub(super) struct Paragraph {
    pub runs: Vec<Run>,
    pub style: Style,
    pub align: Align,
    pub before: u32,
    pub after: u32,
    pub line: Line,
    pub first_line: u32,
    /// The same from both sides.
    pub indent: u32,
    /// A line above it.
    pub ruled: bool,
    /// It stands on the page of what follows.
    pub keep_next: bool,
    /// The number of the page stands in it.
    pub page_number: bool,
}

impl Paragraph {
    pub fn new(runs: Vec<Run>) -> Self {
        Self {
            runs,
            style: Style::Body,
            align: Align::Left,
            before: 0,
            after: 0,
            line: Line::Of(240),
            first_line: 0,
            indent: 0,
            ruled: false,
            keep_next: false,
            page_number: false,
        }
    }

    /// Writes it; the last of a section bears the section.
    fn write(&self, xml: &mut String, section: Option<&Page>) {
        xml.push_str("<w:p><w:pPr>");
        match self.style {
            Style::Body => {}
            Style::Title => xml.push_str("<w:pStyle w:val=\"Title\"/>"),
            Style::Heading => xml.push_str("<w:pStyle w:val=\"Heading1\"/>"),
        }
        if self.keep_next {
            xml.push_str("<w:keepNext/><w:keepLines/>");
        }
        if self.ruled {
            xml.push_str("<w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"000000\"/></w:pBdr>");
        }
        let (line, rule) = match self.line {
            Line::Of(line) => (line, "auto"),
            Line::Exactly(line) => (line, "exact"),
        };
        put(
            xml,
            format_args!(
                "<w:spacing w:before=\"{}\" w:after=\"{}\" w:line=\"{line}\" w:lineRule=\"{rule}\"/>",
                self.before, self.after
            ),
        );
        if self.first_line > 0 {
            put(xml, format_args!("<w:ind w:firstLine=\"{}\"/>", self.first_line));
        } else if self.indent > 0 {
            put(xml, format_args!("<w:ind w:left=\"{0}\" w:right=\"{0}\"/>", self.indent));
        }
        let align = match self.align {
            Align::Left => "left",
            Align::Centre => "center",
            Align::Right => "right",
            Align::Justified => "both",
        };
        put(xml, format_args!("<w:jc w:val=\"{align}\"/>"));
        if let Some(page) = section {
            page.write(xml);
        }
        xml.push_str("</w:pPr>");
        for run in &self.runs {
            run.write(xml);
        }
        if self.page_number {
            xml.push_str("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>");
            xml.push_str("<w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>");
            xml.push_str("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
        }
        xml.push_str("</w:p>");
    }
}

/// How a cell belongs to the one above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Merge {
    Alone,
    Begins,
    GoesOn,
}

/// A cell of a table.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    pub width: usize,
    pub paragraphs: Vec<Paragraph>,
    /// How many columns it goes over.
    pub span: usize,
    pub merge: Merge,
    /// Its words stand in the middle of its height.
    pub middle: bool,
}

impl Cell {
    pub fn new(width: usize, paragraphs: Vec<Paragraph>) -> Self {
        Self { width, paragraphs, span: 1, merge: Merge::Alone, middle: false }
    }

    fn write(&self, xml: &mut String) {
        put(xml, format_args!("<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>", self.width));
        if self.span > 1 {
            put(xml, format_args!("<w:gridSpan w:val=\"{}\"/>", self.span));
        }
        match self.merge {
            Merge::Alone => {}
            Merge::Begins => xml.push_str("<w:vMerge w:val=\"restart\"/>"),
            Merge::GoesOn => xml.push_str("<w:vMerge w:val=\"continue\"/>"),
        }
        xml.push_str(if self.middle { "<w:vAlign w:val=\"center\"/>" } else { "<w:vAlign w:val=\"top\"/>" });
        xml.push_str("</w:tcPr>");
        for paragraph in &self.paragraphs {
            paragraph.write(xml, None);
        }
        if self.paragraphs.is_empty() {
            xml.push_str("<w:p/>");
        }
        xml.push_str("</w:tc>");
    }
}

/// A row of a table; it is never torn over two pages.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub cells: Vec<Cell>,
    /// The least height.
    pub height: usize,
    /// It stands again at the head of every page the table goes on to.
    pub header: bool,
}

impl Row {
    pub fn new(cells: Vec<Cell>) -> Self {
        Self { cells, height: 0, header: false }
    }

    /// Keeps the row on the page of what follows.
    pub fn keep_next(&mut self) {
        for paragraph in self.cells.iter_mut().flat_map(|cell| &mut cell.paragraphs) {
            paragraph.keep_next = true;
        }
    }

    fn write(&self, xml: &mut String) {
        xml.push_str("<w:tr><w:trPr><w:cantSplit/>");
        if self.height > 0 {
            put(xml, format_args!("<w:trHeight w:val=\"{}\" w:hRule=\"atLeast\"/>", self.height));
        }
        if self.header {
            xml.push_str("<w:tblHeader/>");
        }
        xml.push_str("</w:trPr>");
        for cell in &self.cells {
            cell.write(xml);
        }
        xml.push_str("</w:tr>");
    }
}

/// A table of fixed columns.
#[derive(Debug, Clone)]
pub(super) struct Table {
    pub grid: Vec<usize>,
    pub rows: Vec<Row>,
    /// Lines around its cells.
    pub lines: bool,
    /// The room left and right in a cell.
    pub margin: usize,
}

impl Table {
    fn write(&self, xml: &mut String) {
        let width: usize = self.grid.iter().sum();
        put(
            xml,
            format_args!(
                "<w:tbl><w:tblPr><w:tblW w:w=\"{width}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblBorders>"
            ),
        );
        let line = if self.lines { "single" } else { "nil" };
        for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
            put(xml, format_args!("<w:{side} w:val=\"{line}\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>"));
        }
        put(
            xml,
            format_args!(
                "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"{0}\" w:type=\"dxa\"/>\
                 <w:right w:w=\"{0}\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>",
                self.margin
            ),
        );
        for width in &self.grid {
            put(xml, format_args!("<w:gridCol w:w=\"{width}\"/>"));
        }
        xml.push_str("</w:tblGrid>");
        for row in &self.rows {
            row.write(xml);
        }
        xml.push_str("</w:tbl>");
    }
}

/// What stands in a section, from top to bottom.
#[derive(Debug, Clone)]
pub(super) enum Piece {
    Paragraph(Paragraph),
    Table(Table),
}

/// The page of a section: A4. Its pages are numbered from 1 at the top, the first without its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Page {
    /// Lying across.
    pub across: bool,
    /// Top, right, bottom, left.
    pub margins: [u32; 4],
    /// From the edge of the paper to the page's number.
    pub header: u32,
}

impl Page {
    fn write(&self, xml: &mut String) {
        let [top, right, bottom, left] = self.margins;
        xml.push_str("<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId3\"/>");
        xml.push_str("<w:headerReference w:type=\"first\" r:id=\"rId4\"/><w:type w:val=\"nextPage\"/>");
        xml.push_str(if self.across {
            "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>"
        } else {
            "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
        });
        put(
            xml,
            format_args!(
                "<w:pgMar w:top=\"{top}\" w:right=\"{right}\" w:bottom=\"{bottom}\" w:left=\"{left}\" w:header=\"{0}\" \
                 w:footer=\"{0}\" w:gutter=\"0\"/><w:pgNumType w:start=\"1\"/><w:titlePg/></w:sectPr>",
                self.header
            ),
        );
    }
}

/// A section ends with a paragraph, which bears its page.
#[derive(Debug, Clone)]
pub(super) struct Section {
    pub pieces: Vec<Piece>,
    pub page: Page,
}

const NAMES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
/// How every part begins.
pub(super) const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Writes `word/document.xml`.
pub(super) fn document(sections: &[Section]) -> String {
    let mut xml = format!("{XML}<w:document {NAMES}><w:body>");
    for (place, section) in sections.iter().enumerate() {
        let last = place + 1 == sections.len();
        for (place, piece) in section.pieces.iter().enumerate() {
            let ends = place + 1 == section.pieces.len() && !last;
            match piece {
                Piece::Paragraph(one) => one.write(&mut xml, ends.then_some(&section.page)),
                Piece::Table(one) => one.write(&mut xml),
            }
        }
        if last {
            section.page.write(&mut xml);
        }
    }
    xml.push_str("</w:body></w:document>");
    xml
}

/// Writes a part that stands above the text of a page.
pub(super) fn header(paragraph: &Paragraph) -> String {
    let mut xml = format!("{XML}<w:hdr {NAMES}>");
    paragraph.write(&mut xml, None);
    xml.push_str("</w:hdr>");
    xml
}

/// Writes `word/styles.xml`: Times New Roman 14, Vietnamese.
pub(super) fn styles(size: usize) -> String {
    let fonts = "<w:rFonts w:ascii=\"Times New Roman\" w:eastAsia=\"Times New Roman\" w:hAnsi=\"Times New Roman\" \
                 w:cs=\"Times New Roman\"/>";
    let own = |id: &str, name: &str, level: u32| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/>\
             <w:next w:val=\"Normal\"/><w:qFormat/><w:pPr><w:keepNext/>{}</w:pPr><w:rPr><w:b/><w:bCs/></w:rPr></w:style>",
            if level < 9 { format!("<w:outlineLvl w:val=\"{level}\"/>") } else { String::new() }
        )
    };
    format!(
        "{XML}<w:styles {NAMES}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val=\"{size}\"/>\
         <w:szCs w:val=\"{size}\"/><w:lang w:val=\"vi-VN\" w:eastAsia=\"vi-VN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault/></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">\
         <w:name w:val=\"Normal\"/><w:qFormat/><w:pPr><w:widowControl/></w:pPr></w:style>{}{}</w:styles>",
        own("Heading1", "heading 1", 0),
        own("Title", "Title", 9),
    )
}

/// Writes `word/settings.xml`: laid out as Word 2013 and later do.
pub(super) fn settings() -> String {
    format!(
        "{XML}<w:settings {NAMES}><w:defaultTabStop w:val=\"720\"/><w:characterSpacingControl w:val=\"doNotCompress\"/>\
         <w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" \
         w:val=\"15\"/></w:compat><w:themeFontLang w:val=\"vi-VN\"/></w:settings>"
    )
}

/// Writes `word/fontTable.xml`.
pub(super) fn fonts() -> String {
    format!(
        "{XML}<w:fonts {NAMES}><w:font w:name=\"Times New Roman\"><w:panose1 w:val=\"02020603050405020304\"/>\
         <w:charset w:val=\"00\"/><w:family w:val=\"roman\"/><w:pitch w:val=\"variable\"/></w:font></w:fonts>"
    )
}

/// Gives a text as XML holds one; what XML cannot hold is left out.
pub(super) fn escaped(text: &str) -> String {
    let held = |letter: &char| *letter >= ' ' && !matches!(letter, '\u{fffe}' | '\u{ffff}') || *letter == '\t';
    let mut out = String::with_capacity(text.len());
    for letter in text.chars().filter(held) {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            letter => out.push(letter),
        }
    }
    out
}

/// Keeps a word and its number on one line: `năm 2026`, `tháng 10`, `Điều 28`.
fn unbroken(text: &str) -> String {
    const BEFORE: [&str; 8] = ["ngày", "tháng", "năm", "quý", "số", "điều", "khoản", "chương"];
    let mut out = String::with_capacity(text.len());
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        out.push_str(word);
        if let Some(next) = words.peek() {
            let bare = word.trim_start_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
            let number = next.starts_with(|letter: char| letter.is_ascii_digit());
            out.push(if number && BEFORE.contains(&bare.as_str()) { '\u{a0}' } else { ' ' });
        }
    }
    out
}

/// Writing into a String cannot fail.
fn put(xml: &mut String, what: std::fmt::Arguments<'_>) {
    let _ = xml.write_fmt(what);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_and_a_month_do_not_break_from_their_word() {
        assert_eq!(unbroken("từ ngày 01 tháng 10 năm 2026"), "từ ngày\u{a0}01 tháng\u{a0}10 năm\u{a0}2026");
        assert_eq!(unbroken("(Điều 28 Luật, tiếp 12 người)"), "(Điều\u{a0}28 Luật, tiếp 12 người)");
    }

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        assert_eq!(escaped("a\u{1}<b> & \"c\""), "a&lt;b&gt; &amp; &quot;c&quot;");
    }
}
