//! The people of a form that is still being typed: denouncers as soon as its words or its kind say so.

use serde_json::{Map, Value};
use vault::Reader;
use vault::error::Result;
use words::slice::Slice;
use words::vietnamese::accusation::is_told;
use words::vietnamese::word::Word;

use super::marks::Marks;
use super::person::Person;
use super::told::{Mark, Reading, Told, is_title};
use super::{Tie, store};

/// Who stands in a form.
#[derive(Debug, Default)]
pub struct Draft {
    people: Vec<Person>,
    denounces: bool,
    is_classified: bool,
}

impl Draft {
    /// Reads the draft of one of its records.
    pub fn read(&mut self, r: Reader<'_>, slice: Slice, draft: &Map<String, Value>) -> Result<()> {
        let key = match slice {
            Slice::Petition => "petitioners",
            Slice::Visit => "people",
            _ => return Ok(()),
        };
        let text = |one: &Value, key: &str| one.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let draft_text = |key: &str| draft.get(key).and_then(Value::as_str).unwrap_or_default();
        let marks = Marks::of(r)?;
        let public = marks.public();
        for one in draft.get(key).and_then(Value::as_array).into_iter().flatten() {
            let person: Vec<Person> = if let Some(known) = one.get("person").and_then(Value::as_str) {
                store::known(r, known, public)?
            } else {
                let hamlet = store::hamlet(r, &text(one, "hamlet"))?;
                let (phone, number) = (text(one, "phone"), text(one, "id_number"));
                let address = text(one, "address");
                Person::all_told(&text(one, "full_name"), [&phone, &number], [&hamlet, &address], public)
            };
            self.people.extend(person.into_iter().filter(|one| !one.is_nobody() && !one.is_covered()));
        }
        match draft_text("kind") {
            // Until it is classified, what is said decides.
            "" => {
                let is_told = ["summary", "note", "content"].into_iter().map(draft_text).any(is_told);
                self.denounces |= is_told && !self.is_classified;
            }
            kind => {
                self.is_classified = true;
                self.denounces = matches!(kind, "denunciation" | "mixed");
            }
        }
        Ok(())
    }
}

/// Gives a text with what tells who somebody is replaced, and whether that is who denounces; none where nobody is told.
pub fn instead(r: Reader<'_>, text: &str, tie: &Tie, draft: &Draft) -> Result<Option<(String, bool)>> {
    let marks = Marks::of(r)?;
    let reading = Reading::of(text);
    let own = |is_tied: bool| draft.people.iter().flat_map(|one| reading.hidden(one, is_tied)).collect::<Vec<Told>>();
    let mut told = marks.hidden(text, &marks.tied(&tie.matters, tie.paper, tie.visit), false);
    if draft.denounces {
        told.extend(own(true));
    } else {
        // What is said of the form's own people is theirs.
        let theirs: Vec<Told> = draft.people.iter().flat_map(|one| reading.marks(one)).collect();
        told.retain(|one| !theirs.iter().any(|own| super::told::holds(&own.place, &one.place)));
    }
    let denounces = !told.is_empty();
    if !denounces {
        told = own(false);
    }
    if told.is_empty() {
        return Ok(None);
    }
    let who = if denounces { "người tố cáo" } else { "người gửi đơn" };
    Ok(Some((reading.replaced(told, who), denounces)))
}

impl Reading<'_> {
    /// Writes other words in the place of marks: who it is in that of a name with the title before it, an ellipsis in that of a
    /// number or place.
    fn replaced(&self, mut told: Vec<Told>, who: &str) -> String {
        told.sort_by_key(|one| (one.place.start, usize::MAX - one.place.end));
        let (mut out, mut at) = (String::new(), 0);
        for one in told {
            if one.place.start < at {
                at = at.max(one.place.end);
                continue;
            }
            let is_name = matches!(one.mark, Mark::Name | Mark::Short | Mark::Called | Mark::Given);
            let start = if is_name { self.title_before(one.place.start) } else { one.place.start };
            out.push_str(self.text.get(at..start).unwrap_or_default());
            let before = self.text.get(..start).unwrap_or_default().trim_end();
            let mut letters = who.chars();
            match letters.next().filter(|_| before.is_empty() || before.ends_with('.')) {
                _ if !is_name => out.push('…'),
                Some(first) => out.extend(first.to_uppercase().chain(letters)),
                None => out.push_str(who),
            }
            at = one.place.end;
        }
        out.push_str(self.text.get(at..).unwrap_or_default());
        out
    }

    /// Gives where the title before a place begins, or the place where there is none.
    fn title_before(&self, start: usize) -> usize {
        let before = self.words.iter().rev().find(|word| word.end <= start);
        let is_next = |word: &&Word| self.text.get(word.end..start).is_some_and(|gap| gap.trim().is_empty());
        before.filter(|word| is_title(word)).filter(is_next).map_or(start, |word| word.start)
    }
}
