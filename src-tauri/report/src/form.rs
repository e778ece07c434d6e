//! The official report forms as data: one circular is a folder of `.toml` files under `assets/forms`. A form says
//! where a figure is printed, which measure it is and what must add up; it never computes a figure.

mod heading;
mod proofread;
mod rule;

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use heading::{Heading, Range};
pub use rule::{Check, Rule, Spot};

/// The forms of one circular, in the order in which they are printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Regime {
    /// Names the circular, as in `--regime`: `tt06-2025`.
    pub id: &'static str,
    /// The forms in the circular's order.
    pub forms: Vec<Form>,
    /// The first day a reporting period may end on to use these forms.
    pub valid_from: NaiveDate,
    /// The last such day; none while the circular is in force.
    pub valid_to: Option<NaiveDate>,
}

/// One form: its header as drawn, its columns and the rules its figures must keep.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// The code printed on the form: `02/XLD`.
    pub code: String,
    /// The title, in capitals as printed.
    pub title: String,
    /// The sheet row (from 1) where the header begins.
    pub header_first_row: u32,
    /// How many rows the header takes.
    pub header_rows: u32,
    /// The sheet row (from 1) of the number row.
    pub number_row: u32,
    /// The first cell of the number row: `MS`.
    pub number_row_label: String,
    /// The number printed before `Ghi chú:`.
    pub note_number: u32,
    /// The cells of the header, the unit's column included.
    #[serde(rename = "heading")]
    pub headings: Vec<Heading>,
    /// The columns that hold figures, in order.
    #[serde(rename = "column")]
    pub columns: Vec<Column>,
    #[serde(default)]
    at_most: Vec<rule::AtMost>,
    #[serde(default)]
    at_least: Vec<rule::AtLeast>,
    #[serde(default)]
    equal: Vec<rule::Equal>,
    #[serde(default)]
    needed: Vec<rule::Needed>,
}

/// One column of figures.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// The column's number in the circular, from 1.
    pub number: u32,
    /// The column's letter in the workbook.
    pub excel: String,
    /// The text of the number row exactly as the circular prints it, irregular spaces included.
    pub ms: String,
    /// The headings above the column, outermost first.
    pub head: Vec<String>,
    /// The measure printed here.
    pub measure: String,
    /// What kind of figure this is.
    pub format: Format,
}

/// What kind of figure a column holds, and so how it is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "FigureFormat"))]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// A count.
    Count,
    /// Money: measured in đồng, printed in triệu đồng.
    MoneyMillion,
    /// Land in m².
    AreaM2,
}

/// Says what is wrong with a form's file; only a faulty build can meet it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormError {
    /// The file is not the TOML that a form is written in.
    #[error("{file}: {reason}")]
    Unreadable {
        /// The file's name.
        file: &'static str,
        /// What the TOML reader says.
        reason: String,
    },
    /// The file can be read and contradicts itself.
    #[error("{form}: {what}")]
    Contradiction {
        /// The form's code.
        form: String,
        /// What does not fit together.
        what: String,
    },
}

impl Column {
    /// Reads the sums of the number row: `6= 7+8= 9+10+11` carries `[7, 8]` and `[9, 10, 11]`; `7` carries none.
    pub fn sums(&self) -> Vec<Vec<u32>> {
        // A text that cannot be read was refused when the form was loaded.
        proofread::equations(&self.ms).map(|(_, sums)| sums).unwrap_or_default()
    }
}

impl Form {
    /// Lists every rule of this form: the sums of the number row first, in column order, then the bounds.
    pub fn rules(&self) -> Vec<Rule> {
        let sums = self
            .columns
            .iter()
            .flat_map(|column| column.sums().into_iter().map(|parts| Rule::Sum { column: column.number, parts }));
        sums.chain(self.at_most.iter().map(Rule::from))
            .chain(self.at_least.iter().map(Rule::from))
            .chain(self.needed.iter().map(Rule::from))
            .chain(self.equal.iter().map(Rule::from))
            .collect()
    }
}

impl Regime {
    /// Returns the form with this code.
    pub fn form(&self, code: &str) -> Option<&Form> {
        self.forms.iter().find(|form| form.code == code)
    }
}

