//! The commands of the window, one file a slice, one function a command. All run off the main thread.

pub mod backup;
pub mod close;
pub mod contribution;
pub mod democracy_item;
pub mod desk;
pub mod dialogue;
pub mod directive;
pub mod emulation;
pub mod find;
pub mod hamlet;
pub mod import;
pub mod internal_rule;
pub mod list;
pub mod matter;
pub mod merge;
pub mod mobilisation;
pub mod model;
pub mod office;
pub mod officer;
pub mod outreach;
pub mod paper;
pub mod person;
pub mod petition;
pub mod referral;
pub mod register;
pub mod report;
pub mod retention;
pub mod retrospect;
pub mod session;
pub mod setting;
pub mod unit;
pub mod visit;
pub mod written;

use casebook::book::{self, Entered, Named, Record};
use casebook::due::{self, Due};
use casebook::history::{self, Event};
use casebook::list::{self as lists, Page, Query};
use casebook::slice::Slice;
use casebook::{Casebook, Done, Error, Result as HouseResult};
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::answer::Result;
use crate::desk::Desk;

/// The desk as commands get it.
pub type State<'a> = tauri::State<'a, Desk>;
/// A draft as the window sends it: a line of the open format without `type`.
pub type Draft = Map<String, Value>;

/// Every command, as the window may call it.
#[allow(clippy::too_many_lines, reason = "a list")]
pub fn handler() -> impl Fn(tauri::ipc::Invoke) -> bool {
    tauri::generate_handler![
        backup::backup_accept_shrunk,
        backup::backup_away,
        backup::backup_check,
        backup::backup_drill,
        backup::backup_forget_place,
        backup::backup_list,
        backup::backup_make,
        backup::backup_choose,
        backup::backup_foretell,
        backup::backup_bring,
        backup::backup_offer,
        backup::backup_preview,
        backup::backup_printed,
        backup::backup_rescue,
        backup::backup_restore,
        backup::backup_standing,
        close::close_export,
        close::close_leave,
        close::close_make,
        close::close_reopen,
        close::close_standing,
        contribution::contribution_add,
        contribution::contribution_cancel,
        contribution::contribution_correct,
        contribution::contribution_get,
        contribution::contribution_history,
        contribution::contribution_list,
        democracy_item::democracy_item_add,
        democracy_item::democracy_item_cancel,
        democracy_item::democracy_item_correct,
        democracy_item::democracy_item_get,
        democracy_item::democracy_item_history,
        democracy_item::democracy_item_list,
        desk::desk_all_unfinished,
        desk::desk_change_passphrase,
        desk::desk_codes,
        desk::desk_confirm_day,
        desk::desk_confirm_sheet,
        desk::desk_create,
        desk::day::desk_day,
        desk::desk_forget,
        desk::desk_guide,
        desk::desk_habit,
        desk::desk_keep,
        desk::desk_keep_habit,
        desk::desk_lock,
        desk::day::desk_partial_day,
        desk::desk_practise,
        desk::desk_print,
        desk::desk_recover,
        desk::desk_renew_sheet,
        desk::desk_state,
        desk::desk_strength,
        desk::desk_today,
        desk::desk_touch,
        desk::desk_redo,
        desk::desk_undo,
        desk::desk_undoable,
        desk::desk_unfinished,
        desk::desk_unlock,
        dialogue::dialogue_add,
        dialogue::dialogue_cancel,
        dialogue::dialogue_correct,
        dialogue::dialogue_get,
        dialogue::dialogue_history,
        dialogue::dialogue_list,
        directive::directive_add,
        directive::directive_cancel,
        directive::directive_correct,
        directive::directive_get,
        directive::directive_history,
        directive::directive_list,
        emulation::emulation_add,
        emulation::emulation_cancel,
        emulation::emulation_correct,
        emulation::emulation_get,
        emulation::emulation_history,
        emulation::emulation_list,
        find::find_find,
        hamlet::hamlet_add,
        hamlet::hamlet_correct,
        hamlet::hamlet_history,
        hamlet::hamlet_list,
        import::import_batches,
        import::import_check,
        import::import_choose,
        import::import_forget,
        import::import_plan,
        import::import_rejects,
        import::import_run,
        import::import_stop,
        import::import_top,
        import::import_try,
        import::import_undo,
        internal_rule::internal_rule_add,
        internal_rule::internal_rule_cancel,
        internal_rule::internal_rule_correct,
        internal_rule::internal_rule_get,
        internal_rule::internal_rule_history,
        internal_rule::internal_rule_list,
        list::list_export,
        matter::matter_add,
        matter::matter_cancel,
        matter::matter_correct,
        matter::matter_get,
        matter::matter_history,
        matter::matter_list,
        merge::merge_candidates,
        merge::merge_list,
        merge::merge_matters,
        merge::merge_part,
        merge::merge_people,
        mobilisation::mobilisation_behind,
        mobilisation::mobilisation_export,
        mobilisation::mobilisation_make,
        model::model_add,
        model::model_cancel,
        model::model_correct,
        model::model_get,
        model::model_history,
        model::model_list,
        office::office_add,
        office::office_correct,
        office::office_history,
        office::office_list,
        officer::officer_add,
        officer::officer_correct,
        officer::officer_history,
        officer::officer_list,
        outreach::outreach_add,
        outreach::outreach_cancel,
        outreach::outreach_correct,
        outreach::outreach_get,
        outreach::outreach_history,
        outreach::outreach_list,
        paper::paper_blank,
        paper::paper_cancel,
        paper::paper_correct,
        paper::paper_export,
        paper::paper_get,
        paper::paper_history,
        paper::paper_issue,
        paper::paper_list,
        paper::paper_look,
        paper::paper_make,
        paper::paper_offered,
        paper::paper_print,
        person::person_add,
        person::person_correct,
        person::person_get,
        person::person_history,
        person::person_list,
        person::person_recall,
        petition::petition_add,
        petition::petition_cancel,
        petition::petition_correct,
        petition::petition_get,
        petition::petition_history,
        petition::petition_layout,
        petition::petition_list,
        petition::petition_process,
        petition::petition_receive,
        petition::petition_recognise,
        petition::petition_reveal,
        referral::referral_add,
        referral::referral_cancel,
        referral::referral_correct,
        referral::referral_get,
        referral::referral_history,
        referral::referral_list,
        referral::referral_reply,
        register::register_export,
        register::register_look,
        register::register_print,
        register::register_years,
        report::report_behind,
        report::report_export,
        report::report_make,
        report::report_presets,
        retrospect::retrospect_behind,
        retrospect::retrospect_export,
        retrospect::retrospect_make,
        session::session_add,
        session::session_cancel,
        session::session_clear_days_off,
        session::session_confirm,
        session::session_correct,
        session::session_delegate,
        session::session_empty,
        session::session_generate,
        session::session_get,
        session::session_history,
        session::session_list,
        retention::retention_list,
        retention::retention_retire,
        session::session_outlook,
        session::session_shift,
        setting::setting_add,
        setting::setting_amend,
        setting::setting_law,
        setting::setting_list,
        unit::unit_add,
        unit::unit_list,
        visit::visit_add,
        visit::visit_cancel,
        visit::visit_correct,
        visit::visit_get,
        visit::visit_history,
        visit::visit_layout,
        visit::visit_list,
        visit::visit_receive,
        visit::visit_recognise,
        visit::visit_reveal,
        written::written_export,
        written::written_keep,
        written::written_look,
        written::written_make,
        written::written_print,
    ]
}

