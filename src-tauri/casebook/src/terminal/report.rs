//! The report at the terminal: as it was sent where its period is closed, else as the register stands.

use casebook::casebook::outlet;
use casebook::close;
use casebook::outgoing::Outgoing;
use casebook::report::period::Period;
use casebook::report::{self, Asked, Report, mobilisation};
use casebook::{Casebook, Error, Moment, Reader, Result, unit};
use serde_json::{Value, json};

use super::input::Caller;
use super::{ReportArgs, answer, usage};

/// Reads a period of the command line.
pub(crate) fn period(text: &str) -> Result<Period> {
    Period::parse(text).ok_or_else(|| usage("kỳ phải ghi dạng 2019-09, 2026-Q1, 2026"))
}

pub(crate) fn report(args: &ReportArgs, caller: &Caller<'_>) -> Result<()> {
    let now = caller.now;
    let cutoff = match args.cutoff {
        Some(day) => Some(unit::cutoff_day(day).ok_or_else(|| usage("kỳ chỉ bắt đầu ngày 1, 15 hoặc 16"))?),
        None => None,
    };
    let asked = Asked { period: period(&args.period)?, cutoff, regime: args.regime.clone() };
    asked.check()?;
    let mut book = caller.open(&args.book)?;
    let r = book.read();
    let report =
        if args.current { report::report(r, &asked, now)? } else { close::open(r, &asked, args.revision, now)? };
    for warning in &report.warnings {
        answer::say(&warning.say);
    }
    write(&mut book, args, &asked, &report, now)?;
    print(book.read(), args, &asked, &report)
}

/// Writes the workbooks asked for, each entered first.
fn write(book: &mut Casebook, args: &ReportArgs, asked: &Asked, report: &Report, now: Moment) -> Result<()> {
    for (path, logs) in [(&args.out, false), (&args.annex_out, true)] {
        let Some(path) = path else { continue };
        let r = book.read();
        let file = if args.current {
            Outgoing::current(r, asked, report, logs)?
        } else {
            Outgoing::period(r, asked, args.revision, logs, now)?
        };
        outlet::write(path, &file.leave(book, now)?, Some(&args.book))?;
        answer::say(&format!("Đã ghi và kiểm tra: {}", path.display()));
    }
    Ok(())
}

fn print(r: Reader<'_>, args: &ReportArgs, asked: &Asked, report: &Report) -> Result<()> {
    let mut told = if args.json {
        serde_json::to_value(report).map_err(|error| Error::Asset(error.to_string()))?
    } else {
        json!({ "sentence": report.sentence })
    };
    if let (true, Value::Object(told)) = (args.annex, &mut told) {
        let annex = if args.current { mobilisation::told(r, asked)? } else { close::told(r, asked, args.revision)? };
        told.insert("annex".to_owned(), annex);
    }
    answer::json(&told)
}
