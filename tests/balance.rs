//! What was to be resolved and what was, against a reckoning of its own that walks through the days; whose receptions there were.

use std::collections::BTreeMap;

use casebook::book;
use casebook::report::{self, Asked};
use casebook::slice::Slice;
use chrono::{Days, NaiveDate};
use serde_json::{Value, json};
use tests::{Desk, asked, matter, petition, unit, visit, with};

const KINDS: [&str; 3] = ["complaint", "denunciation", "proposal"];
const PERIODS: [&str; 8] = ["2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06", "2026-07", "2026-08"];

fn told(desk: &Desk, period: &str) -> Value {
    serde_json::to_value(desk.report(period)).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn on(line: &Value, key: &str) -> Option<NaiveDate> {
    line[key].as_str().map(day)
}

/// One opening: the kind, the day it came, the day it ended.
type Opening = (&'static str, NaiveDate, Option<NaiveDate>);

/// Walks day by day through what was entered.
fn openings(lines: &[Value]) -> Vec<Opening> {
    let of = |kind: &'static str| lines.iter().filter(move |line| line["type"] == kind);
    let counts = |line: &Value| {
        line["eligibility"] == "eligible"
            && line["competence"] == "within"
            && line["cancelled"].is_null()
            && line["processed_on"].is_string()
    };
    let mut all = Vec::new();
    for paper in of("petition").filter(|line| counts(line)) {
        if !["proposal", "feedback", "request"].contains(&paper["kind"].as_str().unwrap()) {
            continue;
        }
        let came = on(paper, "processed_on").unwrap();
        let handed = of("referral")
            .filter(|line| {
                line["petition"] == paper["ref"] && line["kind"] == "assign" && line["cancelled"].is_null()
            })
            .max_by_key(|line| on(line, "on").unwrap());
        let ended = on(&paper["settled"], "on").or_else(|| match paper["disposition"].as_str().unwrap() {
            "answer" => Some(came),
            "assign" => handed.and_then(|line| on(&line["reply"], "on")),
            _ => None,
        });
        all.push(("proposal", came, ended.map(|ended| ended.max(came))));
    }
    let mut matters: BTreeMap<(String, &'static str), Vec<NaiveDate>> = BTreeMap::new();
    for paper in of("petition").filter(|line| counts(line)) {
        if let Some(kind) = ["complaint", "denunciation"].into_iter().find(|kind| paper["kind"] == *kind) {
            let at = (paper["matter"].as_str().unwrap().to_owned(), kind);
            matters.entry(at).or_default().push(on(paper, "processed_on").unwrap());
        }
    }
    for ((matter, kind), papers) in matters {
        let mut ends: Vec<NaiveDate> = of("resolution")
            .filter(|line| line["matter"] == matter.as_str() && line["kind"] == kind)
            .filter_map(|line| {
                let declined = on(line, "declined_on");
                let declined = declined.filter(|day| on(line, "accepted_on").is_none_or(|accepted| accepted <= *day));
                let ends =
                    [on(&line["decision"], "on"), on(line, "withdrawn_on"), on(line, "terminated_on"), declined];
                ends.into_iter().flatten().min()
            })
            .collect();
        ends.sort();
        let (mut today, mut open, mut last) = (day("2025-01-01"), None, None);
        while today < day("2027-01-01") {
            if open.is_none() && last != Some(today) && papers.contains(&today) {
                open = Some(today);
            }
            if let Some(came) = open
                && ends.first().is_some_and(|end| *end <= today)
            {
                ends.remove(0);
                all.push((kind, came, Some(today)));
                (open, last) = (None, Some(today));
            }
            today = today + Days::new(1);
        }
        all.extend(open.map(|came| (kind, came, None)));
    }
    all
}

fn expected(openings: &[Opening], from: NaiveDate, to: NaiveDate) -> Value {
    let of = |kind: &str| {
        let due: Vec<_> = openings
            .iter()
            .filter(|(of, came, ended)| *of == kind && *came <= to && ended.is_none_or(|on| on >= from))
            .collect();
        let resolved = due.iter().filter(|(_, _, ended)| ended.is_some_and(|on| on <= to)).count();
        let carried = due.iter().filter(|(_, came, _)| *came < from).count();
        json!({"due": due.len(), "carried": carried, "resolved": resolved, "open": due.len() - resolved})
    };
    json!({"complaint": of("complaint"), "denunciation": of("denunciation"), "proposal": of("proposal")})
}

fn random(rng: &mut fastrand::Rng) -> Vec<Value> {
    let mut lines = vec![json!({"type": "office", "ref": "O", "name": "Phòng Kinh tế", "kind": "internal"})];
    let any = |rng: &mut fastrand::Rng| day("2025-11-20") + Days::new(rng.u64(0..280));
    for n in 0..rng.usize(1..9) {
        lines.push(matter(&format!("V{n}")));
        for paper in 0..rng.usize(0..5) {
            let (reference, received) = (format!("D{n}-{paper}"), any(rng));
            let kind =
                rng.choice(["complaint", "complaint", "denunciation", "proposal", "feedback", "request"]).unwrap();
            let is_proposal = !["complaint", "denunciation"].contains(&kind);
            let processed = received + Days::new(rng.u64(0..40));
            let disposition =
                rng.choice(if is_proposal { ["assign", "answer"] } else { ["accept", "decline"] }).unwrap();
            let mut line = with(
                &petition(&reference, &received.to_string()),
                &json!({"kind": kind, "matter": format!("V{n}"), "disposition": disposition, "field": "land_dispute",
                    "level": "first", "processed_on": processed, "respondent": "UBND xã"}),
            );
            let keys = line.as_object_mut().unwrap();
            if is_proposal && rng.u8(0..4) == 0 {
                keys.insert("settled".into(), json!({"on": received + Days::new(rng.u64(0..90))}));
            }
            if rng.u8(0..8) == 0 {
                keys.insert("cancelled".into(), json!({"on": processed, "reason": "Vào sổ nhầm"}));
            }
            if rng.u8(0..8) == 0 {
                for (key, value) in [("competence", "outside"), ("disposition", "guide")] {
                    keys.insert(key.into(), value.into());
                }
            }
            lines.push(line);
            // The days a paper was handed on differ: which was the last is never in doubt.
            for (nth, later) in (0..rng.u64(0..3)).map(|nth| (nth, nth * 3)) {
                let sent = processed + Days::new(later);
                let reply = rng.bool().then(|| json!({"on": sent + Days::new(rng.u64(0..60))}));
                let mut sent = json!({"type": "referral", "ref": format!("C{n}-{paper}-{nth}"), "petition": reference,
                    "kind": "assign", "on": sent, "office": "O"});
                if let Some(reply) = reply {
                    sent["reply"] = reply;
                }
                if rng.u8(0..8) == 0 {
                    sent["cancelled"] = json!({"on": "2026-10-01", "reason": "Nhầm"});
                }
                lines.push(sent);
            }
        }
        for nth in 0..rng.usize(0..4) {
            let kind = rng.choice(["complaint", "complaint", "denunciation"]).unwrap();
            let accepted = any(rng);
            let mut line =
                json!({"type": "resolution", "ref": format!("G{n}-{nth}"), "matter": format!("V{n}"), "kind": kind});
            if rng.bool() {
                line["accepted_on"] = json!(accepted);
            }
            for key in ["declined_on", "withdrawn_on", "terminated_on"] {
                if rng.u8(0..4) == 0 {
                    line[key] = json!(accepted + Days::new(rng.u64(0..60)));
                }
            }
            if rng.bool() {
                line["decision"] = json!({"no": "1/QĐ", "on": accepted + Days::new(rng.u64(0..90)), "level": "first",
                    "outcome": "rejected"});
            }
            lines.push(line);
        }
    }
    lines
}

fn agree(desk: &Desk, lines: &[Value], seed: u64) {
    let all = openings(lines);
    let mut before: Option<Value> = None;
    for period in PERIODS {
        let report = told(desk, period);
        let (from, to) = (on(&report["period"], "from").unwrap(), on(&report["period"], "to").unwrap());
        let balance = report["balance"].clone();
        assert_eq!(balance, expected(&all, from, to), "seed {seed}, {period}: {lines:#?}");
        for kind in KINDS {
            let of = &balance[kind];
            assert_eq!(of["due"].as_i64(), Some(of["resolved"].as_i64().unwrap() + of["open"].as_i64().unwrap()));
            if let Some(before) = &before {
                assert_eq!(before[kind]["open"], of["carried"], "seed {seed}, {period}");
            }
        }
        before = Some(balance);
    }
}

#[test]
fn what_is_open_at_the_end_of_a_period_is_carried_into_the_next_and_nothing_else() {
    for seed in 0..24 {
        let mut rng = fastrand::Rng::with_seed(seed);
        let lines = random(&mut rng);
        let mut shuffled = lines.clone();
        rng.shuffle(&mut shuffled);
        let mut desk = Desk::on("2026-12-31");
        desk.load(&shuffled);
        agree(&desk, &lines, seed);
        // What is corrected, and taken back again, is followed.
        let mut later = lines.clone();
        for line in &mut later {
            let (key, value) = match line["type"].as_str().unwrap() {
                "petition" if line["cancelled"].is_null() => ("processed_on", line["received_on"].clone()),
                "resolution" => ("terminated_on", json!("2026-09-01")),
                "referral" if !line["reply"].is_null() => ("reply", json!({"on": "2026-07-01"})),
                _ => continue,
            };
            if rng.bool() {
                continue;
            }
            if line["type"] == "referral" && line["on"].as_str().unwrap() > "2026-07-01" {
                continue;
            }
            if key == "terminated_on" && on(line, "accepted_on").is_some_and(|accepted| accepted > day("2026-09-01"))
            {
                continue;
            }
            line[key] = value;
            let slice = match line["type"].as_str().unwrap() {
                "petition" => Slice::Petition,
                "resolution" => Slice::Resolution,
                _ => Slice::Referral,
            };
            let mut draft = line.as_object().unwrap().clone();
            draft.shift_remove("type");
            let reference = draft.shift_remove("ref").unwrap();
            book::correct(&mut desk.book, slice, reference.as_str().unwrap(), draft, desk.now).unwrap();
        }
        agree(&desk, &later, seed);
    }
}

#[test]
fn a_second_complaint_opens_a_matter_again_and_one_decision_ends_it_once() {
    let mut desk = Desk::on("2026-11-23");
    let paper = |reference: &str, on: &str, level: &str| {
        with(
            &petition(reference, on),
            &json!({"kind": "complaint", "matter": "V", "level": level, "disposition": "accept", "processed_on": on}),
        )
    };
    desk.load(&[
        matter("V"),
        paper("D1", "2026-01-20", "first"),
        paper("D2", "2026-03-20", "second"),
        json!({"type": "resolution", "ref": "G", "matter": "V", "kind": "complaint", "accepted_on": "2026-01-21",
            "decision": {"no": "1/QĐ", "on": "2026-02-20", "level": "first", "outcome": "rejected"}}),
    ]);
    let of = |period| told(&desk, period)["balance"]["complaint"].clone();
    assert_eq!(of("2026-02"), json!({"due": 1, "carried": 0, "resolved": 0, "open": 1}));
    assert_eq!(of("2026-03"), json!({"due": 1, "carried": 1, "resolved": 1, "open": 0}));
    assert_eq!(of("2026-04"), json!({"due": 1, "carried": 0, "resolved": 0, "open": 1}));
    assert_eq!(of("2026"), json!({"due": 2, "carried": 0, "resolved": 1, "open": 1}));
}

#[test]
fn a_reception_held_together_is_counted_once_and_the_party_s_apart() {
    let mut desk = Desk::on("2026-11-23");
    let session = |reference: &str, date: &str, extra: Value| {
        with(
            &json!({"type": "session", "ref": reference, "date": date, "lane": "head", "kind": "scheduled",
                "published": true, "host": "Chủ tịch UBND", "held": true, "visitors_came": true}),
            &extra,
        )
    };
    desk.load(&[
        matter("V"),
        session("S1", "2026-11-02", json!({"with_body": "dang_uy", "place": "thôn 4"})),
        session("S2", "2026-11-03", json!({"body": "dang_uy", "host": "Bí thư"})),
        with(&visit("R1", "2026-11-02"), &json!({"lane": "head", "session": "S1", "matters": ["V"]})),
        with(
            &visit("R2", "2026-11-03"),
            &json!({"lane": "head", "session": "S2", "body": "dang_uy", "matters": ["V"]}),
        ),
        with(&visit("R3", "2026-11-04"), &json!({"status": "refused", "refusal_ground": "Điều 9"})),
    ]);
    let report = told(&desk, "2026-11");
    let once = json!({"days": 1, "visits": 1, "people": 1, "matters": 1});
    assert_eq!(report["bodies"]["ubnd"], once);
    assert_eq!(report["bodies"]["dang_uy"], once);
    assert_eq!(report["forms"]["01/TCD"]["1"], 1);
}

#[test]
fn what_the_new_fields_cannot_be_is_said() {
    let mut desk = Desk::on("2026-11-23");
    let held = json!({"type": "session", "ref": "S", "date": "2026-11-02", "lane": "head", "kind": "scheduled",
        "published": true, "host": "Chủ tịch UBND", "held": true, "visitors_came": true, "with_body": "ubnd"});
    let faults = desk.faults(&[
        matter("V"),
        held,
        with(&petition("D1", "2026-11-02"), &json!({"matter": "V", "settled": {"on": "2026-11-01"}})),
        with(
            &petition("D2", "2026-11-02"),
            &json!({"matter": "V", "kind": "complaint", "disposition": "accept", "settled": {"on": "2026-11-03"}}),
        ),
        with(&petition("D3", "2026-11-02"), &json!({"matter": "V", "disposition": "remind"})),
        json!({"type": "resolution", "ref": "G", "matter": "V", "kind": "complaint", "accepted_on": "2026-11-03",
            "terminated_on": "2026-11-02"}),
    ]);
    assert_eq!(
        faults,
        [
            "with_body of_itself",
            "settled.on before_receipt",
            "settled no_proposal",
            "disposition disposition_does_not_fit",
            "terminated_on end_before_start",
        ]
    );
    assert_eq!(desk.faults(&[with(&matter("V"), &json!({"field": "moon"}))]), ["field unknown_code"]);
}

#[test]
fn a_closed_period_keeps_its_balance_and_one_closed_before_there_was_one_still_opens() {
    let mut desk = Desk::on("2026-11-23");
    desk.load(&[
        matter("V"),
        with(
            &petition("D", "2026-09-20"),
            &json!({"matter": "V", "disposition": "assign", "processed_on": "2026-09-21"}),
        ),
    ]);
    let open = |desk: &Desk| {
        let asked: Asked = asked("2026-10");
        let asked = Asked { regime: None, ..asked };
        serde_json::to_value(report::close::open(desk.book.read(), &asked, None, desk.now).unwrap()).unwrap()
    };
    let now = open(&desk)["balance"].clone();
    assert_eq!(now["proposal"], json!({"due": 1, "carried": 0, "resolved": 0, "open": 1}));
    let to_close = Asked { regime: None, ..asked("2026-10") };
    report::close::close(&mut desk.book, &to_close, None, desk.now).unwrap();
    desk.load(&[
        json!({"type": "office", "ref": "O", "name": "Phòng", "kind": "internal"}),
        json!({"type": "referral", "ref": "C", "petition": "D", "kind": "assign", "on": "2026-09-22", "office": "O",
            "reply": {"on": "2026-10-01"}}),
    ]);
    assert_eq!(open(&desk)["balance"], now);
    assert_eq!(told(&desk, "2026-11")["balance"]["proposal"]["due"], 0);
    let mut lines: Vec<Value> = desk.export().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for line in &mut lines {
        if let Some(summary) = line.pointer_mut("/closed/summary").and_then(Value::as_object_mut) {
            assert!(summary.shift_remove("balance").is_some() && summary.shift_remove("bodies").is_some());
        }
    }
    let mut old = Desk::of("2026-11-23", &unit());
    old.load(&lines);
    let report = open(&old);
    assert_eq!((&report["balance"], &report["bodies"]), (&Value::Null, &Value::Null));
    assert_eq!(report["revision"], 1);
}
