//! The tree: who may mention what, and which files belong together.

mod imports;
mod words;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use imports::File;

/// The rooms from the ground up, with the files of each under `src-tauri`; the longest beginning decides. A file may take
/// names from its own room and from those below, and the rooms of one floor do not know each other.
const FLOORS: &[&[(&str, &[&str])]] = &[
    &[("words", &["words/"])],
    &[("calendar", &["calendar/"]), ("vault", &["vault/"])],
    &[("reference", &["register/reference"])],
    &[("row", &["register/row"])],
    &[("secrecy", &["register/secrecy"])],
    &[("record", &["register/record"])],
    &[("mobilisation", &["register/mobilisation"])],
    &[("period", &["register/period"])],
    &[("entry", &["register/entry"])],
    &[("index", &["register/index"])],
    &[("derived", &["register/derived"])],
    &[("view", &["register/view"]), ("enter", &["register/enter"])],
    &[("register", &["register/lib"])],
    &[("report", &["report/"]), ("import", &["import/"])],
    &[("paper", &["paper/"])],
    &[("front", &["casebook/"])],
    &[("window", &["window/"])],
];

/// How many files the largest circle has, in which each reaches every other; that a file names the module it belongs to
/// makes none. Only a smaller number may be written here.
const LARGEST: usize = 8;

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

/// Gives the files of the house: every crate under `src-tauri` but the window, which is the door's.
fn house() -> Vec<(String, String)> {
    let all = files_of_crates();
    all.into_iter().filter(|(name, _)| !name.starts_with("window/")).collect()
}

/// Gives every file of the crates under `src-tauri`, by its crate's folder and its name in there.
fn files_of_crates() -> Vec<(String, String)> {
    let crates = root().join("src-tauri");
    let inside = std::fs::read_dir(&crates).unwrap().map(|entry| entry.unwrap().path());
    let mut all = Vec::new();
    for folder in inside.filter(|folder| folder.join("src").is_dir()).chain([crates.clone()]) {
        let own = if folder == crates { "window".into() } else { folder.file_name().unwrap().to_string_lossy() };
        let src = folder.join("src");
        for (path, text) in sources(&src) {
            let name = path.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
            all.push((format!("{own}/{name}"), text));
        }
    }
    all.sort();
    all
}

/// Gives the files that are not there for tests alone, each with the module it is.
fn files() -> Vec<File> {
    let all = files_of_crates();
    let tests = all.iter().flat_map(|(name, text)| {
        let parent = place(name);
        words::test_modules(text).into_iter().map(move |child| [parent.as_slice(), &[child]].concat())
    });
    let tests: BTreeSet<Vec<String>> = tests.collect();
    let is_test = |file: &File| (1..=file.place.len()).any(|depth| tests.contains(&file.place[..depth]));
    let file = |(path, text): (String, String)| File { place: place(&path), path, text };
    all.into_iter().map(file).filter(|file| !is_test(file)).collect()
}

/// Gives the module a file is. The terminal's door is a program of its own beside the library of its name.
fn place(path: &str) -> Vec<String> {
    let (own, name) = path.trim_end_matches(".rs").split_once('/').unwrap();
    let own = if name == "main" || name.starts_with("terminal") { format!("{own}-door") } else { own.to_owned() };
    let modules = name.split('/').filter(|part| !matches!(*part, "lib" | "main")).map(ToOwned::to_owned);
    std::iter::once(own).chain(modules).collect()
}

/// Gives the floor of a file and its room.
fn floor(path: &str) -> (usize, &'static str) {
    let name = path.trim_end_matches(".rs");
    let fits = |begin: &str| {
        name == begin || name.strip_prefix(begin).is_some_and(|rest| begin.ends_with('/') || rest.starts_with('/'))
    };
    let rooms = FLOORS.iter().enumerate().flat_map(|(floor, rooms)| rooms.iter().map(move |room| (floor, room)));
    let all = rooms.flat_map(|(floor, (room, files))| files.iter().map(move |begin| (*begin, floor, *room)));
    let longest = all.filter(|(begin, ..)| fits(begin)).max_by_key(|(begin, ..)| begin.len());
    let (_, floor, room) = longest.unwrap_or_else(|| panic!("{path} stands in no room"));
    (floor, room)
}

/// Tells whether one file is the module that another belongs to.
fn is_parent(one: &str, other: &str) -> bool {
    other.strip_prefix(one.trim_end_matches(".rs")).is_some_and(|rest| rest.starts_with('/'))
}

#[test]
fn no_import_climbs_but_those_of_a_list_that_only_grows_shorter() {
    let climbs = |(from, to): &&(String, String)| {
        let (below, above) = (floor(from), floor(to));
        below != above && below.0 <= above.0 && !is_parent(from, to) && !is_parent(to, from)
    };
    let arrows = imports::arrows(&files());
    let climbing: BTreeSet<String> =
        arrows.iter().filter(climbs).map(|(from, to)| format!("{from} -> {to}")).collect();
    let listed: BTreeSet<String> = include_str!("house/climbing.txt").lines().map(ToOwned::to_owned).collect();
    let (new, gone): (Vec<_>, Vec<_>) =
        (climbing.difference(&listed).collect(), listed.difference(&climbing).collect());
    assert!(new.is_empty(), "imports that climb: {new:#?}");
    assert!(gone.is_empty(), "no longer climbing, to be taken off tests/house/climbing.txt: {gone:#?}");
}

#[test]
fn the_largest_circle_of_files_only_grows_smaller() {
    let arrows = imports::arrows(&files()).into_iter().filter(|(from, to)| !is_parent(to, from)).collect();
    let circles = imports::circles(&arrows);
    let largest = circles.first().map_or(0, Vec::len);
    assert_eq!(largest, LARGEST, "files in the largest circle: {:#?}", circles.first());
}

