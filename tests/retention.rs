//! After its year a paper goes for good, when the clerk says so: no letter of it in a page, the index, the history or the
//! log; its number, its days and the chain stay.

use aes::cipher::{BlockDecryptMut, KeyIvInit, block_padding::NoPadding};
use casebook::casebook::key::KeySlots;
use casebook::import::{self, ImportedBook, Outcome, Verdict};
use casebook::slice::Slice;
use casebook::{Error, backup, book, due, find, history, retention};
use serde_json::json;
use tests::{Desk, PASSPHRASE, matter, petition, with};

const TODAY: &str = "2026-11-23";
/// What must not be anywhere afterwards.
const CANARIES: &[&str] = &[
    "Chìa Vôi Mỏ Đỏ",
    "Khe Bốc Lửng",
    "Sẻ Thông Nâu",
    "Én Bụng Trắng",
    "Gõ Kiến Xanh",
    "Vạc Đêm 12a",
    "chia voi",
    "khe boc",
    "se thong",
    "en bung",
    "go kien",
];

/// The headings of an office's old book of petitions.
const OLD_BOOK: &str = "Số thứ tự,Ngày nhận,Họ tên người gửi,Địa chỉ,Tóm tắt nội dung,Loại đơn,Lĩnh vực,Đủ điều kiện xử lý,Hướng xử lý\n";
/// Its rows, all filed; the first two are destroyed.
const OLD_ROWS: [[&str; 4]; 3] = [
    ["20/11/2025", "Chìa Vôi Mỏ Đỏ", "thôn Khe Bốc Lửng", "Sẻ Thông Nâu đòi lại nương"],
    ["20/11/2025", "", "thôn Khe Bốc Lửng", "Én Bụng Trắng không ký tên"],
    ["20/11/2025", "Người Khác", "thôn Nà Khắt", "Phản ánh đường thôn"],
];

/// An old book with these rows: the day, who wrote, from where, what about.
fn old_book(rows: &[[&str; 4]]) -> import::Book {
    let row = |(at, [on, who, place, what]): (usize, &[&str; 4])| {
        format!("{},{on},{who},{place},{what},Kiến nghị,,Không đủ điều kiện,Lưu đơn ngày {on}\n", at + 1)
    };
    let rows: String = rows.iter().enumerate().map(row).collect();
    import::open(format!("{OLD_BOOK}{rows}").as_bytes()).unwrap()
}

/// Imports an old book, and makes sure that the dry run says the same.
fn bring_in(desk: &mut Desk, rows: &[[&str; 4]]) -> ImportedBook {
    let book = old_book(rows);
    let plans = book.guess_all(&[]);
    let tried = import::try_all(&desk.book, &book, &plans, desk.now, |_, _| true).unwrap();
    let done = import::run_all(&mut desk.book, &book, &plans, true, desk.now, |_, _| true).unwrap().value;
    assert_eq!(tried.sheets, done.sheets);
    done
}

fn verdicts(done: &ImportedBook) -> &[Verdict] {
    &done.sheets[0].imported.verdicts
}

/// An ineligible paper filed in 2025, one of this year, and one that is eligible.
fn desk() -> Desk {
    let mut desk = Desk::on(TODAY);
    let filed = json!({"kind": "complaint", "eligibility": "ineligible", "ineligibility_reason": "unclear",
        "competence": "undetermined", "disposition": "file", "matter": null, "field": null,
        "petitioners": [{"full_name": "Chìa Vôi Mỏ Đỏ", "address": "thôn Khe Bốc Lửng"}],
        "number_written": "Vạc Đêm 12a", "summary": "Sẻ Thông Nâu", "note": "Én Bụng Trắng", "respondent": "Sẻ Thông Nâu"});
    let old = with(&petition("D1", "2025-11-20"), &filed);
    let young = with(
        &with(&petition("D2", "2025-12-20"), &filed),
        &json!({"petitioners": [{"full_name": "Người khác"}],
        "number_written": null, "summary": "Khác", "note": null, "respondent": null}),
    );
    let answer = json!({"type": "referral", "ref": "C1", "petition": "D1", "kind": "refer", "on": "2025-11-21", "office": "O",
        "reply": {"on": "2025-11-22", "content": "Gõ Kiến Xanh"}});
    let office = json!({"type": "office", "ref": "O", "name": "Sở", "kind": "external"});
    desk.load(&[matter("V"), office, old, young, petition("D3", "2025-11-20"), answer]);
    fill(&mut desk, "F");
    desk
}

