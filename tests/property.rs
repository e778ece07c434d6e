//! What must hold for any register: sums, periods, export and load, refusals.

use proptest::prelude::*;
use serde_json::{Value, json};
use tests::{Desk, with};

use crate::book::again;

const PERIODS: [&str; 6] = ["2026-09", "2026-10", "2026-Q4", "2026-H2", "2026-9M", "2026"];

fn day() -> impl Strategy<Value = String> {
    (5_u32..=11, 1_u32..=22).prop_map(|(month, day)| format!("2026-{month:02}-{day:02}"))
}

/// Any paper the house would take: the classification is drawn, and what does not fit is mended to what does.
pub fn paper() -> impl Strategy<Value = Value> {
    let kind =
        prop::sample::select(vec!["complaint", "denunciation", "proposal", "feedback", "request", "mixed", "other"]);
    let field =
        prop::sample::select(vec!["land_dispute", "policy_merit", "corruption", "judicial", "construction", "other"]);
    let level = prop::sample::select(vec![None, Some("first"), Some("second"), Some("repeat")]);
    let way = prop::sample::select(vec![
        ("eligible", "within", "accept"),
        ("eligible", "within", "assign"),
        ("eligible", "within", "answer"),
        ("eligible", "within", "decline"),
        ("eligible", "outside", "guide"),
        ("eligible", "outside", "refer"),
        ("eligible", "outside", "return"),
        ("ineligible", "undetermined", "file"),
    ]);
    let waits = prop::option::of(0_u32..60);
    (day(), kind, field, level, way, waits, 1_u8..6, prop::bool::weighted(0.1)).prop_map(
        |(received, kind, field, level, (eligibility, competence, disposition), waits, matter, cancelled)| {
            let received_on: chrono::NaiveDate = received.parse().unwrap();
            let processed = waits.map(|days| received_on + chrono::Days::new(days.into()));
            let mut line = json!({"type": "petition", "received_on": received, "source": "post",
                "petitioners": [{"full_name": format!("Người {matter}")}], "signer_count": 1, "anonymity": "named",
                "kind": kind, "field": field, "level": level, "matter": format!("V{matter}"),
                "eligibility": eligibility, "competence": competence, "summary": "Nội dung"});
            if let Some(day) = processed.filter(|day| *day <= "2026-12-31".parse().unwrap()) {
                line = with(&line, &json!({"processed_on": day.to_string(), "disposition": disposition}));
            }
            if cancelled {
                line = with(&line, &json!({"cancelled": {"on": "2026-12-01", "reason": "Nhầm"}}));
            }
            with(&line, &json!({}))
        },
    )
}

pub fn visit() -> impl Strategy<Value = Value> {
    let lane = prop::sample::select(vec!["routine", "routine", "head", "delegate"]);
    let status = prop::sample::select(vec!["completed", "completed", "refused"]);
    let body = prop::sample::select(vec!["ubnd", "ubnd", "dang_uy"]);
    (day(), lane, status, body, 1_u8..9, prop::collection::vec(1_u8..6, 0..3)).prop_map(
        |(date, lane, status, body, people, matters)| {
            let matters: Vec<String> = matters.iter().map(|matter| format!("V{matter}")).collect();
            json!({"type": "visit", "date": date, "lane": lane, "body": body, "people_count": people, "people": [],
                "matters": matters, "content": "Nội dung", "status": status})
        },
    )
}

pub fn resolution() -> impl Strategy<Value = Value> {
    let kind = prop::sample::select(vec!["complaint", "denunciation"]);
    (1_u8..6, kind, day(), prop::option::of(0_u32..40), prop::option::of(0_u32..90), 0_i64..5).prop_map(
        |(matter, kind, accepted, decided, done, people)| {
            let day = |base: &str, days: u32| {
                let day: chrono::NaiveDate = base.parse().unwrap();
                (day + chrono::Days::new(days.into())).min("2026-12-31".parse().unwrap()).to_string()
            };
            let mut line = json!({"type": "resolution", "matter": format!("V{matter}"), "kind": kind,
                "accepted_on": accepted});
            if let Some(days) = decided {
                let on = day(&accepted, days);
                let decision = json!({"no": "1", "on": on, "level": "first", "outcome": "partly",
                    "recover_money": people * 1_500_000, "persons_sanctioned": people, "officials_sanctioned": people / 2});
                line = with(&line, &json!({"decision": decision}));
                if let Some(days) = done {
                    line = with(&line, &json!({"execution": {"done_on": day(&on, days), "persons_sanctioned": people}}));
                }
            }
            line
        },
    )
}

