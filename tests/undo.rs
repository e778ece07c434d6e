//! Taking back and doing again: only what is seen, in the right order, never over what came since.

use casebook::book::{self, Seen};
use casebook::slice::Slice;
use casebook::{Error, merge};
use proptest::prelude::*;
use serde_json::{Value, json};
use tests::{Desk, matter, object, petition, spoken, visit, with};

fn record(slice: Slice, reference: &str) -> Seen {
    Seen::Record(slice, reference.to_owned())
}

fn desk() -> Desk {
    let mut desk = Desk::on("2026-11-23");
    desk.load(&[
        matter("V"),
        json!({"type": "person", "ref": "P1", "full_name": "Nông Thị Hạnh", "address": "thôn Nà Cà"}),
        with(&visit("R1", "2026-11-20"), &json!({"people": [{"person": "P1", "role": "representative"}]})),
    ]);
    desk
}

fn held(desk: &Desk, slice: Slice, reference: &str) -> Value {
    Value::Object(book::look_at(desk.book.read(), slice, reference, desk.now.today).unwrap().record)
}

fn undo(desk: &mut Desk, seen: &Seen) -> Option<String> {
    book::undo_seen(&mut desk.book, seen, None, desk.now).unwrap().map(|done| done.value.say)
}

fn redo(desk: &mut Desk, seen: &Seen) -> Option<String> {
    book::redo(&mut desk.book, seen, desk.now).unwrap().map(|done| done.value.say)
}

/// Enters a visit and gives its ref.
fn come(desk: &mut Desk, name: &str) -> String {
    let draft = with(&visit("x", "2026-11-23"), &json!({"type": null, "ref": null, "people": [{"full_name": name}]}));
    let id = desk.add(Slice::Visit, &draft).value.id;
    book::reference(desk.book.read(), Slice::Visit, id).unwrap().unwrap()
}

fn say(desk: &mut Desk, visit: &str, content: &str) {
    let draft = with(&held(desk, Slice::Visit, visit), &json!({"content": content}));
    book::correct(&mut desk.book, Slice::Visit, visit, object(&draft), desk.now).unwrap();
}

#[test]
fn an_act_that_another_screen_shows_is_not_taken_back() {
    let mut desk = desk();
    let (first, second) = (come(&mut desk, "Trần Thị Thử"), come(&mut desk, "Lý Văn Hai"));
    let before = desk.trace();
    assert_eq!(undo(&mut desk, &Seen::Books(vec![Slice::Petition])), None);
    assert_eq!(undo(&mut desk, &Seen::Books(vec![Slice::Dialogue])), None);
    assert_eq!(undo(&mut desk, &Seen::Books(Vec::new())), None);
    assert_eq!(undo(&mut desk, &Seen::Merges), None);
    assert_eq!(desk.trace(), before);
    // On the first one's page it is that one, though the second came later.
    let asked = book::undoable(desk.book.read(), &record(Slice::Visit, &first)).unwrap().unwrap();
    assert_eq!(asked.cancels, ["lượt tiếp số 2/2026"]);
    assert!(undo(&mut desk, &record(Slice::Visit, &first)).unwrap().contains("2/2026"));
    assert!(held(&desk, Slice::Visit, &second).get("cancelled").is_none());
    assert_eq!(undo(&mut desk, &record(Slice::Visit, &first)), None);
}

#[test]
fn what_was_taken_back_is_done_again_step_by_step() {
    let mut desk = desk();
    let visit = come(&mut desk, "Trần Thị Thử");
    let seen = record(Slice::Visit, &visit);
    let mut states = vec![held(&desk, Slice::Visit, &visit)];
    for content in ["Hỏi đường", "Hỏi đất"] {
        say(&mut desk, &visit, content);
        states.push(held(&desk, Slice::Visit, &visit));
    }
    assert_eq!(redo(&mut desk, &seen), None, "nothing was taken back");
    for _ in 0..2 {
        for state in [1, 0] {
            undo(&mut desk, &seen).unwrap();
            assert_eq!(held(&desk, Slice::Visit, &visit), states[state]);
        }
        undo(&mut desk, &seen).unwrap();
        assert_eq!(held(&desk, Slice::Visit, &visit)["cancelled"]["reason"], "Hoàn tác");
        assert_eq!(undo(&mut desk, &seen), None);
        for state in &states {
            redo(&mut desk, &seen).unwrap();
            assert_eq!(held(&desk, Slice::Visit, &visit), *state);
        }
        assert_eq!(redo(&mut desk, &seen), None);
    }
    // Something new ends what could be done again.
    undo(&mut desk, &seen).unwrap();
    say(&mut desk, &visit, "Hỏi việc khác");
    assert_eq!(redo(&mut desk, &seen), None);
    assert!(desk.book.examine().unwrap().ok);
}

