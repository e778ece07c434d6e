//! Lists the commands, so that the capability file must allow each one by name, and gathers the clerk's guide.

use std::path::Path;
use std::{env, fs, io};

const COMMANDS: &[&str] = &[
    "backup_away",
    "backup_check",
    "backup_drill",
    "backup_forget_place",
    "backup_list",
    "backup_make",
    "backup_offer",
    "backup_preview",
    "backup_printed",
    "backup_rescue",
    "backup_restore",
    "backup_standing",
    "contribution_add",
    "contribution_cancel",
    "contribution_correct",
    "contribution_get",
    "contribution_history",
    "contribution_list",
    "democracy_item_add",
    "democracy_item_cancel",
    "democracy_item_correct",
    "democracy_item_get",
    "democracy_item_history",
    "democracy_item_list",
    "desk_all_unfinished",
    "desk_change_passphrase",
    "desk_codes",
    "desk_confirm_day",
    "desk_confirm_sheet",
    "desk_create",
    "desk_day",
    "desk_forget",
    "desk_guide",
    "desk_keep",
    "desk_lock",
    "desk_partial_day",
    "desk_practise",
    "desk_recover",
    "desk_renew_sheet",
    "desk_state",
    "desk_strength",
    "desk_today",
    "desk_touch",
    "desk_undo",
    "desk_unfinished",
    "desk_unlock",
    "dialogue_add",
    "dialogue_cancel",
    "dialogue_correct",
    "dialogue_get",
    "dialogue_history",
    "dialogue_list",
    "directive_add",
    "directive_cancel",
    "directive_correct",
    "directive_get",
    "directive_history",
    "directive_list",
    "emulation_add",
    "emulation_cancel",
    "emulation_correct",
    "emulation_get",
    "emulation_history",
    "emulation_list",
    "find_find",
    "hamlet_add",
    "hamlet_correct",
    "hamlet_history",
    "hamlet_list",
    "internal_rule_add",
    "internal_rule_cancel",
    "internal_rule_correct",
    "internal_rule_get",
    "internal_rule_history",
    "internal_rule_list",
    "matter_add",
    "matter_cancel",
    "matter_correct",
    "matter_get",
    "matter_history",
    "matter_list",
    "mobilisation_behind",
    "mobilisation_export",
    "mobilisation_make",
    "model_add",
    "model_cancel",
    "model_correct",
    "model_get",
    "model_history",
    "model_list",
    "office_add",
    "office_correct",
    "office_history",
    "office_list",
    "officer_add",
    "officer_correct",
    "officer_history",
    "officer_list",
    "outreach_add",
    "outreach_cancel",
    "outreach_correct",
    "outreach_get",
    "outreach_history",
    "outreach_list",
    "paper_blank",
    "paper_cancel",
    "paper_correct",
    "paper_export",
    "paper_get",
    "paper_history",
    "paper_issue",
    "paper_list",
    "paper_look",
    "paper_make",
    "paper_offered",
    "paper_print",
    "person_add",
    "person_correct",
    "person_get",
    "person_history",
    "person_list",
    "person_recall",
    "petition_add",
    "petition_cancel",
    "petition_correct",
    "petition_get",
    "petition_history",
    "petition_layout",
    "petition_list",
    "petition_process",
    "petition_receive",
    "petition_recognise",
    "petition_reveal",
    "referral_add",
    "referral_cancel",
    "referral_correct",
    "referral_get",
    "referral_history",
    "referral_list",
    "referral_reply",
    "report_behind",
    "report_export",
    "report_make",
    "report_presets",
    "session_add",
    "session_cancel",
    "session_confirm",
    "session_correct",
    "session_empty",
    "session_generate",
    "session_get",
    "session_history",
    "session_list",
    "setting_add",
    "setting_list",
    "unit_add",
    "unit_list",
    "visit_add",
    "visit_cancel",
    "visit_correct",
    "visit_get",
    "visit_history",
    "visit_layout",
    "visit_list",
    "visit_receive",
    "visit_recognise",
    "visit_reveal",
];

fn main() -> io::Result<()> {
    page()?;
    guide()?;
    date();
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    tauri_build::try_build(attributes).map_err(|error| io::Error::other(error.to_string()))
}

/// Tells the program when it was made, in seconds of 1970: no day before that can be today.
#[allow(clippy::disallowed_methods, reason = "a program is made at a time")]
fn date() {
    println!("cargo::rerun-if-env-changed=SOURCE_DATE_EPOCH");
    let now = || std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |now| now.as_secs());
    let made = env::var("SOURCE_DATE_EPOCH").ok().and_then(|told| told.parse().ok()).unwrap_or_else(now);
    println!("cargo::rustc-env=MADE_AT={made}");
}

/// Where the front end has not been built, a page that says so stands in its place.
fn page() -> io::Result<()> {
    let page = Path::new("../ui/dist/index.html");
    if page.exists() {
        return Ok(());
    }
    fs::create_dir_all("../ui/dist")?;
    fs::write(page, include_str!("unbuilt.html"))
}

/// Joins the texts of the guide into one, by the order of their names.
fn guide() -> io::Result<()> {
    println!("cargo::rerun-if-changed=../assets/guide");
    let mut files: Vec<_> = fs::read_dir("../assets/guide")?.filter_map(Result::ok).map(|file| file.path()).collect();
    files.retain(|file| file.extension().is_some_and(|name| name == "md"));
    files.sort();
    let texts: Vec<String> = files.iter().map(fs::read_to_string).collect::<io::Result<_>>()?;
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("no OUT_DIR"))?;
    fs::write(Path::new(&out).join("guide.md"), texts.join("\n"))
}
