//! Papers of the office: every form for every kind of petition under each law, word for word where it matters, and no
//! denouncer in any of them that passes other hands.

use std::collections::BTreeMap;

use casebook::paper::{self, Sheet, docx};
use casebook::{Error, day};
use chrono::{Datelike, NaiveDate};
use serde_json::{Map, Value, json};
use tests::{Desk, object, spoken, with};

const KINDS: [&str; 6] = ["complaint", "denunciation", "proposal", "feedback", "request", "mixed"];
/// A day under each law.
pub const DAYS: [&str; 3] = ["2019-09-05", "2024-03-04", "2026-07-06"];
/// Everything that tells who wrote.
pub const MARKS: [&str; 6] = ["Giàng A Páo", "Páo", "012345678", "0912345678", "thôn Phja Khao", "001099012345"];

fn sender(role: Option<&str>) -> Value {
    let who = json!({"full_name": "Giàng A Páo", "sex": "male", "id_number": "012345678", "id_type": "cmnd",
        "id_issued_on": "2015-03", "id_issued_by": "Công an tỉnh", "address": "thôn Phja Khao, xã Bản Thi",
        "phone": "0912345678", "birth": "1956"});
    role.map_or(who.clone(), |role| with(&who, &json!({"role": role})))
}

/// An office with its people and one record of every sort on a day.
pub fn office(on: &str, role: Option<&str>) -> Desk {
    let mut desk = Desk::on("2026-11-23");
    let mut lines = vec![
        json!({"type": "officer", "ref": "CT", "full_name": "Nông Văn Tuyên", "title": "Chủ tịch UBND xã"}),
        json!({"type": "officer", "ref": "PCT", "full_name": "Ma Thị Hiền", "title": "Phó Chủ tịch UBND xã",
            "signs_as": "KT. CHỦ TỊCH"}),
        json!({"type": "officer", "ref": "CŨ", "full_name": "Lý Văn Cũ", "title": "Chủ tịch UBND xã",
            "valid_to": "2018-12-31"}),
        json!({"type": "office", "ref": "TTr", "name": "Thanh tra tỉnh", "kind": "external"}),
        json!({"type": "office", "ref": "H", "name": "UBND huyện Chợ Đồn", "kind": "external", "valid_to": "2025-06-30"}),
        json!({"type": "matter", "ref": "V", "title": "Vụ việc"}),
        json!({"type": "session", "ref": "S", "date": on, "lane": "head", "kind": "scheduled", "published": true,
            "host": "Chủ tịch UBND xã", "held": true, "visitors_came": true}),
        json!({"type": "session", "ref": "SR", "date": on, "lane": "delegate", "kind": "scheduled", "published": true,
            "host": "Phó Chủ tịch UBND xã", "delegated_because": "Chủ tịch đi họp tỉnh", "held": false,
            "visitors_came": false}),
    ];
    for kind in KINDS {
        lines.push(json!({"type": "visit", "ref": format!("L-{kind}"), "date": on, "lane": "head", "session": "S",
            "people_count": 1, "people": [sender(role)], "matters": ["V"], "content": "Trình bày việc bờ rào",
            "status": "completed"}));
        lines.push(json!({"type": "petition", "ref": kind, "received_on": on, "written_on": on, "source": "direct",
            "via_visit": format!("L-{kind}"), "petitioners": [sender(role)], "signer_count": 1,
            "anonymity": "named", "kind": kind, "respondent": "Đỗ Văn Bị, Phòng Kinh tế", "eligibility": "undetermined",
            "competence": "undetermined", "summary": "Việc bờ rào lấn đường đi chung"}));
        lines.push(
            json!({"type": "referral", "ref": format!("C-{kind}"), "petition": kind, "kind": "refer", "on": on,
            "office": "TTr", "reply_due": on}),
        );
    }
    lines.push(json!({"type": "visit", "ref": "L-refused", "date": on, "lane": "routine", "people_count": 1,
        "people": [sender(role)], "matters": ["V"], "content": "Đã giải quyết nhiều lần", "status": "refused",
        "refusal_ground": "vụ việc đã giải quyết đúng pháp luật, đã tiếp, giải thích"}));
    desk.load(&lines);
    desk
}

