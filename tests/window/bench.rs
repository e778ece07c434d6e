//! `make bench`, the window's part: a register of a hundred thousand petitions in the real window, and its start beside
//! the start of LibreOffice Calc. What is printed are ratios to the bar or to the peer; above 1 is too slow.
#![allow(clippy::disallowed_methods, reason = "a stopwatch")]

#[path = "../../src-tauri/casebook/benches/century/mod.rs"]
#[allow(dead_code, reason = "what only the house's own bench asks for")]
mod century;
mod start;

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::clerk::Clerk;
use crate::driver::until;
use crate::stage::Stage;
use crate::walk;

pub use self::start::the_window_opens_no_later_than_calc;

const PAPERS: usize = 100_000;
/// Milliseconds from a key to the list it asks for; the pause that waits for the next key is not counted.
const KEY_BAR: f64 = 100.0;
/// Milliseconds from the choice of a screen to the screen.
const SCREEN_BAR: f64 = 300.0;
/// Milliseconds the page may stand still.
const STILL_BAR: f64 = 300.0;
/// So long a list waits for the next key.
const PAUSE: f64 = 150.0;
const TIMES: usize = 5;

/// Notes each key and each list painted after it, and the longest time the page stood still.
const STOPWATCH: &str = "const watch = window.watch = { keys: [], still: 0, where: '' };
    let key = 0, beat = performance.now();
    document.addEventListener('input', (event) => { key = event.timeStamp; }, true);
    const painted = () => requestAnimationFrame(() => setTimeout(() => {
        const grid = document.querySelector('book-grid');
        // A list that answers an earlier key is not the one waited for.
        if (grid && (grid.again || grid.search !== document.querySelector('.view-search')?.value)) return;
        if (key) watch.keys.push(performance.now() - key);
        key = 0;
    }, 0));
    document.addEventListener('loaded', painted, true);
    new MutationObserver(() => document.querySelector('find-screen .found') && painted())
        .observe(document.body, { subtree: true, childList: true, characterData: true });
    setInterval(() => {
        const now = performance.now();
        if (now - beat > watch.still) Object.assign(watch, { still: now - beat, where: location.hash });
        beat = now;
    }, 10);";
/// Goes to a screen; answers how long it took until what it waits for was painted.
const GO: &str = "const [given, done] = arguments;
    const begun = performance.now();
    location.hash = given.screen;
    const look = () => {
        const there = !document.querySelector('main [aria-busy=true]') && document.querySelector(given.has);
        if (there) requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun), 0));
        else if (performance.now() - begun > 20000) done(20000);
        else setTimeout(look, 2);
    };
    look();";
/// Every screen of the list on the left, and what is there when it is.
const SCREENS: [(&str, &str); 12] = [
    ("desk", "desk-screen .counter"),
    ("visit", "visit-screen .tabulator-row"),
    ("petition", "petition-screen .tabulator-row"),
    ("referral", "referral-screen .empty, referral-screen .tabulator-row"),
    ("matter", "matter-screen .tabulator-row"),
    ("report", "report-screen button.figure"),
    ("session", "session-screen .empty, session-screen .tabulator-row"),
    ("find", "#find-text"),
    ("setting", "setting-screen .settings"),
    ("mobilisation", "mobilisation-screen table"),
    ("visit/new", "visit-screen record-form input"),
    ("petition/D99999", "petition-screen record-view h1"),
];

/// Keys, screens and the page's own heart, with a hundred thousand petitions.
pub fn a_hundred_thousand_petitions_are_not_felt(stage: &Stage) {
    let office = stage.office().on("2026-11-23");
    copy(&century::made(PAPERS), &office.book());
    let clerk = office.clerk();
    clerk.at("passphrase").write(century::PASSPHRASE).press("Enter");
    let begun = Instant::now();
    let opened = (0..10).find_map(|_| until(|| clerk.page().is(".frame main h1").then_some(())));
    assert!(opened.is_some(), "the register opens");
    println!(
        "{:>6.1} s  opening a register of {PAPERS} petitions that was never backed up",
        begun.elapsed().as_secs_f64()
    );
    clerk.driver.run(STOPWATCH, &Value::Null);
    let mut late = screens(&clerk);
    late.extend(keys(&clerk));
    let still = &clerk.driver.run("return watch;", &Value::Null);
    late.extend(bar(
        &format!("the longest the page stood still (at {})", still["where"]),
        still["still"].as_f64().unwrap_or(f64::MAX),
        STILL_BAR,
    ));
    assert!(late.is_empty(), "too slow: {late:#?}");
}

fn screens(clerk: &Clerk<'_>) -> Vec<String> {
    let mut late = Vec::new();
    for (screen, has) in SCREENS {
        let once = |_| {
            walk::show(clerk, if screen == "setting" { "desk" } else { "setting" });
            clerk.driver.run_later(GO, &json!({"screen": screen, "has": has})).as_f64().unwrap_or(f64::MAX)
        };
        let times: Vec<f64> = (0..TIMES).map(once).collect();
        late.extend(bar(&format!("opening {screen}"), worst(&times, 1.0), SCREEN_BAR));
    }
    late
}

fn keys(clerk: &Clerk<'_>) -> Vec<String> {
    let (mut late, mut all) = (Vec::new(), Vec::new());
    for (screen, field, words) in [
        ("petition", ".view-search", "Nguyễn Văn An"),
        ("petition", ".view-search", "thửa đất số 4711"),
        ("visit", ".view-search", "Ma Thị Đào"),
        ("find", "#find-text", "Triệu Văn Hòa"),
        ("find", "#find-text", "thửa 52"),
    ] {
        walk::show(clerk, screen);
        // What was sought before goes first, and the whole book stands there again.
        clerk
            .driver
            .run("const field = document.querySelector(arguments[0]); field.focus(); field.select();", &json!(field));
        clerk.press("Backspace");
        std::thread::sleep(Duration::from_millis(1_200));
        clerk.driver.run("watch.keys = [];", &Value::Null);
        for letter in words.chars() {
            clerk.write(&letter.to_string());
            std::thread::sleep(Duration::from_millis(600));
        }
        let painted = clerk.driver.run("return watch.keys;", &Value::Null);
        let painted: Vec<f64> = painted.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
        if painted.is_empty() {
            late.push(format!("{screen}: no list of “{words}” was painted between its keys"));
            continue;
        }
        let after: Vec<f64> = painted.iter().map(|one| (one - PAUSE).max(0.0)).collect();
        println!(
            "{:>6.2} of the bar of {KEY_BAR} ms  {screen}: the slowest key of “{words}”",
            worst(&after, 1.0) / KEY_BAR
        );
        all.extend(after);
    }
    late.extend(bar(&format!("a key to its painted list, p95 of {}", all.len()), worst(&all, 0.95), KEY_BAR));
    late
}

/// Prints a measure beside its bar; answers it where it is above.
fn bar(what: &str, took: f64, bar: f64) -> Option<String> {
    let said = format!("{:>6.2} of the bar of {bar} ms  {what}", took / bar);
    println!("{said}");
    (took > bar).then_some(said)
}

/// The time this share of all keeps within.
fn worst(times: &[f64], share: f64) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    let at = ((sorted.len() as f64 * share).ceil() as usize).clamp(1, sorted.len());
    sorted[at - 1]
}

fn copy(from: &Path, to: &Path) {
    let done = Command::new("cp").arg("-r").arg(from).arg(to).status();
    assert!(done.is_ok_and(|status| status.success()), "the register is copied");
}