/// So many records that what was entered before them no longer waits for the search index.
fn fill(desk: &mut Desk, name: &str) {
    let lines: Vec<_> = (0..80).map(|n| matter(&format!("{name}{n}"))).collect();
    desk.load(&lines);
}

/// Every page of the closed register, without its cipher: free pages too.
fn pages(folder: &std::path::Path) -> Vec<u8> {
    let key = KeySlots::read(folder).unwrap().unlock(PASSPHRASE).unwrap();
    let file = std::fs::read(folder.join("so.dnth")).unwrap();
    let mut plain = Vec::new();
    for (number, page) in file.chunks(tests::PAGE).enumerate() {
        let from = if number == 0 { 16 } else { 0 };
        let (sealed, rest) = page[from..].split_at(tests::PAGE - 80 - from);
        let cipher = cbc::Decryptor::<aes::Aes256>::new_from_slices(key.as_slice(), &rest[..16]).unwrap();
        let mut page = sealed.to_vec();
        plain.extend_from_slice(cipher.decrypt_padded_mut::<NoPadding>(&mut page).unwrap());
    }
    plain
}

fn held<'a>(bytes: &[u8], words: &'a [&'a str]) -> Vec<&'a str> {
    let holds = |word: &&&str| bytes.windows(word.len()).any(|window| window == word.as_bytes());
    words.iter().filter(holds).copied().collect()
}

#[test]
fn only_what_is_filed_for_a_year_is_proposed_and_nothing_goes_by_itself() {
    let mut desk = desk();
    let due = retention::expired(desk.book.read(), desk.now.today).unwrap();
    assert_eq!(due.iter().map(|paper| paper.reference.as_str()).collect::<Vec<_>>(), ["D1"]);
    for others in [vec!["D2".to_owned()], vec!["D3".to_owned()], vec!["D1".to_owned(), "D3".to_owned()], Vec::new()] {
        let answer = retention::retire(&mut desk.book, &others, desk.now);
        assert!(matches!(answer, Err(Error::Usage(_))), "{others:?}");
    }
    assert!(desk.export().contains("Chìa Vôi Mỏ Đỏ"));
}

#[test]
fn a_retired_paper_leaves_no_letter_in_pages_index_history_or_log() {
    let mut desk = desk();
    let folder = desk.folder().join("sổ");
    backup::keep_safe(&desk.book, desk.now).unwrap();
    assert_eq!(find::find(desk.book.read(), "chia voi", 9).unwrap().len(), 1);
    let head = desk.book.read().journal_head().unwrap();
    let filter = json!({"name": CANARIES[0], "search": "", "filter": {"duplicate_of": "D1"}, "heads": {}});
    desk.book.keep_habit("look", &json!({"size": 115, "filters": {"petition": [filter]}}), desk.now).unwrap();
    desk.book.keep_habit("import", &json!([]), desk.now).unwrap();
    let done = retention::retire(&mut desk.book, &["D1".to_owned()], desk.now).unwrap().value;
    let habit = |name| desk.book.read().habit(name).unwrap();
    assert_eq!((habit("look"), habit("import")), (None, Some(json!([]))), "what names the paper goes with it");
    assert!(done.papers == 1 && done.log_begun_anew && !done.held_by.is_empty(), "{done:?}");
    for words in ["chia voi", "go kien"] {
        assert!(find::find(desk.book.read(), words, 9).unwrap().is_empty(), "{words}");
    }
    assert!(retention::expired(desk.book.read(), desk.now.today).unwrap().is_empty());
    let kept = due::kept_long_enough(desk.book.read(), desk.now.today).unwrap();
    assert!(kept.iter().all(|one| one.number.as_deref() != Some("1/2025")), "not proposed again: {kept:?}");
    let told = serde_json::to_string(&history::history(desk.book.read(), Slice::Petition, "D1").unwrap()).unwrap();
    assert!(held(told.as_bytes(), CANARIES).is_empty(), "{told}");
    let check = desk.book.examine().unwrap();
    assert!(check.ok, "{:?}", check.findings);
    assert_ne!(check.journal_head, head, "the act is in the chain, and the chain goes on");
    assert!(book::undo(&mut desk.book, desk.now).unwrap().is_none(), "what is destroyed is not taken back");
    let export = desk.export();
    assert!(export.contains("1/2025") && held(export.as_bytes(), CANARIES).is_empty());
    let Desk { book, folder: room, .. } = desk;
    drop(book);
    let plain = pages(&folder);
    assert!(!held(&plain, &["Người khác", "create table petition"]).is_empty(), "the pages are read");
    assert_eq!(held(&plain, CANARIES), Vec::<&str>::new());
    let segments = std::fs::read_dir(&folder).unwrap().flatten();
    let segments = segments.filter(|file| file.file_name().to_string_lossy().contains("nhat-ky")).count();
    assert_eq!(segments, 1, "the log begins anew");
    drop(room);
}

#[test]
fn a_name_that_was_found_and_became_a_denouncers_stayed_in_the_index() {
    // Folded it stands in the search index and nowhere else.
    const FOLDED: &str = "rzom";
    let mut desk = desk();
    let named = json!({"petitioners": [{"full_name": "Wợn Qrzơm"}]});
    desk.load(&[with(&petition("D9", "2026-11-20"), &named)]);
    fill(&mut desk, "G");
    let correct = |desk: &mut Desk, more: &serde_json::Value| {
        let line = with(&with(&petition("D9", "2026-11-20"), &named), more);
        let draft = line.as_object().cloned().unwrap();
        book::correct(&mut desk.book, Slice::Petition, "D9", draft, desk.now).unwrap();
    };
    // Once in the index, corrected and waiting for it again, when it turns out what it is.
    correct(&mut desk, &json!({"summary": "Việc khác"}));
    assert_eq!(find::find(desk.book.read(), "qrzom", 9).unwrap().len(), 1);
    let before = desk.folder().join("trước");
    std::fs::create_dir(&before).unwrap();
    desk.book.examine().unwrap();
    for file in ["so.dnth", "khoa.dnth"] {
        std::fs::copy(desk.folder().join("sổ").join(file), before.join(file)).unwrap();
    }
    assert_eq!(held(&pages(&before), &[FOLDED]), [FOLDED], "the search would find it");
    correct(&mut desk, &json!({"kind": "denunciation", "respondent": "Ông A"}));
    assert!(find::find(desk.book.read(), "qrzom", 9).unwrap().is_empty());
    let folder = desk.folder().join("sổ");
    let Desk { book, folder: room, .. } = desk;
    drop(book);
    assert_eq!(held(&pages(&folder), &[FOLDED]), Vec::<&str>::new());
    drop(room);
}

#[test]
fn before_the_act_the_pages_hold_every_canary() {
    let desk = desk();
    let folder = desk.folder().join("sổ");
    let Desk { book, folder: room, .. } = desk;
    drop(book);
    assert!(held(&pages(&folder), CANARIES).len() >= 6, "the search would find them");
    drop(room);
}

/// Gives what a row is told, by its code.
fn told<'a>(verdict: &'a Verdict, code: &str) -> Option<&'a str> {
    verdict.soft.iter().find(|remark| remark.code == code).map(|remark| &*remark.say)
}

