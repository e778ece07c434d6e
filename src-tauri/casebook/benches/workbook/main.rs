//! A list of 10,000 rows and 20 columns as a workbook, from the register to the bytes, beside three programs that are given
//! the same cells and only write them: XlsxWriter, openpyxl, and C on libxlsxwriter. And the workbook of a month, counted,
//! written and read back cell by cell, beside LibreOffice opening it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::disallowed_methods, missing_docs)]

#[path = "../century/mod.rs"]
mod century;

use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use calamine::{Data, Reader, Xlsx};
use casebook::Casebook;
use casebook::list::{self, GridColumn, Query};
use casebook::report::{self, Asked, period::Period};
use casebook::slice::Slice;
use serde_json::json;

const ROWS: usize = 10_000;
const COLUMNS: usize = 20;
const TURNS: usize = 7;

/// A program that writes the cells of a file as a workbook and prints how many seconds that took, without its start and
/// without reading the file.
struct Peer {
    name: &'static str,
    program: PathBuf,
    script: Option<PathBuf>,
    bar: f64,
}

fn main() {
    if std::env::args().any(|argument| argument == "--list") {
        return;
    }
    let book = century::register(ROWS);
    let desk = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    the_list(&book, desk.path());
    the_month(&book, desk.path());
}

fn the_list(book: &Casebook, desk: &Path) {
    let (file, cells) = (desk.join("list.xlsx"), desk.join("cells.tsv"));
    let write = || {
        let columns: Vec<GridColumn> = (1..=COLUMNS).map(column).collect();
        let day = century::now().today;
        let made = list::workbook(book.read(), Slice::Petition, &Query::default(), "Sổ đơn", &columns, day);
        std::fs::write(&file, made.unwrap()).unwrap();
    };
    write();
    std::fs::write(&cells, told(&read(&file))).unwrap();
    let peers = peers(desk);
    let mut ratios = vec![Vec::new(); peers.len()];
    for _ in 0..TURNS {
        for (peer, ratios) in peers.iter().zip(&mut ratios) {
            ratios.push(seconds(write) / peer.seconds(&cells, desk));
        }
    }
    for (peer, ratios) in peers.iter().zip(ratios) {
        let (name, bar) = (peer.name, peer.bar);
        println!("a list of {ROWS} × {COLUMNS} as a workbook over {name}: {:.2} (bar {bar:.2})", median(ratios));
    }
}

fn the_month(book: &Casebook, desk: &Path) {
    let file = desk.join("month.xlsx");
    let asked = Asked::plainly(Period::parse(&century::months(ROWS)[0]).unwrap());
    let write = || {
        let told = report::report(book.read(), &asked, century::now()).unwrap();
        std::fs::write(&file, report::workbook(book.read(), &asked, &told).unwrap()).unwrap();
        assert!(!read(&file).is_empty());
    };
    write();
    let ratios = (0..TURNS).map(|_| seconds(write) / seconds(|| opens(&file, desk))).collect();
    println!(
        "the workbook of a month, written and read back, over LibreOffice opening it: {:.2} (bar 0.25)",
        median(ratios)
    );
}

fn column(place: usize) -> GridColumn {
    serde_json::from_value(json!({"key": format!("c{place}"), "head": format!("Cột {place}")})).unwrap()
}

/// Every cell of every sheet of a workbook, row by row.
fn read(file: &Path) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(std::fs::read(file).unwrap())).unwrap();
    let text = |cell: &Data| cell.to_string().replace(['\t', '\n', '\r'], " ");
    let sheets = book.worksheets();
    sheets.iter().flat_map(|(_, sheet)| sheet.rows().map(|row| row.iter().map(text).collect())).collect()
}

fn told(rows: &[Vec<String>]) -> String {
    rows.iter().map(|row| row.join("\t") + "\n").collect()
}

fn peers(desk: &Path) -> Vec<Peer> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/workbook");
    let python = Path::new(env!("CARGO_TARGET_TMPDIR")).join("workbook-peers");
    run(Command::new("python3").args(["-m", "venv"]).arg(&python));
    run(Command::new(python.join("bin/pip")).args(["install", "-q", "XlsxWriter==3.3.1", "openpyxl==3.1.5"]));
    let program = desk.join("on_libxlsxwriter");
    run(Command::new("cc").args(["-O2", "-o"]).arg(&program).arg(here.join("peer.c")).arg("-lxlsxwriter"));
    let by_python = |name, script: &str, bar| Peer {
        name,
        program: python.join("bin/python"),
        script: Some(here.join(script)),
        bar,
    };
    vec![
        by_python("XlsxWriter", "xlsxwriter_peer.py", 1.0 / 3.0),
        by_python("openpyxl", "openpyxl_peer.py", 0.2),
        Peer { name: "C on libxlsxwriter", program, script: None, bar: 1.15 },
    ]
}

impl Peer {
    fn seconds(&self, cells: &Path, desk: &Path) -> f64 {
        let file = desk.join("peer.xlsx");
        let told = Command::new(&self.program).args(&self.script).arg(cells).arg(&file).output().unwrap();
        assert!(told.status.success(), "{}: {}", self.name, String::from_utf8_lossy(&told.stderr));
        assert_eq!(read(&file).len(), std::fs::read_to_string(cells).unwrap().lines().count(), "{}", self.name);
        String::from_utf8(told.stdout).unwrap().trim().parse().unwrap()
    }
}

fn opens(file: &Path, desk: &Path) {
    let home = format!("-env:UserInstallation=file://{}/office", desk.display());
    run(Command::new("soffice").args([&home, "--headless", "--convert-to", "csv", "--outdir"]).arg(desk).arg(file));
}

fn run(command: &mut Command) {
    let told = command.output().unwrap();
    assert!(told.status.success(), "{command:?}: {}", String::from_utf8_lossy(&told.stderr));
}

fn seconds(work: impl FnOnce()) -> f64 {
    let begun = Instant::now();
    work();
    begun.elapsed().as_secs_f64()
}

fn median(mut ratios: Vec<f64>) -> f64 {
    ratios.sort_by(f64::total_cmp);
    ratios[ratios.len() / 2]
}
