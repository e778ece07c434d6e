//! Several records entered in one act, which name each other: a visit, the petition handed in at it and its new matter; or one
//! processed with what follows from it.

use serde_json::{Map, Value};
use vault::error::{Error, Result};
use vault::{Act, Casebook, Done, Moment, Writer};
use words::codes::Code;
use words::fault::Fault;
use words::slice::Slice;

use super::Entered;
use super::amend::unmasked;
use super::answer;
use super::batch;
use super::load;
use crate::entry::store::get;
use crate::entry::store::line_of;
use crate::reference;

/// Enters drafts that name each other by `@visit`, `@petition`, `@matter`, in one act.
pub fn receive(
    book: &mut Casebook,
    drafts: Vec<(Slice, Map<String, Value>)>,
    now: Moment,
) -> Result<Done<Vec<Named>>> {
    book.write(Act::Add, now, |w| together(w, drafts, now))
}

/// Enters drafts as [`receive`] does and sets some keys of records already there, in one act.
pub fn receive_and_set(
    book: &mut Casebook,
    drafts: Vec<(Slice, Map<String, Value>)>,
    sets: Vec<(Slice, String, Map<String, Value>)>,
    now: Moment,
) -> Result<Done<Vec<Named>>> {
    let act = if sets.is_empty() { Act::Add } else { Act::Correct };
    book.write(act, now, |w| {
        let named = if drafts.is_empty() { Vec::new() } else { together(w, drafts, now)? };
        for (slice, reference, keys) in sets {
            let (_, entry) = get(w.read(), slice, &reference)?;
            let mut line = line_of(&entry)?;
            line.extend(keys);
            batch::replace(w, load::read_all(vec![(None, line)], now)?)?;
        }
        Ok(named)
    })
}

/// Corrects a record and enters with it, in one act, what it names (a new matter), what was corrected about people of the
/// book who stand in it (drafts of [`Slice::Person`] with their ref), and what follows (the paper sent out about it).
/// What is new is named by `@matter` and its like, the record itself by `@petition` or `@visit`.
pub fn process(
    book: &mut Casebook,
    slice: Slice,
    reference: &str,
    draft: Map<String, Value>,
    more: Vec<(Slice, Map<String, Value>)>,
    now: Moment,
) -> Result<Done<Named>> {
    let (people, more): (Vec<_>, Vec<_>) = more.into_iter().partition(|(slice, _)| *slice == Slice::Person);
    // The matter first: the record names it. What is sent out names the record as it now is.
    let (named, after): (Vec<_>, Vec<_>) = more.into_iter().partition(|(slice, _)| *slice == Slice::Matter);
    book.write(Act::Correct, now, |w| {
        let mut gathered = Gathered::default();
        for (_, person) in people {
            let at = place_of(&draft, &person);
            gathered.take(correct_person(w, person, now), |fault| fault.field = format!("{at}.{}", fault.field))?;
        }
        let made = gathered.take(together(w, named, now), |_| ())?;
        let mut refs: Vec<(Slice, String)> =
            made.iter().flatten().map(|named| (named.slice, named.reference.clone())).collect();
        refs.push((slice, reference.to_owned()));
        let mut draft = placed(draft, &refs);
        if made.is_none() {
            // What its new matter is called is not known: that is the matter's fault, not the record's.
            draft = without_what_is_new(draft);
        }
        unmasked(w, slice, reference, &mut draft)?;
        draft.insert("ref".to_owned(), reference.into());
        draft.insert("type".to_owned(), slice.code().into());
        let replaced = load::read_all(vec![(None, draft)], now).and_then(|batch| batch::replace(w, batch));
        let entered = gathered.take(replaced, |_| ())?;
        let after = after.into_iter().map(|(slice, draft)| (slice, placed(draft, &refs))).collect();
        gathered.take(together(w, after, now), |_| ())?;
        gathered.end()?;
        let entered = entered.ok_or(Error::NotFound("record"))?;
        Ok(Named { slice, reference: reference.to_owned(), entered })
    })
}

/// The faults of several drafts that go together: all are known before any is answered.
#[derive(Default)]
struct Gathered {
    faults: Vec<Fault>,
    more: usize,
}