#[test]
fn what_came_since_is_never_undone_with_what_was_before() {
    let mut desk = desk();
    let drafts = [
        (Slice::Visit, with(&visit("x", "2026-11-23"), &json!({"type": null, "ref": null}))),
        (
            Slice::Petition,
            with(
                &petition("x", "2026-11-23"),
                &json!({"type": null, "ref": null, "source": "direct", "via_visit": "@visit"}),
            ),
        ),
    ];
    let drafts = drafts.map(|(slice, draft)| (slice, object(&draft))).to_vec();
    let named = book::receive(&mut desk.book, drafts, desk.now).unwrap().value;
    let (came, paper) = (named[0].reference.clone(), named[1].reference.clone());
    let changed = with(&held(&desk, Slice::Petition, &paper), &json!({"summary": "Nhà họp thôn dột nặng"}));
    book::correct(&mut desk.book, Slice::Petition, &paper, object(&changed), desk.now).unwrap();
    let before = desk.trace();
    let refused = book::undo_seen(&mut desk.book, &record(Slice::Visit, &came), None, desk.now);
    assert!(matches!(refused, Err(Error::Usage(_))), "{refused:?}");
    assert_eq!(desk.trace(), before);
    // With the later one taken back the earlier one can be.
    undo(&mut desk, &record(Slice::Petition, &paper)).unwrap();
    undo(&mut desk, &record(Slice::Visit, &came)).unwrap();
    assert!(held(&desk, Slice::Petition, &paper).get("cancelled").is_some());
    redo(&mut desk, &record(Slice::Visit, &came)).unwrap();
    redo(&mut desk, &record(Slice::Petition, &paper)).unwrap();
    assert_eq!(held(&desk, Slice::Petition, &paper)["summary"], "Nhà họp thôn dột nặng");
    // The clerk was asked about an act that is no longer the last one.
    let asked = book::undoable(desk.book.read(), &record(Slice::Petition, &paper)).unwrap().unwrap();
    say(&mut desk, &came, "Khác");
    let refused = book::undo_seen(&mut desk.book, &record(Slice::Visit, &came), Some(asked.act), desk.now);
    assert!(matches!(refused, Err(Error::Usage(_))), "{refused:?}");
}

#[test]
fn a_merge_is_taken_back_where_it_is_seen_and_done_again() {
    let mut desk = desk();
    desk.load(&[
        with(&matter("V2"), &json!({"title": "Nhà họp dột"})),
        with(&visit("R2", "2026-11-21"), &json!({"matters": ["V2"]})),
    ]);
    let before = desk.export();
    merge::matters(&mut desk.book, "V", "V2", desk.now).unwrap();
    let merged = held(&desk, Slice::Visit, "R2");
    come(&mut desk, "Lý Văn Hai");
    assert_eq!(undo(&mut desk, &Seen::Merges).unwrap(), "Đã hoàn tác việc gộp vụ việc.");
    assert_eq!(held(&desk, Slice::Visit, "R2")["matters"], json!(["V2"]));
    assert_eq!(undo(&mut desk, &Seen::Merges), None);
    assert!(redo(&mut desk, &Seen::Merges).is_some());
    assert_eq!(held(&desk, Slice::Visit, "R2"), merged);
    undo(&mut desk, &Seen::Merges).unwrap();
    let matters =
        |text: &str| text.lines().filter(|line| line.contains("\"matter\"")).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(matters(&desk.export()), matters(&before));
}

#[test]
fn a_person_of_the_book_is_corrected_with_the_visit_they_came_to() {
    let mut desk = desk();
    let opened = book::look_at(desk.book.read(), Slice::Visit, "R1", desk.now.today).unwrap();
    assert_eq!(opened.known["P1"]["address"], "thôn Nà Cà");
    assert_eq!(opened.known["P1"]["others"], 0);
    let person = json!({"ref": "P1", "full_name": "Nông Thị Hạnh Phúc", "address": "thôn Nà Khắt"});
    let draft = held(&desk, Slice::Visit, "R1");
    let more = vec![(Slice::Person, object(&person))];
    book::process(&mut desk.book, Slice::Visit, "R1", object(&draft), more, desk.now).unwrap();
    let opened = book::look_at(desk.book.read(), Slice::Visit, "R1", desk.now.today).unwrap();
    assert_eq!(opened.record["people"], json!([{"person": "P1", "role": "representative"}]));
    assert_eq!(opened.known["P1"]["full_name"], "Nông Thị Hạnh Phúc");
    let history = casebook::history::history(desk.book.read(), Slice::Visit, "R1").unwrap();
    let changed = &history.last().unwrap().changes[0];
    assert!(changed.from.contains("thôn Nà Cà") && changed.to.contains("thôn Nà Khắt"), "{changed:?}");
    assert_eq!(casebook::find::find(desk.book.read(), "hanh phuc", 5).unwrap().len(), 1, "found by the new name");
    undo(&mut desk, &record(Slice::Visit, "R1")).unwrap();
    let opened = book::look_at(desk.book.read(), Slice::Visit, "R1", desk.now.today).unwrap();
    assert_eq!(opened.known["P1"]["full_name"], "Nông Thị Hạnh");
    assert!(casebook::find::find(desk.book.read(), "hanh phuc", 5).unwrap().is_empty());
}

