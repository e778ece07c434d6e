//! Petitions: what stops one, what is only listed, how it is counted.

use casebook::slice::Slice;
use serde_json::{Value, json};
use tests::{Desk, matter, petition, spoken, with};

fn faults(patch: &Value) -> Vec<String> {
    Desk::on("2026-11-23").faults(&[matter("V"), with(&petition("D1", "2026-11-02"), patch)])
}

fn soft(patch: &Value) -> Vec<String> {
    spoken(&Desk::on("2026-11-23").load(&[matter("V"), with(&petition("D1", "2026-11-02"), patch)]))
}

#[test]
fn every_hard_fault_of_a_petition_stops_it_at_its_field() {
    for (patch, fault) in [
        (json!({"received_on": null}), "received_on missing"),
        (json!({"received_on": "2026-11-24", "processed_on": null}), "received_on future"),
        (json!({"received_on": "2026-02-29"}), "received_on no_such_day"),
        (json!({"received_on": "02/11/2026"}), "received_on not_a_date"),
        (json!({"received_on": 20_261_102}), "received_on wrong_type"),
        (json!({"processed_on": "2026-11-01"}), "processed_on before_receipt"),
        (json!({"kind": null}), "kind missing"),
        (json!({"kind": "letter"}), "kind unknown_code"),
        (json!({"eligibility": "undetermined", "disposition": null}), "eligibility missing"),
        (json!({"field": null}), "field missing"),
        (json!({"field": "weather"}), "field unknown_code"),
        (json!({"matter": null}), "matter missing"),
        (json!({"matter": "V9"}), "matter unknown_ref"),
        (json!({"matter": "D1"}), "matter unknown_ref"),
        (json!({"competence": "undetermined", "disposition": null}), "competence missing; disposition missing"),
        (json!({"disposition": null}), "disposition missing"),
        (json!({"disposition": "refer"}), "disposition disposition_does_not_fit"),
        (json!({"disposition": "file"}), "disposition disposition_does_not_fit"),
        (json!({"disposition": "request_more"}), "disposition disposition_does_not_fit"),
        (json!({"disposition": "remind"}), "disposition disposition_does_not_fit"),
        (json!({"competence": "outside"}), "disposition disposition_does_not_fit"),
        (json!({"signer_count": 0}), "signer_count below_one"),
        (json!({"signer_count": 1.5}), "signer_count wrong_type"),
        (json!({"petitioners": "An"}), "petitioners wrong_type"),
        (json!({"petitioners": [{"address": "x"}]}), "petitioners.0.full_name missing"),
        (json!({"petitioners": [{"full_name": "A".repeat(201)}]}), "petitioners.0.full_name too_long"),
        (json!({"petitioners": [{"full_name": "An", "birth": "1956-13"}]}), "petitioners.0.birth no_such_day"),
        (json!({"petitioners": [{"person": "N1"}]}), "petitioners.0.person unknown_ref"),
        (json!({"summary": "  "}), "summary missing"),
        (json!({"summary": "x".repeat(20_001)}), "summary too_long"),
        (json!({"note": "x".repeat(4_001)}), "note too_long"),
        (json!({"duplicate_of": "D1", "eligibility": "ineligible", "disposition": "file"}), "duplicate_of of_itself"),
        (json!({"number": "12"}), "number bad_number"),
        (json!({"number_written": "1".repeat(51)}), "number_written too_long"),
        (json!({"colour": "red"}), "colour unknown_key"),
    ] {
        assert_eq!(faults(&patch).join("; "), fault, "{patch}");
    }
}

#[test]
fn every_fault_comes_at_once() {
    let patch = json!({"received_on": "2026-13-01", "source": "pigeon", "signer_count": 0, "summary": null, "x": 1});
    let expected = [
        "received_on no_such_day",
        "source unknown_code",
        "signer_count below_one",
        "summary missing",
        "x unknown_key",
    ];
    assert_eq!(faults(&patch), expected);
}

#[test]
fn what_is_only_unusual_is_listed_and_accepted() {
    for (patch, fault) in [
        (json!({"written_on": null}), "written_on no_written_on"),
        (json!({"written_on": "2026-11-05"}), "written_on written_after_receipt"),
        (json!({"source": "direct"}), "via_visit direct_without_visit"),
        (json!({"kind": "denunciation"}), "respondent no_respondent"),
        (
            json!({"received_on": "2026-11-01", "processed_on": "2026-11-02"}),
            "written_on written_after_receipt; received_on day_off",
        ),
        (json!({"summary": "Đơn\u{200b} có ký tự ẩn"}), "summary characters_removed"),
        (json!({"petitioners": []}), "petitioners fewer_named"),
        (json!({"cancelled": {"on": "2026-11-01", "reason": "Nhầm"}}), "processed_on after_cancellation"),
    ] {
        assert_eq!(soft(&patch).join("; "), fault, "{patch}");
    }
}

