//! Workbooks as an office gets them: nothing in them that is for the maker's eyes, nothing Excel marks in a corner, and books
//! on few pages.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Read as _};

use calamine::{Data, Reader, Xlsx};
use casebook::list::{self, GridColumn};
use casebook::report::period::Period;
use casebook::report::{self, Asked, close, mobilisation};
use casebook::slice::Slice;
use casebook::yearbook;
use serde_json::json;
use tests::{Desk, matter, petition, visit, with};

use crate::many_entries;
use crate::paper::{pages, rendered};
use crate::terminal::{office, run};

fn full() -> Desk {
    let mut desk = Desk::on("2026-11-29");
    desk.load(&many_entries::lines());
    desk
}

fn asked(label: &str) -> Asked {
    Asked::plainly(Period::parse(label).unwrap())
}

fn workbook(desk: &Desk, label: &str) -> Vec<u8> {
    let r = desk.book.read();
    let report = report::report(r, &asked(label), desk.now).unwrap();
    report::workbook(r, &asked(label), &report).unwrap()
}

fn book(desk: &Desk, of: Slice, year: i32) -> Vec<u8> {
    yearbook::workbook(&yearbook::look(desk.book.read(), of, year, desk.now.today).unwrap()).unwrap()
}

/// Everything a workbook says, sheet by sheet.
fn said(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    let text = |name: &String| {
        let range = book.worksheet_range(name).unwrap();
        (name.clone(), range.used_cells().map(|(_, _, cell)| cell.to_string()).collect::<Vec<_>>().join("\n"))
    };
    names.iter().map(text).collect()
}

