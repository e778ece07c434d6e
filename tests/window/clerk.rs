//! The clerk at the window: she presses keys, writes, and waits for what she expects to see. Every key is counted.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::process::Command;

use casebook::casebook::key::KeyCost;
use casebook::slice::Slice;
use casebook::{Moment, book, day};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::driver::{self, Driver, until};
use crate::keyboard;
use crate::stage::{Stage, run_folder};

/// The passphrase of every office.
pub const PASSPHRASE: &str = "bốn từ dễ nhớ";

/// An office: the folder its registers lie in, the day it is, and where files are saved to.
pub struct Office<'a> {
    stage: &'a Stage,
    folder: TempDir,
    today: String,
    environment: Vec<(&'static str, String)>,
}

impl<'a> Office<'a> {
    pub(crate) fn at(stage: &'a Stage) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(folder.path().join("files")).expect("a folder");
        Self { stage, folder, today: "2019-09-30".to_owned(), environment: Vec::new() }
    }

    /// Says which day it is.
    pub fn on(mut self, today: &str) -> Self {
        today.clone_into(&mut self.today);
        self
    }

    /// Puts a word into the window's environment.
    pub fn told(mut self, name: &'static str, value: &str) -> Self {
        self.environment.push((name, value.to_owned()));
        self
    }

    /// Lays the register of a commune of 2026 on the desk, under [`PASSPHRASE`], with these lines of the open format.
    pub fn with(self, lines: &[Value]) -> Self {
        let now = Moment::on(day::iso(&self.today).expect("a day"));
        let quick = KeyCost { memory: 8, passes: 1 };
        let (mut register, _) = casebook::create(&self.book(), PASSPHRASE, false, quick, now).expect("a register");
        book::add(&mut register, Slice::Unit, tests::object(&tests::unit()), now).expect("a unit");
        book::load(&mut register, tests::jsonl(lines).as_bytes(), now).expect("good lines");
        self
    }

    /// The folder of the real register.
    pub fn book(&self) -> PathBuf {
        self.folder.path().join("So that")
    }

    /// The folder files are saved to.
    pub fn files(&self) -> PathBuf {
        self.folder.path().join("files")
    }

    /// What the window finds in its environment.
    pub fn environment(&self) -> Vec<(&'static str, String)> {
        let path = |path: &Path| path.to_str().expect("a path").to_owned();
        let mut environment = vec![
            ("SO_TIEP_DAN_HOME", path(self.folder.path())),
            ("SO_TIEP_DAN_SAVE_TO", path(&self.files())),
            ("SO_TIEP_DAN_TODAY", self.today.clone()),
            // What the web view keeps for itself (its caches, the window's place) lies beside the registers.
            ("XDG_DATA_HOME", path(&self.folder.path().join("data"))),
            ("XDG_CONFIG_HOME", path(&self.folder.path().join("config"))),
            ("XDG_CACHE_HOME", path(&self.folder.path().join("cache"))),
        ];
        environment.extend(self.environment.iter().cloned());
        environment
    }

    /// Opens the window.
    pub fn clerk(&self) -> Clerk<'_> {
        self.opened_with(&[])
    }

    /// The same, with words behind the program's name.
    pub fn opened_with(&self, words: &[&str]) -> Clerk<'_> {
        let driver = Driver::open(self.stage, words, &self.environment());
        let clerk = Clerk { stage: self.stage, driver, presses: Cell::new(0), letters: Cell::new(0) };
        clerk.looks(|page| page.is("#gate, .gate, .frame").then_some(()), || "the window is there".to_owned());
        clerk
    }

    /// Opens the window and the register in it.
    pub fn unlocked(&self) -> Clerk<'_> {
        let clerk = self.clerk();
        clerk.unlock();
        clerk
    }

    /// The same, the passphrase typed by another hand.
    pub fn unlocked_by(&self, hand: impl Fn(&Clerk<'_>, &str)) -> Clerk<'_> {
        let clerk = self.clerk();
        clerk.at("passphrase");
        hand(&clerk, PASSPHRASE);
        clerk.press("Enter").finds(".frame main h1");
        clerk
    }
}

/// Somebody at the keyboard before an open window. The screen is photographed into `.run/window` when a test fails.
pub struct Clerk<'a> {
    stage: &'a Stage,
    /// The window, for what no key can do.
    pub driver: Driver,
    presses: Cell<usize>,
    letters: Cell<usize>,
}

