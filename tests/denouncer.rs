//! Who denounces, told in every shape a clerk tells it in, is in nothing the house shows or lets go; and who does not denounce
//! is covered nowhere. The marks are looked for as words, by nothing of the house's own that covers them.

use casebook::list::{self, Query, Sight};
use casebook::slice::Slice;
use casebook::{book, due, find, history, paper, recall, recognise, report, today, yearbook};
use proptest::prelude::*;
use serde_json::{Value, json};
use tests::{Desk, asked, matter, object, petition, visit, with};
use unicode_normalization::UnicodeNormalization;

use crate::letter::make;

const TODAY: &str = "2026-11-23";

const FAMILIES: [&str; 10] = ["Nguyễn", "Triệu", "Hoàng", "Nông", "Lý", "Ma", "Đặng", "Bàn", "Giàng", "Vàng"];
const MIDDLES: [&str; 6] = ["Thị", "Văn", "A", "Đức", "Thị Thu", "Minh"];
/// Given names that stand nowhere else: whoever finds one in what is shown has found who denounces.
const GIVEN: [&str; 12] =
    ["Bích", "Khuyến", "Lượng", "Mẩy", "Nghị", "Páo", "Quyên", "Rính", "Sểnh", "Thoảng", "Uyên", "Xuyến"];
const HAMLETS: [&str; 12] = [
    "Khe Lùng",
    "Nà Khuổi",
    "Pác Nghiên",
    "Bản Chảu",
    "Tẩn Lượt",
    "Cốc Lải",
    "Khau Nhòa",
    "Phiêng Liềng",
    "Lủng Cháng",
    "Slam Kha",
    "Thôm Phả",
    "Vằng Quân",
];

/// Somebody who denounces.
#[derive(Debug, Clone)]
struct Denouncer {
    name: String,
    given: &'static str,
    hamlet: &'static str,
    house: usize,
    phone: String,
    number: String,
}

impl Denouncer {
    fn nth(nth: usize, family: &str, middle: &str) -> Self {
        let given = GIVEN[nth];
        Self {
            name: [family, middle, given].join(" "),
            given,
            hamlet: HAMLETS[nth],
            house: nth + 3,
            phone: format!("09870{nth:02}{:03}", 111 + nth * 7),
            number: format!("0190{nth:02}00{:04}", 2_027 + nth * 11),
        }
    }

    fn people(&self) -> Value {
        json!([{"full_name": self.name, "phone": self.phone, "id_number": self.number, "id_type": "cccd",
            "address": format!("số {} đường {}, thôn {}, xã Nghĩa Tá", self.house, self.road(), self.hamlet)}])
    }

    fn road(&self) -> String {
        format!("Lý {}", self.hamlet.split(' ').next_back().unwrap())
    }

    fn words(&self) -> Vec<&str> {
        self.name.split(' ').collect()
    }

    fn letters(&self) -> Vec<String> {
        self.words().iter().map(|word| word.chars().next().unwrap().to_string()).collect()
    }

    /// What tells by itself.
    fn strong(&self) -> Vec<String> {
        let (words, letters) = (self.words(), self.letters());
        let (first, last) = (words[0], words[words.len() - 1]);
        let (phone, number) = (&self.phone, &self.number);
        let mut shapes = vec![
            self.name.clone(),
            self.name.to_uppercase(),
            plain(&self.name),
            plain(&self.name).to_lowercase(),
            words.join("\n"),
            format!("{}, lại {}", self.name, self.name),
            format!("{} {}. {last}", letters[0], letters[1]).replacen(' ', ". ", 1),
            format!("{first} {last}"),
            plain(&format!("{first} {last}")),
            phone.clone(),
            format!("{} {} {}", &phone[..4], &phone[4..7], &phone[7..]),
            format!("{}.{}.{}", &phone[..4], &phone[4..7], &phone[7..]),
            format!("+84 {} {} {}", &phone[1..4], &phone[4..7], &phone[7..]),
            format!("84{}", &phone[1..]),
            number.clone(),
            format!("{} {} {}", &number[..4], &number[4..8], &number[8..]),
            format!("{}.{}.{}.{}", &number[..3], &number[3..6], &number[6..9], &number[9..]),
            format!("bà {last} ở thôn {}", self.hamlet),
            format!("nhà số {} {}, thôn {}", self.house, self.road(), self.hamlet),
            looking_alike(&self.name),
        ];
        if words.len() > 2 {
            shapes.push(letters.join(". ") + ".");
            shapes.push(letters.join("."));
        }
        shapes
    }

    /// What tells only in what is tied to the denunciation.
    fn weak(&self) -> Vec<String> {
        vec![
            format!("bà {}", self.given),
            format!("Bà {}", plain(self.given)),
            format!("chị {}", self.given.to_uppercase()),
            format!("thôn {}", self.hamlet),
            format!("số {} {}", self.house, self.road()),
            format!("hàng xóm của {} kể", self.given),
        ]
    }

