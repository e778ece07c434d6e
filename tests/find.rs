//! Finding without accents, and never a denouncer.

use casebook::book;
use std::collections::{BTreeSet, HashMap, HashSet};

use casebook::find::{find, show};
use casebook::list;
use casebook::slice::Slice;
use serde_json::json;
use tests::{Desk, matter, object, petition, visit, with};
use unicode_normalization::UnicodeNormalization;

fn titles(desk: &Desk, text: &str) -> Vec<String> {
    find(desk.book.read(), text, 50).unwrap().into_iter().map(|found| found.title).collect()
}

/// The table of text vectors, 10-vectors §10.6.
#[test]
fn names_are_found_without_accents() {
    let mut desk = Desk::on("2026-11-23");
    let paper = |reference: &str, name: &str| {
        with(&petition(reference, "2026-11-02"), &json!({"petitioners": [{"full_name": name}]}))
    };
    let names =
        ["Đặng Thị Ước", "Giàng A Páo", "Trần Văn Hoà", "Lê Thị Hòa", "Vũ Hoa", "Đỗ Hóa", "Lý Thị Mỷ", "H'Mai Niê"];
    let mut lines = vec![matter("V")];
    lines.extend(names.iter().enumerate().map(|(n, name)| paper(&format!("D{n}"), name)));
    desk.load(&lines);
    assert_eq!(titles(&desk, "dang thi uoc"), ["Đặng Thị Ước"]);
    assert_eq!(titles(&desk, "GIANG A PAO"), ["Giàng A Páo"]);
    assert_eq!(titles(&desk, "hoa"), ["Đỗ Hóa", "Vũ Hoa", "Lê Thị Hòa", "Trần Văn Hoà"]);
    assert_eq!(titles(&desk, "lí mỉ"), ["Lý Thị Mỷ"]);
    assert_eq!(titles(&desk, "h'mai"), ["H'Mai Niê"]);
    // Typed decomposed.
    assert_eq!(titles(&desk, "U\u{31b}o\u{31b}\u{301}c"), ["Đặng Thị Ước"]);
}

#[test]
fn numbers_addresses_hamlets_titles_and_documents_are_found() {
    let mut desk = Desk::on("2026-11-23");
    desk.load(&[
        matter("V"),
        json!({"type": "hamlet", "ref": "H1", "name": "Phja Khao"}),
        json!({"type": "office", "ref": "O2", "name": "Công an xã", "kind": "external"}),
        with(
            &petition("D1", "2026-11-02"),
            &json!({"number": "12/2026", "petitioners": [{"full_name": "Ma Văn Giàng",
            "hamlet": "H1", "id_number": "001099012345", "phone": "0912345678"}]}),
        ),
        json!({"type": "referral", "ref": "C1", "petition": "D1", "kind": "refer", "on": "2026-11-03", "office": "O2",
            "doc_no": "13/PC-UBND"}),
    ]);
    for (text, slice) in [
        ("12/2026", Slice::Petition),
        ("phja", Slice::Petition),
        ("001099", Slice::Petition),
        ("0912345678", Slice::Petition),
        ("na khat", Slice::Petition),
        ("nha hop", Slice::Matter),
        ("13/PC", Slice::Referral),
        ("cong an xa", Slice::Referral),
    ] {
        let found = find(desk.book.read(), text, 50).unwrap();
        if text == "na khat" {
            assert!(found.is_empty(), "the address was not given");
        } else {
            assert!(found.iter().any(|found| found.slice == slice && !found.matched.is_empty()), "{text}: {found:?}");
        }
    }
}

#[test]
fn an_entry_is_found_by_the_number_it_has_in_the_paper_book() {
    let mut desk = Desk::on("2026-11-23");
    let numbered = |line: serde_json::Value, number: &str| with(&line, &json!({"number_written": number}));
    desk.load(&[
        matter("V"),
        numbered(visit("R1", "2026-11-02"), "12a"),
        numbered(visit("R2", "2026-11-02"), "125"),
        numbered(petition("D1", "2026-11-02"), "Đ-08"),
        numbered(petition("D2", "2026-11-02"), "3/2019"),
    ]);
    let found = |text: &str| -> Vec<(Slice, Option<String>)> {
        let all = find(desk.book.read(), text, 50).unwrap();
        assert!(all.iter().all(|one| one.matched.iter().all(|(field, ..)| field == "number_written")), "{all:?}");
        all.into_iter().map(|one| (one.slice, one.number)).collect()
    };
    for (text, slice, number) in [
        ("12a", Slice::Visit, "1/2026"),
        ("12A", Slice::Visit, "1/2026"),
        ("125", Slice::Visit, "2/2026"),
        ("Đ-08", Slice::Petition, "1/2026"),
        ("d-08", Slice::Petition, "1/2026"),
        ("3/2019", Slice::Petition, "2/2026"),
    ] {
        assert_eq!(found(text), [(slice, Some(number.to_owned()))], "{text}");
    }
    let hits = show(desk.book.read(), "12a", None, 50, desk.now.today).unwrap();
    assert_eq!((hits.len(), hits[0].passages[0].label.as_str()), (1, "số trong sổ giấy"));
}

