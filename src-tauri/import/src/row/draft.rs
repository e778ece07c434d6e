//! A line to drafts of the open format: a visit with its paper, or a paper; the matter behind them, the paper sent
//! out, the body it went to. What cannot be known is left undetermined.

mod petition;
mod referral;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::{Map, Value, json};
use vault::Moment;

use self::referral::decided_in;
use super::paper::{Handling, handling};
use super::people::{People, people};
use super::{Doubt, Line, key, origin, words};
use crate::cell::{self, is_nothing};
use crate::heading::Column;
use crate::mapping::Plan;

/// The most of a content that becomes the title of its matter.
const TITLE: usize = 200;

type Draft = Map<String, Value>;

/// What one line becomes.
#[derive(Default)]
pub(crate) struct Drafted {
    /// Its own drafts.
    pub own: Vec<Draft>,
    /// Matters and offices it shares with other lines, by ref.
    pub shared: BTreeMap<String, Draft>,
    /// What cannot be taken as it stands.
    pub doubts: Vec<(Column, Doubt)>,
}

/// The offices the register has, by side and folded name, so that none is entered twice.
pub(crate) type Offices = BTreeMap<(&'static str, String), String>;

/// Makes the drafts of a line.
pub(crate) fn drafts(line: &Line, plan: &Plan, batch: &str, offices: &Offices, now: Moment) -> Drafted {
    let (batch, row) = origin(line, plan, batch);
    let mut drafter = Drafter { line, plan, batch, row, offices, now, drafted: Drafted::default() };
    let unresolved = line.unresolved.iter().map(|column| (*column, Doubt::NothingAbove));
    drafter.drafted.doubts.extend(unresolved);
    if plan.layout.keeps_visits() {
        drafter.visit();
    } else {
        drafter.petition(None);
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
        let mut visit = Self::draft("visit", &reference);
        self.number(&mut visit, on);
        put(&mut visit, "date", on.map(|day| day.to_string()));
        visit.insert("lane".into(), self.lane().into());
        visit.insert("people_count".into(), people_count.into());
        visit.insert("people".into(), people.named.clone().into());
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

    fn reference(&self, what: &str) -> String {
        format!("import-{}-{}-{what}", self.batch, self.row)
    }

    fn draft(slice: &str, reference: &str) -> Draft {
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
        for (column, doubt) in doubts {
            self.doubt(column, doubt);
        }
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
        let named = i64::try_from(people.named.len()).unwrap_or(1).max(people.spoken_of.unwrap_or(1)).max(1);
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
        let mut matter = Self::draft("matter", &reference);
        let title = content.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(TITLE).collect::<String>();
        put(&mut matter, "title", Some(title));
        put(&mut matter, "note", named.map(|named| format!("Vụ việc số {named}")));
        self.drafted.shared.entry(reference.clone()).or_insert(matter);
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

    fn told(&self, column: Column, text: &str) -> String {
        let heading = self.plan.column(column).map_or("", |column| column.heading.as_str());
        if heading.is_empty() { text.to_owned() } else { format!("{heading}: {text}") }
    }
}

fn put(draft: &mut Draft, field: &str, text: Option<String>) {
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        draft.insert(field.into(), text.into());
    }
}
