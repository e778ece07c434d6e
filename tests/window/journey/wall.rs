//! The wall around the page: what a piece of script that got in would try, and does not get.

use serde_json::{Value, json};

use crate::stage::Stage;
use crate::walk;

/// What is tried, and what it must come to.
const TRIALS: &[(&str, &str)] = &[
    ("another page", "location.href = 'https://example.invalid/'; await rest(); return location.protocol;"),
    ("a file of the disk", "location.href = 'file:///etc/hostname'; await rest(); return location.protocol;"),
    ("a second window", "return window.open('https://example.invalid/') === null ? 'refused' : 'opened';"),
    ("a page of data", "location.href = 'data:text/html,x'; await rest(); return location.protocol;"),
    ("words to the net", "return fetch('https://example.invalid/').then(() => 'sent', () => 'refused');"),
    ("an image of the net", "return load('img', 'https://example.invalid/a.png');"),
    ("a script of the net", "return load('script', 'https://example.invalid/a.js');"),
    ("a frame", "return load('iframe', 'https://example.invalid/');"),
    (
        "a line of script",
        "const one = document.createElement('script'); one.textContent = 'window.gotIn = 1';
         document.body.append(one); await rest(); return window.gotIn ? 'ran' : 'refused';",
    ),
    (
        "a handler in markup",
        "const one = document.createElement('button'); one.setAttribute('onclick', 'window.gotIn = 1');
         document.body.append(one); one.click(); one.remove(); return window.gotIn ? 'ran' : 'refused';",
    ),
    ("the library as a global", "return window.__TAURI__ ? 'there' : 'refused';"),
    ("a dialog of the system", "return ask('plugin:dialog|open', { options: {} });"),
    ("a file by a plugin", "return ask('plugin:fs|read_text_file', { path: '/etc/hostname' });"),
    ("a program by a plugin", "return ask('plugin:shell|execute', { program: 'id' });"),
    ("the window's own devtools", "return ask('plugin:webview|internal_toggle_devtools', {});"),
    ("another window by the core", "return ask('plugin:webview|create_webview_window', { options: {} });"),
    ("a command nobody wrote", "return ask('desk_key', {});"),
];
/// What the trials share.
const HANDS: &str = "const done = arguments[1];
    const rest = () => new Promise((then) => setTimeout(then, 300));
    const ask = (name, given) =>
        window.__TAURI_INTERNALS__.invoke(name, given).then(() => 'answered', () => 'refused');
    const load = (kind, from) => new Promise((then) => {
        const one = document.createElement(kind);
        document.addEventListener('securitypolicyviolation', () => then('refused'), { once: true });
        setTimeout(() => then('loaded'), 2000);
        one.src = from;
        document.body.append(one);
        setTimeout(() => one.remove(), 2500);
    });";

/// A script inside the page comes no further than the page.
pub fn what_gets_in_gets_no_further(stage: &Stage) {
    let office = stage.office().on("2026-11-23").with(&[]);
    let clerk = office.unlocked();
    for (what, trial) in TRIALS {
        let script = format!("{HANDS} (async () => {{ {trial} }})().then(done, (why) => done('refused'));");
        let came_to = clerk.driver.run_later(&script, &Value::Null);
        assert!([json!("refused"), json!("tauri:")].contains(&came_to), "{what}: {came_to}");
        assert!(clerk.page().is(".frame main h1"), "{what}: the window still shows the register");
    }
}

/// What a browser would do with F5, Ctrl+R and their kind loses no letter; a page loaded anew brings the draft back.
pub fn a_key_of_the_browser_loses_nothing(stage: &Stage) {
    let office = stage.office().on("2026-11-23").with(&[]);
    let clerk = office.unlocked();
    clerk.press("Ctrl+N").at("visit.people.0.full_name").write("Hoàng Văn An");
    clerk.driver.run("window.sameAsBefore = true;", &Value::Null);
    for key in ["F5", "Ctrl+R", "Ctrl+F5", "Alt+Left", "Ctrl+J", "Ctrl+U", "F7", "F3"] {
        clerk.press(key).at("visit.people.0.full_name").holds("Hoàng Văn An");
        let same = clerk.driver.run("return window.sameAsBefore === true;", &Value::Null);
        assert_eq!(same, json!(true), "{key} loaded the page anew");
    }
    walk::rest(&clerk);
    let kept = crate::driver::until(|| {
        let waiting = clerk.asks("desk_all_unfinished", &json!({}));
        (waiting[0]["called"] == "Hoàng Văn An").then_some(())
    });
    assert!(kept.is_some(), "kept within the patience");
    clerk.driver.run("location.reload();", &Value::Null);
    clerk.sees("Đang ghi tiếp phần ghi dở").at("visit.people.0.full_name").holds("Hoàng Văn An");
}
