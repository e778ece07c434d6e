//! The driver: tauri-driver and the window it opened, spoken to by WebDriver over this machine's own loopback.
#![allow(clippy::disallowed_methods, reason = "a wait has an end")]

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::stage::Stage;

/// After so long a wait for something on the page has failed.
pub const PATIENCE: Duration = Duration::from_secs(30);
/// A script that walks through many pages may take so long.
const SCRIPT: Duration = Duration::from_secs(120);

/// A window under a driver of its own. Dropped, both are gone.
pub struct Driver {
    process: Child,
    agent: ureq::Agent,
    session: String,
}

impl Driver {
    /// Opens the window with these words behind its name and in its environment. Answers when its page is there.
    pub fn open(stage: &Stage, words: &[&str], environment: &[(&str, String)]) -> Self {
        let (port, native) = (free_port(), free_port());
        let mut command = Command::new(stage.driver());
        command.arg("--port").arg(port.to_string()).arg("--native-port").arg(native.to_string());
        command.env("DISPLAY", stage.display()).env_remove("WAYLAND_DISPLAY").env("GDK_BACKEND", "x11");
        // No bus: a program already open on this machine is not asked to come forward, and no helper is started.
        command.env("DBUS_SESSION_BUS_ADDRESS", "disabled:").env("NO_AT_BRIDGE", "1").env("LANG", "C.UTF-8");
        command.envs(environment.iter().map(|(name, value)| (*name, value.as_str())));
        let quiet = || if std::env::var_os("WINDOW_TALK").is_some() { Stdio::inherit() } else { Stdio::null() };
        let process = command.process_group(0).stdin(Stdio::null()).stdout(quiet()).stderr(quiet()).spawn();
        let process = process.expect("tauri-driver starts");
        let config =
            ureq::Agent::config_builder().timeout_global(Some(SCRIPT + PATIENCE)).http_status_as_error(false);
        let mut driver = Self { process, agent: config.build().into(), session: String::new() };
        let root = format!("http://127.0.0.1:{port}/session");
        let options = json!({"application": stage.program(), "args": words});
        let always = json!({"tauri:options": options, "timeouts": {"script": SCRIPT.as_millis()}});
        let wanted = json!({"capabilities": {"alwaysMatch": always}});
        let ready = until(|| driver.agent.get(root.replace("/session", "/status")).call().ok());
        assert!(ready.is_some(), "tauri-driver answers");
        let session = driver.post(&root, &wanted).expect("a window");
        driver.session = format!("{root}/{}", session["sessionId"].as_str().expect("a session"));
        driver
    }

    /// Runs a script on the page: `arguments[0]` is `given`, what it returns is answered.
    pub fn run(&self, script: &str, given: &Value) -> Value {
        self.try_run(script, given).unwrap_or_else(|why| panic!("{why}\n{script}"))
    }

    /// The same, where the page may be just changing.
    pub fn try_run(&self, script: &str, given: &Value) -> Result<Value, String> {
        self.post(&format!("{}/execute/sync", self.session), &json!({"script": script, "args": [given]}))
    }

    /// Runs a script that answers later, by calling `arguments[1]`.
    pub fn run_later(&self, script: &str, given: &Value) -> Value {
        let body = json!({"script": script, "args": [given]});
        self.post(&format!("{}/execute/async", self.session), &body).unwrap_or_else(|why| panic!("{why}\n{script}"))
    }

    /// Lets fingers do what they do: `keyDown` and `keyUp` in turn, each with its key.
    pub fn fingers(&self, moves: &[Value]) {
        let body = json!({"actions": [{"type": "key", "id": "keyboard", "actions": moves}]});
        self.post(&format!("{}/actions", self.session), &body).unwrap_or_else(|why| panic!("{why}"));
    }

    /// The window's own process, a child of the driver's child.
    pub fn window(&self) -> Option<u32> {
        children(self.process.id()).into_iter().flat_map(children).find(|id| {
            std::fs::read_to_string(format!("/proc/{id}/comm")).is_ok_and(|name| name.trim() == "so-tiep-dan")
        })
    }

    fn post(&self, url: &str, body: &Value) -> Result<Value, String> {
        let sent = self.agent.post(url).header("content-type", "application/json").send(body.to_string());
        let text = sent.and_then(|mut answer| answer.body_mut().read_to_string()).map_err(|why| why.to_string())?;
        let mut answer: Value = serde_json::from_str(&text).map_err(|_| text.clone())?;
        let value = answer["value"].take();
        match value["error"].as_str() {
            Some(error) => Err(format!("{error}: {}", value["message"].as_str().unwrap_or_default())),
            None => Ok(value),
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The driver, the one it started, and the window are one group.
        let group = format!("-{}", self.process.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        let _ = self.process.wait();
    }
}

/// Tries until there is an answer or the patience is at its end.
pub fn until<T>(mut look: impl FnMut() -> Option<T>) -> Option<T> {
    let begun = Instant::now();
    loop {
        if let Some(found) = look() {
            return Some(found);
        }
        if begun.elapsed() > PATIENCE {
            return None;
        }
        std::thread::sleep(Duration::from_millis(15));
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|taken| taken.local_addr()).expect("a port").port()
}

fn children(parent: u32) -> Vec<u32> {
    let path = format!("/proc/{parent}/task/{parent}/children");
    let listed = std::fs::read_to_string(path).unwrap_or_default();
    listed.split_whitespace().filter_map(|id| id.parse().ok()).collect()
}

/// Starts an X server with one screen, its size and what else it is told, on a number nobody has. Answers it and its
/// number.
pub fn screen(told: &[&str]) -> (Child, String) {
    let mut command = Command::new("Xvfb");
    command.args(["-displayfd", "1", "-nolisten", "tcp", "-noreset", "-screen", "0"]).args(told);
    command.process_group(0).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut server = command.spawn().expect("Xvfb starts: it is in the package xvfb");
    let mut number = String::new();
    let out = server.stdout.take().expect("its number");
    BufReader::new(out).read_line(&mut number).expect("its number");
    (server, format!(":{}", number.trim()))
}

/// Photographs the whole screen.
pub fn photograph(display: &str, to: &Path) {
    // The driver's own photograph never ends under this X server.
    let done = Command::new("import").args(["-display", display, "-window", "root"]).arg(to).status();
    assert!(done.is_ok_and(|status| status.success()), "import is in the package imagemagick");
}
