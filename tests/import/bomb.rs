//! Files that would blow up, are cut short, or are no workbook at all.

use std::io::{Cursor, Read, Seek, SeekFrom, Write};

use casebook::import::{self, Refusal};
use casebook::{Error, wording};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::bench::{BOOK_2021, book_2021, drawn, texts};
use super::format::{ODS, XLS};

fn refusal(bytes: &[u8]) -> Refusal {
    match import::open(bytes) {
        Err(Error::Unreadable(refusal)) => {
            assert!(wording::error(&Error::Unreadable(refusal)).ends_with('.'));
            refusal
        }
        Err(Error::UnreadableSheet { sheet, cell, why }) => {
            let told = wording::error(&Error::UnreadableSheet { sheet: sheet.clone(), cell: cell.clone(), why });
            assert!(told.ends_with('.') && told.contains(&sheet) && told.contains(&cell), "{told}");
            why
        }
        Err(other) => panic!("another error: {other:?}"),
        Ok(_) => panic!("it was read"),
    }
}

fn sample() -> Vec<u8> {
    book_2021(&[&["1", "05/9/2019", "Hoàng Văn An", "", "Nội dung", "", "", "", "", "", "", ""]])
}

/// Packs a workbook anew with one part made another.
fn with_part(name: &str, content: &[u8]) -> Vec<u8> {
    with_parts(&[(name, content)])
}

/// Packs a workbook anew with some parts made others.
fn with_parts(others: &[(&str, &[u8])]) -> Vec<u8> {
    let mut from = ZipArchive::new(Cursor::new(sample())).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..from.len() {
        let mut part = from.by_index(place).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        to.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        let other = others.iter().find(|(one, _)| *one == name);
        to.write_all(other.map_or(&bytes, |(_, content)| content)).unwrap();
    }
    to.finish().unwrap().into_inner()
}

#[test]
fn a_cell_in_the_last_corner_costs_one_cell_and_refuses_nothing() {
    for (row, column) in [(1_048_575, 16_383), (1, 16_383), (1_048_575, 0)] {
        let far = drawn(|page| {
            texts(page, 0, &BOOK_2021);
            texts(page, 1, &["1", "05/9/2019", "Hoàng Văn An", "", "Nội dung"]);
            page.write_string(row, column, "x").unwrap();
        });
        assert!(import::open(&far).unwrap().guess().is_ok(), "{row} {column}");
    }
}

#[test]
fn a_sheet_that_is_refused_refuses_no_other() {
    let long = "a".repeat(30_000);
    let mut book = rust_xlsxwriter::Workbook::new();
    let good = book.add_worksheet();
    texts(good, 0, &BOOK_2021);
    texts(good, 1, &["1", "05/9/2019", "Hoàng Văn An", "", "Nội dung"]);
    let bad = book.add_worksheet();
    bad.set_name("Nháp").unwrap();
    for row in 0..1_000 {
        bad.write_string(row, 2, &long).unwrap();
    }
    let opened = import::open(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(opened.sheets().count(), 1);
    let left = opened.left().first().unwrap();
    assert_eq!((left.sheet.as_str(), left.why), ("Nháp", Refusal::TooManyCells));
    assert!(left.cell.starts_with('C') && left.say().contains("Nháp"), "{}", left.say());
}

#[test]
fn a_region_merged_over_the_whole_sheet_costs_no_more_than_the_sheet() {
    let sheet = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"3\"><c r=\"B3\"><v>2</v></c>\
                 </row></sheetData><mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells></worksheet>";
    assert!(import::open(&with_part("xl/worksheets/sheet1.xml", sheet.as_bytes())).is_ok());
}

#[test]
fn a_part_that_inflates_without_end_is_refused() {
    let zeros = vec![b' '; 101 * 1024 * 1024];
    assert_eq!(refusal(&with_part("xl/sharedStrings.xml", &zeros)), Refusal::Inflates);
    let third = vec![b' '; 70 * 1024 * 1024];
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for name in ["xl/workbook.xml", "a", "b"] {
        to.start_file(name, SimpleFileOptions::default()).unwrap();
        to.write_all(&third).unwrap();
    }
    assert_eq!(refusal(&to.finish().unwrap().into_inner()), Refusal::Inflates);
}

#[test]
fn a_container_of_thousands_of_parts_is_refused() {
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..2_001 {
        to.start_file(format!("xl/{place}"), SimpleFileOptions::default()).unwrap();
    }
    assert_eq!(refusal(&to.finish().unwrap().into_inner()), Refusal::TooManyParts);
}

#[test]
fn one_long_text_named_by_every_cell_is_refused() {
    let text = "a".repeat(30_000);
    let strings = format!(
        "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>{text}</t></si></sst>"
    );
    let row = "<c t=\"s\"><v>0</v></c>".repeat(100);
    let rows = format!("<row>{row}</row>").repeat(100);
    let sheet = format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>"
    );
    let file =
        with_parts(&[("xl/sharedStrings.xml", strings.as_bytes()), ("xl/worksheets/sheet1.xml", sheet.as_bytes())]);
    assert_eq!(refusal(&file), Refusal::TooManyCells);
}

/// An .ods of one cell that repeats itself.
fn ods(row: &str) -> Vec<u8> {
    ods_of(&content(row))
}

