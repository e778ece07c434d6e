//! The law added to by the office: from its day on, never backwards, and everything that counts or cites follows.

use casebook::calendar::deadline::Flags;
use casebook::due;
use casebook::setting::{self, amend};
use casebook::{Error, day};
use serde_json::{Value, json};
use tests::{Desk, object, petition, spoken, with};

fn amended(desk: &mut Desk, draft: &Value) -> Result<(), Vec<String>> {
    match amend::amend(&mut desk.book, object(draft), desk.now) {
        Ok(_) => Ok(()),
        Err(Error::Faults(faults, _)) => {
            assert!(faults.iter().all(|fault| fault.say.ends_with('.')), "{faults:?}");
            Err(spoken(&faults))
        }
        Err(error) => panic!("{error}"),
    }
}

fn reckoned(desk: &Desk, rule: &str, from: &str) -> (String, String) {
    let law = setting::law(desk.book.read()).unwrap();
    let due = law.reckon(rule, day::iso(from).unwrap(), Flags::default(), 0).unwrap();
    (due.due.to_string(), due.arithmetic)
}

#[test]
fn the_days_off_of_a_year_are_entered_as_they_are_announced_and_no_longer_presumed() {
    let mut desk = Desk::on("2026-11-23");
    let (_, before) = reckoned(&desk, "D03", "2027-01-28");
    assert!(before.contains("tạm tính"), "{before}");
    let announced = json!({"amendment": "holiday", "year": 2027, "valid_from": "2026-11-23",
        "off": "01/01, 04/02-10/02\n16/4 30/4; 03/05, 02/09–03/09", "work": "13/02"});
    amended(&mut desk, &announced).unwrap();
    let (due, after) = reckoned(&desk, "D03", "2027-01-28");
    assert_eq!(due, "2027-02-17");
    assert!(!after.contains("tạm tính") && after.contains("13/02/2027"), "{after}");
    let known = amend::known(desk.book.read(), desk.now.today).unwrap();
    let year = known.years.iter().find(|one| one.year == 2027).unwrap();
    assert_eq!((year.off.len(), year.work.len()), (11, 1), "{:?}", year.off);
    // An open register keeps what it was told.
    let export = desk.export();
    assert_eq!(export, crate::book::again(&export, desk.now));
}

#[test]
fn days_that_cannot_be_and_what_would_change_the_past_are_refused_at_their_fields() {
    let mut desk = Desk::on("2026-11-23");
    let good = json!({"amendment": "holiday", "year": 2026, "valid_from": "2026-11-23", "off": "31/12"});
    let try_with = |desk: &mut Desk, patch: Value| amended(desk, &with(&good, &patch)).unwrap_err();
    let trace = desk.trace();
    assert_eq!(try_with(&mut desk, json!({"off": "31/02"})), ["off not_of_the_year"]);
    assert_eq!(try_with(&mut desk, json!({"off": "04/02/2027"})), ["off not_of_the_year"]);
    assert_eq!(try_with(&mut desk, json!({"work": "25/12"})), ["work not_of_the_year"], "a Friday");
    assert_eq!(try_with(&mut desk, json!({"off": null})), ["off missing"]);
    assert_eq!(try_with(&mut desk, json!({"valid_from": null})), ["valid_from missing"]);
    assert_eq!(try_with(&mut desk, json!({"year": null})).first().unwrap(), "year missing");
    assert_eq!(try_with(&mut desk, json!({"valid_from": "2026-11-22"})), ["valid_from overwrites_past"]);
    assert_eq!(try_with(&mut desk, json!({"amendment": "wish"}))[0], "amendment unknown_code");
    let length = json!({"amendment": "deadline", "rule": "D05", "counted_in": "working", "length": 5,
        "basis": "Luật sửa đổi", "valid_from": "2026-07-01"});
    assert_eq!(amended(&mut desk, &length).unwrap_err(), ["valid_from overwrites_past"]);
    let unknown = with(&length, &json!({"rule": "D99", "valid_from": "2027-01-01"}));
    assert_eq!(amended(&mut desk, &unknown).unwrap_err(), ["amendment unknown_code"]);
    let bare = json!({"amendment": "citation", "citation": "Nghị định mới", "valid_from": "2027-01-01"});
    assert_eq!(amended(&mut desk, &bare).unwrap_err(), ["subjects missing", "citation no_number"]);
    assert_eq!(trace, desk.trace());
    amended(&mut desk, &good).unwrap();
    assert_eq!(amended(&mut desk, &good).unwrap_err(), ["valid_from overwrites_past"], "twice from one day");
    // A draft typed by hand passes the same door.
    let typed = json!({"name": "holiday.2024", "value": "off 2024-01-02", "valid_from": "2024-01-01"});
    let guarded = setting::guard(desk.book.read(), &object(&typed), desk.now);
    assert!(matches!(guarded, Err(Error::Faults(faults, _)) if spoken(&faults) == ["valid_from overwrites_past"]));
}

#[test]
fn another_length_holds_from_its_day_and_what_is_due_follows() {
    let mut desk = Desk::on("2027-03-31");
    amended(
        &mut desk,
        &json!({"amendment": "deadline", "rule": "D05", "counted_in": "calendar", "length": 3, "remote_days": 6,
            "basis": "Điều 27 Luật Khiếu nại sửa đổi 2027", "valid_from": "2027-03-01"}),
    )
    .unwrap();
    let paper = |reference: &str, on: &str| {
        with(
            &petition(reference, on),
            &json!({"kind": "complaint", "eligibility": "undetermined", "competence": "undetermined", "field": null,
                "disposition": null, "processed_on": null, "matter": null}),
        )
    };
    desk.load(&[paper("D1", "2027-02-26"), paper("D2", "2027-03-01")]);
    let told: Vec<_> = due::due(desk.book.read(), desk.now.today).unwrap();
    let told: Vec<_> = told.iter().map(|one| (one.due.to_string(), one.source.as_str())).collect();
    assert_eq!(told.len(), 2);
    assert_eq!(told[0], ("2027-03-04".to_owned(), "Điều 27 Luật Khiếu nại sửa đổi 2027"));
    assert_eq!(told[1].0, "2027-03-09", "received before: seven working days");
}

#[test]
fn an_instrument_comes_and_goes_on_its_day() {
    let mut desk = Desk::on("2026-11-23");
    amended(
        &mut desk,
        &json!({"amendment": "citation", "citation": "Nghị định số 9/2027/NĐ-CP của Chính phủ về tiếp công dân",
            "subjects": ["reception"], "valid_from": "2027-05-01"}),
    )
    .unwrap();
    amended(&mut desk, &json!({"amendment": "ended", "instrument": "nd-154-2026", "valid_from": "2027-05-01"}))
        .unwrap();
    let law = setting::law(desk.book.read()).unwrap();
    let cited = |on: &str| -> Vec<String> {
        let subject = casebook::calendar::citation::Subject::Reception;
        law.cited(&[subject], day::iso(on).unwrap()).iter().map(|one| one.id.clone()).collect()
    };
    assert_eq!(cited("2027-04-30"), ["luat-42-2013", "luat-136-2025", "nd-154-2026"]);
    assert_eq!(cited("2027-05-01"), ["luat-42-2013", "luat-136-2025", "nd-9-2027"]);
    let again = json!({"amendment": "ended", "instrument": "nd-154-2026", "valid_from": "2027-06-01"});
    assert_eq!(amended(&mut desk, &again).unwrap_err(), ["valid_from overwrites_past"]);
}
