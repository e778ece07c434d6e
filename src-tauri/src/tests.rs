//! The lists of commands in command.rs, build.rs and the capability file name the same commands, and those are the
//! functions of `command/`.

#![allow(clippy::unwrap_used)]

mod types;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Every file below a folder, with its text.
fn files(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for file in fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()) {
        if file.is_dir() {
            found.extend(files(&file));
        } else {
            found.push((file.display().to_string(), fs::read_to_string(&file).unwrap()));
        }
    }
    found
}

fn functions(folder: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (file, text) in files(folder) {
        for part in text.split("#[tauri::command(async").skip(1) {
            let name = part.split("pub fn ").nth(1).unwrap();
            found.insert(name.split(['(', '<']).next().unwrap().to_owned());
        }
        assert!(!text.contains("#[tauri::command]"), "{file} would block the main thread");
    }
    found
}

#[test]
fn every_command_is_listed_allowed_and_handled() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let commands = functions(&folder.join("src/command"));
    assert!(commands.len() > 70, "{}", commands.len());
    let read = |file: &str| fs::read_to_string(folder.join(file)).unwrap();
    let quoted =
        |text: &str| -> BTreeSet<String> { text.split('"').skip(1).step_by(2).map(ToOwned::to_owned).collect() };
    let build = read("build.rs");
    let build = quoted(build.split("COMMANDS: &[&str] = &[").nth(1).unwrap().split("];").next().unwrap());
    assert_eq!(build, commands);
    let main = read("src/command.rs");
    let handled = main.split("generate_handler![").nth(1).unwrap().split(']').next().unwrap();
    let handled: BTreeSet<String> = handled
        .split(',')
        .filter_map(|path| path.trim().rsplit("::").next())
        .filter(|name| !name.is_empty())
        .map(ToOwned::to_owned)
        .collect();
    assert_eq!(handled, commands);
    let allowed = quoted(&read("capabilities/main.json"));
    let allowed: BTreeSet<String> =
        allowed.iter().filter_map(|name| Some(name.strip_prefix("allow-")?.replace('-', "_"))).collect();
    assert_eq!(allowed, commands);
}
