//! The parts of a document packed as one file, the same each time.

use std::io::{Cursor, Write};

use vault::error::{Error, Result};
use zip::write::SimpleFileOptions;

use super::word::{self, Align, Paragraph, Section, XML, escaped};

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// What the properties of the file say.
pub(super) struct Properties {
    pub title: String,
    /// The unit that issues it.
    pub author: String,
}

/// Packs a document in one order with one time: a file made again is the same file.
pub(super) fn package(properties: &Properties, size: usize, sections: &[Section]) -> Result<Vec<u8>> {
    let number = Paragraph { align: Align::Centre, page_number: true, ..Paragraph::new(Vec::new()) };
    let files = [
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", package_rels()),
        ("docProps/app.xml", app()),
        ("docProps/core.xml", core(properties)),
        ("word/_rels/document.xml.rels", document_rels()),
        ("word/document.xml", word::document(sections)),
        ("word/fontTable.xml", word::fonts()),
        ("word/header1.xml", word::header(&number)),
        ("word/header2.xml", word::header(&Paragraph::new(Vec::new()))),
        ("word/settings.xml", word::settings()),
        ("word/styles.xml", word::styles(size)),
        ("word/theme/theme1.xml", include_str!("theme.xml").to_owned()),
    ];
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    let broken = |error: zip::result::ZipError| Error::Workbook(error.to_string());
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        archive.start_file(name, options).map_err(broken)?;
        archive.write_all(text.as_bytes())?;
    }
    Ok(archive.finish().map_err(broken)?.into_inner())
}

fn content_types() -> String {
    let own = [
        ("/word/document.xml", format!("{WORD}.document.main+xml")),
        ("/word/styles.xml", format!("{WORD}.styles+xml")),
        ("/word/settings.xml", format!("{WORD}.settings+xml")),
        ("/word/fontTable.xml", format!("{WORD}.fontTable+xml")),
        ("/word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml".to_owned()),
        ("/word/header1.xml", format!("{WORD}.header+xml")),
        ("/word/header2.xml", format!("{WORD}.header+xml")),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml".to_owned()),
        ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned()),
    ];
    let own = own.map(|(part, kind)| format!("<Override PartName=\"{part}\" ContentType=\"{kind}\"/>")).concat();
    format!(
        "{XML}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>{own}</Types>"
    )
}

fn package_rels() -> String {
    rels(&[
        (format!("{OFFICE}/officeDocument"), "word/document.xml"),
        (format!("{PACKAGE}/relationships/metadata/core-properties"), "docProps/core.xml"),
        (format!("{OFFICE}/extended-properties"), "docProps/app.xml"),
    ])
}

/// The sections name the headers by their place here.
fn document_rels() -> String {
    rels(&[
        (format!("{OFFICE}/styles"), "styles.xml"),
        (format!("{OFFICE}/settings"), "settings.xml"),
        (format!("{OFFICE}/header"), "header1.xml"),
        (format!("{OFFICE}/header"), "header2.xml"),
        (format!("{OFFICE}/fontTable"), "fontTable.xml"),
        (format!("{OFFICE}/theme"), "theme/theme1.xml"),
    ])
}

fn rels(all: &[(String, &str)]) -> String {
    let one = |(place, (kind, target)): (usize, &(String, &str))| {
        format!("<Relationship Id=\"rId{}\" Type=\"{kind}\" Target=\"{target}\"/>", place + 1)
    };
    let all: String = all.iter().enumerate().map(one).collect();
    format!("{XML}<Relationships xmlns=\"{PACKAGE}/relationships\">{all}</Relationships>")
}

fn app() -> String {
    format!(
        "{XML}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>Sổ Tiếp Dân</Application></Properties>"
    )
}

fn core(properties: &Properties) -> String {
    let (title, author) = (escaped(&properties.title), escaped(&properties.author));
    format!(
        "{XML}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>\
         <dc:language>vi-VN</dc:language></cp:coreProperties>"
    )
}