/// One circular's place in time; the last day a form may be used is the day before the next begins.
struct Dated {
    id: &'static str,
    from: NaiveDate,
}

/// Thông tư 03/2013, 02/2021, 01/2024 and 06/2025/TT-TTCP, by the day each came into force.
const DATED: [Dated; 4] = [
    Dated { id: "tt03-2013", from: NaiveDate::MIN },
    Dated { id: "tt02-2021", from: day(2021, 5, 10) },
    Dated { id: "tt01-2024", from: day(2024, 3, 5) },
    Dated { id: "tt06-2025", from: day(2025, 9, 30) },
];

const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => NaiveDate::MAX,
    }
}

/// Names the regime whose forms a period uses, by the last day of the period; its forms need not be in the house yet.
pub fn dated(last_day: NaiveDate) -> &'static str {
    let [oldest, ..] = &DATED;
    DATED.iter().rev().find(|regime| regime.from <= last_day).unwrap_or(oldest).id
}

/// Names the circular a regime is of; none if the id is unknown.
pub fn circular(id: &str) -> Option<&'static str> {
    match id {
        "tt03-2013" => Some("Thông tư 03/2013/TT-TTCP"),
        "tt02-2021" => Some("Thông tư 02/2021/TT-TTCP"),
        "tt01-2024" => Some("Thông tư 01/2024/TT-TTCP"),
        "tt06-2025" => Some("Thông tư 06/2025/TT-TTCP"),
        _ => None,
    }
}

/// Says whose forms a period is printed on where they are not those of its own circular; none where they are.
pub fn borrowed(used: &str, last_day: NaiveDate) -> Option<String> {
    let own = dated(last_day);
    let (used, own) = (circular(used).filter(|_| used != own)?, circular(own)?);
    Some(format!("Kỳ báo cáo thuộc thời gian áp dụng {own}; số liệu được lập theo biểu của {used}."))
}

/// Returns the forms of a circular; none if the id is unknown or its forms are not in the house yet.
pub fn regime(id: &str) -> Option<&'static Regime> {
    REGIMES.as_ref().ok()?.iter().find(|regime| regime.id == id)
}

/// Returns the newest forms there are: what a period uses when its own circular's forms are not there.
pub fn newest() -> Option<&'static Regime> {
    REGIMES.as_ref().ok()?.last()
}

static REGIMES: LazyLock<Result<Vec<Regime>, FormError>> = LazyLock::new(|| Ok(vec![read("tt06-2025", &TT06_2025)?]));

macro_rules! asset {
    ($path:literal) => {
        ($path, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/forms/", $path)))
    };
}

/// The files of Thông tư 06/2025/TT-TTCP, in the order of its appendix.
const TT06_2025: [(&str, &str); 6] = [
    asset!("tt06-2025/01-tcd.toml"),
    asset!("tt06-2025/02-xld.toml"),
    asset!("tt06-2025/03-gqkn.toml"),
    asset!("tt06-2025/04-gqtc.toml"),
    asset!("tt06-2025/05-kqth.toml"),
    asset!("tt06-2025/06-qlkntc.toml"),
];

fn read(id: &'static str, files: &[(&'static str, &str)]) -> Result<Regime, FormError> {
    let forms = files.iter().map(|(file, text)| parse(file, text)).collect::<Result<Vec<Form>, _>>()?;
    proofread::across(&forms)?;
    let place = DATED.iter().position(|dated| dated.id == id);
    let from = place.and_then(|at| DATED.get(at)).map_or(NaiveDate::MAX, |dated| dated.from);
    let next = place.and_then(|at| DATED.get(at + 1)).and_then(|dated| dated.from.pred_opt());
    Ok(Regime { id, forms, valid_from: from, valid_to: next })
}

fn parse(file: &'static str, text: &str) -> Result<Form, FormError> {
    let form: Form =
        toml::from_str(text).map_err(|error| FormError::Unreadable { file, reason: error.message().to_owned() })?;
    proofread::alone(&form)?;
    Ok(form)
}

#[cfg(test)]
mod tests;
