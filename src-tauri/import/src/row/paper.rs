//! What became of a paper, as the row tells it: marks in the columns of Mẫu 03, or words with the number and day
//! of a document and the body it went to.

use chrono::NaiveDate;

use super::words::Own;
use super::{Doubt, Line, words};
use crate::cell::{self, first_day_in, is_mark, is_nothing};
use crate::grammar::body::{number_in, office_in};
use crate::grammar::outcome;
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
    /// A mark, a document or a body of its own says that there is a paper.
    pub tells_paper: bool,
    /// Words that found no field of their own, with the column they stand in.
    pub told: Vec<(Column, String)>,
    pub doubts: Vec<(Column, Doubt)>,
}

/// Reads it.
pub(super) fn handling(line: &Line<'_>, plan: &Plan, own: &Own, today: NaiveDate) -> Handling {
    let mut read = Handling::default();
    let said = |column| line.text(plan, column).filter(|text| !is_nothing(text));
    read_conditions(&mut read, line, plan, own);
    for (column, disposition) in [
        (Column::Accepted, "accept"),
        (Column::Guided, "guide"),
        (Column::Referred, "refer"),
        (Column::Returned, "return"),
    ] {
        if let Some(text) = said(column) {
            read.marked(column, disposition, &text);
            read.document(column, &text, line, today);
        }
    }
    if let Some(text) = said(Column::TakenUpBy) {
        let within = read.competence == "within" && !tokens(&text).iter().any(|word| word == "chuien");
        read.decide(Column::TakenUpBy, if within { "assign" } else { "refer" });
        read.document(Column::TakenUpBy, &text, line, today);
        read.tells_paper = true;
    }
    if let Some(text) = said(Column::Disposition) {
        read.words(Column::Disposition, &text, plan);
        read.document(Column::Disposition, &text, line, today);
    }
    if let Some(text) = said(Column::Assignee) {
        read.assigned(&text);
    }
    for column in [Column::Office, Column::DocNo, Column::DocDate] {
        if let Some(text) = said(column) {
            read.own_column(column, text, line, plan, today);
        }
    }
    read.sent(plan);
    if !plan.layout.keeps_visits()
        && read.disposition.is_none()
        && let Some(text) = said(Column::Result)
    {
        // A petition book without a column for what is done tells it in that of the result.
        read.disposition = outcome::read(&text).disposition;
        if read.disposition.is_some() {
            read.document(Column::Result, &text, line, today);
            read.told.retain(|(column, _)| *column != Column::Result);
        }
    }
    read.reason(line, plan);
    read.imply();
    read
}

/// Tells a row whose paper is done with: a result stands there, or it left the office for good.
pub(crate) fn is_closed(line: &Line<'_>, plan: &Plan, own: &Own, today: NaiveDate) -> bool {
    let pending = crate::vocabulary::written("closed", "pending").into_iter().map(fold).collect::<Vec<_>>();
    let result = line.text(plan, Column::Result).filter(|text| !is_nothing(text)).map(|text| fold(&text));
    if let Some(result) = result {
        return !pending.iter().any(|word| result.starts_with(word.as_str()));
    }
    let left = ["answer", "decline", "guide", "refer", "return", "file"];
    handling(line, plan, own, today).disposition.is_some_and(|disposition| left.contains(&disposition))
}

