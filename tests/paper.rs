//! The workbook as a printed thing: opened by LibreOffice without a word, one A4 landscape page a sheet, and nothing on
//! it smaller than 7 points.

use std::path::{Path, PathBuf};
use std::process::Command;

use tests::Desk;

/// How tall a line of Times New Roman stands over its size in points.
const LINE: f64 = 1.301;

fn run(program: &str, arguments: &[&str]) -> String {
    let done = Command::new(program).args(arguments).output().expect("installed by make test");
    assert!(done.status.success(), "{program}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

fn printed(folder: &Path, workbook: &[u8]) -> String {
    let files = rendered(folder, &[("bc.xlsx".to_owned(), workbook.to_vec())]);
    run("pdftotext", &["-bbox", files[0].to_str().unwrap(), "-"])
}

/// Writes files into a folder and lets LibreOffice print each; answers the prints in order.
pub fn rendered(folder: &Path, files: &[(String, Vec<u8>)]) -> Vec<PathBuf> {
    converted(folder, files, "pdf")
}

/// Writes documents into a folder and lets LibreOffice read each; answers the texts it found in order.
pub fn read_back(folder: &Path, files: &[(String, Vec<u8>)]) -> Vec<String> {
    let texts = converted(folder, files, "txt:Text (encoded):UTF8");
    texts.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

fn converted(folder: &Path, files: &[(String, Vec<u8>)], to: &str) -> Vec<PathBuf> {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let mut arguments = vec![profile, "--headless".to_owned(), "--convert-to".to_owned(), to.to_owned()];
    arguments.extend(["--outdir".to_owned(), folder.to_str().unwrap().to_owned()]);
    for (name, bytes) in files {
        std::fs::write(folder.join(name), bytes).unwrap();
        arguments.push(folder.join(name).to_str().unwrap().to_owned());
    }
    run("soffice", &arguments.iter().map(String::as_str).collect::<Vec<_>>());
    let ending = to.split(':').next().unwrap();
    files.iter().map(|(name, _)| folder.join(name).with_extension(ending)).collect()
}

/// The words of a print, page by page, as they stand on it.
pub fn pages(print: &Path) -> Vec<String> {
    let text = run("pdftotext", &["-layout", print.to_str().unwrap(), "-"]);
    text.split('\u{c}').filter(|page| !page.trim().is_empty()).map(str::to_owned).collect()
}

fn attribute(tag: &str, name: &str) -> f64 {
    let rest = tag.split(&format!("{name}=\"")).nth(1).unwrap();
    rest.split('"').next().unwrap().parse().unwrap()
}

/// Whether words stand on a page; the reader parts them where it likes.
fn says(page: &str, words: &str) -> bool {
    let held = page.split("<word ").skip(1).filter_map(|word| word.split(['>', '<']).nth(1));
    held.collect::<String>().contains(&words.replace(' ', ""))
}

#[test]
fn every_sheet_is_one_a4_landscape_page_that_can_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::practising();
    let text = printed(folder.path(), &desk.workbook("2019-09"));
    let pages: Vec<&str> = text.split("<page ").skip(1).collect();
    let forms = 1 + desk.report("2019-09").forms.len();
    // The forms first, each on a page of its own; then the annex on mass mobilisation, whose lists may take more.
    let annex = pages.iter().position(|page| says(page, "PHỤ LỤC CÔNG TÁC DÂN VẬN")).unwrap();
    assert_eq!(annex, forms);
    for (n, page) in pages.iter().enumerate() {
        let (width, height) = (attribute(page, "width"), attribute(page, "height"));
        assert!((width - 841.9).abs() < 1.0 && (height - 595.3).abs() < 1.0, "page {n}: {width} × {height}");
        for word in page.split("<word ").skip(1) {
            let text = word.split(['>', '<']).nth(1).unwrap_or_default();
            // A rule under a letterhead is drawn with underscores.
            if text.chars().all(|letter| letter == '_') {
                continue;
            }
            let size = (attribute(word, "yMax") - attribute(word, "yMin")) / LINE;
            assert!(size >= 7.0, "page {n}: “{text}” is {size:.1} pt");
        }
    }
}
