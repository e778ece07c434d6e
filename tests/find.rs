//! Finding without accents, and never a denouncer.

use casebook::book;
use casebook::find::find;
use casebook::slice::Slice;
use serde_json::json;
use tests::{Desk, matter, object, petition, visit, with};

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
