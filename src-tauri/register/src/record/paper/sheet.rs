//! One paper as it stands on its page: the model both the document and the print view are drawn from.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use words::day;

/// A page of text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    /// Printed once before.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub reprint: bool,
    /// The office that issues it, line by line.
    pub office: Vec<String>,
    /// Số, ký hiệu; empty for a record of what happened.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub number: String,
    /// Trích yếu of a công văn.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub subject: String,
    /// Địa danh, ngày tháng năm.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub dated: String,
    /// Tên loại.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub title: String,
    /// Trích yếu under the title.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub about: String,
    /// Kính gửi.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub greeting: String,
    /// What it says.
    pub body: Vec<Block>,
    /// Nơi nhận, without its dashes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub recipients: Vec<String>,
    /// Who signs, from the left.
    pub signatures: Vec<Signature>,
    /// The forms attached.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub annex: Vec<Attached>,
}

/// A piece of the body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A paragraph.
    Text(String),
    /// A bold one: of a text with a colon, the words before it.
    Heading(String),
    /// A line of the legal basis.
    Basis(String),
    /// A table.
    Table {
        /// The headings.
        head: Vec<String>,
        /// The widths, as parts of their sum.
        widths: Vec<u32>,
        /// The rows.
        rows: Vec<Vec<String>>,
    },
}

/// One who signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// The words above, in capitals.
    pub heading: Vec<String>,
    /// How to sign.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub hint: String,
    /// The name below.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub name: String,
}

/// A filled form attached to a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Attached {
    /// The forms it is one of.
    pub regime: String,
    /// Its code: `02/XLD`.
    pub form: String,
    /// The reporting unit.
    pub unit: String,
    /// The first day of the figures.
    pub from: NaiveDate,
    /// The last.
    pub to: NaiveDate,
    /// The figures column by column, in whole units: counts, đồng, hundredths of a square metre.
    pub values: Vec<i64>,
    /// What stands after `Ghi chú:`; what was sent before there was any has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(as = "Option<_>", optional))]
    pub note: Option<String>,
}

impl Attached {
    /// Says the days of its figures, as the circular has it under the title.
    #[must_use]
    pub fn days(&self) -> String {
        format!("Số liệu tính từ ngày {} đến ngày {}", day::show(self.from), day::show(self.to))
    }
}

/// The country's name, at the head of every paper.
pub const COUNTRY: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
/// Its motto.
pub const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";
/// What a second print says.
pub const REPRINT: &str = "Bản in lại";

impl Sheet {
    /// Says what the attached forms belong to: `(Kèm theo Báo cáo số 05/BC-UBND ngày 15 tháng 9 năm 2019 của …)`.
    #[must_use]
    pub fn belonging(&self) -> String {
        let number = self.number.trim_start_matches("Số:").trim();
        let day = self.dated.split_once(", ").map_or(self.dated.as_str(), |(_, day)| day);
        let unit = self.annex.first().map(|one| one.unit.as_str()).unwrap_or_default();
        let mut said = format!("(Kèm theo Báo cáo số {number} {day} của {unit})");
        // What is not given yet is left to be written.
        for (blank, dots) in [("số /", "số ……/"), ("ngày  ", "ngày …… "), ("tháng  ", "tháng …… ")]
        {
            said = said.replace(blank, dots);
        }
        said.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Gives the texts that say what the paper is about, to be covered: not the letterhead and who signs.
    pub fn written_mut(&mut self) -> impl Iterator<Item = &mut String> {
        fn of_block(block: &mut Block) -> Vec<&mut String> {
            match block {
                Block::Text(text) | Block::Heading(text) => vec![text],
                Block::Table { rows, .. } => rows.iter_mut().flatten().collect(),
                Block::Basis(_) => Vec::new(),
            }
        }
        let above = [&mut self.subject, &mut self.about, &mut self.greeting];
        above.into_iter().chain(self.body.iter_mut().flat_map(of_block)).chain(&mut self.recipients)
    }

    /// Gives every text on the page, from top to bottom.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        let mut all: Vec<&str> = Vec::new();
        if self.reprint {
            all.push(REPRINT);
        }
        all.extend(self.office.iter().map(String::as_str));
        all.extend([COUNTRY, MOTTO]);
        all.extend(
            [&self.number, &self.subject, &self.dated, &self.title, &self.about, &self.greeting].map(String::as_str),
        );
        for block in &self.body {
            match block {
                Block::Text(text) | Block::Heading(text) | Block::Basis(text) => all.push(text),
                Block::Table { head, rows, .. } => {
                    all.extend(head.iter().chain(rows.iter().flatten()).map(String::as_str));
                }
            }
        }
        all.extend(self.recipients.iter().map(String::as_str));
        for one in &self.signatures {
            all.extend(one.heading.iter().map(String::as_str));
            all.extend([one.hint.as_str(), one.name.as_str()]);
        }
        all.retain(|text| !text.is_empty());
        all
    }
}

/// Cuts the words before a heading's colon from what comes after: the first are bold.
#[must_use]
pub fn cut(heading: &str) -> (&str, &str) {
    match heading.split_once(": ") {
        Some((bold, rest)) => (heading.get(..=bold.len()).unwrap_or(heading), rest),
        None => (heading, ""),
    }
}