    /// Gives what of the denouncer stands in a text: words without accents, digits without signs, letters with points.
    fn told_in(&self, text: &str) -> Option<String> {
        let words = casebook::vietnamese::fold::tokens(text);
        let has = |wanted: &str| {
            let wanted = casebook::vietnamese::fold::tokens(wanted);
            words.windows(wanted.len()).any(|some| some == wanted)
        };
        let digits: String = text.chars().filter(|sign| !" .-()+".contains(*sign)).collect();
        let letters = self.letters();
        let initials = [letters.join(". ") + ".", letters.join(".")];
        [self.given, self.hamlet].into_iter().find(|wanted| has(wanted)).map(str::to_owned).or_else(|| {
            let numbers = [&self.phone[1..], self.number.trim_start_matches('0')];
            let found = numbers.into_iter().find(|number| digits.contains(number)).map(str::to_owned);
            found.or_else(|| {
                initials.into_iter().filter(|_| letters.len() > 2).find(|one| text.contains(one.as_str()))
            })
        })
    }
}

/// In letters that look like its own: U+01A3 for ư, U+00F0 for đ, Cyrillic ones.
fn looking_alike(text: &str) -> String {
    let other = |letter: char| match letter {
        'ư' => '\u{1a3}',
        'Đ' => '\u{d0}',
        'H' => '\u{41d}',
        'a' => '\u{430}',
        'o' => '\u{43e}',
        'e' => '\u{435}',
        other => other,
    };
    text.nfd().collect::<String>().replace("u\u{31b}", "ư").chars().map(other).collect()
}

/// Without accents.
fn plain(text: &str) -> String {
    let marks = |letter: &char| !unicode_normalization::char::is_combining_mark(*letter);
    text.nfd()
        .filter(marks)
        .map(|letter| match letter {
            'đ' => 'd',
            'Đ' => 'D',
            other => other,
        })
        .collect()
}

/// Everything the house shows or lets go of a register, each by its name.
fn outputs(desk: &mut Desk, told: &[String]) -> Vec<(String, String)> {
    let (now, today) = (desk.now, desk.now.today);
    let mut all: Vec<(String, String)> = Vec::new();
    for of in [Slice::Visit, Slice::Petition] {
        all.push((
            format!("the book {of:?}"),
            json!(yearbook::look(desk.book.read(), of, 2026, today).unwrap()).to_string(),
        ));
        let printed = yearbook::print(&mut desk.book, of, 2026, None, now).unwrap();
        all.push((format!("the workbook of {of:?}"), unzipped(yearbook::workbook(&printed).unwrap())));
    }
    for number in 0..12 {
        for about in [format!("D{number}"), format!("R{number}"), format!("C{number}")] {
            all.extend(papers(desk, &about));
        }
    }
    let r = desk.book.read();
    let mut give = |what: String, shown: Value| all.push((what, shown.to_string()));
    for slice in SLICES {
        let Ok(page) = list::list(r, slice, &Query::default(), today) else { continue };
        for row in &page.rows {
            let reference = row["ref"].as_str().unwrap();
            give(format!("{slice:?} {reference}"), json!(book::look_at(r, slice, reference, today).unwrap()));
            give(format!("the history of {reference}"), json!(history::history(r, slice, reference).unwrap()));
        }
        for sight in [Sight::Book, Sight::List] {
            let query = Query { sight, ..Query::default() };
            give(format!("the list of {slice:?} that leaves"), json!(list::list(r, slice, &query, today).unwrap()));
        }
        for sort in ["name", "summary", "content", "title", "topic", "on"] {
            let query = json!({"sort": {"column": sort}, "limit": 2});
            if let Ok(page) = list::list(r, slice, &serde_json::from_value(query).unwrap(), today) {
                give(format!("{slice:?} by {sort}"), json!(page));
            }
        }
        give(format!("the list of {slice:?}"), json!(page));
    }
    give("what is due".into(), json!(due::due(r, today).unwrap()));
    give("today".into(), json!(today::today(r, today).unwrap()));
    for text in told {
        for found in find::find(r, text, 20).unwrap() {
            give(format!("what “{text}” finds"), json!(found));
        }
        give(format!("who came as “{text}”"), json!(recall::recall(r, text).unwrap()));
    }
    let alike = json!({"summary": "Tố cáo trưởng thôn lạm thu quỹ xây nhà văn hóa của bà con"});
    give(
        "a hint".into(),
        json!(recognise::recognise(r, Slice::Petition, &object(&with(&petition("X", TODAY), &alike))).unwrap()),
    );
    let report = report::report(r, &asked("2026-11"), now).unwrap();
    give("the report".into(), json!(report));
    all.push(("the report's workbook".into(), unzipped(report::workbook(r, &asked("2026-11"), &report).unwrap())));
    all.push((
        "the logs' workbook".into(),
        unzipped(report::mobilisation_workbook(r, &asked("2026-11"), true).unwrap()),
    ));
    all
}

