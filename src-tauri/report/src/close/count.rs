//! What a close counts: for every entry, the cells it stands in and how much it adds there. Added up over the entries
//! they are the figures.

use std::collections::BTreeMap;

use serde_json::Value;
use vault::Reader;
use vault::error::{Error, Result};
use words::slice::Slice;

use crate::form::{Format, Regime};
use crate::measure::{Figures, Measure, Scope};
use crate::mobilisation::{Amount, INDICATORS};
use crate::stamp::ANNEX;
use crate::table::Figure;

/// By entry: form and column, and what it adds there.
pub(super) type Cells = BTreeMap<(Slice, i64), BTreeMap<(String, u32), i64>>;

/// One cell of a close.
pub(super) struct Place {
    /// The form, or the annex.
    pub form: String,
    /// The column, or the place of the indicator.
    pub column: u32,
    /// Its heading.
    pub head: String,
    /// What is printed there.
    pub measure: &'static Measure,
    kind: Kind,
}

#[derive(Clone, Copy)]
enum Kind {
    Form(Format),
    Annex(Amount),
}

/// What a period is counted over: its own days, and those of the logs where it has an annex.
pub(super) struct Scopes {
    pub forms: Scope,
    pub logs: Option<Scope>,
}

/// Gives every cell of a regime's forms, and of the annex.
pub(super) fn places(regime: &Regime, annex: bool) -> Result<Vec<Place>> {
    let mut places = Vec::new();
    for form in &regime.forms {
        for column in &form.columns {
            places.push(Place {
                form: form.code.clone(),
                column: column.number,
                head: column.head.join(" – "),
                measure: Measure::named(&column.measure).ok_or(Error::NotFound("measure"))?,
                kind: Kind::Form(column.format),
            });
        }
    }
    for (column, one) in (1..).zip(INDICATORS).filter(|_| annex) {
        places.push(Place {
            form: ANNEX.to_owned(),
            column,
            head: one.label.to_owned(),
            measure: Measure::named(one.measure).ok_or(Error::NotFound("measure"))?,
            kind: Kind::Annex(one.unit),
        });
    }
    Ok(places)
}

/// Counts a period.
pub(super) fn count(r: Reader<'_>, places: &[Place], scopes: &Scopes) -> Result<Cells> {
    let mut cells = Cells::new();
    for place in places {
        let Some(scope) = scopes.of(place) else { continue };
        for (entry, amount) in place.measure.amounts(r, scope)? {
            if amount != 0 {
                cells.entry(entry).or_default().insert((place.form.clone(), place.column), amount);
            }
        }
    }
    Ok(cells)
}

impl Scopes {
    fn of(&self, place: &Place) -> Option<&Scope> {
        match place.kind {
            Kind::Form(_) => Some(&self.forms),
            Kind::Annex(_) => self.logs.as_ref(),
        }
    }

    /// Gives every figure of today.
    pub fn figures(&self, r: Reader<'_>) -> Result<Figures> {
        let mut figures = self.forms.figures(r)?;
        if let Some(logs) = &self.logs {
            figures.extend(logs.log_figures(r)?);
        }
        Ok(figures)
    }
}

impl Place {
    /// Makes the figure of a whole amount, as the measure gives it.
    pub fn figure(&self, whole: i64) -> Figure {
        match self.kind {
            Kind::Form(format) => format.figure(whole),
            Kind::Annex(unit) => unit.figure(whole),
        }
    }

    /// Reads a figure back from what was printed.
    pub fn read(&self, printed: &Value) -> Option<Figure> {
        match self.kind {
            Kind::Form(format) => format.read(printed),
            Kind::Annex(Amount::Count(_) | Amount::Money) => printed.as_i64().map(Figure::Count),
            Kind::Annex(Amount::Land | Amount::Days) => printed.as_f64().map(Figure::Area),
        }
    }
}
