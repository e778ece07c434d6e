//! Sheets typed in the fonts of the 1990s.

use casebook::import::{self, Column};
use casebook::vietnamese::legacy::Encoding;

use super::bench::{BOOK_2021, Bench, sheet};

const TCVN3: (&str, &str) = (
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u{AD}õøö÷ùúýûüþ¡¢§£¤¥¦",
);

fn tcvn3(text: &str) -> String {
    let plain = |c: char| match TCVN3.0.chars().position(|one| one == c) {
        Some(at) => TCVN3.1.chars().nth(at).unwrap(),
        None => c,
    };
    text.chars().map(plain).collect()
}

fn vni(text: &str) -> String {
    let letters = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ";
    let written = "aø aù aû aõ aï aê aè aé aú aü aë aâ aà aá aå aã aä ñ eø eù eû eõ eï eâ eà eá eå eã eä ì í æ ó ò \
                   oø où oû oõ oï oâ oà oá oå oã oä ô ôø ôù ôû ôõ ôï uø uù uû uõ uï ö öø öù öû öõ öï yø yù yû yõ î";
    let written: Vec<&str> = written.split_whitespace().collect();
    let one = |c: char| {
        let lower = c.to_lowercase().next().unwrap();
        let Some(at) = letters.chars().position(|one| one == lower) else { return c.to_string() };
        if c == lower { written[at].to_owned() } else { written[at].to_uppercase() }
    };
    text.chars().map(one).collect()
}

const ROW: [&str; 12] = [
    "1",
    "05/9/2019",
    "Đặng Thị Ước – thôn Nà Pài, xã Bằng Lũng",
    "không",
    "Đề nghị giải quyết tranh chấp đường đi",
    "Kiến nghị",
    "",
    "",
    "",
    "",
    "Đã trả lời tại chỗ",
    "",
];

fn written(write: impl Fn(&str) -> String) -> Vec<u8> {
    let headings = BOOK_2021.map(&write);
    let row = ROW.map(&write);
    sheet(&headings.each_ref().map(String::as_str), &[&row.each_ref().map(String::as_str)])
}

#[test]
fn a_sheet_in_tcvn3_and_one_in_vni_come_in_as_unicode() {
    for (encoding, file) in [(Encoding::Tcvn3, written(tcvn3)), (Encoding::Vni, written(vni))] {
        let mut bench = Bench::new();
        let plan = import::open(&file).unwrap().guess().unwrap();
        assert_eq!(plan.columns[2].heading.to_lowercase(), "họ tên – địa chỉ");
        let content = plan.columns.iter().find(|column| column.holds == Column::Content).unwrap();
        assert_eq!(content.encoding, encoding);
        assert_eq!(content.after.as_deref(), Some("Đề nghị giải quyết tranh chấp đường đi"));
        assert_ne!(content.before, content.after, "the clerk sees both");

        bench.import(&file);
        let visit = bench.all("visit").remove(0);
        assert_eq!(visit["people"][0]["full_name"], "Đặng Thị Ước");
        assert_eq!(visit["people"][0]["id_type"], "none");
        assert_eq!(visit["content"], "Đề nghị giải quyết tranh chấp đường đi");
        assert_eq!(bench.all("petition")[0]["kind"], "proposal");
    }
}

#[test]
fn only_the_columns_in_the_old_font_are_converted() {
    let mut row = ROW.map(str::to_owned);
    row[4] = tcvn3(ROW[4]);
    let file = sheet(&BOOK_2021, &[&row.each_ref().map(String::as_str)]);
    let mut bench = Bench::new();
    bench.import(&file);
    let visit = bench.all("visit").remove(0);
    assert_eq!(visit["people"][0]["full_name"], "Đặng Thị Ước");
    assert_eq!(visit["content"], ROW[4]);
}

#[test]
fn the_clerk_may_say_how_a_column_is_written() {
    let mut bench = Bench::new();
    let file = import::open(&written(tcvn3)).unwrap();
    let mut plan = file.guess().unwrap();
    for column in &mut plan.columns {
        column.encoding = Encoding::Unicode;
    }
    bench.import_as(&file, &plan);
    assert_eq!(bench.all("visit")[0]["content"], tcvn3(ROW[4]));
}
