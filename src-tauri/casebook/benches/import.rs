//! A book of 5,000 rows comes in, beside LibreOffice opening and converting the same file in the same run.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, missing_docs)]

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use casebook::casebook::key::KeyCost;
use casebook::slice::Slice;
use casebook::{Moment, book, day, import};
use rust_xlsxwriter::Workbook;
use serde_json::json;

const ROWS: u32 = 5_000;
const TURNS: usize = 5;
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
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("so.xlsx");
    draw(&file);
    let mut ratios: Vec<f64> = (0..TURNS)
        .map(|turn| {
            let (ours, theirs) =
                (comes_in(&file, &folder.path().join(turn.to_string())), converts(&file, folder.path()));
            ours.as_secs_f64() / theirs.as_secs_f64()
        })
        .collect();
    ratios.sort_by(f64::total_cmp);
    let median = ratios.get(TURNS / 2).unwrap();
    println!(
        "an imported book of {ROWS} rows over LibreOffice opening and converting it: {median:.2} of {ratios:.2?}"
    );
}

fn draw(file: &Path) {
    let mut workbook = Workbook::new();
    let page = workbook.add_worksheet();
    for (column, heading) in (0_u16..).zip(HEADINGS) {
        page.write_string(0, column, heading).unwrap();
    }
    for row in 1..=ROWS {
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

/// From the file to a register that holds it, and the disk that has it.
fn comes_in(file: &Path, folder: &Path) -> Duration {
    let now = Moment::on(day::iso("2026-11-23").unwrap());
    let (mut register, _) = casebook::create(folder, "đo", true, KeyCost { memory: 8, passes: 1 }, now).unwrap();
    let unit = json!({"name": "UBND xã", "kind": "xa", "place": "Xã", "remote_area": false, "cutoff_start_day": 15,
        "upper_level": {"kind": "tinh", "name": "UBND tỉnh"}, "valid_from": "2010-01-01"});
    book::add(&mut register, Slice::Unit, unit.as_object().cloned().unwrap(), now).unwrap();
    let start = Instant::now();
    let workbook = import::open(&std::fs::read(file).unwrap()).unwrap();
    let plan = workbook.guess().unwrap();
    let done = import::run(&mut register, &workbook, &plan, now, |_, _| true).unwrap();
    let took = start.elapsed();
    assert_eq!(done.value.good, usize::try_from(ROWS).unwrap(), "{:?}", done.value.verdicts.first());
    took
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
