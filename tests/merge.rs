//! Merging persons and matters: reversible, and never a paper more or less.

use std::collections::BTreeMap;

use casebook::book;
use casebook::list::{self, Query};
use casebook::merge::{self, Refusal, Whom};
use casebook::report::Asked;
use casebook::report::measure::Measure;
use casebook::report::period::Period;
use casebook::slice::Slice;
use casebook::{Error, recall};
use proptest::prelude::*;
use serde_json::{Value, json};
use tests::{Desk, matter, object, petition, visit, with};

/// Every figure that counts papers, visits or heads: all but those of matters and of what is decided about them.
fn figures(desk: &Desk) -> BTreeMap<&'static str, i64> {
    let scope = Asked::plainly(Period::parse("2026-01-01..2026-12-31").unwrap()).scope(desk.book.read()).unwrap();
    let of_papers = |name: &&str| {
        let matters = name.contains("matter") || name.starts_with("complaint_") || name.starts_with("denunciation_");
        // What is due of complaints and denunciations is matters, too; of proposals it is papers.
        let balance = ["_due", "_due_before", "_resolved", "_open"].iter().any(|end| name.ends_with(end));
        let matters = matters || balance && !name.starts_with("proposals_");
        !matters
    };
    let names = Measure::all().iter().map(|measure| measure.name).filter(of_papers);
    names.map(|name| (name, scope.figure(desk.book.read(), name).unwrap())).collect()
}

fn lines(desk: &mut Desk, kind: &str) -> Vec<Value> {
    let all = desk.export();
    let lines = all.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    lines.filter(|line| line["type"] == kind).collect()
}

fn matter_of(desk: &mut Desk) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    lines(desk, "petition").iter().map(|line| (text(&line["ref"]), text(&line["matter"]))).collect()
}

fn two_matters() -> Desk {
    let mut desk = Desk::on("2026-11-23");
    desk.load(&[
        matter("V1"),
        with(&matter("V2"), &json!({"title": "Nhà họp thôn dột"})),
        with(&petition("D1", "2026-10-05"), &json!({"matter": "V1"})),
        with(&petition("D2", "2026-10-06"), &json!({"matter": "V2"})),
        with(&visit("R1", "2026-10-06"), &json!({"matters": ["V1", "V2"]})),
        with(&visit("R2", "2026-10-07"), &json!({"matters": ["V2"]})),
        json!({"type": "resolution", "ref": "G1", "matter": "V2", "kind": "complaint", "accepted_on": "2026-10-08"}),
    ]);
    desk
}

#[test]
fn two_matters_become_one_and_two_again_days_later() {
    let mut desk = two_matters();
    let (before, counted) = (desk.export(), figures(&desk));
    let merged = merge::matters(&mut desk.book, "V1", "V2", desk.now).unwrap().value;
    assert_eq!((merged.kept.as_str(), merged.other_title.as_str()), ("V1", "Nhà họp thôn dột"));
    let report = desk.report("2026-10");
    assert_eq!((report.summary.petitions, report.summary.matters), (2, 1));
    assert_eq!(figures(&desk), counted);
    assert_eq!(
        lines(&mut desk, "matter")[1]["cancelled"]["reason"],
        "Gộp vào vụ việc “Chất lượng công trình nhà họp thôn”"
    );
    assert_eq!(lines(&mut desk, "resolution")[0]["matter"], "V1");

    // Days later, with a paper that came since and one corrected since.
    let later = casebook::Moment::on(casebook::day::iso("2026-12-02").unwrap());
    desk.now = later;
    desk.load(&[with(&petition("D3", "2026-11-30"), &json!({"matter": "V1"}))]);
    let corrected = with(&petition("D2", "2026-10-06"), &json!({"matter": "V1", "summary": "Nhà họp dột nặng"}));
    book::correct(&mut desk.book, Slice::Petition, "D2", object(&corrected), later).unwrap();
    merge::part(&mut desk.book, "V1", "V2", later).unwrap();
    let own = |reference: &str, matter: &str| (reference.to_owned(), matter.to_owned());
    assert_eq!(matter_of(&mut desk), [own("D1", "V1"), own("D2", "V2"), own("D3", "V1")]);
    let held = |export: &str, kind: &str| -> Vec<String> {
        export.lines().filter(|line| line.contains(&format!("\"type\":\"{kind}\""))).map(ToOwned::to_owned).collect()
    };
    let after = desk.export();
    for kind in ["matter", "visit", "resolution"] {
        assert_eq!(held(&before, kind), held(&after, kind));
    }
    assert!(merge::merges(desk.book.read(), Slice::Matter).unwrap().is_empty());
    assert!(matches!(merge::part(&mut desk.book, "V1", "V2", later), Err(Error::NotFound(_))));
}

