//! Asking the search index: which records hold what is sought.

use std::collections::HashSet;

use rusqlite::named_params;
use vault::Reader;
use vault::error::Result;
use vault::sql::Statements;
use words::slice::Slice;
use words::vietnamese::sought::Sought;

/// Which of the words sought are only beginnings of what is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Begin {
    /// None: each is a whole word.
    None,
    /// The last, which is still being typed.
    Last,
    /// Any.
    Any,
}

impl Begin {
    /// Tells whether the word at a place among so many is only a beginning.
    pub(crate) fn is_one(self, place: usize, words: usize) -> bool {
        self == Self::Any || self == Self::Last && place + 1 == words
    }
}

/// Gives the records that hold every word sought, the newest first: before all others those that hold each as a whole word,
/// then those where the last, which is still being typed, is only a beginning, then those where any is. Words hold
/// letters and digits only, and each is quoted, so that no text is read as the index's own language.
pub(crate) fn matching(r: Reader<'_>, sought: &Sought, limit: usize) -> Result<Vec<(Slice, i64)>> {
    let (mut found, mut known) = (Vec::new(), HashSet::new());
    for begin in [Begin::None, Begin::Last, Begin::Any].into_iter().take(sought.typed().len() + 1) {
        let newest = match (sought.typed(), sought.readings().count()) {
            ([word], 1) if begin != Begin::None => among_the_newest(r, word, limit)?,
            _ => None,
        };
        let more = newest.map_or_else(|| holding(r, &query(sought, begin), limit), Ok)?;
        found.extend(more.into_iter().filter(|one| known.insert(*one)));
        if found.len() >= limit {
            break;
        }
    }
    found.truncate(limit);
    Ok(found)
}

/// Writes what is sought in the index's language: all words of one of its readings.
pub(crate) fn query(sought: &Sought, begin: Begin) -> String {
    let each = |words: &[String]| {
        let star = |place| if begin.is_one(place, words.len()) { "*" } else { "" };
        let quoted = words.iter().enumerate().map(|(place, word)| format!("{}{}", quoted(word), star(place)));
        quoted.collect::<Vec<_>>().join(" ")
    };
    sought.readings().map(each).collect::<Vec<_>>().join(" OR ")
}

fn quoted(word: &str) -> String {
    format!("\"{}\"", word.replace('"', ""))
}

/// The rows that hold a query, by the id of their ref: those in the index, and those that are only due to go into it.
pub(crate) const FOUND: &str = "select rowid as id from finding_index where finding_index match :search
    union all
    select due.id from finding_due as due cross join finding on finding.id = due.id where holds(finding.text, :search)";

/// The newest of them.
pub(crate) fn newest() -> String {
    format!("select id from ({FOUND}) order by id desc limit :limit")
}

fn holding(r: Reader<'_>, query: &str, limit: usize) -> Result<Vec<(Slice, i64)>> {
    let mut statement = r.prepare(&format!(
        "select reference.slice, reference.record from ({}) as newest
         cross join reference on reference.id = newest.id order by newest.id desc",
        newest()
    ))?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = statement
        .query_map(named_params! { ":search": query, ":limit": limit }, |row| {
            Ok((row.get::<_, Slice>(0)?, row.get::<_, i64>(1)?))
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}

/// Gives the records that hold every one of some whole words, the newest first.
pub(super) fn holding_all(r: Reader<'_>, words: &[String], limit: usize) -> Result<Vec<(Slice, i64)>> {
    let all: Vec<String> = words.iter().map(|word| quoted(word)).collect();
    if all.is_empty() { Ok(Vec::new()) } else { holding(r, &all.join(" "), limit) }
}

/// Letters of the longest beginning the index keeps ready. A longer one is put together of all the words it begins,
/// however many hold them.
const READY: usize = 3;
/// So many of the newest that hold the ready beginning are read to see whether they hold the longer one.
const READ: i64 = 3_000;

/// Gives the newest records with a word that begins so, where they are found soon: `None` where the index is better asked.
fn among_the_newest(r: Reader<'_>, word: &str, limit: usize) -> Result<Option<Vec<(Slice, i64)>>> {
    let Some(ready) = word.get(..READY).filter(|ready| ready.len() < word.len()) else { return Ok(None) };
    let mut statement = r.prepare(&format!(
        "select reference.slice, reference.record
         from ({}) as newest
         cross join finding on finding.id = newest.id
         cross join reference on reference.id = newest.id
         where instr(' ' || finding.text, ' ' || :word) > 0
         order by newest.id desc limit :most",
        newest()
    ))?;
    let most = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = statement
        .query_map(
            named_params! { ":search": format!("\"{ready}\"*"), ":limit": READ, ":word": word, ":most": most },
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    Ok((rows.len() >= limit).then_some(rows))
}
