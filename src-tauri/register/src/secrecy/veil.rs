//! What of a record's texts may be shown: the record says to which denunciations it is tied and whose own it is.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use serde_json::{Map, Value};
use vault::Reader;
use vault::error::Result;
use words::slice::Slice;

use super::marks::Marks;
use super::mask::MASK;
use super::person::Person;
use super::told::{Reading, Told, holds};
use super::{short, store};
use crate::reference::whereabouts;
use crate::row::{Row, Sight};

/// What a record is tied to: its matters, the paper and the visit it is or is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tie {
    /// Ids of matters.
    pub matters: Vec<i64>,
    /// Id of a petition.
    pub paper: Option<i64>,
    /// Id of a visit.
    pub visit: Option<i64>,
}

/// A text, how it is shown, and what is covered of it.
pub(super) struct Parts<'t> {
    pub text: &'t str,
    pub shown: String,
    pub hidden: Vec<&'t str>,
}

/// What covers the texts of one record.
pub struct Veil<'a> {
    r: Reader<'a>,
    marks: Arc<Marks>,
    sight: Sight,
    tie: Tie,
    tied: BTreeSet<i64>,
    /// The rows of the record's own people, where they are at hand.
    at_hand: Option<&'a [Row]>,
    own: OnceCell<Vec<Person>>,
}

/// Keys whose texts name records or officers, and are nobody's marks.
const NAMES: [&str; 18] = [
    "ref",
    "matter",
    "visit",
    "petition",
    "session",
    "about",
    "about_ref",
    "petition_ref",
    "via_visit",
    "original",
    "duplicate_of",
    "escalated_to",
    "host",
    "signer",
    "office",
    "hamlet",
    "type",
    "person",
];

impl Tie {
    /// Gives the ties of a record.
    pub fn of(r: Reader<'_>, slice: Slice, id: i64) -> Result<Self> {
        let row = |sql: &str| crate::row::read::one(r, sql, id);
        let number = |row: &Option<Row>, key: &str| row.as_ref().and_then(|row| row.get(key)).and_then(Value::as_i64);
        Ok(match slice {
            Slice::Visit => Self { matters: store::matters_of(r, id)?, paper: None, visit: Some(id) },
            Slice::Petition => Self::of_paper(r, id)?,
            Slice::Matter => Self { matters: vec![id], ..Self::default() },
            Slice::Referral => match number(&row("select petition from referral where id = :id")?, "petition") {
                Some(paper) => Self::of_paper(r, paper)?,
                None => Self::default(),
            },
            Slice::Resolution => {
                let matter = number(&row("select matter from resolution where id = :id")?, "matter");
                Self { matters: matter.into_iter().collect(), ..Self::default() }
            }
            Slice::Paper => {
                let about = row(
                    "select reference.ref from paper join reference on reference.id = paper.about where paper.id = :id",
                )?;
                let about = about.as_ref().map(|row| crate::row::show::text(row, "ref")).unwrap_or_default();
                match whereabouts(r, &about)? {
                    Some((slice, id)) if slice != Slice::Paper => Self::of(r, slice, id)?,
                    _ => Self::default(),
                }
            }
            _ => Self::default(),
        })
    }

    /// Takes the ties of another.
    pub fn join(&mut self, other: Self) {
        self.matters.extend(other.matters);
        self.paper = self.paper.or(other.paper);
        self.visit = self.visit.or(other.visit);
    }

    /// Gives the ties of a paper: its matter, and itself.
    fn of_paper(r: Reader<'_>, paper: i64) -> Result<Self> {
        Ok(Self { matters: store::matter_of(r, paper)?, paper: Some(paper), visit: None })
    }
}

impl<'a> Veil<'a> {
    /// Gives what covers a record.
    pub fn of(r: Reader<'a>, slice: Slice, id: i64, sight: Sight) -> Result<Self> {
        let marks = Marks::of(r)?;
        // Nobody is kept secret: what it would be tied to need not be looked for.
        let tie = if marks.is_empty() && sight != Sight::List { Tie::default() } else { Tie::of(r, slice, id)? };
        Ok(Self::tied(r, marks, tie, sight))
    }

    /// The same where the ties are at hand.
    pub(crate) fn tied(r: Reader<'a>, marks: Arc<Marks>, tie: Tie, sight: Sight) -> Self {
        let tied = marks.tied(&tie.matters, tie.paper, tie.visit);
        Self { r, marks, sight, tie, tied, at_hand: None, own: OnceCell::new() }
    }

    /// Gives what covers a text that belongs to no paper.
    pub fn of_nobody(r: Reader<'a>, sight: Sight) -> Result<Self> {
        Ok(Self::tied(r, Marks::of(r)?, Tie::default(), sight))
    }

    /// Says who the record's own people are, where they are at hand: nobody where they are kept secret.
    #[must_use]
    pub(crate) fn with_own(mut self, people: &'a [Row], is_secret: bool) -> Self {
        self.at_hand = Some(if is_secret { &[] } else { people });
        self
    }

