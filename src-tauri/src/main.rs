//! The window: Sổ Tiếp Dân on the clerk's desk. Thin: it keeps the register open behind its lock, tells the house what
//! time it is, and passes drafts in and rows out.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]
// Tauri hands a command what it needs by value.
#![allow(clippy::needless_pass_by_value)]

mod answer;
mod command;
mod desk;
#[cfg(target_os = "linux")]
mod login_session;
mod shelf;
mod site;
mod slow;
#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;
use std::time::Duration;

use casebook::guide::Guide;
use tauri::webview::NewWindowResponse;
use tauri::{App, AppHandle, Emitter, Manager, RunEvent, Url, WebviewWindowBuilder};

use self::desk::Desk;

/// What is given back is wiped: a passphrase on its way through this program leaves no copy behind.
#[global_allocator]
static WIPES: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

/// Begins at the practice register.
const PRACTICE: &str = "--practice";

/// How often it is looked whether anybody is still there.
const LOOK: Duration = Duration::from_secs(5);

fn main() -> ExitCode {
    casebook::casebook::process::guard();
    say_panics_without_data();
    choose_renderer();
    let window_state = tauri_plugin_window_state::Builder::default().build();
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, _, _| show(app)))
        .plugin(tauri_plugin_dialog::init())
        .plugin(window_state)
        .manage(Guide::parse(include_str!(concat!(env!("OUT_DIR"), "/guide.md"))))
        .setup(set_up)
        .invoke_handler(slow::slowed(command::handler()))
        .build(context());
    let Ok(app) = built else {
        eprintln!("Không mở được cửa sổ của chương trình.");
        return ExitCode::FAILURE;
    };
    app.run(|app, event| {
        if let RunEvent::Exit = event {
            // The register is closed properly, its log moved into the file.
            app.state::<Desk>().lock();
        }
    });
    ExitCode::SUCCESS
}

/// The configuration and what the page may ask for, as they were built.
fn context() -> tauri::Context {
    tauri::generate_context!()
}

fn set_up(app: &mut App) -> Result<(), Box<dyn std::error::Error>> {
    let desk = Desk::at(home(app)?);
    if std::env::args().any(|argument| argument == PRACTICE) {
        // Where it cannot be opened, the gate says why once it is asked for there.
        let _ = desk.practise();
    }
    app.manage(desk);
    open_window(app)?;
    watch_session(app.handle())?;
    let handle = app.handle().clone();
    thread::Builder::new().name("idle lock".into()).spawn(move || {
        loop {
            thread::sleep(LOOK.min(desk::idle_limit() / 4));
            let desk = handle.state::<Desk>();
            // A window that is gone has nothing to hide any more, and nothing to show.
            if desk.lock_if_idle() {
                told_locked(&handle);
            } else if let Some(say) = desk.take_care() {
                let _ = handle.emit("desk:backup", say);
            }
        }
    })?;
    Ok(())
}

/// Locks the register before the machine sleeps, and when its session is locked or its lid is shut. Where the system tells
/// of none of these the idle lock is left.
#[cfg(target_os = "linux")]
fn watch_session(handle: &AppHandle) -> std::io::Result<()> {
    let lock = |handle: &AppHandle| {
        let desk = handle.state::<Desk>();
        if desk.is_open() {
            desk.lock();
            told_locked(handle);
        }
    };
    let (handle, of_lid) = (handle.clone(), handle.clone());
    thread::Builder::new().name("session".into()).spawn(move || {
        let Ok(session) = login_session::Session::find().map(std::sync::Arc::new) else { return };
        let lid = std::sync::Arc::clone(&session);
        let watch = thread::Builder::new().name("lid".into()).spawn(move || {
            let mut was_shut = lid.is_lid_shut();
            loop {
                thread::sleep(LOOK);
                let is_shut = lid.is_lid_shut();
                if is_shut && !was_shut {
                    lock(&of_lid);
                }
                was_shut = is_shut;
            }
        });
        // A bus that goes tells nothing any more; neither does a lid nobody can watch.
        drop((session.watch(|| lock(&handle)), watch));
    })?;
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn watch_session(_: &AppHandle) -> std::io::Result<()> {
    Ok(())
}

/// Tells the page that the register is locked, and ends the process that drew it.
fn told_locked(handle: &AppHandle) {
    let _ = handle.emit("desk:locked", ());
    end_page(handle);
}

/// Ends the process that drew the register: what it showed is in its memory still. Another begins at the gate. A page that
/// is driven from outside would be lost to its driver.
#[cfg(target_os = "linux")]
pub(crate) fn end_page(handle: &AppHandle) {
    use webkit2gtk::WebViewExt as _;

    let Some(window) = handle.get_webview_window("main").filter(|_| !is_driven()) else { return };
    // A window that is gone has no page.
    let _ = window.with_webview(|page| {
        let view = page.inner();
        view.terminate_web_process();
        view.reload();
    });
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn end_page(_: &AppHandle) {}

/// Only a debug build may be driven at all.
fn is_driven() -> bool {
    cfg!(debug_assertions) && std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some()
}

/// The folder the registers lie in: where the clerk can see them, and no uninstaller looks. Where her documents are sent
/// elsewhere by the machine, it is beside them.
fn home(app: &App) -> Result<PathBuf, tauri::Error> {
    if let Some(home) = std::env::var_os("SO_TIEP_DAN_HOME") {
        return Ok(PathBuf::from(home));
    }
    let documents = app.path().document_dir()?.join("So Tiep Dan");
    if documents.exists() || site::check(&documents).is_ok() {
        return Ok(documents);
    }
    Ok(app.path().home_dir()?.join("So Tiep Dan"))
}

fn open_window(app: &App) -> Result<(), Box<dyn std::error::Error>> {
    let config = app.config().app.windows.first().ok_or("no window")?;
    let window = WebviewWindowBuilder::from_config(app.handle(), config)?.on_navigation(is_own);
    // One window, and no file but by the system's own dialog.
    let window = window.on_new_window(|_, _| NewWindowResponse::Deny).on_download(|_, _| false);
    // WebKitGTK cannot be driven in a private context.
    window.incognito(!is_driven()).build()?;
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