/// Fills a paper as a clerk would, whatever its form asks for.
fn filled(desk: &Desk, form: &str, about: Option<&str>, period: Option<&str>) -> Result<Map<String, Value>, Error> {
    let blank = paper::blank(desk.book.read(), form, about, period, desk.now)?;
    let mut draft = blank.draft;
    draft.insert("signer".into(), "CT".into());
    if blank.form.office {
        draft.insert("office".into(), "TTr".into());
    }
    let fields = draft["fields"].as_object_mut().unwrap();
    for field in &blank.form.field {
        if field.required && !fields.contains_key(&field.name) {
            let text = match field.kind.as_str() {
                "rows" => "Ảnh bờ rào | 02 | rõ | bản sao",
                "choice" => "accepted",
                _ => "theo hồ sơ",
            };
            fields.insert(field.name.clone(), text.into());
        }
    }
    Ok(draft)
}

/// Makes a paper as a clerk would.
pub fn make(desk: &mut Desk, form: &str, about: Option<&str>, period: Option<&str>) -> Result<String, Error> {
    let draft = filled(desk, form, about, period)?;
    Ok(paper::make(&mut desk.book, draft, desk.now)?.value.reference)
}

fn printed(desk: &mut Desk, reference: &str) -> Sheet {
    paper::print(&mut desk.book, reference, desk.now).unwrap()
}

fn text(sheet: &Sheet) -> String {
    sheet.texts().join("\n")
}

/// What every form is tried on.
fn subjects() -> Vec<(Option<String>, Option<&'static str>)> {
    let mut all: Vec<(Option<String>, Option<&str>)> =
        vec![(None, Some("2019-09")), (Some("SR".into()), None), (Some("L-refused".into()), None)];
    for kind in KINDS {
        all.extend([(Some(kind.into()), None), (Some(format!("L-{kind}")), None), (Some(format!("C-{kind}")), None)]);
    }
    all
}

/// Makes every paper that is offered for every record on a day.
pub fn every(desk: &mut Desk) -> BTreeMap<(String, String), Sheet> {
    let mut all = BTreeMap::new();
    for (about, period) in subjects() {
        for offer in paper::offered(desk.book.read(), about.as_deref(), desk.now).unwrap() {
            if offer.form == "empty_minutes" && all.contains_key(&("empty_minutes".to_owned(), "SR".to_owned())) {
                continue;
            }
            match make(desk, offer.form, about.as_deref(), period) {
                Ok(reference) => {
                    let sheet = printed(desk, &reference);
                    all.insert((offer.form.to_owned(), about.clone().unwrap_or_default()), sheet);
                }
                Err(Error::Faults(faults, _)) => {
                    // A complaint is referred only from 01/07/2026.
                    assert_eq!(spoken(&faults), ["form no_form"], "{} {about:?}", offer.form);
                }
                Err(error) => panic!("{} {about:?}: {error}", offer.form),
            }
        }
    }
    all
}

#[test]
fn every_paper_is_made_for_every_kind_of_petition_under_each_law() {
    for on in DAYS {
        let mut desk = office(on, None);
        let all = every(&mut desk);
        let forms: Vec<&str> = all.keys().map(|(form, _)| form.as_str()).collect();
        for form in paper::form::forms() {
            assert!(forms.contains(&form.code.as_str()), "{on}: {}", form.code);
        }
        let kinds = |form: &str| -> Vec<&str> {
            let of = |(one, about): &(String, String)| KINDS.into_iter().find(|kind| one == form && about == kind);
            all.keys().filter_map(of).collect()
        };
        assert_eq!(kinds("refer").len(), if on < "2026-07-01" { 1 } else { 2 }, "{on}");
        assert_eq!(kinds("refer_proposal"), ["feedback", "proposal", "request"]);
        assert_eq!(kinds("receipt").len(), 6);
        assert_eq!(kinds("reply").len(), 6);
        for ((form, about), sheet) in &all {
            let text = text(sheet);
            assert!(text.contains("Số:") || paper::form::form(form).unwrap().plain, "{form} {about}");
            assert!(!text.contains('{') && !text.contains("  :"), "{form} {about}: {text}");
            assert!(text.contains("ỦY BAN NHÂN DÂN\nXÃ CHỢ ĐỒN"), "{form}");
            assert!(docx::docx(sheet).unwrap().starts_with(b"PK"));
        }
    }
}

