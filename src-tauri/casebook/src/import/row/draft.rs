//! A line to drafts of the open format: a visit with its paper, or a paper; the matter behind them, the paper sent
//! out, the body it went to. What cannot be known is left undetermined.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use super::paper::{Handling, handling, number_in, office_in};
use super::people::{People, people};
use super::{Doubt, Line, key, origin, words};
use crate::casebook::Moment;
use crate::import::cell::{self, days_in, is_mark, is_nothing};
use crate::import::heading::Column;
use crate::import::mapping::Plan;
use crate::vietnamese::fold::fold;

/// The most of a content that becomes the title of its matter.
const TITLE: usize = 200;

type Draft = Map<String, Value>;

/// What one line becomes.
#[derive(Default)]
pub(in crate::import) struct Drafted {
    /// Its own drafts.
    pub own: Vec<Draft>,
    /// Matters and offices it shares with other lines, by ref.
    pub shared: BTreeMap<String, Draft>,
    /// What cannot be taken as it stands.
    pub doubts: Vec<(Column, Doubt)>,
}

/// The offices the register has, by side and folded name, so that none is entered twice.
pub(in crate::import) type Offices = BTreeMap<(&'static str, String), String>;

/// Makes the drafts of a line.
pub(in crate::import) fn drafts(line: &Line, plan: &Plan, batch: &str, offices: &Offices, now: Moment) -> Drafted {
    let (batch, row) = origin(line, plan, batch);
    let mut drafter = Drafter { line, plan, batch, row, offices, now, drafted: Drafted::default() };
    let unresolved = line.unresolved.iter().map(|column| (*column, Doubt::NothingAbove));
    drafter.drafted.doubts.extend(unresolved);
    if plan.layout.keeps_visits() {
        drafter.visit()
    } else {
        drafter.petition(None)
    }
    drafter.drafted
}

struct Drafter<'a> {
    line: &'a Line,
    plan: &'a Plan,
    batch: String,
    row: u32,
    offices: &'a Offices,
    now: Moment,
    drafted: Drafted,
}

/// What a visit hands on to the paper handed in at it.
struct Occasion {
    visit: String,
    on: Option<NaiveDate>,
    matter: String,
    people_count: i64,
}