#[test]
fn numbers_are_found_however_they_or_what_is_sought_are_grouped() {
    let mut desk = Desk::on("2026-11-20");
    let came = |nth: usize, phone: &str, number: &str| {
        let people = json!([{"full_name": format!("Người {nth}"), "phone": phone, "id_number": number}]);
        with(&visit(&format!("L{nth}"), "2026-11-10"), &json!({"people": people}))
    };
    let spoken = json!({"content": "Gọi lại số +84 912 345 690 nhé"});
    desk.load(&[
        matter("V"),
        came(0, "0912345678", "019000000027"),
        came(1, "+84 912 345 681", "0190 0000 0035"),
        came(2, "0912.345.682", "001.099.012.345"),
        came(3, "84912345683", "095 123 456"),
        with(&visit("L4", "2026-11-10"), &spoken),
    ]);
    let named = |text: &str| titles(&desk, text);
    for (nth, last) in [(0, "678"), (1, "681"), (2, "682"), (3, "683")] {
        for way in
            ["0912345", "0912 345 ", "0912.345.", "+84 912 345 ", "+84912345", "84912345", "(0912) 345-", "912345"]
        {
            assert_eq!(named(&format!("{way}{last}")), [format!("Người {nth}")], "{way}{last}");
        }
    }
    for (nth, texts) in [
        (0, ["019000000027", "0190 0000 0027"]),
        (1, ["019000000035", "019 000 000 035"]),
        (2, ["001099012345", "001.099.012.345"]),
        (3, ["095123456", "095.123.456"]),
    ] {
        for text in texts {
            assert_eq!(named(text), [format!("Người {nth}")], "{text}");
        }
    }
    assert_eq!(named("0912 345 690"), ["Hoàng Văn An"]);
    // While it is typed, and beside a word.
    assert_eq!(named("0912 345 68").len(), 3);
    assert_eq!(named("nguoi 0912 345 681"), ["Người 1"]);
    assert_eq!(named("0912 345 699"), [""; 0]);
    // Marked whole where it stands, and found in the book's own list too.
    let hit = &find(desk.book.read(), "0912 345 681", 9).unwrap()[0];
    assert_eq!(hit.matched, [("people.0.phone".to_owned(), 0, 15)]);
    let query = list::Query { search: Some("0912 345 681".to_owned()), ..list::Query::default() };
    let page = list::list(desk.book.read(), Slice::Visit, &query, desk.now.today).unwrap();
    assert_eq!((page.total, page.rows[0]["ref"].as_str()), (Some(1), Some("L1")));
}

#[test]
fn letters_that_look_like_others_are_found_as_those() {
    let mut desk = Desk::on("2026-11-20");
    let came = |reference: &str, name: &str, content: &str| {
        let people = json!({"people": [{"full_name": name, "address": "thôn Nà L\u{1a3}ờng"}], "content": content});
        with(&visit(reference, "2026-11-10"), &people)
    };
    desk.load(&[
        matter("V"),
        // U+01A3 for ư; Ð (U+00D0) and ð (U+00F0) for Đ and đ; Cyrillic Н, о, а, с.
        came("L1", "D\u{1a3}ơng Thị H\u{1a3}ơng", "\u{110}\u{1a3}ờng liên thôn h\u{1a3} hỏng"),
        came("L2", "\u{d0}ặng \u{f0}ình T\u{43e}àn", "Hỏi việ\u{441}"),
        came("L3", "\u{41d}\u{43e}àng V\u{103}n C\u{430}\u{43e}", "Hỏi việc"),
    ]);
    for (text, reference) in [
        ("duong thi huong", "L1"),
        ("Dương Thị Hương", "L1"),
        ("D\u{1a3}ơng Thị H\u{1a3}ơng", "L1"),
        ("duong lien thon hu hong", "L1"),
        ("dang dinh toan", "L2"),
        ("Đặng Đình Toàn", "L2"),
        ("hoang van cao", "L3"),
    ] {
        let found = find(desk.book.read(), text, 9).unwrap();
        let held: Vec<&str> = found.iter().map(|one| one.title.as_str()).collect();
        let wanted = book::look_at(desk.book.read(), Slice::Visit, reference, desk.now.today).unwrap();
        assert_eq!(held, [wanted.record["people"][0]["full_name"].as_str().unwrap()], "{text}");
    }
    assert_eq!(find(desk.book.read(), "hoi viec", 9).unwrap().len(), 2);
    assert_eq!(find(desk.book.read(), "na luong", 9).unwrap().len(), 3);
}

