//! Sessions: a day nobody came is a day held; only announced days are counted.

use casebook::session::{change, own_day};
use casebook::slice::Slice;
use casebook::{Error, paper};
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

fn planned(reference: &str, date: &str) -> Value {
    with(&session(reference, date), &json!({"held": false}))
}

fn states(desk: &Desk) -> Vec<(String, String)> {
    let page =
        casebook::list::list(desk.book.read(), Slice::Session, &casebook::list::Query::default(), desk.now.today);
    let rows = page.unwrap().rows;
    rows.iter()
        .rev()
        .map(|row| (row["on"].as_str().unwrap().into(), row["_state"].as_str().unwrap().into()))
        .collect()
}

#[test]
fn a_session_is_handed_to_a_deputy_only_with_a_reason() {
    let mut desk = Desk::on("2026-11-23");
    desk.load(&[planned("S1", "2026-11-26"), session("S2", "2026-11-19")]);
    let refused = change::delegate(&mut desk.book, "S1", " ", "", desk.now);
    assert!(matches!(refused, Err(Error::Faults(faults, _))
        if spoken(&faults) == ["host missing", "delegated_because missing"]));
    change::delegate(&mut desk.book, "S1", "Phó Chủ tịch UBND", "Chủ tịch đi họp tỉnh", desk.now).unwrap();
    let export = desk.export();
    assert!(export.contains(r#""lane":"delegate""#) && export.contains("Chủ tịch đi họp tỉnh"));
    assert!(change::delegate(&mut desk.book, "S2", "Phó", "Bận", desk.now).is_err(), "it was held");
}

#[test]
fn a_moved_session_stays_in_the_book_and_its_new_day_says_whence_it_came() {
    let mut desk = Desk::on("2026-11-23");
    desk.load(&[planned("S1", "2026-12-03")]);
    let on = |text| casebook::day::iso(text).unwrap();
    let done = change::shift(&mut desk.book, "S1", on("2026-12-04"), desk.now).unwrap();
    assert_eq!(done.value.1, "Công bố lại lịch chậm nhất ngày 27/11/2026.", "five working days before");
    assert_eq!(
        states(&desk),
        [
            ("2026-12-03".to_owned(), "chuyển sang 04/12/2026".to_owned()),
            ("2026-12-04".to_owned(), "sắp tới".to_owned())
        ]
    );
    assert!(desk.export().contains("Chuyển từ ngày 03/12/2026"));
    assert!(change::shift(&mut desk.book, "S1", on("2026-12-07"), desk.now).is_err(), "moved already");
    // One act: one step back takes both.
    casebook::book::undo(&mut desk.book, desk.now).unwrap().unwrap();
    assert_eq!(states(&desk)[0], ("2026-12-03".to_owned(), "sắp tới".to_owned()));
}

#[test]
fn sessions_that_a_new_day_off_has_caught_move_to_the_next_working_day_together() {
    let mut desk = Desk::on("2026-11-23");
    desk.load(&[planned("S1", "2027-02-04"), planned("S2", "2027-02-12"), planned("S3", "2027-02-18")]);
    let caught = |desk: &Desk| change::on_days_off(desk.book.read(), desk.now.today).unwrap().len();
    assert_eq!(caught(&desk), 0, "the presumed calendar has them on working days");
    let announced = json!({"amendment": "holiday", "year": 2027, "valid_from": "2026-11-23",
        "off": "01/01, 04/02-12/02", "work": "20/02"});
    casebook::setting::amend::amend(&mut desk.book, tests::object(&announced), desk.now).unwrap();
    assert_eq!(caught(&desk), 2);
    let done = change::clear_days_off(&mut desk.book, desk.now).unwrap();
    assert_eq!(done.value.len(), 2);
    assert_eq!(caught(&desk), 0);
    assert_eq!(states(&desk).iter().filter(|(on, _)| on == "2027-02-15").count(), 2);
    assert!(change::clear_days_off(&mut desk.book, desk.now).is_err(), "nothing is left to move");
}

#[test]
fn nobody_came_in_one_act_with_its_minutes() {
    let mut desk = Desk::on("2026-11-26");
    let officer = json!({"type": "officer", "ref": "CB", "full_name": "Ma Văn Giàng", "title": "Công chức"});
    desk.load(&[officer, planned("S1", "2026-11-26")]);
    let done = paper::empty(&mut desk.book, "S1", desk.now).unwrap();
    assert_eq!(done.value.slice, Slice::Paper);
    let sheet = paper::look(desk.book.read(), &done.value.reference).unwrap();
    let text = sheet.texts().join("\n");
    assert!(text.contains("ngày 26 tháng 11 năm 2026") && text.contains("không có công dân tới"), "{text}");
    assert_eq!(states(&desk), [("2026-11-26".to_owned(), "không có công dân đến".to_owned())]);
    casebook::book::undo(&mut desk.book, desk.now).unwrap().unwrap();
    assert_eq!(states(&desk)[0].1, "chưa xác nhận", "one act");
    // With nobody to sign the minutes the day is confirmed all the same.
    let mut bare = Desk::on("2026-11-26");
    bare.load(&[planned("S1", "2026-11-26"), planned("S2", "2026-12-03")]);
    assert_eq!(paper::empty(&mut bare.book, "S1", bare.now).unwrap().value.slice, Slice::Session);
    assert_eq!(states(&bare)[0].1, "không có công dân đến");
    assert!(paper::empty(&mut bare.book, "S2", bare.now).is_err(), "that day has not come");
}

#[test]
fn the_heads_own_days_stand_against_the_least_in_force_a_week_then_a_month() {
    let mut desk = Desk::on("2026-07-15");
    desk.load(&[
        session("S1", "2026-06-16"),
        session("S2", "2026-07-02"),
        with(&session("S3", "2026-07-09"), &json!({"lane": "delegate"})),
        planned("S4", "2026-07-16"),
        with(&planned("S5", "2026-07-23"), &json!({"moved_to": "2026-07-24"})),
    ]);
    let days = own_day::own_days(desk.book.read(), desk.now.today, 4).unwrap();
    let told: Vec<_> = days
        .iter()
        .map(|one| (one.from.to_string(), one.to.to_string(), one.least, one.held, one.planned, one.enough))
        .collect();
    let day = |text: &str| text.to_owned();
    assert_eq!(
        told,
        [
            (day("2026-07-01"), day("2026-07-31"), 2, 1, 1, true),
            (day("2026-06-29"), day("2026-06-30"), 1, 0, 0, false),
            (day("2026-06-22"), day("2026-06-28"), 1, 0, 0, false),
            (day("2026-06-15"), day("2026-06-21"), 1, 1, 0, true)
        ]
    );
    assert!(days[0].source.contains("136/2025"), "{}", days[0].source);
    assert!(days[2].say.ends_with("tối thiểu 01 ngày mỗi tuần – chưa đủ"), "{}", days[2].say);
}
