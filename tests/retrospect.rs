//! Looking back: every figure of a picture is the number of rows behind it; on time by month and by office; nothing by
//! hamlet that would tell a denouncer.

use casebook::report::retrospect::{self, Chart, Retrospect};
use casebook::slice::Slice;
use serde_json::{Value, json};
use tests::{Desk, asked, matter, petition, visit, with};

fn seen(desk: &Desk, period: &str) -> Retrospect {
    retrospect::retrospect(desk.book.read(), &asked(period), desk.now.today).expect("pictures")
}

fn chart<'a>(seen: &'a Retrospect, code: &str) -> &'a Chart {
    seen.charts.iter().find(|chart| chart.code == code).expect(code)
}

/// A picture as text: `label figures share`, its marks without any figure left out.
fn told(chart: &Chart) -> Vec<String> {
    let marks = chart.marks.iter().filter(|mark| mark.figures.iter().any(|figure| *figure > 0));
    marks.map(|mark| format!("{} {:?} {}", mark.label, mark.figures, mark.share).trim_end().to_owned()).collect()
}

fn desk() -> Desk {
    let mut desk = Desk::on("2026-11-23");
    let home = |hamlet: &str, name: &str| json!([{"full_name": name, "hamlet": hamlet}]);
    let mut lines = vec![
        matter("V"),
        json!({"type": "office", "ref": "P", "name": "Phòng Kinh tế", "kind": "internal"}),
        json!({"type": "office", "ref": "S", "name": "Sở Xây dựng", "kind": "external"}),
        json!({"type": "hamlet", "ref": "A", "name": "thôn Nà Cà"}),
        json!({"type": "hamlet", "ref": "B", "name": "thôn Bản Tàn"}),
        with(&visit("L1", "2026-10-20"), &json!({"people": home("A", "Hoàng Văn An")})),
        with(&visit("L2", "2026-11-10"), &json!({"people": home("B", "Giàng A Páo")})),
        with(&petition("D1", "2026-10-20"), &json!({"petitioners": home("A", "Hoàng Văn An")})),
        with(
            &petition("D2", "2026-10-21"),
            &json!({"petitioners": home("A", "Lý Văn Dần"), "field": "land_dispute"}),
        ),
        // In time, late, and past its day unanswered.
        with(
            &petition("K1", "2026-10-20"),
            &json!({"kind": "complaint", "processed_on": "2026-10-26", "level": "first"}),
        ),
        with(
            &petition("K2", "2026-10-20"),
            &json!({"kind": "complaint", "processed_on": "2026-11-20", "level": "first"}),
        ),
        with(
            &petition("T1", "2026-11-10"),
            &json!({"kind": "denunciation", "source": "direct", "via_visit": "L2",
            "petitioners": home("B", "Giàng A Páo"), "respondent": "Đỗ Văn Bị", "level": "first"}),
        ),
        with(
            &petition("O1", "2026-07-01"),
            &json!({"eligibility": "undetermined", "competence": "undetermined",
            "disposition": null, "processed_on": null, "field": null}),
        ),
    ];
    let sent = |reference: &str, petition: &str, kind: &str, office: &str, due: &str, reply: Value| {
        let line = json!({"type": "referral", "ref": reference, "petition": petition, "kind": kind, "on": "2026-10-21",
            "office": office, "reply_due": due});
        if reply.is_null() { line } else { with(&line, &json!({"reply": reply})) }
    };
    lines.extend([
        sent("C1", "D1", "assign", "P", "2026-11-02", json!({"on": "2026-11-02"})),
        sent("C2", "D2", "assign", "P", "2026-11-02", json!({"on": "2026-11-06"})),
        sent("C3", "K1", "assign", "P", "2026-11-18", Value::Null),
        sent("C4", "K2", "refer", "S", "2026-12-30", Value::Null),
        json!({"type": "referral", "ref": "C5", "petition": "D2", "kind": "refer", "on": "2026-10-22", "office": "S"}),
    ]);
    desk.load(&lines);
    desk
}

#[test]
fn a_figure_is_the_number_of_its_rows_whatever_is_looked_at() {
    let desk = desk();
    for period in ["2026-11", "2026-12", "2026", "2026-Q4"] {
        let seen = seen(&desk, period);
        let behind = |chart: &str, mark: &str, series: &str| {
            retrospect::behind(desk.book.read(), &asked(period), chart, mark, series, desk.now.today).expect("rows").0
        };
        for chart in &seen.charts {
            for mark in &chart.marks {
                for ((series, _), figure) in chart.series.iter().zip(&mark.figures) {
                    assert_eq!(
                        behind(chart.code, &mark.code, series).len(),
                        *figure,
                        "{period} {} {}",
                        chart.code,
                        mark.label
                    );
                }
            }
        }
        for office in &seen.offices {
            for (column, figure) in seen.columns.iter().zip(&office.figures).filter(|(column, _)| column.opens) {
                let rows = behind("offices", &office.reference, column.code);
                assert_eq!(i64::try_from(rows.len()).unwrap(), *figure, "{period} {} {}", office.name, column.code);
            }
        }
    }
}

