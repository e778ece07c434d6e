//! Visits: lượt, people, matters and groups are four counts.

use casebook::slice::Slice;
use casebook::{Error, book, history};
use serde_json::json;
use tests::{Desk, matter, object, spoken, visit, with};

#[test]
fn every_hard_fault_of_a_visit_stops_it_at_its_field() {
    for (patch, fault) in [
        (json!({"people_count": 0}), "people_count below_one"),
        (json!({"date": "2026-11-24"}), "date future"),
        (json!({"lane": "boss"}), "lane unknown_code"),
        (json!({"content": null}), "content missing"),
        (json!({"number_written": "1".repeat(51)}), "number_written too_long"),
        (json!({"number_written": 12}), "number_written wrong_type"),
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
fn the_number_of_the_paper_book_stands_as_it_was_written_there_and_is_nobodys_alone() {
    let mut desk = Desk::on("2026-11-23");
    let numbered =
        |reference: &str, number: &str| with(&visit(reference, "2026-11-02"), &json!({"number_written": number}));
    let longest = "Ổ".repeat(50);
    // Typed decomposed, with room around it; the same again; none.
    let lines = [
        numbered("R1", "  \u{110}\u{a0}-\u{20}08 "),
        numbered("R2", "Đ - 08"),
        numbered("R3", ""),
        numbered("R4", &longest),
    ];
    desk.load(&[matter("V"), lines[0].clone(), lines[1].clone(), lines[2].clone(), lines[3].clone()]);
    let kept: Vec<Option<String>> = (1..=4).map(|nth| written(&desk, &format!("R{nth}"))).collect();
    assert_eq!(kept, [Some("Đ - 08".to_owned()), Some("Đ - 08".to_owned()), None, Some(longest)]);
    assert_eq!(desk.export().matches("number_written").count(), 3, "an empty one is no key");
    // Too long, it says so at its field.
    let Err(Error::Faults(faults, _)) = desk.try_load(&[numbered("R5", &"1".repeat(51))]) else { panic!("taken") };
    assert_eq!(faults[0].field, "number_written");
    assert!(
        faults[0].say.contains("50") && faults[0].say.to_lowercase().contains("số trong sổ giấy"),
        "{}",
        faults[0].say
    );
    // Corrected, the history tells it by its name.
    let corrected = object(&with(&visit("R1", "2026-11-02"), &json!({"number_written": "12a"})));
    book::correct(&mut desk.book, Slice::Visit, "R1", corrected, desk.now).unwrap();
    let events = history::history(desk.book.read(), Slice::Visit, "R1").unwrap();
    let change = &events.last().unwrap().changes[0];
    assert_eq!((&*change.label, &*change.from, &*change.to), ("số trong sổ giấy", "Đ - 08", "12a"));
    assert!(desk.book.examine().unwrap().ok);
}

fn written(desk: &Desk, reference: &str) -> Option<String> {
    let held = book::look_at(desk.book.read(), Slice::Visit, reference, desk.now.today).unwrap();
    held.record.get("number_written").and_then(|number| number.as_str()).map(ToOwned::to_owned)
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