fn list(desk: &Desk, slice: Slice, query: &Query) -> Result<Page> {
    desk.read(|book, now| lists::list(book.read(), slice, query, now.today))
}

fn get(desk: &Desk, slice: Slice, reference: &str) -> Result<Record> {
    desk.read(|book, now| book::look_at(book.read(), slice, reference, now.today))
}

fn history(desk: &Desk, slice: Slice, reference: &str) -> Result<Vec<Event>> {
    desk.read(|book, _| history::history(book.read(), slice, reference))
}

fn add(desk: &Desk, slice: Slice, draft: Draft) -> Result<Done<Named>> {
    desk.write(|book, now| book::receive(book, vec![(slice, bare(draft))], now)?.map(only))
}

fn correct(desk: &Desk, slice: Slice, reference: &str, draft: Draft) -> Result<Done<Named>> {
    desk.write(|book, now| book::correct(book, slice, reference, bare(draft), now)?.map(named(slice, reference)))
}

fn cancel(desk: &Desk, slice: Slice, reference: &str, reason: &str) -> Result<Done<Named>> {
    desk.write(|book, now| book::cancel(book, slice, reference, reason, now)?.map(named(slice, reference)))
}

fn every(desk: &Desk, slice: Slice) -> Result<Vec<Value>> {
    desk.read(|book, _| book::all(book.read(), slice))
}

