//! Recognition while a visit or a paper is typed: which visits and papers of the book look like it, and why (2-counting
//! §2.4). It only hints; what the likeness means is the clerk's answer, a `decision`. Nobody behind a denunciation is
//! ever recognised: a secret paper is hinted at by its content or its incoming document alone, under its number.

mod likeness;
mod store;

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Map, Value};
use vault::Reader;
use vault::error::Result;
use words::codes::{Code, codes};
use words::slice::Slice;

use self::likeness::{Content, Somebody};

codes! {
    /// Why something is hinted at.
    Reason "likeness" {
        /// The same identity number.
        SameIdentity = "same_identity",
        /// The same name at the same hamlet.
        SameNameHamlet = "same_name_hamlet",
        /// The same name, born in the same year.
        SameNameBirth = "same_name_birth",
        /// Forwarded by the same document.
        SameIncoming = "same_incoming",
        /// Its content is alike.
        SimilarContent = "similar_content",
    }
}

/// One reason, with its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Because {
    /// Which.
    pub reason: Reason,
    /// For the clerk: "Nội dung giống 82 %".
    pub say: String,
}

/// A visit or paper that looks like what is being typed.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Hint {
    /// Its slice: visit or petition.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "types", ts(type = "'visit' | 'petition'"))]
    pub slice: Slice,
    /// What lines call it.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Its number in the year's book.
    pub number: String,
    /// Its day.
    pub on: NaiveDate,
    /// Who, or what a secret paper is called.
    pub title: String,
    /// How its content begins.
    pub text: String,
    /// Its matter, by ref.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub matter: Option<String>,
    /// What that is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub matter_title: Option<String>,
    /// The first paper, where this one is itself a duplicate.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub original: Option<String>,
    /// It is a denunciation, or carries one.
    pub secret: bool,
    /// The strongest reason first.
    pub because: Vec<Because>,
    /// How strongly; for the order only.
    #[serde(skip)]
    weight: f64,
}

/// What is recognised of a half-typed draft. Everything may still be missing.
#[derive(Debug, Default)]
struct Sought {
    own: Option<String>,
    people: Vec<Somebody>,
    content: Content,
    incoming: Option<likeness::Incoming>,
}

/// The most hints that are given.
const MOST: usize = 6;
/// The most people of a draft that are looked for.
const PEOPLE: usize = 5;
/// How many letters of a hinted content are shown.
const SHOWN: usize = 200;

/// Recognises a draft of a visit or petition, as far as it is typed. What the clerk has answered about it before is
/// not hinted at again.
pub fn recognise(r: Reader<'_>, slice: Slice, draft: &Map<String, Value>) -> Result<Vec<Hint>> {
    let sought = Sought::read(r, slice, draft)?;
    let mut hints = Vec::new();
    let answered = store::answered(r, sought.own.as_deref())?;
    for (slice, id) in store::candidates(r, &sought)? {
        let Some(held) = store::held(r, slice, id)? else { continue };
        if Some(&held.reference) == sought.own.as_ref() || answered.contains(&held.reference) {
            continue;
        }
        hints.extend(sought.compare(held));
    }
    // A visit that only brought a paper that is hinted at would be the same hint twice.
    let brought: Vec<String> = hints.iter().filter_map(|(_, visit)| visit.clone()).collect();
    let mut hints: Vec<Hint> = hints.into_iter().map(|(hint, _)| hint).collect();
    hints.retain(|hint| hint.slice != Slice::Visit || !brought.contains(&hint.reference));
    hints.sort_by(|one, other| other.weight.total_cmp(&one.weight).then_with(|| other.on.cmp(&one.on)));
    hints.truncate(MOST);
    Ok(hints)
}

impl Sought {
    fn read(r: Reader<'_>, slice: Slice, draft: &Map<String, Value>) -> Result<Self> {
        let (people, content) = match slice {
            Slice::Petition => ("petitioners", "summary"),
            _ => ("people", "content"),
        };
        let mut sought = Self {
            own: draft.get("ref").and_then(Value::as_str).map(ToOwned::to_owned),
            content: Content::of(draft.get(content).and_then(Value::as_str).unwrap_or_default()),
            incoming: draft.get("incoming").and_then(likeness::Incoming::read),
            people: Vec::new(),
        };
        for one in draft.get(people).and_then(Value::as_array).into_iter().flatten().take(PEOPLE) {
            let named = one.get("person").and_then(Value::as_str);
            let somebody = match named {
                Some(person) => store::known(r, person)?,
                None => Somebody::read(one, |hamlet| store::hamlet(r, hamlet))?,
            };
            sought.people.extend(somebody);
        }
        Ok(sought)
    }

    /// Gives the hint at a record, if there is a reason for one, with the visit the record was handed in at.
    fn compare(&self, held: store::Held) -> Option<(Hint, Option<String>)> {
        let mut because: Vec<(f64, Because)> = Vec::new();
        let mut give = |reason: Reason, weight: f64, say: String| {
            if !because.iter().any(|(_, one)| one.reason == reason) {
                because.push((weight, Because { reason, say }));
            }
        };
        for (typed, known) in self.people.iter().flat_map(|typed| held.people.iter().map(move |known| (typed, known)))
        {
            for reason in typed.same_as(known) {
                give(reason, weight(reason), reason.label().to_owned());
            }
        }
        if self.incoming.as_ref().zip(held.incoming.as_ref()).is_some_and(|(typed, known)| typed.is(known)) {
            give(Reason::SameIncoming, weight(Reason::SameIncoming), Reason::SameIncoming.label().to_owned());
        }
        if let Some(percent) = self.content.alike(&Content::of(&held.text)) {
            let say = format!("{} {percent} %", Reason::SimilarContent.label());
            give(Reason::SimilarContent, f64::from(percent) / 100.0, say);
        }
        because.sort_by(|one, other| other.0.total_cmp(&one.0));
        let weight = because.iter().map(|(weight, _)| weight).sum();
        let because: Vec<Because> = because.into_iter().map(|(_, one)| one).collect();
        let hint = Hint {
            slice: held.slice,
            reference: held.reference,
            number: held.number,
            on: held.on,
            title: held.title,
            text: held.text.chars().take(SHOWN).collect(),
            matter: held.matter,
            matter_title: held.matter_title,
            original: held.original,
            secret: held.secret,
            because,
            weight,
        };
        (!hint.because.is_empty()).then_some((hint, held.via_visit))
    }
}

/// How strong a reason is. Content weighs as much as it is alike.
fn weight(reason: Reason) -> f64 {
    match reason {
        Reason::SameIdentity | Reason::SimilarContent => 1.0,
        Reason::SameIncoming => 0.9,
        Reason::SameNameHamlet => 0.8,
        Reason::SameNameBirth => 0.7,
    }
}
