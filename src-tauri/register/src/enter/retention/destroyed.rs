//! What was destroyed, known by digests alone, so that an old book does not bring it back. Each is taken under a random key
//! that only this register has: another register does not know it, and without the key nothing can be tried against it.

use chrono::NaiveDate;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use vault::error::{Error, Result};
use vault::{Reader, Writer, hex, key};
use words::codes::Code;
use words::slice::Slice;
use words::vietnamese::compared;

use super::store;

/// So many bytes of a digest are kept.
const BYTES: usize = 16;

/// What an entry says, as far as it is compared.
pub struct Said<'a> {
    /// Its slice.
    pub slice: Slice,
    /// The day of the visit, or on which the paper came.
    pub on: NaiveDate,
    /// Who is named in it.
    pub names: Vec<&'a str>,
    /// What it is about.
    pub content: &'a str,
}

/// What is known of an entry that says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// It was destroyed.
    Destroyed,
    /// One of the same day and person was, with another content.
    MayBe,
}

/// What the retention act destroyed.
pub struct Destroyed {
    /// None where it never destroyed anything.
    key: Option<String>,
}

impl Destroyed {
    /// Begins to ask a register.
    pub fn of(r: Reader<'_>) -> Result<Self> {
        Ok(Self { key: store::key(r)? })
    }

    /// Tells whether an entry was destroyed, or one much like it.
    pub fn known(&self, r: Reader<'_>, said: &Said<'_>) -> Result<Option<Known>> {
        let Some(key) = &self.key else { return Ok(None) };
        // That it was is told before that it may have been.
        let (whole, in_part) = said.digests(key)?.into_iter().partition::<Vec<_>, _>(|one| one.0 == Known::Destroyed);
        for (known, digest) in whole.into_iter().chain(in_part) {
            if store::is_known(r, &digest)? {
                return Ok(Some(known));
            }
        }
        Ok(None)
    }
}

/// Keeps the digests of a paper that is about to be destroyed: as it stands, and as it stood before it was corrected, for so
/// the old book has it.
pub(super) fn keep(w: &Writer, petition: i64) -> Result<()> {
    let key = match store::key(w.read())? {
        Some(key) => key,
        None => store::make_key(w, hex(&key::random::<32>()?))?,
    };
    let names = store::names(w.read(), petition)?;
    for (on, content) in store::said(w.read(), petition)? {
        let names = names.iter().map(String::as_str).collect();
        let said = Said { slice: Slice::Petition, on, names, content: &content };
        for (_, digest) in said.digests(&key)? {
            store::keep(w, &digest)?;
        }
    }
    Ok(())
}

impl Said<'_> {
    /// Gives the digests of each person named, or of nobody where nobody is, and what is known of an entry that has one: of slice,
    /// day and name alone, and of the content too.
    fn digests(&self, key: &str) -> Result<Vec<(Known, String)>> {
        let mut names: Vec<String> = self.names.iter().map(|name| compared::name(name)).collect();
        if names.is_empty() {
            names.push(String::new());
        }
        let (on, content) = (self.on.to_string(), compared::content(self.content).join(" "));
        let mut digests = Vec::new();
        for name in &names {
            let person = [self.slice.code(), &on, name];
            digests.push((Known::MayBe, digest(key, &person)?));
            digests.push((Known::Destroyed, digest(key, &[person.as_slice(), &[&content]].concat())?));
        }
        Ok(digests)
    }
}

/// HMAC-SHA256 over parts, each with its length, so that no two lists of parts collide.
fn digest(key: &str, parts: &[&str]) -> Result<String> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).map_err(|_| Error::Damaged("register"))?;
    for part in parts {
        mac.update(&(part.len() as u64).to_le_bytes());
        mac.update(part.as_bytes());
    }
    let digest = mac.finalize().into_bytes();
    Ok(hex(digest.get(..BYTES).unwrap_or(&digest)))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn digests(key: &str, name: &str, content: &str) -> [String; 2] {
        let on = "2025-11-20".parse().unwrap();
        let said = Said { slice: Slice::Petition, on, names: vec![name], content };
        said.digests(key).unwrap().into_iter().map(|(_, digest)| digest).collect::<Vec<_>>().try_into().unwrap()
    }

    #[test]
    fn an_entry_is_known_in_other_letters_and_under_no_other_key() {
        let [person, whole] = digests("một", "Chu Thị Mến", "Đòi lại đất");
        assert_eq!(digests("một", "CHU THỊ MẾN (tức Bảy)", "đất: đòi lại"), [person.clone(), whole.clone()]);
        assert_eq!(person.len(), BYTES * 2);
        let [same, other] = digests("một", "Chu Thị Mến", "Đòi lại nương");
        assert!(same == person && other != whole && person != whole);
        let [one, two] = digests("hai", "Chu Thị Mến", "Đòi lại đất");
        assert!(one != person && two != whole);
    }
}