fn content(row: &str) -> String {
    format!(
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body><office:spreadsheet>\
         <table:table table:name=\"S\">{row}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
}

fn ods_of(content: &str) -> Vec<u8> {
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    let mimetype = "application/vnd.oasis.opendocument.spreadsheet";
    for (name, text) in [("mimetype", mimetype), ("META-INF/manifest.xml", "<m/>"), ("content.xml", content)] {
        to.start_file(name, SimpleFileOptions::default()).unwrap();
        to.write_all(text.as_bytes()).unwrap();
    }
    to.finish().unwrap().into_inner()
}

#[test]
fn an_ods_whose_content_is_cut_anywhere_is_damaged_and_not_waited_for() {
    let row = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>x</text:p></table:table-cell></table:table-row>";
    let whole = content(row);
    assert!(import::open(&ods_of(&whole)).is_ok());
    for end in 1..whole.len() {
        assert_eq!(refusal(&ods_of(&whole[..end])), Refusal::Damaged, "{}", &whole[..end]);
    }
}

#[test]
fn an_ods_that_repeats_a_cell_a_milliard_times_is_refused() {
    let cell = "office:value-type=\"string\"><text:p>x</text:p></table:table-cell>";
    let wide = format!(
        "<table:table-row><table:table-cell table:number-columns-repeated=\"16384\" {cell}</table:table-row>"
    );
    assert!(import::open(&ods(&wide)).is_ok(), "as wide as a sheet is");
    assert_eq!(refusal(&ods(&wide.replace("16384", "4000000000"))), Refusal::TooManyCells);
    let deep =
        format!("<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell {cell}</table:table-row>");
    assert_eq!(refusal(&ods(&deep)), Refusal::TooManyCells);
    let spaces = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p><text:s text:c=\"4000000000\"/></text:p></table:table-cell></table:table-row>";
    assert_eq!(refusal(&ods(spaces)), Refusal::TooManyCells);
    let empty = "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
    assert!(import::open(&ods(empty)).is_ok(), "the empty rest of a sheet is in every file");
}

/// Changes the first record of a kind in an .xls.
fn with_record(kind: u16, change: impl Fn(&mut [u8])) -> Vec<u8> {
    let mut file = cfb::CompoundFile::open(Cursor::new(XLS.to_vec())).unwrap();
    let mut stream = file.open_stream("Workbook").unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    let mut at = 0;
    loop {
        let word = |at: usize| u16::from_le_bytes([bytes[at], bytes[at + 1]]);
        let (found, length) = (word(at), usize::from(word(at + 2)));
        if found == kind {
            change(&mut bytes[at + 4..at + 4 + length]);
            break;
        }
        at += 4 + length;
    }
    stream.seek(SeekFrom::Start(0)).unwrap();
    stream.write_all(&bytes).unwrap();
    drop(stream);
    file.into_inner().into_inner()
}

#[test]
fn a_register_of_excel_97_cannot_claim_a_larger_sheet_than_it_has() {
    let label = 0x00FD;
    let low = with_record(label, |record| record[..2].copy_from_slice(&60_000_u16.to_le_bytes()));
    assert!(import::open(&low).is_ok(), "a cell costs one cell wherever it stands");
    let wide = with_record(label, |record| record[2..4].copy_from_slice(&200_u16.to_le_bytes()));
    assert!(import::open(&wide).is_ok());
    let claim = with_record(0x0200, |record| record[..12].fill(0xFF));
    assert!(import::open(&claim).is_ok(), "what the file declares is not reserved");
}

#[test]
fn a_file_cut_anywhere_is_answered_and_never_read_in_part() {
    for bytes in [sample(), XLS.to_vec(), ODS.to_vec()] {
        for length in (0..bytes.len()).step_by(512) {
            let refused = refusal(&bytes[..length]);
            assert!(matches!(refused, Refusal::Damaged | Refusal::Foreign), "{length}: {refused:?}");
        }
    }
}

#[test]
fn damaged_bytes_anywhere_never_bring_the_program_down() {
    for bytes in [sample(), XLS.to_vec(), ODS.to_vec()] {
        for at in (0..bytes.len()).step_by(97) {
            let mut bytes = bytes.clone();
            bytes[at] ^= 0xFF;
            if let Ok(file) = import::open(&bytes) {
                let _ = file.guess();
            }
        }
    }
}

#[test]
fn what_is_no_workbook_is_told_so() {
    for bytes in [&b""[..], b"{}", b"PK", "Kính gửi ông An".as_bytes()] {
        assert!(matches!(refusal(bytes), Refusal::Foreign | Refusal::Damaged));
    }
    for bytes in [&b"%PDF-1.7"[..], b"\x89PNG\r\n", b"{\\rtf1", b"<html><p>STT</p></html>"] {
        assert_eq!(refusal(bytes), Refusal::NotASheet);
    }
    assert_eq!(refusal(b"ID;PWXL;N;E\r\n"), Refusal::OtherProgram);
    assert_eq!(refusal(&vec![0; 20 * 1024 * 1024 + 1]), Refusal::TooLarge);
    let no_head = import::open(&drawn(|page| texts(page, 0, &["a", "b", "c"]))).unwrap().guess();
    assert!(matches!(no_head, Err(Error::Unreadable(Refusal::NoHeading))));
}
