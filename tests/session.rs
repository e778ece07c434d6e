//! Sessions: a day nobody came is a day held; only announced days are counted.

use serde_json::{Value, json};
use tests::{Desk, spoken, with};

fn session(reference: &str, date: &str) -> Value {
    json!({"type": "session", "ref": reference, "date": date, "lane": "head", "kind": "scheduled", "published": true,
        "host": "Chủ tịch UBND", "held": true, "visitors_came": false})
}

#[test]
fn days_are_counted_not_sessions_and_only_announced_and_held_ones() {
    let mut desk = Desk::on("2026-11-23");
    desk.load(&[
        session("S1", "2026-11-03"),
        with(&session("S2", "2026-11-03"), &json!({"kind": "extraordinary", "host": "Chủ tịch UBND (chiều)"})),
        with(&session("S3", "2026-11-04"), &json!({"published": false})),
        with(&session("S4", "2026-11-05"), &json!({"held": false, "moved_to": "2026-11-06"})),
        with(&session("S5", "2026-11-06"), &json!({"cancelled": {"on": "2026-11-06", "reason": "Nhầm"}})),
        with(&session("S6", "2026-11-10"), &json!({"body": "dang_uy"})),
        with(&session("S7", "2026-11-11"), &json!({"lane": "delegate"})),
    ]);
    let numbers = desk.report("2026-11").forms[0].numbers();
    assert_eq!((&numbers["10"], &numbers["16"]), (&json!(1), &json!(1)));
}

#[test]
fn a_planned_session_may_lie_ahead_and_a_held_one_may_not() {
    let mut desk = Desk::on("2026-11-23");
    let ahead = session("S1", "2026-12-03");
    assert_eq!(desk.faults(std::slice::from_ref(&ahead)), ["date future"]);
    desk.load(&[with(&ahead, &json!({"held": false}))]);
}

#[test]
fn a_session_on_a_day_off_or_twice_is_pointed_out() {
    let mut desk = Desk::on("2026-11-30");
    let soft = desk.load(&[session("S1", "2026-11-24"), session("S2", "2026-11-26"), session("S3", "2026-11-26")]);
    assert_eq!(spoken(&soft), ["date day_off", "date session_twice", "date session_twice"]);
    assert_eq!(spoken(&desk.load(&[session("S4", "2026-11-26")])), ["date session_twice"]);
}

#[test]
fn an_announced_day_that_nobody_confirmed_is_pointed_out() {
    let mut desk = Desk::on("2026-11-23");
    desk.load(&[with(&session("S1", "2026-11-03"), &json!({"held": false}))]);
    let report = desk.report("2026-11");
    let warning = report.warnings.iter().find(|warning| warning.code == "unconfirmed_session").unwrap();
    assert_eq!(warning.refs, ["S1"]);
}
