//! Each layout of the register becomes the records it tells of.

use casebook::import::{self, Column, Layout, Outcome};
use casebook::report::period::Period;
use casebook::report::{self, Asked};
use serde_json::json;

use super::bench::{BOOK_20, BOOK_2026, Bench, book_2021, sheet};

#[test]
fn a_row_of_the_book_of_2021_is_a_visit_with_the_paper_handed_in_at_it() {
    let mut bench = Bench::new();
    let done = bench.import(&book_2021(&[&[
        "1",
        "05/9/2019",
        "Hoàng Văn An – thôn Nà Pài, xã Bằng Lũng",
        "095012345",
        "Đề nghị giải quyết tranh chấp đất với hộ liền kề",
        "KNPA/03 người",
        "",
        "",
        "",
        "Chuyển UBND huyện Chợ Đồn, CV số 12/UBND-TCD ngày 06/9/2019",
        "Chưa có văn bản trả lời",
        "Công dân hẹn quay lại",
    ]]));
    assert_eq!((done.value.good, done.value.bad), (1, 0));

    let visit = bench.all("visit").remove(0);
    assert_eq!(visit["number"], "1/2019");
    assert_eq!(visit["date"], "2019-09-05");
    assert_eq!((&visit["lane"], &visit["people_count"]), (&json!("routine"), &json!(3)));
    assert_eq!(
        visit["people"],
        json!([{
            "full_name": "Hoàng Văn An", "id_number": "095012345", "id_type": "cmnd",
            "address": "thôn Nà Pài, xã Bằng Lũng"
        }])
    );
    assert_eq!(visit["outcome"], "Chưa có văn bản trả lời\nCông dân hẹn quay lại");

    let petition = bench.all("petition").remove(0);
    assert_eq!(petition["via_visit"], visit["ref"]);
    assert_eq!(petition["matter"], visit["matters"][0]);
    assert_eq!((&petition["kind"], &petition["source"]), (&json!("proposal"), &json!("direct")));
    assert_eq!((&petition["eligibility"], &petition["competence"]), (&json!("eligible"), &json!("outside")));
    assert_eq!(petition["disposition"], "refer");
    assert_eq!(petition["processed_on"], json!(null), "the book of 2021 tells no field, and none is invented");

    let referral = bench.all("referral").remove(0);
    assert_eq!((&referral["doc_no"], &referral["on"]), (&json!("12/UBND-TCD"), &json!("2019-09-06")));
    let office = bench.all("office").remove(0);
    assert_eq!((&office["name"], &office["kind"]), (&json!("UBND huyện Chợ Đồn"), &json!("external")));
    assert_eq!(referral["office"], office["ref"]);
}

#[test]
fn crosses_in_the_three_columns_are_dispositions() {
    let mut bench = Bench::new();
    let row = |no, accept, guide, refer| {
        [no, "05/9/2019", "Hoàng Văn An, thôn A", "", "Nội dung", "KN", "", accept, guide, refer, "", ""]
    };
    let rows = [row("1", "x", "", ""), row("2", "", "X", ""), row("3", "", "", "x"), row("4", "x", "x", "")];
    let rows: Vec<&[&str]> = rows.iter().map(|row| &row[..]).collect();
    let file = import::open(&book_2021(&rows)).unwrap();
    let mut plan = file.guess().unwrap();
    plan.field = Some("land_dispute".into());
    let done = bench.import_as(&file, &plan);

    let papers = bench.all("petition");
    let told: Vec<_> = papers.iter().map(|one| (one["disposition"].as_str(), one["competence"].as_str())).collect();
    assert_eq!(
        told,
        [("accept", "within"), ("guide", "outside"), ("refer", "outside")].map(|(a, b)| (Some(a), Some(b)))
    );
    assert!(papers.iter().all(|one| one["processed_on"] == "2019-09-05"), "decided at the reception");
    let bad = &done.value.verdicts.last().unwrap();
    assert_eq!((bad.outcome, bad.faults[0].code.as_str()), (Outcome::Bad, "many_marks"));
}

#[test]
fn a_row_without_a_paper_is_a_visit_and_no_petition() {
    let mut bench = Bench::new();
    bench.import(&book_2021(&[&[
        "1",
        "05/9/2019",
        "Hoàng Văn An",
        "",
        "Hỏi thủ tục cấp đất",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
    ]]));
    assert_eq!((bench.all("visit").len(), bench.all("petition").len(), bench.all("matter").len()), (1, 0, 1));
}