#[test]
fn a_merge_is_undone_like_any_act_and_done_again() {
    let mut desk = two_matters();
    let before = matter_of(&mut desk);
    merge::matters(&mut desk.book, "V1", "V2", desk.now).unwrap();
    let merged = matter_of(&mut desk);
    assert_eq!(book::undo(&mut desk.book, desk.now).unwrap().unwrap().value.say, "Đã hoàn tác việc gộp vụ việc.");
    assert_eq!(matter_of(&mut desk), before);
    merge::matters(&mut desk.book, "V1", "V2", desk.now).unwrap();
    merge::part(&mut desk.book, "V1", "V2", desk.now).unwrap();
    assert_eq!(book::undo(&mut desk.book, desk.now).unwrap().unwrap().value.say, "Đã hoàn tác việc tách vụ việc.");
    assert_eq!(matter_of(&mut desk), merged);
    merge::part(&mut desk.book, "V1", "V2", desk.now).unwrap();
    assert_eq!(matter_of(&mut desk), before);
}

#[test]
fn what_cannot_be_merged_says_why_and_leaves_no_trace() {
    let mut desk = two_matters();
    let before = desk.trace();
    let why = |result: casebook::Result<_>| match result {
        Err(Error::NotMerged(refusal)) => refusal,
        other => panic!("{other:?}"),
    };
    assert_eq!(why(merge::matters(&mut desk.book, "V1", "V1", desk.now)), Refusal::Itself);
    assert_eq!(before, desk.trace());
    merge::matters(&mut desk.book, "V1", "V2", desk.now).unwrap();
    assert_eq!(why(merge::matters(&mut desk.book, "V1", "V2", desk.now)), Refusal::Gone);
    // A register that took the file in has the answer, not the act.
    let export = desk.export();
    let mut elsewhere = Desk::on("2026-11-23");
    book::load(&mut elsewhere.book, export.as_bytes(), elsewhere.now).unwrap();
    assert_eq!(elsewhere.export(), export);
    let parted = merge::part(&mut elsewhere.book, "V1", "V2", elsewhere.now);
    assert!(matches!(parted, Err(Error::NotMerged(Refusal::FromElsewhere))), "{parted:?}");
}

#[test]
fn two_persons_become_one_and_two_again() {
    let mut desk = Desk::on("2026-11-23");
    desk.load(&[
        matter("V"),
        with(&visit("R1", "2026-10-05"), &json!({"people": [{"full_name": "Bàn T Sảy", "address": "thôn Nà Cà"}]})),
        with(
            &petition("D1", "2026-10-20"),
            &json!({"petitioners": [{"full_name": "Bàn Thị Sảy", "birth": "1950", "phone": "0912345678"}]}),
        ),
        with(&petition("D2", "2026-10-21"), &json!({"petitioners": [{"full_name": "Lý Văn Dần"}]})),
    ]);
    let (before, counted) = (desk.export(), figures(&desk));
    let at = |record: &str| Whom::At { record: record.to_owned(), place: 0 };
    let merged = merge::people(&mut desk.book, &at("D1"), &at("R1"), desk.now).unwrap().value;
    assert_eq!(figures(&desk), counted);
    let recalled = recall::recall(desk.book.read(), "ban thi say").unwrap();
    assert_eq!((recalled.len(), recalled[0].visits, recalled[0].address.as_deref()), (1, 2, Some("thôn Nà Cà")));
    let listed = list::list(desk.book.read(), Slice::Person, &Query::default(), desk.now.today).unwrap();
    assert_eq!(listed.rows.len(), 1, "the one merged is not listed any more");
    merge::part(&mut desk.book, &merged.kept, &merged.other, desk.now).unwrap();
    assert_eq!(recall::recall(desk.book.read(), "ban").unwrap().len(), 2);
    // Both keep the names they were given; what they say is as before.
    let who = |export: &str| -> Vec<Value> {
        let all: Vec<Value> = export.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let of = |reference: &Value| {
            let mut one = object(all.iter().find(|line| line["ref"] == *reference).unwrap());
            one.retain(|key, _| key != "ref" && key != "type");
            Value::Object(one)
        };
        let people = all.iter().flat_map(|line| [&line["people"][0], &line["petitioners"][0]]);
        let people = people.filter(|one| one.is_object());
        people.map(|one| if one["person"].is_string() { of(&one["person"]) } else { one.clone() }).collect()
    };
    assert_eq!(who(&desk.export()), who(&before));
}

#[test]
fn two_who_signed_one_paper_are_not_one() {
    let mut desk = Desk::on("2026-11-23");
    let both = json!({"petitioners": [{"full_name": "Cư A Vàng"}, {"full_name": "Cư A Vàng"}], "signer_count": 2});
    desk.load(&[matter("V"), with(&petition("D1", "2026-10-05"), &both)]);
    let at = |place| Whom::At { record: "D1".to_owned(), place };
    let refused = merge::people(&mut desk.book, &at(0), &at(1), desk.now);
    assert!(matches!(refused, Err(Error::NotMerged(Refusal::SideBySide))), "{refused:?}");
}