pub fn file(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn what_was_to_be_looked_at_stood_between_the_sentence_and_the_signature_of_what_is_sent() {
    let mut desk = Desk::on("2026-11-29");
    let paper = petition("D1", "2026-10-20");
    let open = with(
        &paper,
        &json!({"kind": null, "field": null, "matter": null, "eligibility": "undetermined", "competence": "undetermined",
            "disposition": null, "processed_on": null}),
    );
    desk.load(&[matter("V"), open]);
    let warning = "01 đơn chưa phân loại nên chưa vào số nào.";
    let kept = said(&workbook(&desk, "2026-11"));
    assert!(kept["Cần xem lại"].contains(warning) && kept["Cần xem lại"].contains("không gửi kèm"));
    let others = |all: &BTreeMap<String, String>| {
        all.iter().filter(|(name, _)| *name != "Cần xem lại").all(|(_, text)| !text.contains(warning))
    };
    assert!(others(&kept) && !kept["Tổng hợp tháng"].contains("Cần xem lại"));
    close::close(&mut desk.book, &asked("2026-11"), None, desk.now).unwrap();
    let sent = said(&close::file(desk.book.read(), &asked("2026-11"), None, false, desk.now).unwrap().bytes);
    assert!(!sent.contains_key("Cần xem lại") && others(&sent));
    assert!(sent.values().all(|text| !text.contains("xem lại")));
}

#[test]
fn a_period_of_an_older_circular_did_not_say_whose_forms_it_is_printed_on() {
    let desk = Desk::practising();
    let says = "Kỳ báo cáo thuộc thời gian áp dụng Thông tư 03/2013/TT-TTCP; số liệu được lập theo biểu của Thông tư \
                06/2025/TT-TTCP.";
    let old = said(&workbook(&desk, "2019-09"));
    for name in ["Tổng hợp tháng", "01-TCD", "02-XLD", "06-QLKNTC"] {
        assert!(old[name].contains(says), "{name}");
    }
    assert!(said(&workbook(&desk, "2025-10")).values().all(|text| !text.contains("thuộc thời gian áp dụng")));
}

#[test]
fn notes_of_the_maker_stood_under_the_titles_of_official_books() {
    let desk = Desk::practising();
    for of in [Slice::Visit, Slice::Petition] {
        let text = said(&book(&desk, of, 2019)).into_values().collect::<String>();
        for word in ["chương trình", "Chưa tìm được", "chép lại"] {
            assert!(!text.contains(word), "{word}");
        }
        // On the screen it stands.
        assert!(!yearbook::layout(of, desk.now.today).unwrap().note.is_empty());
    }
}

#[test]
fn the_first_page_did_not_end_like_a_document() {
    let desk = full();
    let text = &said(&workbook(&desk, "2026-10"))["Tổng hợp tháng"];
    for line in
        ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Triệu Đức Long", "Nơi nhận:", "- UBND tỉnh Thái Nguyên;", "- Lưu: VT."]
    {
        assert!(text.lines().any(|one| one == line), "{line}");
    }
    let quarter = said(&workbook(&desk, "2026-Q3"));
    assert!(quarter.contains_key("Tổng hợp quý"), "{:?}", quarter.keys());
}

#[test]
fn the_number_the_day_and_the_signer_of_the_issued_report_did_not_reach_its_workbook() {
    let mut desk = full();
    desk.load(&[json!({"type": "paper", "ref": "BC", "form": "report", "period": "2026-10", "on": "2026-11-02",
        "signer": "pct", "doc_no": "12/BC-UBND", "doc_date": "2026-11-02"})]);
    let all = said(&workbook(&desk, "2026-10"));
    let summary: Vec<&str> = all["Tổng hợp tháng"].lines().collect();
    for line in
        ["Số: 12/BC-UBND", "Chợ Đồn, ngày 02 tháng 11 năm 2026", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nông Thị Hương"]
    {
        assert!(summary.contains(&line), "{line}: {summary:?}");
    }
    assert!(
        all["02-XLD"].contains("(Kèm theo Báo cáo số: 12/BC-UBND ngày 02 tháng 11 năm 2026 của UBND xã Chợ Đồn)")
    );
    assert!(!said(&workbook(&desk, "2026-Q3"))["Tổng hợp quý"].contains("12/BC-UBND"));
}

#[test]
fn a_period_of_which_the_register_holds_nothing_was_compared_with_as_if_nothing_had_happened() {
    let mut desk = Desk::on("2026-11-29");
    desk.load(&[matter("V"), petition("D1", "2026-10-20")]);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(workbook(&desk, "2026-11"))).unwrap();
    let range = book.worksheet_range("Tổng hợp tháng").unwrap();
    let row = range.rows().find(|row| row[1] == Data::String("Số đơn nhận trong kỳ".into())).unwrap();
    let shown: Vec<String> = row[2..].iter().map(ToString::to_string).collect();
    assert_eq!(shown, ["1", "–", "–", "–", "1", "–"]);
}

#[test]
fn quantity_and_unit_of_goods_were_printed_nowhere() {
    let desk = full();
    let bytes = report::mobilisation_workbook(desk.book.read(), &asked("2026"), false).unwrap();
    let text = said(&bytes).into_values().collect::<String>();
    assert!(text.contains("Khẩu trang: 6.900 chiếc; Xi măng"), "{text}");
}

#[test]
fn the_register_counted_its_lines_where_entries_were_asked_for() {
    let office = office();
    let long = with(&visit("L1", "2026-11-02"), &json!({"content": "Đề nghị xem xét việc cấp đất. ".repeat(500)}));
    assert_eq!(office.load(&tests::jsonl(&[matter("V"), long, visit("L2", "2026-11-03")])).code, 0);
    let file = office.folder.path().join("so-in.xlsx");
    let out = ["register", &office.book, "visit", "--year", "2026", "--out", file.to_str().unwrap()];
    let ran = run(&[&out[..], &["--today", "2026-11-23"]].concat(), b"");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(ran.out["rows"], 2, "the first goes on over several lines");
}

/// How many entries begin on a page of a book: lines that begin with a number and a day.
fn entries_on(page: &str) -> usize {
    let begins = |line: &&str| {
        let mut words = line.split_whitespace();
        let is_number = words.next().is_some_and(|word| word.parse::<u32>().is_ok());
        is_number && words.next().is_some_and(|word| word.len() == 10 && word.matches('/').count() == 2)
    };
    page.lines().filter(begins).count()
}

#[test]
fn books_took_a_page_for_every_five_entries() {
    let desk = full();
    let folder = tempfile::tempdir().unwrap();
    for (of, year, least, words) in [
        (Slice::Visit, 2022, 12, "content"),
        (Slice::Visit, 2020, 12, "content"),
        (Slice::Petition, 2022, 10, "summary"),
        (Slice::Petition, 2025, 10, "summary"),
    ] {
        let name = yearbook::file_name(of, year);
        let print = rendered(folder.path(), &[(name, book(&desk, of, year))]).remove(0);
        let pages = pages(&print);
        let held = yearbook::look(desk.book.read(), of, year, desk.now.today).unwrap();
        let lines: Vec<_> = held.parts.iter().flat_map(|part| part.pages.iter().flatten()).collect();
        // The first page bears the title, the last the closing lines; every other is full.
        let between = &pages[1..pages.len() - 1];
        let begun = between.iter().map(|page| entries_on(page)).sum::<usize>();
        assert!(begun >= least * between.len(), "{of:?} {year}: {begun} on {} full pages", between.len());
        let text: String = pages.concat().split_whitespace().collect();
        // A line of a cell may end behind a hyphen.
        for word in lines.iter().flat_map(|line| &line.cells).flat_map(|cell| cell.split([' ', '\n', '-', '/'])) {
            assert!(text.contains(word), "{of:?} {year} {words}: “{word}” is not on paper");
        }
    }
}

#[test]
fn every_short_log_took_a_page_of_its_own_and_no_list_said_what_it_came_to() {
    let desk = full();
    let bytes = report::mobilisation_workbook(desk.book.read(), &asked("2026-Q3"), false).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["Dân vận", "DV Danh sách"]);
    // Beyond some rows each log has its sheet, and its figures are added up.
    let bytes = report::mobilisation_workbook(desk.book.read(), &asked("2025-01-01..2026-10-31"), false).unwrap();
    let mut all: Xlsx<_> = Xlsx::new(Cursor::new(&bytes)).unwrap();
    assert_eq!(all.sheet_names().len(), 9);
    for (book, sheet) in [(&mut book, "DV Danh sách"), (&mut all, "DV3 Đóng góp")] {
        let range = book.worksheet_range(sheet).unwrap();
        let total = range.rows().find(|row| row[0] == Data::String("Cộng".into())).unwrap();
        assert!(total.iter().any(|cell| matches!(cell, Data::Float(figure) if *figure > 0.0)), "{sheet}: {total:?}");
    }
}

