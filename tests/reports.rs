//! Registers made after reports that real offices published: every figure such a report states comes out, and so does what could
//! not be said before there were fields for it. The rest of what they state, which has no place yet: mediation, one-stop
//! dossiers, gifts, speakers and items beyond competence of a dialogue, models by holder.

use casebook::report::measure::Scope;
use casebook::report::period::Period;
use casebook::report::{Asked, mobilisation, written};
use serde_json::{Value, json};
use tests::Desk;

struct Published {
    desk: Desk,
    expect: Value,
}

impl Published {
    /// Loads a register, with each line changed as told.
    fn of(key: &str, mut change: impl FnMut(&mut Value)) -> Self {
        let read = |what: &str| {
            let path = format!("{}/reports/{key}.{what}", env!("CARGO_MANIFEST_DIR"));
            std::fs::read_to_string(path).unwrap()
        };
        let mut desk = Desk::of("2026-07-15", &serde_json::from_str(&read("unit.json")).unwrap());
        let mut lines: Vec<Value> = read("jsonl").lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        lines.iter_mut().for_each(&mut change);
        desk.load(&lines);
        Self { desk, expect: serde_json::from_str(&read("expect.json")).unwrap() }
    }

    fn period(&self) -> &str {
        self.expect["period"].as_str().unwrap()
    }

    fn report(&self) -> Value {
        serde_json::to_value(self.desk.report(self.period())).unwrap()
    }

    /// The written report as one text.
    fn written(&self) -> String {
        let period = Period::parse(self.period()).unwrap();
        let written = written::written(self.desk.book.read(), "report", period, self.desk.now).unwrap();
        written.sections.iter().flat_map(|part| &part.said).cloned().collect::<Vec<_>>().join("\n")
    }
}

const ALL: [&str; 11] = [
    "bentre-2021-08",
    "chodon-2022",
    "dakglong-2018",
    "daknong-2020-06",
    "datdo-2020",
    "dongthap-2020",
    "hienquan-2025",
    "longquang-2026-01",
    "uongbi-2026-01",
    "xuanhung-2019h1",
    "yenduong-2023-09",
];

#[test]
fn every_figure_of_a_published_report_comes_out() {
    for key in ALL {
        let published = Published::of(key, |_| ());
        let report = published.report();
        let r = published.desk.book.read();
        let asked = Asked::plainly(Period::parse(published.period()).unwrap());
        let days = if published.expect["log"] == true {
            mobilisation::days(r, &asked).unwrap()
        } else {
            asked.days(r).unwrap()
        };
        let scope = Scope::of(r, days.from, days.to).unwrap();
        let figures = published.expect["figures"].as_object().unwrap();
        assert!(!figures.is_empty(), "{key}");
        for (measure, figure) in figures {
            let came = if measure.contains('.') {
                report.pointer(&format!("/{}", measure.replace('.', "/"))).and_then(Value::as_i64).unwrap()
            } else {
                scope.figure(r, measure).unwrap()
            };
            // Land is counted in tenths of a square metre.
            let came = if measure == "contribution_land" { came / 10 } else { came };
            assert_eq!(Some(came), figure.as_i64(), "{key}: {measure}");
        }
    }
}

#[test]
fn what_was_resolved_of_what_was_due_is_said_as_the_province_said_it() {
    let bentre = Published::of("bentre-2021-08", |_| ());
    assert_eq!(
        bentre.report()["balance"],
        json!({"complaint": {"due": 13, "carried": 8, "resolved": 5, "open": 8},
            "denunciation": {"due": 1, "carried": 0, "resolved": 1, "open": 0},
            "proposal": {"due": 19, "carried": 0, "resolved": 19, "open": 0}})
    );
    assert!(bentre.written().contains(
        "Khiếu nại: phải giải quyết 13 vụ việc (kỳ trước chuyển sang 08); đã giải quyết 05 vụ việc, đạt khoảng 38,5%; đang \
         giải quyết 08 vụ việc."
    ));
    let dongthap = Published::of("dongthap-2020", |_| ());
    let complaint = &dongthap.report()["balance"]["complaint"];
    assert_eq!((&complaint["resolved"], &complaint["due"]), (&json!(235), &json!(264)));
    assert!(dongthap.written().contains("đã giải quyết 235 vụ việc, đạt khoảng 89%"));
}

#[test]
fn what_was_settled_without_an_answer_is_part_of_the_balance() {
    let mut left = 249;
    let dakglong = Published::of("dakglong-2018", |line| {
        let is_due =
            line["type"] == "petition" && line["eligibility"] == "eligible" && line["competence"] == "within";
        if is_due && line["kind"] == "proposal" && left > 0 {
            line["settled"] = json!({"on": line["processed_on"]});
            left -= 1;
        }
    });
    let balance = dakglong.report()["balance"].clone();
    let sum = |what: &str| -> i64 {
        ["complaint", "denunciation", "proposal"].iter().map(|kind| balance[*kind][what].as_i64().unwrap()).sum()
    };
    assert_eq!((left, sum("resolved"), sum("due")), (0, 249, 277));
}

#[test]
fn a_reception_at_a_hamlet_and_one_held_together_are_said() {
    let longquang = Published::of("longquang-2026-01", |line| {
        if line["type"] == "session" {
            line["place"] = json!("thôn 4");
        }
    });
    assert!(
        longquang.written().contains("Đảng ủy tiếp: 01 ngày, 14 lượt, 14 người, 23 vụ việc"),
        "{}",
        longquang.written()
    );
    let uongbi = Published::of("uongbi-2026-01", |line| {
        if line["type"] == "session" {
            line["with_body"] = json!("dang_uy");
        }
    });
    assert!(uongbi.written().contains("Đồng chủ trì tiếp công dân: 01 ngày, mỗi lượt chỉ tính một lần."));
    assert_eq!(uongbi.report()["bodies"]["ubnd"]["visits"], 10);
    assert_eq!(uongbi.report()["bodies"]["dang_uy"]["visits"], 0);
}