#[test]
fn the_book_of_2026_tells_competence_by_its_cross() {
    let mut bench = Bench::new();
    let file = sheet(
        &BOOK_2026,
        &[
            &[
                "1",
                "05/10/2026",
                "Hoàng Văn An, thôn A",
                "",
                "Rác thải",
                "KN, PA",
                "7",
                "",
                "x",
                "",
                "Phòng Kinh tế",
                "",
                "",
            ],
            &[
                "2",
                "06/10/2026",
                "Nông Thị Bích, thôn B",
                "",
                "Đòi nợ",
                "KN",
                "1",
                "",
                "",
                "Tòa án nhân dân khu vực 3, số 5/HD-UBND",
                "",
                "",
                "",
            ],
        ],
    );
    assert_eq!(import::open(&file).unwrap().guess().unwrap().layout, Layout::Visits2026);
    bench.import(&file);
    let papers = bench.all("petition");
    assert_eq!((&papers[0]["disposition"], &papers[0]["competence"]), (&json!("assign"), &json!("within")));
    assert_eq!((&papers[1]["disposition"], &papers[1]["competence"]), (&json!("guide"), &json!("outside")));
    let offices = bench.all("office");
    let sides: Vec<_> = offices.iter().map(|one| (one["name"].as_str(), one["kind"].as_str())).collect();
    assert!(sides.contains(&(Some("Phòng Kinh tế"), Some("internal"))));
    assert!(sides.contains(&(Some("Tòa án nhân dân khu vực 3"), Some("external"))));
    assert_eq!(bench.all("visit")[0]["people_count"], 7);
}

/// The month of the article: five papers on four matters.
fn month() -> Vec<u8> {
    let row = |no, on, name, kind, field, matter, competence, done| {
        [
            no,
            on,
            "",
            "Trực tiếp",
            name,
            "thôn Nà Pài",
            "1",
            on,
            "Nội dung đơn",
            "",
            kind,
            field,
            "Lần đầu",
            "Đủ",
            competence,
            matter,
            done,
            "",
            "",
            "",
        ]
    };
    let within = "Giao Phòng TNMT, số 15/UBND ngày 10/9/2019";
    let rows = [
        row("1", "19/8/2019", "Hoàng Văn An", "Đề nghị", "Tranh chấp đất", "V1", "Thuộc", within),
        row("2", "20/8/2019", "Nông Thị Bích", "Đề nghị", "Tranh chấp đất", "V1", "Thuộc", within),
        row("3", "05/9/2019", "Ma Văn Cư", "Kiến nghị", "Môi trường", "V2", "Thuộc", within),
        row(
            "4",
            "06/9/2019",
            "Bàn Văn Đức",
            "Tố cáo",
            "Công chức, công vụ",
            "V3",
            "Không thuộc",
            "Chuyển đơn đến Công an huyện, CV số 3/UBND ngày 09/9/2019",
        ),
        row(
            "5",
            "09/9/2019",
            "Giàng A Páo",
            "KN",
            "Chế độ, chính sách",
            "V4",
            "Không thuộc",
            "Hướng dẫn, số 4/UBND ngày 11/9/2019",
        ),
    ];
    let rows: Vec<&[&str]> = rows.iter().map(|row| &row[..]).collect();
    sheet(&BOOK_20, &rows)
}

#[test]
fn the_petition_book_of_twenty_columns_gives_the_report_of_its_month() {
    let mut bench = Bench::new();
    let file = month();
    assert_eq!(import::open(&file).unwrap().guess().unwrap().layout, Layout::Petitions20);
    let done = bench.import(&file);
    assert_eq!((done.value.good, done.value.bad, done.value.records["petition"]), (5, 0, 5));
    assert_eq!((done.value.records["matter"], done.value.records["office"]), (4, 2), "each once");

    let asked = Asked::plainly(Period::parse("2019-09").unwrap());
    let report = serde_json::to_value(report::report(bench.book.read(), &asked, bench.now).unwrap()).unwrap();
    let summary = &report["summary"];
    assert_eq!((&summary["petitions"], &summary["matters"]), (&json!(5), &json!(4)));
    assert_eq!((&summary["petitions_within"], &summary["matters_within"]), (&json!(3), &json!(2)));
    assert_eq!((&summary["petitions_outside"], &summary["matters_outside"]), (&json!(2), &json!(2)));
    assert_eq!((&report["forms"]["02/XLD"]["24"], &report["forms"]["02/XLD"]["25"]), (&json!(1), &json!(1)));
}

