//! Names, groups and everything else that stands in a cell of people.

use super::*;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap_or_default()
}

fn read(text: &str) -> Vec<(String, String)> {
    told(text, false, today()).people.into_iter().map(|person| (person.name, person.address)).collect()
}

fn names(text: &str) -> Vec<String> {
    told(text, true, today()).people.into_iter().map(|person| person.name).collect()
}

#[test]
fn a_name_and_an_address_in_one_cell_are_told_apart() {
    for text in [
        "Hoàng Văn An – thôn Nà Pài, xã Bằng Lũng",
        "Hoàng Văn An - thôn Nà Pài, xã Bằng Lũng",
        "Hoàng Văn An, thôn Nà Pài, xã Bằng Lũng",
        "Hoàng Văn An\nthôn Nà Pài, xã Bằng Lũng",
        "Hoàng Văn An- thôn Nà Pài, xã Bằng Lũng",
        "Ông Hoàng Văn An trú tại thôn Nà Pài, xã Bằng Lũng",
        "Hoàng Văn An (thôn Nà Pài, xã Bằng Lũng)",
        "Hộ ông Hoàng Văn An. Địa chỉ: thôn Nà Pài, xã Bằng Lũng.",
        "Hoàng Văn An thôn Nà Pài, xã Bằng Lũng",
    ] {
        assert_eq!(read(text), [("Hoàng Văn An".into(), "thôn Nà Pài, xã Bằng Lũng".into())], "{text}");
    }
    assert_eq!(read("H'Mai Niê-Kdăm"), [("H'Mai Niê-Kdăm".into(), String::new())]);
    assert_eq!(read("Hoàng Văn An - Nà Pài"), [("Hoàng Văn An".into(), "Nà Pài".into())]);
}

#[test]
fn several_persons_are_several_however_they_are_written() {
    let both: [(String, String); 2] =
        [("Hoàng Văn An".into(), "thôn Nà Pài".into()), ("Nông Thị Bích".into(), "thôn Bản Lanh".into())];
    for text in [
        "Hoàng Văn An - thôn Nà Pài\nNông Thị Bích - thôn Bản Lanh",
        "1. Hoàng Văn An, thôn Nà Pài; 2. Nông Thị Bích, thôn Bản Lanh",
        "- Ông Hoàng Văn An, thôn Nà Pài\n- Bà Nông Thị Bích, thôn Bản Lanh",
        "1- Hoàng Văn An, thôn Nà Pài\n2- Nông Thị Bích, thôn Bản Lanh",
        "Hoàng Văn An, thôn Nà Pài; Nông Thị Bích, thôn Bản Lanh",
    ] {
        assert_eq!(read(text), both, "{text}");
    }
    let together: [(String, String); 2] =
        [("Hoàng Văn An".into(), "thôn Nà Pài".into()), ("Nông Thị Bích".into(), "thôn Nà Pài".into())];
    for text in ["Hoàng Văn An, Nông Thị Bích, thôn Nà Pài", "Hoàng Văn An và bà Nông Thị Bích - thôn Nà Pài"]
    {
        assert_eq!(read(text), together, "{text}");
    }
    for text in
        ["Hoàng Văn An - Nông Thị Bích", "Hoàng Văn An và vợ là chị Nông Thị Bích", "Hoàng Văn An\nNông Thị Bích"]
    {
        assert_eq!(names(text), ["Hoàng Văn An", "Nông Thị Bích"], "{text}");
    }
}

#[test]
fn a_name_broken_by_a_narrow_column_is_one() {
    assert_eq!(names("Lý\nThị Dung"), ["Lý Thị Dung"]);
    assert_eq!(names("Hoàng\nVăn An"), ["Hoàng Văn An"]);
    assert_eq!(names("Vàng Thị Và"), ["Vàng Thị Và"]);
    assert_eq!(names("Danh Sóc Kha"), ["Danh Sóc Kha"]);
}

#[test]
fn a_group_is_counted_and_who_stands_for_it_is_named() {
    for (text, count, named) in [
        ("15 hộ dân thôn Nà Pài (đại diện: Hoàng Văn An)", Some(15), vec!["Hoàng Văn An"]),
        ("Tập thể 20 công dân thôn Bản Lanh", Some(20), vec!["Tập thể 20 công dân thôn Bản Lanh"]),
        ("Hoàng Văn An đại diện cho 7 hộ dân thôn Nà Pài", Some(7), vec!["Hoàng Văn An"]),
        ("Hoàng Văn An + 3 người, thôn Nà Pài", Some(4), vec!["Hoàng Văn An"]),
        ("Hoàng Văn An và 6 người khác", Some(7), vec!["Hoàng Văn An"]),
        ("Hoàng Văn An\n(con trai đi cùng)", Some(2), vec!["Hoàng Văn An"]),
        ("02 công dân thôn A", Some(2), vec![]),
        ("Công ty TNHH An Bình", None, vec!["Công ty TNHH An Bình"]),
    ] {
        let told = told(text, true, today());
        assert_eq!(told.count, count, "{text}");
        assert_eq!(told.people.iter().map(|person| person.name.as_str()).collect::<Vec<_>>(), named, "{text}");
    }
}

#[test]
fn what_else_a_cell_tells_of_a_person_finds_its_field() {
    let text = "Bà: Nông Thị Bích, sinh năm 1970. Địa chỉ: thôn B, xã Bằng Lũng. SĐT 0912345678, CMND 095012345";
    let told = told(text, false, today());
    let [person] = told.people.as_slice() else { panic!("one person") };
    assert_eq!(
        (person.name.as_str(), person.sex, person.birth.as_deref()),
        ("Nông Thị Bích", Some("female"), Some("1970"))
    );
    assert_eq!((person.address.as_str(), person.phone.as_deref()), ("thôn B, xã Bằng Lũng", Some("0912345678")));
    assert_eq!(person.identity, Some((Kind::Card, "095012345".to_owned())));
}

#[test]
fn what_is_nobodys_name_names_nobody() {
    for text in ["UBND huyện chuyển", "thôn Khuổi Giả", "1", "3.4E+10", "…"] {
        assert_eq!(names(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn who_lives_where_the_one_above_lives_gets_that_address() {
    let above = Cell::Text("Hoàng Văn An – thôn Nà Pài".into());
    let read = |text| address_above(text, Some(&above), today());
    assert_eq!(read("Nông Thị Bích – nt").as_deref(), Some("Nông Thị Bích\nthôn Nà Pài"));
    assert_eq!(read("Nông Thị Bích – thôn B"), None);
}
