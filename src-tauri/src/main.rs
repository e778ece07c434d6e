//! The window: Sổ Tiếp Dân on the clerk's desk. Thin: it keeps the register open behind its lock, tells the house what
//! time it is, and passes drafts in and rows out.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]
// Tauri hands a command what it needs by value.
#![allow(clippy::needless_pass_by_value)]

mod answer;
mod command;
mod desk;
#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;
use std::time::Duration;

use casebook::guide::Guide;
use tauri::{App, AppHandle, Emitter, Manager, Url, WebviewWindowBuilder};

use self::desk::Desk;

/// How often it is looked whether anybody is still there.
const LOOK: Duration = Duration::from_secs(5);

fn main() -> ExitCode {
    say_panics_without_data();
    choose_renderer();
    let window_state = tauri_plugin_window_state::Builder::default().build();
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, _, _| show(app)))
        .plugin(tauri_plugin_dialog::init())
        .plugin(window_state)
        .manage(Guide::parse(include_str!(concat!(env!("OUT_DIR"), "/guide.md"))))
        .setup(set_up)
        .invoke_handler(tauri::generate_handler![
            command::desk::desk_all_unfinished,
            command::desk::desk_change_passphrase,
            command::desk::desk_codes,
            command::desk::desk_confirm_sheet,
            command::desk::desk_create,
            command::desk::day::desk_day,
            command::desk::desk_forget,
            command::desk::desk_guide,
            command::desk::desk_keep,
            command::desk::desk_lock,
            command::desk::day::desk_partial_day,
            command::desk::desk_practise,
            command::desk::desk_recover,
            command::desk::desk_state,
            command::desk::desk_strength,
            command::desk::desk_today,
            command::desk::desk_touch,
            command::desk::desk_undo,
            command::desk::desk_unfinished,
            command::desk::desk_unlock,
            command::find::find_find,
            command::hamlet::hamlet_add,
            command::hamlet::hamlet_correct,
            command::hamlet::hamlet_history,
            command::hamlet::hamlet_list,
            command::matter::matter_add,
            command::matter::matter_cancel,
            command::matter::matter_correct,
            command::matter::matter_get,
            command::matter::matter_history,
            command::matter::matter_list,
            command::office::office_add,
            command::office::office_correct,
            command::office::office_history,
            command::office::office_list,
            command::officer::officer_add,
            command::officer::officer_correct,
            command::officer::officer_history,
            command::officer::officer_list,
            command::person::person_add,
            command::person::person_correct,
            command::person::person_get,
            command::person::person_history,
            command::person::person_list,
            command::person::person_recall,
            command::petition::petition_add,
            command::petition::petition_cancel,
            command::petition::petition_correct,
            command::petition::petition_get,
            command::petition::petition_history,
            command::petition::petition_layout,
            command::petition::petition_list,
            command::petition::petition_process,
            command::petition::petition_receive,
            command::petition::petition_reveal,
            command::referral::referral_add,
            command::referral::referral_cancel,
            command::referral::referral_correct,
            command::referral::referral_get,
            command::referral::referral_history,
            command::referral::referral_list,
            command::referral::referral_reply,
            command::report::report_behind,
            command::report::report_export,
            command::report::report_make,
            command::report::report_presets,
            command::session::session_add,
            command::session::session_cancel,
            command::session::session_confirm,
            command::session::session_correct,
            command::session::session_empty,
            command::session::session_generate,
            command::session::session_get,
            command::session::session_history,
            command::session::session_list,
            command::setting::setting_add,
            command::setting::setting_list,
            command::unit::unit_add,
            command::unit::unit_list,
            command::visit::visit_add,
            command::visit::visit_cancel,
            command::visit::visit_correct,
            command::visit::visit_get,
            command::visit::visit_history,
            command::visit::visit_layout,
            command::visit::visit_list,
            command::visit::visit_receive,
            command::visit::visit_reveal,
        ])
        .run(tauri::generate_context!());
    match built {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => {
            eprintln!("Không mở được cửa sổ của chương trình.");
            ExitCode::FAILURE
        }
    }
}

fn set_up(app: &mut App) -> Result<(), Box<dyn std::error::Error>> {
    app.manage(Desk::at(home(app)?));
    open_window(app)?;
    let handle = app.handle().clone();
    thread::Builder::new().name("idle lock".into()).spawn(move || {
        loop {
            thread::sleep(LOOK);
            if handle.state::<Desk>().lock_if_idle() {
                // A window that is gone has nothing to hide any more.
                let _ = handle.emit("desk:locked", ());
            }
        }
    })?;
    Ok(())
}

/// The folder the registers lie in: where the clerk can see them, and no uninstaller looks.
fn home(app: &App) -> Result<PathBuf, tauri::Error> {
    match std::env::var_os("SO_TIEP_DAN_HOME") {
        Some(home) => Ok(PathBuf::from(home)),
        None => Ok(app.path().document_dir()?.join("So Tiep Dan")),
    }
}

fn open_window(app: &App) -> Result<(), Box<dyn std::error::Error>> {
    let config = app.config().app.windows.first().ok_or("no window")?;
    let window = WebviewWindowBuilder::from_config(app.handle(), config)?.on_navigation(is_own);
    // WebKitGTK cannot be driven in a private context; only a debug build may be driven at all.
    let driven = cfg!(debug_assertions) && std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some();
    window.incognito(!driven).build()?;
    Ok(())
}

/// Nothing but the program's own pages is ever shown.
fn is_own(url: &Url) -> bool {
    url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost")
}

fn show(app: &AppHandle) {
    if let Some(window) = app.get_webview_window("main") {
        // If the system will not raise it, it is still there.
        let _ = window.unminimize().and_then(|()| window.set_focus());
    }
}

/// A panic says where it was, never what it was about: that may be somebody's name.
fn say_panics_without_data() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|at| format!("{}:{}", at.file(), at.line())).unwrap_or_default();
        eprintln!("lỗi của chương trình tại {place}");
    }));
}

/// WebKitGTK's DMABUF renderer shows an empty window on some machines (tauri#9394); who sets it keeps their choice.
#[cfg(target_os = "linux")]
fn choose_renderer() {
    const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    let has_card = std::path::Path::new("/dev/dri/renderD128").exists();
    let has_nvidia = std::path::Path::new("/proc/driver/nvidia").exists();
    if std::env::var_os(SWITCH).is_none() && (!has_card || has_nvidia) {
        #[expect(unsafe_code, reason = "nothing else runs yet that could read the environment")]
        // SAFETY: the first statement of `main`, before any other thread exists.
        unsafe {
            std::env::set_var(SWITCH, "1");
        }
    }
}

#[cfg(not(target_os = "linux"))]
fn choose_renderer() {}