impl Clerk<'_> {
    /// Presses a key or chord: `Ctrl+S`, `Tab`, `F4`, `2`.
    pub fn press(&self, chord: &str) -> &Self {
        self.presses.set(self.presses.get() + 1);
        self.driver.fingers(&keyboard::chord(chord));
        self
    }

    /// Presses keys so fast that the page has no time between them to do anything: WebDriver's own fingers are slower
    /// than the register's answer.
    pub fn press_at_once(&self, chords: &[&str]) -> &Self {
        self.presses.set(self.presses.get() + chords.len());
        let script = "for (const chord of arguments[0]) {
            const [key, held] = chord.split('+').reverse();
            const keys = { key: key.replace('Esc', 'Escape'), code: `Digit${key}`, bubbles: true, cancelable: true };
            const event = new KeyboardEvent('keydown', { ...keys, ctrlKey: held === 'Ctrl', altKey: held === 'Alt' });
            document.activeElement.dispatchEvent(event);
        }";
        self.driver.run(script, &json!(chords));
        self
    }

    /// Presses the same key several times.
    pub fn press_times(&self, chord: &str, times: usize) -> &Self {
        (0..times).for_each(|_| {
            self.press(chord);
        });
        self
    }

    /// Writes text, letter by letter.
    pub fn write(&self, text: &str) -> &Self {
        self.letters.set(self.letters.get() + text.chars().count());
        self.driver.fingers(&keyboard::letters(text));
        self
    }

    /// Waits until the keyboard is in a field, by its name in the form (`visit.content`) or its id.
    pub fn at(&self, field: &str) -> &Self {
        self.looks(
            |page| (page.focus() == field).then_some(()),
            || format!("the keyboard at {field}; it is at {:?}", self.page().focus()),
        );
        self
    }

    /// Waits for a field, writes into it, and goes on to the next.
    pub fn fills(&self, field: &str, text: &str) -> &Self {
        self.at(field).write(text).goes_on()
    }

    /// Waits for a choice, takes the one with this number, and goes on.
    pub fn chooses(&self, field: &str, number: &str) -> &Self {
        self.at(field).press(number).goes_on()
    }

    /// Waits for fields one after the other and leaves each as it is.
    pub fn passes(&self, fields: &[&str]) -> &Self {
        for field in fields {
            self.at(field).goes_on();
        }
        self
    }

    /// Enter, or Ctrl+Enter where Enter is a new line.
    pub fn goes_on(&self) -> &Self {
        self.press(if self.page().is("textarea:focus") { "Ctrl+Enter" } else { "Enter" })
    }

    /// Waits until the page shows words.
    pub fn sees(&self, words: &str) -> &Self {
        self.looks(|page| page.shows(words).then_some(()), || format!("“{words}” on the page"));
        self
    }

    /// Waits until the page no longer shows words.
    pub fn sees_no_more(&self, words: &str) -> &Self {
        self.looks(|page| (!page.shows(words)).then_some(()), || format!("“{words}” gone from the page"));
        self
    }

    /// Waits until something fits the selector.
    pub fn finds(&self, selector: &str) -> &Self {
        self.looks(|page| page.is(selector).then_some(()), || format!("{selector} on the page"));
        self
    }

    /// Waits until the focused field holds a value.
    pub fn holds(&self, value: &str) -> &Self {
        self.looks(
            |page| (page.value() == value).then_some(()),
            || format!("“{value}” in {}; it holds “{}”", self.page().focus(), self.page().value()),
        );
        self
    }

    /// What the page is like now.
    pub fn page(&self) -> Page<'_> {
        Page { driver: &self.driver }
    }

    /// Asks the program as the page does, for what a test must know and no screen shows.
    pub fn asks(&self, command: &str, given: &Value) -> Value {
        let answer = self.call(command, given);
        assert!(answer["error"].is_null(), "{command}: {}", answer["error"]);
        answer["value"].clone()
    }

    /// Asks for what must be refused, and answers why it was.
    pub fn refused(&self, command: &str, given: &Value) -> Value {
        let answer = self.call(command, given);
        assert!(!answer["error"].is_null(), "{command} was not refused: {}", answer["value"]);
        answer["error"].clone()
    }

    fn call(&self, command: &str, given: &Value) -> Value {
        let script = "window.__TAURI_INTERNALS__.invoke(arguments[0].command, arguments[0].given)
            .then((value) => arguments[1]({ value }), (error) => arguments[1]({ error }));";
        self.driver.run_later(script, &json!({"command": command, "given": given}))
    }

    /// Types the passphrase at the gate.
    pub fn unlock(&self) -> &Self {
        self.at("passphrase").write(PASSPHRASE).press("Enter").finds(".frame main h1")
    }

    /// Begins to count keys anew.
    pub fn begins(&self) -> &Self {
        self.presses.set(0);
        self.letters.set(0);
        self
    }

    /// Writes down how many keys it took since [`Clerk::begins`], and holds them to a bar if there is one.
    pub fn took(&self, what: &str, bar: Option<usize>) -> &Self {
        self.stage.count(what, self.presses.get(), self.letters.get(), bar);
        self
    }

    /// Kills the program as a power cut does.
    pub fn dies(self) {
        let window = self.driver.window().expect("a window");
        let killed = Command::new("kill").args(["-KILL", &window.to_string()]).status();
        assert!(killed.is_ok_and(|status| status.success()));
        until(|| (!Path::new(&format!("/proc/{window}/status")).exists() || is_gone(window)).then_some(()));
    }

    /// Photographs the screen into `.run/window`.
    pub fn photograph(&self, name: &str) -> PathBuf {
        let folder = run_folder().join("window");
        std::fs::create_dir_all(&folder).expect("a folder");
        let path = folder.join(format!("{name}.png"));
        driver::photograph(self.stage.display(), &path);
        path
    }

    fn looks<T>(&self, look: impl Fn(&Page<'_>) -> Option<T>, what: impl Fn() -> String) -> T {
        let page = self.page();
        until(|| look(&page)).unwrap_or_else(|| panic!("expected: {}", what()))
    }
}

