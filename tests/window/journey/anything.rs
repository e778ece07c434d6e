//! Anything a hand may do: a walk of keys over the forms, drawn by chance and by a seed that is told. Whatever stood in the
//! fields of a form when Ctrl+S was pressed is in the register afterwards, or was asked about.

use fastrand::Rng;
use serde_json::{Value, json};
use tests::{matter, petition, visit, with};

use crate::clerk::Clerk;
use crate::driver::until;
use crate::stage::Stage;
use crate::walk;

/// How many keys are pressed, and by which seed; `WALK=5000,7` says otherwise.
const WALK: (usize, u64) = (500, 20_261_123);
/// What a hand writes: names, days, entries of lists and what is no entry, numbers, marks apart.
const TEXTS: [&str; 16] = [
    "Trần Thị Thử",
    "Nông Thị Hạnh",
    "hq",
    "5/9",
    "31/2",
    "nà cà",
    "thôn Lạ",
    "kiến",
    "KN",
    "đất đai",
    "đường thôn",
    "12",
    "a\u{302}\u{301}n đi\u{323}nh",
    "Hỏi việc bồi thường",
    "td",
    "2025",
];
/// The forms that are walked over.
const FORMS: [&str; 7] = [
    "visit/new",
    "petition/new",
    "visit/R1%2Fedit",
    "petition/D1%2Fedit",
    "matter/new",
    "session/new",
    "dialogue/new",
];

/// Five hundred keys, and nothing typed is lost.
pub fn whatever_is_typed_is_in_the_book_or_asked_about(stage: &Stage) {
    let told = std::env::var("WALK").unwrap_or_default();
    let told = told.split_once(',').and_then(|(keys, seed)| Some((keys.parse().ok()?, seed.parse().ok()?)));
    let (keys, seed) = told.unwrap_or(WALK);
    let known = json!({"people": [{"person": "P1"}]});
    let office = stage.office().on("2026-11-23").told("SO_TIEP_DAN_SLOW", "0,100,0,400").with(&[
        json!({"type": "hamlet", "ref": "H1", "name": "Nà Cà"}),
        json!({"type": "office", "ref": "O1", "name": "Phòng Kinh tế", "kind": "internal"}),
        json!({"type": "person", "ref": "P1", "full_name": "Nông Thị Hạnh", "address": "xã Bằng Phúc"}),
        matter("V"),
        with(&matter("V1"), &json!({"title": "Đường thôn Nà Cà hỏng"})),
        with(&visit("R1", "2026-11-20"), &known),
        petition("D1", "2026-11-18"),
    ]);
    let clerk = office.unlocked();
    let mut walk = Walk { clerk: &clerk, chance: Rng::with_seed(seed), saved: 0, refused: 0, keys: 0 };
    walk.listen();
    while walk.keys < keys {
        walk.form();
    }
    println!("    a walk of {} keys by seed {seed}: {} saved, {} asked about", walk.keys, walk.saved, walk.refused);
    assert!(walk.saved >= keys / 100 && walk.refused >= keys / 100, "both ends are reached");
}

struct Walk<'a> {
    clerk: &'a Clerk<'a>,
    chance: Rng,
    saved: usize,
    refused: usize,
    keys: usize,
}