/// The papers that can be made about a record as it stands: each on the screen, and as it leaves where it goes to others.
fn papers(desk: &mut Desk, about: &str) -> Vec<(String, String)> {
    let offered: Vec<&str> = paper::offered(desk.book.read(), Some(about), desk.now)
        .unwrap_or_default()
        .iter()
        .map(|one| one.form)
        .collect();
    let mut all = Vec::new();
    for form in offered {
        let blank = paper::blank(desk.book.read(), form, Some(about), None, desk.now).unwrap();
        all.push((format!("the beginning of {form} about {about}"), json!(blank.draft).to_string()));
        let Ok(reference) = make(desk, form, Some(about), None) else { continue };
        let look = paper::look(desk.book.read(), &reference).unwrap();
        all.push((format!("the paper {form} about {about} on the screen"), json!(look).to_string()));
        if blank.form.to != casebook::paper::form::To::Sender {
            let printed = paper::print(&mut desk.book, &reference, desk.now).unwrap();
            all.push((format!("the paper {form} about {about}"), json!(printed).to_string()));
        }
    }
    all
}

const SLICES: [Slice; 9] = [
    Slice::Petition,
    Slice::Visit,
    Slice::Matter,
    Slice::Referral,
    Slice::Session,
    Slice::Person,
    Slice::Outreach,
    Slice::Dialogue,
    Slice::Model,
];

fn unzipped(workbook: Vec<u8>) -> String {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(workbook)).unwrap();
    let mut all = String::new();
    for at in 0..zip.len() {
        std::io::Read::read_to_string(&mut zip.by_index(at).unwrap(), &mut all).unwrap();
    }
    all
}

/// A register in which each denouncer is told in two shapes, one where it is tied and one where it is not.
fn register(who: &[(Denouncer, usize, usize, usize)]) -> Vec<Value> {
    let mut lines = vec![
        json!({"type": "office", "ref": "CA", "name": "Công an xã", "kind": "internal"}),
        json!({"type": "office", "ref": "TTr", "name": "Thanh tra tỉnh", "kind": "external"}),
        json!({"type": "officer", "ref": "CT", "full_name": "Lò Chủ Tịch", "title": "Chủ tịch UBND xã"}),
        json!({"type": "session", "ref": "S", "date": "2026-11-05", "lane": "head", "kind": "scheduled", "published": true,
            "host": "Lê Chủ Tịch", "held": true, "visitors_came": true,
            "note": who.first().map(|(one, _, untied, _)| said(&one.strong(), *untied))}),
    ];
    for (nth, (one, tied_shape, untied, place)) in who.iter().enumerate() {
        let mut shapes = one.strong();
        shapes.extend(one.weak());
        let (tied, untied) = (said(&shapes, *tied_shape), said(&one.strong(), *untied));
        let shape = &shapes[tied_shape % shapes.len()];
        let numbered = if shape.chars().count() < 48 { json!(format!("{nth} {shape}")) } else { json!("12a") };
        let at = |wanted: usize| {
            if place % 6 == wanted { tied.clone() } else { "Tố cáo trưởng thôn lạm thu quỹ".to_owned() }
        };
        lines.push(with(&matter(&format!("V{nth}")), &json!({"title": at(0), "note": at(1)})));
        let kind = if place % 5 == 4 { json!(null) } else { json!(["denunciation", "mixed"][place % 2]) };
        let came = json!({"people": one.people(), "matters": [format!("V{nth}")], "content": at(2), "outcome": at(3),
                "number_written": numbered});
        lines.push(with(&visit(&format!("R{nth}"), "2026-11-12"), &came));
        let sent = json!({"number_written": numbered, "petitioners": one.people(), "kind": kind, "summary": format!("{}: tố cáo", at(4)), "matter": format!("V{nth}"),
            "respondent": "Trưởng thôn", "note": untied, "eligibility": "undetermined", "competence": "undetermined", "field": null,
            "disposition": null, "processed_on": null});
        let sent = if place % 3 == 0 {
            with(&sent, &json!({"via_visit": format!("R{nth}"), "source": "direct"}))
        } else {
            sent
        };
        lines.push(with(&petition(&format!("D{nth}"), "2026-11-12"), &sent));
        lines.push(
            json!({"type": "referral", "ref": format!("C{nth}"), "petition": format!("D{nth}"), "kind": "remind",
            "on": "2026-11-14", "office": "CA", "doc_no": format!("{nth}/CV"), "doc_date": "2026-11-14",
            "reply": {"doc_no": "9/TB", "on": "2026-11-20", "content": at(5)}}),
        );
        lines.push(json!({"type": "outreach", "ref": format!("U{nth}"), "on": "2026-11-10", "title": "Tuyên truyền",
            "topic": untied, "about_reception": true, "people": 20, "note": untied}));
        lines.push(json!({"type": "dialogue", "ref": format!("L{nth}"), "on": "2026-11-11", "kind": "head", "topic": "Đối thoại",
            "about_reception": true, "host": "Lê Chủ Tịch", "people": 20,
            "promises": [{"what": format!("Trả lời {untied}"), "due": "2026-11-30"}]}));
    }
    lines
}