#[test]
fn a_denouncer_stands_in_no_paper_that_passes_other_hands_whatever_the_role() {
    for role in [None, Some("self"), Some("representative"), Some("authorised"), Some("interpreter")] {
        let mut desk = office("2026-07-06", role);
        for ((form, about), sheet) in every(&mut desk) {
            let secret = ["denunciation", "mixed"].iter().any(|kind| about.ends_with(kind));
            // What is put up in public, sent above or kept with a session names nobody at all.
            if about.is_empty() || about == "SR" {
                let text = text(&sheet);
                assert!(MARKS.iter().all(|mark| !text.contains(mark)), "{form} {role:?}: {text}");
            }
            if !secret {
                continue;
            }
            let own = paper::form::form(&form).unwrap().to == paper::form::To::Sender;
            let text = text(&sheet);
            for mark in MARKS {
                assert!(own || !text.contains(mark), "{form} {about} {role:?}: {mark}\n{text}");
            }
            assert!(!own || text.contains("Giàng A Páo"), "{form} {about}: the denouncer's own paper names them");
            if own {
                assert!(
                    !sheet.recipients.iter().any(|line| line.contains("Đỗ Văn Bị") || line.contains("Phòng Kinh tế"))
                );
            }
        }
    }
}

#[test]
fn a_denouncer_named_in_the_text_or_a_copy_to_the_denounced_is_refused() {
    let mut desk = office("2026-07-06", None);
    let before = desk.trace();
    let mut draft = filled(&desk, "refer", Some("denunciation"), None).unwrap();
    for content in ["Ông Giàng A Páo kể", "gọi 0912345678", "số 012345678", "ở THÔN PHJA KHAO, XÃ BẢN THI"]
    {
        draft["fields"]["content"] = content.into();
        let Err(Error::Faults(faults, _)) = paper::make(&mut desk.book, draft.clone(), desk.now) else {
            panic!("{content}")
        };
        assert_eq!(spoken(&faults), ["fields.content names_denouncer"], "{content}");
    }
    let mut draft = filled(&desk, "guide_denunciation", Some("denunciation"), None).unwrap();
    for copy in ["Ông Đỗ Văn Bị", "Phòng Kinh tế", "đỗ văn bị"] {
        draft["recipients"] = json!(["Như trên", copy]);
        let Err(Error::Faults(faults, _)) = paper::make(&mut desk.book, draft.clone(), desk.now) else {
            panic!("{copy}")
        };
        assert_eq!(spoken(&faults), ["recipients copy_to_denounced"], "{copy}");
    }
    assert_eq!(before, desk.trace());
}

#[test]
fn the_screen_covers_a_denouncer_even_in_the_denouncers_own_paper() {
    let mut desk = office("2026-07-06", None);
    let reference = make(&mut desk, "guide_denunciation", Some("denunciation"), None).unwrap();
    let covered = || -> String { text(&paper::look(desk.book.read(), &reference).unwrap()) };
    assert!(MARKS.iter().all(|mark| !covered().contains(mark)));
    paper::issue(&mut desk.book, &reference, "7", day::iso("2026-07-07").unwrap(), desk.now).unwrap();
    let shown = text(&paper::look(desk.book.read(), &reference).unwrap());
    assert!(MARKS.iter().all(|mark| !shown.contains(mark)) && shown.contains("Số: 07/UBND-VP"));
    assert!(text(&printed(&mut desk, &reference)).contains("Giàng A Páo"));
}

#[test]
fn a_paper_that_cites_dead_law_or_nobody_in_office_is_refused_in_words() {
    let mut desk = office("2026-07-06", None);
    let mut draft = filled(&desk, "refer_proposal", Some("proposal"), None).unwrap();
    draft["fields"]["content"] = "Việc theo Nghị định số 64/2014/NĐ-CP".into();
    draft.insert("signer".into(), "CŨ".into());
    draft.insert("office".into(), "H".into());
    let Err(Error::Faults(faults, _)) = paper::make(&mut desk.book, draft, desk.now) else { panic!() };
    assert_eq!(spoken(&faults), ["signer not_in_office", "office not_in_office", "fields dead_law"]);
    assert!(faults[2].say.contains("64/2014/NĐ-CP"), "{}", faults[2].say);
    // A paper of an older day, issued once the law is gone, is refused then.
    let mut desk = office("2026-06-30", None);
    let mut draft = filled(&desk, "refer_proposal", Some("proposal"), None).unwrap();
    draft["fields"]["content"] = "Việc theo Nghị định số 64/2014/NĐ-CP".into();
    let paper = paper::make(&mut desk.book, draft, desk.now).unwrap().value.reference;
    let late = paper::issue(&mut desk.book, &paper, "5", day::iso("2026-07-01").unwrap(), desk.now);
    assert!(matches!(late, Err(Error::Faults(faults, _)) if spoken(&faults) == ["fields dead_law"]));
    paper::issue(&mut desk.book, &paper, "5", day::iso("2026-06-30").unwrap(), desk.now).unwrap();
}

