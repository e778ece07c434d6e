//! The papers at the terminal: what can be made, making one, its number, its file.

use std::path::{Path, PathBuf};

use casebook::casebook::outlet;
use casebook::report::period::Period;
use casebook::report::written::outline;
use casebook::{Casebook, Moment, Result, paper, report};
use clap::Subcommand;
use serde_json::{Value, json};

use super::input::Caller;
use super::{answer, input, usage};

#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Văn bản lập được cho một hồ sơ; không ghi hồ sơ: cho một kỳ.
    List {
        /// Mã tham chiếu của lượt tiếp, đơn, buổi tiếp, văn bản chuyển.
        about: Option<String>,
    },
    /// Lập và vào sổ một văn bản, điền sẵn từ hồ sơ.
    Make {
        /// Mẫu: refer, guide_complaint, schedule …
        form: String,
        /// Hồ sơ.
        #[arg(long, value_name = "REF")]
        about: Option<String>,
        /// Kỳ: 2019-09, 2026-11-01..2026-11-30.
        #[arg(long)]
        period: Option<String>,
        /// Ghi khác đi: signer=CB1, office=O3, on=2019-09-12, fields.content=…
        #[arg(long, value_name = "KEY=VALUE")]
        set: Vec<String>,
        /// Lập thêm, dù hồ sơ hoặc kỳ đã có văn bản ấy.
        #[arg(long)]
        again: bool,
        /// Ghi tệp .docx (tính là một lần in).
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Ghi số, ngày khi phát hành.
    Issue {
        /// Mã tham chiếu của văn bản.
        paper: String,
        /// Số: 5 hoặc 05/TB-UBND.
        #[arg(long)]
        no: String,
        /// Ngày văn bản.
        #[arg(long, value_name = "DATE")]
        on: String,
    },
    /// In: ghi tệp .docx; văn bản đã có số in từ lần thứ hai có chữ “Bản in lại”.
    Print {
        /// Mã tham chiếu của văn bản.
        paper: String,
        /// Tệp .docx.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
}

pub(crate) fn run(folder: &Path, verb: &Verb, caller: &Caller<'_>) -> Result<()> {
    let now = caller.now;
    let mut book = caller.open(folder)?;
    match verb {
        Verb::List { about } => answer::json(&paper::offered(book.read(), about.as_deref(), now)?),
        Verb::Make { form, about, period, set, again, out } => {
            let blank = paper::blank(book.read(), form, about.as_deref(), period.as_deref(), now)?;
            let mut draft = blank.draft;
            for pair in set {
                let (key, value) = pair.split_once('=').ok_or_else(|| usage("--set phải ghi dạng KEY=VALUE"))?;
                match key.strip_prefix("fields.") {
                    Some(name) => {
                        if let Some(Value::Object(fields)) = draft.get_mut("fields") {
                            fields.insert(name.to_owned(), value.into());
                        }
                    }
                    None => {
                        draft.insert(key.to_owned(), value.into());
                    }
                }
            }
            let done = paper::make_first(&mut book, draft, *again, now)?;
            if let Some(out) = out {
                print(folder, &mut book, &done.value.reference, out, now)?;
            }
            answer::json(&json!({ "ref": done.value.reference, "touched": done.touched, "soft": done.soft }))
        }
        Verb::Issue { paper, no, on } => {
            let done = paper::issue(&mut book, paper, no, input::date(on)?, now)?;
            answer::json(&json!({ "ref": done.value.reference, "touched": done.touched, "soft": done.soft }))
        }
        Verb::Print { paper, out } => {
            print(folder, &mut book, paper, out, now)?;
            answer::json(&json!({ "printed": paper }))
        }
    }
}

fn print(folder: &Path, book: &mut Casebook, reference: &str, out: &Path, now: Moment) -> Result<()> {
    let sheet = paper::print(book, reference, now)?;
    outlet::write(out, &paper::docx::docx(&sheet)?, Some(folder))?;
    answer::say(&format!("Đã ghi: {}", out.display()));
    Ok(())
}

pub(crate) fn written(
    folder: &Path,
    period: &str,
    form: &str,
    out: Option<&Path>,
    caller: &Caller<'_>,
) -> Result<()> {
    let now = caller.now;
    let period = Period::parse(period).ok_or_else(|| usage("kỳ phải ghi dạng 2019-09, 2026-Q1, 2026"))?;
    if !outline::is_report(form) {
        return Err(usage("báo cáo phải là report hoặc mobilisation_report"));
    }
    let mut book = caller.open(folder)?;
    for remark in report::written::written(book.read(), form, period, now)?.remarks {
        answer::say(&remark);
    }
    let Some(out) = out else { return answer::json(&paper::report(book.read(), form, period, now)?) };
    outlet::write(out, &paper::docx::docx(&paper::print_report(&mut book, form, period, now)?)?, Some(folder))?;
    answer::say(&format!("Đã ghi: {}", out.display()));
    answer::json(&json!({ "written": true }))
}
