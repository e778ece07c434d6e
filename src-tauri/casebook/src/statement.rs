//! A test that listens to every statement a year's work runs and asks the engine how it would run it: none may read
//! through a table that grows. Export and examination are apart; they read everything on purpose.
#![allow(clippy::unwrap_used)]

use std::cell::RefCell;
use std::collections::BTreeSet;

use calendar::period::Period;
use rusqlite::Connection;
use rusqlite::trace::{TraceEvent, TraceEventCodes};
use serde_json::{Map, Value, json};
use vault::Casebook;
use vault::key::KeyCost;
use words::slice::Slice;

use crate::{Moment, practice};
use register::enter;
use register::view::{due, find, history, list, recall, recognise};
use report::measure::{Measure, Scope};
use report::{self, Asked};
use report::{close, today};

thread_local! {
    static HEARD: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
}

/// What may be read through: what a period or a search has already been cut down to, constants, and tables of a few rows.
const SMALL: &[&str] = &[
    "visit_in",
    "session_in",
    "visit_matter_in",
    "petition_in",
    "matter_in",
    "opening_in",
    "body_visit",
    "whose",
    "held",
    "chosen",
    "decision_in",
    "execution_in",
    "outreach_in",
    "outreach_log",
    "model_log",
    "contribution_log",
    "dialogue_log",
    "promise_log",
    "democracy_log",
    "rule_log",
    "emulation_log",
    "directive_log",
    "counted",
    "reach",
    "known",
    "step",
    "unit",
    "setting",
    "office",
    "hamlet",
    "officer",
    "field",
    "close",
    "register",
    "pragma_table_info",
    "sqlite_sequence",
    "counter",
    "due",
    "finding_due",
    "newest",
    "CONSTANT",
];

