//! What every sheet of a workbook carries at its foot: the revision, and a code that stands for the figures. Two prints
//! with one code say the same.

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use vault::hex;

use super::Report;
use super::table::Figure;
use super::xlsx::Annex;

/// The name the annex has among the forms of a close; its columns are the places of its indicators, from 1.
pub const ANNEX: &str = "DV";

/// Gives every figure of a report and its annex: form, column, figure.
pub(crate) fn figures(report: &Report, annex: Option<&Annex>) -> Value {
    let forms = report.forms.iter().map(|table| (table.form.clone(), Value::Object(table.numbers())));
    let annex = annex.map(|annex| (ANNEX.to_owned(), Value::Object(annex_figures(annex))));
    Value::Object(forms.chain(annex).collect())
}

fn annex_figures(annex: &Annex) -> Map<String, Value> {
    let figure = |figures: &[Figure; 4]| {
        let [this, ..] = figures;
        this.json()
    };
    (1..).zip(&annex.rows).map(|(place, row): (u32, _)| (place.to_string(), figure(&row.figures))).collect()
}

/// Gives the code of a report's figures.
pub(crate) fn code(report: &Report, annex: Option<&Annex>) -> String {
    let span = &report.period;
    let days = format!("{} {} {}", span.period, span.from, span.to);
    let figures = figures(report, annex).to_string();
    digest(&[&report.unit, &days, report.regime, &figures, &report.sentence])
}

/// Gives the code of an annex alone.
pub(crate) fn annex_code(unit: &str, annex: &Annex) -> String {
    let days = format!("{} {}", annex.period.from, annex.period.to);
    digest(&[unit, &days, &Value::Object(annex_figures(annex)).to_string(), &annex.sentence])
}

/// Says it as it is printed.
pub(crate) fn say(revision: i64, closed: bool, code: &str, head: &str) -> String {
    let state = if closed { "" } else { ", chưa chốt" };
    format!("Lần {revision}{state} · Mã số liệu {code} · Mã lịch sử {head}")
}

/// The first 64 bits of SHA-256, in groups that can be read out over a telephone.
fn digest(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    let whole = hex(&hash.finalize()).to_uppercase();
    let groups: Vec<&str> = (0..4).filter_map(|group| whole.get(group * 4..group * 4 + 4)).collect();
    groups.join("-")
}
