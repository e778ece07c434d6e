//! Loading and exporting: all or nothing, every fault with its line, and the same register again.

use casebook::Error;
use casebook::book;
use casebook::practice;
use serde_json::{Value, json};
use tests::{Desk, QUICK, matter, petition, unit, visit, with};

/// Loads an export into a freshly initialised register and exports that.
pub fn again(export: &str, now: casebook::Moment) -> String {
    let folder = tempfile::tempdir().unwrap();
    let (mut fresh, _) = casebook::create(&folder.path().join("sổ"), "bốn từ dễ nhớ", false, QUICK, now).unwrap();
    book::load(&mut fresh, export.as_bytes(), now).unwrap();
    let mut out = Vec::new();
    book::export(&mut fresh, &mut out, now).unwrap();
    String::from_utf8(out).unwrap()
}

/// One line of every type, with every key the format has.
fn everything() -> Vec<Value> {
    let successor = with(&unit(), &json!({"type": "unit", "valid_from": "2025-07-01", "code": "02020"}));
    let sworn = json!({"full_name": "H'Mai Niê", "birth": "1956", "sex": "female", "id_number": "012345678",
        "id_type": "cmnd", "id_issued_on": "1990-05", "id_issued_by": "Công an tỉnh", "address": "thôn Nà Cà",
        "hamlet": "H1", "phone": "0912345678", "ethnic_group": "Ê Đê"});
    let cancelled = json!({"on": "2026-11-10", "reason": "Vào sổ nhầm"});
    vec![
        json!({"type": "casebook", "format": 1}),
        successor,
        json!({"type": "setting", "name": "escalation_scope", "value": "same_period", "valid_from": "2026-01-01"}),
        json!({"type": "office", "ref": "O1", "name": "Phòng Kinh tế", "kind": "internal", "valid_from": "2025-07-01"}),
        json!({"type": "office", "ref": "O2", "name": "Công an xã", "kind": "external", "valid_to": "2027-01-01"}),
        json!({"type": "hamlet", "ref": "H1", "name": "Nà Cà", "valid_from": "2019-01-01", "valid_to": "2026-12-31"}),
        json!({"type": "officer", "ref": "N1", "full_name": "Ma Văn Giàng", "title": "Phó Chủ tịch",
            "signs_as": "KT. CHỦ TỊCH"}),
        with(&sworn, &json!({"type": "person", "ref": "P1"})),
        json!({"type": "session", "ref": "S1", "date": "2026-11-05", "lane": "delegate", "kind": "extraordinary",
            "published": true, "host": "Phó Chủ tịch", "body": "ubnd", "with_body": "dang_uy", "place": "Nhà văn hóa thôn 4", "held": true, "visitors_came": true,
            "moved_to": "2026-11-06", "delegated_because": "Đi họp", "note": "Hai\ndòng", "cancelled": cancelled}),
        json!({"type": "matter", "ref": "V", "title": "Đường liên thôn", "complex": {"doc_no": "3/TB", "on": "2026-11-03"},
            "kind": "feedback", "field": "environment", "competence": "within", "remote": true, "note": "Ghi chú", "cancelled": cancelled}),
        json!({"type": "visit", "ref": "R1", "number": "3/2026", "number_written": "12a", "date": "2026-11-05", "lane": "delegate",
            "session": "S1", "mode": "online", "body": "ubnd", "people_count": 2,
            "people": [{"person": "P1", "role": "representative"}, with(&sworn, &json!({"role": "self"}))],
            "matters": ["V"], "content": "Hỏi việc\ndòng hai", "outcome": "Đã trả lời", "status": "completed",
            "cancelled": cancelled}),
        with(
            &visit("R2", "2026-11-04"),
            &json!({"status": "refused", "refusal_ground": "Điều 9", "escalated_to": "R1"}),
        ),
        with(
            &petition("D1", "2026-11-02"),
            &json!({"number_written": "Đ-08", "incoming": {"no": "5/CV", "on": "2026-11-01", "from": "MTTQ"},
            "via_visit": "R1", "evidence": true, "respondent": "UBND xã", "level": "first", "note": "x",
            "settled": {"on": "2026-11-05", "doc_no": "2/TB"}, "competent_class": "administrative",
            "written_on": "2026-10", "petitioners": [{"person": "P1"}], "cancelled": cancelled}),
        ),
        with(
            &petition("D2", "2026-11-06"),
            &json!({"duplicate_of": "D1", "eligibility": "ineligible",
            "ineligibility_reason": "duplicate", "disposition": "file"}),
        ),
        json!({"type": "referral", "ref": "C1", "petition": "D1", "kind": "assign", "on": "2026-11-03", "office": "O1",
            "doc_no": "12/UBND", "doc_date": "2026-11-03", "reply_due": "2026-12-03",
            "reply": {"doc_no": "7/BC", "on": "2026-11-09", "content": "Đã xong"}, "cancelled": cancelled}),
        json!({"type": "resolution", "ref": "G1", "matter": "V", "kind": "denunciation", "accepted_on": "2026-11-03",
            "declined_on": "2026-11-04", "withdrawn_on": "2026-11-05", "terminated_on": "2026-11-05",
            "suspensions": [{"from": "2026-11-05", "to": "2026-11-06"}, {"from": "2026-11-07"}],
            "extensions": [{"to": "2026-12-30", "doc_no": "9/QĐ", "on": "2026-11-08"}],
            "decision": {"no": "1/KL", "on": "2026-11-09", "level": "repeat", "outcome": "partly", "recover_money": 1,
                "recover_land": 2.5, "return_money": 3, "return_land": 4, "orgs_restored": 5, "persons_restored": 6,
                "orgs_sanctioned": 7, "persons_sanctioned": 8, "officials_sanctioned": 8, "investigation_cases": 9,
                "investigation_persons": 10, "investigation_officials": 10},
            "execution": {"done_on": "2026-11-10", "recovered_money": 1, "recovered_land": 2.5, "returned_money": 3,
                "returned_land": 4, "orgs_sanctioned": 5, "persons_sanctioned": 6, "officials_sanctioned": 6,
                "prosecuted_cases": 7, "prosecuted_persons": 8, "prosecuted_officials": 8}}),
        json!({"type": "outreach", "ref": "T1", "on": "2026-11-05", "title": "Hội nghị", "topic": "Luật",
            "about_reception": true, "host": "UBND", "place": "Nhà văn hóa", "people": 117, "documents": 374, "laws": 2,
            "form": "hội nghị", "note": "x", "cancelled": cancelled}),
        json!({"type": "close", "period": "2026-10", "revision": 1, "sent_on": "2026-10-17",
            "figures": {"01/TCD": {"1": 2}}}),
        json!({"type": "close", "period": "2026-09", "revision": 1, "sent_on": "2026-09-15",
            "figures": {"01/TCD": {"1": 1}, "DV": {"1": 1}},
            "closed": {"on": "2026-09-14", "from": "2026-08-15", "to": "2026-09-14", "unit": "UBND xã Chợ Đồn",
                "regime": "tt06-2025", "sentence": "Trong kỳ không phát sinh.", "code": "0000-1111-2222-3333",
                "summary": {"visits": 1}, "annex": {"rows": [], "sentence": ""},
                "files": {"BC-lan1.xlsx": "ab"}}}),
        json!({"type": "counted", "period": "2026-09", "revision": 1, "entry": "D1", "cells": {"02/XLD": {"1": 1}}}),
        json!({"type": "sent_file", "period": "2026-09", "revision": 1, "name": "BC-lan1.xlsx", "place": 0,
            "bytes": "UEsDBA=="}),
        json!({"type": "reopen", "period": "2026-09", "revision": 2, "on": "2026-11-05", "reason": "Sót đơn"}),
        json!({"type": "late", "period": "2026-09", "revision": 1, "entry": "D2", "on": "2026-11-05", "note": "x"}),
        json!({"type": "decision", "about": ["D1", "D2"], "verdict": "duplicate", "on": "2026-11-06"}),
    ]
}