#[test]
fn no_text_is_an_error_of_the_index() {
    let desk = Desk::practising();
    for text in [
        "",
        "*",
        "\"",
        "a-b",
        "12/HĐ-UBND",
        "NEAR(",
        "a AND",
        "^",
        "(",
        "'; drop table",
        "đ\u{0}",
        "col:x",
        "-",
        "😀",
    ] {
        find(desk.book.read(), text, 50).unwrap();
    }
}

#[test]
fn a_denouncer_is_neither_found_nor_shown() {
    let denunciation = json!({"kind": "denunciation", "respondent": "Ông Bê", "via_visit": "R1", "source": "direct",
        "petitioners": [{"full_name": "Người Bí Mật", "address": "thôn Kín"}], "summary": "Tố cáo cán bộ"});
    let came = json!({"people": [{"full_name": "Người Bí Mật", "address": "thôn Kín"}]});
    let mut desk = Desk::on("2026-11-23");
    // The visit is entered first; the denunciation handed in at it makes its visitor a denouncer.
    desk.load(&[matter("V"), with(&visit("R1", "2026-11-02"), &came)]);
    assert_eq!(titles(&desk, "bi mat").len(), 1);
    desk.load(&[with(&petition("D1", "2026-11-02"), &denunciation)]);
    for text in ["bi mat", "thon kin", "nguoi"] {
        assert!(find(desk.book.read(), text, 50).unwrap().is_empty(), "{text}");
    }
    let shown = find(desk.book.read(), "to cao can bo", 50).unwrap();
    assert_eq!(shown[0].title, "Đơn tố cáo số 1/2026");
    assert!(!serde_json::to_string(&shown).unwrap().contains("Mật"));
    // Found to be no denunciation after all, the visitor is an ordinary one again.
    let feedback = with(&petition("D1", "2026-11-02"), &json!({"via_visit": "R1", "source": "direct"}));
    book::correct(&mut desk.book, Slice::Petition, "D1", object(&feedback), desk.now).unwrap();
    assert_eq!(titles(&desk, "bi mat").len(), 1);
}

#[test]
fn a_hit_shows_where_the_words_stand() {
    let mut desk = Desk::on("2026-11-23");
    let people = json!([{"full_name": "Ma Văn Giàng", "id_number": "001099012345"}]);
    desk.load(&[matter("V"), with(&petition("D1", "2026-11-02"), &json!({"petitioners": people}))]);
    let hits = show(desk.book.read(), "giang hop 0010", None, 50, desk.now.today).unwrap();
    let hit = &hits[0];
    assert_eq!((hit.found.title.as_str(), hit.marks.as_slice()), ("Ma Văn Giàng", [(7, 5)].as_slice()));
    let marked: Vec<(String, String)> = hit
        .passages
        .iter()
        .flat_map(|passage| {
            passage.marks.iter().map(|(start, length)| {
                (passage.label.clone(), passage.text.chars().skip(*start).take(*length).collect())
            })
        })
        .collect();
    assert_eq!(
        marked,
        [("tóm tắt nội dung".to_owned(), "họp".to_owned()), ("số giấy tờ".to_owned(), "0010".to_owned())]
    );
}

#[test]
fn no_mark_shows_a_denouncer() {
    let denunciation = json!({"kind": "denunciation", "respondent": "Ông Bê", "field": "corruption",
        "petitioners": [{"full_name": "Người Bí Mật", "address": "thôn Kín"}], "note": "Bí Mật ở thôn Kín",
        "summary": "Tố cáo cán bộ"});
    let mut desk = Desk::on("2026-11-23");
    desk.load(&[matter("V"), with(&petition("D1", "2026-11-02"), &denunciation)]);
    assert!(show(desk.book.read(), "bi mat", None, 50, desk.now.today).unwrap().is_empty());
    let hits = show(desk.book.read(), "to cao", None, 50, desk.now.today).unwrap();
    assert!(!serde_json::to_string(&hits).unwrap().contains("Mật"));
}

/// The next number of a fixed row of numbers.
fn next(seed: &mut u64) -> usize {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*seed >> 33).unwrap()
}

