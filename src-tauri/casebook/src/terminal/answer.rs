//! What the program prints, and with which code it ends.

use std::io::{IsTerminal, Write};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use casebook::{Error, Result, wording};
use serde::Serialize;

/// Prints an answer as one line of JSON.
pub(crate) fn json(answer: &impl Serialize) -> Result<()> {
    let mut out = std::io::stdout().lock();
    serde_json::to_writer(&mut out, answer).map_err(|error| Error::Disk(error.into()))?;
    Ok(writeln!(out)?)
}

/// Says a sentence. That nobody may be listening changes nothing.
pub(crate) fn say(sentence: &str) {
    let _ = writeln!(std::io::stderr(), "{sentence}");
}

/// Says how far a long act is, in what and how long it will still take, when somebody watches; never stops it.
#[expect(clippy::disallowed_methods, reason = "how long the rest takes is measured at this door")]
pub(crate) fn progress(of: impl Fn(usize) -> String) -> impl FnMut(usize, usize) -> bool {
    let (begun, mut last) = (Instant::now(), None::<Instant>);
    let watched = std::io::stderr().is_terminal();
    move |done, total| {
        if watched && (done == total || last.is_none_or(|last| last.elapsed() >= OFTEN)) {
            last = Some(Instant::now());
            let left = wait(begun.elapsed(), done, total);
            // That nobody may be listening changes nothing.
            let _ = write!(std::io::stderr(), "\r{}  {done}/{total}  còn {left} giây   ", of(done));
        }
        true
    }
}

/// The terminal is told as often.
const OFTEN: Duration = Duration::from_millis(200);

/// How many seconds the rest takes at the pace so far.
fn wait(spent: Duration, done: usize, total: usize) -> u64 {
    let done = u128::try_from(done.max(1)).unwrap_or(1);
    let left = u128::try_from(total).unwrap_or(0).saturating_sub(done);
    u64::try_from(spent.as_millis() * left / done / 1000).unwrap_or(u64::MAX)
}

/// Says an error and gives its code; programs read it on stdout.
pub(crate) fn error(error: &Error) -> ExitCode {
    let say = wording::error(error);
    let told = match error {
        Error::Faults(faults, more) => json(&serde_json::json!({ "faults": faults, "more": more })),
        Error::Wait(seconds) => json(&serde_json::json!({ "code": error.code(), "say": say, "wait": seconds })),
        // Nothing of the workbook is a register that could be read: the answer of an import without any sheet.
        Error::Unreadable(_) | Error::UnreadableSheet { .. } => {
            json(&serde_json::json!({ "code": error.code(), "say": say, "sheets": [] }))
        }
        _ => json(&serde_json::json!({ "code": error.code(), "say": say })),
    };
    // That nobody may be listening changes nothing.
    let _ = told;
    self::say(&say);
    ExitCode::from(code(error))
}

fn code(error: &Error) -> u8 {
    match error {
        Error::Faults(..)
        | Error::Unreadable(_)
        | Error::UnreadableSheet { .. }
        | Error::NotMerged(_)
        | Error::Cancelled => 1,
        Error::Usage(_)
        | Error::FileThere(_)
        | Error::OldSheet
        | Error::NotEmpty
        | Error::NoRegister
        | Error::NotFound(_) => 2,
        Error::WrongPassphrase | Error::Wait(_) => 3,
        Error::Damaged(_) | Error::Asset(_) => 4,
        Error::InUse => 5,
        Error::Newer(_) => 6,
        Error::Misplaced(_)
        | Error::Clock
        | Error::LogBehind
        | Error::Disk(_)
        | Error::Store(_)
        | Error::Entropy
        | Error::Workbook(_) => 7,
    }
}