impl Drafter<'_> {
    fn visit(&mut self) {
        let reference = self.reference("visit");
        let people = self.people();
        let matter = self.matter();
        let on = self.day(&[Column::VisitedOn, Column::ReceivedOn]);
        let people_count = self.people_count(&people);
        let handling = handling(self.line, self.plan, self.now.today);
        let carries_paper = self.kind().is_some() || handling.disposition.is_some();
        let mut visit = self.draft("visit", &reference);
        self.number(&mut visit, on);
        put(&mut visit, "date", on.map(|day| day.to_string()));
        visit.insert("lane".into(), self.lane().into());
        visit.insert("people_count".into(), people_count.into());
        visit.insert("people".into(), people.people.clone().into());
        visit.insert("matters".into(), json!([matter]));
        put(&mut visit, "content", self.text(Column::Content));
        put(&mut visit, "outcome", self.outcome(if carries_paper { None } else { Some(&handling) }));
        visit.insert("status".into(), "completed".into());
        self.drafted.own.push(visit);
        if carries_paper {
            self.petition(Some(Occasion { visit: reference, on, matter, people_count }));
        } else {
            self.doubt_all(handling.doubts);
        }
    }

    fn petition(&mut self, occasion: Option<Occasion>) {
        let reference = self.reference("petition");
        let people = self.people();
        let on =
            occasion.as_ref().map_or_else(|| self.day(&[Column::ReceivedOn, Column::VisitedOn]), |visit| visit.on);
        let mut draft = self.draft("petition", &reference);
        if occasion.is_none() {
            self.number(&mut draft, on);
        }
        put(&mut draft, "received_on", on.map(|day| day.to_string()));
        let notes = self.written_on(&mut draft);
        self.sender(&mut draft, people, occasion.as_ref());
        put(&mut draft, "respondent", self.text(Column::Respondent));
        self.classify(&mut draft);
        draft.insert("matter".into(), occasion.map_or_else(|| self.matter(), |visit| visit.matter).into());
        let handling = handling(self.line, self.plan, self.now.today);
        self.handle(&mut draft, &handling, on);
        put(&mut draft, "summary", self.text(Column::Content));
        let note = self.note(&handling, notes, draft.contains_key("via_visit"));
        put(&mut draft, "note", note);
        self.drafted.own.push(draft);
        self.referral(&reference, &handling, on);
        self.doubt_all(handling.doubts);
    }

    fn reference(&self, what: &str) -> String {
        format!("import-{}-{}-{what}", self.batch, self.row)
    }

    fn draft(&self, slice: &str, reference: &str) -> Draft {
        Map::from_iter([("type".to_owned(), slice.into()), ("ref".to_owned(), reference.into())])
    }

    fn text(&self, column: Column) -> Option<String> {
        self.line.text(self.plan, column)
    }

    fn doubt(&mut self, column: Column, doubt: Doubt) {
        if !self.drafted.doubts.contains(&(column, doubt)) {
            self.drafted.doubts.push((column, doubt));
        }
    }

    fn doubt_all(&mut self, doubts: Vec<(Column, Doubt)>) {
        doubts.into_iter().for_each(|(column, doubt)| self.doubt(column, doubt));
    }

    fn people(&mut self) -> People {
        let mut read = people(self.line, self.plan, self.now.today);
        let doubts = std::mem::take(&mut read.soft);
        self.doubt_all(doubts);
        read
    }

    /// Reads the day of the entry from the first of the columns that has one.
    fn day(&mut self, columns: &[Column]) -> Option<NaiveDate> {
        let (column, found) =
            columns.iter().find_map(|column| Some((*column, self.line.cell(self.plan, *column)?)))?;
        match cell::day(found, self.line.year, self.now.today) {
            Ok(day) => Some(day),
            Err(doubt) => {
                self.doubt(column, doubt);
                None
            }
        }
    }

    /// Brings the number of the paper book along: `12`, `012`, `12/2019`.
    fn number(&mut self, draft: &mut Draft, on: Option<NaiveDate>) {
        let Some((text, on)) = self.text(Column::Number).zip(on) else { return };
        let (no, year) = text.split_once('/').unwrap_or((&text, ""));
        let whole = |part: &str| part.trim().trim_matches('.').parse::<u32>().ok().filter(|no| *no > 0);
        let year = whole(year).unwrap_or(chrono::Datelike::year(&on).unsigned_abs());
        match whole(no) {
            Some(no) => put(draft, "number", Some(format!("{no}/{year}"))),
            None => self.doubt(Column::Number, Doubt::NotACount),
        }
    }

    fn lane(&mut self) -> &'static str {
        let Some(text) = self.text(Column::Lane) else { return "routine" };
        words::lane(&text).unwrap_or_else(|| {
            self.doubt(Column::Lane, Doubt::UnknownWords);
            "routine"
        })
    }

    fn people_count(&mut self, people: &People) -> i64 {
        let named = i64::try_from(people.people.len()).unwrap_or(1).max(people.spoken_of.unwrap_or(1)).max(1);
        for column in [Column::People, Column::KindPeople] {
            let Some(text) = self.text(column) else { continue };
            match cell::count(&text) {
                Some(count) => return count.max(named),
                None if column == Column::People && !is_nothing(&text) => self.doubt(column, Doubt::NotACount),
                None => {}
            }
        }
        named
    }

    /// One matter for each row, or for each name the sheet gives a matter.
    fn matter(&mut self) -> String {
        let content = self.text(Column::Content).unwrap_or_default();
        let named = self.text(Column::MatterNo);
        let reference = match &named {
            Some(named) => format!("import-{}-matter-{}", self.batch, key(named)),
            None => self.reference("matter"),
        };
        let mut matter = self.draft("matter", &reference);
        let title = content.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(TITLE).collect::<String>();
        put(&mut matter, "title", Some(title));
        put(&mut matter, "note", named.map(|named| format!("Vụ việc số {named}")));
        self.drafted.shared.entry(reference.clone()).or_insert(matter);
        reference
    }

    /// Reads the day on the paper; what cannot be read as one goes into the note.
    fn written_on(&mut self, draft: &mut Draft) -> Vec<(Column, String)> {
        let Some(found) = self.line.cell(self.plan, Column::WrittenOn) else { return Vec::new() };
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
        let came = visit.map_or_else(|| self.people_count(&people), |visit| visit.people_count);
        draft.insert("signer_count".into(), count.unwrap_or(came).into());
        draft.insert("anonymity".into(), people.anonymity.into());
        draft.insert("petitioners".into(), people.people.into());
    }

    fn source(&mut self, at_visit: bool, forwarded: bool) -> &'static str {
        if at_visit {
            return "direct";
        }
        let unsaid = if forwarded { "forwarded" } else { "direct" };
        let Some(text) = self.text(Column::Source) else { return unsaid };
        let known = words::code::<crate::petition::Source>(&text).or_else(|| words::source(&text));
        known.unwrap_or_else(|| {
            self.doubt(Column::Source, Doubt::UnknownWords);
            unsaid
        })
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
    fn kind(&self) -> Option<(Column, Result<&'static str, Doubt>)> {
        let marked = [
            (Column::IsComplaint, "complaint"),
            (Column::IsDenunciation, "denunciation"),
            (Column::IsProposal, "proposal"),
        ];
        let marks: Vec<_> =
            marked.iter().filter(|(column, _)| self.text(*column).is_some_and(|text| !is_nothing(&text))).collect();
        match marks.as_slice() {
            [(column, kind)] => return Some((*column, Ok(kind))),
            [(column, _), ..] => return Some((*column, Ok("mixed"))),
            [] => {}
        }
        [Column::Kind, Column::KindPeople].into_iter().find_map(|column| {
            let text = self.text(column).filter(|text| !is_nothing(text))?;
            let known = words::code::<crate::petition::Kind>(&text).map(Ok);
            Some((column, known.or_else(|| words::kind(&text))?))
        })
    }

    fn classify(&mut self, draft: &mut Draft) {
        match self.kind() {
            Some((_, Ok(kind))) => put(draft, "kind", Some(kind.to_owned())),
            Some((column, Err(doubt))) => self.doubt(column, doubt),
            None => {}
        }
        let told = self.text(Column::Field).filter(|text| !is_nothing(text));
        let (field, doubt) = told.map_or((None, None), |text| words::field(&text));
        if let Some(doubt) = doubt {
            self.doubt(Column::Field, doubt);
        }
        put(draft, "field", field.or_else(|| self.plan.field.clone()));
        if let Some(text) = self.text(Column::Level).filter(|text| !is_nothing(text)) {
            match words::level(&text) {
                Some(level) => put(draft, "level", Some(level.to_owned())),
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
        let told = self
            .line
            .cell(self.plan, Column::ProcessedOn)
            .map(|found| cell::day(found, self.line.year, self.now.today));
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

    /// The paper sent out, where body and day are told; a paper sent on a day nobody knows is only noted.
    fn referral(&mut self, petition: &str, handling: &Handling, on: Option<NaiveDate>) {
        let Some(kind) = handling.disposition.filter(|one| matches!(*one, "assign" | "refer" | "guide" | "return"))
        else {
            return;
        };
        let day = handling.doc_date.or_else(|| on.filter(|_| self.plan.processed_at_receipt));
        let told = handling.office.is_some() || handling.doc_no.is_some();
        let Some(day) = day.filter(|_| handling.office.is_some() || kind == "guide" && told) else {
            if told {
                self.doubt(decided_in(self.plan), Doubt::NotSent);
            }
            return;
        };
        let mut referral = self.draft("referral", &self.reference("referral"));
        referral.insert("petition".into(), petition.into());
        referral.insert("kind".into(), kind.into());
        referral.insert("on".into(), day.to_string().into());
        let side = if kind == "assign" { "internal" } else { "external" };
        put(&mut referral, "office", handling.office.as_deref().map(|name| self.office(name, side)));
        put(&mut referral, "doc_no", handling.doc_no.clone());
        put(&mut referral, "doc_date", handling.doc_date.map(|day| day.to_string()));
        self.drafted.own.push(referral);
    }

    /// The body of a name, once for each side of the door.
    fn office(&mut self, name: &str, side: &'static str) -> String {
        if let Some(known) = self.offices.get(&(side, fold(name))) {
            return known.clone();
        }
        let reference = format!("import-{}-office-{side}-{}", self.batch, key(name));
        let mut office = self.draft("office", &reference);
        office.insert("name".into(), name.into());
        office.insert("kind".into(), side.into());
        self.drafted.shared.entry(reference.clone()).or_insert(office);
        reference
    }

    fn outcome(&self, handling: Option<&Handling>) -> Option<String> {
        let mut parts: Vec<String> = self.text(Column::Result).into_iter().collect();
        parts.extend(
            self.text(Column::ResolvedBy)
                .filter(|text| !is_nothing(text))
                .map(|text| self.told(Column::ResolvedBy, &text)),
        );
        if let Some(handling) = handling {
            parts.extend(handling.told.iter().map(|(column, text)| self.told(*column, text)));
        }
        parts.extend(self.line.notes(self.plan));
        Some(parts.join("\n")).filter(|text| !text.is_empty())
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
            lines.extend(self.line.notes(self.plan));
        }
        Some(lines.join("\n")).filter(|text| !text.is_empty())
    }

    fn told(&self, column: Column, text: &str) -> String {
        let heading = self.plan.column(column).map_or("", |column| column.heading.as_str());
        if heading.is_empty() { text.to_owned() } else { format!("{heading}: {text}") }
    }
}

/// The column the clerk looks at for what was decided.
fn decided_in(plan: &Plan) -> Column {
    let columns = [Column::Disposition, Column::Accepted, Column::TakenUpBy, Column::Referred, Column::Assignee];
    columns.into_iter().find(|column| plan.column(*column).is_some()).unwrap_or(Column::Disposition)
}

fn put(draft: &mut Draft, field: &str, text: Option<String>) {
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        draft.insert(field.into(), text.into());
    }
}