fn is_gone(process: u32) -> bool {
    std::fs::read_to_string(format!("/proc/{process}/status")).is_ok_and(|text| text.contains("State:\tZ"))
}

impl Drop for Clerk<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("the screen: {}", self.photograph(&self.stage.journey()).display());
        }
    }
}

/// The page, looked at.
pub struct Page<'a> {
    driver: &'a Driver,
}

impl Page<'_> {
    /// The field the keyboard is in: its name in the form, or its id.
    pub fn focus(&self) -> String {
        self.text("const at = document.activeElement; return at?.dataset.field || at?.id || at?.localName || '';")
    }

    /// What the focused field holds.
    pub fn value(&self) -> String {
        self.text("return document.activeElement?.value ?? '';")
    }

    /// All words of the page.
    pub fn words(&self) -> String {
        self.text("return document.body.innerText;")
    }

    /// Whether words are shown, blanks and capitals aside.
    pub fn shows(&self, words: &str) -> bool {
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        plain(&self.words()).contains(&plain(words))
    }

    /// Whether something fits a selector.
    pub fn is(&self, selector: &str) -> bool {
        self.ask("return Boolean(document.querySelector(arguments[0]));", &json!(selector)) == json!(true)
    }

    fn text(&self, script: &str) -> String {
        self.ask(script, &Value::Null).as_str().unwrap_or_default().to_owned()
    }

    fn ask(&self, script: &str, given: &Value) -> Value {
        self.driver.try_run(script, given).unwrap_or_default()
    }
}