/// A cell as the file has it: where it stands, whether it is a text, its formula and its value.
struct Held {
    at: (u32, u32),
    is_text: bool,
    formula: Option<String>,
    value: String,
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

fn place(name: &str) -> (u32, u32) {
    let letters: String = name.chars().take_while(char::is_ascii_alphabetic).collect();
    let column = letters.bytes().fold(0, |sum, letter| sum * 26 + u32::from(letter - b'A') + 1);
    (name[letters.len()..].parse().unwrap(), column)
}

fn between<'a>(text: &'a str, tag: &str) -> Option<&'a str> {
    let inner = text.split_once(&format!("<{tag}"))?.1.split_once('>')?.1;
    inner.split_once(&format!("</{tag}>")).map(|(inner, _)| inner)
}

fn cells(sheet: &str, strings: &[String]) -> Vec<Held> {
    let mut cells = Vec::new();
    for piece in sheet.split("<c ").skip(1) {
        let tag = format!(" {}", piece.split('>').next().unwrap());
        let body = piece.split("</c>").next().unwrap();
        let is_text = attribute(&tag, "t") == Some("s");
        let raw = between(body, "v").unwrap_or_default().to_owned();
        let value = if is_text { strings[raw.parse::<usize>().unwrap()].clone() } else { raw };
        let formula = between(body, "f").map(str::to_owned);
        cells.push(Held { at: place(attribute(&tag, "r").unwrap()), is_text, formula, value });
    }
    cells
}

