//! A walk through every place of the window: its address, and the keys that bring out what stands there.

use serde_json::{Value, json};

use crate::clerk::Clerk;

/// Somewhere in the window.
pub struct Place {
    /// Its name, for pictures and for what is wrong there.
    pub name: &'static str,
    /// Its address behind the `#`.
    pub address: &'static str,
    /// Keys pressed there, each when the page has come to rest; `=words` is written.
    pub keys: &'static [&'static str],
}

const fn at(name: &'static str, address: &'static str) -> Place {
    Place { name, address, keys: &[] }
}

const fn with(name: &'static str, address: &'static str, keys: &'static [&'static str]) -> Place {
    Place { name, address, keys }
}

/// Every screen, form and dialog of an open register that holds [`lines`].
pub const PLACES: &[Place] = &[
    at("backup", "backup"),
    at("desk", "desk"),
    at("visit", "visit"),
    at("visit-new", "visit/new"),
    with("visit-faults", "visit/new", &["Ctrl+S"]),
    at("visit-one", "visit/R-01"),
    at("visit-edit", "visit/R-01%2Fedit"),
    at("petition", "petition"),
    at("petition-new", "petition/new"),
    with("petition-list", "petition/new", &["F4"]),
    at("petition-one", "petition/D-04"),
    at("petition-process", "petition/D-06%2Fprocess"),
    at("petition-secret", "petition/D-07"),
    with("petition-reveal", "petition/D-07", &["F8"]),
    with("guide", "petition/new", &["F1"]),
    at("referral", "referral"),
    at("referral-one", "referral/C-04"),
    at("referral-reply", "referral/C-04%2Freply"),
    at("matter", "matter"),
    at("matter-new", "matter/new"),
    at("matter-one", "matter/V1"),
    at("report", "report"),
    at("written", "written/2019-09"),
    with("written-sheet", "written/2019-09", &["F8"]),
    at("retrospect", "retrospect/2019-09"),
    at("session", "session"),
    at("session-new", "session/new"),
    at("session-rule", "session/rule"),
    at("session-one", "session/S1"),
    at("session-delegate", "session/delegate%7CS1"),
    at("session-shift", "session/shift%7CS1"),
    with("find", "find", &["=bồi thường"]),
    at("setting", "setting"),
    at("setting-office", "setting/office%2Fnew"),
    at("setting-hamlet", "setting/hamlet%2Fnew"),
    at("setting-officer", "setting/officer%2Fnew"),
    at("setting-unit", "setting/unit%2Fnew"),
    at("setting-rule", "setting/setting%2Fnew"),
    at("setting-law", "setting/law"),
    at("setting-law-holiday", "setting/law%2Fholiday"),
    at("setting-law-deadline", "setting/law%2Fdeadline"),
    at("setting-law-citation", "setting/law%2Fcitation"),
    at("setting-law-ended", "setting/law%2Fended"),
    at("setting-passphrase", "setting/passphrase"),
    at("import", "import"),
    at("merge", "merge"),
    at("yearbook-visit", "yearbook/visit"),
    at("yearbook-petition", "yearbook/petition"),
    at("mobilisation", "mobilisation"),
    at("outreach", "outreach"),
    at("outreach-new", "outreach/new"),
    at("outreach-one", "outreach/T-01"),
    at("model", "model"),
    at("model-new", "model/new"),
    at("model-one", "model/M-01"),
    at("contribution", "contribution"),
    at("contribution-new", "contribution/new"),
    at("contribution-one", "contribution/G-01"),
    at("dialogue", "dialogue"),
    at("dialogue-new", "dialogue/new"),
    at("dialogue-one", "dialogue/DT-01"),
    at("democracy-item", "democracy_item"),
    at("democracy-item-new", "democracy_item/new"),
    at("democracy-item-one", "democracy_item/DC-01"),
    at("internal-rule", "internal_rule"),
    at("internal-rule-new", "internal_rule/new"),
    at("internal-rule-one", "internal_rule/QC-01"),
    at("emulation", "emulation"),
    at("emulation-new", "emulation/new"),
    at("emulation-one", "emulation/TD-02"),
    at("directive", "directive"),
    at("directive-new", "directive/new"),
    at("directive-one", "directive/CD-01"),
    at("paper", "paper"),
    at("paper-offers", "paper/for%7CD-04"),
    at("paper-form", "paper/for%7CD-04%7Crefer"),
];

