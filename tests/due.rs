//! What is due and how it stands: open by today, done by the day it was done, papers kept long enough.

use casebook::book;
use casebook::due::{self, Due};
use casebook::slice::Slice;
use casebook::today;
use serde_json::{Value, json};
use tests::{Desk, matter, petition, visit, with};

fn of(desk: &Desk, slice: Slice, reference: &str) -> Vec<Due> {
    let id = book::look_at(desk.book.read(), slice, reference, desk.now.today).unwrap().id;
    due::of(desk.book.read(), slice, id, desk.now.today).unwrap()
}

fn one(desk: &Desk, slice: Slice, reference: &str) -> (String, &'static str, i64, String) {
    let mut all = of(desk, slice, reference);
    assert_eq!(all.len(), 1, "{reference}: {all:?}");
    let one = all.remove(0);
    (one.due.to_string(), one.state, one.days, one.say)
}

fn complaint(reference: &str, received: &str, processed: Option<&str>) -> Value {
    let open = json!({"kind": "complaint", "eligibility": "undetermined", "competence": "undetermined",
        "field": null, "disposition": null, "processed_on": null, "matter": null});
    match processed {
        Some(on) => with(
            &petition(reference, received),
            &json!({"kind": "complaint", "field": "land_dispute", "level": "first", "disposition": "accept",
                "processed_on": on}),
        ),
        None => with(&petition(reference, received), &open),
    }
}

#[test]
fn what_is_done_is_told_in_time_or_late_in_the_unit_of_its_rule() {
    let mut desk = Desk::on("2026-11-23");
    desk.load(&[
        matter("V"),
        complaint("D1", "2026-08-21", Some("2026-09-03")),
        complaint("D2", "2026-08-21", Some("2026-09-07")),
        complaint("D3", "2026-04-24", Some("2026-05-09")),
        complaint("D4", "2026-11-18", None),
    ]);
    let (due, state, days, say) = one(&desk, Slice::Petition, "D1");
    assert_eq!((due.as_str(), state, days), ("2026-09-03", "on_time", 0));
    assert_eq!(
        say,
        "nhận đơn 21/08/2026 + 07 ngày làm việc = 03/09/2026; không tính nghỉ lễ 31/08/2026–02/09/2026; \
         tính cả thứ Bảy làm bù 22/08/2026; xong ngày 03/09/2026, đúng hạn"
    );
    let (.., state, days, say) = one(&desk, Slice::Petition, "D2");
    assert_eq!((state, days), ("late", -2));
    assert!(say.ends_with("xong ngày 07/09/2026, chậm 02 ngày làm việc"), "{say}");
    let (due, state, days, say) = one(&desk, Slice::Petition, "D3");
    assert_eq!((due.as_str(), state, days), ("2026-05-04", "late", -5), "the old law counts days: {say}");
    assert_eq!(one(&desk, Slice::Petition, "D4").1, "later");
    // What is done is no longer on the list of what is due; what is open is told there in the same words.
    let listed = due::due(desk.book.read(), desk.now.today).unwrap();
    let open: Vec<_> = listed.iter().filter(|one| one.slice == Slice::Petition).collect();
    assert_eq!(open.len(), 1);
    assert_eq!(open[0].say, one(&desk, Slice::Petition, "D4").3);
    let first = today::today(desk.book.read(), desk.now.today).unwrap();
    assert_eq!(first.due, listed, "the first screen tells the same");
}

