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
    let own = |name: &str| name.starts_with("allow-") || name.starts_with("core:event:allow-");
    assert!(permissions.iter().all(|name| name.as_str().is_some_and(own)), "its own commands and events alone");
    assert_eq!(capability.pointer("/windows"), Some(&serde_json::json!(["main"])));
}