/// Adds to what names a record by slice and id the ref the window opens it by.
fn with_refs<T: Serialize>(book: &Casebook, found: Vec<(Slice, i64, T)>) -> HouseResult<Vec<Value>> {
    let named = |(slice, id, one): (Slice, i64, T)| {
        let mut value = serde_json::to_value(one).map_err(|error| Error::Asset(error.to_string()))?;
        if let Some(object) = value.as_object_mut() {
            object.insert("ref".to_owned(), json!(book::reference(book.read(), slice, id)?));
        }
        Ok(value)
    };
    found.into_iter().map(named).collect()
}

/// Adds to duties the citation of their rule and the ref the window opens them by; a resolution is opened by its matter.
fn told(book: &Casebook, duties: Vec<Due>) -> HouseResult<Vec<Value>> {
    let mut all = Vec::with_capacity(duties.len());
    for one in duties {
        let source = one.source.clone();
        let matter = if one.slice == Slice::Resolution { due::matter_of(book.read(), one.id)? } else { None };
        for mut value in with_refs(book, vec![(one.slice, one.id, one)])? {
            if let Some(object) = value.as_object_mut() {
                object.insert("source".to_owned(), source.clone().into());
                if let Some(matter) = &matter {
                    object.insert("type".to_owned(), "matter".into());
                    object.insert("ref".to_owned(), matter.clone().into());
                }
            }
            all.push(value);
        }
    }
    Ok(all)
}

/// Says with an entered record what it is called.
fn named(slice: Slice, reference: &str) -> impl FnOnce(Entered) -> HouseResult<Named> {
    let reference = reference.to_owned();
    move |entered| Ok(Named { slice, reference, entered })
}

fn only(mut named: Vec<Named>) -> HouseResult<Named> {
    named.pop().ok_or(Error::NotFound("record"))
}

/// Gives the drafts that were sent, in the order they name each other.
fn drafts<const N: usize>(drafts: [(Slice, Option<Draft>); N]) -> Vec<(Slice, Draft)> {
    drafts.into_iter().filter_map(|(slice, draft)| Some((slice, bare(draft?)))).collect()
}

/// Gives what was corrected about people of the book, as drafts of their own.
fn corrected_people(people: Option<Vec<Draft>>) -> Vec<(Slice, Draft)> {
    people.unwrap_or_default().into_iter().map(|person| (Slice::Person, bare(person))).collect()
}

/// Adds what the clerk answered about likenesses, given today.
fn answered(
    mut drafts: Vec<(Slice, Draft)>,
    decisions: Option<Vec<Draft>>,
    now: casebook::Moment,
) -> Vec<(Slice, Draft)> {
    for decision in decisions.unwrap_or_default() {
        let mut decision = bare(decision);
        decision.insert("on".to_owned(), json!(now.today));
        drafts.push((Slice::Decision, decision));
    }
    drafts
}

/// Takes off what the window adds for its own use: keys that begin with `_`, and the `type` it need not send.
fn bare(draft: Draft) -> Draft {
    let own = |key: &String| !key.starts_with('_') && key != "type";
    draft.into_iter().filter(|(key, _)| own(key)).map(|(key, value)| (key, bare_value(value))).collect()
}

fn bare_value(value: Value) -> Value {
    match value {
        Value::Object(object) => Value::Object(bare(object)),
        Value::Array(list) => list.into_iter().map(bare_value).collect(),
        other => other,
    }
}
