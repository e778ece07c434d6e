//! The tree: who may mention what, and which files belong together.

use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            all.push((path, text));
        }
    }
    all
}

fn house() -> Vec<(String, String)> {
    let src = root().join("src-tauri/casebook/src");
    let name = |path: &Path| path.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
    sources(&src).into_iter().map(|(path, text)| (name(&path), text)).collect()
}

#[test]
fn only_stores_and_the_casebook_speak_to_the_engine() {
    for (name, text) in house() {
        let may = name.ends_with("store.rs")
            || name.ends_with("list.rs")
            || name.starts_with("casebook")
            // Columns of small types, the slices' shared readers, and what turns an engine's error into ours.
            || ["column.rs", "codes.rs", "slice.rs", "error.rs", "report/measure.rs"].contains(&name.as_str());
        assert!(may || !text.contains("rusqlite"), "{name} speaks to the engine");
    }
}

#[test]
fn the_house_has_no_clock() {
    for (name, text) in house() {
        let door = name.starts_with("terminal") || name == "main.rs";
        for clock in ["Utc::now", "Local::now", "SystemTime::now", "Instant::now"] {
            assert!(door || !text.contains(clock), "{name} looks at a clock");
        }
    }
}

/// What makes a file of the register, and is not entered by itself; and what enters it.
const MAKERS: [&str; 8] = [
    "close::file(",
    "list::workbook(",
    "report::workbook(",
    "report::mobilisation_workbook(",
    "retrospect::workbook(",
    "import::rejects(",
    "Look::Workbook",
    "Look::Print",
];

#[test]
fn no_door_makes_a_file_that_leaves_without_an_entry() {
    let window = root().join("src-tauri/src");
    let window = sources(&window).into_iter().map(|(path, text)| (path.display().to_string(), text));
    let terminal = house().into_iter().filter(|(name, _)| name.starts_with("terminal"));
    for (name, text) in window.chain(terminal) {
        for maker in MAKERS {
            assert!(!text.contains(maker), "{name} makes a file by {maker}: it leaves through `outgoing` alone");
        }
    }
}

#[test]
fn a_slice_names_no_other_slices_store() {
    let slices = ["visit", "petition", "matter", "referral", "session", "resolution", "outreach", "office", "hamlet"];
    for (name, text) in house() {
        let Some(own) =
            slices.iter().find(|slice| name.starts_with(&format!("{slice}/")) || name == format!("{slice}.rs"))
        else {
            continue;
        };
        for other in slices.iter().filter(|slice| *slice != own) {
            assert!(!text.contains(&format!("{other}::store")), "{name} reaches into {other}");
        }
    }
}

#[test]
fn files_are_short_and_say_what_they_are() {
    for (name, text) in house() {
        assert!(text.starts_with("//!"), "{name} does not say what it is");
        let lines = text.split("\n#[cfg(test)]").next().unwrap_or_default().lines().count();
        assert!(lines <= 350, "{name} has {lines} lines without its tests");
    }
}