#[test]
fn a_paper_asked_for_more_is_still_unprocessed() {
    let patch = json!({"disposition": "request_more", "processed_on": null, "eligibility": "undetermined",
        "competence": "undetermined"});
    let mut desk = Desk::on("2026-11-23");
    desk.load(&[matter("V"), with(&petition("D1", "2026-11-02"), &patch)]);
    let summary = desk.report("2026-11").summary;
    assert_eq!((summary.petitions, summary.petitions_within), (1, 0));
}

#[test]
fn a_duplicate_points_to_the_first_paper_and_to_no_other() {
    let duplicate = |reference: &str, of: &str, day: &str| {
        with(
            &petition(reference, day),
            &json!({"duplicate_of": of, "eligibility": "ineligible", "disposition": "file",
                "ineligibility_reason": "duplicate"}),
        )
    };
    let first = petition("D1", "2026-11-02");
    let mut desk = Desk::on("2026-11-23");
    let chain =
        [matter("V"), first.clone(), duplicate("D2", "D1", "2026-11-03"), duplicate("D3", "D2", "2026-11-04")];
    assert_eq!(desk.faults(&chain), ["duplicate_of of_a_duplicate"]);
    let earlier = [matter("V"), first.clone(), duplicate("D2", "D1", "2026-10-30")];
    assert_eq!(desk.faults(&earlier), ["duplicate_of of_a_later_paper"]);
    let eligible = with(&petition("D2", "2026-11-03"), &json!({"duplicate_of": "D1"}));
    assert_eq!(desk.faults(&[matter("V"), first.clone(), eligible]), ["eligibility eligible_duplicate"]);
    let other = with(&duplicate("D2", "D1", "2026-11-03"), &json!({"petitioners": [{"full_name": "Người khác"}]}));
    let soft = desk.load(&[matter("V"), first, other]);
    assert!(spoken(&soft).contains(&"petitioners other_sender".to_owned()));
}

#[test]
fn a_matter_with_papers_on_both_sides_is_pointed_out() {
    let outside = json!({"competence": "outside", "disposition": "refer"});
    let mut desk = Desk::on("2026-11-23");
    let soft = desk.load(&[matter("V"), petition("D1", "2026-11-02"), with(&petition("D2", "2026-11-03"), &outside)]);
    assert!(spoken(&soft).contains(&"matter both_competences".to_owned()));
    let report = desk.report("2026-11");
    let warning = report.warnings.iter().find(|warning| warning.code == "both_competences").unwrap();
    assert_eq!(warning.refs, ["V"]);
}

#[test]
fn numbers_follow_the_year_of_receipt_and_are_never_given_twice() {
    let mut desk = Desk::on("2026-11-23");
    desk.load(&[matter("V"), with(&petition("D1", "2026-11-02"), &json!({"number": "7/2026"}))]);
    let numbers: Vec<String> = ["2025-12-20", "2026-11-03", "2026-11-04"]
        .iter()
        .map(|day| {
            let mut draft = petition("", day);
            draft.as_object_mut().unwrap().shift_remove("type");
            draft.as_object_mut().unwrap().shift_remove("ref");
            desk.add(Slice::Petition, &draft).value.number.unwrap().to_string()
        })
        .collect();
    assert_eq!(numbers, ["1/2025", "8/2026", "9/2026"]);
    let taken = with(&petition("D9", "2026-11-05"), &json!({"number": "8/2026"}));
    assert_eq!(desk.faults(&[taken]), ["number number_taken"]);
}

#[test]
fn numbers_that_are_missing_are_given_by_date_and_then_by_line() {
    let mut desk = Desk::on("2026-11-23");
    desk.load(&[matter("V"), petition("B", "2026-11-03"), petition("C", "2026-11-03"), petition("A", "2026-11-02")]);
    let export = desk.export();
    let order: Vec<&str> = export.lines().filter(|line| line.contains(r#""type":"petition""#)).collect();
    for (line, reference) in order.iter().zip(["A", "B", "C"]) {
        assert!(line.contains(&format!(r#""ref":"{reference}""#)), "{line}");
    }
}

#[test]
fn a_field_the_user_adds_is_added_up_where_it_says() {
    let mut desk = Desk::on("2026-11-23");
    desk.load(&[
        json!({"type": "setting", "name": "field.beekeeping", "value": "Nuôi ong; other; administrative; policy"}),
        matter("V"),
        with(&petition("D1", "2026-11-02"), &json!({"field": "beekeeping"})),
    ]);
    let report = desk.report("2026-11");
    assert_eq!(report.forms[1].numbers()["20"], 1);
}
