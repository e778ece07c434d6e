//! The stage: one screen, the programs, and the table of keys that were pressed. Made once, gone when the run ends.

use std::path::{Path, PathBuf};
use std::process::Child;
use std::sync::Mutex;

use crate::clerk::Office;
use crate::driver;

/// The laptop's screen.
pub const SCREEN: &str = "1366x768x24";

/// What all journeys share.
pub struct Stage {
    server: Mutex<Child>,
    display: String,
    program: PathBuf,
    driver: PathBuf,
    counts: Mutex<Vec<Count>>,
    journey: Mutex<String>,
}

/// How many keys something took.
pub struct Count {
    what: String,
    presses: usize,
    letters: usize,
    bar: Option<usize>,
}

impl Stage {
    /// Starts the screen and finds the programs.
    pub fn set() -> Self {
        let (server, display) = driver::screen(&[SCREEN]);
        let built = std::env::current_exe().expect("a program");
        let built = built.parent().and_then(Path::parent).expect("a folder").join("so-tiep-dan");
        // `make bench` looks at another build than the one beside the tests.
        let built = std::env::var_os("WINDOW_PROGRAM").map_or(built, PathBuf::from);
        assert!(built.exists(), "build the window first: cargo build -p so-tiep-dan");
        let own = run_folder().join("tools/bin/tauri-driver");
        let driver = if own.exists() { own } else { PathBuf::from("tauri-driver") };
        Self {
            server: Mutex::new(server),
            display,
            program: built,
            driver,
            counts: Mutex::default(),
            journey: Mutex::default(),
        }
    }

    /// Says which journey is under way.
    pub fn begins(&self, journey: &str) {
        journey.clone_into(&mut self.journey.lock().unwrap());
    }

    /// The journey under way.
    pub fn journey(&self) -> String {
        self.journey.lock().unwrap().clone()
    }

    /// An office to sit down at: a folder of its own, no register yet.
    pub fn office(&self) -> Office<'_> {
        Office::at(self)
    }

    /// Writes down how many keys something took, and holds it to its bar.
    pub fn count(&self, what: &str, presses: usize, letters: usize, bar: Option<usize>) {
        self.counts.lock().unwrap().push(Count { what: what.to_owned(), presses, letters, bar });
        assert!(bar.is_none_or(|bar| presses <= bar), "{what}: {presses} key presses, the bar is {bar:?}");
    }

    /// Prints what was counted.
    pub fn print_counts(&self) {
        let counts = self.counts.lock().unwrap();
        if !counts.is_empty() {
            println!("\nKey presses (a chord such as Ctrl+S is one), the letters of the text apart:");
        }
        for Count { what, presses, letters, bar } in counts.iter() {
            let bar = bar.map(|bar| format!(" (bar {bar})")).unwrap_or_default();
            println!("  {presses:>4} presses{bar}, {letters:>5} letters  {what}");
        }
    }

    /// The X display.
    pub fn display(&self) -> &str {
        &self.display
    }

    /// The window's program.
    pub fn program(&self) -> &Path {
        &self.program
    }

    /// tauri-driver.
    pub fn driver(&self) -> &Path {
        &self.driver
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        let mut server = self.server.lock().unwrap();
        let _ = server.kill();
        let _ = server.wait();
    }
}

/// The project's folder for what a run makes.
pub fn run_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a folder").join(".run")
}
