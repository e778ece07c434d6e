//! Everybody whose name is kept secret, by what a text could tell of them: kept in memory beside the open register, brought
//! up to date by what each act changed.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use vault::Reader;
use vault::error::Result;

use super::known::Known;
use super::person::{Person, Public, public};
use super::store;
use super::told::{self, Reading, Told};

/// A paper with people to be kept secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Source {
    /// Nobody has classified it and its words do not say that it denounces: covered only in what leaves.
    pub is_open: bool,
    pub matter: Option<i64>,
    pub via_visit: Option<i64>,
    pub people: Vec<Person>,
}

/// The marks of all of them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Marks {
    as_of: i64,
    public: Public,
    sources: BTreeMap<i64, Source>,
    by_matter: HashMap<i64, BTreeSet<i64>>,
    by_visit: HashMap<i64, BTreeSet<i64>>,
    known: Known,
}

/// So many papers are looked at each by itself where nothing was kept of the time before.
const FOLLOWED: usize = 64;

impl Marks {
    /// Gives the marks as the register stands. They are kept until the next act, which changes only its own.
    pub(crate) fn of(r: Reader<'_>) -> Result<Arc<Self>> {
        let mut marks = Self::kept(r)?.0;
        let act = r.last_act()?;
        if marks.as_of != act {
            let own = Arc::make_mut(&mut marks);
            own.catch_up(r, act)?;
        }
        r.keep(Arc::clone(&marks));
        Ok(marks)
    }

    /// Brings the marks up to what the act being done has written of some papers, and gives what changed. After the act,
    /// whatever it changed is followed once more.
    pub(crate) fn follow(r: Reader<'_>, papers: &BTreeSet<i64>) -> Result<Changed> {
        let (mut marks, is_fresh) = Self::kept(r)?;
        let own = Arc::make_mut(&mut marks);
        own.catch_up(r, r.last_act()?)?;
        let secret = |source: &&Source| !source.is_open;
        // Read just now, they hold the papers as they are: as if nothing had been known of them before.
        let held = |paper: &i64| own.sources.get(paper).filter(|_| !is_fresh).cloned();
        let before: BTreeMap<i64, Source> = papers.iter().filter_map(|paper| Some((*paper, held(paper)?))).collect();
        let after: BTreeMap<i64, Source> = store::sources(r, Some(papers), &own.public)?.into_iter().collect();
        if is_fresh {
            for paper in papers {
                own.leave(*paper);
            }
        }
        let people = |sources: &BTreeMap<i64, Source>| -> Vec<Person> {
            sources.values().filter(secret).flat_map(|source| source.people.clone()).collect()
        };
        let mut told: Vec<Person> = people(&after).into_iter().filter(|person| !own.known.has_all(person)).collect();
        for paper in papers {
            own.leave(*paper);
        }
        for (paper, source) in &after {
            own.enter(*paper, source.clone());
        }
        told.extend(people(&before).into_iter().filter(|person| !own.known.has_all(person)));
        let mut changed = Changed { told, ties: Vec::new() };
        for paper in papers {
            let both = [before.get(paper), after.get(paper)].map(|source| source.filter(secret));
            let may_have = is_fresh && papers.len() <= FOLLOWED;
            if both[0] != both[1] || may_have {
                let of = |key: fn(&Source) -> Option<i64>| both.into_iter().flatten().filter_map(key).collect();
                changed.ties.push((*paper, of(|source| source.matter), of(|source| source.via_visit)));
            }
        }
        r.keep(marks);
        Ok(changed)
    }

    /// Takes what is kept, or reads it; tells whether it was read just now.
    fn kept(r: Reader<'_>) -> Result<(Arc<Self>, bool)> {
        match r.take_kept::<Self>() {
            Some(marks) => Ok((marks, false)),
            None => Ok((Arc::new(Self::read(r)?), true)),
        }
    }

