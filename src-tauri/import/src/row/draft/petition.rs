//! The paper of a row: who sent it, what it is, what was done with it. It counts as processed only when the sheet
//! tells all the law asks for.

use std::sync::LazyLock;

use ::words::vietnamese::fold::tokens;
use chrono::NaiveDate;
use regex::Regex;
use serde_json::{Map, Value};

use super::super::Doubt;
use super::super::paper::{Handling, handling, repeated_number};
use super::super::people::People;
use super::super::words::{self, Meaning};
use super::{Draft, Drafter, Occasion, decided_in, put};
use crate::cell::{self, days_in, is_mark, is_nothing};
use crate::grammar::body::{number_in, office_in};
use crate::heading::Column;

impl Drafter<'_> {
    /// Drafts the paper, handed in at a visit or come by itself.
    pub(super) fn petition(&mut self, occasion: Option<Occasion>) {
        let reference = self.reference("petition");
        let people = self.people();
        let on = occasion.as_ref().map_or_else(|| self.line.day.ok().flatten(), |visit| visit.on);
        let mut draft = Self::draft("petition", &reference);
        if occasion.is_none() {
            self.number(&mut draft);
        }
        put(&mut draft, "received_on", on.map(|day| day.to_string()));
        let notes = self.written_on(&mut draft);
        self.sender(&mut draft, people, occasion.as_ref());
        put(&mut draft, "respondent", self.text(Column::Respondent));
        self.classify(&mut draft);
        let handling = handling(self.line, self.plan, &self.known.own, self.now.today);
        let repeated = self.repeated(&handling);
        let matter = match (&repeated, occasion) {
            (_, Some(visit)) => visit.matter,
            (Some(row), None) if self.plan.column(Column::MatterNo).is_none() => {
                format!("import-{}-{row}-matter", self.batch)
            }
            (_, None) => self.matter(),
        };
        draft.insert("matter".into(), matter.into());
        put(&mut draft, "duplicate_of", repeated.map(|row| format!("import-{}-{row}-petition", self.batch)));
        self.handle(&mut draft, &handling, on);
        put(&mut draft, "summary", self.content());
        let note = self.note(&handling, notes, draft.contains_key("via_visit"));
        put(&mut draft, "note", note);
        self.drafted.own.push(draft);
        self.referral(&reference, &handling, on);
        self.doubt_all(handling.doubts);
    }

    /// Gives the row of the entry a paper repeats, where the sheet tells its number.
    fn repeated(&self, handling: &Handling) -> Option<u32> {
        if handling.ineligibility_reason != Some("duplicate") || self.plan.layout.keeps_visits() {
            return None;
        }
        let said = [Column::Disposition, Column::Guided, Column::Result, Column::Note];
        let number = said.iter().filter_map(|column| self.text(*column)).find_map(|text| repeated_number(&text))?;
        self.known.rows.get(&number).copied().filter(|row| *row < self.row)
    }

    /// Reads the day on the paper; what cannot be read as one goes into the note.
    fn written_on(&mut self, draft: &mut Draft) -> Vec<(Column, String)> {
        let Some(found) = self.line.cell(self.plan, Column::WrittenOn) else {
            put(draft, "written_on", self.written_beside().map(|day| day.to_string()));
            return Vec::new();
        };
        match cell::partial_day(found, self.now.today) {
            Ok(day) => put(draft, "written_on", Some(day.to_string())),
            Err(_) if is_nothing(&found.shown()) => {}
            Err(_) => {
                let text = found.shown();
                self.doubt(Column::WrittenOn, Doubt::UnknownWords);
                return vec![(Column::WrittenOn, text)];
            }
        }
        Vec::new()
    }

    /// The day on the paper, told in the cell of something else: `06/7/2020; 01/7/2020`, `KN, 02/3/2022, 1 người`.
    fn written_beside(&self) -> Option<NaiveDate> {
        let column = self.plan.columns.iter().find(|column| column.also.contains(&Column::WrittenOn))?;
        let text = self.line.at(column.place)?.shown();
        let days = days_in(&text, self.now.today);
        let of_entry = self.plan.day_column().is_some_and(|day| day.place == column.place);
        let day = days.get(usize::from(of_entry)).copied()?;
        self.line.day.ok().flatten().is_none_or(|came| day <= came).then_some(day)
    }

    fn sender(&mut self, draft: &mut Draft, people: People, visit: Option<&Occasion>) {
        let incoming = self.text(Column::Incoming).filter(|text| !is_nothing(text));
        draft.insert("source".into(), self.source(visit.is_some(), incoming.is_some()).into());
        if let Some(text) = incoming {
            draft.insert("incoming".into(), self.incoming(&text));
        }
        put(draft, "via_visit", visit.map(|visit| visit.visit.clone()));
        let signed = self.text(Column::Signers);
        let count = signed.as_deref().and_then(cell::count);
        if signed.is_some_and(|text| count.is_none() && !is_nothing(&text)) {
            self.doubt(Column::Signers, Doubt::NotACount);
        }
        let count = count.or_else(|| self.signers_told());
        let came = visit.map_or_else(|| self.people_count(&people), |visit| visit.people_count);
        draft.insert("signer_count".into(), count.unwrap_or(came).into());
        draft.insert("anonymity".into(), people.anonymity.into());
        draft.insert("petitioners".into(), people.named.into());
    }

    /// How many signed, where only words tell: `Đơn có 16 người ký`.
    fn signers_told(&self) -> Option<i64> {
        static SIGNED: LazyLock<Option<Regex>> = LazyLock::new(|| {
            Regex::new(r"(?i)(\d{1,4})\s*(?:người|công dân|hộ)?\s*(?:cùng\s+|đồng\s+)?(?:ký|chữ ký)").ok()
        });
        let said = [Column::KindPeople, Column::Kind, Column::Note, Column::Content];
        let texts = said.iter().filter_map(|column| self.text(*column));
        let found =
            texts.into_iter().find_map(|text| SIGNED.as_ref()?.captures(&text)?.get(1)?.as_str().parse().ok());
        found.filter(|count| (1..=100_000).contains(count))
    }

    fn source(&mut self, at_visit: bool, forwarded: bool) -> &'static str {
        if at_visit {
            return "direct";
        }
        let unsaid = if forwarded { "forwarded" } else { "direct" };
        let Some(text) = self.text(Column::Source) else { return unsaid };
        if let Some(known) = words::code::<register::record::petition::Source>(&text) {
            self.read.insert(Column::Source);
            return known;
        }
        if let Some(source) = words::source(&text) {
            if source.is_whole {
                self.read.insert(Column::Source);
            }
            source.means
        } else {
            self.doubt(Column::Source, Doubt::UnknownWords);
            unsaid
        }
    }

    fn incoming(&self, text: &str) -> Value {
        let mut incoming = Map::new();
        put(&mut incoming, "no", number_in(text));
        put(&mut incoming, "on", days_in(text, self.now.today).first().map(ToString::to_string));
        let from = office_in(text).or_else(|| (!incoming.contains_key("no")).then(|| text.to_owned()));
        put(&mut incoming, "from", from);
        incoming.into()
    }

    /// The kind, from words or from marks in columns of their own; `None` when there is no paper.
    pub(super) fn kind(&self) -> Option<(Column, Result<Meaning<&'static str>, Doubt>)> {
        let whole = |means| Meaning { means, is_whole: true };
        let marked = [
            (Column::IsComplaint, "complaint"),
            (Column::IsDenunciation, "denunciation"),
            (Column::IsProposal, "proposal"),
            (Column::IsFeedback, "feedback"),
            (Column::IsRequest, "request"),
        ];
        let marks: Vec<_> =
            marked.iter().filter(|(column, _)| self.text(*column).is_some_and(|text| !is_nothing(&text))).collect();
        match marks.as_slice() {
            [(column, kind)] => return Some((*column, Ok(whole(*kind)))),
            [(column, _), ..] => return Some((*column, Ok(whole("mixed")))),
            [] => {}
        }
        let told = [Column::Kind, Column::KindPeople].into_iter().find_map(|column| {
            let text = self.text(column).filter(|text| !is_nothing(text))?;
            let known = words::code::<register::record::petition::Kind>(&text).map(|kind| Ok(whole(kind)));
            Some((column, known.or_else(|| words::kind(&text))?))
        });
        // `II. ĐƠN TỐ CÁO` between the rows says what those below it are.
        let of_section = || {
            let kind = words::kind(self.line.section.as_deref()?)?.ok()?;
            (self.plan.column(Column::Kind).is_none() && kind.means != "mixed").then_some((Column::Kind, Ok(kind)))
        };
        told.or_else(of_section)
    }

    fn classify(&mut self, draft: &mut Draft) {
        match self.kind() {
            Some((column, Ok(kind))) => {
                put(draft, "kind", Some(kind.means.to_owned()));
                if kind.is_whole {
                    self.read.insert(column);
                }
            }
            Some((column, Err(doubt))) => self.doubt(column, doubt),
            None => {}
        }
        let told = self.text(Column::Field).filter(|text| !is_nothing(text));
        let (field, doubt) = told.map_or((None, None), |text| words::field(&text));
        match doubt {
            Some(Doubt::Noted) | None if field.is_none() => {}
            Some(Doubt::Noted) => {}
            Some(doubt) => self.doubt(Column::Field, doubt),
            None => {
                self.read.insert(Column::Field);
            }
        }
        put(draft, "field", field.or_else(|| self.plan.field.clone()));
        let kind_text = self.text(Column::Kind).or_else(|| self.text(Column::KindPeople));
        if self.plan.column(Column::Level).is_none()
            && let Some(level) = kind_text
                .filter(|text| tokens(text).iter().any(|word| word == "lan"))
                .and_then(|text| words::level(&text))
        {
            put(draft, "level", Some(level.means.to_owned()));
        }
        if let Some(text) = self.text(Column::Level).filter(|text| !is_nothing(text)) {
            match words::level(&text) {
                Some(level) => {
                    put(draft, "level", Some(level.means.to_owned()));
                    if level.is_whole {
                        self.read.insert(Column::Level);
                    }
                }
                None => self.doubt(Column::Level, Doubt::UnknownWords),
            }
        }
    }

    /// Puts what is done with the paper. It counts as processed only when the sheet tells all the law asks for.
    fn handle(&mut self, draft: &mut Draft, handling: &Handling, on: Option<NaiveDate>) {
        draft.insert("eligibility".into(), handling.eligibility.into());
        put(draft, "ineligibility_reason", handling.ineligibility_reason.map(ToOwned::to_owned));
        draft.insert("competence".into(), handling.competence.into());
        let Some(disposition) = handling.disposition else { return };
        draft.insert("disposition".into(), disposition.into());
        if disposition == "request_more" {
            return;
        }
        let told = super::super::day::other(self.line, self.plan, Column::ProcessedOn, self.now.today);
        if let Some(Err(doubt)) = told {
            self.doubt(Column::ProcessedOn, doubt);
        }
        let at_receipt = on.filter(|_| self.plan.processed_at_receipt);
        let day = told.and_then(Result::ok).or(handling.doc_date).or(at_receipt);
        let eligible = handling.eligibility == "eligible";
        let known = draft.contains_key("kind") && (!eligible || draft.contains_key("field"));
        match day.filter(|_| known) {
            Some(day) => put(draft, "processed_on", Some(day.to_string())),
            None => self.doubt(decided_in(self.plan), Doubt::LeftUnprocessed),
        }
    }

    /// The note of a paper: nothing the row says is lost. What a visit already carries is not said twice.
    fn note(&self, handling: &Handling, mut told: Vec<(Column, String)>, at_visit: bool) -> Option<String> {
        told.extend(handling.told.iter().cloned());
        for (column, doubt) in &self.drafted.doubts {
            let unread =
                matches!(doubt, Doubt::UnknownKind | Doubt::UnknownField | Doubt::UnknownWords | Doubt::LandOnly);
            if unread && !told.iter().any(|(one, _)| one == column) {
                told.extend(self.text(*column).map(|text| (*column, text)));
            }
        }
        if !at_visit {
            let more = [Column::Result, Column::ResolvedBy].map(|column| (column, self.text(column)));
            told.extend(
                more.into_iter().filter_map(|(column, text)| Some((column, text.filter(|text| !is_mark(text))?))),
            );
        }
        let mut lines: Vec<String> = told.iter().map(|(column, text)| self.told(*column, text)).collect();
        if !at_visit {
            lines.extend(self.line.notes(self.plan).into_iter().map(|(_, text)| text));
        }
        Some(lines.join("\n")).filter(|text| !text.is_empty())
    }
}
