//! What the figures of a form must keep: the sums of the number row, and the bounds within a form and across forms
//! (Thông tư 06/2025/TT-TTCP and its notes). A rule only judges figures that were measured; it never makes one.

use serde::{Deserialize, Serialize};

use super::{Form, Regime};
use crate::table::Figure;

/// One rule of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// `3=4+23`: the column is the sum of its parts.
    Sum {
        /// The column that holds the sum.
        column: u32,
        /// The columns that add up to it.
        parts: Vec<u32>,
    },
    /// `2≤1`.
    AtMost {
        /// The smaller column.
        column: u32,
        /// The column it may not exceed.
        of: u32,
    },
    /// `9≥5·8`, or `05/KQTH 1 ≥ 03/GQKN 7` across forms.
    AtLeast {
        /// The larger column.
        column: u32,
        /// The other form; none if it is the same form.
        form: Option<String>,
        /// The column that sets the bound.
        of: u32,
        /// How many times the bound is taken.
        times: i64,
    },
    /// `03/GQKN 1 = 02/XLD 6`.
    Equal {
        /// The column of this form.
        column: u32,
        /// The other form.
        form: String,
        /// The column of the other form.
        of: u32,
    },
    /// `5≥1 khi 4≥1`: where the one column has anything, so has the other.
    Needed {
        /// The column that must have something.
        column: u32,
        /// The column that requires it.
        when: u32,
    },
}

/// One column of one form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Spot {
    /// The form's code.
    pub form: String,
    /// The column's number.
    pub column: u32,
}

/// What a rule says of the figures of one report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Check {
    /// The form the rule belongs to.
    pub form: String,
    /// The rule as printed: `3=4+23`.
    pub rule: String,
    /// Whether the figures keep it; a figure that is missing keeps nothing.
    pub holds: bool,
    /// The columns the rule looks at, for the window to mark; the report as JSON does not carry them.
    #[serde(skip)]
    pub columns: Vec<Spot>,
}

/// Looks a figure up by form and column.
pub type Figures<'a> = dyn Fn(&str, u32) -> Option<Figure> + 'a;

impl Regime {
    /// Judges every rule of every form, in the order of the forms.
    pub fn check(&self, figures: &Figures<'_>) -> Vec<Check> {
        self.forms.iter().flat_map(|form| form.check(figures)).collect()
    }
}

impl Form {
    /// Judges every rule of this form.
    pub fn check(&self, figures: &Figures<'_>) -> Vec<Check> {
        let judge = |rule: Rule| Check {
            rule: rule.text(&self.code),
            holds: rule.holds(&self.code, figures).unwrap_or(false),
            columns: rule.spots(&self.code),
            form: self.code.clone(),
        };
        self.rules().into_iter().map(judge).collect()
    }
}

impl Rule {
    /// Prints the rule: `3=4+23`, `2≤1`, `9≥5·8`, `03/GQKN 1 = 02/XLD 6`, `5≥1 khi 4≥1`.
    pub fn text(&self, code: &str) -> String {
        match self {
            Rule::Sum { column, parts } => {
                let parts: Vec<String> = parts.iter().map(u32::to_string).collect();
                format!("{column}={}", parts.join("+"))
            }
            Rule::AtMost { column, of } => format!("{column}≤{of}"),
            Rule::AtLeast { column, form: Some(form), of, times: 1 } => format!("{code} {column} ≥ {form} {of}"),
            Rule::AtLeast { column, form: Some(form), of, times } => {
                format!("{code} {column} ≥ {times}·{form} {of}")
            }
            Rule::AtLeast { column, form: None, of, times: 1 } => format!("{column}≥{of}"),
            Rule::AtLeast { column, form: None, of, times } => format!("{column}≥{times}·{of}"),
            Rule::Equal { column, form, of } => format!("{code} {column} = {form} {of}"),
            Rule::Needed { column, when } => format!("{column}≥1 khi {when}≥1"),
        }
    }

    /// Lists the columns the rule looks at, the judged one first.
    pub fn spots(&self, code: &str) -> Vec<Spot> {
        let spot = |form: &str, column: u32| Spot { form: form.to_owned(), column };
        let (column, others) = match self {
            Rule::Sum { column, parts } => (column, parts.iter().map(|part| spot(code, *part)).collect()),
            Rule::AtMost { column, of } => (column, vec![spot(code, *of)]),
            Rule::AtLeast { column, form, of, .. } => (column, vec![spot(form.as_deref().unwrap_or(code), *of)]),
            Rule::Equal { column, form, of } => (column, vec![spot(form, *of)]),
            Rule::Needed { column, when } => (column, vec![spot(code, *when)]),
        };
        let mut spots = vec![spot(code, *column)];
        spots.extend::<Vec<Spot>>(others);
        spots
    }

    /// Judges the bound; none if a figure it needs is missing.
    fn holds(&self, code: &str, figures: &Figures<'_>) -> Option<bool> {
        let look = |form: &str, column: u32| figures(form, column).map(Figure::exact);
        let own = |column: u32| look(code, column);
        Some(match self {
            Rule::Sum { column, parts } => {
                let parts = parts.iter().map(|part| own(*part)).collect::<Option<Vec<i64>>>()?;
                own(*column)? == parts.into_iter().fold(0, i64::saturating_add)
            }
            Rule::AtMost { column, of } => own(*column)? <= own(*of)?,
            Rule::AtLeast { column, form, of, times } => {
                own(*column)? >= look(form.as_deref().unwrap_or(code), *of)?.saturating_mul(*times)
            }
            Rule::Equal { column, form, of } => own(*column)? == look(form, *of)?,
            Rule::Needed { column, when } => own(*when)? < 1 || own(*column)? >= 1,
        })
    }
}

/// `at_most` in a form's file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AtMost {
    column: u32,
    of: u32,
}

/// `at_least` in a form's file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AtLeast {
    column: u32,
    form: Option<String>,
    of: u32,
    #[serde(default = "once")]
    times: i64,
}

/// `equal` in a form's file: always with another form.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Equal {
    column: u32,
    form: String,
    of: u32,
}

/// `needed` in a form's file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Needed {
    column: u32,
    when: u32,
}

fn once() -> i64 {
    1
}

impl From<&AtMost> for Rule {
    fn from(bound: &AtMost) -> Rule {
        Rule::AtMost { column: bound.column, of: bound.of }
    }
}

impl From<&AtLeast> for Rule {
    fn from(bound: &AtLeast) -> Rule {
        Rule::AtLeast { column: bound.column, form: bound.form.clone(), of: bound.of, times: bound.times }
    }
}

impl From<&Equal> for Rule {
    fn from(bound: &Equal) -> Rule {
        Rule::Equal { column: bound.column, form: bound.form.clone(), of: bound.of }
    }
}

impl From<&Needed> for Rule {
    fn from(bound: &Needed) -> Rule {
        Rule::Needed { column: bound.column, when: bound.when }
    }
}

#[cfg(test)]
mod tests;
