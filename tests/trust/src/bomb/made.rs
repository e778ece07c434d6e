//! The bombs.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::Door;
use crate::formula::sheet;

/// One of them.
pub struct Bomb {
    /// What it is.
    pub name: &'static str,
    /// How it is opened.
    pub door: Door,
    /// The file.
    pub bytes: Vec<u8>,
}

const SHEET: &str = "xl/worksheets/sheet1.xml";
const STRINGS: &str = "xl/sharedStrings.xml";
const MIB: usize = 1024 * 1024;

/// Packs a workbook anew with some parts made others, or added.
pub fn with_parts(workbook: &[u8], others: &[(&str, &[u8])]) -> Vec<u8> {
    let mut from = ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, bytes: &[u8]| {
        to.start_file(name, SimpleFileOptions::default()).unwrap();
        to.write_all(bytes).unwrap();
    };
    for place in 0..from.len() {
        let mut part = from.by_index(place).unwrap();
        let (name, mut bytes) = (part.name().unwrap().into_owned(), Vec::new());
        part.read_to_end(&mut bytes).unwrap();
        if !others.iter().any(|(other, _)| *other == name) {
            put(&name, &bytes);
        }
    }
    for (name, bytes) in others {
        put(name, bytes);
    }
    to.finish().unwrap().into_inner()
}

fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let empty = ZipWriter::new(Cursor::new(Vec::new())).finish().unwrap().into_inner();
    with_parts(&empty, parts)
}

fn with_sheet(inside: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let xml = format!("<worksheet xmlns=\"{main}\"><sheetData>{inside}</sheetData></worksheet>");
    with_parts(&sheet(3), &[(SHEET, xml.as_bytes())])
}

/// A calendar of a single row of an .ods.
fn ods(row: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body><office:spreadsheet>\
         <table:table table:name=\"S\">{row}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let kind: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
    packed(&[("mimetype", kind), ("META-INF/manifest.xml", b"<m/>"), ("content.xml", content.as_bytes())])
}

/// All thirty.
pub fn bombs() -> Vec<Bomb> {
    let mut all = inflating();
    all.extend(laid_out());
    all.extend(of_xml());
    all.extend(of_lines());
    all.extend(of_safety());
    all
}

fn workbook(name: &'static str, bytes: Vec<u8>) -> Bomb {
    Bomb { name, door: Door::Workbook, bytes }
}

fn inflating() -> Vec<Bomb> {
    let (over, third) = (vec![b' '; 101 * MIB], vec![b' '; 70 * MIB]);
    let many = (0..2_100).map(|n| format!("xl/{n}")).collect::<Vec<_>>();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b""[..])).collect();
    let inner = packed(&[("a", &over)]);
    let mut lying = with_parts(&sheet(3), &[(STRINGS, &over)]);
    lie(&mut lying);
    let mut half_a_million = sheet(3);
    let end = half_a_million.len() - 22;
    half_a_million[end + 8..end + 12].fill(0xFF);
    vec![
        workbook("strings of 101 MiB", with_parts(&sheet(3), &[(STRINGS, &over)])),
        workbook("a sheet of 101 MiB", with_parts(&sheet(3), &[(SHEET, &over)])),
        workbook("three parts of 70 MiB", packed(&[("xl/workbook.xml", &third), ("a", &third), ("b", &third)])),
        workbook("thousands of parts", packed(&many)),
        workbook("a part that lies about its size", lying),
        workbook("half a million parts declared", half_a_million),
        workbook("a bomb in a container", packed(&[("xl/inner.xlsx", &inner)])),
        workbook("a file of 21 MiB", vec![0; 21 * MIB]),
    ]
}

/// Says in every header that nothing is as long as it is.
fn lie(zip: &mut [u8]) {
    let places: Vec<usize> = (0..zip.len() - 46).filter(|at| zip[*at..].starts_with(b"PK\x01\x02")).collect();
    for at in places {
        zip[at + 24..at + 28].copy_from_slice(&16_u32.to_le_bytes());
    }
}

