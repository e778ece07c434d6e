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

mod bench;
mod clerk;
mod driver;
mod journey;
mod keyboard;
mod picture;
mod stage;
mod walk;

use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Trial};

use crate::journey::{
    anything, backup, close, deadline, draft, find, gate, import, keys, late, law, merge, mobilisation, month, paper,
    payload, petition, report, screen, secrecy, session, typing, visit, wall, way_back, written, yearbook,
};
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
    backup::a_lock_leaves_a_backup_and_the_foot_says_so,
    backup::a_sudden_loss_is_asked_about,
    backup::a_changed_register_is_backed_up_while_she_works,
    backup::a_backup_is_checked_drilled_and_restored,
    backup::what_was_done_after_a_backup_is_done_again,
    backup::a_rotten_register_is_brought_back_at_the_gate,
    backup::a_clock_of_2005_is_asked_about,
    backup::a_register_is_not_made_in_a_synced_folder,
    backup::an_old_paper_is_destroyed_when_she_says_so,
    way_back::a_dead_laptop_and_a_passphrase_she_knows,
    way_back::a_dead_laptop_and_a_passphrase_she_forgot,
    way_back::a_way_back_has_no_dead_end,
    way_back::a_rotten_register_comes_back_by_its_sheet,
    way_back::a_new_passphrase_and_the_old_one_opens_nothing,
    way_back::a_new_sheet_is_asked_the_passphrase_first,
    secrecy::a_days_work_leaves_no_name_outside_the_register,
    secrecy::an_open_register_has_its_key_in_memory,
    visit::a_routine_visit_is_entered,
    visit::a_visit_with_a_petition_is_one_act,
    visit::a_person_of_the_book_is_corrected_in_a_visit,
    petition::a_petition_by_post_joins_a_known_matter,
    petition::an_external_referral_and_its_reply,
    session::a_session_nobody_came_to,
    session::a_calendar_is_planned_changed_and_put_up_as_a_notice,
    law::the_days_off_of_next_year_are_entered,
    law::another_length_of_a_duty_begins_on_its_day,
    deadline::what_is_overdue_is_opened_processed_and_told_late,
    paper::a_letter_is_made_issued_printed_and_written,
    yearbook::a_year_of_the_book_is_printed_with_the_denouncer_covered,
    draft::the_last_act_is_taken_back_after_a_restart,
    draft::an_entry_is_never_cancelled_out_of_sight_or_unasked,
    draft::a_draft_comes_back_after_a_power_cut,
    draft::a_new_visit_never_slips_into_the_draft_of_another,
    draft::a_save_on_its_way_is_waited_for,
    late::a_quick_enter_files_a_petition_under_what_was_typed,
    late::ctrl_s_settles_the_field_one_is_in,
    late::a_quick_key_opens_what_the_words_find,
    anything::whatever_is_typed_is_in_the_book_or_asked_about,
    find::somebody_is_found_and_opened,
    find::a_filter_is_kept_and_its_list_taken_out,
    find::a_paper_again_is_recognised_and_the_answer_kept,
    merge::a_person_entered_twice_becomes_one_and_two_again,
    merge::a_matter_entered_twice_becomes_one,
    import::an_old_book_comes_in_and_is_taken_back,
    import::her_own_rows_come_in_by_keyboard_alone,
    import::an_import_stopped_or_killed_leaves_nothing,
    month::the_month_of_the_article_is_entered_by_keyboard_alone,
    report::a_row_corrected_from_a_figure_changes_it,
    report::every_figure_opens_its_rows,
    keys::help_comes_at_the_field,
    keys::a_day_is_typed_as_it_is_said,
    keys::the_list_the_last_one_and_the_way_out,
    keys::a_range_is_copied_as_excel_wants_it,
    keys::the_practice_register_never_mixes_with_the_real_one,
    mobilisation::each_log_is_entered_by_keyboard_alone,
    mobilisation::a_promise_made_at_a_dialogue_is_due_until_it_is_kept,
    mobilisation::the_logs_have_a_period_of_their_own,
    mobilisation::the_figures_of_the_article_stand_on_the_page,
    close::a_closed_period_opens_as_it_was_sent,
    close::a_period_is_opened_again_and_closed_as_the_next_revision,
    close::a_period_is_not_closed_while_a_paper_is_mixed,
    keys::the_demo_opens_on_the_practice_register,
    typing::fake_backspaces_leave_the_letter_that_was_meant,
    typing::an_input_method_composes,
    typing::letters_and_marks_apart_become_one,
    typing::what_nobody_sees_is_taken_out_of_pasted_text,
    written::the_report_of_a_month_is_written_and_saved,
    written::looking_back_opens_the_rows_behind_a_picture,
    wall::what_gets_in_gets_no_further,
    wall::a_key_of_the_browser_loses_nothing,
    payload::what_was_loaded_is_never_more_than_letters,
    payload::what_is_typed_is_never_more_than_letters,
    screen::the_gate_can_be_read_and_used_by_everybody,
    screen::every_screen_can_be_read_and_used_by_everybody,
];

/// What is run only when asked for, by `-- --ignored`: `bench` measures, `picture` takes the pictures of the README.
const ON_DEMAND: &[Journey] = journeys![
    bench::the_window_opens_no_later_than_calc,
    bench::a_hundred_thousand_petitions_are_not_felt,
    picture::of_the_practice_register,
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
    let trial = |(name, journey): &(&'static str, fn(&Stage))| {
        let (stage, name, journey) = (Arc::clone(&stage), *name, *journey);
        Trial::test(name, move || {
            stage.begins(name);
            journey(&stage);
            Ok(())
        })
    };
    let trials = JOURNEYS.iter().map(trial).chain(ON_DEMAND.iter().map(|one| trial(one).with_ignored_flag(true)));
    let ended = libtest_mimic::run(&arguments, trials.collect());
    stage.print_counts();
    ended.exit_code()
}
