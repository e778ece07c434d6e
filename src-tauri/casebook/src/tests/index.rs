//! What the search index holds, through the house as a whole.

use serde_json::json;
use vault::key::KeyCost;
use vault::sql::Statements;
use vault::{Act, Casebook, Moment};
use words::slice::Slice;

use crate::practice;
use register::enter;
use register::index::{bring_in, make_anew};
use register::view::{find, list};

const ASKED: [&str; 9] = ["ban", "hoang van", "van hoang", "thua dat", "th d", "12/2019", "12", "khong co ai", "nam"];

fn now() -> Moment {
    Moment::on(practice::today())
}

fn found(book: &Casebook) -> Vec<String> {
    let asked = |text: &&str| {
        let search = Some((*text).to_owned());
        let rows = |slice| {
            let query = list::Query { search: search.clone(), ..list::Query::default() };
            list::list(book.read(), slice, &query, now().today).unwrap().rows
        };
        format!(
            "{text}: {:?} {:?}",
            find::find(book.read(), text, 20).unwrap(),
            [rows(Slice::Petition), rows(Slice::Visit)]
        )
    };
    ASKED.iter().map(asked).collect()
}

fn waiting(book: &Casebook) -> i64 {
    let sql = "select count(*) from finding_due";
    book.read().prepare(sql).unwrap().query_row([], |row| row.get(0)).unwrap()
}

#[test]
fn what_waits_for_the_index_is_found_as_what_is_in_it_and_one_that_changes_is_found_once() {
    let room = tempfile::tempdir().unwrap();
    let (mut book, _) = practice::create(&room.path().join("so"), "tập", KeyCost { memory: 8, passes: 1 }).unwrap();
    let before = found(&book);
    assert!(waiting(&book) == 0 && before.iter().any(|said| said.contains("Hoàng Văn")), "{before:?}");
    book.write(Act::Correct, now(), |w| {
        w.prepare("insert into finding_index (finding_index) values ('delete-all')")?.execute([])?;
        Ok(w.prepare("insert into finding_due (id) select id from finding")?.execute([])?)
    })
    .unwrap();
    assert!(waiting(&book) > 0);
    assert_eq!(found(&book), before);
    book.write(Act::Correct, now(), bring_in).unwrap();
    assert_eq!((waiting(&book), found(&book)), (0, before));
    // One that is in the index and is changed waits again; as it was it is not found any more.
    let petition = json!({"received_on": "2019-09-02", "source": "post", "petitioners": [{"full_name": "Sùng Thị Chớ"}],
        "signer_count": 1, "anonymity": "named", "eligibility": "undetermined", "competence": "undetermined",
        "summary": "Xin xác nhận"});
    let draft = |changed: &str| {
        let mut draft = petition.as_object().cloned().unwrap();
        draft.insert("summary".to_owned(), changed.into());
        draft
    };
    enter::add(&mut book, Slice::Petition, draft("Xin xác nhận lần một"), now()).unwrap();
    book.write(Act::Correct, now(), bring_in).unwrap();
    let named = find::find(book.read(), "sung thi cho", 9).unwrap();
    let reference =
        register::reference::reference(book.read(), Slice::Petition, named.first().unwrap().id).unwrap().unwrap();
    enter::correct(&mut book, Slice::Petition, &reference, draft("Xin xác nhận lần hai"), now()).unwrap();
    assert_eq!(find::find(book.read(), "sung thi cho", 9).unwrap().len(), 1);
    assert_eq!(find::find(book.read(), "nhan lan mot", 9).unwrap(), []);
    assert_eq!(find::find(book.read(), "nhan lan hai", 9).unwrap().len(), 1);
    assert!(book.examine().unwrap().ok);
}

#[test]
fn a_name_that_was_taken_out_stays_in_the_pieces_of_the_index_until_it_is_made_anew() {
    let room = tempfile::tempdir().unwrap();
    let (mut book, _) = blank(&room.path().join("so"));
    let matter = |n: usize, title: String| (Slice::Matter, draft(&json!({"ref": format!("V{n}"), "title": title})));
    let bring = |book: &mut Casebook| drop(book.write(Act::Correct, now(), bring_in).unwrap());
    enter::add_all(&mut book, vec![matter(0, "Wợn Qrzơm".to_owned())], now()).unwrap();
    bring(&mut book);
    let others = (10..90).map(|n| matter(n, format!("Việc {n}"))).collect();
    enter::add_all(&mut book, others, now()).unwrap();
    bring(&mut book);
    enter::correct(&mut book, Slice::Matter, "V0", draft(&json!({"title": "Khác"})), now()).unwrap();
    bring(&mut book);
    assert!(holds(&book, "rzom"), "the engine only notes that it is gone");
    book.write(Act::Correct, now(), make_anew).unwrap();
    assert!(!holds(&book, "rzom"));
    assert_eq!(
        (find::find(book.read(), "khac", 90).unwrap().len(), find::find(book.read(), "viec", 90).unwrap().len()),
        (1, 80)
    );
}

fn draft(value: &serde_json::Value) -> serde_json::Map<String, serde_json::Value> {
    value.as_object().cloned().unwrap()
}

fn blank(folder: &std::path::Path) -> (Casebook, vault::key::RecoveryCode) {
    crate::create(folder, "tập", true, KeyCost { memory: 8, passes: 1 }, now()).unwrap()
}

/// Tells whether a piece of the index holds some letters.
fn holds(book: &Casebook, letters: &str) -> bool {
    let sql = "select count(*) from finding_index_data where instr(block, cast(:letters as blob)) > 0";
    let count: i64 = book.read().prepare(sql).unwrap().query_row([letters], |row| row.get(0)).unwrap();
    count > 0
}

#[test]
fn the_index_of_a_register_of_before_is_made_anew_without_what_is_covered_now() {
    let room = tempfile::tempdir().unwrap();
    let folder = room.path().join("so");
    let (mut book, _) = practice::create(&folder, "tập", KeyCost { memory: 8, passes: 1 }).unwrap();
    let petition = json!({"received_on": "2019-09-02", "source": "post", "petitioners": [{"full_name": "Sùng Thị Chớ"}],
        "signer_count": 1, "anonymity": "named", "eligibility": "undetermined", "competence": "undetermined",
        "kind": "denunciation", "respondent": "Ông Bê", "summary": "Bà Sùng Thị Chớ tố cáo"});
    enter::add(&mut book, Slice::Petition, petition.as_object().unwrap().clone(), now()).unwrap();
    let held = |book: &Casebook, word: &str| find::find(book.read(), word, 9).unwrap().len();
    assert_eq!(held(&book, "sung thi cho"), 0);
    // As the program of before left it.
    book.write(Act::Correct, now(), |w| {
        w.prepare("update finding set text = text || ' sung thi cho' where id = (select max(id) from finding)")?
            .execute([])?;
        make_anew(w)?;
        Ok(w.prepare("insert into finding_stale (id) values (1)")?.execute([])?)
    })
    .unwrap();
    assert_eq!(held(&book, "sung thi cho"), 1);
    drop(book);
    let mut book = crate::open(&folder, "tập").unwrap();
    assert_eq!((held(&book, "sung thi cho"), held(&book, "to cao")), (0, 1));
    book.derive_anew(|_| panic!("nothing is due any more")).unwrap();
    assert!(book.examine().unwrap().ok);
}