#[test]
fn no_statement_reads_through_a_table_that_grows() {
    let folder = tempfile::tempdir().unwrap();
    let cost = KeyCost { memory: 8, passes: 1 };
    let (mut casebook, _) = practice::create(&folder.path().join("sổ"), "tập", cost).unwrap();
    for db in [casebook.bare_writer(), casebook.bare()] {
        db.trace_v2(TraceEventCodes::SQLITE_TRACE_STMT, Some(hear));
    }
    work(&mut casebook);
    let heard = HEARD.with(RefCell::take);
    assert!(heard.len() > 60, "only {} statements heard", heard.len());
    let faults: Vec<String> = heard.iter().flat_map(|sql| scans(casebook.bare_writer(), sql)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_test_sees_a_scan() {
    let folder = tempfile::tempdir().unwrap();
    let cost = KeyCost { memory: 8, passes: 1 };
    let (casebook, _) = practice::create(&folder.path().join("sổ"), "tập", cost).unwrap();
    for sql in ["select id from petition where summary = 'x'", "select id from petition order by received_on"] {
        assert_eq!(scans(casebook.bare_writer(), sql).len(), 1, "{sql}");
    }
}

fn hear(event: TraceEvent<'_>) {
    if let TraceEvent::Stmt(statement, _) = event {
        let sql = statement.sql().to_string();
        HEARD.with(|heard| heard.borrow_mut().insert(sql));
    }
}

fn work(casebook: &mut Casebook) {
    let now = Moment::on(words::day::iso("2019-09-30").unwrap());
    let object = |value: Value| -> Map<String, Value> { value.as_object().cloned().unwrap() };
    let add = |casebook: &mut Casebook, slice, value| enter::add(casebook, slice, object(value), now).unwrap();
    let hamlet = json!({"ref": "H1", "name": "Nà Cà"});
    add(casebook, Slice::Hamlet, hamlet);
    add(casebook, Slice::Person, json!({"ref": "N1", "full_name": "Bàn Thị Xuân", "hamlet": "H1"}));
    add(
        casebook,
        Slice::Session,
        json!({"ref": "S1", "date": "2019-09-26", "lane": "head", "kind": "scheduled",
        "published": true, "host": "Chủ tịch UBND", "held": true, "visitors_came": true}),
    );
    add(
        casebook,
        Slice::Visit,
        json!({"ref": "R9", "date": "2019-09-26", "lane": "head", "session": "S1",
        "people_count": 1, "people": [{"person": "N1"}], "matters": ["V1"], "content": "Hỏi kết quả", "status": "completed"}),
    );
    add(
        casebook,
        Slice::Petition,
        json!({"ref": "D9", "received_on": "2019-09-26", "source": "direct",
        "petitioners": [{"person": "N1"}], "signer_count": 1, "anonymity": "named", "kind": "denunciation",
        "respondent": "Ông B", "field": "corruption", "matter": "V2", "eligibility": "undetermined",
        "competence": "undetermined", "summary": "Tố cáo", "via_visit": "R9"}),
    );
    add(
        casebook,
        Slice::Resolution,
        json!({"ref": "G1", "matter": "V2", "kind": "denunciation",
        "accepted_on": "2019-09-27", "suspensions": [{"from": "2019-09-28"}]}),
    );
    add(
        casebook,
        Slice::Outreach,
        json!({"ref": "T1", "on": "2019-09-10", "title": "Hội nghị", "topic": "Luật Tố cáo",
        "about_reception": true, "people": 117}),
    );
    add(casebook, Slice::Decision, json!({"about": ["D-01", "D-02"], "verdict": "same_matter", "on": "2019-09-30"}));
    let corrected = json!({"name": "Nà Cà Trên"});
    enter::correct(casebook, Slice::Hamlet, "H1", object(corrected), now).unwrap();
    find::find(casebook.read(), "ban thi", 50).unwrap();
    due::due(casebook.read(), now.today).unwrap();
    for text in ["2019-09", "2019-Q3", "2019"] {
        let asked = Asked::plainly(Period::parse(text).unwrap());
        let report = report::report(casebook.read(), &asked, now).unwrap();
        report::workbook(casebook.read(), &asked, &report).unwrap();
        let scope = Scope::of(casebook.read(), report.period.from, report.period.to).unwrap();
        for measure in Measure::all() {
            measure.rows(casebook.read(), &scope).unwrap();
        }
    }
    let september = Period::Month(2019, 9);
    close::close(casebook, &Asked::plainly(september), Some(now.today), now).unwrap();
    add(
        casebook,
        Slice::Visit,
        json!({"ref": "R10", "date": "2019-09-02", "lane": "routine", "people_count": 1, "people": [],
        "matters": ["V1"], "content": "Hỏi kết quả", "status": "completed"}),
    );
    close::file(casebook.read(), &Asked::plainly(september), None, true, now).unwrap();
    close::changes(casebook.read(), september).unwrap();
    close::leave(casebook, september, "R10", Some("Để lại"), now).unwrap();
    close::reopen(casebook, september, "Sót lượt tiếp", now).unwrap();
    casebook.read().journal_head().unwrap();
    screens(casebook, now);
}

/// What the window's screens ask for as they open.
fn screens(casebook: &mut Casebook, now: Moment) {
    for slice in [Slice::Visit, Slice::Petition, Slice::Session, Slice::Matter, Slice::Referral] {
        let page = list::list(casebook.read(), slice, &list::Query::default(), now.today).unwrap();
        let first = page.rows.first().and_then(|row| row.get("ref")?.as_str().map(ToOwned::to_owned)).unwrap();
        register::view::record::look_at(casebook.read(), slice, &first, now.today).unwrap();
        history::history(casebook.read(), slice, &first).unwrap();
    }
    today::today(casebook.read(), now.today).unwrap();
    let asked = Asked::plainly(Period::Month(2019, 9));
    report::retrospect::retrospect(casebook.read(), &asked, now.today).unwrap();
    let year = words::day::iso("2018-10-01").unwrap();
    due::within(casebook.read(), year, now.today, now.today).unwrap();
    recall::recall(casebook.read(), "ban thi").unwrap();
    let typed = json!({"ref": "D-01", "petitioners": [{"full_name": "Hoàng Văn Nam", "hamlet": "H1", "birth": "1956",
        "id_number": "006056001234"}, {"person": "N1"}], "incoming": {"no": "12/BTCD"},
        "summary": "Đòi lại đất ruộng thửa 12 tại Nà Cà do lâm trường quản lý"});
    let typed = typed.as_object().cloned().unwrap();
    for slice in [Slice::Petition, Slice::Visit] {
        recognise::recognise(casebook.read(), slice, &typed).unwrap();
    }
    enter::cancel(casebook, Slice::Visit, "R9", "ghi nhầm", now).unwrap();
    enter::undo(casebook, now).unwrap().unwrap();
}

/// Gives the steps of a statement's plan that read through a growing table.
fn scans(db: &Connection, sql: &str) -> Vec<String> {
    // Pragmas have no plan, and what the index does to its own shadow tables is the engine's.
    // Made anew, it reads every text; that is what erasing asks for.
    let is_index = sql.contains("finding_index_") || sql.ends_with("FROM 'main'.'finding' AS T");
    if sql.to_lowercase().starts_with("pragma") || is_index {
        return Vec::new();
    }
    let mut plan = db.prepare(&format!("explain query plan {sql}")).unwrap();
    // The plan does not depend on the values, so the parameters stay unbound.
    let mut rows = plan.raw_query();
    let mut steps: Vec<String> = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        steps.push(row.get("detail").unwrap());
    }
    let reads_through = |step: &String| {
        let Some(rest) = step.strip_prefix("SCAN ") else { return false };
        let table = rest.split_whitespace().next().unwrap_or_default();
        // A full-text query is a search though the plan calls it a scan.
        let searched = table == "finding_index" && rest.contains(":M");
        // What is still open is no more than an office has to do.
        let open = rest.contains("USING INDEX promise_open");
        // Who denounces, and who sent what nobody has classified, is read once for as long as a register is open.
        let secret = rest.contains("USING INDEX petition_unopened");
        // What a statement was handed is as long as the clerk's own draft or file.
        let handed = table == "given";
        !searched && !open && !secret && !handed && !SMALL.contains(&table) && !table.starts_with('(')
    };
    steps.into_iter().filter(reads_through).map(|step| format!("{step}  ←  {sql}")).collect()
}