    /// Covers a text, and gives what was covered of it.
    pub(super) fn parts<'t>(&self, text: &'t str) -> Result<Parts<'t>> {
        let mut parts = self.covers(text)?;
        let shown = written(text, &mut parts).into_owned();
        let mut at = 0;
        let first = |(place, _): &(Range<usize>, _)| {
            let is_first = place.start >= at;
            at = at.max(place.end);
            is_first.then_some(place.start..place.end)
        };
        // A place another overlaps is covered with it: what stood there reaches to the end of both.
        let starts: Vec<Range<usize>> = parts.iter().filter_map(first).collect();
        let end = |start: usize, next: usize| {
            parts.iter().filter(|(place, _)| (start..next).contains(&place.start)).map(|(place, _)| place.end).max()
        };
        let hidden = starts.iter().enumerate().map(|(nth, place)| {
            let next = starts.get(nth + 1).map_or(usize::MAX, |next| next.start);
            text.get(place.start..end(place.start, next).unwrap_or(place.end)).unwrap_or_default()
        });
        Ok(Parts { text, shown, hidden: hidden.collect() })
    }

    /// Covers a text.
    pub fn text<'t>(&self, text: &'t str) -> Result<Cow<'t, str>> {
        Ok(written(text, &mut self.covers(text)?))
    }

    /// Gives the places of a text that are covered, each with what stands there instead.
    fn covers(&self, text: &str) -> Result<Vec<(Range<usize>, Cow<'static, str>)>> {
        if self.sight == Sight::Whole {
            return Ok(Vec::new());
        }
        let hidden = self.marks.hidden(text, &self.tied, self.sight != Sight::Screen);
        let own = if hidden.is_empty() && self.sight != Sight::List { Vec::new() } else { self.own_marks(text)? };
        // What is said of the record's own people, whom nobody keeps secret, is theirs, however alike they are called.
        let is_own = |told: &Told| own.iter().any(|own| holds(&own.place, &told.place));
        let mut parts: Vec<(Range<usize>, Cow<'static, str>)> =
            hidden.into_iter().filter(|told| !is_own(told)).map(|told| (told.place, MASK.into())).collect();
        if self.sight == Sight::List {
            let shortened = |told: Told| {
                let written = text.get(told.place.clone()).unwrap_or_default();
                (told.place, short::told(told.mark, written).into())
            };
            parts.extend(own.into_iter().filter(|told| told.mark.is_strong()).map(shortened));
        }
        Ok(parts)
    }

    /// Covers some texts of a row.
    pub(crate) fn columns(&self, row: &mut Row, columns: &[&str]) -> Result<()> {
        columns.iter().try_for_each(|column| row.get_mut(*column).map_or(Ok(()), |value| self.value(value)))
    }

    /// Covers the texts of a row, but for those under keys that name other things.
    pub fn row(&self, row: &mut Row) -> Result<()> {
        for (key, value) in row.iter_mut() {
            if !NAMES.contains(&key.as_str()) {
                self.value(value)?;
            }
        }
        Ok(())
    }

    fn value(&self, value: &mut Value) -> Result<()> {
        match value {
            Value::String(text) => {
                if let Cow::Owned(covered) = self.text(text)? {
                    *text = covered;
                }
                Ok(())
            }
            Value::Array(list) => list.iter_mut().try_for_each(|one| self.value(one)),
            Value::Object(object) => self.row(object),
            _ => Ok(()),
        }
    }

    /// Covers the texts of a line of the open format; its people are covered by [`mask`](super::mask::mask).
    pub fn line(&self, line: &mut Map<String, Value>) -> Result<()> {
        for (key, value) in line.iter_mut() {
            if !NAMES.contains(&key.as_str()) && !["people", "petitioners"].contains(&key.as_str()) {
                self.value(value)?;
            }
        }
        Ok(())
    }

    /// Gives the people of an open record as this sight shows people.
    #[must_use]
    pub fn people<'p>(&self, people: &'p [Row]) -> Cow<'p, [Row]> {
        match self.sight {
            Sight::List => people.iter().map(short::person).collect(),
            _ => people.into(),
        }
    }

    /// The marks of the record's own people who are not kept secret.
    fn own_marks(&self, text: &str) -> Result<Vec<Told>> {
        if self.own.get().is_none() {
            let _ = self.own.set(self.own_people()?);
        }
        let people = self.own.get().map(Vec::as_slice).unwrap_or_default();
        if people.is_empty() {
            return Ok(Vec::new());
        }
        Ok(Reading::of_people(text, people))
    }

    fn own_people(&self) -> Result<Vec<Person>> {
        let public = self.marks.public();
        if let Some(rows) = self.at_hand {
            return Ok(rows.iter().flat_map(|row| Person::of(row, public)).collect());
        }
        let unclassified = i64::from(self.sight != Sight::Screen);
        let mut people = Vec::new();
        let own =
            |sql: &str, id: i64| store::own(self.r, &sql.replace("{leaves}", &unclassified.to_string()), id, public);
        match (self.tie.paper, self.tie.visit) {
            (Some(paper), _) => people.extend(own(include_str!("own_paper.sql"), paper)?),
            (_, Some(visit)) => people.extend(own(include_str!("own_visit.sql"), visit)?),
            _ => {
                for matter in &self.tie.matters {
                    people.extend(own(include_str!("own_matter.sql"), *matter)?);
                }
            }
        }
        Ok(people)
    }
}

/// Puts words in the place of parts of a text. Parts that overlap become one, covered as the first of them; of two that begin
/// together the longer is the first.
fn written<'t>(text: &'t str, parts: &mut [(Range<usize>, Cow<'static, str>)]) -> Cow<'t, str> {
    if parts.is_empty() {
        return text.into();
    }
    parts.sort_by_key(|(place, _)| (place.start, usize::MAX - place.end));
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    for (place, words) in parts.iter() {
        if place.start >= at {
            out.push_str(text.get(at..place.start).unwrap_or_default());
            out.push_str(words);
        }
        at = at.max(place.end);
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out.into()
}
