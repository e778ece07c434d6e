//! Who there is to merge: everybody who came or wrote under a name or number, one line for each time they were entered
//! apart. Nobody behind a denunciation is among them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;
use vault::Reader;
use vault::error::Result;
use words::slice::Slice;
use words::vietnamese::sought::{Sought, find};

use super::{Whom, store};
use crate::index;

/// Somebody, as entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Candidate {
    /// How a merge names them.
    pub whom: Whom,
    /// The name.
    pub full_name: String,
    /// The birth date, as stored.
    pub birth: Option<String>,
    /// The identity number.
    pub id_number: Option<String>,
    /// The address, the hamlet before it.
    pub address: String,
    /// The telephone number.
    pub phone: Option<String>,
    /// Where they stand.
    pub stands: Vec<Stand>,
}

/// A visit or paper somebody stands in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Stand {
    /// Visit or petition.
    #[serde(rename = "type")]
    pub slice: Slice,
    /// By ref.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Its number.
    pub number: String,
    /// Its day.
    pub on: NaiveDate,
}

/// How many records are looked through, the newest, and how many people are given.
const LOOKED_THROUGH: usize = 300;
const MOST: usize = 60;

/// Gives the people whose name or number begins with the words of a text.
pub fn candidates(r: Reader<'_>, text: &str) -> Result<Vec<Candidate>> {
    let sought = Sought::of(text);
    if sought.is_empty() {
        return Ok(Vec::new());
    }
    let mut found: BTreeMap<i64, Candidate> = BTreeMap::new();
    for (slice, record) in index::search_store::matching(r, &sought, LOOKED_THROUGH)? {
        if !matches!(slice, Slice::Visit | Slice::Petition) {
            continue;
        }
        for (person, one) in store::people_in(r, slice, record)? {
            if !one.fits(&sought) {
                continue;
            }
            match found.get_mut(&person) {
                Some(known) => known.stands.extend(one.stands),
                None => drop(found.insert(person, one)),
            }
        }
    }
    let mut all: Vec<Candidate> = found.into_values().collect();
    all.sort_by_cached_key(|one| words::vietnamese::order::sort_key(&one.full_name));
    all.truncate(MOST);
    Ok(all)
}

impl Candidate {
    fn fits(&self, sought: &Sought) -> bool {
        let numbers = [&self.id_number, &self.phone].into_iter().flatten().map(String::as_str);
        let texts: Vec<&str> = numbers.chain([self.full_name.as_str()]).collect();
        let holds = |words: &[String]| words.iter().all(|word| texts.iter().any(|text| find(text, word).is_some()));
        sought.readings().any(holds)
    }
}
