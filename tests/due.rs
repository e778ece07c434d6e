//! What is due and how it stands: open by today, done by the day it was done, papers kept long enough.

use casebook::due::{self, Due};
use casebook::report::retrospect;
use casebook::slice::Slice;
use casebook::today;
use casebook::{book, day};
use serde_json::{Value, json};
use tests::{Desk, asked, matter, petition, visit, with};

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

/// The rows a picture of twelve months up to a period has of a series, month after month, with how each is looked at.
fn pictured(desk: &Desk, period: &str, series: &str) -> Vec<(String, Slice, i64)> {
    let (r, today) = (desk.book.read(), desk.now.today);
    let seen = retrospect::retrospect(r, &asked(period), today).unwrap();
    let months = &seen.charts.iter().find(|chart| chart.code == "on_time").unwrap().marks;
    let mut all = Vec::new();
    for month in months {
        let rows = retrospect::behind(r, &asked(period), "on_time", &month.code, series, today).unwrap().0;
        all.extend(rows.into_iter().map(|(slice, id)| (month.code.clone(), slice, id)));
    }
    all.sort();
    all
}

fn second(reference: &str, of: &str) -> Value {
    with(
        &complaint(reference, "2026-03-02", Some("2026-03-05")),
        &json!({"matter": of, "level": "second", "field": "land_dispute"}),
    )
}

#[test]
fn a_second_complaint_is_late_in_the_picture_and_in_time_in_the_list() {
    let mut desk = Desk::on("2026-11-23");
    let decided = json!({"no": "1/QĐ", "on": "2026-04-20", "level": "second", "outcome": "confirmed"});
    desk.load(&[
        with(&matter("V"), &json!({"ref": "V1"})),
        second("D1", "V1"),
        json!({"type": "resolution", "ref": "G1", "matter": "V1", "kind": "complaint", "accepted_on": "2026-03-06",
            "decision": decided}),
    ]);
    // 06/3 + 45 days is 20/4; by the rule of a first complaint it would have been 06/4.
    let (due, state, ..) = one(&desk, Slice::Matter, "V1");
    assert_eq!((due.as_str(), state), ("2026-04-20", "on_time"));
    let matters = |series| -> Vec<String> {
        let rows = pictured(&desk, "2026-11", series).into_iter();
        rows.filter(|(_, slice, _)| *slice == Slice::Matter).map(|(month, ..)| month).collect()
    };
    assert_eq!((matters("due"), matters("on_time")), (vec!["2026-05".to_owned()], vec!["2026-05".to_owned()]));
}

#[test]
fn days_of_a_suspension_after_the_decision_are_counted_in_the_picture() {
    let mut desk = Desk::on("2026-11-23");
    let decided = json!({"no": "1/QĐ", "on": "2026-09-20", "level": "first", "outcome": "upheld"});
    desk.load(&[
        with(&matter("V"), &json!({"ref": "V1"})),
        // Suspended and never taken up again but by the decision itself: 60 days count, not those up to the period's end.
        json!({"type": "resolution", "ref": "G1", "matter": "V1", "kind": "complaint", "accepted_on": "2026-06-01",
            "suspensions": [{"from": "2026-06-22"}], "decision": decided}),
    ]);
    let (due, state, ..) = one(&desk, Slice::Matter, "V1");
    assert_eq!((due.as_str(), state), ("2026-09-29", "on_time"));
    assert_eq!(pictured(&desk, "2026-11", "due"), [("2026-10".to_owned(), Slice::Matter, 1)]);
}

/// Complaints of both instances and denunciations, simple and complex, with every way of being suspended and extended,
/// decided early, late, not at all.
fn resolutions() -> Vec<Value> {
    let kinds =
        [("complaint", "first", "upheld"), ("complaint", "second", "confirmed"), ("denunciation", "first", "partly")];
    let suspensions = [
        json!([]),
        json!([{"from": "2026-03-16", "to": "2026-03-26"}]),
        json!([{"from": "2026-03-16", "to": "2026-05-20"}]),
        json!([{"from": "2026-04-30", "to": "2026-06-10"}]),
        json!([{"from": "2026-03-16"}]),
        json!([{"from": "2026-03-10", "to": "2026-03-14"}, {"from": "2026-04-01", "to": "2026-12-01"}]),
    ];
    let ends = [Some("2026-04-10"), Some("2026-04-17"), Some("2026-05-04"), Some("2026-11-20"), None];
    let mut lines = Vec::new();
    for (kind, level, outcome) in kinds {
        for suspended in &suspensions {
            for extended in [false, true] {
                for complex in [false, true] {
                    for end in ends {
                        let n = lines.len() / 3;
                        let of = format!("V{n}");
                        let about = if complex {
                            json!({"ref": of, "complex": {"doc_no": "3/QĐ", "on": "2026-03-09"}})
                        } else {
                            json!({"ref": of})
                        };
                        lines.push(with(&matter("V"), &about));
                        let came = second(&format!("D{n}"), &of);
                        lines.push(match kind {
                            "complaint" => with(&came, &json!({"level": level})),
                            _ => with(
                                &came,
                                &json!({"kind": kind, "level": level, "field": "corruption", "respondent": "Ông B"}),
                            ),
                        });
                        let mut line = json!({"type": "resolution", "ref": format!("G{n}"), "matter": of, "kind": kind,
                            "accepted_on": "2026-03-06", "suspensions": suspended});
                        if extended {
                            line = with(
                                &line,
                                &json!({"extensions": [{"to": "2026-06-19", "doc_no": "2/QĐ", "on": "2026-04-01"}]}),
                            );
                        }
                        if let Some(on) = end {
                            let decided =
                                json!({"no": format!("{n}/QĐ"), "on": on, "level": level, "outcome": outcome});
                            line = with(&line, &json!({"decision": decided}));
                        }
                        lines.push(line);
                    }
                }
            }
        }
    }
    lines
}

