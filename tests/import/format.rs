//! One register in three formats. `sheets/so-2019.xls` and `.ods` were saved by LibreOffice from [`book`].

use rust_xlsxwriter::{ExcelDateTime, Format};

use super::bench::{Bench, drawn, head_2021, texts};

pub const XLS: &[u8] = include_bytes!("../sheets/so-2019.xls");
pub const ODS: &[u8] = include_bytes!("../sheets/so-2019.ods");

/// A page of Mẫu 03 with a merged day, real dates, an identity number as a figure and a mark of repetition.
pub fn book() -> Vec<u8> {
    drawn(|page| {
        head_2021(page);
        let plain = Format::new();
        let dated = Format::new().set_num_format("dd/mm/yyyy");
        texts(page, 6, &["", "", "Hoàng Văn An – thôn Nà Pài", "", "Tranh chấp đất", "KNPA/1 người"]);
        texts(page, 7, &["", "", "Nông Thị Bích – nt", "không", "nt", "", "", "", "", "", "Hẹn trả lời"]);
        texts(page, 8, &["", "", "Ma Văn Cư – thôn C", "B1234567", "Hỏi thủ tục", "KN", "", "x"]);
        for row in 6..9_u32 {
            page.write_number(row, 0, f64::from(row) - 5.0).unwrap();
        }
        let day = |day| ExcelDateTime::from_ymd(2019, 9, day).unwrap();
        page.merge_range(6, 1, 7, 1, "", &dated).unwrap();
        page.write_datetime_with_format(6, 1, day(5), &dated).unwrap();
        page.write_datetime_with_format(8, 1, day(6), &dated).unwrap();
        page.write_number_with_format(6, 3, 95_012_345.0, &plain).unwrap();
    })
}

/// The register it becomes, but for the name of the batch.
fn records(bytes: &[u8]) -> Vec<String> {
    let mut bench = Bench::new();
    let done = bench.import(bytes);
    assert_eq!((done.value.good, done.value.bad), (3, 0), "{:?}", done.value.verdicts);
    bench.lines().iter().map(|line| line.to_string().replace(&done.value.batch, "batch")).collect()
}

#[test]
fn a_register_of_excel_97_and_one_of_libreoffice_are_read_like_one_of_today() {
    let today = records(&book());
    assert_eq!(today.iter().filter(|line| line.contains("\"2019-09-05\"")).count(), 3, "two visits and a paper");
    assert!(today.iter().any(|line| line.contains("\"095012345\"")));
    assert_eq!(records(XLS), today);
    assert_eq!(records(ODS), today);
}
