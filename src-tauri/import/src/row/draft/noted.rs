//! Nothing is lost unseen: every cell of a line of which not all stands in the drafts goes into the note as it is written, under
//! its heading.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde_json::Value;

use super::{Doubt, Drafter};
use crate::cell::{is_mark, is_nothing};
use crate::grammar::numbers;
use crate::heading::Column;
use crate::sheet::Cell;
use crate::vocabulary::written;
use ::words::vietnamese::fold::{fold, tokens};
use unicode_normalization::UnicodeNormalization;

/// Words that say nothing beside a name, a number or an address: titles and labels.
static QUIET: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let lists = ["male", "female", "title", "address"].iter().flat_map(|code| written("people", code));
    let labels = [
        "cmnd",
        "cmt",
        "cccd",
        "cc",
        "sđt",
        "đt",
        "tel",
        "số",
        "điện thoại",
        "căn cước",
        "công dân",
        "hộ chiếu",
        "và",
        "sinh năm",
        "sn",
        "cấp ngày",
        "tại",
        "nơi cấp",
        "do",
        "chứng minh nhân dân",
        "giấy tờ",
        "di động",
        "liên hệ",
        "đtdđ",
    ];
    lists.chain(labels).flat_map(marked).collect()
});

/// Gives the words of a text with their marks, in small letters: `Tám` is a name, `tạm` is none.
fn marked(text: &str) -> Vec<String> {
    let lower: String = text.nfc().collect::<String>().to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(ToOwned::to_owned).collect()
}

/// Columns that are wholly told by a code, a day or a number where the house took them without a doubt.
const CODED: [Column; 19] = [
    Column::VisitedOn,
    Column::ReceivedOn,
    Column::WrittenOn,
    Column::ProcessedOn,
    Column::DocDate,
    Column::Birth,
    Column::BirthMale,
    Column::BirthFemale,
    Column::Sex,
    Column::IsComplaint,
    Column::IsDenunciation,
    Column::IsProposal,
    Column::IsFeedback,
    Column::IsRequest,
    Column::Accepted,
    Column::Guided,
    Column::Referred,
    Column::Outside,
    Column::Ineligible,
];

impl Drafter<'_> {
    /// Puts into the note what no draft holds.
    pub(super) fn note_the_rest(&mut self) {
        let held =
            Held::of(self.drafted.own.iter().chain(self.drafted.shared.values()).flat_map(|draft| draft.values()));
        let mut rest = Vec::new();
        for column in &self.plan.columns {
            if matches!(column.holds, Column::Ignored | Column::Origin) || self.read.contains(&column.holds) {
                continue;
            }
            let Some(cell) = self.line.at(column.place) else { continue };
            let text = cell.shown().trim().to_owned();
            if text.is_empty()
                || is_nothing(&text)
                || self.is_coded(column.holds, cell, &text)
                || held.has(cell, &text)
            {
                continue;
            }
            rest.push(if column.heading.is_empty() { text } else { format!("{}: {text}", column.heading) });
        }
        if rest.is_empty() {
            return;
        }
        let Some(main) = self.drafted.own.first_mut() else { return };
        let field = if main.get("type").and_then(Value::as_str) == Some("visit") { "outcome" } else { "note" };
        let before = main.get(field).and_then(Value::as_str).map(ToOwned::to_owned);
        main.insert(field.to_owned(), before.into_iter().chain(rest).collect::<Vec<_>>().join("\n").into());
    }

    /// Tells a cross, or a day that became the day of a field.
    fn is_coded(&self, holds: Column, cell: &Cell, text: &str) -> bool {
        let doubted = self
            .drafted
            .doubts
            .iter()
            .any(|(column, doubt)| *column == holds && !matches!(doubt, Doubt::Swapped | Doubt::YearTurned));
        let day = self.plan.day_column().is_some_and(|column| column.holds == holds);
        let entered = match holds {
            // A day in words, a time beside it: the words go into the note all the same.
            _ if day => {
                matches!(cell, Cell::Day(_) | Cell::Number(_))
                    || !text.chars().any(char::is_alphabetic)
                    || tokens(text).iter().all(|word| {
                        word.chars().all(|c| c.is_ascii_digit()) || matches!(word.as_str(), "ngai" | "thang" | "nam")
                    })
            }
            Column::Sex => true,
            Column::Birth | Column::BirthMale | Column::BirthFemale => self.drafted.own.iter().any(holds_birth),
            _ => is_mark(text),
        };
        CODED.contains(&holds) && !doubted && entered
    }
}