#[test]
fn correcting_a_visit_with_a_new_matter_leaves_no_orphan_and_tells_every_fault() {
    let mut desk = desk();
    let draft = with(&held(&desk, Slice::Visit, "R1"), &json!({"matters": ["@matter"], "content": " "}));
    let before = desk.trace();
    let more = vec![
        (Slice::Matter, object(&json!({"title": "Đường thôn Nà Cà hỏng"}))),
        (Slice::Person, object(&json!({"ref": "P1", "full_name": " "}))),
    ];
    let refused = book::process(&mut desk.book, Slice::Visit, "R1", object(&draft), more.clone(), desk.now);
    let Err(Error::Faults(faults, 0)) = refused else { panic!("{refused:?}") };
    assert_eq!(spoken(&faults), ["people.0.full_name missing", "content missing"]);
    assert_eq!(desk.trace(), before, "no matter was left behind");
    let untitled = vec![(Slice::Matter, object(&json!({"title": ""})))];
    let refused = book::process(&mut desk.book, Slice::Visit, "R1", object(&draft), untitled, desk.now);
    let Err(Error::Faults(faults, 0)) = refused else { panic!("{refused:?}") };
    assert_eq!(spoken(&faults), ["title missing", "content missing"]);
    assert_eq!(faults[0].reference.as_deref(), Some("@matter"), "the form knows no ref that was never given");
    let good = with(&draft, &json!({"content": "Hỏi đường"}));
    let matter = vec![more[0].clone()];
    book::process(&mut desk.book, Slice::Visit, "R1", object(&good), matter, desk.now).unwrap();
    assert_eq!(held(&desk, Slice::Visit, "R1")["content"], "Hỏi đường");
    undo(&mut desk, &record(Slice::Visit, "R1")).unwrap();
    assert_eq!(desk.export().matches("\"type\":\"matter\"").count(), 2);
    assert_eq!(held(&desk, Slice::Visit, "R1")["matters"], json!(["V"]));
}

#[test]
fn faults_of_what_is_new_speak_of_it_as_the_form_does() {
    let mut desk = desk();
    let lose = json!({"type": null, "ref": null, "content": "", "summary": ""});
    let drafts = vec![
        (Slice::Visit, object(&with(&with(&visit("x", "2026-11-23"), &lose), &json!({"summary": null})))),
        (
            Slice::Petition,
            object(&with(
                &with(&petition("x", "2026-11-23"), &lose),
                &json!({"content": null, "via_visit": "@visit"}),
            )),
        ),
    ];
    let refused = book::receive(&mut desk.book, drafts, desk.now);
    let Err(Error::Faults(faults, 0)) = refused else { panic!("{refused:?}") };
    let spoken: Vec<_> = faults.iter().map(|one| (one.reference.as_deref().unwrap(), one.field.as_str())).collect();
    assert_eq!(spoken, [("@visit", "content"), ("@petition", "summary")]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    /// Whatever is done, taken back and done again, on whatever page: taking everything back in the end gives the register
    /// as it was, but for what is then cancelled; and the history stays whole.
    #[test]
    fn what_is_taken_back_leaves_what_was_before(steps in proptest::collection::vec((0_u8..6, 0_usize..3), 1..24)) {
        let mut desk = desk();
        let visits: Vec<String> = ["An", "Bình", "Cúc"].iter().map(|name| come(&mut desk, name)).collect();
        let mut contents: Vec<Vec<String>> = vec![vec!["Hỏi việc".to_owned()]; 3];
        let mut undone: Vec<Vec<String>> = vec![Vec::new(); 3];
        for (at, (step, whose)) in steps.into_iter().enumerate() {
            let seen = record(Slice::Visit, &visits[whose]);
            let stands = held(&desk, Slice::Visit, &visits[whose]).get("cancelled").is_none();
            match step {
                0..=2 if stands => {
                    let content = format!("Việc {at}");
                    say(&mut desk, &visits[whose], &content);
                    contents[whose].push(content);
                    undone[whose].clear();
                }
                3 | 4 if contents[whose].len() > 1 => {
                    prop_assert!(undo(&mut desk, &seen).is_some());
                    undone[whose].extend(contents[whose].pop());
                }
                5 => {
                    let done = redo(&mut desk, &seen).is_some();
                    prop_assert_eq!(done, !undone[whose].is_empty());
                    contents[whose].extend(undone[whose].pop());
                }
                _ => {}
            }
            for (visit, contents) in visits.iter().zip(&contents) {
                let held = held(&desk, Slice::Visit, visit);
                prop_assert_eq!(held["content"].as_str(), contents.last().map(String::as_str));
            }
        }
        prop_assert!(desk.book.examine().unwrap().ok);
    }
}