/// The order of lines is free: a person may stand below the visits of people the book does not know.
#[test]
fn a_file_read_from_its_end_gives_the_same_register() {
    let mut desk = Desk::practising();
    let known = json!({"matters": ["V1"], "people": [{"person": "P1"}, {"full_name": "Ma Thị Lan"}]});
    desk.load(&[
        json!({"type": "person", "ref": "P1", "full_name": "Nông Thị Bích"}),
        with(&visit("R90", "2019-09-03"), &with(&known, &json!({"people_count": 2}))),
    ]);
    let export = desk.export();
    let (header, lines) = export.split_once('\n').unwrap();
    let backwards = lines.lines().rev().fold(format!("{header}\n"), |file, line| file + line + "\n");
    let sorted = |export: &str| {
        let mut lines: Vec<String> = export.lines().map(ToOwned::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(sorted(&again(&backwards, desk.now)), sorted(&export));
}

#[test]
fn every_key_of_every_type_comes_out_as_it_went_in() {
    let mut desk = Desk::on("2026-11-23");
    desk.load(&everything());
    let export = desk.export();
    for line in everything() {
        let kind = line["type"].as_str().unwrap();
        let found = export.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()).find(|out| {
            let keys = line.as_object().unwrap().iter();
            keys.clone().all(|(key, value)| &out[key] == value)
        });
        assert!(found.is_some(), "{kind}: {line}\n{export}");
    }
}

#[test]
fn an_export_loaded_again_exports_to_the_same_bytes() {
    let mut desk = Desk::on("2026-11-23");
    desk.load(&everything());
    let export = desk.export();
    assert_eq!(export, again(&export, desk.now));
    let mut article = Desk::practising();
    let export = article.export();
    assert_eq!(export, again(&export, article.now));
    assert_eq!(export.lines().count(), practice::SAMPLE.lines().count() + practice::LOGS.lines().count() + 1);
}

#[test]
fn a_file_with_one_fault_is_refused_whole_and_every_fault_has_its_line() {
    let mut desk = Desk::on("2026-11-23");
    let before = desk.trace();
    let lines = [
        matter("V"),
        petition("D1", "2026-11-02"),
        with(&petition("D1", "2026-11-03"), &json!({"source": "pigeon"})),
        with(&petition("D3", "2026-11-03"), &json!({"received_on": "2030-01-01", "processed_on": null})),
        json!({"type": "letter"}),
        json!({"ref": "x"}),
    ];
    let Err(Error::Faults(faults, 0)) = desk.try_load(&lines) else { panic!("accepted") };
    let heard: Vec<_> =
        faults.iter().map(|fault| (fault.line.unwrap(), fault.reference.as_deref(), fault.code.code())).collect();
    assert_eq!(
        heard,
        [
            (3, Some("D1"), "unknown_code"),
            (4, Some("D3"), "future"),
            (5, None, "unknown_type"),
            (6, Some("x"), "missing")
        ]
    );
    assert_eq!(before, desk.trace());
    assert_eq!(
        desk.faults(&[matter("V"), petition("D1", "2026-11-02"), petition("D1", "2026-11-03")]),
        ["ref ref_taken"]
    );
}

#[test]
fn a_thousand_faults_are_listed_and_the_rest_are_counted() {
    let mut desk = Desk::on("2026-11-23");
    let lines: Vec<Value> = (0..1_500).map(|n| json!({"type": "matter", "ref": format!("V{n}")})).collect();
    let Err(Error::Faults(faults, more)) = desk.try_load(&lines) else { panic!("accepted") };
    assert_eq!((faults.len(), more), (1_000, 500));
}

#[test]
fn hostile_bytes_are_answered_with_a_fault_and_nothing_is_written() {
    let mut desk = Desk::on("2026-11-23");
    let before = desk.trace();
    let good = matter("V").to_string();
    let long_line = format!("{{\"type\":\"matter\",\"ref\":\"V\",\"title\":\"{}\"}}", "x".repeat(64 * 1024));
    let deep = format!("{}{}", "[".repeat(60_000), "]".repeat(60_000));
    let many_lines = "\n".repeat(200_000) + &good + "\n" + &good;
    for (bytes, code) in [
        (b"\xff\xfe{}".to_vec(), "not_utf8"),
        (good.as_bytes()[..good.len() - 3].to_vec(), "not_json"),
        (b"[1,2]".to_vec(), "not_json"),
        (b"{\"type\":\"casebook\",\"format\":2}".to_vec(), "unknown_format"),
        (long_line.into_bytes(), "too_large"),
        (deep.into_bytes(), "too_large"),
        (many_lines.into_bytes(), "too_large"),
        (vec![b' '; 64 * 1024 * 1024 + 1], "too_large"),
    ] {
        let Err(Error::Faults(faults, _)) = book::load(&mut desk.book, &bytes, desk.now) else {
            panic!("{code}: accepted")
        };
        assert_eq!(faults[0].code.code(), code);
    }
    assert_eq!(before, desk.trace());
    // NUL and the like are taken out and pointed out, never stored.
    let soft = desk.load(&[json!({"type": "matter", "ref": "V", "title": "Đường\u{0} thôn\u{202e}"})]);
    assert_eq!(soft[0].code.code(), "characters_removed");
    assert!(desk.export().contains(r#""title":"Đường thôn""#));
}

#[test]
fn a_unit_line_of_the_registers_own_is_skipped_and_another_follows_it() {
    let mut desk = Desk::on("2026-11-23");
    let own = with(&unit(), &json!({"type": "unit"}));
    desk.load(&[own.clone(), with(&own, &json!({"valid_from": "2025-07-01", "name": "UBND xã Mới"}))]);
    assert_eq!(desk.report("2025-06").unit, "UBND xã Chợ Đồn");
    assert_eq!(desk.report("2025-08").unit, "UBND xã Mới");
    assert_eq!(desk.faults(&[with(&own, &json!({"name": "UBND xã Khác"}))]), ["valid_from date_taken"]);
}

#[test]
fn a_corrected_record_keeps_its_ref_and_number_and_its_figures_follow() {
    use casebook::slice::Slice;
    let mut desk = Desk::on("2026-11-23");
    desk.load(&[matter("V"), petition("D1", "2026-11-02")]);
    let outside = with(
        &petition("D1", "2026-11-02"),
        &json!({"competence": "outside", "disposition": "refer",
        "petitioners": [{"full_name": "Lý Văn Dần"}, {"full_name": "Bàn Thị Xuân"}]}),
    );
    let done = book::correct(&mut desk.book, Slice::Petition, "D1", tests::object(&outside), desk.now).unwrap();
    assert_eq!(done.touched, ["petition:1"]);
    assert_eq!(done.value.number.unwrap().to_string(), "1/2026");
    let summary = desk.report("2026-11").summary;
    assert_eq!((summary.petitions_within, summary.petitions_outside), (0, 1));
    assert!(desk.book.examine().unwrap().ok);
    let missing = book::correct(&mut desk.book, Slice::Petition, "D9", tests::object(&outside), desk.now);
    assert!(matches!(missing, Err(Error::NotFound(_))));
}
