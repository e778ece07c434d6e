//! "Đã từng đến": people who came or wrote before under a name, so that a clerk need not type them again. Somebody
//! behind a denunciation is never recalled by it.

mod store;

use serde::Serialize;
use vault::Reader;
use vault::error::Result;
use words::day;
use words::vietnamese::fold;
use words::vietnamese::sought::Sought;

/// Somebody who came before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Recalled {
    /// What lines call them, where the book knows them.
    #[serde(rename = "ref", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub reference: Option<String>,
    /// The name as given.
    pub full_name: String,
    /// The address as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub address: Option<String>,
    /// The hamlet, by ref.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub hamlet: Option<String>,
    /// The birth date, as stored.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub birth: Option<String>,
    /// The identity number.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub id_number: Option<String>,
    /// What it was read from.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub id_type: Option<String>,
    /// The telephone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub phone: Option<String>,
    /// How many visits and papers.
    pub visits: usize,
    /// The day of the last.
    pub last: chrono::NaiveDate,
    /// All that in a line.
    pub say: String,
}

/// How many are shown.
const MOST: usize = 8;
/// How many records are looked through for them: the newest.
const LOOKED_THROUGH: usize = 200;

/// Recalls people by the words of a name; two letters at least.
pub fn recall(r: Reader<'_>, name: &str) -> Result<Vec<Recalled>> {
    let sought = Sought::of(name);
    let tokens = sought.typed();
    if tokens.iter().map(String::len).sum::<usize>() < 2 {
        return Ok(Vec::new());
    }
    let fits = |full_name: &str| {
        let words = fold::tokens(full_name);
        tokens.iter().all(|token| words.iter().any(|word| word.starts_with(token.as_str())))
    };
    let mut found: Vec<Recalled> = Vec::new();
    for (one, on) in store::named(r, &sought, LOOKED_THROUGH)? {
        if !fits(&one.full_name) {
            continue;
        }
        let same = found.iter_mut().find(|known| known.is_like(&one));
        match same {
            Some(known) => {
                known.visits += 1;
                known.last = known.last.max(on);
            }
            None => found.push(one),
        }
    }
    found.sort_by_key(|one| std::cmp::Reverse(one.last));
    found.truncate(MOST);
    found.iter_mut().for_each(Recalled::tell);
    Ok(found)
}

impl Recalled {
    /// The same line of the book, or the same name at the same place.
    fn is_like(&self, other: &Self) -> bool {
        let place = |one: &Self| (one.address.as_deref().map(fold::fold), one.hamlet.clone());
        match (&self.reference, &other.reference) {
            (Some(own), Some(theirs)) => own == theirs,
            (None, None) => {
                fold::fold(&self.full_name) == fold::fold(&other.full_name) && place(self) == place(other)
            }
            _ => false,
        }
    }

    fn tell(&mut self) {
        let place = self.address.as_deref().map(|address| format!(", {address}")).unwrap_or_default();
        self.say =
            format!("{}{place}: đã đến {} lần, gần nhất {}", self.full_name, self.visits, day::show(self.last));
    }
}