fn said(shapes: &[String], nth: usize) -> String {
    format!("Có người nói {} hôm ấy", shapes[nth % shapes.len()])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn who_denounces_is_in_no_output_in_whatever_shape_it_was_told(
        drawn in prop::collection::vec((0..FAMILIES.len(), 0..MIDDLES.len(), 0_usize..28, 0_usize..22, 0_usize..30), 1..5)
    ) {
        let who: Vec<(Denouncer, usize, usize, usize)> = drawn.iter().enumerate().map(|(nth, (family, middle, tied, untied, place))| {
            (Denouncer::nth(nth, FAMILIES[*family], MIDDLES[*middle]), *tied, *untied, *place)
        }).collect();
        let mut desk = Desk::on(TODAY);
        desk.load(&register(&who));
        let mut told: Vec<String> = who.iter().flat_map(|(one, ..)| one.strong()).collect();
        told.extend(who.iter().flat_map(|(one, ..)| [one.given.to_owned(), one.hamlet.to_owned()]));
        for (what, shown) in outputs(&mut desk, &told) {
            for (one, ..) in &who {
                prop_assert_eq!(one.told_in(&shown), None, "{} tells of {:?}: {}", what, one, shown);
            }
        }
        // What tells, also of which column, finds nothing.
        let (r, today) = (desk.book.read(), desk.now.today);
        // Single letters begin many words: they are told in a text, but nobody is found by them.
        told.retain(|text| casebook::vietnamese::fold::tokens(text).iter().all(|word| word.len() > 1));
        for text in &told {
            for slice in SLICES {
                for column in ["number_written", "c3", "c4", "c5", "c6", "c9", "c10", "c12", "c13", "c16", "c20", "title", "topic", "name", "content", "summary", "phone", "id_number"] {
                    let query = json!({"filter": {column: text}});
                    let Ok(page) = list::list(r, slice, &serde_json::from_value(query).unwrap(), today) else { continue };
                    prop_assert_eq!((page.rows.len(), page.total), (0, Some(0)), "{:?} {} “{}”", slice, column, text);
                }
                let query = Query { search: Some(text.clone()), ..Query::default() };
                let page = list::list(r, slice, &query, today).unwrap();
                prop_assert!(page.rows.is_empty(), "{:?} is found by “{}”: {:?}", slice, text, page.rows);
            }
        }
    }
}

/// A register seen from outside: every mark of who denounces is a word of its own.
const SEEN: &str = include_str!("registers/denouncers.jsonl");

#[test]
fn the_register_that_was_seen_tells_of_nobody() {
    let mut desk = Desk::on("2026-11-30");
    let lines: Vec<Value> = SEEN.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    desk.load(&lines);
    let mut marks = std::collections::BTreeSet::new();
    let secret =
        lines.iter().filter(|line| line["kind"] == "denunciation" || line["kind"] == "mixed" || line["ref"] == "D30");
    let held = |line: &Value| line["petitioners"].as_array().cloned().unwrap_or_default();
    for one in secret.flat_map(held).chain(lines.iter().filter(|line| line["ref"] == "P7").cloned()) {
        for key in ["full_name", "address", "phone", "id_number"] {
            let text = one[key].as_str().unwrap_or_default();
            let telling = |word: &&str| {
                word.starts_with('Z') || word.len() > 8 && word.bytes().all(|byte| byte.is_ascii_digit())
            };
            marks.extend(text.split(|sign: char| !sign.is_alphanumeric()).filter(telling).map(str::to_owned));
        }
    }
    assert_eq!(marks.len(), 31 * 6 + 4);
    let told: Vec<String> = marks.iter().cloned().collect();
    for (what, shown) in outputs(&mut desk, &told) {
        let digits: String = shown.chars().filter(|sign| !" .-".contains(*sign)).collect();
        let found = marks.iter().find(|mark| shown.contains(mark.as_str()) || digits.contains(mark.as_str()));
        assert_eq!(found, None, "{what}: {shown}");
    }
    for mark in &marks {
        assert!(find::find(desk.book.read(), mark, 5).unwrap().is_empty(), "“{mark}” finds");
    }
}