#[test]
fn the_list_a_record_and_the_picture_say_the_same_of_every_duty() {
    let mut desk = Desk::on("2026-11-23");
    let mut lines = resolutions();
    lines.push(json!({"type": "office", "ref": "O1", "name": "Phòng Kinh tế", "kind": "internal"}));
    for (n, (due, reply)) in
        [("2026-04-10", Some("2026-04-10")), ("2026-04-10", Some("2026-04-13")), ("2026-04-10", None)]
            .into_iter()
            .enumerate()
    {
        let sent = json!({"type": "referral", "ref": format!("C{n}"), "petition": "D0", "kind": "assign",
            "on": "2026-03-05", "office": "O1", "reply_due": due});
        lines.push(reply.map_or(sent.clone(), |on| with(&sent, &json!({"reply": {"on": on}}))));
        let promise = json!({"what": "Sửa đường", "due": due, "office": "O1"});
        let kept = reply.map_or(promise.clone(), |on| with(&promise, &json!({"done_on": on})));
        lines.push(
            json!({"type": "dialogue", "ref": format!("T{n}"), "on": "2026-03-02", "kind": "head", "topic": "Đường",
            "about_reception": false, "host": "Chủ tịch UBND", "people": 20, "promises": [kept]}),
        );
    }
    desk.load(&lines);
    let (r, today) = (desk.book.read(), desk.now.today);
    let open: Vec<Due> = due::due(r, today).unwrap();
    let (mut due, mut on_time, mut still) = (Vec::new(), Vec::new(), Vec::new());
    for line in &lines {
        let slice = match line["type"].as_str().unwrap() {
            "matter" => Slice::Matter,
            "petition" => Slice::Petition,
            "referral" => Slice::Referral,
            "dialogue" => Slice::Dialogue,
            _ => continue,
        };
        let id = book::get(r, slice, line["ref"].as_str().unwrap()).unwrap().0;
        for one in due::of(r, slice, id, today).unwrap() {
            // The pictures end with the month that runs.
            let shown = one.due <= day::iso("2026-12-14").unwrap();
            if shown && ["on_time", "late", "overdue"].contains(&one.state) {
                due.push((slice, id));
            }
            if shown && one.state == "on_time" {
                on_time.push((slice, id));
            }
            if !["on_time", "late"].contains(&one.state) {
                still.push(one);
            }
        }
    }
    assert!(
        due.len() > 400 && on_time.len() > 200 && still.len() > 50,
        "{} {} {}",
        due.len(),
        on_time.len(),
        still.len()
    );
    // What is open is told in the list in the same words.
    let order = |one: &Due| (one.due, one.slice, one.id);
    still.sort_by_key(order);
    assert_eq!(open, still);
    // What is judged is judged alike in the pictures, in the month it fell due.
    for (series, mut told) in [("due", due), ("on_time", on_time)] {
        let mut rows: Vec<_> =
            pictured(&desk, "2026-12", series).into_iter().map(|(_, slice, id)| (slice, id)).collect();
        rows.sort();
        told.sort();
        let only = |some: &[(Slice, i64)], others: &[(Slice, i64)]| -> Vec<(Slice, i64)> {
            some.iter().filter(|one| !others.contains(one)).copied().collect()
        };
        assert_eq!((only(&rows, &told), only(&told, &rows)), (Vec::new(), Vec::new()), "{series}");
        assert_eq!(rows.len(), told.len(), "{series}");
    }
}