#[test]
fn a_paper_is_entered_as_what_it_is_and_its_number_stands_in_both_places() {
    let mut desk = office("2019-09-05", None);
    let paper = make(&mut desk, "refer_proposal", Some("proposal"), None).unwrap();
    let export = desk.export();
    let line = |kind: &str, text: &str, export: &str| -> Value {
        let found = export.lines().find(|line| line.contains(&format!(r#""type":"{kind}""#)) && line.contains(text));
        serde_json::from_str(found.unwrap()).unwrap()
    };
    // The referral entered when the petition was processed is this paper; no second one is entered.
    assert_eq!(line("paper", "refer_proposal", &export)["referral"], "C-proposal");
    assert!(line("paper", "refer_proposal", &export).get("doc_no").is_none(), "blank until issued");
    paper::issue(&mut desk.book, &paper, "5", day::iso("2019-09-06").unwrap(), desk.now).unwrap();
    let export = desk.export();
    let (own, letter) = (line("paper", "refer_proposal", &export), line("referral", "C-proposal", &export));
    assert_eq!((&own["doc_no"], &own["doc_date"]), (&json!("05/UBND-VP"), &json!("2019-09-06")));
    assert_eq!((&letter["doc_no"], &letter["doc_date"]), (&own["doc_no"], &own["doc_date"]));
    let again = paper::issue(&mut desk.book, &paper, "6", day::iso("2019-09-06").unwrap(), desk.now);
    assert!(matches!(again, Err(Error::Faults(faults, _)) if spoken(&faults) == ["doc_no already_issued"]));
    // A second paper for the same petition is a second referral.
    make(&mut desk, "refer_proposal", Some("proposal"), None).unwrap();
    assert_eq!(desk.export().matches(r#""petition":"proposal""#).count(), 2);
    // A reply answers the visit, a reminder is a reminder, an empty session is held.
    let reply = make(&mut desk, "reply", Some("feedback"), None).unwrap();
    assert!(line("visit", "L-feedback", &desk.export()).get("outcome").is_none());
    paper::issue(&mut desk.book, &reply, "8/UBND-VP", day::iso("2019-09-06").unwrap(), desk.now).unwrap();
    let outcome = line("visit", "L-feedback", &desk.export())["outcome"].clone();
    assert_eq!(outcome, "Trả lời công dân về kết quả xử lý số 8/UBND-VP ngày 06/09/2019");
    make(&mut desk, "reminder", Some("C-request"), None).unwrap();
    assert!(desk.export().contains(r#""petition":"request","kind":"remind","on":"2026-11-23","office":"TTr""#));
    make(&mut desk, "empty_minutes", Some("SR"), None).unwrap();
    let session = line("session", "\"SR\"", &desk.export());
    assert_eq!((&session["held"], &session["visitors_came"]), (&json!(true), &json!(false)));
}

#[test]
fn what_happened_is_written_down_by_the_officer_and_its_lines_are_numbered_without_a_gap() {
    let mut desk = office("2026-07-06", None);
    let officer =
        json!({"type": "officer", "ref": "CB", "full_name": "Lường Thị Bé", "title": "Công chức Văn phòng"});
    desk.load(&[officer]);
    let blank = paper::blank(desk.book.read(), "minutes", Some("L-proposal"), None, desk.now).unwrap();
    assert_eq!(blank.draft["signer"], "CB");
    let mut draft = blank.draft;
    draft["fields"]["wishes"] = "Đề nghị đo lại".into();
    let made = paper::make(&mut desk.book, draft, desk.now).unwrap().value.reference;
    let text = text(&paper::look(desk.book.read(), &made).unwrap());
    for line in ["3. Người được tiếp:", "2. Yêu cầu, đề nghị: Đề nghị đo lại", "3. Kết luận của người chủ trì:"]
    {
        assert!(text.contains(line), "{line}\n{text}");
    }
    let letter = paper::blank(desk.book.read(), "refer", Some("complaint"), None, desk.now).unwrap();
    assert_eq!(letter.draft["signer"], "CT");
}

#[test]
fn a_second_print_says_so_and_the_same_paper_is_the_same_file() {
    let mut desk = office("2019-09-05", None);
    let paper = make(&mut desk, "refer_proposal", Some("proposal"), None).unwrap();
    // A draft printed for the head's eyes is no copy yet.
    assert!(!printed(&mut desk, &paper).reprint && !printed(&mut desk, &paper).reprint);
    // Corrected before it is issued, it is a new text; issued, it stays what it was.
    let mut draft = filled(&desk, "refer_proposal", Some("proposal"), None).unwrap();
    draft["fields"]["content"] = "Nội dung sửa".into();
    paper::correct(&mut desk.book, &paper, draft.clone(), desk.now).unwrap();
    let fresh = printed(&mut desk, &paper);
    assert!(!fresh.reprint && text(&fresh).contains("Nội dung sửa"));
    paper::issue(&mut desk.book, &paper, "5", day::iso("2019-09-06").unwrap(), desk.now).unwrap();
    let first = printed(&mut desk, &paper);
    let second = printed(&mut desk, &paper);
    assert!(!first.reprint && second.reprint);
    assert!(text(&second).starts_with("Bản in lại\n"));
    let third = printed(&mut desk, &paper);
    assert_eq!(docx::docx(&second).unwrap(), docx::docx(&third).unwrap());
    let refused = paper::correct(&mut desk.book, &paper, draft, desk.now);
    assert!(matches!(refused, Err(Error::Faults(faults, _)) if spoken(&faults) == ["form already_issued"]));
    let changed = json!({"type": "officer", "full_name": "Nông Văn Khác", "title": "Chủ tịch UBND xã"});
    casebook::book::correct(&mut desk.book, casebook::slice::Slice::Officer, "CT", object(&changed), desk.now)
        .unwrap();
    assert!(text(&printed(&mut desk, &paper)).contains("Nông Văn Tuyên"), "what was sent stays what was sent");
}

#[test]
fn a_register_with_papers_exports_and_loads_to_the_same_bytes() {
    let mut desk = office("2024-03-04", None);
    let paper = make(&mut desk, "refer_proposal", Some("proposal"), None).unwrap();
    paper::issue(&mut desk.book, &paper, "5", day::iso("2024-03-05").unwrap(), desk.now).unwrap();
    make(&mut desk, "schedule", None, Some("2024-03")).unwrap();
    printed(&mut desk, &paper);
    let export = desk.export();
    let mut other = Desk::on("2026-11-23");
    casebook::book::load(&mut other.book, export.as_bytes(), other.now).unwrap();
    assert_eq!(other.export(), export);
}

#[test]
fn the_day_of_a_paper_is_written_as_the_decree_writes_it_in_every_month_and_on_29_02() {
    let golden = [
        "Chợ Đồn, ngày 09 tháng 01 năm 2024",
        "Chợ Đồn, ngày 09 tháng 02 năm 2024",
        "Chợ Đồn, ngày 09 tháng 3 năm 2024",
        "Chợ Đồn, ngày 09 tháng 4 năm 2024",
        "Chợ Đồn, ngày 09 tháng 5 năm 2024",
        "Chợ Đồn, ngày 09 tháng 6 năm 2024",
        "Chợ Đồn, ngày 09 tháng 7 năm 2024",
        "Chợ Đồn, ngày 09 tháng 8 năm 2024",
        "Chợ Đồn, ngày 09 tháng 9 năm 2024",
        "Chợ Đồn, ngày 09 tháng 10 năm 2024",
        "Chợ Đồn, ngày 09 tháng 11 năm 2024",
        "Chợ Đồn, ngày 09 tháng 12 năm 2024",
    ];
    let mut days: Vec<(NaiveDate, &str)> =
        (1..).map(|month| NaiveDate::from_ymd_opt(2024, month, 9)).map_while(|d| d).zip(golden).collect();
    days.push((day::iso("2024-02-29").unwrap(), "Chợ Đồn, ngày 29 tháng 02 năm 2024"));
    for (on, dated) in days {
        let mut desk = office(&on.to_string(), None);
        let paper = make(&mut desk, "refer_proposal", Some("proposal"), None).unwrap();
        let blank = paper::look(desk.book.read(), &paper).unwrap();
        assert_eq!(blank.dated, "Chợ Đồn, ngày          tháng          năm 2024");
        paper::issue(&mut desk.book, &paper, "5", on, desk.now).unwrap();
        let sheet = paper::look(desk.book.read(), &paper).unwrap();
        assert_eq!(sheet.dated, dated);
        let received = dated.trim_start_matches("Chợ Đồn, ngày ");
        assert!(
            text(&sheet).contains(&format!("Ngày {received}, Ủy ban nhân dân xã Chợ Đồn nhận được")),
            "{}",
            on.month()
        );
    }
}

#[test]
fn a_letter_of_each_law_reads_word_for_word() {
    let read = |on: &str, form: &str, about: &str| -> String {
        let mut desk = office(on, None);
        let paper = make(&mut desk, form, Some(about), None).unwrap();
        paper::issue(&mut desk.book, &paper, "5", day::iso(on).unwrap(), desk.now).unwrap();
        text(&paper::look(desk.book.read(), &paper).unwrap())
    };
    assert_eq!(read("2019-09-05", "refer", "denunciation"), include_str!("letters/refer-2019.txt").trim_end());
    assert_eq!(read("2024-03-04", "refer", "denunciation"), include_str!("letters/refer-2024.txt").trim_end());
    assert_eq!(read("2026-07-06", "refer", "denunciation"), include_str!("letters/refer-2026.txt").trim_end());
    assert_eq!(read("2019-09-05", "guide_complaint", "complaint"), include_str!("letters/guide-2019.txt").trim_end());
    assert_eq!(read("2026-07-06", "refusal", "L-refused"), include_str!("letters/refusal-2026.txt").trim_end());
}

#[test]
fn a_document_of_each_form_opens_in_libreoffice_and_every_text_of_it_comes_back() {
    let mut desk = office("2026-07-06", None);
    let mut sheets: BTreeMap<String, Sheet> = BTreeMap::new();
    for ((form, _), sheet) in every(&mut desk) {
        sheets.entry(form).or_insert(sheet);
    }
    assert_eq!(sheets.len(), paper::form::forms().len());
    let files: Vec<_> =
        sheets.iter().map(|(form, sheet)| (format!("{form}.docx"), docx::docx(sheet).unwrap())).collect();
    let folder = tempfile::tempdir().unwrap();
    let bare = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
    for ((form, sheet), read) in sheets.iter().zip(crate::paper::read_back(folder.path(), &files)) {
        let held = bare(&read);
        for line in sheet.texts().into_iter().flat_map(str::lines) {
            assert!(held.contains(&bare(line)), "{form}: {line}\n{read}");
        }
    }
    assert_eq!(crate::paper::rendered(folder.path(), &files).len(), sheets.len());
    keep(folder.path());
}

/// Every paper for every kind of petition under each law, as a print.
#[test]
#[ignore = "for who wants to look at all of them: LOOK_AT=folder cargo test … letter::every_document -- --ignored"]
fn every_document_of_each_law_is_printed() {
    for on in DAYS {
        let mut desk = office(on, None);
        let named = |((form, about), sheet): ((String, String), Sheet)| {
            (format!("{on}-{form}-{about}.docx"), docx::docx(&sheet).unwrap())
        };
        let files: Vec<_> = every(&mut desk).into_iter().map(named).collect();
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(crate::paper::rendered(folder.path(), &files).len(), files.len());
        keep(folder.path());
    }
}

/// Keeps the prints for whoever wants to look at them: `LOOK_AT=folder cargo test … letter::a_document`.
fn keep(folder: &std::path::Path) {
    let Some(to) = std::env::var_os("LOOK_AT") else { return };
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        if entry.path().extension().is_some_and(|ending| ending == "pdf") {
            std::fs::copy(entry.path(), std::path::Path::new(&to).join(entry.file_name())).unwrap();
        }
    }
}