/// A register that an old book came into, and whose first two papers of it were destroyed, the second after it was corrected.
fn emptied_desk() -> Desk {
    let mut desk = Desk::on(TODAY);
    let done = bring_in(&mut desk, &OLD_ROWS);
    assert_eq!(done.sheets[0].imported.good, 3, "{done:?}");
    let refs = ["2", "3"].map(|row| format!("import-{}-{row}-petition", done.batch));
    let export = desk.export();
    let lines = export.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let second = lines.into_iter().find(|line| line["ref"] == refs[1].as_str()).unwrap();
    let corrected = with(&second, &json!({"summary": "Đơn Én Bụng Trắng không có tên"}));
    book::correct(&mut desk.book, Slice::Petition, &refs[1], corrected.as_object().cloned().unwrap(), desk.now)
        .unwrap();
    let retired = retention::retire(&mut desk.book, &refs, desk.now).unwrap();
    assert_eq!(retired.value.papers, 2);
    desk
}

#[test]
fn what_was_destroyed_does_not_come_back_from_the_old_book() {
    let mut desk = emptied_desk();
    let before = desk.trace();
    let done = bring_in(&mut desk, &OLD_ROWS);
    assert_eq!(desk.trace(), before, "nothing comes in");
    assert_eq!(done.say, "Nhập được 0 dòng; 1 dòng đã có; 2 dòng đã tiêu hủy.");
    let say = "đã tiêu hủy theo thời hạn lưu, không nhập lại.";
    let each: Vec<_> = verdicts(&done).iter().map(|verdict| (verdict.outcome, told(verdict, "destroyed"))).collect();
    assert_eq!(each, [(Outcome::Twice, Some(say)), (Outcome::Twice, Some(say)), (Outcome::Twice, None)]);

    let [on, ..] = OLD_ROWS[0];
    let rows = [
        [on, "CHÌA VÔI MỎ ĐỎ (tức Vôi)", "Khe Bốc Lửng", "sẻ thông nâu: đòi lại nương"],
        [on, "Chìa Vôi Mỏ Đỏ", "Khe Bốc Lửng", "Xin đất làm nhà"],
        ["21/11/2025", "Chìa Vôi Mỏ Đỏ", "Khe Bốc Lửng", "Sẻ Thông Nâu đòi lại nương"],
    ];
    let done = bring_in(&mut desk, &rows);
    let say = "Cột “Tóm tắt nội dung”: cùng ngày, cùng người với một mục đã tiêu hủy; hãy xem có phải mục ấy không.";
    let each: Vec<_> = verdicts(&done)
        .iter()
        .map(|verdict| (verdict.outcome, told(verdict, "destroyed").is_some(), told(verdict, "may_be_destroyed")))
        .collect();
    let expected = [(Outcome::Twice, true, None), (Outcome::Soft, false, Some(say)), (Outcome::Soft, false, None)];
    assert_eq!(each, expected, "reworded it is told, and another day is another entry");
}

