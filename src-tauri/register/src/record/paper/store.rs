//! Papers in the register.

use calendar::period::Period;
use chrono::NaiveDate;
use rusqlite::{Row, named_params};
use vault::act::optional;
use vault::column::json;
use vault::column::written;
use vault::error::Result;
use vault::sql::Statements;
use vault::{Reader, Writer};

use super::Paper;
use crate::record::Cancelled;

pub(crate) fn put(w: &Writer, id: i64, paper: &Paper) -> Result<()> {
    w.prepare(include_str!("put.sql"))?.execute(named_params! {
        ":id": id,
        ":form": paper.form,
        ":about": paper.about,
        ":period": paper.period,
        ":on": paper.on,
        ":signer": paper.signer,
        ":office": paper.office,
        ":recipients": written(&paper.recipients)?,
        ":fields": written(&paper.fields)?,
        ":referral": paper.referral,
        ":doc_no": paper.doc_no,
        ":doc_date": paper.doc_date,
        ":printed_on": paper.printed_on,
        ":sheet": paper.sheet.as_ref().map(written).transpose()?,
        ":cancelled_on": paper.cancelled.as_ref().map(|cancelled| cancelled.on),
        ":cancelled_reason": paper.cancelled.as_ref().map(|cancelled| &cancelled.reason),
    })?;
    Ok(())
}

/// Gives the paper a referral is, by ref.
pub fn of_referral(r: Reader<'_>, referral: &str) -> Result<Option<String>> {
    let sql = "select reference.ref from paper
        join reference on reference.slice = 'paper' and reference.record = paper.id
        where paper.cancelled_on is null
            and paper.referral = (select record from reference where slice = 'referral' and ref = :ref)";
    optional(r.prepare(sql)?.query_row(named_params! { ":ref": referral }, |row| row.get(0)))
}

/// Gives the ref of a paper of a form about the same record, or the same period, that is not cancelled. One of a period
/// is sought from a quarter before the period began: a schedule is put up that early at most.
pub fn same(r: Reader<'_>, paper: &Paper) -> Result<Option<String>> {
    if let Some(about) = &paper.about {
        let given = named_params! { ":form": paper.form, ":about": about };
        return optional(r.prepare(include_str!("same_record.sql"))?.query_row(given, |row| row.get(0)));
    }
    let begins = paper.period.as_deref().and_then(Period::parse).and_then(|period| {
        let span = period.span(|_| Ok::<_, std::convert::Infallible>(1));
        span.ok().map(|span| span.from)
    });
    let since = begins.unwrap_or(paper.on) - chrono::Days::new(92);
    let given = named_params! { ":form": paper.form, ":period": paper.period, ":since": since };
    optional(r.prepare(include_str!("same_period.sql"))?.query_row(given, |row| row.get(0)))
}

/// Gives the report of a period that was issued last: its number, its day and who signed it; none where none was. `from` is
/// the period's first day: no report of it was issued before.
pub fn report_of(r: Reader<'_>, period: &str, from: NaiveDate) -> Result<Option<Paper>> {
    let sql = concat!(
        include_str!("select.sql"),
        "where coalesce(paper.doc_date, paper.on_day) >= :from and paper.period = :period and paper.form = 'report'
            and paper.doc_no is not null and paper.cancelled_on is null
        order by coalesce(paper.doc_date, paper.on_day) desc, paper.id desc
        limit 1"
    );
    let mut statement = r.prepare(sql)?;
    let mut rows = statement.query(named_params! { ":from": from, ":period": period })?;
    rows.next()?.map(|row| from_row(r, row)).transpose()
}

crate::record::readers!(Paper, "paper", from_row);

fn from_row(_: Reader<'_>, row: &Row<'_>) -> Result<Paper> {
    let (recipients, fields): (String, String) = (row.get("recipients")?, row.get("fields")?);
    let sheet: Option<String> = row.get("sheet")?;
    Ok(Paper {
        reference: row.get("ref")?,
        form: row.get("form")?,
        about: row.get("about_ref")?,
        period: row.get("period")?,
        on: row.get("on_day")?,
        signer: row.get("signer_ref")?,
        office: row.get("office_ref")?,
        recipients: json(&recipients, DAMAGED)?,
        fields: json(&fields, DAMAGED)?,
        referral: row.get("referral_ref")?,
        doc_no: row.get("doc_no")?,
        doc_date: row.get("doc_date")?,
        printed_on: row.get("printed_on")?,
        sheet: sheet.map(|sheet| json(&sheet, DAMAGED)).transpose()?,
        cancelled: Cancelled::from_row(row)?,
    })
}

const DAMAGED: &str = "paper";
