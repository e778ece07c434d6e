//! Every screen in the real window: nothing that keeps somebody out (axe-core), nothing cut off, and a picture of each.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::import;
use super::way_back::Left;
use crate::clerk::{Clerk, PASSPHRASE};
use crate::stage::{Stage, run_folder};
use crate::walk::{self, PLACES, Place};

const THEMES: [&str; 2] = ["light", "contrast"];
const SIZES: [u32; 2] = [100, 150];
/// The steps of an import, where a book is at hand.
const IMPORT: &[Place] = &[
    Place { name: "import-columns", address: "import", keys: &["Ctrl+O"] },
    Place { name: "import-file", address: "import", keys: &["Ctrl+O", "Esc"] },
    Place { name: "import-result", address: "import", keys: &["Ctrl+O", "F6"] },
    Place { name: "import-left", address: "import", keys: &["Ctrl+O", "F6", "Right"] },
    Place { name: "import-done", address: "import", keys: &["Ctrl+O", "F6", "Ctrl+S"] },
];
/// What is cut off.
const LOOK: &str = include_str!("../look.js");
/// Runs axe-core over the page; answers each violation in a line.
const WEIGH: &str = "const done = arguments[1];
    axe.run(document, { resultTypes: ['violations'] }).then(({ violations, passes }) => done(!passes.length ? ['axe saw nothing'] : violations.map((one) =>
        `${one.id}: ${one.nodes.length} × ${one.nodes[0].html.slice(0, 160)} ${one.nodes[0].failureSummary}`)),
        (why) => done([`axe did not run: ${why}`]));";

/// Looks at one place in both themes and both sizes, and gathers what is wrong there.
struct Inspector {
    axe: String,
    wrong: Vec<String>,
}

impl Inspector {
    fn new() -> Self {
        let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
        Self { axe: fs::read_to_string(axe).expect("npm install has run in ui"), wrong: Vec::new() }
    }

    fn inspect(&mut self, clerk: &Clerk<'_>, name: &str) {
        for (theme, size) in THEMES.into_iter().flat_map(|theme| SIZES.map(|size| (theme, size))) {
            walk::dress(clerk, theme, size);
            self.note(name, theme, size, &clerk.driver.run(LOOK, &Value::Null));
            if size == 100 {
                if clerk.driver.run("return typeof axe;", &Value::Null) == "undefined" {
                    clerk.driver.run(&self.axe, &Value::Null);
                }
                self.note(name, theme, size, &clerk.driver.run_later(WEIGH, &Value::Null));
            }
            if picked(theme, size) {
                clerk.photograph(&format!("pictures/{name}-{theme}-{size}"));
            }
        }
        walk::dress(clerk, "light", 100);
    }

    fn note(&mut self, name: &str, theme: &str, size: u32, found: &Value) {
        let found = found.as_array().into_iter().flatten().filter_map(Value::as_str);
        self.wrong.extend(found.map(|what| format!("{name}, {theme}, {size} %: {what}")));
    }
}

impl Drop for Inspector {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            assert!(self.wrong.is_empty(), "{} found:\n{}", self.wrong.len(), self.wrong.join("\n"));
        }
    }
}

/// High contrast is photographed at the usual size only: at 150 % it differs in colour alone.
fn picked(theme: &str, size: u32) -> bool {
    theme == "light" || size == 100
}

/// The screens, forms and dialogs of an open register.
pub fn every_screen_can_be_read_and_used_by_everybody(stage: &Stage) {
    fs::create_dir_all(run_folder().join("window/pictures")).expect("a folder");
    let office = import::with_old_book(stage.office().on("2019-09-14").with(&walk::lines()));
    let clerk = office.unlocked();
    let mut inspector = Inspector::new();
    for place in PLACES.iter().chain(IMPORT).filter(|place| wanted(place.name)) {
        walk::go(&clerk, place);
        inspector.inspect(&clerk, place.name);
    }
}

/// What is before an open register: the first run, the passphrase, a wrong one, the recovery code.
pub fn the_gate_can_be_read_and_used_by_everybody(stage: &Stage) {
    fs::create_dir_all(run_folder().join("window/pictures")).expect("a folder");
    let mut inspector = Inspector::new();
    let left = Left::by_a_laptop();
    let office = left.office(stage);
    let clerk = office.clerk();
    clerk.sees("Máy này chưa có sổ");
    inspector.inspect(&clerk, "gate-first");
    clerk.press("Tab").press("Enter").at("secret").write(PASSPHRASE).press("Enter").at("bring");
    inspector.inspect(&clerk, "gate-bring");
    clerk.press("Shift+Tab").press("Enter").sees("Máy này chưa có sổ").press("Enter").at("unit.name");
    inspector.inspect(&clerk, "gate-unit");
    drop(clerk);
    let office = stage.office().on("2026-11-23").with(&[]);
    let clerk = office.clerk();
    clerk.at("passphrase");
    inspector.inspect(&clerk, "gate-unlock");
    clerk.write("không phải").press("Enter").sees("Sai mật khẩu");
    inspector.inspect(&clerk, "gate-wrong");
    clerk.press("Tab").press("Tab").press("Enter").at("code");
    inspector.inspect(&clerk, "gate-recover");
    clerk.driver.run("location.reload();", &Value::Null);
    clerk.at("passphrase").write(PASSPHRASE).press("Enter").finds(".frame main h1");
    walk::show(&clerk, "setting/recovery");
    clerk.at("in-force").write(PASSPHRASE).press("Enter").at("group-1");
    inspector.inspect(&clerk, "gate-sheet");
}

/// `WINDOW_ONLY=petition` looks at these alone.
fn wanted(name: &str) -> bool {
    std::env::var("WINDOW_ONLY").map_or(true, |only| name.starts_with(&only))
}
