//! The logs of mass mobilisation: what the article says of them, their own period, their files.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use casebook::report::mobilisation::{self, INDICATORS};
use casebook::report::{self, Asked, period::Period};
use casebook::slice::Slice;
use casebook::{book, due};
use serde_json::{Value, json};
use tests::Desk;

fn plainly(label: &str) -> Asked {
    Asked::plainly(Period::parse(label).unwrap())
}

/// The figures of an indicator: this period, the one before, the year to date, since the first entry.
fn figures(desk: &Desk, label: &str, measure: &str) -> Vec<Value> {
    let told = mobilisation::told(desk.book.read(), &plainly(label)).unwrap();
    let place = INDICATORS.iter().position(|one| one.measure == measure).unwrap();
    told["rows"][place]["figures"].as_array().unwrap().clone()
}

fn ever(desk: &Desk, measure: &str) -> i64 {
    figures(desk, "2019-09", measure)[3].as_i64().unwrap()
}

#[test]
fn the_figures_of_the_article_come_out_of_entries() {
    let desk = Desk::practising();
    for (measure, figure) in [
        ("outreach_events", 1),
        ("outreach_attendees", 117),
        ("outreach_documents", 374),
        ("outreach_laws", 2),
        ("models_recognised_by_then", 31),
    ] {
        assert_eq!(figures(&desk, "2019-09", measure)[0], figure, "{measure}");
    }
    let milliard = 1_000_000_000;
    let whole = ever(&desk, "contribution_whole");
    let (labour_goods, cash) = (ever(&desk, "contribution_labour_goods"), ever(&desk, "contribution_cash"));
    assert!((35 * milliard..36 * milliard).contains(&whole), "{whole}");
    assert!((25 * milliard..26 * milliard).contains(&labour_goods), "{labour_goods}");
    assert!((milliard..2 * milliard).contains(&cash), "{cash}");
    assert!(
        (32_000..33_000).contains(
            &figures(&desk, "2019-09", "contribution_land")[3]
                .as_f64()
                .unwrap()
                .trunc()
                .to_string()
                .parse::<i64>()
                .unwrap()
        )
    );
    // The parts are stated apart: what is not told apart is what is left, and nothing is forced together.
    let left = ever(&desk, "contribution_not_apart") + ever(&desk, "contribution_assets");
    assert_eq!(whole, labour_goods + cash + left);
    assert!(left > 8 * milliard);
    let sentence = mobilisation::say(desk.book.read(), &plainly("2019-09")).unwrap();
    for words in [
        "Tổ chức 01 hội nghị, lớp tuyên truyền, phổ biến pháp luật với 117 người dự; phát 374 tài liệu; giới thiệu 02 \
         văn bản luật.",
        "đến nay có 31 mô hình được công nhận.",
        "hơn 35 tỷ đồng, trong đó hơn 25 tỷ đồng ngày công, hiện vật quy ra tiền, hơn 01 tỷ đồng tiền mặt; hiến hơn \
         32.000 m² đất.",
    ] {
        assert!(sentence.contains(words), "{words}\n{sentence}");
    }
}

#[test]
fn more_than_is_printed_only_where_a_figure_is_rounded() {
    let mut desk = Desk::on("2026-11-14");
    let given = |reference: &str, cash: i64| {
        json!({"type": "contribution", "ref": reference, "on": "2026-11-02", "programme": "Đường", "source": "community",
            "cash": cash})
    };
    desk.load(&[given("G1", 2_000_000_000)]);
    let said = |desk: &Desk| mobilisation::say(desk.book.read(), &plainly("2026-11")).unwrap();
    assert!(said(&desk).contains("02 tỷ đồng") && !said(&desk).contains("hơn"), "{}", said(&desk));
    desk.load(&[given("G2", 1_000)]);
    assert!(said(&desk).contains("hơn 02 tỷ đồng"), "{}", said(&desk));
}

