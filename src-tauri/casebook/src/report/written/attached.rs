//! A form as it is attached to a written report: which one, and its figures. The circular has the rest, so that a report
//! that was sent keeps little and prints the same.

pub use crate::record::paper::sheet::Attached;
use crate::report::Report;
use crate::report::form::{self, Format};
use crate::report::table::{Figure, Table};

impl Attached {
    /// Takes the forms of a report.
    #[must_use]
    pub fn of(report: &Report) -> Vec<Self> {
        let attached = |table: &Table| Self {
            regime: report.regime.to_owned(),
            form: table.form.clone(),
            unit: report.unit.clone(),
            from: report.period.from,
            to: report.period.to,
            values: table.values.iter().map(|value| value.exact()).collect(),
        };
        report.forms.iter().map(attached).collect()
    }

    /// Gives the filled form; none where the program has no such form.
    #[must_use]
    pub fn table(&self) -> Option<Table> {
        let form = form::regime(&self.regime)?.form(&self.form)?;
        let mut values = self.values.iter().copied();
        let table = Table::fill(form, |column| {
            Ok::<_, std::convert::Infallible>(figure(column.format, values.next().unwrap_or_default()))
        });
        table.ok()
    }
}

#[expect(clippy::cast_precision_loss, reason = "no piece of land comes near 2^53 hundredths of a square metre")]
fn figure(format: Format, exact: i64) -> Figure {
    match format {
        Format::Count => Figure::Count(exact),
        Format::MoneyMillion => Figure::Money(exact),
        Format::AreaM2 => Figure::Area(exact as f64 / 100.0),
    }
}
