//! Files made of the register that leave it. A file gives its bytes only once the access chain says that it leaves, so
//! that no door can write one that was never entered: what cannot be entered does not leave, and what was entered and
//! then could not be written says only that it was about to.

use chrono::NaiveDate;
use vault::error::{Error, Result};
use vault::{Casebook, Look, Moment, Reader};
use words::codes::Code;
use words::slice::Slice;
use words::vietnamese::fold;

use import::{self, Book, Plan, Verdict};
use register::reference::whereabouts;
use register::secrecy::{MASK, Sight, Veil};
use register::view::list::Query;
use report::close;
use report::grid::{self, GridColumn};
use report::{self, Asked, Report, retrospect};

/// A workbook that is made and has not left yet.
pub struct Outgoing {
    name: String,
    about: String,
    bytes: Vec<u8>,
}

impl Outgoing {
    /// Makes the workbook of a period, or that of the logs alone: the bytes that were sent where it is closed.
    pub fn period(r: Reader<'_>, asked: &Asked, revision: Option<i64>, logs: bool, now: Moment) -> Result<Self> {
        let file = close::file(r, asked, revision, logs, now)?;
        Ok(Self::of_period(asked, file.name, file.bytes))
    }

    /// Makes the same of what the register says now, closed or not.
    pub fn current(r: Reader<'_>, asked: &Asked, report: &Report, logs: bool) -> Result<Self> {
        let (name, bytes) = if logs {
            (report::mobilisation_file_name(r, asked)?, report::mobilisation_workbook(r, asked, false)?)
        } else {
            (report::file_name(report), report::workbook(r, asked, report)?)
        };
        Ok(Self::of_period(asked, name, bytes))
    }

    /// Makes the workbook of the offices of a period.
    pub fn offices(r: Reader<'_>, asked: &Asked, today: NaiveDate) -> Result<Self> {
        let (name, bytes) = retrospect::workbook(r, asked, today)?;
        Ok(Self::of_period(asked, name, bytes))
    }

    /// Makes the workbook of a list as a grid shows it.
    pub fn list(
        r: Reader<'_>,
        slice: Slice,
        query: &Query,
        title: &str,
        columns: &[GridColumn],
        today: NaiveDate,
    ) -> Result<Self> {
        let bytes = grid::workbook(r, slice, query, title, columns, today)?;
        let title = Veil::of_nobody(r, Sight::List)?.text(title)?.replace(MASK, " ");
        let name = format!("{}-{today}.xlsx", fold::tokens(&title).join("-"));
        Ok(Self { name, about: format!("list:{}", slice.code()), bytes })
    }

    /// Makes the workbook of the rows of an import that stayed outside.
    pub fn rejects(workbook: &Book, plan: &Plan, verdicts: &[Verdict], now: Moment) -> Result<Self> {
        let bytes = import::rejects(workbook, plan, verdicts, now)?;
        Ok(Self { name: format!("dong-chua-nhap-{}.xlsx", now.today), about: "import:rejects".to_owned(), bytes })
    }

    fn of_period(asked: &Asked, name: String, bytes: Vec<u8>) -> Self {
        Self { about: format!("{} {name}", asked.period), name, bytes }
    }

    /// Names the file.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Enters that the file leaves, and only then gives it.
    pub fn leave(self, book: &mut Casebook, now: Moment) -> Result<Vec<u8>> {
        book.look(Look::Workbook, &self.about, now)?;
        Ok(self.bytes)
    }
}

/// Enters that a screen is about to be printed as it stands, by its name; the page of a record by the record.
pub fn screen(book: &mut Casebook, screen: &str, what: &str, now: Moment) -> Result<()> {
    let about = match whereabouts(book.read(), what)? {
        Some((slice, id)) => format!("{}:{id}", slice.code()),
        None if is_screen(screen) => format!("screen:{screen}"),
        None => return Err(Error::Usage("không có màn hình này")),
    };
    book.look(Look::Print, &about, now)
}

/// Tells a screen's name from any other text: nothing typed by anybody stands in the access chain but a reason.
fn is_screen(name: &str) -> bool {
    (1..=40).contains(&name.len()) && name.bytes().all(|letter| letter.is_ascii_lowercase() || letter == b'_')
}
