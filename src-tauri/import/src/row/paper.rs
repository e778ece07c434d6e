//! What became of a paper, as the row tells it: marks in the columns of Mẫu 03, or words with the number and day
//! of a document and the body it went to.

use chrono::NaiveDate;

use super::{Doubt, Line, words};
use crate::cell::{days_in, is_mark, is_nothing};
use crate::heading::Column;
use crate::mapping::Plan;
use ::words::vietnamese::fold::{fold, tokens};
use register::record::petition::Disposition;

/// What a row says of the handling of its paper.
#[derive(Debug, Default)]
pub(super) struct Handling {
    pub disposition: Option<&'static str>,
    pub eligibility: &'static str,
    pub ineligibility_reason: Option<&'static str>,
    pub competence: &'static str,
    pub office: Option<String>,
    pub doc_no: Option<String>,
    pub doc_date: Option<NaiveDate>,
    /// Words that found no field of their own, with the column they stand in.
    pub told: Vec<(Column, String)>,
    pub doubts: Vec<(Column, Doubt)>,
}

/// Reads it.
pub(super) fn handling(line: &Line, plan: &Plan, today: NaiveDate) -> Handling {
    let mut read = Handling::default();
    let said = |column| line.text(plan, column).filter(|text| !is_nothing(text));
    read_conditions(&mut read, line, plan);
    for (column, disposition) in
        [(Column::Accepted, "accept"), (Column::Guided, "guide"), (Column::Referred, "refer")]
    {
        if let Some(text) = said(column) {
            read.decide(column, disposition);
            read.document(column, &text, today);
        }
    }
    if let Some(text) = said(Column::TakenUpBy) {
        let within = read.competence == "within" && !tokens(&text).iter().any(|word| word == "chuien");
        read.decide(Column::TakenUpBy, if within { "assign" } else { "refer" });
        read.document(Column::TakenUpBy, &text, today);
    }
    if let Some(text) = said(Column::Disposition) {
        match words::code::<Disposition>(&text).or_else(|| words::disposition(&text)) {
            Some(disposition) => read.decide(Column::Disposition, disposition),
            None => read.doubts.push((Column::Disposition, Doubt::UnknownWords)),
        }
        read.document(Column::Disposition, &text, today);
    }
    if let Some(text) = said(Column::Assignee) {
        read.assigned(&text);
    }
    for (column, text) in [Column::Office, Column::DocNo, Column::DocDate].map(|column| (column, said(column))) {
        if let Some(text) = text {
            read.own_column(column, text, line, plan, today);
        }
    }
    read.imply();
    read
}

/// Tells a row whose paper is done with: a result stands there, or it left the office for good.
pub(crate) fn is_closed(line: &Line, plan: &Plan, today: NaiveDate) -> bool {
    let pending = ["dang", "chua", "cho", "tiep tuc"];
    let result = line.text(plan, Column::Result).filter(|text| !is_nothing(text)).map(|text| fold(&text));
    if let Some(result) = result {
        return !pending.iter().any(|word| result.starts_with(word));
    }
    let left = ["answer", "decline", "guide", "refer", "return", "file"];
    handling(line, plan, today).disposition.is_some_and(|disposition| left.contains(&disposition))
}

fn read_conditions(read: &mut Handling, line: &Line, plan: &Plan) {
    (read.eligibility, read.competence) = ("undetermined", "undetermined");
    if let Some(text) = line.text(plan, Column::Eligibility) {
        match words::eligibility(&text) {
            Some((code, reason)) => (read.eligibility, read.ineligibility_reason) = (code, reason),
            None => read.doubts.push((Column::Eligibility, Doubt::UnknownWords)),
        }
    }
    if let Some(text) = line.text(plan, Column::Competence) {
        match words::competence(&text) {
            Some(code) => read.competence = code,
            None if is_nothing(&text) => {}
            None => read.doubts.push((Column::Competence, Doubt::UnknownWords)),
        }
    }
}

impl Handling {
    fn decide(&mut self, column: Column, disposition: &'static str) {
        match self.disposition {
            Some(before) if before != disposition => self.doubts.push((column, Doubt::ManyMarks)),
            _ => self.disposition = Some(disposition),
        }
    }

    /// Takes what a text tells of the document sent out; the text itself is kept in the note unless it is a cross.
    fn document(&mut self, column: Column, text: &str, today: NaiveDate) {
        if is_mark(text) {
            return;
        }
        self.told.push((column, text.to_owned()));
        self.office = self.office.take().or_else(|| office_in(text));
        self.doc_no = self.doc_no.take().or_else(|| number_in(text));
        self.doc_date = self.doc_date.or_else(|| days_in(text, today).first().copied());
    }

    /// A room the paper was given to. A person's name is no office and stays in the note.
    /// A day that stands there may as well be the day it is due, and stays in the note.
    fn assigned(&mut self, text: &str) {
        self.told.push((Column::Assignee, text.to_owned()));
        let Some(room) = office_in(text) else { return };
        match self.disposition {
            None => self.disposition = Some("assign"),
            Some("assign") => {}
            Some(_) => return,
        }
        self.office = self.office.take().or(Some(room));
        self.doc_no = self.doc_no.take().or_else(|| number_in(text));
    }

