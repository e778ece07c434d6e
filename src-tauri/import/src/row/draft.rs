//! A line to drafts of the open format: a visit with its paper, or a paper; the matter behind them, the paper sent
//! out, the body it went to. What cannot be known is left undetermined, and what found no field stands in the note.

mod noted;
mod petition;
mod referral;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde_json::{Map, Value, json};
use vault::Moment;

use self::referral::decided_in;
use super::paper::{Handling, handling};
use super::people::{People, people};
use super::words::Own;
use super::{Doubt, Line, key, origin, words};
use crate::cell::{self, is_nothing};
use crate::grammar::name;
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

/// What the register and the sheet know that one line does not.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// The offices the register has, by side and folded name, so that none is entered twice.
    pub offices: BTreeMap<(&'static str, String), String>,
    /// The office whose book it is.
    pub own: Own,
    /// The row, from 1, of each number the sheet has once.
    pub rows: BTreeMap<u32, u32>,
}

/// What was decided about a line against what is there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Decided {
    /// Its number belongs to another entry.
    pub number_is_taken: bool,
    /// The matter of its paper, where that came in before.
    pub paper: Option<String>,
    /// Its paper was destroyed after its year, and does not come back.
    pub paper_is_destroyed: bool,
}

/// Makes the drafts of a line.
pub(crate) fn drafts(
    line: &Line<'_>,
    plan: &Plan,
    batch: &str,
    known: &Known,
    decided: &Decided,
    now: Moment,
) -> Drafted {
    let (batch, row) = origin(line, plan, batch);
    let mut drafter =
        Drafter { line, plan, batch, row, known, decided, now, drafted: Drafted::default(), read: BTreeSet::new() };
    drafter.drafted.doubts.clone_from(&line.doubts);
    if plan.layout.keeps_visits() {
        drafter.visit();
    } else {
        drafter.petition(None);
    }
    drafter.note_the_rest();
    drafter.drafted
}

struct Drafter<'a> {
    line: &'a Line<'a>,
    plan: &'a Plan,
    batch: String,
    row: u32,
    known: &'a Known,
    decided: &'a Decided,
    now: Moment,
    drafted: Drafted,
    /// Columns whose whole meaning is in a code or a number.
    read: BTreeSet<Column>,
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
        let on = self.line.day.ok().flatten();
        let people_count = self.people_count(&people);
        let handling = handling(self.line, self.plan, &self.known.own, self.now.today);
        let carries_paper = self.kind().is_some() || handling.disposition.is_some() && handling.tells_paper;
        let matter = match self.decided.paper.clone().filter(|_| carries_paper) {
            Some(known) => known,
            None => self.matter(),
        };
        let mut visit = Self::draft("visit", &reference);
        self.number(&mut visit);
        put(&mut visit, "date", on.map(|day| day.to_string()));
        visit.insert("lane".into(), self.lane().into());
        visit.insert("people_count".into(), people_count.into());
        visit.insert("people".into(), people.named.clone().into());
        visit.insert("matters".into(), json!([matter]));
        put(&mut visit, "content", self.content());
        let carried = carries_paper && self.decided.paper.is_none() && !self.decided.paper_is_destroyed;
        put(&mut visit, "outcome", self.outcome(if carried { None } else { Some(&handling) }));
        visit.insert("status".into(), "completed".into());
        self.drafted.own.push(visit);
        if carried {
            self.petition(Some(Occasion { visit: reference, on, matter, people_count }));
        } else {
            if carries_paper {
                let destroyed = self.decided.paper_is_destroyed;
                self.doubt(Column::Content, if destroyed { Doubt::PaperDestroyed } else { Doubt::PaperKnown });
            }
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

    /// What it is about; where no column tells, what stands so in the cell of the people.
    fn content(&self) -> Option<String> {
        self.text(Column::Content).or_else(|| {
            let people = self.plan.columns.iter().find(|column| column.also.contains(&Column::Content))?;
            super::people::about(&self.line.at(people.place)?.shown())
        })
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
        // Where no column of names was found, a column that went into the note may be it.
        let named = [Column::Name, Column::NameAddress, Column::FamilyName];
        let unread = self.plan.columns.iter().any(|column| {
            column.holds == Column::Note
                && !column.sure
                && self.line.at(column.place).is_some_and(|cell| !cell.shown().trim().is_empty())
        });
        if unread && !named.iter().any(|one| self.plan.column(*one).is_some()) {
            self.doubt(Column::Note, Doubt::NoPerson);
        }
        read
    }

    /// Brings the number of the paper book along: as ours where it can be, and as it is written where that says more.
    fn number(&mut self, draft: &mut Draft) {
        let numbered = &self.line.number;
        let column = self.plan.column(Column::Number).map_or(Column::Ordinal, |_| Column::Number);
        let ours = numbered.ours.filter(|_| !self.decided.number_is_taken);
        if numbered.ours.is_some() && ours.is_none() {
            self.doubt(column, Doubt::NumberTaken);
        }
        put(draft, "number", ours.map(|(no, year)| format!("{no}/{year}")));
        let same = |written: &str| {
            let Some((no, year)) = ours else { return false };
            let (own, of) = written.split_once('/').unwrap_or((written, ""));
            own.trim().parse() == Ok(no) && (of.is_empty() || of.trim().parse() == Ok(year))
        };
        put(draft, "number_written", numbered.written.clone().filter(|written| !same(written)));
        self.read.extend([Column::Number, Column::Ordinal]);
    }

    fn lane(&mut self) -> &'static str {
        if let Some(text) = self.text(Column::HeadLane).filter(|text| !is_nothing(text)) {
            return words::lane(&text)
                .map_or("head", |lane| if lane.means == "delegate" { "delegate" } else { "head" });
        }
        let Some(text) = self.text(Column::Lane).filter(|text| !is_nothing(text)) else { return "routine" };
        match words::lane(&text) {
            Some(lane) => {
                if lane.is_whole {
                    self.read.insert(Column::Lane);
                }
                lane.means
            }
            // A name alone says who received, not in what office.
            None if name::begins(&text).is_some() => "routine",
            None => {
                self.doubt(Column::Lane, Doubt::UnknownWords);
                "routine"
            }
        }
    }

    fn people_count(&mut self, people: &People) -> i64 {
        let named = i64::try_from(people.named.len()).unwrap_or(1).max(people.spoken_of.unwrap_or(1)).max(1);
        for column in [Column::People, Column::KindPeople] {
            let Some(text) = self.text(column) else { continue };
            match cell::count(&text) {
                Some(count) => {
                    if column == Column::People && text.split_whitespace().count() <= 2 {
                        self.read.insert(column);
                    }
                    return count.max(named);
                }
                None if column == Column::People && !is_nothing(&text) => self.doubt(column, Doubt::NotACount),
                None => {}
            }
        }
        named
    }

    /// One matter for each row, or for each name the sheet gives a matter.
    fn matter(&mut self) -> String {
        let content = self.content().unwrap_or_default();
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
        parts.extend(self.line.notes(self.plan).into_iter().map(|(_, text)| text));
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