/// A name as people have them here: of the majority, Tày, Nùng, Dao, Mông, Ê-đê; of one word, of six.
fn random_name(seed: &mut u64) -> String {
    const FAMILY: [&str; 16] = [
        "Nguyễn", "Trần", "Đặng", "Hoàng", "Nông", "Triệu", "Bàn", "Giàng", "Sùng", "Lý", "Vũ", "Đỗ", "Quách", "Ma",
        "H'", "Y",
    ];
    const MIDDLE: [&str; 12] = ["Văn", "Thị", "A", "Đức", "Hữu", "Thuý", "Thúy", "Xuân", "Mỹ", "Quốc", "Seo", "Bích"];
    const RHYMES: [&str; 24] = [
        "oà", "oá", "ước", "áo", "iếp", "uyền", "ỳnh", "ý", "ỉ", "uỷ", "ủy", "ông", "ượng", "ẫm", "ấp", "ăng", "ẻn",
        "ị", "ỗ", "ở", "ũng", "uệ", "oèn", "ao",
    ];
    const HEADS: [&str; 20] =
        ["B", "C", "Ch", "D", "Đ", "G", "H", "K", "L", "M", "N", "Ng", "Nh", "Ph", "Q", "S", "T", "Th", "Tr", "V"];
    let syllable = |seed: &mut u64| format!("{}{}", HEADS[next(seed) % 20], RHYMES[next(seed) % 24]);
    match next(seed) % 20 {
        0 => format!("{}{}", syllable(seed), syllable(seed).to_lowercase()),
        1 => format!("H'{} {} Niê", syllable(seed), syllable(seed)),
        2 => format!(
            "{} {} {} {} {} {}",
            FAMILY[next(seed) % 14],
            MIDDLE[next(seed) % 12],
            MIDDLE[next(seed) % 12],
            MIDDLE[next(seed) % 12],
            syllable(seed),
            syllable(seed)
        ),
        _ => format!("{} {} {} {}", FAMILY[next(seed) % 14], MIDDLE[next(seed) % 12], syllable(seed), syllable(seed)),
    }
}

/// The ways a clerk may type a name.
fn typed(name: &str, way: usize) -> String {
    let bare = |text: &str| -> String {
        let kept = text.nfd().filter(|letter| !unicode_normalization::char::is_combining_mark(*letter));
        kept.collect::<String>().replace('đ', "d").replace('Đ', "D")
    };
    match way {
        0 => bare(name).to_lowercase(),
        1 => bare(name).to_uppercase(),
        2 => name.nfd().collect(),
        3 => name.to_uppercase(),
        4 => name
            .to_lowercase()
            .replace('y', "i")
            .replace('ý', "í")
            .replace('ỳ', "ì")
            .replace('ỷ', "ỉ")
            .replace('ỹ', "ĩ"),
        5 => bare(name).split_whitespace().rev().collect::<Vec<_>>().join("  "),
        6 => name.replace('\'', "’").replace("oà", "òa").replace("oá", "óa").replace("uỷ", "ủy"),
        _ => name.to_owned(),
    }
}

/// 100,000 names, each a row, sought each in a way of its own: every ninth of them here, all of them in `make bench`.
#[test]
fn a_hundred_thousand_names_are_found_in_every_form() {
    const NAMES: usize = 100_000;
    let mut seed = 2_026;
    let names: Vec<String> = (0..NAMES).map(|_| random_name(&mut seed)).collect();
    let mut desk = Desk::on("2026-11-23");
    let line = |(n, title): (usize, &String)| json!({"type": "matter", "ref": format!("V{n}"), "title": title});
    desk.load(&names.iter().enumerate().map(line).collect::<Vec<_>>());
    let mut forms = BTreeSet::new();
    let mut all: HashMap<String, HashSet<String>> = HashMap::new();
    // Nine and the eight forms have nothing in common, so every form comes up.
    let step = if std::env::var_os("EVERY_NAME").is_some() { 1 } else { 9 };
    for (n, name) in names.iter().enumerate().step_by(step) {
        let text = typed(name, n % 8);
        forms.insert(text.clone());
        let titles = |most: usize| find(desk.book.read(), &text, most).unwrap().into_iter().map(|found| found.title);
        // Among the first; where many people share all the words, among all of them, who are sought once.
        let found = titles(25).any(|title| title == *name)
            || all.entry(text.clone()).or_insert_with(|| titles(NAMES).collect()).contains(name);
        assert!(found, "“{text}” does not find {name}");
    }
    println!("among {NAMES} names, {} different texts in 8 forms: each was found", forms.len());
}

/// However few are asked for, they are the first of all: the ways to them differ, the order does not.
#[test]
fn the_first_few_are_the_first_of_all() {
    let desk = Desk::practising();
    let some = |text: &str, most: usize| -> Vec<(Slice, i64)> {
        find(desk.book.read(), text, most).unwrap().into_iter().map(|found| (found.slice, found.id)).collect()
    };
    let mut compared = 0;
    for word in ["nguyen", "hoang", "thon", "duong", "tranh", "nghi", "trieu", "giai", "giang", "2019", "khong"] {
        for end in 1..=word.len() {
            let beginning = &word[..end];
            let all = some(beginning, 1_000);
            for most in 1..=all.len() {
                assert_eq!(some(beginning, most), all[..most], "{most} of “{beginning}”");
                compared += 1;
            }
        }
    }
    assert!(compared > 100, "{compared}");
}