#[test]
fn parts_that_come_to_more_or_less_than_the_stated_whole_stay_as_they_were_written() {
    let mut desk = Desk::on("2026-11-14");
    let soft = desk.load(&[json!({"type": "contribution", "ref": "G1", "on": "2026-11-02", "programme": "Đường",
        "source": "other", "cash": 30, "labour_value": 50, "total": 100})]);
    assert!(soft.is_empty());
    for (measure, figure) in [("contribution_whole", 100), ("contribution_cash", 30), ("contribution_not_apart", 20)]
    {
        assert_eq!(figures(&desk, "2026-11", measure)[0], figure, "{measure}");
    }
    let soft = desk.load(&[json!({"type": "contribution", "ref": "G2", "on": "2026-11-03", "programme": "Đường",
        "source": "other", "cash": 130, "total": 100})]);
    assert_eq!(tests::spoken(&soft), ["total parts_over_whole"]);
    assert_eq!(figures(&desk, "2026-11", "contribution_whole")[0], 200);
}

#[test]
fn the_logs_run_by_the_party_committees_own_cutoff() {
    let mut desk = Desk::on("2026-11-23");
    let held = |reference: &str, on: &str| {
        json!({"type": "dialogue", "ref": reference, "on": on, "kind": "head", "topic": "Đối thoại",
            "about_reception": true, "host": "Chủ tịch", "people": 10})
    };
    desk.load(&[held("DT1", "2026-10-16"), held("DT2", "2026-11-16")]);
    assert_eq!(figures(&desk, "2026-11", "dialogues")[0], 1);
    desk.load(&[json!({"type": "setting", "name": "mobilisation_cutoff_start_day", "value": "20",
        "valid_from": "2026-01-01"})]);
    let days = mobilisation::days(desk.book.read(), &plainly("2026-11")).unwrap();
    assert_eq!((days.from.to_string(), days.to.to_string()), ("2026-10-20".into(), "2026-11-19".into()));
    // The report's own period stays: both columns of 06/QLKNTC follow it, and not the logs'.
    assert_eq!(desk.report("2026-11").forms[5].numbers()["4"], 1);
    let behind = mobilisation::behind(desk.book.read(), &plainly("2026-11"), "dialogues").unwrap().0;
    let reference = book::reference(desk.book.read(), Slice::Dialogue, behind[0].1).unwrap();
    assert_eq!(reference.as_deref(), Some("DT2"));
}

#[test]
fn a_promise_is_due_until_it_is_kept() {
    let mut desk = Desk::on("2026-11-12");
    desk.load(&[json!({"type": "dialogue", "ref": "DT", "on": "2026-11-12", "kind": "people", "topic": "Đường",
        "about_reception": false, "host": "Chủ tịch", "people": 45,
        "promises": [{"what": "Sửa cống", "due": "2026-11-13"}]})]);
    let due = |desk: &Desk| due::due(desk.book.read(), desk.now.today).unwrap();
    assert!(due(&desk)[0].say.contains("Sửa cống"));
    let (_, entry) = book::get(desk.book.read(), Slice::Dialogue, "DT").unwrap();
    let mut draft = tests::object(&serde_json::to_value(entry).unwrap());
    draft.shift_remove("type");
    draft["promises"][0]["done_on"] = json!("2026-11-12");
    book::correct(&mut desk.book, Slice::Dialogue, "DT", draft, desk.now).unwrap();
    assert!(due(&desk).is_empty());
    assert_eq!(figures(&desk, "2026-11", "promises_in_time")[0], 1);
}

#[test]
fn the_annex_stands_in_the_months_workbook_and_in_one_of_its_own() {
    let desk = Desk::practising();
    let own = report::mobilisation_workbook(desk.book.read(), &plainly("2019-09"), false).unwrap();
    for (bytes, sheets) in [(desk.workbook("2019-09"), 1), (own, 9)] {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        let names = book.sheet_names();
        let first = names.iter().position(|name| name == "Dân vận").unwrap();
        assert!(names.len() - first >= sheets, "{names:?}");
        let range = book.worksheet_range("Dân vận").unwrap();
        let told = mobilisation::told(desk.book.read(), &plainly("2019-09")).unwrap();
        for row in told["rows"].as_array().unwrap() {
            let label = row["label"].as_str().unwrap();
            let stands = range.rows().any(|cells| {
                cells[1] == Data::String(label.to_owned())
                    && (0..4).all(|at| cells[3 + at] == Data::Float(row["figures"][at].as_f64().unwrap()))
            });
            assert!(stands, "{label}");
        }
    }
}