/// Columns of small types, the slices' shared readers, what turns an engine's error into ours, and the measures.
const ENGINE: &[&str] = &[
    "words/column.rs",
    "words/codes.rs",
    "register/record.rs",
    "register/reference.rs",
    "register/row/read.rs",
    "report/measure.rs",
];

#[test]
fn only_stores_and_the_vault_speak_to_the_engine() {
    for File { path, text, .. } in files() {
        let may = path.ends_with("store.rs")
            || path.ends_with("list.rs")
            || path.starts_with("vault/")
            || ENGINE.contains(&path.as_str());
        let text = text.split("\n#[cfg(test)]").next().unwrap_or_default();
        for engine in ["rusqlite", "vault::sql"] {
            assert!(may || !text.contains(engine), "{path} speaks to the engine");
        }
    }
}

#[test]
fn the_vault_names_no_slice() {
    for (name, text) in house().into_iter().filter(|(name, _)| name.starts_with("vault/")) {
        assert!(!text.contains("Slice"), "{name} names a slice");
    }
}

/// The packages that belong to one crate, and to which.
const HEAVY: &[(&str, &[&str])] = &[
    ("words", &["icu_collator", "strsim"]),
    ("vault", &["argon2", "chacha20poly1305", "hkdf", "hpke", "postcard"]),
    ("import", &["cfb", "csv", "html5ever", "quick-xml"]),
    ("casebook", &["clap", "rpassword"]),
];

/// The crates, each with those below it that it may name.
const CRATES: &[(&str, &[&str])] = &[
    ("words", &[]),
    ("calendar", &["words"]),
    ("vault", &["words"]),
    ("register", &["words", "calendar", "vault"]),
    ("report", &["words", "calendar", "vault", "register"]),
    ("import", &["words", "calendar", "vault", "register"]),
    ("paper", &["words", "calendar", "vault", "register", "report"]),
    ("casebook", &["words", "calendar", "vault", "register", "report", "import", "paper"]),
    ("", &["casebook"]),
];

/// Gives what a crate of the house needs to be built: the names in its manifest.
fn needs(own: &str) -> BTreeSet<String> {
    let manifest = std::fs::read_to_string(root().join("src-tauri").join(own).join("Cargo.toml")).unwrap();
    let (_, needs) = manifest.split_once("\n[dependencies]\n").unwrap();
    let names = needs.lines().take_while(|line| !line.starts_with('[')).filter(|line| !line.starts_with('#'));
    names
        .filter_map(|line| line.split(['.', ' ', '=']).next())
        .filter(|name| !name.is_empty())
        .map(ToOwned::to_owned)
        .collect()
}

#[test]
fn a_crate_names_only_what_lies_below_it() {
    for (own, below) in CRATES {
        let named: BTreeSet<String> = needs(own);
        let above =
            CRATES.iter().map(|(name, _)| *name).filter(|name| named.contains(*name) && !below.contains(name));
        assert_eq!(above.collect::<Vec<_>>(), [""; 0], "named by {own:?}");
    }
    let folders = std::fs::read_dir(root().join("src-tauri")).unwrap().map(|entry| entry.unwrap().path());
    let crates: BTreeSet<String> = folders
        .filter(|folder| folder.join("Cargo.toml").is_file())
        .map(|folder| folder.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    let known: BTreeSet<String> =
        CRATES.iter().map(|(name, _)| (*name).to_owned()).filter(|name| !name.is_empty()).collect();
    assert_eq!(crates, known);
}

#[test]
fn a_heavy_package_belongs_to_one_crate() {
    for (home, packages) in HEAVY {
        for package in *packages {
            let named: Vec<&str> =
                CRATES.iter().map(|(own, _)| *own).filter(|own| needs(own).contains(*package)).collect();
            assert_eq!(named, [*home], "{package}");
        }
    }
}

/// What would make a formula, a link or a guess of a text in a workbook.
const GUESSES: [&str; 6] =
    [".write(", ".write_formula", ".write_dynamic", ".write_array_formula", ".write_url", ".write_row("];

#[test]
fn a_text_in_a_workbook_is_written_as_a_text_alone() {
    for (name, text) in house() {
        let text = text.split("\n#[cfg(test)]").next().unwrap_or_default();
        // The sums of a form and of a log, and what changed since the month before, are formulas over figures: no text comes
        // near them.
        let sums = ["report/xlsx/form_sheet.rs", "report/xlsx/log_sheet.rs", "report/xlsx/summary.rs"]
            .contains(&name.as_str());
        let is_guess = |guess: &&str| text.contains(*guess) && !(sums && *guess == ".write_formula");
        if text.contains("rust_xlsxwriter") {
            let found: Vec<&str> = GUESSES.into_iter().filter(is_guess).collect();
            assert_eq!(found, [""; 0], "{name} may make a formula of a text");
        }
    }
}

#[test]
fn the_house_has_no_clock() {
    for (name, text) in house() {
        let door = name.starts_with("casebook/terminal") || name == "casebook/main.rs";
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
    let terminal = house().into_iter().filter(|(name, _)| name.starts_with("casebook/terminal"));
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
        let within = ["register/record/", "register/mobilisation/"];
        let within = within.iter().find_map(|room| name.strip_prefix(room)).unwrap_or_default();
        let is_of = |slice: &&&str| within.starts_with(&format!("{slice}/")) || within == format!("{slice}.rs");
        let Some(own) = slices.iter().find(is_of) else { continue };
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