/// A register: papers, visits, resolutions, and some papers that are the same again.
pub fn register() -> impl Strategy<Value = Vec<Value>> {
    let papers = prop::collection::vec(paper(), 1..25);
    let visits = prop::collection::vec(visit(), 0..12);
    let resolutions = prop::collection::vec(resolution(), 0..8);
    (papers, visits, resolutions, prop::collection::vec(any::<prop::sample::Index>(), 0..3)).prop_map(
        |(papers, visits, resolutions, again)| {
            let matters =
                (1..6).map(|n| json!({"type": "matter", "ref": format!("V{n}"), "title": format!("Vụ {n}")}));
            let name = |prefix: &'static str| {
                move |(n, line): (usize, Value)| with(&line, &json!({"ref": format!("{prefix}{n}")}))
            };
            let named: Vec<Value> = papers.into_iter().enumerate().map(name("D")).collect();
            // The same paper again on the same day; that its line comes first changes nothing.
            let repeated = again.iter().enumerate().map(|(n, index)| {
                let first = index.get(&named);
                with(
                    first,
                    &json!({"ref": format!("E{n}"), "duplicate_of": first["ref"], "eligibility": "ineligible",
                    "competence": "undetermined", "disposition": null, "processed_on": null}),
                )
            });
            let repeated: Vec<Value> = repeated.collect();
            let mut lines: Vec<Value> = matters.chain(repeated).collect();
            lines.extend(named);
            lines.extend(visits.into_iter().enumerate().map(name("R")));
            lines.extend(resolutions.into_iter().enumerate().map(name("G")));
            lines
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_printed_sum_and_inequality_holds(lines in register()) {
        let mut desk = Desk::on("2026-12-31");
        desk.load(&lines);
        for period in PERIODS {
            let report = desk.report(period);
            let broken: Vec<_> = report.checks.iter().filter(|check| !check.holds).collect();
            prop_assert!(broken.is_empty(), "{period}: {broken:?}");
            prop_assert_eq!(report.summary.petitions + report.summary.carried_over, report.forms[1].numbers()["1"].as_i64().unwrap());
        }
    }

    #[test]
    fn a_period_split_into_parts_counts_no_received_paper_twice(lines in register()) {
        let mut desk = Desk::on("2026-12-31");
        desk.load(&lines);
        let received = |period: &str| desk.report(period).summary.petitions;
        let visits = |period: &str| desk.report(period).summary.visits;
        let months: Vec<String> = (1..=12).map(|month| format!("2026-{month:02}")).collect();
        prop_assert_eq!(months.iter().map(|month| received(month)).sum::<i64>(), received("2026"));
        prop_assert_eq!(months.iter().map(|month| visits(month)).sum::<i64>(), visits("2026"));
        prop_assert_eq!(received("2026-H1") + received("2026-H2"), received("2026"));
        prop_assert_eq!(received("2025-12-15..2026-10-03") + received("2026-10-04..2026-12-14"), received("2026"));
    }

    #[test]
    fn what_a_period_carries_over_is_what_the_one_before_left(lines in register()) {
        let mut desk = Desk::on("2026-12-31");
        desk.load(&lines);
        for month in 6..=12 {
            let before = desk.report(&format!("2026-{:02}", month - 1)).forms[1].numbers();
            let left = before["1"].as_i64().unwrap() - before["2"].as_i64().unwrap();
            prop_assert_eq!(desk.report(&format!("2026-{month:02}")).summary.carried_over, left, "month {}", month);
        }
    }

    #[test]
    fn export_and_load_are_the_identity(lines in register()) {
        let mut desk = Desk::on("2026-12-31");
        desk.load(&lines);
        let export = desk.export();
        prop_assert_eq!(&again(&export, desk.now), &export);
        prop_assert!(desk.book.examine().unwrap().ok);
    }

    #[test]
    fn a_refused_act_leaves_no_trace(lines in register(), at in any::<prop::sample::Index>()) {
        let mut desk = Desk::on("2026-12-31");
        desk.load(&lines[..5]);
        let mut rest = lines[5..].to_vec();
        rest.insert(at.index(rest.len() + 1), json!({"type": "petition", "ref": "X"}));
        let before = desk.trace();
        prop_assert!(desk.try_load(&rest).is_err());
        prop_assert_eq!(before, desk.trace());
    }
}