impl Walk<'_> {
    /// Lets the page tell what was saved and what a form looked like.
    fn listen(&self) {
        let script =
            "window.saves = []; addEventListener('saved', (event) => window.saves.push(event.detail), true);";
        self.clerk.driver.run(script, &Value::Null);
    }

    /// Opens a form, presses keys in it, and saves: until it is saved, or left.
    fn form(&mut self) {
        let address = FORMS[self.chance.usize(..FORMS.len())];
        walk::show(self.clerk, address);
        for _ in 0..self.chance.usize(6..24) {
            self.step();
        }
        // A key may have saved it, or led elsewhere.
        for _ in 0..5 {
            if !self.clerk.page().is("record-form") || self.save(address) {
                return;
            }
            // The keyboard is at the first fault: what stands there goes, and what must be there comes.
            self.press("Ctrl+A");
            self.press("Delete");
            self.fill_what_must_be();
        }
    }

    fn press(&mut self, chord: &str) {
        self.keys += 1;
        self.clerk.press(chord);
    }

    fn step(&mut self) {
        match self.chance.u8(..20) {
            0..=5 => {
                self.keys += 1;
                self.clerk.write(TEXTS[self.chance.usize(..TEXTS.len())]);
            }
            6..=9 => self.press("Enter"),
            10 => self.press("Ctrl+Enter"),
            11 => self.press("Tab"),
            12 => self.press("Shift+Tab"),
            13 => self.press("F4"),
            14 => self.press("Down"),
            15 => {
                let digit = ["1", "2", "3", "4"][self.chance.usize(..4)];
                self.press(digit);
            }
            16 => self.press("Alt+N"),
            17 => self.press("Ctrl+Z"),
            18 => self.press("Alt+M"),
            _ => self.press("Ctrl+A"),
        }
        // Whatever dialog a key opened is stepped back from.
        self.clerk.driver.run("document.querySelector('dialog[open] button')?.click();", &Value::Null);
    }

    /// Fills in what no form is saved without, so that both ends are reached.
    fn fill_what_must_be(&mut self) {
        for (field, text) in [
            ("visit.people.0.full_name", "Lý Thị Ba"),
            ("visit.content", "Hỏi việc"),
            ("petition.petitioners.0.full_name", "Lý Thị Ba"),
            ("petition.summary", "Hỏi việc"),
            ("matter.title", "Việc mới"),
            ("session.host", "Ma Văn Tuấn"),
            ("dialogue.topic", "Nước sạch"),
            ("dialogue.host", "Ma Văn Tuấn"),
        ] {
            let script = "const field = document.querySelector(`[data-field='${arguments[0]}']`);
                field?.focus(); field?.select?.(); return Boolean(field) && !field.value.trim();";
            if self.clerk.driver.run(script, &json!(field)) == json!(true) {
                self.keys += 1;
                self.clerk.write(text);
            }
        }
    }

    /// Presses Ctrl+S and holds the register to what stood in the fields. Answers whether it was saved.
    fn save(&mut self, address: &str) -> bool {
        let stood = self.stood();
        self.clerk.driver.run("window.saves = [];", &Value::Null);
        self.press("Ctrl+S");
        let end = until(|| {
            let saves = self.clerk.driver.run("return window.saves;", &Value::Null);
            if saves[0].is_object() {
                return Some(Some(saves[0]["value"].clone()));
            }
            self.clerk.page().is(".faults.hard").then_some(None)
        });
        let end = end.unwrap_or_else(|| panic!("{address}: Ctrl+S is answered"));
        let Some(value) = end else {
            self.refused += 1;
            let stands = self.stood();
            for Field { name, text, .. } in stood {
                // What was read meanwhile stands there in its own words; nothing that was typed is emptied.
                let emptied = stands.iter().all(|one| one.name != name) && self.clerk.page().is(&field(&name));
                assert!(!emptied, "{address}: “{text}” of {name} is gone, and was not saved");
            }
            return false;
        };
        self.saved += 1;
        let held = self.held(&value, address);
        for one in stood {
            let is_held = held.iter().any(|held| one.is_said_by(held));
            assert!(is_held, "{address}: “{}” of {} is not in the book: {held:?}", one.text, one.name);
        }
        true
    }

    /// What stands in the fields of the form.
    fn stood(&self) -> Vec<Field> {
        let script = "return [...document.querySelectorAll('record-form [data-field]')]
            .filter((one) => one.type !== 'radio' && one.type !== 'checkbox' && one.value.trim())
            .map((one) => ({ name: one.dataset.field, text: one.value, list: one.role === 'combobox' }));";
        let fields = self.clerk.driver.run(script, &Value::Null);
        serde_json::from_value(fields).expect("fields")
    }

    /// Everything the register holds of what was saved, in words.
    fn held(&self, value: &Value, address: &str) -> Vec<String> {
        let mut held = Vec::new();
        let codes = self.clerk.asks("desk_codes", &json!({}));
        let all = value.as_array().cloned().unwrap_or_else(|| vec![value.clone()]);
        let edited = address.split_once('/').and_then(|(slice, what)| Some((slice, what.strip_suffix("%2Fedit")?)));
        let named = all.iter().filter_map(|one| Some((one["type"].as_str()?, one["ref"].as_str()?))).chain(edited);
        for (slice, reference) in named {
            if slice == "decision" {
                continue;
            }
            let one = self.clerk.asks(&format!("{slice}_get"), &json!({"ref": reference}));
            for part in ["record", "labels", "known"] {
                leaves(&one[part], &codes, &mut held);
            }
            for matter in one["record"]["matters"].as_array().into_iter().flatten().chain([&one["record"]["matter"]])
            {
                if let Some(reference) = matter.as_str() {
                    leaves(&self.clerk.asks("matter_get", &json!({"ref": reference}))["record"], &codes, &mut held);
                }
            }
        }
        for hamlet in self.clerk.asks("hamlet_list", &json!({})).as_array().into_iter().flatten() {
            if held.iter().any(|one| hamlet["ref"] == one.as_str()) {
                held.extend(hamlet["name"].as_str().map(plain));
            }
        }
        held
    }
}

/// A field and what stands in it.
#[derive(Debug, serde::Deserialize)]
struct Field {
    name: String,
    text: String,
    /// A list hangs under it: what was typed is the beginning of what it means, or its initials.
    list: bool,
}

impl Field {
    /// Whether what is held says what was typed: the text itself, the day it was read as, or the entry it means.
    fn is_said_by(&self, held: &str) -> bool {
        let typed = plain(&self.text);
        let day = match typed.as_str() {
            "hq" => Some("2026-11-22".to_owned()),
            "5/9" => Some("2026-09-05".to_owned()),
            _ => typed.get(..10).and_then(|day| {
                let parts: Vec<&str> = day.split('/').collect();
                (parts.len() == 3).then(|| parts.into_iter().rev().collect::<Vec<_>>().join("-"))
            }),
        };
        let initials = || held.split_whitespace().filter_map(|word| word.chars().next()).collect::<String>();
        let entry = self.list && (bare(held).contains(&bare(&typed)) || bare(&initials()) == bare(&typed));
        held == typed || day.is_some_and(|day| held == day) || entry
    }
}

fn field(name: &str) -> String {
    format!("[data-field='{name}']")
}

/// A text without its marks.
fn bare(text: &str) -> String {
    casebook::vietnamese::fold::tokens(text).join(" ")
}

/// Every text, number and code in words below a value.
fn leaves(value: &Value, codes: &Value, held: &mut Vec<String>) {
    match value {
        Value::String(text) => {
            held.push(plain(text));
            for pair in codes
                .as_object()
                .into_iter()
                .flat_map(|tables| tables.values())
                .flat_map(|table| table.as_array().into_iter().flatten())
            {
                if pair[0] == text.as_str() {
                    held.extend(pair[1].as_str().map(plain));
                }
            }
        }
        Value::Number(number) => held.push(number.to_string()),
        Value::Array(list) => list.iter().for_each(|one| leaves(one, codes, held)),
        Value::Object(object) => object.values().for_each(|one| leaves(one, codes, held)),
        _ => {}
    }
}

fn plain(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfc().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
