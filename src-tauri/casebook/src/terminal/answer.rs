//! What the program prints, and with which code it ends.

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

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

/// Says how far a long act is, when somebody watches; never stops it.
pub(crate) fn progress(done: usize, total: usize) -> bool {
    if std::io::stderr().is_terminal() && (done.is_multiple_of(100) || done == total) {
        let _ = write!(std::io::stderr(), "\r{done}/{total} dòng");
    }
    true
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
