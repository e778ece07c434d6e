//! Recognition while typing: what is hinted at, why, and what never is.

use casebook::recognise::{Hint, Reason, recognise};
use casebook::slice::Slice;
use casebook::{book, recall};
use serde_json::{Value, json};
use tests::{Desk, matter, object, petition, visit, with};

fn hints(desk: &Desk, draft: &Value) -> Vec<Hint> {
    recognise(desk.book.read(), Slice::Petition, &object(draft)).unwrap()
}

fn reasons(hint: &Hint) -> Vec<Reason> {
    hint.because.iter().map(|because| because.reason).collect()
}

/// The labelled pairs: the held side of each stands in one register, so that a hint at another pair's record is wrong too.
fn labelled() -> Vec<Value> {
    include_str!("vectors/likeness.jsonl").lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn desk_with(pairs: &[Value]) -> Desk {
    let mut desk = Desk::on("2026-11-23");
    let mut lines = vec![matter("V"), json!({"type": "hamlet", "ref": "H1", "name": "Nà Duồng"})];
    for (n, pair) in pairs.iter().enumerate() {
        lines.push(with(&petition(&format!("D{n}"), "2026-05-11"), &pair["held"]));
    }
    desk.load(&lines);
    desk
}

/// What was found, missed and found wrongly.
#[derive(Default)]
struct Tally {
    right: u32,
    wrong: u32,
    missed: u32,
}

impl Tally {
    fn tell(&self, what: &str) -> (f64, f64) {
        let (precision, recall) = (
            f64::from(self.right) / f64::from(self.right + self.wrong),
            f64::from(self.right) / f64::from(self.right + self.missed),
        );
        println!(
            "{what}: precision {precision:.3}, recall {recall:.3} ({} right, {} wrong, {} missed)",
            self.right, self.wrong, self.missed
        );
        (precision, recall)
    }
}

/// A file of an old font has ƣ (U+01A3) where ư was meant.
#[test]
fn somebody_written_with_letters_that_look_like_others_is_recognised() {
    let mut desk = Desk::on("2026-11-23");
    let written = json!({"people": [{"full_name": "D\u{1a3}ơng Thị H\u{1a3}ơng", "address": "thôn Nà L\u{1a3}ờng"}]});
    desk.load(&[matter("V"), with(&visit("L1", "2026-11-10"), &written)]);
    let typed = json!({"petitioners": [{"full_name": "Dương Thị Hương", "address": "thôn Nà Lường"}]});
    let hints = hints(&desk, &typed);
    assert_eq!((hints.len(), hints[0].reference.as_str()), (1, "L1"));
    assert_eq!(reasons(&hints[0]), [Reason::SameNameHamlet]);
    let known = recall::recall(desk.book.read(), "duong thi hu").unwrap();
    assert_eq!(known.len(), 1);
}

#[test]
fn the_labelled_pairs_are_recognised() {
    let pairs = labelled();
    let mut desk = desk_with(&pairs);
    let before = desk.trace();
    let (mut people, mut papers) = (Tally::default(), Tally::default());
    for (n, pair) in pairs.iter().enumerate() {
        let (mut same_person, mut same_paper) = (false, false);
        for hint in hints(&desk, &pair["typed"]) {
            let own = hint.reference == format!("D{n}");
            let of_content = |reason: &Reason| matches!(reason, Reason::SimilarContent | Reason::SameIncoming);
            let by_person = reasons(&hint).iter().any(|reason| !of_content(reason));
            let by_content = reasons(&hint).iter().any(of_content);
            let right =
                (by_person && own && pair["same_person"] == true, by_content && own && pair["paper"] != "different");
            same_person |= right.0;
            same_paper |= right.1;
            people.right += u32::from(right.0);
            papers.right += u32::from(right.1);
            if by_person && !right.0 {
                people.wrong += 1;
                println!("person, wrong: {} → {} {:?}", pair["why"], hint.title, hint.because);
            }
            if by_content && !right.1 {
                papers.wrong += 1;
                println!("paper, wrong: {} → {} {:?}", pair["why"], hint.text, hint.because);
            }
        }
        if pair["same_person"] == true && !same_person {
            people.missed += 1;
            println!("person, missed: {}", pair["why"]);
        }
        if pair["paper"] != "different" && !same_paper {
            papers.missed += 1;
            println!("paper, missed: {}", pair["why"]);
        }
    }
    let (precision, recall) = people.tell("people");
    assert!(precision >= 0.9 && recall >= 0.9);
    let (precision, recall) = papers.tell("papers");
    assert!(precision >= 0.9 && recall >= 0.85);
    assert_eq!(before, desk.trace(), "recognising changes nothing");
}

#[test]
fn nothing_is_merged_silently() {
    let pairs = labelled();
    let mut desk = desk_with(&pairs);
    for (n, pair) in pairs.iter().enumerate() {
        let typed = with(&petition(&format!("T{n}"), "2026-11-02"), &pair["typed"]);
        hints(&desk, &typed);
        book::receive(&mut desk.book, vec![(Slice::Petition, object(&typed))], desk.now).unwrap();
    }
    let export = desk.export();
    let lines: Vec<Value> = export.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let papers: Vec<&Value> = lines.iter().filter(|line| line["type"] == "petition").collect();
    assert_eq!(papers.len(), pairs.len() * 2);
    assert!(
        papers.iter().all(|paper| paper["duplicate_of"].is_null() && paper["petitioners"][0]["person"].is_null())
    );
    assert_eq!(lines.iter().filter(|line| line["type"] == "matter").count(), 1);
    assert!(lines.iter().all(|line| line["type"] != "decision"));
    assert_eq!(desk.report("2026-11").summary.petitions, i64::try_from(pairs.len()).unwrap());
}

#[test]
fn a_half_typed_draft_is_no_fault() {
    let desk = Desk::practising();
    for draft in [
        json!({}),
        json!({"petitioners": [{}], "summary": ""}),
        json!({"petitioners": null, "summary": 7, "incoming": []}),
        json!({"petitioners": [{"full_name": "\" OR *"}, {"person": "không có"}, 3], "incoming": {"no": "()"}}),
        json!({"summary": "NEAR(\"a\" -b) AND ".repeat(2_000)}),
    ] {
        hints(&desk, &draft);
        recognise(desk.book.read(), Slice::Visit, &object(&draft)).unwrap();
    }
}

#[test]
fn a_visit_and_the_paper_brought_to_it_are_one_hint() {
    let mut desk = Desk::on("2026-11-23");
    let who = json!([{"full_name": "Bàn Thị Xuân", "address": "thôn Nà Cà"}]);
    desk.load(&[
        matter("V"),
        with(&visit("R1", "2026-10-05"), &json!({"people": who})),
        with(&petition("D1", "2026-10-05"), &json!({"petitioners": who, "via_visit": "R1", "source": "direct"})),
        with(&visit("R2", "2026-10-07"), &json!({"people": who})),
    ]);
    let found = recognise(desk.book.read(), Slice::Visit, &object(&json!({"people": who}))).unwrap();
    let refs: Vec<&str> = found.iter().map(|hint| hint.reference.as_str()).collect();
    assert_eq!(refs, ["R2", "D1"]);
    assert_eq!(found[1].because[0].say, "Cùng họ tên, cùng thôn");
    assert_eq!(found[1].matter_title.as_deref(), Some("Chất lượng công trình nhà họp thôn"));
}

#[test]
fn a_cancelled_paper_and_the_paper_itself_are_not_hinted_at() {
    let mut desk = Desk::on("2026-11-23");
    desk.load(&[matter("V"), petition("D1", "2026-10-05"), petition("D2", "2026-10-06")]);
    let draft = with(&petition("D1", "2026-10-05"), &json!({}));
    assert_eq!(hints(&desk, &draft).len(), 1);
    book::cancel(&mut desk.book, Slice::Petition, "D2", "ghi nhầm", desk.now).unwrap();
    assert!(hints(&desk, &draft).is_empty());
}

#[test]
fn what_was_answered_is_not_asked_again() {
    let mut desk = Desk::on("2026-11-23");
    desk.load(&[matter("V"), petition("D1", "2026-10-05"), petition("D2", "2026-10-06")]);
    let draft = petition("D2", "2026-10-06");
    assert_eq!(hints(&desk, &draft).len(), 1);
    desk.load(&[json!({"type": "decision", "about": ["D1", "D2"], "verdict": "different", "on": "2026-10-06"})]);
    assert!(hints(&desk, &draft).is_empty());
    assert!(hints(&desk, &petition("D1", "2026-10-05")).is_empty(), "either way round");
}

#[test]
fn nobody_behind_a_denunciation_is_recognised() {
    let secret =
        json!([{"full_name": "Người Bí Mật", "address": "thôn Kín", "birth": "1960", "id_number": "006160000001"}]);
    let mut desk = Desk::on("2026-11-23");
    desk.load(&[
        matter("V"),
        with(&visit("R1", "2026-10-05"), &json!({"people": secret, "content": "Nộp đơn về quỹ hội phụ nữ thôn"})),
        with(
            &petition("D1", "2026-10-05"),
            &json!({"petitioners": secret, "via_visit": "R1", "source": "direct", "kind": "denunciation",
                "respondent": "Ông Bê", "field": "corruption",
                "summary": "Kế toán lập khống chứng từ chi tiền hỗ trợ giống ngô năm 2025"}),
        ),
    ]);
    let typed = json!({"petitioners": secret, "summary": ""});
    for slice in [Slice::Petition, Slice::Visit] {
        let draft = with(&typed, &json!({"people": secret}));
        assert!(recognise(desk.book.read(), slice, &object(&draft)).unwrap().is_empty(), "by the person");
    }
    let again = json!({"petitioners": secret,
        "summary": "Kế toán lập khống chứng từ chi tiền hỗ trợ giống ngô năm 2025"});
    let found = hints(&desk, &again);
    assert_eq!(reasons(&found[0]), [Reason::SimilarContent], "by its content alone");
    assert_eq!(found[0].title, "Đơn tố cáo số 1/2026");
    assert!(!serde_json::to_string(&found).unwrap().contains("Bí Mật"));
}

#[test]
fn an_answer_given_on_entry_is_kept_with_it_and_puts_both_papers_under_one_matter() {
    let mut desk = Desk::on("2026-11-23");
    let unsorted = json!({"matter": null, "eligibility": "undetermined", "competence": "undetermined",
        "disposition": null, "processed_on": null, "field": null});
    desk.load(&[with(&petition("D1", "2026-10-05"), &unsorted)]);
    let before = desk.export();
    let drafts = vec![
        (Slice::Matter, object(&json!({"title": "Nhà họp thôn dột"}))),
        (
            Slice::Petition,
            object(&with(&petition("D2", "2026-10-06"), &with(&unsorted, &json!({"matter": "@matter"})))),
        ),
        (
            Slice::Decision,
            object(&json!({"about": ["@petition", "D1"], "verdict": "same_matter", "on": "2026-10-06"})),
        ),
    ];
    book::receive(&mut desk.book, drafts, desk.now).unwrap();
    let report = desk.report("2026-10");
    assert_eq!((report.summary.petitions, report.summary.matters), (2, 1));
    assert!(hints(&desk, &petition("D2", "2026-10-06")).is_empty());
    let undone = book::undo(&mut desk.book, desk.now).unwrap().unwrap();
    assert!(undone.value.say.contains("đơn số 1/2026"), "{}", undone.value.say);
    let first = |export: &str| export.lines().find(|line| line.contains("\"D1\"")).map(ToOwned::to_owned);
    assert_eq!(first(&desk.export()), first(&before));
}
