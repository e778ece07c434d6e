//! Closing a period: what was sent stays as it was sent, and what became otherwise is told entry by entry.

use std::collections::BTreeMap;

use casebook::book::{self, Entered};
use casebook::close::{self, Changes, Standing};
use casebook::report::period::Period;
use casebook::slice::Slice;
use casebook::{Done, Error, merge};
use proptest::prelude::*;
use serde_json::{Value, json};
use tests::{Desk, asked, matter, object, petition, spoken, visit, with};

use crate::book::again;
use crate::property;

fn period(text: &str) -> Period {
    Period::parse(text).unwrap()
}

/// The period as it opens: the report as JSON, and the bytes of both workbooks.
fn opened(desk: &Desk, label: &str) -> (String, Vec<u8>, Vec<u8>) {
    let r = desk.book.read();
    let report = close::open(r, &asked(label), None, desk.now).unwrap();
    let file = |logs| close::file(r, &asked(label), None, logs, desk.now).unwrap().bytes;
    (serde_json::to_string(&report).unwrap(), file(false), file(true))
}

fn close(desk: &mut Desk, label: &str) -> Result<(), Error> {
    close::close(&mut desk.book, &asked(label), Some(desk.now.today), desk.now).map(|_| ())
}

fn refused(desk: &mut Desk, label: &str) -> Vec<String> {
    let before = desk.trace();
    let Err(Error::Faults(faults, _)) = close(desk, label) else { return Vec::new() };
    assert_eq!(before, desk.trace());
    assert!(faults.iter().all(|fault| fault.say.ends_with('.')), "{faults:?}");
    spoken(&faults)
}

fn changes(desk: &Desk, label: &str) -> Changes {
    close::changes(desk.book.read(), period(label)).unwrap().unwrap()
}

fn correct(desk: &mut Desk, slice: Slice, reference: &str, patch: &Value) -> Result<Done<Entered>, Error> {
    let (_, entry) = book::get(desk.book.read(), slice, reference).unwrap();
    let line = with(&serde_json::to_value(entry).unwrap(), patch);
    let mut draft = object(&line);
    draft.shift_remove("type");
    book::correct(&mut desk.book, slice, reference, draft, desk.now)
}

