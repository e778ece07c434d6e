//! Typing Vietnamese: what reaches the register is exactly what was meant, however the letters came.

use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;

use crate::clerk::Clerk;
use crate::keyboard;
use crate::stage::Stage;

const NAME: &str = "Nguyễn Thị Bưởi";
const ADDRESS: &str = "thôn Bản Tàn, xã Yên Thượng";
const CONTENT: &str = "Đề nghị trả lời về đường liên xã, chưa được bồi thường; ý kiến của gia đình";
const MATTER: &str = "Bồi thường đường liên xã ở Bản Tàn";
const OUTCOME: &str = "Đã ghi nhận, sẽ chuyển lãnh đạo xem xét";

/// UniKey and its kind send a letter, take it back with Backspaces, and send the accented one.
pub fn fake_backspaces_leave_the_letter_that_was_meant(stage: &Stage) {
    let office = stage.office().on("2026-11-23").with(&known());
    let clerk = office.unlocked();
    enter(&clerk, |clerk, text| clerk.driver.fingers(&as_unikey(text)));
    assert_stored(&clerk);
    // The search on top and the search of a book take their letters the same way, and keep the keyboard meanwhile.
    clerk.press("Alt+2").sees("2 dòng").press("Ctrl+F").finds(".view-search:focus");
    clerk.driver.fingers(&as_unikey("Bưởi"));
    clerk.sees("1 dòng").finds(".view-search:focus").holds("Bưởi").press("Ctrl+F").at("top-search");
    clerk.driver.fingers(&as_unikey("liên xã"));
    clerk.holds("liên xã").press("Enter").sees("kết quả");
}

/// An input method composes: GTK's own Vietnamese one (VIQR), its letters under the cursor until they are decided.
pub fn an_input_method_composes(stage: &Stage) {
    let office = stage.office().on("2026-11-23").told("GTK_IM_MODULE", "viqr").with(&known());
    let clerk = office.unlocked_by(|clerk, text| clerk.driver.fingers(&as_viqr(text)));
    clerk.driver.run(
        "window.composed = 0; addEventListener('compositionend', () => { window.composed += 1; }, true);",
        &Value::Null,
    );
    enter(&clerk, |clerk, text| clerk.driver.fingers(&as_viqr(text)));
    let composed = clerk.driver.run("return window.composed;", &Value::Null).as_i64().unwrap_or_default();
    assert!(composed > 100, "letters were composed: {composed}");
    assert_stored(&clerk);
}

/// A keyboard that sends the letter and its marks apart (NFD): stored in one piece (NFC).
pub fn letters_and_marks_apart_become_one(stage: &Stage) {
    let office = stage.office().on("2026-11-23").with(&known());
    let clerk = office.unlocked();
    enter(&clerk, |clerk, text| {
        let apart: String = text.nfd().collect();
        clerk.write(&apart);
    });
    assert_stored(&clerk);
}

/// Text pasted from a web page or a telephone, with characters nobody sees.
pub fn what_nobody_sees_is_taken_out_of_pasted_text(stage: &Stage) {
    let office = stage.office().on("2026-11-23").with(&known());
    let clerk = office.unlocked();
    enter(&clerk, |clerk, text| paste(clerk, &soiled(text)));
    clerk.sees("Cần xem lại");
    assert_stored(&clerk);
}

/// Somebody the book knows already, so that a list opens under the name while it is typed.
fn known() -> [Value; 3] {
    let before = json!({"people": [{"full_name": "Nguyễn Thị Bưởng", "address": "thôn Nà Cà"}]});
    [tests::matter("V"), tests::with(&tests::visit("R0", "2026-11-20"), &before), tests::matter("V2")]
}

/// Enters a visit on a new matter, every text by the given hand.
fn enter(clerk: &Clerk<'_>, hand: impl Fn(&Clerk<'_>, &str)) {
    let write = |field: &str, text: &str| {
        clerk.at(field);
        hand(clerk, text);
        clerk.goes_on();
    };
    clerk.press("Ctrl+N");
    write("visit.people.0.full_name", NAME);
    write("visit.people.0.address", ADDRESS);
    clerk.passes(&["visit.people.0.hamlet", "visit.people_count"]);
    write("visit.content", CONTENT);
    clerk.chooses("_about.how", "3");
    write("matter.title", MATTER);
    clerk.passes(&["_paper", "visit.status"]).at("visit.outcome");
    hand(clerk, OUTCOME);
    clerk.press("Ctrl+S").sees("Đã lưu lượt tiếp số 2/2026");
}

