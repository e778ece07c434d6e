//! Handing to a room of the unit and referring to an outside body are two things.

use serde_json::{Value, json};
use tests::{Desk, matter, petition, spoken, with};

fn desk() -> Desk {
    let mut desk = Desk::on("2026-11-23");
    desk.load(&[
        matter("V"),
        petition("D1", "2026-06-15"),
        json!({"type": "office", "ref": "O1", "name": "Phòng Kinh tế", "kind": "internal"}),
        json!({"type": "office", "ref": "O2", "name": "Công an xã", "kind": "external"}),
    ]);
    desk
}

fn referral(kind: &str, office: Option<&str>) -> Value {
    let line = json!({"type": "referral", "ref": "C1", "petition": "D1", "kind": kind, "on": "2026-06-16"});
    office.map_or(line.clone(), |office| with(&line, &json!({"office": office})))
}

#[test]
fn an_office_must_be_on_the_side_the_paper_goes_to() {
    for (kind, office, faults) in [
        ("assign", Some("O1"), vec![]),
        ("assign", Some("O2"), vec!["office wrong_side"]),
        ("assign", None, vec!["office missing"]),
        ("refer", Some("O2"), vec![]),
        ("refer", Some("O1"), vec!["office wrong_side"]),
        ("return", Some("O1"), vec!["office wrong_side"]),
        ("guide", Some("O2"), vec![]),
        ("guide", None, vec![]),
        ("guide", Some("O1"), vec!["office wrong_side"]),
        ("remind", Some("O1"), vec![]),
        ("remind", Some("O2"), vec![]),
    ] {
        assert_eq!(desk().faults(&[referral(kind, office)]), faults, "{kind} {office:?}");
    }
}

#[test]
fn a_referral_that_looks_wrong_is_pointed_out() {
    let mut desk = desk();
    desk.load(&[
        with(
            &petition("D2", "2026-06-15"),
            &json!({"kind": "complaint", "competence": "outside", "disposition": "refer"}),
        ),
        with(&petition("D3", "2026-06-15"), &json!({"cancelled": {"on": "2026-06-17", "reason": "Nhầm"}})),
    ]);
    let soft = |desk: &mut Desk, reference: &str, patch: Value| {
        spoken(&desk.load(&[with(&with(&referral("refer", Some("O2")), &json!({"ref": reference})), &patch)]))
    };
    assert_eq!(soft(&mut desk, "C2", json!({"petition": "D2"})), ["kind complaint_referred"]);
    assert_eq!(soft(&mut desk, "C3", json!({"petition": "D2", "on": "2026-07-01"})), Vec::<String>::new());
    assert_eq!(soft(&mut desk, "C4", json!({"petition": "D3"})), ["petition paper_cancelled"]);
    assert_eq!(soft(&mut desk, "C5", json!({"petition": "D3", "on": "2026-06-18"})), ["on after_cancellation"]);
    assert_eq!(soft(&mut desk, "C6", json!({"petition": "D1", "on": "2026-06-12"})), ["on before_paper"]);
}
