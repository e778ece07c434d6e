//! What a head of office would not sign: papers that said something untrue, or stood on their page as none may.

use casebook::paper::sheet::Block;
use casebook::paper::{self, Sheet, docx};
use casebook::{Error, Moment, day};
use serde_json::{Value, json};
use tests::{Desk, spoken};

use crate::letter::{make, office};

fn look(desk: &Desk, reference: &str) -> Sheet {
    paper::look(desk.book.read(), reference).unwrap()
}

fn document(sheet: &Sheet) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx::docx(sheet).unwrap())).unwrap();
    std::io::read_to_string(archive.by_name("word/document.xml").unwrap()).unwrap()
}

#[test]
fn a_draft_printed_for_the_head_made_the_first_numbered_copy_a_reprint() {
    let mut desk = office("2019-09-05", None);
    let paper = make(&mut desk, "refer_proposal", Some("proposal"), None).unwrap();
    let print = |desk: &mut Desk| paper::print(&mut desk.book, &paper, desk.now).unwrap().reprint;
    assert!(!print(&mut desk) && !print(&mut desk), "a draft");
    paper::issue(&mut desk.book, &paper, "5", day::iso("2019-09-06").unwrap(), desk.now).unwrap();
    assert!(!print(&mut desk), "the first copy");
    assert!(print(&mut desk), "the second");
}

#[test]
fn the_chairman_proposed_to_himself() {
    let mut desk = office("2019-09-05", None);
    let clerk = json!({"type": "officer", "ref": "TK", "full_name": "Hoàng Thị Thư", "title": "Công chức Văn phòng - Thống kê"});
    desk.load(&[clerk]);
    let blank = |form: &str| paper::blank(desk.book.read(), form, Some("complaint"), None, desk.now).unwrap().draft;
    let own: Value = blank("acceptance_proposal")["signer"].clone();
    assert_ne!(own, "CT");
    assert_eq!(own, "TK");
    assert_eq!(blank("guide_complaint")["signer"], "CT", "a letter is the head's");
}

#[test]
fn a_letter_was_issued_with_a_day_before_the_paper_it_answers() {
    let mut desk = office("2019-09-05", None);
    for (form, about) in [("refer_proposal", "proposal"), ("reminder", "C-request"), ("refusal", "L-refused")] {
        let paper = make(&mut desk, form, Some(about), None).unwrap();
        let early = paper::issue(&mut desk.book, &paper, "5", day::iso("2019-09-04").unwrap(), desk.now);
        let Err(Error::Faults(faults, _)) = early else { panic!("{form} went out") };
        assert_eq!(spoken(&faults), ["doc_date before_answered"], "{form}");
        assert!(faults[0].say.contains("05/09/2019"), "{}", faults[0].say);
        paper::issue(&mut desk.book, &paper, "5", day::iso("2019-09-05").unwrap(), desk.now).unwrap();
    }
}

#[test]
fn the_same_paper_was_made_twice_without_a_question() {
    let mut desk = office("2019-09-05", None);
    for (form, about, period) in [("reply", Some("proposal"), None), ("schedule", None, Some("2019-09"))] {
        let made = make(&mut desk, form, about, period).unwrap();
        let blank = paper::blank(desk.book.read(), form, about, period, desk.now).unwrap();
        let mut draft = blank.draft;
        draft.insert("signer".into(), "CT".into());
        draft["fields"]["answer"] = "accepted".into();
        if form == "schedule" {
            draft["fields"].as_object_mut().unwrap().remove("answer");
        }
        let Err(Error::Faults(faults, _)) = paper::make_first(&mut desk.book, draft.clone(), false, desk.now) else {
            panic!("{form} was made twice")
        };
        assert_eq!(spoken(&faults), ["form made_before"]);
        assert!(faults[0].say.contains(&made), "{}", faults[0].say);
        // Months later, too: a report is asked for again when somebody comes to inspect.
        let later = Moment::on(desk.now.today + chrono::Days::new(200));
        let mut late = draft.clone();
        late.insert("on".into(), later.today.to_string().into());
        assert!(paper::make_first(&mut desk.book, late, false, later).is_err(), "{form} was made twice, later");
        paper::make_first(&mut desk.book, draft, true, desk.now).unwrap();
    }
}

