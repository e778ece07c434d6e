//! From the start of a program to the picture it settles at: our passphrase field with the keyboard in it, and an empty
//! sheet of LibreOffice Calc. Both are watched the same way, in the memory of the X server.

use std::fs;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::worst;
use crate::driver;
use crate::stage::{SCREEN, Stage};

/// A blinking caret is less; a field with or without the keyboard in it is more.
const ALIKE: usize = 300;
/// A picture that has not changed for so long has settled.
const SETTLED: Duration = Duration::from_secs(4);
const TIMES: usize = 5;

/// A screen of its own, whose memory can be read.
struct Screen {
    server: Child,
    display: String,
    folder: TempDir,
}

/// A program to start.
struct Program<'a> {
    name: &'a str,
    command: Box<dyn Fn() -> Command + 'a>,
    settled: Vec<u8>,
}

/// Cold start to a focused unlock field, beside Calc opening an empty sheet, in turns.
pub fn the_window_opens_no_later_than_calc(stage: &Stage) {
    let screen = Screen::set();
    let office = stage.office().on("2026-11-23").with(&[]);
    let profile = tempfile::tempdir().expect("a folder");
    let ours = || {
        let mut command = Command::new(stage.program());
        command.envs(office.environment());
        command
    };
    let calc = || {
        let mut command = Command::new("soffice");
        command.arg(format!("-env:UserInstallation=file://{}", profile.path().display()));
        command.args(["--norestore", "--nologo", "--nofirststartwizard", "--calc"]);
        command
    };
    let mut both = [screen.settles("the window", &ours), screen.settles("Calc", &calc)].map(|one| (one, Vec::new()));
    for _ in 0..TIMES {
        for (program, times) in &mut both {
            times.push(screen.opens(program));
        }
    }
    let [window, calc] = both.each_ref().map(|(program, times)| {
        println!("{:>6.0} ms  {} (median of {TIMES})", worst(times, 0.5), program.name);
        worst(times, 0.5)
    });
    println!(
        "{:>6.2} of Calc with an empty sheet  the window with the keyboard in its passphrase field",
        window / calc
    );
    assert!(window <= calc, "the window opens later than Calc");
}

impl Screen {
    fn set() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let memory = folder.path().to_str().expect("a path").to_owned();
        let (server, display) = driver::screen(&[SCREEN, "-fbdir", &memory]);
        Self { server, display, folder }
    }

    /// Starts a program once, so that all it reads has been read, and keeps the picture it settles at.
    fn settles<'a>(&self, name: &'a str, command: &'a dyn Fn() -> Command) -> Program<'a> {
        let running = self.start(command());
        let empty = self.picture();
        let (mut last, mut since) = (empty.clone(), Instant::now());
        while since.elapsed() < SETTLED || differ(&last, &empty) < ALIKE * 10 {
            std::thread::sleep(Duration::from_millis(50));
            let now = self.picture();
            if differ(&now, &last) > ALIKE {
                since = Instant::now();
                last = now;
            }
        }
        stop(running);
        Program { name, command: Box::new(command), settled: last }
    }

    /// Starts a program; answers after how many milliseconds its settled picture was there.
    fn opens(&self, program: &Program<'_>) -> f64 {
        std::thread::sleep(Duration::from_secs(1));
        let begun = Instant::now();
        let running = self.start((program.command)());
        while differ(&self.picture(), &program.settled) > ALIKE {
            assert!(begun.elapsed() < driver::PATIENCE, "{} shows what it showed before", program.name);
            std::thread::sleep(Duration::from_millis(5));
        }
        let took = begun.elapsed().as_secs_f64() * 1000.0;
        stop(running);
        took
    }

    fn start(&self, mut command: Command) -> Child {
        command.env("DISPLAY", &self.display).env_remove("WAYLAND_DISPLAY").env("GDK_BACKEND", "x11");
        command.env("DBUS_SESSION_BUS_ADDRESS", "disabled:").env("NO_AT_BRIDGE", "1").env("LANG", "C.UTF-8");
        command.process_group(0).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().expect("a program")
    }

    fn picture(&self) -> Vec<u8> {
        fs::read(self.folder.path().join("Xvfb_screen0")).expect("the memory of the screen")
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// Ends a program and what it started.
fn stop(mut running: Child) {
    let _ = Command::new("kill").args(["-KILL", "--", &format!("-{}", running.id())]).status();
    let _ = running.wait();
    // What is drawn when it is gone is the empty screen again.
    std::thread::sleep(Duration::from_millis(500));
}

/// In how many pixels two pictures differ.
fn differ(one: &[u8], other: &[u8]) -> usize {
    one.chunks_exact(4).zip(other.chunks_exact(4)).filter(|(one, other)| one != other).count()
}
