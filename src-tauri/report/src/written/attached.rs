//! A form as it is attached to a written report: which one, and its figures. The circular has the rest, so that a report
//! that was sent keeps little and prints the same.

use vault::error::Error;
use vault::error::Result;

use crate::Report;
use crate::form::{self, Format};
use crate::table::{Figure, Table};
pub use register::record::paper::sheet::Attached;

/// Takes the forms of a report.
#[must_use]
pub fn of(report: &Report) -> Vec<Attached> {
    let attached = |table: &Table| Attached {
        regime: report.regime.to_owned(),
        form: table.form.clone(),
        unit: report.unit.clone(),
        from: report.period.from,
        to: report.period.to,
        note: form::borrowed(report.regime, report.period.to),
        values: table.values.iter().map(|value| value.exact()).collect(),
    };
    report.forms.iter().map(attached).collect()
}

/// Gives the filled forms of a sheet that was sent or will be.
pub fn tables(annex: &[Attached]) -> Result<Vec<Table>> {
    annex.iter().map(table).collect()
}

/// Gives the filled form. A form of a sheet that was sent is never left out and never filled up: what the program
/// has no such form for, or not its figures, is damaged.
fn table(attached: &Attached) -> Result<Table> {
    let form = form::regime(&attached.regime).and_then(|regime| regime.form(&attached.form)).ok_or(DAMAGED)?;
    if attached.values.len() != form.columns.len() {
        return Err(DAMAGED);
    }
    let mut values = attached.values.iter().copied();
    Table::fill(form, |column| values.next().map(|value| figure(column.format, value)).ok_or(DAMAGED))
}

const DAMAGED: Error = Error::Damaged("paper");

#[expect(clippy::cast_precision_loss, reason = "no piece of land comes near 2^53 hundredths of a square metre")]
fn figure(format: Format, exact: i64) -> Figure {
    match format {
        Format::Count => Figure::Count(exact),
        Format::MoneyMillion => Figure::Money(exact),
        Format::AreaM2 => Figure::Area(exact as f64 / 100.0),
    }
}
