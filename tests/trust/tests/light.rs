//! The table in a few minutes: every promise, lightly. `make trust` does the same heavily.

use std::path::Path;

use trust::scale::Scale;
use trust::{bomb, crash, cut, foreign, formula, full, fuzz, guard, keys, kill, rot, search};

fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_trust"))
}

#[test]
fn a_power_cut_loses_nothing_and_without_syncs_it_would() {
    crash::rows(&Scale::light()).iter().for_each(trust::table::Row::must_hold);
}

#[test]
fn a_killed_program_loses_nothing_it_acknowledged() {
    kill::row(program(), &Scale::light(), 1).must_hold();
}

#[test]
fn a_rotten_register_is_noticed_and_had_back() {
    rot::rows(&Scale::light()).iter().for_each(trust::table::Row::must_hold);
}

#[test]
fn a_kill_in_a_backup_a_restore_or_a_migration_leaves_a_good_backup_and_a_register_that_opens() {
    cut::row(&Scale::light()).must_hold();
}

#[test]
fn a_full_disk_loses_nothing_and_says_so() {
    full::row(&Scale::light()).must_hold();
}

#[test]
fn a_foreign_hand_is_noticed() {
    foreign::row(&Scale::light()).must_hold();
}

#[test]
fn what_protects_the_register_holds_when_it_is_spoilt_strayed_into_and_locked() {
    guard::rows(program(), &Scale::light()).iter().for_each(trust::table::Row::must_hold);
}

#[test]
fn yesterdays_secrets_open_nothing_newer_and_a_change_of_keys_cut_anywhere_loses_nothing() {
    keys::rows(program(), &Scale::light()).iter().for_each(trust::table::Row::must_hold);
}

#[test]
fn bombs_are_refused() {
    bomb::row(program(), false).must_hold();
}

#[test]
fn no_text_becomes_a_formula() {
    formula::row().must_hold();
}

#[test]
fn no_search_is_an_error() {
    search::row(&Scale::light()).must_hold();
}

#[test]
fn no_changed_file_brings_the_program_down() {
    fuzz::rows(&Scale::light()).iter().for_each(trust::table::Row::must_hold);
}
