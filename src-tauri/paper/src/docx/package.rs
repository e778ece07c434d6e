//! The parts of a document packed as one file, the same each time.

use std::fmt::Write as _;
use std::io::{Cursor, Write};

use docx_rs::XMLDocx;
use vault::error::{Error, Result};
use zip::write::SimpleFileOptions;

/// Packs the parts in one order with one time: a file made again is the same file.
pub(super) fn package(parts: XMLDocx) -> Result<Vec<u8>> {
    let mut files: Vec<(String, Vec<u8>)> = vec![
        ("[Content_Types].xml".into(), parts.content_type),
        ("_rels/.rels".into(), parts.rels),
        ("docProps/app.xml".into(), parts.doc_props.app),
        ("docProps/core.xml".into(), parts.doc_props.core),
        ("docProps/custom.xml".into(), parts.doc_props.custom),
        ("word/_rels/document.xml.rels".into(), parts.document_rels),
        ("word/document.xml".into(), renumbered(&parts.document)),
        ("word/styles.xml".into(), parts.styles),
        ("word/settings.xml".into(), parts.settings),
        ("word/fontTable.xml".into(), parts.font_table),
        ("word/comments.xml".into(), parts.comments),
        ("word/numbering.xml".into(), parts.numberings),
        ("word/commentsExtended.xml".into(), parts.comments_extended),
        ("word/footnotes.xml".into(), parts.footnotes),
    ];
    for (place, header) in parts.headers.into_iter().enumerate() {
        files.push((format!("word/header{}.xml", place + 1), renumbered(&header)));
    }
    for (place, rels) in parts.header_rels.into_iter().enumerate() {
        files.push((format!("word/_rels/header{}.xml.rels", place + 1), rels));
    }
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    let broken = |error: zip::result::ZipError| Error::Workbook(error.to_string());
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(name, options).map_err(broken)?;
        archive.write_all(&bytes)?;
    }
    Ok(archive.finish().map_err(broken)?.into_inner())
}

/// Numbers the paragraphs anew from 1: those of a section are given numbers by a counter of the whole program.
fn renumbered(document: &[u8]) -> Vec<u8> {
    const MARK: &str = "w14:paraId=\"";
    let text = String::from_utf8_lossy(document);
    let mut parts = text.split(MARK);
    let mut all = parts.next().unwrap_or_default().to_owned();
    for (place, part) in parts.enumerate() {
        let rest = part.split_once('"').map_or("", |(_, rest)| rest);
        // Writing into a String cannot fail.
        let _ = write!(all, "{MARK}{:08X}\"{rest}", place + 1);
    }
    all.into_bytes()
}
