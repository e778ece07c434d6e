//! Closing at the terminal: close, open again, what changed since, what is left.

use std::path::{Path, PathBuf};

use casebook::close::{self, Standing};
use casebook::report::Asked;
use casebook::{Moment, Result};
use clap::Args;
use serde_json::json;

use super::report::period;
use super::{answer, input};

/// What `close` is asked.
#[derive(Args)]
pub(crate) struct CloseArgs {
    /// Thư mục của sổ.
    book: PathBuf,
    /// Kỳ: 2019-09, 2026-Q1, 2026-H1, 2026-9M, 2026.
    #[arg(long)]
    period: String,
    /// Bộ biểu, nếu khác bộ biểu của kỳ.
    #[arg(long)]
    regime: Option<String>,
    /// Ngày gửi; mặc định là ngày làm việc.
    #[arg(long, value_name = "DATE")]
    sent_on: Option<String>,
}

pub(crate) fn close(args: &CloseArgs, passphrase: &str, now: Moment) -> Result<()> {
    let asked = Asked { period: period(&args.period)?, cutoff: None, regime: args.regime.clone() };
    asked.check()?;
    let sent_on = args.sent_on.as_deref().map(input::date).transpose()?.unwrap_or(now.today);
    let mut book = casebook::open(&args.book, passphrase)?;
    let done = close::close(&mut book, &asked, Some(sent_on), now)?;
    let standing = Standing::of(book.read(), asked.period)?;
    answer::json(&json!({
        "period": args.period, "revision": done.value.revision, "closed": standing.revisions.last(),
    }))
}

pub(crate) fn reopen(folder: &Path, label: &str, reason: &str, passphrase: &str, now: Moment) -> Result<()> {
    let period = period(label)?;
    let mut book = casebook::open(folder, passphrase)?;
    let done = close::reopen(&mut book, period, reason, now)?;
    answer::json(&json!({ "period": label, "next_revision": done.value }))
}

pub(crate) fn changes(folder: &Path, label: &str, passphrase: &str) -> Result<()> {
    let period = period(label)?;
    let book = casebook::open(folder, passphrase)?;
    let standing = Standing::of(book.read(), period)?;
    answer::json(&json!({ "standing": standing, "changes": close::changes(book.read(), period)? }))
}

pub(crate) fn leave(
    folder: &Path,
    entry: &str,
    label: &str,
    note: Option<&str>,
    passphrase: &str,
    now: Moment,
) -> Result<()> {
    let period = period(label)?;
    let mut book = casebook::open(folder, passphrase)?;
    close::leave(&mut book, period, entry, note, now)?;
    answer::json(&json!({ "left": entry, "period": label }))
}
