//! The data keys of a register: today's, and every older one.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::{DAMAGED, Key, aad, random};
use crate::error::Result;

const NONCE: usize = 24;
/// A generation and its key.
const ENTRY: usize = 4 + 32;

/// Today's data key and those of all generations before. They stand sealed under today's in the key file and in the
/// register: who holds today's reads what is older, and never the other way round.
#[derive(Clone)]
pub(crate) struct Ring {
    /// Of today's key; the first is 1.
    generation: u32,
    today: Key,
    /// With their generations, the newest first.
    older: Vec<(u32, Key)>,
}

impl Ring {
    /// Draws the key of a new register.
    pub(crate) fn first() -> Result<Self> {
        Ok(Self { generation: 1, today: Key::random()?, older: Vec::new() })
    }

    /// Draws the key of the next generation.
    pub(crate) fn next(&self) -> Result<Self> {
        let mut older = self.older.clone();
        older.insert(0, (self.generation, self.today.clone()));
        Ok(Self { generation: self.generation.checked_add(1).ok_or(DAMAGED)?, today: Key::random()?, older })
    }

    /// Opens the ring that today's key sealed. Nothing sealed is a ring of nothing older.
    pub(crate) fn open(register: &str, generation: u32, today: Key, sealed: &[u8]) -> Result<Self> {
        if sealed.is_empty() {
            return Ok(Self { generation, today, older: Vec::new() });
        }
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>().ok_or(DAMAGED)?;
        let payload = Payload { msg: sealed, aad: &bound_to(register, generation) };
        let plain = cipher(register, &today)?.decrypt(&XNonce::from(*nonce), payload).map_err(|_| DAMAGED)?;
        let plain = Zeroizing::new(plain);
        let (entries, rest) = plain.as_chunks::<ENTRY>();
        let older: Vec<(u32, Key)> = entries.iter().filter_map(read).collect();
        if rest.is_empty() && older.len() == entries.len() {
            Ok(Self { generation, today, older })
        } else {
            Err(DAMAGED)
        }
    }

    /// Seals the older keys under today's.
    pub(crate) fn seal(&self, register: &str) -> Result<Vec<u8>> {
        if self.older.is_empty() {
            return Ok(Vec::new());
        }
        let mut plain = Zeroizing::new(Vec::with_capacity(self.older.len() * ENTRY));
        for (generation, key) in &self.older {
            plain.extend(generation.to_le_bytes());
            plain.extend(key.iter());
        }
        let nonce = random::<NONCE>()?;
        let payload = Payload { msg: &plain, aad: &bound_to(register, self.generation) };
        let sealed = cipher(register, &self.today)?.encrypt(&XNonce::from(nonce), payload).map_err(|_| DAMAGED)?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// The generation of today's key.
    pub(crate) fn generation(&self) -> u32 {
        self.generation
    }

    /// Today's key.
    pub(crate) fn today(&self) -> &Key {
        &self.today
    }

    /// Every key with its generation, today's first.
    pub(crate) fn all(&self) -> impl Iterator<Item = (u32, &Key)> {
        let older = self.older.iter().map(|(generation, key)| (*generation, key));
        std::iter::once((self.generation, &self.today)).chain(older)
    }
}

fn read(entry: &[u8; ENTRY]) -> Option<(u32, Key)> {
    let (generation, key) = entry.split_first_chunk::<4>()?;
    Some((u32::from_le_bytes(*generation), Key::copied(key)?))
}

fn bound_to(register: &str, generation: u32) -> Vec<u8> {
    aad(register, &format!("ring/{generation}"))
}

fn cipher(register: &str, today: &Key) -> Result<XChaCha20Poly1305> {
    let mut own = Zeroizing::new([0; 32]);
    let derived = Hkdf::<Sha256>::new(Some(register.as_bytes()), today.as_slice());
    derived.expand(b"so-tiep-dan/ring/1", own.as_mut_slice()).map_err(|_| DAMAGED)?;
    Ok(XChaCha20Poly1305::new(&(*own).into()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::error::Error;

    #[test]
    fn the_new_reads_the_old_and_the_old_never_the_new() {
        let mut rings = vec![Ring::first().unwrap()];
        for _ in 1..20 {
            rings.push(rings.last().unwrap().next().unwrap());
        }
        let newest = rings.last().unwrap();
        let sealed = newest.seal("r").unwrap();
        let opened = Ring::open("r", 20, newest.today().clone(), &sealed).unwrap();
        let known: Vec<(u32, [u8; 32])> = opened.all().map(|(generation, key)| (generation, **key)).collect();
        let made: Vec<(u32, [u8; 32])> = rings.iter().rev().map(|ring| (ring.generation(), **ring.today())).collect();
        assert_eq!(known, made);
        for old in &rings[..19] {
            let tried = Ring::open("r", 20, old.today().clone(), &sealed);
            assert!(matches!(tried, Err(Error::Damaged("key slots"))));
        }
        // It is bound to its register and generation, and every byte of it counts.
        let today = || newest.today().clone();
        assert!(Ring::open("s", 20, today(), &sealed).is_err() && Ring::open("r", 19, today(), &sealed).is_err());
        for at in 0..sealed.len() {
            let mut flipped = sealed.clone();
            *flipped.get_mut(at).unwrap() ^= 1;
            assert!(Ring::open("r", 20, today(), &flipped).is_err(), "{at}");
        }
    }
}