fn holds_birth(draft: &serde_json::Map<String, Value>) -> bool {
    let people = draft.get("people").or_else(|| draft.get("petitioners")).and_then(Value::as_array);
    people.into_iter().flatten().any(|person| person.get("birth").is_some() || person.get("sex").is_some())
}

/// What the drafts of a line hold, in folded words and in digits.
struct Held {
    words: String,
    digits: String,
}

impl Held {
    fn of<'a>(values: impl Iterator<Item = &'a Value>) -> Self {
        let mut held = Self { words: " ".to_owned(), digits: String::new() };
        values.for_each(|value| held.add(value));
        held
    }

    fn add(&mut self, value: &Value) {
        match value {
            Value::String(text) => {
                for word in tokens(text) {
                    self.words.push_str(&word);
                    self.words.push(' ');
                }
                self.digits.extend(text.chars().filter(char::is_ascii_digit));
                self.digits.push(' ');
            }
            Value::Array(some) => some.iter().for_each(|one| self.add(one)),
            Value::Object(fields) => fields.values().for_each(|one| self.add(one)),
            Value::Number(number) => {
                self.words.push_str(&number.to_string());
                self.words.push(' ');
            }
            Value::Null | Value::Bool(_) => {}
        }
    }

    /// Tells whether all of a cell stands somewhere: each word of it, or the digits of it together.
    fn has(&self, cell: &Cell, text: &str) -> bool {
        if let Cell::Day(day) = cell {
            return self.digits.contains(&day.format("%Y%m%d").to_string());
        }
        let words = marked(text);
        if words.is_empty() {
            return true;
        }
        let mut list = 0_u32;
        words.iter().all(|marked| {
            let word = &fold(marked);
            let stands = self.words.contains(&format!(" {word} ")) || QUIET.contains(marked);
            if stands {
                return true;
            }
            // The numbers of a list count up, and a number may be grouped otherwise than it was typed.
            let number = word.chars().all(|c| c.is_ascii_digit());
            if number && word.parse() == Ok(list + 1) && words.len() > 2 {
                list += 1;
                return true;
            }
            number && self.is_part_of_number(text, word)
        })
    }

    /// Tells digits that are a part of a number of the cell which stands in the drafts as a whole.
    fn is_part_of_number(&self, text: &str, part: &str) -> bool {
        let numbers = numbers::numbers(text);
        let within = part.len() >= 2
            && numbers.iter().any(|number| number.digits.contains(part) && self.digits.contains(&number.digits));
        within || dates(text).iter().any(|date| self.digits.contains(date)) && part.len() <= 4
    }
}

/// The days of a text, as the open format writes them, in digits.
fn dates(text: &str) -> Vec<String> {
    let far = chrono::NaiveDate::from_ymd_opt(2100, 12, 31).unwrap_or_default();
    crate::cell::days_in(text, far).iter().map(|day| day.format("%Y%m%d").to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_cell_stands_in_the_drafts_only_when_all_of_it_does() {
        let drafts =
            json!({"people": [{"full_name": "Hoàng Văn An", "id_number": "095012345"}], "content": "Tranh chấp đất"});
        let held = Held::of(std::iter::once(&drafts));
        let has = |text: &str| held.has(&Cell::Text(text.to_owned()), text);
        assert!(has("Ông Hoàng Văn An") && has("CMND: 095 012 345") && has("tranh chấp đất"));
        assert!(!has("Hoàng Văn An, thôn Nà Pài") && !has("095012345 0912345678") && !has("Tranh chấp đất rừng"));
    }
}