/// A text Excel would read as a number if it were typed: digits with signs, separators, a per cent sign or an exponent.
fn looks_a_number(text: &str) -> bool {
    let text = text.trim().trim_start_matches(['+', '-']).trim_end_matches('%');
    let has_digit = text.bytes().any(|letter| letter.is_ascii_digit());
    let (base, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let plain = |text: &str| text.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ','));
    has_digit
        && plain(base)
        && !base.is_empty()
        && power.trim_start_matches(['+', '-']).bytes().all(|one| one.is_ascii_digit())
        && !power.is_empty()
}

/// A text that is a day with a year of two digits.
fn is_day_of_two_digits(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['/', '-']).collect();
    let digits = |part: &&str| (1..=2).contains(&part.len()) && part.bytes().all(|letter| letter.is_ascii_digit());
    parts.len() == 3 && parts.iter().all(digits)
}

/// A formula by how far its cells are from its own: what Excel compares neighbours by.
fn relative(formula: &str, at: (u32, u32)) -> String {
    let mut out = String::new();
    let mut rest = formula;
    while let Some(first) = rest.find(|one: char| one.is_ascii_uppercase()) {
        out.push_str(&rest[..first]);
        let name: String = rest[first..].chars().take_while(char::is_ascii_alphanumeric).collect();
        rest = &rest[first + name.len()..];
        if name.bytes().any(|one| one.is_ascii_digit()) {
            let (row, column) = place(&name);
            let (down, right) = (i64::from(row) - i64::from(at.0), i64::from(column) - i64::from(at.1));
            let _ = write!(out, "R{down}C{right}");
        } else {
            out.push_str(&name);
        }
    }
    out + rest
}

/// The cells of a workbook Excel marks with a green corner, each with the rule.
pub fn marked(bytes: &[u8]) -> Vec<String> {
    let shared = file(bytes, "xl/sharedStrings.xml");
    let strings: Vec<String> = shared
        .split("<si>")
        .skip(1)
        .map(|item| {
            item.split("<t").skip(1).filter_map(|text| text.split_once('>')?.1.split("</t>").next()).collect()
        })
        .collect();
    let names: Vec<String> = zip::ZipArchive::new(Cursor::new(bytes))
        .unwrap()
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    let mut marked = Vec::new();
    for name in names.iter().filter(|name| name.starts_with("xl/worksheets/sheet")) {
        let sheet = file(bytes, name);
        assert!(!sheet.contains("<ignoredErrors"), "corners are not there, they are not hidden");
        let cells = cells(&sheet, &strings);
        let formulas: BTreeMap<(u32, u32), String> =
            cells.iter().filter_map(|cell| Some((cell.at, relative(cell.formula.as_ref()?, cell.at)))).collect();
        let numbers: std::collections::BTreeSet<(u32, u32)> =
            cells.iter().filter(|cell| !cell.is_text && !cell.value.is_empty()).map(|cell| cell.at).collect();
        for cell in &cells {
            let mut mark = |rule: &str| marked.push(format!("{name} {:?} {rule}: {}", cell.at, cell.value));
            if cell.is_text && looks_a_number(&cell.value) {
                mark("number stored as text");
            }
            if cell.is_text && is_day_of_two_digits(&cell.value) {
                mark("year of two digits");
            }
            let Some(own) = formulas.get(&cell.at) else { continue };
            if cell.value.starts_with('#') {
                mark("error");
            }
            let (row, column) = cell.at;
            for sides in [[(row, column - 1), (row, column + 1)], [(row - 1, column), (row + 1, column)]] {
                let [one, other] = sides.map(|at| formulas.get(&at));
                if one.is_some() && one == other && one != Some(own) {
                    mark("inconsistent formula");
                }
            }
            // A range that stops beside further numbers leaves cells out.
            let formula = cell.formula.as_deref().unwrap_or_default();
            if let Some((first, last)) =
                formula.split_once('(').and_then(|(_, rest)| rest.trim_end_matches(')').split_once(':'))
            {
                let (first, last) = (place(first), place(last));
                if numbers.contains(&(first.0 - 1, first.1))
                    || last.0 + 1 != row && numbers.contains(&(last.0 + 1, last.1))
                {
                    mark("formula omits cells");
                }
            }
        }
        assert!(!sheet.contains("<sheetProtection"), "{name}");
    }
    let styles = file(bytes, "xl/styles.xml");
    assert!(!styles.contains("locked=\"0\""), "an unlocked cell with a formula is marked too");
    marked
}