/// 300 visits and 30 denunciations over 8 hamlets, the names those of everybody.
fn shared_hamlets() -> Vec<Value> {
    let hamlets = ["Nà Cà", "Bản Bẳng", "Kéo Tôm", "Nà Đeng", "Nà Tông", "Bản Lạp", "Nà Khắt", "Khuổi Đải"];
    let given = ["Hoa", "Lan", "An", "Sơn", "Hà", "Bình", "Thắm", "Dũng", "Mai", "Hùng", "Yên", "Thủy", "Lợi"];
    let name =
        |nth: usize| format!("{} {} {}", FAMILIES[nth % 10], MIDDLES[(nth / 10) % 6], given[(nth * 7) % given.len()]);
    let address = |nth: usize| format!("thôn {}, xã Nghĩa Tá", hamlets[nth % 8]);
    let mut lines = Vec::new();
    for nth in 0..30 {
        lines.push(matter(&format!("T{nth}")));
        let who =
            json!([{"full_name": name(nth * 3), "address": address(nth), "phone": format!("0912{nth:02}4567")}]);
        lines.push(with(
            &petition(&format!("D{nth}"), "2026-11-10"),
            &json!({"kind": "denunciation", "petitioners": who, "matter": format!("T{nth}"), "field": "policy_officials",
                "summary": "Tố cáo trưởng thôn lạm thu quỹ", "respondent": "Trưởng thôn", "note": null,
                "eligibility": "undetermined", "competence": "undetermined", "disposition": null, "processed_on": null}),
        ));
    }
    for nth in 0..300 {
        let (who, hamlet) = (name(nth), hamlets[nth % 8]);
        let first = who.split(' ').next_back().unwrap();
        let content = [
            format!("Bà {first} ở thôn {hamlet} hỏi thủ tục cấp đổi giấy chứng nhận"),
            format!("{who} đề nghị sửa đường thôn {hamlet}, đoạn qua trụ sở UBND xã Nghĩa Tá"),
            format!("Phản ánh mương nước thôn {hamlet} bị tắc, gọi 0977{nth:03}222"),
            "Hỏi chế độ trợ cấp xã hội".to_owned(),
        ];
        lines.push(with(
            &visit(&format!("R{nth}"), "2026-11-11"),
            &json!({"people": [{"full_name": who, "address": address(nth), "phone": format!("0977{nth:03}222")}],
                "matters": [], "content": content[nth % 4], "outcome": "Đã trả lời tại chỗ"}),
        ));
    }
    lines
}

/// Counts what is covered of a printed book.
fn covered_cells(desk: &Desk, of: Slice) -> usize {
    let book = yearbook::look(desk.book.read(), of, 2026, desk.now.today).unwrap();
    let lines = book.parts.iter().flat_map(|part| part.pages.iter().flatten());
    let cells: Vec<&String> = lines.flat_map(|line| &line.cells).collect();
    let covered = cells.iter().filter(|cell| cell.contains("(bí mật)")).count();
    println!("{covered} of {} cells of the book {of:?} are covered", cells.len());
    covered
}

#[test]
fn nobody_tied_to_no_denunciation_is_covered_and_no_paper_is_refused_for_the_units_own_name() {
    let mut desk = Desk::on(TODAY);
    desk.load(&shared_hamlets());
    let today = desk.now.today;
    assert_eq!(covered_cells(&desk, Slice::Visit), 0);
    // The screen covers nobody, and what leaves says where a ditch is blocked, whoever lives there.
    for sight in [Sight::Screen, Sight::List] {
        let query = Query { sight, limit: Some(400), ..Query::default() };
        let rows = list::list(desk.book.read(), Slice::Visit, &query, today).unwrap().rows;
        assert_eq!(rows.iter().filter(|row| json!(row).to_string().contains("(bí mật)")).count(), 0);
        let ditches = rows.iter().filter(|row| row["c5"].as_str().unwrap().starts_with("Phản ánh mương nước thôn "));
        assert_eq!(ditches.count(), 75);
    }
    assert_eq!(
        covered_cells(&desk, Slice::Petition),
        30 * 2,
        "name and address in one cell, and the denounced, of each"
    );
    assert!(find::find(desk.book.read(), "tro cap xa hoi", 400).unwrap().len() > 70);
    // Where an address is the unit's own name.
    let who = json!([{"full_name": "Ma Thị Xuyến", "address": "xã Nghĩa Tá, tỉnh Thái Nguyên"}]);
    desk.load(&[
        json!({"type": "officer", "ref": "CT", "full_name": "Lò Chủ Tịch", "title": "Chủ tịch UBND xã"}),
        json!({"type": "office", "ref": "TTr", "name": "Thanh tra tỉnh", "kind": "external"}),
        matter("TX"),
        with(
            &petition("DX", "2026-11-12"),
            &json!({"kind": "denunciation", "petitioners": who, "matter": "TX",
            "field": "policy_officials", "summary": "Tố cáo lạm thu tại xã Nghĩa Tá", "respondent": "Trưởng thôn",
            "eligibility": "undetermined", "competence": "undetermined", "disposition": null, "processed_on": null}),
        ),
    ]);
    let offered = paper::offered(desk.book.read(), Some("DX"), desk.now).unwrap();
    let forms: Vec<String> = offered.iter().map(|one| one.form.to_owned()).collect();
    assert!(forms.len() > 3);
    let mut made = 0;
    for form in forms {
        match make(&mut desk, &form, Some("DX"), None) {
            Ok(reference) => {
                let printed = paper::print(&mut desk.book, &reference, desk.now).unwrap().texts().join("\n");
                assert!(printed.to_uppercase().contains("NGHĨA TÁ"), "{form}: {printed}");
                made += 1;
            }
            Err(refused) => assert!(!format!("{refused:?}").contains("NamesDenouncer"), "{form}: {refused:?}"),
        }
    }
    assert!(made > 3, "{made}");
}

