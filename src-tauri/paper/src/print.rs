//! A paper's text looked at, printed, named as a file.

use vault::error::{Error, Result};
use vault::{Act, Casebook, Look, Moment, Reader};
use words::slice::Slice;

use super::form;
use super::issue::text;
use super::make::get;
use register::enter;
use register::entry::Entry;
use register::record::paper::Paper;
use register::record::paper::sheet::Sheet;

/// Gives a paper's text for the screen; a denouncer is covered.
pub fn look(r: Reader<'_>, reference: &str) -> Result<Sheet> {
    let paper = get(r, reference)?;
    let mut sheet = text(r, &paper, false)?;
    sheet.reprint = is_reprint(&paper);
    Ok(sheet)
}

/// Gives a paper's text to be printed or written to a file; both are prints, entered in the access chain before
/// anything is shown. Of what was issued every print after the first says so; a draft is printed as often as somebody
/// wants to look at it.
pub fn print(book: &mut Casebook, reference: &str, now: Moment) -> Result<Sheet> {
    let (id, entry) = register::entry::store::get(book.read(), Slice::Paper, reference)?;
    let Entry::Paper(paper) = entry else { return Err(Error::NotFound("paper")) };
    let mut sheet = text(book.read(), &paper, true)?;
    sheet.reprint = is_reprint(&paper);
    book.look(Look::Print, &format!("paper:{id}"), now)?;
    if is_final(&paper) && paper.printed_on.is_none() {
        enter::amend(book, Act::Correct, Slice::Paper, reference, now, |line| {
            line.insert("printed_on".to_owned(), now.today.to_string().into());
        })?;
    }
    Ok(sheet)
}

/// It has its number, or is a record of what happened, which bears none.
fn is_final(paper: &Paper) -> bool {
    paper.doc_no.is_some() || form::form(&paper.form).is_some_and(|form| form.plain)
}

fn is_reprint(paper: &Paper) -> bool {
    is_final(paper) && paper.printed_on.is_some()
}

/// Names a paper's file, without anybody's name: `05-PC-UBND.docx`, or by its form and entry.
pub fn file_name(r: Reader<'_>, reference: &str) -> Result<String> {
    let (id, entry) = register::entry::store::get(r, Slice::Paper, reference)?;
    let Entry::Paper(paper) = entry else { return Err(Error::NotFound("paper")) };
    let no = paper.doc_no.as_deref().map(report::xlsx::plain).unwrap_or_default();
    let form = paper.form.replace('_', "-");
    Ok(if no.is_empty() { format!("{form}-{id}.docx") } else { format!("{form}-{no}.docx") })
}