fn read_conditions(read: &mut Handling, line: &Line<'_>, plan: &Plan, own: &Own) {
    (read.eligibility, read.competence) = ("undetermined", "undetermined");
    let said = |column| line.text(plan, column);
    if let Some(text) = said(Column::Eligibility) {
        match words::eligibility(&text) {
            Some((code, reason)) => (read.eligibility, read.ineligibility_reason) = (code.means, reason),
            None if is_nothing(&text) => {}
            None => read.doubts.push((Column::Eligibility, Doubt::UnknownWords)),
        }
    }
    if let Some(text) = said(Column::Ineligible).filter(|text| !is_nothing(text)) {
        let reason = words::reason(&text).map_or("other", |reason| reason.means);
        (read.eligibility, read.ineligibility_reason) = ("ineligible", Some(reason));
    }
    if let Some(text) = said(Column::Competence) {
        match words::competence(&text, own) {
            Some(code) => read.competence = code.means,
            None if is_nothing(&text) => {}
            None => read.doubts.push((Column::Competence, Doubt::UnknownWords)),
        }
    }
    if let Some(text) = said(Column::Outside).filter(|text| !is_nothing(text)) {
        read.competence = "outside";
        if !is_mark(&text) && words::competence(&text, own).is_none() {
            read.told.push((Column::Outside, text));
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

    /// A column of its own for one thing: a cross or words in it mean that thing, unless they deny it.
    fn marked(&mut self, column: Column, disposition: &'static str, text: &str) {
        let read = outcome::read(text);
        if read.is_ineligible {
            self.eligibility = "ineligible";
            return;
        }
        match read.disposition {
            Some("decline") => self.decide(column, "decline"),
            None if read.is_pending || crate::cell::denies(text) => self.doubts.push((column, Doubt::UnknownWords)),
            _ => {
                self.decide(column, disposition);
                self.tells_paper |= matches!(disposition, "accept" | "refer");
            }
        }
    }

    /// A column that says in words what is done.
    fn words(&mut self, column: Column, text: &str, plan: &Plan) {
        if let Some(disposition) = words::code::<Disposition>(text) {
            return self.decide(column, disposition);
        }
        let read = outcome::read(text);
        if read.is_ineligible && self.eligibility == "undetermined" {
            self.eligibility = "ineligible";
            self.ineligibility_reason =
                self.ineligibility_reason.or(words::reason(text).map(|reason| reason.means)).or(Some("other"));
        }
        match read.disposition {
            Some(disposition) => self.decide(column, disposition),
            None if read.is_pending || read.is_ineligible || is_mark(text) || repeats(text) => {}
            // A body and its document without a verb: it was sent there.
            None if office_in(text).is_some_and(|body| text.trim_start().starts_with(&body)) => {
                self.decide(column, "refer");
            }
            None if plan.column(column).is_some_and(|column| column.sure) => {
                self.doubts.push((column, Doubt::UnknownWords));
            }
            None => {}
        }
        if self.competence == "undetermined" {
            let folded = format!(" {} ", tokens(text).join(" "));
            if [" khong thuoc tham quien", " ngoai tham quien", " khong thuoc tq"]
                .iter()
                .any(|phrase| folded.contains(phrase))
            {
                self.competence = "outside";
            } else if folded.contains(" thuoc tham quien ") && office_in(text).is_none() {
                self.competence = "within";
            }
        }
        self.tells_paper |= tokens(text).iter().any(|word| word == "don");
    }

    /// Takes what a text tells of the document sent out; the text itself is kept in the note unless it is a cross.
    fn document(&mut self, column: Column, text: &str, line: &Line<'_>, today: NaiveDate) {
        if is_mark(text) {
            return;
        }
        self.told.push((column, text.to_owned()));
        // The number and the day there are those of the paper that is repeated.
        if repeats(text) {
            return;
        }
        self.office = self.office.take().or_else(|| office_in(text));
        self.doc_no = self.doc_no.take().or_else(|| number_in(text));
        // A day before the paper came is the day of something else.
        let sent = |day: &NaiveDate| line.day.ok().flatten().is_none_or(|came| *day >= came);
        let later = cell::days_in(text, today).into_iter().find(sent);
        self.doc_date = self.doc_date.or(later).or_else(|| first_day_in(text, line.year, today).filter(sent));
    }

    /// A room the paper was given to. A person's name is no office and stays in the note.
    /// A day that stands there may as well be the day it is due, and stays in the note.
    fn assigned(&mut self, text: &str) {
        self.told.push((Column::Assignee, text.to_owned()));
        let Some(room) = office_in(text) else { return };
        match self.disposition {
            None => self.disposition = Some("assign"),
            // Whoever works on a paper that was sent on is whom it was sent to.
            Some("assign" | "refer") => {}
            Some(_) => return,
        }
        self.office = self.office.take().or(Some(room));
        self.doc_no = self.doc_no.take().or_else(|| number_in(text));
    }

    fn own_column(&mut self, column: Column, text: String, line: &Line<'_>, plan: &Plan, today: NaiveDate) {
        self.tells_paper = true;
        match column {
            Column::Office => {
                // The body is often written with its document.
                let alone = number_in(&text).is_none() && cell::days_in(&text, today).is_empty();
                if alone && outcome::read(&text).disposition.is_none() {
                    self.office = Some(text);
                } else {
                    self.document(column, &text, line, today);
                }
            }
            Column::DocNo => {
                self.doc_date = self.doc_date.or_else(|| first_day_in(&text, line.year, today));
                let number = if self.doc_date.is_some() && text.split_whitespace().count() > 1 {
                    number_in(&text)
                } else {
                    None
                };
                if number.is_some() || text.chars().count() > 60 {
                    self.told.push((column, text.clone()));
                }
                self.office = self.office.take().or_else(|| office_in(&text));
                self.doc_no = number.or(Some(text).filter(|text| text.chars().count() <= 60));
            }
            _ => match super::day::other(line, plan, column, today) {
                Some(Ok(day)) => self.doc_date = Some(day),
                _ => self.told.push((column, text)),
            },
        }
    }

    /// A body the paper went to, in a column of its own, says that it was sent there.
    fn sent(&mut self, plan: &Plan) {
        if self.disposition.is_none()
            && self.office.is_some()
            && self.tells_paper
            && plan.column(Column::Office).is_some()
        {
            self.disposition = Some("refer");
        }
    }

    /// `Đơn trùng STT 12, lưu` says why nothing more was done.
    fn reason(&mut self, line: &Line<'_>, plan: &Plan) {
        if self.ineligibility_reason.is_some()
            || !matches!(self.disposition, None | Some("file" | "return" | "guide"))
        {
            return;
        }
        let said = [Column::Disposition, Column::Guided, Column::Result, Column::Note];
        let texts = said.iter().filter_map(|column| line.text(plan, *column));
        if texts.into_iter().any(|text| repeats(&text)) {
            (self.eligibility, self.ineligibility_reason) = ("ineligible", Some("duplicate"));
            self.disposition = self.disposition.or(Some("file"));
        } else if self.eligibility == "ineligible" || self.disposition == Some("file") {
            let told = line.text(plan, Column::Disposition).and_then(|text| words::reason(&text));
            self.ineligibility_reason = told.map(|reason| reason.means);
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

/// Tells words that say a paper repeats another.
pub(super) fn repeats(text: &str) -> bool {
    let words = tokens(text);
    words.iter().enumerate().any(|(at, word)| {
        let next = words.get(at + 1).map(String::as_str);
        let before = at.checked_sub(1).and_then(|before| words.get(before)).map(String::as_str);
        word == "trung"
            && (matches!(before, Some("don" | "noi" | "la" | "bi"))
                || matches!(next, Some("don" | "stt" | "so" | "voi" | "lap" | "noi" | "tt"))
                || words.len() <= 3 && at == 0)
    })
}

/// Gives the number of the entry a text says the paper repeats: `Đơn trùng STT 12`, `trùng với đơn số 5`.
pub(super) fn repeated_number(text: &str) -> Option<u32> {
    let words = tokens(text);
    let at = words.iter().position(|word| word == "trung")?;
    let after = words.get(at + 1..)?;
    let named = after.iter().take(5).position(|word| matches!(word.as_str(), "stt" | "so" | "tt"))?;
    after.get(named + 1)?.parse().ok()
}
