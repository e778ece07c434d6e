//! Journeys in the real window: the program under an X server of its own (Xvfb), driven by real key presses through
//! tauri-driver and WebKitWebDriver. The run prints how many keys each journey took, and leaves nothing running.
//!
//! # How a journey is added
//!
//! A journey is a function `fn(&Stage)` in a file of `journey/`, named in [`JOURNEYS`] below:
//!
//! ```ignore
//! pub fn a_visit_is_entered(stage: &Stage) {
//!     let office = stage.office().on("2019-09-05").with(&[]);        // a folder and a register of its own
//!     let clerk = office.unlocked();                                        // the window, opened and unlocked
//!     clerk.begins().press("Ctrl+N").at("visit.people.0.full_name").write("Hoàng Văn An").press("Ctrl+S");
//!     clerk.sees("Đã lưu lượt tiếp số 1").took("a routine visit", Some(25));
//!     let visit = clerk.asks("visit_list", &json!({"query": {}}));          // what no screen shows
//! }
//! ```
//!
//! Wait for what must come (`at`, `sees`, `finds`, `holds`), never for a time: a key pressed before the screen is there
//! is lost, as it is for a person. `office.told(NAME, VALUE)` sets the environment of a debug build, `office.files()` is
//! where files are saved to, `clerk.dies()` is a power cut, after which `office.unlocked()` opens the window anew.
//!
//! `cargo build -p so-tiep-dan && cargo test -p tests --test window [PART OF A NAME]` runs them. A journey that fails
//! leaves a photograph of its screen in `.run/window`; `WINDOW_TALK=1` shows what the program says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::missing_panics_doc)]

mod clerk;
mod driver;
mod journey;
mod keyboard;
mod stage;
mod walk;

use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Trial};

use crate::journey::{draft, gate, month, payload, petition, screen, session, typing, visit, written};
use crate::stage::Stage;

/// A journey and its name.
type Journey = (&'static str, fn(&Stage));

macro_rules! journeys {
    ($($journey:path),* $(,)?) => { &[$((stringify!($journey), $journey)),*] };
}

/// Every journey, in the order they are run.
const JOURNEYS: &[Journey] = journeys![
    gate::a_first_run_ends_at_the_recovery_sheet,
    gate::a_lock_forgets_the_key_and_keeps_the_draft,
    gate::a_wrong_passphrase_is_not_a_damaged_file,
    visit::a_routine_visit_is_entered,
    visit::a_visit_with_a_petition_is_one_act,
    petition::a_petition_by_post_joins_a_known_matter,
    petition::an_external_referral_and_its_reply,
    session::a_session_nobody_came_to,
    draft::the_last_act_is_taken_back_after_a_restart,
    draft::a_draft_comes_back_after_a_power_cut,
    month::the_month_of_the_article_is_entered_by_keyboard_alone,
    typing::fake_backspaces_leave_the_letter_that_was_meant,
    typing::an_input_method_composes,
    typing::letters_and_marks_apart_become_one,
    typing::what_nobody_sees_is_taken_out_of_pasted_text,
    written::the_report_of_a_month_is_written_and_saved,
    written::looking_back_opens_the_rows_behind_a_picture,
    payload::what_was_loaded_is_never_more_than_letters,
    payload::what_is_typed_is_never_more_than_letters,
    screen::the_gate_can_be_read_and_used_by_everybody,
    screen::every_screen_can_be_read_and_used_by_everybody,
];

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    // One clerk, one screen.
    arguments.test_threads = Some(1);
    if arguments.list {
        let listed = JOURNEYS.iter().map(|(name, _)| Trial::test(*name, || Ok(()))).collect();
        return libtest_mimic::run(&arguments, listed).exit_code();
    }
    let stage = Arc::new(Stage::set());
    let trials = JOURNEYS.iter().map(|(name, journey)| {
        let stage = Arc::clone(&stage);
        Trial::test(*name, move || {
            stage.begins(name);
            journey(&stage);
            Ok(())
        })
    });
    let ended = libtest_mimic::run(&arguments, trials.collect());
    stage.print_counts();
    ended.exit_code()
}
