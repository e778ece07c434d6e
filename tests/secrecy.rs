//! A denouncer's name is in no list, search, hint, print, export of figures, title or file name; only in the register itself
//! and in what is revealed with a reason. What may be said of whom, column by column (P0–P3), is in the classes below.

use casebook::list::{self, Query};
use casebook::report::{self};
use casebook::slice::Slice;
use casebook::{book, due, find, history, paper, recall, recognise, today, yearbook};
use serde_json::{Value, json};
use tests::{Desk, asked, matter, object, petition, visit, with};

const TODAY: &str = "2026-11-23";
/// Who denounces: a name, an address, a document and a telephone, as written and as search folds them.
const DENOUNCER: &[&str] =
    &["Chìa Vôi", "Khe Bốc Lửng", "019876543210", "0987654321", "chia voi", "khe boc", "Sẻ Thông"];

fn denouncer() -> Value {
    json!([{"full_name": "Chìa Vôi Mỏ Đỏ", "address": "thôn Khe Bốc Lửng", "id_number": "019876543210",
        "id_type": "cccd", "phone": "0987654321"}])
}

/// The document a body forwarded it with.
fn incoming() -> Value {
    json!({"source": "forwarded", "incoming": {"no": "12/CV-UBND", "on": "2026-11-17", "from": "UBND tỉnh Thái Nguyên"}})
}

/// A forwarded denunciation, one handed in at a visit, and one of several contents.
fn desk() -> Desk {
    let mut desk = Desk::on(TODAY);
    let secret = json!({"kind": "denunciation", "petitioners": denouncer(), "respondent": "Sẻ Thông, trưởng thôn",
        "number_written": "12a Chìa Vôi Mỏ Đỏ", "note": "Gặp riêng Chìa Vôi", "summary": "Tố cáo lạm thu quỹ", "field": "policy_officials"});
    let unclear = json!({"eligibility": "undetermined", "competence": "undetermined", "disposition": null,
        "processed_on": null, "field": null, "matter": "V"});
    desk.load(&[
        matter("V"),
        with(&with(&with(&petition("D1", "2026-11-18"), &secret), &unclear), &incoming()),
        with(&visit("R1", "2026-11-19"), &json!({"number_written": "7, Chìa Vôi Mỏ Đỏ", "people": denouncer(), "content": "Nộp đơn tố cáo"})),
        with(
            &with(&petition("D2", "2026-11-19"), &secret),
            &json!({"source": "direct", "via_visit": "R1", "eligibility": "undetermined", "competence": "undetermined",
                "disposition": null, "processed_on": null, "field": null}),
        ),
        with(&with(&with(&petition("D3", "2026-11-18"), &secret), &unclear), &json!({"kind": "mixed"})),
    ]);
    desk
}

/// Fails where something shown holds any mark of the denouncer.
fn shows_nobody(what: &str, shown: &Value) {
    let text = shown.to_string();
    for mark in DENOUNCER {
        assert!(!text.contains(mark), "{what} shows “{mark}”: {text}");
    }
}

#[test]
fn no_list_record_history_or_work_list_names_a_denouncer() {
    let desk = desk();
    let (r, today) = (desk.book.read(), desk.now.today);
    for slice in [Slice::Petition, Slice::Visit, Slice::Matter, Slice::Referral] {
        let page = list::list(r, slice, &Query::default(), today).unwrap();
        shows_nobody(&format!("the list of {slice:?}"), &json!(page));
        for mark in DENOUNCER {
            let query = Query { search: Some((*mark).to_owned()), ..Query::default() };
            let page = list::list(r, slice, &query, today).unwrap();
            assert!(page.rows.is_empty(), "{slice:?} is found by “{mark}”");
        }
    }
    for (slice, reference) in [
        (Slice::Petition, "D1"),
        (Slice::Petition, "D2"),
        (Slice::Petition, "D3"),
        (Slice::Visit, "R1"),
        (Slice::Matter, "V"),
    ] {
        shows_nobody(reference, &json!(book::look_at(r, slice, reference, today).unwrap()));
        shows_nobody(reference, &json!(history::history(r, slice, reference).unwrap()));
    }
    shows_nobody("what is due", &json!(due::due(r, today).unwrap()));
    shows_nobody("today", &json!(today::today(r, today).unwrap()));
}

#[test]
fn no_search_hint_or_recollection_names_a_denouncer() {
    let desk = desk();
    let r = desk.book.read();
    for mark in DENOUNCER {
        let found = find::find(r, mark, 50).unwrap();
        assert!(found.is_empty(), "“{mark}” finds {found:?}");
    }
    assert!(!find::find(r, "lạm thu", 50).unwrap().is_empty(), "the content is found");
    shows_nobody("what is found", &json!(find::find(r, "lạm thu", 50).unwrap()));
    shows_nobody("who came before", &json!(recall::recall(r, "Chìa Vôi").unwrap()));
    let same = json!({"petitioners": denouncer(), "summary": "Tố cáo lạm thu quỹ", "kind": "denunciation"});
    let same = object(&with(&with(&petition("D9", TODAY), &same), &incoming()));
    let hints = recognise::recognise(r, Slice::Petition, &same).unwrap();
    assert!(!hints.is_empty(), "the paper is recognised by its incoming document");
    shows_nobody("a hint", &json!(hints));
}

#[test]
fn no_printed_book_paper_report_or_file_name_names_a_denouncer() {
    let mut desk = desk();
    let (now, today) = (desk.now, desk.now.today);
    for book in [Slice::Visit, Slice::Petition] {
        let printed = yearbook::look(desk.book.read(), book, 2026, today).unwrap();
        shows_nobody("a book", &json!(printed));
        shows_nobody("a book", &json!(yearbook::print(&mut desk.book, book, 2026, None, now).unwrap()));
        shows_nobody("a file", &json!(yearbook::file_name(book, 2026)));
    }
    let r = desk.book.read();
    for about in ["petition:D1", "petition:D2", "visit:R1"] {
        for offer in paper::offered(r, Some(about), now).unwrap_or_default() {
            shows_nobody("an offer", &json!(offer));
        }
    }
    let report = report::report(r, &asked("2026-12"), now).unwrap();
    shows_nobody("the report", &json!(report));
    shows_nobody("a file", &json!(report::file_name(&report)));
    let workbook = report::workbook(r, &asked("2026-12"), &report).unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(workbook)).unwrap();
    for at in 0..zip.len() {
        let mut text = String::new();
        let mut part = zip.by_index(at).unwrap();
        std::io::Read::read_to_string(&mut part, &mut text).unwrap();
        shows_nobody("a part of the workbook", &json!(text));
    }
}

#[test]
fn the_complete_register_is_an_export_that_is_logged() {
    let mut desk = desk();
    let before = tests::looks(&desk.book);
    assert!(desk.export().contains("Chìa Vôi"));
    assert_ne!(tests::looks(&desk.book), before);
    let before = tests::looks(&desk.book);
    let said = book::reveal(&mut desk.book, Slice::Petition, "D1", "Mời làm việc", desk.now).unwrap().record;
    assert!(serde_json::to_string(&said).unwrap().contains("Chìa Vôi"));
    assert_ne!(tests::looks(&desk.book), before);
}