#[test]
fn the_rules_of_corners_find_what_excel_marks() {
    let mut file = rust_xlsxwriter::Workbook::new();
    let sheet = file.add_worksheet();
    for (row, text) in ["12", "-3", "1,5", "50%", "1e5", "007", "1/2/26", "12a", "12/2026", "a"].iter().enumerate() {
        sheet.write_string(u32::try_from(row).unwrap(), 0, *text).unwrap();
    }
    for (column, formula) in ["=A20+A21", "=A20*2", "=C20+C21"].iter().enumerate() {
        sheet.write_formula(30, u16::try_from(column).unwrap(), *formula).unwrap();
    }
    sheet.write_number(40, 5, 1).unwrap();
    sheet.write_number(41, 5, 1).unwrap();
    sheet.write_formula(42, 5, "=SUM(F42:F42)").unwrap();
    let found = marked(&file.save_to_buffer().unwrap());
    assert_eq!(found.len(), 7 + 1 + 1, "{found:#?}");
}

#[test]
fn excel_marked_cells_of_every_workbook_with_a_green_corner() {
    let desk = full();
    let practice = Desk::practising();
    let empty = Desk::on("2026-11-29");
    let mut files = Vec::new();
    for (what, desk, labels) in [
        ("full", &full_labels()[..], &desk),
        ("practice", &["2019-09", "2019"][..], &practice),
        ("empty", &["2026-10"][..], &empty),
    ]
    .map(|(what, labels, desk)| (what, desk, labels))
    {
        let r = desk.book.read();
        for label in labels {
            files.push((format!("{what} {label}"), workbook(desk, label)));
            let logs = report::mobilisation_workbook(r, &asked(label), false).unwrap();
            files.push((format!("{what} {label} logs"), logs));
            assert!(mobilisation::figures(r, &asked(label)).is_ok());
        }
        for year in [2019, 2022, 2026] {
            for of in [Slice::Visit, Slice::Petition] {
                files.push((format!("{what} {of:?} {year}"), book(desk, of, year)));
            }
        }
        for (slice, keys) in [
            (Slice::Visit, &["c1", "c2", "c3", "c4", "c5", "c7", "people_count", "number_written"][..]),
            (Slice::Petition, &["c1", "c2", "c3", "c5", "c7", "c8", "c9", "c17", "c18"]),
            (Slice::Person, &["full_name", "id_number", "phone", "birth"]),
            (Slice::Contribution, &["on", "programme", "cash", "days", "goods_said"]),
        ] {
            let columns: Vec<GridColumn> = keys
                .iter()
                .map(|key| serde_json::from_value(json!({"key": key, "head": format!("Cột {key}")})).unwrap())
                .collect();
            let list = list::workbook(r, slice, &list::Query::default(), "Danh sách", &columns, desk.now.today);
            files.push((format!("{what} list {slice:?}"), list.unwrap()));
        }
    }
    for (what, bytes) in &files {
        let marked = marked(bytes);
        assert!(marked.is_empty(), "{what}: {} marked, {:#?}", marked.len(), &marked[..marked.len().min(5)]);
        assert!(!file(bytes, "docProps/core.xml").contains("<dc:title></dc:title>"), "{what}");
        assert!(file(bytes, "docProps/core.xml").contains("<dc:title>"), "{what} has no title");
    }
}

fn full_labels() -> [&'static str; 7] {
    ["2026-10", "2026-Q3", "2026-H1", "2026-9M", "2025", "2019-09", "2024-03-01..2024-05-15"]
}
