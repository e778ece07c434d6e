//! The written report of a period before it is a paper of the register: to be looked at, printed and written to a file
//! while it still waits for its number.

use calendar::period::Period;
use vault::error::{Error, Result};
use vault::{Casebook, Look, Moment, Reader};

use super::{Paper, compose, make};
use register::record::paper::sheet::Sheet;
use report::Asked;
use report::written::outline;

/// Gives the text of a period's report: what the figures say, what the clerk wrote, and the forms attached. Faults: a
/// denouncer named in what the clerk wrote.
pub fn report(r: Reader<'_>, form: &str, period: Period, now: Moment) -> Result<Sheet> {
    if !outline::is_report(form) {
        return Err(Error::NotFound("form"));
    }
    let on = Asked::plainly(period).days(r)?.to.min(now.today);
    let paper = Paper {
        reference: String::new(),
        form: form.to_owned(),
        about: None,
        period: Some(period.to_string()),
        on,
        signer: make::signer(r, on)?,
        office: None,
        recipients: Vec::new(),
        fields: std::collections::BTreeMap::new(),
        referral: None,
        doc_no: None,
        doc_date: None,
        printed_on: None,
        sheet: None,
        cancelled: None,
    };
    compose::compose(r, &paper, true)
}

/// Gives the same to be printed or written to a file, entered in the access chain first.
pub fn print_report(book: &mut Casebook, form: &str, period: Period, now: Moment) -> Result<Sheet> {
    let sheet = report(book.read(), form, period, now)?;
    book.look(Look::Print, &format!("{form}:{period}"), now)?;
    Ok(sheet)
}

/// Names the file: `BC-2019-09.docx`.
#[must_use]
pub fn report_file_name(form: &str, period: Period) -> String {
    let head = if form == "report" { "BC" } else { "BC-dan-van" };
    format!("{head}-{}.docx", report::xlsx::plain(&period.to_string()))
}