fn assert_stored(clerk: &Clerk<'_>) {
    let rows = clerk.asks("visit_list", &json!({"query": {}}))["rows"].clone();
    let row = rows.as_array().expect("rows").iter().find(|row| row["number"] == "2/2026").expect("the visit");
    let visit = clerk.asks("visit_get", &json!({"ref": row["ref"]}));
    let record = &visit["record"];
    assert_eq!(record["people"][0]["full_name"], NAME);
    assert_eq!(record["people"][0]["address"], ADDRESS);
    assert_eq!(record["content"], CONTENT);
    assert_eq!(record["outcome"], OUTCOME);
    let matter = clerk.asks("matter_get", &json!({"ref": record["matters"][0]}));
    assert_eq!(matter["record"]["title"], MATTER);
}

/// The keys of a text as a Telex program sends them: each word first without its tone, then taken back to the vowel and
/// sent again with it, as when the tone is typed last.
fn as_unikey(text: &str) -> Vec<Value> {
    let mut moves = Vec::new();
    for word in text.split_inclusive(' ') {
        let letters: Vec<char> = word.chars().collect();
        let bare: Vec<char> = letters.iter().map(|letter| bare(*letter)).collect();
        moves.extend(keyboard::letters(&bare.iter().collect::<String>()));
        if let Some(first) = letters.iter().zip(&bare).position(|(letter, bare)| letter != bare) {
            (first..letters.len()).for_each(|_| moves.extend(keyboard::chord("Backspace")));
            moves.extend(keyboard::letters(&letters[first..].iter().collect::<String>()));
        }
    }
    moves
}

/// A letter without its marks.
fn bare(letter: char) -> char {
    match letter {
        'đ' => 'd',
        'Đ' => 'D',
        _ => letter.nfd().next().unwrap_or(letter),
    }
}

/// The keys of a text in VIQR: `Nguye^~n`, `ddu+o+`ng`; a point or comma after a vowel is kept from being a mark.
fn as_viqr(text: &str) -> Vec<Value> {
    let mut keys = String::new();
    for letter in text.chars() {
        let parts: Vec<char> = letter.nfd().collect();
        match letter {
            'đ' => keys.push_str("dd"),
            'Đ' => keys.push_str("DD"),
            _ => keys.push(parts[0]),
        }
        let marks: String = parts[1..].iter().map(|mark| viqr_mark(*mark)).collect();
        // The shape comes before the tone.
        let (shape, tone): (Vec<char>, Vec<char>) = marks.chars().partition(|mark| "^(+".contains(*mark));
        keys.extend(shape.into_iter().chain(tone));
    }
    keyboard::letters(&keys)
}

fn viqr_mark(mark: char) -> char {
    match mark {
        '\u{302}' => '^',
        '\u{306}' => '(',
        '\u{31b}' => '+',
        '\u{301}' => '\'',
        '\u{300}' => '`',
        '\u{309}' => '?',
        '\u{303}' => '~',
        '\u{323}' => '.',
        other => panic!("no key for {other:?}"),
    }
}

/// A text as it comes from elsewhere: decomposed, with a zero-width space, bidi controls and a byte order mark.
fn soiled(text: &str) -> String {
    let apart: String = text.nfd().collect();
    format!("\u{feff}\u{202a}{}\u{202c}\u{200b}", apart.replace(' ', " \u{200b}\u{2066}\u{2069}"))
}

/// Puts a text on the clipboard, as another program would, and pastes it with Ctrl+V.
fn paste(clerk: &Clerk<'_>, text: &str) {
    let script = "window.before = document.activeElement; const other = document.createElement('textarea');
        other.id = 'elsewhere'; other.value = arguments[0]; document.body.append(other); other.focus(); other.select();";
    clerk.driver.run(script, &json!(text));
    clerk.press("Ctrl+C");
    clerk.driver.run("document.getElementById('elsewhere').remove(); window.before.focus();", &Value::Null);
    clerk.press("Ctrl+V");
}