/// A month with something in every book: the practice register's, a paper that waits, a denunciation, a session of today.
pub fn lines() -> Vec<Value> {
    let sample = format!("{}{}", casebook::practice::SAMPLE, casebook::practice::LOGS);
    let mut all: Vec<Value> =
        sample.lines().skip(1).map(|line| serde_json::from_str(line).expect("a line")).collect();
    let waiting = json!({"processed_on": null, "disposition": null, "eligibility": "undetermined",
        "competence": "undetermined", "field": null, "matter": "V3", "kind": "complaint"});
    let secret = json!({"processed_on": null, "disposition": null, "eligibility": "undetermined",
        "competence": "undetermined", "field": null, "matter": "V3", "kind": "denunciation",
        "respondent": "Ông Đàm Văn Khánh", "summary": "Tố cáo việc thu các khoản ngoài quy định"});
    all.extend([
        json!({"type": "hamlet", "ref": "H1", "name": "Nà Cà"}),
        json!({"type": "officer", "ref": "CB1", "full_name": "Ma Văn Tuấn", "title": "Chủ tịch"}),
        json!({"type": "session", "ref": "S1", "date": "2019-09-14", "lane": "head", "kind": "scheduled",
            "published": true, "host": "Ma Văn Tuấn", "held": false, "visitors_came": false}),
        tests::with(&tests::petition("D-06", "2019-08-20"), &waiting),
        tests::with(&tests::petition("D-07", "2019-09-10"), &secret),
    ]);
    all
}

/// Goes somewhere, and waits until the page has come to rest there.
pub fn go(clerk: &Clerk<'_>, place: &Place) {
    show(clerk, place.address);
    for key in place.keys {
        match key.strip_prefix('=') {
            Some(words) => clerk.write(words),
            None => clerk.press(key),
        };
        rest(clerk);
    }
}

/// Shows an address, from whatever stood there before; what was half typed before it is dropped.
pub fn show(clerk: &Clerk<'_>, address: &str) {
    clerk.driver.run(
        "document.querySelectorAll('dialog').forEach((one) => one.querySelector('button')?.click());
         document.querySelectorAll('record-form').forEach((form) => { form.left = true; });
         location.hash = 'nowhere'; location.hash = arguments[0];",
        &json!(address),
    );
    rest(clerk);
}

/// Waits until nothing is awaited and nothing has changed on the page for a moment.
pub fn rest(clerk: &Clerk<'_>) {
    let script = "const done = arguments[1];
        let last = performance.now();
        const seen = new MutationObserver(() => { last = performance.now(); });
        seen.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
        const begun = last;
        const look = () => {
            const waits = document.querySelector('[aria-busy=true]');
            if ((!waits && performance.now() - last > 200) || performance.now() - begun > 8000) {
                seen.disconnect();
                done(Boolean(waits));
            } else setTimeout(look, 25);
        };
        look();";
    let waits = clerk.driver.run_later(script, &Value::Null);
    assert_eq!(waits, json!(false), "the page comes to rest");
}

/// Sets theme and text size, as Thiết lập does.
pub fn dress(clerk: &Clerk<'_>, theme: &str, size: u32) {
    clerk.driver.run(
        "const root = document.documentElement; root.dataset.theme = arguments[0].theme;
         root.dataset.size = String(arguments[0].size); window.dispatchEvent(new Event('text-size'));",
        &json!({"theme": theme, "size": size}),
    );
    rest(clerk);
}