impl Gathered {
    /// Keeps the faults of one draft, each told where it stands on the form; any other trouble ends the act.
    fn take<T>(&mut self, entered: Result<T>, stand: impl Fn(&mut Fault)) -> Result<Option<T>> {
        match entered {
            Ok(entered) => Ok(Some(entered)),
            Err(Error::Faults(mut faults, more)) => {
                faults.iter_mut().for_each(stand);
                self.faults.append(&mut faults);
                self.more += more;
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    fn end(self) -> Result<()> {
        if self.faults.is_empty() { Ok(()) } else { Err(Error::Faults(self.faults, self.more)) }
    }
}

/// Corrects a person of the book inside an act.
fn correct_person(w: &Writer, mut person: Map<String, Value>, now: Moment) -> Result<Entered> {
    person.insert("type".to_owned(), Slice::Person.code().into());
    let corrected = load::read_all(vec![(None, person)], now).and_then(|batch| batch::replace(w, batch));
    match corrected {
        Err(Error::Faults(mut faults, more)) => {
            // They stand on the form of the record that names the person.
            for fault in &mut faults {
                fault.reference = None;
            }
            Err(Error::Faults(faults, more))
        }
        other => other,
    }
}

/// Tells where in a draft a person stands: `people.0`.
fn place_of(draft: &Map<String, Value>, person: &Map<String, Value>) -> String {
    let stands = |list: &Value| {
        let named = |one: &Value| one.get("person").is_some() && one.get("person") == person.get("ref");
        list.as_array()?.iter().position(named)
    };
    let found = ["people", "petitioners"].into_iter().find_map(|key| Some((key, stands(draft.get(key)?)?)));
    found.map_or_else(|| "people".to_owned(), |(key, place)| format!("{key}.{place}"))
}

/// Leaves out of a draft what it names of the records that were to be entered with it.
fn without_what_is_new(draft: Map<String, Value>) -> Map<String, Value> {
    let is_new =
        |value: &Value| value.as_str().and_then(|text| text.strip_prefix('@')).and_then(Slice::from_code).is_some();
    let keep = |(key, value): (String, Value)| match value {
        Value::Array(list) => Some((key, list.into_iter().filter(|one| !is_new(one)).collect())),
        value if is_new(&value) => None,
        value => Some((key, value)),
    };
    draft.into_iter().filter_map(keep).collect()
}

/// What entering one of several records answers.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Named {
    /// Its slice.
    #[serde(rename = "type")]
    pub slice: Slice,
    /// What lines call it.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Its id and its number.
    #[serde(flatten)]
    pub entered: Entered,
}

/// Enters drafts that name each other, inside an act.
fn together(w: &Writer, drafts: Vec<(Slice, Map<String, Value>)>, now: Moment) -> Result<Vec<Named>> {
    let mut named = Vec::with_capacity(drafts.len());
    let mut last: Vec<(Slice, i64)> = Vec::new();
    // Which refs were given here, that no form knows.
    let mut given: Vec<(Slice, String)> = Vec::new();
    for (slice, mut draft) in drafts {
        // A second record of the same slice needs the ref after the first one's.
        let before = i64::try_from(last.iter().filter(|(one, _)| *one == slice).count()).unwrap_or(0);
        let is_unnamed = draft.get("ref").is_none_or(Value::is_null);
        if before > 0 && is_unnamed {
            let reference = reference::free_reference_after(w.read(), slice, before)?;
            draft.insert("ref".to_owned(), reference.into());
        }
        last.push((slice, before));
        let draft = batch::named(w, slice, draft)?;
        if is_unnamed {
            given.push((slice, reference_of(&draft)));
        }
        named.push((slice, draft));
    }
    let refs: Vec<(Slice, String)> = named.iter().map(|(slice, draft)| (*slice, reference_of(draft))).collect();
    let lines: Vec<Map<String, Value>> = named.into_iter().map(|(_, draft)| placed(draft, &refs)).collect();
    let of_one_matter = answer::of_one_matter(&lines);
    let read = load::read_all(lines.into_iter().map(|line| (None, line)).collect(), now);
    let entered = read.and_then(|batch| batch::enter(w, batch)).map_err(|error| as_the_form_names(error, &given))?;
    for pair in &of_one_matter {
        answer::join(w, pair, now)?;
    }
    let answer = refs.into_iter().zip(entered);
    Ok(answer.map(|((slice, reference), entered)| Named { slice, reference, entered }).collect())
}

/// Lets faults speak of what is new as the form does: `@petition` for the ref it would have had.
fn as_the_form_names(error: Error, given: &[(Slice, String)]) -> Error {
    let Error::Faults(mut faults, more) = error else { return error };
    for fault in &mut faults {
        let of = given.iter().find(|(_, reference)| fault.reference.as_ref() == Some(reference));
        if let Some((slice, _)) = of {
            fault.reference = Some(format!("@{}", slice.code()));
        }
    }
    Error::Faults(faults, more)
}

/// Puts the refs just given in the place of `@visit` and its like.
fn placed(draft: Map<String, Value>, refs: &[(Slice, String)]) -> Map<String, Value> {
    draft.into_iter().map(|(key, value)| (key, named_value(value, refs))).collect()
}

fn named_value(value: Value, refs: &[(Slice, String)]) -> Value {
    match value {
        Value::String(text) => {
            let slice = text.strip_prefix('@').and_then(Slice::from_code);
            let named = slice.and_then(|slice| refs.iter().find(|(one, _)| *one == slice));
            named.map_or(Value::String(text), |(_, reference)| Value::String(reference.clone()))
        }
        Value::Array(list) => list.into_iter().map(|one| named_value(one, refs)).collect(),
        other => other,
    }
}

fn reference_of(draft: &Map<String, Value>) -> String {
    draft.get("ref").and_then(Value::as_str).unwrap_or_default().to_owned()
}