    /// Follows the acts that were done since.
    fn catch_up(&mut self, r: Reader<'_>, act: i64) -> Result<()> {
        match store::touched(r, self.as_of, act)? {
            Some(touched) => {
                for paper in &touched {
                    self.leave(*paper);
                }
                for (paper, source) in store::sources(r, Some(&touched), &self.public)? {
                    self.enter(paper, source);
                }
            }
            None => *self = Self::read(r)?,
        }
        self.as_of = act;
        Ok(())
    }

    /// Gives the marks of some people alone.
    pub(crate) fn of_people(people: Vec<Person>) -> Self {
        let mut marks = Self::default();
        marks.enter(0, Source { is_open: false, matter: None, via_visit: None, people });
        marks
    }

    fn read(r: Reader<'_>) -> Result<Self> {
        let mut marks = Self { as_of: r.last_act()?, public: public(r)?, ..Self::default() };
        for (paper, source) in store::sources(r, None, &marks.public)? {
            marks.enter(paper, source);
        }
        Ok(marks)
    }

    fn enter(&mut self, paper: i64, source: Source) {
        for (key, by) in [(source.matter, &mut self.by_matter), (source.via_visit, &mut self.by_visit)] {
            if let Some(key) = key {
                by.entry(key).or_default().insert(paper);
            }
        }
        for person in &source.people {
            self.known.count(person, source.is_open, true);
        }
        self.sources.insert(paper, source);
    }

    fn leave(&mut self, paper: i64) {
        let Some(source) = self.sources.remove(&paper) else { return };
        for (key, by) in [(source.matter, &mut self.by_matter), (source.via_visit, &mut self.by_visit)] {
            if let Some(held) = key.and_then(|key| by.get_mut(&key)) {
                held.remove(&paper);
            }
        }
        for person in &source.people {
            self.known.count(person, source.is_open, false);
        }
    }

    /// The names that are never a mark.
    pub(super) fn public(&self) -> &Public {
        &self.public
    }

    /// Tells whether there is nobody to be kept secret.
    pub(crate) fn is_empty(&self) -> bool {
        self.sources.is_empty()
    }

    /// Gives the papers a record is tied to, by its matter, its own id as a paper, its own id as a visit.
    pub(super) fn tied(&self, matters: &[i64], paper: Option<i64>, visit: Option<i64>) -> BTreeSet<i64> {
        let of_matters = matters.iter().filter_map(|matter| self.by_matter.get(matter)).flatten().copied();
        let of_visit = visit.and_then(|visit| self.by_visit.get(&visit)).into_iter().flatten().copied();
        of_matters.chain(of_visit).chain(paper.filter(|paper| self.sources.contains_key(paper))).collect()
    }

    /// Gives what of a text may not be shown. In what leaves the office, papers nobody has classified count too.
    pub(super) fn hidden(&self, text: &str, tied: &BTreeSet<i64>, leaves: bool) -> Vec<Told> {
        let mut told = self.known.told(text, leaves);
        let sources = tied.iter().filter_map(|paper| self.sources.get(paper));
        let people = sources.filter(|source| leaves || !source.is_open).flat_map(|source| &source.people);
        let mut reading = None;
        for person in people.filter(|person| told::may_tell(text, person)) {
            told.extend(reading.get_or_insert_with(|| Reading::of(text)).hidden(person, true));
        }
        // A name inside that of the unit, or of those above it, is the unit's.
        if !told.is_empty() {
            let public = self.public.places(text);
            told.retain(|one| !public.iter().any(|public| told::holds(public, &one.place)));
        }
        told
    }

    /// Tells whether a folded text may tell of any of them.
    pub(crate) fn may_be_told(&self, text: &str) -> bool {
        self.known.may_be_told(text)
    }
}

/// What an act changes about who denounces.
#[derive(Debug)]
pub(crate) struct Changed {
    /// Whoever is told by something nobody was told by before, or is any longer.
    pub(crate) told: Vec<Person>,
    /// The papers that became, are or were denunciations, with the matters and visits they are and were tied to.
    pub(crate) ties: Vec<(i64, Vec<i64>, Vec<i64>)>,
}
