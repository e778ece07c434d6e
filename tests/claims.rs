//! What a report claims, and what its figures bear.

use serde_json::{Value, json};
use tests::{Desk, matter, petition, visit, with};

/// The days of every case: the month of January 2026, seen in July.
fn desk(lines: &[Value]) -> Desk {
    let mut desk = Desk::on("2026-07-15");
    desk.load(lines);
    desk
}

fn warned(desk: &Desk, period: &str, code: &str) -> Option<String> {
    desk.report(period).warnings.into_iter().find(|one| one.code == code).map(|one| one.say)
}

#[test]
fn nothing_happened_while_the_party_committee_received() {
    let of_the_party =
        with(&visit("L", "2026-01-05"), &json!({"body": "dang_uy", "lane": "routine", "matters": ["V"]}));
    let desk = desk(&[matter("V"), of_the_party]);
    assert_eq!(desk.report("2026-01").sentence, "Trong kỳ không phát sinh. Không tính 01 lượt của Đảng ủy.");
    let say = warned(&desk, "2026-01", "bodies_left_out").unwrap();
    assert_eq!(say, "Biểu chỉ tính các buổi tiếp theo thiết lập; không tính 01 lượt của Đảng ủy.");
}

#[test]
fn the_session_of_the_partys_secretary_was_the_chairmans() {
    let session = json!({"type": "session", "ref": "S", "date": "2026-01-05", "lane": "head", "kind": "scheduled",
        "published": true, "host": "Bí thư Đảng ủy", "body": "dang_uy", "held": true, "visitors_came": true});
    let lines = [
        json!({"type": "setting", "name": "reported_bodies", "value": "ubnd dang_uy"}),
        matter("V"),
        session,
        with(
            &visit("L", "2026-01-05"),
            &json!({"body": "dang_uy", "lane": "head", "session": "S", "matters": ["V"]}),
        ),
    ];
    let desk = desk(&lines);
    let said = desk.report("2026-01").sentence;
    assert!(said.contains("người đứng đầu tiếp 01 ngày, 01 lượt") && !said.contains("Chủ tịch"), "{said}");
    let say = warned(&desk, "2026-01", "few_head_days").unwrap();
    assert!(say.contains("tiếp 00 ngày"), "{say}");
}

#[test]
fn nothing_happened_while_an_accepted_complaint_waited() {
    let lines = [
        matter("V"),
        with(
            &petition("D", "2025-11-20"),
            &json!({"kind": "complaint", "field": "land_dispute", "level": "first", "matter": "V", "disposition": "accept",
                "processed_on": "2025-11-21"}),
        ),
        json!({"type": "resolution", "ref": "G", "matter": "V", "kind": "complaint", "accepted_on": "2025-11-21"}),
    ];
    let said = desk(&lines).report("2026-01").sentence;
    assert!(said.contains("khiếu nại 01 vụ việc"), "{said}");
    assert!(said != "Trong kỳ không phát sinh.", "{said}");
}

#[test]
fn a_complaint_accepted_on_no_day_was_under_review_without_a_word() {
    let accepted = with(
        &petition("D", "2026-01-05"),
        &json!({"kind": "complaint", "field": "land_dispute", "level": "first", "matter": "V", "disposition": "accept",
            "processed_on": "2026-01-06"}),
    );
    let mut desk = desk(&[matter("V"), accepted]);
    assert!(warned(&desk, "2026-01", "no_acceptance_day").unwrap().starts_with("01 đơn"));
    desk.load(&[
        json!({"type": "resolution", "ref": "G", "matter": "V", "kind": "complaint", "accepted_on": "2026-01-06"}),
    ]);
    assert_eq!(warned(&desk, "2026-01", "no_acceptance_day"), None);
}

#[test]
fn visits_without_a_matter_were_no_matters_without_a_word() {
    let with_one = with(&visit("L1", "2026-01-05"), &json!({"matters": ["V"]}));
    let mut desk = desk(&[matter("V"), with_one]);
    assert_eq!(warned(&desk, "2026-01", "no_matter"), None);
    desk.load(&[with(&visit("L2", "2026-01-05"), &json!({"matters": []}))]);
    assert!(warned(&desk, "2026-01", "no_matter").unwrap().starts_with("01 lượt"));
}

#[test]
fn the_head_received_on_no_day_and_still_one_visit() {
    let alone = with(&visit("L", "2026-01-05"), &json!({"lane": "head", "matters": ["V"]}));
    let said = desk(&[matter("V"), alone]).report("2026-01").sentence;
    assert!(said.contains("Chủ tịch UBND tiếp 01 lượt") && !said.contains("00 ngày"), "{said}");
    let session = json!({"type": "session", "ref": "S", "date": "2026-01-05", "lane": "head", "kind": "scheduled",
        "published": true, "host": "Chủ tịch UBND xã", "held": true, "visitors_came": false});
    let said = desk(&[session]).report("2026-01").sentence;
    assert!(said.contains("Chủ tịch UBND tiếp 01 ngày, không có công dân đến"), "{said}");
}

#[test]
fn papers_without_a_matter_were_of_the_matters_of_others() {
    let none = |reference: &str| {
        with(
            &petition(reference, "2026-01-05"),
            &json!({"kind": null, "matter": null, "competence": "undetermined",
            "eligibility": "undetermined", "disposition": null, "processed_on": null, "field": null}),
        )
    };
    let of_a_kind = |reference: &str| with(&none(reference), &json!({"kind": "proposal"}));
    let desk = desk(&[matter("V"), petition("D0", "2026-01-05"), of_a_kind("D1"), of_a_kind("D2")]);
    let said = desk.report("2026-01").sentence;
    assert!(
        said.contains("Tiếp nhận 03 đơn/01 vụ việc") && said.contains("trong đó 02 đơn chưa ghi vụ việc"),
        "{said}"
    );
}