#[test]
fn a_closed_period_opens_as_it_was_sent_whatever_came_after() {
    let mut desk = Desk::practising();
    close(&mut desk, "2019-09").unwrap();
    let sent = opened(&desk, "2019-09");
    assert!(sent.0.contains(r#""revision":1"#) && sent.0.contains(r#""closed_on":"2019-09-14""#), "{}", sent.0);
    assert!(sent.0.contains("05 đơn/04 vụ việc"));
    assert_eq!(changes(&desk, "2019-09").figures, []);
    assert_eq!(changes(&desk, "2019-09").entries, []);
    desk.load(&[with(
        &petition("MUON", "2019-09-10"),
        &json!({"matter": null, "kind": "proposal", "eligibility": "undetermined", "competence": "undetermined",
            "disposition": null, "processed_on": null}),
    )]);
    let name = json!({"type": "unit", "name": "UBND huyện mới", "kind": "huyen", "place": "Chợ Đồn",
        "upper_level": {"kind": "tinh", "name": "UBND tỉnh"}, "remote_area": false, "cutoff_start_day": 1,
        "valid_from": "2019-01-02"});
    desk.load(&[name]);
    assert_eq!(opened(&desk, "2019-09"), sent);
    let now = changes(&desk, "2019-09");
    let late = now.entries.iter().find(|entry| entry.reference.as_deref() == Some("MUON")).unwrap();
    assert!(late.is_late() && !late.acts.is_empty());
    assert!(now.figures.iter().any(|one| one.form == "02/XLD" && one.column == 1 && one.to.exact() == 6));
}

#[test]
fn closing_is_refused_while_something_stands_against_it() {
    let mut desk = Desk::on("2026-11-13");
    assert_eq!(refused(&mut desk, "2026-11"), ["period period_running"]);
    let mut desk = Desk::on("2026-11-14");
    desk.load(&[matter("V"), with(&petition("D1", "2026-11-02"), &json!({"kind": "mixed"}))]);
    assert_eq!(refused(&mut desk, "2026-11"), ["kind unresolved"]);
    correct(&mut desk, Slice::Petition, "D1", &json!({"kind": "proposal"})).unwrap();
    assert_eq!(refused(&mut desk, "2026-11"), Vec::<String>::new());
    assert_eq!(refused(&mut desk, "2026-11"), ["period already_closed"]);
}

#[test]
fn a_period_opened_again_is_closed_as_the_next_revision() {
    let mut desk = Desk::on("2026-11-20");
    desk.load(&[matter("V"), petition("D1", "2026-11-02")]);
    let not_closed = close::reopen(&mut desk.book, period("2026-11"), "Sót đơn", desk.now);
    assert!(matches!(not_closed, Err(Error::Faults(..))));
    close(&mut desk, "2026-11").unwrap();
    let first = opened(&desk, "2026-11");
    desk.load(&[petition("D2", "2026-11-03")]);
    assert!(matches!(close::reopen(&mut desk.book, period("2026-11"), " ", desk.now), Err(Error::Faults(..))));
    close::reopen(&mut desk.book, period("2026-11"), "Sót đơn số 2", desk.now).unwrap();
    let r = desk.book.read();
    let open = close::open(r, &asked("2026-11"), None, desk.now).unwrap();
    assert_eq!((open.revision, open.closed_on, open.summary.petitions), (2, None, 2));
    close(&mut desk, "2026-11").unwrap();
    let r = desk.book.read();
    let report = close::open(r, &asked("2026-11"), None, desk.now).unwrap();
    assert_eq!((report.revision, report.closed_on), (2, Some(desk.now.today)));
    let standing = Standing::of(r, period("2026-11")).unwrap();
    assert!(standing.closed && standing.reopened.is_none());
    assert_eq!(standing.revisions[1].reason.as_deref(), Some("Sót đơn số 2"));
    assert!(standing.revisions[1].files[0].ends_with("-lan2.xlsx"));
    let old = close::file(r, &asked("2026-11"), Some(1), false, desk.now).unwrap();
    assert_eq!(old.bytes, first.1);
    assert_eq!(changes(&desk, "2026-11").entries, []);
}

#[test]
fn what_came_too_late_is_left_or_the_period_opened_again() {
    let mut desk = Desk::on("2026-11-20");
    desk.load(&[matter("V"), petition("D1", "2026-11-02")]);
    close(&mut desk, "2026-11").unwrap();
    let soft = desk.load(&[visit("R1", "2026-11-03")]);
    assert_eq!(spoken(&soft), ["period in_closed_period"]);
    let label = period("2026-11");
    let refused = close::leave(&mut desk.book, label, "D1", None, desk.now);
    assert!(matches!(refused, Err(Error::Faults(..))));
    close::leave(&mut desk.book, label, "R1", Some("Báo cáo miệng"), desk.now).unwrap();
    let entry = changes(&desk, "2026-11").entries.into_iter().find(|one| one.slice == Slice::Visit).unwrap();
    assert_eq!(entry.left.unwrap().note.as_deref(), Some("Báo cáo miệng"));
    // The next report says so.
    let warnings = desk.report("2026-12").warnings;
    assert_eq!(warnings.iter().find(|one| one.code == "late").unwrap().refs, ["R1"]);
}

#[test]
fn the_workbook_carries_the_revision_and_the_code_of_its_figures() {
    let mut desk = Desk::practising();
    let foot = |bytes: &[u8]| {
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut zip.by_name("xl/worksheets/sheet1.xml").unwrap(), &mut text).unwrap();
        text.split("<oddFooter>").nth(1).unwrap().split("</oddFooter>").next().unwrap().to_owned()
    };
    let before = foot(&opened(&desk, "2019-09").1);
    assert!(before.contains("Lần 1, chưa chốt · Mã số liệu "), "{before}");
    close(&mut desk, "2019-09").unwrap();
    let after = foot(&opened(&desk, "2019-09").1);
    let standing = Standing::of(desk.book.read(), period("2019-09")).unwrap();
    let code = standing.revisions[0].code.clone().unwrap();
    assert!(after.contains(&format!("Lần 1 · Mã số liệu {code}")), "{after}");
    assert!(before.contains(&code), "the same figures have the same code");
}

#[test]
fn a_closed_register_goes_through_the_open_format_and_opens_the_same() {
    let mut desk = Desk::practising();
    close(&mut desk, "2019-09").unwrap();
    desk.load(&[with(&visit("R9", "2019-09-03"), &json!({"matters": []}))]);
    close::leave(&mut desk.book, period("2019-09"), "R9", None, desk.now).unwrap();
    let sent = opened(&desk, "2019-09");
    close::reopen(&mut desk.book, period("2019-09"), "Sót lượt tiếp", desk.now).unwrap();
    let export = desk.export();
    assert_eq!(export, again(&export, desk.now));
    let mut other = Desk::on("2019-09-14");
    let without_unit: Vec<Value> = export
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .filter(|line: &Value| line["type"] != "reopen" && line["type"] != "unit")
        .collect();
    other.load(&without_unit);
    assert_eq!(opened(&other, "2019-09"), sent);
    assert_eq!(changes(&other, "2019-09").entries.len(), changes(&desk, "2019-09").entries.len());
}

/// Something done after a period was closed.
#[derive(Debug, Clone)]
enum Later {
    Paper(Value),
    Visit(Value),
    Resolution(Value),
    Outreach(u8, bool),
    Dialogue(u8, bool),
    Contribution(u8, i64),
    Correct(prop::sample::Index, Value),
    Cancel(prop::sample::Index),
    Setting(&'static str, &'static str),
    Merge(u8, u8),
}

fn later() -> impl Strategy<Value = Later> {
    let patch = prop::sample::select(vec![
        json!({"kind": "complaint"}),
        json!({"kind": "other"}),
        json!({"field": "policy_merit"}),
        json!({"received_on": "2026-06-01", "written_on": null}),
        json!({"matter": "V5"}),
        json!({"competence": "outside", "disposition": "return"}),
        json!({"cancelled": {"on": "2026-12-30", "reason": "Nhầm"}}),
    ]);
    let setting = prop::sample::select(vec![
        ("returned_petitions", "guide"),
        ("count_refused_visits", "yes"),
        ("reported_bodies", "ubnd dang_uy"),
    ]);
    prop_oneof![
        property::paper().prop_map(Later::Paper),
        property::visit().prop_map(Later::Visit),
        property::resolution().prop_map(Later::Resolution),
        (1_u8..22, any::<bool>()).prop_map(|(day, reception)| Later::Outreach(day, reception)),
        (1_u8..22, any::<bool>()).prop_map(|(day, reception)| Later::Dialogue(day, reception)),
        (1_u8..22, 1_i64..9_000_000).prop_map(|(day, cash)| Later::Contribution(day, cash)),
        (any::<prop::sample::Index>(), patch).prop_map(|(index, patch)| Later::Correct(index, patch)),
        any::<prop::sample::Index>().prop_map(Later::Cancel),
        setting.prop_map(|(name, value)| Later::Setting(name, value)),
        (1_u8..6, 1_u8..6).prop_map(|(kept, other)| Later::Merge(kept, other)),
    ]
}

/// Does it; what the house refuses is not done, and that is well.
fn happen(desk: &mut Desk, number: usize, later: &Later) {
    let reference = format!("S{number}");
    let named = |line: &Value| with(line, &json!({"ref": reference}));
    let papers: Vec<String> = desk
        .export()
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .filter(|line| ["petition", "visit"].contains(&line["type"].as_str().unwrap()))
        .map(|line| line["ref"].as_str().unwrap().to_owned())
        .collect();
    let slice = |desk: &Desk, reference: &str| book::slice_of(desk.book.read(), reference).unwrap().unwrap();
    match later {
        Later::Paper(line) | Later::Visit(line) | Later::Resolution(line) => {
            let _ = desk.try_load(&[named(line)]);
        }
        Later::Outreach(day, reception) => {
            desk.load(&[json!({"type": "outreach", "ref": reference, "on": format!("2026-09-{day:02}"),
                "title": "Hội nghị", "topic": "Luật", "about_reception": reception, "people": 20 + i64::from(*day)})]);
        }
        Later::Dialogue(day, reception) => {
            desk.load(&[json!({"type": "dialogue", "ref": reference, "on": format!("2026-09-{day:02}"),
                "kind": "head", "topic": "Đối thoại", "about_reception": reception, "host": "Chủ tịch", "people": 9})]);
        }
        Later::Contribution(day, cash) => {
            desk.load(&[json!({"type": "contribution", "ref": reference, "on": format!("2026-09-{day:02}"),
                "programme": "Đường", "source": "community", "cash": cash, "land": 10.5})]);
        }
        Later::Correct(index, patch) if !papers.is_empty() => {
            let paper = index.get(&papers).clone();
            let slice = slice(desk, &paper);
            if slice == Slice::Petition {
                let _ = correct(desk, slice, &paper, patch);
            }
        }
        Later::Cancel(index) if !papers.is_empty() => {
            let paper = index.get(&papers).clone();
            let slice = slice(desk, &paper);
            book::cancel(&mut desk.book, slice, &paper, "Nhầm", desk.now).unwrap();
        }
        Later::Setting(name, value) => {
            let _ = desk.try_load(&[json!({"type": "setting", "name": name, "value": value})]);
        }
        Later::Merge(kept, other) => {
            let _ = merge::matters(&mut desk.book, &format!("V{kept}"), &format!("V{other}"), desk.now);
        }
        Later::Correct(..) | Later::Cancel(_) => {}
    }
}

/// The differences of the entries, added up by cell, are those of the figures; each entry has its act.
fn explained(changes: &Changes) {
    let mut sums: BTreeMap<(&str, u32), i64> = BTreeMap::new();
    for entry in &changes.entries {
        assert!(!entry.acts.is_empty(), "no act explains {entry:?}");
        for cell in &entry.cells {
            *sums.entry((&cell.form, cell.column)).or_default() += cell.to.exact() - cell.from.exact();
        }
    }
    sums.retain(|_, sum| *sum != 0);
    let figures: BTreeMap<(&str, u32), i64> = changes
        .figures
        .iter()
        .map(|one| ((one.form.as_str(), one.column), one.to.exact() - one.from.exact()))
        .collect();
    assert_eq!(sums, figures);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_comes_after_a_close_the_report_opens_the_same_and_every_difference_is_explained(
        lines in property::register(),
        after in prop::collection::vec(later(), 1..10),
        label in prop::sample::select(vec!["2026-09", "2026-Q3", "2026-9M"]),
    ) {
        let mut desk = Desk::on("2026-12-31");
        let apart = |line: &Value| if line["kind"] == "mixed" { with(line, &json!({"kind": "proposal"})) } else { line.clone() };
        desk.load(&lines.iter().map(apart).collect::<Vec<_>>());
        desk.load(&[json!({"type": "outreach", "ref": "T0", "on": "2026-09-01", "title": "Hội nghị", "topic": "Luật",
            "about_reception": true, "people": 117, "documents": 374, "laws": 2})]);
        close(&mut desk, label).unwrap();
        let sent = opened(&desk, label);
        prop_assert_eq!(&changes(&desk, label).entries, &vec![]);
        for (number, later) in after.iter().enumerate() {
            happen(&mut desk, number, later);
        }
        prop_assert_eq!(&opened(&desk, label), &sent);
        let now = changes(&desk, label);
        explained(&now);
        // The figures as they are told are those the register gives when the period is asked for anew.
        let fresh = desk.report(label);
        for table in &fresh.forms {
            for (place, figure) in table.values.iter().enumerate() {
                let column = u32::try_from(place + 1).unwrap();
                let told = now.figures.iter().find(|one| one.form == table.form && one.column == column);
                let old: Value = serde_json::from_str(&sent.0).unwrap();
                let old = &old["forms"][&table.form][column.to_string()];
                let Some(told) = told else {
                    prop_assert_eq!(old, &serde_json::to_value(figure).unwrap());
                    continue;
                };
                prop_assert_eq!(told.to.exact(), figure.exact());
            }
        }
    }
}