#[test]
fn a_resolution_counts_its_suspensions_and_its_extension_and_a_withdrawn_one_is_bound_to_nothing() {
    let mut desk = Desk::on("2026-11-23");
    let resolution = |reference: &str, of: &str, patch: Value| {
        let plain = json!({"type": "resolution", "ref": reference, "matter": of, "kind": "complaint",
            "accepted_on": "2026-09-04"});
        with(&plain, &patch)
    };
    let decided = |on: &str| json!({"no": "1/QĐ", "on": on, "level": "first", "outcome": "upheld"});
    let mut lines: Vec<Value> = (1..=5).map(|n| with(&matter("V"), &json!({"ref": format!("V{n}")}))).collect();
    lines.extend([
        resolution("G1", "V1", json!({"decision": decided("2026-10-05")})),
        resolution(
            "G2",
            "V2",
            json!({"suspensions": [{"from": "2026-09-10", "to": "2026-09-20"}],
            "decision": decided("2026-10-15")}),
        ),
        resolution("G3", "V3", json!({"extensions": [{"to": "2026-12-01", "doc_no": "2/QĐ", "on": "2026-10-01"}]})),
        resolution("G4", "V4", json!({"withdrawn_on": "2026-09-20"})),
        resolution("G5", "V5", json!({"suspensions": [{"from": "2026-09-14"}]})),
    ]);
    desk.load(&lines);
    // 04/9 + 30 days is a Sunday.
    let (due, state, _, say) = one(&desk, Slice::Matter, "V1");
    assert_eq!((due.as_str(), state), ("2026-10-05", "on_time"));
    assert!(say.starts_with("thụ lý 04/09/2026 + 30 ngày = 04/10/2026, Chủ nhật (cuối tuần) → 05/10/2026"), "{say}");
    let (due, state, days, say) = one(&desk, Slice::Matter, "V2");
    assert_eq!((due.as_str(), state, days), ("2026-10-14", "late", -1));
    assert!(say.contains("+ 10 ngày tạm đình chỉ"), "{say}");
    let (due, state, _, say) = one(&desk, Slice::Matter, "V3");
    assert_eq!((due.as_str(), state), ("2026-12-01", "later"));
    assert!(say.ends_with("gia hạn đến 01/12/2026"), "{say}");
    assert!(of(&desk, Slice::Matter, "V4").is_empty());
    let (due, state, ..) = one(&desk, Slice::Matter, "V5");
    assert_eq!((due.as_str(), state), ("2026-12-14", "later"), "suspended until today");
    let listed = due::due(desk.book.read(), desk.now.today).unwrap();
    assert_eq!(listed.iter().filter(|one| one.slice == Slice::Resolution).count(), 2);
}

#[test]
fn a_reply_is_awaited_until_its_day_and_told_in_time_or_late_once_it_came() {
    let mut desk = Desk::on("2026-11-23");
    let sent = |reference: &str, reply: Value| {
        let plain = json!({"type": "referral", "ref": reference, "petition": "D1", "kind": "assign",
            "on": "2026-11-03", "office": "O1", "reply_due": "2026-11-20"});
        with(&plain, &reply)
    };
    desk.load(&[
        matter("V"),
        json!({"type": "office", "ref": "O1", "name": "Phòng Kinh tế", "kind": "internal"}),
        petition("D1", "2026-11-02"),
        sent("C1", json!({"reply": {"doc_no": "7/BC", "on": "2026-11-20", "content": "Đã xong"}})),
        sent("C2", json!({"reply": {"doc_no": "8/BC", "on": "2026-11-23", "content": "Đã xong"}})),
        sent("C3", json!({})),
        sent("C4", json!({"reply_due": "2026-11-25"})),
    ]);
    let told = |reference| {
        let (_, state, days, _) = one(&desk, Slice::Referral, reference);
        (state, days)
    };
    assert_eq!(told("C1"), ("on_time", 0));
    assert_eq!(told("C2"), ("late", -3));
    assert_eq!(told("C3"), ("overdue", -3));
    assert_eq!(told("C4"), ("awaiting_reply", 2));
}

#[test]
fn papers_kept_a_year_are_proposed_and_nothing_is_done_with_them() {
    let mut desk = Desk::on("2026-11-23");
    let filed = json!({"eligibility": "ineligible", "ineligibility_reason": "no_signature", "disposition": "file",
        "competence": "undetermined", "field": null, "matter": null});
    let ineligible = |reference: &str, on: &str| with(&petition(reference, on), &filed);
    desk.load(&[
        matter("V"),
        ineligible("D1", "2025-11-20"),
        ineligible("D2", "2025-11-21"),
        ineligible("D3", "2026-11-02"),
        petition("D4", "2025-01-06"),
        with(&ineligible("D5", "2025-03-03"), &json!({"cancelled": {"on": "2025-03-04", "reason": "Nhầm"}})),
    ]);
    let before = desk.trace();
    let kept = due::kept_long_enough(desk.book.read(), desk.now.today).unwrap();
    let kept: Vec<_> = kept.iter().map(|one| (one.number.clone().unwrap(), one.due.to_string())).collect();
    // The year of D2 ends on a Saturday, so on Monday the 23rd; only what is past is proposed.
    assert_eq!(kept, [("3/2025".to_owned(), "2026-11-20".to_owned())]);
    assert!(due::due(desk.book.read(), desk.now.today).unwrap().is_empty());
    assert_eq!(before, desk.trace());
}

#[test]
fn a_visitor_is_owed_an_answer_until_the_paper_brought_is_processed() {
    let mut desk = Desk::on("2026-11-23");
    let brought = with(
        &petition("D1", "2026-11-02"),
        &json!({"via_visit": "L1", "source": "direct",
        "processed_on": "2026-11-05"}),
    );
    desk.load(&[matter("V"), visit("L1", "2026-11-02"), brought, visit("L2", "2026-11-02")]);
    assert_eq!(one(&desk, Slice::Visit, "L1").1, "on_time");
    assert_eq!(one(&desk, Slice::Visit, "L2").1, "overdue");
}