#[test]
fn a_paper_was_offered_that_could_not_be_made() {
    let mut desk = office("2019-09-05", None);
    let offered = |desk: &Desk, about: &str| -> Vec<&str> {
        let offers = paper::offered(desk.book.read(), Some(about), desk.now).unwrap();
        offers.iter().map(|one| one.form).collect()
    };
    assert!(!offered(&desk, "complaint").contains(&"refer"), "a complaint is referred only from 01/07/2026");
    let ahead = json!({"type": "session", "date": "2026-12-20", "lane": "head", "kind": "scheduled",
        "published": true, "host": "Chủ tịch UBND xã", "held": false, "visitors_came": false, "ref": "AHEAD"});
    desk.load(&[ahead]);
    assert_eq!(offered(&desk, "AHEAD"), Vec::<&str>::new(), "nobody can fail to come before the day");
    let mut bare = Desk::on("2026-11-23");
    bare.load(&[tests::matter("V"), tests::petition("D", "2026-11-02")]);
    assert_eq!(offered(&bare, "D"), Vec::<&str>::new(), "nobody in the register signs");
}

#[test]
fn the_schedule_told_the_public_of_the_partys_days_and_why_somebody_is_away() {
    let mut desk = office("2019-09-05", None);
    let session = |on: &str, body: &str| {
        json!({"type": "session", "ref": body, "date": on, "lane": "head", "kind": "scheduled", "published": true,
            "host": "Bí thư Đảng ủy", "body": body, "held": false, "visitors_came": false, "note": "đi chữa bệnh"})
    };
    desk.load(&[session("2019-09-12", "dang_uy"), session("2019-09-19", "hdnd")]);
    let made = make(&mut desk, "schedule", None, Some("2019-09")).unwrap();
    let sheet = look(&desk, &made);
    let said = sheet.texts().join("\n");
    for word in ["12/09/2019", "19/09/2019", "Bí thư", "chữa bệnh", "đi họp tỉnh"] {
        assert!(!said.contains(word), "{word}\n{said}");
    }
    let Some(Block::Table { head, rows, .. }) = sheet.body.iter().find(|one| matches!(one, Block::Table { .. }))
    else {
        panic!("{said}")
    };
    assert!(head.contains(&"Thời gian".to_owned()) && head.contains(&"Nội dung dự kiến".to_owned()), "{head:?}");
    assert!(rows.iter().flatten().all(|cell| !cell.is_empty()), "{rows:?}");
    let folder = tempfile::tempdir().unwrap();
    let prints = crate::paper::rendered(folder.path(), &[("lich.docx".to_owned(), docx::docx(&sheet).unwrap())]);
    assert_eq!(crate::paper::pages(&prints[0]).len(), 1, "one page for the wall");
}

#[test]
fn a_signature_block_was_torn_over_two_pages() {
    let mut desk = office("2019-09-05", None);
    let made = make(&mut desk, "minutes", Some("L-proposal"), None).unwrap();
    let sheet = look(&desk, &made);
    let names = ["CÁN BỘ GHI", "Nông Văn Tuyên"];
    // Wherever the text ends on its page.
    let files: Vec<(String, Vec<u8>)> = (0..24)
        .map(|more| {
            let mut sheet = sheet.clone();
            let line = Block::Text("Dòng thêm vào để trang đầy dần.".to_owned());
            sheet.body.splice(1..1, std::iter::repeat_n(line, more));
            (format!("{more:02}.docx"), docx::docx(&sheet).unwrap())
        })
        .collect();
    let folder = tempfile::tempdir().unwrap();
    let mut two = 0;
    for print in crate::paper::rendered(folder.path(), &files) {
        let pages = crate::paper::pages(&print);
        two += usize::from(pages.len() == 2);
        let signed: Vec<&String> = pages.iter().filter(|page| page.contains(names[0])).collect();
        assert_eq!(signed.len(), 1);
        assert!(signed[0].contains(names[1]), "{}: {pages:?}", print.display());
        assert!(signed[0].contains("Biên bản được lập thành"), "the closing words stand with it: {pages:?}");
    }
    assert!(two > 3, "{two} of them are longer than a page");
}

