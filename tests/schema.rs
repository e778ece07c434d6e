//! Every document and workbook is what the schema of its format says, as a program of others reads it.

use std::path::{Path, PathBuf};
use std::process::Command;

use casebook::codes::Code;
use casebook::paper::docx;
use casebook::report::period::Period;
use casebook::slice::Slice;
use casebook::{paper, yearbook};
use tests::Desk;

use crate::letter::{DAYS, every, office};
use crate::outgoing;

fn validator() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../.run/tools/schema/bin/openxml-audit")
}

/// Writes files into a folder and lets each be read against its schema; answers what is wrong with each.
fn errors(files: &[(String, Vec<u8>)]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    let read = Command::new(validator())
        .args(["--recursive", "--output", "json", "--max-errors", "20"])
        .arg(folder.path())
        .output()
        .expect("installed by make test");
    let said = String::from_utf8_lossy(&read.stdout);
    let answer: serde_json::Value = serde_json::from_str(&said).unwrap_or_else(|error| panic!("{error}: {said}"));
    let all = answer.as_array().unwrap();
    assert_eq!(all.len(), files.len(), "every file was read");
    let wrong = all.iter().filter(|one| one["valid"] != true || one["error_count"] != 0);
    wrong.map(|one| format!("{}: {}", one["file"], one["errors"])).collect()
}

fn reports(desk: &Desk, periods: &[&str]) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for period in periods {
        for form in ["report", "mobilisation_report"] {
            let sheet = paper::report(desk.book.read(), form, Period::parse(period).unwrap(), desk.now).unwrap();
            files.push((format!("{form}-{}.docx", files.len()), docx::docx(&sheet).unwrap()));
        }
    }
    files
}

#[test]
fn every_document_failed_the_schema_of_its_format() {
    let mut files = Vec::new();
    for on in DAYS {
        let mut desk = office(on, None);
        for ((form, about), sheet) in every(&mut desk) {
            files.push((format!("{on}-{form}-{about}.docx"), docx::docx(&sheet).unwrap()));
        }
    }
    files.extend(reports(&Desk::practising(), &["2019-09", "2019-Q3", "2019"]));
    files.extend(
        reports(&Desk::on("2026-11-23"), &["2026-09", "2026"]).into_iter().map(|(name, b)| (format!("e-{name}"), b)),
    );
    assert!(files.len() > 80, "{}", files.len());
    assert_eq!(errors(&files), Vec::<String>::new());
}

#[test]
fn a_spoilt_document_is_told_as_one() {
    let sheet = paper::report(
        Desk::practising().book.read(),
        "report",
        Period::parse("2019-09").unwrap(),
        casebook::Moment::on(casebook::practice::today()),
    );
    let good = docx::docx(&sheet.unwrap()).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(good)).unwrap();
    let mut spoilt = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).unwrap();
        let name = file.name().unwrap().into_owned();
        let text = std::io::read_to_string(&mut file).unwrap();
        // The alignment of a paragraph does not come before its spacing.
        let text = text.replacen("<w:pPr>", "<w:pPr><w:jc w:val=\"left\"/>", 1);
        spoilt.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut spoilt, text.as_bytes()).unwrap();
    }
    let spoilt = spoilt.finish().unwrap().into_inner();
    assert_eq!(errors(&[("spoilt.docx".to_owned(), spoilt)]).len(), 1);
}

#[test]
fn every_workbook_is_what_the_schema_of_its_format_says() {
    let desk = Desk::practising();
    let mut files = vec![("bao-cao.xlsx".to_owned(), desk.workbook("2019-09"))];
    // The report, its annex, the offices, a list, what an import refused.
    let mut other = outgoing::desk();
    for (place, file) in outgoing::files(&other).into_iter().enumerate() {
        files.push((format!("{place}.xlsx"), file.leave(&mut other.book, other.now).unwrap()));
    }
    for of in [Slice::Visit, Slice::Petition] {
        let book = yearbook::look(desk.book.read(), of, 2019, desk.now.today).unwrap();
        files.push((format!("so-{}.xlsx", of.code()), yearbook::workbook(&book).unwrap()));
    }
    assert_eq!(errors(&files), Vec::<String>::new());
}
