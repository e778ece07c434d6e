//! The elements of a document: what a paragraph, a table and a section can be, each written in the order the schema
//! (ECMA-376, part 1, `wml.xsd`) has its elements in. Sizes of type are half points, lengths twentieths of a point.

mod part;
mod table;

use std::fmt::Write as _;

pub(super) use self::part::{fonts, header, settings, styles};
pub(super) use self::table::{Cell, Merge, Row, Table};

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
            let digits = next.trim_end_matches([',', '.', ';', ':', ')']);
            let number = (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
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
        assert_eq!(unbroken("từ ngày 15/08/2019, số 5/TB"), "từ ngày 15/08/2019, số 5/TB");
        assert_eq!(unbroken("(Điều 28 Luật, tiếp 12 người)"), "(Điều\u{a0}28 Luật, tiếp 12 người)");
    }

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        assert_eq!(escaped("a\u{1}<b> & \"c\""), "a&lt;b&gt; &amp; &quot;c&quot;");
    }
}