#[derive(Debug, Clone)]
enum Step {
    Matters(usize, usize),
    People(usize, usize),
    Part(usize),
    Undo,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..5_usize, 0..5_usize).prop_map(|(one, other)| Step::Matters(one, other)),
        3 => (0..8_usize, 0..8_usize).prop_map(|(one, other)| Step::People(one, other)),
        3 => (0..4_usize).prop_map(Step::Part),
        2 => Just(Step::Undo),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn merging_never_changes_the_number_of_papers(
        matters in prop::collection::vec(0..5_usize, 8),
        kinds in prop::collection::vec(0..4_usize, 8),
        steps in prop::collection::vec(step(), 1..14),
    ) {
        let kinds: Vec<&str> = kinds.iter().map(|kind| ["complaint", "denunciation", "feedback", "proposal"][*kind]).collect();
        let mut desk = Desk::on("2026-11-23");
        let mut lines: Vec<Value> = (0..5).map(|n| matter(&format!("V{n}"))).collect();
        for (n, matter) in matters.iter().enumerate() {
            lines.push(with(&petition(&format!("D{n}"), "2026-10-05"), &json!({"matter": format!("V{matter}"),
                "kind": kinds[n], "respondent": "UBND xã", "level": "first",
                "petitioners": [{"full_name": format!("Người Thứ {n}")}]})));
            let of: std::collections::BTreeSet<String> =
                [format!("V{matter}"), format!("V{}", (matter + n) % 5)].into();
            lines.push(with(&visit(&format!("R{n}"), "2026-10-05"), &json!({ "matters": of })));
        }
        desk.load(&lines);
        let (counted, papers, held) = (figures(&desk), matter_of(&mut desk), desk.export());
        for step in steps {
            // A refusal is an answer too; it writes nothing.
            match step {
                Step::Matters(one, other) => {
                    let _ = merge::matters(&mut desk.book, &format!("V{one}"), &format!("V{other}"), desk.now);
                }
                Step::People(one, other) => {
                    let at = |n: usize| Whom::At { record: format!("D{n}"), place: 0 };
                    let _ = merge::people(&mut desk.book, &at(one), &at(other), desk.now);
                }
                Step::Part(n) => {
                    let mut all = merge::merges(desk.book.read(), Slice::Matter).unwrap();
                    all.extend(merge::merges(desk.book.read(), Slice::Person).unwrap());
                    if let Some(one) = all.get(n) {
                        let _ = merge::part(&mut desk.book, &one.kept, &one.other, desk.now);
                    }
                }
                Step::Undo => {
                    let _ = book::undo(&mut desk.book, desk.now);
                }
            }
            prop_assert_eq!(&figures(&desk), &counted);
        }
        // Parted one after the other, the newest first, all is as it was.
        for slice in [Slice::Matter, Slice::Person] {
            loop {
                let all = merge::merges(desk.book.read(), slice).unwrap();
                let Some(one) = all.first() else { break };
                merge::part(&mut desk.book, &one.kept, &one.other, desk.now).unwrap();
            }
        }
        prop_assert_eq!(matter_of(&mut desk), papers);
        let visits = |export: &str| -> Vec<String> {
            export.lines().filter(|line| line.contains("\"type\":\"visit\"")).map(ToOwned::to_owned).collect()
        };
        let sorted = |export: &str| -> Vec<std::collections::BTreeSet<String>> {
            visits(export).iter().map(|line| {
                let line: Value = serde_json::from_str(line).unwrap();
                line["matters"].as_array().unwrap().iter().map(ToString::to_string).collect()
            }).collect()
        };
        prop_assert_eq!(sorted(&desk.export()), sorted(&held));
    }
}

#[test]
fn those_entered_apart_are_shown_apart_and_a_denouncer_is_not() {
    let who =
        json!([{"full_name": "Bàn Thị Xuân", "birth": "1961", "address": "thôn Nà Cà", "id_number": "006161000001"}]);
    let secret = json!({"petitioners": who, "kind": "denunciation", "field": "corruption", "respondent": "Ông Bê",
        "matter": "V2"});
    let mut desk = Desk::on("2026-11-23");
    desk.load(&[
        matter("V"),
        matter("V2"),
        with(
            &visit("R1", "2026-10-05"),
            &json!({"people": [{"full_name": "Ông Khác"}, {"full_name": "Bàn Thị Xuân"}],
            "people_count": 2}),
        ),
        with(&petition("D1", "2026-10-06"), &json!({"petitioners": who})),
        with(&petition("D2", "2026-10-07"), &secret),
    ]);
    let found = merge::candidates(desk.book.read(), "ban thi xuan").unwrap();
    let whom: Vec<Value> = found.iter().map(|one| serde_json::to_value(&one.whom).unwrap()).collect();
    assert_eq!(whom, [json!({"in": "R1", "place": 1}), json!({"in": "D1", "place": 0})]);
    assert_eq!(merge::candidates(desk.book.read(), "006161000001").unwrap().len(), 1);
    merge::people(&mut desk.book, &found[0].whom, &found[1].whom, desk.now).unwrap();
    let one = merge::candidates(desk.book.read(), "ban thi xuan").unwrap();
    assert_eq!((one.len(), one[0].stands.len()), (1, 2));
    assert_eq!(one[0].id_number.as_deref(), Some("006161000001"), "filled in from the other");
}