#[test]
fn who_comes_again_about_the_same_matter_without_a_paper_stays_secret_and_somebody_else_does_not() {
    let mut desk = Desk::on(TODAY);
    let one = Denouncer::nth(0, "Triệu", "Thị");
    let again = |reference: &str, people: Value| {
        with(&visit(reference, "2026-11-20"), &json!({"people": people, "matters": ["V0"], "content": "Hỏi kết quả"}))
    };
    desk.load(&[
        matter("V0"),
        with(&petition("D0", "2026-11-12"), &json!({"kind": "denunciation", "petitioners": one.people(), "matter": "V0",
            "summary": "Tố cáo", "field": "policy_officials", "respondent": "Trưởng thôn", "eligibility": "undetermined",
            "competence": "undetermined", "disposition": null, "processed_on": null})),
        again("same", one.people()),
        again("by_name", json!([{"full_name": "trieu thi bich"}])),
        again("shortened", json!([{"full_name": "Triệu Bích", "address": "Pác Ngòi"}])),
        again("after_a_title", json!([{"full_name": "Bà Triệu T. Bích"}])),
        again("a_namesake_of_the_family", json!([{"full_name": "Triệu Thị Lan"}])),
        again("by_phone", json!([{"full_name": "Ai Đó", "phone": "+84 987 000 111"}])),
        again("by_number", json!([{"full_name": "Ai Đó", "id_number": "0190 0000 2027"}])),
        again("another", json!([{"full_name": "Lý Văn Dần", "phone": "0911222333"}])),
        with(&visit("elsewhere", "2026-11-20"), &json!({"people": [{"full_name": "Lý Văn Dần"}], "matters": []})),
    ]);
    let r = desk.book.read();
    let covered = |reference: &str| {
        let seen = book::look_at(r, Slice::Visit, reference, desk.now.today).unwrap();
        seen.secret && seen.record["people"][0]["full_name"] == "(bí mật)" && seen.row.unwrap()["c3"] == "(bí mật)"
    };
    for reference in ["same", "by_name", "shortened", "after_a_title", "by_phone", "by_number"] {
        assert!(covered(reference), "{reference}");
    }
    assert!(!covered("another") && !covered("elsewhere") && !covered("a_namesake_of_the_family"));
    assert_eq!(find::find(r, "ly van dan", 9).unwrap().len(), 2);
    // Once it is found to be a complaint, whoever came is open again, and found.
    let change = |draft: &mut serde_json::Map<String, Value>| {
        draft.insert("kind".into(), "complaint".into());
    };
    book::amend(&mut desk.book, casebook::Act::Correct, Slice::Petition, "D0", desk.now, change).unwrap();
    let found = find::find(desk.book.read(), "trieu thi bich", 9).unwrap();
    assert_eq!(found.len(), 3, "{found:?}");
}

#[test]
fn who_told_a_denunciation_and_handed_in_no_paper_stood_open() {
    let mut desk = Desk::on(TODAY);
    let one = Denouncer::nth(0, "Triệu", "Thị");
    desk.load(&[
        with(&matter("V0"), &json!({"kind": "denunciation"})),
        with(&matter("V1"), &json!({"note": "Bà Triệu Thị Bích, xóm Khe Lùng, 0987000111 đã nói trước."})),
        with(
            &visit("R0", "2026-11-20"),
            &json!({"people": one.people(), "matters": ["V0"], "content": "Tố cáo trưởng thôn"}),
        ),
    ]);
    let seen = book::look_at(desk.book.read(), Slice::Visit, "R0", desk.now.today).unwrap();
    assert!(seen.secret && seen.record["people"][0]["full_name"] == "(bí mật)", "{:?}", seen.record);
    let note = |desk: &Desk| {
        book::look_at(desk.book.read(), Slice::Matter, "V1", desk.now.today).unwrap().record["note"].to_string()
    };
    assert!(!note(&desk).contains("Bích"), "{}", note(&desk));
    assert!(find::find(desk.book.read(), "trieu thi bich", 9).unwrap().is_empty());
    // Once it is found to be a complaint, whoever came is open again, and found.
    let change = |draft: &mut serde_json::Map<String, Value>| {
        draft.insert("kind".into(), "complaint".into());
    };
    book::amend(&mut desk.book, casebook::Act::Correct, Slice::Matter, "V0", desk.now, change).unwrap();
    assert!(note(&desk).contains("Bích"));
    let found = find::find(desk.book.read(), "trieu thi bich", 9).unwrap();
    assert!(found.iter().any(|one| one.slice == Slice::Visit), "{found:?}");
}