#[test]
fn open_papers_listed_at_the_start_are_carried_over_unprocessed() {
    let mut bench = Bench::new();
    let file = sheet(
        &["STT", "Ngày đến", "Người gửi", "Thôn", "Trích yếu", "Loại đơn", "Lĩnh vực"],
        &[
            &["7", "01/10/2026", "Hoàng Văn An", "Nà Pài", "Đòi lại đất", "KN", "Đòi đất"],
            &["9", "05/10/2026", "Nông Thị Bích", "Nà Pài", "Xin hỗ trợ", "Đề nghị", "Hộ nghèo"],
        ],
    );
    bench.import(&file);
    let papers = bench.all("petition");
    assert_eq!(papers.iter().map(|one| one["number"].as_str().unwrap()).collect::<Vec<_>>(), ["7/2026", "9/2026"]);
    assert!(papers.iter().all(|one| one["processed_on"].is_null() && one["eligibility"] == "undetermined"));
    let asked = Asked::plainly(Period::parse("2026-12").unwrap());
    let report = serde_json::to_value(report::report(bench.book.read(), &asked, bench.now).unwrap()).unwrap();
    assert_eq!(report["summary"]["carried_over"], 2);
}

#[test]
fn home_made_headings_are_found_and_what_is_not_known_goes_into_the_note() {
    let mut bench = Bench::new();
    let file = sheet(
        &[
            "TT",
            "Ngày",
            "Nguồn",
            "Họ và tên",
            "Địa chỉ",
            "SĐT",
            "Nội dung đơn",
            "KN",
            "TC",
            "KNPA",
            "Kết quả xử lý",
            "Màu bìa",
        ],
        &[&[
            "1",
            "5/9/2019",
            "BĐ",
            "Hoàng Văn An",
            "thôn A",
            "0912345678",
            "Lấn chiếm lối đi",
            "",
            "x",
            "",
            "Lưu đơn",
            "xanh",
        ]],
    );
    let plan = import::open(&file).unwrap().guess().unwrap();
    assert_eq!(plan.layout, Layout::HomePetitions);
    let odd = plan.columns.iter().find(|column| column.heading == "Màu bìa").unwrap();
    assert_eq!((odd.holds, odd.sure), (Column::Note, false), "shown to the clerk as not recognised");
    bench.import(&file);
    let paper = bench.all("petition").remove(0);
    assert_eq!((&paper["source"], &paper["kind"]), (&json!("post"), &json!("denunciation")));
    assert_eq!((&paper["eligibility"], &paper["disposition"]), (&json!("ineligible"), &json!("file")));
    assert_eq!(paper["petitioners"][0]["phone"], "0912345678");
    assert_eq!(paper["note"], "Kết quả xử lý: Lưu đơn\nMàu bìa: xanh");
}

#[test]
fn a_corrected_mapping_is_remembered_for_the_next_file() {
    let headings = ["STT", "Ngày tiếp", "Họ tên", "Nội dung", "Màu bìa"];
    let row: &[&str] = &["1", "05/9/2019", "Hoàng Văn An", "Hỏi thủ tục", "xanh"];
    let file = import::open(&sheet(&headings, &[row])).unwrap();
    let mut plan = file.guess().unwrap();
    super::hold(&mut plan, "E", Column::Ignored);
    let kept: casebook::import::Plan = serde_json::from_str(&serde_json::to_string(&plan).unwrap()).unwrap();
    assert_eq!(kept, plan);

    let next = import::open(&sheet(&headings, &[row, row])).unwrap();
    let again = next.guess_remembering(&[kept]).unwrap();
    assert_eq!(again.columns[4].holds, Column::Ignored);
    let other = import::open(&sheet(&headings[..4], &[row])).unwrap();
    assert!(other.guess_remembering(&[plan]).unwrap().columns.len() <= 5, "another head is guessed anew");
}