#[test]
fn a_first_complaint_got_the_days_of_the_second_that_came_while_it_lay_undecided() {
    let mut desk = Desk::on("2026-05-20");
    let accepted = |reference: &str, of: &str| json!({"type": "resolution", "ref": reference, "matter": of, "kind": "complaint", "accepted_on": "2026-03-06"});
    let mut late = second("D2", "V2");
    late =
        with(&late, &json!({"received_on": "2026-05-04", "written_on": "2026-05-04", "processed_on": "2026-05-05"}));
    let cancelled = json!({"cancelled": {"on": "2026-03-10", "reason": "Nhầm"}});
    desk.load(&[
        with(&matter("V"), &json!({"ref": "V1"})),
        with(&matter("V"), &json!({"ref": "V2"})),
        with(&matter("V"), &json!({"ref": "V3"})),
        second("D1", "V1"),
        accepted("G1", "V1"),
        late,
        accepted("G2", "V2"),
        with(&second("D3", "V3"), &cancelled),
        accepted("G3", "V3"),
    ]);
    assert_eq!(one(&desk, Slice::Matter, "V1").0, "2026-04-20", "a second complaint");
    assert_eq!(one(&desk, Slice::Matter, "V2").0, "2026-04-06", "the second came only later");
    assert_eq!(one(&desk, Slice::Matter, "V3").0, "2026-04-06", "the second was entered by mistake");
}

#[test]
fn a_day_of_a_remote_area_is_told_by_the_unit_of_the_day_of_the_fact() {
    let mut desk = Desk::on("2026-11-23");
    let joined = with(
        &tests::unit(),
        &json!({"type": "unit", "name": "UBND xã Chợ Đồn mới", "remote_area": true, "valid_from": "2026-07-01"}),
    );
    let accepted = |reference: &str, of: &str, on: &str| json!({"type": "resolution", "ref": reference, "matter": of, "kind": "complaint", "accepted_on": on});
    desk.load(&[
        joined,
        with(&matter("V"), &json!({"ref": "V1"})),
        with(&matter("V"), &json!({"ref": "V2"})),
        accepted("G1", "V1", "2026-03-06"),
        accepted("G2", "V2", "2026-07-06"),
    ]);
    // 30 days before the unit lay in a remote area, 45 since.
    assert_eq!(one(&desk, Slice::Matter, "V1").0, "2026-04-06");
    assert_eq!(one(&desk, Slice::Matter, "V2").0, "2026-08-20");
}

#[test]
fn a_reply_was_awaited_about_a_paper_that_was_cancelled() {
    let mut desk = Desk::on("2026-11-23");
    let sent = json!({"type": "referral", "ref": "C1", "petition": "D1", "kind": "assign", "on": "2026-11-03",
        "office": "O1", "reply_due": "2026-11-20"});
    desk.load(&[
        matter("V"),
        json!({"type": "office", "ref": "O1", "name": "Phòng Kinh tế", "kind": "internal"}),
        petition("D1", "2026-11-02"),
        sent,
    ]);
    let state = |desk: &Desk| {
        let row = book::look_at(desk.book.read(), Slice::Referral, "C1", desk.now.today).unwrap().row.unwrap();
        row["state"].as_str().unwrap().to_owned()
    };
    let overdue = |desk: &Desk, state: &str| {
        let query =
            casebook::list::Query { filter: [("state".to_owned(), state.to_owned())].into(), ..Default::default() };
        casebook::list::list(desk.book.read(), Slice::Referral, &query, desk.now.today).unwrap().rows.len()
    };
    assert_eq!(
        (of(&desk, Slice::Referral, "C1").len(), state(&desk).as_str(), overdue(&desk, "overdue")),
        (1, "overdue", 1)
    );
    book::cancel(&mut desk.book, Slice::Petition, "D1", "Nhầm", desk.now).unwrap();
    assert!(of(&desk, Slice::Referral, "C1").is_empty());
    assert!(due::due(desk.book.read(), desk.now.today).unwrap().is_empty());
    assert_eq!((state(&desk).as_str(), overdue(&desk, "overdue"), overdue(&desk, "none")), ("none", 0, 1));
}

#[test]
fn the_warning_of_a_report_and_the_list_count_the_same_papers_as_overdue() {
    let mut desk = Desk::on("2026-11-23");
    desk.load(&[
        matter("V"),
        complaint("D1", "2026-10-20", None),
        complaint("D2", "2026-11-12", None),
        // Accepted only after the period: overdue on its last day.
        complaint("D3", "2026-10-20", Some("2026-11-16")),
    ]);
    let report = desk.report("2026-11");
    let warned = report.warnings.iter().find(|one| one.code == "overdue").unwrap();
    assert_eq!(warned.refs, ["D1", "D3"]);
    let listed = due::due(desk.book.read(), day::iso("2026-11-14").unwrap()).unwrap();
    let overdue = listed.iter().filter(|one| one.slice == Slice::Petition && one.state == "overdue").count();
    assert_eq!(overdue, 1, "the list of a past day knows what was done since");
}