    fn own_column(&mut self, column: Column, text: String, line: &Line, plan: &Plan, today: NaiveDate) {
        match column {
            Column::Office => self.office = Some(text),
            Column::DocNo => self.doc_no = Some(text),
            _ => match line.cell(plan, column).map(|cell| crate::cell::day(cell, line.year, today)) {
                Some(Ok(day)) => self.doc_date = Some(day),
                _ => self.told.push((column, text)),
            },
        }
    }

    /// What is done with a paper says whose it was: only what the sheet leaves open is filled in.
    fn imply(&mut self) {
        let (eligibility, competence) = match self.disposition {
            Some("accept" | "assign" | "answer" | "decline") => ("eligible", "within"),
            Some("guide" | "refer" | "return") => ("eligible", "outside"),
            Some("file") => ("ineligible", "undetermined"),
            _ => return,
        };
        if self.eligibility == "undetermined" {
            self.eligibility = eligibility;
        }
        if self.competence == "undetermined" {
            self.competence = competence;
        }
    }
}

/// The words names of bodies begin with, the longer first.
const BODIES: &[&str] = &[
    "ủy ban nhân dân",
    "uỷ ban nhân dân",
    "ubnd",
    "hđnd",
    "ubmttq",
    "văn phòng",
    "phòng",
    "ban ",
    "công an",
    "toà án",
    "tòa án",
    "viện kiểm sát",
    "thanh tra",
    "chi cục",
    "chi nhánh",
    "sở ",
    "trung tâm",
    "trạm",
    "hạt kiểm lâm",
    "đảng ủy",
    "huyện ủy",
    "tỉnh ủy",
    "mặt trận",
    "hội ",
    "trường",
    "bảo hiểm",
    "điện lực",
    "quân sự",
    "bch ",
];

/// Finds the body a text names: from the word bodies begin with to the next sign, number or day.
pub(super) fn office_in(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    // Lower-casing Vietnamese letters keeps their length; where it ever did not, nothing is found.
    let starts =
        BODIES.iter().filter_map(|body| lower.match_indices(body).map(|(at, _)| at).find(|at| begins(&lower, *at)));
    let rest = text.get(starts.min()?..)?;
    let end = rest.find([',', ';', '\n', '(', ')', ':', '.']).unwrap_or(rest.len());
    let mut name = Vec::new();
    let stop = [
        "số",
        "theo",
        "tại",
        "ngày",
        "cv",
        "vb",
        "để",
        "giải",
        "hạn",
        "đ/c",
        "xem",
        "thụ",
        "văn_bản",
        "công_văn",
        "–",
        "-",
    ];
    let mut words = rest.get(..end)?.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let next = words.peek().map(|next| next.to_lowercase());
        let pair =
            matches!((word.to_lowercase().as_str(), next.as_deref()), ("văn", Some("bản")) | ("công", Some("văn")));
        let numbered = word.contains('/') && word.chars().any(|c| c.is_ascii_digit());
        if !name.is_empty() && (pair || numbered || stop.contains(&word.to_lowercase().as_str())) {
            break;
        }
        name.push(word);
    }
    let name = name.join(" ");
    (tokens(&name).len() >= 2 && name.chars().count() <= 200).then_some(name)
}

fn begins(text: &str, at: usize) -> bool {
    text.get(..at).and_then(|before| before.chars().next_back()).is_none_or(|c| !c.is_alphanumeric())
}

/// Finds the number of a document: `12/UBND-TCD`, `123/QĐ-UBND`.
pub(super) fn number_in(text: &str) -> Option<String> {
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')'));
    let is_number = |word: &&str| {
        let rest = word.trim_start_matches(|c: char| c.is_ascii_digit());
        rest.len() < word.len() && rest.starts_with('/') && fold(rest).chars().any(|c| c.is_ascii_alphabetic())
    };
    words.map(|word| word.trim_matches('.')).find(is_number).map(ToOwned::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_body_and_the_document_are_found_in_a_sentence() {
        let text = "Chuyển đơn đến UBND huyện Chợ Đồn, CV số 12/UBND-TCD ngày 05/9/2019";
        assert_eq!(office_in(text).as_deref(), Some("UBND huyện Chợ Đồn"));
        assert_eq!(number_in(text).as_deref(), Some("12/UBND-TCD"));
        assert_eq!(office_in("Công an huyện theo văn bản số 3/CV").as_deref(), Some("Công an huyện"));
        assert_eq!(office_in("Giao Phòng Kinh tế, hạn 15/9/2019").as_deref(), Some("Phòng Kinh tế"));
        assert_eq!(office_in("đ/c Hà"), None);
        assert_eq!(number_in("05/9/2019"), None);
    }
}
