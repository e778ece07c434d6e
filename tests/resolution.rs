//! Resolutions fill 03/GQKN, 04/GQTC and 05/KQTH.

use serde_json::{Value, json};
use tests::{Desk, matter, petition, with};

fn desk(lines: &[Value]) -> Desk {
    let mut desk = Desk::on("2026-11-23");
    let complaint = json!({"kind": "complaint", "field": "land_dispute", "level": "first", "disposition": "accept"});
    desk.load(&[matter("V"), with(&petition("D1", "2026-09-01"), &complaint)]);
    desk.load(lines);
    desk
}

fn figures(desk: &Desk, period: &str, form: usize, columns: &[u32]) -> Vec<Value> {
    let numbers = desk.report(period).forms[form].numbers();
    columns.iter().map(|column| numbers[&column.to_string()].clone()).collect()
}

fn resolution(patch: &Value) -> Value {
    with(&json!({"type": "resolution", "ref": "G1", "matter": "V", "kind": "complaint"}), patch)
}

#[test]
fn a_matter_has_one_state_the_latest_on_the_last_day() {
    // c1 to c6 of 03/GQKN for September, in which the paper came.
    for (patch, state) in [
        (None, [1, 1, 1, 0, 0, 0]),
        (Some(json!({"accepted_on": "2026-09-10"})), [1, 1, 0, 1, 0, 0]),
        (Some(json!({"accepted_on": "2026-09-20"})), [1, 1, 1, 0, 0, 0]),
        (Some(json!({"declined_on": "2026-09-10"})), [1, 1, 0, 0, 1, 0]),
        (Some(json!({"accepted_on": "2026-09-05", "withdrawn_on": "2026-09-10"})), [1, 1, 0, 0, 0, 1]),
    ] {
        let lines: Vec<Value> = patch.iter().map(resolution).collect();
        let desk = desk(&lines);
        assert_eq!(figures(&desk, "2026-09", 2, &[1, 2, 3, 4, 5, 6]), state.map(|figure| json!(figure)), "{patch:?}");
    }
}

#[test]
fn a_decision_counts_in_the_period_of_its_issue_and_money_in_million_dong() {
    let decision = json!({"accepted_on": "2026-09-10", "decision": {"no": "12/QĐ-UBND", "on": "2026-10-01",
        "level": "first", "outcome": "partly", "recover_money": 10_500_000, "recover_land": 120.5,
        "persons_sanctioned": 3, "officials_sanctioned": 1}});
    let desk = desk(&[resolution(&decision)]);
    assert_eq!(figures(&desk, "2026-09", 2, &[7, 10]), [0, 0].map(|figure| json!(figure)));
    let october = figures(&desk, "2026-10", 2, &[1, 7, 10, 13, 14, 19, 20]);
    assert_eq!(october, [json!(0), json!(1), json!(1), json!(10.5), json!(120.5), json!(3), json!(1)]);
}

#[test]
fn a_decision_is_to_be_executed_until_it_is() {
    let executed = json!({"accepted_on": "2026-09-10", "decision": {"no": "12", "on": "2026-09-20", "level": "first",
        "outcome": "upheld", "return_money": 4_000_000}, "execution": {"done_on": "2026-11-16",
        "returned_money": 4_000_000}});
    let desk = desk(&[resolution(&executed)]);
    for (period, due_done) in [("2026-09", [0, 0]), ("2026-10", [1, 0]), ("2026-11", [1, 0]), ("2026-12", [1, 1])] {
        assert_eq!(figures(&desk, period, 4, &[1, 2]), due_done.map(|figure| json!(figure)), "{period}");
    }
    assert_eq!(figures(&desk, "2026-12", 4, &[7, 9]), [json!(4), json!(4)]);
    assert_eq!(figures(&desk, "2026-11", 4, &[7, 9]), [json!(4), json!(0)]);
    assert_eq!(figures(&desk, "2027-01", 4, &[1, 2]), [json!(0), json!(0)]);
}

#[test]
fn what_cannot_be_is_stopped() {
    let decision = |patch: Value| {
        let decision = with(&json!({"no": "1", "on": "2026-10-01", "level": "first", "outcome": "upheld"}), &patch);
        resolution(&json!({"decision": decision}))
    };
    let mut desk = desk(&[]);
    for (line, fault) in [
        (decision(json!({"level": "second"})), "decision.outcome outcome_does_not_fit"),
        (decision(json!({"outcome": "confirmed"})), "decision.outcome outcome_does_not_fit"),
        (decision(json!({"officials_sanctioned": 1})), "decision.officials_sanctioned part_over_whole"),
        (decision(json!({"recover_money": -1})), "decision.recover_money negative"),
        (resolution(&json!({"execution": {}})), "decision missing"),
        (
            resolution(&json!({"suspensions": [{"from": "2026-10-02", "to": "2026-10-01"}]})),
            "suspensions.0.to end_before_start",
        ),
        (resolution(&json!({"matter": "D1"})), "matter unknown_ref"),
    ] {
        assert_eq!(desk.faults(&[line]), [fault]);
    }
}

#[test]
fn a_conference_on_denunciation_law_fills_the_last_form() {
    let outreach = json!({"type": "outreach", "ref": "T1", "on": "2026-11-05", "title": "Hội nghị", "topic": "Luật Tố cáo",
        "about_reception": true, "people": 117, "documents": 374, "laws": 2});
    let other = with(&outreach, &json!({"ref": "T2", "topic": "Luật Đất đai", "about_reception": false}));
    let desk = desk(&[outreach, other]);
    assert_eq!(figures(&desk, "2026-11", 5, &[4, 5]), [json!(1), json!(117)]);
}
