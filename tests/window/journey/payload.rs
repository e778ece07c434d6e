//! Markup and script in every text field of the register, shown by every screen: all of it stays letters.

use serde_json::{Map, Value, json};

use crate::clerk::{Clerk, Office};
use crate::stage::Stage;
use crate::walk::{self, PLACES};

/// Puts the payloads and the canary on the page.
const PAGE: &str = include_str!("../payload.js");
/// What has a page of its own for each record.
const PAGES: [(&str, &str); 12] = [
    ("petition", "D-"),
    ("visit", "R-"),
    ("matter", "V-"),
    ("referral", "C-"),
    ("outreach", "T-"),
    ("model", "M-"),
    ("contribution", "G-"),
    ("dialogue", "DT-"),
    ("democracy_item", "DC-"),
    ("internal_rule", "QC-"),
    ("emulation", "TD-"),
    ("directive", "CD-"),
];

/// A register whose every text is a payload: every list, record, form and history shows it, and nothing of it runs.
pub fn what_was_loaded_is_never_more_than_letters(stage: &Stage) {
    let office = laden(stage);
    let clerk = office.unlocked();
    clerk.driver.run(PAGE, &Value::Null);
    for screen in ["desk", "session", "report", "setting", "mobilisation", "paper"] {
        later(&clerk, "await payload.open(given, '');", &json!(screen));
    }
    for (screen, _) in PAGES {
        later(&clerk, "await payload.throughRows(given, 'canary');", &json!(screen));
    }
    for number in 0..200 {
        let pages: Vec<Value> = [0, 5].iter().map(|skip| page_of(number, *skip, "")).collect();
        let form = page_of(number, 9, "%2Fedit");
        let script = "for (const [address, mark] of given) await payload.open(address, mark);";
        later(&clerk, script, &json!([pages[0], pages[1], form]));
    }
    later(&clerk, "await payload.open('paper/for%7CD-000%7Creceipt', '');", &Value::Null);
    assert_calm(&clerk, 600);
}

/// Payloads typed into the fields of every form, into the searches, filters and reasons: none of it runs there either.
pub fn what_is_typed_is_never_more_than_letters(stage: &Stage) {
    let office = stage.office().on("2019-09-14").with(&walk::lines());
    let clerk = office.unlocked();
    clerk.driver.run(PAGE, &Value::Null);
    let mut fields = 0;
    for place in PLACES.iter().filter(|place| place.address.contains('/') && place.keys.is_empty()) {
        fields += typed(&clerk, place.address);
    }
    assert!(fields > 100, "text fields of all forms: {fields}");
    for screen in ["visit", "petition", "find"] {
        typed(&clerk, screen);
    }
    by_hand(&clerk);
    assert_calm(&clerk, 200);
}

/// All payloads through every field of a form, five at once; answers how many fields it has.
fn typed(clerk: &Clerk<'_>, address: &str) -> i64 {
    let some = |first: usize| {
        let given = json!([address, first, first + 20]);
        later(clerk, "return payload.throughFields(given);", &given).as_i64().unwrap_or_default()
    };
    let fields = some(0);
    if fields > 0 {
        some(20);
    }
    fields
}

/// The same letters by keys: a name saved, told, corrected, cancelled for a reason, taken back; each says what it did.
fn by_hand(clerk: &Clerk<'_>) {
    let (name, reason) = ("<img src=x onerror=canary()>", "<script>canary()</script>");
    clerk.driver.run("location.hash = 'desk';", &Value::Null);
    clerk.sees("Việc cần làm").press("Ctrl+N").at("visit.people.0.full_name").press("Ctrl+A").write(name);
    clerk.press("Enter").press_times("Enter", 3).at("visit.content").press("Ctrl+A").write(reason);
    clerk.press("Ctrl+S").sees("Đã lưu lượt tiếp số").finds("book-view").sees(name);
    clerk.press("Enter").finds("record-view").sees(name);
    clerk.driver.run("document.querySelector('record-view button.danger').click();", &Value::Null);
    clerk.finds("#ask-reason:focus").write(reason).press("Ctrl+Enter").sees("Đã hủy").sees("Lịch sử ghi sổ");
    clerk.sees(reason).press("Ctrl+Z").sees("↶");
    clerk.press("Ctrl+F").at("top-search").write(name).press("Enter").finds("find-screen");
}

/// Nothing ran, nothing was refused, nothing foreign stands on the page.
fn assert_calm(clerk: &Clerk<'_>, pages: i64) {
    let sum = clerk.driver.run("return payload.sum();", &Value::Null);
    for what in ["ran", "violations", "foreign"] {
        assert_eq!(sum[what], json!([]), "{what}");
    }
    assert_eq!(sum["title"], "Sổ Tiếp Dân", "the title names nobody");
    assert!(sum["pages"].as_i64().unwrap_or_default() >= pages, "pages looked at: {}", sum["pages"]);
}

