//! The one list of commands names the functions of `command/`, and the window asks for nothing else.

#![allow(clippy::unwrap_used)]

mod types;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use tauri::ipc::Origin;

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

macro_rules! named {
    ($($($part:ident)::+),+ $(,)?) => {
        [$(stringify!($($part)::+)),+]
    };
}

#[test]
fn the_one_list_of_commands_names_the_functions() {
    let commands = functions(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/command"));
    assert!(commands.len() > 70, "{}", commands.len());
    let listed = crate::command::every::every_command!(named);
    assert!(listed.is_sorted(), "in the order of their paths");
    let listed: BTreeSet<String> =
        listed.iter().filter_map(|path| path.rsplit(':').next()).map(|name| name.trim().to_owned()).collect();
    assert_eq!(listed, commands);
}

/// Tauri gives JS an argument of two words under another name unless it is told not to.
#[test]
fn every_argument_goes_by_its_own_name() {
    for (file, text) in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/command")) {
        for part in text.split("#[tauri::command(async").skip(1) {
            let (told, rest) = part.split_once(")]").unwrap();
            let signature = rest.split("pub fn ").nth(1).unwrap().split(" {\n").next().unwrap();
            let arguments = types::arguments(signature);
            let two_words = arguments.iter().any(|(name, _)| name.contains('_'));
            assert_eq!(told == ", rename_all = \"snake_case\"", two_words, "{file}: {signature}");
        }
    }
}

/// What the page may ask for is what Tauri made of the list when the program was built.
#[test]
fn what_is_not_on_the_list_is_refused() {
    let mut context = crate::context();
    let authority = context.runtime_authority_mut();
    let allows = |name: &str, window: &str| authority.resolve_access(name, window, window, &Origin::Local).is_some();
    for path in crate::command::every::every_command!(named) {
        let name = path.rsplit(':').next().unwrap().trim();
        assert!(allows(name, "main") && !allows(name, "other"), "{name}");
    }
    for name in ["plugin:event|listen", "plugin:event|unlisten"] {
        assert!(allows(name, "main"), "{name}");
    }
    for name in ["desk_open", "backup", "every_command", "plugin:event|emit", "plugin:dialog|open", "plugin:fs|read"]
    {
        assert!(!allows(name, "main"), "{name}");
    }
}

/// The window's own wall (trust.md, 2.6), as the configuration builds it.
#[test]
fn nothing_foreign_is_let_into_the_window() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |file: &str| fs::read_to_string(folder.join(file)).unwrap();
    let config: serde_json::Value = serde_json::from_str(&read("tauri.conf.json")).unwrap();
    let at = |path: &str| config.pointer(path).cloned().unwrap_or_default();
    let policy = at("/app/security/csp").as_str().unwrap().to_owned();
    for rule in [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src ipc: http://ipc.localhost",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "object-src 'none'",
        "require-trusted-types-for 'script'",
    ] {
        assert!(policy.split("; ").any(|own| own == rule), "{rule} in {policy}");
    }
    assert!(!policy.contains("unsafe") && !policy.contains('*') && !policy.contains("https:"), "{policy}");
    for (path, wanted) in [
        ("/app/withGlobalTauri", false),
        ("/app/windows/0/incognito", true),
        ("/app/windows/0/generalAutofillEnabled", false),
        ("/app/windows/0/dragDropEnabled", false),
        ("/app/windows/0/create", false),
        ("/build/removeUnusedCommands", true),
    ] {
        assert_eq!(at(path), serde_json::json!(wanted), "{path}");
    }
    assert!(at("/app/windows/0/devtools").is_null(), "open in a debug build only");
    assert!(at("/app/windows/0/additionalBrowserArgs").as_str().unwrap().contains("--no-proxy-server"));
    let manifest = read("Cargo.toml") + &read("../Cargo.toml");
    let tauri = manifest.lines().filter(|line| line.starts_with("tauri"));
    assert!(tauri.clone().count() > 4 && tauri.clone().all(|line| !line.contains("devtools")), "not in a release");
    for plugin in ["plugin-fs", "plugin-shell", "plugin-http", "plugin-opener"] {
        assert!(!manifest.contains(plugin), "{plugin}");
    }
    let capability = read("capabilities/main.json");
    let capability: serde_json::Value = serde_json::from_str(&capability).unwrap();
    let permissions = capability.pointer("/permissions").and_then(serde_json::Value::as_array).unwrap();
    let own = |name: &str| name == "every-command" || name.starts_with("core:event:allow-");
    assert!(permissions.iter().all(|name| name.as_str().is_some_and(own)), "its own commands and events alone");
    assert_eq!(capability.pointer("/windows"), Some(&serde_json::json!(["main"])));
}
