//! The workbook as a printed thing: opened by LibreOffice without a word, one A4 landscape page a sheet, and nothing on
//! it smaller than 7 points.

use std::path::Path;
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
    let (book, profile) = (folder.join("bc.xlsx"), folder.join("profile"));
    std::fs::write(&book, workbook).unwrap();
    let profile = format!("-env:UserInstallation=file://{}", profile.display());
    let folder = folder.to_str().unwrap();
    run("soffice", &[&profile, "--headless", "--convert-to", "pdf", "--outdir", folder, book.to_str().unwrap()]);
    run("pdftotext", &["-bbox", &format!("{folder}/bc.pdf"), "-"])
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
