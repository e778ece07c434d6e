//! Books of 5,000 to 100,000 rows come in, each beside LibreOffice opening and converting the same file in the same run; and
//! what the largest takes of the memory, as a program of its own.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, missing_docs)]

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use casebook::casebook::key::KeyCost;
use casebook::slice::Slice;
use casebook::{Casebook, Moment, book, day, import};
use rust_xlsxwriter::Workbook;
use serde_json::json;

/// Rows, turns in pairs, and what the median of them may be.
const BOOKS: [(u32, usize, f64); 4] = [(5_000, 5, 1.0), (20_000, 3, 1.0), (50_000, 3, 1.0), (100_000, 1, 1.5)];
/// The most of the memory an import may take, in MB.
const MEMORY: u64 = 300;
const PASSPHRASE: &str = "đo";
const HEADINGS: [&str; 12] = [
    "STT",
    "Ngày tiếp",
    "Họ tên – Địa chỉ",
    "CMND/Hộ chiếu của công dân",
    "Nội dung vụ việc",
    "Phân loại đơn/Số người",
    "Cơ quan đã giải quyết",
    "Thụ lý để giải quyết",
    "Trả lại đơn và hướng dẫn",
    "Chuyển đơn đến cơ quan, tổ chức, đơn vị có thẩm quyền",
    "Theo dõi kết quả giải quyết",
    "Ghi chú",
];

fn main() {
    if std::env::args().any(|argument| argument == "--list") {
        return;
    }
    for (rows, turns, bar) in BOOKS {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("so.xlsx");
        draw(&file, rows);
        let mut pairs: Vec<(f64, Duration, Duration)> = (0..turns)
            .map(|turn| {
                let ours = comes_in(&file, &folder.path().join(turn.to_string()), rows);
                let theirs = converts(&file, folder.path());
                (ours.as_secs_f64() / theirs.as_secs_f64(), ours, theirs)
            })
            .collect();
        pairs.sort_by(|one, other| one.0.total_cmp(&other.0));
        let (ratio, ours, theirs) = pairs.get(turns / 2).unwrap();
        println!(
            "an imported book of {rows} rows over LibreOffice opening and converting it: {ratio:.2} (bar {bar}; {:.2} s over {:.2} s, of {turns})",
            ours.as_secs_f64(),
            theirs.as_secs_f64()
        );
        if BOOKS.last().is_some_and(|(most, ..)| *most == rows) {
            println!(
                "the most of the memory it takes: {} MB (bar {MEMORY})",
                memory(&file, &folder.path().join("riêng"))
            );
        }
    }
}

fn draw(file: &Path, rows: u32) {
    let mut workbook = Workbook::new();
    let page = workbook.add_worksheet();
    for (column, heading) in (0_u16..).zip(HEADINGS) {
        page.write_string(0, column, heading).unwrap();
    }
    for row in 1..=rows {
        let (on, who) = (format!("{:02}/{:02}/2019", row % 28 + 1, row / 28 % 12 + 1), row % 700);
        let texts = [
            row.to_string(),
            on,
            format!("Hoµng V¨n {who} – th«n Nµ Cµ"),
            format!("0950{row:08}"),
            format!("Tranh chÊp ®Êt thöa sè {row} víi hé liÒn kÒ, ®Ò nghÞ x· xem xÐt"),
            "KN/1 người".to_owned(),
            String::new(),
            if row % 2 == 0 { "x".to_owned() } else { String::new() },
        ];
        for (column, text) in (0_u16..).zip(texts).filter(|(_, text)| !text.is_empty()) {
            page.write_string(row, column, text).unwrap();
        }
    }
    workbook.save(file).unwrap();
}

fn now() -> Moment {
    Moment::on(day::iso("2026-11-23").unwrap())
}

fn register(folder: &Path) -> Casebook {
    let cost = KeyCost { memory: 8, passes: 1 };
    let (mut register, _) = casebook::create(folder, PASSPHRASE, true, cost, now()).unwrap();
    let unit = json!({"name": "UBND xã", "kind": "xa", "place": "Xã", "remote_area": false, "cutoff_start_day": 15,
        "upper_level": {"kind": "tinh", "name": "UBND tỉnh"}, "valid_from": "2010-01-01"});
    book::add(&mut register, Slice::Unit, unit.as_object().cloned().unwrap(), now()).unwrap();
    register
}

/// From the file to a register that holds it, and the disk that has it.
fn comes_in(file: &Path, folder: &Path, rows: u32) -> Duration {
    let mut register = register(folder);
    let start = Instant::now();
    let workbook = import::open(&std::fs::read(file).unwrap()).unwrap();
    let plan = workbook.guess().unwrap();
    let done = import::run(&mut register, &workbook, &plan, now(), |_, _| true).unwrap();
    let took = start.elapsed();
    assert_eq!(done.value.good, usize::try_from(rows).unwrap(), "{:?}", done.value.verdicts.first());
    took
}

/// The same by the program itself, whose memory nobody shares; megabytes.
fn memory(file: &Path, folder: &Path) -> u64 {
    drop(register(folder));
    let mut program = Command::new(env!("CARGO_BIN_EXE_casebook"));
    program.arg("import").args([folder, file]).args(["--today", "2026-11-23"]).env("CASEBOOK_PASSPHRASE", PASSPHRASE);
    let mut program = program.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let (status, mut most) = (format!("/proc/{}/status", program.id()), 0);
    while program.try_wait().unwrap().is_none() {
        let told = std::fs::read_to_string(&status).unwrap_or_default();
        let held =
            told.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok());
        most = held.unwrap_or(0).max(most);
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(program.wait().unwrap().success());
    most / 1024
}

fn converts(file: &Path, folder: &Path) -> Duration {
    let start = Instant::now();
    let home = format!("-env:UserInstallation=file://{}/office", folder.display());
    let told = Command::new("soffice")
        .args([&home, "--headless", "--convert-to", "ods", "--outdir"])
        .arg(folder)
        .arg(file)
        .output()
        .unwrap();
    assert!(told.status.success());
    start.elapsed()
}