#[test]
fn a_basis_ended_like_a_list_that_goes_on_and_the_clerks_words_without_a_full_stop() {
    let mut desk = office("2026-07-06", None);
    let made = make(&mut desk, "refer", Some("complaint"), None).unwrap();
    let sheet = look(&desk, &made);
    let basis: Vec<&str> = sheet
        .body
        .iter()
        .filter_map(|one| match one {
            Block::Basis(text) => Some(text.as_str()),
            _ => None,
        })
        .collect();
    let (last, before) = basis.split_last().unwrap();
    assert!(last.ends_with('.') && before.iter().all(|one| one.ends_with(';')), "{basis:?}");
    assert!(basis.contains(&"Căn cứ Luật Khiếu nại ngày 11 tháng 11 năm 2011;"), "{basis:?}");
    assert!(basis.iter().any(|one| one.contains("155/2026/NĐ-CP ngày 15 tháng 5 năm 2026")), "{basis:?}");
    assert!(sheet.body.contains(&Block::Text("Nội dung: Việc bờ rào lấn đường đi chung.".to_owned())));
}

#[test]
fn a_citizen_was_called_ong_ba_twice_and_the_telephone_stood_in_letters() {
    let mut desk = office("2026-07-06", None);
    let who = json!({"full_name": "Ông Lường Văn Pản", "sex": "male", "id_number": "001099012345", "id_type": "cccd",
        "phone": "0912345678"});
    let paper = json!({"type": "petition", "received_on": "2026-07-06", "written_on": "2026-07-06", "source": "post",
        "petitioners": [who], "signer_count": 1, "anonymity": "named", "kind": "proposal", "eligibility": "undetermined",
        "competence": "undetermined", "summary": "Xin sửa đường", "ref": "P"});
    desk.load(&[paper]);
    let made = make(&mut desk, "refer_proposal", Some("P"), None).unwrap();
    let said = look(&desk, &made).texts().join("\n");
    assert!(said.contains("của ông Lường Văn Pản (CCCD số 001099012345)"), "{said}");
    assert!(!said.contains("0912345678"));
    let receipt = make(&mut desk, "receipt", Some("P"), None).unwrap();
    assert!(look(&desk, &receipt).texts().join("\n").contains("điện thoại: 0912345678"));
}

#[test]
fn a_table_lost_its_header_on_the_second_page_and_its_figures_stood_to_the_left() {
    let mut sheet = Sheet { office: vec!["XÃ CHỢ ĐỒN".to_owned()], ..Sheet::default() };
    let row = |place: usize| vec![format!("Chỉ tiêu {place}"), format!("{place}")];
    sheet.body.push(Block::Table {
        head: vec!["Chỉ tiêu".to_owned(), "Số liệu".to_owned()],
        widths: vec![50, 50],
        rows: (1..90).map(row).collect(),
    });
    assert!(document(&sheet).contains("<w:jc w:val=\"right\"/>"));
    let folder = tempfile::tempdir().unwrap();
    let prints = crate::paper::rendered(folder.path(), &[("bang.docx".to_owned(), docx::docx(&sheet).unwrap())]);
    let pages = crate::paper::pages(&prints[0]);
    assert!(pages.len() > 2);
    assert!(pages.iter().filter(|page| page.contains("Chỉ tiêu ")).all(|page| page.contains("Số liệu")));
}

#[test]
fn word_underlined_every_word_in_red() {
    let sheet = Sheet {
        office: vec!["ỦY BAN NHÂN DÂN".to_owned(), "XÃ CHỢ ĐỒN".to_owned()],
        title: "BÁO CÁO".to_owned(),
        about: "Kết quả".to_owned(),
        ..Sheet::default()
    };
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx::docx(&sheet).unwrap())).unwrap();
    let mut part = |name: &str| std::io::read_to_string(archive.by_name(name).unwrap()).unwrap();
    assert!(part("word/styles.xml").contains("<w:lang w:val=\"vi-VN\""));
    let core = part("docProps/core.xml");
    assert!(core.contains("<dc:title>BÁO CÁO Kết quả</dc:title>"), "{core}");
    assert!(core.contains("<dc:creator>ỦY BAN NHÂN DÂN XÃ CHỢ ĐỒN</dc:creator>"), "{core}");
    assert!(part("word/document.xml").contains("<w:pStyle w:val=\"Title\"/>"));
}
