//! How the report of a period was issued, as far as it was: its number, its day, and who signs it.

use calendar::period::Span;
use chrono::NaiveDate;
use vault::Reader;
use vault::error::Result;

use crate::xlsx::Issued;
use register::record::officer::signing::OF_THE_HEAD;
use register::record::officer::{self, Officer};
use register::record::paper;

/// Gives what is known of the report of a period. Who signed it signs its workbook; where none was issued, the head of the
/// period's last day.
pub(super) fn of(r: Reader<'_>, unit: &str, span: &Span) -> Result<Issued> {
    let paper = paper::store::report_of(r, &span.period.to_string(), span.from)?;
    let signer = paper.as_ref().and_then(|paper| paper.signer.as_deref());
    let mut found = None;
    officer::store::each(r, |officer| {
        let is_signer = signer.is_some_and(|signer| officer.reference == signer);
        if is_signer || signer.is_none() && is_head(&officer, unit, span.to) {
            found = Some(officer);
        }
        Ok(())
    })?;
    Ok(Issued {
        no: paper.as_ref().and_then(|paper| paper.doc_no.clone()),
        on: paper.and_then(|paper| paper.doc_date),
        heading: found.as_ref().map_or_else(|| OF_THE_HEAD.map(str::to_owned).into(), |officer| officer.signs(unit)),
        name: found.map(|officer| officer.full_name).unwrap_or_default(),
    })
}

fn is_head(officer: &Officer, unit: &str, on: NaiveDate) -> bool {
    let holds = officer.valid_from.is_none_or(|from| from <= on) && officer.valid_to.is_none_or(|to| on <= to);
    holds && officer.signs(unit) == OF_THE_HEAD
}