#[test]
fn the_pictures_of_a_month() {
    let desk = desk();
    let seen = seen(&desk, "2026-11");
    assert_eq!(chart(&seen, "months").marks.len(), 12);
    assert_eq!(told(chart(&seen, "months")), ["7/2026 [0, 1]", "11/2026 [2, 5]"]);
    // K1 in time, K2 not; C1 in time, C2 late; C3 is due on a day of the next month.
    assert_eq!(told(chart(&seen, "on_time")), ["11/2026 [4, 2] 50%"]);
    assert_eq!(
        told(chart(&seen, "field")),
        ["Xây dựng cơ bản, hạ tầng [4] 80%", "Đất đai – tranh chấp, đòi đất [1] 20%"]
    );
    assert_eq!(told(chart(&seen, "backlog")), ["11–30 ngày [1, 0]", "Trên 90 ngày [1, 0]"]);
}

#[test]
fn a_hamlet_never_tells_who_denounces() {
    let desk = desk();
    let seen = seen(&desk, "2026-11");
    let hamlets = told(chart(&seen, "hamlet"));
    assert!(hamlets.iter().any(|line| line.starts_with("thôn Nà Cà [1, 2]")), "{hamlets:?}");
    assert!(hamlets.iter().all(|line| !line.contains("Bản Tàn")), "{hamlets:?}");
}

#[test]
fn an_office_is_judged_by_its_answers() {
    let desk = desk();
    let seen = seen(&desk, "2026-Q4");
    let codes: Vec<&str> = seen.columns.iter().map(|column| column.code).collect();
    assert_eq!(
        codes,
        [
            "handed",
            "referred",
            "promised",
            "on_time",
            "late",
            "overdue",
            "waiting",
            "undated",
            "late_days",
            "longest"
        ]
    );
    let rows: Vec<_> =
        seen.offices.iter().map(|one| (one.name.as_str(), one.figures.as_slice(), one.share.as_str())).collect();
    assert_eq!(
        rows,
        [
            ("Phòng Kinh tế", [3, 0, 0, 1, 1, 1, 0, 0, 9, 5].as_slice(), "33,3%"),
            ("Sở Xây dựng", [0, 2, 0, 0, 0, 0, 1, 1, 0, 0].as_slice(), "–"),
        ]
    );
    let behind =
        |column| retrospect::behind(desk.book.read(), &asked("2026-Q4"), "offices", "P", column, desk.now.today);
    assert_eq!(behind("late").unwrap().0, [(Slice::Referral, 2)]);
    assert!(behind("longest").is_err(), "days are no rows");
}

#[test]
fn what_an_office_owed_before_the_period_is_still_its_debt() {
    let desk = desk();
    let december = seen(&desk, "2026-12");
    let owed: Vec<_> = december.offices.iter().map(|one| (one.name.as_str(), one.figures.as_slice())).collect();
    assert_eq!(
        owed,
        [
            ("Phòng Kinh tế", [1, 0, 0, 0, 0, 1, 0, 0, 5, 5].as_slice()),
            ("Sở Xây dựng", [0, 1, 0, 0, 0, 0, 1, 0, 0, 0].as_slice()),
        ]
    );
}

#[test]
fn the_offices_go_out_as_a_workbook_and_it_is_the_same_each_time() {
    use calamine::{Reader, Xlsx, open_workbook_from_rs};
    let desk = desk();
    let make = || retrospect::workbook(desk.book.read(), &asked("2026-Q4"), desk.now.today).unwrap();
    let (name, bytes) = make();
    assert_eq!(name, "DH-UBND-xa-Cho-Don-2026-Q4.xlsx");
    assert!(make().1 == bytes);
    assert!(crate::workbook::marked(&bytes).is_empty(), "{:?}", crate::workbook::marked(&bytes));
    let mut book: Xlsx<_> = open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range("Đúng hạn").unwrap();
    let cells: Vec<String> = range.rows().flatten().map(ToString::to_string).collect();
    for text in
        ["Phòng Kinh tế", "Quá hạn chưa trả lời", "KẾT QUẢ TRẢ LỜI CỦA CÁC PHÒNG, BAN, CƠ QUAN QUÝ IV NĂM 2026"]
    {
        assert!(cells.iter().any(|cell| cell == text), "{text}: {cells:?}");
    }
    // A share is a number, shown as 33,3%.
    assert!(cells.iter().any(|cell| cell.parse() == Ok(1.0 / 3.0)), "{cells:?}");
}