fn later(clerk: &Clerk<'_>, work: &str, given: &Value) -> Value {
    let script = format!(
        "const [given, done] = arguments; (async () => {{ {work} }})().then(done, (why) => done(`failed: ${{why}}`));"
    );
    let answer = clerk.driver.run_later(&script, given);
    assert!(!answer.as_str().is_some_and(|answer| answer.starts_with("failed")), "{answer}");
    answer
}

/// Address and mark of a page of this number; `skip` chooses among the slices.
fn page_of(number: usize, skip: usize, how: &str) -> Value {
    let (slice, short) = PAGES[(number + skip) % PAGES.len()];
    json!([format!("{slice}/{short}{number:03}{how}"), mark(number)])
}

/// What each text of a line ends with.
fn mark(number: usize) -> String {
    format!("¤{number:03}")
}

/// An office whose register holds each payload in each kind of record.
fn laden(stage: &Stage) -> Office<'_> {
    let office = stage.office().on("2019-09-14").with(&[]);
    let payloads = {
        let clerk = office.clerk();
        clerk.at("passphrase").driver.run(&format!("{PAGE} return payloads;"), &Value::Null)
    };
    let payloads: Vec<&str> = payloads.as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    assert_eq!(payloads.len(), 200);
    let lines: Vec<Value> = payloads.iter().enumerate().flat_map(|(at, payload)| of(at, payload)).collect();
    stage.office().on("2019-09-14").with(&lines)
}

/// One of every kind of record, every text of it the payload.
fn of(number: usize, payload: &str) -> Vec<Value> {
    let text = format!("{payload} {}", mark(number));
    let named = |short: &str| format!("{short}{number:03}");
    let person = json!({"full_name": text, "address": text, "hamlet": named("H"), "phone": text, "id_number": text,
        "id_type": "other", "id_issued_by": text, "ethnic_group": text});
    // The number of a paper book is short: those that fit stand there too.
    let numbered = json!({"number_written": (text.chars().count() <= 50).then_some(&text)});
    let mut all = vec![
        json!({"type": "hamlet", "ref": named("H"), "name": text}),
        json!({"type": "office", "ref": named("O"), "name": text, "kind": "external"}),
        json!({"type": "officer", "ref": named("CB"), "full_name": text, "title": text, "signs_as": text}),
        json!({"type": "matter", "ref": named("V-"), "title": text, "note": text}),
        json!({"type": "session", "ref": named("S"), "date": "2019-09-12", "lane": "head", "kind": "extraordinary",
            "published": true, "host": text, "held": true, "visitors_came": true, "note": text}),
        tests::with(
            &json!({"type": "visit", "ref": named("R-"), "date": "2019-09-05", "lane": "routine", "people_count": 1,
            "people": [person], "matters": [named("V-")], "content": text, "outcome": text, "status": "completed"}),
            &numbered,
        ),
        tests::with(
            &json!({"type": "petition", "ref": named("D-"), "received_on": "2019-09-05", "written_on": "2019-09-04",
            "source": "forwarded", "incoming": {"no": text, "on": "2019-09-04", "from": text}, "petitioners": [person],
            "signer_count": 1, "anonymity": "named", "respondent": text, "kind": "complaint",
            "field": "construction", "matter": named("V-"), "eligibility": "eligible", "competence": "outside",
            "disposition": "refer", "processed_on": "2019-09-06", "summary": text, "note": text}),
            &numbered,
        ),
        json!({"type": "referral", "ref": named("C-"), "petition": named("D-"), "kind": "refer", "on": "2019-09-06",
            "office": named("O"), "doc_no": text, "reply": {"doc_no": text, "on": "2019-09-10", "content": text}}),
    ];
    all.extend(casebook::practice::LOGS.lines().filter_map(|line| log(line, number, &text)));
    all
}

/// The first record of each log, every text of it the payload.
fn log(line: &str, number: usize, text: &str) -> Option<Value> {
    let line: Map<String, Value> = serde_json::from_str(line).expect("a line");
    let reference = line["ref"].as_str()?;
    let (short, "01") = reference.split_at(reference.len() - 2) else { return None };
    let mut line = words_are(&Value::Object(line.clone()), text);
    line["ref"] = json!(format!("{short}{number:03}"));
    Some(line)
}

/// The value with every text in it another one; codes, days and figures stay.
fn words_are(value: &Value, text: &str) -> Value {
    match value {
        Value::String(words) if is_text(words) => json!(text),
        Value::Array(all) => all.iter().map(|one| words_are(one, text)).collect(),
        Value::Object(all) => {
            // An office is named by its ref, not in words.
            let own = all.iter().filter(|(key, _)| *key != "office");
            own.map(|(key, one)| (key.clone(), words_are(one, text))).collect()
        }
        other => other.clone(),
    }
}

fn is_text(words: &str) -> bool {
    words.chars().any(|letter| !letter.is_ascii_lowercase() && !letter.is_ascii_digit() && !"_-".contains(letter))
}
