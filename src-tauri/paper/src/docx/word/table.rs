//! Tables: of fixed columns, their rows whole on a page.

use super::{Paragraph, put};

/// How a cell belongs to the one above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::docx) enum Merge {
    Alone,
    Begins,
    GoesOn,
}

/// A cell of a table.
#[derive(Debug, Clone)]
pub(in crate::docx) struct Cell {
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
pub(in crate::docx) struct Row {
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
pub(in crate::docx) struct Table {
    pub grid: Vec<usize>,
    pub rows: Vec<Row>,
    /// Lines around its cells.
    pub lines: bool,
    /// The room left and right in a cell.
    pub margin: usize,
}

impl Table {
    pub(super) fn write(&self, xml: &mut String) {
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