fn laid_out() -> Vec<Bomb> {
    let cell = "office:value-type=\"string\"><text:p>x</text:p></table:table-cell>";
    let wide = format!(
        "<table:table-row><table:table-cell table:number-columns-repeated=\"16384\" {cell}</table:table-row>"
    );
    let deep =
        format!("<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell {cell}</table:table-row>");
    let spaces = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p><text:s text:c=\"4000000000\"/></text:p></table:table-cell></table:table-row>";
    let long = "a".repeat(30_000);
    let strings = format!("<sst><si><t>{long}</t></si></sst>");
    let named = format!("<row>{}</row>", "<c t=\"s\"><v>0</v></c>".repeat(100)).repeat(100);
    let with_strings = with_parts(&with_sheet(&named), &[(STRINGS, strings.as_bytes())]);
    let rows =
        (1..60_000).fold(String::new(), |all, n| all + &format!("<row r=\"{n}\"><c r=\"A{n}\"><v>1</v></c></row>"));
    vec![
        workbook("a cell in the last row", with_sheet("<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>")),
        workbook("a cell in the last column", with_sheet("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>")),
        workbook("a cell repeated 16,384 times", ods(&wide)),
        workbook("a row repeated a million times", ods(&deep)),
        workbook("four milliard spaces", ods(spaces)),
        workbook("a long text named by every cell", with_strings),
        workbook("sixty thousand rows", with_sheet(&rows)),
    ]
}

fn of_xml() -> Vec<Bomb> {
    let entities = (1..10).fold(String::from("<!ENTITY l0 \"lol\">"), |all, n| {
        all + &format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10))
    });
    let laughs = format!(
        "<!DOCTYPE x [{entities}]><worksheet><sheetData><row><c t=\"str\"><v>&l9;</v></c></row></sheetData></worksheet>"
    );
    let nested = "<a>".repeat(2_000_000);
    let attribute = format!("<worksheet x=\"{}\"/>", "a".repeat(30 * MIB));
    vec![
        workbook("a milliard laughs", with_parts(&sheet(3), &[(SHEET, laughs.as_bytes())])),
        workbook("two million elements in each other", with_parts(&sheet(3), &[(SHEET, nested.as_bytes())])),
        workbook("an attribute of 30 MiB", with_parts(&sheet(3), &[(SHEET, attribute.as_bytes())])),
    ]
}

fn lines(name: &'static str, bytes: Vec<u8>) -> Bomb {
    Bomb { name, door: Door::Lines, bytes }
}

fn of_lines() -> Vec<Bomb> {
    let deep = |open: &str| open.repeat(60_000 / open.len()).into_bytes();
    let huge = format!("{{\"type\":\"hamlet\",\"ref\":\"H\",\"name\":\"{}\"}}", "a".repeat(63_000));
    let digits = format!("{{\"type\":\"visit\",\"people\":{}}}", "9".repeat(60_000));
    let keys = (0..5_000).fold(String::from("{\"type\":\"hamlet\""), |all, n| all + &format!(",\"k{n}\":1")) + "}";
    vec![
        lines("a file of 65 MiB", vec![b'\n'; 65 * MIB]),
        lines("200,001 lines", b"{}\n".repeat(200_001)),
        lines("200,000 lines with faults", b"{\"type\":\"hamlet\",\"x\":1}\n".repeat(200_000)),
        lines("a line of a megabyte", vec![b'a'; MIB]),
        lines("lists in lists", deep("[")),
        lines("objects in objects", deep("{\"a\":")),
        lines("a name of 63,000 letters", huge.into_bytes()),
        lines("a number of 60,000 digits", digits.into_bytes()),
        lines("five thousand keys", keys.into_bytes()),
    ]
}

fn of_safety() -> Vec<Bomb> {
    let magic = b"DNTHB\r\n\x1a";
    let endless = [&magic[..], &u32::MAX.to_le_bytes(), &vec![b'['; MIB]].concat();
    let slots = br#"{"format":1,"register":"x","practice":false,"passphrase":{"cost":{"memory":4294967295,"passes":4294967295},"salt":"","nonce":"","sealed":""},"recovery":{"cost":{"memory":8,"passes":1},"salt":"","nonce":"","sealed":""},"check":""}"#;
    vec![
        Bomb { name: "a backup whose header is said to be 4 GiB", door: Door::Backup, bytes: endless },
        Bomb { name: "key slots that cost 4 TiB", door: Door::Slots, bytes: slots.to_vec() },
        Bomb { name: "key slots nested without end", door: Door::Slots, bytes: vec![b'['; MIB] },
    ]
}