#[test]
fn a_matter_told_as_a_denunciation_stays_one_where_it_becomes_another() {
    for kind in [Value::Null, json!("proposal")] {
        let mut desk = Desk::on(TODAY);
        let one = Denouncer::nth(0, "Triệu", "Thị");
        desk.load(&[
            with(&matter("V0"), &json!({"kind": "mixed"})),
            with(&matter("V1"), &if kind.is_null() { json!({}) } else { json!({"kind": kind}) }),
            with(
                &visit("R0", "2026-11-20"),
                &json!({"people": one.people(), "matters": ["V0"], "content": "Tố cáo"}),
            ),
        ]);
        let is_open = |desk: &Desk| {
            let seen = book::look_at(desk.book.read(), Slice::Visit, "R0", desk.now.today).unwrap();
            !seen.secret || !find::find(desk.book.read(), "trieu thi bich", 9).unwrap().is_empty()
        };
        let told = |desk: &Desk| {
            let seen = book::look_at(desk.book.read(), Slice::Matter, "V1", desk.now.today).unwrap();
            seen.record.get("kind").cloned().unwrap_or_default()
        };
        assert!(!is_open(&desk), "what has several contents may denounce");
        casebook::merge::matters(&mut desk.book, "V1", "V0", desk.now).unwrap();
        assert!(!is_open(&desk), "{kind}");
        assert_eq!(told(&desk), "mixed");
        casebook::merge::part(&mut desk.book, "V1", "V0", desk.now).unwrap();
        assert!(!is_open(&desk), "{kind}");
        assert_eq!(told(&desk), kind, "what the merge filled in is taken out");
    }
}

#[test]
fn a_matter_that_becomes_one_with_that_of_a_denunciation_hides_who_came_about_it() {
    let mut desk = Desk::on(TODAY);
    let one = Denouncer::nth(0, "Triệu", "Thị");
    desk.load(&[
        matter("V0"),
        matter("V1"),
        with(&petition("D0", "2026-11-12"), &json!({"kind": "denunciation", "petitioners": one.people(), "matter": "V0",
            "summary": "Tố cáo", "field": "policy_officials", "respondent": "Trưởng thôn", "eligibility": "undetermined",
            "competence": "undetermined", "disposition": null, "processed_on": null})),
        with(&visit("R0", "2026-11-20"), &json!({"people": [{"full_name": "Triệu Bích"}], "matters": ["V1"],
            "content": "Hỏi kết quả"})),
    ]);
    let found = |desk: &Desk| find::find(desk.book.read(), "trieu bich", 9).unwrap().len();
    assert_eq!(found(&desk), 1);
    casebook::merge::matters(&mut desk.book, "V0", "V1", desk.now).unwrap();
    assert_eq!(found(&desk), 0);
    casebook::merge::part(&mut desk.book, "V0", "V1", desk.now).unwrap();
    assert_eq!(found(&desk), 1);
}

#[test]
fn a_paper_nobody_has_classified_is_open_on_the_screen_and_covered_in_what_leaves() {
    let mut desk = Desk::on(TODAY);
    let plain = json!({"kind": null, "field": null, "eligibility": "undetermined", "competence": "undetermined",
        "disposition": null, "processed_on": null, "petitioners": [{"full_name": "Lý Văn Dần", "phone": "0911222333"}]});
    desk.load(&[
        matter("V"),
        with(
            &with(&petition("D1", "2026-11-12"), &plain),
            &json!({"matter": "V", "summary": "Xin xem xét việc bờ rào"}),
        ),
        with(
            &with(&petition("D2", "2026-11-12"), &plain),
            &json!({"matter": "V", "summary": "to cao truong thon", "petitioners": [{"full_name": "Bàn Thị Mẩy"}]}),
        ),
    ]);
    let (today, r) = (desk.now.today, desk.book.read());
    let open = book::look_at(r, Slice::Petition, "D1", today).unwrap();
    assert!(!open.secret && open.row.as_ref().unwrap()["unclassified"] == true, "{open:?}");
    assert_eq!(open.record["petitioners"][0]["full_name"], "Lý Văn Dần");
    assert_eq!(find::find(r, "ly van dan", 9).unwrap().len(), 1);
    assert!(book::look_at(r, Slice::Petition, "D2", today).unwrap().secret, "its words say that it denounces");
    assert!(find::find(r, "ban thi may", 9).unwrap().is_empty());
    let printed = json!(yearbook::look(r, Slice::Petition, 2026, today).unwrap()).to_string();
    assert!(!printed.contains("Lý Văn Dần") && !printed.contains("Mẩy"), "{printed}");
    let whole = yearbook::print(&mut desk.book, Slice::Petition, 2026, Some("Thanh tra yêu cầu"), desk.now).unwrap();
    let whole = json!(whole).to_string();
    assert!(whole.contains("Lý Văn Dần") && whole.contains("Mẩy"));
    let leaves = Query { sight: Sight::List, ..Query::default() };
    let shown = json!(list::list(desk.book.read(), Slice::Petition, &leaves, today).unwrap()).to_string();
    assert!(!shown.contains("Dần") && !shown.contains("D."), "{shown}");
    // A visit it is handed in at shows who came on the screen, and not in the book that leaves.
    let brought = json!({"via_visit": "R", "source": "direct"});
    desk.load(&[
        with(&visit("R", "2026-11-13"), &json!({"people": [{"full_name": "Hoàng Thị Xuyến"}], "content": "Nộp đơn"})),
        with(&with(&with(&petition("D3", "2026-11-13"), &plain), &json!({"matter": "V"})), &brought),
    ]);
    let row = list::list(desk.book.read(), Slice::Visit, &Query::default(), today).unwrap().rows.remove(0);
    assert_eq!(row["c3"], "Hoàng Thị Xuyến");
    assert!(
        !json!(yearbook::look(desk.book.read(), Slice::Visit, 2026, today).unwrap()).to_string().contains("Xuyến")
    );
}

