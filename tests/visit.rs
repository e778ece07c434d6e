//! Visits: lượt, people, matters and groups are four counts.

use serde_json::json;
use tests::{Desk, matter, spoken, visit, with};

#[test]
fn every_hard_fault_of_a_visit_stops_it_at_its_field() {
    for (patch, fault) in [
        (json!({"people_count": 0}), "people_count below_one"),
        (json!({"date": "2026-11-24"}), "date future"),
        (json!({"lane": "boss"}), "lane unknown_code"),
        (json!({"content": null}), "content missing"),
        (json!({"matters": null}), "matters missing"),
        (json!({"matters": ["V9"]}), "matters.0 unknown_ref"),
        (json!({"session": "V"}), "session unknown_ref"),
        (json!({"escalated_to": "R9"}), "escalated_to unknown_ref"),
        (json!({"escalated_to": "R1"}), "escalated_to of_itself; escalated_to escalated_to_routine"),
        (json!({"escalated_to": "R2"}), "escalated_to escalated_to_routine"),
    ] {
        let lines = [matter("V"), with(&visit("R1", "2026-11-02"), &patch), visit("R2", "2026-11-02")];
        let faults = Desk::on("2026-11-23").faults(&lines);
        assert_eq!(faults.join("; "), fault, "{patch}");
    }
}

#[test]
fn seven_villagers_about_one_road_are_one_visit_seven_people_one_matter_one_group() {
    let mut desk = Desk::on("2026-11-23");
    let soft = desk.load(&[matter("V"), with(&visit("R1", "2026-11-02"), &json!({"people_count": 7}))]);
    assert_eq!(spoken(&soft), ["people_count fewer_named"]);
    let numbers = desk.report("2026-11").forms[0].numbers();
    assert_eq!(
        [1, 2, 3, 4, 8, 9].map(|column: u32| numbers[&column.to_string()].as_i64().unwrap()),
        [1, 7, 1, 1, 1, 7]
    );
}

#[test]
fn four_people_are_no_group_and_five_are() {
    for (people, groups) in [(4, 0), (5, 1)] {
        let mut desk = Desk::on("2026-11-23");
        desk.load(&[matter("V"), with(&visit("R1", "2026-11-02"), &json!({"people_count": people}))]);
        assert_eq!(desk.report("2026-11").summary.large_groups, groups);
    }
}

#[test]
fn a_refused_visit_counts_only_where_a_setting_says_so() {
    let mut desk = Desk::on("2026-11-23");
    let refused = json!({"status": "refused", "refusal_ground": "Đã có kết luận cuối cùng"});
    desk.load(&[matter("V"), with(&visit("R1", "2026-11-02"), &refused)]);
    assert_eq!(desk.report("2026-11").summary.visits, 0);
    desk.load(&[json!({"type": "setting", "name": "count_refused_visits", "value": "yes"})]);
    assert_eq!(desk.report("2026-11").summary.visits, 1);
}

#[test]
fn a_visit_taken_up_the_next_day_counts_once_only_where_the_period_is_the_reach() {
    let lines = [
        matter("V"),
        with(&visit("R1", "2026-11-02"), &json!({"escalated_to": "R2"})),
        with(&visit("R2", "2026-11-03"), &json!({"lane": "head"})),
    ];
    let mut desk = Desk::on("2026-11-23");
    desk.load(&lines);
    let matters = |desk: &Desk| {
        let numbers = desk.report("2026-11").forms[0].numbers();
        [1, 3, 5, 7, 11, 13].map(|column: u32| numbers[&column.to_string()].as_i64().unwrap())
    };
    assert_eq!(matters(&desk), [2, 1, 1, 0, 1, 1]);
    desk.load(&[json!({"type": "setting", "name": "escalation_scope", "value": "same_period"})]);
    assert_eq!(matters(&desk), [1, 1, 0, 0, 1, 1]);
}
