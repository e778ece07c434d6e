//! Entering records: one typed by hand, or a file in the open format, all or nothing; and taking the whole
//! register out again.

mod amend;
mod among;
mod answer;
mod batch;
mod consistency;
mod export;
pub mod form;
mod imported;
pub mod law;
mod load;
pub mod merge;
mod numbering;
pub mod retention;
pub mod schedule;
mod together;
mod undo;
pub mod world;

pub use self::amend::amend;
pub use self::amend::cancel;
pub use self::among::{Among, Line, Roll};
pub use self::export::each;
pub use self::load::Read;
pub use self::together::{Named, process, receive, receive_and_set};
pub use self::undo::Seen;
pub use self::undo::Step;
pub use self::undo::Undone;
pub use self::undo::redo;
pub use self::undo::undo;
pub use self::undo::undo_seen;
pub use self::undo::undoable;

use std::collections::BTreeMap;
use std::io::Write;

use serde::Serialize;
use serde_json::{Map, Value};
use vault::error::{Error, Result};
use vault::{Act, Casebook, Done, Look, Moment, Writer};
use words::codes::Code;
use words::fault::Fault;
use words::number::Number;
use words::slice::Slice;

use crate::record::unit::Unit;

/// What entering one record answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Entered {
    /// The record's id in its slice.
    pub id: i64,
    /// Its number, where the slice has a book.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(as = "Option<String>", optional))]
    pub number: Option<Number>,
}

/// What loading a file answers: how many records of each slice came in.
pub type Loaded = BTreeMap<&'static str, usize>;

/// Enters one record from its draft, a line of the open format without `type`. A draft without `ref` is given one.
pub fn add(book: &mut Casebook, slice: Slice, draft: Map<String, Value>, now: Moment) -> Result<Done<Entered>> {
    add_all(book, vec![(slice, draft)], now)?.map(|mut entered| entered.pop().ok_or(Error::NotFound("record")))
}

/// Enters several records that do not name each other by `@visit` and its like in one act ([`receive`] is for those that do).
pub fn add_all(
    book: &mut Casebook,
    drafts: Vec<(Slice, Map<String, Value>)>,
    now: Moment,
) -> Result<Done<Vec<Entered>>> {
    book.write(Act::Add, now, |w| {
        let drafts = drafts.into_iter().map(|(slice, draft)| batch::named(w, slice, draft));
        let batch = drafts.map(|draft| Ok((None, draft?))).collect::<Result<Vec<_>>>()?;
        batch::enter(w, load::read_all(batch, now)?)
    })
}

/// Enters drafts inside an act that runs already.
pub fn enter_in(w: &Writer, drafts: Vec<(Slice, Map<String, Value>)>) -> Result<Vec<Entered>> {
    let lines = drafts.into_iter().map(|(slice, draft)| Ok((None, batch::named(w, slice, draft)?)));
    batch::enter(w, load::read_all(lines.collect::<Result<Vec<_>>>()?, w.now())?)
}

/// Puts a corrected draft in the place of a record. It keeps its ref and its number.
pub fn correct(
    book: &mut Casebook,
    slice: Slice,
    reference: &str,
    mut draft: Map<String, Value>,
    now: Moment,
) -> Result<Done<Entered>> {
    draft.insert("ref".to_owned(), reference.into());
    draft.insert("type".to_owned(), slice.code().into());
    book.write(Act::Correct, now, |w| {
        amend::unmasked(w, slice, reference, &mut draft)?;
        batch::replace(w, load::read_all(vec![(None, draft)], now)?)
    })
}

/// Takes in a file in the open format. All its faults are answered at once, and then nothing is written.
pub fn load(book: &mut Casebook, text: &[u8], now: Moment) -> Result<Done<Loaded>> {
    let drafts = load::read_lines(text, now)?;
    let counts = load::counts(&drafts.0);
    let done = book.write(Act::Load, now, |w| batch::enter(w, drafts))?;
    Ok(Done { value: counts, touched: done.touched, soft: done.soft })
}

/// Reads one draft of the open format, `type` included, made from a row of a sheet: the record, or all that is wrong
/// with it by itself.
pub fn read(row: usize, draft: Map<String, Value>, now: Moment) -> std::result::Result<Option<Read>, Vec<Fault>> {
    load::read_one(Some(row), draft, now)
}

/// What an import brings.
pub struct Coming<I> {
    /// What must be known of all records before the first is written.
    pub roll: Roll,
    /// The records of the roll in its order, portion by portion, so that never all of them are held.
    pub portions: I,
    /// Entries that are there and are put anew: the slice, the ref, and the whole draft.
    pub corrections: Vec<Correction>,
    /// Papers whose number the house gave and the paper book has for another.
    pub renumbered: Vec<Renumbered>,
}

/// An entry that is put anew: its slice, its ref, and its whole draft.
pub type Correction = (Slice, String, Map<String, Value>);

/// A paper that gives up its number: its ref, and the number and year the paper book has for the paper itself.
pub type Renumbered = (String, Option<(u32, i32)>);

/// Enters the records of a workbook in one act: those that [`Among`] took over the register as it stands. `progress` is told how
/// many stand written, of how many, and asked whether to go on, the last time when all of them do: a no takes them all back.
pub fn import(
    book: &mut Casebook,
    coming: Coming<impl Iterator<Item = Vec<Read>>>,
    now: Moment,
    mut progress: impl FnMut(usize, usize) -> bool,
) -> Result<Done<()>> {
    let Coming { roll, portions, corrections, renumbered } = coming;
    book.write(Act::Import, now, |w| {
        imported::make_way(w, &renumbered)?;
        among::settle(w, roll, portions, &mut progress)?;
        imported::settle_renumbered(w, &renumbered)?;
        for (slice, reference, mut draft) in corrections {
            draft.insert("ref".to_owned(), reference.into());
            draft.insert("type".to_owned(), slice.code().into());
            batch::replace(w, load::read_all(vec![(None, draft)], now)?)?;
        }
        Ok(())
    })
}

/// Checks the draft of a unit before there is a register to enter it in.
pub fn read_unit(draft: Map<String, Value>, now: Moment) -> Result<Unit> {
    load::read_unit(draft, now)
}

/// Writes the complete register in the open format, ordered so that loading it again gives the same file.
/// A logged act: denouncers stand in it in the clear.
pub fn export(book: &mut Casebook, out: &mut impl Write, now: Moment) -> Result<()> {
    book.look(Look::Export, "casebook", now)?;
    export::export(book.read(), out)
}

/// The most faults that are listed; the rest are counted.
pub const LISTED: usize = 1_000;

/// Answers hard faults in the order of their lines.
pub fn refuse(mut faults: Vec<Fault>) -> Error {
    faults.sort_by_key(|fault| fault.line);
    let more = faults.len().saturating_sub(LISTED);
    faults.truncate(LISTED);
    Error::Faults(faults, more)
}