#[test]
fn a_text_that_tells_is_warned_of_kept_as_written_and_not_lost_by_a_form_that_saw_it_covered() {
    let mut desk = Desk::on(TODAY);
    let one = Denouncer::nth(0, "Triệu", "Thị");
    let summary = "Bà Triệu Thị Bích, điện thoại 0987 000 111, tố cáo Phó Chủ tịch";
    let soft = desk.load(&[
        matter("V0"),
        with(&petition("D0", "2026-11-12"), &json!({"kind": "denunciation", "petitioners": one.people(), "matter": "V0",
            "summary": summary, "field": "policy_officials", "respondent": "Phó Chủ tịch", "eligibility": "undetermined",
            "competence": "undetermined", "disposition": null, "processed_on": null})),
    ]);
    let warned = soft.iter().find(|fault| fault.field == "summary").unwrap();
    assert_eq!(warned.say, "Đoạn này có tên người tố cáo; hãy viết “người tố cáo”.");
    let seen = book::look_at(desk.book.read(), Slice::Petition, "D0", desk.now.today).unwrap();
    assert_eq!(seen.record["summary"], "Bà (bí mật), điện thoại (bí mật), tố cáo Phó Chủ tịch");
    // Saved as it was shown, with other words, and with words around the covered places changed.
    for (typed, kept) in [
        (seen.record["summary"].as_str().unwrap().to_owned(), summary.to_owned()),
        (
            "Bà (bí mật), số (bí mật), tố cáo ông Phó".to_owned(),
            "Bà Triệu Thị Bích, số 0987 000 111, tố cáo ông Phó".to_owned(),
        ),
    ] {
        let draft = with(&json!(seen.record), &json!({"summary": typed}));
        book::correct(&mut desk.book, Slice::Petition, "D0", object(&draft), desk.now).unwrap();
        assert!(desk.export().contains(&kept), "{kept}");
    }
    let before = desk.export();
    let draft = with(&json!(seen.record), &json!({"summary": "(bí mật) tố cáo"}));
    let refused = book::correct(&mut desk.book, Slice::Petition, "D0", object(&draft), desk.now).unwrap_err();
    assert!(format!("{refused:?}").contains("StillCovered"), "{refused:?}");
    assert_eq!(desk.export(), before);
    let revealed = book::reveal(&mut desk.book, Slice::Petition, "D0", "Mời làm việc", desk.now).unwrap();
    assert!(revealed.record["summary"].as_str().unwrap().contains("Triệu Thị Bích"));
}

#[test]
fn while_it_is_typed_the_clerk_is_told_and_given_other_words() {
    let mut desk = Desk::on(TODAY);
    let one = Denouncer::nth(0, "Triệu", "Thị");
    desk.load(&[matter("V0"), with(&petition("D0", "2026-11-12"), &json!({"kind": "denunciation", "petitioners": one.people(),
        "matter": "V0", "summary": "Tố cáo", "field": "policy_officials", "respondent": "Ông Bê", "eligibility": "undetermined",
        "competence": "undetermined", "disposition": null, "processed_on": null}))]);
    let told = |form: Value| -> Vec<(String, bool, String)> {
        let told = casebook::telling::telling(desk.book.read(), form.as_object().unwrap()).unwrap();
        told.into_iter().map(|one| (one.field, one.denounces, one.instead)).collect()
    };
    let said = |field: &str, denounces, instead: &str| vec![(field.to_owned(), denounces, instead.to_owned())];
    assert_eq!(
        told(json!({"outreach": {"title": "Tuyên truyền", "note": "Có bà Triệu Thị Bích (0987000111) dự"}})),
        said("outreach.note", true, "Có người tố cáo (…) dự")
    );
    // Tied by its matter, a given name is enough; in another it is anybody's.
    let content = json!({"content": "Bà Bích hỏi kết quả"});
    assert_eq!(
        told(json!({"visit": with(&content, &json!({"matters": ["V0"]}))})),
        said("visit.content", true, "Người tố cáo hỏi kết quả")
    );
    assert_eq!(told(json!({"visit": content})), vec![]);
    // The people of the form itself, as soon as it denounces; else only what a list that leaves would shorten.
    let people = json!([{"full_name": "Giàng A Páo", "address": "thôn Khe Lùng"}]);
    let summary = "Ông Páo ở thôn Khe Lùng tố cáo trưởng thôn";
    assert_eq!(
        told(json!({"petition": {"petitioners": people, "summary": summary}})),
        said("petition.summary", true, "Người tố cáo ở … tố cáo trưởng thôn")
    );
    assert_eq!(
        told(json!({"petition": {"petitioners": people, "kind": "complaint", "summary": "Giàng A Páo khiếu nại"}})),
        said("petition.summary", false, "Người gửi đơn khiếu nại")
    );
    assert_eq!(
        told(json!({"petition": {"petitioners": people, "kind": "complaint", "summary": "Khiếu nại"}})),
        vec![]
    );
}
