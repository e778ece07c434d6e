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
    let offered: Vec<&str> =
        paper::offered(desk.book.read(), Some(about)).unwrap_or_default().iter().map(|one| one.form).collect();
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
    for (nth, (one, tied, untied, place)) in who.iter().enumerate() {
        let mut shapes = one.strong();
        shapes.extend(one.weak());
        let (tied, untied) = (said(&shapes, *tied), said(&one.strong(), *untied));
        let at = |wanted: usize| {
            if place % 6 == wanted { tied.clone() } else { "Tố cáo trưởng thôn lạm thu quỹ".to_owned() }
        };
        lines.push(with(&matter(&format!("V{nth}")), &json!({"title": at(0), "note": at(1)})));
        let kind = if place % 5 == 4 { json!(null) } else { json!(["denunciation", "mixed"][place % 2]) };
        let came =
            json!({"people": one.people(), "matters": [format!("V{nth}")], "content": at(2), "outcome": at(3)});
        lines.push(with(&visit(&format!("R{nth}"), "2026-11-12"), &came));
        let sent = json!({"petitioners": one.people(), "kind": kind, "summary": format!("{}: tố cáo", at(4)), "matter": format!("V{nth}"),
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
        drawn in prop::collection::vec((0..FAMILIES.len(), 0..MIDDLES.len(), 0_usize..27, 0_usize..21, 0_usize..30), 1..5)
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
                for column in ["c3", "c4", "c5", "c6", "c9", "c10", "c12", "c13", "c16", "c20", "title", "topic", "name", "content", "summary", "phone", "id_number"] {
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
