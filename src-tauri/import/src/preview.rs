//! The first entries of a workbook, as the book will show them.

use serde_json::{Map, Value};

use super::Preview;

/// So many entries of a sheet are shown beforehand.
pub(super) const PREVIEWED: usize = 12;

/// Shows an entry as the book will.
pub(super) fn previewed(sheet: &str, row: u32, drafts: &[Map<String, Value>]) -> Option<Preview> {
    let main = drafts.first()?;
    let text =
        |draft: &Map<String, Value>, field: &str| draft.get(field).and_then(Value::as_str).map(ToOwned::to_owned);
    let visit = text(main, "type")? == "visit";
    let paper = if visit {
        drafts.iter().find(|draft| text(draft, "type").as_deref() == Some("petition"))
    } else {
        Some(main)
    };
    let people = main.get("people").or_else(|| main.get("petitioners")).and_then(Value::as_array);
    let who = people.into_iter().flatten().map(|person| {
        let of = |field: &str| person.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
        [of("full_name"), of("address")].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    });
    let labels = words::codes::pairs();
    let label = |table: &str, code: Option<String>| {
        let words = labels.get(table)?.iter().find(|(one, _)| Some(*one) == code.as_deref())?;
        Some(words.1.to_owned())
    };
    let on = text(main, "date").or_else(|| text(main, "received_on")).and_then(|day| words::day::iso(&day));
    Some(Preview {
        sheet: sheet.to_owned(),
        row,
        visit,
        number: text(main, "number").or_else(|| text(main, "number_written")),
        on: on.map(words::day::show).unwrap_or_default(),
        who: who.collect::<Vec<_>>().join("; "),
        content: text(main, "content").or_else(|| text(main, "summary")).unwrap_or_default(),
        kind: label("kind", paper.and_then(|paper| text(paper, "kind"))),
        handling: label("disposition", paper.and_then(|paper| text(paper, "disposition"))),
    })
}