#[test]
fn a_paper_that_was_destroyed_does_not_come_back_with_a_book_of_visits() {
    let mut desk = emptied_desk();
    let [on, who, _, what] = OLD_ROWS[0];
    let text = format!(
        "STT,Ngày tiếp,Họ tên,Địa chỉ,Nội dung vụ việc,Loại đơn\n1,{on},{who},thôn Nà Khắt,{what},Kiến nghị\n\
         2,{on},Bàn Thị Xuân,thôn Nà Khắt,Hỏi chế độ,Kiến nghị\n"
    );
    let book = import::open(text.as_bytes()).unwrap();
    let plans = book.guess_all(&[]);
    let done = import::run_all(&mut desk.book, &book, &plans, false, desk.now, |_, _| true).unwrap().value;
    let say = "Cột “Nội dung vụ việc”: đơn đã tiêu hủy theo thời hạn lưu, không nhập lại; chỉ nhập lượt tiếp.";
    let each: Vec<_> = verdicts(&done).iter().map(|verdict| told(verdict, "paper_destroyed")).collect();
    assert_eq!(each, [Some(say), None]);
    let counts = &done.sheets[0].imported.records;
    assert_eq!((counts.get("visit"), counts.get("petition")), (Some(&2), Some(&1)));
}

#[test]
fn another_register_does_not_know_what_was_destroyed_and_a_backup_knows_without_a_name() {
    let mut desk = emptied_desk();
    let mut other = Desk::on(TODAY);
    assert_eq!(bring_in(&mut other, &OLD_ROWS).sheets[0].imported.good, 3);
    let mut loaded = Desk::on(TODAY);
    let lines = desk.export();
    let lines = lines.lines().filter(|line| !line.contains(r#""type":"unit""#)).collect::<Vec<_>>().join("\n");
    book::load(&mut loaded.book, lines.as_bytes(), loaded.now).unwrap();
    let mine = bring_in(&mut desk, &OLD_ROWS);
    assert!(told(&verdicts(&mine)[0], "destroyed").is_some());
    let theirs = bring_in(&mut loaded, &OLD_ROWS);
    assert!(theirs.sheets[0].imported.verdicts.iter().all(|one| told(one, "destroyed").is_none()), "{theirs:?}");

    let stick = desk.folder().join("usb");
    std::fs::create_dir(&stick).unwrap();
    let kept = backup::to(&desk.book, &stick, desk.now).unwrap();
    let again = desk.folder().join("lại");
    tests::restored(&stick.join(kept.file_name()), &again, PASSPHRASE, desk.now).unwrap();
    let folder = desk.folder().join("sổ");
    let Desk { book, folder: room, now } = desk;
    assert!(book.examine().unwrap().ok);
    drop(book);
    for folder in [&folder, &again] {
        let plain = pages(folder);
        assert!(!held(&plain, &["Người Khác", "create table destroyed"]).is_empty(), "the pages are read");
        assert_eq!(held(&plain, CANARIES), Vec::<&str>::new(), "{}", folder.display());
    }
    let book = casebook::open(&again, PASSPHRASE).unwrap();
    let mut restored = Desk { book, folder: room, now };
    assert!(told(&verdicts(&bring_in(&mut restored, &OLD_ROWS))[0], "destroyed").is_some());
}
